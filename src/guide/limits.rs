//! What the crate does not do, and what to use then.
//!
//! | it does not | so |
//! |---|---|
//! | read files of settings; TOML, YAML, JSON; profiles | [below](#files-profiles-layers) |
//! | parse arguments | [below](#arguments) |
//! | reload, watch, fetch from a store | [below](#read-once) |
//! | connect to anything | [below](#no-connections) |
//! | read lists of structs, or names that nobody declared | [below](#structs-in-lists-and-names-at-run-time) |
//! | expand `$NAME` in a value, or render templates | [below](#no-templates) |
//! | read text that is no UTF-8 | [below](#text) |
//! | derive for every type | [below](#what-the-derive-takes) |
//! | hide a secret from the system it runs on | [below](#secrets) |
//! | have tests on Windows and macOS | [below](#platforms) |
//! | cost nothing | [below](#cost) |
//!
//! # Files, profiles, layers
//!
//! A field is read from variables. The files that are read are secrets (`NAME_FILE`, systemd's credentials) and, for
//! development, `.env`. Layers are layers of variables, [`Env::or`](crate::Env::or): the first that has a variable wins.
//! There are no profiles: [`environments`](super::environments) tells how to do without.
//!
//! Use figment or config for files in layers, and confique for a few files with templates. Where only some of the config is
//! in a file, give its path a variable, and read the file with serde.
//!
//! # Arguments
//!
//! None are parsed, and no value comes from one. Use clap for what a person types, and a struct of factor3 for what the
//! deploy says; each variable belongs to one of them. clap's `env` shows values in its help unless told not to.
//!
//! # Read once
//!
//! The environment of a process cannot be changed from outside, so there is nothing to watch, and a rotated secret is a
//! restart. A secret file is read once as well, though a mounted one may change. An app that must not restart reads such a
//! file itself, from a `PathBuf` field; the crate's limits for secret files do not apply there.
//!
//! No store is asked: no Vault, no AWS, no 1Password. Something that starts the app resolves the references and sets
//! variables or files; a reference that was left unresolved is
//! [told as such](super::reports::values#what-became-of-a-value-on-its-way).
//!
//! # No connections
//!
//! A URL that reads may name a host that does not answer. `FACTOR3=check` says that the config is right, not that the
//! services are up: the first query, or a readiness probe, says that.
//!
//! # Structs in lists, and names at run time
//!
//! A list is in one variable, and its items are of one type each. There is no `SHARDS_0_HOST`, and no field that takes all
//! variables with a prefix. An item of several parts is a type with `FromStr`:
//!
//! ```
//! use factor3::Config;
//! use std::collections::BTreeMap;
//!
//! #[derive(Debug, PartialEq)]
//! struct Shard {
//!     host: String,
//!     weight: u8,
//! }
//!
//! impl std::str::FromStr for Shard {
//!     type Err = &'static str;
//!
//!     fn from_str(text: &str) -> Result<Self, Self::Err> {
//!         let (host, weight) = text.split_once('*').ok_or("host*weight")?;
//!         Ok(Self { host: host.to_owned(), weight: weight.parse().map_err(|_| "a weight from 0 to 255")? })
//!     }
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     shards: Vec<Shard>,
//!     /// Requests a minute of each plan.
//!     limits: BTreeMap<String, u32>,
//! }
//!
//! let app = App::from_vars([("SHARDS", "db-1*2, db-2*1"), ("LIMITS", "free=10, team=600")])?;
//! assert_eq!(app.shards[1], Shard { host: "db-2".into(), weight: 1 });
//! assert_eq!(app.limits["team"], 600);
//!
//! let error = App::from_vars([("SHARDS", "db-1*2, db-2"), ("LIMITS", "free=10")]).unwrap_err();
//! assert!(error.problems()[0].to_string().starts_with("SHARDS: item 2 "));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! A few parts of the same shape are fields, flattened with a prefix each. What is deeper belongs in a file of its own, or
//! in a database.
//!
//! # No templates
//!
//! `${HOME}/data` is that text: what sets the variable expands it, or nobody does. In a number or URL it is a problem, in a
//! text a warning.
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Config)]
//! struct App {
//!     data: String,
//! }
//!
//! let loaded = App::load(&Env::from_vars([("DATA", "${HOME}/data")]))?;
//! assert_eq!(loaded.config.data, "${HOME}/data");
//! assert_eq!(loaded.report.warnings().len(), 1);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Text
//!
//! A value is UTF-8. Only a `PathBuf` or an `OsString` takes what the system takes:
//!
//! ```
//! # #[cfg(unix)] {
//! use factor3::Config;
//! use std::ffi::OsString;
//! use std::os::unix::ffi::OsStringExt;
//! use std::path::PathBuf;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     data: PathBuf,
//!     name: String,
//! }
//!
//! let latin_1 = OsString::from_vec(b"/srv/caf\xe9".to_vec());
//! let vars = [(OsString::from("DATA"), latin_1.clone()), (OsString::from("NAME"), latin_1)];
//! let error = App::from_vars(vars).unwrap_err();
//! assert_eq!(error.problems().len(), 1);
//! assert_eq!(error.problems()[0].to_string(), "NAME is not valid UTF-8");
//! # }
//! ```
//!
//! What the report says is English, and its wording is no interface: [`Reason::code`](crate::Reason::code) is. It has at
//! most 2,048 bytes.
//!
//! # What the derive takes
//!
//! Structs with named fields, that own what they hold; for words, enums without fields. `Option`, `Vec` and the other
//! collections are known by these names only, so that an alias of one does not compile:
//!
//! ```compile_fail
//! use factor3::Config;
//!
//! type Port = Option<u16>;
//!
//! #[derive(Config)]
//! struct App {
//!     port: Port,
//! }
//! ```
//!
//! In a generic struct whose parameters are flattened, names are proved when an instance of it is built, not by
//! `cargo check`. A type of somebody else's that holds a secret and has only `FromStr` is taken for plain: `#[config(secret)]`
//! says what it is. The variable `FACTOR3` is the crate's own, unless `ask = "NAME"` gives it another; `ask = false` gives it
//! none.
//!
//! # Secrets
//!
//! A value from the environment stays in the environment block of the process, which the system shows to root and to the
//! same user, and which children inherit; a core dump has it too. Where that is too much, `secret_files` reads files or
//! credentials. `String` fields are neither redacted nor wiped. A client that is handed a password may print it. SECURITY.md
//! of the repository is the whole list.
//!
//! # Platforms
//!
//! All tests run on Linux. The code is written for Windows too, where names ignore case, and for macOS, and is not tested
//! there. It needs `std`, and Rust 1.85 or newer.
//!
//! # Cost
//!
//! A binary has the whole engine once, more than a reader by hand of fifty fields has. A build has a procedural macro and
//! its parser. A load that fails takes longer than by hand. What that comes to is in
//! [`generated`](super::generated#what-is-not-reached), and who does with less in
//! [`comparison`](super::comparison#when-to-take-another). The feature `url` brings most crates by far, and is off.

//! What the crate does not do, and what to use instead.
//!
//! | the crate does not | see |
//! |---|---|
//! | read files of settings, TOML, YAML, JSON or profiles | [files](#files) |
//! | parse arguments | [arguments](#arguments) |
//! | reload, watch, or fetch from a store | [reloading](#reloading) |
//! | connect to a service | [connections](#connections) |
//! | read lists of structs, or names that nobody declared | [nested lists](#nested-lists) |
//! | take other defaults for each `flatten` of a struct | [defaults](#defaults) |
//! | let one field decide whether an optional struct is there | [optional structs](#optional-structs) |
//! | collect warnings of the application | [warnings](#warnings) |
//! | expand `$NAME` in a value, or render templates | [templates](#templates) |
//! | read text that is not UTF-8 | [text](#text) |
//! | derive for every type | [types](#types) |
//! | hide a secret from the operating system | [secrets](#secrets) |
//! | run tests on macOS | [platforms](#platforms) |
//! | come without cost | [cost](#cost) |
//!
//! # Files
//!
//! A field is read from variables. The crate reads only these files: secrets (`NAME_FILE`, systemd credentials), and `.env` for
//! development. A layer is a set of variables, and not a file: with [`Env::or`](crate::Env::or), the first layer that has a
//! variable wins. There are no profiles: [`environments`](super::environments) says what to use instead.
//!
//! Use figment or config for files in layers, and confique for a few files with templates. If only a part of the config is in a
//! file, declare a variable for its path, and read the file with serde.
//!
//! # Arguments
//!
//! The crate parses no arguments, and no value comes from one. Use clap for what a person types, and a struct of factor3 for
//! what a deploy sets. Each variable belongs to one of them. By default, clap's `env` shows values in its help.
//!
//! # Reloading
//!
//! The environment of a process cannot change from outside, so there is nothing to watch. A new value of a setting needs a
//! restart. A secret that rotates is a [`SecretFile`](crate::SecretFile): the application reads it again whenever it makes a
//! connection. No thread watches the file, and nothing tells the application that it changed.
//!
//! The crate fetches nothing from Vault, AWS or 1Password. Another tool starts the application, resolves the references, and sets
//! variables or files. If a reference is left unresolved, [the report says so](super::reports::values#changed-values).
//!
//! # Connections
//!
//! A valid URL may name a host that does not answer. `FACTOR3=check` says that the config is valid, and not that the services are
//! up. The first query or a readiness probe says that.
//!
//! # Nested lists
//!
//! One variable holds a whole list, and all items have the same type. There is no `SHARDS_0_HOST`, and no field that takes every
//! variable with a prefix. For an item with several parts, write a type with `FromStr`:
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
//!         let weight = weight.parse().map_err(|_| "a weight from 0 to 255")?;
//!         Ok(Self { host: host.to_owned(), weight })
//!     }
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     shards: Vec<Shard>,
//!     /// Requests a minute, for each plan.
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
//! For a few parts of the same shape, write fields and flatten them with a prefix each. Put deeper structures into a file of their
//! own, or into a database.
//!
//! # Defaults
//!
//! A default belongs to the field of a struct, and `flatten` cannot change it. A field then has one default, and the reader of the
//! struct sees it. If the default depends on the place, make it a parameter of the struct:
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct Limit<const BURST: u32> {
//!     /// Requests at once.
//!     #[config(default_with = BURST)]
//!     burst: u32,
//!     #[config(default = 60)]
//!     per_minute: u32,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(flatten, prefix = "LOGIN_")]
//!     login: Limit<3>,
//!     #[config(flatten, prefix = "SEARCH_")]
//!     search: Limit<50>,
//! }
//!
//! let app = App::from_vars([("SEARCH_PER_MINUTE", "600")])?;
//! assert_eq!((app.login.burst, app.search.burst), (3, 50));
//! assert_eq!((app.login.per_minute, app.search.per_minute), (60, 600));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! The contracts call such a default "computed". For a default that is not a number, a `bool` or a `char`, write an `Option`, and
//! choose the value where the application uses it.
//!
//! # Optional structs
//!
//! An `Option` of a struct is there as soon as one of its variables is set, and then the required ones must be set, too. No field
//! can be the key that decides: if `S3_BUCKET` were the key, and someone misspelt it, the application would start without its
//! uploads, although `S3_SECRET_ACCESS_KEY` is set. If a variable is set in every deploy, also where the struct is not wanted, move
//! its field out of the struct:
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct Uploads {
//!     bucket: String,
//!     secret_access_key: SecretString,
//! }
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     /// Where uploads are stored; without it, there are none.
//!     #[config(flatten, prefix = "S3_")]
//!     uploads: Option<Uploads>,
//!     /// The platform sets it in every deploy.
//!     #[config(default = "us-east-1")]
//!     s3_region: String,
//! }
//!
//! let app = App::from_vars([("S3_REGION", "eu-west-1")])?;
//! assert!(app.uploads.is_none());
//! assert_eq!(app.s3_region, "eu-west-1");
//!
//! let error = App::from_vars([("S3_SECRET_ACCESS_KEY", "x7Gq0"), ("S3_REGION", "eu-west-1")]).unwrap_err();
//! assert_eq!(error.problems()[0].variable(), "S3_BUCKET");
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Warnings
//!
//! [`Summary::warnings`](crate::Summary::warnings) says how the environment was read: an old name, an unknown name, a suspicious
//! value. Its codes are a closed list, so that a tool can count them. What a valid value means to the application is the
//! application's own matter. If such a value must not start, write a `validate`. If it may start, log a line after the load:
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(default = 10)]
//!     pool_size: u32,
//!     #[config(default = 4)]
//!     workers: u32,
//! }
//!
//! impl App {
//!     fn doubts(&self) -> Vec<&'static str> {
//!         let few = self.pool_size < self.workers;
//!         few.then_some("POOL_SIZE is below WORKERS: some workers wait").into_iter().collect()
//!     }
//! }
//!
//! let loaded = App::load(&Env::from_vars([("POOL_SIZE", "2")]))?;
//! for doubt in loaded.config.doubts() {
//!     eprintln!("{doubt}"); // or the application's own log
//! }
//! # assert_eq!(loaded.config.doubts().len(), 1);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Templates
//!
//! `${HOME}/data` is not expanded: whatever sets the variable has to expand it. For a number or URL, such a value is a problem; for
//! text, it is a warning.
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
//! assert_eq!(loaded.summary.warnings().len(), 1);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Text
//!
//! A value must be UTF-8. Only a `PathBuf` or an `OsString` accepts every value that the operating system accepts:
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
//! The report is in English, and has at most 2,048 bytes. Its wording may change; the [`Reason::code`](crate::Reason::code) does
//! not.
//!
//! # Types
//!
//! The derive accepts structs with named fields that own their values. For words, it accepts enums without fields. It recognises
//! `Option`, `Vec` and the other collections only by these names, so an alias of one does not compile:
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
//! - What a parameter of a generic struct decides, such as whether a credential is plain text, is checked when an instance of the
//!   struct is built, and not by `cargo check`.
//! - A type of another crate that only has `FromStr` counts as plain, even if it holds a secret. `#[config(secret)]` marks it as
//!   secret.
//! - The crate uses the variable `FACTOR3`. `introspect = "NAME"` chooses another variable, and `introspect = false` none.
//!
//! # Secrets
//!
//! A value from the environment stays in the environment block of the process. The operating system shows the block to root and to
//! the same user, children inherit it, and a core dump contains it. If that is too much, use `secret_files` for files or
//! credentials. `String` fields are neither redacted nor wiped. A client may print the password that it is given. The file
//! SECURITY.md of the repository has the whole list.
//!
//! # Platforms
//!
//! All tests run on Linux. The package's own tests also run for Windows, where names ignore case, with Wine; on 32 bits; on a
//! big-endian system; and with Rust 1.85, the oldest that is supported. The code supports macOS, but is not tested there. It
//! needs `std`.
//!
//! # Cost
//!
//! - A binary contains the whole engine once. That is more than a hand-written reader of fifty fields.
//! - A build compiles a procedural macro and its parser.
//! - A load that fails takes longer than a hand-written reader.
//! - The feature `url` adds most crates by far, and is off by default.
//!
//! [`generated`](super::generated#missed-limits) has the figures, and
//! [`comparison`](super::comparison#choosing) names crates that cost less.

//! How to migrate from `std::env::var` or from another crate, step by step.
//!
//! Each page shows the config of one application before and after. The tests of `examples/migration` in the repository compile
//! both sides, and load them from the same environments. They also compare these pages with the code and with its output, and
//! include a test for each pitfall.
//!
//! # Contents
//!
//! | from | version | used here |
//! |---|---|---|
//! | [`std::env::var`](mod@std_env) | | by hand, with helpers such as `required_var` |
//! | [`envy`](mod@envy) | 0.4.2 | serde structs, `envy::prefixed` |
//! | [`envconfig`](mod@envconfig) | 0.11.1 | `#[derive(Envconfig)]`, nested parts |
//! | [`confique`](mod@confique) | 0.4.0 | `#[config(env = "..")]`, nested parts |
//! | [`config`](mod@config) | 0.15.27 | `Environment` with `__` and `try_parsing` |
//! | [`figment`](mod@figment) | 0.10.19 | `Env` with `__` |
//! | [`clap`](mod@clap) | 4.6.9 | `#[arg(env)]` |
//!
//! On this page: [steps](#steps), [changes for operators](#changes-for-operators), [migration day](#migration-day), [wrong
//! environments](#wrong-environments), [renaming](#renaming), [durations](#durations), [`.env` files](#env-files), [what stays](#what-stays).
//!
//! # Steps
//!
//! 1. Derive [`Config`](macro@crate::Config) on the struct. Use the attributes from the table on the crate's page. Fields, types
//!    and names stay at first. The pages also show one rename: `request_timeout_secs` becomes a `Duration`. A struct that is called
//!    `Config` itself keeps its name with `use factor3::Config as _;` and `#[derive(factor3::Config)]`.
//! 2. In a test, load the struct with [`from_vars`](crate::Config::from_vars) from the variables of a deploy, and compare the
//!    values with those of the old crate. Look for what [breaks on migration day](#migration-day).
//! 3. Call [`from_env_or_exit`](crate::Config::from_env_or_exit) first in `main`, and remove the old crate.
//! 4. Give the fields precise types: [`SecretString`](crate::SecretString), `Duration`, [a service](crate::resource). Plain text
//!    under a name that looks like a credential does not compile, so some fields need this in step 1.
//! 5. If you want other names, use [`renamed_from`](#renaming).
//!
//! # Changes for operators
//!
//! | topic | before | with factor3 |
//! |---|---|---|
//! | a start with problems | ends with the first problem; clap also names every missing variable | one report of all problems on stderr |
//! | the exit code | depends on `main`: 1 with `?`, 101 with `unwrap`; 2 with clap | [78](crate::EXIT_CODE) |
//! | values in messages | every crate except envconfig shows a value that it cannot parse; by hand, the code decides | never shown |
//! | `NAME=` | empty text; for other types usually an error | not set, unless the field says `allow_empty` |
//! | a URL of another service, or text that is not a URL | the application starts, and fails at the first query | the application does not start |
//! | `{:?}` of the config | prints the secrets | prints `[REDACTED]` |
//! | names | stay | stay; after a rename, the old name works with a warning on stderr |
//!
//! A platform that restarts after every exit code also restarts after 78. Configure it not to, for example with
//! `RestartPreventExitStatus=78` of systemd.service(5): a restart does not change the environment.
//!
//! # Migration day
//!
//! Before that day, run the new build with [`FACTOR3=check`](super::release) in the environment of each deploy. It reports what is
//! refused, and starts nothing. It does not report the differences of the second list: `FACTOR3=summary` shows what the new build
//! reads. Each page adds what is particular to it, and its table of differences has examples.
//!
//! Refused, though the application started before:
//!
//! - **An empty variable that is required**, of text, a secret or a list. Set it. If empty text is a value, the field says
//!   `allow_empty`.
//! - **A URL of another service**, and a URL whose password has a `#`, `/`, `?` or `@` that is not encoded. The report says how to
//!   write it.
//! - **Another notation.** A list such as `["a","b"]` was items with brackets and quotes, except in figment. Now the report says what
//!   to write: `a, b`. A map such as `{"k":"v"}` is refused, too.
//! - **An empty item** in a list, except after the last separator.
//! - **A second word for one variant**, such as `warning` for `Warn`: `FromEnvStr` gives each variant one word. Keep the
//!   `FromStr` or `Deserialize` (`serde`) of the enum as long as such words are set.
//! - **A part of a group**, such as a user without a password, if the struct declares the group.
//! - **A `$` in a line of `.env`** outside single quotes, if the line sets a variable that the application declares. Any
//!   other line is at most a warning. See [`.env` files](#env-files).
//!
//! Read differently, without a problem:
//!
//! - **Empty means not set.** `REGION=` is `None`, `PORT=` is the default, and `MAINTENANCE=` is off. If the variable used to turn a
//!   setting on because it was set at all, write `is_set`.
//! - **More words for a boolean, in any case.** `1`, `yes` and `on` mean `true`. The words of an enum ignore case, too.
//! - **Blanks around the items of a list** are not part of the items.
//!
//! ```
//! use factor3::{Config, Env};
//!
//! #[derive(Config)]
//! struct App {
//!     /// By hand: `env::var_os("READ_ONLY_MODE").is_some()`
//!     #[config(is_set)]
//!     read_only_mode: bool,
//!     /// The empty variable turned this on, too, and now it does not.
//!     #[config(default = false)]
//!     maintenance: bool,
//! }
//!
//! let app = App::from_vars([("READ_ONLY_MODE", ""), ("MAINTENANCE", "")])?;
//! assert_eq!((app.read_only_mode, app.maintenance), (true, false));
//!
//! let loaded = App::load(&Env::from_vars([("READ_ONLY_MODE", "false")]))?;
//! assert!(loaded.config.read_only_mode);
//! assert_eq!(
//!     loaded.summary.warnings()[0].to_string(),
//!     "READ_ONLY_MODE is a word for off, but the setting is on, because the variable is set: \
//!      remove the variable to turn the setting off, or set it to 1"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # Wrong environments
//!
//! Each row is the environment of the pages with one change. "Starts" means that nothing found a problem before the first use
//! of the value. "By hand" is the code of [`std_env`]. `examples/migration/tests/migration/said` in the repository has the full
//! output of both sides.
//!
//! | an environment with | by hand | envy | envconfig | confique | config | figment | clap | factor3 |
//! |---|---|---|---|---|---|---|---|---|
//! | nothing in it | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 6 of 6 | names 6 of 6 |
//! | two problems: `PORT=eighty`, no `MAIL_PASSWORD` | names one | names one | names one | names one | names one | names one | names one | names both |
//! | `PORT=eighty` | refuses | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `LOG_LEVEL=loud` | refuses, shows the value | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `REQUEST_TIMEOUT_SECS=fast` | refuses | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `PUBLIC_HOST=` | starts | starts | starts | starts | starts | starts | starts | refuses |
//! | `MAIL_PASSWORD=` | starts | starts | starts | starts | starts | starts | starts | refuses |
//! | `DATABASE_URL=localhost` | starts | starts | starts | starts | starts | starts | starts | refuses |
//! | `DATABASE_URL=mysql://…` | starts | starts | starts | starts | starts | starts | starts | refuses |
//!
//! # Renaming
//!
//! A rename takes three independent deploys:
//!
//! 1. The application reads both names.
//! 2. The operator sets the new name.
//! 3. `renamed_from` is removed.
//!
//! An old name gets the same prefixes as the new one. So `_URL` after the prefix `APP_DATABASE_` is `APP_DATABASE__URL`, the name
//! in config and figment:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env};
//!
//! #[derive(Config)]
//! #[config(prefix = "APP_")]
//! struct AppConfig {
//!     #[config(flatten, prefix = "DATABASE_")]
//!     database: Database,
//! }
//!
//! #[derive(Config)]
//! struct Database {
//!     #[config(renamed_from = "_URL")]
//!     url: Postgres,
//! }
//!
//! let old = Env::from_vars([("APP_DATABASE__URL", "postgres://shop:s3cret@db/orders")]);
//! let loaded = AppConfig::load(&old)?;
//! assert_eq!(loaded.config.database.url.host(), "db");
//! assert_eq!(
//!     loaded.summary.warnings()[0].to_string(),
//!     "APP_DATABASE__URL is an old name of APP_DATABASE_URL: set APP_DATABASE_URL instead"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! While an older build may come back, set both names to the same text. Two different values are a problem, and the report names
//! both variables.
//!
//! # Durations
//!
//! A `Duration` has a unit: `30s`. For a variable that holds only a number, `unit` says what the number counts. So the builds
//! before and after read `REQUEST_TIMEOUT_SECS=30`. The generated files write the default as a bare number, too, so a value that is
//! copied from them does not prevent a rollback. Write a unit in the variable only when no older build is left, because an older
//! build cannot read it.
//!
//! The crate humantime also reads `2min`, `1m 15s` and `500us`, and a `Duration` does not. While such values are set, the field
//! keeps that parser: `value_parser = humantime::parse_duration, expected = "a duration: 1m 15s"`.
//!
//! ```
//! use std::time::Duration;
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(renamed_from = "REQUEST_TIMEOUT_SECS", unit = "s", default = "30s")]
//!     request_timeout: Duration,
//! }
//!
//! let old = App::from_vars([("REQUEST_TIMEOUT_SECS", "90")])?;
//! let new = App::from_vars([("REQUEST_TIMEOUT", "90s")])?;
//! assert_eq!(old.request_timeout, new.request_timeout);
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! Without `unit`, a bare number is refused, and the report says what is missing:
//!
//! ```
//! use std::time::Duration;
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     timeout: Duration,
//! }
//!
//! let error = App::from_vars([("TIMEOUT", "30")]).unwrap_err();
//! assert_eq!(
//!     error.problems()[0].to_string(),
//!     "TIMEOUT is not a duration: it needs a unit: ms, s, m, h or d"
//! );
//! ```
//!
//! # `.env` files
//!
//! dotenvy sets variables of the process before the config crate reads them. `Env::dotenv` (feature `dotenv`) is a layer after the
//! process environment, and does not change that environment. This is the code before, with envy:
//!
//! ```ignore
//! use std::error::Error;
//!
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize)]
//! pub struct AppConfig {
//!     pub port: u16,
//!     pub motd: String,
//! }
//!
//! pub fn load() -> Result<AppConfig, Box<dyn Error>> {
//!     match dotenvy::from_filename(".env") {
//!         Err(error) if !error.not_found() => Err(error.into()),
//!         _ => Ok(envy::from_env()?),
//!     }
//! }
//! ```
//!
//! This is the code after:
//!
//! ```ignore
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! pub struct AppConfig {
//!     /// Port the web process binds.
//!     pub port: u16,
//!     /// Shown on the first page.
//!     pub motd: String,
//! }
//!
//! pub fn load() -> AppConfig {
//!     AppConfig::load_or_exit(&Env::process().or(Env::dotenv(".env"))).config
//! }
//! ```
//!
//! | case | dotenvy 0.15.7 | factor3 |
//! |---|---|---|
//! | the variable is also in the environment | the environment wins | the environment wins |
//! | the variable is empty in the environment (`PORT=`) | the empty value wins | the file wins |
//! | `MOTD=half$price` | reads `half`, because there is no `price` to expand | refused: single quotes keep the `$` |
//! | `MOTD=two words` | refused | reads `two words` |
//! | `PORT` is there twice | the first one wins | the last one wins |
//! | the file is in a parent directory | read, if there is none in this directory | not searched |
//! | a line is invalid | the error holds the line | the report has the file, the line number and the name |
//!
//! # What stays
//!
//! - config, figment and confique still read files of settings, layers, other formats and profiles. factor3 does not.
//! - clap still parses arguments and subcommands.
//! - An application may use such a crate for the settings of its users, and factor3 for the settings of a deploy. Then each
//!   variable belongs to one of the two structs.

pub mod clap;
pub mod config;
pub mod confique;
pub mod envconfig;
pub mod envy;
pub mod figment;
pub mod std_env;

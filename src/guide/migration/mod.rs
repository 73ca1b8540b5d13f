//! From another crate to factor3, in steps that can be taken one by one.
//!
//! One app's config, before and after, for each of six crates. Both sides are compiled and loaded from the same environments by
//! the tests of `examples/migration` in the repository, and those compare these pages with the code and with what each
//! side says. The pitfalls are tests there.
//!
//! # Contents
//!
//! | from | at | as it is used here |
//! |---|---|---|
//! | [`envy`](mod@envy) | 0.4.2 | serde structs, `envy::prefixed` |
//! | [`envconfig`](mod@envconfig) | 0.11.1 | `#[derive(Envconfig)]`, nested parts |
//! | [`confique`](mod@confique) | 0.4.0 | `#[config(env = "..")]`, nested parts |
//! | [`config`](mod@config) | 0.15.27 | `Environment` with `__` and `try_parsing` |
//! | [`figment`](mod@figment) | 0.10.19 | `Env` with `__` |
//! | [`clap`](mod@clap) | 4.6.7 | `#[arg(env)]` |
//!
//! On this page: [the steps](#the-steps), [what changes for whoever deploys](#what-changes-for-whoever-deploys),
//! [wrong environments](#what-each-does-with-a-wrong-environment), [new names](#new-names-without-a-flag-day),
//! [durations](#seconds-that-become-durations), [`.env`](#a-env-file-beside-it), [what stays](#what-stays-where-it-is).
//!
//! # The steps
//!
//! 1. Derive [`Config`](macro@crate::Config) on the struct, with the attributes that the crate's table gives. Fields, types and names stay.
//! 2. Load it in a test with [`from_vars`](crate::Config::from_vars) from what a deploy has, and compare what is read.
//! 3. Call [`from_env_or_exit`](crate::Config::from_env_or_exit) first thing in `main`. The old crate goes.
//! 4. Give fields the types they are meant as: [`SecretString`](crate::SecretString), `Duration`, [a service](crate::resource). A name that looks like a
//!    credential does not compile as plain text, so this comes with step 1 for some.
//! 5. Rename, with [`renamed_from`](#new-names-without-a-flag-day), if you want to.
//!
//! # What changes for whoever deploys
//!
//! | | before | with factor3 |
//! |---|---|---|
//! | a start with problems | ends with the first, but that clap names all that is missing | one report of all of them on stderr |
//! | the exit code | what `main` makes of the error: 1 with `?`, 101 with `unwrap`; 2 with clap | [78](crate::EXIT_CODE) |
//! | values in messages | all but envconfig show what does not parse | none, ever |
//! | `NAME=` | an empty text; for other types mostly an error | not set, unless the field says `allow_empty` |
//! | a URL of another service, or none | starts, and fails at the first query | a problem of the start |
//! | `{:?}` of the config | prints the secrets | prints `[REDACTED]` |
//! | names | | the same; after a rename the old one works, with a warning on stderr |
//!
//! A platform that restarts on any exit code does so on 78. Where it can be told, as with `RestartPreventExitStatus=78` of
//! systemd.service(5), it need not: the environment of a process does not mend by itself.
//!
//! # What each does with a wrong environment
//!
//! The app of the pages, with all that it needs but this. "Starts" says that nothing was found before the first use. All of what
//! both sides say, of these and more, stands in `examples/migration/tests/migration/said` of the repository.
//!
//! | an environment with | envy | envconfig | confique | config | figment | clap | factor3 |
//! |---|---|---|---|---|---|---|---|
//! | nothing in it | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 1 of 6 | names 6 of 6 | names 6 of 6 |
//! | two problems: `PORT=eighty`, no `MAIL_PASSWORD` | names one | names one | names one | names one | names one | names one | names both |
//! | `PORT=eighty` | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `LOG_LEVEL=loud` | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `REQUEST_TIMEOUT_SECS=fast` | refuses, shows the value | refuses | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses, shows the value | refuses |
//! | `PUBLIC_HOST=` | starts | starts | starts | starts | starts | starts | refuses |
//! | `MAIL_PASSWORD=` | starts | starts | starts | starts | starts | starts | refuses |
//! | `DATABASE_URL=localhost` | starts | starts | starts | starts | starts | starts | refuses |
//! | `DATABASE_URL=mysql://…` | starts | starts | starts | starts | starts | starts | refuses |
//!
//! # New names without a flag day
//!
//! A rename is three deploys of which none must happen with another. First the app reads both, then whoever deploys sets
//! the new name, then `renamed_from` goes. The old name stands behind the same prefixes as the new one, so `_URL` behind
//! `APP_DATABASE_` is the `APP_DATABASE__URL` of config and figment:
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
//!     loaded.report.warnings()[0].to_string(),
//!     "APP_DATABASE__URL is an old name of APP_DATABASE_URL: set APP_DATABASE_URL instead"
//! );
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! While an older build may come back, set both names, to one text: two that differ are a problem that names both.
//!
//! # Seconds that become durations
//!
//! A `Duration` has a unit: `30s`. A variable that holds seconds alone is read by a parser of the app's, which
//! stands in each of the pages. It takes both, so builds before and after read `REQUEST_TIMEOUT_SECS=30`; a unit comes with the
//! new name, once no older build is left, which would not read it. Without the parser the report says what is missing:
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
//! # A `.env` file beside it
//!
//! dotenvy sets variables of the process, before any of the crates reads them. `Env::dotenv` (feature `dotenv`) is a layer
//! behind the process environment, and changes nothing of it. Before, with envy:
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
//! and after:
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
//!     AppConfig::load_or_exit(&Env::process().or(Env::dotenv(".env")))
//! }
//! ```
//!
//! | in `.env` or beside it | dotenvy 0.15.7 | factor3 |
//! |---|---|---|
//! | a variable of the environment | wins | wins |
//! | an empty one (`PORT=`) | hides the line of the file | does not |
//! | `MOTD=half$price` | `half`: there is no `price` to expand | refused: single quotes make it a text |
//! | `MOTD=two words` | refused | `two words` |
//! | `PORT` twice | the first | the last |
//! | a file in a directory above | read, if there is none here | not looked for |
//! | a line that does not read | an error that holds the line | a problem in the report: file, line number and name |
//!
//! # What stays where it is
//!
//! Files of settings, layers of them, formats, profiles: config, figment and confique read them, and factor3 does not. Arguments and
//! subcommands are clap's. An app may keep such a crate for what varies between its users, and have factor3 for what varies between
//! its deploys; then each variable is in one of the two structs.

pub mod clap;
pub mod config;
pub mod confique;
pub mod envconfig;
pub mod envy;
pub mod figment;

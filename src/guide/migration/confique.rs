//! How to migrate from [confique](https://docs.rs/confique/0.4.0), if it reads the environment.
//!
//! The attribute has the same name, and most of its words are the same. `env = ".."` is not needed if the name follows from the
//! field. Keep confique for files.
//!
//! # Attributes and calls
//!
//! | confique | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Config)]` of confique | `#[derive(Config)]` of factor3 |
//! | `App::builder().env().load()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `env = "PORT"` | nothing if the name follows from the field, otherwise the same |
//! | `default = 3000` | the same; for an enum or another type, write the text of the variable |
//! | `nested` | `flatten`; `flatten, prefix = "MAIL_"` instead of the same prefix in each `env` |
//! | `parse_env = list_by_comma` | nothing, because `Vec<T>` is a list |
//! | `parse_env = list_by_semicolon` | `separator = ";"` |
//! | `parse_env = path` | `value_parser = path`, a `fn(&str) -> Result<T, E>` |
//! | `deserialize_with = path` | `value_parser = path`; `serde` for a type with its own `Deserialize` |
//! | `validate = path` | `validate = path`, on a field or on the struct |
//! | `.preloaded(layer)` | [`Env::or`](crate::Env::or): layers of variables |
//! | `.file("app.toml")`, templates | none |
//!
//! # Before
//!
//! ```ignore
//! use confique::Config;
//! use confique::env::parse::list_by_comma;
//! use serde::Deserialize;
//!
//! #[derive(Debug, Config)]
//! pub struct AppConfig {
//!     #[config(env = "PUBLIC_HOST")]
//!     pub public_host: String,
//!     #[config(env = "PORT", default = 3000)]
//!     pub port: u16,
//!     #[config(env = "MAINTENANCE", default = false)]
//!     pub maintenance: bool,
//!     #[config(env = "REGION")]
//!     pub region: Option<String>,
//!     #[config(env = "ALLOWED_ORIGINS", parse_env = list_by_comma)]
//!     pub allowed_origins: Vec<String>,
//!     #[config(env = "REQUEST_TIMEOUT_SECS", default = 30)]
//!     pub request_timeout_secs: u64,
//!     #[config(env = "LOG_LEVEL", default = "info")]
//!     pub log_level: LogLevel,
//!     #[config(env = "DATABASE_URL")]
//!     pub database_url: String,
//!     #[config(env = "STRIPE_API_KEY")]
//!     pub stripe_api_key: String,
//!     #[config(nested)]
//!     pub mail: Mail,
//! }
//!
//! #[derive(Debug, Config)]
//! pub struct Mail {
//!     #[config(env = "MAIL_HOST")]
//!     pub host: String,
//!     #[config(env = "MAIL_PORT", default = 587)]
//!     pub port: u16,
//!     #[config(env = "MAIL_PASSWORD")]
//!     pub password: String,
//! }
//!
//! #[derive(Debug, Deserialize)]
//! #[serde(rename_all = "lowercase")]
//! pub enum LogLevel {
//!     Debug,
//!     Info,
//!     Warn,
//! }
//!
//! pub fn load() -> Result<AppConfig, confique::Error> {
//!     AppConfig::builder().env().load()
//! }
//! ```
//!
//! # After
//!
//! ```
//! use std::time::Duration;
//!
//! use factor3::resource::Postgres;
//! use factor3::{Config, FromEnvStr, SecretString};
//!
//! /// What varies between deploys.
//! #[derive(Debug, Config)]
//! pub struct AppConfig {
//!     /// Host name in links.
//!     pub public_host: String,
//!     /// Port the web process binds.
//!     #[config(default = 3000)]
//!     pub port: u16,
//!     /// Answers every request with 503.
//!     #[config(default = false)]
//!     pub maintenance: bool,
//!     /// Region that is shown in logs.
//!     pub region: Option<String>,
//!     /// Origins that browsers may call from.
//!     pub allowed_origins: Vec<String>,
//!     /// How long a request may take.
//!     #[config(renamed_from = "REQUEST_TIMEOUT_SECS", unit = "s", default = "30s")]
//!     pub request_timeout: Duration,
//!     /// The least that is logged.
//!     #[config(default = "info")]
//!     pub log_level: LogLevel,
//!     /// Primary database.
//!     pub database_url: Postgres,
//!     /// Key of the payment provider.
//!     pub stripe_api_key: SecretString,
//!     #[config(flatten, prefix = "MAIL_")]
//!     pub mail: Mail,
//! }
//!
//! /// Outbound mail.
//! #[derive(Debug, Config)]
//! pub struct Mail {
//!     /// Server that takes the mail.
//!     pub host: String,
//!     /// Port of that server.
//!     #[config(default = 587)]
//!     pub port: u16,
//!     /// Password for that server.
//!     pub password: SecretString,
//! }
//!
//! #[derive(Debug, FromEnvStr)]
//! pub enum LogLevel {
//!     Debug,
//!     Info,
//!     Warn,
//! }
//!
//! pub fn load() -> AppConfig {
//!     AppConfig::from_env_or_exit()
//! }
//! #
//! # let vars = [
//! #     ("PUBLIC_HOST", "shop.example"),
//! #     ("ALLOWED_ORIGINS", "https://shop.example,http://localhost:8080"),
//! #     ("REQUEST_TIMEOUT_SECS", "5"),
//! #     ("DATABASE_URL", "postgres://shop:s3cret@db.internal/orders"),
//! #     ("STRIPE_API_KEY", "sk_live_0123"),
//! #     ("MAIL_HOST", "mail.example"),
//! #     ("MAIL_PASSWORD", "m41l-s3cret"),
//! # ];
//! # let app = AppConfig::from_vars(vars)?;
//! # assert_eq!((app.port, app.mail.port, app.request_timeout.as_secs()), (3000, 587, 5));
//! # assert_eq!(app.allowed_origins, ["https://shop.example", "http://localhost:8080"]);
//! # assert_eq!(app.database_url.host(), "db.internal");
//! # assert!(!format!("{app:?}").contains("s3cret"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! URLs, secrets and durations have types of their own. So mistakes are found at the start, and passwords are not printed: `Debug`
//! of the config before prints every secret, and `Debug` of this one prints `[REDACTED]`.
//!
//! # One broken environment
//!
//! This environment has a port in words, a misspelt name, an empty secret, and no password:
//!
//! ```text
//! PUBLIC_HOST=shop.example
//! PORT=eighty
//! DATABSE_URL=postgres://shop:s3cret@db.internal/orders
//! STRIPE_API_KEY=
//! MAIL_HOST=mail.example
//! ALLOWED_ORIGINS=https://shop.example
//! ```
//!
//! The application before says this, if each start fixes the problem that the last one named:
//!
//! ```text
//! start 1: failed to deserialize value `AppConfig::port` from environment variable `PORT`:
//!              invalid value 'eighty' for type u16: invalid digit found in string
//! start 2: required configuration value is missing: 'database_url'
//! start 3: required configuration value is missing: 'mail.password'
//! start 4: runs, and STRIPE_API_KEY is empty
//! ```
//!
//! The application after says this at the first start:
//!
//! ```text
//! factor3: 4 problems in the environment of AppConfig
//!
//! PORT is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   Port the web process binds. (AppConfig.port)
//!
//! DATABASE_URL is not set
//!     meaning   Primary database. (AppConfig.database_url)
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!     hint      DATABSE_URL is set; did you mean DATABASE_URL?
//!
//! STRIPE_API_KEY is set but empty
//!     meaning   Key of the payment provider. (AppConfig.stripe_api_key)
//!     expected  a secret
//!
//! MAIL_PASSWORD is not set
//!     meaning   Password for that server. (AppConfig.mail.password)
//!     expected  a secret
//!
//! factor3: 4 problems, nothing was started
//! ```
//!
//! # Differences
//!
//! Each row reads one variable into a struct with this one field.
//!
//! | variable | field | confique | factor3 |
//! |---|---|---|---|
//! | `PORT= 80` | `u16` | `80` | refused |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `DEBUG=off` | `bool` | refused, shows the value | `false` |
//! | `ORIGINS=a, b` | `Vec<String>` | `["a", " b"]` | `["a", "b"]` |
//! | `ORIGINS=a,,b` | `Vec<String>` | `["a", "", "b"]` | refused |
//! | `ORIGINS=a,b,` | `Vec<String>` | `["a", "b", ""]` | `["a", "b"]` |
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["[\"a\"", "\"b\"]"]` | refused |
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `PORT=` as `u16, default 3000`, `port=80`, `LIMIT=`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=TRUE`, `DEBUG=1`, `DEBUG=yes`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Names in messages.** confique names the field of a missing value (`mail.password`). factor3 names the variable.
//! - **Reuse.** A nested part of confique contains full names, so two fields of one struct read the same variables. With factor3,
//!   each field has its own prefix, and two fields that read one variable do not compile.
//! - **Tests.** confique only reads the process. [`Config::from_vars`](crate::Config::from_vars) reads pairs, so a test does not set
//!   variables.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Refused now:
//!
//! - **Blanks around a number or a boolean.** confique drops them. Remove them.
//!
//! Read differently, without a problem:
//!
//! - **Empty text.** confique treats an empty variable as missing only if it is not valid for the type. So `PORT=` counts as missing
//!   in both. An empty text was a value, and now it counts as not set.
//!
//! A start with `REQUEST_TIMEOUT_SECS` warns on stderr to set `REQUEST_TIMEOUT` instead.

//! How to migrate from [envconfig](https://docs.rs/envconfig/0.11.1).
//!
//! Names and fields stay. Newtypes around lists are not needed any more. `from` becomes `env`, which is needed only if the name does
//! not follow from the field.
//!
//! # Attributes and calls
//!
//! | envconfig | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Envconfig)]` | `#[derive(Config)]` |
//! | `App::init_from_env()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `App::init_from_hashmap(&map)` | [`App::from_vars(map)`](crate::Config::from_vars) |
//! | `#[envconfig(from = "NAME")]` | nothing if the name follows from the field, otherwise `env = "NAME"` |
//! | `#[envconfig(default = "3000")]` | `default = 3000`, checked by the compiler |
//! | `#[envconfig(nested)]` | `flatten`; `flatten, prefix = "MAIL_"` instead of the same prefix in each `from` |
//! | `Option<T>` | `Option<T>` |
//! | a newtype with `FromStr` around a `Vec` | `Vec<T>`; `separator = ";"` for another separator |
//! | a type with `FromStr` | the same type; its error is not shown, as in envconfig |
//! | an enum with `FromStr` | `#[derive(FromEnvStr)]`; then the report lists the words |
//! | `envconfig::Error::EnvVarMissing { name }` | [`Error`](crate::Error); each of its [`problems()`](crate::Error::problems) has a variable and a stable code |
//!
//! # Before
//!
//! ```ignore
//! use std::convert::Infallible;
//! use std::str::FromStr;
//!
//! use envconfig::Envconfig;
//!
//! #[derive(Debug, Envconfig)]
//! pub struct AppConfig {
//!     pub public_host: String,
//!     #[envconfig(default = "3000")]
//!     pub port: u16,
//!     #[envconfig(default = "false")]
//!     pub maintenance: bool,
//!     pub region: Option<String>,
//!     pub allowed_origins: Origins,
//!     #[envconfig(default = "30")]
//!     pub request_timeout_secs: u64,
//!     #[envconfig(default = "info")]
//!     pub log_level: LogLevel,
//!     pub database_url: String,
//!     pub stripe_api_key: String,
//!     #[envconfig(nested)]
//!     pub mail: Mail,
//! }
//!
//! #[derive(Debug, Envconfig)]
//! pub struct Mail {
//!     #[envconfig(from = "MAIL_HOST")]
//!     pub host: String,
//!     #[envconfig(from = "MAIL_PORT", default = "587")]
//!     pub port: u16,
//!     #[envconfig(from = "MAIL_PASSWORD")]
//!     pub password: String,
//! }
//!
//! #[derive(Debug)]
//! pub enum LogLevel {
//!     Debug,
//!     Info,
//!     Warn,
//! }
//!
//! impl FromStr for LogLevel {
//!     type Err = String;
//!
//!     fn from_str(text: &str) -> Result<Self, String> {
//!         match text {
//!             "debug" => Ok(Self::Debug),
//!             "info" => Ok(Self::Info),
//!             "warn" => Ok(Self::Warn),
//!             other => Err(format!("{other} is not a log level")),
//!         }
//!     }
//! }
//!
//! #[derive(Debug)]
//! pub struct Origins(pub Vec<String>);
//!
//! impl FromStr for Origins {
//!     type Err = Infallible;
//!
//!     fn from_str(text: &str) -> Result<Self, Infallible> {
//!         Ok(Self(text.split(',').map(|item| item.trim().to_owned()).collect()))
//!     }
//! }
//!
//! pub fn load() -> Result<AppConfig, envconfig::Error> {
//!     AppConfig::init_from_env()
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
//! start 1: Failed to parse environment variable PORT
//! start 2: Environment variable DATABASE_URL is missing
//! start 3: Environment variable MAIL_PASSWORD is missing
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
//! | variable | field | envconfig | factor3 |
//! |---|---|---|---|
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
//! | `LIMIT=` | `Option<u16>` | refused | `None` |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `DEBUG=TRUE` | `bool` | refused | `true` |
//! | `DEBUG=1` | `bool` | refused | `true` |
//! | `DEBUG=yes` | `bool` | refused | `true` |
//! | `DEBUG=off` | `bool` | refused | `false` |
//! | `ORIGINS=a,,b` | `Vec<String>` | `["a", "", "b"]` | refused |
//! | `ORIGINS=a,b,` | `Vec<String>` | `["a", "b", ""]` | `["a", "b"]` |
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["[\"a\"", "\"b\"]"]` | refused |
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `port=80`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=a, b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Invalid defaults.** envconfig parses `default = "eighty"` only if the variable is missing. Then it says `Failed to parse
//!   environment variable PORT`, although nobody set that variable. With factor3, the struct does not compile:
//!
//! ```compile_fail
//! #[derive(factor3::Config)]
//! struct App {
//!     #[config(default = "eighty")]
//!     port: u16,
//! }
//! ```
//!
//! - **Reuse.** envconfig has no prefix for a nested part, so two fields of one struct read the same variables. With factor3, each
//!   field has its own prefix, and two fields that read one variable do not compile.
//! - **Not UTF-8.** envconfig reports such a variable as missing. factor3 says that it `is not valid UTF-8`.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Refused now:
//!
//! - **What the application's own types accept.** A `FromStr` of a list often drops empty items, and that of an enum often has more
//!   words than variants. `Vec<T>` and `FromEnvStr` refuse both. A field may keep the old type.
//!
//! A start with `REQUEST_TIMEOUT_SECS` warns on stderr to set `REQUEST_TIMEOUT` instead.

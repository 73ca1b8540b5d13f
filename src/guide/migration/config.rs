//! How to migrate from [config](https://docs.rs/config/0.15.27), if it reads the environment.
//!
//! The builder becomes attributes. Names stay, with both underscores, until you rename them. Keep config for files.
//!
//! # Attributes and calls
//!
//! | config | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Deserialize)]` | `#[derive(Config)]` |
//! | `Environment::with_prefix("APP")` | `#[config(prefix = "APP_")]` on the struct; [`APP__`](#pitfalls) for some |
//! | `.separator("__")` | `flatten, prefix = "MAIL__"`, later `MAIL_`: see [renaming](super#renaming) |
//! | `.try_parsing(true)` | nothing, because the type of the field is known |
//! | `.list_separator(",").with_list_parse_key("origins")` | nothing, because `Vec<T>` is a list; `separator = ";"` for another separator |
//! | `.ignore_empty(true)` | nothing; the opposite is `allow_empty` |
//! | `.source(Some(map))` | [`App::from_vars(map)`](crate::Config::from_vars) |
//! | `.set_default("port", 3000)?` | `default = 3000` |
//! | `.set_override("port", 80)?` | a first layer: [`Env::from_vars`](crate::Env::from_vars) and [`or`](crate::Env::or) |
//! | `.build()?.try_deserialize::<App>()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `config.get::<u16>("port")` | a field |
//! | an enum with `#[serde(rename_all = "lowercase")]` | `#[derive(FromEnvStr)]` and `#[config(rename_all = "lowercase")]`, which has the styles of serde; words are read in any case |
//! | `File::with_name("production")` | none: [each variable is a control of its own](https://12factor.net/config) |
//!
//! # Before
//!
//! ```ignore
//! use config::{Config, ConfigError, Environment};
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize)]
//! pub struct AppConfig {
//!     pub public_host: String,
//!     pub port: u16,
//!     pub maintenance: bool,
//!     pub region: Option<String>,
//!     pub allowed_origins: Vec<String>,
//!     pub request_timeout_secs: u64,
//!     pub log_level: LogLevel,
//!     pub database_url: String,
//!     pub stripe_api_key: String,
//!     pub mail: Mail,
//! }
//!
//! #[derive(Debug, Deserialize)]
//! pub struct Mail {
//!     pub host: String,
//!     pub port: u16,
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
//! pub fn environment() -> Environment {
//!     Environment::with_prefix("APP")
//!         .prefix_separator("_")
//!         .separator("__")
//!         .try_parsing(true)
//!         .list_separator(",")
//!         .with_list_parse_key("allowed_origins")
//! }
//!
//! pub fn load(environment: Environment) -> Result<AppConfig, ConfigError> {
//!     Config::builder()
//!         .set_default("port", 3000)?
//!         .set_default("maintenance", false)?
//!         .set_default("request_timeout_secs", 30)?
//!         .set_default("log_level", "info")?
//!         .set_default("mail.port", 587)?
//!         .add_source(environment)
//!         .build()?
//!         .try_deserialize()
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
//! #[config(prefix = "APP_")]
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
//!     #[config(flatten, prefix = "MAIL__")]
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
//! #     ("APP_PUBLIC_HOST", "shop.example"),
//! #     ("APP_ALLOWED_ORIGINS", "https://shop.example,http://localhost:8080"),
//! #     ("APP_REQUEST_TIMEOUT_SECS", "5"),
//! #     ("APP_DATABASE_URL", "postgres://shop:s3cret@db.internal/orders"),
//! #     ("APP_STRIPE_API_KEY", "sk_live_0123"),
//! #     ("APP_MAIL__HOST", "mail.example"),
//! #     ("APP_MAIL__PASSWORD", "m41l-s3cret"),
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
//! APP_PUBLIC_HOST=shop.example
//! APP_PORT=eighty
//! APP_DATABSE_URL=postgres://shop:s3cret@db.internal/orders
//! APP_STRIPE_API_KEY=
//! APP_MAIL__HOST=mail.example
//! APP_ALLOWED_ORIGINS=https://shop.example
//! ```
//!
//! The application before says this, if each start fixes the problem that the last one named:
//!
//! ```text
//! start 1: invalid type: string "eighty", expected an integer for key `port` in the
//!              environment
//! start 2: missing configuration field "mail.password"
//! start 3: missing configuration field "database_url"
//! start 4: runs, and APP_STRIPE_API_KEY is empty
//! ```
//!
//! The application after says this at the first start:
//!
//! ```text
//! factor3: 4 problems in the environment of AppConfig
//!
//! APP_PORT is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   Port the web process binds. (AppConfig.port)
//!
//! APP_DATABASE_URL is not set
//!     meaning   Primary database. (AppConfig.database_url)
//!     expected  a PostgreSQL URL: postgres://user:password@localhost:5432/database
//!     hint      APP_DATABSE_URL is set; did you mean APP_DATABASE_URL?
//!
//! APP_STRIPE_API_KEY is set but empty
//!     meaning   Key of the payment provider. (AppConfig.stripe_api_key)
//!     expected  a secret
//!
//! APP_MAIL__PASSWORD is not set
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
//! | variable | field | config | factor3 |
//! |---|---|---|---|
//! | `PORT=1e3` | `u16` | `1000` | refused |
//! | `PORT=80.0` | `u16` | `80` | refused |
//! | `PORT=true` | `u16` | `1` | refused |
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
//! | `port=80` | `u16, default 3000` | `80` | `3000` |
//! | `LIMIT=` | `Option<u16>` | refused | `None` |
//! | `ZIP=01234` | `String` | `"1234"` | `"01234"` |
//! | `ZIP=1e3` | `String` | `"1000"` | `"1e3"` |
//! | `ZIP=TRUE` | `String` | `"true"` | `"TRUE"` |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `ORIGINS=a, b` | `Vec<String>` | `["a", " b"]` | `["a", "b"]` |
//! | `ORIGINS=a,,b` | `Vec<String>` | `["a", "", "b"]` | refused |
//! | `ORIGINS=a,b,` | `Vec<String>` | `["a", "b", ""]` | `["a", "b"]` |
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["[\"a\"", "\"b\"]"]` | refused |
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=0x50`, `PORT=` as `u16`, `ZIP=12345`, `ZIP=true`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=TRUE`, `DEBUG=1`, `DEBUG=yes`, `DEBUG=off`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **One underscore.** With `separator("_")`, config reads `APP_PUBLIC_HOST` as `public.host`, and the field `public_host` is
//!   missing. With factor3, names follow from the struct, so `flatten, prefix = "MAIL_"` and a field `public_host` work together.
//! - **Prefix.** With `separator("__")` and without `prefix_separator("_")`, config reads `APP__PORT` and not `APP_PORT`. Then use
//!   the prefix `APP__`.
//! - **Order of problems.** config names one of several problems, and not the same one at each start, because it iterates over a
//!   map.
//! - **Invalid defaults.** config finds a default of another type when it reads it, in a process without the variable:
//!   ``invalid type: string "eighty", expected an integer for key `port` ``. With factor3, the struct does not compile.
//! - **Not UTF-8.** If a variable of the application is not valid UTF-8, config's message shows it.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Refused now:
//!
//! - **Text as a number.** config reads `PORT=1e3` and `PORT=1000.0` as 1000, and `PORT=true` as 1. Write digits.
//!
//! Read differently, without a problem:
//!
//! - **Text that looks like a number.** With `try_parsing`, config first reads text as a number and writes it back: a postcode `01234`
//!   becomes `1234`, `1e3` becomes `1000`, and `TRUE` becomes `true`. A key of digits loses its leading zeros. factor3 keeps text
//!   unchanged, so look for code that expects the shorter text.
//! - **Names in lower case.** config also reads `app_port`. For factor3, that is another variable, except on Windows, and a default
//!   applies. Write names in upper case.
//!
//! A start with `APP_REQUEST_TIMEOUT_SECS` warns on stderr to set `APP_REQUEST_TIMEOUT` instead.

//! From [envy](https://docs.rs/envy/0.4.2): the names stay, each struct loses its `serde` attributes, and the part that had a
//! struct and a call of its own becomes a field.
//!
//! # Attributes and calls
//!
//! | envy | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Deserialize)]` | `#[derive(Config)]` |
//! | `envy::from_env::<App>()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `envy::prefixed("APP_")` | `#[config(prefix = "APP_")]` on the struct |
//! | `envy::from_iter(pairs)` | [`App::from_vars(pairs)`](crate::Config::from_vars) |
//! | `#[serde(default)]` | `default = false`, or `default` for `Default::default()` |
//! | `#[serde(default = "port")]`, and `fn port()` | `default = 3000`, or `default_with = EXPR` |
//! | `#[serde(rename = "listen_port")]` | `env = "LISTEN_PORT"` |
//! | `#[serde(alias = "listen_port")]` | `renamed_from = "LISTEN_PORT"` |
//! | `#[serde(flatten)]` | `flatten` |
//! | a second struct and `envy::prefixed("APP_MAIL_")` | `flatten, prefix = "MAIL_"` |
//! | `#[serde(skip)]` | `skip = EXPR` |
//! | `#[serde(deserialize_with = "path")]` | `value_parser = path`, a `fn(&str) -> Result<T, E>` |
//! | an enum with `#[serde(rename_all = "lowercase")]` | `#[derive(FromEnvStr)]`; its words are in kebab case, another is `#[config(rename = "readonly")]` |
//! | a type with a `Deserialize` of its own | `serde`, or nothing if it has `FromStr` |
//! | `envy::Error`, of one problem | [`Error`](crate::Error), of all: [`problems()`](crate::Error::problems) |
//!
//! # Before
//!
//! ```ignore
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize)]
//! pub struct AppConfig {
//!     pub public_host: String,
//!     #[serde(default = "port")]
//!     pub port: u16,
//!     #[serde(default)]
//!     pub maintenance: bool,
//!     pub region: Option<String>,
//!     pub allowed_origins: Vec<String>,
//!     #[serde(default = "request_timeout_secs")]
//!     pub request_timeout_secs: u64,
//!     #[serde(default)]
//!     pub log_level: LogLevel,
//!     pub database_url: String,
//!     pub stripe_api_key: String,
//! }
//!
//! /// In a struct of its own: a number behind `#[serde(flatten)]` is refused.
//! #[derive(Debug, Deserialize)]
//! pub struct Mail {
//!     pub host: String,
//!     #[serde(default = "mail_port")]
//!     pub port: u16,
//!     pub password: String,
//! }
//!
//! #[derive(Debug, Default, Deserialize)]
//! #[serde(rename_all = "lowercase")]
//! pub enum LogLevel {
//!     Debug,
//!     #[default]
//!     Info,
//!     Warn,
//! }
//!
//! fn port() -> u16 {
//!     3000
//! }
//!
//! fn request_timeout_secs() -> u64 {
//!     30
//! }
//!
//! fn mail_port() -> u16 {
//!     587
//! }
//!
//! pub fn load() -> Result<(AppConfig, Mail), envy::Error> {
//!     Ok((envy::prefixed("APP_").from_env()?, envy::prefixed("APP_MAIL_").from_env()?))
//! }
//! ```
//!
//! # After
//!
//! ```
//! use std::time::Duration;
//!
//! use factor3::resource::Postgres;
//! use factor3::{Config, FromEnvStr, SecretString, ValueError};
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
//!     #[config(renamed_from = "REQUEST_TIMEOUT_SECS", value_parser = seconds, default = "30s")]
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
//!     /// Password of the app's account there.
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
//! /// Seconds without a unit, as the old name has them, or any duration.
//! fn seconds(text: &str) -> Result<Duration, ValueError> {
//!     text.parse().map(Duration::from_secs).or_else(|_| Duration::from_env_str(text))
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
//! #     ("APP_MAIL_HOST", "mail.example"),
//! #     ("APP_MAIL_PASSWORD", "m41l-s3cret"),
//! # ];
//! # let app = AppConfig::from_vars(vars)?;
//! # assert_eq!((app.port, app.mail.port, app.request_timeout.as_secs()), (3000, 587, 5));
//! # assert_eq!(app.allowed_origins, ["https://shop.example", "http://localhost:8080"]);
//! # assert_eq!(app.database_url.host(), "db.internal");
//! # assert!(!format!("{app:?}").contains("s3cret"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! Text that is a URL, a secret or a duration has a type for it: so its mistakes are found at the start, and its password
//! is not printed. `Debug` of the config before prints every secret in it; of this one it prints `[REDACTED]`.
//!
//! # One broken environment
//!
//! A port in words, a misspelt name, an empty secret, and no password:
//!
//! ```text
//! APP_PUBLIC_HOST=shop.example
//! APP_PORT=eighty
//! APP_DATABSE_URL=postgres://shop:s3cret@db.internal/orders
//! APP_STRIPE_API_KEY=
//! APP_MAIL_HOST=mail.example
//! APP_ALLOWED_ORIGINS=https://shop.example
//! ```
//!
//! What the app before says, if after each start the problem it names is fixed:
//!
//! ```text
//! start 1: invalid digit found in string while parsing value 'eighty' provided by PORT
//! start 2: missing value for field database_url
//! start 3: missing value for field password
//! start 4: runs, and APP_STRIPE_API_KEY is empty
//! ```
//!
//! What the app after says, at the first start:
//!
//! ```text
//! factor3: 4 problems in the environment of AppConfig
//!
//! APP_PORT is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   Port the web process binds. (AppConfig.port)
//!
//! APP_DATABASE_URL is not set
//!     meaning   Primary database. (AppConfig.database_url)
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!     hint      APP_DATABSE_URL is set; did you mean APP_DATABASE_URL?
//!
//! APP_STRIPE_API_KEY is set but empty
//!     meaning   Key of the payment provider. (AppConfig.stripe_api_key)
//!     expected  a secret
//!
//! APP_MAIL_PASSWORD is not set
//!     meaning   Password of the app's account there. (AppConfig.mail.password)
//!     expected  a secret
//!
//! factor3: 4 problems, nothing was started
//! ```
//!
//! # What reads differently
//!
//! Each in a struct of this one field.
//!
//! | variable | field | envy | factor3 |
//! |---|---|---|---|
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
//! | `port=80` | `u16, default 3000` | `80` | `3000` |
//! | `LIMIT=` | `Option<u16>` | refused | `None` |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `DEBUG=TRUE` | `bool` | refused, shows the value | `true` |
//! | `DEBUG=1` | `bool` | refused | `true` |
//! | `DEBUG=yes` | `bool` | refused, shows the value | `true` |
//! | `DEBUG=off` | `bool` | refused, shows the value | `false` |
//! | `ORIGINS=a, b` | `Vec<String>` | `["a", " b"]` | `["a", "b"]` |
//! | `ORIGINS=a,,b` | `Vec<String>` | `["a", "", "b"]` | refused |
//! | `ORIGINS=a,b,` | `Vec<String>` | `["a", "b", ""]` | `["a", "b"]` |
//! | `ORIGINS=` | `Vec<String>` | `[]` | refused |
//!
//! The same on both sides, read or refused: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Numbers behind `flatten`.** envy refuses them (``invalid type: string "587", expected u16``), so nested parts are
//!   often texts, or structs with a call of their own. Both become fields of their types behind `flatten`.
//! - **Names in lower case.** envy reads `port` as well as `PORT`, and `APP_port` behind a prefix. On any system but Windows that is
//!   another variable here.
//! - **Lists.** envy splits at each comma and keeps blanks and empty items. Here blanks around an item are dropped, and an
//!   empty item is a problem, but for one behind the last separator. envy reads `ORIGINS=` as an empty list; where that is meant, write
//!   `#[config(default = "")]`.
//! - **Names in messages.** envy says `PORT` of `APP_PORT` and of `APP_MAIL_PORT`, `field password` of `APP_MAIL_PASSWORD`, and of a word
//!   that an enum does not know no name at all. Here it is the variable as it is set.
//! - **What is not UTF-8.** Any variable of the process that is not valid UTF-8, also one that is not the app's, ends envy with
//!   a panic that holds the value. factor3 reads declared variables alone, and says `is not valid UTF-8` of those.
//!
//! # For whoever deploys
//!
//! - Names and values stay, but for what follows. `APP_REQUEST_TIMEOUT_SECS` is an old name now: it works, and each start says
//!   on stderr to set `APP_REQUEST_TIMEOUT` instead.
//! - An empty text or secret is a problem now: set it, or take the variable away. An `Option` may stay empty, and is `None`.
//! - A name in lower case becomes upper case.
//! - An empty item of a list goes; blanks behind commas may stay.

//! From [config](https://docs.rs/config/0.15.27), where it reads the environment: the builder becomes attributes, and the
//! names stay, with both underscores, until you rename them. What of config reads files stays with config.
//!
//! # Attributes and calls
//!
//! | config | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Deserialize)]` | `#[derive(Config)]` |
//! | `Environment::with_prefix("APP")` | `#[config(prefix = "APP_")]` on the struct; [`APP__`](#pitfalls) for some |
//! | `.separator("__")` | `flatten, prefix = "MAIL__"`, later `MAIL_`: see [new names](super#new-names-without-a-flag-day) |
//! | `.try_parsing(true)` | nothing: the type of the field is known |
//! | `.list_separator(",").with_list_parse_key("origins")` | nothing: `Vec<T>` is a list; `separator = ";"` |
//! | `.ignore_empty(true)` | nothing; the contrary is `allow_empty` |
//! | `.source(Some(map))` | [`App::from_vars(map)`](crate::Config::from_vars) |
//! | `.set_default("port", 3000)?` | `default = 3000` |
//! | `.set_override("port", 80)?` | a layer in front: [`Env::from_vars`](crate::Env::from_vars) and [`or`](crate::Env::or) |
//! | `.build()?.try_deserialize::<App>()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `config.get::<u16>("port")` | a field |
//! | an enum with `#[serde(rename_all = "lowercase")]` | `#[derive(FromEnvStr)]`; its words are in kebab case, another is `#[config(rename = "readonly")]` |
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
//! APP_MAIL__HOST=mail.example
//! APP_ALLOWED_ORIGINS=https://shop.example
//! ```
//!
//! What the app before says, if after each start the problem it names is fixed:
//!
//! ```text
//! start 1: invalid type: string "eighty", expected an integer for key `port` in the environment
//! start 2: missing configuration field "mail.password"
//! start 3: missing configuration field "database_url"
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
//! APP_MAIL__PASSWORD is not set
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
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! The same on both sides, read or refused: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=0x50`, `PORT=` as `u16`, `ZIP=12345`, `ZIP=true`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=TRUE`, `DEBUG=1`, `DEBUG=yes`, `DEBUG=off`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Texts that look like numbers.** With `try_parsing` a text is read as a number first and written back: a postcode `01234`
//!   arrives as `1234`, `1e3` as `1000`, `TRUE` as `true`. A key of digits alone loses its zeros. Here a text is what was set.
//! - **Numbers that are none.** `PORT=1e3` is 1000 for config, `PORT=true` is 1. Both are refused here.
//! - **One underscore.** With `separator("_")` `APP_PUBLIC_HOST` is `public.host`, and the field `public_host` is missing. Here
//!   names follow from the struct, so `flatten, prefix = "MAIL_"` and a field `public_host` stand beside each other.
//! - **Behind the prefix.** With `separator("__")` and no `prefix_separator("_")`, config reads `APP__PORT` and not `APP_PORT`: then
//!   the prefix here is `APP__`.
//! - **Which problem.** Of several, config names one, and not the same at each start: it goes through a map.
//! - **A default of another type** is found when it is read, in the process that has no such variable:
//!   ``invalid type: string "eighty", expected an integer for key `port` ``. Here the struct does not compile.
//! - **What is not UTF-8.** A variable of the app's that is not valid UTF-8 is shown in config's message.
//! - **Names in lower case.** config reads `app_port` as well. On any system but Windows that is another variable here.
//!
//! # For whoever deploys
//!
//! - Names and values stay, but for what follows. `APP_REQUEST_TIMEOUT_SECS` is an old name now: it works, and each start says
//!   on stderr to set `APP_REQUEST_TIMEOUT` instead.
//! - An empty text or secret is a problem now: set it, or take the variable away. An `Option` may stay empty, and is `None`.
//! - A name in lower case becomes upper case. `APP_MAIL__HOST` stays until the app renames it.
//! - A number is written as digits: `1000`, not `1e3` or `1000.0`. A text arrives as it is set, with its zeros: where the app
//!   got `1234` of `01234`, it gets `01234`.
//! - An empty item of a list goes; blanks behind commas may stay.

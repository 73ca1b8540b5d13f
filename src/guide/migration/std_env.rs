//! How to migrate from [`std::env::var`], and from helpers around it.
//!
//! Names and fields stay. Each call becomes a field, and the helpers go. The struct is read once, in `main`.
//!
//! # Calls and fields
//!
//! | by hand | factor3: a field, and its `#[config(..)]` |
//! |---|---|
//! | `env::var("PUBLIC_HOST")?`, `.expect("..")`, `required_var("PUBLIC_HOST")?` | `public_host: String` |
//! | `env::var("REGION").ok()` | `region: Option<String>` |
//! | `env::var("LOG_LEVEL").unwrap_or_else(\|_\| "info".into())` | `default = "info"` |
//! | `env::var("PORT")?.parse()?` | `port: u16` |
//! | `var_parsed("LIMIT")?` | `limit: Option<u16>` |
//! | `var_parsed("PORT")?.unwrap_or(3000)` | `port: u16`, `default = 3000` |
//! | `.ok().and_then(\|text\| text.parse().ok()).unwrap_or(3000)` | the same; text that is not a number is [now a problem](#migration-day) |
//! | `env::var("MAINTENANCE").is_ok_and(\|text\| text == "true")` | `maintenance: bool`, `default = false` |
//! | `env::var_os("READ_ONLY_MODE").is_some()`, `env::var(..).is_ok()` | `read_only_mode: bool`, `is_set` |
//! | `.split(',').map(str::trim)`, `list("ALLOWED_ORIGINS")?` | `Vec<String>`, or `Vec<u16>`; `separator = ";"` for another separator; `default = ""` if it may be absent |
//! | `Duration::from_secs(..)`, `Duration::from_millis(..)` | `Duration` with `unit = "s"`, `unit = "ms"`: see [durations](super#durations) |
//! | `env::var("GIT_COMMIT").or_else(\|_\| env::var("HEROKU_BUILD_COMMIT"))` | `fallback = "HEROKU_BUILD_COMMIT"`; `renamed_from = ".."` for an old name of the application's own |
//! | `env::var("COOKIE_DOMAIN").unwrap_or_else(\|_\| public_host.clone())` | `default_from = public_host` |
//! | `match env::var("LOG_FORMAT").as_deref() { Ok("json") => .., _ => .. }` | an enum with `#[derive(FromEnvStr)]`, and `default = ".."` |
//! | a type with `FromStr` | the same type; `expected = ".."` says what it reads |
//! | `if let (Ok(id), Ok(key)) = (env::var(..), env::var(..))` | two fields of type `Option`, and `all_or_none(id, key)` on the struct |
//! | `if a.is_none() && b.is_none() { bail!(..) }` | `any_of(a, b)` on the struct; also `one_of`, `requires`, `conflicts`, `required_if` |
//! | `Url::parse(&env::var("DATABASE_URL")?)?` | the handle of the [service](crate::resource), such as `Postgres` |
//! | `fs::read_to_string(env::var("STRIPE_API_KEY_FILE")?)` | `secret_files` on the struct |
//! | `dotenvy::dotenv().ok()` | [`Env::dotenv`](super#env-files) |
//! | `env::var(..)` where the value is used, in a `LazyLock` | a field; the application passes the config on |
//! | `env::set_var(..)` in a test | [`App::from_vars(pairs)`](crate::Config::from_vars) |
//!
//! # Before
//!
//! ```ignore
//! use std::env;
//! use std::error::Error;
//! use std::fmt::Display;
//! use std::str::FromStr;
//! use std::time::Duration;
//!
//! #[derive(Debug)]
//! pub struct AppConfig {
//!     pub public_host: String,
//!     pub cookie_domain: String,
//!     pub port: u16,
//!     pub maintenance: bool,
//!     pub read_only_mode: bool,
//!     pub region: Option<String>,
//!     pub git_commit: Option<String>,
//!     pub allowed_origins: Vec<String>,
//!     pub request_timeout: Duration,
//!     pub log_level: LogLevel,
//!     pub database_url: String,
//!     pub stripe_api_key: String,
//!     pub mail: Mail,
//! }
//!
//! #[derive(Debug)]
//! pub struct Mail {
//!     pub host: String,
//!     pub port: u16,
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
//! pub fn load() -> Result<AppConfig, Box<dyn Error>> {
//!     let public_host = required_var("PUBLIC_HOST")?;
//!     Ok(AppConfig {
//!         cookie_domain: env::var("COOKIE_DOMAIN").unwrap_or_else(|_| public_host.clone()),
//!         public_host,
//!         port: var_parsed("PORT")?.unwrap_or(3000),
//!         maintenance: env::var("MAINTENANCE").is_ok_and(|text| text == "true"),
//!         read_only_mode: env::var_os("READ_ONLY_MODE").is_some(),
//!         region: env::var("REGION").ok(),
//!         git_commit: env::var("GIT_COMMIT").or_else(|_| env::var("HEROKU_BUILD_COMMIT")).ok(),
//!         allowed_origins: list("ALLOWED_ORIGINS")?,
//!         request_timeout: Duration::from_secs(var_parsed("REQUEST_TIMEOUT_SECS")?.unwrap_or(30)),
//!         log_level: env::var("LOG_LEVEL").unwrap_or_else(|_| "info".into()).parse()?,
//!         database_url: required_var("DATABASE_URL")?,
//!         stripe_api_key: env::var("STRIPE_API_KEY")?,
//!         mail: Mail {
//!             host: env::var("MAIL_HOST")?,
//!             port: var_parsed("MAIL_PORT")?.unwrap_or(587),
//!             password: required_var("MAIL_PASSWORD")?,
//!         },
//!     })
//! }
//!
//! pub fn required_var(name: &str) -> Result<String, Box<dyn Error>> {
//!     env::var(name).map_err(|error| format!("{name}: {error}").into())
//! }
//!
//! pub fn var_parsed<T: FromStr<Err: Display>>(name: &str) -> Result<Option<T>, Box<dyn Error>> {
//!     match env::var(name) {
//!         Ok(text) => text.parse().map(Some).map_err(|error| format!("{name}: {error}").into()),
//!         Err(_) => Ok(None),
//!     }
//! }
//!
//! pub fn list(name: &str) -> Result<Vec<String>, Box<dyn Error>> {
//!     Ok(required_var(name)?.split(',').map(str::trim).map(str::to_owned).collect())
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
//!     /// Domain of the session cookie.
//!     #[config(default_from = public_host)]
//!     pub cookie_domain: String,
//!     /// Port the web process binds.
//!     #[config(default = 3000)]
//!     pub port: u16,
//!     /// Answers every request with 503.
//!     #[config(default = false)]
//!     pub maintenance: bool,
//!     /// Refuses every change of data.
//!     #[config(is_set)]
//!     pub read_only_mode: bool,
//!     /// Region that is shown in logs.
//!     pub region: Option<String>,
//!     /// Commit that this build is made from.
//!     #[config(fallback = "HEROKU_BUILD_COMMIT")]
//!     pub git_commit: Option<String>,
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
//! # assert_eq!((&*app.cookie_domain, app.read_only_mode), ("shop.example", false));
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
//! start 1: PORT: invalid digit found in string
//! start 2: DATABASE_URL: environment variable not found
//! start 3: MAIL_PASSWORD: environment variable not found
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
//! # Differences
//!
//! Each row reads one variable into a struct with this one field. The code by hand is that of the application above: a `bool` is
//! `text == "true"`, and a list is `list(..)`.
//!
//! | variable | field | by hand | factor3 |
//! |---|---|---|---|
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
//! | `LIMIT=` | `Option<u16>` | refused | `None` |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `DEBUG=TRUE` | `bool` | `false` | `true` |
//! | `DEBUG=1` | `bool` | `false` | `true` |
//! | `DEBUG=yes` | `bool` | `false` | `true` |
//! | `DEBUG=` | `bool` | `false` | refused |
//! | `ORIGINS=a,,b` | `Vec<String>` | `["a", "", "b"]` | refused |
//! | `ORIGINS=a,b,` | `Vec<String>` | `["a", "b", ""]` | `["a", "b"]` |
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["[\"a\"", "\"b\"]"]` | refused |
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `port=80`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=off`, `ORIGINS=a,b`, `ORIGINS=a, b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Names in messages.** The error of `env::var("STRIPE_API_KEY")?` is `environment variable not found`. It does not say which
//!   variable. factor3 says the name and the meaning.
//! - **Values in messages.** The error of a type often quotes the text: `loud is not a log level`. So does the error of
//!   `env::var` if the text is not UTF-8. factor3 shows no value.
//! - **Not UTF-8.** After `.ok()`, `.unwrap_or_else(..)` and in `var_parsed`, a variable that is not UTF-8 counts as not set, and the
//!   default applies. factor3 says that it `is not valid UTF-8`.
//! - **Late reads.** A variable that is read where it is used fails at its first use, perhaps days after the deploy. factor3 reads all
//!   of them at the start.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Refused now:
//!
//! - **A word that the code did not compare with.** Code by hand often takes every unknown word for "off" or for the default. So
//!   `MAINTENANCE=maybe`, `LOG_FORMAT=pretty` or `DB_OFFLINE=none` started. The report lists the words. For "none of them", remove
//!   the variable.
//! - **A number that `.parse().ok()` dropped.** `PORT=80a` gave the default.
//! - **A part of a group.** `if let (Ok(id), Ok(key))` ignored an id without its key.
//!
//! Read differently, without a problem:
//!
//! - **Words for "on".** After `text == "true"`, `MAINTENANCE=1` was off. Now it is on. `TRUE`, `yes` and `on` are, too.
//! - **Text that the code trimmed.** factor3 keeps blanks and line breaks in text and secrets. It warns of a line break at the end.
//! - **An empty variable before another one.** `GIT_COMMIT=` and `COOKIE_DOMAIN=` were empty text. Now the fallback or the default
//!   applies.
//!
//! A start with `REQUEST_TIMEOUT_SECS` warns on stderr to set `REQUEST_TIMEOUT` instead.

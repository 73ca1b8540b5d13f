//! From [figment](https://docs.rs/figment/0.10.19), where it reads the environment: the providers become attributes, and the
//! names stay, with both underscores, until you rename them. Lists lose their brackets. What of figment reads files stays
//! with figment.
//!
//! # Attributes and calls
//!
//! | figment | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Deserialize)]` | `#[derive(Config)]` |
//! | `Env::prefixed("APP_")` | `#[config(prefix = "APP_")]` on the struct |
//! | `.split("__")` | `flatten, prefix = "MAIL__"`, later `MAIL_`: see [new names](super#new-names-without-a-flag-day) |
//! | `.only(..)`, `.ignore(..)` | nothing: what is not declared is not read |
//! | `Serialized::default("port", 3000)`, `#[serde(default = "port")]` | `default = 3000`, or `default_with = EXPR` |
//! | `Figment::new().merge(..).extract::<App>()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `.join(..)` of two providers | [`Env::or`](crate::Env::or): the first layer that has a variable wins |
//! | `[a,b]` as a value | `a,b`; both with the parser `origins` |
//! | `{k=v}` as a value | `HashMap` or `BTreeMap`: `k=v,l=w` |
//! | `"01234"`, in quotes so that it stays a text | `01234` |
//! | `Metadata`: where a value came from | [`Config::load`](crate::Config::load) and its [`Report`](crate::Report), for each variable |
//! | `Jail` | [`App::from_vars(pairs)`](crate::Config::from_vars) |
//! | profiles, `.select("production")` | none: [each variable is a control of its own](https://12factor.net/config) |
//! | `Toml::file("App.toml")` | none |
//!
//! # Before
//!
//! ```ignore
//! use figment::Figment;
//! use figment::providers::Env;
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
//!     pub mail: Mail,
//! }
//!
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
//! pub fn load() -> figment::Result<AppConfig> {
//!     Figment::new().merge(Env::prefixed("APP_").split("__")).extract()
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
//!     #[config(value_parser = origins)]
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
//! /// The items with figment's brackets around them, or without.
//! fn origins(text: &str) -> Result<Vec<String>, &'static str> {
//!     let items = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
//!     let items = items.split(',').map(str::trim);
//!     items
//!         .map(|item| if item.is_empty() { Err("it has an empty item") } else { Ok(item.to_owned()) })
//!         .collect()
//! }
//!
//! pub fn load() -> AppConfig {
//!     AppConfig::from_env_or_exit()
//! }
//! #
//! # let vars = [
//! #     ("APP_PUBLIC_HOST", "shop.example"),
//! #     ("APP_ALLOWED_ORIGINS", "[https://shop.example,http://localhost:8080]"),
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
//! APP_ALLOWED_ORIGINS=[https://shop.example]
//! ```
//!
//! What the app before says, if after each start the problem it names is fixed:
//!
//! ```text
//! start 1: missing field `password` for key "MAIL" in `APP_` environment variable(s)
//! start 2: invalid type: found string "eighty", expected u16 for key "PORT" in `APP_` environment variable(s)
//! start 3: missing field `database_url`
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
//! | variable | field | figment | factor3 |
//! |---|---|---|---|
//! | `PORT= 80` | `u16` | `80` | refused |
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
//! | `port=80` | `u16, default 3000` | `80` | `3000` |
//! | `LIMIT=` | `Option<u16>` | refused | `None` |
//! | `ZIP=12345` | `String` | refused, shows the value | `"12345"` |
//! | `ZIP=01234` | `String` | refused | `"01234"` |
//! | `ZIP=true` | `String` | refused, shows the value | `"true"` |
//! | `ZIP=[1]` | `String` | refused | `"[1]"` |
//! | `ZIP="quoted"` | `String` | `"quoted"` | `"\"quoted\""` |
//! | `ZIP= 1a ` | `String` | `"1a"` | `" 1a "` |
//! | `ZIP=` | `String` | `""` | refused |
//! | `REGION=` | `Option<String>` | `Some("")` | `None` |
//! | `DEBUG=TRUE` | `bool` | refused, shows the value | `true` |
//! | `DEBUG=1` | `bool` | refused | `true` |
//! | `DEBUG=yes` | `bool` | refused, shows the value | `true` |
//! | `DEBUG=off` | `bool` | refused, shows the value | `false` |
//! | `ORIGINS=a,b` | `Vec<String>` | refused, shows the value | `["a", "b"]` |
//! | `ORIGINS=a, b` | `Vec<String>` | refused, shows the value | `["a", "b"]` |
//! | `ORIGINS=a,b,` | `Vec<String>` | refused, shows the value | `["a", "b"]` |
//! | `ORIGINS=[a,b]` | `Vec<String>` | `["a", "b"]` | `["[a", "b]"]` |
//! | `ORIGINS=1,2` | `Vec<String>` | refused, shows the value | `["1", "2"]` |
//!
//! The same on both sides, read or refused: `PORT=0080`, `PORT=+80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `ZIP=1e3`, `ZIP=TRUE`, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,,b`, `ORIGINS=`.
//!
//! # Pitfalls
//!
//! - **Texts that look like something else.** figment gives a value its type before it knows the field: a text of digits, `true`
//!   or `[1]` is refused for a `String`, so a key of digits alone stops the start, and the message shows it. Those who put
//!   quotes around such values take them away again: here they are a part of the text.
//! - **Lists.** `ORIGINS=a,b` is a text for figment, and `[a,b]` here has brackets in its items. The parser `origins` above reads
//!   both, so that the values can follow when all is over; then it goes.
//! - **One underscore.** With `split("_")` `APP_PUBLIC_HOST` is `public.host`, and the field `public_host` is missing. Here
//!   names follow from the struct.
//! - **Blanks.** figment drops them around every value. Here a text keeps them, and any other type refuses them and says so.
//! - **What is not UTF-8** starts with figment, with other characters in its place. Here it is a problem.
//! - **Names in lower case.** figment reads `app_port` as well. On any system but Windows that is another variable here.
//! - **Tests.** figment reads the process alone, so its tests set variables under a lock. [`Config::from_vars`](crate::Config::from_vars) takes pairs.
//!
//! # For whoever deploys
//!
//! - Names and values stay, but for what follows. `APP_REQUEST_TIMEOUT_SECS` is an old name now: it works, and each start says
//!   on stderr to set `APP_REQUEST_TIMEOUT` instead.
//! - An empty text or secret is a problem now: set it, or take the variable away. An `Option` may stay empty, and is `None`.
//! - A name in lower case becomes upper case. `APP_MAIL__HOST` stays until the app renames it.
//! - Quotes around a text go, with the deploy of the new build; a start that meets them warns. If both builds have to read such a
//!   variable, a parser like `origins` takes them off.
//! - The brackets of a list may stay as long as the parser does. A blank around a value other than a text goes.

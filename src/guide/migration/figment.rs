//! How to migrate from [figment](https://docs.rs/figment/0.10.19), if it reads the environment.
//!
//! The providers become attributes. Names stay, with both underscores, until you rename them. Lists lose their brackets. Keep
//! figment for files.
//!
//! # Attributes and calls
//!
//! | figment | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Deserialize)]` | `#[derive(Config)]` |
//! | `Env::prefixed("APP_")` | `#[config(prefix = "APP_")]` on the struct |
//! | `.split("__")` | `flatten, prefix = "MAIL__"`, later `MAIL_`: see [renaming](super#renaming) |
//! | `.only(..)`, `.ignore(..)` | nothing, because only declared variables are read |
//! | `Serialized::default("port", 3000)`, `#[serde(default = "port")]` | `default = 3000`, or `default_with = EXPR` |
//! | `Serialized::defaults(App::default())`, `#[serde(default)]` on the struct | a default on each field: there is none for a whole struct |
//! | a default of a secret | none: set it in a `.env` file for development: see [`.env` files](super#env-files) |
//! | `#[serde(default)]` on a list | `default`: a list without items, also with a parser |
//! | `Option<Mail>` of a struct | `#[config(flatten, prefix = "MAIL__")]` on `Option<Mail>` |
//! | `#[serde(rename_all = "lowercase")]` on an enum | `#[derive(FromEnvStr)]`, whose words are in lower case; `rename_all` for others |
//! | `Figment::new().merge(..).extract::<App>()` | [`App::from_env()`](crate::Config::from_env); in `main` [`App::from_env_or_exit()`](crate::Config::from_env_or_exit) |
//! | `.join(..)` of two providers | [`Env::or`](crate::Env::or): the first layer that has a variable wins |
//! | `[a,b]` as a value | `a,b`; the parser `origins` reads both |
//! | `{k=v}` as a value | `HashMap` or `BTreeMap`: `k=v,l=w` |
//! | `"01234"`, in quotes so that it stays text | `01234` |
//! | `Metadata`: where a value came from | the [`Summary`](crate::Summary) of [`Config::load`](crate::Config::load), for each variable |
//! | `Jail` | [`App::from_vars(pairs)`](crate::Config::from_vars) |
//! | profiles, `.select("production")` | none: [each variable is a control of its own](https://12factor.net/config) |
//! | a field `profile` | it does not compile: give each setting a variable of its own, or keep it with `grouped = "why"` |
//! | `Toml::file("App.toml")` | none: what is the same in every deploy becomes a default, and what is not becomes a variable. If the file has to stay, figment keeps that struct |
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
//!     #[config(value_parser = origins, expected = "a list of origins: a, b")]
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
//! /// Reads a list with figment's brackets and quotes, or without. No item contains a comma.
//! fn origins(text: &str) -> Result<Vec<String>, &'static str> {
//!     let text = text.trim();
//!     let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text).trim();
//!     if inner.is_empty() {
//!         return Ok(Vec::new());
//!     }
//!     let items = inner.strip_suffix(',').unwrap_or(inner).split(',');
//!     items
//!         .map(|item| match item.trim().trim_matches('"') {
//!             "" => Err("it has an empty item"),
//!             item => Ok(item.to_owned()),
//!         })
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
//! APP_ALLOWED_ORIGINS=[https://shop.example]
//! ```
//!
//! The application before says this, if each start fixes the problem that the last one named:
//!
//! ```text
//! start 1: missing field `password` for key "MAIL" in `APP_` environment variable(s)
//! start 2: invalid type: found string "eighty", expected u16 for key "PORT" in `APP_`
//!              environment variable(s)
//! start 3: missing field `database_url`
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
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["a", "b"]` | refused |
//! | `ORIGINS=1,2` | `Vec<String>` | refused, shows the value | `["1", "2"]` |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `ZIP=1e3`, `ZIP=TRUE`, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,,b`, `ORIGINS=`.
//!
//! # Pitfalls
//!
//! - **Text that looks like another type.** figment chooses the type of a value before it knows the field. It refuses text of
//!   digits, `true` or `[1]` for a `String`, so a key of digits prevents the start, and the message shows the key. factor3 reads
//!   text as it is.
//! - **One underscore.** With `split("_")`, figment reads `APP_PUBLIC_HOST` as `public.host`, and the field `public_host` is
//!   missing. With factor3, names follow from the struct.
//! - **Not UTF-8.** figment replaces such characters and starts. factor3 reports a problem.
//! - **Tests.** figment only reads the process, so its tests set variables under a lock.
//!   [`Config::from_vars`](crate::Config::from_vars) reads pairs.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Refused now:
//!
//! - **Lists and maps in figment's notation.** A field without the parser `origins` refuses `["a","b"]`, and a map refuses `{k=v}`. The
//!   report says what to write. Until the older build is gone, keep the parser, which reads both forms.
//! - **Blanks around values.** figment drops them. factor3 refuses them, except in text.
//!
//! Read differently, without a problem:
//!
//! - **A list in brackets without quotes.** Without the parser, the text `[a,b]` is the items `[a` and `b]`, because an item of text may
//!   begin with a bracket. Remove the brackets before you remove the parser.
//! - **Quotes around text.** figment removes them from `"01234"`. factor3 keeps them, and the start warns. Remove them when the
//!   older build is gone. If both builds have to read such a variable, write a parser like `origins` that removes the quotes.
//! - **Blanks around text.** factor3 keeps them as a part of the text.
//! - **Names in lower case.** figment also reads `app_port`. For factor3, that is another variable, except on Windows, and a default
//!   applies. Write names in upper case.
//!
//! A start with `APP_REQUEST_TIMEOUT_SECS` warns on stderr to set `APP_REQUEST_TIMEOUT` instead.

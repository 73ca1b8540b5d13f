//! From [clap](https://docs.rs/clap/4.6.7) with its feature `env`, where it reads the environment. Arguments and subcommands are
//! what clap is for, and stay: a struct for each.
//!
//! # Attributes and calls
//!
//! | clap | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Parser)]`, `#[derive(Args)]` | `#[derive(Config)]` |
//! | `App::parse()` | [`App::from_env_or_exit()`](crate::Config::from_env_or_exit), beside `Args::parse()` for arguments |
//! | `App::try_parse()` | [`App::from_env()`](crate::Config::from_env) |
//! | `#[arg(long, env)]` | nothing |
//! | `#[arg(env = "NAME")]` | `env = "NAME"`, or nothing where the name is that of the field |
//! | `default_value_t = 3000`, `default_value = "3000"` | `default = 3000` |
//! | `value_delimiter = ',', required = true` | nothing: `Vec<T>` is a list; `separator = ";"` |
//! | `value_parser = path` | the same; the error is shown if it is a `&'static str` or a [`ValueError`](crate::ValueError) |
//! | `ValueEnum`, `#[value(name = "warning")]` | `#[derive(FromEnvStr)]`, `#[config(rename = "warning")]`; the words are in kebab case in both |
//! | `hide_env_values = true` | nothing: no value is shown |
//! | `#[command(flatten)]` | `flatten`; `flatten, prefix = "MAIL_"` instead of the same prefix in each `env` |
//! | `requires = "other"`, `conflicts_with = "other"` | `requires(other)`, `conflicts(other)` |
//! | `required_if_eq("other", "x")` | `required_if(other = "x")` |
//! | a required `ArgGroup` of several | `one_of(a, b)` on the struct |
//! | the doc comment is the help | the doc comment is the meaning in the report |
//!
//! # Before
//!
//! ```ignore
//! use clap::{Args, Parser, ValueEnum};
//!
//! #[derive(Debug, Parser)]
//! pub struct AppConfig {
//!     #[arg(long, env)]
//!     pub public_host: String,
//!     #[arg(long, env, default_value_t = 3000)]
//!     pub port: u16,
//!     #[arg(long, env)]
//!     pub maintenance: bool,
//!     #[arg(long, env)]
//!     pub region: Option<String>,
//!     #[arg(long, env, value_delimiter = ',', required = true)]
//!     pub allowed_origins: Vec<String>,
//!     #[arg(long, env, default_value_t = 30)]
//!     pub request_timeout_secs: u64,
//!     #[arg(long, env, value_enum, default_value_t = LogLevel::Info)]
//!     pub log_level: LogLevel,
//!     #[arg(long, env, hide_env_values = true)]
//!     pub database_url: String,
//!     #[arg(long, env, hide_env_values = true)]
//!     pub stripe_api_key: String,
//!     #[command(flatten)]
//!     pub mail: Mail,
//! }
//!
//! #[derive(Debug, Args)]
//! pub struct Mail {
//!     #[arg(long = "mail-host", env = "MAIL_HOST")]
//!     pub host: String,
//!     #[arg(id = "mail-port", long = "mail-port", env = "MAIL_PORT", default_value_t = 587)]
//!     pub port: u16,
//!     #[arg(long = "mail-password", env = "MAIL_PASSWORD", hide_env_values = true)]
//!     pub password: String,
//! }
//!
//! #[derive(Clone, Debug, ValueEnum)]
//! pub enum LogLevel {
//!     Debug,
//!     Info,
//!     Warn,
//! }
//!
//! pub fn load() -> AppConfig {
//!     AppConfig::parse()
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
//! Text that is a URL, a secret or a duration has a type for it: so its mistakes are found at the start, and its password
//! is not printed. `Debug` of the config before prints every secret in it; of this one it prints `[REDACTED]`.
//!
//! # One broken environment
//!
//! A port in words, a misspelt name, an empty secret, and no password:
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
//! What the app before says, if after each start the problem it names is fixed:
//!
//! ```text
//! start 1: error: invalid value 'eighty' for '--port <PORT>': invalid digit found in string
//!          For more information, try '--help'.
//! start 2: error: the following required arguments were not provided:
//!            --database-url <DATABASE_URL>
//!            --mail-password <PASSWORD>
//!          Usage: factor3-example-migration --public-host <PUBLIC_HOST> --allowed-origins <ALLOWED_ORIGINS> --database-url <DATABASE_URL> --stripe-api-key <STRIPE_API_KEY> --mail-host <HOST> --mail-password <PASSWORD> --port <PORT>
//!          For more information, try '--help'.
//! start 3: runs, and STRIPE_API_KEY is empty
//! ```
//!
//! What the app after says, at the first start:
//!
//! ```text
//! factor3: 4 problems in the environment of AppConfig
//!
//! PORT is not a whole number from 0 to 65535: it starts with a letter
//!     meaning   Port the web process binds. (AppConfig.port)
//!
//! DATABASE_URL is not set
//!     meaning   Primary database. (AppConfig.database_url)
//!     expected  a Postgres URL: postgres://user:password@localhost:5432/database
//!     hint      DATABSE_URL is set; did you mean DATABASE_URL?
//!
//! STRIPE_API_KEY is set but empty
//!     meaning   Key of the payment provider. (AppConfig.stripe_api_key)
//!     expected  a secret
//!
//! MAIL_PASSWORD is not set
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
//! | variable | field | clap | factor3 |
//! |---|---|---|---|
//! | `PORT=` | `u16, default 3000` | refused | `3000` |
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
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! The same on both sides, read or refused: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `port=80`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Values in help.** `--help` of clap prints the value of each variable whose argument does not say `hide_env_values`, and a
//!   value that does not parse is in the message in any case. Here no value is shown anywhere.
//! - **Names in messages.** clap speaks of the argument (`--database-url`); here it is the variable, with its meaning.
//! - **Missing and invalid.** clap names all that is missing, but not while a value is invalid: that comes alone and first.
//! - **Booleans.** clap reads `true` and `false` of a flag. Here `1`, `yes`, `on` and their contraries are fine too.
//! - **A default that does not read** stops clap when it runs. Here the struct does not compile.
//! - **Tests.** clap reads the process for what has `env`. [`Config::from_vars`](crate::Config::from_vars) takes pairs.
//!
//! # For whoever deploys
//!
//! - Names and values stay, but for what follows. `REQUEST_TIMEOUT_SECS` is an old name now: it works, and each start says
//!   on stderr to set `REQUEST_TIMEOUT` instead.
//! - The exit code was 2 already before, of any mistake; it is 78 of the environment, and 2 of arguments alone.
//! - An empty text or secret is a problem now: set it, or take the variable away. An `Option` may stay empty, and is `None`.
//! - An argument that stood for a variable becomes one: `PORT=80 app` for `app --port 80`.
//! - An empty item of a list goes; blanks behind commas may stay.

//! How to migrate from [clap](https://docs.rs/clap/4.6.9) with its feature `env`, if it reads the environment.
//!
//! Keep clap for arguments and subcommands. Arguments and variables become separate structs.
//!
//! # Attributes and calls
//!
//! | clap | factor3: on a field `#[config(..)]` |
//! |---|---|
//! | `#[derive(Parser)]`, `#[derive(Args)]` | `#[derive(Config)]` |
//! | `App::parse()` | [`App::from_env_or_exit()`](crate::Config::from_env_or_exit), and `Args::parse()` for arguments |
//! | `App::try_parse()` | [`App::from_env()`](crate::Config::from_env) |
//! | `#[arg(long, env)]` | nothing |
//! | `#[arg(env = "NAME")]` | nothing if the name follows from the field, otherwise `env = "NAME"` |
//! | `default_value_t = 3000`, `default_value = "3000"` | `default = 3000` |
//! | `value_delimiter = ',', required = true` | nothing, because `Vec<T>` is a list; `separator = ";"` for another separator |
//! | `value_parser = path` | the same; the error is shown if it is a `&'static str` or a [`ValueError`](crate::ValueError) |
//! | `ValueEnum`, `#[value(name = "warning")]` | `#[derive(FromEnvStr)]`, `#[config(rename = "warning")]`; both crates use kebab case, and words are read in any case (`ignore_case`) |
//! | `hide_env_values = true` | nothing, because no value is shown |
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
//! start 1: error: invalid value 'eighty' for '--port <PORT>': invalid digit found in string
//!          For more information, try '--help'.
//! start 2: error: the following required arguments were not provided:
//!            --database-url <DATABASE_URL>
//!            --mail-password <PASSWORD>
//!          Usage: factor3-example-migration --public-host <PUBLIC_HOST> --allowed-origins
//!              <ALLOWED_ORIGINS> --database-url <DATABASE_URL> --stripe-api-key
//!              <STRIPE_API_KEY> --mail-host <HOST> --mail-password <PASSWORD> --port <PORT>
//!          For more information, try '--help'.
//! start 3: runs, and STRIPE_API_KEY is empty
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
//! | `ORIGINS=["a","b"]` | `Vec<String>` | `["[\"a\"", "\"b\"]"]` | refused |
//! | `ORIGINS=` | `Vec<String>` | `[""]` | refused |
//!
//! These have the same result on both sides: `PORT=0080`, `PORT=+80`, `PORT= 80`, `PORT=1e3`, `PORT=80.0`, `PORT=0x50`, `PORT=true`, `PORT=` as `u16`, `port=80`, `ZIP=12345`, `ZIP=01234`, `ZIP=1e3`, `ZIP=true`, `ZIP=TRUE`, `ZIP=[1]`, `ZIP="quoted"`, `ZIP= 1a `, `REGION=none`, `DEBUG=true`, `DEBUG=`, `ORIGINS=a,b`, `ORIGINS=[a,b]`, `ORIGINS=1,2`.
//!
//! # Pitfalls
//!
//! - **Values in help.** `--help` of clap prints the value of each variable, unless its argument has `hide_env_values`. An invalid
//!   value is in the message in any case. factor3 shows no value anywhere.
//! - **Names in messages.** clap names the argument (`--database-url`). factor3 names the variable, with its meaning.
//! - **Missing and invalid.** clap names every missing variable, but only if no value is invalid. It reports an invalid value alone.
//! - **Invalid defaults.** clap stops when it runs. With factor3, the struct does not compile.
//! - **Tests.** clap reads arguments with `env` from the process. [`Config::from_vars`](crate::Config::from_vars) reads pairs.
//!
//! # Migration day
//!
//! Names and values stay, with these exceptions and [those of every migration](super#migration-day).
//!
//! Read differently, without a problem:
//!
//! - **Arguments that replaced a variable.** `app --port 80` becomes `PORT=80 app`. If the application has no arguments left and no
//!   longer calls `parse`, nothing reads `--port 80`, and the default applies. Look through unit files, Procfiles and container
//!   commands.
//! - **The exit code.** It was 2 for every mistake. Now it is 78 for the environment, and 2 for arguments.
//!
//! A start with `REQUEST_TIMEOUT_SECS` warns on stderr to set `REQUEST_TIMEOUT` instead.

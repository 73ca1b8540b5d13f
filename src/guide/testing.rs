//! Testing what reads the environment, without touching it.
//!
//! The environment belongs to the process, and tests share it: they run as threads of one. To set a variable there is a race, which
//! is why `set_var` is `unsafe` since edition 2024. No test of a config needs it: [`from_vars`](crate::Config::from_vars) reads pairs,
//! and nothing else.
//!
//! ```
//! use factor3::Config;
//! use std::time::Duration;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//!     #[config(default = "30s")]
//!     timeout: Duration,
//! }
//!
//! let app = App::from_vars([("PORT", "8080")])?;
//! assert_eq!((app.port, app.timeout), (8080, Duration::from_secs(30)));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # What is refused
//!
//! [`Error::problems`](crate::Error::problems) has all of them, in the order of the fields. A test asserts on what is stable, the
//! variable and the [code](crate::Reason::code) of the reason; the wording may change from release to release.
//!
//! ```
//! use factor3::{Config, Error};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     port: u16,
//!     #[config(range = 1..=64)]
//!     workers: u8,
//!     host: String,
//! }
//!
//! fn problems(error: &Error) -> Vec<(&str, &str)> {
//!     error.problems().iter().map(|problem| (problem.variable(), problem.reason().code())).collect()
//! }
//!
//! let error = App::from_vars([("PORT", "eighty"), ("WORKERS", "65")]).unwrap_err();
//! assert_eq!(problems(&error), [("PORT", "invalid"), ("WORKERS", "out_of_range"), ("HOST", "missing")]);
//! ```
//!
//! # Checks and groups
//!
//! They are tested as they run, through the load. A check of several fields is a group where there is one for it, since a group names
//! its members in the report; else `validate` on the struct.
//!
//! ```
//! use factor3::{Config, SecretString};
//!
//! #[derive(Debug, Config)]
//! #[config(all_or_none(smtp_user, smtp_password), validate = Self::check)]
//! struct Mail {
//!     smtp_user: Option<String>,
//!     smtp_password: Option<SecretString>,
//!     #[config(default = 10)]
//!     batch: u32,
//!     #[config(default = 100)]
//!     queue: u32,
//! }
//!
//! impl Mail {
//!     fn check(&self) -> Result<(), &'static str> {
//!         if self.batch <= self.queue { Ok(()) } else { Err("BATCH is more than QUEUE holds") }
//!     }
//! }
//!
//! let code = |vars: &[(&str, &str)]| {
//!     Mail::from_vars(vars.iter().copied()).err().map(|error| error.problems()[0].reason().code())
//! };
//! assert_eq!(code(&[]), None);
//! assert_eq!(code(&[("SMTP_USER", "shop")]), Some("all_or_none"));
//! assert_eq!(code(&[("SMTP_USER", "shop"), ("SMTP_PASSWORD", "x")]), None);
//! assert_eq!(code(&[("BATCH", "200")]), Some("rejected"));
//! ```
//!
//! A function of one field, or a parser, can be called on its own as well: it is a plain `fn`.
//!
//! # A config for the tests of other parts
//!
//! What takes a config takes it as a value, so a test hands one over. A function of the app's own fills in what is required, behind
//! what the test says:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env, SecretString};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     database_url: Postgres,
//!     stripe_api_key: SecretString,
//!     #[config(default = 20)]
//!     page_size: usize,
//! }
//!
//! // #[cfg(test)]
//! fn config(vars: &[(&str, &str)]) -> App {
//!     let required = [("DATABASE_URL", "postgres://localhost/test"), ("STRIPE_API_KEY", "sk_test_1")];
//!     let env = Env::from_vars(vars.iter().copied()).or(Env::from_vars(required));
//!     App::load(&env).unwrap().config // an error's `Debug` is the report
//! }
//!
//! fn pages(app: &App, orders: usize) -> usize {
//!     orders.div_ceil(app.page_size)
//! }
//!
//! assert_eq!(pages(&config(&[]), 50), 3);
//! assert_eq!(pages(&config(&[("PAGE_SIZE", "10")]), 50), 5);
//! assert_eq!(config(&[("DATABASE_URL", "postgres://127.0.0.1:49153/t7")]).database_url.port(), 49153);
//! ```
//!
//! A layer takes nothing away: what is absent or empty in the first is looked for in the next. To test that something is missing, use
//! pairs without it.
//!
//! Tests against a real database read where it is as the app does, with a default for whoever has it at the usual place:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! struct TestServers {
//!     /// A server on which tests may make databases.
//!     test_database_url: Postgres,
//! }
//!
//! let local = Env::from_vars([("TEST_DATABASE_URL", "postgres:///postgres")]);
//! # assert_eq!(TestServers::load(&local)?.config.test_database_url.database(), Some("postgres"));
//! let servers = TestServers::load(&Env::process().or(local))?.config;
//! # let _ = servers.test_database_url;
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # The program as a platform runs it
//!
//! A test below `tests/` starts the binary with an environment of its own. `env_clear` first: else what the developer's shell has set
//! counts too.
//!
#![cfg_attr(feature = "contract", doc = "```standalone_crate")]
#![cfg_attr(not(feature = "contract"), doc = "```ignore")]
//! use std::process::Command;
//!
//! # // This example is also the program that it starts.
//! # use factor3::Config;
//! # macro_rules! env { ("CARGO_BIN_EXE_shop") => { std::env::current_exe().unwrap() } }
//! # #[derive(Debug, Config)]
//! # struct App { port: u16 }
//! # fn main() {
//! # if std::env::var_os("CARGO_MANIFEST_DIR").is_none() {
//! #     println!("{:?}", App::from_env_or_exit());
//! #     return;
//! # }
//! # a_wrong_port_does_not_start();
//! # }
//! // #[test]
//! fn a_wrong_port_does_not_start() {
//!     let shop = |vars: &[(&str, &str)]| {
//!         Command::new(env!("CARGO_BIN_EXE_shop")).env_clear().envs(vars.iter().copied()).output().unwrap()
//!     };
//!     let refused = shop(&[("PORT", "eighty")]);
//!     assert_eq!(refused.status.code(), Some(78));
//!     let report = String::from_utf8(refused.stderr).unwrap();
//!     assert!(report.contains("PORT is not a whole number") && !report.contains("eighty"));
//!
//!     // Whether it would start, without a server that has to be stopped.
//!     let asked = shop(&[("PORT", "8080"), ("FACTOR3", "check")]);
//!     assert_eq!((asked.status.code(), &*asked.stdout), (Some(0), &b"ok\n"[..]));
//! }
//! ```
//!
//! # For all values
//!
//! The crate's own parsers are fuzzed. A property of the app's own needs no more than a loop around `from_vars`, or around it a
//! generator such as proptest's: whatever is written is read back, and whatever is set, no check panics and no report holds it.
//!
//! ```
//! use factor3::Config;
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(value_parser = percent)]
//!     discount: u8,
//! }
//!
//! fn percent(text: &str) -> Result<u8, &'static str> {
//!     let number = text.strip_suffix('%').ok_or("it does not end in %")?;
//!     number.parse().ok().filter(|percent| *percent <= 100).ok_or("it is not from 0% to 100%")
//! }
//!
//! for percent in 0..=u8::MAX {
//!     let text = format!("{percent}%");
//!     match App::from_vars([("DISCOUNT", &text)]) {
//!         Ok(app) => assert_eq!(app.discount, percent),
//!         Err(error) => assert!(percent > 100 && !error.to_string().contains(&text)),
//!     }
//! }
//! for text in ["%", "-1%", "١%", "1 %", "\u{0}%", "100%%"] {
//!     assert!(App::from_vars([("DISCOUNT", text)]).is_err(), "{text:?}");
//! }
//! ```
//!
//! # What the struct reads
//!
//! A test that the names are those of the platform needs no environment at all: [`Config::SCHEMA`](crate::Config::SCHEMA) has them.
//! A committed `.env.example` is such a test with every detail: see [`release`](super::release#files-that-are-committed).
//!
//! ```
//! use factor3::{BindAddr, Config};
//!
//! #[derive(Config)]
//! struct Web {
//!     #[config(env = "PORT", default = "3000")]
//!     bind: BindAddr,
//! }
//!
//! assert!(Web::SCHEMA.variables().iter().any(|declared| declared.name == "PORT"));
//! ```

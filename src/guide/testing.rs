//! How to test config without touching the environment.
//!
//! Tests run as threads of one process and share its environment, so a test that sets a variable is a race. Therefore `set_var` is
//! `unsafe` since edition 2024. A test of a config does not need it: [`from_vars`](crate::Config::from_vars) reads only the pairs
//! that it is given.
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
//! # Problems
//!
//! [`Error::problems`](crate::Error::problems) has all problems, in the order of the fields. Assert on the variable and on the
//! [code](crate::Reason::code) of the reason, which are stable. The wording may change from release to release.
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
//!     let problems = error.problems().iter();
//!     problems.map(|problem| (problem.variable(), problem.reason().code())).collect()
//! }
//!
//! let error = App::from_vars([("PORT", "eighty"), ("WORKERS", "65")]).unwrap_err();
//! assert_eq!(
//!     problems(&error),
//!     [("PORT", "invalid"), ("WORKERS", "out_of_range"), ("HOST", "missing")]
//! );
//! ```
//!
//! # Checks and groups
//!
//! Test checks and groups through the load, as they run. For a check of several fields, use a group if one fits, because the report
//! names its members. Otherwise use `validate` on the struct.
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
//!     let error = Mail::from_vars(vars.iter().copied()).err();
//!     error.map(|error| error.problems()[0].reason().code())
//! };
//! assert_eq!(code(&[]), None);
//! assert_eq!(code(&[("SMTP_USER", "shop")]), Some("all_or_none"));
//! assert_eq!(code(&[("SMTP_USER", "shop"), ("SMTP_PASSWORD", "x")]), None);
//! assert_eq!(code(&[("BATCH", "200")]), Some("rejected"));
//! ```
//!
//! A test can also call the check of one field or a parser directly: each is a plain `fn`.
//!
//! # Test configs
//!
//! Other parts of the application take the config as a value, so a test can pass one. Write a function that adds the required
//! variables as a layer after those of the test:
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
//!     let required = [
//!         ("DATABASE_URL", "postgres://localhost/test"),
//!         ("STRIPE_API_KEY", "sk_test_1"),
//!     ];
//!     let env = Env::from_vars(vars.iter().copied()).or(Env::from_vars(required));
//!     App::load(&env).unwrap().config // the `Debug` of an error is the report
//! }
//!
//! fn pages(app: &App, orders: usize) -> usize {
//!     orders.div_ceil(app.page_size)
//! }
//!
//! assert_eq!(pages(&config(&[]), 50), 3);
//! assert_eq!(pages(&config(&[("PAGE_SIZE", "10")]), 50), 5);
//! let other = config(&[("DATABASE_URL", "postgres://127.0.0.1:49153/t7")]);
//! assert_eq!(other.database_url.port(), 49153);
//! ```
//!
//! A layer cannot remove a variable: if it is absent or empty in the first layer, the next one is searched. To test that a variable
//! is missing, use pairs without it.
//!
//! Tests with a real database can read its URL as the application does, with a default for the usual place:
//!
//! ```
//! use factor3::resource::Postgres;
//! use factor3::{Config, Env};
//!
//! #[derive(Debug, Config)]
//! struct TestServers {
//!     /// A server on which tests may create databases.
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
//! # Whole programs
//!
//! A test in `tests/` can start the binary with its own environment. Call `env_clear` first. Otherwise the process inherits the
//! variables of the developer's shell.
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
//!         let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
//!         command.env_clear().envs(vars.iter().copied()).output().unwrap()
//!     };
//!     let refused = shop(&[("PORT", "eighty")]);
//!     assert_eq!(refused.status.code(), Some(78));
//!     let report = String::from_utf8(refused.stderr).unwrap();
//!     assert!(report.contains("PORT is not a whole number") && !report.contains("eighty"));
//!
//!     // `FACTOR3=check` ends by itself, so there is no server to stop.
//!     let check = shop(&[("PORT", "8080"), ("FACTOR3", "check")]);
//!     assert_eq!((check.status.code(), &*check.stdout), (Some(0), &b"ok\n"[..]));
//! }
//! ```
//!
//! # Properties
//!
//! The crate fuzzes its own parsers. To test a property of your own parser, call `from_vars` in a loop, or use a generator such as
//! proptest. Useful properties are:
//!
//! - A value that is written is read back.
//! - No check panics, whatever the value is.
//! - No report holds the value.
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
//! # Names
//!
//! To test that the struct uses the platform's names, read [`Config::SCHEMA`](crate::Config::SCHEMA). Such a test needs no
//! environment. A committed `.env.example` tests every detail: see [`release`](super::release#committed-files).
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
//! assert!(Web::SCHEMA.variables().iter().any(|variable| variable.name() == "PORT"));
//! ```

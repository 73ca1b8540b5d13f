//! Short recipes: a few lines each, for what an application may want around its config.
//!
//! # Only the struct reads variables
//!
//! A variable that some other line of the code reads is in no report and in no contract. Clippy finds such a line, if a file
//! `clippy.toml` at the root of the workspace names the functions:
//!
//! ```toml
//! disallowed-methods = [
//!     { path = "std::env::var", reason = "declare it in AppConfig" },
//!     { path = "std::env::var_os", reason = "declare it in AppConfig" },
//!     { path = "std::env::vars", reason = "declare it in AppConfig" },
//!     { path = "std::env::vars_os", reason = "declare it in AppConfig" },
//!     { path = "std::env::set_var", reason = "tests use AppConfig::from_vars" },
//! ]
//! ```
//!
//! # Warnings in the log
//!
//! [`load_or_exit`](crate::Config::load_or_exit) writes warnings on stderr, and returns them, too. An application with a
//! structured log can write them there as well, with a code that an alert can count:
//!
//! ```ignore
//! let loaded = App::load_or_exit(&Env::process());
//! for warning in loaded.summary.warnings() {
//!     tracing::warn!(variable = warning.variable(), code = warning.code(), "{warning}");
//! }
//! ```
//!
//! # Do the services answer?
//!
//! A valid URL may name a host that does not answer. This check connects to each endpoint and closes the connection. It sends no
//! password. An endpoint that is found by DNS records of type SRV has no address here, so the check skips it:
//!
//! ```
//! use factor3::resource::{Endpoint, Redis};
//! use std::net::{TcpStream, ToSocketAddrs};
//! use std::time::Duration;
//!
//! fn answers(endpoint: &Endpoint) -> bool {
//!     let Endpoint::Tcp { host, port } = endpoint else { return true };
//!     let Ok(addresses) = (host.as_str(), *port).to_socket_addrs() else { return false };
//!     addresses.into_iter().any(|address| TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok())
//! }
//!
//! # let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
//! # let url = format!("redis://127.0.0.1:{}", server.local_addr().unwrap().port());
//! // let url = "redis://cache-1:6379";
//! let cache: Redis = url.parse()?;
//! assert!(cache.endpoints().iter().all(answers));
//! # drop(server);
//! # assert!(!cache.endpoints().iter().all(answers));
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! Use it in a command for operators. A process that refuses to start while its database restarts makes an outage longer.
//!
//! # Other processes of the same user
//!
//! On Linux, every process of the same user can read `/proc/PID/environ`. A process that is not dumpable (prctl(2),
//! `PR_SET_DUMPABLE`) hides that file from everybody except root, and writes no core dump. With the crate nix:
//!
//! ```ignore
//! nix::sys::prctl::set_dumpable(false)?; // the first line of `main`
//! let config = App::from_env_or_exit();
//! ```
//!
//! Between the start of the process and that call, the file is readable. A debugger cannot attach afterwards.
//!
//! # Aspire
//!
//! The orchestrator Aspire sets several variables for each service that an application refers to. For a database `orders`, these
//! include `ORDERS_URI`, `ORDERS_HOST`, `ORDERS_PORT`, `ORDERS_USERNAME` and `ORDERS_PASSWORD`. One field reads the URI there, and
//! `DATABASE_URL` elsewhere:
//!
//! ```
//! use factor3::{Config, resource::Postgres};
//!
//! #[derive(Debug, Config)]
//! struct App {
//!     #[config(fallback = "ORDERS_URI")]
//!     database_url: Postgres,
//! }
//!
//! let app = App::from_vars([("ORDERS_URI", "postgresql://postgres:x%21y@localhost:5432/orders")])?;
//! assert_eq!(app.database_url.database(), Some("orders"));
//! # Ok::<(), factor3::Error>(())
//! ```
//!
//! # WebAssembly
//!
//! With WASI, a module has an environment, and the crate reads it as on any other system. `wasm32-unknown-unknown` has none: the
//! host passes the pairs, and the module reads them with [`from_vars`](crate::Config::from_vars) or
//! [`Env::from_vars`](crate::Env::from_vars).

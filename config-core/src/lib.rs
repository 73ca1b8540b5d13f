//! The runtime of [`factor3`](https://docs.rs/factor3): use that crate instead.

#![warn(clippy::print_stderr, clippy::print_stdout)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod ahead;
mod ascii;
mod check;
mod config;
#[cfg(feature = "contract")]
pub mod contract;
mod diagnosis;
#[cfg(feature = "dotenv")]
mod dotenv;
mod elsewhere;
mod env;
mod error;
mod kind;
mod names;
mod probe;
mod proof;
mod reader;
mod report;
pub mod resource;
mod schema;
mod secret_file;
mod value;
mod warning;

pub use config::{Config, Loaded};
pub use env::Env;
pub use error::{Detail, Error, Problem, Reason};
pub use kind::{Kind, ResourceKind};
pub use report::{Origin, Report};
pub use schema::{Declared, Schema, Variable};
pub use secrecy::{ExposeSecret, SecretBox, SecretString};
pub use value::{Base64, BindAddr, ByteSize, FromEnvStr, Hex, Text, ValueError};
pub use warning::Warning;

/// The exit code of a start that was refused: `EX_CONFIG` of `sysexits.h`, "configuration error".
///
/// ```
/// use factor3::{Config, EXIT_CODE};
/// use std::process::ExitCode;
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
/// }
///
/// fn start(vars: &[(&str, &str)]) -> ExitCode {
///     match App::from_vars(vars.iter().copied()) {
///         Ok(app) => ExitCode::from(u8::from(app.port == 0)),
///         Err(_) => ExitCode::from(EXIT_CODE), // what the calls in `_or_exit` end with
///     }
/// }
///
/// assert_eq!(start(&[]), ExitCode::from(78));
/// assert_eq!(start(&[("PORT", "80")]), ExitCode::SUCCESS);
/// ```
pub const EXIT_CODE: u8 = 78;

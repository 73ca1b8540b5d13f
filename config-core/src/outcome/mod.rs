//! The result of a load, as data. The module `report` writes it as text and JSON.

mod error;
mod summary;
mod warning;
mod problem;
mod reason;
mod origin;

pub(crate) use error::Contents;
pub use error::Error;
pub use origin::Origin;
pub use problem::Problem;
pub(crate) use problem::{BrokenGroup, Cue, OtherField};
pub use reason::Reason;
pub use summary::Summary;
pub(crate) use summary::{Entry, Notes, PrintedUrl};
pub use warning::Warning;
pub(crate) use warning::{Warned, What};

/// The exit code of a failed start: `EX_CONFIG` of `sysexits.h`, "configuration error".
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
///         Err(_) => ExitCode::from(EXIT_CODE), // the code that the `_or_exit` calls end with
///     }
/// }
///
/// assert_eq!(start(&[]), ExitCode::from(78));
/// assert_eq!(start(&[("PORT", "80")]), ExitCode::SUCCESS);
/// ```
pub const EXIT_CODE: u8 = 78;

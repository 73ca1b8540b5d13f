//! The trait that the derive implements, and the calls an app makes.

use std::ffi::OsString;

use crate::env::Env;
use crate::error::Error;
use crate::reader::{self, Reader, Wanted};
use crate::report::{Report, terminal};
use crate::schema::Schema;

/// An app's contract with its environment. Derive it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no config: `Config` is not implemented for it",
    label = "not a config",
    note = "put `#[derive(factor3::Config)]` on `{Self}`; without `flatten`, a field is read from one variable"
)]
pub trait Config: Sized {
    /// What this type reads, as const data.
    const SCHEMA: &'static Schema;

    #[doc(hidden)]
    fn __read(reader: &mut Reader<'_>) -> Option<Self>;

    /// Reads the environment of this process, and prints nothing.
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn from_env() -> Result<Self, Error> {
        reader::read(&Env::process(), Self::SCHEMA, Self::__read)
    }

    /// Reads the environment of this process and writes warnings on stderr, if there are any; or writes the report
    /// there and ends the process with [`EXIT_CODE`](crate::EXIT_CODE). For the first line of `main`.
    fn from_env_or_exit() -> Self {
        or_exit(reader::read_and_report(&Env::process(), Self::SCHEMA, Wanted::WARNINGS, Self::__read))
    }

    /// Reads pairs of name and value, so that a test never touches the environment of its process.
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn from_vars<I, K, V>(vars: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<OsString>,
        V: Into<OsString>,
    {
        reader::read(&Env::from_vars(vars), Self::SCHEMA, Self::__read)
    }

    /// Reads any source, and says where each variable came from.
    ///
    /// # Errors
    ///
    /// With everything that is wrong, if anything is.
    fn load(env: &Env) -> Result<Loaded<Self>, Error> {
        let (config, report) = reader::read_and_report(env, Self::SCHEMA, Wanted::REPORT, Self::__read)?;
        Ok(Loaded { config, report })
    }

    /// Reads any source and writes warnings on stderr, if there are any; or writes the report there and ends the
    /// process with [`EXIT_CODE`](crate::EXIT_CODE).
    fn load_or_exit(env: &Env) -> Self {
        or_exit(reader::read_and_report(env, Self::SCHEMA, Wanted::WARNINGS, Self::__read))
    }
}

fn or_exit<T>(read: Result<(T, Report), Error>) -> T {
    match read {
        Ok((config, report)) => {
            terminal::write_warnings(&report);
            config
        }
        Err(error) => {
            terminal::write_warnings(&error.report());
            error.exit()
        }
    }
}

/// A config, and where each of its variables came from.
#[derive(Clone, Debug)]
#[allow(clippy::exhaustive_structs, reason = "two parts, to be taken apart")]
pub struct Loaded<T> {
    /// The config.
    pub config: T,
    /// Where each variable came from.
    pub report: Report,
}

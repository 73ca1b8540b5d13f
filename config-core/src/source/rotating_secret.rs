use core::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

use super::file_fault::FileFault;
use super::secret_file;
use crate::scrubber::Scrubber;
use crate::value::{SecretParts, Text, ValueError};

/// A secret in a file that may change while the process runs: a password that rotates.
///
/// The variable `NAME_FILE` names the file, or the file is the credential `NAME` (systemd.exec(5), "Credentials"). The
/// struct does not need `secret_files`. The secret is read and checked when the config is loaded, so a file that is missing
/// or not valid stops the start. [`read`](Self::read) reads the file again, with the same limits and the same checks.
///
/// Call [`read`](Self::read) whenever a connection is made. Nothing is cached, and no thread watches the file.
///
/// A secret in the variable `NAME` itself never changes. That is for development.
///
/// ```
/// use factor3::{Config, ExposeSecret, SecretFile};
///
/// #[derive(Debug, Config)]
/// struct App {
///     /// Password of the database. It rotates.
///     #[config(min_len = 8)]
///     database_password: SecretFile,
/// }
///
/// # let directory = std::env::temp_dir().join(format!("factor3-rotating-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory).unwrap();
/// # let file = directory.join("password");
/// std::fs::write(&file, "first-password\n").unwrap();
/// let app = App::from_vars([("DATABASE_PASSWORD_FILE", &file)])?;
/// assert_eq!(app.database_password.read().unwrap().expose_secret(), "first-password");
///
/// // The password is rotated.
/// std::fs::write(&file, "second-password\n").unwrap();
/// assert_eq!(app.database_password.read().unwrap().expose_secret(), "second-password");
///
/// std::fs::write(&file, "short").unwrap();
/// let error = app.database_password.read().unwrap_err();
/// assert_eq!(error.to_string(), "DATABASE_PASSWORD from DATABASE_PASSWORD_FILE cannot be used: it is too short");
/// # std::fs::remove_dir_all(&directory).unwrap();
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// `SecretFile<Postgres>` is the URL of a resource in a file. For a URL whose password alone rotates, set the password with
/// [`Resource::with_password`](crate::resource::Resource::with_password).
pub struct SecretFile<T = SecretString> {
    variable: String,
    place: Place,
    parse: Parse<T>,
    show: Show<T>,
    /// The scrubber of the config, which masks each value that was read.
    scrubber: Option<Arc<OnceLock<Scrubber>>>,
}

/// Reads the text of the secret, with the checks of the field.
type Parse<T> = fn(&mut Text<'_>) -> Result<T, ValueError>;

/// Shows the secrets that a value holds, so that they can be masked.
pub(crate) type Show<T> = fn(&T, &mut dyn SecretParts);

/// Names the type of the secret, for generated code.
#[doc(hidden)]
pub trait RotatingSecret {
    type Secret;
}

impl<T> RotatingSecret for SecretFile<T> {
    type Secret = T;
}

/// Where the text is.
#[derive(Clone)]
pub(crate) enum Place {
    /// The file with this path. `source` is the name under which the path was found.
    File { path: PathBuf, source: String },
    /// The text of the variable itself.
    Constant(SecretString),
}

/// How often a file is looked for. After a swap, kubelet removes the directory that a reader may have just found.
const ATTEMPTS: u32 = 8;

impl<T> SecretFile<T> {
    pub(crate) const fn new(
        variable: String,
        place: Place,
        parse: Parse<T>,
        show: Show<T>,
        scrubber: Option<Arc<OnceLock<Scrubber>>>,
    ) -> Self {
        Self { variable, place, parse, show, scrubber }
    }

    /// The name of the variable, with all prefixes and without `_FILE`.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// Whether the secret is in a file, so that it may change.
    #[must_use]
    pub const fn may_change(&self) -> bool {
        matches!(self.place, Place::File { .. })
    }

    /// Reads the secret.
    ///
    /// It reads the whole file, which has at most 64 KiB of UTF-8, and removes one line break at its end. If the file is
    /// not found, it is looked for again, because Kubernetes removes the old directory when it swaps in a new one.
    ///
    /// The call blocks as long as the file system does. A read of a mounted secret takes microseconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, or if the field's type or checks refuse its content.
    pub fn read(&self) -> Result<T, SecretFileError> {
        let error = |fault| {
            let source = match &self.place {
                Place::File { source, .. } => source.clone(),
                Place::Constant(_) => String::new(),
            };
            SecretFileError { variable: self.variable.clone(), source_name: source, fault }
        };
        let refused = |refusal| error(Fault::Value(refusal));
        match &self.place {
            Place::Constant(text) => self.parse(&mut Text::from(text.expose_secret())).map_err(refused),
            Place::File { path, .. } => {
                let mut found = secret_file::read(path);
                for _ in 1..ATTEMPTS {
                    if !matches!(found, Err(FileFault::NotFound)) {
                        break;
                    }
                    found = secret_file::read(path);
                }
                let bytes = found.map_err(|fault| error(Fault::File(fault)))?;
                self.parse(&mut Text::of_file(bytes)).map_err(refused)
            }
        }
    }
}

impl<T> SecretFile<T> {
    /// Reads a text, and adds its secrets to the scrubber.
    fn parse(&self, text: &mut Text<'_>) -> Result<T, ValueError> {
        let value = (self.parse)(text)?;
        if let Some(scrubber) = self.scrubber.as_ref().and_then(|scrubber| scrubber.get()) {
            scrubber.join(&self.variable, |parts| {
                if let Ok(text) = text.as_str() {
                    parts.secret(text);
                }
                (self.show)(&value, parts);
            });
        }
        Ok(value)
    }
}

impl<T> Clone for SecretFile<T> {
    fn clone(&self) -> Self {
        let (variable, place, scrubber) = (self.variable.clone(), self.place.clone(), self.scrubber.clone());
        Self { variable, place, parse: self.parse, show: self.show, scrubber }
    }
}

/// Writes the name of the variable.
impl<T> fmt::Debug for SecretFile<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretFile({})", self.variable)
    }
}

/// Why a secret could not be read again. It names the variable and the fault, and holds no part of the file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{variable}{} {fault}", from(.source_name))]
pub struct SecretFileError {
    variable: String,
    source_name: String,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
enum Fault {
    #[error("cannot be read: {0}")]
    File(FileFault),
    #[error("cannot be used: {it}{0}", it = if .0.fault.is_predicate() { "it is " } else { "" })]
    Value(ValueError),
}

impl SecretFileError {
    /// The name of the variable, with all prefixes and without `_FILE`.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }
}

/// Where the secret is, after the name of the variable.
fn from(source: &str) -> String {
    if source.is_empty() { String::new() } else { crate::strings::concat(&[" from ", source]) }
}

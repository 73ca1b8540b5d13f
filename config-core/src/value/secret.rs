use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox, SecretString};

use super::error::ValueError;
use super::fault::Fault;
use super::from_env_str::FromEnvStr;
use super::secret_parts::SecretParts;
use super::whitespace;
use crate::kind::Kind;

/// Keeps the text as it is, with its whitespace, in a box of exactly its size that is wiped when dropped.
impl FromEnvStr for SecretString {
    const KIND: Kind = Kind::Secret(&Kind::Text);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Self::from(text))
    }

    fn __secrets(&self, parts: &mut dyn SecretParts) {
        parts.secret(self.expose_secret());
    }
}

/// Reads the text as a `T`, in a box that is wiped when dropped.
///
/// A value of a fixed size passes over the stack before it reaches the box. An error says only what is expected, and
/// whether there is whitespace around the text. It does not say what is wrong with the secret.
impl<T: FromEnvStr + Zeroize> FromEnvStr for SecretBox<T> {
    const KIND: Kind = Kind::Secret(&T::KIND);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match T::from_env_str(text) {
            Ok(value) => Ok(Self::new(Box::new(value))),
            Err(error) => Err(without_class(error, text)),
        }
    }

    fn __secrets(&self, parts: &mut dyn SecretParts) {
        match self.expose_secret().__text() {
            Some(text) => parts.secret(text),
            None => self.expose_secret().__secrets(parts),
        }
    }
}

/// Drops from the error of a secret what is wrong with the text, except whitespace around it.
#[cold]
fn without_class(error: ValueError, text: &str) -> ValueError {
    match error.without_reason() {
        ValueError { fault: Fault::Invalid, .. } => whitespace::refused(text, None),
        error => error,
    }
}

use secrecy::zeroize::Zeroize;
use secrecy::{SecretBox, SecretString};

use super::{Fault, FromEnvStr, ValueError, blanks};
use crate::kind::Kind;

/// The text as it is, blanks included, in a box of exactly its size that is wiped when dropped.
impl FromEnvStr for SecretString {
    const KIND: Kind = Kind::Secret(&Kind::Text);

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Self::from(text))
    }
}

/// What the text becomes, in a box that is wiped when dropped. A value of a fixed size passes over the stack
/// on its way there.
///
/// An error names the expectation alone, and blanks around the text: no class of what is wrong with a secret.
impl<T: FromEnvStr + Zeroize> FromEnvStr for SecretBox<T> {
    const KIND: Kind = Kind::Secret(&T::KIND);

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match T::from_env_str(text) {
            Ok(value) => Ok(Self::new(Box::new(value))),
            Err(error) => Err(closed(error, text)),
        }
    }
}

#[cold]
fn closed(error: ValueError, text: &str) -> ValueError {
    match error.fault {
        Fault::Kind(_) => blanks::refused(text, None),
        _ => error,
    }
}

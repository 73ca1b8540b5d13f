//! Texts and paths, kept as they are: nothing is trimmed, expanded or normalised.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::{FromEnvStr, Text, ValueError};
use crate::kind::Kind;

/// The text as it is.
impl FromEnvStr for String {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.to_owned())
    }

    #[inline]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        text.take_string()
    }
}

/// The text as it is.
impl FromEnvStr for Box<str> {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.into())
    }

    #[inline]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        text.take_string().map(String::into_boxed_str)
    }
}

/// The text as it is.
impl FromEnvStr for Rc<str> {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.into())
    }
}

/// The text as it is.
impl FromEnvStr for Arc<str> {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.into())
    }
}

/// The text as the operating system gave it, UTF-8 or not.
impl FromEnvStr for OsString {
    const KIND: Kind = Kind::Text;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.into())
    }

    #[inline]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        text.take_os_string()
    }
}

/// The path as the operating system gave it, UTF-8 or not. A relative one stays relative, `~` is a name,
/// and whether anything is there is not asked.
impl FromEnvStr for PathBuf {
    const KIND: Kind = Kind::Path;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(text.into())
    }

    #[inline]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        text.take_os_string().map(Self::from)
    }
}

/// As [`PathBuf`].
impl FromEnvStr for Box<Path> {
    const KIND: Kind = Kind::Path;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        Ok(Path::new(text).into())
    }

    #[inline]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        PathBuf::from_env_text(text).map(PathBuf::into_boxed_path)
    }
}

//! Text and paths, which are kept as they are: nothing is trimmed, expanded or normalised.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::raw::Text;
use crate::kind::Kind;

macro_rules! texts {
    ($($(#[$doc:meta])* $type:ty: $kind:ident, $take:expr $(, $text:path)?;)*) => {$(
        $(#[$doc])*
        impl FromEnvStr for $type {
            const KIND: Kind = Kind::$kind;

            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                Self::from_env_text(&mut Text::from(text))
            }

            fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
                $take(text)
            }

            $(fn __text(&self) -> Option<&str> {
                Some($text(self))
            })?
        }
    )*};
}

const fn whole(text: &str) -> &str {
    text
}

texts! {
    /// Keeps the text as it is.
    String: Text, Text::take_string, whole;
    /// Keeps the text as it is.
    Box<str>: Text, |text: &mut Text<'_>| text.take_string().map(String::into_boxed_str), whole;
    /// Keeps the text as it is.
    Rc<str>: Text, |text: &mut Text<'_>| text.as_str().map(Self::from);
    /// Keeps the text as it is.
    Arc<str>: Text, |text: &mut Text<'_>| text.as_str().map(Self::from);
    /// Keeps the text as the operating system gave it, UTF-8 or not.
    OsString: Text, Text::take_os_string;
    /// Keeps the path as the operating system gave it, UTF-8 or not. A relative path stays relative, `~` is a name, and the path
    /// does not have to exist.
    PathBuf: Path, |text: &mut Text<'_>| text.take_os_string().map(Self::from);
    /// Keeps the path, as [`PathBuf`] does.
    Box<Path>: Path, |text: &mut Text<'_>| PathBuf::from_env_text(text).map(PathBuf::into_boxed_path);
}

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use secrecy::zeroize::Zeroizing;

use super::{Fault, ValueError};

/// The text of one variable on its way to its type. Wiped when dropped, if it may hold a credential.
pub struct Text<'a>(Inner<'a>);

enum Inner<'a> {
    Plain(Cow<'a, OsStr>),
    Sensitive(Zeroizing<Vec<u8>>),
}

impl<'a> Text<'a> {
    pub(crate) const fn plain(value: Cow<'a, OsStr>) -> Self {
        Self(Inner::Plain(value))
    }

    pub(crate) fn sensitive(value: Cow<'a, OsStr>) -> Self {
        match value {
            Cow::Owned(value) => Self(Inner::Sensitive(Zeroizing::new(value.into_encoded_bytes()))),
            // Nothing to wipe: the text belongs to someone else.
            Cow::Borrowed(_) => Self(Inner::Plain(value)),
        }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// When it is not valid UTF-8.
    pub fn as_str(&self) -> Result<&str, ValueError> {
        match &self.0 {
            Inner::Plain(value) => value.to_str(),
            Inner::Sensitive(bytes) => core::str::from_utf8(bytes).ok(),
        }
        .ok_or(ValueError::new(Fault::NotUnicode))
    }

    /// The text in its own buffer, without a copy where the buffer is already its own.
    ///
    /// # Errors
    ///
    /// When it is not valid UTF-8.
    pub fn into_string(self) -> Result<String, ValueError> {
        match self.0 {
            Inner::Plain(Cow::Owned(value)) => {
                value.into_string().map_err(|_| ValueError::new(Fault::NotUnicode))
            }
            other => Ok(Text(other).as_str()?.to_owned()),
        }
    }

    /// The text as the operating system gave it, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// When it may hold a credential and is not valid UTF-8.
    pub fn into_os_string(self) -> Result<OsString, ValueError> {
        match self.0 {
            Inner::Plain(value) => Ok(value.into_owned()),
            other => Ok(OsString::from(Text(other).as_str()?)),
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::plain(Cow::Borrowed(OsStr::new(text)))
    }
}

impl core::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Text([REDACTED])")
    }
}

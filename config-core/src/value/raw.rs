use std::ffi::{OsStr, OsString};

use secrecy::zeroize::Zeroizing;

use super::error::ValueError;
use super::fault::Fault;

/// The text of one variable before it is read as its type. It is wiped when dropped if it may hold a credential.
///
/// ```
/// use factor3::__private::Text;
///
/// let mut text = Text::from("8080");
/// assert_eq!(text.as_str(), Ok("8080"));
/// assert_eq!(text.take_string().as_deref(), Ok("8080"));
/// ```
pub struct Text<'a>(Buffer<'a>);

enum Buffer<'a> {
    /// A default, or an item of a list.
    Borrowed(&'a str),
    /// A value from a source.
    Owned(OsString),
    /// A value from a source that may hold a credential.
    Sensitive(Zeroizing<Vec<u8>>),
}

impl Text<'_> {
    pub(crate) fn new(value: OsString, sensitive: bool) -> Self {
        Self(match sensitive {
            true => Buffer::Sensitive(Zeroizing::new(value.into_encoded_bytes())),
            false => Buffer::Owned(value),
        })
    }

    /// The content of a secret file.
    pub(crate) const fn of_file(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(Buffer::Sensitive(bytes))
    }

    /// The text, UTF-8 or not.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Buffer::Borrowed(text) => text.as_bytes(),
            Buffer::Owned(value) => value.as_encoded_bytes(),
            Buffer::Sensitive(bytes) => bytes,
        }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not valid UTF-8.
    pub fn as_str(&self) -> Result<&str, ValueError> {
        if let Buffer::Borrowed(text) = &self.0 {
            return Ok(text);
        }
        core::str::from_utf8(self.as_bytes()).map_err(|_| ValueError::new(Fault::NotUnicode))
    }

    /// Takes the text as a `String`, without a copy if the buffer is owned.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not valid UTF-8.
    pub fn take_string(&mut self) -> Result<String, ValueError> {
        match &mut self.0 {
            Buffer::Owned(value) => {
                core::mem::take(value).into_string().map_err(|_| ValueError::new(Fault::NotUnicode))
            }
            _ => self.as_str().map(str::to_owned),
        }
    }

    /// Takes the text as the operating system gave it, UTF-8 or not.
    ///
    /// # Errors
    ///
    /// Returns an error if the text may hold a credential and is not valid UTF-8.
    pub fn take_os_string(&mut self) -> Result<OsString, ValueError> {
        match &mut self.0 {
            Buffer::Owned(value) => Ok(core::mem::take(value)),
            _ => self.as_str().map(|text| OsStr::new(text).to_owned()),
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Buffer::Borrowed(text))
    }
}

impl core::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Text([REDACTED])")
    }
}

use std::ffi::{OsStr, OsString};

use secrecy::zeroize::Zeroizing;

use super::{Fault, ValueError};

/// The text of one variable on its way to its type. Wiped when dropped, if it may hold a credential.
///
/// ```
/// use factor3::Text;
///
/// let mut text = Text::from("8080");
/// assert_eq!(text.as_str(), Ok("8080"));
/// assert_eq!(text.take_string().as_deref(), Ok("8080"));
/// ```
pub struct Text<'a>(Inner<'a>);

enum Inner<'a> {
    /// A default, or an item of a list.
    Borrowed(&'a str),
    /// What a look-up gave.
    Owned(OsString),
    /// The same, where it may hold a credential.
    Sensitive(Zeroizing<Vec<u8>>),
}

impl Text<'_> {
    pub(crate) fn new(value: OsString, sensitive: bool) -> Self {
        Self(match sensitive {
            true => Inner::Sensitive(Zeroizing::new(value.into_encoded_bytes())),
            false => Inner::Owned(value),
        })
    }

    /// The content of a secret file.
    pub(crate) const fn of_file(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(Inner::Sensitive(bytes))
    }

    /// The text, UTF-8 or not.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Inner::Borrowed(text) => text.as_bytes(),
            Inner::Owned(value) => value.as_encoded_bytes(),
            Inner::Sensitive(bytes) => bytes,
        }
    }

    /// The text.
    ///
    /// # Errors
    ///
    /// When it is not valid UTF-8.
    pub fn as_str(&self) -> Result<&str, ValueError> {
        if let Inner::Borrowed(text) = &self.0 {
            return Ok(text);
        }
        core::str::from_utf8(self.as_bytes()).map_err(|_| ValueError::new(Fault::NotUnicode))
    }

    /// The text in its own buffer, without a copy where the buffer is already its own.
    ///
    /// # Errors
    ///
    /// When it is not valid UTF-8.
    pub fn take_string(&mut self) -> Result<String, ValueError> {
        match &mut self.0 {
            Inner::Owned(value) => {
                core::mem::take(value).into_string().map_err(|_| ValueError::new(Fault::NotUnicode))
            }
            _ => self.as_str().map(str::to_owned),
        }
    }

    /// The text as the operating system gave it, which need not be UTF-8.
    ///
    /// # Errors
    ///
    /// When it may hold a credential and is not valid UTF-8.
    pub fn take_os_string(&mut self) -> Result<OsString, ValueError> {
        match &mut self.0 {
            Inner::Owned(value) => Ok(core::mem::take(value)),
            _ => self.as_str().map(|text| OsStr::new(text).to_owned()),
        }
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self(Inner::Borrowed(text))
    }
}

impl core::fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Text([REDACTED])")
    }
}

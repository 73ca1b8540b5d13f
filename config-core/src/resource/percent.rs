use core::fmt::{self, Write};
use core::ops::Deref;
use std::borrow::Cow;

use secrecy::SecretString;
use secrecy::zeroize::{Zeroize, Zeroizing};

use crate::strings;
use crate::value::Refusal;

/// Percent-encodes a value when it is printed: every character except the unreserved ones of RFC 3986 section 2.3.
pub(super) struct Encoded<'a>(pub(super) &'a str);

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
                f.write_char(char::from(byte))?;
            } else {
                write!(f, "%{byte:02X}")?;
            }
        }
        Ok(())
    }
}

/// A piece of the URL, percent-decoded. It is wiped when dropped.
pub(super) struct Decoded<'a>(Cow<'a, str>);

impl<'a> Decoded<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Refusal> {
        let decoded =
            Self(if strings::contains(text, "%") { Cow::Owned(decode(text)?) } else { Cow::Borrowed(text) });
        if is_redacted(&decoded) { Err(Refusal::Redacted) } else { Ok(decoded) }
    }

    pub(super) fn secret(&self) -> SecretString {
        SecretString::from(&**self)
    }
}

impl Deref for Decoded<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Drop for Decoded<'_> {
    fn drop(&mut self) {
        if let Cow::Owned(text) = &mut self.0 {
            text.zeroize();
        }
    }
}

fn decode(text: &str) -> Result<String, Refusal> {
    // The buffer has its final size, because a growing one leaves copies in memory. It is wiped if an escape is bad.
    let mut decoded = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut parts = text.as_bytes().split(|byte| *byte == b'%');
    if let Some(before) = parts.next() {
        decoded.extend_from_slice(before);
    }
    for escape in parts {
        let [high, low, rest @ ..] = escape else { return Err(Refusal::Escape) };
        match (four_bits(*high)?, four_bits(*low)?) {
            (0, 0) => return Err(Refusal::Nul),
            (high, low) => decoded.push(high << 4 | low),
        }
        decoded.extend_from_slice(rest);
    }
    String::from_utf8(core::mem::take(&mut *decoded)).map_err(|error| {
        error.into_bytes().zeroize();
        Refusal::Utf8
    })
}

fn four_bits(digit: u8) -> Result<u8, Refusal> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        b'A'..=b'F' => Ok(digit - b'A' + 10),
        _ => Err(Refusal::Escape),
    }
}

/// Whether a value was replaced by a redactor, such as this library's own.
fn is_redacted(text: &str) -> bool {
    // The path of a socket begins with a slash.
    let text = text.strip_prefix('/').unwrap_or(text);
    text == "[REDACTED]" || (text.len() >= 3 && strings::all(text, |byte| byte == b'*'))
}

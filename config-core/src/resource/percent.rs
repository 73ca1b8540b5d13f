use core::ops::Deref;
use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use secrecy::SecretString;
use secrecy::zeroize::Zeroize;

use super::refusal::Refusal;
use crate::ascii;

/// What is printed of a value: all but the unreserved characters of RFC 3986 section 2.3 is encoded,
/// so that what is printed reads as what was meant.
pub(super) const PRINTED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A piece of the URL, percent-decoded; wiped when dropped.
pub(super) struct Decoded<'a>(Cow<'a, str>);

impl<'a> Decoded<'a> {
    pub(super) fn new(text: &'a str) -> Result<Self, Refusal> {
        let decoded =
            Self(if ascii::contains(text, "%") { Cow::Owned(decode(text)?) } else { Cow::Borrowed(text) });
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
    let mut escapes = text.split('%');
    // What stands before the first.
    escapes.next();
    for escape in escapes {
        match escape.as_bytes() {
            [b'0', b'0', ..] => return Err(Refusal::Nul),
            [a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {}
            _ => return Err(Refusal::Escape),
        }
    }
    // Pre-sized, because a buffer that grows leaves copies behind.
    let mut decoded = Vec::with_capacity(text.len());
    decoded.extend(percent_encoding::percent_decode_str(text));
    String::from_utf8(decoded).map_err(|error| {
        error.into_bytes().zeroize();
        Refusal::Utf8
    })
}

/// Whether this is what a redactor leaves of a value, ours among them.
fn is_redacted(text: &str) -> bool {
    text == "[REDACTED]" || (text.len() >= 3 && ascii::all(text, |byte| byte == b'*'))
}

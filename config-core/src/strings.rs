//! Functions that search text byte by byte.
//!
//! They are written out because the compiler generates each function of std again for every closure or pattern that it
//! is given.

/// Whether `is` holds for every byte of `text`.
pub(crate) fn all(text: &str, is: fn(u8) -> bool) -> bool {
    length_while(text, is) == text.len()
}

/// Whether `is` holds for any byte of `text`.
pub(crate) fn any(text: &str, is: fn(u8) -> bool) -> bool {
    for byte in text.as_bytes() {
        if is(*byte) {
            return true;
        }
    }
    false
}

/// Splits `text` after the leading bytes for which `is` holds. `is` may hold for ASCII only.
pub(crate) fn split_while(text: &str, is: fn(u8) -> bool) -> (&str, &str) {
    text.split_at_checked(length_while(text, is)).unwrap_or((text, ""))
}

/// Splits `text` around the first `separator`.
pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    match separator.as_bytes() {
        [] => None,
        // Most separators are one byte, and a search for a string would take many times as long.
        [one] => split_at_byte(text, *one),
        several => {
            let at = text.as_bytes().windows(several.len()).position(|part| part == several)?;
            Some((text.get(..at)?, text.get(at + several.len()..)?))
        }
    }
}

/// Splits `text` around the first `separator`, which is ASCII.
pub(crate) fn split_at_byte(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = text.as_bytes().iter().position(|byte| *byte == separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Whether `text` contains `part`, which must not be empty.
pub(crate) fn contains(text: &str, part: &str) -> bool {
    match part.as_bytes() {
        [one] => text.as_bytes().contains(one),
        _ => split_once(text, part).is_some(),
    }
}

/// Splits a list of URLs at the first comma that ends an item.
///
/// After such a comma comes a scheme or the end of the text. If further commas come in between, an item is empty.
pub(crate) fn split_before_scheme(text: &str) -> Option<(&str, &str)> {
    let mut from = text;
    loop {
        let (_, rest) = split_at_byte(from, b',')?;
        let (_, next) = split_while(rest, |b| b == b',' || b.is_ascii_whitespace());
        if next.is_empty() || starts_with_scheme(next) {
            let (item, _) = text.split_at_checked(text.len() - rest.len() - 1)?;
            return Some((item, rest));
        }
        from = next;
    }
}

/// Joins the texts.
pub(crate) fn concat(texts: &[&str]) -> String {
    let mut length = 0;
    for text in texts {
        length += text.len();
    }
    let mut whole = String::with_capacity(length);
    for text in texts {
        whole.push_str(text);
    }
    whole
}

/// How many leading bytes there are for which `is` holds.
fn length_while(text: &str, is: fn(u8) -> bool) -> usize {
    let mut length = 0;
    for byte in text.as_bytes() {
        if !is(*byte) {
            break;
        }
        length += 1;
    }
    length
}

/// Whether `text` starts with `[A-Za-z][A-Za-z0-9+._-]*://` (RFC 3986, section 3.1, and the `_` of `SASL_SSL://`).
pub(crate) fn starts_with_scheme(text: &str) -> bool {
    let is_of_scheme = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-' | b'_');
    text.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        && split_while(text, is_of_scheme).1.starts_with("://")
}

/// Whether a character changes how a terminal or an editor shows the text around it: also the ends of lines and the
/// changes of direction of Unicode (Unicode Standard Annex 9, section 2), and what YAML 1.2 (section 5.1) cannot hold as
/// it is.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// The basis of FNV-1a with 64 bits. Two names of one program are not expected to share a hash.
pub(crate) const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

/// Continues a hash with a text, also in a constant expression.
pub(crate) const fn fnv(mut hash: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

//! Looking through a text byte by byte, by one function for all who look: each of std's, given a closure or a
//! pattern of its own, would be compiled again.

/// Whether every byte of `text` `is` of a kind.
#[inline]
pub(crate) fn all(text: &str, is: fn(u8) -> bool) -> bool {
    end(text, is) == text.len()
}

/// Whether any byte of `text` `is` of a kind.
#[inline]
pub(crate) fn any(text: &str, is: fn(u8) -> bool) -> bool {
    for byte in text.as_bytes() {
        if is(*byte) {
            return true;
        }
    }
    false
}

/// Splits `text` behind the first bytes that each `is` of a kind, all of them ASCII.
#[inline]
pub(crate) fn split_while(text: &str, is: fn(u8) -> bool) -> (&str, &str) {
    text.split_at_checked(end(text, is)).unwrap_or((text, ""))
}

/// Splits `text` around the first `separator`.
pub(crate) fn split_once<'a>(text: &'a str, separator: &str) -> Option<(&'a str, &'a str)> {
    let bytes = text.as_bytes();
    let at = match separator.as_bytes() {
        [] => None,
        // The usual one, which a search for a string would take many times as long for.
        [one] => bytes.iter().position(|byte| byte == one),
        several => bytes.windows(several.len()).position(|part| part == several),
    }?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

/// Whether `part`, which is not empty, stands anywhere in `text`.
pub(crate) fn contains(text: &str, part: &str) -> bool {
    match part.as_bytes() {
        [one] => text.as_bytes().contains(one),
        _ => split_once(text, part).is_some(),
    }
}

/// Splits at the first comma behind which a scheme stands, or nothing but further commas before one or the end:
/// there an item is empty.
pub(crate) fn split_before_scheme(text: &str) -> Option<(&str, &str)> {
    let mut from = text;
    loop {
        let (_, rest) = split_once(from, ",")?;
        let (_, behind) = split_while(rest, |b| b == b',' || b.is_ascii_whitespace());
        if behind.is_empty() || starts_with_scheme(behind) {
            let (item, _) = text.split_at_checked(text.len() - rest.len() - 1)?;
            return Some((item, rest));
        }
        from = behind;
    }
}

/// The texts behind each other.
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

/// Where the first bytes end that each `is` of a kind.
#[inline]
fn end(text: &str, is: fn(u8) -> bool) -> usize {
    let mut end = 0;
    for byte in text.as_bytes() {
        if !is(*byte) {
            break;
        }
        end += 1;
    }
    end
}

/// `[A-Za-z][A-Za-z0-9+.-]*://`, RFC 3986 section 3.1. Looks no further than the scheme.
fn starts_with_scheme(text: &str) -> bool {
    let (name, behind) = split_while(text, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'));
    matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', ..]) && behind.starts_with("://")
}

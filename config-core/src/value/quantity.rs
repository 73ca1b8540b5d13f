use crate::ascii;

/// Splits what a quantity starts with off: its digits, its unit's letters, and the rest.
/// Either of them may be empty.
pub(super) fn split(text: &str) -> (&str, &str, &str) {
    let (number, behind) = ascii::split_while(text, |b| b.is_ascii_digit());
    let (unit, rest) = ascii::split_while(behind, |b| b.is_ascii_alphabetic());
    (number, unit, rest)
}

/// `is` must hold for ASCII alone.
/// What is wrong with `text`, which should start with a digit and does not.
pub(super) fn no_number(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'-') => "it is negative",
        Some(b'+') => "it has a sign",
        _ => "it needs a number before each unit",
    }
}

/// What is wrong with `rest`, which stands behind a number where its unit should.
pub(super) fn no_unit(rest: &str) -> Option<&'static str> {
    match rest.as_bytes().first()? {
        b'.' | b',' => Some("it has a fraction: write a whole number of a smaller unit"),
        b if b.is_ascii_whitespace() => Some("it has a blank before its unit"),
        b'_' | b'\'' => Some("it has a separator among its digits"),
        b if b.is_ascii_digit() => Some("it has digits behind its unit"),
        _ => Some("it has a character that is neither digit nor unit"),
    }
}

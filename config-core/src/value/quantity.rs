use super::mismatch::Mismatch;
use crate::strings;

/// Splits a text into its leading digits, the letters of the unit after them, and the rest. Each may be empty.
pub(super) fn split(text: &str) -> (&str, &str, &str) {
    let (number, rest) = strings::split_while(text, |b| b.is_ascii_digit());
    let (unit, rest) = strings::split_while(rest, |b| b.is_ascii_alphabetic());
    (number, unit, rest)
}

/// What is wrong with `text`, which should start with a digit but does not.
pub(super) fn no_number(text: &str) -> Mismatch {
    match text.as_bytes().first() {
        Some(b'-') => Mismatch::Negative,
        Some(b'+') => Mismatch::Sign,
        Some(byte) if byte.is_ascii_whitespace() => Mismatch::BlankBetween,
        _ => Mismatch::NoNumber,
    }
}

/// What is wrong with `rest`, which follows a number in the place of its unit.
pub(super) fn no_unit(rest: &str) -> Option<Mismatch> {
    let (first, after) = rest.split_at_checked(1).unwrap_or((rest, ""));
    match first.as_bytes().first()? {
        b'.' | b',' => Some(Mismatch::Fraction),
        b if b.is_ascii_whitespace() => Some(Mismatch::BlankBeforeUnit),
        b'_' | b'\'' if after.starts_with(|next: char| next.is_ascii_digit()) => {
            Some(Mismatch::DigitSeparator)
        }
        b if b.is_ascii_digit() => Some(Mismatch::DigitsAfterUnit),
        _ => Some(Mismatch::NeitherDigitNorUnit),
    }
}

/// Why a number has a comma or a dot in it, whatever unit follows: `1,048,576`, `1,500ms`, `1.5GB`.
pub(super) fn fraction(text: &str) -> Mismatch {
    let (number, _) = strings::split_while(text, |b| b.is_ascii_digit() || matches!(b, b',' | b'.'));
    match number.split(',').count() {
        _ if !is_grouped(number) => Mismatch::Fraction,
        1 if number.split('.').count() == 2 => Mismatch::Fraction,
        2 => Mismatch::CommaInQuantity,
        _ => Mismatch::DigitSeparator,
    }
}

/// Whether separators of one kind group the digits: by any number for `_` and `'`, else by three.
pub(super) fn is_grouped(text: &str) -> bool {
    let (first, rest) = strings::split_while(text, |b| b.is_ascii_digit());
    let Some(separator) = rest.chars().next() else { return false };
    let are_threes = match separator {
        '_' | '\'' => false,
        ',' | '.' | ' ' => true,
        _ => return false,
    };
    let is_group = |group: &str| is_decimal(group) && (!are_threes || group.len() == 3);
    is_decimal(first) && (!are_threes || first.len() <= 3) && rest.split(separator).skip(1).all(is_group)
}

/// Whether a comma or a semicolon follows a text that is good without it.
pub(super) fn ends_in_separator(text: &str, is_good: fn(&str) -> bool) -> bool {
    text.strip_suffix([',', ';']).is_some_and(is_good)
}

/// Whether the text is decimal digits.
pub(super) fn is_decimal(text: &str) -> bool {
    !text.is_empty() && strings::all(text, |b| b.is_ascii_digit())
}

/// Whether a number is in scientific notation, such as `1e+06` or `1.048576e+07`, with or without a unit after it.
// `5E` is a unit of some tools, so a digit has to follow the e.
#[cold]
pub(super) fn is_scientific(text: &str) -> bool {
    let (whole, rest) =
        strings::split_while(text.strip_prefix(['-', '+']).unwrap_or(text), |b| b.is_ascii_digit());
    let (_, rest) = strings::split_while(rest.strip_prefix('.').unwrap_or(rest), |b| b.is_ascii_digit());
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (digits, unit) = strings::split_while(exponent, |b| b.is_ascii_digit());
    !whole.is_empty() && !digits.is_empty() && strings::all(unit, |byte| byte.is_ascii_alphabetic())
}

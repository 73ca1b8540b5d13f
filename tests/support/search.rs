//! Searches output for a canary, in every form from which the canary could be recovered.
//!
//! The negative control is in `leak/control.rs`.

use std::sync::LazyLock;

/// Letters and digits that no report contains, so that a few of them in a row are a leak.
pub(crate) const CANARY: &str = "Zq7Kx9Wv3JpQ";

/// The number of characters in a row that are a leak.
pub(crate) const WINDOW: usize = 6;

/// The form in which the text contains the canary, if it does.
pub(crate) fn leak(shown: &str) -> Option<&'static str> {
    static FORMS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| windows().flat_map(forms).collect());
    let folded = shown.to_lowercase();
    let found = FORMS.iter().find(|(form, text)| match *form {
        IN_BASE64 => shown.contains(text),
        _ => folded.contains(text),
    });
    let in_part = || {
        let plain = unescaped(&folded).to_lowercase();
        windows().any(|window| plain.contains(&window.to_lowercase())).then_some("escaped in part")
    };
    found.map(|(form, _)| *form).or_else(in_part)
}

const IN_BASE64: &str = "in base64";

/// The forms of a few characters, in lower case except base64.
fn forms(window: &str) -> Vec<(&'static str, String)> {
    let bytes = window.as_bytes();
    let joined = |between: &str| bytes.iter().map(u8::to_string).collect::<Vec<_>>().join(between);
    let hex = |before: &str| bytes.iter().map(|byte| format!("{before}{byte:02x}")).collect::<String>();
    let small = window.to_lowercase();
    let mut forms = vec![
        ("backwards", small.chars().rev().collect()),
        ("as it is", small),
        ("in hex", hex("")),
        ("as a list of bytes", joined(", ")),
        ("as a list of bytes", joined(",")),
        ("as a list of bytes", joined(" ")),
        ("as a list of hex bytes", hex(", 0x").split_off(2)),
    ];
    forms.extend((0..3).map(|offset| (IN_BASE64, base64(bytes, offset))));
    forms
}

fn windows() -> impl Iterator<Item = &'static str> {
    (0..=CANARY.len() - WINDOW).filter_map(|at| CANARY.get(at..at + WINDOW))
}

/// The base64 characters that depend only on these bytes, after `offset` other bytes.
fn base64(bytes: &[u8], offset: usize) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bit = |at: usize| bytes.get((at / 8).wrapping_sub(offset)).map(|byte| byte >> (7 - at % 8) & 1);
    let sextet = |at: usize| (at * 6..at * 6 + 6).try_fold(0, |sum, at| Some(sum << 1 | bit(at)?));
    (0..(bytes.len() + offset) * 8 / 6)
        .filter_map(sextet)
        .map(|six| char::from(ALPHABET[usize::from(six)]))
        .collect()
}

/// The text with `%41`, `\x41`, `\u{41}` and `\u0041` decoded.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let escapes: [(&str, Option<usize>, &str); 4] =
            [("%", Some(2), ""), ("\\x", Some(2), ""), ("\\u{", None, "}"), ("\\u", Some(4), "")];
        let read = escapes.iter().find_map(|(start, length, end)| {
            let digits = rest.strip_prefix(start)?;
            let length = (*length).or_else(|| digits.find('}'))?;
            let c = char::from_u32(u32::from_str_radix(digits.get(..length)?, 16).ok()?)?;
            Some((c, start.len() + length + end.len()))
        });
        let (c, length) = read.unwrap_or_else(|| rest.chars().next().map_or((' ', 1), |c| (c, c.len_utf8())));
        plain.push(c);
        rest = &rest[length..];
    }
    plain + rest
}

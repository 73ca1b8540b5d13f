//! A search for a canary in what is shown, in every form that could give it back.

use std::sync::LazyLock;

/// Letters and digits that no report holds, so that any few of them in a row are a leak.
pub(crate) const CANARY: &str = "Zq7Kx9Wv3JpQ";

/// So many characters in a row are a leak.
const WINDOW: usize = 6;

/// How the canary stands in a text, if it does.
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

/// What a few characters look like, in lower case but for base64.
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

/// The characters of the base64 text that depend on these bytes alone, behind `offset` bytes of something else.
fn base64(bytes: &[u8], offset: usize) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bit = |at: usize| bytes.get((at / 8).wrapping_sub(offset)).map(|byte| byte >> (7 - at % 8) & 1);
    let sextet = |at: usize| (at * 6..at * 6 + 6).try_fold(0, |sum, at| Some(sum << 1 | bit(at)?));
    (0..(bytes.len() + offset) * 8 / 6)
        .filter_map(sextet)
        .map(|six| char::from(ALPHABET[usize::from(six)]))
        .collect()
}

/// The text with `%41`, `\x41`, `\u{41}` and `\u0041` read back.
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

/// The search must find each form that a careless output could have, or finding nothing proves nothing.
#[test]
fn negative_control_the_search_finds_every_form() {
    let all = CANARY.as_bytes();
    let text = |f: &dyn Fn(&u8) -> String| all.iter().map(f).collect::<String>();
    for shown in [
        format!("invalid value {CANARY}"),
        CANARY.to_uppercase(),
        format!("the value {:?}…", &CANARY[..WINDOW]),
        format!("…{}", &CANARY[CANARY.len() - WINDOW..]),
        CANARY.chars().rev().collect(),
        format!("{all:?}"),
        format!("{all:#x?}").replace("\n    ", " "),
        text(&|byte| format!("{byte:02x}")),
        text(&|byte| format!("{byte:02X}")),
        text(&|byte| format!("%{byte:02X}")),
        text(&|byte| format!("\\x{byte:02x}")),
        text(&|byte| format!("\\u{{{byte:x}}}")),
        text(&|byte| format!("\\u{byte:04x}")),
        text(&|byte| if byte.is_ascii_digit() { format!("%{byte:02x}") } else { char::from(*byte).into() }),
        // base64 of the canary behind no byte, one and two, as `openssl base64` writes it.
        "WnE3S3g5V3YzSnBR".to_owned(),
        "OlpxN0t4OVd2M0pwUQ==".to_owned(),
        "YTpacTdLeDlXdjNKcFE=".to_owned(),
    ] {
        assert!(leak(&shown).is_some(), "{shown}");
    }
    for harmless in ["", "[REDACTED]", "PORT is not a whole number from 0 to 65535", &CANARY[..WINDOW - 1]] {
        assert_eq!(leak(harmless), None, "{harmless}");
    }
}

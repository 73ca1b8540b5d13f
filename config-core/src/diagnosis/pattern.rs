//! Patterns in place of code: one function looks for all signs, and a table of them is one text.
//!
//! Each line of such a text is a pattern of a whole value. A capital letter stands for one byte of a class, `*` for
//! any number of what is before it, and the rest for itself, in either case. `A*key` ends in `key`, `xxx*` is at
//! least two. All but the last `*` should end where what follows it begins: of two that do not, each start of the one
//! makes the other look through a long text again.

/// Whether a text is like any of the patterns.
#[cold]
#[inline(never)]
pub(super) fn is_any(patterns: &str, text: &str) -> bool {
    which(patterns, text, NOTHING) != 0
}

/// The same, where signs that separate words or stand around them are skipped. Without a copy, since the text may
/// be a secret.
#[cold]
#[inline(never)]
pub(super) fn is_any_word(patterns: &str, text: &str) -> bool {
    which(patterns, text, SIGNS) != 0
}

/// A number for the first of the patterns that a text is like, 0 for none.
#[inline(never)]
pub(super) fn which(patterns: &str, text: &str, skipped: u8) -> usize {
    let mut patterns = patterns.as_bytes();
    while !is_like(patterns, text.as_bytes(), skipped) {
        loop {
            let [byte, rest @ ..] = patterns else { return 0 };
            patterns = rest;
            if *byte == b'\n' {
                break;
            }
        }
    }
    patterns.len()
}

/// By the first line of `pattern`. As deep as it has stars.
fn is_like(mut pattern: &[u8], mut text: &[u8], skipped: u8) -> bool {
    loop {
        let (class, behind) = pattern.split_first().unwrap_or((&NOTHING, &[]));
        let starred = behind.strip_prefix(b"*");
        if starred.is_some_and(|behind| is_like(behind, text, skipped)) {
            return true;
        }
        let Some((byte, rest)) = text.split_first() else { return *class == NOTHING };
        match (is_of(*class, *byte), starred) {
            (true, None) => pattern = behind,
            (true, Some(_)) => {}
            (false, None) if is_of(skipped, *byte) => {}
            (false, _) => return false,
        }
        text = rest;
    }
}

/// Whether a byte is of the class that a capital letter stands for, or the letter or sign itself.
#[inline(never)]
fn is_of(class: u8, byte: u8) -> bool {
    match CLASSES.get(usize::from(class.wrapping_sub(b'A'))) {
        Some(sorts) => sorts >> SORTS.get(usize::from(byte)).map_or(NOT_ASCII, |sort| *sort) & 1 == 1,
        None => class.eq_ignore_ascii_case(&byte) && class != NOTHING,
    }
}

/// The class of each letter, as a set of sorts of bytes.
static CLASSES: [u32; 26] = {
    let word = set(b"0Aa");
    let blank = set(b" \t\x0c\r\n");
    let mut classes = [0; 26];
    let mut left: &[(u8, u32)] = &[
        (b'A', !0),
        (b'B', blank),
        (b'C', set(b"A_")),
        (b'D', set(b"0")),
        (b'E', !set(b"=")),
        // Of a scheme.
        (b'F', word | set(b"-.+")),
        (b'H', set(b"\x80")),
        (b'I', word),
        (b'J', !set(b"\"")),
        (b'K', !set(b"'")),
        (b'L', set(b"Aa_")),
        (b'M', set(b"*")),
        (b'N', word | set(b"_")),
        (b'O', !set(b"{")),
        // Of a phrase.
        (b'P', word | set(b"_-.+ ")),
        (b'R', set(b"\r\n")),
        (b'S', !blank),
        (b'T', !set(b"\r\n")),
        // Of a variable's name, which no digit starts.
        (b'U', set(b"0A_")),
        (b'W', word | set(b"=")),
        (SIGNS, set(b"-_. <>[]")),
    ];
    while let [(class, sorts), rest @ ..] = left {
        classes[(*class - b'A') as usize] = *sorts;
        left = rest;
    }
    classes
};

/// Of the signs that separate words or stand around them.
const SIGNS: u8 = b'Z';

/// The end of a pattern, of which no byte is.
pub(super) const NOTHING: u8 = b'\n';

/// The sorts of these bytes: `0` stands for all digits, `A` and `a` for all letters, `\x80` for all beyond ASCII.
const fn set(mut bytes: &[u8]) -> u32 {
    let mut sorts = 0;
    while let [byte, rest @ ..] = bytes {
        sorts |= 1 << sort(*byte);
        bytes = rest;
    }
    sorts
}

/// The sort of each byte, in a table: a `match` on so many is more code.
static SORTS: [u8; 128] = {
    let mut sorts = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        sorts[byte as usize] = sort(byte);
        byte += 1;
    }
    sorts
};

const NOT_ASCII: u8 = 31;

/// A number below 32. Each sign that some class tells from others is a sort of its own.
const fn sort(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'A'..=b'Z' => 1,
        b'a'..=b'z' => 2,
        0x80.. => NOT_ASCII,
        _ => {
            let mut sort = 3;
            let mut left: &[u8] = b"_-.+ \t\x0c\r\n=*\"'{<>[]";
            while let [sign, rest @ ..] = left {
                if *sign == byte {
                    break;
                }
                sort += 1;
                left = rest;
            }
            sort
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_of_the_whole_text() {
        for (patterns, text, expected) in [
            ("a", "a", true),
            ("a", "ab", false),
            ("ab", "a", false),
            ("a", "", false),
            ("A*", "", true),
            ("A*key", "KEY", true),
            ("A*key", "a key key", true),
            ("A*key", "keys", false),
            ("xxx*", "x", false),
            ("xxx*", "xxxx", true),
            ("DD*.DD*", "10.0", true),
            ("DD*.DD*", ".0", false),
            ("a\nb", "b", true),
            ("a\nb", "a\nb", false),
            ("a\nb", "a\n", false),
            ("a_b", "ab", false),
        ] {
            assert_eq!(is_any(patterns, text), expected, "{patterns:?} {text:?}");
        }
    }

    #[test]
    fn a_word_is_known_with_signs_in_it_and_around_it() {
        for (patterns, text, expected) in [
            ("changeme", "CHANGE_ME", true),
            ("changeme", "<change-me>", true),
            ("changeme", "change", false),
            ("<a>", "<a>", true),
            ("<a>", "a", false),
            ("yourA*here", "your-key-here-", true),
        ] {
            assert_eq!(is_any_word(patterns, text), expected, "{patterns:?} {text:?}");
        }
    }
}

//! Patterns of whole values, as data: one function looks for all signs, and each table of signs is one text.
//!
//! Each line of such a text is a pattern of a whole value. A capital letter matches one byte of a class, `*` any number
//! of what is before it, and every other byte matches itself, in either case. `A*key` ends in `key`, `xxx*` is at least
//! two `x`.
//!
//! A text is read once, byte by byte, whatever the pattern: all positions in the pattern that the text so far leads to are
//! kept as one set. So the time is linear, and no pattern can be written that is slow.

/// Whether a text matches any of the patterns.
#[cold]
pub(super) fn is_any(patterns: &str, text: &str) -> bool {
    which(patterns, text, NOTHING) != 0
}

/// Whether a text matches any of the patterns if separators and brackets in it are skipped.
// They are skipped without a copy, since the text may be a secret.
#[cold]
pub(super) fn is_any_word(patterns: &str, text: &str) -> bool {
    which(patterns, text, SIGNS) != 0
}

/// A number that identifies the first pattern that matches a text; 0 if none does.
pub(super) fn which(patterns: &str, text: &str, skipped: u8) -> usize {
    let mut patterns = patterns.as_bytes();
    let first = text.as_bytes().first();
    while !(may_begin(patterns, first, skipped) && matches_first(patterns, text.as_bytes(), skipped)) {
        let Some(end) = patterns.iter().position(|byte| *byte == b'\n') else { return 0 };
        patterns = patterns.get(end + 1..).unwrap_or_default();
    }
    patterns.len()
}

/// Whether a text with that first byte can be like the first line of `pattern`. Most patterns begin with a byte of their own.
fn may_begin(pattern: &[u8], first: Option<&u8>, skipped: u8) -> bool {
    let (Some(class), Some(first)) = (pattern.first(), first) else { return true };
    let is_several = class.is_ascii_uppercase() || *class == b'\n' || pattern.get(1) == Some(&b'*');
    is_several || class.eq_ignore_ascii_case(first) || is_of(skipped, *first)
}

/// Whether a text is like the first line of `pattern`, which has less than 64 bytes.
fn matches_first(pattern: &[u8], text: &[u8], skipped: u8) -> bool {
    // The places in the pattern where the text may go on, one bit for each.
    let mut places = with_stars(pattern, 1);
    for byte in text {
        let (mut open, mut next) = (places, 0_u64);
        while open != 0 {
            let place = open.trailing_zeros();
            open &= open - 1;
            next |= match element(pattern, place) {
                // Whatever follows, it is like the pattern.
                (b'A', true) if element(pattern, place + 2).0 == NOTHING => return true,
                (class, true) if is_of(class, *byte) => 1 << place,
                (class, false) if is_of(class, *byte) => bit(place + 1),
                (_, false) if is_of(skipped, *byte) => 1 << place,
                _ => 0,
            };
        }
        if next == 0 {
            return false;
        }
        // Most bytes change nothing.
        places = if next == places { next } else { with_stars(pattern, next) };
    }
    let mut left = places;
    while left != 0 {
        if element(pattern, left.trailing_zeros()).0 == NOTHING {
            return true;
        }
        left &= left - 1;
    }
    false
}

/// The class at a place of the pattern, and whether a star follows it. After the last one it is [`NOTHING`].
fn element(pattern: &[u8], place: u32) -> (u8, bool) {
    let place = place as usize;
    let class = pattern.get(place).map_or(NOTHING, |class| *class);
    (class, class != NOTHING && pattern.get(place + 1) == Some(&b'*'))
}

/// Adds the places after each class with a star, which may match nothing.
fn with_stars(pattern: &[u8], mut places: u64) -> u64 {
    let mut open = places;
    while open != 0 {
        let place = open.trailing_zeros();
        open &= open - 1;
        if element(pattern, place).1 {
            let after = bit(place + 2) & !places;
            places |= after;
            open |= after;
        }
    }
    places
}

/// One bit of a set of places; none for a place that no pattern has.
const fn bit(place: u32) -> u64 {
    match 1_u64.checked_shl(place) {
        Some(bit) => bit,
        None => 0,
    }
}

/// Whether a byte belongs to the class of a capital letter, or is the given byte in either case.
fn is_of(class: u8, byte: u8) -> bool {
    match CLASSES.get(usize::from(class.wrapping_sub(b'A'))) {
        Some(sorts) => sorts >> SORTS.get(usize::from(byte)).map_or(NOT_ASCII, |sort| *sort) & 1 == 1,
        None => class.eq_ignore_ascii_case(&byte) && class != NOTHING,
    }
}

/// The class of each capital letter, as a set of sorts of bytes.
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
        // A character of a URL's scheme.
        (b'F', word | set(b"-.+")),
        (b'H', set(b"\x80")),
        (b'I', word),
        (b'J', !set(b"\"")),
        (b'K', !set(b"'")),
        (b'L', set(b"Aa_")),
        (b'M', set(b"*")),
        (b'N', word | set(b"_")),
        (b'O', !set(b"{")),
        // A character of a phrase.
        (b'P', word | set(b"_-.+ ")),
        // A character of base64, in either alphabet.
        (b'Q', word | set(b"_-+/")),
        (b'R', set(b"\r\n")),
        (b'S', !blank),
        (b'T', !set(b"\r\n")),
        // A character of a variable's name; the first one must not be a digit.
        (b'U', set(b"0A_")),
        // A character of a phrase of letters.
        (b'V', set(b"Aa_- ")),
        (b'W', word | set(b"=")),
        (SIGNS, set(b"-_. <>[]")),
    ];
    while let [(class, sorts), rest @ ..] = left {
        classes[(*class - b'A') as usize] = *sorts;
        left = rest;
    }
    classes
};

/// The class of separators and brackets.
const SIGNS: u8 = b'Z';

/// The end of a pattern, a class that contains no byte.
pub(super) const NOTHING: u8 = b'\n';

/// The sorts of these bytes: `0` means all digits, `A` and `a` all letters of a case, `\x80` all bytes beyond ASCII.
const fn set(mut bytes: &[u8]) -> u32 {
    let mut sorts = 0;
    while let [byte, rest @ ..] = bytes {
        sorts |= 1 << sort(*byte);
        bytes = rest;
    }
    sorts
}

/// The sort of each byte. A table takes less code than a `match` on so many bytes.
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

/// The sort of a byte, a number below 32. Each punctuation character that a class needs has its own sort.
const fn sort(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'A'..=b'Z' => 1,
        b'a'..=b'z' => 2,
        0x80.. => NOT_ASCII,
        _ => {
            let mut sort = 3;
            let mut left: &[u8] = b"_-.+ \t\x0c\r\n=*\"'{<>[]/";
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
    fn a_pattern_matches_the_whole_text() {
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
    fn any_number_of_stars_may_follow_each_other() {
        for (pattern, text, expected) in [
            ("A*A*A*b", "aaab", true),
            ("A*A*A*b", "aaac", false),
            ("A*://A*.A*.A*:DD*", "tcp://10.0.0.1:5432", true),
            ("A*://[A*]:DD*", "tcp://[::1]:53", true),
            ("A*a*A*a*b", "xaaxaab", true),
            ("a*a*a*", "", true),
            ("a*b*", "ba", false),
        ] {
            assert_eq!(is_any(pattern, text), expected, "{pattern:?} {text:?}");
        }
    }

    /// With a search for each start of each star these would take hours.
    #[test]
    fn a_pattern_of_many_stars_does_not_hang_on_a_long_text() {
        for (pattern, part) in [
            ("A*://A*.A*.A*:DD*", "://1."),
            ("A*://[A*]:DD*x", "://[1]:1"),
            ("A*a*A*a*A*a*A*b", "a"),
            ("N*_N*_N*_N*-", "A_"),
            ("A*S*BS*BS*B=", "a "),
            ("II*_NNN*=E*=x", "A_AAA="),
        ] {
            assert!(!is_any(pattern, &part.repeat(1 << 16)), "{pattern:?}");
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

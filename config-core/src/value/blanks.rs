use super::ValueError;

/// The error of `text`, which is not of its kind: blanks around it are the cause where it has some, else `reason`.
///
/// Only what was refused comes here, so that a good value costs its parse and nothing else.
#[cold]
#[inline(never)]
pub(super) fn refused(text: &str, reason: Option<&'static str>) -> ValueError {
    match around(text).or(reason) {
        Some(reason) => ValueError::because(reason),
        None => ValueError::invalid(),
    }
}

/// What stands around `text` unseen. The end first: a file's last line break is the usual one.
fn around(text: &str) -> Option<&'static str> {
    let (first, last, blanks_only) = ends(text);
    match (first, last) {
        _ if text.is_empty() => Some("it is empty"),
        _ if blanks_only => Some("it holds blanks only"),
        (_, Unseen::LineFeed) => Some("it ends in a line break"),
        (_, Unseen::CarriageReturn) => Some("it ends in a carriage return"),
        (_, Unseen::Tab) => Some("it has a tab at the end"),
        (_, Unseen::Blank) => Some("it has a blank at the end"),
        (_, Unseen::Invisible) => Some("it has an invisible character at the end"),
        (Unseen::LineFeed | Unseen::CarriageReturn, _) => Some("it starts with a line break"),
        (Unseen::Tab, _) => Some("it has a tab at the start"),
        (Unseen::Blank, _) => Some("it has a blank at the start"),
        (Unseen::Invisible, _) => Some("it has an invisible character at the start"),
        (Unseen::No, Unseen::No) => None,
    }
}

/// What stands at each end of `text`, and whether all of it is blanks.
pub(crate) fn ends(text: &str) -> (Unseen, Unseen, bool) {
    let (mut first, mut last, mut blanks_only) = (Unseen::No, Unseen::No, true);
    for (at, c) in text.char_indices() {
        last = unseen(c);
        first = if at == 0 { last } else { first };
        blanks_only &= !matches!(last, Unseen::No | Unseen::Invisible);
    }
    (first, last, blanks_only)
}

/// The class of a character that nobody sees.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unseen {
    LineFeed,
    CarriageReturn,
    Tab,
    Blank,
    Invisible,
    No,
}

pub(crate) fn unseen(c: char) -> Unseen {
    match c {
        '\n' => Unseen::LineFeed,
        '\r' => Unseen::CarriageReturn,
        '\t' => Unseen::Tab,
        // Soft hyphen, zero-width characters and the byte order mark: `trim` leaves them.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Unseen::Invisible,
        c if c.is_whitespace() => Unseen::Blank,
        _ => Unseen::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_class_of_a_blank_is_named() {
        for (text, reason) in [
            ("", "it is empty"),
            (" \t", "it holds blanks only"),
            ("5\n", "it ends in a line break"),
            ("5\r\n", "it ends in a line break"),
            ("5\r", "it ends in a carriage return"),
            ("5\t", "it has a tab at the end"),
            ("5 ", "it has a blank at the end"),
            ("5\u{a0}", "it has a blank at the end"),
            (" 5", "it has a blank at the start"),
            ("\t5", "it has a tab at the start"),
            ("\r\n5", "it starts with a line break"),
            ("\u{feff}5", "it has an invisible character at the start"),
            ("5\u{200b}", "it has an invisible character at the end"),
            ("5x", "why not"),
        ] {
            assert_eq!(refused(text, Some("why not")).to_string(), reason, "{text:?}");
        }
    }
}

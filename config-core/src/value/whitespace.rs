use super::error::ValueError;
use super::mismatch::Mismatch;

/// Makes the error for a refused `text`: whitespace around the text is the reason if there is any, else `reason`.
// Only a refused value is looked at, so that a good value costs nothing more than its parse.
#[cold]
pub(super) fn refused(text: &str, reason: Option<Mismatch>) -> ValueError {
    match around(text).or(reason) {
        Some(reason) => ValueError::from(reason),
        None => ValueError::invalid(),
    }
}

/// Finds whitespace and invisible characters around `text`, first at its end: most often, it is a file's line break.
fn around(text: &str) -> Option<Mismatch> {
    let (first, last, whitespace_only) = ends(text);
    match (first, last) {
        _ if text.is_empty() => Some(Mismatch::Empty),
        _ if whitespace_only => Some(Mismatch::BlanksOnly),
        (_, Unseen::LineFeed) => Some(Mismatch::LineBreak),
        (_, Unseen::CarriageReturn) => Some(Mismatch::CarriageReturn),
        (_, Unseen::Tab) => Some(Mismatch::TabAtEnd),
        (_, Unseen::Blank) => Some(Mismatch::BlankAtEnd),
        (_, Unseen::Invisible) => Some(Mismatch::InvisibleAtEnd),
        (Unseen::LineFeed | Unseen::CarriageReturn, _) => Some(Mismatch::LineBreakAtStart),
        (Unseen::Tab, _) => Some(Mismatch::TabAtStart),
        (Unseen::Blank, _) => Some(Mismatch::BlankAtStart),
        (Unseen::Invisible, _) => Some(Mismatch::InvisibleAtStart),
        (Unseen::No, Unseen::No) => None,
    }
}

/// The class of the first and of the last character, and whether the whole `text` is whitespace.
pub(crate) fn ends(text: &str) -> (Unseen, Unseen, bool) {
    let class = |character: Option<char>| character.map_or(Unseen::No, unseen);
    let whitespace_only = text.chars().all(|c| !matches!(unseen(c), Unseen::No | Unseen::Invisible));
    (class(text.chars().next()), class(text.chars().next_back()), whitespace_only)
}

/// The class of a character that is not visible.
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
        // The soft hyphen, zero-width characters and the byte order mark: `trim` keeps them.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Unseen::Invisible,
        c if c.is_whitespace() => Unseen::Blank,
        _ => Unseen::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_names_the_class_of_a_blank() {
        for (text, reason) in [
            ("", "it is empty"),
            (" \t", "it contains only blanks"),
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
            ("5x", "it is negative"),
        ] {
            assert_eq!(refused(text, Some(Mismatch::Negative)).to_string(), reason, "{text:?}");
        }
    }
}

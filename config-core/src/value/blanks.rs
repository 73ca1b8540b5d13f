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
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return Some("it is empty") };
    let last = chars.next_back().unwrap_or(first);
    if first.is_whitespace() && last.is_whitespace() && chars.all(char::is_whitespace) {
        return Some("it holds blanks only");
    }
    match last {
        '\n' => Some("it ends in a line break"),
        '\r' => Some("it ends in a carriage return"),
        '\t' => Some("it has a tab at the end"),
        c if c.is_whitespace() => Some("it has a blank at the end"),
        c if is_invisible(c) => Some("it has an invisible character at the end"),
        _ => match first {
            '\n' | '\r' => Some("it starts with a line break"),
            '\t' => Some("it has a tab at the start"),
            c if c.is_whitespace() => Some("it has a blank at the start"),
            c if is_invisible(c) => Some("it has an invisible character at the start"),
            _ => None,
        },
    }
}

/// Soft hyphen, zero-width characters and the byte order mark: `trim` leaves them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
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

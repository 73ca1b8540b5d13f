//! The lines of a `.env` file.
//!
//! Values are as Docker Compose reads them: the package `dotenv` of `compose-spec/compose-go` (v2.13), described in
//! "Syntax for environment files in Docker Compose" of its manual. What it expands, what readers disagree about, and
//! what is no assignment is refused:
//!
//! | line | Compose | here |
//! |---|---|---|
//! | `A=$B`, `A=p@$$w`, `A="$B"` | expanded | refused; `'$B'` and `"\$B"` are `$B` |
//! | `A`, `A: b` | taken from outside, `b` | refused |
//! | `A="b" c`, `A="b` | an error, or read as another line | refused |
//! | `A= # b`, `A=b<tab># c` | a value with the `#` in it | refused |
//! | `A="\d"`, `A="\a"` | a backslash, a bell | refused; `"\\d"` |
//! | `A=b<CR>C=d` | one value | refused |
//! | `A[0]=b`, `É=b` | names | refused |
//!
//! In single quotes `\'` is a quote, and nothing else is special. Line ends inside of quotes are kept as they are.

use secrecy::zeroize::Zeroizing;

use super::{Broken, Dotenv};

const NO_EQUALS: &str = "there is no = in it: write NAME=value, or # before a comment";
const NAME: &str =
    "no name stands before the =: a name is made of letters, digits and _, and starts with no digit";
const DOLLAR: &str = "a $ outside of single quotes is not expanded here: put the value in single quotes";
const OPEN: &str =
    "the quote that opens here is not closed: close it; one behind a backslash does not close it";
const OPEN_LATER: &str =
    "the quote that opens here is closed within a later line: close it here, or at the end of that line";
const BEHIND: &str =
    "text stands behind the closing quote: write \\' or \\\" for a quote inside of the value";
const ESCAPE: &str = "a \\ in double quotes stands before n, r, t, \\, \" or $ only: write \\\\, or put the value in single quotes";
const COMMENT: &str =
    "a # is the first of the value: move the comment to a line of its own, or put the value in quotes";
const TAB: &str = "a # stands behind a blank that is no space: put a space there, or put the value in quotes";
const RETURN: &str = "a carriage return stands within the line: end each line with LF or CRLF";
const NUL: &str = "a NUL is in the value, which no variable can hold: remove it";

struct Lines<'t> {
    /// From the start of the line that is read on.
    rest: &'t str,
    /// From 1.
    number: usize,
    /// Whether a quote was broken and no assignment has come since, so that these lines may have been inside of it.
    /// Then those that are none are not told of: the quote is.
    in_doubt: bool,
    file: &'t str,
    into: Dotenv,
}

/// Reads the text of the file of that name.
pub(super) fn parse(text: &str, file: &str) -> Dotenv {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines { rest, number: 1, in_doubt: false, file, into: Dotenv::default() };
    while !lines.rest.is_empty() {
        lines.next();
    }
    lines.into.pairs.reverse();
    lines.into
}

impl<'t> Lines<'t> {
    fn next(&mut self) {
        let rest = self.rest;
        let (whole, next) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = whole.strip_suffix('\r').unwrap_or(whole);
        let (number, start) = (self.number, line.trim_start());
        self.rest = next;
        self.number += 1;

        if start.is_empty() || start.starts_with('#') {
            if line.contains('\r') {
                self.stray(number, None, RETURN);
            }
            return;
        }
        let Some((before, value)) = start.split_once('=') else {
            return self.stray(number, name(start), NO_EQUALS);
        };
        let Some(name) = name(before) else {
            return self.stray(number, None, NAME);
        };
        let value = value.trim_start_matches(is_blank);
        let at = line.len() - value.len();
        match value.bytes().next() {
            Some(quote @ (b'\'' | b'"')) if !line.get(..at).is_some_and(|head| head.contains('\r')) => {
                self.quoted(number, name, rest.get(at + 1..).unwrap_or_default(), quote);
            }
            _ => {
                let is_spaced = line.get(..at).is_some_and(|head| !head.ends_with('='));
                let result = unquoted(line, value, is_spaced).map(|value| Zeroizing::new(value.to_owned()));
                self.take(number, name, result);
            }
        }
    }

    /// `text` begins behind the opening quote, and ends with the file.
    fn quoted(&mut self, number: usize, name: &str, text: &'t str, quote: u8) {
        let Some((raw, behind)) = split_at_closing(text, quote) else {
            self.in_doubt = true;
            return self.refuse(number, Some(name), OPEN);
        };
        let (whole, next) = behind.split_once('\n').unwrap_or((behind, ""));
        let line = whole.strip_suffix('\r').unwrap_or(whole);
        let comment = line.trim_start_matches(is_blank);
        if line.contains('\r') || !(comment.is_empty() || comment.starts_with('#')) {
            // What follows may be meant as lines of their own, so it is read as such.
            self.in_doubt = raw.contains('\n');
            return self.refuse(number, Some(name), if self.in_doubt { OPEN_LATER } else { BEHIND });
        }
        self.rest = next;
        self.number = number + 1 + line_ends(raw);
        let mut value = Zeroizing::new(String::with_capacity(raw.len()));
        match unescape(raw, quote, &mut value) {
            Ok(()) => self.take(number, name, Ok(value)),
            Err((at, reason)) => {
                let number = number + line_ends(raw.get(..at).unwrap_or_default());
                self.take(number, name, Err(reason));
            }
        }
    }

    fn take(&mut self, number: usize, name: &str, value: Result<Zeroizing<String>, &'static str>) {
        self.in_doubt = false;
        match value {
            Ok(value) => self.into.pairs.push((name.to_owned(), value)),
            Err(reason) => self.refuse(number, Some(name), reason),
        }
    }

    /// The line is no assignment.
    fn stray(&mut self, number: usize, key: Option<&str>, reason: &'static str) {
        if !self.in_doubt {
            self.refuse(number, key, reason);
        }
    }

    #[cold]
    fn refuse(&mut self, line: usize, key: Option<&str>, reason: &'static str) {
        let (file, key) = (self.file.to_owned(), key.map(str::to_owned));
        self.into.broken.push(Broken { file, line: Some(line), key, reason });
    }
}

/// The name, if it is one. `export` before it is for shells that read the file.
fn name(before: &str) -> Option<&str> {
    let name = match before.strip_prefix("export") {
        Some(name) if name.starts_with(is_blank) => name.trim_matches(is_blank),
        _ => before.trim_end_matches(is_blank),
    };
    let is_first = |b: &u8| b.is_ascii_alphabetic() || *b == b'_';
    let is_of_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    (name.as_bytes().first().is_some_and(is_first) && name.bytes().all(is_of_name)).then_some(name)
}

/// A value up to the end of its line or a comment. `is_spaced`: whether blanks stand before it.
fn unquoted<'t>(line: &str, value: &'t str, is_spaced: bool) -> Result<&'t str, &'static str> {
    if line.contains('\r') {
        return Err(RETURN);
    }
    if is_spaced && value.starts_with('#') {
        return Err(COMMENT);
    }
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim_end();
    if value.contains('$') {
        return Err(DOLLAR);
    }
    if value.contains('\0') {
        return Err(NUL);
    }
    let mut parts = value.split('#');
    parts.next_back();
    if parts.any(|part| part.ends_with(char::is_whitespace)) { Err(TAB) } else { Ok(value) }
}

fn split_at_closing(text: &str, quote: u8) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let at = text.bytes().position(|byte| {
        let closes = byte == quote && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        closes
    })?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Writes what stands between quotes to a text that has room for all of it; or says where it is wrong.
fn unescape(raw: &str, quote: u8, value: &mut String) -> Result<(), (usize, &'static str)> {
    let is_double = quote == b'"';
    let mut chars = raw.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        value.push(match c {
            '\0' => return Err((at, NUL)),
            '$' if is_double => return Err((at, DOLLAR)),
            '\\' if is_double => match chars.next() {
                Some((_, 'n')) => '\n',
                Some((_, 'r')) => '\r',
                Some((_, 't')) => '\t',
                Some((_, c @ ('\\' | '"' | '$'))) => c,
                _ => return Err((at, ESCAPE)),
            },
            '\\' => chars.next_if(|(_, next)| *next == '\'').map_or(c, |(_, quote)| quote),
            _ => c,
        });
    }
    Ok(())
}

fn line_ends(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// What Compose takes for a blank within a line.
const fn is_blank(c: char) -> bool {
    matches!(c, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Dotenv {
        parse(text, ".env")
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        let Dotenv { pairs, broken } = read(text);
        assert!(broken.is_empty(), "{text:?}");
        pairs.into_iter().rev().map(|(name, value)| (name, value.to_string())).collect()
    }

    /// Line, key and reason.
    fn broken(text: &str) -> Vec<(Option<usize>, Option<String>, &'static str)> {
        read(text).broken.into_iter().map(|broken| (broken.line, broken.key, broken.reason)).collect()
    }

    #[test]
    fn a_value_is_as_docker_compose_reads_it() {
        for (text, value) in [
            ("A=", ""),
            ("A=b", "b"),
            ("  export  A \t=  b c \t ", "b c"),
            ("A=b # c", "b"),
            ("A=b#c", "b#c"),
            ("A=#c", "#c"),
            ("A=b=c==", "b=c=="),
            ("A=it's", "it's"),
            ("A=b\"c\"", "b\"c\""),
            ("A=b\\tc", "b\\tc"),
            ("A=''", ""),
            ("A='b # c' # d", "b # c"),
            ("A='$B ${B} $(b)'", "$B ${B} $(b)"),
            ("A='it\\'s'", "it's"),
            ("A='b\\nc\\\\'", "b\\nc\\\\"),
            ("A='\"'", "\""),
            ("A=\"\"", ""),
            ("A = \" b # c \"#d", " b # c "),
            ("A=\"b\\nc\\r\\t\\\\n\\\"\\$B\"", "b\nc\r\t\\n\"$B"),
            ("A=\"it's\"", "it's"),
            ("A=\"b\nc\r\n\n\"", "b\nc\r\n\n"),
            ("A='b\n# c\nD=e'", "b\n# c\nD=e"),
            ("\u{feff}A=b", "b"),
            ("A=\u{a0}b\u{2003}", "b"),
            ("A='\u{a0}\u{e9}'", "\u{a0}\u{e9}"),
        ] {
            for end in ["", "\n", "\r\n"] {
                assert_eq!(pairs(&format!("{text}{end}")), [("A".to_owned(), value.to_owned())], "{text}");
            }
        }
    }

    #[test]
    fn lines_stand_for_themselves() {
        let all = pairs("\n# a\nA=1\r\n\t\n  # b\r\nB='2\n3' # c\nexport=4\nC.d-e=5\n_=6\nA=7");
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let expected = [("A", "1"), ("B", "2\n3"), ("export", "4"), ("C.d-e", "5"), ("_", "6"), ("A", "7")];
        assert_eq!(all, expected);
        // Of two with one name the last counts, and so it is the first to be found.
        assert_eq!(read("A=1\nA=7").pairs.first().map(|(_, value)| value.as_str()), Some("7"));
    }

    #[test]
    fn what_is_no_value_is_refused() {
        let of_a = Some("A".to_owned());
        for (text, key, reason) in [
            ("A", &of_a, NO_EQUALS),
            ("export A", &of_a, NO_EQUALS),
            ("A: b", &None, NO_EQUALS),
            ("A: b=c", &None, NAME),
            ("=b", &None, NAME),
            ("export =b", &None, NAME),
            ("1A=b", &None, NAME),
            ("A B=c", &None, NAME),
            ("A[0]=b", &None, NAME),
            ("\u{c9}=b", &None, NAME),
            (" \u{feff}A=b", &None, NAME),
            ("A=$B", &of_a, DOLLAR),
            ("A=p@$$w0rd", &of_a, DOLLAR),
            ("A=5$ # b", &of_a, DOLLAR),
            ("A=\\$B", &of_a, DOLLAR),
            ("A=\"$B\"", &of_a, DOLLAR),
            ("A=\"\\\\$B\"", &of_a, DOLLAR),
            ("A='b", &of_a, OPEN),
            ("A='b\\'", &of_a, OPEN),
            ("A='", &of_a, OPEN),
            ("A=\"b'", &of_a, OPEN),
            ("A=\"b\"c", &of_a, BEHIND),
            ("A='it's'", &of_a, BEHIND),
            ("A='b'\"c\"", &of_a, BEHIND),
            ("A='b' # c\rD=e", &of_a, BEHIND),
            ("A=\"\\d\"", &of_a, ESCAPE),
            ("A=\"\\'\"", &of_a, ESCAPE),
            ("A=\"\\\n\"", &of_a, ESCAPE),
            ("A= # b", &of_a, COMMENT),
            ("A=b\t# c", &of_a, TAB),
            ("A=b\rC=d", &of_a, RETURN),
            ("A=\r'b'", &of_a, RETURN),
            ("# b\rA=c", &None, RETURN),
            ("A=\0", &of_a, NUL),
            ("A='\0'", &of_a, NUL),
        ] {
            for end in ["", "\n", "\r\n"] {
                let text = format!("\nX=1\n{text}{end}");
                assert_eq!(broken(&text), [(Some(3), key.clone(), reason)], "{text:?}");
            }
        }
    }

    #[test]
    fn a_quote_that_stays_open_hides_no_line_behind_it() {
        let lines = |text| {
            broken(text).into_iter().map(|(line, _, reason)| (line.unwrap_or(0), reason)).collect::<Vec<_>>()
        };
        // What follows may belong to the quote, up to the next assignment.
        assert_eq!(lines("A='b\nc\nD: e\nF=1\ng"), [(1, OPEN), (5, NO_EQUALS)]);
        assert_eq!(lines("A=\"b\nC=\"d\"\nE=$F"), [(1, OPEN_LATER), (3, DOLLAR)]);
        assert_eq!(lines("A='b'c\nd"), [(1, BEHIND), (2, NO_EQUALS)]);
        // Inside of a quote that is closed each line has its own number.
        assert_eq!(lines("A=\"b\n\n$C\"\nd"), [(3, DOLLAR), (4, NO_EQUALS)]);
    }
}

//! Parses the lines of a `.env` file.
//!
//! Values are read as Docker Compose reads them: see the package `dotenv` of `compose-spec/compose-go` (v2.13), and
//! "Syntax for environment files in Docker Compose" in the manual of Compose. Three kinds of lines are rejected: lines
//! in which Compose expands something, lines that readers understand in different ways, and lines that are not
//! assignments.
//!
//! | line | Compose | here |
//! |---|---|---|
//! | `A=$B`, `A=p@$$w`, `A="$B"` | expanded | rejected; `'$B'` and `"\$B"` are `$B` |
//! | `A`, `A: b` | taken from outside, `b` | rejected |
//! | `A="b" c`, `A="b` | an error, or read as another line | rejected |
//! | `A= # b`, `A=b<tab># c` | a value that contains the `#` | rejected |
//! | `A="\d"`, `A="\a"` | a backslash, a bell | rejected; write `"\\d"` |
//! | `A=b<CR>C=d` | one value | rejected |
//! | `A[0]=b`, `É=b` | names | rejected |
//!
//! In single quotes `\'` is a quote, and nothing else is special. Line ends inside quotes are kept as they are.

use std::sync::Arc;

use secrecy::zeroize::Zeroizing;

use super::{Broken, Dotenv};
use crate::source::dotenv_fault::DotenvFault;

struct Lines<'t> {
    /// The text from the start of the next line on.
    rest: &'t str,
    /// The number of the next line, from 1.
    number: usize,
    /// Whether a quote was broken and no assignment followed yet, so that the line may belong to that quote. Then a
    /// line that is not an assignment is not reported, because the quote already is.
    in_doubt: bool,
    file: Arc<str>,
    into: Dotenv,
}

/// Parses the text of the file `file`.
pub(super) fn parse(text: &str, file: &str) -> Dotenv {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines { rest, number: 1, in_doubt: false, file: file.into(), into: Dotenv::default() };
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
                self.stray(number, None, DotenvFault::Return);
            }
            return;
        }
        let Some((before, value)) = start.split_once('=') else {
            // `NAME: value`, as in YAML, means a name as well.
            let before = start.split_once(':').map_or(start, |(before, _)| before);
            return self.stray(number, name(before), DotenvFault::NoEquals);
        };
        let Some(name) = name(before) else {
            return self.stray(number, None, DotenvFault::Name);
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

    /// Reads a value in quotes. `text` starts after the opening quote and ends with the file.
    fn quoted(&mut self, number: usize, name: &str, text: &'t str, quote: u8) {
        let Some((raw, rest)) = split_at_closing(text, quote) else {
            self.in_doubt = true;
            return self.refuse(number, Some(name), DotenvFault::Open);
        };
        let (whole, next) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = whole.strip_suffix('\r').unwrap_or(whole);
        let comment = line.trim_start_matches(is_blank);
        if line.contains('\r') || !(comment.is_empty() || comment.starts_with('#')) {
            // The lines that follow may be meant as separate lines, so they are read again as such.
            self.in_doubt = raw.contains('\n');
            return self.refuse(
                number,
                Some(name),
                if self.in_doubt { DotenvFault::OpenLater } else { DotenvFault::AfterQuote },
            );
        }
        self.rest = next;
        self.number = number + 1 + line_ends(raw);
        let mut value = Zeroizing::new(String::with_capacity(raw.len()));
        match unescape(raw, quote, &mut value) {
            Ok(()) => self.take(number, name, Ok(value)),
            Err((at, fault)) => {
                let number = number + line_ends(raw.get(..at).unwrap_or_default());
                self.take(number, name, Err(fault));
            }
        }
    }

    fn take(&mut self, number: usize, name: &str, value: Result<Zeroizing<String>, DotenvFault>) {
        self.in_doubt = false;
        match value {
            Ok(value) => self.into.pairs.push((Zeroizing::new(name.to_owned()), value)),
            Err(fault) => self.refuse(number, Some(name), fault),
        }
    }

    /// Rejects a line that is not an assignment.
    fn stray(&mut self, number: usize, key: Option<&str>, fault: DotenvFault) {
        if !self.in_doubt {
            self.refuse(number, key, fault);
        }
    }

    #[cold]
    fn refuse(&mut self, line: usize, key: Option<&str>, fault: DotenvFault) {
        let (file, key) = (self.file.clone(), key.map(|key| Zeroizing::new(key.to_owned())));
        self.into.broken.push(Broken { file, line: Some(line), key, fault });
    }
}

/// The name before the `=`, if it is valid. `export` may precede the name, for shells that read the file.
fn name(before: &str) -> Option<&str> {
    let name = match before.strip_prefix("export") {
        Some(name) if name.starts_with(is_blank) => name.trim_matches(is_blank),
        _ => before.trim_end_matches(is_blank),
    };
    let is_first = |b: &u8| b.is_ascii_alphabetic() || *b == b'_';
    let is_next = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    (name.as_bytes().first().is_some_and(is_first) && name.bytes().all(is_next)).then_some(name)
}

/// A value that ends with its line or at a comment. `is_spaced` says whether blanks precede the value.
fn unquoted<'t>(line: &str, value: &'t str, is_spaced: bool) -> Result<&'t str, DotenvFault> {
    if line.contains('\r') {
        return Err(DotenvFault::Return);
    }
    if is_spaced && value.starts_with('#') {
        return Err(DotenvFault::Comment);
    }
    let value = value.split_once(" #").map_or(value, |(value, _)| value).trim_end();
    if value.contains('$') {
        return Err(DotenvFault::Dollar);
    }
    if value.contains('\0') {
        return Err(DotenvFault::Nul);
    }
    let mut parts = value.split('#');
    parts.next_back();
    if parts.any(|part| part.ends_with(char::is_whitespace)) { Err(DotenvFault::Tab) } else { Ok(value) }
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

/// Adds the value between quotes to `value`, which has room for all of it. An error has the place of the mistake.
fn unescape(raw: &str, quote: u8, value: &mut String) -> Result<(), (usize, DotenvFault)> {
    let is_double = quote == b'"';
    let mut chars = raw.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        value.push(match c {
            '\0' => return Err((at, DotenvFault::Nul)),
            '$' if is_double => return Err((at, DotenvFault::Dollar)),
            '\\' if is_double => match chars.next() {
                Some((_, 'n')) => '\n',
                Some((_, 'r')) => '\r',
                Some((_, 't')) => '\t',
                Some((_, c @ ('\\' | '"' | '$'))) => c,
                _ => return Err((at, DotenvFault::Escape)),
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

/// Whether Compose treats the character as a blank within a line.
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
        pairs.into_iter().rev().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    /// The line, the key and the reason of each problem.
    fn broken(text: &str) -> Vec<(Option<usize>, Option<String>, DotenvFault)> {
        read(text)
            .broken
            .into_iter()
            .map(|broken| (broken.line, broken.key.map(|key| key.to_string()), broken.fault))
            .collect()
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
    fn each_line_is_read_on_its_own() {
        let all = pairs("\n# a\nA=1\r\n\t\n  # b\r\nB='2\n3' # c\nexport=4\nC.d-e=5\n_=6\nA=7");
        let all: Vec<_> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let expected = [("A", "1"), ("B", "2\n3"), ("export", "4"), ("C.d-e", "5"), ("_", "6"), ("A", "7")];
        assert_eq!(all, expected);
        // If two lines have the same name, the last one counts, so it is the first to be found.
        assert_eq!(read("A=1\nA=7").pairs.first().map(|(_, value)| value.as_str()), Some("7"));
    }

    #[test]
    fn a_line_that_is_not_an_assignment_is_rejected() {
        let of_a = Some("A".to_owned());
        for (text, key, fault) in [
            ("A", &of_a, DotenvFault::NoEquals),
            ("export A", &of_a, DotenvFault::NoEquals),
            ("A: b", &of_a, DotenvFault::NoEquals),
            ("A: b=c", &None, DotenvFault::Name),
            ("=b", &None, DotenvFault::Name),
            ("export =b", &None, DotenvFault::Name),
            ("1A=b", &None, DotenvFault::Name),
            ("A B=c", &None, DotenvFault::Name),
            ("A[0]=b", &None, DotenvFault::Name),
            ("\u{c9}=b", &None, DotenvFault::Name),
            (" \u{feff}A=b", &None, DotenvFault::Name),
            ("A=$B", &of_a, DotenvFault::Dollar),
            ("A=p@$$w0rd", &of_a, DotenvFault::Dollar),
            ("A=5$ # b", &of_a, DotenvFault::Dollar),
            ("A=\\$B", &of_a, DotenvFault::Dollar),
            ("A=\"$B\"", &of_a, DotenvFault::Dollar),
            ("A=\"\\\\$B\"", &of_a, DotenvFault::Dollar),
            ("A='b", &of_a, DotenvFault::Open),
            ("A='b\\'", &of_a, DotenvFault::Open),
            ("A='", &of_a, DotenvFault::Open),
            ("A=\"b'", &of_a, DotenvFault::Open),
            ("A=\"b\"c", &of_a, DotenvFault::AfterQuote),
            ("A='it's'", &of_a, DotenvFault::AfterQuote),
            ("A='b'\"c\"", &of_a, DotenvFault::AfterQuote),
            ("A='b' # c\rD=e", &of_a, DotenvFault::AfterQuote),
            ("A=\"\\d\"", &of_a, DotenvFault::Escape),
            ("A=\"\\'\"", &of_a, DotenvFault::Escape),
            ("A=\"\\\n\"", &of_a, DotenvFault::Escape),
            ("A= # b", &of_a, DotenvFault::Comment),
            ("A=b\t# c", &of_a, DotenvFault::Tab),
            ("A=b\rC=d", &of_a, DotenvFault::Return),
            ("A=\r'b'", &of_a, DotenvFault::Return),
            ("# b\rA=c", &None, DotenvFault::Return),
            ("A=\0", &of_a, DotenvFault::Nul),
            ("A='\0'", &of_a, DotenvFault::Nul),
        ] {
            for end in ["", "\n", "\r\n"] {
                let text = format!("\nX=1\n{text}{end}");
                assert_eq!(broken(&text), [(Some(3), key.clone(), fault)], "{text:?}");
            }
        }
    }

    #[test]
    fn an_open_quote_does_not_hide_the_lines_after_it() {
        let lines = |text| {
            broken(text).into_iter().map(|(line, _, fault)| (line.unwrap_or(0), fault)).collect::<Vec<_>>()
        };
        // The lines up to the next assignment may belong to the quote.
        assert_eq!(lines("A='b\nc\nD: e\nF=1\ng"), [(1, DotenvFault::Open), (5, DotenvFault::NoEquals)]);
        assert_eq!(lines("A=\"b\nC=\"d\"\nE=$F"), [(1, DotenvFault::OpenLater), (3, DotenvFault::Dollar)]);
        assert_eq!(lines("A='b'c\nd"), [(1, DotenvFault::AfterQuote), (2, DotenvFault::NoEquals)]);
        // Inside a quote that is closed, each line has its own number.
        assert_eq!(lines("A=\"b\n\n$C\"\nd"), [(3, DotenvFault::Dollar), (4, DotenvFault::NoEquals)]);
    }
}

//! The lines in which a file differs from what it should be, without the values that only the file holds.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::report::text::escaped;

/// What is shown for a text that only the file holds.
const HIDDEN: &str = "…";

/// At most this many lines of each text are shown; the others are counted.
const SHOWN: usize = 50;

/// An unknown word without `_` may be a key if it has so many characters.
const LEAST_KEY_LENGTH: usize = 16;

/// Lists the lines that only one of two different texts has, with their numbers.
pub(super) fn changed_lines(found: &str, expected: &str) -> String {
    let in_found: HashSet<&str> = found.split('\n').collect();
    let in_expected: HashSet<&str> = expected.split('\n').collect();
    let words: HashSet<&str> = expected.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let gone = numbered(found).filter(|(_, line)| !in_expected.contains(line));
    let new = numbered(expected).filter(|(_, line)| !in_found.contains(line));
    let mut out = String::new();
    list("Only in the file (values are hidden):", gone, |line| masked(line, &words), &mut out);
    list("Only expected:", new, str::to_owned, &mut out);
    if out.is_empty() {
        let same =
            found.split('\n').zip(expected.split('\n')).take_while(|(found, expected)| found == expected);
        let line = same.count() + 1;
        let _ = writeln!(out, "It has the expected lines in another order or number, from line {line} on.");
    }
    out
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split('\n').enumerate().map(|(place, line)| (place + 1, line))
}

fn list<'t>(
    head: &str,
    lines: impl Iterator<Item = (usize, &'t str)>,
    shown: impl Fn(&str) -> String,
    out: &mut String,
) {
    let mut count = 0;
    for (number, line) in lines {
        if count == 0 {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(head);
            out.push('\n');
        }
        count += 1;
        if count <= SHOWN {
            let line = format!("{number:5}  {}", escaped(&shown(line)));
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
    if count > SHOWN {
        let _ = writeln!(out, "       and {} more lines", count - SHOWN);
    }
}

/// What may be shown of a line that only the file has: the name in `NAME=value` and `NAME: value`. `words` are those of
/// the contract.
fn masked(line: &str, words: &HashSet<&str>) -> String {
    if line.trim().is_empty() {
        return String::new();
    }
    let Some((head, value)) = line.find(['=', ':']).map(|end| line.split_at(end)) else {
        return HIDDEN.to_owned();
    };
    let name = head.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '#' | '-'));
    if name.is_empty() || !(words.contains(name) || is_name(name)) {
        return HIDDEN.to_owned();
    }
    let sign = value.get(..1).unwrap_or_default();
    format!("{head}{sign}{}", if value.len() > 1 { HIDDEN } else { "" })
}

/// Whether a word that the contract does not have looks like the name of a variable. A key in base32 or the id of a key
/// consists of upper-case letters and digits, too: it is long or has a digit, and it has no `_`.
fn is_name(word: &str) -> bool {
    let is_upper_case = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let may_be_key = !word.contains('_')
        && (word.len() >= LEAST_KEY_LENGTH || word.contains(|c: char| c.is_ascii_digit()));
    is_upper_case && !may_be_key
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: &str = "# Port the web process binds.\nPORT=3000 url: postgres://user:password@host\n";

    #[test]
    fn the_value_of_a_line_that_only_the_file_has_is_hidden() {
        let words = CONTRACT.split(|c: char| !c.is_alphanumeric()).collect();
        for (line, shown) in [
            ("API_KEY=hunter2", "API_KEY=…"),
            ("API_KEY=", "API_KEY="),
            ("API_KEY=postgres", "API_KEY=…"),
            ("  - \"API_KEY\": \"hunter2\"", "  - \"API_KEY\":…"),
            ("#API_KEY=hunter2", "#API_KEY=…"),
            ("url: hunter2", "url:…"),
            ("hunter2=hunter2", "…"),
            ("# Port the worker binds.", "…"),
            ("correct horse battery staple", "…"),
            ("    hunter2", "…"),
            ("é=hunter2", "…"),
            ("postgres://user:hunter2@host", "postgres:…"),
            ("(postgres://user:hunter2@host)", "…"),
            ("  ", ""),
            ("=hunter2", "…"),
            ("OLD=hunter2", "OLD=…"),
            ("OLD_KEY_2=hunter2", "OLD_KEY_2=…"),
            ("JBSWY3DPEHPK3PXP=", "…"),
            ("JBSWYDDPEHPKDPXP=", "…"),
            ("  JBSWY3DP=", "…"),
            ("GEZDGNBVGY3TQOJQ====", "…"),
            ("- \"GEZDGNBVGY3TQOJQ\": x", "…"),
            ("AKIAIOSFODNN7EXAMPLE:zz", "…"),
            ("# AKIAIOSFODNN7EXAMPLE=", "…"),
        ] {
            assert_eq!(masked(line, &words), shown, "{line}");
        }
    }

    #[test]
    fn every_line_that_only_one_text_has_is_listed() {
        assert_eq!(
            changed_lines("a\nA=1\nb\nB=2\n", "a\nA=2\nb\n"),
            "Only in the file (values are hidden):\n    2  A=…\n    4  B=…\n\nOnly expected:\n    2  A=2\n"
        );
        assert_eq!(changed_lines("a\n", "a\nb\n"), "Only expected:\n    2  b\n");
    }

    #[test]
    fn the_same_lines_in_another_order_are_told() {
        let told = |line: usize| {
            format!("It has the expected lines in another order or number, from line {line} on.\n")
        };
        assert_eq!(changed_lines("a\nb\nc\n", "a\nc\nb\n"), told(2));
        assert_eq!(changed_lines("a\n\nb\n", "a\n\nb\n\n"), told(5));
    }

    #[test]
    fn many_lines_are_counted() {
        let text: String = (0..200_000).map(|line| format!("{line}\n")).collect();
        let listed = changed_lines("", &text);
        assert!(listed.ends_with("\n       and 199950 more lines\n"), "{listed}");
        assert_eq!(listed.lines().count(), 52);
    }
}

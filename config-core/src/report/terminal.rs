//! Writes reports on stderr. If stderr cannot be written, the process still ends in the same way.

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};

use super::writer::{LABEL, Writer};
use crate::outcome::{Error, Summary};

const PLAIN: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const FAINT: &str = "\x1b[2m";
const RED: &str = "\x1b[1;31m";

/// Writes the text of a report, with colours if they are wanted.
#[allow(clippy::disallowed_methods, reason = "the terminal sets these variables, whatever the config is")]
pub(crate) fn write_report(text: &str) {
    let has_colours = has_colours(std::io::stderr().is_terminal(), |name| std::env::var_os(name));
    write_line(if has_colours { coloured(text) } else { text.to_owned() });
}

/// How many warnings are written. More would not help the reader.
const WARNINGS: usize = 20;

/// Writes a line for each warning.
pub(crate) fn write_warnings(summary: &Summary) {
    let warnings = summary.warnings();
    for warning in warnings.iter().take(WARNINGS) {
        write_line(format!("factor3: warning: {warning}"));
    }
    if warnings.len() > WARNINGS {
        write_line(format!("factor3: {} more warnings are not shown", warnings.len() - WARNINGS));
    }
}

/// Writes the warnings and the report, and ends the process.
pub(crate) fn refuse(error: &Error) -> ! {
    write_warnings(&error.summary());
    error.exit()
}

pub(crate) fn write_line(mut line: String) {
    line.push('\n');
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Whether the report has colours: on a terminal that has colours, and with `CLICOLOR_FORCE` (bixense.com/clicolors)
/// everywhere, but never with `NO_COLOR` (no-color.org).
fn has_colours(is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let is_set = |name: &str| variable(name).filter(|value| !value.is_empty());
    is_set("NO_COLOR").is_none()
        && (is_set("CLICOLOR_FORCE").is_some_and(|value| value != "0")
            || is_terminal && is_set("TERM").is_none_or(|value| value != "dumb"))
}

/// Adds colours to the lines of a report, but not to empty ones. The first characters of a line show what it is. Values are escaped, so they
/// contain no line breaks or terminal escapes.
fn coloured(text: &str) -> String {
    let mut coloured = Writer::unbounded();
    for (number, line) in text.split('\n').enumerate() {
        let (style, styled) = match line.as_bytes() {
            [b' ', ..] => (FAINT, LABEL),
            _ if line.starts_with("factor3: ") => (RED, line.len()),
            _ => (BOLD, line.find([' ', ',']).unwrap_or(line.len())),
        };
        let (styled, rest) = line.split_at_checked(styled).unwrap_or((line, ""));
        coloured.put(if number == 0 { "" } else { "\n" });
        if styled.is_empty() {
            coloured.put(rest);
        } else {
            coloured.put_all(&[style, styled, PLAIN, rest]);
        }
    }
    coloured.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_have_them() {
        for (is_terminal, variable, has_colours_then) in [
            (true, ("TERM", "xterm-256color"), true),
            (true, ("TERM", "dumb"), false),
            (true, ("TERM", ""), true),
            (true, ("NO_COLOR", "1"), false),
            (true, ("NO_COLOR", ""), true),
            (false, ("TERM", "xterm-256color"), false),
            (false, ("TERM", "dumb"), false),
            (false, ("CLICOLOR_FORCE", "1"), true),
            (false, ("CLICOLOR_FORCE", "0"), false),
            (false, ("CLICOLOR_FORCE", ""), false),
        ] {
            let read = |name: &str| (name == variable.0).then(|| OsString::from(variable.1));
            assert_eq!(has_colours(is_terminal, read), has_colours_then, "{is_terminal} {variable:?}");
        }
    }
}

//! Reports on stderr. That it cannot be written is no reason to end otherwise.

use std::io::{IsTerminal as _, Write as _};

use super::Report;
use super::text::LABEL;

const PLAIN: &str = "\x1b[0m";
const BOLD: &str = "\x1b[1m";
const FAINT: &str = "\x1b[2m";
const RED: &str = "\x1b[1;31m";

/// The text of a report, with colours where they are wanted.
#[inline]
pub(crate) fn write_report(text: &str) {
    write_line(if has_colours() { coloured(text) } else { text.to_owned() });
}

/// More warnings than this are no help.
const WARNINGS: usize = 20;

/// A line for each warning.
#[inline(never)]
pub(crate) fn write_warnings(report: &Report) {
    let warnings = report.warnings();
    for warning in warnings.iter().take(WARNINGS) {
        write_line(format!("factor3: warning: {warning}"));
    }
    if warnings.len() > WARNINGS {
        write_line(format!("factor3: and {} more warnings", warnings.len() - WARNINGS));
    }
}

#[inline]
pub(crate) fn write_line(mut line: String) {
    line.push('\n');
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// On a terminal that has colours, unless `NO_COLOR` is set (no-color.org), and anywhere with `CLICOLOR_FORCE`
/// (bixense.com/clicolors).
#[inline]
fn has_colours() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    set("CLICOLOR_FORCE").is_some_and(|value| value != "0")
        || std::io::stderr().is_terminal() && set("TERM").is_none_or(|term| term != "dumb")
}

/// The lines of a report are told by how they begin. Nothing in them is a line break or an escape of its own.
#[inline]
fn coloured(text: &str) -> String {
    let mut coloured = String::with_capacity(text.len() * 2);
    for (number, line) in text.split('\n').enumerate() {
        let (style, styled) = match line.as_bytes() {
            [] => (PLAIN, 0),
            [b' ', ..] => (FAINT, LABEL),
            _ if line.starts_with("factor3: ") => (RED, line.len()),
            _ => (BOLD, line.find([' ', ',']).unwrap_or(line.len())),
        };
        let (styled, rest) = line.split_at_checked(styled).unwrap_or((line, ""));
        coloured.push_str(if number == 0 { "" } else { "\n" });
        if styled.is_empty() {
            coloured.push_str(rest);
            continue;
        }
        for part in [style, styled, PLAIN, rest] {
            coloured.push_str(part);
        }
    }
    coloured
}

//! How problems read as text.

use super::expectation::{write_expected, write_missed};
use super::page::{LIMIT, LINES, Page};
use crate::ascii::split_once;
use crate::error::{Cue, Error, Problem, Reason};
use crate::kind::Kind;
use crate::schema::Variable;
use crate::value::{Fault, ValueError};

/// What a block takes at the least, without both names: an empty line, `is not`, and `meaning`; the same again
/// where it also says what is expected.
const LEAST: usize = 22;

/// How far what is said of a problem stands from the edge.
pub(super) const LABEL: usize = 14;

/// How much of each problem is shown: as much as keeps the report within the limit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Blocks,
    LinesWithExpected,
    LinesWithHint,
    LinesWithMeaning,
    Lines,
    Names,
}

/// The whole report, without a line break at the end.
pub(crate) fn report(error: &Error) -> String {
    let levels = &[
        Detail::Blocks,
        Detail::LinesWithExpected,
        Detail::LinesWithHint,
        Detail::LinesWithMeaning,
        Detail::Lines,
        Detail::Names,
    ];
    let mut least = 0;
    for problem in error.problems() {
        least += problem.variable.len() + problem.field.len() + LEAST;
        least += if problem.is_absent() { LEAST } else { 0 };
    }
    let mut page = Page::bounded();
    for level in levels {
        // With many problems there is no need to try it.
        if *level <= Detail::LinesWithExpected && least >= LIMIT {
            continue;
        }
        page.clear();
        write_all(error, *level, &mut page);
        if !page.is_full() {
            break;
        }
    }
    page.into_text()
}

/// The variable and its reason.
pub(crate) fn headline(problem: &Problem) -> String {
    let mut page = Page::unbounded();
    write_headline(problem, &mut page);
    page.into_text()
}

pub(crate) fn expected(problem: &Problem) -> String {
    let mut page = Page::unbounded();
    write_expected(problem, &mut page);
    page.into_text()
}

/// What a value of that variable is, without an example.
#[cfg(feature = "contract")]
pub(crate) fn nature(variable: &Variable) -> String {
    let mut page = Page::unbounded();
    super::expectation::write_nature(variable, &mut page);
    page.into_text()
}

/// What a variable is for, the first paragraph on one line; or what its value is.
#[cfg(feature = "contract")]
pub(crate) fn meaning_of(variable: &Variable) -> String {
    let mut page = Page::unbounded();
    if !write_meaning(variable.doc(), &mut page) {
        super::expectation::write_expected_of(variable, &mut page);
    }
    page.into_text()
}

/// The text with control characters escaped, so that it stays on its line.
#[cfg(feature = "contract")]
pub(crate) fn escaped(text: &str) -> String {
    let mut page = Page::unbounded();
    page.escape(text);
    page.into_text()
}

pub(crate) fn hint(problem: &Problem) -> Option<String> {
    let mut page = Page::unbounded();
    write_hint(problem, &mut page);
    Some(page.into_text()).filter(|hint| !hint.is_empty())
}

fn write_all(error: &Error, level: Detail, out: &mut Page) {
    let problems = error.problems();
    write_count(problems.len(), out);
    out.put(" in the environment of ");
    out.put(error.struct_name());
    out.line();
    if level == Detail::Names {
        write_names(problems, out);
    } else {
        for problem in problems {
            match level {
                Detail::Blocks => write_block(problem, out),
                _ => write_line(problem, level, out),
            }
            if out.is_full() {
                return;
            }
        }
    }
    out.line();
    write_count(problems.len(), out);
    out.put(", nothing was started");
}

fn write_count(count: usize, out: &mut Page) {
    out.put("factor3: ");
    out.number(count);
    out.put(if count == 1 { " problem" } else { " problems" });
}

fn write_block(problem: &Problem, out: &mut Page) {
    out.line();
    write_headline(problem, out);
    out.line();
    if problem.declared.is_some() {
        out.put("    meaning   ");
        let is_told = write_meaning(problem.doc(), out);
        out.put(if is_told { " (" } else { "" });
        out.put(&problem.field);
        out.put(if is_told { ")" } else { "" });
        out.line();
    }
    if says_more(problem) {
        out.put("    expected  ");
        write_expected(problem, out);
        out.line();
    }
    match problem.cue.as_deref() {
        Some(Cue::Members(members)) => {
            out.put("    reads     ");
            out.put(members);
            out.line();
        }
        Some(Cue::Told(_, Some(path))) => {
            out.put("    path      ");
            out.escape(path);
            out.line();
        }
        _ => {}
    }
    if has_hint(problem) {
        out.put("    hint      ");
        write_hint(problem, out);
        out.line();
    }
}

fn write_line(problem: &Problem, level: Detail, out: &mut Page) {
    write_headline(problem, out);
    if level == Detail::LinesWithExpected && says_more(problem) {
        out.put("; expected ");
        write_expected(problem, out);
    }
    if level <= Detail::LinesWithMeaning && !problem.doc().is_empty() {
        out.put("; ");
        write_meaning(problem.doc(), out);
    }
    if level <= Detail::LinesWithHint && has_hint(problem) {
        out.put("; ");
        write_hint(problem, out);
    }
    out.line();
}

/// As many names as fit, then how many are left.
fn write_names(problems: &[Problem], out: &mut Page) {
    // Both counts, and the line that says how many are left.
    let mut room = LIMIT.saturating_sub(240);
    for (shown, problem) in problems.iter().enumerate() {
        // The place of a line of a file is the operator's.
        let mut name = Page::unbounded();
        name.escape(problem.name());
        let name = name.into_text();
        match room.checked_sub(name.len() + 1) {
            Some(left) if shown < LINES - 4 => room = left,
            _ => {
                out.put("and ");
                out.number(problems.len() - shown);
                out.put(" more");
                return out.line();
            }
        }
        out.put(&name);
        out.line();
    }
}

fn write_headline(problem: &Problem, out: &mut Page) {
    if let Some(Cue::Told(headline, _)) = problem.cue.as_deref() {
        return out.escape(headline);
    }
    out.put(problem.name());
    out.put(&problem.source);
    match problem.reason {
        Reason::Missing => out.put(" is not set"),
        Reason::Empty => out.put(" is set but empty"),
        Reason::NotUnicode => out.put(" is not valid UTF-8"),
        Reason::Invalid(detail) | Reason::Rejected(detail) => write_fault(detail.0, problem.declared, out),
        Reason::Default(detail) => {
            out.put(" has a default in the code that");
            write_fault(detail.0, problem.declared, out);
        }
        // Told as a whole.
        _ => {}
    }
}

fn write_fault(error: ValueError, variable: Option<&Variable>, out: &mut Page) {
    if let Some(item) = error.item {
        out.put(": item ");
        out.number(item as usize);
    }
    let reason = match error.fault {
        Fault::Kind(reason) => {
            out.put(" is not ");
            write_missed(error, variable, out);
            reason
        }
        Fault::OutOfRange => {
            out.put(" is not ");
            write_missed(error, variable, out);
            Some("it is outside these bounds")
        }
        Fault::Expected(expectation) => {
            out.put(" is not ");
            return out.escape(expectation);
        }
        Fault::NotUnicode => return out.put(" is not valid UTF-8"),
        Fault::TooShort => {
            out.put(" has fewer than ");
            out.number(variable.and_then(Variable::min_len).unwrap_or(1));
            out.put(" ");
            return out.put(variable.map_or("characters", |variable| variable.kind.measure()));
        }
        Fault::Rejected(reason) => {
            out.put(if reason.is_some() { " is refused" } else { " is refused by the app's check" });
            reason
        }
    };
    if let Some(reason) = reason {
        out.put(": ");
        out.escape(reason);
    }
}

fn has_hint(problem: &Problem) -> bool {
    matches!(problem.cue.as_deref(), Some(Cue::NearMiss(_) | Cue::NeededBy(_) | Cue::Suspicion(_)))
        || command(problem).is_some()
}

fn write_hint(problem: &Problem, out: &mut Page) {
    let command = command(problem);
    match problem.cue.as_deref() {
        Some(Cue::NearMiss(name)) => {
            out.put(name);
            out.put(" is set; did you mean ");
            out.put(&problem.variable);
            return out.put("?");
        }
        Some(Cue::NeededBy(first)) => {
            out.put("needed because ");
            out.put(first);
            out.put(if command.is_some() { " is set; " } else { " is set" });
        }
        Some(Cue::Suspicion(suspicion)) => {
            if !reason(problem).is_some_and(|reason| suspicion.is_said_by(reason)) {
                out.put("it ");
                out.put(suspicion.what());
                out.put(": ");
            }
            out.put(suspicion.fix());
        }
        _ => {}
    }
    if let Some(command) = command {
        out.put("make one with: ");
        out.escape(command);
    }
}

/// Why the text was refused, where that is said.
const fn reason(problem: &Problem) -> Option<&'static str> {
    match &problem.reason {
        Reason::Invalid(detail) => detail.0.reason(),
        _ => None,
    }
}

/// What makes a value, where there is none.
fn command(problem: &Problem) -> Option<&'static str> {
    problem.declared.filter(|_| problem.is_absent()).and_then(Variable::generate)
}

/// Whether the expectation says more than the headline.
fn says_more(problem: &Problem) -> bool {
    // What is expected of the value is not always what is wrong.
    let told = matches!(problem.cue.as_deref(), Some(Cue::Told(..)));
    let Some(variable) = problem.declared.filter(|_| !told) else { return false };
    let said = match problem.reason {
        Reason::Invalid(detail) => {
            matches!(detail.0.fault, Fault::Kind(_) | Fault::OutOfRange) && detail.0.item.is_none()
        }
        _ => false,
    };
    let more = match said {
        true => {
            let kind = variable.kind;
            kind.item().is_some() || variable.min_len().is_some() || kind.form().is_some()
        }
        false => !matches!(variable.kind, Kind::Other),
    };
    more || variable.example().is_some()
}

/// The first paragraph of a doc comment, on one line. False if there is none.
fn write_meaning(doc: &str, out: &mut Page) -> bool {
    let (mut is_told, mut doc) = (false, doc);
    loop {
        let (line, rest) = split_once(doc, "\n").unwrap_or((doc, ""));
        let line = line.trim_ascii();
        if line.is_empty() {
            return is_told;
        }
        out.put(if is_told { " " } else { "" });
        out.escape(line);
        is_told = true;
        doc = rest;
    }
}

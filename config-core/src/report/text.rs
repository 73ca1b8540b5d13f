//! Writes problems as text.

use super::expectation::write_expected;
use super::headline::write_headline;
use super::writer::{LABEL, LIMIT, LINES, Writer};
use crate::kind::Kind;
use crate::outcome::{BrokenGroup, Cue, Error, OtherField, Problem, Reason};
use crate::schema::Declaration;
use crate::strings::{contains, split_once};
use crate::value::Fault;

/// The smallest length of a block, without both names: an empty line, `is not`, and `meaning`. It is also the smallest
/// length that `expected` adds.
const LEAST: usize = 22;

/// How much is shown of each problem. The report uses the most detail that fits.
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
    let mut out = Writer::bounded();
    for level in levels {
        // With many problems these levels cannot fit.
        if *level <= Detail::LinesWithExpected && least >= LIMIT {
            continue;
        }
        out.clear();
        write_all(error, *level, &mut out);
        if !out.is_full() {
            break;
        }
    }
    out.into_text()
}

/// The first line of a problem: the variable and the reason.
pub(crate) fn headline(problem: &Problem) -> String {
    let mut out = Writer::unbounded();
    write_headline(problem, &mut out);
    out.into_text()
}

pub(crate) fn expected(problem: &Problem) -> String {
    let mut out = Writer::unbounded();
    write_expected(problem, &mut out);
    out.into_text()
}

/// What a variable is for: the first paragraph of its doc comment on one line, or else what its value is.
#[cfg(feature = "contract")]
pub(crate) fn meaning_of(variable: &Declaration) -> String {
    let mut out = Writer::unbounded();
    if !write_meaning(variable.doc(), &mut out) {
        super::expectation::write_expected_of(variable, &mut out);
    }
    out.into_text()
}

/// The first paragraph of a doc comment, on one line.
#[cfg(feature = "contract")]
pub(crate) fn paragraph_of(doc: &str) -> String {
    let mut out = Writer::unbounded();
    write_meaning(doc, &mut out);
    out.into_text()
}

/// The text with control characters escaped, so that it stays on one line.
#[cfg(feature = "contract")]
pub(crate) fn escaped(text: &str) -> String {
    let mut out = Writer::unbounded();
    out.escape(text);
    out.into_text()
}

pub(crate) fn hint(problem: &Problem) -> Option<String> {
    let mut out = Writer::unbounded();
    write_hint(problem, &mut out);
    Some(out.into_text()).filter(|hint| !hint.is_empty())
}

fn write_all(error: &Error, level: Detail, out: &mut Writer) {
    let problems = error.problems();
    write_count(problems.len(), out);
    out.put(" in the environment of ");
    out.put(error.0.schema.name);
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

fn write_count(count: usize, out: &mut Writer) {
    out.put("factor3: ");
    out.number(count);
    out.put(if count == 1 { " problem" } else { " problems" });
}

fn write_block(problem: &Problem, out: &mut Writer) {
    out.line();
    write_headline(problem, out);
    out.line();
    if problem.declaration.is_some() {
        out.put("    meaning   ");
        write_field(problem.doc(), &problem.field, out);
    }
    for other in &problem.also {
        out.fill(0, LABEL);
        write_other_variable(problem, other, out);
        write_field(other.declaration.doc(), &other.field, out);
    }
    if says_more(problem) {
        out.put("    expected  ");
        write_expected(problem, out);
        out.line();
    }
    match problem.cue.as_deref() {
        Some(Cue::Members(members)) => {
            out.put("    variables ");
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

/// Writes a line with the meaning of a field, and the field.
fn write_field(doc: &str, field: &str, out: &mut Writer) {
    let has_meaning = write_meaning(doc, out);
    out.put(if has_meaning { " (" } else { "" });
    out.put(field);
    out.put(if has_meaning { ")" } else { "" });
    out.line();
}

/// Writes the variable of another field, unless it is that of the problem.
fn write_other_variable(problem: &Problem, other: &OtherField, out: &mut Writer) {
    if problem.variable != other.variable {
        out.put_all(&[&other.variable, ": "]);
    }
}

fn write_line(problem: &Problem, level: Detail, out: &mut Writer) {
    write_headline(problem, out);
    if level <= Detail::LinesWithHint && has_hint(problem) {
        out.put("; ");
        write_hint(problem, out);
    }
    if level == Detail::LinesWithExpected && says_more(problem) {
        out.put("; expected ");
        write_expected(problem, out);
    }
    if level <= Detail::LinesWithMeaning && !problem.doc().is_empty() {
        out.put("; meaning: ");
        write_meaning(problem.doc(), out);
    }
    for other in problem.also.iter().filter(|_| level <= Detail::LinesWithMeaning) {
        if !other.declaration.doc().is_empty() && other.declaration.doc() != problem.doc() {
            out.put("; ");
            write_other_variable(problem, other, out);
            write_meaning(other.declaration.doc(), out);
        }
    }
    out.line();
}

/// Writes as many names as fit, then how many are left.
fn write_names(problems: &[Problem], out: &mut Writer) {
    // The rest is for both counts, and for the line that says how many names are left.
    let mut room = LIMIT.saturating_sub(240);
    for (shown, problem) in problems.iter().enumerate() {
        // The name may be the path of a `.env` file, so it is escaped.
        let mut name = Writer::unbounded();
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

fn has_hint(problem: &Problem) -> bool {
    matches!(
        problem.cue.as_deref(),
        Some(
            Cue::NearMiss(_)
                | Cue::NeededBy(_)
                | Cue::Suspicion(_)
                | Cue::Word(_)
                | Cue::BrokenGroup(BrokenGroup { near_miss: Some(_), .. })
        )
    ) || command(problem).is_some()
}

fn write_hint(problem: &Problem, out: &mut Writer) {
    let command = command(problem);
    match problem.cue.as_deref() {
        Some(Cue::NearMiss(name)) => return write_near_miss(name, &problem.variable, out),
        Some(Cue::BrokenGroup(BrokenGroup { near_miss: Some((name, meant)), .. })) => {
            return write_near_miss(name, meant, out);
        }
        Some(Cue::NeededBy(first)) => {
            out.put("needed because ");
            out.put(first);
            out.put(if command.is_some() { " is set; " } else { " is set" });
        }
        Some(Cue::Suspicion(suspicion)) => {
            if !reason(problem).is_some_and(|fault| suspicion.is_said_by(fault)) {
                out.put("it ");
                out.put(suspicion.what());
                out.put(": ");
            }
            out.put(&suspicion.fix_of(&problem.variable));
        }
        Some(Cue::Word(word)) => {
            out.put("did you mean ");
            out.escape(word);
            return out.put("?");
        }
        _ => {}
    }
    if let Some(command) = command {
        out.put("make one with: ");
        out.escape(command);
    }
}

fn write_near_miss(name: &str, meant: &str, out: &mut Writer) {
    out.put_all(&[name, " is set; did you mean ", meant, "?"]);
}

/// Why the text was rejected, if the headline says so.
fn reason(problem: &Problem) -> Option<Fault> {
    problem.error.filter(|_| matches!(problem.reason, Reason::Invalid)).map(|error| error.fault)
}

/// The command that makes a value, if the variable has no value.
fn command(problem: &Problem) -> Option<&'static str> {
    problem.declaration.filter(|_| problem.is_absent()).and_then(Declaration::generate)
}

/// Whether the expectation says more than the headline.
fn says_more(problem: &Problem) -> bool {
    // A complete headline may concern something other than the form of the value, but not if it is about a bound.
    let is_of_bound = matches!(problem.reason, Reason::OutOfRange | Reason::TooShort);
    let told = problem.headline().is_some() && !is_of_bound;
    // Nor is the form wrong where a check of the whole struct blames the variable.
    let is_of_struct = problem.error.is_some_and(|error| error.field.is_some());
    let Some(variable) = problem.declaration.filter(|_| !told && !is_of_struct) else { return false };
    let said = problem.error.is_some_and(|error| {
        error.fault.tells_why() || matches!(error.fault, Fault::Invalid | Fault::OutOfRange)
    });
    let more = match said {
        true => {
            let kind = variable.kind;
            let has_example = variable.expected().is_some_and(|expected| contains(expected, ": "));
            kind.item().is_some() || variable.min_len().is_some() || kind.form().is_some() || has_example
        }
        false => !matches!(variable.kind, Kind::Other) || variable.expected().is_some(),
    };
    more || variable.example().is_some()
}

/// Writes the first paragraph of a doc comment on one line. It returns false if there is none.
fn write_meaning(doc: &str, out: &mut Writer) -> bool {
    let (mut has_text, mut doc) = (false, doc);
    loop {
        let (line, rest) = split_once(doc, "\n").unwrap_or((doc, ""));
        let line = line.trim_ascii();
        if line.is_empty() {
            return has_text;
        }
        out.put(if has_text { " " } else { "" });
        out.escape(line);
        has_text = true;
        doc = rest;
    }
}

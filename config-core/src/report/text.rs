//! How problems read as text.

use std::fmt::{self, Write as _};
use std::io::Write as _;

use crate::error::{Error, Problem, Reason};
use crate::kind::Kind;
use crate::schema::{Range, Variable};
use crate::value::{Fault, ValueError};

/// What a Kubernetes termination message keeps of a container's log
/// (Kubernetes documentation, "Determine the Reason for Pod Failure").
const LIMIT: usize = 2048;

/// The same limit in lines.
const LINES: usize = 80;

/// How much of each problem is shown: as much as keeps the report within the limit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    Blocks,
    LinesWithHint,
    LinesWithMeaning,
    Lines,
    Names,
}

/// The whole report, without a line break at the end.
pub(crate) fn report(error: &Error) -> String {
    let levels = [Detail::Blocks, Detail::LinesWithHint, Detail::LinesWithMeaning, Detail::Lines];
    let fits = |level: &Detail| {
        let mut length = Length { bytes: 0, lines: 1 };
        let _ = write_all(error, *level, &mut length);
        length.bytes < LIMIT && length.lines <= LINES
    };
    let level = levels.into_iter().find(fits).unwrap_or(Detail::Names);
    let mut text = String::with_capacity(LIMIT);
    let _ = write_all(error, level, &mut text);
    text
}

/// The report on stderr. That it cannot be written is no reason to end otherwise.
pub(crate) fn to_stderr(error: &Error) {
    let mut text = report(error);
    text.push('\n');
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// The variable and its reason.
pub(crate) fn headline(problem: &Problem) -> String {
    let mut text = String::new();
    let _ = write_headline(problem, &mut Escaped(&mut text));
    text
}

pub(crate) fn expected(problem: &Problem) -> String {
    let mut text = String::new();
    let _ = write_expected(problem, &mut Escaped(&mut text));
    text
}

pub(crate) fn hint(problem: &Problem) -> Option<String> {
    let mut text = String::new();
    let _ = write_hint(problem, &mut Escaped(&mut text));
    (!text.is_empty()).then_some(text)
}

fn write_all(error: &Error, level: Detail, out: &mut dyn fmt::Write) -> fmt::Result {
    let out = &mut Escaped(out);
    let problems = error.problems();
    write_count(problems.len(), out)?;
    out.write_str(" in the environment of ")?;
    out.write_str(error.struct_name())?;
    out.line()?;
    match level {
        Detail::Names => write_names(problems, out)?,
        Detail::Blocks => problems.iter().try_for_each(|problem| write_block(problem, out))?,
        _ => problems.iter().try_for_each(|problem| write_line(problem, level, out))?,
    }
    out.line()?;
    write_count(problems.len(), out)?;
    out.write_str(", nothing was started")
}

fn write_count(count: usize, out: &mut Escaped<'_>) -> fmt::Result {
    write!(out, "factor3: {count} problem")?;
    out.write_str(if count == 1 { "" } else { "s" })
}

fn write_block(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    out.line()?;
    write_headline(problem, out)?;
    out.line()?;
    if problem.declared.is_some() {
        let meaning = meaning(problem.doc());
        match meaning.as_str() {
            "" => write!(out, "    meaning   {}", problem.field)?,
            meaning => write!(out, "    meaning   {meaning} ({})", problem.field)?,
        }
        out.line()?;
    }
    if says_more(problem) {
        out.write_str("    expected  ")?;
        write_expected(problem, out)?;
        out.line()?;
    }
    if !problem.members.is_empty() {
        write!(out, "    reads     {}", problem.members.join(", "))?;
        out.line()?;
    }
    if has_hint(problem) {
        out.write_str("    hint      ")?;
        write_hint(problem, out)?;
        out.line()?;
    }
    Ok(())
}

fn write_line(problem: &Problem, level: Detail, out: &mut Escaped<'_>) -> fmt::Result {
    write_headline(problem, out)?;
    let meaning = meaning(problem.doc());
    if level <= Detail::LinesWithMeaning && !meaning.is_empty() {
        write!(out, "; {meaning}")?;
    }
    if level <= Detail::LinesWithHint && has_hint(problem) {
        out.write_str("; ")?;
        write_hint(problem, out)?;
    }
    out.line()
}

/// As many names as fit, then how many are left.
fn write_names(problems: &[Problem], out: &mut Escaped<'_>) -> fmt::Result {
    // Both counts, and the line that says how many are left.
    let mut room = LIMIT.saturating_sub(240);
    let lines = LINES - 4;
    for (shown, problem) in problems.iter().enumerate() {
        let name = if problem.variable.is_empty() { &*problem.field } else { &*problem.variable };
        match room.checked_sub(name.len() + 1) {
            Some(left) if shown < lines => room = left,
            _ => {
                write!(out, "and {} more", problems.len() - shown)?;
                return out.line();
            }
        }
        out.write_str(name)?;
        out.line()?;
    }
    Ok(())
}

fn write_headline(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    out.write_str(if problem.variable.is_empty() { &problem.field } else { &problem.variable })?;
    match problem.reason {
        Reason::Missing => out.write_str(" is not set"),
        Reason::Empty => out.write_str(" is set but empty"),
        Reason::NotUnicode => out.write_str(" is not valid UTF-8"),
        Reason::Invalid(detail) | Reason::Rejected(detail) => write_fault(detail.0, problem.declared, out),
        Reason::Default(detail) => {
            out.write_str(" has a default in the code that")?;
            write_fault(detail.0, problem.declared, out)
        }
    }
}

fn write_fault(error: ValueError, variable: Option<&Variable>, out: &mut Escaped<'_>) -> fmt::Result {
    if let Some(item) = error.item {
        write!(out, ": item {item}")?;
    }
    match (error.fault, variable) {
        (Fault::Kind(because), variable) => {
            out.write_str(" is not ")?;
            write_missed(error, variable, out)?;
            match because {
                Some(reason) => write!(out, ": {reason}"),
                None => Ok(()),
            }
        }
        (Fault::Expected(expectation), _) => write!(out, " is not {expectation}"),
        (Fault::NotUnicode, _) => out.write_str(" is not valid UTF-8"),
        (Fault::OutOfRange, variable) => {
            out.write_str(" is not ")?;
            write_missed(error, variable, out)?;
            out.write_str(": it is outside these bounds")
        }
        (Fault::TooShort, Some(variable)) => {
            let length = variable.min_len().unwrap_or(1);
            write!(out, " has fewer than {length} {}", variable.kind.measure())
        }
        (Fault::TooShort, None) => out.write_str(" is too short"),
        (Fault::Rejected(None), _) => out.write_str(" is refused by the app's check"),
        (Fault::Rejected(Some(reason)), _) => write!(out, " is refused: {reason}"),
    }
}

/// What the text or one item of it is not.
fn write_missed(error: ValueError, variable: Option<&Variable>, out: &mut Escaped<'_>) -> fmt::Result {
    let Some(variable) = variable else { return out.write_str("a valid value") };
    let kind = match (error.item, variable.kind) {
        // Its key, its value or the pair as a whole: the reason tells which.
        (Some(_), Kind::Map(..)) => return out.write_str("valid"),
        (Some(_), Kind::List(item)) => item,
        (_, kind) => kind,
    };
    match kind {
        // Any text is one, so it is the place in the list that is wrong.
        Kind::Text | Kind::Other | Kind::Secret(Kind::Text | Kind::Other) => {
            out.write_str(if error.item.is_some() { "valid" } else { "a valid value" })
        }
        // That it is a secret is no part of what is wrong with it.
        Kind::Secret(inner) => write_bounded(inner, variable.range(), out),
        kind => write_bounded(kind, variable.range(), out),
    }
}

fn write_expected(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    let Some(variable) = problem.declared else { return Ok(()) };
    match variable.kind {
        Kind::List(item) => write_items(variable, &[("item", item)], out)?,
        Kind::Map(key, value) => write_items(variable, &[("key", key), ("value", value)], out)?,
        kind => {
            write_bounded(kind, variable.range(), out)?;
            write_length(variable, out)?;
        }
    }
    let mut form = String::new();
    match (variable.example(), variable.kind.item()) {
        (Some(example), _) => write!(form, "such as {example}")?,
        (None, None) => variable.kind.form(&mut form)?,
        (None, Some(item)) => item.form(&mut form)?,
    }
    match form.as_str() {
        "" => Ok(()),
        form if form.starts_with("such as") => write!(out, ", {form}"),
        form => write!(out, ": {form}"),
    }
}

/// A list or a map, what separates it, and what each part is where that is not just any text.
fn write_items(variable: &Variable, parts: &[(&str, &Kind)], out: &mut Escaped<'_>) -> fmt::Result {
    write!(out, "{}", variable.kind)?;
    write_length(variable, out)?;
    match variable.separator() {
        "," => out.write_str(" separated by commas")?,
        separator => write!(out, " separated by \"{separator}\"")?,
    }
    for (part, kind) in parts {
        if !matches!(kind, Kind::Text | Kind::Other) {
            write!(out, ", each {part} ")?;
            let range = variable.range().filter(|_| *part != "key");
            write_bounded(kind, range, out)?;
        }
    }
    Ok(())
}

/// What a single value is, with its bounds.
fn write_bounded(kind: &Kind, range: Option<Range>, out: &mut Escaped<'_>) -> fmt::Result {
    match (kind, range) {
        (_, None) => write!(out, "{kind}"),
        (Kind::Secret(inner @ Kind::Integer { .. }), range) => {
            out.write_str("a secret, ")?;
            write_bounded(inner, range, out)
        }
        // An open end is the type's own.
        (Kind::Integer { min: least, max: most, nonzero }, Some(Range { min, max, inclusive })) => {
            out.write_str("a whole number from ")?;
            match min {
                Some(min) => out.write_str(min)?,
                None => write!(out, "{least}")?,
            }
            match max {
                Some(max) => write!(out, " to {}{max}", if inclusive { "" } else { "below " })?,
                None => write!(out, " to {most}")?,
            }
            if *nonzero && *least < 0 { out.write_str(" but 0") } else { Ok(()) }
        }
        (kind, Some(Range { min, max, inclusive })) => {
            write!(out, "{kind}")?;
            match (min, max, inclusive) {
                (Some(min), Some(max), true) => write!(out, " from {min} to {max}"),
                (Some(min), Some(max), false) => write!(out, " from {min} to below {max}"),
                (Some(min), None, _) => write!(out, " of {min} or more"),
                (None, Some(max), true) => write!(out, " of {max} or less"),
                (None, Some(max), false) => write!(out, " below {max}"),
                (None, None, _) => Ok(()),
            }
        }
    }
}

fn write_length(variable: &Variable, out: &mut Escaped<'_>) -> fmt::Result {
    match variable.min_len() {
        Some(length) => match variable.kind.measure() {
            "bytes" => write!(out, ", {length} bytes or more"),
            measure => write!(out, " of {length} {measure} or more"),
        },
        None => Ok(()),
    }
}

fn has_hint(problem: &Problem) -> bool {
    problem.near_miss.is_some() || problem.needed_by.is_some() || command(problem).is_some()
}

fn write_hint(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    if let Some(name) = &problem.near_miss {
        return write!(out, "{name} is set; did you mean {}?", problem.variable);
    }
    if let Some(first) = &problem.needed_by {
        write!(out, "needed because {first} is set")?;
        out.write_str(if command(problem).is_some() { "; " } else { "" })?;
    }
    match command(problem) {
        Some(command) => write!(out, "make one with: {command}"),
        None => Ok(()),
    }
}

/// What makes a value, where there is none.
fn command(problem: &Problem) -> Option<&'static str> {
    let absent = matches!(problem.reason, Reason::Missing | Reason::Empty);
    problem.declared.filter(|_| absent).and_then(Variable::generate)
}

/// Whether the expectation says more than the headline.
fn says_more(problem: &Problem) -> bool {
    let Some(variable) = problem.declared else { return false };
    let said = match problem.reason {
        Reason::Invalid(detail) => {
            matches!(detail.0.fault, Fault::Kind(_) | Fault::OutOfRange) && detail.0.item.is_none()
        }
        _ => false,
    };
    if said {
        let mut form = String::new();
        let _ = variable.kind.form(&mut form);
        let more = variable.kind.item().is_some() || variable.min_len().is_some() || !form.is_empty();
        more || variable.example().is_some()
    } else {
        !matches!(variable.kind, Kind::Other) || variable.example().is_some()
    }
}

/// The first paragraph of a doc comment, on one line.
fn meaning(doc: &str) -> String {
    let paragraph = doc.split("\n\n").next().unwrap_or(doc);
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes text with its control characters escaped: what is printed may have come from anywhere.
struct Escaped<'a>(&'a mut dyn fmt::Write);

impl Escaped<'_> {
    fn line(&mut self) -> fmt::Result {
        self.0.write_char('\n')
    }
}

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if !text.chars().any(char::is_control) {
            return self.0.write_str(text);
        }
        text.chars().try_for_each(|c| match c.is_control() {
            true => write!(self.0, "{}", c.escape_default()),
            false => self.0.write_char(c),
        })
    }
}

struct Length {
    bytes: usize,
    lines: usize,
}

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes += text.len();
        self.lines += text.bytes().filter(|&byte| byte == b'\n').count();
        Ok(())
    }
}

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
        let mut length = Length(0);
        let _ = write_all(error, *level, &mut length);
        length.0 <= LIMIT
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
    out.write_str("    meaning   ")?;
    let meaning = meaning(problem.doc());
    if meaning.is_empty() {
        out.write_str(&problem.field)?;
    } else {
        write!(out, "{meaning} ({})", problem.field)?;
    }
    out.line()?;
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
    for (shown, problem) in problems.iter().enumerate() {
        let name = if problem.variable.is_empty() { &*problem.field } else { &*problem.variable };
        match room.checked_sub(name.len() + 1) {
            Some(left) => room = left,
            None => {
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
        write!(out, " in item {item}")?;
    }
    match (error.fault, variable) {
        (Fault::Kind(because), Some(variable)) => {
            out.write_str(" is not ")?;
            match (error.item, variable.kind.item()) {
                (Some(_), Some(item)) => write!(out, "{item}")?,
                _ => write_noun(variable, out)?,
            }
            match because {
                Some(reason) => write!(out, ": {reason}"),
                None => Ok(()),
            }
        }
        (Fault::Kind(_), None) => out.write_str(" is not valid"),
        (Fault::Expected(expectation), _) => write!(out, " is not {expectation}"),
        (Fault::NotUnicode, _) => out.write_str(" is not valid UTF-8"),
        (Fault::OutOfRange, _) => {
            out.write_str(" is not")?;
            write_range(variable, out)
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

fn write_expected(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    let Some(variable) = problem.declared else { return Ok(()) };
    write_noun(variable, out)?;
    if let Some(item) = variable.kind.item() {
        let part = if matches!(variable.kind, Kind::Map(..)) { "value" } else { "item" };
        write!(out, " separated by {}, each {part} {item}", variable.separator())?;
    }
    let mut form = String::new();
    match variable.example() {
        Some(example) => write!(form, "such as {example}")?,
        None => variable.kind.form(&mut form)?,
    }
    match form.as_str() {
        "" => Ok(()),
        form if form.starts_with("such as") => write!(out, ", {form}"),
        form => write!(out, ": {form}"),
    }
}

/// What is expected, with its bounds.
fn write_noun(variable: &Variable, out: &mut Escaped<'_>) -> fmt::Result {
    match variable.range() {
        Some(_) if variable.kind.has_bounds() => out.write_str("a whole number")?,
        _ => write!(out, "{}", variable.kind)?,
    }
    write_range(Some(variable), out)?;
    match variable.min_len() {
        Some(length) => write!(out, " of {length} {} or more", variable.kind.measure()),
        None => Ok(()),
    }
}

fn write_range(variable: Option<&Variable>, out: &mut Escaped<'_>) -> fmt::Result {
    let Some(Range { min, max, inclusive }) = variable.and_then(Variable::range) else { return Ok(()) };
    if let Some(min) = min {
        write!(out, " from {min}")?;
    }
    match max {
        Some(max) if inclusive => write!(out, " to {max}"),
        Some(max) => write!(out, " to below {max}"),
        None => Ok(()),
    }
}

fn has_hint(problem: &Problem) -> bool {
    let absent = matches!(problem.reason, Reason::Missing | Reason::Empty);
    problem.near_miss.is_some() || absent && problem.declared.and_then(Variable::generate).is_some()
}

fn write_hint(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    if let Some(name) = &problem.near_miss {
        return write!(out, "{name} is set; did you mean {}?", problem.variable);
    }
    match problem.declared.and_then(Variable::generate) {
        Some(command) if has_hint(problem) => write!(out, "make one with: {command}"),
        _ => Ok(()),
    }
}

/// Whether the expectation says more than the headline.
fn says_more(problem: &Problem) -> bool {
    let Some(variable) = problem.declared else { return false };
    match problem.reason {
        Reason::Invalid(detail) if matches!(detail.0.fault, Fault::Kind(_)) && detail.0.item.is_none() => {
            let mut form = String::new();
            let _ = variable.kind.form(&mut form);
            variable.example().is_some() || variable.kind.item().is_some() || !form.is_empty()
        }
        _ => !matches!(variable.kind, Kind::Other) || variable.example().is_some(),
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

struct Length(usize);

impl fmt::Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

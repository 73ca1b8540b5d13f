//! How problems read as text.

use std::fmt::{self, Write as _};
use std::io::Write as _;

use crate::error::{Cue, Error, Problem, Reason};
use crate::kind::Kind;
use crate::schema::{Range, Variable};
use crate::value::{Fault, ValueError};

/// What a Kubernetes termination message keeps of a container's log
/// (Kubernetes documentation, "Determine the Reason for Pod Failure").
const LIMIT: usize = 2048;

/// The same limit in lines.
const LINES: usize = 80;

/// What a block takes at the least, without both names: an empty line, `is not`, and `meaning`; the same again
/// where it also says what is expected.
const LEAST: usize = 22;

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
    let mut page = Page { text: String::with_capacity(LIMIT), lines: 1 };
    // With many problems there is no need to try.
    let least = |problem: &Problem| {
        let names = problem.variable.len() + problem.field.len();
        names + if problem.is_absent() { 2 * LEAST } else { LEAST }
    };
    let crowded = error.problems().iter().map(least).sum::<usize>() >= LIMIT;
    for level in levels.into_iter().skip(usize::from(crowded)) {
        if write_all(error, level, &mut page).is_ok() {
            return page.text;
        }
        page.clear();
    }
    let _ = write_all(error, Detail::Names, &mut page);
    page.text
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
    out.put(" in the environment of ")?;
    out.put(error.struct_name())?;
    out.line()?;
    match level {
        Detail::Names => write_names(problems, out)?,
        Detail::Blocks => problems.iter().try_for_each(|problem| write_block(problem, out))?,
        _ => problems.iter().try_for_each(|problem| write_line(problem, level, out))?,
    }
    out.line()?;
    write_count(problems.len(), out)?;
    out.put(", nothing was started")
}

fn write_count(count: usize, out: &mut Escaped<'_>) -> fmt::Result {
    write!(out, "factor3: {count} problem")?;
    out.put(if count == 1 { "" } else { "s" })
}

fn write_block(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    out.line()?;
    write_headline(problem, out)?;
    out.line()?;
    if problem.declared.is_some() {
        out.put("    meaning   ")?;
        if problem.doc().is_empty() {
            out.put(&problem.field)?;
        } else {
            write_meaning(problem.doc(), out)?;
            out.put(" (")?;
            out.put(&problem.field)?;
            out.put(")")?;
        }
        out.line()?;
    }
    if says_more(problem) {
        out.put("    expected  ")?;
        write_expected(problem, out)?;
        out.line()?;
    }
    if let Cue::Members(members) = &problem.cue {
        write!(out, "    reads     {}", members.join(", "))?;
        out.line()?;
    }
    if has_hint(problem) {
        out.put("    hint      ")?;
        write_hint(problem, out)?;
        out.line()?;
    }
    Ok(())
}

fn write_line(problem: &Problem, level: Detail, out: &mut Escaped<'_>) -> fmt::Result {
    write_headline(problem, out)?;
    if level <= Detail::LinesWithMeaning && !problem.doc().is_empty() {
        out.put("; ")?;
        write_meaning(problem.doc(), out)?;
    }
    if level <= Detail::LinesWithHint && has_hint(problem) {
        out.put("; ")?;
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
        out.put(name)?;
        out.line()?;
    }
    Ok(())
}

fn write_headline(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    out.put(if problem.variable.is_empty() { &problem.field } else { &problem.variable })?;
    match problem.reason {
        Reason::Missing => out.put(" is not set"),
        Reason::Empty => out.put(" is set but empty"),
        Reason::NotUnicode => out.put(" is not valid UTF-8"),
        Reason::Invalid(detail) | Reason::Rejected(detail) => write_fault(detail.0, problem.declared, out),
        Reason::Default(detail) => {
            out.put(" has a default in the code that")?;
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
            out.put(" is not ")?;
            write_missed(error, variable, out)?;
            match because {
                Some(reason) => write!(out, ": {reason}"),
                None => Ok(()),
            }
        }
        (Fault::Expected(expectation), _) => write!(out, " is not {expectation}"),
        (Fault::NotUnicode, _) => out.put(" is not valid UTF-8"),
        (Fault::OutOfRange, variable) => {
            out.put(" is not ")?;
            write_missed(error, variable, out)?;
            out.put(": it is outside these bounds")
        }
        (Fault::TooShort, Some(variable)) => {
            let length = variable.min_len().unwrap_or(1);
            write!(out, " has fewer than {length} {}", variable.kind.measure())
        }
        (Fault::TooShort, None) => out.put(" is too short"),
        (Fault::Rejected(None), _) => out.put(" is refused by the app's check"),
        (Fault::Rejected(Some(reason)), _) => write!(out, " is refused: {reason}"),
    }
}

/// What the text or one item of it is not.
fn write_missed(error: ValueError, variable: Option<&Variable>, out: &mut Escaped<'_>) -> fmt::Result {
    let Some(variable) = variable else { return out.put("a valid value") };
    let kind = match (error.item, variable.kind) {
        // Its key, its value or the pair as a whole: the reason tells which.
        (Some(_), Kind::Map(..)) => return out.put("valid"),
        (Some(_), Kind::List(item)) => item,
        (_, kind) => kind,
    };
    match kind {
        // Any text is one, so it is the place in the list that is wrong.
        Kind::Text | Kind::Other | Kind::Secret(Kind::Text | Kind::Other) => {
            out.put(if error.item.is_some() { "valid" } else { "a valid value" })
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
        "," => out.put(" separated by commas")?,
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
            out.put("a secret, ")?;
            write_bounded(inner, range, out)
        }
        // An open end is the type's own.
        (Kind::Integer { min: least, max: most, nonzero }, Some(Range { min, max, inclusive })) => {
            out.put("a whole number from ")?;
            match min {
                Some(min) => out.write_str(min)?,
                None => write!(out, "{least}")?,
            }
            match max {
                Some(max) => write!(out, " to {}{max}", if inclusive { "" } else { "below " })?,
                None => write!(out, " to {most}")?,
            }
            if *nonzero && *least < 0 { out.put(" but 0") } else { Ok(()) }
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
    matches!(problem.cue, Cue::NearMiss(_) | Cue::NeededBy(_)) || command(problem).is_some()
}

fn write_hint(problem: &Problem, out: &mut Escaped<'_>) -> fmt::Result {
    match &problem.cue {
        Cue::NearMiss(name) => return write!(out, "{name} is set; did you mean {}?", problem.variable),
        Cue::NeededBy(first) => {
            write!(out, "needed because {first} is set")?;
            out.put(if command(problem).is_some() { "; " } else { "" })?;
        }
        Cue::Members(_) | Cue::None => {}
    }
    match command(problem) {
        Some(command) => write!(out, "make one with: {command}"),
        None => Ok(()),
    }
}

/// What makes a value, where there is none.
fn command(problem: &Problem) -> Option<&'static str> {
    problem.declared.filter(|_| problem.is_absent()).and_then(Variable::generate)
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
fn write_meaning(doc: &str, out: &mut Escaped<'_>) -> fmt::Result {
    let paragraph = doc.lines().map(str::trim_ascii).take_while(|line| !line.is_empty());
    paragraph.enumerate().try_for_each(|(place, line)| {
        out.write_str(if place == 0 { "" } else { " " })?;
        out.write_str(line)
    })
}

/// Writes text with its control characters escaped: what is printed may have come from anywhere.
struct Escaped<'a>(&'a mut dyn fmt::Write);

impl Escaped<'_> {
    /// Writes a text of this file, or a name: there is nothing to escape in either.
    fn put(&mut self, text: &str) -> fmt::Result {
        self.0.write_str(text)
    }

    fn line(&mut self) -> fmt::Result {
        self.0.write_char('\n')
    }
}

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        // 0xC2 begins the control characters U+0080 to U+009F, and little else. Without an early exit, so that the
        // compiler can look at many bytes at once.
        let may_hold_control = |any, byte: u8| any | (byte < b' ') | (byte == 0x7f) | (byte == 0xc2);
        if !text.bytes().fold(false, may_hold_control) {
            return self.0.write_str(text);
        }
        text.chars().try_for_each(|c| match c.is_control() {
            true => write!(self.0, "{}", c.escape_default()),
            false => self.0.write_char(c),
        })
    }
}

/// A text within the limit, room for one last line break included. Writing fails where it would grow past it.
struct Page {
    text: String,
    lines: usize,
}

impl Page {
    fn clear(&mut self) {
        self.text.clear();
        self.lines = 1;
    }
}

impl fmt::Write for Page {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if self.text.len() + text.len() >= LIMIT {
            return Err(fmt::Error);
        }
        self.text.push_str(text);
        Ok(())
    }

    // Line breaks come one by one: within a text they are escaped.
    fn write_char(&mut self, c: char) -> fmt::Result {
        self.lines += usize::from(c == '\n');
        if self.lines > LINES || self.text.len() + c.len_utf8() >= LIMIT {
            return Err(fmt::Error);
        }
        self.text.push(c);
        Ok(())
    }
}

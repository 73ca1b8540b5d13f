//! Writes what is expected of a value.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use super::writer::Writer;
use crate::kind::{Kind, told_bounds};
use crate::outcome::Problem;
use crate::schema::{Declaration, Range};
use crate::strings::split_once;
use crate::value::ValueError;

/// Writes what the value, or one item of it, should have been.
pub(super) fn write_missed(error: ValueError, variable: Option<&Declaration>, out: &mut Writer) {
    let Some(variable) = variable else { return out.put("a valid value") };
    if let (Some(expected), None) = (variable.expected(), error.item) {
        // What follows is an example, which is not a part of the sentence.
        out.escape(split_once(expected, ": ").map_or(expected, |(noun, _)| noun));
        return write_range(variable, out);
    }
    let kind = match (error.item, variable.kind) {
        // The reason says whether the key, the value or the whole pair is wrong.
        (Some(_), Kind::Map(..)) => return out.put("valid"),
        (Some(_), Kind::List(item)) => item,
        (_, kind) => kind,
    };
    match kind {
        // Any text is text, so the headline cannot say that it is not.
        Kind::Text | Kind::Other | Kind::Secret(Kind::Text | Kind::Other) => {
            out.put(if error.item.is_some() { "valid" } else { "a valid value" });
        }
        // That the value is a secret has nothing to do with the mistake.
        Kind::Secret(inner) => write_bounded(inner, variable.range(), out),
        kind => write_bounded(kind, variable.range(), out),
    }
}

pub(super) fn write_expected(problem: &Problem, out: &mut Writer) {
    if let Some(variable) = problem.declaration {
        write_expected_of(variable, out);
        out.put(if variable.allows_empty() { "; it may be empty" } else { "" });
    }
}

/// Writes what a value of that variable is, with an example.
pub(super) fn write_expected_of(variable: &Declaration, out: &mut Writer) {
    write_nature(variable, out);
    if let Some((joint, example)) = example(variable) {
        out.put(joint);
        out.escape(&example);
    }
}

/// Writes what a value of that variable is.
pub(crate) fn write_nature(variable: &Declaration, out: &mut Writer) {
    match variable.kind {
        kind if variable.expected().is_some() => {
            out.put(if kind.is_secret() { "a secret, " } else { "" });
            out.escape(variable.expected().unwrap_or_default());
            write_length(variable, out);
            if kind.item().is_some() {
                write_separator(variable, out);
            }
            write_range(variable, out);
        }
        Kind::List(item) => write_items(variable, None, item, out),
        Kind::Map(key, value) => write_items(variable, Some(key), value, out),
        kind => {
            write_bounded(kind, variable.range(), out);
            write_length(variable, out);
        }
    }
}

/// An example or the form of a value, after the text that joins it to the description.
pub(crate) fn example(variable: &Declaration) -> Option<(&'static str, Cow<'static, str>)> {
    match (variable.example(), variable.kind) {
        (Some(example), _) => Some((", such as ", Cow::Borrowed(example))),
        (None, Kind::Resource(service)) => Some((": ", variable.url_example(service.example))),
        (None, kind) => {
            let (joint, form) = kind.item().unwrap_or(kind).form()?;
            Some((joint, Cow::Borrowed(form)))
        }
    }
}

/// Writes a list or a map, its separator, and what each part is unless any text is allowed.
fn write_items(variable: &Declaration, key: Option<&Kind>, value: &Kind, out: &mut Writer) {
    write_bounded(variable.kind, None, out);
    write_length(variable, out);
    write_separator(variable, out);
    let part = if key.is_some() { ", each value " } else { ", each item " };
    if let Some(key) = key {
        write_part(", each key ", key, None, out);
    }
    write_part(part, value, variable.range(), out);
}

fn write_separator(variable: &Declaration, out: &mut Writer) {
    match variable.separator() {
        "," => out.put(" separated by commas"),
        separator => {
            out.put(" separated by \"");
            out.escape(separator);
            out.put("\"");
        }
    }
}

/// Writes the bounds of a value, or of each item, that the application describes.
fn write_range(variable: &Declaration, out: &mut Writer) {
    let Some(range) = variable.range() else { return };
    out.put(match variable.kind {
        Kind::List(_) => ", each item",
        Kind::Map(..) => ", each value",
        _ => "",
    });
    write_bounds(range, (None, None), " of ", out);
}

fn write_part(part: &str, kind: &Kind, range: Option<Range>, out: &mut Writer) {
    if !matches!(kind, Kind::Text | Kind::Other) {
        out.put(part);
        write_bounded(kind, range, out);
    }
}

/// Writes what a single value is, with its bounds.
fn write_bounded(kind: &Kind, range: Option<Range>, out: &mut Writer) {
    let Some(range) = range else { return kind.noun(out) };
    let kind = match kind {
        Kind::Secret(inner @ Kind::Integer { .. }) => {
            out.put("a secret, ");
            inner
        }
        kind => kind,
    };
    if let Kind::Integer { min, max, .. } = kind {
        out.put("a whole number");
        write_bounds(range, told_bounds(*min, *max), ", ", out);
    } else {
        kind.noun(out);
        write_bounds(range, (None, None), " of ", out);
    }
    if matches!(kind, Kind::Integer { min: ..0, nonzero: true, .. }) {
        out.put(" except 0");
    }
}

/// Writes bounds after what they bound. `joint` begins a bound that has no other word in front of it.
fn write_bounds(range: Range, of_type: (Option<i64>, Option<u64>), joint: &str, out: &mut Writer) {
    let Range { min, max, inclusive } = range;
    let is_below = max.is_some() && !inclusive;
    // The bounds of the field replace the bounds of its type.
    let has_least = min.is_some() || of_type.0.is_some();
    let has_most = max.is_some() || of_type.1.is_some();
    let (before, between, after) = match (has_least, has_most) {
        (false, false) => ("", "", ""),
        (true, false) => (joint, "", " or more"),
        (false, true) if is_below => (" below ", "", ""),
        (false, true) => (joint, "", " or less"),
        (true, true) if is_below => (" from ", " to below ", ""),
        (true, true) => (" from ", " to ", ""),
    };
    out.put(before);
    match (min, of_type.0) {
        (Some(min), _) => out.escape(min),
        (None, Some(min)) => write_number(&min, out),
        (None, None) => {}
    }
    out.put(between);
    match (max, of_type.1) {
        (Some(max), _) => out.escape(max),
        (None, Some(max)) => write_number(&max, out),
        (None, None) => {}
    }
    out.put(after);
}

fn write_number(number: &dyn fmt::Display, out: &mut Writer) {
    // Writing to a text cannot fail.
    let _ = write!(out, "{number}");
}

fn write_length(variable: &Declaration, out: &mut Writer) {
    if let Some(length) = variable.min_len() {
        let measure = variable.kind.measure();
        out.put(if measure == "bytes" { ", " } else { " of " });
        out.number(length);
        out.put(" ");
        out.put(measure);
        out.put(" or more");
    }
}

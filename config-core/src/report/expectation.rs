//! What is expected, in words.

use super::page::Page;
use crate::error::Problem;
use crate::kind::Kind;
use crate::schema::{Range, Variable};
use crate::value::ValueError;

/// What the text or one item of it is not.
pub(super) fn write_missed(error: ValueError, variable: Option<&Variable>, out: &mut Page) {
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
            out.put(if error.item.is_some() { "valid" } else { "a valid value" });
        }
        // That it is a secret is no part of what is wrong with it.
        Kind::Secret(inner) => write_bounded(inner, variable.range(), out),
        kind => write_bounded(kind, variable.range(), out),
    }
}

pub(super) fn write_expected(problem: &Problem, out: &mut Page) {
    if let Some(variable) = problem.declared {
        write_expected_of(variable, out);
    }
}

/// What a value of that variable is, with an example.
pub(super) fn write_expected_of(variable: &Variable, out: &mut Page) {
    write_nature(variable, out);
    if let Some((joint, example)) = example(variable) {
        out.put(joint);
        out.escape(example);
    }
}

/// What a value of that variable is.
pub(super) fn write_nature(variable: &Variable, out: &mut Page) {
    match variable.kind {
        Kind::List(item) => write_items(variable, None, item, out),
        Kind::Map(key, value) => write_items(variable, Some(key), value, out),
        kind => {
            write_bounded(kind, variable.range(), out);
            write_length(variable, out);
        }
    }
}

/// How a value is written, and what joins it to what it is.
pub(crate) fn example(variable: &Variable) -> Option<(&'static str, &'static str)> {
    match variable.example() {
        Some(example) => Some((", such as ", example)),
        None => variable.kind.item().unwrap_or(variable.kind).form(),
    }
}

/// A list or a map, what separates it, and what each part is where that is not just any text.
fn write_items(variable: &Variable, key: Option<&Kind>, value: &Kind, out: &mut Page) {
    write_bounded(variable.kind, None, out);
    write_length(variable, out);
    match variable.separator() {
        "," => out.put(" separated by commas"),
        separator => {
            out.put(" separated by \"");
            out.escape(separator);
            out.put("\"");
        }
    }
    let part = if key.is_some() { ", each value " } else { ", each item " };
    if let Some(key) = key {
        write_part(", each key ", key, None, out);
    }
    write_part(part, value, variable.range(), out);
}

fn write_part(part: &str, kind: &Kind, range: Option<Range>, out: &mut Page) {
    if !matches!(kind, Kind::Text | Kind::Other) {
        out.put(part);
        write_bounded(kind, range, out);
    }
}

/// What a single value is, with its bounds.
fn write_bounded(kind: &Kind, range: Option<Range>, out: &mut Page) {
    let Some(Range { min, max, inclusive }) = range else { return kind.noun(out) };
    let kind = match kind {
        Kind::Secret(inner @ Kind::Integer { .. }) => {
            out.put("a secret, ");
            inner
        }
        kind => kind,
    };
    // Bounds that are declared stand in the place of the type's own.
    let (least, most) = match kind {
        Kind::Integer { min: least, max: most, .. } => {
            out.put("a whole number");
            (min.is_none().then_some(*least), max.is_none().then_some(*most))
        }
        kind => {
            kind.noun(out);
            (None, None)
        }
    };
    let has_min = min.is_some() || least.is_some();
    let has_max = max.is_some() || most.is_some();
    if has_min {
        out.put(if has_max { " from " } else { " of " });
        if let Some(least) = least {
            crate::kind::integer(least < 0, least.unsigned_abs(), out);
        }
        out.escape(min.unwrap_or(""));
        out.put(if has_max { " to " } else { " or more" });
    } else {
        out.put(if inclusive { " of " } else { " " });
    }
    if has_max {
        out.put(if inclusive || max.is_none() { "" } else { "below " });
        if let Some(most) = most {
            crate::kind::integer(false, most, out);
        }
        out.escape(max.unwrap_or(""));
        out.put(if inclusive && !has_min { " or less" } else { "" });
    }
    if matches!(kind, Kind::Integer { min: ..0, nonzero: true, .. }) {
        out.put(" but 0");
    }
}

fn write_length(variable: &Variable, out: &mut Page) {
    if let Some(length) = variable.min_len() {
        let measure = variable.kind.measure();
        out.put(if measure == "bytes" { ", " } else { " of " });
        out.number(length);
        out.put(" ");
        out.put(measure);
        out.put(" or more");
    }
}

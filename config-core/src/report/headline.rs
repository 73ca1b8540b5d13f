//! Writes the first line of a problem: the variable and the reason.

use std::fmt::{self, Write as _};

use super::expectation::write_missed;
use super::writer::Writer;
use crate::outcome::{Problem, Reason};
use crate::schema::Declaration;
use crate::value::Fault;

pub(super) fn write_headline(problem: &Problem, out: &mut Writer) {
    if let Some(headline) = problem.headline() {
        return out.escape(headline);
    }
    out.put(problem.name());
    out.put(&problem.source);
    match problem.reason {
        Reason::Missing => {
            out.put(" is not set");
            write_fallbacks(problem, out);
        }
        Reason::Empty => out.put(" is set but empty"),
        Reason::NotUnicode => out.put(" is not valid UTF-8"),
        Reason::Invalid | Reason::OutOfRange | Reason::TooShort | Reason::Rejected => {
            write_fault(problem, out);
        }
        Reason::Default => {
            let is_item = problem.error.is_some_and(|error| error.item.is_some());
            out.put(if is_item {
                " has an invalid default in the code"
            } else {
                " has a default in the code that"
            });
            write_fault(problem, out);
        }
        Reason::Bound => {
            out.put(" has a `range` in the code, a bound of which is not valid: correct the bound")
        }
        // These have a complete headline.
        _ => {}
    }
}

/// Writes the variables whose values would do as well, and which are not set either.
fn write_fallbacks(problem: &Problem, out: &mut Writer) {
    let mut joint = ", nor is ";
    for name in problem.declaration.map_or(&[][..], Declaration::fallbacks) {
        out.put(joint);
        out.put(name);
        joint = " or ";
    }
}

fn write_fault(problem: &Problem, out: &mut Writer) {
    let (Some(error), variable) = (problem.error, problem.declaration) else { return };
    if let Some(item) = error.item {
        out.put(": item ");
        out.number(item.get() as usize);
    }
    match error.fault {
        Fault::Expected(expectation) => {
            out.put(" is not ");
            out.escape(expectation);
        }
        Fault::TooShort => {
            out.put(" has fewer than ");
            out.number(variable.and_then(Declaration::min_len).unwrap_or(1));
            out.put(" ");
            out.put(variable.map_or("characters", |variable| variable.kind.measure()));
        }
        // A check of the whole struct may blame a variable that is not set.
        Fault::Rejected(Some(_)) if error.field.is_some() => {}
        Fault::Rejected(Some(_)) => out.put(" was rejected"),
        Fault::Rejected(None) => out.put(" was rejected by the application's validation"),
        _ => {
            out.put(" is not ");
            write_missed(error, variable, out);
        }
    }
    let reason: &dyn fmt::Display = match &error.fault {
        Fault::Kind(mismatch) => mismatch,
        Fault::Url(refusal) => refusal,
        Fault::Because(reason) | Fault::Rejected(Some(reason)) => reason,
        Fault::OutOfRange => &"it is outside these bounds",
        _ => return,
    };
    // Writing to a text cannot fail.
    let _ = write!(out, ": {reason}");
}

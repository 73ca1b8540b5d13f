//! Lines of `.env` files that cannot be read. A line that sets a declared variable stops the start, as does a file that
//! cannot be read at all; every other line is a warning.

use std::borrow::Cow;
use std::ffi::OsStr;

use super::name_index::{NameIndex, Slot};
use crate::outcome::{Cue, Problem, Reason, Warned, What};
use crate::source::{Broken, Env};
use crate::strings::concat;

/// How many lines are told one by one, in problems and in warnings each. The rest is counted.
const MOST: usize = 64;

/// Whether a broken line or file stops the start.
pub(super) fn stop(env: &Env, names: &NameIndex) -> bool {
    env.broken().any(|broken| stops(broken, names))
}

/// The lines that stop the start, as problems, and for each variable whether such a line sets it.
pub(super) fn problems(env: &Env, names: &NameIndex) -> (Vec<Problem>, Vec<bool>) {
    let (mut problems, mut set, mut rest) = (Vec::new(), vec![false; names.slots().len()], Rest::default());
    for broken in env.broken().filter(|broken| stops(broken, names)) {
        let slot = slot(broken, names);
        if let Some(set) = slot.and_then(|slot| set.get_mut(slot)) {
            *set = true;
        }
        if problems.len() < MOST {
            problems.push(problem(broken, slot.and_then(|slot| names.slots().get(slot))));
        } else {
            rest.add(broken);
        }
    }
    if let Some((place, headline)) = rest.sentence() {
        problems.push(told(None, place, headline));
    }
    (problems, set)
}

/// All other lines, as warnings.
pub(super) fn warnings(env: &Env, names: &NameIndex) -> Vec<Warned> {
    let warned = |headline| Warned { slot: 0, what: What::Dotenv(headline) };
    let (mut warnings, mut rest) = (Vec::new(), Rest::default());
    for broken in env.broken().filter(|broken| !stops(broken, names)) {
        if warnings.len() < MOST {
            warnings.push(warned(headline(broken, None, &place(broken))));
        } else {
            rest.add(broken);
        }
    }
    warnings.extend(rest.sentence().map(|(_, headline)| warned(headline)));
    warnings
}

/// The lines that are only counted.
#[derive(Default)]
struct Rest {
    count: usize,
    /// The first of them.
    place: String,
}

impl Rest {
    fn add(&mut self, broken: &Broken) {
        if self.count == 0 {
            self.place = place(broken);
        }
        self.count += 1;
    }

    /// The first of the lines, and the whole sentence.
    fn sentence(self) -> Option<(String, String)> {
        let Self { count, place } = self;
        let headline = match count {
            0 => return None,
            1 => concat(&[&place, ": it cannot be read: correct the lines before it, and start again"]),
            _ => format!(
                "{place}: {count} lines from here on cannot be read: correct the first ones, and start again"
            ),
        };
        Some((place, headline))
    }
}

fn stops(broken: &Broken, names: &NameIndex) -> bool {
    broken.line.is_none() || slot(broken, names).is_some()
}

/// The variable that the line sets. Only a declared name is known to be one, and shown: any other may be a part of a
/// secret that spans lines.
fn slot(broken: &Broken, names: &NameIndex) -> Option<usize> {
    names.slot(OsStr::new(broken.key.as_ref()?.as_str()))
}

fn problem(broken: &Broken, slot: Option<&Slot>) -> Problem {
    let place = place(broken);
    let headline = headline(broken, slot, &place);
    told(slot, place, headline)
}

fn headline(broken: &Broken, slot: Option<&Slot>, place: &str) -> String {
    let fault = broken.fault.to_string();
    match slot {
        Some(slot) => concat(&[&slot.variable.name, " in ", place, ": ", &fault]),
        None => concat(&[place, ": ", &fault]),
    }
}

/// The file, and the line.
fn place(broken: &Broken) -> String {
    match broken.line {
        Some(line) => concat(&[&broken.file, ", line ", &line.to_string()]),
        None => String::from(&*broken.file),
    }
}

fn told(slot: Option<&Slot>, place: String, headline: String) -> Problem {
    let (variable, field) = match slot {
        Some(Slot { variable, .. }) => (variable.name.clone(), variable.field.clone()),
        None => (Cow::Borrowed(""), Cow::Owned(place)),
    };
    Problem {
        variable,
        field,
        reason: Reason::Dotenv,
        error: None,
        declaration: slot.map(|slot| slot.variable.declaration),
        cue: Some(Box::new(Cue::Told(headline, None))),
        source: Box::default(),
        also: Vec::new(),
    }
}

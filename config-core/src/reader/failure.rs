//! Builds the error of a load that failed, with the likely causes.

use std::borrow::Cow;
use std::ffi::OsString;

use super::broken_lines;
use super::finding::{Finding, OfStruct};
use super::name_index::Slot;
use super::prefetch::Scan;
use crate::diagnosis::{Letters, Likeness, is_nearer, is_offered, told_around};
use crate::outcome::{Contents, Cue, Error, Notes, Origin, Problem, Reason, Warned};
use crate::schema::{Declaration, Schema};
use crate::source::Env;
use crate::strings::concat;

/// A function that adds a warning for each name that is set and not declared.
pub(super) type UnknownNames = fn(&'static Schema, &Scan, &mut Vec<Warned>);

/// A function that adds a warning for each name that is set and no longer read.
pub(super) type RetiredNames = fn(&'static Schema, &Env, &mut Vec<Warned>);

/// The state of the reader after a failed load.
pub(super) struct Failed<'r> {
    pub(super) schema: &'static Schema,
    pub(super) unknown_names: Option<UnknownNames>,
    pub(super) retired: Option<RetiredNames>,
    pub(super) findings: Vec<Finding>,
    pub(super) env: &'r Env,
    /// The names that are set.
    pub(super) scan: &'r mut Scan,
    pub(super) notes: Option<Box<Notes>>,
}

/// Builds the error of a failed load.
#[cold]
pub(super) fn error(failed: Failed<'_>) -> Error {
    let Failed { schema, unknown_names, retired, findings, env, scan, mut notes } = failed;
    if let Some(warn) = retired {
        warn(schema, env, &mut notes.get_or_insert_default().warned);
    }
    if let Some(warn) = unknown_names {
        warn(schema, scan, &mut notes.get_or_insert_default().warned);
    }
    let slots = scan.names.slots();
    let (mut problems, mut broken) = (Vec::new(), Vec::new());
    if env.is_broken() {
        (problems, broken) = broken_lines::problems(env, &scan.names);
        notes.get_or_insert_default().warned.extend(broken_lines::warnings(env, &scan.names));
    }
    problems.reserve(findings.len());
    for finding in findings {
        let slot = finding.slot;
        let mut problem = from_finding(schema, slots, finding);
        if let (Some(_), Some(_), Some(notes)) = (problem.error, problem.declaration, &notes) {
            if !matches!(problem.reason, Reason::Default) {
                problem.source = notes.source(slot, &problem.variable).into();
            }
        }
        // A variable whose line is broken is not missing, and fields that share a variable share its problem.
        let is_broken = problem.is_absent() && of_slot(slots, &broken, slot);
        let is_shared = problem.declaration.is_some_and(Declaration::is_shared);
        let is_told = is_broken || is_shared && problems.iter().any(|other| tells(other, &problem));
        if !is_told {
            problems.push(problem);
        }
    }
    suggest(&mut problems, &scan.undeclared);
    suggest_surrounded(&mut problems, &scan.undeclared);
    let layers = core::mem::take(&mut scan.layers);
    let origin = |depth| Origin::of_layer(env.layer_kind(depth), depth);
    let origins = (0..env.layer_count()).map(origin).collect();
    Error(Box::new(Contents { schema, problems, layers, origins, notes }))
}

fn from_finding(schema: &Schema, slots: &[Slot], finding: Finding) -> Problem {
    let Finding { slot, reason, error, group, cue, of_struct } = finding;
    let mut problem = Problem {
        variable: Cow::Borrowed(""),
        field: Cow::Borrowed(""),
        reason,
        error,
        declaration: None,
        cue,
        source: Box::default(),
    };
    if let Some(of_struct) = of_struct {
        let OfStruct { count, path, member } = *of_struct;
        problem.field = Cow::Owned(concat(&[schema.name, &path]));
        problem.variable = Cow::Owned(member);
        if problem.cue.is_none() {
            problem.cue = Some(Box::new(Cue::Members(members(slots, slot, count))));
        }
    } else if let Some(Slot { variable, .. }) = slots.get(slot) {
        problem.variable = variable.name.clone();
        problem.field = variable.field.clone();
        problem.declaration = Some(variable.declaration);
    }
    if let (Some(first), true) = (group.and_then(|first| slots.get(first)), problem.is_absent()) {
        problem.cue = Some(Box::new(Cue::NeededBy(String::from(&*first.variable.name))));
    }
    problem
}

/// How many variables of a struct are named.
const MOST_MEMBERS: usize = 12;

/// The names of the `count` variables before a place, or of the first of them.
fn members(slots: &[Slot], end: usize, count: usize) -> String {
    let mut members = String::new();
    let start = end.saturating_sub(count);
    // Fields that share a variable name it once.
    let is_first = |slot: &&Slot| slot.same_as.is_none_or(|first| first < start);
    let own = || slots.iter().take(end).skip(start).filter(is_first);
    for slot in own().take(MOST_MEMBERS) {
        members.push_str(if members.is_empty() { "" } else { ", " });
        members.push_str(&slot.variable.name);
    }
    if let Some(rest) = own().count().checked_sub(MOST_MEMBERS).filter(|rest| *rest > 0) {
        members.push_str(&format!(" and {rest} more"));
    }
    members
}

/// Whether a broken line sets the variable at a place. Several fields may share the variable.
fn of_slot(slots: &[Slot], broken: &[bool], slot: usize) -> bool {
    let first = slots.get(slot).and_then(|slot| slot.same_as).unwrap_or(slot);
    broken.get(first).is_some_and(|broken| *broken)
}

/// Whether `one` says everything that there is to say about the variable of `other`, which is shared.
fn tells(one: &Problem, other: &Problem) -> bool {
    one.declaration.is_some() && one.variable == other.variable
}

/// Adds to each missing variable the most similar name that is set and not declared, if there is one.
fn suggest(problems: &mut [Problem], undeclared: &[OsString]) {
    let is_missing = |problem: &Problem| matches!(problem.reason, Reason::Missing);
    let missing = problems.iter().filter(|problem| is_missing(problem));
    let likeness = Likeness::of(missing.map(Problem::variable));
    // Nearly all names end here.
    let likely = undeclared.iter().filter(|name| likeness.may_hold(name.as_encoded_bytes()));
    let mut likely = likely.filter_map(|name| name.to_str()).filter(|name| is_offered(name)).peekable();
    if likely.peek().is_none() {
        return;
    }
    let missing = problems.iter_mut().filter(|problem| is_missing(problem));
    let mut missing: Vec<(Letters, &mut Problem)> =
        missing.map(|problem| (Letters::of(&problem.variable), problem)).collect();
    for name in likely {
        let letters = Letters::of(name);
        for (_, problem) in missing.iter_mut().filter(|(wanted, _)| wanted.may_be_near(letters)) {
            let best = match problem.cue.as_deref() {
                Some(Cue::NearMiss(best)) => Some(best.as_str()),
                _ => None,
            };
            if is_nearer(&problem.variable, name, best) {
                problem.cue = Some(Box::new(Cue::NearMiss(name.to_owned())));
            }
        }
    }
}

/// Adds to each missing variable a name that is set and is its own with something around it, such as a blank.
///
/// The report says in words what is around the name, since it would not print.
fn suggest_surrounded(problems: &mut [Problem], undeclared: &[OsString]) {
    let odd =
        undeclared.iter().filter(|name| is_odd(name.as_encoded_bytes())).filter_map(|name| name.to_str());
    // Nobody sets so many by mistake, and each is compared with each missing name.
    for name in odd.take(256) {
        let missing = |problem: &&mut Problem| matches!(problem.reason, Reason::Missing);
        for problem in problems.iter_mut().filter(missing) {
            if let Some(told) = told_around(&problem.variable, name) {
                problem.cue = Some(Box::new(Cue::NearMiss(told)));
            }
        }
    }
}

/// Whether the name may be another one with something around it. Nearly all names end here.
fn is_odd(name: &[u8]) -> bool {
    let is_plain = |end: Option<&u8>| end.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let is_word = is_plain(name.first()) && is_plain(name.last());
    name.len() <= 256 && (!is_word || name.starts_with(b"export") || name.starts_with(b"set"))
}

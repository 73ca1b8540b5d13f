//! Builds the error of a load that failed, with the likely causes.

use std::borrow::Cow;

use super::broken_lines;
use super::finding::{Finding, OfStruct};
use super::name_index::Slot;
use super::near_names;
use super::prefetch::Scan;
use super::shared_values::SharedValues;
use crate::outcome::{Contents, Cue, Error, Notes, Origin, Problem, Reason, Warned};
use crate::schema::Schema;
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
    let mut shared_values = SharedValues::new(problems.len());
    for finding in findings {
        let slot = finding.slot;
        let mut problem = from_finding(schema, slots, finding);
        if let (Some(_), Some(_), Some(notes)) = (problem.error, problem.declaration, &notes) {
            if !matches!(problem.reason, Reason::Default) {
                problem.source = notes.source(slot, &problem.variable).into();
            }
        }
        // A variable whose line is broken is not missing.
        let is_broken = problem.is_absent() && of_slot(slots, &broken, slot);
        if !is_broken {
            let fallback = notes.as_ref().and_then(|notes| notes.fallback(slot));
            shared_values.add(problem, fallback, &mut problems);
        }
    }
    near_names::suggest(&mut problems, slots, schema, &scan.undeclared);
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
        also: Vec::new(),
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

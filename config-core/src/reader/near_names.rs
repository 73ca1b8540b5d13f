//! Finds the names that are set and were probably meant for the variables that are missing.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use super::name_index::Slot;
use crate::diagnosis::{Compared, Likeness, is_offered, told_around};
use crate::outcome::{BrokenGroup, Cue, Problem, Reason};
use crate::schema::{Declaration, Schema};
use crate::source::same_name;

/// Adds to each missing variable, and to each group that misses one, the nearest name that is set and that nothing reads.
///
/// A name that is near an old name or a fallback of the variable was meant for the variable, too.
pub(super) fn suggest(problems: &mut [Problem], slots: &[Slot], schema: &Schema, undeclared: &[OsString]) {
    let wanted = wanted(problems, slots);
    let mut near = nearest(&wanted, schema, undeclared);
    near.extend(surrounded(&wanted, undeclared));
    for NearMiss { place, name, meant } in near {
        let Some(problem) = problems.get_mut(place) else { continue };
        match problem.cue.as_deref_mut() {
            Some(Cue::BrokenGroup(BrokenGroup { near_miss, .. })) => *near_miss = Some((name, meant)),
            _ => problem.cue = Some(Box::new(Cue::NearMiss(name))),
        }
    }
}

/// A name that would give the value of a variable that is missing, or not set.
pub(super) struct Wanted<'s> {
    /// The place of the problem, or of the variable.
    place: usize,
    name: Cow<'s, str>,
    variable: &'s str,
}

/// What is set, the variable that was meant, and the place of its problem, or of the variable.
pub(super) struct NearMiss {
    pub(super) place: usize,
    pub(super) name: String,
    pub(super) meant: String,
}

/// The names that would give the values of the missing variables.
fn wanted<'s>(problems: &'s [Problem], slots: &'s [Slot]) -> Vec<Wanted<'s>> {
    let mut wanted = Vec::with_capacity(problems.len());
    for (place, problem) in problems.iter().enumerate() {
        if let Some(Cue::BrokenGroup(group)) = problem.cue.as_deref() {
            for Slot { variable, .. } in group.missing.iter().filter_map(|slot| slots.get(*slot)) {
                add_names(place, &variable.name, variable.declaration, &mut wanted);
            }
        } else if let (Reason::Missing, Some(declaration)) = (problem.reason, problem.declaration) {
            add_names(place, &problem.variable, declaration, &mut wanted);
        }
    }
    wanted
}

/// Adds the names of a variable that is missing, or not set.
pub(super) fn add_names<'s>(
    place: usize,
    variable: &'s str,
    declaration: &Declaration,
    wanted: &mut Vec<Wanted<'s>>,
) {
    wanted.push(Wanted { place, name: Cow::Borrowed(variable), variable });
    if declaration.has_other_names() {
        let prefix = variable.strip_suffix(declaration.name()).unwrap_or_default();
        declaration.each_further_name(prefix, &mut |name| {
            wanted.push(Wanted { place, name: Cow::Owned(name), variable });
        });
    }
}

/// The nearest name of each place that has one. Of two that are as near, it is the first of the alphabet.
pub(super) fn nearest(wanted: &[Wanted<'_>], schema: &Schema, undeclared: &[OsString]) -> Vec<NearMiss> {
    let likeness = Likeness::of(wanted.iter().map(|wanted| &*wanted.name));
    // Nearly all names end here.
    let likely = undeclared.iter().filter(|name| likeness.may_hold(name.as_encoded_bytes()));
    let mut likely = likely.filter_map(|name| name.to_str()).filter(|name| is_offered(name)).peekable();
    if likely.peek().is_none() {
        return Vec::new();
    }
    let compared: Vec<(&Wanted<'_>, Compared<'_>)> =
        wanted.iter().map(|wanted| (wanted, Compared::new(&wanted.name))).collect();
    let mut known = None;
    let mut best: Vec<(usize, usize, &str, &str)> = Vec::new();
    for name in likely {
        let set = Compared::new(name);
        for (Wanted { place, variable, .. }, compared) in &compared {
            let Some(distance) = compared.distance(set) else { continue };
            // A name that is known was meant for what it is known for.
            let known = known.get_or_insert_with(|| other_names(schema));
            if known.iter().any(|known| same_name(OsStr::new(name), known)) {
                break;
            }
            let found = (*place, distance, name, *variable);
            match best.iter_mut().find(|(other, ..)| other == place) {
                Some(best) => *best = found.min(*best),
                None => best.push(found),
            }
        }
    }
    let near_miss = |(place, _, name, meant): (usize, usize, &str, &str)| NearMiss {
        place,
        name: name.to_owned(),
        meant: meant.to_owned(),
    };
    best.into_iter().map(near_miss).collect()
}

/// The names that are known, and that are not names of variables.
fn other_names(schema: &Schema) -> Vec<String> {
    let mut names = Vec::new();
    schema.each_other_name(&mut |name| names.push(name));
    names
}

/// The problems of which a wanted name is set with something around it, such as a blank, each with what is set, in words,
/// since it would not print.
fn surrounded(wanted: &[Wanted<'_>], undeclared: &[OsString]) -> Vec<NearMiss> {
    let odd =
        undeclared.iter().filter(|name| is_odd(name.as_encoded_bytes())).filter_map(|name| name.to_str());
    let mut found = Vec::new();
    // Nobody sets so many by mistake, and each is compared with each wanted name.
    for name in odd.take(256) {
        for Wanted { place, name: wanted, variable } in wanted {
            if let Some(told) = told_around(wanted, name) {
                found.push(NearMiss { place: *place, name: told, meant: (*variable).to_owned() });
            }
        }
    }
    found
}

/// Whether the name may be another one with something around it. Nearly all names end here.
fn is_odd(name: &[u8]) -> bool {
    let is_plain = |end: Option<&u8>| end.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let is_word = is_plain(name.first()) && is_plain(name.last());
    name.len() <= 256 && (!is_word || name.starts_with(b"export") || name.starts_with(b"set"))
}

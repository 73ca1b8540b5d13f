//! Finds the names that are set and were probably meant for the variables that are missing.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};

use crate::diagnosis::{Compared, Likeness, is_offered, told_around};
use crate::outcome::{Cue, Problem, Reason};
use crate::schema::Schema;
use crate::source::same_name;

/// Adds to each missing variable the nearest name that is set and that nothing reads, if there is one.
///
/// A name that is near an old name or a fallback of the variable was meant for the variable, too.
pub(super) fn suggest(problems: &mut [Problem], schema: &Schema, undeclared: &[OsString]) {
    let wanted = wanted(problems);
    let near = nearest(&wanted, schema, undeclared);
    let surrounded = surrounded(&wanted, undeclared);
    for (place, name) in near.into_iter().chain(surrounded) {
        if let Some(problem) = problems.get_mut(place) {
            problem.cue = Some(Box::new(Cue::NearMiss(name)));
        }
    }
}

/// A name that would give the value of a missing variable, with the place of the problem.
type Wanted<'p> = (usize, Cow<'p, str>);

/// The names that would give the values of the missing variables.
fn wanted(problems: &[Problem]) -> Vec<Wanted<'_>> {
    let mut wanted = Vec::with_capacity(problems.len());
    for (place, problem) in problems.iter().enumerate() {
        if !matches!(problem.reason, Reason::Missing) {
            continue;
        }
        wanted.push((place, Cow::Borrowed(problem.variable())));
        if let Some(declaration) = problem.declaration.filter(|declaration| declaration.has_other_names()) {
            let prefix = problem.variable.strip_suffix(declaration.name()).unwrap_or_default();
            declaration.each_further_name(prefix, &mut |name| wanted.push((place, Cow::Owned(name))));
        }
    }
    wanted
}

/// The places of the problems to which a name is near, each with the nearest name. Of two that are as near, it is the first
/// of the alphabet.
fn nearest(wanted: &[Wanted<'_>], schema: &Schema, undeclared: &[OsString]) -> Vec<(usize, String)> {
    let likeness = Likeness::of(wanted.iter().map(|(_, name)| &**name));
    // Nearly all names end here.
    let likely = undeclared.iter().filter(|name| likeness.may_hold(name.as_encoded_bytes()));
    let mut likely = likely.filter_map(|name| name.to_str()).filter(|name| is_offered(name)).peekable();
    if likely.peek().is_none() {
        return Vec::new();
    }
    let compared: Vec<(usize, Compared<'_>)> =
        wanted.iter().map(|(place, name)| (*place, Compared::new(name))).collect();
    let mut known = None;
    let mut best: Vec<(usize, usize, &str)> = Vec::new();
    for name in likely {
        let set = Compared::new(name);
        for (place, wanted) in &compared {
            let Some(distance) = wanted.distance(set) else { continue };
            // A name that is known was meant for what it is known for.
            if known
                .get_or_insert_with(|| other_names(schema))
                .iter()
                .any(|known| same_name(OsStr::new(name), known))
            {
                break;
            }
            let found = (*place, distance, name);
            match best.iter_mut().find(|(other, ..)| other == place) {
                Some(best) => *best = found.min(*best),
                None => best.push(found),
            }
        }
    }
    best.into_iter().map(|(place, _, name)| (place, name.to_owned())).collect()
}

/// The names that are known, and that are not names of variables.
fn other_names(schema: &Schema) -> Vec<String> {
    let mut names = Vec::new();
    schema.each_other_name(&mut |name| names.push(name));
    names
}

/// The places of the problems of which a wanted name is set with something around it, such as a blank, each with what is
/// set, in words, since it would not print.
fn surrounded(wanted: &[Wanted<'_>], undeclared: &[OsString]) -> Vec<(usize, String)> {
    let odd =
        undeclared.iter().filter(|name| is_odd(name.as_encoded_bytes())).filter_map(|name| name.to_str());
    let mut found = Vec::new();
    // Nobody sets so many by mistake, and each is compared with each wanted name.
    for name in odd.take(256) {
        for (place, wanted) in wanted {
            if let Some(told) = told_around(wanted, name) {
                found.push((*place, told));
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

//! What an environment that starts the old build gives a field of the new one.

use std::collections::{HashMap, HashSet};

use super::declared::{Declared, Field, Process};
use crate::schema::CREDENTIALS_DIRECTORY;

/// What the old build declares, to be looked up by name.
pub(super) struct Old<'o> {
    pub(super) process: Option<&'o Process>,
    /// The fields of the process, by the name of their variable.
    fields: HashMap<&'o str, Vec<&'o Field>>,
    /// Every name that an environment of the old build may set: of all processes, since they may share it.
    declared: HashSet<String>,
}

/// What an environment that starts the old build gives a field of the new one.
pub(super) struct Link<'o> {
    /// The old fields that are set if and only if the new one is, to the same text. `Linked` takes out those whose struct may
    /// be absent where a fallback is set.
    pub(super) same: Vec<&'o Field>,
    /// Whether the first name that such an environment may set is a fallback: then it does not tell that a struct is there.
    pub(super) is_fallback_first: bool,
    /// Whether such an environment may set a fallback.
    pub(super) has_fallback: bool,
    /// Whether no such environment sets the field.
    pub(super) is_never_set: bool,
    /// Whether each such environment sets the field.
    pub(super) is_always_set: bool,
    /// Whether that is so without a fallback.
    pub(super) is_always_itself_set: bool,
    pub(super) doubt: Option<Doubt<'o>>,
}

/// Why a value that the old build accepts, or does not read, may be refused.
#[derive(Clone, Copy)]
pub(super) enum Doubt<'o> {
    /// The field reads less than this one did, or as something else.
    ReadsLess(&'o Field),
    /// The old build does not read this name, or not always.
    NeverRead,
    /// Two names of the field may be set to different values.
    TwoNames,
    /// The empty text was not a value.
    Empty,
    /// Its user name or password is from another variable.
    Credentials,
}

/// A name that a field reads.
#[derive(Clone, Copy, PartialEq)]
struct Source<'f> {
    name: &'f str,
    is_fallback: bool,
    /// Whether an environment of the old build may set `NAME`, and `NAME_FILE`.
    is_declared: bool,
    is_file_declared: bool,
}

impl<'o> Old<'o> {
    pub(super) fn new(declared: &'o Declared, process: Option<&'o Process>) -> Self {
        let (mut fields, mut names) = (HashMap::<_, Vec<_>>::new(), HashSet::new());
        for field in declared.processes.iter().flat_map(|process| &process.fields) {
            for name in field.names() {
                names.insert(name.to_owned());
                if field.in_file {
                    names.insert(file(name));
                }
            }
        }
        for field in process.iter().flat_map(|process| &process.fields) {
            fields.entry(field.name.as_str()).or_default().push(field);
        }
        Self { process, fields, declared: names }
    }

    /// The old fields that read the variable of that name.
    pub(super) fn of_name(&self, name: &str) -> &[&'o Field] {
        self.fields.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether an environment of the old build may set that name.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.declared.contains(name)
    }

    pub(super) fn link(&self, new: &Field) -> Link<'o> {
        let sources = self.sources(new);
        let Some(first) = sources.first() else {
            return Link {
                same: Vec::new(),
                is_fallback_first: false,
                has_fallback: false,
                is_never_set: true,
                is_always_set: false,
                is_always_itself_set: false,
                doubt: None,
            };
        };
        let candidates = self.of_name(first.name).iter().copied();
        let same: Vec<_> = candidates.filter(|old| self.is_same(new, &sources, old)).collect();
        let has_fallback = sources.iter().any(|source| source.is_fallback);
        let is_required_alike = same.iter().any(|old| old.is_required && old.around.is_none());
        let is_always_set =
            is_required_alike || sources.iter().any(|source| self.is_always_set(new, *source));
        let is_always_itself_set = is_required_alike && !has_fallback
            || sources.iter().any(|source| !source.is_fallback && self.is_always_set(new, *source));
        let doubt = match same.as_slice() {
            [] => self.doubt(new, &sources),
            // Each of them accepts the value, so it is enough that one accepts nothing else.
            _ if same.iter().any(|old| super::kinds::reads_all(new, old)) => None,
            [old, ..] => Some(Doubt::ReadsLess(old)),
        };
        let is_fallback_first = first.is_fallback;
        let is_never_set = false;
        Link {
            same,
            is_fallback_first,
            has_fallback,
            is_never_set,
            is_always_set,
            is_always_itself_set,
            doubt,
        }
    }

    /// The names of a field that an environment of the old build may set, directly or as the path of a file.
    fn sources<'f>(&self, field: &'f Field) -> Vec<Source<'f>> {
        let mut sources = Vec::new();
        for (name, place) in field.names().zip(0..) {
            let is_declared = self.declares(name);
            // Where a variable of the old build tells where credentials are, a credential may be there.
            let is_in_directory = || self.declares(CREDENTIALS_DIRECTORY);
            let is_file_declared = field.in_file && (self.declares(&file(name)) || is_in_directory());
            if is_declared || is_file_declared {
                let is_fallback = place > field.old_names.len();
                sources.push(Source { name, is_fallback, is_declared, is_file_declared });
            }
        }
        sources
    }

    /// Whether the old field takes its text from the same names as the new one.
    fn is_same(&self, new: &Field, sources: &[Source<'_>], old: &Field) -> bool {
        let others = self.sources(old);
        new.allows_empty == old.allows_empty
            && sources.len() == others.len()
            && sources.iter().zip(&others).zip(0..).all(|((source, other), place)| {
                // The first name may be a name of its own on one side and an old name on the other.
                (source.name, source.is_declared, source.is_file_declared)
                    == (other.name, other.is_declared, other.is_file_declared)
                    && (place == 0 || source.is_fallback == other.is_fallback)
            })
    }

    /// Whether an environment that starts the old build always sets the name, so that the new field reads it.
    fn is_always_set(&self, new: &Field, source: Source<'_>) -> bool {
        self.of_name(source.name).iter().any(|old| {
            old.is_required
                && old.around.is_none()
                && old.old_names.is_empty()
                && old.fallbacks.is_empty()
                && (!old.in_file || new.in_file)
                && (!old.allows_empty || new.allows_empty)
        })
    }

    /// Why a value of these names may be refused, although no old field reads all of them.
    fn doubt(&self, new: &Field, sources: &[Source<'_>]) -> Option<Doubt<'o>> {
        // Two names that hold different values are refused, unless all but the first are fallbacks.
        if sources.iter().filter(|source| !source.is_fallback).count() > 1 {
            return Some(Doubt::TwoNames);
        }
        for source in sources {
            let olds = self.of_name(source.name);
            let is_read = |old: &&Field| !source.is_file_declared || old.in_file;
            let mut readers = olds.iter().copied().filter(is_read).peekable();
            match readers.peek().copied() {
                None if new.reads_anything() && !source.is_file_declared => {}
                None => return Some(Doubt::NeverRead),
                Some(old) if !readers.any(|old| super::kinds::reads_all(new, old)) => {
                    return Some(Doubt::ReadsLess(old));
                }
                Some(_) => {}
            }
            let empty_was_none = olds.iter().all(|old| !old.allows_empty);
            if new.allows_empty && empty_was_none && (!new.reads_anything() || source.is_file_declared) {
                return Some(Doubt::Empty);
            }
        }
        None
    }
}

impl Field {
    /// The names that the field reads, in order: its own, old ones, and fallbacks.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.old_names.iter().chain(&self.fallbacks);
        core::iter::once(&self.name).chain(others).map(String::as_str)
    }
}

fn file(name: &str) -> String {
    crate::strings::concat(&[name, "_FILE"])
}

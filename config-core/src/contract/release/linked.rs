//! The fields of the new process, each with what an environment that starts the old build gives it.

use std::collections::HashSet;

use super::declared::{Default, Field, Process};
use super::kinds::reads_all;
use super::link::{Doubt, Link, Old};

/// The fields of the new process, each with its link.
pub(super) struct Linked<'n, 'o> {
    pub(super) process: &'n Process,
    links: Vec<Link<'o>>,
}

impl<'n, 'o> Linked<'n, 'o> {
    pub(super) fn new(process: &'n Process, old: &Old<'o>) -> Self {
        let links = process.fields.iter().map(|field| old.link(field)).collect();
        let mut linked = Self { process, links };
        if let Some(old) = old.process {
            linked.look_at_structs(old);
        }
        linked.look_at_credentials();
        linked
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (&'n Field, &Link<'o>)> {
        self.process.fields.iter().zip(&self.links)
    }

    /// Whether a flattened struct is there only where that old one is.
    pub(super) fn is_there_with(&self, place: usize, old: &Process, old_place: usize) -> bool {
        self.that_tell(place).all(|link| link.same.iter().any(|field| old.is_within(field.around, old_place)))
    }

    /// Whether a flattened struct is there wherever that old one is.
    fn is_there_for(&self, place: usize, old: &Process, old_place: usize) -> bool {
        let same: HashSet<*const Field> = self
            .that_tell(place)
            .flat_map(|link| &link.same)
            .map(|same| core::ptr::from_ref(*same))
            .collect();
        let mut inner = old.fields.iter().filter(|field| old.is_within(field.around, old_place));
        inner.all(|field| same.contains(&core::ptr::from_ref(field)))
    }

    /// The links of the fields that tell whether a struct is there.
    fn that_tell(&self, place: usize) -> impl Iterator<Item = &Link<'o>> {
        let inner = self.fields().filter(move |(field, _)| self.process.is_within(field.around, place));
        inner.map(|(_, link)| link).filter(|link| !link.is_never_set && !link.is_fallback_first)
    }

    /// A fallback is read only where its struct is there, and does not tell that it is there.
    fn look_at_structs(&mut self, old: &Process) {
        let mut looked = Vec::new();
        for (field, link) in self.fields() {
            if !link.has_fallback {
                looked.push(None);
                continue;
            }
            // Whether the old field is read wherever the new one is.
            let is_read = |same: &&Field| match (field.around, same.around) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(place), Some(old_place)) => self.is_there_with(place, old, old_place),
            };
            let is_same = |same: &&Field| match (field.around, same.around) {
                (None, None) => true,
                (Some(place), Some(old_place)) => {
                    !link.is_fallback_first
                        && self.is_there_with(place, old, old_place)
                        && self.is_there_for(place, old, old_place)
                }
                _ => false,
            };
            let read: Vec<&Field> = link.same.iter().copied().filter(is_read).collect();
            let same: Vec<&'o Field> = link.same.iter().copied().filter(is_same).collect();
            let is_doubtful = link.doubt.is_none()
                && !link.same.is_empty()
                && !field.reads_anything()
                && !read.iter().any(|old| reads_all(field, old));
            looked.push(Some((same, is_doubtful)));
        }
        for (link, looked) in self.links.iter_mut().zip(looked) {
            if let Some((same, is_doubtful)) = looked {
                link.same = same;
                link.doubt = if is_doubtful { Some(Doubt::NeverRead) } else { link.doubt };
            }
        }
    }

    /// A URL is read together with its user name and password.
    fn look_at_credentials(&mut self) {
        let mut doubtful = Vec::new();
        for (place, (field, link)) in self.fields().enumerate() {
            if link.is_never_set || link.doubt.is_some() || field.credentials.is_empty() {
                continue;
            }
            let credentials = || self.links.iter().skip(place + 1).take(field.credentials.len());
            let are_of = |old: &&Field| {
                old.credentials.len() == field.credentials.len()
                    && credentials()
                        .zip(&old.credentials)
                        .all(|(link, name)| link.same.iter().any(|same| same.name == *name))
            };
            let are_new = || {
                !link.same.is_empty()
                    && link.same.iter().all(|old| old.credentials.is_empty())
                    && credentials().all(|link| link.is_never_set)
            };
            if !link.same.iter().any(are_of) && !are_new() {
                doubtful.push(place);
            }
        }
        for place in doubtful {
            if let Some(link) = self.links.get_mut(place) {
                link.doubt = Some(Doubt::Credentials);
            }
        }
    }

    /// Whether the default of a field is that of the old one.
    ///
    /// What the code computes counts as the same: the report says that it is not compared.
    pub(super) fn has_default_of(&self, field: &Field, old: &Field, all: &Old<'o>) -> bool {
        let (mut field, mut old) = (field, old);
        // No default leads to itself, but the contract of the old build may say anything.
        for _ in &self.process.fields {
            let (Some(Default::From(name)), Some(Default::From(old_name))) = (&field.default, &old.default)
            else {
                return field.default == old.default;
            };
            let next = self.fields().find(|(other, _)| other.name == *name);
            let Some((next, link)) = next.filter(|_| name == old_name) else { return false };
            let same = all.of_name(old_name).iter().find(|same| {
                same.kind == next.kind && link.same.iter().any(|other| core::ptr::eq(*other, **same))
            });
            let Some(same) = same else { return false };
            (field, old) = (next, same);
        }
        false
    }

    /// The variable whose value is the default of a field, if the field may refuse a value that the old build accepted.
    pub(super) fn doubtful_copy<'f>(
        &self,
        field: &'f Field,
        old: Option<&Field>,
        all: &Old<'o>,
    ) -> Option<&'f str> {
        let Some(Default::From(other)) = &field.default else { return None };
        let (source, _) = self.fields().find(|(source, _)| source.name == *other)?;
        let has_same_names = |before: &&Field| before.names().eq(source.names());
        // Then the old build has refused what the new one refuses.
        let is_kept = old.is_some_and(|old| {
            self.has_default_of(field, old, all)
                && reads_all(field, old)
                && field.is_checked == old.is_checked
                && all.of_name(other).iter().any(has_same_names)
        });
        let is_safe = is_kept || reads_all(field, source) && !field.is_checked;
        (!is_safe).then_some(other)
    }

    /// Whether the code computes the default of a field, or of the one that is its default.
    pub(super) fn has_computed_default(&self, field: &Field) -> bool {
        let mut field = field;
        for _ in &self.process.fields {
            let Some(Default::From(name)) = &field.default else { break };
            let Some((next, _)) = self.fields().find(|(other, _)| other.name == *name) else { break };
            field = next;
        }
        field.default == Some(Default::Untold)
    }
}

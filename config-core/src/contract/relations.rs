//! Variables that depend on each other, in words.

use core::ops::Range;

use crate::schema::Rule;

use super::model::{Contract, Optional, Read, Relation};
use super::page::Page;
use super::walk::Readers;

impl Contract<'_> {
    /// Writes what depends on whether others are set, of those groups whose first variable this is, a line for each. Behind
    /// the names of the processes that it holds for, unless it does for all that read the variable.
    #[inline(never)]
    pub(super) fn sentences(&self, read: &Read, page: &mut Page) {
        for (place, relation) in self.relations.iter().enumerate() {
            if !self.leads(relation, read) {
                continue;
            }
            let start = page.text.len();
            self.sentence(relation, page);
            let end = page.text.len();
            let (mut holds_for, mut is_told) = (Readers::NONE, false);
            for (other_place, other) in self.relations.iter().enumerate() {
                if !self.leads(other, read) {
                    continue;
                }
                self.sentence(other, page);
                if page.text.get(start..end) == page.text.get(end..) {
                    is_told |= other_place < place;
                    holds_for.add(other.process);
                }
                page.text.truncate(end);
            }
            page.text.truncate(start);
            if is_told {
                continue;
            }
            page.line();
            if holds_for != read.all.readers {
                self.say_names(holds_for, page);
                page.put(": ");
            }
            self.sentence(relation, page);
        }
    }

    /// Whether that variable is the first of its members.
    fn leads(&self, relation: &Relation, read: &Read) -> bool {
        let first = self.reads.get(relation.member(0).start);
        first.is_some_and(|first| first.first == read.first)
    }

    #[inline(never)]
    pub(super) fn sentence(&self, relation: &Relation, page: &mut Page) {
        let rule = relation.group.rule;
        // Each of the others is about what is set, so that its optional struct is there.
        if let Rule::OneOf | Rule::RequiredIf(Some(_)) = rule {
            if let Some(option) = relation.option.and_then(|option| self.options.get(option)) {
                page.put("with ");
                self.say_option(option, page);
                page.put(", ");
            }
        }
        let (before, behind_first, end) = match rule {
            Rule::OneOf => ("exactly one of ", ", ", " is set"),
            Rule::AllOrNone => ("all of ", ", ", " are set, or none"),
            Rule::Requires => ("", " requires ", ""),
            Rule::Conflicts => ("", " excludes ", ""),
            Rule::RequiredIf(Some(_)) => ("", " is required where ", " is "),
            Rule::RequiredIf(None) => ("", " is required where ", " is set"),
        };
        page.put(before);
        for place in 0..relation.group.members.len() {
            page.put(match place {
                0 => "",
                1 => behind_first,
                _ => ", ",
            });
            self.say_member(&relation.member(place), page);
        }
        page.put(end);
        if let Rule::RequiredIf(Some(value)) = rule {
            page.say_on_line(value);
        }
    }

    /// A variable's name; of a struct, what its variables begin with, or the names of all.
    fn say_member(&self, member: &Range<usize>, page: &mut Page) {
        let option = self.options.iter().find(|option| option.reads == *member);
        match option.filter(|option| !self.prefix_of(option).is_empty()) {
            Some(option) => self.say_option(option, page),
            None if member.len() == 1 => self.say_reads(member, page),
            None => {
                page.put("(any of ");
                self.say_reads(member, page);
                page.put(")");
            }
        }
    }

    /// The variables of an optional struct: `SMTP_*`, or `any of` their names where they have no prefix in common.
    #[inline(never)]
    pub(super) fn say_option(&self, option: &Optional, page: &mut Page) {
        if self.prefix_of(option).is_empty() {
            page.put("any of ");
            return self.say_reads(&option.reads, page);
        }
        page.name(self.prefix_of(option), "*");
    }

    fn say_reads(&self, reads: &Range<usize>, page: &mut Page) {
        let mut joint = "";
        for read in self.reads.get(reads.clone()).unwrap_or_default() {
            page.put(joint);
            page.code(self.name(read));
            joint = ", ";
        }
    }

    /// The names of processes: `web, worker`.
    #[inline(never)]
    pub(super) fn say_names(&self, readers: Readers, page: &mut Page) {
        let mut joint = "";
        for name in self.names(readers) {
            page.put(joint);
            page.say_on_line(name);
            joint = ", ";
        }
    }
}

//! Variables that depend on each other.

use super::Reader;
use crate::ascii::concat;
use crate::error::{Cue, Reason};
use crate::schema::{Group, Node, Rule, Schema};

impl Reader<'_> {
    /// Checks the groups of the struct whose last variable was read. `values`: of each group that asks for the value
    /// of a field, in order, whether it is that one. False if one is broken.
    #[inline]
    pub fn groups(&mut self, schema: &'static Schema, values: &[bool]) -> bool {
        if self.trial {
            return true;
        }
        let mut values = values.iter();
        let mut hold = true;
        for group in schema.groups {
            let is_asked = match group.rule {
                Rule::RequiredIf(Some(_)) => values.next().is_some_and(|is_so| *is_so),
                Rule::RequiredIf(None) => {
                    group.members.get(1).is_some_and(|other| self.is_set(schema, *other))
                }
                _ => false,
            };
            let first = group.members.first().is_some_and(|first| self.is_set(schema, *first));
            let set = group.members.iter().filter(|member| self.is_set(schema, **member)).count();
            let (reason, holds) = match group.rule {
                Rule::OneOf => (Reason::OneOf, set == 1),
                Rule::AllOrNone => (Reason::AllOrNone, set == 0 || set == group.members.len()),
                Rule::Requires => (Reason::Requires, !first || set == group.members.len()),
                Rule::Conflicts => (Reason::Conflicts, !first || set == 1),
                Rule::RequiredIf(_) => (Reason::RequiredIf, first || !is_asked),
            };
            if !holds {
                hold = false;
                self.broken(schema, group, reason);
            }
        }
        hold
    }

    /// Whether a variable of the struct is set, or any of a flattened one's. A default does not count.
    #[inline]
    fn is_set(&self, schema: &Schema, member: usize) -> bool {
        let start = self.slot.saturating_sub(schema.count);
        let before = schema.nodes.iter().take(member).map(count).sum::<usize>();
        let origins = self.notes.as_ref().map_or(&[][..], |notes| &notes.origins).iter().skip(start + before);
        schema.nodes.get(member).is_some_and(|node| origins.take(count(node)).any(|origin| origin.is_set()))
    }

    /// Every member of a group, which of them are set, and what to do.
    #[cold]
    #[inline]
    fn broken(&mut self, schema: &'static Schema, group: &'static Group, reason: Reason) {
        let (joint, value) = match group.rule {
            Rule::OneOf | Rule::AllOrNone => (", ", None),
            Rule::Requires => (" requires ", None),
            Rule::Conflicts => (" excludes ", None),
            Rule::RequiredIf(value) => (" is required by ", value),
        };
        let (mut headline, mut first) = (String::new(), String::new());
        for (place, member) in group.members.iter().enumerate() {
            let name = self.member(schema, *member);
            headline.push_str(match place {
                0 => "",
                1 => joint,
                _ => ", ",
            });
            headline.push_str(&name);
            match value.filter(|_| place > 0) {
                Some(value) => {
                    headline.push_str(" = ");
                    headline.push_str(value);
                }
                None => headline.push_str(self.state(schema, *member, &name)),
            }
            if place == 0 {
                first = name;
            }
        }
        let or_without = match group.rule {
            Rule::OneOf => ": set exactly one of them",
            Rule::AllOrNone => ": set all of them, or none",
            Rule::Requires => ": set all of them, or remove ",
            Rule::Conflicts => ": remove the others, or ",
            Rule::RequiredIf(_) => ": set it",
        };
        headline.push_str(or_without);
        if matches!(group.rule, Rule::Requires | Rule::Conflicts) {
            headline.push_str(&first);
        }
        self.of_struct(schema, reason, Some(Box::new(Cue::Told(headline, None))), first);
    }

    #[inline]
    fn state(&self, schema: &Schema, member: usize, name: &str) -> &'static str {
        if self.is_set(schema, member) {
            " (set)"
        } else if self.env.find(name, false).is_some() {
            " (set but empty)"
        } else {
            " (not set)"
        }
    }

    /// A member's name. A struct has none in the environment, but for what its variables begin with, and no others
    /// of the struct around it.
    #[inline]
    fn member(&self, schema: &Schema, member: usize) -> String {
        match schema.nodes.get(member) {
            Some(Node::Variable(variable)) => self.name_of(variable).into_owned(),
            Some(Node::Nested(nested)) => {
                let prefix = nested.prefix_behind(&self.prefix);
                let begins_so = |(place, node): (usize, &Node)| {
                    place != member
                        && match node {
                            Node::Variable(variable) => self.name_of(variable).starts_with(&prefix),
                            Node::Nested(other) => other.prefix_behind(&self.prefix).starts_with(&prefix),
                        }
                };
                if schema.nodes.iter().enumerate().any(begins_so) {
                    concat(&[schema.name, ".", nested.field])
                } else {
                    concat(&[&prefix, "*"])
                }
            }
            None => String::new(),
        }
    }
}

#[inline]
const fn count(node: &Node) -> usize {
    match node {
        Node::Variable(_) => 1,
        Node::Nested(nested) => nested.schema.count,
    }
}

//! Checks variables that depend on each other.

use std::borrow::Cow;

use super::finding::Finding;
use super::prefetch::wipe_value;
use super::state::Reader;
use crate::outcome::{BrokenGroup, Cue, Origin, Reason};
use crate::schema::{Group, Node, Rule, Schema};
use crate::strings::concat;

impl Reader<'_> {
    /// Checks the groups of the struct whose last variable was read. It returns false if a group is broken.
    ///
    /// Some groups depend on the value of a field. For each of them, in order, `values` says whether the field has that
    /// value.
    pub fn groups(&mut self, schema: &'static Schema, values: &[bool]) -> bool {
        if self.defaults_only {
            return true;
        }
        let mut values = values.iter();
        let mut hold = true;
        for group in schema.groups {
            let is_required = match group.rule {
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
                Rule::AnyOf => (Reason::AnyOf, set > 0),
                Rule::AllOrNone => (Reason::AllOrNone, set == 0 || set == group.members.len()),
                Rule::Requires => (Reason::Requires, !first || set == group.members.len()),
                Rule::Conflicts => (Reason::Conflicts, !first || set == 1),
                Rule::RequiredIf(_) => (Reason::RequiredIf, first || !is_required),
            };
            if !holds {
                hold = false;
                self.broken(schema, group, reason);
            }
        }
        hold
    }

    /// Whether a member is set: a variable, or any variable of a flattened struct. A default does not count.
    fn is_set(&self, schema: &Schema, member: usize) -> bool {
        self.origins(schema, member).any(|origin| origin.is_set())
    }

    /// The origins of the variables of a member.
    fn origins(&self, schema: &Schema, member: usize) -> impl Iterator<Item = &Origin> {
        let count = schema.nodes.get(member).map_or(0, Node::count);
        let origins = self.notes.as_ref().map_or(&[][..], |notes| &notes.origins);
        origins.iter().skip(self.place(schema, member)).take(count)
    }

    /// The place of the first variable of a member.
    fn place(&self, schema: &Schema, member: usize) -> usize {
        let start = self.slot.saturating_sub(schema.count);
        start + schema.nodes.iter().take(member).map(Node::count).sum::<usize>()
    }

    /// The fallback that a member was found under.
    fn fallback(&self, schema: &Schema, member: usize) -> Option<&'static str> {
        let place = self.place(schema, member);
        let Some(Node::Variable(_)) = schema.nodes.get(member) else { return None };
        let mut found = self.notes.as_ref()?.fallbacks.iter();
        found.find(|(other, _)| *other == place).map(|(_, name)| *name)
    }

    /// Notes a broken group: its members, which of them are set, and what to do.
    #[cold]
    fn broken(&mut self, schema: &'static Schema, group: &'static Group, reason: Reason) {
        let (relation, plural, value) = match group.rule {
            Rule::OneOf | Rule::AnyOf | Rule::AllOrNone => (", ", ", ", None),
            Rule::Requires => (" requires ", " require ", None),
            Rule::Conflicts => (" excludes ", " exclude ", None),
            Rule::RequiredIf(value) => (" is required by ", " are required by ", value),
        };
        let (mut headline, mut first) = (String::new(), Named::default());
        let (mut missing, mut present) = (Vec::new(), Vec::new());
        for (place, member) in group.members.iter().enumerate() {
            let named = self.member(schema, *member);
            headline.push_str(match place {
                0 => "",
                1 if first.told.contains(" and ") => plural,
                1 => relation,
                _ => ", ",
            });
            headline.push_str(&named.told);
            match value.filter(|_| place > 0) {
                Some(value) => {
                    headline.push_str(" = ");
                    headline.push_str(value);
                    headline.push_str(if self.is_set(schema, *member) { "" } else { " (its default)" });
                }
                None => headline.push_str(&self.state(schema, *member, &named.told)),
            }
            if place == 0 {
                first = named;
            } else if self.is_set(schema, *member) {
                present.push(Cow::Owned(named.to_remove));
            } else {
                missing.push(Cow::Owned(named.to_set));
            }
        }
        headline.push_str(&match group.rule {
            Rule::OneOf => ": set exactly one of them".to_owned(),
            Rule::AnyOf => ": set at least one of them".to_owned(),
            Rule::AllOrNone => ": set all of them, or none".to_owned(),
            Rule::Requires => {
                concat(&[": set ", &listed(&missing, " and "), ", or remove ", &first.to_remove])
            }
            Rule::Conflicts => {
                concat(&[": remove ", &listed(&present, " and "), ", or remove ", &first.to_remove])
            }
            Rule::RequiredIf(_) => concat(&[": set ", &first.to_set]),
        });
        let missing = self.missing(schema, group);
        let cue = Some(Box::new(Cue::BrokenGroup(BrokenGroup { headline, missing, near_miss: None })));
        self.of_struct(schema, Finding { cue, ..Finding::new(0, reason) }, first.variable);
    }

    /// The places of the variables that are not set, and any of which the rule of a broken group asks for. A flattened struct
    /// has none.
    fn missing(&self, schema: &Schema, group: &Group) -> Vec<usize> {
        let is_set = |member: &usize| self.is_set(schema, *member);
        let asked = match group.rule {
            // Several are set, so none is missing.
            Rule::OneOf if group.members.iter().any(is_set) => &[],
            Rule::OneOf | Rule::AnyOf | Rule::AllOrNone => group.members,
            Rule::Requires => group.members.get(1..).unwrap_or_default(),
            Rule::Conflicts => &[],
            Rule::RequiredIf(_) => group.members.get(..1).unwrap_or_default(),
        };
        let is_variable = |member: &&usize| matches!(schema.nodes.get(**member), Some(Node::Variable(_)));
        let missing = asked.iter().filter(|member| !is_set(member)).filter(is_variable);
        missing.map(|member| self.place(schema, *member)).collect()
    }

    fn state(&self, schema: &Schema, member: usize, name: &str) -> String {
        if let Some(fallback) = self.fallback(schema, member) {
            return concat(&[" (from ", fallback, ")"]);
        }
        if self.is_set(schema, member) {
            return String::from(" (set)");
        }
        let value = self.env.find(name, false);
        let is_empty = value.is_some();
        wipe_value(value);
        if is_empty {
            return String::from(" (set but empty)");
        }
        let mut state = String::from(" (not set");
        if let Some(Node::Variable(variable)) = schema.nodes.get(member) {
            for (place, fallback) in variable.fallbacks().iter().enumerate() {
                state.push_str(if place > 0 { " or " } else { ", nor is " });
                state.push_str(fallback);
            }
        }
        state.push(')');
        state
    }

    /// How a member of a group is named.
    ///
    /// A flattened struct is named by the prefix that only its variables have, such as `SMTP_*`. Without such a prefix, its
    /// variables are named: those that are set; if none is, those that it requires; if it requires none, all of them.
    fn member(&self, schema: &Schema, member: usize) -> Named {
        let nested = match schema.nodes.get(member) {
            Some(Node::Variable(variable)) => {
                let name = self.name_of(variable).into_owned();
                let to_remove = self.fallback(schema, member).map_or_else(|| name.clone(), str::to_owned);
                return Named { told: name.clone(), to_set: name.clone(), to_remove, variable: name };
            }
            Some(Node::Nested(nested)) => nested,
            None => return Named::default(),
        };
        let prefix = nested.prefix_after(&self.prefix);
        let (mut set, mut required, mut all) = (Vec::new(), Vec::new(), Vec::new());
        let mut origins = self.origins(schema, member);
        nested.schema.each_below(&prefix, &mut |variable| {
            if origins.next().is_some_and(|origin| origin.is_set()) {
                set.push(variable.name.clone());
            }
            if variable.is_required() && !variable.in_option {
                required.push(variable.name.clone());
            }
            all.push(variable.name);
        });
        let (to_set, joint) = if required.is_empty() { (&all, " or ") } else { (&required, " and ") };
        let (named, named_joint) = if set.is_empty() { (to_set, joint) } else { (&set, " and ") };
        let begins_so = |(place, node): (usize, &Node)| {
            place != member
                && match node {
                    Node::Variable(variable) => self.name_of(variable).starts_with(&prefix),
                    Node::Nested(other) => other.prefix_after(&self.prefix).starts_with(&prefix),
                }
        };
        let is_own_prefix = !nested.prefix.is_empty() && !schema.nodes.iter().enumerate().any(begins_so);
        let pattern = is_own_prefix.then(|| concat(&[&prefix, "*"]));
        let told = pattern.clone().unwrap_or_else(|| listed(named, named_joint));
        Named {
            to_set: listed(to_set, joint),
            to_remove: told.clone(),
            variable: pattern.or_else(|| named.first().map(|name| name.to_string())).unwrap_or_default(),
            told,
        }
    }
}

/// How a report names a member of a group.
#[derive(Default)]
struct Named {
    /// In the sentence about the group.
    told: String,
    /// In the fix that sets it.
    to_set: String,
    /// In the fix that removes it: a fallback has the value of a variable that is not set.
    to_remove: String,
    /// The variable of the problem.
    variable: String,
}

/// How many variables of a struct are named.
const MOST: usize = 6;

/// `A`, `A and B`, `A, B and C`, or the first names and the number of the others. The last two are joined by `joint`.
fn listed(names: &[Cow<'_, str>], joint: &str) -> String {
    let mut list = String::new();
    for (place, name) in names.iter().take(MOST).enumerate() {
        list.push_str(match place {
            0 => "",
            _ if place + 1 == names.len() => joint,
            _ => ", ",
        });
        list.push_str(name);
    }
    if let Some(rest) = names.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        list.push_str(&format!("{joint}{rest} more"));
    }
    list
}

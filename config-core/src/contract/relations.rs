//! Variables that depend on each other, in words.

use core::ops::Range;

use super::model::{ContractVariable, FlattenedStruct, Model, Need, Relation, Source};
use super::prose::Prose;
use crate::schema::Rule;

impl Model<'_> {
    /// What depends on whether other variables are set, in those groups whose first variable this is: a line for each. It
    /// begins with the names of the processes that it holds for, unless it holds for all that read the variable.
    pub(super) fn say_relations(&self, variable: &ContractVariable, prose: &mut Prose) {
        for (place, relation) in self.relations.iter().enumerate() {
            if !self.leads(relation, variable) {
                continue;
            }
            let sentence = self.sentence(relation);
            let (mut readers, mut first) = (Vec::new(), None);
            for (place, other) in self.relations.iter().enumerate() {
                if self.leads(other, variable) && self.sentence(other).plain() == sentence.plain() {
                    first = first.or(Some(place));
                    if readers.last() != Some(&other.process) {
                        readers.push(other.process);
                    }
                }
            }
            if first != Some(place) {
                continue;
            }
            prose.line();
            if readers != variable.readers {
                self.say_names(&readers, prose);
                prose.text(": ");
            }
            prose.append(&sentence);
        }
    }

    /// Whether a variable is the first of the members of a group.
    fn leads(&self, relation: &Relation, variable: &ContractVariable) -> bool {
        let first = relation.members.first().and_then(|member| self.fields().get(member.start));
        first.is_some_and(|first| first.field.variable == variable.place)
    }

    /// What a group demands.
    pub(super) fn sentence(&self, relation: &Relation) -> Prose {
        let mut prose = Prose::new();
        let rule = relation.group.rule;
        // Every other rule is about a variable that is set, so that its optional struct is there.
        if let Rule::OneOf | Rule::AnyOf | Rule::RequiredIf(Some(_)) = rule {
            if let Some(option) = relation.option.and_then(|option| self.structs.get(option)) {
                prose.text("with ");
                self.say_struct(option, &mut prose);
                prose.text(", ");
            }
        }
        let (before, after_first, end) = match rule {
            Rule::OneOf => ("exactly one of ", ", ", " is set"),
            Rule::AnyOf => ("at least one of ", ", ", " is set"),
            Rule::AllOrNone => ("all of ", ", ", " are set, or none"),
            Rule::Requires => ("", " requires ", ""),
            Rule::Conflicts => ("", " excludes ", ""),
            Rule::RequiredIf(Some(_)) => ("", " is required where ", " is "),
            Rule::RequiredIf(None) => ("", " is required where ", " is set"),
        };
        prose.text(before);
        for (place, member) in relation.members.iter().enumerate() {
            prose.text(match place {
                0 => "",
                1 => after_first,
                _ => ", ",
            });
            match (rule, place) {
                (Rule::RequiredIf(_), 0) | (Rule::Requires, 1..) => self.say_needed(member, &mut prose),
                _ => self.say_member(member, &mut prose),
            }
        }
        prose.text(end);
        if let Rule::RequiredIf(Some(value)) = rule {
            prose.text_on_line(value);
            let condition = relation.members.get(1).and_then(|member| self.fields().get(member.start));
            let default = condition.and_then(|condition| condition.field.declaration.default);
            prose.text(if default == Some(value) { " (its default)" } else { "" });
        }
        prose
    }

    /// The name of a variable; of a struct, what its variables begin with, or their names.
    fn say_member(&self, member: &Range<usize>, prose: &mut Prose) {
        let is_it =
            |flattened: &&FlattenedStruct| flattened.fields == *member && !flattened.prefix.is_empty();
        match self.structs.iter().find(is_it) {
            Some(flattened) => prose.code(&flattened.prefix, "*"),
            None if member.len() == 1 => self.say_fields(member, prose),
            None => {
                prose.text("(any of ");
                self.say_fields(member, prose);
                prose.text(")");
            }
        }
    }

    /// What has to be set so that a member is: of a struct without a prefix, the variables that it requires.
    fn say_needed(&self, member: &Range<usize>, prose: &mut Prose) {
        let is_it = |flattened: &FlattenedStruct| flattened.fields == *member && flattened.prefix.is_empty();
        let fields = self.fields().get(member.clone()).unwrap_or_default();
        let mut names: Vec<&str> = Vec::new();
        for Source { name, field, .. } in fields {
            let is_needed = match field.need() {
                Need::RequiredIn(option) => self.structs.get(option).is_some_and(is_it),
                _ => false,
            };
            if is_needed && !names.contains(&&**name) {
                names.push(name);
            }
        }
        match names[..] {
            [] => self.say_member(member, prose),
            [name] => prose.code(name, ""),
            _ => {
                prose.text("(all of ");
                say_names(&names, prose);
                prose.text(")");
            }
        }
    }

    /// When an optional struct needs a variable: `required if any SMTP_* is set`.
    pub(super) fn say_required_in(&self, option: &FlattenedStruct, prose: &mut Prose) {
        prose.text(if option.prefix.is_empty() { "required if " } else { "required if any " });
        self.say_struct(option, prose);
        prose.text(" is set");
    }

    /// The variables of a struct: `SMTP_*`, or `any of` their names if they have no prefix of their own.
    pub(super) fn say_struct(&self, flattened: &FlattenedStruct, prose: &mut Prose) {
        if flattened.prefix.is_empty() {
            prose.text("any of ");
            self.say_fields(&flattened.fields, prose);
        } else {
            prose.code(&flattened.prefix, "*");
        }
    }

    /// The names of the variables of fields, each once, or the first of them: `HOST, PORT`.
    fn say_fields(&self, fields: &Range<usize>, prose: &mut Prose) {
        let mut names: Vec<&str> = Vec::new();
        for Source { name, .. } in self.fields().get(fields.clone()).unwrap_or_default() {
            if !names.contains(&&**name) {
                names.push(name);
            }
        }
        say_names(&names, prose);
    }
}

fn say_names(names: &[&str], prose: &mut Prose) {
    for (place, name) in names.iter().take(MOST_NAMES).enumerate() {
        prose.text(if place > 0 { ", " } else { "" });
        prose.code(name, "");
    }
    if let Some(rest) = names.len().checked_sub(MOST_NAMES).filter(|rest| *rest > 0) {
        prose.text(&format!(" and {rest} more"));
    }
}

/// How many variables of a struct are named.
const MOST_NAMES: usize = 6;

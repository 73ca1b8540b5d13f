//! Names of which one has to be there.

use crate::contract::model::{Model, Relation, Source};
use crate::schema::Rule;

/// Names of which at least one, or exactly one, has to be there.
pub(super) struct Group<'m> {
    /// What tells it from the others: its first name, with a number where that is taken.
    pub(super) name: String,
    pub(super) is_exact: bool,
    pub(super) names: Vec<&'m str>,
}

/// The names of every required variable that has several, and the groups `one_of` and `any_of`.
pub(super) fn groups<'m>(model: &'m Model<'_>) -> Vec<Group<'m>> {
    let mut groups = Vec::new();
    for variable in model.variables.iter().filter(|variable| variable.is_required) {
        add(false, names(model.sources_of(variable)), &mut groups);
    }
    for relation in &model.relations {
        let names = names_of(model, relation);
        let is_required = model.variables.iter().any(|it| it.is_required && names.contains(&&*it.name));
        if is_demand(relation) && !is_required && holds_for_all(model, relation, &names) {
            // A member of several names may have several of them.
            let is_exact = relation.group.rule == Rule::OneOf && names.len() == relation.members.len();
            add(is_exact, names, &mut groups);
        }
    }
    groups
}

/// Adds a group, unless it has only one name or is there already.
fn add<'m>(is_exact: bool, names: Vec<&'m str>, groups: &mut Vec<Group<'m>>) {
    let Some(first) = names.first().filter(|_| names.len() > 1) else { return };
    if groups.iter().any(|group| are_same(&group.names, &names)) {
        return;
    }
    let (mut name, mut number) = (String::from(*first), 1);
    while groups.iter().any(|group| group.name == name) {
        number += 1;
        name = format!("{first} {number}");
    }
    groups.push(Group { name, is_exact, names });
}

/// Whether a relation demands that one of its members is set, whatever else is.
fn is_demand(relation: &Relation) -> bool {
    relation.option.is_none() && matches!(relation.group.rule, Rule::OneOf | Rule::AnyOf)
}

/// Whether every process that reads one of the names makes the same demand. A group holds for the part of it that is in a
/// scope, so it would demand too much of the others.
fn holds_for_all(model: &Model<'_>, relation: &Relation, names: &[&str]) -> bool {
    (0..model.processes.len()).all(|process| {
        let is_its_own = |source: &Source| source.field.process == process && names.contains(&&*source.name);
        let is_the_same = |other: &Relation| {
            other.process == process
                && is_demand(other)
                && other.group.rule == relation.group.rule
                && are_same(&names_of(model, other), names)
        };
        !model.sources.iter().any(is_its_own) || model.relations.iter().any(is_the_same)
    })
}

/// Every name that may set a member of a relation.
fn names_of<'m>(model: &'m Model<'_>, relation: &Relation) -> Vec<&'m str> {
    let is_member =
        |source: &&Source| relation.members.iter().any(|member| member.contains(&source.field.place));
    names(model.sources.iter().filter(is_member))
}

/// The names, each once.
fn names<'m>(sources: impl Iterator<Item = &'m Source>) -> Vec<&'m str> {
    let mut names: Vec<&str> = Vec::new();
    for source in sources {
        if !names.contains(&&*source.name) {
            names.push(&source.name);
        }
    }
    names
}

fn are_same(names: &[&str], others: &[&str]) -> bool {
    names.len() == others.len() && names.iter().all(|name| others.contains(name))
}

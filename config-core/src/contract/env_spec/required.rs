//! Where a variable has to be set.
//!
//! varlock refuses a file in which two items refer to each other. So a condition names only variables that the contract has
//! before the one that it is about. A condition is never true where the loader demands nothing.

use core::ops::Range;

use super::text_type::is_plain;
use crate::contract::model::{ContractVariable, Field, Model, NameRole, Need, Relation, Source};
use crate::schema::Rule;

/// `@required`, with a condition unless it always holds; nothing where a variable is not required, or may be empty.
pub(super) fn required_where(model: &Model<'_>, variable: &ContractVariable) -> Option<String> {
    if variable.allows_empty {
        return None;
    }
    let others = other_names(model, variable);
    if variable.is_required {
        let is_known = |name: &&str| {
            model.variables.iter().all(|other| other.name != **name || other.place < variable.place)
        };
        return match &*others {
            [] => Some(String::from("@required")),
            others if others.iter().all(is_known) => Some(format!("@required={}", all_empty(others))),
            _ => None,
        };
    }
    // The other names are not items of the file.
    if !others.is_empty() {
        return None;
    }
    let conditions = conditions(model, variable);
    let condition = conditions.iter().rev().fold(None, |rest: Option<String>, condition| {
        Some(rest.map_or_else(|| condition.clone(), |rest| format!("if({condition}, true, {rest})")))
    });
    condition.map(|condition| format!("@required={condition}"))
}

/// The conditions that hold for each process that reads a variable.
fn conditions(model: &Model<'_>, variable: &ContractVariable) -> Vec<String> {
    let mut readers = variable.readers.iter().map(|process| conditions_of(model, variable, *process));
    let mut conditions = readers.next().unwrap_or_default();
    for other in readers {
        conditions.retain(|condition| other.contains(condition));
    }
    conditions
}

fn conditions_of(model: &Model<'_>, variable: &ContractVariable, process: usize) -> Vec<String> {
    let mut conditions: Vec<String> = Vec::new();
    for field in model.fields_of(variable).filter(|field| field.process == process) {
        let option = match field.need() {
            Need::RequiredIn(option) => model.structs.get(option),
            _ => None,
        };
        let option = option.and_then(|option| any_set(&before(model, variable, &option.fields)));
        let relations = model.relations.iter().filter(|relation| relation.process == process);
        let relations = relations.filter_map(|relation| condition(model, variable, field, relation));
        for condition in option.into_iter().chain(relations) {
            if !conditions.contains(&condition) {
                conditions.push(condition);
            }
        }
    }
    conditions
}

/// Where a relation demands that a field is set.
fn condition(
    model: &Model<'_>,
    variable: &ContractVariable,
    field: &Field,
    relation: &Relation,
) -> Option<String> {
    let own = field.place..field.place + 1;
    let place = relation.members.iter().position(|member| *member == own)?;
    let mut set = Vec::new();
    for member in relation.members.iter().filter(|member| **member != own) {
        set.extend(before(model, variable, member));
    }
    match (relation.group.rule, place) {
        (Rule::AllOrNone, _) => any_set(&set),
        (Rule::Requires, 1..) => any_set(&before(model, variable, relation.members.first()?)),
        (Rule::RequiredIf(None), 0) => any_set(&set),
        (Rule::RequiredIf(Some(value)), 0) if relation.option.is_none() => {
            is_value(model, variable, relation.members.get(1)?, value)
        }
        (Rule::OneOf | Rule::AnyOf, _) if relation.option.is_none() => {
            let others = relation.members.iter().filter(|member| **member != own);
            let fields = others.map(|member| member.len()).sum::<usize>();
            let is_told =
                set.len() == fields && set.iter().all(|other| has_one_name(other) && !other.allows_empty);
            let names: Vec<&str> = set.iter().map(|other| &*other.name).collect();
            is_told.then(|| all_empty(&names))
        }
        _ => None,
    }
}

/// The variables of fields that the contract has before a variable.
fn before<'m>(
    model: &'m Model<'_>,
    variable: &ContractVariable,
    fields: &Range<usize>,
) -> Vec<&'m ContractVariable> {
    let mut before: Vec<&ContractVariable> = Vec::new();
    for Source { field, .. } in model.fields().get(fields.clone()).unwrap_or_default() {
        let other = model.variables.get(field.variable);
        if let Some(other) = other.filter(|other| other.place < variable.place) {
            if !before.iter().any(|known| known.place == other.place) {
                before.push(other);
            }
        }
    }
    before
}

/// The variable has that value, by its text or by its default.
fn is_value(
    model: &Model<'_>,
    variable: &ContractVariable,
    member: &Range<usize>,
    value: &str,
) -> Option<String> {
    let before = before(model, variable, member);
    let [condition] = *before else { return None };
    if value.is_empty() || !is_plain(value) {
        return None;
    }
    let is_it = format!("eq(${}, \"{value}\")", condition.name);
    let is_default = condition.default == Some(value) && has_one_name(condition) && !condition.allows_empty;
    let is_computed = model.fields_of(condition).any(|field| field.default_from.is_some());
    Some(if is_default && !is_computed {
        format!("if(isEmpty(${}), true, {is_it})", condition.name)
    } else {
        is_it
    })
}

const fn has_one_name(variable: &ContractVariable) -> bool {
    !variable.has_other_names && !variable.is_some_in_files
}

/// Where any of the variables is set.
fn any_set(variables: &[&ContractVariable]) -> Option<String> {
    let names: Vec<&str> = variables.iter().map(|variable| &*variable.name).collect();
    (!names.is_empty()).then(|| format!("not({})", all_empty(&names)))
}

/// Where all names are empty.
fn all_empty(names: &[&str]) -> String {
    let Some((first, others)) = names.split_first() else { return String::from("true") };
    if others.is_empty() {
        return format!("isEmpty(${first})");
    }
    let mut text = String::new();
    for name in names.split_last().map(|(_, names)| names).unwrap_or_default() {
        text += &format!("if(isEmpty(${name}), ");
    }
    text += &format!("isEmpty(${})", others.last().unwrap_or(first));
    for _ in others {
        text += ", false)";
    }
    text
}

/// The names other than its own that may give a variable its value.
fn other_names<'m>(model: &'m Model<'_>, variable: &'m ContractVariable) -> Vec<&'m str> {
    let mut names: Vec<&str> = Vec::new();
    for source in model.sources_of(variable) {
        let is_own = source.role == NameRole::Own && !source.is_file;
        if !is_own && !names.contains(&&*source.name) {
            names.push(&source.name);
        }
    }
    names
}

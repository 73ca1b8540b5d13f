//! Mistakes in groups of fields.

use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::ctxt::Ctxt;
use crate::group::{Group, Rule};
use crate::literal::Literal;
use crate::names;
use crate::types::{self, Known};
use crate::unknown::nearest;

use super::{literal_fits, literal_is_in_range};

pub(super) fn groups(ctxt: &Ctxt, input: &Input<'_>) {
    for (owner, group) in input.groups() {
        match owner {
            // Said of each key of the field.
            Some(owner) if !owner.is_read() => continue,
            Some(owner) => owns(ctxt, owner, group),
            None => {}
        }
        is_large_enough(ctxt, group);
        for (place, member) in group.members.iter().enumerate() {
            let same = |other: &&Ident| other.unraw() == member.unraw();
            if group.members.iter().take(place).any(|other| same(&other)) {
                let message = format!("`{}` is in this group twice: remove one", member.unraw());
                ctxt.error(member, &message);
            } else if owner.is_some_and(|owner| same(&owner.ident)) {
                let message = format!("this is the field that `{}` stands on: name another", group.key);
                ctxt.error(member, &message);
            } else if let Some((_, field)) = input.member(member) {
                takes_part(ctxt, owner, group, member, field);
            } else {
                ctxt.error(member, &no_field(input, member));
            }
        }
    }
}

fn is_large_enough(ctxt: &Ctxt, group: &Group) {
    let form = group.rule.form();
    match (group.members.len(), group.rule.is_of_struct()) {
        (0 | 1, true) => ctxt.error(&group.key, &format!("a group has two fields or more: {form}")),
        (0, false) => ctxt.error(&group.key, &format!("`{}` names no field: {form}", group.key)),
        _ => {}
    }
}

fn no_field(input: &Input<'_>, member: &Ident) -> String {
    let name = member.unraw().to_string();
    let by_variable = input.fields.iter().find(|field| match &field.kind {
        FieldKind::Value { name: variable, .. } => *variable == name || names::variable(field.ident) == name,
        _ => false,
    });
    let meant = match by_variable {
        Some(field) => Some(field.ident.unraw().to_string()),
        None => nearest(&name, input.fields.iter().map(|field| field.ident.unraw().to_string())),
    };
    match meant {
        Some(meant) => format!("no field of this struct is `{name}`: did you mean `{meant}`?"),
        None => format!("no field of this struct is `{name}`: a group names fields of its own struct"),
    }
}

/// Whether the field that the group stands on can be set and can be absent.
fn owns(ctxt: &Ctxt, owner: &Field<'_>, group: &Group) {
    let (ident, key) = (owner.ident.unraw(), &group.key);
    if let Some(always) = always_set(owner) {
        ctxt.error(key, &format!("{always}, or remove `{key}`"));
    } else if group.rule == Rule::RequiredIf && has_default(owner) {
        let message = format!(
            "`{ident}` has a default, so it is never missing: remove the default and make it an `Option`, \
             or remove `{key}`"
        );
        ctxt.error(key, &message);
    }
}

fn takes_part(ctxt: &Ctxt, owner: Option<&Field<'_>>, group: &Group, member: &Ident, field: &Field<'_>) {
    let key = &group.key;
    if !field.is_read() {
        let message =
            format!("`{}` is skipped, so no variable sets it: remove it from `{key}`", member.unraw());
        return ctxt.error(member, &message);
    }
    if let Some(literal) = &group.value {
        return value(ctxt, literal, member, field);
    }
    let Some(always) = always_set(field) else { return };
    match owner {
        Some(owner) if group.rule == Rule::RequiredIf => {
            let message = format!(
                "{always}; or ask for its value, `required_if({} = LITERAL)`; or make `{}` no `Option`",
                member.unraw(),
                owner.ident.unraw()
            );
            ctxt.error(member, &message);
        }
        _ => ctxt.error(member, &format!("{always}, or remove it from `{key}`")),
    }
}

/// What is said of a field without which nothing loads, so that no group can ask whether it is set.
fn always_set(field: &Field<'_>) -> Option<String> {
    let ident = field.ident.unraw();
    match &field.kind {
        FieldKind::Value { optional: false, .. } if !has_default(field) => {
            Some(format!("`{ident}` is always set: make it an `Option`"))
        }
        FieldKind::Nested { optional: false, .. } => {
            Some(format!("the struct `{ident}` is always there: make it an `Option`"))
        }
        _ => None,
    }
}

const fn has_default(field: &Field<'_>) -> bool {
    field.attrs.default.is_some() || field.attrs.default_with.is_some()
}

/// The value that `required_if` asks for.
fn value(ctxt: &Ctxt, literal: &Literal, member: &Ident, field: &Field<'_>) {
    let ident = member.unraw();
    let FieldKind::Value { shape, optional, .. } = &field.kind else {
        let message = format!("a flattened struct is no value: write `required_if({ident})`");
        return ctxt.error(literal, &message);
    };
    let instead = if *optional || has_default(field) {
        format!("write `required_if({ident})`, which asks whether it is set")
    } else {
        "ask for another field".to_owned()
    };
    let known = types::known(shape.leaf());
    if field.attrs.secret.is_some() || known == Known::Secret {
        return ctxt.error(literal, &format!("{}: {instead}", secret_value(field)));
    }
    if known == Known::Resource {
        return ctxt.error(literal, &format!("the URL of a backing service is not compared: {instead}"));
    }
    if literal.text().is_empty() && known == Known::Text && !may_be_empty(field) {
        let message = format!(
            "an empty `{ident}` counts as absent, so this never holds: say `allow_empty` on `{ident}`, or ask for \
             another value"
        );
        return ctxt.error(literal, &message);
    }
    literal_fits(ctxt, literal, shape.leaf(), &ident.to_string(), "value");
    literal_is_in_range(ctxt, literal, &field.attrs, "value");
}

fn may_be_empty(field: &Field<'_>) -> bool {
    let FieldKind::Value { shape, .. } = &field.kind else { return false };
    field.attrs.allow_empty.is_some() || has_default(field) || shape.is_list()
}

/// What is said where a group asks for the value of a secret.
pub(crate) fn secret_value(field: &Field<'_>) -> String {
    format!("`{}` is a secret, and no value of a secret stands in the code", field.ident.unraw())
}

//! Finds mistakes in groups of fields.

use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::check::literal::{literal_fits, literal_is_in_range};
use crate::check::secret::secret_value;
use crate::ctxt::Ctxt;
use crate::group::{Group, Rule};
use crate::literal::Literal;
use crate::names;
use crate::types::{self, Known};
use crate::unknown::nearest;

pub(super) fn groups(ctxt: &Ctxt, input: &Input<'_>) {
    for (owner, group) in input.groups() {
        match owner {
            // Every other key of a skipped field is already reported.
            Some(owner) if !owner.is_read() => continue,
            Some(owner) => owns(ctxt, owner, group),
            None => {}
        }
        is_large_enough(ctxt, group);
        for (place, member) in group.members.iter().enumerate() {
            let same = |other: &&Ident| other.unraw() == member.unraw();
            if group.members.iter().take(place).any(|other| same(&other)) {
                let message = format!("`{}` is in this group twice: remove one", member.unraw());
                ctxt.error(member, message);
            } else if owner.is_some_and(|owner| same(&owner.ident)) {
                let message = format!("`{}` names its own field: name another field", group.key);
                ctxt.error(member, message);
            } else if let Some(field) = input.field(member) {
                takes_part(ctxt, owner, group, member, field);
            } else {
                ctxt.error(member, no_field(input, member));
            }
        }
    }
}

fn is_large_enough(ctxt: &Ctxt, group: &Group) {
    let form = group.rule.form();
    match (group.members.len(), group.rule.is_of_struct()) {
        (0 | 1, true) => ctxt.error(&group.key, format!("a group needs two or more fields: write {form}")),
        (0, false) => ctxt.error(&group.key, format!("`{}` names no field: write {form}", group.key)),
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
        Some(meant) => format!("this struct has no field `{name}`: did you mean `{meant}`?"),
        None => format!("this struct has no field `{name}`: name a field of the same struct"),
    }
}

/// Checks that the field with the group can be set and can be missing.
fn owns(ctxt: &Ctxt, owner: &Field<'_>, group: &Group) {
    let (ident, key) = (owner.ident.unraw(), &group.key);
    if let Some(always) = always_set(owner) {
        ctxt.error(key, format!("{always}, or remove `{key}`"));
    } else if group.rule == Rule::RequiredIf && owner.attrs.has_default() {
        let message = format!(
            "`{ident}` has a default, so it is never missing: remove the default and make it an `Option`, \
             or remove `{key}`"
        );
        ctxt.error(key, message);
    }
}

fn takes_part(ctxt: &Ctxt, owner: Option<&Field<'_>>, group: &Group, member: &Ident, field: &Field<'_>) {
    let key = &group.key;
    if !field.is_read() {
        let message =
            format!("`{}` is skipped, so no variable sets it: remove it from `{key}`", member.unraw());
        return ctxt.error(member, message);
    }
    if let Some(literal) = &group.value {
        return value(ctxt, literal, member, field);
    }
    let Some(always) = always_set(field) else { return };
    match owner {
        Some(owner) if group.rule == Rule::RequiredIf => {
            let message = format!(
                "{always}, compare its value with `required_if({} = LITERAL)`, or remove the `Option` of `{}`",
                member.unraw(),
                owner.ident.unraw()
            );
            ctxt.error(member, message);
        }
        _ => ctxt.error(member, format!("{always}, or remove it from `{key}`")),
    }
}

/// The message about a field that is always set, so a group cannot ask whether it is set.
fn always_set(field: &Field<'_>) -> Option<String> {
    let ident = field.ident.unraw();
    match &field.kind {
        FieldKind::Value { .. } if field.attrs.is_set.is_some() => None,
        FieldKind::Value { optional: false, .. } if !field.attrs.has_default() => {
            Some(format!("`{ident}` is always set: make it an `Option`"))
        }
        FieldKind::Nested { optional: false, .. } => {
            Some(format!("the struct `{ident}` is always present: make it an `Option`"))
        }
        _ => None,
    }
}

/// Checks the value that `required_if` compares.
fn value(ctxt: &Ctxt, literal: &Literal, member: &Ident, field: &Field<'_>) {
    let ident = member.unraw();
    let FieldKind::Value { shape, optional, .. } = &field.kind else {
        let message = format!("a flattened struct has no value to compare: write `required_if({ident})`");
        return ctxt.error(literal, message);
    };
    let instead = if *optional || field.attrs.has_default() {
        format!("write `required_if({ident})` to ask whether it is set")
    } else {
        "name another field".to_owned()
    };
    let known = types::known(shape.leaf());
    if field.attrs.secret.is_some() || known == Known::Secret {
        return ctxt.error(literal, format!("{}: {instead}", secret_value(field)));
    }
    if known == Known::Resource {
        return ctxt.error(literal, format!("the URL of a backing service cannot be compared: {instead}"));
    }
    let may_be_empty = field.attrs.allow_empty.is_some() || field.attrs.has_default() || shape.is_list();
    if literal.text().is_empty() && known == Known::Text && !may_be_empty {
        let message = format!(
            "an empty `{ident}` counts as not set, so this is never true: add `allow_empty` to `{ident}`, or write \
             another value"
        );
        return ctxt.error(literal, message);
    }
    if field.attrs.is_set.is_some() {
        let message = format!("`{ident}` only says whether it is set: write `required_if({ident})`");
        return ctxt.error(literal, message);
    }
    literal_fits(ctxt, literal, &field.attrs, shape, &ident.to_string(), "value");
    literal_is_in_range(ctxt, literal, &field.attrs, "value");
}

//! Finds mistakes in a default.

use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::check::literal::literal_fits;
use crate::check::secret::secret_default;
use crate::ctxt::Ctxt;
use crate::types::{self, Known, Shape};
use crate::unknown::nearest;

/// Notes the mistakes of a field's default.
pub(super) fn default(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, shape: &Shape<'_>, optional: bool) {
    let attrs = &field.attrs;
    let given = attrs.default.as_ref().map(|given| &given.key);
    let computed = attrs.default_with.as_ref().map(|given| &given.key);
    let from = attrs.default_from.as_ref().map(|given| &given.key);
    let mut keys = [given, computed, from].into_iter().flatten();
    if let (Some(first), Some(second)) = (keys.next(), keys.next()) {
        ctxt.error(second, format!("`{first}` and `{second}` exclude each other: remove one"));
    }
    if let Some(from) = &attrs.default_from {
        default_from(ctxt, input, field, &from.value, optional);
        if let (Some(range), true) = (&attrs.range, shape.is_list()) {
            ctxt.error(
                &range.key,
                "`range` checks each item when it is read, and the value of another field is not read again: remove \
                 `range`, and write it for the other field",
            );
        }
    }
    let Some(key) = given.or(computed) else { return };
    if optional {
        ctxt.error(
            key,
            "an `Option` is already `None` when the variable is missing: remove the default or the `Option`",
        );
    }
    let literal = attrs.default_literal();
    let is_empty = literal.is_none_or(|literal| literal.text().is_empty());
    let secret = attrs.secret.is_some() || types::known(shape.leaf()) == Known::Secret;
    if secret && !(shape.is_list() && computed.is_none() && is_empty) {
        let message = secret_default(field);
        match literal {
            Some(literal) => ctxt.error(literal, message),
            None => ctxt.error(key, message),
        }
    }
    if let Some(literal) = literal {
        literal_fits(ctxt, literal, attrs, shape, "default", "default");
    }
}

/// Checks the field whose value is the default.
fn default_from(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, named: &Ident, optional: bool) {
    let (name, own) = (named.unraw(), field.ident.unraw());
    let Some(other) = input.field(named) else {
        let names = input.fields.iter().map(|field| field.ident.unraw().to_string());
        let message = match nearest(&name.to_string(), names) {
            Some(meant) => format!("this struct has no field `{name}`: did you mean `{meant}`?"),
            None => format!("this struct has no field `{name}`: name a field of the same struct"),
        };
        return ctxt.error(named, message);
    };
    let is_before = input.fields.iter().take_while(|before| !core::ptr::eq(*before, field));
    let message = match &other.kind {
        _ if core::ptr::eq(other, field) => {
            "`default_from` names its own field: name another field".to_owned()
        }
        _ if !is_before.into_iter().any(|before| core::ptr::eq(before, other)) => {
            format!("`{name}` is read after `{own}`: move it before `{own}`")
        }
        FieldKind::Skip(_) => format!("`{name}` is skipped, so no variable sets it: name another field"),
        FieldKind::Nested { .. } => format!("`{name}` is a flattened struct: name a field of one variable"),
        FieldKind::Value { optional: true, .. } if !optional => format!(
            "`{name}` may be missing, and then `{own}` would be, too: make `{own}` an `Option`, or name a field that \
             is always there"
        ),
        FieldKind::Value { optional: false, .. } if optional => {
            format!("`{name}` is always there, and so is `{own}`: remove the `Option` of `{own}`")
        }
        FieldKind::Value { .. } => return,
    };
    ctxt.error(named, message);
}

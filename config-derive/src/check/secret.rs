//! Messages about secrets that the checks and the proofs share.

use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::names;

/// The first name of a field that looks like a credential, and the type to use. `name` is the variable's own name.
///
/// It is `None` if `secret` or `not_secret` is given.
pub(crate) fn looks_secret(
    input: &Input<'_>,
    field: &Field<'_>,
    name: &str,
) -> Option<(String, &'static str)> {
    if field.attrs.secret.is_some() || field.attrs.not_secret.is_some() {
        return None;
    }
    let others = field.attrs.renamed_from.iter().chain(&field.attrs.fallbacks);
    let names = core::iter::once(name.to_owned()).chain(others.map(|given| given.value.value()));
    let mut names = names.filter(|name| !is_id_of_access_key(input, name));
    names.find_map(|name| names::credential(&name).map(|remedy| (name, remedy)))
}

/// Whether another variable of the struct is the secret of the same access key. Then this one is its id.
fn is_id_of_access_key(input: &Input<'_>, name: &str) -> bool {
    let Some(start) = name.strip_suffix("ACCESS_KEY") else { return false };
    input.fields.iter().any(|field| match &field.kind {
        FieldKind::Value { name, .. } => name
            .strip_prefix(start)
            .is_some_and(|end| matches!(end, "SECRET_KEY" | "SECRET_ACCESS_KEY" | "ACCESS_SECRET")),
        _ => false,
    })
}

/// The message for a secret with a default.
pub(crate) fn secret_default(field: &Field<'_>) -> String {
    let ident = &field.ident;
    format!(
        "`{ident}` is a secret, and the code must not contain a default for it: remove the default, and make the \
         field an `Option` if it may be missing"
    )
}

/// The message for a group that asks for the value of a secret.
pub(crate) fn secret_value(field: &Field<'_>) -> String {
    format!("`{}` is a secret, and the code must not contain its value", field.ident.unraw())
}

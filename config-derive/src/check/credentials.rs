//! Finds mistakes with `username` and `password`.

use crate::ast::{Field, Input};
use crate::check::name::Name;
use crate::check::taken;
use crate::ctxt::Ctxt;
use crate::types::{self, Known, Shape};

/// Notes the mistakes in the names of a resource's credentials, and of a field that cannot have any.
pub(super) fn credentials(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, shape: &Shape<'_>) {
    for apart in field.apart() {
        taken::is_valid(ctxt, input, Name { text: &apart.name, field, old: None, apart: Some(apart) });
        let key = &apart.key;
        if shape.is_list() {
            let message = format!(
                "`{key}` is for one resource, and this field is a list: remove `{key}`, or make each resource a field"
            );
            ctxt.error(key, message);
        } else if !matches!(types::known(shape.leaf()), Known::Resource | Known::No) {
            let message = format!(
                "`{key}` is for a resource such as `factor3::resource::Postgres`: remove it, or make the secret a \
                 field of its own"
            );
            ctxt.error(key, message);
        }
        if let Some(given) = &field.attrs.default_from {
            let message = format!(
                "the value of another field has credentials of its own: remove `default_from` or `{key}`"
            );
            ctxt.error(&given.key, message);
        }
    }
}

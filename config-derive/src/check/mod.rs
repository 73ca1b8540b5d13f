//! Finds attributes, names and types that do not go together.

mod credentials;
mod default;
mod fallback;
mod files;
mod grouped;
mod groups;
mod literal;
mod name;
mod presence;
mod retired;
mod secret;
mod taken;
mod unit;
mod value;

use syn::Type;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::check::name::Name;
use crate::ctxt::Ctxt;
use crate::names;
use crate::types::{self, Shape};

pub(crate) use files::file_clashes;
pub(crate) use grouped::{
    by_name, by_prefix, by_words, environment, may_be_named_so, may_group, not_grouped, place,
};
pub(crate) use secret::{looks_secret, secret_default, secret_value};

/// Notes every mistake in how attributes, names and types go together.
pub(crate) fn check(ctxt: &Ctxt, input: &Input<'_>) {
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => skip(ctxt, &field.attrs),
            FieldKind::Nested { ty, prefix, .. } => {
                nested(ctxt, field, ty, prefix);
                is_bounded(ctxt, input, ty, "Config");
            }
            FieldKind::Value { name, shape, optional, .. } => {
                let own = Name { text: name, field, old: None, apart: None };
                taken::is_valid(ctxt, input, own);
                value::value(ctxt, input, field, name, shape, *optional);
                grouped::grouped(ctxt, input, field, shape);
                fallback::fallbacks(ctxt, input, field);
                credentials::credentials(ctxt, input, field, shape);
                if !field.attrs.is_read_by_app() {
                    is_bounded(ctxt, input, shape.leaf(), "FromEnvStr");
                }
            }
        }
    }
    taken::names(ctxt, input);
    retired::retired(ctxt, input);
    groups::groups(ctxt, input);
    if let (Some(given), None) = (&input.item.attrs.warn_unknown, &input.prefix) {
        let message =
            "`warn_unknown` needs a prefix that marks the application's variables: write `prefix = \"APP_\"`";
        ctxt.error(&given.key, message);
    }
}

fn skip(ctxt: &Ctxt, attrs: &FieldAttrs) {
    for key in attrs.keys.iter().filter(|key| *key != "skip") {
        ctxt.error(key, format!("a skipped field reads no variable: remove `{key}` or `skip`"));
    }
}

fn nested(ctxt: &Ctxt, field: &Field<'_>, ty: &Type, prefix: &str) {
    if Shape::of(ty).is_list() {
        let message = "a list of structs cannot be flattened, since its variables would have no names: make each \
                       struct a field with `flatten` and a prefix";
        ctxt.error(ty, message);
    }
    let groups = &field.attrs.groups;
    for key in &field.attrs.keys {
        let is_of_group = groups.iter().any(|group| group.key == *key);
        if key != "flatten" && key != "prefix" && key != "no_prefix" && !is_of_group {
            let message = format!(
                "a flattened struct is not a variable: put `{key}` on its fields, or remove `flatten`"
            );
            ctxt.error(key, message);
        }
    }
    if let Some(given) = &field.attrs.prefix {
        if !names::is_valid(prefix) {
            let message = "this prefix is not valid: use letters, digits and `_` with no digit first, as in \
                           `prefix = \"SMTP_\"`";
            ctxt.error(&given.value, message);
        }
    }
}

/// Notes that a type parameter lacks its bound. The compiler's own message would name a hidden trait.
fn is_bounded(ctxt: &Ctxt, input: &Input<'_>, ty: &Type, bound: &str) {
    if let Some(parameter) = types::unbounded(ty, &input.item.generics) {
        ctxt.error(
            ty,
            format!("the type parameter `{parameter}` needs a bound: write `{parameter}: factor3::{bound}`"),
        );
    }
}

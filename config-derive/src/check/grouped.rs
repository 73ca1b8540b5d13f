//! Finds variables that name a whole environment, from which other settings would follow.

use proc_macro2::Span;
use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::ctxt::Ctxt;
use crate::names;
use crate::parse::Given;
use crate::types::{self, Known, Shape};

/// Notes a grouped environment, and a `grouped` on a field that is not one, where the syntax of the type is enough to tell.
/// If it is not, a proof asks the compiler.
pub(super) fn grouped(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, shape: &Shape<'_>) {
    let may_group = may_group(&field.attrs, shape);
    match (&field.attrs.grouped, may_group) {
        (Some(given), _) if given.value.value().trim().is_empty() => {
            ctxt.error(
                &given.value,
                "the reason is empty: write why, as in `grouped = \"until the migration ends\"`",
            );
        }
        (Some(given), Some(false)) => ctxt.error(&given.key, not_grouped(field)),
        (Some(given), Some(true)) if !may_be_named_so(input, field) => {
            ctxt.error(&given.key, not_grouped(field));
        }
        (None, Some(true)) => {
            if let Some((name, span)) = environment(input, field) {
                ctxt.error_at(span, by_name(&name));
            }
        }
        _ => {}
    }
}

/// Whether a value of the type could be the name of an environment; `None` if the syntax does not tell.
pub(crate) fn may_group(attrs: &FieldAttrs, shape: &Shape<'_>) -> Option<bool> {
    let is_list = shape.is_list() || Shape::of(shape.whole()).is_list();
    // A `unit` is for a duration or a size.
    if attrs.is_set.is_some() || attrs.secret.is_some() || attrs.unit.is_some() || is_list {
        return Some(false);
    }
    match types::known(shape.leaf()) {
        Known::Text => Some(true),
        // The application's code may turn a name into anything.
        Known::Number | Known::Plain => Some(attrs.is_read_by_app()),
        Known::Secret | Known::Resource => Some(false),
        Known::No => None,
    }
}

/// The first name of a field that selects a whole environment, and its place: its own, an old one, or that of a fallback.
pub(crate) fn environment(input: &Input<'_>, field: &Field<'_>) -> Option<(String, Span)> {
    let prefix = if field.attrs.no_prefix.is_some() { None } else { input.prefix.as_deref() };
    let prefix = prefix.unwrap_or_default();
    let own = core::iter::once((prefix, own_name(field), place(field)));
    let given = |given: &Given<LitStr>| (given.value.value(), given.value.span());
    let old = field.attrs.renamed_from.iter().map(given).map(|(name, span)| (prefix, name, span));
    let fallbacks = field.attrs.fallbacks.iter().map(given).map(|(name, span)| ("", name, span));
    own.chain(old).chain(fallbacks).find_map(|(prefix, own, span)| {
        let full = format!("{prefix}{own}");
        names::is_environment(&own, &full).then_some((full, span))
    })
}

/// Whether `grouped` may explain the field's name.
pub(crate) fn may_be_named_so(input: &Input<'_>, field: &Field<'_>) -> bool {
    environment(input, field).is_some() || names::may_become_environment(&own_name(field))
}

/// The place of a message about the variable's name.
pub(crate) fn place(field: &Field<'_>) -> Span {
    field.attrs.env.as_ref().map_or_else(|| field.ident.span(), |given| given.value.span())
}

/// The message about a name.
pub(crate) fn by_name(name: &str) -> String {
    format!(
        "{name} selects a whole environment, so that its settings cannot vary one by one: {}",
        remedy(name)
    )
}

/// The message about the words of an enum.
pub(crate) fn by_words(field: &Field<'_>, name: &str) -> String {
    let field = field.ident.unraw();
    format!(
        "the words of `{field}` are whole environments, whose settings cannot vary one by one: {}",
        remedy(name)
    )
}

/// The message about a name that is complete after the prefix of a flattened field.
pub(crate) fn by_prefix(prefix: &str, rest: &str) -> String {
    format!(
        "`{rest}` of this struct is {prefix}{rest} after the prefix, which selects a whole environment: {}",
        remedy("")
    )
}

/// The message about a `grouped` on a field that does not need it.
pub(crate) fn not_grouped(field: &Field<'_>) -> String {
    format!("`{}` is not a grouped environment: remove `grouped`", field.ident.unraw())
}

fn remedy(name: &str) -> String {
    let (url, environment) = names::address_instead(name);
    format!(
        "give each setting its own variable, and a service its own address (`{url}` for `{environment}`); a name \
         that is only shown is a `factor3::Label`; for a migration, write `#[config(grouped = \"why\")]`"
    )
}

/// The variable's name without prefixes.
fn own_name(field: &Field<'_>) -> String {
    match (&field.attrs.env, &field.kind) {
        (Some(env), FieldKind::Value { .. }) => env.value.value(),
        _ => names::variable(field.ident),
    }
}

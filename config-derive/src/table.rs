//! Writes the table, as calls of constructors: what each field and the struct itself declare.

use proc_macro2::{Literal as Number, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Ident, LitStr, Type};

use crate::ast::{Apart, Field, FieldKind, Input, Part};
use crate::attr::{FieldAttrs, Introspect};
use crate::check::looks_secret;
use crate::group::Rule;
use crate::literal::{Literal, Range};
use crate::names;
use crate::parse::Given;
use crate::quantity;
use crate::span::{at, site};
use crate::types::{self, Shape};

/// The calls after the rows of the table.
pub(crate) fn schema_calls(input: &Input<'_>) -> TokenStream {
    let attrs = &input.item.attrs;
    let mut calls = TokenStream::new();
    let mut groups = TokenStream::new();
    for (owner, group) in input.groups() {
        let members = owner.map(|owner| owner.ident).into_iter().chain(&group.members);
        let places = members.filter_map(|member| input.member(member)).map(|(place, _)| number(place));
        let mut arguments = quote_spanned!(site()=> &[#(#places,)*]);
        if group.rule == Rule::RequiredIf {
            let value = text_bound(&group.value);
            quote_spanned!(site()=> , #value).to_tokens(&mut arguments);
        }
        let rule = Ident::new(group.rule.name(), site());
        quote_spanned!(site()=> __p::Group::#rule(#arguments),).to_tokens(&mut groups);
    }
    // A credential without its resource is a mistake.
    for (place, field) in input.read().filter(|(_, field)| field.is_optional()) {
        for after in 1..=field.apart().len() {
            let (credential, resource) = (number(place + after), number(place));
            quote_spanned!(site()=> __p::Group::requires(&[#credential, #resource]),).to_tokens(&mut groups);
        }
    }
    if !groups.is_empty() {
        call(&mut calls, "groups", &quote_spanned!(site()=> &[#groups]));
    }
    flag(&mut calls, input.secret_files(), "secret_files");
    flag(&mut calls, attrs.validate.is_some(), "checked");
    if let (Some(_), Some(prefix)) = (&attrs.warn_unknown, &input.prefix) {
        call(&mut calls, "warn_unknown", prefix);
    }
    introspect_call(input).to_tokens(&mut calls);
    retired_call(input).to_tokens(&mut calls);
    calls
}

/// The call for the names that are no longer read, if there are any.
pub(crate) fn retired_call(input: &Input<'_>) -> TokenStream {
    let mut calls = TokenStream::new();
    let rows = input.retired().map(|(name, given)| {
        let (_, remedy) = &given.value;
        let declare = match names::credential(&name) {
            Some(_) => quote_spanned!(site()=> retired_credential),
            None => quote_spanned!(site()=> retired),
        };
        quote_spanned!(site()=> __p::#declare(#name, #remedy),)
    });
    let rows: TokenStream = rows.collect();
    if !rows.is_empty() {
        call(&mut calls, "retired", &quote_spanned!(site()=> &[#rows]));
    }
    calls
}

/// The call for `introspect`, if the attribute is given.
pub(crate) fn introspect_call(input: &Input<'_>) -> TokenStream {
    let mut calls = TokenStream::new();
    match input.introspect() {
        Some(Introspect::Name(name)) => {
            call(&mut calls, "introspect", &quote_spanned!(site()=> __p::Some(#name)))
        }
        Some(Introspect::No) => call(&mut calls, "introspect", &quote_spanned!(site()=> __p::None)),
        None => {}
    }
    calls
}

/// A number without its type, at the place of the derive.
pub(crate) fn number(number: usize) -> Number {
    let mut number = Number::usize_unsuffixed(number);
    number.set_span(site());
    number
}

/// A field's row of the table, and those of its credentials, each with a comma at its end; empty for a skipped field.
pub(crate) fn row(input: &Input<'_>, field: &Field<'_>) -> TokenStream {
    match &field.kind {
        FieldKind::Skip(_) => TokenStream::new(),
        FieldKind::Nested { ty, .. } => {
            let mut calls = TokenStream::new();
            describe(&mut calls, field);
            nested_row(field, &quote_spanned!(at(ty)=> <#ty as __p::Config>::SCHEMA), calls)
        }
        FieldKind::Value { name, shape, optional, .. } => {
            let kind = kind(shape, &field.attrs);
            let mut rows = var_row(field, name, &kind, &value_calls(input, field, *optional));
            for apart in field.apart() {
                credential_row(field, apart).to_tokens(&mut rows);
            }
            rows
        }
    }
}

/// A variable's row.
pub(crate) fn var_row(
    field: &Field<'_>,
    variable: &str,
    kind: &TokenStream,
    calls: &TokenStream,
) -> TokenStream {
    let names = format!("{variable} {}", field.path);
    quote_spanned!(site()=> __p::var(#names, &#kind) #calls .node(),)
}

/// The row of a credential that has a variable of its own.
pub(crate) fn credential_row(field: &Field<'_>, apart: &Apart) -> TokenStream {
    let mut calls = TokenStream::new();
    flag(&mut calls, true, "optional");
    flag(&mut calls, field.attrs.no_prefix.is_some(), "no_prefix");
    flag(&mut calls, field.attrs.shared.is_some(), "shared");
    let doc = apart.doc(&field.doc);
    if !doc.is_empty() {
        call(&mut calls, "describe", &doc);
    }
    if !apart.old_names.is_empty() {
        let names = &apart.old_names;
        call(&mut calls, "with", &quote_spanned!(site()=> &__p::extra().renamed_from(&[#(#names),*])));
    }
    var_row(field, &apart.name, &quote_spanned!(site()=> *__p::CREDENTIAL), &calls)
}

/// The calls of a variable's row.
fn value_calls(input: &Input<'_>, field: &Field<'_>, optional: bool) -> TokenStream {
    let attrs = &field.attrs;
    let mut calls = TokenStream::new();
    match attrs.default_literal().filter(|literal| !attrs.is_value(literal)) {
        Some(literal) => call(&mut calls, "default_text", &quantity::default_text(field, literal)),
        None => flag(&mut calls, attrs.has_default(), "computed"),
    }
    let is_set = attrs.is_set.is_some();
    flag(&mut calls, optional || is_set, "optional");
    flag(&mut calls, field.is_secret_file(), "secret_file");
    flag(&mut calls, attrs.no_prefix.is_some(), "no_prefix");
    flag(&mut calls, attrs.allow_empty.is_some() || is_set, "allow_empty");
    flag(&mut calls, is_set && is_named_as_credential(input, field), "named_as_credential");
    flag(&mut calls, attrs.shared.is_some(), "shared");
    flag(&mut calls, attrs.not_secret.is_some(), "not_secret");
    flag(&mut calls, attrs.validate.is_some(), "checked");
    for apart in field.apart() {
        let method = match apart.part {
            Part::Username => "username_apart",
            Part::Password => "password_apart",
        };
        call(&mut calls, method, &TokenStream::new());
    }
    describe(&mut calls, field);
    let extra = extra(input, field);
    if !extra.is_empty() {
        call(&mut calls, "with", &quote_spanned!(site()=> &__p::extra() #extra));
    }
    calls
}

fn is_named_as_credential(input: &Input<'_>, field: &Field<'_>) -> bool {
    let FieldKind::Value { name, .. } = &field.kind else { return false };
    looks_secret(input, field, name).is_some()
}

/// A flattened struct's row.
pub(crate) fn nested_row(field: &Field<'_>, schema: &TokenStream, mut calls: TokenStream) -> TokenStream {
    let FieldKind::Nested { ty, optional, prefix } = &field.kind else { return TokenStream::new() };
    let name = field.ident.unraw().to_string();
    flag(&mut calls, field.attrs.no_prefix.is_some(), "no_prefix");
    flag(&mut calls, *optional, "optional");
    quote_spanned!(at(ty)=> __p::nested(#name, #prefix, #schema) #calls .node(),)
}

/// Adds the doc comment, if the field has one.
fn describe(calls: &mut TokenStream, field: &Field<'_>) {
    if !field.doc.is_empty() {
        call(calls, "describe", &field.doc);
    }
}

/// Adds `.method()` if `is_so`.
pub(crate) fn flag(calls: &mut TokenStream, is_so: bool, method: &str) {
    if is_so {
        call(calls, method, &TokenStream::new());
    }
}

/// Adds `.method(arguments)`.
fn call(calls: &mut TokenStream, method: &str, arguments: &dyn ToTokens) {
    let method = Ident::new(method, site());
    quote_spanned!(site()=> .#method(#arguments)).to_tokens(calls);
}

/// The calls that few rows need. They are kept apart from the row.
fn extra(input: &Input<'_>, field: &Field<'_>) -> TokenStream {
    let FieldAttrs { example, expected, generate, grouped, separator, range, min_len, .. } = &field.attrs;
    let mut calls = TokenStream::new();
    let texts = [
        ("example", example),
        ("expected", expected),
        ("generate", generate),
        ("grouped", grouped),
        ("separator", separator),
    ];
    for (method, text) in texts {
        if let Some(given) = text {
            call(&mut calls, method, &given.value);
        }
    }
    if let Some(range) = range {
        call(&mut calls, "range", &text_bounds(&range.value));
    }
    if let Some(min_len) = min_len {
        call(&mut calls, "min_len", &min_len.value);
    }
    old_names(field).to_tokens(&mut calls);
    if !field.attrs.fallbacks.is_empty() {
        let names = field.attrs.fallbacks.iter().map(|given| &given.value);
        call(&mut calls, "fallbacks", &quote_spanned!(site()=> &[#(#names),*]));
    }
    if let Some((place, _)) = field.attrs.default_from.as_ref().and_then(|given| input.member(&given.value)) {
        call(&mut calls, "default_from", &number(place));
    }
    calls
}

/// `.renamed_from(&[..])`, if there are old names.
pub(crate) fn old_names(field: &Field<'_>) -> TokenStream {
    let mut calls = TokenStream::new();
    match &field.kind {
        FieldKind::Value { old_names, .. } if !old_names.is_empty() => {
            call(&mut calls, "renamed_from", &quote_spanned!(site()=> &[#(#old_names),*]));
        }
        _ => {}
    }
    calls
}

/// The bounds of a range as arguments: both as text, and whether the upper bound is included.
pub(crate) fn text_bounds(range: &Range) -> TokenStream {
    let (min, max, inclusive) = (text_bound(&range.min), text_bound(&range.max), range.inclusive);
    quote_spanned!(site()=> #min, #max, #inclusive)
}

fn text_bound(bound: &Option<Literal>) -> TokenStream {
    match bound {
        Some(literal) => {
            let text = literal.text();
            quote_spanned!(site()=> __p::Some(#text))
        }
        None => quote_spanned!(site()=> __p::None),
    }
}

/// The kind of a field.
pub(crate) fn kind(shape: &Shape<'_>, attrs: &FieldAttrs) -> TokenStream {
    if let Some(secret) = types::in_secret_file(shape.whole()) {
        let kind = leaf_kind(&secret, attrs);
        return quote_spanned!(site()=> __p::Kind::made_secret(&#kind));
    }
    let leaf = leaf_kind(shape.leaf(), attrs);
    match shape {
        Shape::One(_) => leaf,
        Shape::List { .. } => quote_spanned!(site()=> __p::Kind::List(&#leaf)),
        Shape::Map { key, .. } => {
            let key = key_kind(key, attrs);
            quote_spanned!(site()=> __p::Kind::Map(&#key, &#leaf))
        }
    }
}

/// The kind of a value, or of an item of a list or map.
pub(crate) fn leaf_kind(leaf: &Type, attrs: &FieldAttrs) -> TokenStream {
    kind_of(leaf, attrs, attrs.unit.as_ref())
}

/// The kind of a key of a map.
fn key_kind(key: &Type, attrs: &FieldAttrs) -> TokenStream {
    kind_of(key, attrs, None)
}

fn kind_of(leaf: &Type, attrs: &FieldAttrs, unit: Option<&Given<LitStr>>) -> TokenStream {
    let kind = match attrs.value_parser {
        // The parser reads a list as a whole, but the items still decide whether the list is secret.
        Some(_) => probe_kind(Shape::of(leaf).leaf()),
        None => probe_kind(leaf),
    };
    if attrs.is_set.is_some() {
        return quote_spanned!(site()=> __p::Kind::IsSet);
    }
    let kind = match (&attrs.value_parser, &attrs.serde) {
        (None, None) => match unit {
            Some(Given { value: unit, .. }) => quote_spanned!(unit.span()=> #kind.in_unit(#unit)),
            None => kind,
        },
        // Within a list, the kind has to be a constant of its own.
        _ => quote_spanned!(site()=> const { #kind.read_by_app() }),
    };
    match attrs.secret {
        Some(_) => quote_spanned!(site()=> __p::Kind::Secret(&#kind)),
        None => kind,
    }
}

/// The kind of a type.
pub(crate) fn probe_kind(ty: &Type) -> TokenStream {
    quote_spanned!(at(ty)=> __p::Probe::<#ty>::KIND)
}

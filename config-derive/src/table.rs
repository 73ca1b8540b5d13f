//! The rows of the table: what each field declares, as calls of the constructors; and what the struct does.

use proc_macro2::{Literal as Number, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::{Ask, FieldAttrs};
use crate::expand::{at, site};
use crate::group::Rule;
use crate::literal::{Literal, Range};
use crate::types::{Shape, Type};

/// What the table says beyond its rows.
pub(crate) fn schema_calls(input: &Input<'_>) -> TokenStream {
    let mut calls = TokenStream::new();
    let mut groups = TokenStream::new();
    for (owner, group) in input.groups() {
        let mut members = TokenStream::new();
        for member in owner.map(|owner| owner.ident).into_iter().chain(&group.members) {
            let Some((place, _)) = input.member(member) else { continue };
            let place = number(place);
            quote_spanned!(site()=> #place,).to_tokens(&mut members);
        }
        let mut arguments = quote_spanned!(site()=> &[#members]);
        if group.rule == Rule::RequiredIf {
            let value = text_bound(&group.value);
            quote_spanned!(site()=> , #value).to_tokens(&mut arguments);
        }
        let rule = Ident::new(group.rule.name(), site());
        quote_spanned!(site()=> __p::Group::#rule(#arguments),).to_tokens(&mut groups);
    }
    if !groups.is_empty() {
        call(&mut calls, "groups", &quote_spanned!(site()=> &[#groups]));
    }
    flag(&mut calls, input.secret_files, "secret_files");
    if let (Some(_), Some(prefix)) = (&input.warn_unknown, &input.prefix) {
        call(&mut calls, "warn_unknown", prefix);
    }
    ask_call(input).to_tokens(&mut calls);
    calls
}

/// The variable that asks the program, where it is not the usual one.
pub(crate) fn ask_call(input: &Input<'_>) -> TokenStream {
    let mut calls = TokenStream::new();
    match &input.ask {
        Some(Ask::Name(name)) => call(&mut calls, "ask", &quote_spanned!(site()=> __p::Some(#name))),
        Some(Ask::No) => call(&mut calls, "ask", &quote_spanned!(site()=> __p::None)),
        None => {}
    }
    calls
}

/// A number without its type, at the place of the expansion.
pub(crate) fn number(number: usize) -> Number {
    let mut number = Number::usize_unsuffixed(number);
    number.set_span(site());
    number
}

/// A row of the table, with the comma behind it; none for a skipped field.
pub(crate) fn node(field: &Field<'_>) -> TokenStream {
    match &field.kind {
        FieldKind::Skip(_) => TokenStream::new(),
        FieldKind::Nested { ty, .. } => {
            nested_node(field, &quote_spanned!(at(ty)=> <#ty as __p::Config>::SCHEMA))
        }
        FieldKind::Value { name, shape, optional, .. } => {
            let kind = kind(shape, &field.attrs);
            var_node(field, name, &kind, &value_calls(field, *optional))
        }
    }
}

/// A variable's row.
pub(crate) fn var_node(
    field: &Field<'_>,
    variable: &str,
    kind: &TokenStream,
    calls: &TokenStream,
) -> TokenStream {
    let names = format!("{variable} {}", field.path);
    quote_spanned!(site()=> __p::var(#names, &#kind) #calls .node(),)
}

/// What a row says beyond name and kind.
fn value_calls(field: &Field<'_>, optional: bool) -> TokenStream {
    let attrs = &field.attrs;
    let mut calls = default_row(attrs);
    flag(&mut calls, optional, "optional");
    flag(&mut calls, attrs.no_prefix.is_some(), "no_prefix");
    flag(&mut calls, attrs.allow_empty.is_some(), "allow_empty");
    flag(&mut calls, attrs.shared.is_some(), "shared");
    flag(&mut calls, attrs.not_secret.is_some(), "not_secret");
    if !field.doc.is_empty() {
        call(&mut calls, "describe", &field.doc);
    }
    let extra = extra(field);
    if !extra.is_empty() {
        call(&mut calls, "with", &quote_spanned!(site()=> &__p::extra() #extra));
    }
    calls
}

/// A flattened struct's row.
pub(crate) fn nested_node(field: &Field<'_>, schema: &TokenStream) -> TokenStream {
    let FieldKind::Nested { ty, optional, prefix } = &field.kind else { return TokenStream::new() };
    let name = field.ident.unraw().to_string();
    let mut calls = TokenStream::new();
    flag(&mut calls, field.attrs.no_prefix.is_some(), "no_prefix");
    flag(&mut calls, *optional, "optional");
    quote_spanned!(at(ty)=> __p::nested(#name, #prefix, #schema) #calls .node(),)
}

/// `.method()`, if it is so.
pub(crate) fn flag(calls: &mut TokenStream, is_so: bool, method: &str) {
    if is_so {
        call(calls, method, &TokenStream::new());
    }
}

/// `.method(arguments)`
fn call(calls: &mut TokenStream, method: &str, arguments: &dyn ToTokens) {
    let method = Ident::new(method, site());
    quote_spanned!(site()=> .#method(#arguments)).to_tokens(calls);
}

fn default_row(attrs: &FieldAttrs) -> TokenStream {
    let mut calls = TokenStream::new();
    match (attrs.default.as_ref().map(|given| &given.value), &attrs.default_with) {
        (Some(Some(literal)), _) => call(&mut calls, "default_text", &literal.text()),
        (Some(None), _) | (None, Some(_)) => flag(&mut calls, true, "computed"),
        (None, None) => {}
    }
    calls
}

fn extra(field: &Field<'_>) -> TokenStream {
    let attrs = &field.attrs;
    let mut calls = TokenStream::new();
    if let Some(example) = &attrs.example {
        call(&mut calls, "example", &example.value);
    }
    if let Some(generate) = &attrs.generate {
        call(&mut calls, "generate", &generate.value);
    }
    if let Some(separator) = &attrs.separator {
        call(&mut calls, "separator", &separator.value);
    }
    if let Some(range) = &attrs.range {
        call(&mut calls, "range", &text_bounds(&range.value));
    }
    if let Some(min_len) = &attrs.min_len {
        call(&mut calls, "min_len", &min_len.value);
    }
    old_names(field).to_tokens(&mut calls);
    calls
}

/// The earlier names, if there are any.
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

/// The bounds of a range as arguments: what the variable would hold, and whether the upper one belongs to it.
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

/// The kind of the whole field.
pub(crate) fn kind(shape: &Shape<'_>, attrs: &FieldAttrs) -> TokenStream {
    let leaf = leaf_kind(shape.leaf(), attrs);
    match shape {
        Shape::One(_) => leaf,
        Shape::List { .. } => quote_spanned!(site()=> __p::Kind::List(&#leaf)),
        Shape::Map { key, .. } => {
            let key = leaf_kind(key, attrs);
            quote_spanned!(site()=> __p::Kind::Map(&#key, &#leaf))
        }
    }
}

pub(crate) fn leaf_kind(leaf: &Type, attrs: &FieldAttrs) -> TokenStream {
    let kind = match attrs.value_parser {
        // The parser reads the whole of a list; whether its items are secret still decides.
        Some(_) => probe_kind(Shape::of(leaf).leaf()),
        None => probe_kind(leaf),
    };
    let kind = match (&attrs.value_parser, &attrs.serde) {
        (None, None) => kind,
        _ => quote_spanned!(site()=> #kind.read_by_app()),
    };
    match attrs.secret {
        Some(_) => quote_spanned!(site()=> __p::Kind::Secret(&#kind)),
        None => kind,
    }
}

pub(crate) fn probe_kind(ty: &Type) -> TokenStream {
    quote_spanned!(at(ty)=> __p::Probe::<#ty>::KIND)
}

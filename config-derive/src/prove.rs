//! The proofs of a struct, as constant expressions beside its table.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::expand::{at, site};
use crate::table::{ask_call, flag, kind, nested_node, node, old_names, probe_kind, var_node};
use crate::types::{self, Known, Shape, Type};
use crate::{check, names};

/// The constant expressions that fail the compilation, each at the span of its field.
pub(crate) fn proofs(input: &Input<'_>, parameters: &[Ident]) -> TokenStream {
    let mut proofs = TokenStream::new();
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => {}
            FieldKind::Value { name, shape, .. } => {
                if !types::mentions(shape.leaf(), parameters) {
                    secrecy_proof(field, name, shape).to_tokens(&mut proofs);
                }
            }
            FieldKind::Nested { ty, prefix, .. } => {
                if !types::mentions(ty, parameters) {
                    for rest in names::credential_rests(prefix) {
                        let message = format!(
                            "`{rest}` of this struct is plain text, and behind the prefix {prefix} it looks like a \
                             credential: use `factor3::SecretString`, or say `#[config(not_secret)]` there"
                        );
                        let has_text =
                            quote_spanned!(at(ty)=> __p::has_text(__p::Probe::<#ty>::SCHEMA, #rest));
                        prove_not(at(ty), &has_text, &message).to_tokens(&mut proofs);
                    }
                }
            }
        }
    }
    files_proof(input, parameters).to_tokens(&mut proofs);
    values_proof(input, parameters).to_tokens(&mut proofs);
    names_proof(input, parameters).to_tokens(&mut proofs);
    proofs
}

/// A constant expression that fails with the message if it is so.
fn prove_not(span: Span, is_so: &TokenStream, message: &str) -> TokenStream {
    quote_spanned!(span=> const _: () = __p::prove(!#is_so, #message);)
}

/// What the macro cannot see of a type that it does not know.
fn secrecy_proof(field: &Field<'_>, name: &str, shape: &Shape<'_>) -> TokenStream {
    let leaf = shape.leaf();
    if types::known(leaf) != Known::No {
        return TokenStream::new();
    }
    let mut proofs = TokenStream::new();
    let kind = probe_kind(leaf);
    if let Some(remedy) = check::looks_secret(field, name) {
        let message = format!(
            "{name} looks like a credential but is plain text, or a type that does not say: use {remedy}, \
             or say `#[config(not_secret)]` or `#[config(secret)]`"
        );
        let is_text = quote_spanned!(at(leaf)=> #kind.is_text());
        prove_not(at(leaf), &is_text, &message).to_tokens(&mut proofs);
    }
    let has_default = field.attrs.default.is_some() || field.attrs.default_with.is_some();
    if has_default && !shape.is_list() {
        let is_secret = quote_spanned!(at(leaf)=> #kind.is_secret());
        prove_not(at(leaf), &is_secret, &check::secret_default(field)).to_tokens(&mut proofs);
    }
    proofs
}

/// That no field beside a name of its own and `_FILE` is a secret, where the macro cannot see that.
fn files_proof(input: &Input<'_>, parameters: &[Ident]) -> TokenStream {
    let mut proofs = TokenStream::new();
    for clash in check::file_clashes(input) {
        let FieldKind::Value { shape, .. } = &clash.secret.kind else { continue };
        if !clash.is_seen && !types::mentions(shape.leaf(), parameters) {
            let kind = kind(shape, &clash.secret.attrs);
            let is_secret = quote_spanned!(at(shape.leaf())=> (#kind).is_sensitive());
            prove_not(at(shape.leaf()), &is_secret, &clash.message()).to_tokens(&mut proofs);
        }
    }
    proofs
}

/// That a value which a group asks for is no secret's, and one of the words of its type.
fn values_proof(input: &Input<'_>, parameters: &[Ident]) -> TokenStream {
    let mut proofs = TokenStream::new();
    for (_, group) in input.groups() {
        let (Some(literal), [member]) = (&group.value, group.members.as_slice()) else { continue };
        let Some((_, field)) = input.member(member) else { continue };
        let FieldKind::Value { shape, .. } = &field.kind else { continue };
        let leaf = shape.leaf();
        if types::known(leaf) != Known::No || types::mentions(leaf, parameters) {
            continue;
        }
        let (kind, text, span) = (kind(shape, &field.attrs), literal.text(), literal.literal.span());
        let is_secret = quote_spanned!(at(leaf)=> (#kind).is_sensitive());
        let message = format!("{}: ask whether it is set, or for another field", check::secret_value(field));
        prove_not(span.resolved_at(site()), &is_secret, &message).to_tokens(&mut proofs);
        let message =
            format!("`{}` is never `{text}`: write a word that its type knows", field.ident.unraw());
        quote_spanned! {span.resolved_at(site())=>
            const _: () = __p::prove(__p::Proof::may_be(&#kind, #text), #message);
        }
        .to_tokens(&mut proofs);
    }
    proofs
}

/// That no variable is read twice. Only flattening can bring that about unseen by the macro, and only the
/// compiler sees whether `shared` fields are of one kind.
fn names_proof(input: &Input<'_>, parameters: &[Ident]) -> Option<TokenStream> {
    let proved = proved(input);
    if proved.is_empty() || proved.iter().any(|field| types::mentions(field.ty, parameters)) {
        return None;
    }
    let schema = if input.generics.parameters.is_empty() {
        let ident = &input.ident;
        quote_spanned!(site()=> <#ident as __p::Config>::SCHEMA)
    } else {
        // A constant outside of the implementation cannot name a parameter; the names do not need one.
        let name = input.ident.unraw().to_string();
        let mut nodes = TokenStream::new();
        for field in &input.fields {
            let node = match &field.kind {
                FieldKind::Value { name, shape, .. } if types::mentions(shape.leaf(), parameters) => {
                    name_node(field, name)
                }
                FieldKind::Nested { ty, .. } => {
                    nested_node(field, &quote_spanned!(at(ty)=> __p::Probe::<#ty>::SCHEMA))
                }
                _ => node(field),
            };
            node.to_tokens(&mut nodes);
        }
        let mut calls = TokenStream::new();
        flag(&mut calls, input.secret_files, "secret_files");
        ask_call(input).to_tokens(&mut calls);
        quote_spanned!(site()=> &__p::schema(#name, &[#nodes]) #calls)
    };
    let mut proof = quote_spanned! {site()=>
        const __SCHEMA: &__p::Schema = #schema;
        const __PROOF: __p::Proof = __p::Proof::of(__SCHEMA);
    };
    for Proved { place, span, .. } in proved {
        quote_spanned!(span=> const _: () = __PROOF.field(__SCHEMA, #place);).to_tokens(&mut proof);
    }
    Some(proof)
}

/// The row of a field whose type cannot be named: only its name matters.
fn name_node(field: &Field<'_>, variable: &str) -> TokenStream {
    let mut calls = TokenStream::new();
    flag(&mut calls, field.attrs.no_prefix.is_some(), "no_prefix");
    let old_names = old_names(field);
    if !old_names.is_empty() {
        quote_spanned!(site()=> .with(&__p::extra() #old_names)).to_tokens(&mut calls);
    }
    var_node(field, variable, &quote_spanned!(site()=> __p::Kind::Other), &calls)
}

/// Where such a field mentions a parameter, each instance is proved as it is built.
pub(crate) fn instance(input: &Input<'_>, parameters: &[Ident]) -> Option<TokenStream> {
    let of_files = check::file_clashes(input).into_iter().filter_map(|clash| match &clash.secret.kind {
        FieldKind::Value { ty, .. } if !clash.is_seen => Some((*ty, at(ty))),
        _ => None,
    });
    let mut all = proved(input).into_iter().map(|Proved { ty, span, .. }| (ty, span)).chain(of_files);
    let (_, span) = all.find(|(ty, _)| types::mentions(ty, parameters))?;
    Some(quote_spanned! {span=>
        const { __p::Proof::of(<Self as __p::Config>::SCHEMA).whole(<Self as __p::Config>::SCHEMA) };
    })
}

/// A field that may clash in a way that the macro does not see.
struct Proved<'a> {
    /// Among the fields that are read.
    place: usize,
    ty: &'a Type,
    span: Span,
}

fn proved<'a>(input: &Input<'a>) -> Vec<Proved<'a>> {
    let mut proved = Vec::new();
    let mut place = 0;
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => continue,
            FieldKind::Nested { ty, .. } => proved.push(Proved { place, ty, span: at(ty) }),
            FieldKind::Value { ty, .. } if field.attrs.shared.is_some() => {
                proved.push(Proved { place, ty, span: field.ident.span().resolved_at(site()) });
            }
            FieldKind::Value { .. } => {}
        }
        place += 1;
    }
    proved
}

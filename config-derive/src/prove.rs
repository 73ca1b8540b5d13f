//! Writes the proofs of a struct: constant expressions next to its table that can fail the build.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Ident, Type};

use crate::ast::{Field, FieldKind, Input, Part};
use crate::check::{
    by_name, by_prefix, by_words, environment, file_clashes, looks_secret, may_be_named_so, may_group,
    not_grouped, place, secret_default, secret_value,
};
use crate::literal::Literal;
use crate::names;
use crate::span::{at, site};
use crate::table::{
    credential_row, flag, introspect_call, kind, leaf_kind, nested_row, old_names, probe_kind, retired_call,
    row, var_row,
};
use crate::types::{self, Known, Shape};

/// What has to hold for the type of a field, if its syntax does not tell it.
struct Claim<'a> {
    ty: &'a Type,
    span: Span,
    /// The call that fails in a constant expression if the claim does not hold.
    proof: TokenStream,
}

impl<'a> Claim<'a> {
    fn new(ty: &'a Type, span: Span, holds: &TokenStream, message: &str) -> Self {
        Self { ty, span, proof: quote_spanned!(span=> __p::prove(#holds, #message)) }
    }

    /// The claim that something is not so.
    fn not(ty: &'a Type, span: Span, is_so: &TokenStream, message: &str) -> Self {
        Self { ty, span, proof: quote_spanned!(span=> __p::prove(!#is_so, #message)) }
    }
}

/// Writes the proofs, each at the span of its field.
pub(crate) fn proofs(input: &Input<'_>) -> TokenStream {
    let mut proofs = TokenStream::new();
    for Claim { span, proof, .. } in claims(input).into_iter().filter(|claim| !input.is_generic(claim.ty)) {
        quote_spanned!(span=> const _: () = #proof;).to_tokens(&mut proofs);
    }
    names_proof(input).to_tokens(&mut proofs);
    proofs
}

/// Writes the proofs inside the implementation, for fields whose types name a parameter of the struct.
///
/// The compiler evaluates them for each instance that it builds.
pub(crate) fn instance(input: &Input<'_>) -> TokenStream {
    let mut proofs = TokenStream::new();
    for Claim { span, proof, .. } in claims(input).into_iter().filter(|claim| input.is_generic(claim.ty)) {
        quote_spanned!(span=> const { #proof };).to_tokens(&mut proofs);
    }
    unique_names(input).to_tokens(&mut proofs);
    proofs
}

/// Everything that the macro claims about the types of the fields, but not that each name is read once.
fn claims<'a>(input: &'a Input<'a>) -> Vec<Claim<'a>> {
    let mut claims = Vec::new();
    for field in &input.fields {
        match &field.kind {
            FieldKind::Value { name, shape, .. } => {
                secrecy_claims(&mut claims, input, field, name, shape);
                credentials_claims(&mut claims, field, shape.leaf());
            }
            FieldKind::Nested { ty, prefix, .. } => prefix_claims(&mut claims, field, ty, prefix),
            FieldKind::Skip(_) => {}
        }
    }
    claims.extend(grouping_claims(input));
    files_claims(&mut claims, input);
    values_claims(&mut claims, input);
    claims
}

/// Claims that an unknown type is neither text under a credential's name nor a secret with a default.
fn secrecy_claims<'a>(
    claims: &mut Vec<Claim<'a>>,
    input: &Input<'_>,
    field: &Field<'_>,
    name: &str,
    shape: &Shape<'a>,
) {
    let leaf = shape.leaf();
    let kind = probe_kind(leaf);
    // The checks have told what the syntax shows.
    let is_seen = matches!(types::known(leaf), Known::Text | Known::Number | Known::Plain)
        || types::in_secret_file(leaf).is_some();
    // The last name of a type says secret, but an application may have a type of that name.
    if let (Some((name, remedy)), false) = (looks_secret(input, field, name), is_seen) {
        let message = format!(
            "{name} looks like a credential, but its type is plain text or unknown: use {remedy}, or add \
             `#[config(secret)]`, or `#[config(not_secret)]` if it is not one"
        );
        claims.push(Claim::not(leaf, at(leaf), &quote_spanned!(at(leaf)=> #kind.is_text()), &message));
    }
    // The value of another field is not in the code.
    let has_default = field.attrs.has_default() && field.attrs.default_from.is_none() && !shape.is_list();
    if has_default && types::known(leaf) == Known::No {
        let is_secret = quote_spanned!(at(leaf)=> #kind.is_secret());
        claims.push(Claim::not(leaf, at(leaf), &is_secret, &secret_default(field)));
    }
}

/// Claims that a resource can take its user name or password from a variable of its own.
fn credentials_claims<'a>(claims: &mut Vec<Claim<'a>>, field: &Field<'_>, ty: &'a Type) {
    for apart in field.apart() {
        let (takes, message) = match apart.part {
            Part::Username => (
                quote_spanned!(at(ty)=> __p::Probe::<#ty>::USERNAME),
                "this service has no user name that can come from a variable of its own: remove `username`",
            ),
            Part::Password => (
                quote_spanned!(at(ty)=> __p::Probe::<#ty>::PASSWORD),
                "this service has no password that can come from a variable of its own: remove `password`",
            ),
        };
        claims.push(Claim::new(ty, apart.key.span().resolved_at(site()), &takes, message));
    }
}

/// The claims that no variable groups others: it selects no environment, and no group names a label.
fn grouping_claims<'a>(input: &'a Input<'a>) -> impl Iterator<Item = Claim<'a>> {
    let environments = input.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::Value { name, shape, .. } => grouping_claim(input, field, name, shape),
        _ => None,
    });
    let labels = input.groups().flat_map(|(owner, group)| {
        let owner = owner.map(|owner| (owner, group.key.span()));
        let members = group.members.iter().filter_map(|member| Some((input.field(member)?, member.span())));
        owner.into_iter().chain(members).filter_map(|(field, span)| label_claim(field, span))
    });
    environments.chain(labels)
}

/// The claim that a field of an unknown type does not select a whole environment, or that it does if it is `grouped`.
fn grouping_claim<'a>(
    input: &Input<'_>,
    field: &'a Field<'_>,
    name: &str,
    shape: &'a Shape<'_>,
) -> Option<Claim<'a>> {
    if may_group(&field.attrs, shape).is_some() {
        return None;
    }
    let (ty, kind) = (shape.leaf(), kind(shape, &field.attrs));
    let (span, holds, message) = match (&field.attrs.grouped, environment(input, field)) {
        (Some(given), _) => {
            let is_so = if may_be_named_so(input, field) { "may_group" } else { "names_environments" };
            let is_so = Ident::new(is_so, site());
            (given.key.span(), quote_spanned!(site()=> (#kind).#is_so()), not_grouped(field))
        }
        (None, Some((named, span))) => (span, quote_spanned!(site()=> !(#kind).may_group()), by_name(&named)),
        (None, None) => {
            let holds = quote_spanned!(site()=> !(#kind).names_environments());
            (place(field), holds, by_words(field, name))
        }
    };
    Some(Claim::new(ty, span.resolved_at(site()), &holds, &message))
}

/// The claim that a field in a group is not a label.
fn label_claim<'a>(field: &'a Field<'_>, span: Span) -> Option<Claim<'a>> {
    let FieldKind::Value { shape, .. } = &field.kind else { return None };
    let ty = shape.leaf();
    if types::known(ty) != Known::No {
        return None;
    }
    let kind = probe_kind(ty);
    let message = format!(
        "`{}` is a label, on which nothing may depend: remove it from the group, and give what depends on it a \
         variable of its own",
        field.ident.unraw()
    );
    Some(Claim::not(ty, span.resolved_at(site()), &quote_spanned!(site()=> #kind.is_label()), &message))
}

/// Claims that no text of a flattened struct has a credential's name after the prefix, or that of an environment.
fn prefix_claims<'a>(claims: &mut Vec<Claim<'a>>, field: &Field<'_>, ty: &'a Type, prefix: &str) {
    // A name may be complete with or without the prefix of the struct itself.
    let own = field.attrs.prefix.as_ref().map(|given| given.value.value()).filter(|own| own != prefix);
    for prefix in core::iter::once(prefix).chain(own.as_deref()) {
        for rest in names::environment_rests(prefix) {
            let is_so = quote_spanned!(at(ty)=> __p::has_grouping(__p::Probe::<#ty>::SCHEMA, #rest));
            claims.push(Claim::not(ty, at(ty), &is_so, &by_prefix(prefix, rest)));
        }
    }
    for rest in names::credential_rests(prefix) {
        let message = format!(
            "`{rest}` of this struct is plain text but looks like a credential after the prefix {prefix}: make that \
             field a `factor3::SecretString`, or add `#[config(not_secret)]` to it if it is not one"
        );
        let has_text = quote_spanned!(at(ty)=> __p::has_text(__p::Probe::<#ty>::SCHEMA, #rest));
        claims.push(Claim::not(ty, at(ty), &has_text, &message));
    }
}

/// Claims that a field of an unknown type is not a secret, if another field reads its name with `_FILE`.
fn files_claims<'a>(claims: &mut Vec<Claim<'a>>, input: &'a Input<'a>) {
    for clash in file_clashes(input) {
        let FieldKind::Value { shape, .. } = &clash.secret.kind else { continue };
        let leaf = shape.leaf();
        // The proof that names are unique has those of a generic type.
        if !clash.is_seen && !input.is_generic(leaf) {
            let kind = kind(shape, &clash.secret.attrs);
            let is_secret = quote_spanned!(at(leaf)=> (#kind).is_sensitive());
            claims.push(Claim::not(leaf, at(leaf), &is_secret, &clash.message()));
        }
    }
}

/// Claims that a group compares no secret, and that a group, a default or a bound is one of the words of its type.
fn values_claims<'a>(claims: &mut Vec<Claim<'a>>, input: &'a Input<'a>) {
    for (_, group) in input.groups() {
        let (Some(literal), [member]) = (&group.value, group.members.as_slice()) else { continue };
        let Some(field) = input.field(member) else { continue };
        let FieldKind::Value { shape, .. } = &field.kind else { continue };
        let leaf = shape.leaf();
        if types::known(leaf) != Known::No {
            continue;
        }
        let kind = kind(shape, &field.attrs);
        let span = literal.literal.span().resolved_at(site());
        let is_secret = quote_spanned!(at(leaf)=> (#kind).is_sensitive());
        let message = format!("{}: ask whether it is set, or name another field", secret_value(field));
        claims.push(Claim::not(leaf, span, &is_secret, &message));
        words_claims(claims, field, shape, literal, |field, word| format!("`{field}` is never `{word}`"));
    }
    for field in &input.fields {
        let FieldKind::Value { shape, .. } = &field.kind else { continue };
        if matches!(types::known(shape.leaf()), Known::Text | Known::Number | Known::Plain) {
            continue;
        }
        if let Some(literal) = field.attrs.default_literal() {
            let mistake = |field: &str, word: &str| format!("the default of `{field}` cannot be `{word}`");
            words_claims(claims, field, shape, literal, mistake);
        }
        let range = field.attrs.range.as_ref().map(|given| &given.value);
        let bounds = range.into_iter().flat_map(|range| [&range.min, &range.max]).flatten();
        // A number is compared as such, and not as a text.
        for bound in bounds.filter(|bound| bound.is_text()) {
            let leaf = Shape::One(shape.leaf());
            let mistake = |field: &str, word: &str| format!("a bound of `{field}` cannot be `{word}`");
            words_claims(claims, field, &leaf, bound, mistake);
        }
    }
}

/// Claims that each item of a literal is one of the words of its type. `mistake` says what is wrong with a word.
fn words_claims<'a>(
    claims: &mut Vec<Claim<'a>>,
    field: &Field<'_>,
    shape: &Shape<'a>,
    literal: &Literal,
    mistake: impl Fn(&str, &str) -> String,
) {
    let kind = leaf_kind(shape.leaf(), &field.attrs);
    let (name, span) = (field.ident.unraw().to_string(), literal.literal.span().resolved_at(site()));
    let text = literal.text();
    let separator =
        field.attrs.separator.as_ref().map_or_else(|| ",".to_owned(), |given| given.value.value());
    let items: Vec<&str> = match shape {
        Shape::One(_) => vec![&text],
        Shape::List { .. } => text.split(&separator).collect(),
        Shape::Map { .. } => {
            text.split(&separator).filter_map(|pair| Some(pair.split_once('=')?.1)).collect()
        }
    };
    for item in items {
        let word = if shape.is_list() { item.trim_ascii() } else { item };
        // An empty list is written like this, and so is the end of one.
        if !word.is_empty() || !shape.is_list() {
            let message = mistake(&name, word);
            let proof = quote_spanned!(span=> __p::prove_word(&#kind, #word, #message));
            claims.push(Claim { ty: shape.leaf(), span, proof });
        }
    }
}

/// Proves that no variable is read twice.
///
/// The macro cannot see the fields of flattened structs, and only the compiler knows whether `shared` fields have the
/// same kind.
fn names_proof(input: &Input<'_>) -> Option<TokenStream> {
    let proved: Vec<Proved<'_>> = proved(input).collect();
    if proved.is_empty() || proved.iter().any(|field| input.is_generic(field.ty)) {
        return None;
    }
    let ident = &input.item.ident;
    let schema = if input.item.generics.params.is_empty() {
        quote_spanned!(site()=> <#ident as __p::Config>::SCHEMA)
    } else {
        // A constant outside the implementation cannot name a type parameter. The names do not depend on one.
        let name = ident.unraw().to_string();
        let rows = input.fields.iter().map(|field| match &field.kind {
            FieldKind::Value { name, shape, .. } if input.is_generic(shape.leaf()) => {
                let credentials = field.apart().iter().map(|apart| credential_row(field, apart));
                core::iter::once(name_row(field, name)).chain(credentials).collect()
            }
            FieldKind::Nested { ty, .. } => {
                nested_row(field, &quote_spanned!(at(ty)=> __p::Probe::<#ty>::SCHEMA), TokenStream::new())
            }
            _ => row(input, field),
        });
        let mut calls = TokenStream::new();
        flag(&mut calls, input.secret_files(), "secret_files");
        introspect_call(input).to_tokens(&mut calls);
        retired_call(input).to_tokens(&mut calls);
        quote_spanned!(site()=> &__p::schema(#name, &[#(#rows)*]) #calls)
    };
    let proofs = proved.into_iter().map(
        |Proved { place, span, .. }| quote_spanned!(span=> const _: () = __PROOF.field(__SCHEMA, #place);),
    );
    Some(quote_spanned! {site()=>
        const __SCHEMA: &__p::Schema = #schema;
        const __PROOF: __p::Proof = __p::Proof::of(__SCHEMA);
        #(#proofs)*
    })
}

/// The row of a field whose type cannot be named, with only its names.
fn name_row(field: &Field<'_>, variable: &str) -> TokenStream {
    let mut calls = TokenStream::new();
    flag(&mut calls, field.attrs.no_prefix.is_some(), "no_prefix");
    let old_names = old_names(field);
    if !old_names.is_empty() {
        quote_spanned!(site()=> .with(&__p::extra() #old_names)).to_tokens(&mut calls);
    }
    var_row(field, variable, &quote_spanned!(site()=> __p::Kind::Other), &calls)
}

/// The proof that no variable is read twice, if a field that may clash names a parameter of the struct.
fn unique_names(input: &Input<'_>) -> Option<TokenStream> {
    let of_files = file_clashes(input).into_iter().filter_map(|clash| match &clash.secret.kind {
        FieldKind::Value { ty, .. } if !clash.is_seen => Some((*ty, at(ty))),
        _ => None,
    });
    let mut all = proved(input).map(|Proved { ty, span, .. }| (ty, span)).chain(of_files);
    let (_, span) = all.find(|(ty, _)| input.is_generic(ty))?;
    Some(quote_spanned! {span=>
        const { __p::Proof::of(<Self as __p::Config>::SCHEMA).whole(<Self as __p::Config>::SCHEMA) };
    })
}

/// A field that may clash with another in a way that the macro cannot see.
struct Proved<'a> {
    /// The field's place among the fields that are read.
    place: usize,
    ty: &'a Type,
    span: Span,
}

fn proved<'a>(input: &Input<'a>) -> impl Iterator<Item = Proved<'a>> {
    input.read().filter_map(|(place, field)| match &field.kind {
        FieldKind::Nested { ty, .. } => Some(Proved { place, ty, span: at(ty) }),
        FieldKind::Value { ty, .. } if field.attrs.shared.is_some() => {
            Some(Proved { place, ty, span: field.ident.span().resolved_at(site()) })
        }
        _ => None,
    })
}

//! The proofs of a struct, as constant expressions beside its table.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::ext::IdentExt as _;
use syn::{Ident, Type};

use crate::ast::{Field, FieldKind, Input};
use crate::expand::{at, call, nested_node, node, probe_kind, site};
use crate::types::{self, Known, Shape};
use crate::{check, names};

/// The constant expressions that fail the compilation, each at the span of its field.
pub(crate) fn proofs(input: &Input, parameters: &[Ident]) -> TokenStream {
    let mut proofs = TokenStream::new();
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => {}
            FieldKind::Value { name, shape, .. } => {
                if !types::mentions(shape.leaf(), parameters) {
                    proofs.extend(secrecy_proof(field, name, shape));
                }
            }
            FieldKind::Nested { ty, prefix, .. } => {
                if !types::mentions(ty, parameters) {
                    for rest in names::credential_rests(prefix) {
                        let message = format!(
                            "`{rest}` of this struct is plain text, and behind the prefix {prefix} it looks like a \
                             credential: use `factor3::SecretString`, or say `#[config(not_secret)]` there"
                        );
                        proofs.extend(quote_spanned! {at(ty)=>
                            const _: () = __p::prove(!__p::has_text(__p::Probe::<#ty>::SCHEMA, #rest), #message);
                        });
                    }
                }
            }
        }
    }
    proofs.extend(names_proof(input, parameters));
    proofs
}

/// What the macro cannot see of a type that it does not know.
fn secrecy_proof(field: &Field, name: &str, shape: &Shape) -> TokenStream {
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
        proofs.extend(quote_spanned!(at(leaf)=> const _: () = __p::prove(!#kind.is_text(), #message);));
    }
    let has_default = field.attrs.default.is_some() || field.attrs.default_with.is_some();
    if has_default && !shape.is_list() {
        let message = check::secret_default(field);
        proofs.extend(quote_spanned!(at(leaf)=> const _: () = __p::prove(!#kind.is_secret(), #message);));
    }
    proofs
}

/// That no variable is read twice. Only flattening can bring that about unseen by the macro, and only the
/// compiler sees whether `shared` fields are of one kind.
fn names_proof(input: &Input, parameters: &[Ident]) -> Option<TokenStream> {
    let proved: Vec<Proved<'_>> = proved(input).collect();
    if proved.is_empty() || proved.iter().any(|field| types::mentions(field.ty, parameters)) {
        return None;
    }
    let schema = if input.generics.params.is_empty() {
        let ident = &input.ident;
        quote_spanned!(site()=> <#ident as __p::Config>::SCHEMA)
    } else {
        // A constant outside of the implementation cannot name a parameter; the names do not need one.
        let name = input.ident.unraw().to_string();
        let nodes = input.fields.iter().filter_map(|field| match &field.kind {
            FieldKind::Value { shape, .. } if types::mentions(shape.leaf(), parameters) => name_node(field),
            FieldKind::Nested { ty, .. } => {
                nested_node(field, &quote_spanned!(at(ty)=> __p::Probe::<#ty>::SCHEMA))
            }
            _ => node(field),
        });
        quote_spanned!(site()=> &__p::schema(#name, &[#(#nodes),*]))
    };
    let fields = proved.iter().map(
        |Proved { place, span, .. }| quote_spanned!(*span=> const _: () = __PROOF.field(__SCHEMA, #place);),
    );
    Some(quote_spanned! {site()=>
        const __SCHEMA: &__p::Schema = #schema;
        const __PROOF: __p::Proof = __p::Proof::of(__SCHEMA);
        #(#fields)*
    })
}

fn name_node(field: &Field) -> Option<TokenStream> {
    let FieldKind::Value { name: variable, .. } = &field.kind else { return None };
    let names = format!("{variable} {}", field.path);
    let reset = field.attrs.no_prefix.as_ref().map(|_| call("no_prefix"));
    Some(quote_spanned!(site()=> __p::var(#names, &__p::Kind::Other) #reset .node()))
}

/// Where such a field mentions a parameter, each instance is proved as it is built.
pub(crate) fn instance(input: &Input, parameters: &[Ident]) -> Option<TokenStream> {
    let field = proved(input).find(|field| types::mentions(field.ty, parameters))?;
    Some(quote_spanned! {field.span=>
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

fn proved(input: &Input) -> impl Iterator<Item = Proved<'_>> {
    let read = input.fields.iter().filter(|field| !matches!(field.kind, FieldKind::Skip(_)));
    read.enumerate().filter_map(|(place, field)| match &field.kind {
        FieldKind::Nested { ty, .. } => Some(Proved { place, ty, span: at(ty) }),
        FieldKind::Value { ty, .. } if field.attrs.shared.is_some() => {
            Some(Proved { place, ty, span: field.ident.span().resolved_at(site()) })
        }
        _ => None,
    })
}

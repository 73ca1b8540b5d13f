//! The derive macros of [`factor3`](https://docs.rs/factor3): use that crate instead.
//!
//! One pass: `syntax` (the item as it was written) → `attr` (the grammar of `#[config(..)]`, with `group` and `literal`)
//! → `ast` (what was declared, without tokens) → `check` (what does not go together) → `expand` (tokens, with the rows
//! of `table` and the proofs of `prove`; it cannot fail). Mistakes gather in `ctxt`; if there are any, `fallback` stands
//! in for the implementation, so that no other error follows them.

#![allow(clippy::large_enum_variant, reason = "a few values for each compilation: not worth a box")]

mod ast;
mod attr;
mod check;
mod ctxt;
mod expand;
mod fallback;
mod generics;
mod group;
mod literal;
mod names;
mod prove;
mod syntax;
mod table;
mod types;
mod unknown;
mod words;

use proc_macro::TokenStream;
use syn::parse_macro_input;

use crate::attr::StructAttrs;
use crate::ctxt::Ctxt;
use crate::syntax::Item;

/// Derives `Config`: see the crate's documentation for the attributes.
#[proc_macro_derive(Config, attributes(config))]
pub fn config(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as Item);
    let ctxt = Ctxt::new();
    let mut attrs = StructAttrs::from_syn(&ctxt, &input.attrs);
    let krate = ast::krate(&ctxt, &mut attrs);
    let declared = ast::Input::from_syn(&ctxt, &input, attrs, &krate);
    if let Some(declared) = &declared {
        check::check(&ctxt, declared);
    }
    match (ctxt.finish(), &declared) {
        (None, Some(declared)) => expand::expand(declared),
        (error, _) => fallback::config(&input, &krate, error),
    }
    .into()
}

/// Derives `FromEnvStr` for an enum of words: each variant's name in `kebab-case`, or its `#[config(rename = "..")]`.
#[proc_macro_derive(FromEnvStr, attributes(config))]
pub fn from_env_str(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as Item);
    let ctxt = Ctxt::new();
    let mut attrs = StructAttrs::from_syn(&ctxt, &input.attrs);
    let krate = ast::krate(&ctxt, &mut attrs);
    let declared = words::Input::from_syn(&ctxt, &input, &attrs, &krate);
    match (ctxt.finish(), &declared) {
        (None, Some(declared)) => words::expand(declared),
        (error, _) => fallback::from_env_str(&input, &krate, error),
    }
    .into()
}

//! The derive macros of [`factor3`](https://docs.rs/factor3): use that crate instead.
//!
//! One pass: `syntax` (the item as it was written) → `attr` (the grammar of `#[config(..)]`, with `group` and `literal`)
//! → `ast` (what was declared, without tokens) → `check` (what does not go together) → `expand` (tokens, with the rows
//! of `table`, the proofs of `prove` and what `doc` tells rustdoc; it cannot fail). Mistakes gather in `ctxt`; if there are any, `fallback` stands
//! in for the implementation, so that no other error follows them.

#![allow(clippy::large_enum_variant, reason = "a few values for each compilation: not worth a box")]

mod ast;
mod attr;
mod check;
mod ctxt;
mod doc;
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
///
/// ```
/// use factor3::{Config, SecretString};
/// use std::time::Duration;
///
/// #[derive(Debug, Config)]
/// #[config(prefix = "SHOP_")]
/// struct App {
///     /// Port the web process binds.
///     #[config(no_prefix, default = 3000)]
///     port: u16,
///     /// Longest wait for the payment provider.
///     #[config(default = "10s", range = "1s"..="1m")]
///     timeout: Duration,
///     /// Key of the payment provider.
///     #[config(min_len = 4)]
///     api_key: SecretString,
/// }
///
/// let app = App::from_vars([("PORT", "80"), ("SHOP_API_KEY", "s3cret")])?;
/// assert_eq!((app.port, app.timeout), (80, Duration::from_secs(10)));
/// assert!(!format!("{app:?}").contains("s3cret"));
/// # Ok::<(), factor3::Error>(())
/// ```
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
///
/// ```
/// use factor3::{FromEnvStr, Kind};
///
/// #[derive(Debug, PartialEq, FromEnvStr)]
/// enum LogFormat {
///     PlainText,
///     #[config(rename = "json")]
///     JsonLines,
/// }
///
/// assert_eq!(LogFormat::from_env_str("plain-text"), Ok(LogFormat::PlainText));
/// assert_eq!(LogFormat::from_env_str("json"), Ok(LogFormat::JsonLines));
/// assert_eq!(LogFormat::KIND, Kind::OneOf(&["plain-text", "json"]));
/// assert!(LogFormat::from_env_str("yaml").is_err());
/// ```
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

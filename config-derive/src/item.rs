//! The item that the macro is written on, with its own attributes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Data, DeriveInput, Error, GenericParam, Generics, Path, Result, Token, Visibility};

use crate::attr::StructAttrs;
use crate::ctxt::Ctxt;
use crate::unknown::Target;

/// A struct, an enum or a union.
pub(crate) struct Item {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) attrs: StructAttrs,
    /// The path of factor3.
    pub(crate) krate: Path,
    /// The body; `None` if it cannot be parsed, and the mistake is noted.
    pub(crate) data: Option<Data>,
}

impl Item {
    /// Parses the item. An error means that no implementation can be written, not even a fallback.
    ///
    /// The compiler has already parsed the item, so it is valid Rust. Without its feature `full`, syn cannot parse
    /// every expression in a type, such as the length `{ let n = 2; n }` of an array.
    pub(crate) fn parse(ctxt: &Ctxt, target: Target, tokens: TokenStream) -> Result<Self> {
        let (attrs, ident, mut generics, data) = match syn::parse2(tokens.clone()) {
            Ok(DeriveInput { attrs, ident, generics, data, .. }) => (attrs, ident, generics, Some(data)),
            Err(cause) => {
                let message = "the derive cannot parse this expression: move it to a `const`, or move the type to a \
                               `type` alias";
                let error = Error::new(cause.span(), message);
                let Ok((attrs, ident, generics)) = head.parse2(tokens) else { return Err(error) };
                ctxt.syn(error);
                (attrs, ident, generics, None)
            }
        };
        // Attributes of parameters belong only to the declaration.
        for parameter in &mut generics.params {
            match parameter {
                GenericParam::Lifetime(parameter) => parameter.attrs.clear(),
                GenericParam::Type(parameter) => parameter.attrs.clear(),
                GenericParam::Const(parameter) => parameter.attrs.clear(),
            }
        }
        let mut attrs = StructAttrs::from_syn(ctxt, target, &attrs);
        let krate = krate(ctxt, &mut attrs);
        Ok(Self { ident, generics, attrs, krate, data })
    }
}

/// Parses the item without its body.
fn head(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Ident, Generics)> {
    let attrs = input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    // `struct`, `enum` or `union`
    input.call(Ident::parse_any)?;
    let ident = input.parse()?;
    let mut generics: Generics = input.parse()?;
    generics.where_clause = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok((attrs, ident, generics))
}

/// The path of factor3. A relative path is a mistake, since its meaning would change when the struct is moved.
fn krate(ctxt: &Ctxt, attrs: &mut StructAttrs) -> Path {
    let Some(mut path) = attrs.krate.take().map(|given| given.value) else {
        return absolute(Ident::new("factor3", Span::call_site()).into());
    };
    let is_absolute = |first: &Ident| first == "crate" || first == "$crate";
    if path.leading_colon.is_none() && !path.segments.first().is_some_and(|first| is_absolute(&first.ident)) {
        let shown = path.to_token_stream().to_string().replace(' ', "");
        let message = format!("this path is relative: write `crate = ::{shown}` or `crate = crate::{shown}`");
        ctxt.error(&path, message);
        path = absolute(path);
    }
    path
}

/// The path with `::` in front.
fn absolute(path: Path) -> Path {
    Path { leading_colon: Some(<Token![::]>::default()), ..path }
}

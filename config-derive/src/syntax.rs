//! The syntax of a derive's input, as far as it matters here. syn has types for all of it, behind its feature
//! `derive`; but to compile those takes longer than everything else of this crate and its dependencies together.
//!
//! The compiler has read the input before, so it is an item: what cannot be in one is not looked for.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Result, Token, token};

use crate::generics::Generics;
use crate::types::Type;

/// A struct, an enum or a union.
pub(crate) struct Item {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) data: Data,
}

pub(crate) enum Data {
    /// A struct with named fields.
    Named(Vec<Field>),
    Enum(Vec<Variant>),
    Other,
}

/// A named field.
pub(crate) struct Field {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
}

pub(crate) struct Variant {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) fields: Option<Group>,
}

/// `#[path]`, `#[path(tokens)]` or `#[path = tokens]`.
pub(crate) struct Attribute {
    /// All of it.
    tokens: TokenStream,
    /// Its path, if that is one name.
    name: Option<Ident>,
    pub(crate) meta: Meta,
}

pub(crate) enum Meta {
    Word,
    List(TokenStream),
    Value(TokenStream),
}

/// The path of a function or a module.
pub(crate) struct Path {
    tokens: TokenStream,
    /// Whether it begins with `::`, or where the crate does.
    pub(crate) is_absolute: bool,
    /// The last name in it.
    pub(crate) last: Ident,
}

impl Attribute {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|ident| ident == name)
    }
}

impl Path {
    /// `::name`
    pub(crate) fn of_crate(name: Ident) -> Self {
        let mut tokens = <Token![::]>::default().to_token_stream();
        name.to_tokens(&mut tokens);
        Self { tokens, is_absolute: true, last: name }
    }

    /// The same with `::` before it.
    pub(crate) fn at_root(self) -> Self {
        let mut tokens = <Token![::]>::default().to_token_stream();
        self.tokens.to_tokens(&mut tokens);
        Self { tokens, is_absolute: true, ..self }
    }
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = attributes(input)?;
        skip_visibility(input)?;
        let keyword = input.call(Ident::parse_any)?;
        let ident: Ident = input.parse()?;
        let mut generics = Generics::parse(input)?;
        generics.parse_where(input)?;
        let data = if input.peek(token::Brace) {
            let body = input.parse::<Group>()?.stream();
            match keyword.to_string().as_str() {
                "struct" => Data::Named(all(Field::parse).parse2(body)?),
                "enum" => Data::Enum(all(Variant::parse).parse2(body)?),
                _ => Data::Other,
            }
        } else {
            if input.peek(token::Paren) {
                input.parse::<Group>()?;
                generics.parse_where(input)?;
            }
            input.parse::<Token![;]>()?;
            Data::Other
        };
        Ok(Self { attrs, ident, generics, data })
    }
}

impl Parse for Field {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = attributes(input)?;
        skip_visibility(input)?;
        let ident = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(Self { attrs, ident, ty: Type::new(until_comma(input)?) })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attrs = attributes(input)?;
        let ident = input.parse()?;
        let has_fields = input.peek(token::Brace) || input.peek(token::Paren);
        let fields = if has_fields { Some(input.parse()?) } else { None };
        // The discriminant.
        until_comma(input)?;
        Ok(Self { attrs, ident, fields })
    }
}

impl Parse for Attribute {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut tokens = input.parse::<Token![#]>()?.to_token_stream();
        let group: Group = input.parse()?;
        let content = |input: ParseStream<'_>| {
            let first = input.call(Ident::parse_any)?;
            let mut name = Some(first);
            while input.peek(Token![::]) {
                input.parse::<Token![::]>()?;
                input.call(Ident::parse_any)?;
                name = None;
            }
            let meta = if input.is_empty() {
                Meta::Word
            } else if input.peek(Token![=]) {
                input.parse::<Token![=]>()?;
                Meta::Value(input.parse()?)
            } else {
                Meta::List(input.parse::<Group>()?.stream())
            };
            Ok((name, meta))
        };
        let (name, meta) = content.parse2(group.stream())?;
        group.to_tokens(&mut tokens);
        Ok(Self { tokens, name, meta })
    }
}

impl Parse for Path {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut tokens = TokenStream::new();
        let mut is_absolute = input.peek(Token![::]);
        // `<T as Trait>::function`
        let mut expects_name = !input.peek(Token![<]);
        let mut last: Option<Ident> = None;
        loop {
            if input.peek(Token![::]) {
                input.parse::<Token![::]>()?.to_tokens(&mut tokens);
                expects_name = !input.peek(Token![<]);
            }
            if expects_name {
                let name = input.call(Ident::parse_any)?;
                is_absolute |= last.is_none() && (name == "crate" || name == "$crate");
                name.to_tokens(&mut tokens);
                last = Some(name);
            } else {
                tokens.extend(angles(input)?);
            }
            if !input.peek(Token![::]) {
                let last = last.ok_or_else(|| input.error("expected a path"))?;
                return Ok(Self { tokens, is_absolute, last });
            }
        }
    }
}

impl ToTokens for Attribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

impl ToTokens for Path {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// All tokens up to the next comma that stands outside of `<..>`.
pub(crate) fn until_comma(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    let mut tokens = Vec::new();
    let mut angles = Angles::default();
    while !input.is_empty() && (angles.depth > 0 || !input.peek(Token![,])) {
        let token = input.parse()?;
        angles.pass(&token);
        tokens.push(token);
    }
    Ok(tokens)
}

/// `<..>` with all that stands between.
pub(crate) fn angles(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    let mut tokens = Vec::new();
    let mut angles = Angles::default();
    loop {
        let token = input.parse()?;
        angles.pass(&token);
        tokens.push(token);
        if angles.depth == 0 {
            return Ok(tokens);
        }
    }
}

/// How many `<` of a type are open.
#[derive(Default)]
pub(crate) struct Angles {
    pub(crate) depth: usize,
    /// Whether the token before was the first half of `->` or `=>`.
    arrow: bool,
}

impl Angles {
    pub(crate) fn pass(&mut self, token: &TokenTree) {
        if is(token, '<') {
            self.depth += 1;
        } else if is(token, '>') && !self.arrow {
            self.depth = self.depth.saturating_sub(1);
        }
        self.arrow = is(token, '-') || is(token, '=');
    }
}

pub(crate) fn is(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(one) if one.as_char() == punct)
}

/// All that `parse` reads, with commas between.
fn all<T>(parse: fn(ParseStream<'_>) -> Result<T>) -> impl FnOnce(ParseStream<'_>) -> Result<Vec<T>> {
    move |input| {
        let mut all = Vec::new();
        while !input.is_empty() {
            all.push(parse(input)?);
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(all)
    }
}

fn attributes(input: ParseStream<'_>) -> Result<Vec<Attribute>> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) {
        attributes.push(input.parse()?);
    }
    Ok(attributes)
}

fn skip_visibility(input: ParseStream<'_>) -> Result<()> {
    // What a `$vis` of a `macro_rules` left, with or without something in it.
    if let Ok(group) = input.fork().parse::<Group>() {
        if group.delimiter() == Delimiter::None && group.stream().is_empty() {
            input.parse::<Group>()?;
        }
    }
    if input.peek(Token![pub]) {
        input.parse::<Token![pub]>()?;
        if input.peek(token::Paren) {
            input.parse::<Group>()?;
        }
    }
    Ok(())
}

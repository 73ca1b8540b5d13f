//! The parameters of a type, and what an implementation repeats of them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::parse::ParseStream;
use syn::{Result, Token, token};

use crate::syntax::{Angles, angles, is};

/// `<'a, T: Bound, const N: usize> where ..`
#[derive(Default)]
pub(crate) struct Generics {
    pub(crate) parameters: Vec<Parameter>,
    /// With the word `where`; empty without one.
    bounds: TokenStream,
}

pub(crate) struct Parameter {
    /// `'a`, `T` or `N`.
    tokens: TokenStream,
    /// As it is declared, without its default.
    declaration: TokenStream,
    /// Its name, unless it is a lifetime.
    pub(crate) name: Option<Ident>,
    is_const: bool,
    is_bounded: bool,
}

impl Generics {
    pub(crate) fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut parameters = Vec::new();
        if input.peek(Token![<]) {
            let tokens = angles(input)?;
            let inner = tokens.get(1..tokens.len().saturating_sub(1)).unwrap_or_default();
            for tokens in split(inner, ',') {
                parameters.extend(Parameter::new(tokens));
            }
        }
        Ok(Self { parameters, bounds: TokenStream::new() })
    }

    /// Reads the `where` of the type, if it is here.
    pub(crate) fn parse_where(&mut self, input: ParseStream<'_>) -> Result<()> {
        if input.peek(Token![where]) {
            while !input.is_empty() && !input.peek(token::Brace) && !input.peek(Token![;]) {
                input.parse::<TokenTree>()?.to_tokens(&mut self.bounds);
            }
        }
        Ok(())
    }

    /// What stands behind `impl`, behind the type, and before the body.
    pub(crate) fn split_for_impl(&self) -> (TokenStream, TokenStream, &TokenStream) {
        let (mut declared, mut named) = (TokenStream::new(), TokenStream::new());
        for Parameter { tokens, declaration, .. } in &self.parameters {
            quote!(#declaration,).to_tokens(&mut declared);
            quote!(#tokens,).to_tokens(&mut named);
        }
        if self.parameters.is_empty() {
            return (declared, named, &self.bounds);
        }
        (quote!(<#declared>), quote!(<#named>), &self.bounds)
    }

    /// The type parameter of that name, if nothing is demanded of it.
    pub(crate) fn unbounded(&self, name: &Ident) -> Option<&Ident> {
        let named = |parameter: &&Parameter| parameter.name.as_ref() == Some(name);
        let parameter = self.parameters.iter().find(named)?;
        let is_free = !parameter.is_const && !parameter.is_bounded && self.bounds.is_empty();
        parameter.name.as_ref().filter(|_| is_free)
    }
}

impl Parameter {
    fn new(tokens: &[TokenTree]) -> Option<Self> {
        let mut tokens = tokens;
        while let [pound, _, behind @ ..] = tokens {
            if !is(pound, '#') {
                break;
            }
            tokens = behind;
        }
        let declaration = split(tokens, '=').next()?;
        let is_const = matches!(tokens.first(), Some(TokenTree::Ident(ident)) if ident == "const");
        let (name, behind) = match declaration {
            [quote, TokenTree::Ident(_), behind @ ..] if is(quote, '\'') => (None, behind),
            [_, TokenTree::Ident(name), behind @ ..] if is_const => (Some(name.clone()), behind),
            [TokenTree::Ident(name), behind @ ..] => (Some(name.clone()), behind),
            _ => return None,
        };
        let own = match &name {
            Some(name) => name.to_token_stream(),
            None => declaration.iter().take(2).cloned().collect(),
        };
        Some(Self {
            tokens: own,
            declaration: declaration.iter().cloned().collect(),
            name,
            is_const,
            // A colon with nothing behind it demands nothing.
            is_bounded: behind.len() > 1,
        })
    }
}

/// The parts of `tokens` between each `separator` that stands outside of `<..>`; none behind the last one.
pub(crate) fn split(tokens: &[TokenTree], separator: char) -> impl Iterator<Item = &[TokenTree]> {
    let mut rest = tokens;
    core::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut angles = Angles::default();
        for (at, token) in rest.iter().enumerate() {
            if angles.depth == 0 && is(token, separator) {
                let (part, behind) = rest.split_at_checked(at)?;
                rest = behind.get(1..).unwrap_or_default();
                return Some(part);
            }
            angles.pass(token);
        }
        Some(core::mem::take(&mut rest))
    })
}

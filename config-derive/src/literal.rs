//! Literals and ranges of literals, as values of attributes.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Lit, Result, Token};

use crate::parse::{at_end, missing};

/// A literal with its sign.
pub(crate) struct Literal {
    pub(crate) minus: Option<Token![-]>,
    pub(crate) literal: Lit,
}

/// A range such as `1..=64`. Either bound may be missing.
pub(crate) struct Range {
    pub(crate) min: Option<Literal>,
    pub(crate) max: Option<Literal>,
    pub(crate) inclusive: bool,
    pub(crate) span: Span,
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let minus = input.parse()?;
        let literal: Lit = input.parse()?;
        match &literal {
            Lit::Str(_) | Lit::Char(_) | Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) => {
                Ok(Self { minus, literal })
            }
            other => Err(missing(other.span(), "a string, a number, a boolean or a character")),
        }
    }
}

impl Parse for Range {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let min = if input.peek(Token![..]) { None } else { Some(input.parse()?) };
        let inclusive = input.peek(Token![..=]);
        if inclusive {
            input.parse::<Token![..=]>()?;
        } else {
            input.parse::<Token![..]>()?;
        }
        let max = if at_end(input) { None } else { Some(input.parse()?) };
        Ok(Self { min, max, inclusive, span })
    }
}

impl Literal {
    /// The literal as the variable would hold it.
    pub(crate) fn text(&self) -> String {
        let text = match &self.literal {
            Lit::Str(text) => text.value(),
            Lit::Char(c) => c.value().to_string(),
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Float(number) => number.base10_digits().to_owned(),
            Lit::Bool(word) => word.value().to_string(),
            _ => String::new(),
        };
        if self.minus.is_some() { format!("-{text}") } else { text }
    }

    pub(crate) const fn is_text(&self) -> bool {
        matches!(self.literal, Lit::Str(_))
    }

    pub(crate) const fn is_number(&self) -> bool {
        matches!(self.literal, Lit::Int(_) | Lit::Float(_))
    }

    /// Whether both literals are numbers and this one is smaller.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        if !self.is_number() || !other.is_number() {
            return false;
        }
        let (a, b) = (self.text(), other.text());
        match (a.parse::<i128>(), b.parse::<i128>()) {
            (Ok(a), Ok(b)) => a < b,
            _ => a.parse().ok() < b.parse::<f64>().ok(),
        }
    }
}

impl Range {
    pub(crate) fn any_bound(&self, is: fn(&Literal) -> bool) -> bool {
        self.min.as_ref().is_some_and(is) || self.max.as_ref().is_some_and(is)
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.minus.to_tokens(tokens);
        self.literal.to_tokens(tokens);
    }
}

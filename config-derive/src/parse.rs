//! Parsers for one attribute each. Their errors say what is expected.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Error, Ident, LitStr, Result, Token, token};

/// An attribute's key and value.
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// Parses `key`.
pub(crate) fn word(place: &mut Option<Given<()>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if at_end(input) {
        return set(place, key, ());
    }
    Err(input.error(format!("`{key}` takes no value: remove the value")))
}

/// Parses `key = VALUE`.
pub(crate) fn value<T: Parse>(
    place: &mut Option<Given<T>>,
    key: &Ident,
    input: ParseStream<'_>,
    expected: &str,
) -> Result<()> {
    set(place, key, after_equals(key, input, expected)?)
}

/// Parses `key` or `key = "NAME"`.
pub(crate) fn name_or_word(
    place: &mut Option<Given<Option<LitStr>>>,
    key: &Ident,
    input: ParseStream<'_>,
) -> Result<()> {
    if at_end(input) {
        return set(place, key, None);
    }
    let expected = format!("a string: write `{0} = \"NAME\"`, or `{0}` alone", key.unraw());
    set(place, key, Some(after_equals(key, input, &expected)?))
}

/// Parses `key = VALUE`, where the key may be given several times.
pub(crate) fn one_more<T: Parse>(
    places: &mut Vec<Given<T>>,
    key: &Ident,
    input: ParseStream<'_>,
    expected: &str,
) -> Result<()> {
    places.push(Given { key: key.clone(), value: after_equals(key, input, expected)? });
    Ok(())
}

/// Parses `key("..", "..")`, where the key may be given several times.
pub(crate) fn two_texts(
    places: &mut Vec<Given<(LitStr, LitStr)>>,
    key: &Ident,
    input: ParseStream<'_>,
    expected: &str,
) -> Result<()> {
    if !input.peek(token::Paren) {
        let span = if at_end(input) { key.span() } else { input.span() };
        return Err(missing(span, expected));
    }
    let group: Group = input.parse()?;
    let texts = |input: ParseStream<'_>| {
        let first = input.parse()?;
        input.parse::<Token![,]>()?;
        let second = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok((first, second))
    };
    let value = texts.parse2(group.stream()).map_err(|_| missing(group.span(), expected))?;
    places.push(Given { key: key.clone(), value });
    Ok(())
}

/// Parses `key = EXPRESSION`.
///
/// The expression ends at the next comma that is not inside `|..|`, `::<..>`, `<..>::` or `as Type<..>`.
pub(crate) fn expression(
    place: &mut Option<Given<TokenStream>>,
    key: &Ident,
    input: ParseStream<'_>,
) -> Result<()> {
    equals(key, input, &format!("an expression: `{} = EXPR`", key.unraw()))?;
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut in_type = false;
    let mut in_closure = false;
    while !input.is_empty() && (depth > 0 || in_closure || !input.peek(Token![,])) {
        let token: TokenTree = input.parse()?;
        let before = tokens.last();
        // After an operand, `<` compares and `|` is an operator.
        let is_operand = before.is_some_and(|before| match before {
            TokenTree::Punct(punct) => punct.as_char() == '?',
            TokenTree::Ident(word) => word != "move",
            _ => true,
        });
        if is(&token, '|') {
            in_closure = !in_closure && !is_operand && !before.is_some_and(|before| is(before, '|'));
        }
        if is(&token, '<') && (depth > 0 || in_type || !is_operand) {
            depth += 1;
        } else if is(&token, '>') && depth > 0 && !before.is_some_and(|before| is(before, '-')) {
            depth -= 1;
        }
        in_type = match &token {
            TokenTree::Ident(ident) => in_type || ident == "as",
            // `as *const T<..>`, `as path::T<..>`
            token if is(token, '*') => {
                before.is_some_and(|before| matches!(before, TokenTree::Ident(word) if word == "as"))
            }
            token => in_type && (depth > 0 || is(token, ':') || is(token, '>')),
        };
        tokens.push(token);
    }
    set(place, key, tokens.into_iter().collect())
}

fn is(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(one) if one.as_char() == punct)
}

/// Stores the value of a key that may be given once.
pub(crate) fn set<T>(place: &mut Option<Given<T>>, key: &Ident, value: T) -> Result<()> {
    if place.is_some() {
        return Err(Error::new(key.span(), format!("`{}` is given twice: remove one", key.unraw())));
    }
    *place = Some(Given { key: key.clone(), value });
    Ok(())
}

/// Parses `= VALUE`.
pub(crate) fn after_equals<T: Parse>(key: &Ident, input: ParseStream<'_>, expected: &str) -> Result<T> {
    equals(key, input, expected)?;
    input.parse().map_err(|cause| missing(cause.span(), expected))
}

/// Parses `=`, and checks that something follows.
///
/// If nothing follows, the error is at the key, since the end of the attribute has no place.
fn equals(key: &Ident, input: ParseStream<'_>, expected: &str) -> Result<()> {
    if at_end(input) {
        return Err(missing(key.span(), expected));
    }
    input.parse::<Token![=]>().map_err(|cause| missing(cause.span(), expected))?;
    if at_end(input) { Err(missing(key.span(), expected)) } else { Ok(()) }
}

/// Whether the attribute ends here.
pub(crate) fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// The error that says what was expected at a place.
pub(crate) fn missing(span: Span, expected: &str) -> Error {
    Error::new(span, format!("expected {expected}"))
}

//! The grammar of `#[config(..)]`: each attribute parsed, with its place; nothing judged.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Error, Ident, Lit, LitInt, LitStr, Result, Token};

use crate::ctxt::Ctxt;
use crate::group::{Group, Rule, group};
use crate::literal::{Literal, Range};
use crate::syntax::{Attribute, Meta, Path, is};
use crate::unknown::{Item, unknown};

/// A value and the key that it was given to.
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The variable that the program answers to, or none.
pub(crate) enum Ask {
    Name(LitStr),
    No,
}

/// What stands on the struct.
#[derive(Default)]
pub(crate) struct StructAttrs {
    /// The keys that are given, in the order of their places.
    pub(crate) keys: Vec<Ident>,
    pub(crate) ask: Option<Given<Ask>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) prefix: Option<Given<LitStr>>,
    pub(crate) secret_files: Option<Given<()>>,
    pub(crate) validate: Option<Given<Path>>,
    pub(crate) warn_unknown: Option<Given<()>>,
    pub(crate) krate: Option<Given<Path>>,
}

/// What stands on a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    /// The keys that are given, in the order of their places.
    pub(crate) keys: Vec<Ident>,
    pub(crate) allow_empty: Option<Given<()>>,
    pub(crate) default: Option<Given<Option<Literal>>>,
    pub(crate) default_with: Option<Given<TokenStream>>,
    pub(crate) env: Option<Given<LitStr>>,
    pub(crate) example: Option<Given<LitStr>>,
    pub(crate) flatten: Option<Given<()>>,
    pub(crate) generate: Option<Given<LitStr>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) min_len: Option<Given<LitInt>>,
    pub(crate) no_prefix: Option<Given<()>>,
    pub(crate) not_secret: Option<Given<()>>,
    pub(crate) prefix: Option<Given<LitStr>>,
    pub(crate) range: Option<Given<Range>>,
    /// The first is looked at first.
    pub(crate) renamed_from: Vec<Given<LitStr>>,
    pub(crate) secret: Option<Given<()>>,
    pub(crate) separator: Option<Given<LitStr>>,
    pub(crate) serde: Option<Given<()>>,
    pub(crate) shared: Option<Given<()>>,
    pub(crate) skip: Option<Given<TokenStream>>,
    pub(crate) validate: Option<Given<Path>>,
    pub(crate) value_parser: Option<Given<Path>>,
}

/// What stands on a variant of an enum of words.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) rename: Option<Given<LitStr>>,
}

impl StructAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        all.keys = each(ctxt, attrs, &mut |key, input| match key.unraw().to_string().as_str() {
            "all_or_none" => group(&mut all.groups, Rule::AllOrNone, key, input),
            "ask" => ask(&mut all.ask, key, input),
            "crate" => value(&mut all.krate, key, input, "a path: `crate = ::path`"),
            "one_of" => group(&mut all.groups, Rule::OneOf, key, input),
            "prefix" => value(&mut all.prefix, key, input, "a text: `prefix = \"APP_\"`"),
            "secret_files" => word(&mut all.secret_files, key, input),
            "validate" => value(&mut all.validate, key, input, "a function: `validate = path`"),
            "warn_unknown" => word(&mut all.warn_unknown, key, input),
            _ => Err(unknown(key, Item::Struct)),
        });
        all
    }
}

impl FieldAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        all.keys = each(ctxt, attrs, &mut |key, input| match key.unraw().to_string().as_str() {
            "allow_empty" => word(&mut all.allow_empty, key, input),
            "conflicts" => group(&mut all.groups, Rule::Conflicts, key, input),
            "default" if !input.peek(Token![=]) => set(&mut all.default, key, None),
            "default" => literal(&mut all.default, key, input),
            "default_with" => expression(&mut all.default_with, key, input),
            "env" => value(&mut all.env, key, input, "a text: `env = \"NAME\"`"),
            "example" => value(&mut all.example, key, input, "a text: `example = \"..\"`"),
            "flatten" => word(&mut all.flatten, key, input),
            "generate" => value(&mut all.generate, key, input, "a text: `generate = \"..\"`"),
            "min_len" => value(&mut all.min_len, key, input, "a number: `min_len = 32`"),
            "no_prefix" => word(&mut all.no_prefix, key, input),
            "not_secret" => word(&mut all.not_secret, key, input),
            "prefix" => value(&mut all.prefix, key, input, "a text: `flatten, prefix = \"SMTP_\"`"),
            "range" => value(&mut all.range, key, input, "a range of literals: `range = 1..=64`"),
            "renamed_from" => one_more(&mut all.renamed_from, key, input, "a text: `renamed_from = \"OLD\"`"),
            "required_if" => group(&mut all.groups, Rule::RequiredIf, key, input),
            "requires" => group(&mut all.groups, Rule::Requires, key, input),
            "secret" => word(&mut all.secret, key, input),
            "separator" => value(&mut all.separator, key, input, "a text: `separator = \";\"`"),
            "serde" => word(&mut all.serde, key, input),
            "shared" => word(&mut all.shared, key, input),
            "skip" => expression(&mut all.skip, key, input),
            "validate" => value(&mut all.validate, key, input, "a function: `validate = path`"),
            "value_parser" => value(&mut all.value_parser, key, input, "a function: `value_parser = path`"),
            _ => Err(unknown(key, Item::Field)),
        });
        all
    }
}

impl VariantAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        each(ctxt, attrs, &mut |key, input| match key.unraw().to_string().as_str() {
            "rename" => value(&mut all.rename, key, input, "a text: `rename = \"..\"`"),
            _ => Err(unknown(key, Item::Variant)),
        });
        all
    }
}

/// The doc comment, its lines without the blank that stands before each.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let mut doc = String::new();
    for attr in attrs {
        let Meta::Value(value) = &attr.meta else { continue };
        if !attr.is("doc") {
            continue;
        }
        // It may be a macro, such as `include_str!`.
        let Ok(text) = syn::parse2::<LitStr>(value.clone()) else { continue };
        let text = text.value();
        for line in text.lines() {
            doc.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            doc.push('\n');
        }
        if text.is_empty() {
            doc.push('\n');
        }
    }
    doc.trim().to_owned()
}

/// What `parse` does with the value of one `key`.
type ParseValue<'a> = dyn FnMut(&Ident, ParseStream<'_>) -> Result<()> + 'a;

/// Hands each `key` of each `#[config(..)]` to `parse`; after a mistake it goes on behind the next comma.
/// The keys whose values were parsed.
fn each(ctxt: &Ctxt, attrs: &[Attribute], parse: &mut ParseValue<'_>) -> Vec<Ident> {
    let mut keys = Vec::new();
    for attr in attrs {
        if !attr.is("config") {
            continue;
        }
        let Meta::List(list) = &attr.meta else {
            ctxt.error(attr, "expected `#[config(..)]` with attributes in parentheses");
            continue;
        };
        let items = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = item(input, &mut keys, parse) {
                    ctxt.syn(error);
                    skip_to_comma(input);
                }
                if input.peek(Token![,]) {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = items.parse2(list.clone()) {
            ctxt.syn(error);
        }
    }
    keys
}

fn item(input: ParseStream<'_>, keys: &mut Vec<Ident>, parse: &mut ParseValue<'_>) -> Result<()> {
    let key = match Ident::parse_any(input) {
        Ok(key) => key,
        Err(cause) => return Err(missing(cause.span(), "the name of an attribute, as in `env = \"NAME\"`")),
    };
    parse(&key, input)?;
    let end = end(&key, input);
    keys.push(key);
    end
}

fn end(key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if at_end(input) {
        return Ok(());
    }
    let key = key.unraw().to_string();
    Err(input.error(match key.as_str() {
        _ if input.peek(Ident::peek_any) => format!("expected a comma behind the value of `{key}`"),
        "default" => "`default` takes one literal: for an expression write `default_with = EXPR`".to_owned(),
        "validate" | "value_parser" => format!("`{key}` takes the path of a function: `{key} = path`"),
        _ => format!("expected a comma behind the value of `{key}`"),
    }))
}

fn set<T>(place: &mut Option<Given<T>>, key: &Ident, value: T) -> Result<()> {
    if place.is_some() {
        return Err(twice(key));
    }
    *place = Some(Given { key: key.clone(), value });
    Ok(())
}

fn twice(key: &Ident) -> Error {
    error(key.span(), &format!("`{}` is given twice: remove one", key.unraw()))
}

/// `key`
fn word(place: &mut Option<Given<()>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if at_end(input) {
        return set(place, key, ());
    }
    Err(input.error(format!("`{key}` takes no value: remove it")))
}

/// `key = VALUE`
fn value<T: Parse>(
    place: &mut Option<Given<T>>,
    key: &Ident,
    input: ParseStream<'_>,
    expected: &str,
) -> Result<()> {
    equals(key, input, expected)?;
    match input.parse() {
        Ok(value) => set(place, key, value),
        Err(cause) => Err(missing(cause.span(), expected)),
    }
}

/// The same of a key that may be given several times.
fn one_more<T: Parse>(
    places: &mut Vec<Given<T>>,
    key: &Ident,
    input: ParseStream<'_>,
    expected: &str,
) -> Result<()> {
    let mut place = None;
    value(&mut place, key, input, expected)?;
    places.extend(place);
    Ok(())
}

fn literal(place: &mut Option<Given<Option<Literal>>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    let expected = "a literal: `default = 3000`; for an expression write `default_with = EXPR`";
    equals(key, input, expected)?;
    match input.parse() {
        Ok(literal) => set(place, key, Some(literal)),
        Err(cause) => Err(missing(cause.span(), expected)),
    }
}

/// A name, or `false`. `true` would be what holds without it.
fn ask(place: &mut Option<Given<Ask>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    let expected = "a text or `false`: `ask = \"NAME\"` or `ask = false`";
    equals(key, input, expected)?;
    match input.parse() {
        Ok(Lit::Str(name)) => set(place, key, Ask::Name(name)),
        Ok(Lit::Bool(word)) if !word.value => set(place, key, Ask::No),
        Ok(Lit::Bool(word)) => {
            let message =
                "a program answers without it: remove `ask`, or name the variable: `ask = \"NAME\"`";
            Err(error(word.span, message))
        }
        Ok(other) => Err(missing(other.span(), expected)),
        Err(cause) => Err(missing(cause.span(), expected)),
    }
}

/// Any expression: all tokens up to the next comma that no `::<..>`, `<..>::` or `as Type<..>` holds.
fn expression(place: &mut Option<Given<TokenStream>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    equals(key, input, &format!("an expression: `{} = EXPR`", key.unraw()))?;
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    let mut in_type = false;
    while !input.is_empty() && (depth > 0 || !input.peek(Token![,])) {
        let token: TokenTree = input.parse()?;
        let before = tokens.last();
        // Behind an operand it compares.
        let is_operand = before.is_some_and(|before| !matches!(before, TokenTree::Punct(_)));
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

/// The `=` with something behind it. Where there is nothing, the end of the attribute would point nowhere.
fn equals(key: &Ident, input: ParseStream<'_>, expected: &str) -> Result<()> {
    if at_end(input) {
        return Err(missing(key.span(), expected));
    }
    if let Err(cause) = input.parse::<Token![=]>() {
        return Err(missing(cause.span(), expected));
    }
    if at_end(input) { Err(missing(key.span(), expected)) } else { Ok(()) }
}

/// Whether nothing more belongs to this attribute.
pub(crate) fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

pub(crate) fn missing(span: Span, expected: &str) -> Error {
    error(span, &format!("expected {expected}"))
}

fn error(span: Span, message: &str) -> Error {
    Error::new(span, message)
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}

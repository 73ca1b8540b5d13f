//! The grammar of `#[config(..)]`: each attribute parsed, with its place; nothing judged.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Error, Expr, ExprPath, Ident, Lit, LitInt, LitStr, Path, Result, Token};

use crate::ctxt::Ctxt;
use crate::unknown::{Item, unknown};

/// A value and the key that it was given to.
#[derive(Clone)]
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// What stands on the struct.
#[derive(Default)]
pub(crate) struct StructAttrs {
    pub(crate) prefix: Option<Given<LitStr>>,
    pub(crate) validate: Option<Given<ExprPath>>,
    pub(crate) krate: Option<Given<Path>>,
}

/// What stands on a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) allow_empty: Option<Given<()>>,
    pub(crate) default: Option<Given<Option<Literal>>>,
    pub(crate) default_with: Option<Given<TokenStream>>,
    pub(crate) env: Option<Given<LitStr>>,
    pub(crate) example: Option<Given<LitStr>>,
    pub(crate) flatten: Option<Given<()>>,
    pub(crate) generate: Option<Given<LitStr>>,
    pub(crate) min_len: Option<Given<LitInt>>,
    pub(crate) no_prefix: Option<Given<()>>,
    pub(crate) not_secret: Option<Given<()>>,
    pub(crate) prefix: Option<Given<LitStr>>,
    pub(crate) range: Option<Given<Range>>,
    pub(crate) secret: Option<Given<()>>,
    pub(crate) separator: Option<Given<LitStr>>,
    pub(crate) serde: Option<Given<()>>,
    pub(crate) shared: Option<Given<()>>,
    pub(crate) skip: Option<Given<TokenStream>>,
    pub(crate) validate: Option<Given<ExprPath>>,
    pub(crate) value_parser: Option<Given<ExprPath>>,
}

/// What stands on a variant of an enum of words.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) rename: Option<Given<LitStr>>,
}

/// A literal with its sign.
#[derive(Clone)]
pub(crate) struct Literal {
    pub(crate) minus: Option<Token![-]>,
    pub(crate) literal: Lit,
}

/// `1..=64`, either end of which may be open.
#[derive(Clone)]
pub(crate) struct Range {
    pub(crate) min: Option<Literal>,
    pub(crate) max: Option<Literal>,
    pub(crate) inclusive: bool,
    pub(crate) span: Span,
}

impl StructAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        each(ctxt, attrs, |key, input| match key.unraw().to_string().as_str() {
            "crate" => set(&mut all.krate, key, value(key, input, "a path: `crate = ::path`")?),
            "prefix" => set(&mut all.prefix, key, value(key, input, "a text: `prefix = \"APP_\"`")?),
            "validate" => set(&mut all.validate, key, value(key, input, "a function: `validate = path`")?),
            _ => Err(unknown(key, Item::Struct)),
        });
        all
    }
}

impl FieldAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        each(ctxt, attrs, |key, input| match key.unraw().to_string().as_str() {
            "allow_empty" => set(&mut all.allow_empty, key, word(key, input)?),
            "default" if !input.peek(Token![=]) => set(&mut all.default, key, None),
            "default" => set(&mut all.default, key, Some(literal(key, input)?)),
            "default_with" => set(&mut all.default_with, key, expression(key, input)?),
            "env" => set(&mut all.env, key, value(key, input, "a text: `env = \"NAME\"`")?),
            "example" => set(&mut all.example, key, value(key, input, "a text: `example = \"..\"`")?),
            "flatten" => set(&mut all.flatten, key, word(key, input)?),
            "generate" => set(&mut all.generate, key, value(key, input, "a text: `generate = \"..\"`")?),
            "min_len" => set(&mut all.min_len, key, value(key, input, "a number: `min_len = 32`")?),
            "no_prefix" => set(&mut all.no_prefix, key, word(key, input)?),
            "not_secret" => set(&mut all.not_secret, key, word(key, input)?),
            "prefix" => {
                set(&mut all.prefix, key, value(key, input, "a text: `flatten, prefix = \"SMTP_\"`")?)
            }
            "range" => set(&mut all.range, key, value(key, input, "a range of literals: `range = 1..=64`")?),
            "secret" => set(&mut all.secret, key, word(key, input)?),
            "separator" => set(&mut all.separator, key, value(key, input, "a text: `separator = \";\"`")?),
            "serde" => set(&mut all.serde, key, word(key, input)?),
            "shared" => set(&mut all.shared, key, word(key, input)?),
            "skip" => set(&mut all.skip, key, expression(key, input)?),
            "validate" => set(&mut all.validate, key, value(key, input, "a function: `validate = path`")?),
            "value_parser" => {
                set(&mut all.value_parser, key, value(key, input, "a function: `value_parser = path`")?)
            }
            _ => Err(unknown(key, Item::Field)),
        });
        all
    }
}

impl FieldAttrs {
    /// The keys that are given.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &Ident> {
        fn key<T>(given: &Option<Given<T>>) -> Option<&Ident> {
            given.as_ref().map(|given| &given.key)
        }
        [
            key(&self.allow_empty),
            key(&self.default),
            key(&self.default_with),
            key(&self.env),
            key(&self.example),
            key(&self.flatten),
            key(&self.generate),
            key(&self.min_len),
            key(&self.no_prefix),
            key(&self.not_secret),
            key(&self.prefix),
            key(&self.range),
            key(&self.secret),
            key(&self.separator),
            key(&self.serde),
            key(&self.shared),
            key(&self.skip),
            key(&self.validate),
            key(&self.value_parser),
        ]
        .into_iter()
        .flatten()
    }
}

impl VariantAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let mut all = Self::default();
        each(ctxt, attrs, |key, input| match key.unraw().to_string().as_str() {
            "rename" => set(&mut all.rename, key, value(key, input, "a text: `rename = \"..\"`")?),
            _ => Err(unknown(key, Item::Variant)),
        });
        all
    }
}

/// The doc comment, its lines without the blank that stands before each.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        if let syn::Meta::NameValue(meta) = &attr.meta {
            if let Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) = &meta.value {
                let text = text.value();
                lines.extend(
                    text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end().to_owned()),
                );
                if text.is_empty() {
                    lines.push(String::new());
                }
            }
        }
    }
    lines.join("\n").trim().to_owned()
}

/// Hands each `key` of each `#[config(..)]` to `parse`; after a mistake it goes on behind the next comma.
fn each(ctxt: &Ctxt, attrs: &[Attribute], mut parse: impl FnMut(&Ident, ParseStream<'_>) -> Result<()>) {
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("config")) {
        let syn::Meta::List(list) = &attr.meta else {
            ctxt.error(attr, "expected `#[config(..)]` with attributes in parentheses");
            continue;
        };
        let items = |input: ParseStream<'_>| {
            while !input.is_empty() {
                let item = key(input).and_then(|key| {
                    parse(&key, input)?;
                    end(&key, input)
                });
                if let Err(error) = item {
                    ctxt.syn(error);
                    until_comma(input);
                }
                if input.peek(Token![,]) {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = items.parse2(list.tokens.clone()) {
            ctxt.syn(error);
        }
    }
}

fn key(input: ParseStream<'_>) -> Result<Ident> {
    let expected = "expected the name of an attribute, as in `env = \"NAME\"`";
    input.call(Ident::parse_any).map_err(|error| Error::new(error.span(), expected))
}

fn end(key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
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
        return Err(Error::new_spanned(key, format_args!("`{}` is given twice: remove one", key.unraw())));
    }
    *place = Some(Given { key: key.clone(), value });
    Ok(())
}

fn word(key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(());
    }
    Err(input.error(format_args!("`{key}` takes no value: remove it")))
}

fn value<T: Parse>(key: &Ident, input: ParseStream<'_>, expected: &str) -> Result<T> {
    equals(key, input, expected)?;
    input.parse().map_err(|error| Error::new(error.span(), format_args!("expected {expected}")))
}

/// The `=` with something behind it. Where there is nothing, the end of the attribute would point nowhere.
fn equals(key: &Ident, input: ParseStream<'_>, expected: &str) -> Result<()> {
    let nothing = || Error::new(key.span(), format_args!("expected {expected}"));
    if input.is_empty() || input.peek(Token![,]) {
        return Err(nothing());
    }
    input
        .parse::<Token![=]>()
        .map_err(|error| Error::new(error.span(), format_args!("expected {expected}")))?;
    if input.is_empty() || input.peek(Token![,]) { Err(nothing()) } else { Ok(()) }
}

fn literal(key: &Ident, input: ParseStream<'_>) -> Result<Literal> {
    let expected = "a literal: `default = 3000`; for an expression write `default_with = EXPR`";
    value(key, input, expected)
}

/// Any expression: what syn reads without its feature `full`, else all tokens up to the next comma.
fn expression(key: &Ident, input: ParseStream<'_>) -> Result<TokenStream> {
    equals(key, input, &format!("an expression: `{} = EXPR`", key.unraw()))?;
    let ahead = input.fork();
    if ahead.parse::<Expr>().is_ok() && (ahead.is_empty() || ahead.peek(Token![,])) {
        return Ok(quote::ToTokens::into_token_stream(input.parse::<Expr>()?));
    }
    Ok(until_comma(input))
}

fn until_comma(input: ParseStream<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        match input.parse::<TokenTree>() {
            Ok(token) => tokens.extend([token]),
            Err(_) => break,
        }
    }
    tokens
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let minus = input.parse()?;
        let literal: Lit = input.parse()?;
        match &literal {
            Lit::Str(_) | Lit::Char(_) | Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) => {
                Ok(Self { minus, literal })
            }
            other => Err(Error::new_spanned(other, "expected a text, a number, a boolean or a character")),
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
        let max = if input.is_empty() || input.peek(Token![,]) { None } else { Some(input.parse()?) };
        Ok(Self { min, max, inclusive, span })
    }
}

impl Literal {
    /// As the variable would hold it.
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

    /// Whether both are numbers, and this one is the smaller.
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

impl quote::ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.minus.to_tokens(tokens);
        self.literal.to_tokens(tokens);
    }
}

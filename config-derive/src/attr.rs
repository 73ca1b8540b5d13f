//! Parses the attributes in `#[config(..)]` and keeps their places. It does not judge them.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, ExprLit, ExprPath, Ident, Lit, LitInt, LitStr, Meta, Path, Result, Token};

use crate::ctxt::Ctxt;
use crate::group::{Group, Rule, group};
use crate::literal::{Literal, Range};
use crate::parse::{
    Given, after_equals, at_end, expression, missing, name_or_word, one_more, set, two_texts, value, word,
};
use crate::unknown::{Target, unknown};

/// The value of `introspect`: the variable that the program answers to, or none.
pub(crate) enum Introspect {
    Name(LitStr),
    No,
}

/// The attributes of a struct, or of an enum of words.
#[derive(Default)]
pub(crate) struct StructAttrs {
    /// The keys that are given, in the order of the source.
    pub(crate) keys: Vec<Ident>,
    pub(crate) introspect: Option<Given<Introspect>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) prefix: Option<Given<LitStr>>,
    /// The style of the words; only of an enum.
    pub(crate) rename_all: Option<Given<LitStr>>,
    /// The names that are no longer read, each with what to do instead.
    pub(crate) retired: Vec<Given<(LitStr, LitStr)>>,
    pub(crate) secret_files: Option<Given<()>>,
    pub(crate) validate: Option<Given<ExprPath>>,
    pub(crate) warn_unknown: Option<Given<()>>,
    pub(crate) krate: Option<Given<Path>>,
}

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    /// The keys that are given, in the order of the source.
    pub(crate) keys: Vec<Ident>,
    pub(crate) allow_empty: Option<Given<()>>,
    /// The literal; `None` for the word `default` alone.
    pub(crate) default: Option<Given<Option<Literal>>>,
    /// The field whose value is the default.
    pub(crate) default_from: Option<Given<Ident>>,
    pub(crate) default_with: Option<Given<TokenStream>>,
    pub(crate) env: Option<Given<LitStr>>,
    pub(crate) example: Option<Given<LitStr>>,
    pub(crate) expected: Option<Given<LitStr>>,
    /// The variables that are read if this one is not set, in order.
    pub(crate) fallbacks: Vec<Given<LitStr>>,
    pub(crate) flatten: Option<Given<()>>,
    pub(crate) generate: Option<Given<LitStr>>,
    /// Why the variable may be a grouped environment.
    pub(crate) grouped: Option<Given<LitStr>>,
    pub(crate) groups: Vec<Group>,
    pub(crate) is_set: Option<Given<()>>,
    pub(crate) min_len: Option<Given<LitInt>>,
    pub(crate) no_prefix: Option<Given<()>>,
    pub(crate) not_secret: Option<Given<()>>,
    pub(crate) prefix: Option<Given<LitStr>>,
    /// The variable of the password; `None` for the word `password` alone.
    pub(crate) password: Option<Given<Option<LitStr>>>,
    pub(crate) range: Option<Given<Range>>,
    /// The old names, in the order in which they are tried.
    pub(crate) renamed_from: Vec<Given<LitStr>>,
    pub(crate) secret: Option<Given<()>>,
    pub(crate) separator: Option<Given<LitStr>>,
    pub(crate) serde: Option<Given<()>>,
    pub(crate) shared: Option<Given<()>>,
    pub(crate) skip: Option<Given<TokenStream>>,
    /// What a bare number counts.
    pub(crate) unit: Option<Given<LitStr>>,
    /// The variable of the user name; `None` for the word `username` alone.
    pub(crate) username: Option<Given<Option<LitStr>>>,
    pub(crate) validate: Option<Given<ExprPath>>,
    pub(crate) value_parser: Option<Given<ExprPath>>,
}

/// The attributes of a variant of an enum of words.
#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) rename: Option<Given<LitStr>>,
}

impl StructAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, target: Target, attrs: &[Attribute]) -> Self {
        let known = if target == Target::Enum { ENUM } else { STRUCT };
        let (mut all, keys) = parse(ctxt, attrs, target, known);
        all.keys = keys;
        all
    }
}

impl FieldAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        let (mut all, keys) = parse(ctxt, attrs, Target::Field, FIELD);
        all.keys = keys;
        all
    }

    /// The literal of `default = LITERAL`.
    pub(crate) fn default_literal(&self) -> Option<&Literal> {
        self.default.as_ref()?.value.as_ref()
    }

    pub(crate) const fn has_default(&self) -> bool {
        self.default.is_some() || self.default_with.is_some() || self.default_from.is_some()
    }

    /// Whether a literal is the value itself, and not the text of one.
    ///
    /// Only the application knows what its parser makes of a text.
    pub(crate) fn is_value(&self, literal: &Literal) -> bool {
        self.value_parser.is_some() && !literal.is_text()
    }

    /// Whether the application's code reads the text.
    pub(crate) const fn is_read_by_app(&self) -> bool {
        self.value_parser.is_some() || self.serde.is_some()
    }
}

impl VariantAttrs {
    pub(crate) fn from_syn(ctxt: &Ctxt, attrs: &[Attribute]) -> Self {
        parse(ctxt, attrs, Target::Variant, VARIANT).0
    }
}

/// The name of an attribute, and the function that parses the rest of it.
type Key<T> = (&'static str, fn(&mut T, &Ident, ParseStream<'_>) -> Result<()>);

const STRUCT: &[Key<StructAttrs>] = &[
    ("all_or_none", |all, key, input| group(&mut all.groups, Rule::AllOrNone, key, input)),
    ("any_of", |all, key, input| group(&mut all.groups, Rule::AnyOf, key, input)),
    ("crate", |all, key, input| value(&mut all.krate, key, input, "a path: write `crate = ::path`")),
    ("introspect", |all, key, input| introspect(&mut all.introspect, key, input)),
    ("one_of", |all, key, input| group(&mut all.groups, Rule::OneOf, key, input)),
    ("prefix", |all, key, input| value(&mut all.prefix, key, input, "a string: write `prefix = \"APP_\"`")),
    ("retired", |all, key, input| {
        let expected = "a name and what to do instead: write `retired(\"OLD\", \"use NEW\")`";
        two_texts(&mut all.retired, key, input, expected)
    }),
    ("secret_files", |all, key, input| word(&mut all.secret_files, key, input)),
    ("validate", |all, key, input| {
        value(&mut all.validate, key, input, "the path of a function: write `validate = path`")
    }),
    ("warn_unknown", |all, key, input| word(&mut all.warn_unknown, key, input)),
];

const ENUM: &[Key<StructAttrs>] = &[
    ("crate", |all, key, input| value(&mut all.krate, key, input, "a path: write `crate = ::path`")),
    ("rename_all", |all, key, input| {
        value(&mut all.rename_all, key, input, "a string: write `rename_all = \"snake_case\"`")
    }),
];

const FIELD: &[Key<FieldAttrs>] = &[
    ("allow_empty", |all, key, input| word(&mut all.allow_empty, key, input)),
    ("conflicts", |all, key, input| group(&mut all.groups, Rule::Conflicts, key, input)),
    ("default", |all, key, input| default(&mut all.default, key, input)),
    ("default_from", |all, key, input| {
        value(&mut all.default_from, key, input, "a field of this struct: write `default_from = field`")
    }),
    ("default_with", |all, key, input| expression(&mut all.default_with, key, input)),
    ("env", |all, key, input| value(&mut all.env, key, input, "a string: write `env = \"NAME\"`")),
    ("example", |all, key, input| value(&mut all.example, key, input, "a string: write `example = \"..\"`")),
    ("expected", |all, key, input| {
        value(&mut all.expected, key, input, "a string: write `expected = \"a slug\"`")
    }),
    ("fallback", |all, key, input| {
        one_more(&mut all.fallbacks, key, input, "a string: write `fallback = \"NAME\"`")
    }),
    ("flatten", |all, key, input| word(&mut all.flatten, key, input)),
    ("generate", |all, key, input| {
        value(&mut all.generate, key, input, "a string: write `generate = \"..\"`")
    }),
    ("grouped", |all, key, input| grouped(&mut all.grouped, key, input)),
    ("is_set", |all, key, input| word(&mut all.is_set, key, input)),
    ("min_len", |all, key, input| value(&mut all.min_len, key, input, "a number: write `min_len = 32`")),
    ("no_prefix", |all, key, input| word(&mut all.no_prefix, key, input)),
    ("not_secret", |all, key, input| word(&mut all.not_secret, key, input)),
    ("password", |all, key, input| name_or_word(&mut all.password, key, input)),
    ("prefix", |all, key, input| {
        value(&mut all.prefix, key, input, "a string: write `flatten, prefix = \"SMTP_\"`")
    }),
    ("range", |all, key, input| {
        value(&mut all.range, key, input, "a range of literals: write `range = 1..=64`")
    }),
    ("renamed_from", |all, key, input| {
        one_more(&mut all.renamed_from, key, input, "a string: write `renamed_from = \"OLD\"`")
    }),
    ("required_if", |all, key, input| group(&mut all.groups, Rule::RequiredIf, key, input)),
    ("requires", |all, key, input| group(&mut all.groups, Rule::Requires, key, input)),
    ("secret", |all, key, input| word(&mut all.secret, key, input)),
    ("separator", |all, key, input| {
        value(&mut all.separator, key, input, "a string: write `separator = \";\"`")
    }),
    ("serde", |all, key, input| word(&mut all.serde, key, input)),
    ("shared", |all, key, input| word(&mut all.shared, key, input)),
    ("skip", |all, key, input| expression(&mut all.skip, key, input)),
    ("unit", |all, key, input| value(&mut all.unit, key, input, "a string: write `unit = \"s\"`")),
    ("username", |all, key, input| name_or_word(&mut all.username, key, input)),
    ("validate", |all, key, input| {
        value(&mut all.validate, key, input, "the path of a function: write `validate = path`")
    }),
    ("value_parser", |all, key, input| {
        value(&mut all.value_parser, key, input, "the path of a function: write `value_parser = path`")
    }),
];

const VARIANT: &[Key<VariantAttrs>] =
    &[("rename", |all, key, input| value(&mut all.rename, key, input, "a string: write `rename = \"..\"`"))];

/// Parses every `#[config(..)]`, and returns the attributes and the keys whose values could be parsed.
///
/// After a mistake it continues after the next comma.
fn parse<T: Default>(ctxt: &Ctxt, attrs: &[Attribute], target: Target, known: &[Key<T>]) -> (T, Vec<Ident>) {
    let (mut all, mut keys) = (T::default(), Vec::new());
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("config")) {
        let Meta::List(list) = &attr.meta else {
            ctxt.error(attr, "expected attributes in parentheses: write `#[config(..)]`");
            continue;
        };
        let items = |input: ParseStream<'_>| {
            while !input.is_empty() {
                if let Err(error) = attribute(input, target, known, &mut all, &mut keys) {
                    ctxt.syn(error);
                    while !at_end(input) {
                        input.parse::<TokenTree>()?;
                    }
                }
                input.parse::<Option<Token![,]>>()?;
            }
            Ok(())
        };
        if let Err(error) = list.parse_args_with(items) {
            ctxt.syn(error);
        }
    }
    (all, keys)
}

/// Parses one attribute of a list.
fn attribute<T>(
    input: ParseStream<'_>,
    target: Target,
    known: &[Key<T>],
    all: &mut T,
    keys: &mut Vec<Ident>,
) -> Result<()> {
    let expected = "the name of an attribute, as in `env = \"NAME\"`";
    let key = Ident::parse_any(input).map_err(|cause| missing(cause.span(), expected))?;
    let name = key.unraw().to_string();
    let Some((_, parse)) = known.iter().find(|(known, _)| *known == name) else {
        return Err(unknown(&key, target, &names(known), &others(target)));
    };
    parse(all, &key, input)?;
    keys.push(key);
    if at_end(input) {
        return Ok(());
    }
    Err(input.error(match name.as_str() {
        "default" if !input.peek(Ident::peek_any) => {
            "`default` takes one literal: write `default_with = EXPR` for an expression".to_owned()
        }
        "validate" | "value_parser" if !input.peek(Ident::peek_any) => {
            format!("`{name}` takes the path of a function: write `{name} = path`")
        }
        _ => format!("expected a comma after the value of `{name}`"),
    }))
}

fn names<T>(keys: &[Key<T>]) -> Vec<&'static str> {
    keys.iter().map(|(name, _)| *name).collect()
}

/// The attributes of other items, which the message about an unknown attribute recognizes.
fn others(target: Target) -> Vec<&'static str> {
    match target {
        Target::Struct => names(FIELD),
        Target::Field => names(STRUCT),
        Target::Enum => names(STRUCT).into_iter().chain(names(FIELD)).chain(names(VARIANT)).collect(),
        Target::Variant => names(ENUM),
    }
}

/// `default` or `default = LITERAL`
fn default(place: &mut Option<Given<Option<Literal>>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    if !input.peek(Token![=]) {
        return set(place, key, None);
    }
    let expected = "a literal: write `default = 3000` or `default = \"30s\"`, or `default_with = EXPR` for an expression";
    set(place, key, Some(after_equals(key, input, expected)?))
}

/// `grouped = "why"`; without a reason, the field still counts as grouped, so that there is one error.
fn grouped(place: &mut Option<Given<LitStr>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    let parsed = value(place, key, input, "the reason as a string: write `grouped = \"why\"`");
    if parsed.is_err() && place.is_none() {
        *place = Some(Given { key: key.clone(), value: LitStr::new("why", key.span()) });
    }
    parsed
}

/// `introspect = "NAME"` or `introspect = false`; `true` would change nothing.
fn introspect(place: &mut Option<Given<Introspect>>, key: &Ident, input: ParseStream<'_>) -> Result<()> {
    let expected = "a string or `false`: write `introspect = \"NAME\"` or `introspect = false`";
    match after_equals(key, input, expected)? {
        Lit::Str(name) => set(place, key, Introspect::Name(name)),
        Lit::Bool(word) if !word.value => set(place, key, Introspect::No),
        Lit::Bool(word) => {
            let message = "`introspect = true` is the default: remove it, or name the variable with \
                           `introspect = \"NAME\"`";
            Err(Error::new(word.span, message))
        }
        other => Err(missing(other.span(), expected)),
    }
}

/// The text of the doc comment, without the space before each line.
pub(crate) fn doc(attrs: &[Attribute]) -> String {
    let mut doc = String::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        // The value may also be a macro, such as `include_str!`.
        let Meta::NameValue(meta) = &attr.meta else { continue };
        let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else { continue };
        let text = text.value();
        // Each line of a block comment may begin with a star.
        let mut rest = text.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).peekable();
        let has_stars = rest.peek().is_some() && rest.all(|line| line.starts_with('*'));
        for (place, line) in text.lines().enumerate() {
            let star = if has_stars && place > 0 { line.trim_start().strip_prefix('*') } else { None };
            let line = star.unwrap_or(line);
            doc.push_str(line.strip_prefix(' ').unwrap_or(line).trim_end());
            doc.push('\n');
        }
        if text.is_empty() {
            doc.push('\n');
        }
    }
    doc.trim().to_owned()
}

//! Questions of a type's syntax. A macro sees names, not types: an alias is not seen through.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::generics::{Generics, split};
use crate::syntax::{Angles, is};

/// A type: its tokens, and what they tell.
pub(crate) struct Type {
    tokens: Vec<TokenTree>,
    form: Form,
}

enum Form {
    /// A path: its last name with the types in its `<..>`, and whether there is nothing else.
    Path {
        name: Ident,
        arguments: Vec<Type>,
        is_ident: bool,
    },
    Slice(Box<Type>),
    Reference,
    Other,
}

/// What one variable's text becomes.
pub(crate) enum Shape<'a> {
    One(&'a Type),
    List { collection: &'a Type, item: &'a Type },
    Map { collection: &'a Type, key: &'a Type, value: &'a Type },
}

/// What is known of a type by its last name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Text, in which a credential would show.
    Text,
    /// A number.
    Number,
    /// A type of the standard library or ours that is neither text nor secret, and cannot be empty.
    Plain,
    Secret,
    Resource,
    No,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        let Some((name, arguments)) = last_segment(ty) else { return Self::One(ty) };
        match (name.to_string().as_str(), arguments) {
            ("Vec" | "VecDeque" | "BTreeSet", [item]) | ("HashSet", [item] | [item, _]) => {
                Self::List { collection: ty, item }
            }
            ("BTreeMap", [key, value]) | ("HashMap", [key, value] | [key, value, _]) => {
                Self::Map { collection: ty, key, value }
            }
            ("Box", [slice]) => match &slice.form {
                Form::Slice(item) => Self::List { collection: ty, item },
                _ => Self::One(ty),
            },
            _ => Self::One(ty),
        }
    }

    pub(crate) const fn is_list(&self) -> bool {
        !matches!(self, Self::One(_))
    }

    /// The type of the whole.
    pub(crate) const fn whole(&self) -> &'a Type {
        match self {
            Self::One(ty) | Self::List { collection: ty, .. } | Self::Map { collection: ty, .. } => ty,
        }
    }

    /// The type that decides on secrecy: the item of a list, the value of a map.
    pub(crate) const fn leaf(&self) -> &'a Type {
        match self {
            Self::One(ty) | Self::List { item: ty, .. } | Self::Map { value: ty, .. } => ty,
        }
    }
}

/// The type inside of an `Option`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    match last_segment(ty) {
        Some((name, [inner])) if name == "Option" => Some(inner),
        _ => None,
    }
}

pub(crate) fn known(ty: &Type) -> Known {
    let Some((name, _)) = last_segment(ty) else { return Known::No };
    match name.to_string().as_str() {
        "String" | "OsString" => Known::Text,
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize"
        | "f32" | "f64" | "NonZero" | "NonZeroU8" | "NonZeroU16" | "NonZeroU32" | "NonZeroU64"
        | "NonZeroU128" | "NonZeroUsize" | "NonZeroI8" | "NonZeroI16" | "NonZeroI32" | "NonZeroI64"
        | "NonZeroI128" | "NonZeroIsize" => Known::Number,
        "bool" | "char" | "Duration" | "ByteSize" | "BindAddr" | "IpAddr" | "Ipv4Addr" | "Ipv6Addr"
        | "SocketAddr" | "SocketAddrV4" | "SocketAddrV6" => Known::Plain,
        "SecretString" | "SecretBox" | "Base64" | "Hex" => Known::Secret,
        "Amqp" | "AzureBlob" | "Beanstalkd" | "ClickHouse" | "CouchDb" | "Elasticsearch" | "Http"
        | "Kafka" | "Memcached" | "MongoDb" | "Mqtt" | "MySql" | "Nats" | "Otlp" | "Postgres" | "Redis"
        | "Resource" | "S3" | "SentryDsn" | "Smtp" | "Sqlite" | "StatsD" | "Syslog" => Known::Resource,
        _ => Known::No,
    }
}

/// Whether it is a `SecretBox`.
pub(crate) fn is_secret_box(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "SecretBox")
}

/// Whether it is a `Duration`, which no number alone can be.
pub(crate) fn is_duration(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "Duration")
}

/// Whether it is one of the `NonZero`, which no literal can be.
pub(crate) fn is_non_zero(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name.to_string().starts_with("NonZero"))
}

/// The type parameter that the type is, if it has no bound at all.
pub(crate) fn unbounded<'a>(ty: &Type, generics: &'a Generics) -> Option<&'a Ident> {
    match &ty.form {
        Form::Path { name, is_ident: true, .. } => generics.unbounded(name),
        _ => None,
    }
}

pub(crate) const fn is_reference(ty: &Type) -> bool {
    matches!(ty.form, Form::Reference)
}

/// The place that an error about the type points at: a type's own span is, on stable, only its first token.
pub(crate) fn span(ty: &Type) -> Span {
    match last_segment(ty) {
        Some((name, _)) => name.span(),
        None => ty.tokens.first().map_or_else(Span::call_site, TokenTree::span),
    }
}

/// Whether the type names one of the parameters.
pub(crate) fn mentions(ty: &Type, parameters: &[Ident]) -> bool {
    fn any(tokens: TokenStream, parameters: &[Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => parameters.contains(&ident),
            TokenTree::Group(group) => any(group.stream(), parameters),
            _ => false,
        })
    }
    !parameters.is_empty() && any(ty.to_token_stream(), parameters)
}

/// The last name of a path and its type arguments.
fn last_segment(ty: &Type) -> Option<(&Ident, &[Type])> {
    match &ty.form {
        Form::Path { name, arguments, .. } => Some((name, arguments)),
        _ => None,
    }
}

impl Type {
    pub(crate) fn new(tokens: Vec<TokenTree>) -> Self {
        let form = form(&tokens);
        Self { tokens, form }
    }
}

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.tokens.iter().cloned());
    }
}

fn form(tokens: &[TokenTree]) -> Form {
    match tokens {
        [TokenTree::Group(group)] => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            match group.delimiter() {
                // A type from a `macro_rules` stands in an unseen group.
                Delimiter::None => form(&inner),
                Delimiter::Parenthesis if split(&inner, ',').count() == 1 && !ends_in_comma(&inner) => {
                    form(&inner)
                }
                Delimiter::Bracket if split(&inner, ';').count() == 1 => {
                    Form::Slice(Box::new(Type::new(inner)))
                }
                _ => Form::Other,
            }
        }
        [first, ..] if is(first, '&') => Form::Reference,
        _ => path(tokens).unwrap_or(Form::Other),
    }
}

fn ends_in_comma(tokens: &[TokenTree]) -> bool {
    tokens.last().is_some_and(|token| is(token, ','))
}

/// `::name::name<..>` or `<..>::name`; nothing for what is no path.
fn path(tokens: &[TokenTree]) -> Option<Form> {
    let mut rest = tokens;
    let mut last = None;
    if let [first, ..] = rest {
        if is(first, '<') {
            (_, rest) = in_angles(rest);
        }
    }
    loop {
        if let [one, two, behind @ ..] = rest {
            if is(one, ':') && is(two, ':') {
                rest = behind;
            }
        }
        let [first, behind @ ..] = rest else { break };
        match first {
            TokenTree::Ident(name) if last.is_none() || is_behind_colons(tokens, rest) => {
                last = Some((name, Vec::new()));
                rest = behind;
            }
            first if is(first, '<') => {
                let (inner, behind) = in_angles(rest);
                let (_, arguments) = last.as_mut()?;
                for argument in split(inner, ',') {
                    if is_type(argument) {
                        arguments.push(Type::new(argument.to_vec()));
                    }
                }
                rest = behind;
            }
            _ => return None,
        }
    }
    let (name, arguments) = last?;
    Some(Form::Path { name: name.clone(), arguments, is_ident: tokens.len() == 1 })
}

/// Whether the token before `rest` is the end of a `::`.
fn is_behind_colons(tokens: &[TokenTree], rest: &[TokenTree]) -> bool {
    let before = tokens.len() - rest.len();
    before.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| is(token, ':'))
}

/// What stands in the `<..>` that the tokens begin with, and what behind it.
fn in_angles(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let mut angles = Angles::default();
    for (at, token) in tokens.iter().enumerate() {
        angles.pass(token);
        if angles.depth == 0 {
            return (tokens.get(1..at).unwrap_or_default(), tokens.get(at + 1..).unwrap_or_default());
        }
    }
    (&[], &[])
}

/// Whether an argument is a type: no lifetime, no constant, no `Name = Type`.
fn is_type(argument: &[TokenTree]) -> bool {
    match argument {
        [TokenTree::Literal(_)] => false,
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => false,
        [first, ..] => !is(first, '\'') && !is(first, '-') && split(argument, '=').count() == 1,
        [] => false,
    }
}

//! Answers questions about the syntax of a type. A macro sees names, not types, so it cannot see through an alias.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{GenericArgument, Generics, Ident, PathArguments, PathSegment, Type, parse_quote_spanned};

/// The shape of a variable's type: one value, a list or a map.
pub(crate) enum Shape<'a> {
    One(&'a Type),
    List { collection: &'a Type, item: &'a Type },
    Map { collection: &'a Type, key: &'a Type, value: &'a Type },
}

/// What the last name of a type tells about the type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Text that `Debug` shows.
    Text,
    /// A number.
    Number,
    /// Another type of the standard library or of factor3 that is neither secret nor readable from an empty value.
    Plain,
    Secret,
    Resource,
    /// The name tells nothing.
    No,
}

impl<'a> Shape<'a> {
    pub(crate) fn of(ty: &'a Type) -> Self {
        match (name(ty).as_str(), arguments(ty).as_slice()) {
            ("Vec" | "VecDeque" | "BTreeSet", [item]) | ("HashSet", [item] | [item, _]) => {
                Self::List { collection: ty, item }
            }
            ("BTreeMap", [key, value]) | ("HashMap", [key, value] | [key, value, _]) => {
                Self::Map { collection: ty, key, value }
            }
            ("Box", [slice]) => match peeled(slice) {
                Type::Slice(slice) => Self::List { collection: ty, item: &slice.elem },
                _ => Self::One(ty),
            },
            _ => Self::One(ty),
        }
    }

    pub(crate) const fn is_list(&self) -> bool {
        !matches!(self, Self::One(_))
    }

    /// The type of the whole value.
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

/// The type in an `Option`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    match arguments(ty).as_slice() {
        [inner] if is(ty, "Option") => Some(inner),
        _ => None,
    }
}

/// The type of the secret that a `SecretFile` gives.
pub(crate) fn in_secret_file(ty: &Type) -> Option<Type> {
    let span = span(ty).resolved_at(Span::mixed_site());
    is(ty, "SecretFile").then(|| parse_quote_spanned!(span=> <#ty as __p::RotatingSecret>::Secret))
}

/// Whether the last name of the type is `expected`.
pub(crate) fn is(ty: &Type, expected: &str) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == expected)
}

pub(crate) fn known(ty: &Type) -> Known {
    match name(ty).as_str() {
        "String" | "OsString" => Known::Text,
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize"
        | "f32" | "f64" | "NonZero" | "NonZeroU8" | "NonZeroU16" | "NonZeroU32" | "NonZeroU64"
        | "NonZeroU128" | "NonZeroUsize" | "NonZeroI8" | "NonZeroI16" | "NonZeroI32" | "NonZeroI64"
        | "NonZeroI128" | "NonZeroIsize" => Known::Number,
        "bool" | "char" | "Duration" | "ByteSize" | "BindAddr" | "IpAddr" | "Ipv4Addr" | "Ipv6Addr"
        | "SocketAddr" | "SocketAddrV4" | "SocketAddrV6" => Known::Plain,
        "SecretString" | "SecretBox" | "SecretFile" | "Base64" | "Hex" => Known::Secret,
        "Amqp" | "AzureBlob" | "Beanstalkd" | "ClickHouse" | "CouchDb" | "Elasticsearch" | "Http"
        | "Kafka" | "Memcached" | "MongoDb" | "Mqtt" | "MySql" | "Nats" | "Otlp" | "Postgres" | "Proxy"
        | "Redis" | "Resource" | "S3" | "SentryDsn" | "Smtp" | "Sqlite" | "StatsD" | "Syslog" => {
            Known::Resource
        }
        _ => Known::No,
    }
}

/// Whether the type is one of the `NonZero` types, which have no literals.
pub(crate) fn is_non_zero(ty: &Type) -> bool {
    name(ty).starts_with("NonZero")
}

pub(crate) fn is_reference(ty: &Type) -> bool {
    matches!(peeled(ty), Type::Reference(_))
}

/// The type parameter that `ty` names, if the parameter has no bound.
pub(crate) fn unbounded<'a>(ty: &Type, generics: &'a Generics) -> Option<&'a Ident> {
    let Type::Path(path) = peeled(ty) else { return None };
    let name = path.path.get_ident().filter(|_| path.qself.is_none() && generics.where_clause.is_none())?;
    let parameter = generics.type_params().find(|parameter| parameter.ident == *name)?;
    parameter.bounds.is_empty().then_some(&parameter.ident)
}

/// Whether the type names a parameter: of a type, a constant or a lifetime.
pub(crate) fn mentions(ty: &Type, generics: &Generics) -> bool {
    fn any(tokens: TokenStream, names: &[Ident], lifetimes: &[Ident]) -> bool {
        let mut is_lifetime = false;
        tokens.into_iter().any(|token| {
            let names = if is_lifetime { lifetimes } else { names };
            is_lifetime = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '\'');
            match token {
                TokenTree::Ident(ident) => names.contains(&ident.unraw()),
                TokenTree::Group(group) => any(group.stream(), names, lifetimes),
                _ => false,
            }
        })
    }
    let types = generics.type_params().map(|parameter| parameter.ident.unraw());
    let consts = generics.const_params().map(|parameter| parameter.ident.unraw());
    let names: Vec<Ident> = types.chain(consts).collect();
    let lifetimes: Vec<Ident> =
        generics.lifetimes().map(|parameter| parameter.lifetime.ident.unraw()).collect();
    !(names.is_empty() && lifetimes.is_empty()) && any(ty.to_token_stream(), &names, &lifetimes)
}

/// The place that an error about the type points at: the last name of the path.
///
/// On stable Rust, the span of a whole path would only be its first token.
pub(crate) fn span(ty: &Type) -> Span {
    last_segment(ty).map_or_else(|| ty.span(), |segment| segment.ident.span())
}

/// The last name of a path; empty for a type that is not a path.
fn name(ty: &Type) -> String {
    last_segment(ty).map_or_else(String::new, |segment| segment.ident.to_string())
}

/// The type arguments of the last name of a path.
fn arguments(ty: &Type) -> Vec<&Type> {
    let Some(PathArguments::AngleBracketed(arguments)) = last_segment(ty).map(|segment| &segment.arguments)
    else {
        return Vec::new();
    };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match peeled(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

/// The type in parentheses, or in the group that a `macro_rules` puts around a type.
fn peeled(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => peeled(&group.elem),
        Type::Paren(paren) => peeled(&paren.elem),
        _ => ty,
    }
}

//! Questions of a type's syntax. A macro sees names, not types: an alias is not seen through.

use proc_macro2::Span;
use syn::{GenericArgument, Generics, Ident, PathArguments, Type};

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
        match (name.to_string().as_str(), arguments.as_slice()) {
            ("Vec" | "VecDeque" | "BTreeSet", [item]) | ("HashSet", [item] | [item, _]) => {
                Self::List { collection: ty, item }
            }
            ("BTreeMap", [key, value]) | ("HashMap", [key, value] | [key, value, _]) => {
                Self::Map { collection: ty, key, value }
            }
            ("Box", [Type::Slice(slice)]) => Self::List { collection: ty, item: &slice.elem },
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
        Some((name, arguments)) if name == "Option" => match arguments.as_slice() {
            [inner] => Some(inner),
            _ => None,
        },
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
        "Postgres" | "Redis" | "Smtp" | "Http" | "Resource" => Known::Resource,
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
    let Type::Path(path) = ty else { return None };
    let name = path.path.get_ident()?;
    let parameter = generics.type_params().find(|parameter| parameter.ident == *name)?;
    (parameter.bounds.is_empty() && generics.where_clause.is_none()).then_some(&parameter.ident)
}

/// The place that an error about the type points at: a type's own span is, on stable, only its first token.
pub(crate) fn span(ty: &Type) -> Span {
    last_segment(ty).map_or_else(|| syn::spanned::Spanned::span(ty), |(name, _)| name.span())
}

/// Whether the type names one of the parameters.
pub(crate) fn mentions(ty: &Type, parameters: &[Ident]) -> bool {
    fn any(tokens: proc_macro2::TokenStream, parameters: &[Ident]) -> bool {
        tokens.into_iter().any(|token| match token {
            proc_macro2::TokenTree::Ident(ident) => parameters.contains(&ident),
            proc_macro2::TokenTree::Group(group) => any(group.stream(), parameters),
            _ => false,
        })
    }
    !parameters.is_empty() && any(quote::ToTokens::to_token_stream(ty), parameters)
}

/// The last name of a path and its type arguments. A type from a `macro_rules` stands in an unseen group.
fn last_segment(ty: &Type) -> Option<(&Ident, Vec<&Type>)> {
    let path = match ty {
        Type::Group(group) => return last_segment(&group.elem),
        Type::Paren(paren) => return last_segment(&paren.elem),
        Type::Path(path) => &path.path,
        _ => return None,
    };
    let segment = path.segments.last()?;
    let mut types = Vec::new();
    if let PathArguments::AngleBracketed(arguments) = &segment.arguments {
        for argument in &arguments.args {
            if let GenericArgument::Type(ty) = argument {
                types.push(ty);
            }
        }
    }
    Some((&segment.ident, types))
}

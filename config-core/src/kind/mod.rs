//! The kind of a variable's value, shared by the report, the contract and the checks at compile time.

mod grouping;
mod noun;
mod resource;
mod scheme;
mod words;

pub(crate) use noun::told_bounds;
pub use resource::ResourceKind;
pub(crate) use scheme::Place;
pub use scheme::{Scheme, Tls};
pub use words::word;

/// The kind of a variable's value, shared by the report and the contract.
///
/// ```
/// use factor3::{Config, Kind, SecretString};
///
/// #[derive(Config)]
/// struct App {
///     workers: u8,
///     tokens: Vec<SecretString>,
/// }
///
/// let variables = App::SCHEMA.variables();
/// let kinds: Vec<&Kind> = variables.iter().map(|variable| variable.kind()).collect();
/// assert_eq!(*kinds[0], Kind::Integer { min: 0, max: 255, nonzero: false });
/// assert_eq!(*kinds[1], Kind::List(&Kind::Secret(&Kind::Text)));
/// assert!(kinds[1].is_secret() && kinds[1].is_sensitive() && !kinds[1].is_text());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Any text.
    Text,
    /// A label: readable text on which nothing depends ([`Label`](crate::value::Label)).
    Label,
    /// A file system path.
    Path,
    /// `1 yes y true t on` or `0 no n false f off`, in any case.
    Bool,
    /// Whether the variable is set at all, even if empty (`is_set`).
    IsSet,
    /// One Unicode scalar value.
    Char,
    /// A decimal whole number.
    Integer {
        /// The lowest value. An `isize` has that of `i64`, on each system.
        min: i128,
        /// The highest value. A `usize` has that of `u64`, and an `isize` that of `i64`, on each system.
        max: u128,
        /// Whether zero is refused although it is within the bounds.
        nonzero: bool,
    },
    /// A finite decimal number.
    Float {
        /// The size of the number in memory: 32 or 64. A larger one may be infinite in a smaller one.
        bits: u8,
    },
    /// A duration with units, `1h30m`. With `Some(unit)`, a bare number counts that unit.
    Duration(Option<&'static str>),
    /// A size in bytes, `64MiB`. With `Some(unit)`, a bare number counts that unit.
    ByteSize(Option<&'static str>),
    /// An IP address without a port. `Some(4)` and `Some(6)` allow only that version.
    Ip(Option<u8>),
    /// An IP address with a port. `Some(4)` and `Some(6)` allow only that version.
    Socket(Option<u8>),
    /// An address to bind: a port, or an IP address with a port.
    Bind,
    /// Bytes in base64 (RFC 4648 section 4 or 5), with their number, or 0 for any number.
    Base64(usize),
    /// Bytes in hexadecimal (RFC 4648 section 8), with their number, or 0 for any number.
    Hex(usize),
    /// One of a closed set of words, in any ASCII case.
    Words(&'static [&'static str]),
    /// The URL of a backing service, which may hold a credential.
    Resource(&'static ResourceKind),
    /// A URL without a credential (`url::Url`).
    Url,
    /// A value that must never be shown.
    Secret(&'static Self),
    /// A list of values with a separator between them.
    List(&'static Self),
    /// A list of `key=value` pairs with a separator between them.
    Map(&'static Self, &'static Self),
    /// A type with its own parser (`FromStr`, `value_parser`, `serde`), about which the library knows nothing else.
    Other,
}

impl Kind {
    /// Whether a value must never be shown, and must not be a default in the code.
    #[must_use]
    pub const fn is_secret(&self) -> bool {
        match self {
            Self::Secret(_) => true,
            Self::List(item) => item.is_secret(),
            Self::Map(_, value) => value.is_secret(),
            _ => false,
        }
    }

    /// Whether a value may hold a credential. If so, its buffers are wiped and no part of it is shown.
    #[must_use]
    pub const fn is_sensitive(&self) -> bool {
        match self {
            Self::Secret(_) | Self::Resource(_) => true,
            Self::List(item) => item.is_sensitive(),
            Self::Map(_, value) => value.is_sensitive(),
            _ => false,
        }
    }

    /// Whether the buffer of a text is wiped. Of `is_set`, nobody knows what the variable holds.
    pub(crate) const fn is_wiped(&self) -> bool {
        match self {
            Self::IsSet | Self::Secret(_) | Self::Resource(_) => true,
            Self::List(item) | Self::Map(_, item) => item.is_sensitive(),
            _ => false,
        }
    }

    /// Whether a value is plain text, in which a credential would be shown.
    #[must_use]
    pub const fn is_text(&self) -> bool {
        match self {
            Self::Text | Self::Label | Self::Other => true,
            Self::List(item) => item.is_text(),
            Self::Map(_, value) => value.is_text(),
            _ => false,
        }
    }

    /// Whether any text is taken as it is.
    pub(crate) const fn is_as_it_is(&self) -> bool {
        matches!(self, Self::Text | Self::Secret(Self::Text | Self::Other))
    }

    /// Whether a valid value cannot hold a credential, so that the report may show it.
    pub(crate) const fn is_shown(&self) -> bool {
        match self {
            Self::Bool
            | Self::Integer { .. }
            | Self::Float { .. }
            | Self::Duration(_)
            | Self::ByteSize(_)
            | Self::Ip(_)
            | Self::Socket(_)
            | Self::Bind
            | Self::Words(_) => true,
            Self::List(item) => item.is_shown(),
            _ => false,
        }
    }

    /// Whether a value never has brackets or braces around it.
    pub(crate) fn takes_no_brackets(&self) -> bool {
        match self {
            Self::Bool
            | Self::Integer { .. }
            | Self::Float { .. }
            | Self::Duration(_)
            | Self::ByteSize(_)
            | Self::Base64(_)
            | Self::Hex(_) => true,
            Self::Words(words) => words.iter().all(|word| !word.starts_with(['[', '{'])),
            Self::Secret(inner) => inner.takes_no_brackets(),
            _ => false,
        }
    }

    /// The kind of an item of a list, or of a value of a map.
    pub(crate) const fn item(&self) -> Option<&'static Self> {
        match self {
            Self::List(item) | Self::Map(_, item) => Some(item),
            _ => None,
        }
    }

    /// The unit that `min_len` counts.
    pub(crate) const fn measure(&self) -> &'static str {
        match self {
            Self::List(_) | Self::Map(..) => "items",
            Self::Secret(Self::Base64(_) | Self::Hex(_)) => "bytes",
            _ => "characters",
        }
    }

    /// The kind of a value that an application function reads. It stays secret if it was.
    #[doc(hidden)]
    #[must_use]
    pub const fn read_by_app(&self) -> Self {
        match self {
            Self::Path | Self::Other => *self,
            kind if kind.is_sensitive() => Self::Secret(&Self::Other),
            _ => Self::Other,
        }
    }

    /// The kind of a secret that holds a value of this kind.
    #[doc(hidden)]
    #[must_use]
    pub const fn made_secret(&'static self) -> Self {
        match self.is_sensitive() {
            true => *self,
            false => Self::Secret(self),
        }
    }

    /// The kind whose bare numbers count a unit (`unit = "s"`).
    ///
    /// # Panics
    ///
    /// The type has no such unit. The compiler reports it, since the table is a constant.
    #[doc(hidden)]
    #[must_use]
    pub const fn in_unit(&self, unit: &'static str) -> Self {
        match self {
            Self::Duration(_) if has_text(DURATION_UNITS, unit) => Self::Duration(Some(unit)),
            Self::ByteSize(_) if has_text(SIZE_UNITS, unit) => Self::ByteSize(Some(unit)),
            Self::Duration(_) => panic!("the `unit` of a duration is one of ms, s, m, h and d"),
            Self::ByteSize(_) => {
                panic!("the `unit` of a size is one of B, kB, KiB, MB, MiB, GB, GiB, TB and TiB")
            }
            _ => panic!("`unit` is only for a duration or a size: remove it"),
        }
    }

    /// Whether both kinds are the same, as a constant expression.
    pub(crate) const fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text, Self::Text)
            | (Self::Label, Self::Label)
            | (Self::Path, Self::Path)
            | (Self::Bool, Self::Bool)
            | (Self::Char, Self::Char)
            | (Self::IsSet, Self::IsSet)
            | (Self::Bind, Self::Bind)
            | (Self::Url, Self::Url)
            | (Self::Other, Self::Other) => true,
            (Self::Float { bits }, Self::Float { bits: other }) => *bits == *other,
            (Self::Integer { min, max, nonzero }, Self::Integer { min: b, max: c, nonzero: d }) => {
                *min == *b && *max == *c && *nonzero == *d
            }
            (Self::Ip(a), Self::Ip(b)) | (Self::Socket(a), Self::Socket(b)) => match (a, b) {
                (None, None) => true,
                (Some(a), Some(b)) => *a == *b,
                _ => false,
            },
            (Self::Duration(a), Self::Duration(b)) | (Self::ByteSize(a), Self::ByteSize(b)) => match (a, b) {
                (None, None) => true,
                (Some(a), Some(b)) => same_text(a, b),
                _ => false,
            },
            (Self::Base64(a), Self::Base64(b)) | (Self::Hex(a), Self::Hex(b)) => *a == *b,
            (Self::Words(a), Self::Words(b)) => same_words(a, b),
            (Self::Resource(a), Self::Resource(b)) => same_text(a.name, b.name),
            (Self::Secret(a), Self::Secret(b)) | (Self::List(a), Self::List(b)) => a.same(b),
            (Self::Map(a, b), Self::Map(c, d)) => a.same(c) && b.same(d),
            _ => false,
        }
    }
}

/// The units of a duration, as `unit` and a value write them.
const DURATION_UNITS: &[&str] = &["ms", "s", "m", "h", "d"];
/// The units of a size, as `unit` and a value write them.
const SIZE_UNITS: &[&str] = &["B", "kB", "KiB", "MB", "MiB", "GB", "GiB", "TB", "TiB"];

const fn has_text(texts: &[&str], text: &str) -> bool {
    let mut i = 0;
    while i < texts.len() {
        if same_text(texts[i], text) {
            return true;
        }
        i += 1;
    }
    false
}

/// Whether two texts are equal, as a constant expression.
pub(crate) const fn same_text(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

const fn same_words(a: &[&str], b: &[&str]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if !same_text(a[i], b[i]) {
            return false;
        }
        i += 1;
    }
    true
}

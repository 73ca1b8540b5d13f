mod resource;

use core::fmt;

pub use resource::ResourceKind;

/// What a variable's text stands for: the word the report, the contract and the proofs share.
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
/// let kinds: Vec<&Kind> = variables.iter().map(|declared| declared.variable.kind()).collect();
/// assert_eq!(*kinds[0], Kind::Integer { min: 0, max: 255, nonzero: false });
/// assert_eq!(*kinds[1], Kind::List(&Kind::Secret(&Kind::Text)));
/// assert!(kinds[1].is_secret() && kinds[1].is_sensitive() && !kinds[1].is_text());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Any text.
    Text,
    /// A file system path.
    Path,
    /// `1 yes y true t on` or `0 no n false f off`, in any case.
    Bool,
    /// One Unicode scalar value.
    Char,
    /// A decimal whole number.
    Integer {
        /// The lowest value.
        min: i128,
        /// The highest value.
        max: u128,
        /// Whether zero is refused although it lies within the bounds.
        nonzero: bool,
    },
    /// A finite decimal number.
    Float,
    /// A duration with units, `1h30m`.
    Duration,
    /// A size in bytes, `64MiB`.
    ByteSize,
    /// An IP address, without a port; `Some(4)` and `Some(6)` allow that version only.
    Ip(Option<u8>),
    /// An IP address with a port; `Some(4)` and `Some(6)` allow that version only.
    Socket(Option<u8>),
    /// An address to bind: a port, or an IP address with a port.
    Bind,
    /// Bytes in base64, RFC 4648 section 4 or 5; the length is that of the bytes, 0 for any.
    Base64(usize),
    /// Bytes in hexadecimal, RFC 4648 section 8; the length is that of the bytes, 0 for any.
    Hex(usize),
    /// One of a closed set of words.
    OneOf(&'static [&'static str]),
    /// The URL of a backing service, which may hold a credential.
    Resource(&'static ResourceKind),
    /// The URL of something that takes no credential (`url::Url`).
    Url,
    /// Something that must never be shown.
    Secret(&'static Self),
    /// Several, separated.
    List(&'static Self),
    /// Several `key=value` pairs, separated.
    Map(&'static Self, &'static Self),
    /// A type that reads itself (`FromStr`, `value_parser`, `serde`): the library knows no more of it.
    Other,
}

impl Kind {
    /// Whether a value must never be shown, nor stand in the code as a default.
    #[must_use]
    #[inline]
    pub const fn is_secret(&self) -> bool {
        match self {
            Self::Secret(_) => true,
            Self::List(item) => item.is_secret(),
            Self::Map(_, value) => value.is_secret(),
            _ => false,
        }
    }

    /// Whether a value may hold a credential, so that buffers are wiped and nothing of it is shown.
    #[must_use]
    pub const fn is_sensitive(&self) -> bool {
        match self {
            Self::Secret(_) | Self::Resource(_) => true,
            Self::List(item) => item.is_sensitive(),
            Self::Map(_, value) => value.is_sensitive(),
            _ => false,
        }
    }

    /// Whether a value is plain text, in which a credential would be shown.
    #[must_use]
    #[inline]
    pub const fn is_text(&self) -> bool {
        match self {
            Self::Text | Self::Other => true,
            Self::List(item) => item.is_text(),
            Self::Map(_, value) => value.is_text(),
            _ => false,
        }
    }

    /// Whether any text is taken as it is.
    #[inline]
    pub(crate) const fn is_as_it_is(&self) -> bool {
        matches!(self, Self::Text | Self::Secret(Self::Text | Self::Other))
    }

    /// Whether a text that reads as it can hold no credential, so that the report may show it.
    pub(crate) const fn is_shown(&self) -> bool {
        match self {
            Self::Bool
            | Self::Integer { .. }
            | Self::Float
            | Self::Duration
            | Self::ByteSize
            | Self::Ip(_)
            | Self::Socket(_)
            | Self::Bind
            | Self::OneOf(_) => true,
            Self::List(item) => item.is_shown(),
            _ => false,
        }
    }

    /// What one item of a list or one value of a map is.
    pub(crate) const fn item(&self) -> Option<&'static Self> {
        match self {
            Self::List(item) | Self::Map(_, item) => Some(item),
            _ => None,
        }
    }

    /// What `min_len` counts of it.
    pub(crate) const fn measure(&self) -> &'static str {
        match self {
            Self::List(_) | Self::Map(..) => "items",
            Self::Secret(Self::Base64(_) | Self::Hex(_)) => "bytes",
            _ => "characters",
        }
    }

    /// The kind of a type whose text a function of the app's reads: whether it is secret still holds.
    #[doc(hidden)]
    #[must_use]
    #[inline]
    pub const fn read_by_app(&self) -> Self {
        match self {
            Self::Path | Self::Other => *self,
            kind if kind.is_sensitive() => Self::Secret(&Self::Other),
            _ => Self::Other,
        }
    }

    /// Whether both are the same kind, as a constant expression.
    #[must_use]
    #[inline]
    pub const fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text, Self::Text)
            | (Self::Path, Self::Path)
            | (Self::Bool, Self::Bool)
            | (Self::Char, Self::Char)
            | (Self::Float, Self::Float)
            | (Self::Duration, Self::Duration)
            | (Self::ByteSize, Self::ByteSize)
            | (Self::Bind, Self::Bind)
            | (Self::Url, Self::Url)
            | (Self::Other, Self::Other) => true,
            (Self::Integer { min, max, nonzero }, Self::Integer { min: b, max: c, nonzero: d }) => {
                *min == *b && *max == *c && *nonzero == *d
            }
            (Self::Ip(a), Self::Ip(b)) | (Self::Socket(a), Self::Socket(b)) => match (a, b) {
                (None, None) => true,
                (Some(a), Some(b)) => *a == *b,
                _ => false,
            },
            (Self::Base64(a), Self::Base64(b)) | (Self::Hex(a), Self::Hex(b)) => *a == *b,
            (Self::OneOf(a), Self::OneOf(b)) => same_words(a, b),
            (Self::Resource(a), Self::Resource(b)) => same_text(a.name, b.name),
            (Self::Secret(a), Self::Secret(b)) | (Self::List(a), Self::List(b)) => a.same(b),
            (Self::Map(a, b), Self::Map(c, d)) => a.same(c) && b.same(d),
            _ => false,
        }
    }
}

/// The noun that stands behind "is not": `a whole number from 0 to 65535`.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.noun(f);
        Ok(())
    }
}

impl Kind {
    /// Writes the noun. A text that can be written to does not fail here.
    pub(crate) fn noun(&self, out: &mut dyn fmt::Write) {
        let mut put = |text: &str| {
            let _ = out.write_str(text);
        };
        match self {
            Self::Ip(version) | Self::Socket(version) => {
                put("an IP");
                put(version.map_or("", |version| if version == 6 { "v6" } else { "v4" }));
                put(if matches!(self, Self::Ip(_)) { " address" } else { " address with a port" });
            }
            Self::Resource(kind) => {
                put(kind.article());
                put(kind.name);
                put(" URL");
            }
            Self::Integer { min, max, nonzero } => {
                put("a whole number from ");
                integer(*min < 0, min.unsigned_abs(), out);
                let _ = out.write_str(" to ");
                integer(false, *max, out);
                let _ = out.write_str(if *nonzero && *min < 0 { " but 0" } else { "" });
            }
            Self::Base64(length) => bytes(*length, "base64", out),
            Self::Hex(length) => bytes(*length, "hexadecimal", out),
            Self::OneOf(words) => {
                let mut joint = "one of ";
                for word in *words {
                    put(joint);
                    put(word);
                    joint = ", ";
                }
            }
            Self::Secret(Self::Text | Self::Other) => put("a secret"),
            Self::Secret(inner) => {
                put("a secret, ");
                inner.noun(out);
            }
            simple => put(simple.word()),
        }
    }

    /// The noun of a kind without parts.
    const fn word(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Path => "a path",
            Self::Bool => "a boolean",
            Self::Char => "a single character",
            Self::Float => "a finite number",
            Self::Duration => "a duration",
            Self::ByteSize => "a size in bytes",
            Self::Bind => "an address to bind",
            Self::Url => "a URL without userinfo",
            Self::List(_) => "a list",
            Self::Map(..) => "a list of key=value",
            _ => "a valid value",
        }
    }

    /// How a value is written, where the noun does not say it, and what joins both.
    pub(crate) fn form(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Bool => Some((": ", "1 yes y true t on, or 0 no n false f off")),
            Self::Duration => Some((": ", "numbers with units (ms s m h d), such as 30s or 1h30m")),
            Self::ByteSize => Some((", such as ", "512, 10MB or 64MiB")),
            Self::Socket(Some(6)) => Some((", such as ", "[::1]:8080")),
            Self::Socket(Some(_)) => Some((", such as ", "127.0.0.1:8080")),
            Self::Socket(None) => Some((", such as ", "127.0.0.1:8080 or [::1]:8080")),
            Self::Bind => Some((", such as ", "8080, :8080, 0.0.0.0:8080 or [::]:8080")),
            Self::Resource(kind) => Some((": ", kind.example)),
            Self::Url => Some((", such as ", "https://example.com/path")),
            Self::Secret(inner) => inner.form(),
            _ => None,
        }
    }
}

/// Writes a number that is seldom larger than 64 bits: what prints larger ones is not worth its size.
pub(crate) fn integer(negative: bool, number: u128, out: &mut dyn fmt::Write) {
    let _ = out.write_str(if negative { "-" } else { "" });
    let Ok(number) = u64::try_from(number) else { return power(number, out) };
    let _ = write!(out, "{number}");
}

#[cold]
fn power(number: u128, out: &mut dyn fmt::Write) {
    let exponent = number.ilog2();
    let _ = match number {
        _ if number.is_power_of_two() => write!(out, "2^{exponent}"),
        _ if number.trailing_ones() == exponent + 1 => {
            write!(out, "2^{} - 1", exponent + 1)
        }
        _ => write!(out, "about 2^{exponent}"),
    };
}

fn bytes(length: usize, encoding: &str, out: &mut dyn fmt::Write) {
    let _ = match length {
        0 => write!(out, "bytes in {encoding}"),
        length => write!(out, "{length} bytes in {encoding}"),
    };
}

/// Text equality as a constant expression.
#[inline]
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

#[inline]
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

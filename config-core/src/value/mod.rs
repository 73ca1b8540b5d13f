//! What one variable's text becomes.

mod address;
mod base64;
mod bind;
pub(crate) mod blanks;
mod bytes;
mod collection;
#[cfg(feature = "serde")]
mod deserialize;
mod duration;
mod hex;
mod native;
mod number;
mod quantity;
mod secret;
mod size;
mod text;
#[cfg(feature = "url")]
mod url;
mod word;

use core::fmt;

pub use bind::BindAddr;
pub use bytes::{Base64, Hex};
pub use collection::{Collection, Mapping, list, map};
#[cfg(feature = "serde")]
pub use deserialize::deserialize;
pub use size::ByteSize;
pub use text::Text;

use crate::kind::Kind;

/// A type that one variable's text becomes.
///
/// Implemented for the types of the standard library that a deploy sets, for secrets and for resources.
///
/// | type | text |
/// |---|---|
/// | `String`, `Box<str>`, `Rc<str>`, `Arc<str>` | as it is |
/// | `OsString`, `PathBuf`, `Box<Path>` | as it is, UTF-8 or not |
/// | `bool` | `1 yes y true t on` or `0 no n false f off`, in any ASCII case |
/// | `char` | exactly one Unicode scalar value |
/// | `i8` to `i128`, `u8` to `u128`, `isize`, `usize`, `NonZero` of each | a decimal whole number; one `+` and leading zeros are fine |
/// | `f32`, `f64` | a finite decimal number, with or without an exponent |
/// | [`Duration`](core::time::Duration) | whole numbers with the units `ms s m h d`, from long to short, each once, at most `36500d`: `1h30m` |
/// | [`ByteSize`] | a whole number of bytes, or with `k kB M MB G GB T TB` (1000) or `Ki KiB Mi MiB Gi GiB Ti TiB` (1024) |
/// | `IpAddr`, `Ipv4Addr`, `Ipv6Addr` | an IP address, no host name |
/// | `SocketAddr`, `SocketAddrV4`, `SocketAddrV6` | an IP address with a port: `127.0.0.1:8080`, `[::1]:8080` |
/// | [`BindAddr`] | the same, or a port alone: `8080`, `:8080` |
/// | [`SecretString`](secrecy::SecretString) | as it is, redacted and wiped |
/// | [`SecretBox<T>`](secrecy::SecretBox) | what `T` reads, redacted and wiped |
/// | [`Base64<N>`](Base64), [`Hex<N>`](Hex) | `N` bytes, redacted and wiped; of any length where `N` is 0 |
///
/// Text and secrets are kept as they are; any other text with a blank around it is refused, and the error says so.
///
/// A type with only `FromStr` needs no implementation: a field of it works as it is. Implement this trait
/// to say in the report and the contract what is expected, or derive it for an enum of words.
///
/// ```
/// use factor3::{Config, FromEnvStr, Kind, ValueError};
///
/// #[derive(Debug, PartialEq)]
/// struct Percent(u8);
///
/// impl FromEnvStr for Percent {
///     const KIND: Kind = Kind::Integer { min: 0, max: 100, nonzero: false };
///
///     fn from_env_str(text: &str) -> Result<Self, ValueError> {
///         match u8::from_env_str(text)? {
///             n @ 0..=100 => Ok(Self(n)),
///             _ => Err(ValueError::expected("a percentage from 0 to 100")),
///         }
///     }
/// }
///
/// #[derive(Debug, Config)]
/// struct App {
///     sample_rate: Percent,
/// }
///
/// let error = App::from_vars([("SAMPLE_RATE", "101")]).unwrap_err();
/// assert!(error.to_string().contains("SAMPLE_RATE is not a percentage from 0 to 100"));
/// ```
pub trait FromEnvStr: Sized {
    /// What the text stands for.
    const KIND: Kind;

    /// Reads the text of a variable that is set.
    ///
    /// # Errors
    ///
    /// When the text is not of [`KIND`](Self::KIND). The error never holds the text, or a part of it.
    fn from_env_str(text: &str) -> Result<Self, ValueError>;

    /// As [`from_env_str`](Self::from_env_str), for a type that takes the text's buffer over
    /// or reads what is not UTF-8.
    #[doc(hidden)]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        Self::from_env_str(text.as_str()?)
    }
}

/// Why a text was refused: an expectation, never the text or a part of it.
///
/// That holds by construction: it is made of `&'static str` alone.
///
/// ```
/// use factor3::{Config, ValueError};
///
/// #[derive(Debug, Config)]
/// struct App {
///     #[config(value_parser = even)]
///     shards: u32,
///     #[config(value_parser = slug)]
///     name: String,
/// }
///
/// fn even(text: &str) -> Result<u32, ValueError> {
///     let shards: u32 = text.parse().map_err(|_| ValueError::invalid())?;
///     if shards % 2 == 0 { Ok(shards) } else { Err(ValueError::because("it is odd")) }
/// }
///
/// fn slug(text: &str) -> Result<String, ValueError> {
///     match text.bytes().all(|byte| byte.is_ascii_lowercase()) {
///         true => Ok(text.to_owned()),
///         false => Err(ValueError::expected("a word of lower-case letters")),
///     }
/// }
///
/// let error = App::from_vars([("SHARDS", "3"), ("NAME", "My Shop")]).unwrap_err();
/// let told: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
/// assert_eq!(told, ["SHARDS is not a valid value: it is odd", "NAME is not a word of lower-case letters"]);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ValueError {
    pub(crate) fault: Fault,
    /// The place of the item within a list, from 1.
    pub(crate) item: Option<u32>,
}

/// What is wrong with a text that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not of the variable's kind; why not, where that can be said.
    Kind(Option<&'static str>),
    /// It is not what the type expects, in the type's own words.
    Expected(&'static str),
    /// It is not UTF-8.
    NotUnicode,
    /// It reads, but lies outside the declared `range`.
    OutOfRange,
    /// It reads, but is shorter than the declared `min_len`.
    TooShort,
    /// It reads, but a check of the app's refuses it; why, where the check says so.
    Rejected(Option<&'static str>),
}

impl ValueError {
    /// The text is not `expectation`, a phrase that follows "is not": `"a log level"`.
    #[must_use]
    pub const fn expected(expectation: &'static str) -> Self {
        Self::new(Fault::Expected(expectation))
    }

    /// The text is not of its type's [`KIND`](FromEnvStr::KIND).
    #[must_use]
    pub const fn invalid() -> Self {
        Self::new(Fault::Kind(None))
    }

    /// The text is not of its type's [`KIND`](FromEnvStr::KIND), because of `reason`,
    /// a clause that stands alone: `"the port must be from 1 to 65535"`.
    #[must_use]
    pub const fn because(reason: &'static str) -> Self {
        Self::new(Fault::Kind(Some(reason)))
    }

    /// Why, where that is said.
    pub(crate) const fn reason(&self) -> Option<&'static str> {
        match self.fault {
            Fault::Kind(reason) => reason,
            _ => None,
        }
    }

    pub(crate) const fn new(fault: Fault) -> Self {
        Self { fault, item: None }
    }

    /// The same, of the item at `index` (from 0) of a list.
    pub(crate) fn at(self, index: usize) -> Self {
        Self { item: Some(u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)), ..self }
    }
}

/// The expectation, the same text as [`Display`](fmt::Display).
impl fmt::Debug for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.item {
            write!(f, "item {item}: ")?;
        }
        f.write_str(match self.fault {
            Fault::Expected(expectation) => return write!(f, "not {expectation}"),
            Fault::Kind(reason) => reason.unwrap_or("not a valid value"),
            Fault::NotUnicode => "not valid UTF-8",
            Fault::OutOfRange => "outside the allowed range",
            Fault::TooShort => "too short",
            Fault::Rejected(reason) => reason.unwrap_or("refused by the app's check"),
        })
    }
}

impl core::error::Error for ValueError {}

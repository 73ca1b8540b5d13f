use super::error::ValueError;
use super::raw::Text;
use super::secret_parts::SecretParts;
use crate::kind::Kind;

/// A type that can be read from the value of one variable.
///
/// The library implements this trait for the types of the standard library that are useful in a configuration, for
/// secrets and for resources:
///
/// | type | value |
/// |---|---|
/// | `String`, `Box<str>`, `Rc<str>`, `Arc<str>` | as it is |
/// | `OsString`, `PathBuf`, `Box<Path>` | as it is, UTF-8 or not |
/// | [`Label`](crate::value::Label) | text without control characters, on which nothing depends |
/// | `bool` | `1 yes y true t on` or `0 no n false f off`, in any ASCII case |
/// | `char` | exactly one Unicode scalar value |
/// | `i8` to `i128`, `u8` to `u128`, `isize`, `usize`, `NonZero` of each | a decimal whole number; one `+` and leading zeros are allowed |
/// | `f32`, `f64` | a finite decimal number, with or without an exponent |
/// | [`Duration`](core::time::Duration) | whole numbers with the units `ms s m h d`, from long to short, each once, at most `36500d`: `1h30m` |
/// | [`ByteSize`](crate::value::ByteSize) | a whole number of bytes, or with `k kB M MB G GB T TB` (1000) or `Ki KiB Mi MiB Gi GiB Ti TiB` (1024) |
/// | `IpAddr`, `Ipv4Addr`, `Ipv6Addr` | an IP address, not a host name |
/// | `SocketAddr`, `SocketAddrV4`, `SocketAddrV6` | an IP address with a port: `127.0.0.1:8080`, `[::1]:8080` |
/// | [`BindAddr`](crate::value::BindAddr) | an IP address with a port, or only a port: `8080`, `:8080` |
/// | [`SecretString`](secrecy::SecretString) | as it is, redacted and wiped |
/// | [`SecretBox<T>`](secrecy::SecretBox) | a value of `T`, redacted and wiped |
/// | [`Base64<N>`](crate::value::Base64), [`Hex<N>`](crate::value::Hex) | `N` bytes, redacted and wiped; any number of bytes if `N` is 0 |
///
/// Text and secrets are kept as they are. A value of any other type is refused if it begins or ends with a blank,
/// and the error says so.
///
/// A field whose type implements only `FromStr` also works. Implement this trait to describe in the report and the
/// contract what is expected, or derive it for an enum of words.
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
    /// The kind of the value, which the report and the contract describe.
    const KIND: Kind;

    /// Reads the value of a variable that is set.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not of [`KIND`](Self::KIND). The error never contains the value or a part
    /// of it.
    fn from_env_str(text: &str) -> Result<Self, ValueError>;

    /// Does the same as [`from_env_str`](Self::from_env_str), for a type that takes over the buffer of the text or
    /// accepts text that is not UTF-8.
    #[doc(hidden)]
    fn from_env_text(text: &mut Text<'_>) -> Result<Self, ValueError> {
        Self::from_env_str(text.as_str()?)
    }

    /// Shows the secrets that the value holds, decoded.
    #[doc(hidden)]
    fn __secrets(&self, parts: &mut dyn SecretParts) {
        let _ = parts;
    }

    /// The value as text, for a box that makes the value a secret.
    #[doc(hidden)]
    fn __text(&self) -> Option<&str> {
        None
    }
}

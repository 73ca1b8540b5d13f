use core::fmt;
use core::str::FromStr;

use secrecy::{ExposeSecret, SecretBox};

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::secret_parts::SecretParts;
use super::{base64, hex};
use crate::kind::Kind;

macro_rules! secret_bytes {
    ($($(#[$doc:meta])* $name:ident, $decode:path;)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name<const N: usize = 0>(SecretBox<[u8]>);

        impl<const N: usize> $name<N> {
            /// The `N` bytes, for a client that takes an array. A call with `N` = 0 does not compile.
            #[must_use]
            pub fn expose_array(&self) -> &[u8; N] {
                const { assert!(N > 0, "bytes of any length are not an array: use `expose_secret`") };
                match self.0.expose_secret().try_into() {
                    Ok(array) => array,
                    Err(_) => unreachable!("reading checks the length"),
                }
            }
        }

        impl<const N: usize> ExposeSecret<[u8]> for $name<N> {
            fn expose_secret(&self) -> &[u8] {
                self.0.expose_secret()
            }
        }

        impl<const N: usize> FromEnvStr for $name<N> {
            const KIND: Kind = Kind::Secret(&Kind::$name(N));

            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                $decode(text, N).map(Self)
            }

            fn __secrets(&self, parts: &mut dyn SecretParts) {
                parts.bytes(self.expose_secret());
            }
        }

        impl<const N: usize> FromStr for $name<N> {
            type Err = ValueError;

            fn from_str(text: &str) -> Result<Self, ValueError> {
                Self::from_env_str(text)
            }
        }

        /// Writes `[REDACTED]`, which shows neither the bytes nor their number.
        impl<const N: usize> fmt::Debug for $name<N> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("[REDACTED]")
            }
        }
    )*};
}

secret_bytes! {
    /// `N` secret bytes in base64, such as a signing key or an encryption key. With `N` = 0, any number of bytes.
    ///
    /// The text uses either the alphabet of RFC 4648 section 4 (`openssl rand -base64 32`) or the URL-safe one of
    /// section 5 (Python's `secrets.token_urlsafe(32)`), but not both. The padding may be omitted as a whole.
    ///
    /// A text that could be a truncated or changed copy is refused: other characters and line breaks (section 3.3),
    /// a part of the padding, and bits that are set after the last byte (section 3.5). So the same bytes have only
    /// one text in each alphabet.
    ///
    /// The bytes are wiped when dropped, and `Debug` prints `[REDACTED]`. Reading and dropping do not take constant
    /// time.
    ///
    /// ```
    /// use factor3::{Base64, ExposeSecret};
    ///
    /// let key: Base64<4> = "3q2+7w==".parse()?;
    /// assert_eq!(key.expose_secret(), [0xde, 0xad, 0xbe, 0xef]);
    /// let array: &[u8; 4] = key.expose_array();
    /// assert_eq!(format!("{key:?}"), "[REDACTED]");
    ///
    /// assert!("3q2+".parse::<Base64<4>>().is_err());
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    Base64, base64::decode;

    /// `N` secret bytes in hexadecimal, such as a signing key or an encryption key. With `N` = 0, any number of bytes.
    ///
    /// Each byte has two digits in either case, as `openssl rand -hex 32` prints them (RFC 4648 section 8), without
    /// `0x` and without separators.
    ///
    /// The bytes are wiped when dropped, and `Debug` prints `[REDACTED]`. Reading and dropping do not take constant
    /// time.
    ///
    /// ```
    /// use factor3::{ExposeSecret, Hex};
    ///
    /// let key: Hex<4> = "deadBEEF".parse()?;
    /// assert_eq!(key.expose_secret(), [0xde, 0xad, 0xbe, 0xef]);
    /// let array: &[u8; 4] = key.expose_array();
    /// assert_eq!(format!("{key:?}"), "[REDACTED]");
    ///
    /// assert!("dead".parse::<Hex<4>>().is_err());
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    Hex, hex::decode;
}

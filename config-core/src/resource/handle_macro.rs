//! The impls of the handles that are not a [`Resource`](super::Resource).

/// Makes a handle of a type that implements `FromStr`, and `Display` without credentials.
macro_rules! handle {
    ($handle:ident, $noun:literal, $example:literal, $schemes:expr, $other_form:literal) => {
        impl $crate::value::FromEnvStr for $handle {
            const KIND: $crate::kind::Kind = $crate::kind::Kind::Resource(Self::RESOURCE_KIND);

            fn from_env_str(text: &str) -> Result<Self, $crate::value::ValueError> {
                text.parse()
            }

            fn __secrets(&self, parts: &mut dyn $crate::value::SecretParts) {
                parts.printed(self);
                self.show_secrets(parts);
            }
        }

        impl $handle {
            const RESOURCE_KIND: &'static $crate::kind::ResourceKind =
                &$crate::kind::ResourceKind::new(stringify!($handle), $example)
                    .called($noun)
                    .written($schemes, $other_form);
        }

        /// Writes the service, and the URL without its credentials.
        impl ::core::fmt::Debug for $handle {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, concat!(stringify!($handle), "({})"), self)
            }
        }

        /// Writes the URL without its credentials, as `Display` does.
        #[cfg(feature = "serde")]
        impl ::serde::Serialize for $handle {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        /// Reads the URL from text. A redacted URL is refused, and no error contains a part of the input.
        #[cfg(feature = "serde")]
        impl<'de> ::serde::Deserialize<'de> for $handle {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::resource::serde::read(deserializer)
            }
        }
    };
}

pub(super) use handle;

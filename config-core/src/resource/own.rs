//! What a handle that is no [`Resource`](super::Resource) has in common with those that are.

/// Makes a handle of a type that reads itself (`FromStr`) and prints itself without credentials (`Display`).
macro_rules! handle {
    ($handle:ident, $example:literal, $schemes:expr, $other_form:literal) => {
        impl $crate::value::FromEnvStr for $handle {
            const KIND: $crate::kind::Kind = $crate::kind::Kind::Resource(
                &$crate::kind::ResourceKind::new(stringify!($handle), $example)
                    .written($schemes, $other_form),
            );

            #[inline]
            fn from_env_str(text: &str) -> Result<Self, $crate::value::ValueError> {
                text.parse()
            }
        }

        /// The service, and the URL without its credentials.
        impl ::core::fmt::Debug for $handle {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                write!(f, concat!(stringify!($handle), "({})"), self)
            }
        }

        /// Writes the URL without its credentials, as `Display` does.
        #[cfg(feature = "serde")]
        impl ::serde::Serialize for $handle {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        /// Reads the URL from text. A URL that was redacted is refused, and no error holds a part of the input.
        #[cfg(feature = "serde")]
        impl<'de> ::serde::Deserialize<'de> for $handle {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::resource::serialized::read(deserializer, stringify!($handle), $example)
            }
        }
    };
}

pub(super) use handle;

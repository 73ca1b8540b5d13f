//! Serde: a deserializer for the text of a variable (`#[config(serde)]`), and the impls of the library's own types.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _, IntoDeserializer as _, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{Serialize, Serializer};

use super::bind_addr::BindAddr;
use super::byte_size::ByteSize;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::label::Label;
use super::raw::Text;

/// Reads a text with the type's `Deserialize`.
///
/// # Errors
///
/// Returns an error if the type refuses the text. The type's own error is dropped, because it may contain the text.
pub fn deserialize<T: DeserializeOwned>(text: &mut Text<'_>) -> Result<T, ValueError> {
    let text = text.as_str()?;
    T::deserialize(Scalar(text)).map_err(|Refused| ValueError::invalid())
}

/// Deserializes one text as the scalar that the type asks for, by the rules of [`FromEnvStr`].
struct Scalar<'a>(&'a str);

/// An error of serde whose message is dropped.
#[derive(Debug)]
struct Refused;

macro_rules! scalars {
    ($($deserialize:ident $visit:ident)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            visitor.$visit(FromEnvStr::from_env_str(self.0).map_err(Refused::custom)?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Scalar<'_> {
    type Error = Refused;

    scalars! {
        deserialize_bool visit_bool
        deserialize_char visit_char
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let word: StrDeserializer<'_, Refused> = self.0.into_deserializer();
        visitor.visit_enum(word)
    }

    forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Writes the address as text, `0.0.0.0:8080`.
// The module has this `cfg` too; repeated here, it becomes a badge in the documentation of the crate `factor3`.
#[cfg(feature = "serde")]
impl Serialize for BindAddr {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads text like the value of a variable: a port, or an IP address with a port.
#[cfg(feature = "serde")]
impl<'de> Deserialize<'de> for BindAddr {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(BindAddrVisitor)
    }
}

/// Writes the size as text, `64MiB`.
#[cfg(feature = "serde")]
impl Serialize for ByteSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Writes the text.
#[cfg(feature = "serde")]
impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Reads text like the value of a variable, or a number of bytes.
#[cfg(feature = "serde")]
impl<'de> Deserialize<'de> for ByteSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(ByteSizeVisitor)
        } else {
            deserializer.deserialize_str(ByteSizeVisitor)
        }
    }
}

struct BindAddrVisitor;

struct ByteSizeVisitor;

impl Visitor<'_> for BindAddrVisitor {
    type Value = BindAddr;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", BindAddr::KIND)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<BindAddr, E> {
        BindAddr::from_env_str(text).map_err(E::custom)
    }
}

impl Visitor<'_> for ByteSizeVisitor {
    type Value = ByteSize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", ByteSize::KIND)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ByteSize, E> {
        ByteSize::from_env_str(text).map_err(E::custom)
    }

    fn visit_u64<E: serde::de::Error>(self, bytes: u64) -> Result<ByteSize, E> {
        Ok(ByteSize::new(bytes))
    }
}

impl serde::de::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl std::error::Error for Refused {}

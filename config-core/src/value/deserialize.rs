//! `#[config(serde)]`: a variable's text as a serde deserializer.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer as _, Visitor};
use serde::forward_to_deserialize_any;

use super::{FromEnvStr, Text, ValueError};

/// Reads a text by the type's `Deserialize`.
///
/// # Errors
///
/// When the type refuses the text. Its error is dropped: it may hold the text.
pub fn deserialize<T: DeserializeOwned>(text: &mut Text<'_>) -> Result<T, ValueError> {
    let text = text.as_str()?;
    T::deserialize(Scalar(text)).map_err(|Refused| ValueError::invalid())
}

/// One text: it becomes what the type asks for, by the rules of the scalar types.
struct Scalar<'a>(&'a str);

/// An error of serde's, of which nothing is kept.
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

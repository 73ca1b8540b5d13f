//! Chooses how to read a type that the derive knows by name only.
//!
//! The type is read by [`FromEnvStr`] if it implements that trait, and by `FromStr` otherwise. `Probe::<T>::parse` is
//! the inherent function if the bound of that function holds, and the function of the trait [`Fallback`] otherwise.

use std::marker::PhantomData;
use std::str::FromStr;

use crate::config::Config;
use crate::kind::Kind;
use crate::reader::Reader;
use crate::resource::TakesCredentials;
use crate::schema::Schema;
use crate::schema::table::schema;
use crate::value::{FromEnvStr, SecretParts, Text, ValueError};

/// Represents the type `T` in the choice between the inherent functions and [`Fallback`].
#[allow(missing_debug_implementations, reason = "no value of it exists")]
pub struct Probe<T: ?Sized>(PhantomData<fn() -> T>);

impl<T: FromEnvStr> Probe<T> {
    pub const KIND: Kind = T::KIND;

    pub fn parse(text: &mut Text<'_>) -> Result<T, ValueError> {
        T::from_env_text(text)
    }

    pub fn secrets(value: &T, parts: &mut dyn SecretParts) {
        value.__secrets(parts);
    }

    /// Does what [`parse`](Self::parse) does, for a type of which the derive does not know whether it has that function.
    pub fn parse_or(text: &mut Text<'_>, _: fn(ValueError) -> ValueError) -> Result<T, ValueError> {
        T::from_env_text(text)
    }
}

impl<T: TakesCredentials> Probe<T> {
    pub const USERNAME: bool = T::USERNAME;
    pub const PASSWORD: bool = T::PASSWORD;
}

impl<T: Config> Probe<T> {
    pub const SCHEMA: &'static Schema = T::SCHEMA;

    pub fn nest(reader: &mut Reader<'_>, out: &mut Option<T>) {
        reader.nest(out, T::__read);
    }

    pub fn nest_option(reader: &mut Reader<'_>, out: &mut Option<Option<T>>) {
        reader.nest_option(out, T::__read);
    }
}

/// The functions for types that do not implement [`FromEnvStr`] or [`Config`].
///
/// It is not for applications: implement [`FromEnvStr`] or `FromStr` instead.
pub trait Fallback {
    type Type;
    const KIND: Kind = Kind::Other;

    /// # Errors
    ///
    /// The type's `FromStr` rejects the text. `told` keeps of its error what can only come from the code.
    fn parse_or<E>(text: &mut Text<'_>, told: fn(E) -> ValueError) -> Result<Self::Type, ValueError>
    where
        Self::Type: FromText<E>,
    {
        Self::Type::from_text(text.as_str()?).map_err(told)
    }

    /// A placeholder for types that do not implement `Config`.
    ///
    /// The compiler reports the missing implementation where the generated table names the trait.
    const SCHEMA: &'static Schema = &schema("", &[]);

    /// Placeholders for types without credentials. The compiler reports those where the field is read.
    const USERNAME: bool = true;
    const PASSWORD: bool = true;

    fn nest(_: &mut Reader<'_>, _: &mut Option<Self::Type>) {}

    fn nest_option(_: &mut Reader<'_>, _: &mut Option<Option<Self::Type>>) {}

    fn secrets(_: &Self::Type, _: &mut dyn SecretParts) {}

    /// Accepts any literal. At run time the type decides whether the literal is valid.
    fn literal<L>(_: L) {}
}

// Without a bound, the compiler reports "not implemented", which explains itself, instead of "no such function".
impl<T> Fallback for Probe<T> {
    type Type = T;
}

/// A type that is parsed from a variable's text by `FromStr`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an environment variable",
    label = "neither `FromEnvStr` nor `FromStr` is implemented for `{Self}`",
    note = "for an enum of words, derive `factor3::FromEnvStr`; for a nested struct, add `#[config(flatten)]`",
    note = "for another type, implement `FromStr`, or `factor3::FromEnvStr` to say in the report what is expected",
    note = "to read the field in another way, use `#[config(value_parser = path)]` or `#[config(serde)]`",
    note = "for a type parameter, add the bound `FromEnvStr` or `FromStr`",
    note = "for an `Option`, a list, a set or a map, write the type itself and not an alias"
)]
// The error is a parameter, since an associated type would hide these messages.
pub trait FromText<E>: Sized {
    /// # Errors
    ///
    /// The type rejects the text.
    fn from_text(text: &str) -> Result<Self, E>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> FromText<T::Err> for T {
    fn from_text(text: &str) -> Result<Self, T::Err> {
        text.parse()
    }
}

//! How the derive reads a type that it knows by name only: as [`FromEnvStr`] where the type implements it,

#![allow(missing_docs, reason = "hidden: only generated code names it")]
//! else as `FromStr`.
//!
//! `Probe::<T>::parse` names the inherent function where its bound holds, and the trait's otherwise.

use std::marker::PhantomData;
use std::num;
use std::str::FromStr;
use std::time::Duration;

use crate::config::Config;
use crate::kind::Kind;
use crate::reader::Reader;
use crate::schema::Schema;
use crate::schema::table::schema;
use crate::value::{FromEnvStr, Text, ValueError};

/// Stands for a type.
#[allow(missing_debug_implementations, reason = "never made")]
pub struct Probe<T: ?Sized>(PhantomData<fn() -> T>);

impl<T: FromEnvStr> Probe<T> {
    pub const KIND: Kind = T::KIND;

    pub fn parse(text: &mut Text<'_>) -> Result<T, ValueError> {
        T::from_env_text(text)
    }
}

impl<T: Config> Probe<T> {
    pub const SCHEMA: &'static Schema = T::SCHEMA;

    #[inline]
    pub fn nest(reader: &mut Reader<'_>, out: &mut Option<T>) {
        reader.nest(out);
    }

    #[inline]
    pub fn nest_option(reader: &mut Reader<'_>, out: &mut Option<Option<T>>) {
        reader.nest_option(out);
    }
}

/// What the derive falls back to. Implement [`FromEnvStr`] or `FromStr` instead.
pub trait Fallback {
    type Type;
    const KIND: Kind = Kind::Other;

    /// # Errors
    ///
    /// When the type's `FromStr` refuses the text. Its error is dropped: it may hold the text.
    fn parse(text: &mut Text<'_>) -> Result<Self::Type, ValueError>
    where
        Self::Type: FromText,
    {
        Self::Type::from_text(text.as_str()?)
    }

    /// Of a type that is no config. Said once, where the table names the trait: nothing here says it again.
    const SCHEMA: &'static Schema = &schema("", &[]);

    fn nest(_: &mut Reader<'_>, _: &mut Option<Self::Type>) {}

    fn nest_option(_: &mut Reader<'_>, _: &mut Option<Option<Self::Type>>) {}

    /// Takes any literal: the type says at run time whether it reads.
    fn literal<L>(_: L) {}
}

// No bound: that makes the error "not implemented", which explains itself, and not "no such function".
impl<T> Fallback for Probe<T> {
    type Type = T;
}

/// A type that a variable's text can become by `FromStr`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from an environment variable",
    label = "neither `FromEnvStr` nor `FromStr` is implemented for `{Self}`",
    note = "on an enum of words put `#[derive(factor3::FromEnvStr)]`, on the field of a nested struct `#[config(flatten)]`",
    note = "else implement `FromStr`, or `factor3::FromEnvStr` to say in the report what is expected",
    note = "or read the field with `#[config(value_parser = path)]` or `#[config(serde)]`",
    note = "a type parameter needs a bound: `FromEnvStr` or `FromStr`",
    note = "`Option`, `Vec`, sets and maps are known by their own names only, not by an alias"
)]
pub trait FromText: Sized {
    /// # Errors
    ///
    /// When the text is refused.
    fn from_text(text: &str) -> Result<Self, ValueError>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> FromText for T {
    fn from_text(text: &str) -> Result<Self, ValueError> {
        text.parse().map_err(|_| ValueError::invalid())
    }
}

/// Has the compiler check a default's literal against the field's type, at the literal.
///
/// Written out, not by a macro: a macro would add its own lines to each message.
impl Probe<u8> {
    #[inline]
    pub const fn literal(_: u8) {}
}
impl Probe<u16> {
    #[inline]
    pub const fn literal(_: u16) {}
}
impl Probe<u32> {
    #[inline]
    pub const fn literal(_: u32) {}
}
impl Probe<u64> {
    #[inline]
    pub const fn literal(_: u64) {}
}
impl Probe<u128> {
    #[inline]
    pub const fn literal(_: u128) {}
}
impl Probe<usize> {
    #[inline]
    pub const fn literal(_: usize) {}
}
impl Probe<i8> {
    #[inline]
    pub const fn literal(_: i8) {}
}
impl Probe<i16> {
    #[inline]
    pub const fn literal(_: i16) {}
}
impl Probe<i32> {
    #[inline]
    pub const fn literal(_: i32) {}
}
impl Probe<i64> {
    #[inline]
    pub const fn literal(_: i64) {}
}
impl Probe<i128> {
    #[inline]
    pub const fn literal(_: i128) {}
}
impl Probe<isize> {
    #[inline]
    pub const fn literal(_: isize) {}
}
impl Probe<num::NonZeroU8> {
    #[inline]
    pub const fn literal(_: u8) {}
}
impl Probe<num::NonZeroU16> {
    #[inline]
    pub const fn literal(_: u16) {}
}
impl Probe<num::NonZeroU32> {
    #[inline]
    pub const fn literal(_: u32) {}
}
impl Probe<num::NonZeroU64> {
    #[inline]
    pub const fn literal(_: u64) {}
}
impl Probe<num::NonZeroU128> {
    #[inline]
    pub const fn literal(_: u128) {}
}
impl Probe<num::NonZeroUsize> {
    #[inline]
    pub const fn literal(_: usize) {}
}
impl Probe<num::NonZeroI8> {
    #[inline]
    pub const fn literal(_: i8) {}
}
impl Probe<num::NonZeroI16> {
    #[inline]
    pub const fn literal(_: i16) {}
}
impl Probe<num::NonZeroI32> {
    #[inline]
    pub const fn literal(_: i32) {}
}
impl Probe<num::NonZeroI64> {
    #[inline]
    pub const fn literal(_: i64) {}
}
impl Probe<num::NonZeroI128> {
    #[inline]
    pub const fn literal(_: i128) {}
}
impl Probe<num::NonZeroIsize> {
    #[inline]
    pub const fn literal(_: isize) {}
}
impl Probe<f32> {
    #[inline]
    pub const fn literal(_: f32) {}
}
impl Probe<f64> {
    #[inline]
    pub const fn literal(_: f64) {}
}
impl Probe<bool> {
    #[inline]
    pub const fn literal(_: bool) {}
}
impl Probe<char> {
    #[inline]
    pub const fn literal(_: char) {}
}
impl Probe<Duration> {
    #[inline]
    pub const fn literal(_: &'static str) {}
}

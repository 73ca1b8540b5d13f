//! The checks that a field declares: `range`, `min_len`, `validate`, `value_parser`, `serde`.

#![allow(missing_docs, reason = "hidden: only generated code uses it")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ops::RangeBounds;

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox};

use crate::reader::Parse;
use crate::strings;
use crate::value::{Base64, Fault, FromEnvStr, Hex, Label, Mismatch, Text, ValueError};

/// A range that can bound a `T`.
// It is one trait instead of two bounds, so that the compiler reports one error.
#[diagnostic::on_unimplemented(
    message = "`range` cannot bound `{T}`",
    label = "a value of `{T}` cannot be compared with these bounds",
    note = "for a `PartialOrd` type, write the bounds as text: `range = \"1s\"..=\"10m\"`",
    note = "for any other type, use `#[config(validate = path)]`"
)]
pub trait Bounds<T> {
    fn hold(self, value: &T) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialOrd, R: RangeBounds<T>> Bounds<T> for R {
    fn hold(self, value: &T) -> bool {
        self.contains(value)
    }
}

/// Drops the reason from an error, so that the error reveals nothing about a secret's text.
///
/// # Errors
///
/// `result` is an error.
pub fn without_reason<T>(result: Result<T, ValueError>) -> Result<T, ValueError> {
    result.map_err(ValueError::without_reason)
}

/// The value itself, to which checks are added.
///
/// # Errors
///
/// It returns none.
pub const fn same<T>(value: T) -> Result<T, ValueError> {
    Ok(value)
}

/// # Errors
///
/// The value is outside the bounds.
pub fn in_range<T>(value: T, range: impl Bounds<T>) -> Result<T, ValueError> {
    if range.hold(&value) { Ok(value) } else { Err(ValueError::new(Fault::OutOfRange)) }
}

/// # Errors
///
/// The secret is outside the bounds.
pub fn secret_in_range<T: Zeroize>(
    secret: SecretBox<T>,
    range: impl Bounds<T>,
) -> Result<SecretBox<T>, ValueError> {
    match range.hold(secret.expose_secret()) {
        true => Ok(secret),
        false => Err(ValueError::new(Fault::OutOfRange)),
    }
}

/// Compares a value with bounds that are written as the variable would hold them: `"1s"..="10m"`.
///
/// # Errors
///
/// The value is outside the bounds, or a bound is not valid.
pub fn in_text_range<T: PartialOrd>(
    value: T,
    min: Option<&'static str>,
    max: Option<&'static str>,
    inclusive: bool,
    parse: Parse<T>,
) -> Result<T, ValueError> {
    let read = |text| parse(&mut Text::from(text)).map_err(|_| ValueError::new(Fault::Bound));
    let bound = |text: Option<&'static str>| text.map(read).transpose();
    let above = bound(min)?.is_none_or(|min| value >= min);
    let below = bound(max)?.is_none_or(|max| value < max || inclusive && value == max);
    if above && below { Ok(value) } else { Err(ValueError::new(Fault::OutOfRange)) }
}

/// # Errors
///
/// The value is shorter than `length`.
pub fn of_length<T: Length>(value: T, length: usize) -> Result<T, ValueError> {
    if value.length() >= length { Ok(value) } else { Err(ValueError::new(Fault::TooShort)) }
}

/// Reads a value whose bare numbers count `unit`.
///
/// # Errors
///
/// The text is not valid.
pub fn in_unit<T: FromEnvStr>(text: &mut Text<'_>, unit: &str) -> Result<T, ValueError> {
    let text = text.as_str()?;
    let is_bare = |text: &str| !text.is_empty() && strings::all(text, |byte| byte.is_ascii_digit());
    if is_bare(text) {
        T::from_env_str(&strings::concat(&[text, unit]))
    } else if text.strip_suffix([',', ';']).is_some_and(is_bare) {
        Err(ValueError::from(Mismatch::SeparatorAtEnd))
    } else {
        T::from_env_str(text)
    }
}

/// A type whose value `required_if` can compare.
#[diagnostic::on_unimplemented(
    message = "`required_if` cannot compare values of `{Self}`",
    label = "`PartialEq` is not implemented for `{Self}`",
    note = "derive `PartialEq`, or ask only whether the variable is set: `required_if(other)`"
)]
pub trait Compared {
    fn is_same(&self, other: &Self) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq> Compared for T {
    fn is_same(&self, other: &Self) -> bool {
        self == other
    }
}

/// A proof refuses a label in a group, with a reason. So the compiler does not also report that it cannot be compared.
#[diagnostic::do_not_recommend]
impl Compared for Label {
    fn is_same(&self, _: &Self) -> bool {
        false
    }
}

/// Whether the value that was read is `wanted`. It is false if no value was read.
pub fn is<T: Compared>(value: &Option<T>, wanted: &T) -> bool {
    value.as_ref().is_some_and(|value| value.is_same(wanted))
}

/// Whether the value of an optional field is `wanted`: see [`is`].
pub fn is_option<T: Compared>(value: &Option<Option<T>>, wanted: &T) -> bool {
    value.as_ref().is_some_and(|value| is(value, wanted))
}

/// Whether the value that was read equals the value of `text`.
///
/// It is false if no value was read: that problem is already noted.
///
/// # Panics
///
/// In debug builds it panics if `text`, which comes from the code, is not valid. The group would never apply.
pub fn equals<T: Compared>(value: &Option<T>, text: &'static str, parse: Parse<T>) -> bool {
    let Some(value) = value else { return false };
    let wanted = parse(&mut Text::from(text));
    debug_assert!(
        wanted.is_ok(),
        "`required_if` compares a field with {text:?}, which is not a valid value of the field's type: write another value"
    );
    wanted.is_ok_and(|wanted| wanted.is_same(value))
}

/// Whether the value of an optional field equals the value of `text`: see [`equals`].
pub fn equals_option<T: Compared>(value: &Option<Option<T>>, text: &'static str, parse: Parse<T>) -> bool {
    value.as_ref().is_some_and(|value| equals(value, text, parse))
}

/// Makes the compiler report that the feature `serde` is off.
///
/// # Errors
///
/// It is never called, because no type meets the bound.
#[cfg(not(feature = "serde"))]
pub fn deserialize<T: FeatureSerde>(_: &mut Text<'_>) -> Result<T, ValueError> {
    Err(ValueError::invalid())
}

#[cfg(not(feature = "serde"))]
#[diagnostic::on_unimplemented(
    message = "`#[config(serde)]` needs the feature `serde` of factor3",
    label = "enable the feature `serde` of factor3"
)]
#[allow(unnameable_types, reason = "it only carries the message")]
pub trait FeatureSerde {}

/// A type whose length `min_len` can measure.
#[diagnostic::on_unimplemented(
    message = "`min_len` cannot measure `{Self}`",
    label = "`min_len` counts the characters of text and secrets, and the items of lists, sets and maps",
    note = "for any other type, use `#[config(validate = path)]`"
)]
pub trait Length {
    fn length(&self) -> usize;
}

impl Length for String {
    fn length(&self) -> usize {
        self.chars().count()
    }
}

impl Length for str {
    fn length(&self) -> usize {
        self.chars().count()
    }
}

impl Length for std::path::PathBuf {
    fn length(&self) -> usize {
        self.as_os_str().len()
    }
}

impl<const N: usize> Length for Base64<N> {
    fn length(&self) -> usize {
        self.expose_secret().len()
    }
}

impl<const N: usize> Length for Hex<N> {
    fn length(&self) -> usize {
        self.expose_secret().len()
    }
}

impl<T: Length + Zeroize + ?Sized> Length for SecretBox<T> {
    fn length(&self) -> usize {
        self.expose_secret().length()
    }
}

impl<T: Length + ?Sized> Length for Box<T> {
    fn length(&self) -> usize {
        (**self).length()
    }
}

impl<T> Length for [T] {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T> Length for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T> Length for VecDeque<T> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T> Length for BTreeSet<T> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T, S> Length for HashSet<T, S> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<K, V> Length for BTreeMap<K, V> {
    fn length(&self) -> usize {
        self.len()
    }
}

impl<K, V, S> Length for HashMap<K, V, S> {
    fn length(&self) -> usize {
        self.len()
    }
}

/// Passes the text to a `value_parser`.
///
/// # Errors
///
/// The text is not UTF-8, or the parser rejects the text.
pub fn with_text<T>(
    text: &mut Text<'_>,
    parse: impl FnOnce(&str) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    parse(text.as_str()?)
}

/// Returns the result of a `value_parser`. The compiler compares its type with the type of the field.
///
/// # Errors
///
/// The parser rejects the text.
pub fn parsed<T, E>(result: Result<T, E>) -> Result<T, E> {
    result
}

/// Returns the result of a `validate` function. The compiler checks its type.
///
/// # Errors
///
/// The function rejects the value.
pub fn checked<E>(result: Result<(), E>) -> Result<(), E> {
    result
}

/// The error of an application function.
///
/// It keeps only text that comes from the code, because any other text may contain the value. If the error is text from
/// the code, the inherent functions are called, otherwise those of the trait [`Dropped`].
#[allow(missing_debug_implementations, reason = "it is converted at once")]
pub struct AppError<E>(pub E);

impl<E: FromCode> AppError<E> {
    pub fn invalid(self) -> ValueError {
        self.0.error()
    }

    pub fn rejected(self) -> ValueError {
        let error = self.0.error();
        match error.fault {
            Fault::Because(reason) => ValueError { fault: Fault::Rejected(Some(reason)), ..error },
            Fault::Invalid | Fault::Kind(_) | Fault::Url(_) => {
                ValueError { fault: Fault::Rejected(None), ..error }
            }
            _ => error,
        }
    }
}

/// An error whose text can only come from the code.
pub trait FromCode {
    fn error(self) -> ValueError;
}

impl FromCode for &'static str {
    fn error(self) -> ValueError {
        ValueError::because(self)
    }
}

impl FromCode for ValueError {
    fn error(self) -> ValueError {
        self
    }
}

/// The functions for errors whose text is dropped: see [`AppError`].
pub trait Dropped: Sized {
    fn invalid(self) -> ValueError {
        ValueError::invalid()
    }

    fn rejected(self) -> ValueError {
        ValueError::new(Fault::Rejected(None))
    }
}

impl<E> Dropped for AppError<E> {}

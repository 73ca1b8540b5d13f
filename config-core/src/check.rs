//! The checks that a field declares: `range`, `min_len`, `validate`, `value_parser`, `serde`.

#![allow(missing_docs, reason = "hidden: only generated code names it")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ops::RangeBounds;

use secrecy::zeroize::Zeroize;
use secrecy::{ExposeSecret, SecretBox};

use crate::reader::Parse;
use crate::value::{Base64, Fault, Hex, Text, ValueError};

/// What `range` can be of a type: one trait of two, so that one error says it.
#[diagnostic::on_unimplemented(
    message = "`range` cannot bound `{T}`",
    label = "bounds of this form do not compare with a value of `{T}`",
    note = "write bounds as the variable would hold them, `range = \"1s\"..=\"10m\"`; the type must be `PartialOrd`",
    note = "for another type use `#[config(validate = path)]`"
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

/// Keeps of an error that the text is not what is expected, and not why.
///
/// # Errors
///
/// When there is one.
pub fn without_reason<T>(result: Result<T, ValueError>) -> Result<T, ValueError> {
    match result {
        Err(ValueError { fault: Fault::Kind(_), item }) => Err(ValueError { fault: Fault::Kind(None), item }),
        result => result,
    }
}

/// # Errors
///
/// When the value lies outside the bounds.
pub fn in_range<T>(value: T, range: impl Bounds<T>) -> Result<T, ValueError> {
    if range.hold(&value) { Ok(value) } else { Err(ValueError::new(Fault::OutOfRange)) }
}

/// # Errors
///
/// When the secret lies outside the bounds.
pub fn secret_in_range<T: Zeroize>(
    secret: SecretBox<T>,
    range: impl Bounds<T>,
) -> Result<SecretBox<T>, ValueError> {
    match range.hold(secret.expose_secret()) {
        true => Ok(secret),
        false => Err(ValueError::new(Fault::OutOfRange)),
    }
}

/// Bounds written as the variable would hold them: `"1s"..="10m"`.
///
/// # Errors
///
/// When the value lies outside the bounds, or a bound does not read.
pub fn in_text_range<T: PartialOrd>(
    value: T,
    min: Option<&'static str>,
    max: Option<&'static str>,
    inclusive: bool,
    parse: Parse<T>,
) -> Result<T, ValueError> {
    let bound = |text: Option<&'static str>| text.map(|text| parse(&mut Text::from(text))).transpose();
    let above = bound(min)?.is_none_or(|min| value >= min);
    let below = bound(max)?.is_none_or(|max| value < max || inclusive && value == max);
    if above && below { Ok(value) } else { Err(ValueError::new(Fault::OutOfRange)) }
}

/// # Errors
///
/// When the value is shorter than `length`.
pub fn of_length<T: Length>(value: T, length: usize) -> Result<T, ValueError> {
    if value.length() >= length { Ok(value) } else { Err(ValueError::new(Fault::TooShort)) }
}

/// Whether the value that was read is what `text` reads as. Where none was read, that is a problem of its own.
///
/// # Panics
///
/// In debug builds, when `text`, which stands in the code, does not read: the group would never be asked.
pub fn equals<T: PartialEq>(value: &Option<T>, text: &'static str, parse: Parse<T>) -> bool {
    let Some(value) = value else { return false };
    let wanted = parse(&mut Text::from(text));
    debug_assert!(
        wanted.is_ok(),
        "`required_if` compares a field with {text:?}, which its type does not read"
    );
    wanted.is_ok_and(|wanted| wanted == *value)
}

/// The same of an optional field.
pub fn equals_option<T: PartialEq>(value: &Option<Option<T>>, text: &'static str, parse: Parse<T>) -> bool {
    value.as_ref().is_some_and(|value| equals(value, text, parse))
}

/// Says that a feature is off.
///
/// # Errors
///
/// Never: no type meets the bound.
#[cfg(not(feature = "serde"))]
pub fn deserialize<T: FeatureSerde>(_: &mut Text<'_>) -> Result<T, ValueError> {
    Err(ValueError::invalid())
}

#[cfg(not(feature = "serde"))]
#[diagnostic::on_unimplemented(
    message = "`#[config(serde)]` needs the feature `serde` of factor3",
    label = "the feature `serde` is off"
)]
#[allow(unnameable_types, reason = "it stands for a feature that is off")]
pub trait FeatureSerde {}

/// What `min_len` counts.
#[diagnostic::on_unimplemented(
    message = "`min_len` cannot measure `{Self}`",
    label = "`min_len` counts the characters of texts and secrets, the items of lists, sets and maps",
    note = "for another type use `#[config(validate = path)]`"
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

/// Hands the text to a `value_parser`.
///
/// # Errors
///
/// When the text is not UTF-8, or the parser refuses it.
pub fn with_text<T>(
    text: &mut Text<'_>,
    parse: impl FnOnce(&str) -> Result<T, ValueError>,
) -> Result<T, ValueError> {
    parse(text.as_str()?)
}

/// The result of a `value_parser`, for the compiler to compare with what the field expects.
///
/// # Errors
///
/// When the parser refuses the text.
pub fn parsed<T, E>(result: Result<T, E>) -> Result<T, E> {
    result
}

/// The result of a `validate`, likewise.
///
/// # Errors
///
/// When the check refuses the value.
pub fn checked<E>(result: Result<(), E>) -> Result<(), E> {
    result
}

/// The error of a function of the app's. Only text from the code is kept of it: any other may hold the value.
///
/// The inherent functions win over the trait's where the error is such a text.
#[allow(missing_debug_implementations, reason = "taken apart at once")]
pub struct AppError<E>(pub E);

impl<E: FromCode> AppError<E> {
    #[must_use]
    pub fn invalid(self) -> ValueError {
        self.0.invalid()
    }

    #[must_use]
    pub fn rejected(self) -> ValueError {
        self.0.rejected()
    }
}

/// A text that can only come from the code.
pub trait FromCode {
    fn invalid(self) -> ValueError;
    fn rejected(self) -> ValueError;
}

impl FromCode for &'static str {
    fn invalid(self) -> ValueError {
        ValueError::because(self)
    }

    fn rejected(self) -> ValueError {
        ValueError::new(Fault::Rejected(Some(self)))
    }
}

impl FromCode for ValueError {
    fn invalid(self) -> ValueError {
        self
    }

    fn rejected(self) -> ValueError {
        match self.fault {
            Fault::Kind(reason) => Self { fault: Fault::Rejected(reason), ..self },
            _ => self,
        }
    }
}

/// See [`AppError`].
pub trait Dropped: Sized {
    fn invalid(self) -> ValueError {
        ValueError::invalid()
    }

    fn rejected(self) -> ValueError {
        ValueError::new(Fault::Rejected(None))
    }
}

impl<E> Dropped for AppError<E> {}

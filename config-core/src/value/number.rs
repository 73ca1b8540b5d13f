use core::num::{IntErrorKind, NonZero, ParseIntError};
use core::str::FromStr;

use super::blanks;
use super::{FromEnvStr, ValueError};
use crate::ascii;
use crate::kind::Kind;

macro_rules! integers {
    ($($type:ty: $parse:path;)*) => {$(
        /// A decimal whole number within the type's bounds. One `+` and leading zeros are fine.
        impl FromEnvStr for $type {
            const KIND: Kind =
                Kind::Integer { min: Self::MIN as i128, max: Self::MAX as u128, nonzero: false };

            #[inline]
            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                match $parse(text)?.try_into() {
                    Ok(number) => Ok(number),
                    Err(_) => Err(out_of_bounds(text)),
                }
            }
        }

        /// A decimal whole number within the type's bounds, but not zero. One `+` and leading zeros are fine.
        impl FromEnvStr for NonZero<$type> {
            const KIND: Kind = Kind::Integer {
                min: Self::MIN.get() as i128,
                max: Self::MAX.get() as u128,
                // Of an unsigned type the lowest value says it.
                nonzero: <$type>::MIN != 0,
            };

            #[inline]
            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                match Self::new(<$type>::from_env_str(text)?) {
                    Some(number) => Ok(number),
                    None => Err(ValueError::because("it is 0")),
                }
            }
        }
    )*};
}

// One parser of std's for each sign, and not one for each type: a program holds what it names.
integers! {
    i8: signed; i16: signed; i32: signed; i64: signed; isize: signed; i128: wide::<i128>;
    u8: unsigned; u16: unsigned; u32: unsigned; u64: unsigned; usize: unsigned; u128: wide::<u128>;
}

fn signed(text: &str) -> Result<i64, ValueError> {
    wide(text)
}

fn unsigned(text: &str) -> Result<u64, ValueError> {
    wide(text)
}

fn wide<T: FromStr<Err = ParseIntError>>(text: &str) -> Result<T, ValueError> {
    match text.parse() {
        Ok(number) => Ok(number),
        Err(error) => Err(refused_integer(text, error.kind())),
    }
}

#[cold]
fn out_of_bounds(text: &str) -> ValueError {
    ValueError::because(if text.starts_with('-') { "it is too small" } else { "it is too large" })
}

macro_rules! floats {
    ($($type:ty)*) => {$(
        /// A finite decimal number as [`str::parse`] reads it, with or without an exponent.
        /// What is too small to represent becomes zero.
        impl FromEnvStr for $type {
            const KIND: Kind = Kind::Float;

            #[inline]
            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                match text.parse::<Self>() {
                    Ok(number) if number.is_finite() => Ok(number),
                    _ => Err(refused_float(text)),
                }
            }
        }
    )*};
}

floats! { f32 f64 }

#[cold]
#[inline(never)]
fn refused_integer(text: &str, kind: &IntErrorKind) -> ValueError {
    let reason = match kind {
        IntErrorKind::PosOverflow => "it is too large",
        IntErrorKind::NegOverflow => "it is too small",
        _ => match text.strip_prefix('-') {
            // std reads no sign for an unsigned type.
            Some(rest) if is_decimal(rest) => "it is negative",
            _ => class(text),
        },
    };
    blanks::refused(text, Some(reason))
}

#[cold]
#[inline(never)]
fn refused_float(text: &str) -> ValueError {
    let reason = match text.parse::<f64>() {
        Ok(number) if number.is_nan() => "it is not a number",
        // Either it overflows, or it is the word.
        Ok(_) if ascii::any(text, |b| b.is_ascii_digit()) => "it is too large",
        Ok(_) => "it is not finite",
        Err(_) if ascii::contains(text, ",") => "it has a comma: the decimal point is a dot",
        Err(_) => class(text),
    };
    blanks::refused(text, Some(reason))
}

/// What kind of thing stands where a number should.
fn class(text: &str) -> &'static str {
    let digits = match text.as_bytes() {
        [b'+' | b'-', digits @ ..] => digits,
        digits => digits,
    };
    match digits {
        [] => "it has no digits",
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => "it is not decimal",
        [first, ..] if first.is_ascii_alphabetic() => "it starts with a letter",
        _ if !text.is_ascii() => "it has a character that is not ASCII",
        _ if ascii::any(text, |byte| matches!(byte, b'_' | b',' | b'\'' | b' ')) => {
            "it has a separator among its digits"
        }
        _ if ascii::contains(text, ".") => "it is not whole",
        _ => "it has a character that is no digit",
    }
}

fn is_decimal(text: &str) -> bool {
    !text.is_empty() && ascii::all(text, |b| b.is_ascii_digit())
}

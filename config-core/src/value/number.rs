use core::num::{IntErrorKind, NonZero, ParseIntError};
use core::str::FromStr;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::quantity::{self, is_decimal};
use super::whitespace;
use crate::kind::Kind;
use crate::strings;

macro_rules! integers {
    ($($type:ty, $described:ty: $parse:path;)*) => {$(
        /// Reads a decimal whole number within the type's bounds. One `+` and leading zeros are allowed.
        impl FromEnvStr for $type {
            const KIND: Kind =
                Kind::Integer { min: <$described>::MIN as i128, max: <$described>::MAX as u128, nonzero: false };

            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                match $parse(text)?.try_into() {
                    Ok(number) => Ok(number),
                    Err(_) => Err(out_of_bounds(text)),
                }
            }
        }

        /// Reads a decimal whole number within the type's bounds, except zero. One `+` and leading zeros are allowed.
        impl FromEnvStr for NonZero<$type> {
            const KIND: Kind = Kind::Integer {
                min: NonZero::<$described>::MIN.get() as i128,
                max: NonZero::<$described>::MAX.get() as u128,
                // For an unsigned type, `min` already excludes zero.
                nonzero: <$type>::MIN != 0,
            };

            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                match Self::new(<$type>::from_env_str(text)?) {
                    Some(number) => Ok(number),
                    None => Err(ValueError::from(Mismatch::Zero)),
                }
            }
        }
    )*};
}

// Two parsers of the standard library, one for each sign, instead of one for each type: this keeps the program small.
// `isize` and `usize` are described as on a system of 64 bits, so that a contract is the same for every system.
integers! {
    i8, i8: signed; i16, i16: signed; i32, i32: signed; i64, i64: signed; isize, i64: signed;
    u8, u8: unsigned; u16, u16: unsigned; u32, u32: unsigned; u64, u64: unsigned; usize, u64: unsigned;
    i128, i128: wide::<i128>; u128, u128: wide::<u128>;
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
    ValueError::from(if text.starts_with('-') { Mismatch::TooSmall } else { Mismatch::TooLarge })
}

macro_rules! floats {
    ($($type:ty)*) => {$(
        /// Reads a finite decimal number as [`str::parse`] does, with or without an exponent.
        /// A number that is too small to represent becomes zero.
        impl FromEnvStr for $type {
            const KIND: Kind = Kind::Float { bits: 8 * size_of::<Self>() as u8 };

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
fn refused_integer(text: &str, kind: &IntErrorKind) -> ValueError {
    let reason = match kind {
        IntErrorKind::PosOverflow => Mismatch::TooLarge,
        IntErrorKind::NegOverflow => Mismatch::TooSmall,
        _ => match text.strip_prefix('-') {
            // The standard library refuses a minus sign for an unsigned type.
            Some(rest) if is_decimal(rest) => Mismatch::Negative,
            _ if quantity::is_scientific(text) => Mismatch::Scientific,
            _ => of_address(text).unwrap_or_else(|| class(text)),
        },
    };
    whitespace::refused(text, Some(reason))
}

#[cold]
fn refused_float(text: &str) -> ValueError {
    let reason = match text.parse::<f64>() {
        Ok(number) if number.is_nan() => Mismatch::NotANumber,
        // The number overflows, or the text is the word `inf`.
        Ok(_) if strings::any(text, |b| b.is_ascii_digit()) => Mismatch::TooLarge,
        Ok(_) => Mismatch::NotFinite,
        Err(_) => class_of_float(text),
    };
    whitespace::refused(text, Some(reason))
}

/// Why a text is not a whole number.
fn class(text: &str) -> Mismatch {
    let digits = without_sign(text);
    match digits.as_bytes() {
        [] => Mismatch::NoDigits,
        [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..] => Mismatch::NotDecimal,
        [first, ..] if first.is_ascii_alphabetic() => Mismatch::Letter,
        _ if !text.is_ascii() => Mismatch::NotAscii,
        _ if quantity::ends_in_separator(digits, is_decimal) => Mismatch::SeparatorAtEnd,
        // A single dot is a decimal point.
        _ if quantity::is_grouped(digits) && !has_one_dot(digits) => Mismatch::DigitSeparator,
        _ if strings::all(digits, |byte| byte.is_ascii_digit() || byte == b'.') => Mismatch::NotWhole,
        _ if is_sequence(digits, |byte| matches!(byte, b',' | b';' | b' ')) => Mismatch::SeveralNumbers,
        _ if is_sequence(digits, |byte| matches!(byte, b'*' | b' ')) => Mismatch::Calculation,
        _ => Mismatch::NotADigit,
    }
}

/// Why a text is not a number, which may have a decimal point.
fn class_of_float(text: &str) -> Mismatch {
    let digits = without_sign(text);
    let (whole, fraction) = digits.rsplit_once([',', '.']).unwrap_or((digits, "0"));
    let is_fraction =
        fraction.starts_with(|first: char| first.is_ascii_digit()) && fraction.parse::<f64>().is_ok();
    match class(text) {
        Mismatch::SeparatorAtEnd => Mismatch::SeparatorAtEnd,
        reason @ (Mismatch::NoDigits | Mismatch::NotDecimal | Mismatch::Letter | Mismatch::NotAscii) => {
            reason
        }
        Mismatch::Calculation => Mismatch::Calculation,
        _ if quantity::ends_in_separator(text, |text| text.parse::<f64>().is_ok()) => {
            Mismatch::SeparatorAtEnd
        }
        // Nobody groups the digits of a number that begins with 0.
        _ if is_decimal(whole) && quantity::is_grouped(digits) && !whole.starts_with('0') => {
            Mismatch::CommaOrGroup
        }
        _ if is_fraction && (whole.is_empty() || is_decimal(whole)) => Mismatch::DecimalComma,
        _ if quantity::is_grouped(digits) || is_fraction && quantity::is_grouped(whole) => {
            Mismatch::GroupedDigits
        }
        Mismatch::NotWhole => Mismatch::SeveralPoints,
        _ => Mismatch::NotOfANumber,
    }
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

fn has_one_dot(text: &str) -> bool {
    text.split('.').count() == 2
}

/// Whether the text is numbers, with some of these signs between them.
fn is_sequence(text: &str, is_sign: fn(u8) -> bool) -> bool {
    let numbers = || text.split(|c: char| u8::try_from(c).is_ok_and(is_sign)).filter(|part| !part.is_empty());
    text.ends_with(|last: char| last.is_ascii_digit()) && numbers().count() > 1 && numbers().all(is_decimal)
}

/// Why an address is not its port: `0.0.0.0:8080`, `:8080`, `127.0.0.1:8080:80`, `8080/tcp`.
fn of_address(text: &str) -> Option<Mismatch> {
    let (address, protocol) = match text.split_once('/') {
        Some((address, "tcp" | "udp" | "sctp" | "TCP" | "UDP")) => (address, true),
        Some(_) => return None,
        None => (text, false),
    };
    let Some((host, port)) = address.rsplit_once(':') else {
        return (protocol && is_decimal(address)).then_some(Mismatch::PortWithProtocol);
    };
    // `12:30` is a time, and `8080:80` a port of the host and one of the container.
    let is_host = host.is_empty()
        || host.len() >= 3 && is_decimal(host)
        || strings::any(host, |byte| matches!(byte, b'.' | b'*' | b'[') || byte.is_ascii_alphabetic());
    let is_place = strings::all(host, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'*' | b':' | b'[' | b']')
    });
    let is_port = port.len() <= 5 && is_decimal(port);
    (is_host && is_place && is_port).then_some(match protocol {
        true => Mismatch::AddressWithProtocol,
        false => Mismatch::AddressForNumber,
    })
}

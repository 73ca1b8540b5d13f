//! Numbers, booleans and characters as a variable holds them.

use std::fmt::Debug;
use std::num::{NonZeroI8, NonZeroU16, NonZeroUsize};

use factor3::{FromEnvStr, Kind};

/// The reason that `text` is refused for.
fn refused<T: FromEnvStr + Debug>(text: &str) -> String {
    match T::from_env_str(text) {
        Ok(value) => panic!("{text:?} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn s1_a_plus_and_leading_zeros_are_fine() {
    assert_eq!(u16::from_env_str("+5"), Ok(5));
    assert_eq!(u16::from_env_str("05"), Ok(5));
    assert_eq!(i8::from_env_str("-0128"), Ok(i8::MIN));
    assert_eq!(NonZeroU16::from_env_str("+08080"), Ok(NonZeroU16::MIN.saturating_add(8079)));
    assert_eq!(refused::<u16>("++5"), "it has a character that is no digit");
    assert_eq!(refused::<u16>("+"), "it has no digits");
}

#[test]
fn s2_blanks_around_a_number_are_refused_and_named() {
    for (text, reason) in [
        (" 5", "it has a blank at the start"),
        ("5 ", "it has a blank at the end"),
        ("5\r", "it ends in a carriage return"),
        ("5\n", "it ends in a line break"),
        ("5\r\n", "it ends in a line break"),
        ("\t5", "it has a tab at the start"),
        ("\u{feff}5", "it has an invisible character at the start"),
        (" ", "it holds blanks only"),
        ("", "it is empty"),
    ] {
        assert_eq!(refused::<u16>(text), reason, "{text:?}");
        assert_eq!(refused::<f64>(text), reason, "{text:?}");
        assert_eq!(refused::<bool>(text), reason, "{text:?}");
    }
}

#[test]
fn s3_other_notations_are_refused() {
    for (text, reason) in [
        ("0x10", "it is not decimal"),
        ("0b1", "it is not decimal"),
        ("1_000", "it has a separator among its digits"),
        ("1,000", "it has a separator among its digits"),
        ("1e3", "it has a character that is no digit"),
        ("1.5", "it is not whole"),
        ("\u{663}", "it has a character that is not ASCII"),
        ("\u{ff15}", "it has a character that is not ASCII"),
        ("many", "it starts with a letter"),
        ("12a", "it has a character that is no digit"),
    ] {
        assert_eq!(refused::<i32>(text), reason, "{text:?}");
    }
}

#[test]
fn s4_bounds_are_the_types_own() {
    assert_eq!(u16::from_env_str("65535"), Ok(65535));
    assert_eq!(refused::<u16>("65536"), "it is too large");
    assert_eq!(refused::<u16>("-1"), "it is negative");
    assert_eq!(refused::<u16>("-0"), "it is negative");
    assert_eq!(i16::from_env_str("-0"), Ok(0));
    assert_eq!(refused::<i8>("-129"), "it is too small");
    assert_eq!(refused::<NonZeroUsize>("0"), "it is 0");
    assert_eq!(u128::from_env_str(&u128::MAX.to_string()), Ok(u128::MAX));
    assert_eq!(i128::from_env_str(&i128::MIN.to_string()), Ok(i128::MIN));
    assert_eq!(refused::<u128>("340282366920938463463374607431768211456"), "it is too large");
}

#[test]
fn s4_the_expectation_names_the_bounds() {
    assert_eq!(u16::KIND.to_string(), "a whole number from 0 to 65535");
    assert_eq!(i128::KIND, Kind::Integer { min: i128::MIN, max: i128::MAX.unsigned_abs(), nonzero: false });
    assert_eq!(NonZeroU16::KIND.to_string(), "a whole number from 1 to 65535");
    assert_eq!(NonZeroI8::KIND.to_string(), "a whole number from -128 to 127 but 0");
}

#[test]
fn s5_non_finite_floats_are_refused() {
    assert_eq!(f64::from_env_str("1.5e3"), Ok(1500.0));
    assert_eq!(f64::from_env_str("-.5"), Ok(-0.5));
    assert_eq!(f64::from_env_str("1e-400"), Ok(0.0));
    assert_eq!(f32::from_env_str("0.1"), Ok(0.1));
    for text in ["nan", "NaN", "-nan"] {
        assert_eq!(refused::<f64>(text), "it is not a number", "{text:?}");
    }
    for text in ["inf", "-inf", "Infinity", "+infinity"] {
        assert_eq!(refused::<f32>(text), "it is not finite", "{text:?}");
    }
    assert_eq!(refused::<f64>("1e400"), "it is too large");
    assert_eq!(refused::<f64>("-1e400"), "it is too large");
    assert_eq!(refused::<f32>("1e39"), "it is too large");
    assert_eq!(refused::<f64>("0,5"), "it has a comma: the decimal point is a dot");
    assert_eq!(refused::<f64>("0x1p3"), "it is not decimal");
}

#[test]
fn s6_booleans_are_a_closed_table_in_any_case() {
    for text in ["1", "yes", "y", "true", "t", "on", "True", "TRUE", "yEs", "ON"] {
        assert_eq!(bool::from_env_str(text), Ok(true), "{text:?}");
    }
    for text in ["0", "no", "n", "false", "f", "off", "False", "FALSE", "oFF"] {
        assert_eq!(bool::from_env_str(text), Ok(false), "{text:?}");
    }
    for text in ["2", "01", "enabled", "tru", "\u{ff4f}n", "o\u{ff4e}", "-1", "y\u{e9}s"] {
        assert_eq!(refused::<bool>(text), "not a valid value", "{text:?}");
    }
}

#[test]
fn s14_a_character_is_one_scalar_value() {
    assert_eq!(char::from_env_str(";"), Ok(';'));
    assert_eq!(char::from_env_str("\u{1f980}"), Ok('\u{1f980}'));
    assert_eq!(char::from_env_str("\t"), Ok('\t'));
    assert_eq!(refused::<char>(""), "it is empty");
    assert_eq!(refused::<char>("e\u{301}"), "it is more than one Unicode scalar value");
    assert_eq!(refused::<char>("ab"), "it is more than one Unicode scalar value");
}

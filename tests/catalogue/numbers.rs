//! Rows S1 to S9: numbers, booleans, durations and sizes.

use std::num::{NonZeroI8, NonZeroU16};
use std::time::{Duration, Instant, SystemTime};

use factor3::ByteSize;

use crate::one::{read, refusal, refuses};
use crate::search::CANARY;

const U16: &str = "a whole number from 0 to 65535";
const BOOL: &str = "a boolean: 1 yes y true t on, or 0 no n false f off";

fn whole(rows: &[(&str, &str)]) {
    refuses::<u16>(U16, U16, rows);
}

fn float(rows: &[(&str, &str)]) {
    refuses::<f64>("a finite number", "a finite number", rows);
}

#[test]
fn s1_a_plus_and_leading_zeros() {
    assert_eq!([read::<u16>("+5"), read("05"), read("+08080")], [5, 5, 8080]);
    assert_eq!(read::<i8>("-0128"), i8::MIN);
    whole(&[("++5", "it has a character that is not a digit"), ("+", "it has no digits")]);
}

/// Blanks are not trimmed: the report names them.
#[test]
fn s2_blanks_around_a_number() {
    let rows = [
        (" 5", "it has a blank at the start"),
        ("5 ", "it has a blank at the end"),
        ("\t5", "it has a tab at the start"),
        ("5\r", "it ends in a carriage return"),
        ("5\n", "it ends in a line break"),
        ("5\r\n", "it ends in a line break"),
        ("\u{feff}5", "it has an invisible character at the start"),
        (" ", "it contains only blanks"),
    ];
    whole(&rows);
    float(&rows);
    refuses::<bool>("a boolean", BOOL, &rows);
}

#[test]
fn s3_other_notations() {
    whole(&[
        ("0x10", "it is not a decimal number"),
        ("0b1", "it is not a decimal number"),
        ("1_000", "it has a separator between its digits: remove each separator"),
        ("1,000", "it has a separator between its digits: remove each separator"),
        (
            "1e3",
            "it is in scientific notation, as Helm writes large numbers: write all its digits, and quote it in the chart",
        ),
        ("1.5", "it is not a whole number"),
        ("\u{663}", "it has a character that is not ASCII"),
        ("\u{ff15}", "it has a character that is not ASCII"),
        (CANARY, "it starts with a letter"),
        ("12a", "it has a character that is not a digit"),
    ]);
}

#[test]
fn s4_overflow() {
    assert_eq!((read::<u16>("65535"), read::<i16>("-0")), (65535, 0));
    whole(&[
        ("65536", "it is too large"),
        ("99999999999999999999999", "it is too large"),
        ("-1", "it is negative"),
        ("-0", "it is negative"),
    ]);
    let i8 = "a whole number from -128 to 127";
    refuses::<i8>(i8, i8, &[("-129", "it is too small"), ("128", "it is too large")]);
    let (positive, other) = ("a whole number from 1 to 65535", "a whole number from -128 to 127 except 0");
    refuses::<NonZeroU16>(positive, positive, &[("0", "it is 0"), ("-1", "it is negative")]);
    refuses::<NonZeroI8>(other, other, &[("0", "it is 0"), ("128", "it is too large")]);
    assert_eq!((read::<u128>(&u128::MAX.to_string()), read(&i128::MIN.to_string())), (u128::MAX, i128::MIN));
    let u128 = "a whole number, 0 or more";
    refuses::<u128>(u128, u128, &[("340282366920938463463374607431768211456", "it is too large")]);
}

/// A number that is too small for a float becomes 0.
#[test]
fn s5_floats_that_are_not_finite() {
    assert_eq!([read::<f64>("1.5e3"), read("-.5"), read("1e-400")], [1500.0, -0.5, 0.0]);
    float(&[
        ("nan", "it is not a number"),
        ("-NaN", "it is not a number"),
        ("inf", "it is not finite"),
        ("-inf", "it is not finite"),
        ("+Infinity", "it is not finite"),
        ("1e400", "it is too large"),
        ("-1e400", "it is too large"),
        ("0,5", "it has a comma: the decimal point is a dot"),
        ("0x1p3", "it is not a decimal number"),
        (CANARY, "it starts with a letter"),
    ]);
    refuses::<f32>("a finite number", "a finite number", &[("1e39", "it is too large")]);
}

#[test]
fn s6_booleans() {
    for text in ["1", "yes", "y", "true", "t", "on", "True", "TRUE", "yEs", "ON"] {
        assert!(read::<bool>(text), "{text:?}");
    }
    for text in ["0", "no", "n", "false", "f", "off", "False", "FALSE", "oFF"] {
        assert!(!read::<bool>(text), "{text:?}");
    }
    let other = ["2", "01", "-1", "tru", "enabled", "\u{ff4f}n", "o\u{ff4e}", "y\u{e9}s", CANARY];
    refuses::<bool>("a boolean", BOOL, &other.map(|text| (text, "")));
}

#[test]
fn s7_durations() {
    let expected = "a duration: numbers with units (ms s m h d), such as 30s or 1h30m";
    refuses::<Duration>(
        "a duration",
        expected,
        &[
            ("30", "it needs a unit: ms, s, m, h or d"),
            ("0", "it needs a unit: ms, s, m, h or d"),
            ("1h30", "it needs a unit: ms, s, m, h or d"),
            ("5M", "its units must be in lower case"),
            ("5MS", "its units must be in lower case"),
            ("5min", "it has an unknown unit: write ms, s, m, h or d directly after the number"),
            ("5us", "it has an unknown unit: write ms, s, m, h or d directly after the number"),
            ("30m1h", "its units must go from long to short, each once"),
            ("1m1m", "its units must go from long to short, each once"),
            ("1ms1s", "its units must go from long to short, each once"),
            ("-5s", "it is negative"),
            ("+5s", "it has a sign"),
            ("1.5h", "it has a fraction: write a whole number of a smaller unit"),
            ("5 s", "it has a blank before its unit: remove the blank"),
            ("1h 30m", "it has a blank between its parts: remove the blank"),
            ("s", "it needs a number before each unit"),
            ("PT5M", "it needs a number before each unit"),
            ("1_000s", "it has a separator between its digits: remove each separator"),
            ("5\u{b5}s", "it has a character that is neither a digit nor a unit"),
            ("\u{665}s", "it needs a number before each unit"),
            (" 5s", "it has a blank at the start"),
            ("5s\r\n", "it ends in a line break"),
            (CANARY, "it needs a number before each unit"),
            ("18446744073709551615d", "it is longer than 36500d"),
            ("18446744073709551616ms", "it is longer than 36500d"),
            ("99999999999999999999999s", "it is longer than 36500d"),
            ("36500d1ms", "it is longer than 36500d"),
        ],
    );
}

/// Without a limit, the duration could not be added.
#[test]
fn s8_a_duration_that_cannot_be_added_to_now() {
    let longest = read::<Duration>("36500d");
    assert_eq!(longest, Duration::from_secs(36_500 * 86_400));
    assert!(Instant::now().checked_add(longest).is_some());
    assert!(SystemTime::now().checked_add(longest).is_some());
    assert!(Instant::now().checked_add(Duration::MAX).is_none());
    assert_eq!(refusal::<Duration>("36501d").line, "VALUE is not a duration: it is longer than 36500d");
}

#[test]
fn s9_sizes() {
    for (text, bytes) in [
        ("0", 0),
        ("512", 512),
        ("512B", 512),
        ("1k", 1_000),
        ("1kB", 1_000),
        ("1Ki", 1_024),
        ("1KiB", 1_024),
        ("10M", 10_000_000),
        ("10MB", 10_000_000),
        ("64Mi", 67_108_864),
        ("64MiB", 67_108_864),
        ("2G", 2_000_000_000),
        ("2GB", 2_000_000_000),
        ("2Gi", 2_147_483_648),
        ("2GiB", 2_147_483_648),
        ("3T", 3_000_000_000_000),
        ("3TB", 3_000_000_000_000),
        ("3Ti", 3_298_534_883_328),
        ("3TiB", 3_298_534_883_328),
        ("18446744073709551615", u64::MAX),
    ] {
        assert_eq!(read::<ByteSize>(text), ByteSize::new(bytes), "{text:?}");
    }
    let thousand = "it has an ambiguous unit: write k or kB for 1000 bytes, Ki or KiB for 1024";
    let million = "it has an ambiguous unit: write M or MB for 1000\u{b2} bytes, Mi or MiB for 1024\u{b2}";
    refuses::<ByteSize>(
        "a size in bytes",
        "a size in bytes, such as 512, 10MB or 64MiB",
        &[
            ("1K", thousand),
            ("1KB", thousand),
            ("1ki", thousand),
            ("64m", million),
            ("64mb", million),
            ("18446744073709551616", "it is 16EiB or more"),
            ("16777216Ti", "it is 16EiB or more"),
            ("18446744073709551615k", "it is 16EiB or more"),
            ("-1", "it is negative"),
            ("+1", "it has a sign"),
            ("64 MiB", "it has a blank before its unit: remove the blank"),
            ("64MiB ", "it has a blank at the end"),
            ("1_000", "it has a separator between its digits: remove each separator"),
            ("1MB2", "it has digits after its unit"),
            ("0x10", "it has digits after its unit"),
            ("MB", "it needs a number before each unit"),
            ("1MB!", "it has a character that is neither a digit nor a unit"),
        ],
    );
    for (text, start) in [
        ("1g", "its unit must be in upper case"),
        ("8b", "a lower-case b means bits"),
        ("8P", "it has an unknown unit"),
        ("8MIB", "it has an unknown unit"),
        ("1.5GB", "it has a fraction"),
    ] {
        let line = refusal::<ByteSize>(text).line;
        assert!(line.starts_with(&format!("VALUE is not a size in bytes: {start}")), "{text:?}: {line}");
    }
}

//! Tests of `range` and `min_len`.

use std::collections::BTreeMap;
use std::num::NonZeroI8;
use std::time::Duration;

use factor3::{Base64, ByteSize, Config, ExposeSecret, SecretBox, SecretString};

#[derive(Debug, Config)]
#[allow(dead_code, reason = "the tests look at whether the fields are read")]
struct App {
    #[config(range = 1..=64)]
    workers: Option<u8>,
    #[config(range = 1..)]
    least: Option<u8>,
    #[config(range = ..100)]
    below: Option<u8>,
    #[config(range = ..=10)]
    level: Option<i16>,
    #[config(range = 0.0..=1.0)]
    rate: Option<f64>,
    #[config(range = "1s".."10m")]
    timeout: Option<Duration>,
    #[config(range = "1MiB"..)]
    cache: Option<ByteSize>,
    #[config(range = ..="1h")]
    grace: Option<Duration>,
    #[config(range = 1000..=9999)]
    pin: Option<SecretBox<u16>>,
    #[config(range = 1..=9)]
    digits: Option<Vec<u8>>,
    #[config(range = 1..=9)]
    weights: Option<BTreeMap<String, u8>>,
    #[config(min_len = 3)]
    name: Option<String>,
    #[config(min_len = 8)]
    api_key: Option<SecretString>,
    #[config(min_len = 4)]
    signing_key: Option<Base64>,
    #[config(min_len = 2)]
    hosts: Option<Vec<String>>,
    #[config(min_len = 2)]
    tokens: Option<Vec<SecretString>>,
}

/// The headline, the code and the expectation of the only problem.
fn refused(name: &str, value: &str) -> (String, &'static str, String) {
    let error = App::from_vars([(name, value)]).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    (problem.to_string(), problem.reason().code(), problem.expected())
}

#[test]
fn a_value_within_the_bounds_is_read() {
    for (name, values) in [
        ("WORKERS", &["1", "64"][..]),
        ("LEAST", &["1", "255"]),
        ("BELOW", &["0", "99"]),
        ("LEVEL", &["-32768", "10"]),
        ("RATE", &["0", "1"]),
        ("TIMEOUT", &["1s", "9m59s"]),
        ("CACHE", &["1MiB", "1G"]),
        ("GRACE", &["0s", "60m"]),
        ("PIN", &["1000", "9999"]),
        ("DIGITS", &["1,9"]),
        ("WEIGHTS", &["a=1,b=9"]),
        ("NAME", &["abc", "äöü"]),
        ("API_KEY", &["12345678"]),
        ("SIGNING_KEY", &["AAAAAA=="]),
        ("HOSTS", &["a,b"]),
        ("TOKENS", &["a,b"]),
    ] {
        for value in values {
            assert!(App::from_vars([(name, value)]).is_ok(), "{name}={value}");
        }
    }
    assert_eq!(*App::from_vars([("PIN", "1234")]).unwrap().pin.unwrap().expose_secret(), 1234);
}

#[test]
fn the_message_about_a_value_outside_shows_the_bounds() {
    for (name, value, noun) in [
        ("WORKERS", "65", "a whole number from 1 to 64"),
        ("LEAST", "0", "a whole number from 1 to 255"),
        ("BELOW", "100", "a whole number from 0 to below 100"),
        ("LEVEL", "11", "a whole number from -32768 to 10"),
        ("RATE", "1.5", "a finite number from 0.0 to 1.0"),
        ("TIMEOUT", "10m", "a duration from 1s to below 10m"),
        ("CACHE", "1", "a size in bytes of 1MiB or more"),
        ("GRACE", "2h", "a duration of 1h or less"),
        ("PIN", "999", "a whole number from 1000 to 9999"),
    ] {
        let (headline, code, expected) = refused(name, value);
        assert_eq!(headline, format!("{name} is not {noun}: it is outside these bounds"));
        assert_eq!(code, "out_of_range");
        assert!(expected.contains(noun), "{expected}");
    }
}

#[test]
fn the_message_about_an_invalid_value_shows_the_same_bounds() {
    let (headline, code, _) = refused("WORKERS", "many");
    assert_eq!(headline, "WORKERS is not a whole number from 1 to 64: it starts with a letter");
    assert_eq!(code, "invalid");
}

#[test]
fn the_bounds_of_a_list_apply_to_its_items() {
    let (headline, _, expected) = refused("DIGITS", "1,10");
    assert_eq!(headline, "DIGITS: item 2 is not a whole number from 1 to 9: it is outside these bounds");
    assert_eq!(expected, "a list separated by commas, each item a whole number from 1 to 9");
    let (headline, _, expected) = refused("WEIGHTS", "a=10");
    assert_eq!(headline, "WEIGHTS: item 1 is not valid: it is outside these bounds");
    assert_eq!(expected, "a list of key=value separated by commas, each value a whole number from 1 to 9");
}

#[test]
fn min_len_counts_characters_bytes_or_items() {
    for (name, value, headline, noun) in [
        ("NAME", "äö", "has fewer than 3 characters", "text of 3 characters or more"),
        ("API_KEY", "1234567", "has fewer than 8 characters", "a secret of 8 characters or more"),
        ("SIGNING_KEY", "AAAA", "has fewer than 4 bytes", "a secret, bytes in base64, 4 bytes or more"),
        ("HOSTS", "a", "has fewer than 2 items", "a list of 2 items or more separated by commas"),
        (
            "TOKENS",
            "a",
            "has fewer than 2 items",
            "a list of 2 items or more separated by commas, each item a secret",
        ),
    ] {
        assert_eq!(refused(name, value), (format!("{name} {headline}"), "too_short", noun.to_owned()));
    }
}

#[test]
fn the_message_about_a_bounded_secret_does_not_show_it() {
    let error = App::from_vars([("PIN", "31337"), ("API_KEY", "hunter2")]).unwrap_err();
    assert!(!error.to_string().contains("31337") && !error.to_string().contains("hunter2"), "{error}");
    let (headline, ..) = refused("PIN", "12x4");
    assert_eq!(headline, "PIN is not a whole number from 1000 to 9999");
}

#[test]
fn bounds_also_apply_to_types_of_the_standard_library() {
    #[derive(Debug, Config)]
    struct Bounded {
        #[config(range = "-5"..="5")]
        step: NonZeroI8,
    }
    assert_eq!(Bounded::from_vars([("STEP", "-5")]).unwrap().step.get(), -5);
    let error = Bounded::from_vars([("STEP", "6")]).unwrap_err();
    assert_eq!(
        error.problems()[0].to_string(),
        "STEP is not a whole number from -5 to 5 except 0: it is outside these bounds"
    );
}

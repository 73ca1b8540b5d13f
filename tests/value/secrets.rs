//! Secrets are never shown, neither in `Debug` nor in a report.

use std::collections::BTreeMap;
use std::str::FromStr;

use factor3::{
    Base64, Config, Env, ExposeSecret, FromEnvStr, Hex, Kind, SecretBox, SecretString, ValueError,
};

/// An application's own secret type, whose `Debug` redacts it, but whose error does not.
struct Token(String);

impl FromStr for Token {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.strip_prefix("t-") {
            Some(token) => Ok(Self(token.to_owned())),
            None => Err(format!("bad token {text}")),
        }
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[REDACTED]")
    }
}

#[derive(Debug, Config)]
struct App {
    api_key: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    flag: Option<SecretBox<bool>>,
    signing_key: Option<Base64<4>>,
    encryption_key: Option<Hex<4>>,
    any: Option<Base64>,
    #[config(default = "")]
    tokens: Vec<SecretString>,
    #[config(default = "")]
    pins: Vec<SecretBox<u16>>,
    #[config(default = "")]
    keys: BTreeMap<String, SecretString>,
    #[config(secret)]
    token: Option<Token>,
}

const GOOD: [(&str, &str); 10] = [
    ("API_KEY", "31337"),
    ("PIN", "31337"),
    ("FLAG", "true"),
    ("SIGNING_KEY", "3q2+7w=="),
    ("ENCRYPTION_KEY", "deadbeef"),
    ("ANY", "3q2+7w=="),
    ("TOKENS", "31337,31337"),
    ("PINS", "31337"),
    ("KEYS", "a=31337"),
    ("TOKEN", "t-31337"),
];

#[test]
fn secrets_are_read() {
    let app = App::from_vars(GOOD).unwrap();
    assert_eq!(app.api_key.unwrap().expose_secret(), "31337");
    assert_eq!(*app.pin.unwrap().expose_secret(), 31337);
    assert!(*app.flag.unwrap().expose_secret());
    assert_eq!(app.signing_key.unwrap().expose_array(), &[0xde, 0xad, 0xbe, 0xef]);
    assert_eq!(app.encryption_key.unwrap().expose_secret(), [0xde, 0xad, 0xbe, 0xef]);
    assert_eq!(app.any.unwrap().expose_secret(), [0xde, 0xad, 0xbe, 0xef]);
    assert_eq!(app.tokens[1].expose_secret(), "31337");
    assert_eq!(*app.pins[0].expose_secret(), 31337);
    assert_eq!(app.keys["a"].expose_secret(), "31337");
    assert_eq!(app.token.unwrap().0, "31337");
}

#[test]
fn debug_of_a_config_shows_no_secret() {
    let loaded = App::load(&Env::from_vars(GOOD)).unwrap();
    for shown in [format!("{loaded:?}"), format!("{loaded:#?}"), loaded.summary.to_string()] {
        for secret in ["31337", "true", "3q2+", "deadbeef", "222, 173", "0xde"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }
    assert!(format!("{:?}", loaded.config).contains("[REDACTED]"));
}

#[test]
fn a_report_shows_no_part_of_a_bad_secret_and_no_reason_for_a_secret_number() {
    let bad = GOOD.map(|(name, _)| (name, if name.ends_with('S') { "a=1,hunter2" } else { "hunter2" }));
    let error = App::from_vars(bad).unwrap_err();
    let wrong: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        wrong,
        [
            "PIN is not a whole number from 0 to 65535",
            "FLAG is not a boolean",
            "SIGNING_KEY is not 4 bytes in base64: it is truncated or changed: its last character holds more bits than the last byte",
            "ENCRYPTION_KEY is not 4 bytes in hexadecimal: it has a character that is not a hexadecimal digit",
            "ANY is not bytes in base64: it is truncated or changed: its last character holds more bits than the last byte",
            "PINS: item 1 is not a whole number from 0 to 65535",
            "KEYS: item 2 is not valid: it has no = between key and value",
            "TOKEN is not a valid value",
        ]
    );
    assert!(!error.to_string().contains("hunter2"));
}

#[test]
fn the_expectation_says_that_the_value_is_a_secret() {
    let error = App::from_vars([("PIN", " 1"), ("TOKENS", ",,")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 2 problems in the environment of App

PIN is not a whole number from 0 to 65535: it has a blank at the start
    meaning   App.pin

TOKENS: item 1 is not valid: it is empty
    meaning   App.tokens
    expected  a list separated by commas, each item a secret

factor3: 2 problems, nothing was started"
    );
}

#[test]
fn a_secret_keeps_its_blanks() {
    let app = App::from_vars([("API_KEY", " k\n"), ("TOKEN", "t- ")]).unwrap();
    assert_eq!(app.api_key.unwrap().expose_secret(), " k\n");
    assert_eq!(app.token.unwrap().0, " ");
}

/// A type that does not know that it holds a secret: the error of its `FromEnvStr` has a reason.
#[derive(Debug)]
struct Pin(#[allow(dead_code, reason = "read by nobody")] u32);

impl FromEnvStr for Pin {
    const KIND: Kind = u32::KIND;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        u32::from_env_str(text).map(Self)
    }
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "only its error is looked at")]
struct Marked {
    #[config(secret)]
    pin: Pin,
    #[config(secret)]
    more: Vec<Pin>,
}

#[test]
fn the_error_of_a_type_that_is_marked_as_a_secret_has_no_reason() {
    let error = Marked::from_vars([("PIN", "hunter2"), ("MORE", "1,hunter2")]).unwrap_err();
    let lines: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "PIN is not a whole number from 0 to 4294967295",
            "MORE: item 2 is not a whole number from 0 to 4294967295"
        ]
    );
}

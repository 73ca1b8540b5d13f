//! Values that contain the canary, and environments full of them.

use std::ffi::OsString;

use crate::own::Token;
use crate::random::Xorshift;
use crate::rounds;
use crate::search::{CANARY, leak};

/// Texts that contain the canary: whole, in lists and maps, encoded, after text that a type accepts, and cut off.
const FORMS: &[&str] = &[
    "{}", "t-{}", "1{}", "{}\n", " {}", "\"{}\"", "a,{},b", "{},,", ",{}", "a={},b=2", "{}=1,{}=1", "1={}",
    "{}=", "t-{}=t-{}", "t-{}=x", "={}", "127.0.0.1:{}", "{}:80", "[{}]:80", "http://{}:{}@host/{}?{}#{}",
    "1h{}", "64{}", "0x{}", "low{}", "${{}}", "$({})", "{}\u{7f}", "\u{1b}[31m{}", "{}\u{feff}", "x{}\\",
    "%{}", "{}=\u{e9}",
];

pub(crate) fn value(random: &mut Xorshift) -> OsString {
    let mut text = random.one_of(FORMS).replace("{}", CANARY);
    for _ in 0..random.below(3) {
        text = match random.below(5) {
            0 => text.replace(CANARY, &CANARY.to_lowercase()),
            1 => CANARY
                .bytes()
                .fold(text, |text, byte| text.replacen(char::from(byte), &format!("%{byte:02x}"), 1)),
            2 => format!("{text}{}", ",;= \t\n%&@:/"[random.below(11)..].chars().next().unwrap_or(' ')),
            3 => CANARY.bytes().map(|byte| format!("{byte:02x}")).collect(),
            _ => format!("{text}{}", "=".repeat(random.below(3))),
        };
    }
    not_always_utf_8(text, random)
}

#[cfg(unix)]
fn not_always_utf_8(text: String, random: &mut Xorshift) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    let mut bytes = text.into_bytes();
    if random.below(8) == 0 {
        bytes.insert(random.below(bytes.len() + 1), 0xff);
    }
    OsString::from_vec(bytes)
}

#[cfg(not(unix))]
fn not_always_utf_8(text: String, _: &mut Xorshift) -> OsString {
    text.into()
}

/// An environment with the canary in each variable of the schema. Some of the variables are absent.
pub(crate) fn vars(schema: &factor3::Schema, random: &mut Xorshift) -> Vec<(OsString, OsString)> {
    let share = 2 + random.below(6);
    let mut vars: Vec<(OsString, OsString)> = Vec::new();
    for declared in schema.variables() {
        if random.below(share) != 0 {
            vars.push((declared.name().to_owned().into(), value(random)));
        }
    }
    // This is a misspelt name. The report may suggest the name, but must not show its value.
    vars.push(("API_KYE".into(), value(random)));
    vars.push(("TEXTT".into(), value(random)));
    vars
}

/// The same runs must find an error that repeats the value, and a redaction that keeps a part of it.
#[test]
fn negative_control_naive_outputs_are_caught() {
    let mut random = Xorshift::new();
    let naive_error = |value: &str| format!("invalid value {value}");
    let parser_error = |value: &str| format!("{:?}", value.parse::<Token>());
    let debug_error = |value: &str| format!("{:?}", value.as_bytes());
    let first_half =
        |value: &str| format!("{}***", value.chars().take(value.chars().count() / 2 + 4).collect::<String>());
    let after_colon = |value: &str| format!("{}:***", value.split(':').next().unwrap_or(value));
    let outputs: [&dyn Fn(&str) -> String; 5] =
        [&naive_error, &parser_error, &debug_error, &first_half, &after_colon];
    for (place, output) in outputs.iter().enumerate() {
        let values = (0..rounds()).map(|_| value(&mut random).to_string_lossy().into_owned());
        let caught = values.filter(|value| leak(&output(value)).is_some()).count();
        let all = rounds();
        assert!(caught > all / 3, "{place}: {caught} of {all}");
    }
}

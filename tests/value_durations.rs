//! Durations as a variable holds them.

use std::time::{Duration, Instant, SystemTime};

use factor3::FromEnvStr;

const LONGEST: Duration = Duration::from_secs(36_500 * 86_400);

fn refused(text: &str) -> String {
    match Duration::from_env_str(text) {
        Ok(value) => panic!("{text:?} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn units_and_their_combinations() {
    for (text, millis) in [
        ("250ms", 250),
        ("30s", 30_000),
        ("5m", 300_000),
        ("24h", 86_400_000),
        ("7d", 604_800_000),
        ("1h30m", 5_400_000),
        ("1m30s", 90_000),
        ("1m500ms", 60_500),
        ("1d2h3m4s5ms", 93_784_005),
        ("90m", 5_400_000),
        ("0s", 0),
        ("007s", 7_000),
    ] {
        assert_eq!(Duration::from_env_str(text), Ok(Duration::from_millis(millis)), "{text:?}");
    }
}

#[test]
fn s7_what_is_no_duration_is_refused_with_its_remedy() {
    for (text, reason) in [
        ("30", "it needs a unit: ms, s, m, h or d"),
        ("0", "it needs a unit: ms, s, m, h or d"),
        ("1h30", "it needs a unit: ms, s, m, h or d"),
        ("5M", "its units must be in lower case"),
        ("5MS", "its units must be in lower case"),
        ("5min", "it has an unknown unit: use ms, s, m, h or d"),
        ("5us", "it has an unknown unit: use ms, s, m, h or d"),
        ("30m1h", "its units must go from long to short, each once"),
        ("1m1m", "its units must go from long to short, each once"),
        ("1ms1s", "its units must go from long to short, each once"),
        ("-5s", "it is negative"),
        ("+5s", "it has a sign"),
        ("1.5h", "it has a fraction: write a whole number of a smaller unit"),
        ("5 s", "it has a blank before its unit"),
        ("1h 30m", "it needs a number before each unit"),
        ("s", "it needs a number before each unit"),
        ("PT5M", "it needs a number before each unit"),
        ("1_000s", "it has a separator among its digits"),
        ("5\u{b5}s", "it has a character that is neither digit nor unit"),
        ("\u{665}s", "it needs a number before each unit"),
        ("", "it is empty"),
        (" 5s", "it has a blank at the start"),
        ("5s\r\n", "it ends in a line break"),
    ] {
        assert_eq!(refused(text), reason, "{text:?}");
    }
}

#[test]
fn s7_overflow_is_refused() {
    for text in ["18446744073709551615d", "18446744073709551616ms", "99999999999999999999999s", "36500d1ms"] {
        assert_eq!(refused(text), "it is longer than 36500d", "{text:?}");
    }
}

#[test]
fn s8_the_longest_duration_can_be_added_to_now() {
    assert_eq!(Duration::from_env_str("36500d"), Ok(LONGEST));
    assert!(Instant::now().checked_add(LONGEST).is_some());
    assert!(SystemTime::now().checked_add(LONGEST).is_some());
    assert!(Instant::now().checked_add(Duration::MAX).is_none(), "without a limit it could not");
}

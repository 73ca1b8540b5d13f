//! Durations in variables. Refused values are tested in `catalogue/numbers.rs`.

use std::time::Duration;

use factor3::FromEnvStr;

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

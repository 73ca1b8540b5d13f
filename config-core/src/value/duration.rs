use core::time::Duration;

use super::{FromEnvStr, ValueError, blanks, quantity};
use crate::kind::Kind;

/// Each unit in milliseconds, from long to short.
const UNITS: [(&str, u64); 5] = [("d", DAY), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

const DAY: u64 = 86_400_000;

/// Far below where adding to an `Instant`, a `SystemTime` or a date overflows, on every platform.
const MAX: u64 = 36_500 * DAY;

const TOO_LONG: &str = "it is longer than 36500d";

/// Whole numbers with the units `ms s m h d` (a day has 24 hours), from long to short, each once:
/// `250ms`, `30s`, `1h30m`. A unit is required, `0` included.
///
/// The longest duration is `36500d`, about a hundred years, so that adding one to a
/// [`std::time::Instant`] or a [`std::time::SystemTime`] does not overflow.
/// There is no sign and no fraction: `1500ms` for a second and a half.
///
/// ```
/// use core::time::Duration;
/// use factor3::FromEnvStr;
///
/// assert_eq!(Duration::from_env_str("1h30m"), Ok(Duration::from_secs(5400)));
/// assert!(Duration::from_env_str("30").is_err());
/// ```
impl FromEnvStr for Duration {
    const KIND: Kind = Kind::Duration;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match millis(text) {
            Ok(millis) => Ok(Self::from_millis(millis)),
            Err(reason) => Err(blanks::refused(text, Some(reason))),
        }
    }
}

fn millis(text: &str) -> Result<u64, &'static str> {
    let mut units = UNITS.iter();
    let mut sum: u64 = 0;
    let mut text = text;
    loop {
        let (number, unit, rest) = quantity::split(text);
        if number.is_empty() {
            return Err(quantity::no_number(text));
        }
        // The iterator does not go back, so a unit stands once, and behind longer ones only.
        let Some((_, factor)) = units.find(|(name, _)| *name == unit) else {
            return Err(not_the_unit(unit, rest));
        };
        let number: u64 = number.parse().map_err(|_| TOO_LONG)?;
        sum = number
            .checked_mul(*factor)
            .and_then(|part| sum.checked_add(part))
            .filter(|sum| *sum <= MAX)
            .ok_or(TOO_LONG)?;
        if rest.is_empty() {
            return Ok(sum);
        }
        text = rest;
    }
}

#[cold]
fn not_the_unit(unit: &str, rest: &str) -> &'static str {
    if unit.is_empty() {
        quantity::no_unit(rest).unwrap_or("it needs a unit: ms, s, m, h or d")
    } else if UNITS.iter().any(|(name, _)| *name == unit) {
        "its units must go from long to short, each once"
    } else if UNITS.iter().any(|(name, _)| name.eq_ignore_ascii_case(unit)) {
        "its units must be in lower case"
    } else {
        "it has an unknown unit: use ms, s, m, h or d"
    }
}

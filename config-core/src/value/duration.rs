use core::time::Duration;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::{quantity, whitespace};
use crate::kind::Kind;
use crate::strings;

/// The units in milliseconds, from long to short.
const UNITS: [(&str, u64); 5] = [("d", DAY), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

const DAY: u64 = 86_400_000;

/// The longest duration: adding it to an `Instant`, a `SystemTime` or a date does not overflow on any platform.
const MAX: u64 = 36_500 * DAY;

/// Reads whole numbers with the units `ms s m h d`, from long to short, each once: `250ms`, `30s`, `1h30m`.
///
/// A day has 24 hours. A unit is required, also for `0`. Signs and fractions are refused: a second and a half is
/// `1500ms`. The longest duration is `36500d`, about a hundred years, so that adding one to a
/// [`std::time::Instant`] or a [`std::time::SystemTime`] does not overflow.
///
/// ```
/// use core::time::Duration;
/// use factor3::FromEnvStr;
///
/// assert_eq!(Duration::from_env_str("1h30m"), Ok(Duration::from_secs(5400)));
/// assert!(Duration::from_env_str("30").is_err());
/// ```
impl FromEnvStr for Duration {
    const KIND: Kind = Kind::Duration(None);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match millis(text) {
            Ok(millis) => Ok(Self::from_millis(millis)),
            Err(reason) => Err(refused(text, reason)),
        }
    }
}

#[cold]
fn refused(text: &str, reason: Mismatch) -> ValueError {
    let reason = match reason {
        _ if quantity::is_scientific(text) => Mismatch::ScientificDuration,
        _ if quantity::ends_in_separator(text, |text| millis(text).is_ok()) => Mismatch::SeparatorAtEnd,
        Mismatch::Fraction => quantity::fraction(text),
        reason => reason,
    };
    whitespace::refused(text, Some(reason))
}

fn millis(text: &str) -> Result<u64, Mismatch> {
    let mut units = UNITS.iter();
    let mut sum: u64 = 0;
    let mut text = text;
    loop {
        let (number, unit, rest) = quantity::split(text);
        if number.is_empty() {
            return Err(quantity::no_number(text));
        }
        // The iterator does not go back, so each unit is allowed once, and only after longer ones.
        let Some((_, factor)) = units.find(|(name, _)| *name == unit) else {
            return Err(not_the_unit(unit, rest));
        };
        let number: u64 = number.parse().map_err(|_| Mismatch::TooLong)?;
        sum = number
            .checked_mul(*factor)
            .and_then(|part| sum.checked_add(part))
            .filter(|sum| *sum <= MAX)
            .ok_or(Mismatch::TooLong)?;
        if rest.is_empty() {
            return Ok(sum);
        }
        text = rest;
    }
}

#[cold]
fn not_the_unit(unit: &str, rest: &str) -> Mismatch {
    if unit.is_empty() {
        let (after_blanks, _) = strings::split_while(rest.trim_ascii_start(), |b| b.is_ascii_alphabetic());
        match quantity::no_unit(rest) {
            // Without the blank, this unit would be refused, too.
            Some(Mismatch::BlankBeforeUnit) if !is_unit(after_blanks) => Mismatch::UnknownUnit,
            reason => reason.unwrap_or(Mismatch::NoUnit),
        }
    } else if is_unit(unit) {
        Mismatch::UnitOrder
    } else if UNITS.iter().any(|(name, _)| name.eq_ignore_ascii_case(unit)) {
        Mismatch::UnitCase
    } else {
        Mismatch::UnknownUnit
    }
}

fn is_unit(text: &str) -> bool {
    UNITS.iter().any(|(name, _)| *name == text)
}

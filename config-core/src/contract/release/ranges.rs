//! Ranges, compared by the values of their bounds: `60s` is `1m`.

use std::time::Duration;

use super::declared::{Field, Kind, Whole};
use crate::value::{ByteSize, FromEnvStr as _};

/// A bound of a range. The bounds of one kind have the order of their values.
#[derive(PartialEq, PartialOrd)]
enum Bound {
    Whole(Whole),
    /// A decimal number, in parts of [`PLACES`].
    Decimal(i128),
    Duration(Duration),
}

struct Range {
    min: Option<Bound>,
    max: Option<Bound>,
    is_inclusive: bool,
}

/// Whether the range of the new field has each value of the old one's. Where a bound cannot be read, only the same text does.
pub(super) fn includes(new: &Field, old: &Field) -> bool {
    let Some(now) = &new.range else { return true };
    let Some(before) = &old.range else { return false };
    if now == before {
        return true;
    }
    let (kind, old_kind) = (of_value(&new.kind), of_value(&old.kind));
    // Floats of another size are rounded differently.
    if matches!(kind, Kind::Other(word, _) if word == "float") && kind != old_kind {
        return false;
    }
    match (Range::read(now, kind), Range::read(before, old_kind)) {
        (Some(now), Some(before)) => now.includes(&before),
        _ => false,
    }
}

impl Field {
    /// Narrows the bounds of a whole number to its range, which it then does not need.
    pub(super) fn narrow(&mut self) {
        let kind = match &mut self.kind {
            Kind::Secret(inner) => &mut **inner,
            kind => kind,
        };
        let Some(range) = self.range.as_deref().and_then(|range| Range::read(range, kind)) else { return };
        let Kind::Integer { min, max, nonzero } = kind else { return };
        if let Some(Bound::Whole(least)) = range.min.filter(|least| *least > Bound::Whole(*min)) {
            *min = least;
        }
        let most = match range.max {
            Some(Bound::Whole(most)) if range.is_inclusive => Some(most),
            Some(Bound::Whole(end)) => end.before(),
            _ => None,
        };
        *max = most.filter(|most| most < max).unwrap_or(*max);
        *nonzero &= *min <= Whole::ZERO && *max >= Whole::ZERO;
        self.range = None;
    }
}

/// The kind of a value that has the range: that of an item in a list.
fn of_value(kind: &Kind) -> &Kind {
    match kind {
        Kind::Secret(inner) | Kind::List(inner) | Kind::Map(_, inner) => of_value(inner),
        kind => kind,
    }
}

impl Range {
    fn read(text: &str, kind: &Kind) -> Option<Self> {
        let (min, end) = text.split_once("..")?;
        let max = end.strip_prefix('=').unwrap_or(end);
        let bound = |text: &str| match text {
            "" => Some(None),
            text => Bound::read(text, kind).map(Some),
        };
        Some(Self { min: bound(min)?, max: bound(max)?, is_inclusive: max.len() < end.len() })
    }

    fn includes(&self, old: &Self) -> bool {
        let is_above = match (&self.min, &old.min) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(now), Some(before)) => now <= before,
        };
        let is_below = match (&self.max, &old.max) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(now), Some(before)) if self.is_inclusive || !old.is_inclusive => before <= now,
            (Some(now), Some(before)) => before < now,
        };
        is_above && is_below
    }
}

impl Bound {
    fn read(text: &str, kind: &Kind) -> Option<Self> {
        let Kind::Other(word, of) = kind else {
            return matches!(kind, Kind::Integer { .. }).then(|| Whole::read(text).map(Self::Whole))?;
        };
        match (word.as_str(), of) {
            ("float", None) => decimal(text, 15).map(Self::Decimal),
            ("float", Some(_)) => decimal(text, 6).map(Self::Decimal),
            ("duration", _) => Duration::from_env_str(text).ok().map(Self::Duration),
            // A bare number counts the unit.
            ("byte_size", Some(_)) if text.bytes().all(|byte| byte.is_ascii_digit()) => None,
            ("byte_size", _) => {
                let size = ByteSize::from_env_str(text).ok()?;
                Some(Self::Whole(Whole::Natural(u64::from(size).into())))
            }
            _ => None,
        }
    }
}

/// How many digits a decimal number may have after its point.
const PLACES: usize = 15;

/// Reads a decimal number of at most so many digits. With so few, floats keep the order of the numbers.
fn decimal(text: &str, digits: usize) -> Option<i128> {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.len() + fraction.len() > digits {
        return None;
    }
    let places = PLACES;
    let parts: i128 = format!("{whole}{fraction:0<places$}").parse().ok()?;
    Some(if number.len() < text.len() { -parts } else { parts })
}

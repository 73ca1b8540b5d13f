//! Durations and sizes in literals, so that a literal that cannot be read does not compile.

use syn::Type;

use crate::ast::{Field, FieldKind};
use crate::literal::Literal;
use crate::types;

/// A type whose values have units.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantity {
    Duration,
    Size,
}

/// The units of a duration in milliseconds, in the order in which a value may have them.
const DURATION: &[(&str, u64)] =
    &[("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)];

/// The longest duration that is read, which is 36500d, in milliseconds.
const LONGEST: u64 = 36_500 * 86_400_000;

/// The units of a size in bytes, each with its short form; an empty text is none.
const SIZE: &[(&str, &str, u64)] = &[
    ("B", "", 1),
    ("kB", "k", 1_000),
    ("KiB", "Ki", 1 << 10),
    ("MB", "M", 1_000_000),
    ("MiB", "Mi", 1 << 20),
    ("GB", "G", 1_000_000_000),
    ("GiB", "Gi", 1 << 30),
    ("TB", "T", 1_000_000_000_000),
    ("TiB", "Ti", 1 << 40),
];

impl Quantity {
    /// `None` if the name of the type does not tell that it is one.
    pub(crate) fn of(ty: &Type) -> Option<Self> {
        if types::is(ty, "Duration") {
            Some(Self::Duration)
        } else if types::is(ty, "ByteSize") {
            Some(Self::Size)
        } else {
            None
        }
    }

    /// How messages describe a text of it.
    pub(crate) const fn form(self) -> &'static str {
        match self {
            Self::Duration => {
                "a duration is numbers with the units ms, s, m, h or d, without blanks and at most `36500d`, as in `\"30s\"` or `\"1h30m\"`"
            }
            Self::Size => "a size is a whole number and a unit, without a blank, as in `\"64MiB\"`",
        }
    }

    /// What `unit` may be.
    pub(crate) const fn units(self) -> &'static str {
        match self {
            Self::Duration => "`ms`, `s`, `m`, `h` or `d`",
            Self::Size => "`B`, `kB`, `KiB`, `MB`, `MiB`, `GB`, `GiB`, `TB` or `TiB`",
        }
    }

    /// How many milliseconds or bytes a unit has.
    pub(crate) fn factor(self, unit: &str) -> Option<u64> {
        match self {
            Self::Duration => DURATION.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor),
            Self::Size => SIZE.iter().find(|(name, ..)| *name == unit).map(|(.., factor)| *factor),
        }
    }

    /// The milliseconds or bytes of a text, as the type reads it; a bare number counts `unit`.
    pub(crate) fn read(self, text: &str, unit: Option<&str>) -> Option<u64> {
        let is_bare = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match (self, unit) {
            (Self::Duration, Some(unit)) if is_bare => duration(&format!("{text}{unit}")),
            (Self::Size, Some(unit)) if is_bare => text.parse::<u64>().ok()?.checked_mul(self.factor(unit)?),
            (Self::Duration, _) => duration(text),
            (Self::Size, _) => {
                let (number, unit) = split_number(text)?;
                let is = |(name, short, _): &&(&str, &str, u64)| *name == unit || *short == unit;
                let (.., factor) = SIZE.iter().find(is)?;
                number.checked_mul(*factor)
            }
        }
    }
}

/// The text of a default as the table holds it.
///
/// With `unit`, it is a bare number if it can be one. Then a build that only reads bare numbers reads it as well.
pub(crate) fn default_text(field: &Field<'_>, literal: &Literal) -> String {
    let text = literal.text();
    let (FieldKind::Value { shape, .. }, Some(unit)) = (&field.kind, &field.attrs.unit) else { return text };
    let unit = unit.value.value();
    let bare = Quantity::of(shape.whole()).and_then(|quantity| {
        let (amount, factor) = (quantity.read(&text, Some(&unit))?, quantity.factor(&unit)?);
        (amount % factor == 0).then(|| (amount / factor).to_string())
    });
    bare.unwrap_or(text)
}

fn duration(text: &str) -> Option<u64> {
    let (mut sum, mut rest, mut units) = (0_u64, text, DURATION.iter());
    loop {
        let (number, after) = split_number(rest)?;
        let length = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (unit, after) = after.split_at_checked(length)?;
        let (_, factor) = units.find(|(name, _)| *name == unit)?;
        sum = sum.checked_add(number.checked_mul(*factor)?)?;
        if after.is_empty() {
            return Some(sum).filter(|sum| *sum <= LONGEST);
        }
        rest = after;
    }
}

/// A number, and the text after it.
fn split_number(text: &str) -> Option<(u64, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(length)?;
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_as_their_types_read_text() {
        let duration = |text| Quantity::Duration.read(text, None);
        assert_eq!(
            (duration("30s"), duration("1h30m"), duration("2d5ms")),
            (Some(30_000), Some(5_400_000), Some(172_800_005))
        );
        assert_eq!(duration("36500d"), Some(LONGEST));
        for text in ["", "30", "s", "36501d", "36500d1ms", "1m1h", "1s1s", "1 s", "-1s", "1.5s", "1w", "1S"] {
            assert_eq!(duration(text), None, "{text}");
        }
        let size = |text| Quantity::Size.read(text, None);
        assert_eq!(
            (size("512"), size("10MB"), size("64Mi"), size("1B")),
            (Some(512), Some(10_000_000), Some(67_108_864), Some(1))
        );
        for text in ["", "MB", "1mb", "1 MB", "1.5MB", "99999999999999999999TB"] {
            assert_eq!(size(text), None, "{text}");
        }
        assert_eq!(Quantity::Duration.read("30", Some("s")), Some(30_000));
        assert_eq!(Quantity::Size.read("2", Some("GiB")), Some(2 << 30));
    }
}

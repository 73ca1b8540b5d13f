use core::fmt;
use core::num::TryFromIntError;
use core::str::FromStr;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::{quantity, whitespace};
use crate::kind::Kind;
use crate::strings;

/// A size in bytes, written `512`, `10MB` or `64MiB`.
///
/// | unit | factor |
/// |---|---|
/// | none, `B` | 1 |
/// | `k M G T`, `kB MB GB TB` | a power of 1000 (SI) |
/// | `Ki Mi Gi Ti`, `KiB MiB GiB TiB` | a power of 1024 (IEC 80000-13) |
///
/// The unit follows a whole number without a blank, and its case matters. Units that tools read differently are
/// refused: `m` (a thousandth in Kubernetes, 1024² in Docker), `K`, `KB`, `g`.
///
/// ```
/// use factor3::ByteSize;
///
/// assert_eq!("64MiB".parse(), Ok(ByteSize::mib(64)));
/// assert_eq!("10MB".parse(), Ok(ByteSize::new(10_000_000)));
/// assert_eq!(ByteSize::mib(64).as_u64(), 67_108_864); // the number of bytes
/// assert_eq!(ByteSize::kib(1536).to_string(), "1536KiB");
/// assert!("64m".parse::<ByteSize>().is_err());
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteSize(u64);

impl ByteSize {
    /// The largest size.
    pub const MAX: Self = Self(u64::MAX);

    /// A size of `bytes`.
    #[must_use]
    pub const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// A size of `n` times 1024 bytes.
    #[must_use]
    pub const fn kib(n: u32) -> Self {
        Self((n as u64) << 10)
    }

    /// A size of `n` times 1024² bytes.
    #[must_use]
    pub const fn mib(n: u32) -> Self {
        Self((n as u64) << 20)
    }

    /// A size of `n` times 1024³ bytes.
    #[must_use]
    pub const fn gib(n: u32) -> Self {
        Self((n as u64) << 30)
    }

    /// The number of bytes.
    ///
    /// ```
    /// use factor3::ByteSize;
    ///
    /// assert_eq!(ByteSize::gib(1).as_u64(), 1_073_741_824);
    /// assert_eq!(ByteSize::MAX.as_u64(), u64::MAX);
    /// ```
    #[must_use]
    pub const fn as_u64(self) -> u64 {
        self.0
    }
}

impl FromEnvStr for ByteSize {
    const KIND: Kind = Kind::ByteSize(None);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match bytes(text) {
            Ok(bytes) => Ok(Self(bytes)),
            Err(reason) => Err(refused(text, reason)),
        }
    }
}

impl FromStr for ByteSize {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_env_str(text)
    }
}

/// Writes the size in the largest unit that gives a whole number. Parsing it gives the same size.
impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = UNITS.iter().find(|(_, factor)| self.0 != 0 && self.0 % factor == 0);
        match unit {
            Some((name, factor)) => f.pad(&format!("{}{name}", self.0 / factor)),
            None => fmt::Display::fmt(&self.0, f),
        }
    }
}

impl fmt::Debug for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ByteSize({self})")
    }
}

impl From<u64> for ByteSize {
    fn from(bytes: u64) -> Self {
        Self(bytes)
    }
}

impl From<ByteSize> for u64 {
    fn from(size: ByteSize) -> Self {
        size.0
    }
}

/// Converts the size to a `usize`, for example for the capacity of a buffer.
impl TryFrom<ByteSize> for usize {
    type Error = TryFromIntError;

    fn try_from(size: ByteSize) -> Result<Self, TryFromIntError> {
        size.0.try_into()
    }
}

/// The units as `Display` writes them, from large to small.
const UNITS: [(&str, u64); 8] = [
    ("TiB", 1 << 40),
    ("TB", 1_000_000_000_000),
    ("GiB", 1 << 30),
    ("GB", 1_000_000_000),
    ("MiB", 1 << 20),
    ("MB", 1_000_000),
    ("KiB", 1 << 10),
    ("kB", 1_000),
];

fn bytes(text: &str) -> Result<u64, Mismatch> {
    let (number, unit, rest) = quantity::split(text);
    if number.is_empty() {
        return Err(quantity::no_number(text));
    }
    if let Some(reason) = quantity::no_unit(rest) {
        return Err(reason);
    }
    let Some(factor) = factor(unit) else { return Err(not_the_unit(unit)) };
    let number: u64 = number.parse().map_err(|_| Mismatch::SizeTooLarge)?;
    number.checked_mul(factor).ok_or(Mismatch::SizeTooLarge)
}

#[cold]
fn refused(text: &str, reason: Mismatch) -> ValueError {
    let reason = match reason {
        _ if quantity::is_scientific(text) => Mismatch::Scientific,
        _ if quantity::ends_in_separator(text, |text| bytes(text).is_ok()) => Mismatch::SeparatorAtEnd,
        Mismatch::Fraction => quantity::fraction(text),
        Mismatch::BlankBeforeUnit => blank_before(text),
        reason => reason,
    };
    whitespace::refused(text, Some(reason))
}

/// What is wrong with a size that has a blank after its number. Without the blank, a wrong unit would be refused, too.
fn blank_before(text: &str) -> Mismatch {
    let (_, rest) = strings::split_while(text, |b| b.is_ascii_digit());
    let rest = rest.trim_ascii_start();
    let (unit, after) = strings::split_while(rest, |b| b.is_ascii_alphabetic());
    match factor(unit) {
        _ if quantity::is_grouped(text) => Mismatch::DigitSeparator,
        Some(_) if after.is_empty() => Mismatch::BlankBeforeUnit,
        None if after.is_empty() => Mismatch::UnknownSizeUnit,
        _ => Mismatch::NeitherDigitNorUnit,
    }
}

fn factor(unit: &str) -> Option<u64> {
    if unit.is_empty() || unit == "B" {
        return Some(1);
    }
    let found = UNITS.iter().find(|(name, _)| unit == *name || name.strip_suffix('B') == Some(unit));
    found.map(|(_, factor)| *factor)
}

#[cold]
fn not_the_unit(unit: &str) -> Mismatch {
    match unit.as_bytes() {
        b"b" => Mismatch::Bits,
        [b'm', ..] => Mismatch::AmbiguousMega,
        [b'k' | b'K', ..] => Mismatch::AmbiguousKilo,
        [b'g' | b't', ..] => Mismatch::SizeUnitCase,
        _ => Mismatch::UnknownSizeUnit,
    }
}

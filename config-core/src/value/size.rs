use core::fmt;
use core::num::TryFromIntError;
use core::str::FromStr;

use super::{FromEnvStr, ValueError, blanks, quantity};
use crate::kind::Kind;

/// A size in bytes, written `512`, `10MB` or `64MiB`.
///
/// A bare number is bytes. `k M G T`, with or without `B`, are powers of 1000 (SI); `Ki Mi Gi Ti`, with or
/// without `B`, are powers of 1024 (IEC 80000-13). The unit stands right behind a whole number. Case counts, and what
/// means one thing to some tools and another to others is refused: `m` (a thousandth to Kubernetes, 1024² to
/// Docker), `K`, `KB`, `g`.
///
/// ```
/// use factor3::ByteSize;
///
/// assert_eq!("64MiB".parse(), Ok(ByteSize::mib(64)));
/// assert_eq!("10MB".parse(), Ok(ByteSize::new(10_000_000)));
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
    const KIND: Kind = Kind::ByteSize;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        match bytes(text) {
            Ok(bytes) => Ok(Self(bytes)),
            Err(reason) => Err(blanks::refused(text, Some(reason))),
        }
    }
}

impl FromStr for ByteSize {
    type Err = ValueError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_env_str(text)
    }
}

/// The size in the largest unit that leaves a whole number, which reads back as the same size.
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

/// For a buffer's capacity.
impl TryFrom<ByteSize> for usize {
    type Error = TryFromIntError;

    fn try_from(size: ByteSize) -> Result<Self, TryFromIntError> {
        size.0.try_into()
    }
}

/// From large to small, under the names that are written.
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

fn bytes(text: &str) -> Result<u64, &'static str> {
    const TOO_LARGE: &str = "it is 16EiB or more";
    let (number, unit, rest) = quantity::split(text);
    if number.is_empty() {
        return Err(quantity::no_number(text));
    }
    if let Some(reason) = quantity::no_unit(rest) {
        return Err(reason);
    }
    let Some(factor) = factor(unit) else { return Err(not_the_unit(unit)) };
    let number: u64 = number.parse().map_err(|_| TOO_LARGE)?;
    number.checked_mul(factor).ok_or(TOO_LARGE)
}

fn factor(unit: &str) -> Option<u64> {
    if unit.is_empty() || unit == "B" {
        return Some(1);
    }
    let found = UNITS.iter().find(|(name, _)| unit == *name || name.strip_suffix('B') == Some(unit));
    found.map(|(_, factor)| *factor)
}

#[cold]
fn not_the_unit(unit: &str) -> &'static str {
    match unit.as_bytes() {
        b"b" => "a lower-case b is bits: write B, or nothing",
        [b'm', ..] => {
            "it has an ambiguous unit: write M or MB for 1000\u{b2} bytes, Mi or MiB for 1024\u{b2}"
        }
        [b'k' | b'K', ..] => "it has an ambiguous unit: write k or kB for 1000 bytes, Ki or KiB for 1024",
        [b'g' | b't', ..] => "its unit must be in upper case: G or GB, Gi or GiB, T or TB, Ti or TiB",
        _ => "it has an unknown unit: use k, M, G, T (powers of 1000) or Ki, Mi, Gi, Ti (powers of 1024)",
    }
}

//! A quick filter of the names that are set: nearly all are similar to no name that is wanted.

use super::address::{ADDRESSES, stem};

/// A filter built from the wanted names. A name that does not pass it is not a misspelling of any of them.
///
/// A misspelling has about the same length as the wanted name, and at least one end of the name is correct: a name
/// that differs at both ends is another name.
pub(crate) struct Likeness {
    /// One bit for each length that is near enough.
    lengths: u64,
    /// One bit for a hash of each end.
    ends: [u64; 32],
}

impl Likeness {
    #[allow(clippy::cast_possible_truncation, reason = "lengths count modulo 64")]
    pub(crate) fn of<'n>(wanted: impl Iterator<Item = &'n str>) -> Self {
        let mut likeness = Self { lengths: 0, ends: [0; 32] };
        for name in wanted {
            likeness.lengths |= 0b11111_u64.rotate_left(name.len() as u32).rotate_right(2);
            let [start, end] = ends(name.as_bytes(), name.len() < SHORT);
            likeness.add(start);
            likeness.add(end);
            let stem = stem(name);
            if stem.is_empty() {
                continue;
            }
            for end in ADDRESSES {
                likeness.lengths |= 1_u64.rotate_left((stem.len() + end.len()) as u32);
            }
            // The first four characters of all these names are those of the stem and `_`, unless the stem is shorter.
            if stem.len() < 3 {
                let [start, _] = ends(name.as_bytes(), true);
                likeness.add(start);
            }
        }
        likeness
    }

    #[allow(clippy::cast_possible_truncation, reason = "lengths count modulo 64")]
    pub(crate) fn may_hold(&self, name: &[u8]) -> bool {
        let holds = |[start, end]: [usize; 2]| self.holds(start) || self.holds(end);
        self.lengths.rotate_right(name.len() as u32) & 1 == 1
            && (holds(ends(name, false)) || holds(ends(name, true)))
    }

    fn add(&mut self, bit: usize) {
        if let Some(word) = self.ends.get_mut(bit / 64) {
            *word |= 1 << (bit % 64);
        }
    }

    fn holds(&self, bit: usize) -> bool {
        self.ends.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }
}

/// The end of a name shorter than this is one character; the end of a longer name is four.
const SHORT: usize = 8;

/// The bits for both ends. They ignore the case of letters.
#[allow(clippy::cast_possible_truncation, reason = "the highest bits are kept")]
fn ends(name: &[u8], short: bool) -> [usize; 2] {
    let one = |byte: Option<&u8>| byte.map_or(0, |&byte| u32::from(byte));
    let (start, end) = match (name.first_chunk(), name.last_chunk()) {
        (Some(start), Some(end)) if !short => (u32::from_ne_bytes(*start), u32::from_ne_bytes(*end)),
        _ => (one(name.first()), one(name.last())),
    };
    let bit = |end: u32| ((end | 0x2020_2020).wrapping_mul(0x9e37_79b1) >> 21) as usize;
    [bit(start), bit(!end)]
}

use super::Name;
use super::fingerprint::{Fingerprint, Keys, SLOT_BITS, Sums, WINDOW};

/// The words of the filter, which has a bit for each slot.
const WORDS: usize = 1 << (SLOT_BITS - 6);

/// Finds the texts with known fingerprints.
///
/// # Why the time is linear
///
/// - Each position of a text costs one product and one bit of the filter. Few positions pass by chance, and
///   whoever does not know the keys cannot choose text that passes more often, except with the first 8 bytes of a
///   secret.
/// - A position that passes costs one step for each length that the secrets with these first 8 bytes have. The config
///   decides how many these are, and the text does not: all of them together are as long as the secrets, so there are
///   never more than about the square root of that.
/// - Such a step is a look at the last 8 bytes, and if they fit, the sum of the part. [`Sums`] adds each byte of the text
///   once, also where the parts overlap, so a long secret that nearly occurs at each position costs no more than others.
/// - Texts with the same first 8 bytes and the same length are found by a binary search.
pub(super) struct Table {
    pub(super) keys: Keys,
    /// A bit for each slot; it is set if a text has this slot. The size is constant, so that an index needs no check.
    filter: Box<[u64; WORDS]>,
    /// For each word of the filter, and for the end, the number of groups before its slots.
    before: Box<[u32; WORDS + 1]>,
    /// Sorted by slot; the longest of a slot comes first.
    groups: Box<[Group]>,
    /// Sorted as the groups are, and by fingerprint within one.
    members: Box<[Member]>,
    /// The length of the longest text.
    longest: usize,
    /// Whether any text has a line break in its first 8 bytes.
    early_line_break: bool,
}

/// The texts of one slot and one length.
struct Group {
    slot: u16,
    length: u32,
    /// A bit for each number in the `tail` of a member.
    tails: [u64; 2],
    /// The factor for sums of this length.
    power: u64,
    /// The members from here to the first one of the next group.
    first: u32,
    end: u32,
    line_break: bool,
}

/// One text, and the variable whose name replaces it.
#[derive(Clone)]
pub(super) struct Member {
    pub(super) fingerprint: Fingerprint,
    pub(super) variable: Name,
    /// The value of the variable that the text belongs to.
    pub(super) value: u32,
}

pub(super) enum Found {
    /// A text with a known fingerprint.
    Secret { start: usize, length: usize, variable: Name },
    /// Nothing begins before this position. What begins there, more text has to decide.
    Undecided(usize),
    /// Nothing more begins in this text.
    End,
}

/// A text, of which more may follow.
#[derive(Clone, Copy)]
pub(super) struct Input<'t> {
    pub(super) text: &'t [u8],
    /// Whether nothing follows.
    pub(super) ended: bool,
    /// The last line break.
    pub(super) line_break: Option<usize>,
}

impl Table {
    pub(super) fn new(keys: Keys, mut members: Vec<Member>) -> Self {
        members.sort_unstable_by(|one, other| one.order().cmp(&other.order()));
        members.dedup_by(|one, other| one.order() == other.order());
        let mut filter = Box::new([0; WORDS]);
        let mut groups: Vec<Group> = Vec::new();
        for (member, place) in members.iter().zip(0..) {
            let Fingerprint { slot, length, tail, line_break, .. } = member.fingerprint;
            if let Some(word) = filter.get_mut(usize::from(slot >> 6)) {
                *word |= 1_u64 << (slot & 63);
            }
            let tails = tail.map(|number| 1 << number);
            match groups.last_mut() {
                Some(group) if (group.slot, group.length) == (slot, length) => {
                    let [one, other] = group.tails;
                    group.tails = [one | tails[0], other | tails[1]];
                    group.line_break |= line_break;
                    group.end = place + 1;
                }
                _ => {
                    let power = keys.power(length);
                    let (first, end) = (place, place + 1);
                    groups.push(Group { slot, length, tails, power, first, end, line_break });
                }
            }
        }
        let mut before = Box::new([0; WORDS + 1]);
        let mut counted = 0;
        for (count, word) in before.iter_mut().zip(0..) {
            let in_word = groups.get(counted..).unwrap_or_default();
            *count = counted as u32;
            counted += in_word.iter().take_while(|group| usize::from(group.slot >> 6) == word).count();
        }
        Self {
            keys,
            filter,
            before,
            longest: members
                .iter()
                .map(|member| member.fingerprint.length as usize)
                .max()
                .unwrap_or_default(),
            groups: groups.into_boxed_slice(),
            early_line_break: members.iter().any(|member| member.fingerprint.early_line_break),
            members: members.into_boxed_slice(),
        }
    }

    /// The last line break of a text that has not ended, as far as it matters.
    pub(super) fn last_line_break(&self, text: &[u8]) -> Option<usize> {
        let skipped = text.len().saturating_sub(self.longest);
        let near = text.get(skipped..)?;
        Some(skipped + near.iter().rposition(|byte| *byte == b'\n')?)
    }

    pub(super) fn members(&self) -> &[Member] {
        &self.members
    }

    /// The first secret that begins at `from` or later, and the longest of those that begin there.
    pub(super) fn find(&self, input: Input<'_>, from: usize, sums: &mut Sums) -> Found {
        if self.members.is_empty() {
            return Found::End;
        }
        let rest = input.text.get(from..).unwrap_or_default();
        for (window, position) in rest.windows(WINDOW).zip(from..) {
            let slot = self.keys.slot(number(window));
            if self.filter[slot >> 6 & (WORDS - 1)] >> (slot & 63) & 1 == 1 {
                if let Some(found) = self.at(input, position, slot, sums) {
                    return found;
                }
            }
        }
        if input.ended {
            return Found::End;
        }
        // The last positions are too near to the end for the filter.
        let mut undecided = from.max((input.text.len() + 1).saturating_sub(WINDOW));
        if let (false, Some(line_break)) = (self.early_line_break, input.line_break) {
            undecided = undecided.max(line_break + 1);
        }
        Found::Undecided(undecided)
    }

    /// What begins at a position that passes the filter.
    #[cold]
    fn at(&self, input: Input<'_>, position: usize, slot: usize, sums: &mut Sums) -> Option<Found> {
        let rest = input.text.get(position..)?;
        let (from, to) = (*self.before.get(slot >> 6)?, *self.before.get((slot >> 6) + 1)?);
        let near = self.groups.get(from as usize..to as usize)?;
        let own = near.get(near.partition_point(|group| usize::from(group.slot) < slot)..)?;
        for group in own.iter().take_while(|group| usize::from(group.slot) == slot) {
            let length = group.length as usize;
            let Some(last) = rest.get(..length).and_then(|whole| whole.last_chunk::<WINDOW>()) else {
                let broken = !group.line_break && input.line_break >= Some(position);
                if input.ended || broken {
                    continue;
                }
                return Some(Found::Undecided(position));
            };
            let [one, other] = self.keys.tail(u64::from_le_bytes(*last));
            if group.tails[0] >> one & group.tails[1] >> other & 1 == 0 {
                continue;
            }
            let sum = sums.part(&self.keys, input.text, position, length, group.power);
            if let Some(variable) = self.variable(group, self.keys.seal(sum)) {
                return Some(Found::Secret { start: position, length, variable });
            }
        }
        None
    }

    fn variable(&self, group: &Group, whole: u64) -> Option<Name> {
        let members = self.members.get(group.first as usize..group.end as usize)?;
        let place = members.partition_point(|member| member.fingerprint.whole < whole);
        let member = members.get(place).filter(|member| member.fingerprint.whole == whole)?;
        Some(Name::clone(&member.variable))
    }
}

impl Member {
    /// Texts that two variables share belong to the one that comes first by its name.
    fn order(&self) -> (u16, core::cmp::Reverse<u32>, u64, &str, u32) {
        let Fingerprint { slot, length, whole, .. } = self.fingerprint;
        (slot, core::cmp::Reverse(length), whole, &self.variable, self.value)
    }
}

fn number(window: &[u8]) -> u64 {
    window.first_chunk().copied().map_or(0, u64::from_le_bytes)
}

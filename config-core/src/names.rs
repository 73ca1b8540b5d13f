//! The names of a schema, to find the variable that a set name belongs to.

use std::ffi::OsStr;

use crate::schema::{Declared, Schema};

/// A hash table over the whole names of a schema.
///
/// It is made when it is needed, not at compile time: that takes 16 % of the instructions of a load of 200 variables
/// (`benches/`, section `load`: the profile beside the program, inclusive), and costs the others nothing.
pub(crate) struct Names {
    slots: Vec<Slot>,
    table: Vec<u32>,
    /// One bit for each length that a name has.
    lengths: u64,
}

pub(crate) struct Slot {
    pub(crate) declared: Declared,
    hash: u64,
    /// The first slot with this name, where this is not it: a variable that several fields share.
    pub(crate) same_as: Option<usize>,
}

const FREE: u32 = u32::MAX;

impl Names {
    pub(crate) fn new(schema: &Schema) -> Self {
        let size = (schema.count * 2).next_power_of_two().max(2);
        let mut names = Self { slots: Vec::with_capacity(schema.count), table: vec![FREE; size], lengths: 0 };
        schema.each(&mut |declared| names.insert(declared));
        names
    }

    /// The slot of a variable: its place among all variables of the schema. Of several that share a name, the first.
    pub(crate) fn slot(&self, name: &OsStr) -> Option<usize> {
        let name = name.as_encoded_bytes();
        // Most strangers end here.
        if self.lengths & length_bit(name) == 0 {
            return None;
        }
        self.probe(hash(name), name).ok()
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    fn insert(&mut self, declared: Declared) {
        let name = declared.name.as_bytes();
        self.lengths |= length_bit(name);
        let hash = hash(name);
        let place = self.probe(hash, name);
        if let (Err(place), Ok(index)) = (place, u32::try_from(self.slots.len())) {
            if let Some(entry) = self.table.get_mut(place) {
                *entry = index;
            }
        }
        self.slots.push(Slot { declared, hash, same_as: place.ok() });
    }

    /// The slot with that name, or else the free place in the table.
    fn probe(&self, hash: u64, name: &[u8]) -> Result<usize, usize> {
        let mask = self.table.len() - 1;
        #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
        let mut place = hash as usize & mask;
        loop {
            match self.table.get(place) {
                Some(&entry) if entry != FREE => {
                    let entry = entry as usize;
                    match self.slots.get(entry) {
                        Some(slot) if slot.hash == hash && same(slot.declared.name.as_bytes(), name) => {
                            return Ok(entry);
                        }
                        _ => place = (place + 1) & mask,
                    }
                }
                _ => return Err(place),
            }
        }
    }
}

const fn length_bit(name: &[u8]) -> u64 {
    1 << (name.len() & 63)
}

/// Byte for byte: a name was copied an instant ago, and a wide load from behind its stores would wait for them.
fn same(a: &[u8], b: &[u8]) -> bool {
    if cfg!(windows) {
        return a.eq_ignore_ascii_case(b);
    }
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
}

/// Eight bytes at a time, a multiplication for each. Windows ignores case, so letters count the same in both.
fn hash(bytes: &[u8]) -> u64 {
    let words = bytes.chunks_exact(8);
    let mut last = [0; 8];
    for (last, byte) in last.iter_mut().zip(words.remainder()) {
        *last = *byte;
    }
    let mut hash = 0;
    for word in words {
        hash = mix(hash, word.try_into().unwrap_or_default());
    }
    mix(hash, last) >> 20
}

const fn mix(hash: u64, word: [u8; 8]) -> u64 {
    let word = u64::from_ne_bytes(word) | 0x2020_2020_2020_2020;
    (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

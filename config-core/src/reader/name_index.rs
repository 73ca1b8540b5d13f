//! Finds the variable of a schema that a name belongs to.

use std::ffi::OsStr;

use crate::schema::{Schema, Variable};

/// A hash table of the full names of a schema.
// It is built on demand and not at compile time. Building it takes 16 % of the instructions of a load of 200 variables
// (`benches/`, section `load`: the profile next to the program, inclusive). A load that does not need it pays nothing.
pub(super) struct NameIndex {
    slots: Vec<Slot>,
    table: Vec<u32>,
    /// A set of the lengths of the names, one bit for each length.
    lengths: u64,
}

pub(super) struct Slot {
    pub(super) variable: Variable,
    hash: u64,
    /// The first slot with the same name. It is set if several fields share the variable and this slot is not the
    /// first.
    pub(super) same_as: Option<usize>,
}

const FREE: u32 = u32::MAX;

impl NameIndex {
    pub(super) fn new(schema: &Schema) -> Self {
        let size = (schema.count * 2).next_power_of_two().max(2);
        let mut names = Self { slots: Vec::with_capacity(schema.count), table: vec![FREE; size], lengths: 0 };
        schema.each(&mut |variable| names.insert(variable));
        names
    }

    /// The place of the variable with that name among all variables of the schema.
    ///
    /// If several fields share the variable, it is the place of the first.
    pub(super) fn slot(&self, name: &OsStr) -> Option<usize> {
        let name = name.as_encoded_bytes();
        // For most names that are not declared, this check is enough.
        if self.lengths & length_bit(name) == 0 {
            return None;
        }
        self.probe(hash(name), name).ok()
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    fn insert(&mut self, variable: Variable) {
        let name = variable.name.as_bytes();
        self.lengths |= length_bit(name);
        let hash = hash(name);
        let place = self.probe(hash, name);
        if let (Err(place), Ok(index)) = (place, u32::try_from(self.slots.len())) {
            if let Some(entry) = self.table.get_mut(place) {
                *entry = index;
            }
        }
        self.slots.push(Slot { variable, hash, same_as: place.ok() });
    }

    /// `Ok`: the slot with that name. `Err`: the free place in the table where that name belongs.
    fn probe(&self, hash: u64, name: &[u8]) -> Result<usize, usize> {
        let mask = self.table.len() - 1;
        #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
        let mut place = hash as usize & mask;
        loop {
            match self.table.get(place) {
                Some(&entry) if entry != FREE => {
                    let entry = entry as usize;
                    match self.slots.get(entry) {
                        Some(slot) if slot.hash == hash && same(slot.variable.name.as_bytes(), name) => {
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

/// Whether both names are equal, as the operating system compares names.
// It compares byte by byte. The name was just copied, and a wide load would wait for the pending stores.
fn same(a: &[u8], b: &[u8]) -> bool {
    if cfg!(windows) {
        return a.eq_ignore_ascii_case(b);
    }
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a == b)
}

/// Hashes eight bytes at a time with one multiplication.
// Windows ignores case, so `mix` gives an upper-case and a lower-case letter the same hash.
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

//! The names of a schema, to find the variable that a set name belongs to.

use std::ffi::OsStr;

use crate::schema::{Node, Schema, Variable};

/// A hash table over the whole names of a schema.
///
/// It is made when it is needed, not at compile time: for 200 variables that takes 2 % of the pass it serves.
pub(crate) struct Names {
    slots: Vec<Slot>,
    table: Vec<u32>,
}

pub(crate) struct Slot {
    pub(crate) variable: &'static Variable,
    prefix: Option<Box<str>>,
    hash: u64,
    /// The first slot with this name, where this is not it: a variable that several fields share.
    pub(crate) same_as: Option<usize>,
}

const FREE: u32 = u32::MAX;

impl Names {
    pub(crate) fn new(schema: &Schema) -> Self {
        let size = (schema.count * 2).next_power_of_two().max(2);
        let mut names = Self { slots: Vec::with_capacity(schema.count), table: vec![FREE; size] };
        names.add(schema, "");
        names
    }

    /// The slot of a variable: its place among all variables of the schema. Of several that share a name, the first.
    pub(crate) fn slot(&self, name: &OsStr) -> Option<usize> {
        let name = name.as_encoded_bytes();
        let hash = hash(BASIS, name);
        self.probe(hash, |slot| slot.is(name)).ok()
    }

    pub(crate) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    fn add(&mut self, schema: &Schema, prefix: &str) {
        for node in schema.nodes {
            match node {
                Node::Variable(variable) => {
                    let prefix = if variable.resets_prefix() { "" } else { prefix };
                    self.insert(variable, prefix);
                }
                Node::Nested(nested) if prefix.is_empty() || nested.resets_prefix => {
                    self.add(nested.schema, nested.prefix);
                }
                Node::Nested(nested) => self.add(nested.schema, &[prefix, nested.prefix].concat()),
            }
        }
    }

    fn insert(&mut self, variable: &'static Variable, prefix: &str) {
        let hash = hash(hash(BASIS, prefix.as_bytes()), variable.name.as_bytes());
        let place = self.probe(hash, |other| other.is([prefix, variable.name].concat().as_bytes()));
        if let (Err(place), Ok(index)) = (place, u32::try_from(self.slots.len())) {
            if let Some(entry) = self.table.get_mut(place) {
                *entry = index;
            }
        }
        let prefix = (!prefix.is_empty()).then(|| prefix.into());
        self.slots.push(Slot { variable, prefix, hash, same_as: place.ok() });
    }

    /// The slot that `is` it, or else the free place in the table.
    fn probe(&self, hash: u64, is: impl Fn(&Slot) -> bool) -> Result<usize, usize> {
        let mask = self.table.len() - 1;
        #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
        let mut place = hash as usize & mask;
        loop {
            match self.table.get(place) {
                Some(&entry) if entry != FREE => {
                    let entry = entry as usize;
                    match self.slots.get(entry) {
                        Some(slot) if slot.hash == hash && is(slot) => return Ok(entry),
                        _ => place = (place + 1) & mask,
                    }
                }
                _ => return Err(place),
            }
        }
    }
}

impl Slot {
    /// The whole name.
    pub(crate) fn name(&self) -> String {
        [self.prefix(), self.variable.name].concat()
    }

    fn prefix(&self) -> &str {
        self.prefix.as_deref().unwrap_or("")
    }

    fn is(&self, name: &[u8]) -> bool {
        let (prefix, own) = (self.prefix().as_bytes(), self.variable.name.as_bytes());
        match name.split_at_checked(prefix.len()) {
            Some((start, end)) => same(start, prefix) && same(end, own),
            None => false,
        }
    }
}

fn same(a: &[u8], b: &[u8]) -> bool {
    if cfg!(windows) { a.eq_ignore_ascii_case(b) } else { a == b }
}

/// FNV-1a: short, and good for names. Windows ignores case.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn hash(basis: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(basis, |hash, &byte| {
        let byte = if cfg!(windows) { byte.to_ascii_uppercase() } else { byte };
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

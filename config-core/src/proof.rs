//! The proofs over a schema, as constant expressions: no variable is read twice, none is taken by the library.

#![allow(missing_docs, reason = "hidden: only generated code names it")]
//!
//! Within one struct the derive sees the names by itself. Here are the names that meet by flattening.

// Nothing here runs: `inline` keeps it from being compiled for that.

use crate::kind::same_text;
use crate::schema::{Node, Schema, Variable};

/// What a proof found, for the fields of one struct.
#[derive(Clone, Copy, Debug)]
pub struct Proof {
    clashes: [Clash; CLASHES],
    found: usize,
}

/// How many clashes one compilation tells.
const CLASHES: usize = 16;

/// The longest name a message shows whole.
const WIDTH: usize = 256;

#[derive(Clone, Copy, Debug)]
struct Clash {
    /// The places of both fields in the struct.
    fields: [usize; 2],
    /// The place of the variable among all of the struct.
    slot: usize,
    reserved: bool,
    other_kind: bool,
}

/// Variables that the library reads itself.
const RESERVED: &[&str] = &["FACTOR3"];

/// The chain of prefixes in front of a name.
#[derive(Clone, Copy)]
struct Prefix<'a> {
    outer: Option<&'a Self>,
    text: &'a str,
}

/// A hash set of names, open-addressed; zero is free.
struct Seen<const CAPACITY: usize> {
    entries: [Entry; CAPACITY],
    slot: usize,
    proof: Proof,
}

#[derive(Clone, Copy)]
struct Entry {
    hash: u64,
    field: usize,
    variable: Option<&'static Variable>,
}

impl Proof {
    /// Goes through all names of a schema once.
    #[must_use]
    #[inline]
    pub const fn of(schema: &'static Schema) -> Self {
        match schema.count {
            0..=400 => run::<1024>(schema),
            _ => run::<65_536>(schema),
        }
    }

    /// Fails the compilation, with the variable named, if the field at `index` brings a clash.
    #[track_caller]
    #[inline]
    pub const fn field(&self, schema: &'static Schema, index: usize) {
        let mut i = 0;
        while i < self.found {
            let clash = self.clashes[i];
            if clash.reported_at(schema) == index {
                clash.fail(schema);
            }
            i += 1;
        }
    }

    /// Fails the compilation if there is any clash: for a generic struct, whose instances are proved whole.
    #[track_caller]
    #[inline]
    pub const fn whole(&self, schema: &'static Schema) {
        if self.found > 0 {
            self.clashes[0].fail(schema);
        }
    }
}

impl Clash {
    /// The flattened field of the two; the later one if both are, or none is.
    #[inline]
    const fn reported_at(&self, schema: &'static Schema) -> usize {
        match (&schema.nodes[self.fields[0]], &schema.nodes[self.fields[1]]) {
            (Node::Nested(_), Node::Variable(_)) => self.fields[0],
            _ => self.fields[1],
        }
    }

    #[track_caller]
    #[inline]
    const fn fail(&self, schema: &'static Schema) -> ! {
        let message = Message::EMPTY.name_of(schema, self.slot);
        let message = if self.reserved {
            message.add(" is a variable of factor3 itself: rename the field, or change its prefix")
        } else if self.other_kind {
            message
                .add(" is shared by two fields of different kinds: ")
                .fields(schema, self.fields)
                .add("; make their types equal, or rename one")
        } else {
            message
                .add(" is read by two fields: ")
                .fields(schema, self.fields)
                .add("; rename one, flatten it with a prefix, or mark both `shared`")
        };
        panic!("{}", message.text())
    }
}

#[inline]
const fn run<const CAPACITY: usize>(schema: &'static Schema) -> Proof {
    let clash = Clash { fields: [0; 2], slot: 0, reserved: false, other_kind: false };
    let free = Entry { hash: 0, field: 0, variable: None };
    let mut seen = Seen::<CAPACITY> {
        entries: [free; CAPACITY],
        slot: 0,
        proof: Proof { clashes: [clash; CLASHES], found: 0 },
    };
    let mut i = 0;
    while i < schema.nodes.len() {
        seen.add(&schema.nodes[i], BASIS, i);
        i += 1;
    }
    seen.proof
}

impl<const CAPACITY: usize> Seen<CAPACITY> {
    /// `hash` is that of the prefixes, `field` the place of the outermost field.
    #[inline]
    const fn add(&mut self, node: &'static Node, hash: u64, field: usize) {
        match node {
            Node::Variable(variable) => {
                let hash = if variable.resets_prefix() { BASIS } else { hash };
                self.insert(variable, fnv(hash, variable.name_and_field().0), field);
                self.slot += 1;
            }
            Node::Nested(nested) => {
                let hash = fnv(if nested.resets_prefix { BASIS } else { hash }, nested.prefix);
                let mut i = 0;
                while i < nested.schema.nodes.len() {
                    self.add(&nested.schema.nodes[i], hash, field);
                    i += 1;
                }
            }
        }
    }

    #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
    #[inline]
    const fn insert(&mut self, variable: &'static Variable, hash: u64, field: usize) {
        let mut i = 0;
        while i < RESERVED.len() {
            if hash == fnv(BASIS, RESERVED[i]) {
                self.clash(field, field, true, false);
            }
            i += 1;
        }
        let mut place = hash as usize & (CAPACITY - 1);
        while let Some(other) = self.entries[place].variable {
            if self.entries[place].hash == hash {
                let shared = other.is_shared() && variable.is_shared();
                let same_kind = other.kind.same(variable.kind);
                // A nested struct reports its own.
                if self.entries[place].field != field && !(shared && same_kind) {
                    self.clash(self.entries[place].field, field, false, shared);
                }
                return;
            }
            place = (place + 1) & (CAPACITY - 1);
        }
        self.entries[place] = Entry { hash, field, variable: Some(variable) };
    }

    #[inline]
    const fn clash(&mut self, first: usize, second: usize, reserved: bool, other_kind: bool) {
        let proof = &mut self.proof;
        if proof.found < CLASHES {
            proof.clashes[proof.found] =
                Clash { fields: [first, second], slot: self.slot, reserved, other_kind };
            proof.found += 1;
        }
    }
}

/// Fails the compilation at the place of the call, unless it `holds`.
#[track_caller]
#[inline]
pub const fn prove(holds: bool, message: &'static str) {
    assert!(holds, "{}", message);
}

/// Whether a flattened struct has a text variable of that name, without its prefix: together with a prefix
/// that ends in the first part of a credential's name (`API_` and `KEY`) it would be one.
#[must_use]
#[inline]
pub const fn has_text(schema: &'static Schema, name: &str) -> bool {
    let mut i = 0;
    while i < schema.nodes.len() {
        match &schema.nodes[i] {
            Node::Variable(variable) => {
                if variable.kind.is_text()
                    && !variable.is_not_secret()
                    && !variable.resets_prefix()
                    && same_text(variable.name_and_field().0, name)
                {
                    return true;
                }
            }
            Node::Nested(nested) => {
                if nested.prefix.is_empty() && !nested.resets_prefix && has_text(nested.schema, name) {
                    return true;
                }
            }
        }
        i += 1;
    }
    false
}

/// FNV-1a with 64 bits: two names of one program that share a hash are not to be expected.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
const fn fnv(mut hash: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0100_0000_01b3);
        i += 1;
    }
    hash
}

/// A text put together in a constant expression.
struct Message {
    bytes: [u8; 3 * WIDTH],
    length: usize,
}

impl Message {
    const EMPTY: Self = Self { bytes: [0; 3 * WIDTH], length: 0 };

    #[inline]
    const fn add(self, text: &str) -> Self {
        self.add_from(text, 0)
    }

    #[inline]
    const fn add_from(mut self, text: &str, mut i: usize) -> Self {
        let bytes = text.as_bytes();
        while i < bytes.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = bytes[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    #[inline]
    const fn fields(self, schema: &'static Schema, fields: [usize; 2]) -> Self {
        self.add("`")
            .add_field(&schema.nodes[fields[0]])
            .add("` and `")
            .add_field(&schema.nodes[fields[1]])
            .add("`")
    }

    /// The field's own name, without that of its struct.
    #[inline]
    const fn add_field(self, node: &Node) -> Self {
        let field = match node {
            Node::Variable(variable) => variable.name_and_field().1,
            Node::Nested(nested) => nested.field,
        };
        let bytes = field.as_bytes();
        let mut start = 0;
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] == b'.' {
                start = i + 1;
            }
            i += 1;
        }
        self.add_from(field, start)
    }

    #[inline]
    const fn name_of(self, schema: &'static Schema, slot: usize) -> Self {
        let none = Prefix { outer: None, text: "" };
        self.find(schema, &none, slot)
    }

    /// Adds the whole name of the variable at `slot` of `schema`.
    #[inline]
    const fn find(self, schema: &'static Schema, prefix: &Prefix<'_>, mut slot: usize) -> Self {
        let mut i = 0;
        while i < schema.nodes.len() {
            match &schema.nodes[i] {
                Node::Variable(variable) => {
                    if slot == 0 {
                        let whole = if variable.resets_prefix() { self } else { self.prefix(prefix) };
                        return whole.add(variable.name_and_field().0);
                    }
                    slot -= 1;
                }
                Node::Nested(nested) => {
                    if slot < nested.schema.count {
                        let outer = if nested.resets_prefix { None } else { Some(prefix) };
                        let inner = Prefix { outer, text: nested.prefix };
                        return self.find(nested.schema, &inner, slot);
                    }
                    slot -= nested.schema.count;
                }
            }
            i += 1;
        }
        self
    }

    #[inline]
    const fn prefix(self, prefix: &Prefix<'_>) -> Self {
        let outer = match prefix.outer {
            Some(outer) => self.prefix(outer),
            None => self,
        };
        outer.add(prefix.text)
    }

    #[inline]
    const fn text(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => "a variable is read by two fields",
        }
    }
}

//! The proofs over a schema, as constant expressions: no variable is read twice, none is taken by the library.

#![allow(missing_docs, reason = "hidden: only generated code names it")]
//!
//! Within one struct the derive sees the names by itself. Here are the names that meet by flattening.

// Nothing here runs: `inline` keeps it from being compiled for that.

mod message;

use crate::kind::{Kind, same_text};
use crate::schema::{Node, Schema, Variable};

use message::Message;

/// What a proof found, for the fields of one struct.
#[derive(Clone, Copy, Debug)]
pub struct Proof {
    clashes: [Clash; CLASHES],
    found: usize,
}

/// How many clashes one compilation tells.
const CLASHES: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Clash {
    /// The places of both fields in the struct, and what they read the name as.
    fields: [usize; 2],
    roles: [Role; 2],
    /// The place of the second one's variable among all of the struct.
    slot: usize,
    problem: Problem,
}

#[derive(Clone, Copy, Debug)]
enum Problem {
    Twice,
    /// Both share it, and their kinds differ.
    OtherKind,
    /// It is not for the app: whose it is.
    Reserved(&'static str),
}

/// What a variable reads a name as.
#[derive(Clone, Copy, Debug)]
enum Role {
    Own,
    /// The place among its old names.
    Old(usize),
    File(Files),
}

/// Whether secrets may come from files.
#[derive(Clone, Copy, Debug)]
enum Files {
    No,
    /// The struct itself says so, and no flattened one on the way: nobody has proved it yet.
    Here,
    /// A flattened struct says so, which proves its own names.
    Below,
}

/// A hash set of names, open-addressed; zero is free.
struct Seen<const CAPACITY: usize> {
    entries: [Entry; CAPACITY],
    /// The hash of the variable that asks the program; zero for none.
    ask: u64,
    slot: usize,
    proof: Proof,
}

#[derive(Clone, Copy)]
struct Entry {
    hash: u64,
    field: usize,
    role: Role,
    variable: Option<&'static Variable>,
}

impl Proof {
    /// Goes through all names of a schema once.
    #[must_use]
    #[inline]
    pub const fn of(schema: &'static Schema) -> Self {
        match names(schema, false) {
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
            if clash.reported_at(schema) == index && !clash.is_known_to_derive(schema) {
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

    /// Whether a value of this kind can be that text, as far as the kind tells.
    #[must_use]
    #[inline]
    pub const fn may_be(kind: &Kind, text: &str) -> bool {
        let Kind::OneOf(words) = kind else { return true };
        let mut i = 0;
        while i < words.len() {
            if same_text(words[i], text) {
                return true;
            }
            i += 1;
        }
        false
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

    /// The derive sees both fields, and what it cannot tell of a type has a proof of its own.
    #[inline]
    const fn is_known_to_derive(&self, schema: &'static Schema) -> bool {
        matches!(
            (&schema.nodes[self.fields[0]], &schema.nodes[self.fields[1]], self.roles),
            (Node::Variable(_), Node::Variable(_), [Role::File(_), _] | [_, Role::File(_)])
        )
    }

    #[track_caller]
    #[inline]
    const fn fail(&self, schema: &'static Schema) -> ! {
        let message = Message::EMPTY.name_of(schema, self.slot, self.roles[1]);
        let message = match (self.problem, self.roles) {
            (Problem::Reserved(whose), _) => message.add(whose).add(match self.roles {
                [Role::Old(_), _] => ": remove this old name, or change the prefix",
                _ => ": rename the field, or change its prefix",
            }),
            (Problem::OtherKind, _) => message
                .add(" is shared by two fields of different kinds: ")
                .fields(schema, self.fields, self.roles)
                .add("; make their types equal, or rename one"),
            (Problem::Twice, roles) if self.fields[0] == self.fields[1] => {
                message.add(" is read twice in ").field(schema, self.fields[0], Role::Own).add(match roles {
                    [Role::Old(_), _] | [_, Role::Old(_)] => {
                        ", as an old name and for a secret file; remove one"
                    }
                    _ => ", as a variable and for a secret file; rename one",
                })
            }
            (Problem::Twice, roles) => {
                message.add(" is read by two fields: ").fields(schema, self.fields, roles).add(match roles {
                    [Role::Own, Role::Own] => "; rename one, flatten it with a prefix, or mark both `shared`",
                    [Role::Old(_), _] | [_, Role::Old(_)] => {
                        "; remove an old name, or flatten one with a prefix"
                    }
                    _ => "; rename one, or flatten it with a prefix",
                })
            }
        };
        panic!("{}", message.text())
    }
}

/// How many names are read at most: what the hash set has to hold.
#[inline]
const fn names(schema: &Schema, in_files: bool) -> usize {
    let in_files = in_files || schema.secret_files;
    let mut count = 0;
    let mut i = 0;
    while i < schema.nodes.len() {
        count += match &schema.nodes[i] {
            Node::Variable(variable) => {
                let has_file = in_files && variable.kind.is_sensitive();
                1 + variable.renamed_from().len() + has_file as usize
            }
            Node::Nested(nested) => names(nested.schema, in_files),
        };
        i += 1;
    }
    count
}

#[inline]
const fn run<const CAPACITY: usize>(schema: &'static Schema) -> Proof {
    let clash = Clash { fields: [0; 2], roles: [Role::Own; 2], slot: 0, problem: Problem::Twice };
    let free = Entry { hash: 0, field: 0, role: Role::Own, variable: None };
    let mut seen = Seen::<CAPACITY> {
        entries: [free; CAPACITY],
        ask: match schema.ask {
            Some(name) => fnv(BASIS, name),
            None => 0,
        },
        slot: 0,
        proof: Proof { clashes: [clash; CLASHES], found: 0 },
    };
    let files = if schema.secret_files { Files::Here } else { Files::No };
    let mut i = 0;
    while i < schema.nodes.len() {
        seen.add(&schema.nodes[i], BASIS, i, files);
        i += 1;
    }
    seen.proof
}

impl<const CAPACITY: usize> Seen<CAPACITY> {
    /// `hash` is that of the prefixes, `field` the place of the outermost field.
    #[inline]
    const fn add(&mut self, node: &'static Node, hash: u64, field: usize, files: Files) {
        match node {
            Node::Variable(variable) => {
                let hash = if variable.resets_prefix() { BASIS } else { hash };
                self.add_names(variable, hash, field, files);
                self.slot += 1;
            }
            Node::Nested(nested) => {
                let hash = fnv(if nested.resets_prefix { BASIS } else { hash }, nested.prefix);
                let files = if nested.schema.secret_files { Files::Below } else { files };
                let mut i = 0;
                while i < nested.schema.nodes.len() {
                    self.add(&nested.schema.nodes[i], hash, field, files);
                    i += 1;
                }
            }
        }
    }

    /// Adds every name that one variable is read by.
    #[inline]
    const fn add_names(&mut self, variable: &'static Variable, hash: u64, field: usize, files: Files) {
        let own = fnv(hash, variable.name_and_field().0);
        self.reserve(own, field, Role::Own, files);
        let is_new = self.insert(variable, own, field, Role::Own);
        // Of a variable that is there twice, that alone is told.
        if is_new && !matches!(files, Files::No) && variable.kind.is_sensitive() {
            self.reserve(fnv(own, "_FILE"), field, Role::File(files), files);
            self.insert(variable, fnv(own, "_FILE"), field, Role::File(files));
        }
        let old = variable.renamed_from();
        let mut i = 0;
        while i < old.len() {
            let hash = fnv(hash, old[i]);
            self.reserve(hash, field, Role::Old(i), files);
            self.insert(variable, hash, field, Role::Old(i));
            i += 1;
        }
    }

    /// Variables that the library reads itself.
    #[inline]
    const fn reserve(&mut self, hash: u64, field: usize, role: Role, files: Files) {
        const FACTOR3: u64 = fnv(BASIS, "FACTOR3");
        const CREDENTIALS: u64 = fnv(BASIS, "CREDENTIALS_DIRECTORY");
        let whose = if hash == FACTOR3 {
            " is a variable of factor3 itself"
        } else if hash == self.ask {
            " is the variable of `ask`, which asks the program instead of starting it"
        } else if hash == CREDENTIALS && !matches!(files, Files::No) {
            " is a variable that `secret_files` reads"
        } else {
            return;
        };
        self.clash([field, field], [role, role], Problem::Reserved(whose));
    }

    /// False if it is there already.
    #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
    #[inline]
    const fn insert(&mut self, variable: &'static Variable, hash: u64, field: usize, role: Role) -> bool {
        let mut place = hash as usize & (CAPACITY - 1);
        while let Some(other) = self.entries[place].variable {
            let before = self.entries[place];
            if before.hash == hash {
                let shared = other.is_shared() && variable.is_shared();
                let (is_shared, is_same) = match (before.role, role) {
                    (Role::Own, Role::Own) => (shared, other.kind.same(variable.kind)),
                    (Role::Old(_), Role::Old(_)) | (Role::File(_), Role::File(_)) => (shared, true),
                    _ => (false, false),
                };
                // A nested struct reports its own.
                let is_ours = before.field != field
                    || matches!(before.role, Role::File(Files::Here))
                    || matches!(role, Role::File(Files::Here));
                if is_ours && !(is_shared && is_same) {
                    let problem = if is_shared { Problem::OtherKind } else { Problem::Twice };
                    self.clash([before.field, field], [before.role, role], problem);
                }
                return false;
            }
            place = (place + 1) & (CAPACITY - 1);
        }
        self.entries[place] = Entry { hash, field, role, variable: Some(variable) };
        true
    }

    #[inline]
    const fn clash(&mut self, fields: [usize; 2], roles: [Role; 2], problem: Problem) {
        let proof = &mut self.proof;
        if proof.found < CLASHES {
            proof.clashes[proof.found] = Clash { fields, roles, slot: self.slot, problem };
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

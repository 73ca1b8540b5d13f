//! Proves at compile time that no variable is read twice, and that no field reads a variable of the library or one that is
//! retired.
//!
//! Within one struct the derive compares the names by itself. This module compares the names that flattening brings
//! together.

mod message;

use crate::kind::Kind;
use crate::schema::table::var;
use crate::schema::{Declaration, Node, Schema};
use crate::strings::{BASIS, fnv};

pub(super) use message::Message;

/// The clashes that a proof found among the fields of one struct.
#[derive(Clone, Copy, Debug)]
pub struct Proof {
    clashes: [Clash; CLASHES],
    found: usize,
}

/// What takes the place of a variable for a retired name.
const NOTHING: &Declaration = &var(" ", &Kind::Text);

/// What takes the place of a field for a name that the struct itself retires.
const STRUCT: usize = usize::MAX;

/// How many clashes one compilation reports.
const CLASHES: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Clash {
    /// The places of both fields in the struct.
    fields: [usize; 2],
    /// In which role each of the two fields reads the name.
    roles: [Role; 2],
    /// The place of the second field's variable among all variables of the struct.
    slot: usize,
    problem: Flaw,
}

#[derive(Clone, Copy, Debug)]
enum Flaw {
    /// Two fields read the name.
    Twice,
    /// Two fields share the name, but their kinds differ.
    OtherKind,
    /// The name is reserved. The text says what reserves it.
    Reserved(&'static str),
    /// The first field, or the struct itself if both fields are the same, declares the name as no longer read.
    Retired,
}

/// The role in which a variable reads a name.
#[derive(Clone, Copy, Debug)]
enum Role {
    /// The name is the variable's own.
    Own,
    /// The name is an old one. The number is its place among the old names.
    Old(usize),
    /// The name is that of `NAME_FILE`.
    File(Files),
    /// The name is that of another variable. The number is its place among the fallbacks.
    Fallback(usize),
    /// The name is no longer read.
    Retired,
}

/// Whether secrets may come from files.
#[derive(Clone, Copy, Debug)]
enum Files {
    No,
    /// The struct itself has `secret_files`, so these names still have to be proved.
    Here,
    /// A flattened struct has `secret_files`, and proves its own names.
    Below,
}

/// A hash set of names with open addressing. An entry without a variable is free.
struct Seen<const CAPACITY: usize> {
    entries: [SeenName; CAPACITY],
    /// The hash of the variable of `introspect`; zero if there is none.
    introspect: u64,
    slot: usize,
    /// How many flattened structs are around the variable.
    depth: usize,
    proof: Proof,
}

#[derive(Clone, Copy)]
struct SeenName {
    hash: u64,
    field: usize,
    role: Role,
    variable: Option<&'static Declaration>,
}

impl Proof {
    /// Compares all names of a schema.
    pub const fn of(schema: &'static Schema) -> Self {
        match names(schema, false) {
            0..=400 => run::<1024>(schema),
            _ => run::<65_536>(schema),
        }
    }

    /// Fails the compilation with the variable's name, if the field at `index` causes a clash.
    #[track_caller]
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

    /// Fails the compilation if there is any clash.
    ///
    /// The derive calls it for a generic struct, where each instance is proved as a whole.
    #[track_caller]
    pub const fn whole(&self, schema: &'static Schema) {
        if self.found > 0 {
            self.clashes[0].fail(schema);
        }
    }
}

impl Clash {
    /// The place of the field at which the clash is reported.
    ///
    /// This is the flattened field. If both fields are flattened, or neither is, it is the later field.
    const fn reported_at(&self, schema: &'static Schema) -> usize {
        match (&schema.nodes[self.fields[0]], &schema.nodes[self.fields[1]]) {
            (Node::Nested(_), Node::Variable(_)) => self.fields[0],
            _ => self.fields[1],
        }
    }

    /// Whether the derive reports this clash, because it sees both fields.
    ///
    /// Whether a field's type is a secret is not known to the derive, so clashes with secret files are left to a
    /// separate proof.
    const fn is_known_to_derive(&self, schema: &'static Schema) -> bool {
        matches!(
            (&schema.nodes[self.fields[0]], &schema.nodes[self.fields[1]], self.roles),
            (Node::Variable(_), Node::Variable(_), [Role::File(_), _] | [_, Role::File(_)])
        )
    }

    #[track_caller]
    const fn fail(&self, schema: &'static Schema) -> ! {
        let message = Message::EMPTY.name_of(schema, self.slot, self.roles[1]);
        let message = match (self.problem, self.roles) {
            (Flaw::Reserved(whose), _) => message.add(whose).add(match self.roles {
                [Role::Old(_), _] => ": remove this old name, or change the prefix",
                _ => ": rename the field, or change its prefix",
            }),
            (Flaw::Retired, _) => {
                let message = message.add(" is retired");
                let message = match self.fields {
                    [retiring, reading] if retiring == reading => message,
                    [retiring, _] => message.add(" by ").field(schema, retiring, Role::Own),
                };
                message
                    .add(", but still read by ")
                    .field(schema, self.fields[1], self.roles[1])
                    .add(": remove one of the two")
            }
            (Flaw::OtherKind, _) => message
                .add(" is shared by two fields of different kinds, ")
                .fields(schema, self.fields, self.roles)
                .add(": give both the same type, or rename one"),
            (Flaw::Twice, roles) if self.fields[0] == self.fields[1] => {
                message.add(" is read twice in ").field(schema, self.fields[0], Role::Own).add(match roles {
                    [Role::Old(_), _] | [_, Role::Old(_)] => {
                        ", as an old name and for a secret file: remove one"
                    }
                    _ => ", as a variable and for a secret file: rename one",
                })
            }
            (Flaw::Twice, roles) => {
                message.add(" is read by two fields, ").fields(schema, self.fields, roles).add(match roles {
                    [Role::Own, Role::Own] => ": rename one, flatten it with a prefix, or mark both `shared`",
                    [Role::Old(_), _] | [_, Role::Old(_)] => {
                        ": remove an old name, or flatten one with a prefix"
                    }
                    _ => ": rename one, or flatten it with a prefix",
                })
            }
        };
        panic!("{}", message.text())
    }
}

/// The largest number of names that are read, which the hash set has to hold.
const fn names(schema: &Schema, in_files: bool) -> usize {
    let in_files = in_files || schema.secret_files;
    let mut count = schema.retired.len();
    let mut i = 0;
    while i < schema.nodes.len() {
        count += match &schema.nodes[i] {
            Node::Variable(variable) => {
                let has_file = variable.may_be_in_file(in_files);
                1 + variable.renamed_from().len() + has_file as usize
            }
            Node::Nested(nested) => names(nested.schema, in_files),
        };
        i += 1;
    }
    count
}

const fn run<const CAPACITY: usize>(schema: &'static Schema) -> Proof {
    let clash = Clash { fields: [0; 2], roles: [Role::Own; 2], slot: 0, problem: Flaw::Twice };
    let free = SeenName { hash: 0, field: 0, role: Role::Own, variable: None };
    let mut seen = Seen::<CAPACITY> {
        entries: [free; CAPACITY],
        introspect: match schema.introspect {
            Some(name) => fnv(BASIS, name),
            None => 0,
        },
        slot: 0,
        depth: 0,
        proof: Proof { clashes: [clash; CLASHES], found: 0 },
    };
    let files = if schema.secret_files { Files::Here } else { Files::No };
    seen.add_retired(schema, BASIS, STRUCT);
    let mut i = 0;
    while i < schema.nodes.len() {
        seen.add(&schema.nodes[i], BASIS, i, files);
        i += 1;
    }
    seen.proof
}

impl<const CAPACITY: usize> Seen<CAPACITY> {
    /// Adds the names that are no longer read. They come first, so that each name that is read can be compared with them.
    const fn add_retired(&mut self, schema: &'static Schema, hash: u64, field: usize) {
        let mut i = 0;
        while i < schema.retired.len() {
            self.insert(NOTHING, fnv(hash, schema.retired[i].name), field, Role::Retired);
            i += 1;
        }
        let mut i = 0;
        while i < schema.nodes.len() {
            if let Node::Nested(nested) = &schema.nodes[i] {
                let hash = fnv(if nested.resets_prefix { BASIS } else { hash }, nested.prefix);
                self.add_retired(nested.schema, hash, if field == STRUCT { i } else { field });
            }
            i += 1;
        }
    }

    /// Adds every name below a node. `hash` is the hash of the prefixes, `field` the place of the outermost field.
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
                self.depth += 1;
                let mut i = 0;
                while i < nested.schema.nodes.len() {
                    self.add(&nested.schema.nodes[i], hash, field, files);
                    i += 1;
                }
                self.depth -= 1;
            }
        }
    }

    /// Adds every name of one variable: its own, the old ones, and those of its files.
    const fn add_names(&mut self, variable: &'static Declaration, hash: u64, field: usize, files: Files) {
        let own = fnv(hash, variable.name_and_field().0);
        let files = match files {
            Files::No if variable.is_secret_file() && self.depth == 0 => Files::Here,
            Files::No if variable.is_secret_file() => Files::Below,
            files => files,
        };
        self.reserve(own, field, Role::Own, files);
        let is_new = self.insert(variable, own, field, Role::Own);
        // If the variable itself is read twice, its file would only repeat the clash.
        if is_new && variable.may_be_in_file(!matches!(files, Files::No)) {
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
        let fallbacks = variable.fallbacks();
        let mut i = 0;
        while i < fallbacks.len() {
            self.compare_with_retired(fnv(BASIS, fallbacks[i]), field, Role::Fallback(i));
            i += 1;
        }
    }

    /// Notes a clash if the library itself reads a variable of that name.
    const fn reserve(&mut self, hash: u64, field: usize, role: Role, files: Files) {
        const FACTOR3: u64 = fnv(BASIS, "FACTOR3");
        const CREDENTIALS: u64 = fnv(BASIS, "CREDENTIALS_DIRECTORY");
        let whose = if hash == FACTOR3 {
            " is reserved for factor3 itself"
        } else if hash == self.introspect {
            " is the variable of `introspect`, which makes the program answer instead of starting"
        } else if hash == CREDENTIALS && !matches!(files, Files::No) {
            " is the variable in which systemd names the directory of secret files"
        } else {
            return;
        };
        self.clash([field, field], [role, role], Flaw::Reserved(whose));
    }

    /// Notes a clash if the name is retired, without adding it.
    #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
    const fn compare_with_retired(&mut self, hash: u64, field: usize, role: Role) {
        let mut place = hash as usize & (CAPACITY - 1);
        while self.entries[place].variable.is_some() {
            let before = self.entries[place];
            if before.hash == hash {
                if matches!(before.role, Role::Retired) {
                    self.read_though_retired(before.field, field, role);
                }
                return;
            }
            place = (place + 1) & (CAPACITY - 1);
        }
    }

    /// Notes that a field reads a name that another field, or the struct itself, retires. A nested struct reports the
    /// clashes among its own names.
    const fn read_though_retired(&mut self, retiring: usize, field: usize, role: Role) {
        if retiring != field {
            let retiring = if retiring == STRUCT { field } else { retiring };
            self.clash([retiring, field], [Role::Retired, role], Flaw::Retired);
        }
    }

    /// Adds a name. It returns false if the name is already in the set.
    #[allow(clippy::cast_possible_truncation, reason = "masked at once")]
    const fn insert(&mut self, variable: &'static Declaration, hash: u64, field: usize, role: Role) -> bool {
        let mut place = hash as usize & (CAPACITY - 1);
        while let Some(other) = self.entries[place].variable {
            let before = self.entries[place];
            if before.hash == hash {
                if matches!(before.role, Role::Retired) {
                    if !matches!(role, Role::Retired) {
                        self.read_though_retired(before.field, field, role);
                    }
                    return false;
                }
                let shared = other.is_shared() && variable.is_shared();
                let (is_shared, is_same) = match (before.role, role) {
                    (Role::Own, Role::Own) => (shared, other.kind.same(variable.kind)),
                    (Role::Old(_), Role::Old(_)) | (Role::File(_), Role::File(_)) => (shared, true),
                    _ => (false, false),
                };
                // A nested struct reports the clashes among its own names.
                let is_ours = before.field != field
                    || matches!(before.role, Role::File(Files::Here))
                    || matches!(role, Role::File(Files::Here));
                if is_ours && !(is_shared && is_same) {
                    let problem = if is_shared { Flaw::OtherKind } else { Flaw::Twice };
                    self.clash([before.field, field], [before.role, role], problem);
                }
                return false;
            }
            place = (place + 1) & (CAPACITY - 1);
        }
        self.entries[place] = SeenName { hash, field, role, variable: Some(variable) };
        true
    }

    const fn clash(&mut self, fields: [usize; 2], roles: [Role; 2], problem: Flaw) {
        let proof = &mut self.proof;
        if proof.found < CLASHES {
            proof.clashes[proof.found] = Clash { fields, roles, slot: self.slot, problem };
            proof.found += 1;
        }
    }
}

//! The message of a proof that fails, built in a constant expression.

use crate::schema::{Node, Schema};

use super::Role;

/// The longest name that a message shows in full.
const WIDTH: usize = 256;

/// Text that is built in a constant expression.
pub(in crate::macro_support) struct Message {
    bytes: [u8; 3 * WIDTH],
    length: usize,
}

/// The chain of prefixes in front of a name.
#[derive(Clone, Copy)]
struct Prefix<'a> {
    outer: Option<&'a Self>,
    text: &'a str,
}

impl Message {
    pub(in crate::macro_support) const EMPTY: Self = Self { bytes: [0; 3 * WIDTH], length: 0 };

    pub(in crate::macro_support) const fn add(self, text: &str) -> Self {
        self.add_from(text, 0)
    }

    const fn add_from(mut self, text: &str, mut i: usize) -> Self {
        let bytes = text.as_bytes();
        while i < bytes.len() && self.length < self.bytes.len() {
            self.bytes[self.length] = bytes[i];
            self.length += 1;
            i += 1;
        }
        self
    }

    /// Adds a list of words. Those that do not fit are omitted.
    pub(in crate::macro_support) const fn words(self, words: &[&str]) -> Self {
        const OMITTED: &str = " and others";
        let mut message = if words.len() > 1 { self.add("one of ") } else { self };
        let mut i = 0;
        while i < words.len() {
            if message.length + words[i].len() + OMITTED.len() + 4 > message.bytes.len() {
                return message.add(OMITTED);
            }
            message = message.add(if i > 0 { ", `" } else { "`" }).add(words[i]).add("`");
            i += 1;
        }
        message
    }

    pub(super) const fn fields(self, schema: &'static Schema, fields: [usize; 2], roles: [Role; 2]) -> Self {
        self.field(schema, fields[0], roles[0]).add(" and ").field(schema, fields[1], roles[1])
    }

    /// Adds a field, and in which role it reads the name.
    pub(super) const fn field(self, schema: &'static Schema, field: usize, role: Role) -> Self {
        self.add("`").add_field(&schema.nodes[field]).add(match role {
            Role::Own | Role::Retired => "`",
            Role::Old(_) => "` (an old name)",
            Role::File(_) => "` (the path of a secret file)",
            Role::Fallback(_) => "` (a fallback)",
        })
    }

    /// Adds the field's own name, without the name of its struct.
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

    /// Adds the full name of the variable at `slot`: its own, an old one, or that of its file.
    pub(super) const fn name_of(self, schema: &'static Schema, slot: usize, role: Role) -> Self {
        let none = Prefix { outer: None, text: "" };
        self.find(schema, &none, slot, role)
    }

    const fn find(self, schema: &'static Schema, prefix: &Prefix<'_>, mut slot: usize, role: Role) -> Self {
        let mut i = 0;
        while i < schema.nodes.len() {
            match &schema.nodes[i] {
                Node::Variable(variable) => {
                    if slot == 0 {
                        // A fallback is named in full.
                        let is_whole = variable.resets_prefix() || matches!(role, Role::Fallback(_));
                        let whole = if is_whole { self } else { self.prefix(prefix) };
                        let (name, _) = variable.name_and_field();
                        return match role {
                            Role::Own | Role::Retired => whole.add(name),
                            Role::Old(place) => whole.add(variable.renamed_from()[place]),
                            Role::File(_) => whole.add(name).add("_FILE"),
                            Role::Fallback(place) => whole.add(variable.fallbacks()[place]),
                        };
                    }
                    slot -= 1;
                }
                Node::Nested(nested) => {
                    if slot < nested.schema.count {
                        let outer = if nested.resets_prefix { None } else { Some(prefix) };
                        let inner = Prefix { outer, text: nested.prefix };
                        return self.find(nested.schema, &inner, slot, role);
                    }
                    slot -= nested.schema.count;
                }
            }
            i += 1;
        }
        self
    }

    const fn prefix(self, prefix: &Prefix<'_>) -> Self {
        let outer = match prefix.outer {
            Some(outer) => self.prefix(outer),
            None => self,
        };
        outer.add(prefix.text)
    }

    pub(in crate::macro_support) const fn text(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => "a variable is read by two fields",
        }
    }
}

//! What a proof says: texts put together in constant expressions.

use crate::schema::{Node, Schema};

use super::Role;

/// The longest name a message shows whole.
const WIDTH: usize = 256;

/// A text put together in a constant expression.
pub(super) struct Message {
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
    pub(super) const EMPTY: Self = Self { bytes: [0; 3 * WIDTH], length: 0 };

    #[inline]
    pub(super) const fn add(self, text: &str) -> Self {
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
    pub(super) const fn fields(self, schema: &'static Schema, fields: [usize; 2], roles: [Role; 2]) -> Self {
        self.field(schema, fields[0], roles[0]).add(" and ").field(schema, fields[1], roles[1])
    }

    /// A field, and what it reads the name as.
    #[inline]
    pub(super) const fn field(self, schema: &'static Schema, field: usize, role: Role) -> Self {
        self.add("`").add_field(&schema.nodes[field]).add(match role {
            Role::Own => "`",
            Role::Old(_) => "` (an old name)",
            Role::File(_) => "` (a secret's file)",
        })
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

    /// The whole name that the variable at `slot` is read by.
    #[inline]
    pub(super) const fn name_of(self, schema: &'static Schema, slot: usize, role: Role) -> Self {
        let none = Prefix { outer: None, text: "" };
        self.find(schema, &none, slot, role)
    }

    #[inline]
    const fn find(self, schema: &'static Schema, prefix: &Prefix<'_>, mut slot: usize, role: Role) -> Self {
        let mut i = 0;
        while i < schema.nodes.len() {
            match &schema.nodes[i] {
                Node::Variable(variable) => {
                    if slot == 0 {
                        let whole = if variable.resets_prefix() { self } else { self.prefix(prefix) };
                        let (name, _) = variable.name_and_field();
                        return match role {
                            Role::Own => whole.add(name),
                            Role::Old(place) => whole.add(variable.renamed_from()[place]),
                            Role::File(_) => whole.add(name).add("_FILE"),
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

    #[inline]
    const fn prefix(self, prefix: &Prefix<'_>) -> Self {
        let outer = match prefix.outer {
            Some(outer) => self.prefix(outer),
            None => self,
        };
        outer.add(prefix.text)
    }

    #[inline]
    pub(super) const fn text(&self) -> &str {
        let (bytes, _) = self.bytes.split_at(self.length);
        match core::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) => "a variable is read by two fields",
        }
    }
}

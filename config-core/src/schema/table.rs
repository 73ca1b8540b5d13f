//! The constructors of the table that the derive writes: short, because every field of every struct expands to them.

use super::{
    ALLOWS_EMPTY, COMPUTED, Extra, NOT_SECRET, Nested, Node, OPTIONAL, RESETS_PREFIX, Range, SHARED, Schema,
    Variable,
};
use crate::kind::Kind;

#[doc(hidden)]
#[must_use]
#[inline]
pub const fn schema(name: &'static str, nodes: &'static [Node]) -> Schema {
    let mut count = 0;
    let mut i = 0;
    while i < nodes.len() {
        count += match &nodes[i] {
            Node::Variable(_) => 1,
            Node::Nested(nested) => nested.schema.count,
        };
        i += 1;
    }
    Schema { name, nodes, count }
}

/// `names`: the variable, a blank, and the field with its struct.
#[doc(hidden)]
#[must_use]
#[inline]
pub const fn var(names: &'static str, kind: &'static Kind) -> Variable {
    let mut name_length = 0;
    while names.as_bytes()[name_length as usize] != b' ' {
        name_length += 1;
    }
    Variable { names, name_length, flags: 0, kind, doc: None, default: None, extra: None }
}

#[doc(hidden)]
#[must_use]
#[inline]
pub const fn nested(field: &'static str, prefix: &'static str, schema: &'static Schema) -> Nested {
    Nested { field, prefix, schema, resets_prefix: false, optional: false }
}

#[doc(hidden)]
impl Variable {
    #[must_use]
    #[inline]
    pub const fn default_text(self, text: &'static str) -> Self {
        Self { default: Some(text), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn describe(self, doc: &'static str) -> Self {
        Self { doc: Some(doc), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn optional(self) -> Self {
        self.flag(OPTIONAL)
    }

    #[must_use]
    #[inline]
    pub const fn computed(self) -> Self {
        self.flag(COMPUTED)
    }

    #[must_use]
    #[inline]
    pub const fn allow_empty(self) -> Self {
        self.flag(ALLOWS_EMPTY)
    }

    #[must_use]
    #[inline]
    pub const fn no_prefix(self) -> Self {
        self.flag(RESETS_PREFIX)
    }

    #[must_use]
    #[inline]
    pub const fn shared(self) -> Self {
        self.flag(SHARED)
    }

    #[must_use]
    #[inline]
    pub const fn not_secret(self) -> Self {
        self.flag(NOT_SECRET)
    }

    #[must_use]
    #[inline]
    pub const fn with(self, extra: &'static Extra) -> Self {
        Self { extra: Some(extra), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn node(self) -> Node {
        Node::Variable(self)
    }

    #[inline]
    const fn flag(self, flag: u8) -> Self {
        Self { flags: self.flags | flag, ..self }
    }
}

#[doc(hidden)]
impl Nested {
    #[must_use]
    #[inline]
    pub const fn no_prefix(self) -> Self {
        Self { resets_prefix: true, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn node(self) -> Node {
        Node::Nested(self)
    }
}

#[doc(hidden)]
#[must_use]
#[inline]
pub const fn extra() -> Extra {
    Extra { example: None, generate: None, separator: None, range: None, min_len: None }
}

#[doc(hidden)]
impl Extra {
    #[must_use]
    #[inline]
    pub const fn example(self, text: &'static str) -> Self {
        Self { example: Some(text), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn generate(self, text: &'static str) -> Self {
        Self { generate: Some(text), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn separator(self, text: &'static str) -> Self {
        Self { separator: Some(text), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn range(self, min: Option<&'static str>, max: Option<&'static str>, inclusive: bool) -> Self {
        Self { range: Some(Range { min, max, inclusive }), ..self }
    }

    #[must_use]
    #[inline]
    pub const fn min_len(self, length: usize) -> Self {
        Self { min_len: Some(length), ..self }
    }
}

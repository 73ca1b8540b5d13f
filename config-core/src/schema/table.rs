//! The constructors of the table that the derive writes: short, because every field of every struct expands to them.

use super::{
    ALLOWS_EMPTY, COMPUTED, Extra, Group, NOT_SECRET, Nested, Node, OPTIONAL, RESETS_PREFIX, Range, Rule,
    SHARED, Schema, Variable,
};
use crate::elsewhere::ELSEWHERE;
use crate::kind::Kind;
use crate::reader::note_origin;
use crate::warning;

#[doc(hidden)]
#[must_use]
#[inline]
pub const fn schema(name: &'static str, nodes: &'static [Node]) -> Schema {
    let mut count = 0;
    let (mut observe, mut elsewhere, mut unknown) = (None, None, None);
    let mut i = 0;
    while i < nodes.len() {
        count += match &nodes[i] {
            Node::Variable(variable) => {
                if !variable.renamed_from().is_empty() {
                    elsewhere = Some(ELSEWHERE);
                }
                1
            }
            Node::Nested(nested) => {
                if nested.schema.observe.is_some() {
                    observe = nested.schema.observe;
                }
                if nested.schema.elsewhere.is_some() {
                    elsewhere = nested.schema.elsewhere;
                }
                if nested.schema.unknown.is_some() {
                    unknown = nested.schema.unknown;
                }
                nested.schema.count
            }
        };
        i += 1;
    }
    Schema {
        name,
        nodes,
        count,
        secret_files: false,
        known_prefix: None,
        groups: &[],
        ask: Some("FACTOR3"),
        observe,
        elsewhere,
        unknown,
    }
}

#[doc(hidden)]
impl Schema {
    /// Secrets and resources may come from files.
    #[must_use]
    #[inline]
    pub const fn secret_files(self) -> Self {
        Self { secret_files: true, elsewhere: Some(ELSEWHERE), ..self }
    }

    /// `prefix`: the struct's own.
    #[must_use]
    #[inline]
    pub const fn warn_unknown(self, prefix: &'static str) -> Self {
        Self { known_prefix: Some(prefix), unknown: Some(warning::unknown), ..self }
    }

    /// The variable that asks, or none.
    #[must_use]
    #[inline]
    pub const fn ask(self, name: Option<&'static str>) -> Self {
        Self { ask: name, ..self }
    }

    #[must_use]
    #[inline]
    pub const fn groups(self, groups: &'static [Group]) -> Self {
        Self { groups, observe: Some(note_origin), ..self }
    }
}

#[doc(hidden)]
impl Group {
    #[must_use]
    #[inline]
    pub const fn one_of(members: &'static [usize]) -> Self {
        Self { rule: Rule::OneOf, members }
    }

    #[must_use]
    #[inline]
    pub const fn all_or_none(members: &'static [usize]) -> Self {
        Self { rule: Rule::AllOrNone, members }
    }

    /// The first requires the others.
    #[must_use]
    #[inline]
    pub const fn requires(members: &'static [usize]) -> Self {
        Self { rule: Rule::Requires, members }
    }

    /// The first excludes the others.
    #[must_use]
    #[inline]
    pub const fn conflicts(members: &'static [usize]) -> Self {
        Self { rule: Rule::Conflicts, members }
    }

    /// The first is required where the second is set, or where its value is `value`.
    #[must_use]
    #[inline]
    pub const fn required_if(members: &'static [usize], value: Option<&'static str>) -> Self {
        Self { rule: Rule::RequiredIf(value), members }
    }
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
    Extra { example: None, generate: None, separator: None, range: None, min_len: None, renamed_from: &[] }
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
    /// With the struct's own prefix, as the variable's name.
    #[must_use]
    #[inline]
    pub const fn renamed_from(self, names: &'static [&'static str]) -> Self {
        Self { renamed_from: names, ..self }
    }
}

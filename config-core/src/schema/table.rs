//! The constructors of the table that the derive writes. Their names are short, because every field of every struct
//! expands to them.

use super::declaration::{
    ALLOWS_EMPTY, CHECKED, COMPUTED, IN_FILE, NAMED_AS_CREDENTIAL, NOT_SECRET, OPTIONAL, PASSWORD_APART,
    RESETS_PREFIX, SHARED, USERNAME_APART,
};
use super::{Declaration, Extra, Group, INTROSPECT, Nested, Node, Range, Retired, Rule, Schema};
use crate::kind::Kind;

#[doc(hidden)]
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
    Schema {
        name,
        nodes,
        count,
        secret_files: false,
        known_prefix: None,
        groups: &[],
        introspect: Some(INTROSPECT),
        retired: &[],
        is_checked: false,
    }
}

#[doc(hidden)]
impl Schema {
    /// Allows secrets and resources to come from files.
    pub const fn secret_files(self) -> Self {
        Self { secret_files: true, ..self }
    }

    /// Warns of variables that begin with `prefix`, the struct's own, and that no field declares.
    pub const fn warn_unknown(self, prefix: &'static str) -> Self {
        Self { known_prefix: Some(prefix), ..self }
    }

    /// Sets the variable that the program answers instead of starting. `None` turns the answers off.
    pub const fn introspect(self, name: Option<&'static str>) -> Self {
        Self { introspect: name, ..self }
    }

    /// Sets the names that are no longer read. Like the variables' names, they include the struct's own prefix.
    pub const fn retired(self, retired: &'static [Retired]) -> Self {
        Self { retired, ..self }
    }

    /// The application checks the struct as a whole.
    pub const fn checked(self) -> Self {
        Self { is_checked: true, ..self }
    }

    pub const fn groups(self, groups: &'static [Group]) -> Self {
        Self { groups, ..self }
    }
}

impl Group {
    pub const fn one_of(members: &'static [usize]) -> Self {
        Self { rule: Rule::OneOf, members }
    }

    pub const fn any_of(members: &'static [usize]) -> Self {
        Self { rule: Rule::AnyOf, members }
    }

    pub const fn all_or_none(members: &'static [usize]) -> Self {
        Self { rule: Rule::AllOrNone, members }
    }

    /// The first member requires the others.
    pub const fn requires(members: &'static [usize]) -> Self {
        Self { rule: Rule::Requires, members }
    }

    /// The first member excludes the others.
    pub const fn conflicts(members: &'static [usize]) -> Self {
        Self { rule: Rule::Conflicts, members }
    }

    /// The first member is required if the second is set, or if the second has the value `value`.
    pub const fn required_if(members: &'static [usize], value: Option<&'static str>) -> Self {
        Self { rule: Rule::RequiredIf(value), members }
    }
}

/// The kind of a user name or password that has a variable of its own.
#[doc(hidden)]
pub const CREDENTIAL: &Kind = &Kind::Secret(&Kind::Text);

/// Declares a name that is no longer read, and what to do instead.
#[doc(hidden)]
pub const fn retired(name: &'static str, remedy: &'static str) -> Retired {
    Retired { name, remedy, is_sensitive: false }
}

/// Declares a name that is no longer read, and that looks like a credential.
#[doc(hidden)]
pub const fn retired_credential(name: &'static str, remedy: &'static str) -> Retired {
    Retired { name, remedy, is_sensitive: true }
}

/// Declares a variable. `names` is its name, a space, and the field with the name of the struct.
#[doc(hidden)]
pub const fn var(names: &'static str, kind: &'static Kind) -> Declaration {
    let mut name_length = 0;
    while names.as_bytes()[name_length as usize] != b' ' {
        name_length += 1;
    }
    Declaration { names, name_length, flags: 0, kind, doc: None, default: None, extra: None }
}

#[doc(hidden)]
pub const fn nested(field: &'static str, prefix: &'static str, schema: &'static Schema) -> Nested {
    Nested { field, prefix, doc: None, schema, resets_prefix: false, optional: false }
}

impl Declaration {
    pub const fn default_text(self, text: &'static str) -> Self {
        Self { default: Some(text), ..self }
    }

    pub const fn describe(self, doc: &'static str) -> Self {
        Self { doc: Some(doc), ..self }
    }

    pub const fn optional(self) -> Self {
        self.flag(OPTIONAL)
    }

    pub const fn computed(self) -> Self {
        self.flag(COMPUTED)
    }

    pub const fn allow_empty(self) -> Self {
        self.flag(ALLOWS_EMPTY)
    }

    pub const fn no_prefix(self) -> Self {
        self.flag(RESETS_PREFIX)
    }

    pub const fn shared(self) -> Self {
        self.flag(SHARED)
    }

    pub const fn not_secret(self) -> Self {
        self.flag(NOT_SECRET)
    }

    /// The name looks like a credential, and nobody reads the value.
    pub const fn named_as_credential(self) -> Self {
        self.flag(NAMED_AS_CREDENTIAL)
    }

    /// The value may come from a file, also without `secret_files`.
    pub const fn secret_file(self) -> Self {
        self.flag(IN_FILE)
    }

    /// The application checks the value.
    pub const fn checked(self) -> Self {
        self.flag(CHECKED)
    }

    /// The next row is the user name of this resource.
    pub const fn username_apart(self) -> Self {
        self.flag(USERNAME_APART)
    }

    /// The next row, or the one after the user name, is the password of this resource.
    pub const fn password_apart(self) -> Self {
        self.flag(PASSWORD_APART)
    }

    pub const fn with(self, extra: &'static Extra) -> Self {
        Self { extra: Some(extra), ..self }
    }

    pub const fn node(self) -> Node {
        Node::Variable(self)
    }

    const fn flag(self, flag: u16) -> Self {
        Self { flags: self.flags | flag, ..self }
    }
}

impl Nested {
    pub const fn describe(self, doc: &'static str) -> Self {
        Self { doc: Some(doc), ..self }
    }

    pub const fn no_prefix(self) -> Self {
        Self { resets_prefix: true, ..self }
    }

    pub const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    pub const fn node(self) -> Node {
        Node::Nested(self)
    }
}

#[doc(hidden)]
pub const fn extra() -> Extra {
    Extra {
        example: None,
        generate: None,
        separator: None,
        range: None,
        min_len: None,
        renamed_from: &[],
        fallbacks: &[],
        default_from: None,
        expected: None,
        grouped: None,
    }
}

impl Extra {
    pub const fn example(self, text: &'static str) -> Self {
        Self { example: Some(text), ..self }
    }

    pub const fn generate(self, text: &'static str) -> Self {
        Self { generate: Some(text), ..self }
    }

    pub const fn separator(self, text: &'static str) -> Self {
        Self { separator: Some(text), ..self }
    }

    pub const fn range(self, min: Option<&'static str>, max: Option<&'static str>, inclusive: bool) -> Self {
        Self { range: Some(Range { min, max, inclusive }), ..self }
    }

    pub const fn min_len(self, length: usize) -> Self {
        Self { min_len: Some(length), ..self }
    }

    /// Sets the names of the variables that are read if this one is not set. They include every prefix.
    pub const fn fallbacks(self, names: &'static [&'static str]) -> Self {
        Self { fallbacks: names, ..self }
    }

    /// Sets the place of the field whose value is the default.
    pub const fn default_from(self, place: usize) -> Self {
        Self { default_from: Some(place), ..self }
    }

    pub const fn expected(self, text: &'static str) -> Self {
        Self { expected: Some(text), ..self }
    }

    /// Says why the variable may be a grouped environment.
    pub const fn grouped(self, reason: &'static str) -> Self {
        Self { grouped: Some(reason), ..self }
    }

    /// Sets the old names. Like the variable's name, they include the struct's own prefix.
    pub const fn renamed_from(self, names: &'static [&'static str]) -> Self {
        Self { renamed_from: names, ..self }
    }
}

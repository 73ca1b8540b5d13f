//! The contract as const data: the variables that a struct reads.

mod other_names;
mod withhold;
mod variable;
mod declaration;
pub(crate) mod table;

use std::borrow::Cow;

pub(crate) use declaration::Range;
pub use declaration::{Declaration, Extra};
pub use variable::Variable;
pub(crate) use withhold::CREDENTIALS_DIRECTORY;

use crate::strings::concat;

/// The variables that a [`Config`](crate::Config) type reads from the environment.
///
/// The derive builds it as const data, so it is available without reading anything.
///
/// ```
/// use factor3::Config;
///
/// #[derive(Config)]
/// struct App {
///     /// Port the web process binds.
///     #[config(default = 3000)]
///     port: u16,
/// }
///
/// let port = &App::SCHEMA.variables()[0];
/// assert_eq!(port.name(), "PORT");
/// assert_eq!(port.field(), "App.port");
/// assert_eq!(port.default(), Some("3000"));
/// assert_eq!(port.doc(), "Port the web process binds.");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    pub(crate) name: &'static str,
    pub(crate) nodes: &'static [Node],
    pub(crate) count: usize,
    /// Whether secrets and resources may come from files. It includes those of flattened structs.
    pub(crate) secret_files: bool,
    /// Variables that begin with this prefix and that no field declares cause a warning.
    pub(crate) known_prefix: Option<&'static str>,
    pub(crate) groups: &'static [Group],
    /// If this variable is set, the program answers it instead of starting.
    pub(crate) introspect: Option<&'static str>,
    pub(crate) retired: &'static [Retired],
    /// Whether the application checks the struct as a whole (`validate`).
    #[cfg_attr(
        not(feature = "contract"),
        expect(dead_code, reason = "the derive does not know the features")
    )]
    pub(crate) is_checked: bool,
}

/// The name of `Schema::introspect`, unless the struct declares another.
pub(crate) const INTROSPECT: &str = "FACTOR3";

/// A name that the struct once read and no longer reads.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Retired {
    /// The name, without the prefixes of the outer structs.
    pub(crate) name: &'static str,
    /// What to do instead.
    pub(crate) remedy: &'static str,
    /// Whether the name looks like a credential. Nobody knows what kind of value it had.
    pub(crate) is_sensitive: bool,
}

/// Variables that depend on each other.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Group {
    pub(crate) rule: Rule,
    /// The places of the members among the nodes of their struct.
    pub(crate) members: &'static [usize],
}

/// What a group requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Exactly one is set.
    OneOf,
    /// At least one is set.
    AnyOf,
    /// All are set, or none.
    AllOrNone,
    /// If the first is set, all others are set.
    Requires,
    /// If the first is set, no other is set.
    Conflicts,
    /// If the second is set, the first is set. With a text, this holds only if the second has that value.
    RequiredIf(Option<&'static str>),
}

/// One field of a struct: a variable, or a struct of variables.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
#[allow(clippy::exhaustive_enums, reason = "hidden: only the derive names it")]
pub enum Node {
    Variable(Declaration),
    Nested(Nested),
}

/// A flattened field.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Nested {
    pub(crate) field: &'static str,
    pub(crate) prefix: &'static str,
    /// The doc comment of the field, which heads the group of its variables in the generated files.
    // A row with it is no larger than that of a variable.
    #[cfg_attr(
        not(feature = "contract"),
        expect(dead_code, reason = "the derive does not know the features")
    )]
    pub(crate) doc: Option<&'static str>,
    pub(crate) schema: &'static Schema,
    pub(crate) resets_prefix: bool,
    pub(crate) optional: bool,
}

impl Schema {
    /// The name of the struct.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How many variables the struct reads, including those of flattened structs.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Every variable in the order of declaration, including those of flattened structs.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        let mut all = Vec::with_capacity(self.count);
        self.each(&mut |variable| all.push(variable));
        all
    }

    /// Visits every variable in the order of declaration.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(Variable)) {
        self.each_after("", None, false, visit);
    }

    /// Visits every variable in the order of declaration, after the prefix of the outer structs.
    pub(crate) fn each_below(&self, prefix: &str, visit: &mut dyn FnMut(Variable)) {
        self.each_after(prefix, None, false, visit);
    }

    /// The name of the variable whose value is the default of another field of this struct.
    pub(crate) fn default_from(&self, declaration: &Declaration, prefix: &str) -> Option<Cow<'static, str>> {
        match self.nodes.get(declaration.default_from()?)? {
            Node::Variable(other) => Some(other.name_after(prefix)),
            Node::Nested(_) => None,
        }
    }

    /// Visits every name that is no longer read, in full.
    pub(crate) fn each_retired(&self, visit: &mut dyn FnMut(String, &'static Retired)) {
        self.each_retired_after("", visit);
    }

    fn each_retired_after(&self, prefix: &str, visit: &mut dyn FnMut(String, &'static Retired)) {
        for retired in self.retired {
            visit(concat(&[prefix, retired.name]), retired);
        }
        for node in self.nodes {
            if let Node::Nested(nested) = node {
                nested.schema.each_retired_after(&nested.prefix_after(prefix), visit);
            }
        }
    }

    fn each_after(&self, prefix: &str, path: Option<&str>, in_option: bool, visit: &mut dyn FnMut(Variable)) {
        let is_nested = path.is_some();
        let path = path.unwrap_or(self.name);
        for node in self.nodes {
            match node {
                Node::Variable(declaration) => visit(Variable {
                    name: declaration.name_after(prefix),
                    field: if is_nested {
                        declaration.field_of(path)
                    } else {
                        Cow::Borrowed(declaration.field())
                    },
                    in_option,
                    default_from: self.default_from(declaration, prefix),
                    declaration,
                }),
                Node::Nested(nested) => {
                    let path = concat(&[path, ".", nested.field]);
                    let in_option = in_option || nested.optional;
                    nested.schema.each_after(&nested.prefix_after(prefix), Some(&path), in_option, visit);
                }
            }
        }
    }
}

impl Node {
    /// How many variables the field reads.
    pub(crate) const fn count(&self) -> usize {
        match self {
            Self::Variable(_) => 1,
            Self::Nested(nested) => nested.schema.count,
        }
    }
}

impl Nested {
    pub(crate) fn prefix_after(&self, prefix: &str) -> String {
        if self.resets_prefix { self.prefix.to_owned() } else { concat(&[prefix, self.prefix]) }
    }
}

//! The contract as const data: what a struct reads.

pub(crate) mod table;

use std::borrow::Cow;
use std::ffi::OsStr;

use crate::ascii::{concat, split_once};
use crate::elsewhere::Elsewhere;
use crate::kind::Kind;
use crate::reader::Observe;
use crate::warning::Unknown;

/// What a [`Config`](crate::Config) type reads from the environment.
///
/// Built by the derive, as const data: it is there without reading anything.
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
/// assert_eq!(port.name, "PORT");
/// assert_eq!(port.field, "App.port");
/// assert_eq!(port.variable.default(), Some("3000"));
/// assert_eq!(port.variable.doc(), "Port the web process binds.");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    pub(crate) name: &'static str,
    pub(crate) nodes: &'static [Node],
    pub(crate) count: usize,
    /// Whether secrets and resources may come from files, also those of flattened structs.
    pub(crate) secret_files: bool,
    /// The prefix under which a variable that is set has to be a declared one.
    pub(crate) known_prefix: Option<&'static str>,
    pub(crate) groups: &'static [Group],
    /// The variable that the program answers to instead of starting.
    pub(crate) ask: Option<&'static str>,
    /// What the reader needs for groups, for other places of a variable, for known prefixes, here or in a flattened
    /// struct. Functions, so that a program links what its structs use.
    pub(crate) observe: Option<Observe>,
    pub(crate) elsewhere: Option<&'static Elsewhere>,
    pub(crate) unknown: Option<Unknown>,
}

/// Variables that depend on each other. Its numbers are places of nodes in the table of their struct.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Group {
    pub(crate) rule: Rule,
    pub(crate) members: &'static [usize],
}

/// What a group demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Exactly one is set.
    OneOf,
    /// All are set, or none.
    AllOrNone,
    /// Where the first is set, the others are.
    Requires,
    /// Where the first is set, none of the others is.
    Conflicts,
    /// The first is set where the second is, or, with a text, where its value is that one.
    RequiredIf(Option<&'static str>),
}

/// One field of a struct: a variable, or a struct of variables.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
#[allow(clippy::exhaustive_enums, reason = "hidden: only the derive names it")]
pub enum Node {
    Variable(Variable),
    Nested(Nested),
}

/// A flattened field.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Nested {
    pub(crate) field: &'static str,
    pub(crate) prefix: &'static str,
    pub(crate) schema: &'static Schema,
    pub(crate) resets_prefix: bool,
    pub(crate) optional: bool,
}

/// One variable as its struct declares it.
///
/// ```
/// use factor3::{Config, SecretString};
///
/// #[derive(Config)]
/// struct App {
///     /// Signs sessions.
///     #[config(generate = "openssl rand -hex 32", renamed_from = "SECRET_KEY")]
///     session_secret: SecretString,
///     #[config(default = "Hello", allow_empty, example = "Good morning")]
///     greeting: String,
///     #[config(separator = ";")]
///     hosts: Option<Vec<String>>,
///     #[config(default_with = 2 + 2)]
///     workers: u8,
/// }
///
/// let variables = App::SCHEMA.variables();
/// let [secret, greeting, hosts, workers] = [0, 1, 2, 3].map(|at: usize| variables[at].variable);
/// assert!(secret.is_required() && secret.kind().is_secret());
/// assert_eq!((secret.doc(), secret.generate()), ("Signs sessions.", Some("openssl rand -hex 32")));
/// assert_eq!(secret.renamed_from(), ["SECRET_KEY"]);
/// assert_eq!((greeting.default(), greeting.example()), (Some("Hello"), Some("Good morning")));
/// assert!(greeting.allows_empty() && !greeting.is_required());
/// assert_eq!(hosts.separator(), ";");
/// assert!(workers.has_computed_default() && workers.default().is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// Its name, a blank, and its field with the name of the struct: `PORT AppConfig.port`. One text, since each
    /// text in a table costs a 64-bit position-independent program 40 bytes: pointer, length and relocation.
    names: &'static str,
    name_length: u16,
    flags: u8,
    pub(crate) kind: &'static Kind,
    doc: Option<&'static str>,
    pub(crate) default: Option<&'static str>,
    extra: Option<&'static Extra>,
}

/// What few variables declare, apart so that all others stay small.
#[derive(Clone, Copy, Debug, Default)]
#[doc(hidden)]
pub struct Extra {
    pub(crate) example: Option<&'static str>,
    pub(crate) generate: Option<&'static str>,
    pub(crate) separator: Option<&'static str>,
    pub(crate) range: Option<Range>,
    pub(crate) min_len: Option<usize>,
    /// Earlier names, without the prefixes of the structs around.
    pub(crate) renamed_from: &'static [&'static str],
}

/// The bounds of a value, as its variable would hold them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) min: Option<&'static str>,
    pub(crate) max: Option<&'static str>,
    pub(crate) inclusive: bool,
}

const OPTIONAL: u8 = 1;
const COMPUTED: u8 = 2;
const ALLOWS_EMPTY: u8 = 4;
const RESETS_PREFIX: u8 = 8;
const SHARED: u8 = 16;
const NOT_SECRET: u8 = 32;

/// A variable under its whole name, as [`Schema::variables`] lists it.
///
/// ```
/// use factor3::Config;
///
/// #[derive(Config)]
/// struct Cache {
///     host: String,
/// }
///
/// #[derive(Config)]
/// struct App {
///     #[config(flatten, prefix = "CACHE_")]
///     cache: Option<Cache>,
/// }
///
/// assert_eq!((App::SCHEMA.name(), App::SCHEMA.count()), ("App", 1));
/// let host = &App::SCHEMA.variables()[0];
/// assert_eq!((&*host.name, &*host.field, host.in_option), ("CACHE_HOST", "App.cache.host", true));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Declared {
    /// The variable's name, with all prefixes.
    pub name: Cow<'static, str>,
    /// The path of the field that reads it: `AppConfig.smtp.host`.
    pub field: Cow<'static, str>,
    /// Whether it belongs to an `Option<Nested>`, so that it may be absent together with its siblings.
    pub in_option: bool,
    /// The declaration.
    pub variable: &'static Variable,
}

impl Schema {
    /// The name of the struct.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// How many variables it reads, flattened ones included.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Every variable in the order of declaration, flattened ones included.
    #[must_use]
    pub fn variables(&self) -> Vec<Declared> {
        let mut all = Vec::with_capacity(self.count);
        self.each(&mut |declared| all.push(declared));
        all
    }

    /// Goes through every variable in the order of declaration.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(Declared)) {
        self.each_behind("", None, false, visit);
    }

    fn each_behind(
        &self,
        prefix: &str,
        path: Option<&str>,
        in_option: bool,
        visit: &mut dyn FnMut(Declared),
    ) {
        let is_nested = path.is_some();
        let path = path.unwrap_or(self.name);
        for node in self.nodes {
            match node {
                Node::Variable(variable) => visit(Declared {
                    name: variable.name_behind(prefix),
                    field: if is_nested { variable.field_of(path) } else { Cow::Borrowed(variable.field()) },
                    in_option,
                    variable,
                }),
                Node::Nested(nested) => {
                    let path = concat(&[path, ".", nested.field]);
                    let in_option = in_option || nested.optional;
                    nested.schema.each_behind(&nested.prefix_behind(prefix), Some(&path), in_option, visit);
                }
            }
        }
    }
}

impl Variable {
    /// What its text stands for.
    #[must_use]
    pub const fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// The field's doc comment; empty without one.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        match self.doc {
            Some(doc) => doc,
            None => "",
        }
    }

    /// The default as the variable would hold it; `None` also where the code computes it.
    #[must_use]
    pub const fn default(&self) -> Option<&'static str> {
        self.default
    }

    /// Whether the struct cannot be loaded without it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.default.is_none() && self.flags & (OPTIONAL | COMPUTED) == 0
    }

    /// Whether the code computes its default (`default_with`, or `default` without a literal).
    #[must_use]
    pub const fn has_computed_default(&self) -> bool {
        self.flags & COMPUTED != 0
    }

    /// Whether `NAME=` is the empty text, and not the same as no variable.
    #[must_use]
    pub const fn allows_empty(&self) -> bool {
        self.flags & ALLOWS_EMPTY != 0
    }

    /// An example that the field declares.
    #[must_use]
    pub const fn example(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.example,
            None => None,
        }
    }

    /// How to make a value, as the field declares: `openssl rand -hex 32`.
    #[must_use]
    pub const fn generate(&self) -> Option<&'static str> {
        match self.extra {
            Some(extra) => extra.generate,
            None => None,
        }
    }

    /// What separates the items of a list or map.
    #[must_use]
    pub const fn separator(&self) -> &'static str {
        match self.extra {
            Some(Extra { separator: Some(separator), .. }) => separator,
            _ => ",",
        }
    }

    /// Its earlier names, without the prefixes of the structs around its own.
    #[must_use]
    pub const fn renamed_from(&self) -> &'static [&'static str] {
        match self.extra {
            Some(extra) => extra.renamed_from,
            None => &[],
        }
    }

    pub(crate) fn range(&self) -> Option<Range> {
        self.extra.and_then(|extra| extra.range)
    }

    pub(crate) fn min_len(&self) -> Option<usize> {
        self.extra.and_then(|extra| extra.min_len)
    }

    pub(crate) const fn is_shared(&self) -> bool {
        self.flags & SHARED != 0
    }

    pub(crate) const fn is_not_secret(&self) -> bool {
        self.flags & NOT_SECRET != 0
    }

    pub(crate) const fn resets_prefix(&self) -> bool {
        self.flags & RESETS_PREFIX != 0
    }

    /// Its name, without the prefixes of the structs around its own.
    pub(crate) fn name(&self) -> &'static str {
        self.names.get(..usize::from(self.name_length)).unwrap_or(self.names)
    }

    /// Its field, with the name of the struct.
    pub(crate) fn field(&self) -> &'static str {
        self.names.get(usize::from(self.name_length) + 1..).unwrap_or("")
    }

    /// Its field, under the path of a nested struct.
    fn field_of(&self, path: &str) -> Cow<'static, str> {
        let (_, field) = split_once(self.field(), ".").unwrap_or_default();
        Cow::Owned(concat(&[path, ".", field]))
    }

    /// The same two, as constant expressions.
    pub(crate) const fn name_and_field(&self) -> (&'static str, &'static str) {
        let (name, field) = self.names.as_bytes().split_at(self.name_length as usize);
        let (_, field) = field.split_at(1);
        match (core::str::from_utf8(name), core::str::from_utf8(field)) {
            (Ok(name), Ok(field)) => (name, field),
            _ => (self.names, ""),
        }
    }

    /// Whether a value counts: an empty one may stand for none.
    pub(crate) fn accepts(&self, value: &OsStr) -> bool {
        !value.is_empty() || self.allows_empty()
    }

    pub(crate) fn name_behind(&self, prefix: &str) -> Cow<'static, str> {
        if prefix.is_empty() || self.resets_prefix() {
            Cow::Borrowed(self.name())
        } else {
            Cow::Owned(concat(&[prefix, self.name()]))
        }
    }
}

impl Nested {
    pub(crate) fn prefix_behind(&self, prefix: &str) -> String {
        if self.resets_prefix { self.prefix.to_owned() } else { concat(&[prefix, self.prefix]) }
    }
}

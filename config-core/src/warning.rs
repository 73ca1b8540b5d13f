//! What does not stop a start, and should be seen to.

use std::collections::BTreeSet;
use std::fmt;

use crate::ahead::Met;
use crate::ascii::concat;
use crate::diagnosis::{Suspicion, is_nearer, is_offered, is_service_link};
use crate::elsewhere;
use crate::schema::{Node, Schema};

/// What does not stop a start, and should be seen to. It holds no value.
///
/// `Display` is one line: `DB_URL is an old name of DATABASE_URL: set DATABASE_URL instead`.
///
/// ```
/// use factor3::{Config, Env};
///
/// #[derive(Config)]
/// struct App {
///     #[config(renamed_from = "DB_HOST")]
///     database_host: String,
///     greeting: String,
/// }
///
/// let env = Env::from_vars([("DB_HOST", "db"), ("GREETING", "\"Hello\"")]);
/// let loaded = App::load(&env)?;
/// let [old, quoted] = loaded.report.warnings() else { panic!("two") };
/// assert_eq!((old.variable(), old.code()), ("DATABASE_HOST", "old_name"));
/// assert_eq!(old.to_string(), "DB_HOST is an old name of DATABASE_HOST: set DATABASE_HOST instead");
/// assert_eq!((quoted.variable(), quoted.code()), ("GREETING", "quoted"));
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone)]
pub struct Warning {
    variable: String,
    what: What,
    /// Where the value is, if not in the variable itself; behind the name.
    source: String,
}

/// What is warned of.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// This old name is set instead.
    OldName(String),
    /// The value is most likely not what was meant.
    Suspicious(Suspicion),
    /// This name is set and nothing reads it; what may have been meant.
    Unknown(String, Option<String>),
}

/// A warning as the reader notes it, with the place of the variable among all variables.
#[derive(Clone)]
pub(crate) struct Warned {
    pub(crate) slot: usize,
    pub(crate) what: What,
}

/// Finds names that are set and not declared.
pub(crate) type Unknown = fn(&'static Schema, &Met, &mut Vec<Warned>);

impl Warning {
    #[inline]
    pub(crate) fn new(declared: &str, what: What, source: String) -> Self {
        let variable = if let What::Unknown(name, _) = &what { name } else { declared };
        Self { variable: variable.to_owned(), what, source }
    }

    /// Whether it is the same to its reader.
    #[inline]
    pub(crate) fn tells(&self, other: &Self) -> bool {
        self.variable == other.variable && self.what == other.what
    }

    /// The variable's name with all prefixes.
    #[must_use]
    #[inline]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// A word for it that does not change from release to release.
    ///
    /// | code | the variable |
    /// |---|---|
    /// | `old_name` | is set by an old name of it (`renamed_from`) |
    /// | `unknown` | begins with the prefix of a struct, and is none of its variables (`warn_unknown`) |
    /// | `service_link` | holds the address that Kubernetes or Docker made for a service |
    /// | `quoted` | is wrapped in quotes |
    /// | `line_break`, `carriage_return` | ends in one |
    /// | `blank` | begins or ends with a blank |
    /// | `invisible` | begins or ends with an invisible character |
    /// | `unexpanded` | holds a `${NAME}` or `$(NAME)` that nothing expanded |
    /// | `reference` | refers to a secret that nothing resolved, or is still encrypted |
    /// | `placeholder` | stands in for a value, such as `changeme` |
    /// | `assignment` | is a file that holds `NAME=value`, where the value belongs |
    #[must_use]
    #[inline]
    pub const fn code(&self) -> &'static str {
        match &self.what {
            What::OldName(_) => "old_name",
            What::Suspicious(suspicion) => suspicion.code(),
            What::Unknown(..) => "unknown",
        }
    }
}

impl fmt::Display for Warning {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.variable;
        match &self.what {
            What::OldName(old) => write!(f, "{old} is an old name of {name}: set {name} instead"),
            What::Suspicious(suspicion) => {
                write!(f, "{name}{} {}: {}", self.source, suspicion.what(), suspicion.fix())
            }
            What::Unknown(_, Some(near)) => {
                write!(f, "{name} is set, and nothing reads it: did you mean {near}?")
            }
            What::Unknown(_, None) => {
                write!(f, "{name} is set, and nothing reads it: remove it, or correct its name")
            }
        }
    }
}

impl fmt::Debug for Warning {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Goes through the names that are set and not declared, for those that begin with the prefix of a struct that
/// knows all names of its own.
#[inline]
pub(crate) fn unknown(schema: &'static Schema, met: &Met, warned: &mut Vec<Warned>) {
    let mut known = Known { prefixes: Vec::new(), names: Vec::new() };
    known.add(schema, "", false);
    let is_asked = |name: &str| {
        known.prefixes.iter().any(|prefix| name.len() > prefix.len() && name.starts_with(prefix))
            && !known.names.iter().any(|known| known == name)
            && is_offered(name)
            // Kubernetes makes them for a service of the app's name.
            && !is_service_link(name)
    };
    // In order, and each once: two layers may have it.
    let names: BTreeSet<&str> =
        met.strangers.iter().filter_map(|name| name.to_str()).filter(|name| is_asked(name)).collect();
    for name in names {
        let mut near: Option<&str> = None;
        for slot in met.names.slots() {
            // The wanted name is the one that is declared.
            if is_nearer(&slot.declared.name, name, None) && near.is_none() {
                near = Some(&slot.declared.name);
            }
        }
        warned.push(Warned { slot: 0, what: What::Unknown(name.to_owned(), near.map(str::to_owned)) });
    }
}

struct Known {
    prefixes: Vec<String>,
    /// Old names, and those of files.
    names: Vec<String>,
}

impl Known {
    #[inline]
    fn add(&mut self, schema: &Schema, prefix: &str, in_files: bool) {
        if let Some(own) = schema.known_prefix {
            self.prefixes.push(concat(&[prefix, own]));
        }
        let in_files = in_files || schema.secret_files;
        for node in schema.nodes {
            match node {
                Node::Variable(variable) => {
                    let prefix = if variable.resets_prefix() { "" } else { prefix };
                    let in_files = in_files && variable.kind.is_sensitive();
                    for old in variable.renamed_from() {
                        self.names.push(concat(&[prefix, old]));
                        if in_files {
                            self.names.push(concat(&[prefix, old, "_FILE"]));
                        }
                    }
                    if in_files {
                        self.names.push(concat(&[&variable.name_behind(prefix), "_FILE"]));
                    }
                }
                Node::Nested(nested) => self.add(nested.schema, &nested.prefix_behind(prefix), in_files),
            }
        }
        if in_files {
            self.names.push(elsewhere::DIRECTORY.to_owned());
        }
    }
}

use std::borrow::Cow;

use super::Declaration;
use crate::kind::Kind;

/// A variable with its full name, as [`Schema::variables`](crate::Schema::variables) lists it.
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
/// assert_eq!((host.name(), host.field()), ("CACHE_HOST", "App.cache.host"));
/// assert!(host.in_option());
/// ```
///
/// It has everything that the field declares:
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
/// let [secret, greeting, hosts, workers] = &variables[..] else { panic!("four") };
/// assert!(secret.is_required() && secret.kind().is_secret());
/// assert_eq!(secret.doc(), "Signs sessions.");
/// assert_eq!(secret.generate(), Some("openssl rand -hex 32"));
/// assert_eq!(secret.renamed_from(), ["SECRET_KEY"]);
/// assert_eq!((greeting.default(), greeting.example()), (Some("Hello"), Some("Good morning")));
/// assert!(greeting.allows_empty() && !greeting.is_required());
/// assert_eq!(hosts.separator(), ";");
/// assert!(workers.has_computed_default() && workers.default().is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Variable {
    pub(crate) name: Cow<'static, str>,
    pub(crate) field: Cow<'static, str>,
    pub(crate) in_option: bool,
    pub(crate) default_from: Option<Cow<'static, str>>,
    pub(crate) declaration: &'static Declaration,
}

impl Variable {
    /// The variable's name, with all prefixes.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The path of the field that reads it: `AppConfig.smtp.host`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// Whether it belongs to an `Option<Nested>`, so that it may be absent together with its siblings.
    #[must_use]
    pub const fn in_option(&self) -> bool {
        self.in_option
    }

    /// What kind of value the variable holds.
    #[must_use]
    pub const fn kind(&self) -> &'static Kind {
        self.declaration.kind()
    }

    /// The field's doc comment. It is empty if the field has none.
    #[must_use]
    pub const fn doc(&self) -> &'static str {
        self.declaration.doc()
    }

    /// The default as the variable would hold it. It is `None` if there is no default, or if the code computes the
    /// default.
    #[must_use]
    pub const fn default(&self) -> Option<&'static str> {
        self.declaration.default()
    }

    /// Whether the variable has to be set: it has no default and is not optional.
    ///
    /// If the variable belongs to an `Option<Nested>`, this holds only when the nested struct is present.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.declaration.is_required()
    }

    /// Whether the code computes the default (`default_with`, `default_from`, or `default` without a literal).
    #[must_use]
    pub const fn has_computed_default(&self) -> bool {
        self.declaration.has_computed_default()
    }

    /// Whether an empty variable, `NAME=`, is a value. Otherwise it counts as not set.
    #[must_use]
    pub const fn allows_empty(&self) -> bool {
        self.declaration.allows_empty()
    }

    /// The example that the field declares.
    #[must_use]
    pub const fn example(&self) -> Option<&'static str> {
        self.declaration.example()
    }

    /// The command that makes a value, as the field declares it: `openssl rand -hex 32`.
    #[must_use]
    pub const fn generate(&self) -> Option<&'static str> {
        self.declaration.generate()
    }

    /// The separator between the items of a list or map.
    #[must_use]
    pub const fn separator(&self) -> &'static str {
        self.declaration.separator()
    }

    /// The variables that are read if this one is not set, in order, with their full names.
    #[must_use]
    pub const fn fallbacks(&self) -> &'static [&'static str] {
        self.declaration.fallbacks()
    }

    /// The variable whose value is the default, with all prefixes (`default_from`).
    #[must_use]
    pub fn default_from(&self) -> Option<&str> {
        self.default_from.as_deref()
    }

    /// What the field says that its function or type reads (`expected`).
    #[must_use]
    pub const fn expected(&self) -> Option<&'static str> {
        self.declaration.expected()
    }

    /// Why the variable may name a whole environment, as the field says it (`grouped`).
    #[must_use]
    pub const fn grouped(&self) -> Option<&'static str> {
        self.declaration.grouped()
    }

    /// The variable's old names, without the prefixes of the outer structs.
    #[must_use]
    pub const fn renamed_from(&self) -> &'static [&'static str] {
        self.declaration.renamed_from()
    }
}

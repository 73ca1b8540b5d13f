//! What came from where.

mod expectation;
pub(crate) mod json;
mod page;
#[cfg(feature = "serde")]
mod serialized;
pub(crate) mod terminal;
pub(crate) mod text;

#[cfg(feature = "contract")]
pub(crate) use expectation::example;
#[cfg(feature = "contract")]
pub(crate) use page::is_control;

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use page::Page;

use crate::reader::Notes;
use crate::schema::{Schema, Variable};
use crate::warning::{Warned, Warning};

/// Where each variable of a config came from, and what should be seen to. For the app to log once, at its start.
///
/// Of numbers, booleans, durations, sizes, addresses and enum words that read, and of lists of them, it holds the value
/// too; of nothing else.
///
/// ```
/// use factor3::{Config, Env, SecretString};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     #[config(default = 4)]
///     workers: u8,
///     stripe_api_key: SecretString,
/// }
///
/// let loaded = App::load(&Env::from_vars([("PORT", "8080"), ("STRIPE_API_KEY", "x")]))?;
/// assert_eq!(
///     loaded.report.to_string(),
///     "\
/// PORT            environment  8080
/// WORKERS         default      4
/// STRIPE_API_KEY  environment
/// "
/// );
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// [`to_json`](Self::to_json) and `Serialize` have the struct's name, a list of the variables and one of the warnings.
/// They hold no more than the table.
#[derive(Clone, Default)]
pub struct Report {
    schema_name: &'static str,
    entries: Vec<Entry>,
    warnings: Vec<Warning>,
}

#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    origin: Origin,
    value: Option<String>,
}

/// Where a variable's value came from.
///
/// ```
/// use factor3::{Config, Env, Origin};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     workers: u8,
///     #[config(default = "info")]
///     log_level: String,
///     region: Option<String>,
/// }
///
/// let env = Env::from_vars([("PORT", "80")]).or(Env::from_vars([("WORKERS", "4")]));
/// let report = App::load(&env)?.report;
/// let origins: Vec<Origin> = report.origins().map(|(_, origin)| origin).collect();
/// assert_eq!(origins, [Origin::Environment, Origin::Layer(2), Origin::Default, Origin::Absent]);
/// assert_eq!((origins[1].code(), report.value("WORKERS")), ("layer", Some("4")));
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The variable is not set, and there is no default.
    Absent,
    /// The code's default.
    Default,
    /// A variable of the environment, or of the first layer in its place.
    Environment,
    /// Another layer of the [`Env`](crate::Env), counted from 1.
    Layer(usize),
    /// A `.env` file.
    Dotenv,
    /// The file that `NAME_FILE` names.
    File,
    /// A file of `$CREDENTIALS_DIRECTORY`.
    Credential,
    /// An old name of the variable.
    OldName,
}

impl Report {
    // Not inlined: it would be there three times.
    #[inline(never)]
    pub(crate) fn new(schema: &Schema, origins: &[Origin], notes: Notes) -> Self {
        let mut report = Self { schema_name: schema.name, entries: Vec::new(), warnings: Vec::new() };
        if origins.is_empty() && notes.warned.is_empty() {
            return report;
        }
        let mut names = Vec::with_capacity(schema.count);
        schema.each(&mut |declared| names.push(declared.name));
        for Warned { slot, what } in &notes.warned {
            let name = names.get(*slot).map_or("", |name| name);
            let warning = Warning::new(name, what.clone(), notes.source(*slot, name));
            // Fields may share a variable, and layers have a name in common.
            if !report.warnings.iter().any(|other| other.tells(&warning)) {
                report.warnings.push(warning);
            }
        }
        for (name, origin) in names.into_iter().zip(origins) {
            report.entries.push(Entry { name, origin: *origin, value: None });
        }
        for (slot, origin) in notes.sources {
            if let Some(entry) = report.entries.get_mut(slot) {
                entry.origin = origin;
            }
        }
        for (slot, value) in notes.values {
            if let Some(entry) = report.entries.get_mut(slot) {
                entry.value = Some(value);
            }
        }
        report
    }

    /// Every variable in the order of declaration, and where its value came from.
    #[inline]
    pub fn origins(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.entries.iter().map(|entry| (&*entry.name, entry.origin))
    }

    /// The text of the variable `name`, as it was given, if it may be shown: see [`Report`]. Of an
    /// [`Error`](crate::Error), only [`Config::load`](crate::Config::load) keeps them.
    #[must_use]
    #[inline]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.entries.iter().find(|entry| entry.name == name)?.value.as_deref()
    }

    /// What should be seen to.
    #[must_use]
    #[inline]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    #[inline(never)]
    pub(crate) fn table(&self) -> String {
        let mut width = 0;
        for entry in &self.entries {
            width = width.max(entry.name.len());
        }
        let mut table = Page::unbounded();
        for Entry { name, origin, value } in &self.entries {
            table.put(name);
            table.fill(name.len(), width + 2);
            let word = origin.word();
            table.put(word);
            let mut length = word.len();
            if let Origin::Layer(number) = origin {
                table.put(" ");
                table.number(*number);
                length += 2;
            }
            if let Some(value) = value {
                table.fill(length, 13);
                table.escape(value);
            }
            table.put("\n");
        }
        for warning in &self.warnings {
            let _ = write!(table, "warning: {warning}");
            table.put("\n");
        }
        table.into_text()
    }

    /// One line of JSON without a line break:
    /// `{"factor3":"report","struct":"App","variables":[{"variable":"PORT","origin":"environment","value":"8080"}],"warnings":[]}`.
    /// An origin is an [`Origin::code`]; a warning has `variable`, `warning` (a [`Warning::code`]) and `message`.
    ///
    /// ```
    /// use factor3::{Config, Env};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let report = App::load(&Env::from_vars([("PORT", "8080")]))?.report;
    /// assert_eq!(
    ///     report.to_json(),
    ///     r#"{"factor3":"report","struct":"App","variables":[{"variable":"PORT","origin":"environment","value":"8080"}],"warnings":[]}"#
    /// );
    /// # Ok::<(), factor3::Error>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        json::report(self)
    }
}

impl Origin {
    /// A word for it that does not change from release to release: `absent`, `default`, `environment`, `layer`,
    /// `dotenv`, `file`, `credential`, `old_name`.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Default => "default",
            Self::Environment => "environment",
            Self::Layer(_) => "layer",
            Self::Dotenv => "dotenv",
            Self::File => "file",
            Self::Credential => "credential",
            Self::OldName => "old_name",
        }
    }

    /// For people.
    const fn word(&self) -> &'static str {
        match self {
            Self::Dotenv => ".env",
            Self::File => "secret file",
            Self::OldName => "old name",
            other => other.code(),
        }
    }

    /// What gives a value where nothing is set.
    #[inline]
    pub(crate) const fn of_absent(variable: &Variable) -> Self {
        if variable.default.is_some() || variable.has_computed_default() {
            Self::Default
        } else {
            Self::Absent
        }
    }

    #[inline]
    pub(crate) const fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Credential)
    }

    #[inline]
    pub(crate) const fn is_set(self) -> bool {
        !matches!(self, Self::Absent | Self::Default)
    }
}

/// An aligned table, a line for each variable and each warning.
impl fmt::Display for Report {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.table())
    }
}

/// The table, as [`Display`](fmt::Display).
impl fmt::Debug for Report {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Origin {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        match self {
            Self::Layer(number) => write!(f, " {number}"),
            _ => Ok(()),
        }
    }
}

//! What came from where.

mod page;
pub(crate) mod text;

use std::borrow::Cow;
use std::fmt;

use crate::schema::Schema;

/// Where each variable of a loaded config came from. It holds no value.
///
/// ```
/// use factor3::{Config, Env};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     #[config(default = 4)]
///     workers: u8,
/// }
///
/// let loaded = App::load(&Env::from_vars([("PORT", "8080")]))?;
/// assert_eq!(loaded.report.to_string(), "PORT     environment\nWORKERS  default\n");
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Report {
    entries: Vec<(Cow<'static, str>, Origin)>,
}

/// Where a variable's value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// The variable is not set, and its field is an `Option`.
    Absent,
    /// The code's default.
    Default,
    /// A variable of the environment, or of a layer that stands for it.
    Environment,
}

impl Report {
    pub(crate) fn new(schema: &Schema, origins: Vec<Origin>) -> Self {
        let names = schema.variables().into_iter().map(|declared| declared.name);
        Self { entries: names.zip(origins).collect() }
    }

    /// Every variable in the order of declaration, and where its value came from.
    pub fn origins(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.entries.iter().map(|(name, origin)| (&**name, *origin))
    }
}

/// An aligned table, a line for each variable.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.entries.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        self.entries.iter().try_for_each(|(name, origin)| writeln!(f, "{name:width$}  {origin}"))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Absent => "absent",
            Self::Default => "default",
            Self::Environment => "environment",
        })
    }
}

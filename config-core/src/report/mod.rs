//! What came from where.

mod expectation;
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
    pub(crate) fn new(schema: &Schema, origins: &[Origin]) -> Self {
        let mut entries = Vec::with_capacity(origins.len());
        let mut origins = origins.iter();
        schema.each(&mut |declared| {
            if let Some(origin) = origins.next() {
                entries.push((declared.name, *origin));
            }
        });
        Self { entries }
    }

    /// Every variable in the order of declaration, and where its value came from.
    pub fn origins(&self) -> impl Iterator<Item = (&str, Origin)> {
        self.entries.iter().map(|(name, origin)| (&**name, *origin))
    }
}

/// An aligned table, a line for each variable.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut width = 0;
        for (name, _) in &self.entries {
            width = width.max(name.len());
        }
        for (name, origin) in &self.entries {
            writeln!(f, "{name:width$}  {origin}")?;
        }
        Ok(())
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

use std::borrow::Cow;

use super::Reason;
use crate::diagnosis::Suspicion;
use crate::schema::Declaration;
use crate::value::ValueError;

/// One problem of an environment.
///
/// ```
/// use factor3::{Config, Reason};
///
/// #[derive(Debug, Config)]
/// struct App {
///     /// Primary database.
///     #[config(example = "db-1.internal")]
///     database_host: String,
/// }
///
/// let error = App::from_vars([("DATABSE_HOST", "db")]).unwrap_err();
/// let problem = &error.problems()[0];
/// assert_eq!(problem.to_string(), "DATABASE_HOST is not set");
/// assert_eq!((problem.variable(), problem.field()), ("DATABASE_HOST", "App.database_host"));
/// assert!(matches!(problem.reason(), Reason::Missing));
/// assert_eq!(problem.expected(), "text, such as db-1.internal");
/// assert_eq!(problem.doc(), "Primary database.");
/// let hint = problem.hint();
/// assert_eq!(hint.as_deref(), Some("DATABSE_HOST is set; did you mean DATABASE_HOST?"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Problem {
    pub(crate) variable: Cow<'static, str>,
    pub(crate) field: Cow<'static, str>,
    pub(crate) reason: Reason,
    /// Why the text was rejected.
    pub(crate) error: Option<ValueError>,
    pub(crate) declaration: Option<&'static Declaration>,
    pub(crate) cue: Option<Box<Cue>>,
    /// The suffix of the name that says where the value is, if it is not in the variable itself.
    pub(crate) source: Box<str>,
    /// The other fields that read the same value, and that refuse it, too.
    pub(crate) also: Vec<OtherField>,
}

/// A field that reads the value of a problem of another field.
#[derive(Clone, PartialEq)]
pub(crate) struct OtherField {
    /// The field's own variable. The value may come from another one, which is a fallback of the field.
    pub(crate) variable: Cow<'static, str>,
    pub(crate) field: Cow<'static, str>,
    pub(crate) declaration: &'static Declaration,
}

/// Additional information about a problem.
// A problem has it in a box, because most problems have none, and problems are moved.
#[derive(Clone, PartialEq)]
pub(crate) enum Cue {
    /// A similar name that is set, while this variable is missing.
    NearMiss(String),
    /// The variable that is set and so makes this variable of the same optional struct required.
    NeededBy(String),
    /// The variables of a struct that a check of the whole struct rejected.
    Members(String),
    /// The complete headline, and the part of a file's path that may be shown.
    Told(String, Option<String>),
    /// A group whose rule does not hold.
    BrokenGroup(BrokenGroup),
    /// What the value probably is.
    Suspicion(Suspicion),
    /// The declared word that the value probably misspells.
    Word(&'static str),
}

/// A group whose rule does not hold, and the likely cause.
#[derive(Clone, PartialEq)]
pub(crate) struct BrokenGroup {
    /// The complete headline.
    pub(crate) headline: String,
    /// The places of the variables any of which, if it was set, would have been what the rule asks for.
    pub(crate) missing: Vec<usize>,
    /// A similar name that is set, and the variable that was probably meant.
    pub(crate) near_miss: Option<(String, String)>,
}

impl Problem {
    /// The variable's name with all prefixes, or the name of a group's first member.
    ///
    /// It is empty if a check of a whole struct failed, and for a line of a `.env` file that sets no declared variable.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The path of the field, such as `AppConfig.smtp.host`, or of the struct that a check or a group concerns.
    ///
    /// For a line of a `.env` file that sets no declared variable, it is the file and the line.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The paths of all fields that the problem concerns: [`field`](Self::field), then the other fields that read the same
    /// value, in the order of declaration.
    ///
    /// ```
    /// use factor3::Config;
    ///
    /// #[derive(Debug, Config)]
    /// struct App {
    ///     shards: u8,
    ///     #[config(fallback = "SHARDS", default = 1)]
    ///     workers: u8,
    /// }
    ///
    /// let error = App::from_vars([("SHARDS", "many")]).unwrap_err();
    /// let [problem] = error.problems() else { panic!("one value is wrong") };
    /// assert_eq!(problem.fields().collect::<Vec<_>>(), ["App.shards", "App.workers"]);
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        core::iter::once(self.field()).chain(self.also.iter().map(|other| &*other.field))
    }

    /// The kind of the problem.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The field's doc comment. It is empty if the field has none.
    #[must_use]
    pub fn doc(&self) -> &str {
        self.declaration.map_or("", Declaration::doc)
    }

    /// The variable, or the struct that a check rejected.
    pub(crate) fn name(&self) -> &str {
        if self.variable.is_empty() { &self.field } else { &self.variable }
    }

    /// The complete headline, if the problem has one.
    pub(crate) fn headline(&self) -> Option<&str> {
        match self.cue.as_deref()? {
            Cue::Told(headline, _) | Cue::BrokenGroup(BrokenGroup { headline, .. }) => Some(headline),
            _ => None,
        }
    }

    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.reason, Reason::Missing | Reason::Empty)
    }
}

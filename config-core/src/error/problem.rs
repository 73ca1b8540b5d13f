use std::borrow::Cow;
use std::fmt;

use super::{Fault, OfStruct, Reason};
use crate::ascii::concat;
use crate::diagnosis::Suspicion;
use crate::names::Slot;
use crate::report::text;
use crate::schema::{Schema, Variable};

/// One thing that is wrong.
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
/// assert_eq!(problem.expected(), "a text, such as db-1.internal");
/// assert_eq!(problem.doc(), "Primary database.");
/// assert_eq!(problem.hint().as_deref(), Some("DATABSE_HOST is set; did you mean DATABASE_HOST?"));
/// ```
pub struct Problem {
    pub(crate) variable: Cow<'static, str>,
    pub(crate) field: Cow<'static, str>,
    pub(crate) reason: Reason,
    pub(crate) declared: Option<&'static Variable>,
    pub(crate) cue: Option<Box<Cue>>,
    /// Where the value is, if not in the variable itself; behind the name.
    pub(crate) source: Box<str>,
}

/// What more there is to say of a problem. Boxed, since most say nothing, and are moved.
pub(crate) enum Cue {
    /// The name that is set, where this one is missing.
    NearMiss(String),
    /// The variable for whose sake this one is required: both belong to one optional struct.
    NeededBy(String),
    /// The variables of the struct, where a check over the whole of it failed.
    Members(String),
    /// The whole headline, and as much of a file's path as may be shown.
    Told(String, Option<String>),
    /// What the value most likely is.
    Suspicion(Suspicion),
}

impl Problem {
    /// The variable's name with all prefixes, or that of a group's first member; empty where a check over a whole
    /// struct failed, and of a line of a `.env` file that sets no declared variable.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The path of the field, or of the struct that a check or a group refused: `AppConfig.smtp.host`. Of a line of a
    /// `.env` file that sets no declared variable, the file and the line.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// In which way it is wrong.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What is expected: `a whole number from 0 to 65535`; empty where it is no variable's.
    #[must_use]
    pub fn expected(&self) -> String {
        text::expected(self)
    }

    /// The field's doc comment; empty without one.
    #[must_use]
    pub fn doc(&self) -> &str {
        self.declared.map_or("", Variable::doc)
    }

    /// The likely cause, where there is one: `DATABSE_URL is set; did you mean DATABASE_URL?`.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        text::hint(self)
    }

    /// The variable, or else the struct that a check refused.
    pub(crate) fn name(&self) -> &str {
        if self.variable.is_empty() { &self.field } else { &self.variable }
    }

    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.reason, Reason::Missing | Reason::Empty)
    }

    /// Whether this is all there is to tell of the variable.
    pub(super) fn tells(&self, other: &Self) -> bool {
        let shared = other.declared.is_some_and(Variable::is_shared);
        let broken = other.is_absent() && matches!(self.reason, Reason::Dotenv);
        (shared || broken) && self.declared.is_some() && self.variable == other.variable
    }

    pub(super) fn new(schema: &Schema, slots: &[Slot], fault: Fault) -> Self {
        let Fault { slot, reason, group, cue, of_struct } = fault;
        let (variable, field) = (Cow::Borrowed(""), Cow::Borrowed(""));
        let mut problem = Self { variable, field, reason, declared: None, cue, source: Box::default() };
        if let Some(of_struct) = of_struct {
            let OfStruct { count, path, member } = *of_struct;
            problem.field = Cow::Owned(concat(&[schema.name, &path]));
            problem.variable = Cow::Owned(member);
            if problem.cue.is_none() {
                problem.cue = Some(Box::new(Cue::Members(members(slots, slot, count))));
            }
        } else if let Some(Slot { declared, .. }) = slots.get(slot) {
            problem.variable = declared.name.clone();
            problem.field = declared.field.clone();
            problem.declared = Some(declared.variable);
        }
        if let (Some(first), true) = (group.and_then(|first| slots.get(first)), problem.is_absent()) {
            problem.cue = Some(Box::new(Cue::NeededBy(String::from(&*first.declared.name))));
        }
        problem
    }

    /// A problem of a variable, or of a place, with its headline.
    #[cfg(feature = "dotenv")]
    #[cold]
    pub(crate) fn told(reason: Reason, slot: Option<&Slot>, place: String, headline: String) -> Self {
        let (variable, field) = match slot {
            Some(Slot { declared, .. }) => (declared.name.clone(), declared.field.clone()),
            None => (Cow::Borrowed(""), Cow::Owned(place)),
        };
        let declared = slot.map(|slot| slot.declared.variable);
        Self {
            variable,
            field,
            reason,
            declared,
            cue: Some(Box::new(Cue::Told(headline, None))),
            source: Box::default(),
        }
    }
}

/// One line: the variable and its reason.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::headline(self))
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The names of the `count` variables before a place.
fn members(slots: &[Slot], end: usize, count: usize) -> String {
    let mut members = String::new();
    for slot in slots.iter().take(end).skip(end.saturating_sub(count)) {
        members.push_str(if members.is_empty() { "" } else { ", " });
        members.push_str(&slot.declared.name);
    }
    members
}

//! What is wrong with an environment.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;

use crate::EXIT_CODE;
use crate::ahead::Met;
use crate::ascii::concat;
use crate::diagnosis::{Likeness, is_nearer, is_offered};
use crate::env::Env;
use crate::names::Slot;
use crate::report::text;
use crate::schema::{Schema, Variable};
use crate::value::{self, ValueError};

/// Everything that is wrong with an environment, in the order of the struct's fields.
///
/// `Display` is the report, and `Debug` is the same, so that `fn main() -> Result<(), factor3::Error>` and
/// `unwrap` read well. No part of any value is in it, and no error of another library.
///
/// ```
/// use factor3::Config;
///
/// #[derive(Debug, Config)]
/// struct App {
///     /// Port the web process binds.
///     port: u16,
///     workers: u8,
/// }
///
/// let error = App::from_vars([("PORT", "eighty")]).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\
/// factor3: 2 problems in the environment of App
///
/// PORT is not a whole number from 0 to 65535: it starts with a letter
///     meaning   Port the web process binds. (App.port)
///
/// WORKERS is not set
///     meaning   App.workers
///     expected  a whole number from 0 to 255
///
/// factor3: 2 problems, nothing was started"
/// );
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    schema: &'static Schema,
    problems: Vec<Problem>,
}

/// One thing that is wrong.
pub struct Problem {
    pub(crate) variable: Cow<'static, str>,
    pub(crate) field: Cow<'static, str>,
    pub(crate) reason: Reason,
    pub(crate) declared: Option<&'static Variable>,
    pub(crate) cue: Cue,
}

/// What more there is to say of a problem.
pub(crate) enum Cue {
    None,
    /// The name that is set, where this one is missing.
    NearMiss(String),
    /// The variable for whose sake this one is required: both belong to one optional struct.
    NeededBy(String),
    /// The variables of the struct, where a check over the whole of it failed.
    Members(String),
}

/// In which way it is wrong. [`code`](Self::code) is the stable interface; the payloads are opaque.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// The variable is not set.
    Missing,
    /// The variable is set, but empty, which counts as not set.
    Empty,
    /// The variable is not valid UTF-8.
    NotUnicode,
    /// The variable does not hold what is expected.
    Invalid(Detail),
    /// The variable reads, but a check of the app's refuses it.
    Rejected(Detail),
    /// The default in the code does not hold what is expected: a mistake in the code.
    Default(Detail),
}

/// More of a [`Reason`], for the report alone.
#[derive(Clone, Copy)]
pub struct Detail(pub(crate) ValueError);

/// A problem as the reader notes it: all texts are made later, if at all.
pub(crate) struct Fault {
    /// The place of the variable among all variables.
    pub(crate) slot: usize,
    pub(crate) reason: Reason,
    /// The place of the variable that is set, where that makes its optional struct required.
    pub(crate) group: Option<usize>,
    pub(crate) of_struct: Option<Box<OfStruct>>,
}

/// A check over a whole struct, whose last variable is before the fault's slot.
pub(crate) struct OfStruct {
    pub(crate) count: usize,
    /// Leads from the outermost struct to the field.
    pub(crate) path: String,
}

impl Error {
    /// Every problem, in the order of the struct's fields. Never empty.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// Writes the report on stderr and ends the process with [`EXIT_CODE`].
    ///
    /// A stderr that is closed or full does not change the exit code.
    pub fn exit(&self) -> ! {
        text::to_stderr(self);
        std::process::exit(i32::from(EXIT_CODE))
    }

    /// The name of the struct that was to be loaded.
    pub(crate) fn struct_name(&self) -> &'static str {
        self.0.schema.name
    }

    /// `met`: the names that are set, if a pass has met them already.
    #[cold]
    pub(crate) fn new(schema: &'static Schema, faults: &[Fault], env: &Env, met: Option<Met>) -> Self {
        let Met { names, strangers } = met.unwrap_or_else(|| Met::names_in(env, schema));
        let mut problems: Vec<Problem> = Vec::with_capacity(faults.len());
        for fault in faults {
            let problem = Problem::new(schema, names.slots(), fault);
            // Fields that share a variable share its problem.
            let shared = problem.declared.is_some_and(Variable::is_shared);
            if !shared || !problems.iter().any(|other| other.variable == problem.variable) {
                problems.push(problem);
            }
        }
        suggest(&mut problems, &strangers);
        Self(Box::new(Inner { schema, problems }))
    }
}

impl Problem {
    /// The variable's name with all prefixes; empty where a check over a whole struct failed.
    #[must_use]
    pub fn variable(&self) -> &str {
        &self.variable
    }

    /// The path of the field, or of the struct that a check refused: `AppConfig.smtp.host`.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// In which way it is wrong.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What is expected: `a whole number from 0 to 65535`.
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

    fn new(schema: &Schema, slots: &[Slot], fault: &Fault) -> Self {
        let mut problem = Self {
            variable: Cow::Borrowed(""),
            field: Cow::Borrowed(""),
            reason: fault.reason,
            declared: None,
            cue: Cue::None,
        };
        if let Some(of_struct) = &fault.of_struct {
            let mut members = String::new();
            for slot in slots.iter().take(fault.slot).skip(fault.slot.saturating_sub(of_struct.count)) {
                members.push_str(if members.is_empty() { "" } else { ", " });
                members.push_str(&slot.declared.name);
            }
            problem.field = Cow::Owned(concat(&[schema.name, &of_struct.path]));
            problem.cue = Cue::Members(members);
        } else if let Some(Slot { declared, .. }) = slots.get(fault.slot) {
            problem.variable = declared.name.clone();
            problem.field = declared.field.clone();
            problem.declared = Some(declared.variable);
        }
        if let (Some(first), true) = (fault.group.and_then(|first| slots.get(first)), problem.is_absent()) {
            problem.cue = Cue::NeededBy(String::from(&*first.declared.name));
        }
        problem
    }
}

impl Reason {
    /// A text was refused: in which way it is wrong.
    pub(crate) const fn refused(error: ValueError) -> Self {
        match error.fault {
            value::Fault::NotUnicode => Self::NotUnicode,
            value::Fault::Rejected(_) => Self::Rejected(Detail(error)),
            _ => Self::Invalid(Detail(error)),
        }
    }

    /// A word for it that does not change from release to release.
    ///
    /// `missing`, `empty`, `not_unicode`, `invalid`, `out_of_range`, `too_short`, `rejected`, `default`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::NotUnicode => "not_unicode",
            Self::Invalid(Detail(error)) => match error.fault {
                value::Fault::OutOfRange => "out_of_range",
                value::Fault::TooShort => "too_short",
                _ => "invalid",
            },
            Self::Rejected(_) => "rejected",
            Self::Default(_) => "default",
        }
    }
}

/// The report.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text::report(self))
    }
}

/// The report, the same text as [`Display`](fmt::Display).
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// No `source`: no error of another library is behind it.
impl std::error::Error for Error {}

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

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Finds near misses among the names that are set and not declared.
fn suggest(problems: &mut [Problem], strangers: &[OsString]) {
    let missing = |problem: &&Problem| matches!(problem.reason, Reason::Missing);
    let likeness = Likeness::of(problems.iter().filter(missing).map(Problem::variable));
    for name in strangers {
        // Nearly all names end here.
        if !likeness.may_hold(name.as_encoded_bytes()) {
            continue;
        }
        let Some(name) = name.to_str().filter(|name| is_offered(name)) else { continue };
        for problem in problems.iter_mut().filter(|problem| missing(&&**problem)) {
            let best = match &problem.cue {
                Cue::NearMiss(best) => Some(best.as_str()),
                _ => None,
            };
            if is_nearer(&problem.variable, name, best) {
                problem.cue = Cue::NearMiss(name.to_owned());
            }
        }
    }
}

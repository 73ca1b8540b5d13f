//! What is wrong with an environment.

mod problem;
mod reason;

use std::ffi::OsString;
use std::fmt;

pub(crate) use problem::Cue;
pub use problem::Problem;
pub use reason::{Detail, Reason};
pub(crate) use reason::{Fault, OfStruct};

use crate::EXIT_CODE;
use crate::ahead::Met;
use crate::diagnosis::{Likeness, is_nearer, is_offered};
use crate::env::Env;
use crate::reader::Notes;
use crate::report::{Origin, Report, json, terminal, text};
use crate::schema::{Schema, Variable};
use crate::secret_file;

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
    /// Of each variable, the layer that gives its value, from 1; 0 for none.
    layers: Vec<usize>,
    /// Of each layer, where its variables come from; of the process alone, nothing.
    origins: Vec<Origin>,
    notes: Option<Box<Notes>>,
}

impl Error {
    /// Every problem, in the order of the struct's fields. Never empty.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// Where each variable came from, and the warnings.
    ///
    /// Of [`Config::load`](crate::Config::load) it is as full as that of a load that goes well, but for the values that
    /// are wrong. The other calls keep less: [`from_env`](crate::Config::from_env) and
    /// [`from_vars`](crate::Config::from_vars) no values, and of the warnings those of old and unknown names alone.
    ///
    /// ```
    /// use factor3::{Config, Env};
    ///
    /// #[derive(Debug, Config)]
    /// struct App {
    ///     port: u16,
    ///     #[config(default = 4)]
    ///     workers: u8,
    /// }
    ///
    /// let error = App::load(&Env::from_vars([("PORT", "eighty")])).err().unwrap();
    /// assert_eq!(error.report().to_string(), "\
    /// PORT     environment
    /// WORKERS  default      4
    /// ");
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn report(&self) -> Report {
        let mut notes = self.0.notes.as_deref().cloned().unwrap_or_default();
        let mut origins = core::mem::take(&mut notes.origins);
        if origins.len() < self.0.schema.count {
            origins.clear();
            let mut layers = self.0.layers.iter();
            self.0.schema.each(&mut |declared| {
                let depth = layers.next().and_then(|layer| layer.checked_sub(1));
                origins.push(match depth {
                    Some(depth) => self.0.origins.get(depth).copied().unwrap_or(Origin::Environment),
                    None => Origin::of_absent(declared.variable),
                });
            });
        }
        Report::new(self.0.schema, &origins, notes)
    }

    /// The report as one line of JSON, for machines: `{"factor3":"error","struct":…,"problems":[…],"warnings":[…]}`,
    /// without a line break. Each problem has `variable`, `field`, `reason` (a [`Reason::code`]), `message`, and
    /// where there are some, `expected`, `meaning`, `path` (of a secret file) and `hint`.
    ///
    /// ```
    /// use factor3::Config;
    ///
    /// #[derive(Debug, Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let error = App::from_vars([("PORT", "eighty")]).unwrap_err();
    /// assert!(error.to_json().starts_with(
    ///     r#"{"factor3":"error","struct":"App","problems":[{"variable":"PORT","field":"App.port","reason":"invalid","#
    /// ));
    /// ```
    #[must_use]
    #[inline]
    pub fn to_json(&self) -> String {
        json::error(self)
    }

    /// Writes the report on stderr and ends the process with [`EXIT_CODE`].
    ///
    /// On a terminal it has colours, unless `NO_COLOR` is set or `TERM` is `dumb`; anywhere with `CLICOLOR_FORCE`.
    /// A stderr that is closed or full does not change the exit code.
    #[inline]
    pub fn exit(&self) -> ! {
        terminal::write_report(&text::report(self));
        std::process::exit(i32::from(EXIT_CODE))
    }

    /// Writes [`to_json`](Self::to_json) as a line on stderr and ends the process with [`EXIT_CODE`].
    #[inline]
    pub fn exit_json(&self) -> ! {
        terminal::write_line(self.to_json());
        std::process::exit(i32::from(EXIT_CODE))
    }

    /// Writes the report to a file that the platform shows of a container that ended: in Kubernetes the
    /// `terminationMessagePath`, `/dev/termination-log` unless the pod says otherwise (Kubernetes documentation,
    /// "Determine the Reason for Pod Failure"). At most 2,048 bytes, of the 4,096 that are kept.
    ///
    /// ```no_run
    /// use factor3::Config;
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let app = App::from_env().unwrap_or_else(|error| {
    ///     let _ = error.write_termination_message("/dev/termination-log");
    ///     error.exit()
    /// });
    /// # let _ = app.port;
    /// ```
    ///
    /// # Errors
    ///
    /// When the file cannot be written. It is not made where there is none, and a pipe that nobody reads is not
    /// waited for.
    #[inline]
    pub fn write_termination_message(&self, path: impl AsRef<std::path::Path>) -> std::io::Result<()> {
        use std::io::Write as _;
        let mut options = std::fs::OpenOptions::new();
        let mut file = secret_file::open(path.as_ref(), options.write(true).truncate(true))?;
        file.write_all(text::report(self).as_bytes())
    }

    /// The name of the struct that was to be loaded.
    pub(crate) fn struct_name(&self) -> &'static str {
        self.0.schema.name
    }

    #[cold]
    pub(crate) fn new(failed: Failed<'_>) -> Self {
        let Failed { schema, faults, env, met, mut notes } = failed;
        if let Some(unknown) = schema.unknown {
            unknown(schema, met, &mut notes.get_or_insert_default().warned);
        }
        let slots = met.names.slots();
        let mut problems = env.problems(slots);
        problems.reserve(faults.len());
        for fault in faults {
            let slot = fault.slot;
            let mut problem = Problem::new(schema, slots, fault);
            if let (Reason::NotUnicode | Reason::Invalid(_) | Reason::Rejected(_), Some(_), Some(notes)) =
                (problem.reason, problem.declared, &notes)
            {
                problem.source = notes.source(slot, &problem.variable).into();
            }
            // Fields that share a variable share its problem, and what a broken line sets is not missing.
            let may_be_told = env.is_broken() || problem.declared.is_some_and(Variable::is_shared);
            if !may_be_told || !problems.iter().any(|other| other.tells(&problem)) {
                problems.push(problem);
            }
        }
        suggest(&mut problems, &met.strangers);
        let layers = core::mem::take(&mut met.layers);
        Self(Box::new(Inner { schema, problems, layers, origins: env.origins(), notes }))
    }
}

/// What a load leaves that failed.
pub(crate) struct Failed<'r> {
    pub(crate) schema: &'static Schema,
    pub(crate) faults: Vec<Fault>,
    pub(crate) env: &'r Env,
    /// The names that are set.
    pub(crate) met: &'r mut Met,
    pub(crate) notes: Option<Box<Notes>>,
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
            let best = match problem.cue.as_deref() {
                Some(Cue::NearMiss(best)) => Some(best.as_str()),
                _ => None,
            };
            if is_nearer(&problem.variable, name, best) {
                problem.cue = Some(Box::new(Cue::NearMiss(name.to_owned())));
            }
        }
    }
}

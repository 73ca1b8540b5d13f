//! Where variables come from.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::sync::Arc;

use crate::error::Problem;
use crate::names::Slot;
use crate::report::Origin;

/// Where variables come from: the process, pairs, or layers of both.
///
/// Making one never fails, and reads nothing but the file of a `.env` layer.
///
/// ```
/// use factor3::{Config, Env};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     workers: u8,
/// }
///
/// // The first layer that has a variable wins; an empty one counts as absent.
/// let env = Env::from_vars([("PORT", "8080"), ("WORKERS", "")])
///     .or(Env::from_vars([("PORT", "3000"), ("WORKERS", "4")]));
/// let app = App::load(&env)?.config;
/// assert_eq!((app.port, app.workers), (8080, 4));
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone)]
pub struct Env {
    /// None stands for the process alone, so that the usual case owns nothing.
    layers: Vec<Arc<dyn Layer>>,
}

/// Takes the depth of a layer, a name that is set in it, and the value.
pub(crate) type Visit<'v> = dyn FnMut(usize, OsString, OsString) + 'v;

/// One source of variables. An object, so that a program links the sources that it makes.
pub(crate) trait Layer: Send + Sync {
    fn find(&self, name: &str) -> Option<OsString>;
    fn each(&self, depth: usize, visit: &mut Visit<'_>);
    /// Whether that many variables are better read in one pass than one by one.
    fn prefers_pass(&self, variables: usize) -> bool;
    /// What `Debug` shows of it, which is no name and no value.
    fn describe(&self) -> &'static str;

    /// What a variable of it comes from.
    fn origin(&self, depth: usize) -> Origin {
        match depth {
            0 => Origin::Environment,
            _ => Origin::Layer(depth + 1),
        }
    }

    /// Whether some of it cannot be read.
    fn is_broken(&self) -> bool {
        false
    }

    /// What cannot be read, for a schema with these variables.
    fn problems(&self, slots: &[Slot]) -> Vec<Problem> {
        let _ = slots;
        Vec::new()
    }
}

/// The value of a variable, and the place of its layer.
pub(crate) struct Value {
    pub(crate) text: OsString,
    pub(crate) depth: usize,
}

struct Process;

struct Pairs(Vec<(OsString, OsString)>);

/// Past this many variables one pass over the whole process environment costs less than a look-up for each:
/// a look-up goes through the environment until it finds its name, a pass copies every entry
/// (with glibc; the columns N=50 and N=200 of `benches/RESULTS.md` lie on both sides).
const LOOKUPS: usize = 100;

impl Env {
    /// The environment of this process, as it is when it is read.
    #[must_use]
    pub const fn process() -> Self {
        Self { layers: Vec::new() }
    }

    /// Pairs of name and value; of two with one name the first wins.
    ///
    /// For tests, and for whatever can list variables: no process environment is touched.
    pub fn from_vars<I, K, V>(vars: I) -> Self
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<OsString>,
        V: Into<OsString>,
    {
        let pairs = vars.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self::of(Pairs(pairs))
    }

    /// The same with `other` behind it: what is absent or empty here is looked for there.
    #[must_use]
    pub fn or(mut self, mut other: Self) -> Self {
        self.spell_out();
        other.spell_out();
        self.layers.append(&mut other.layers);
        self
    }

    /// No layer stands for the process.
    fn spell_out(&mut self) {
        if self.layers.is_empty() {
            self.layers.push(Arc::new(Process));
        }
    }

    /// Whether the variables of a schema are better read in one pass than one by one.
    pub(crate) fn prefers_pass(&self, variables: usize) -> bool {
        if self.layers.is_empty() {
            return Process.prefers_pass(variables);
        }
        self.layers.iter().any(|layer| layer.prefers_pass(variables))
    }

    /// Looks one variable up. `Some` of an empty value, where empty is no value, says that it is set but empty.
    #[inline]
    pub(crate) fn find(&self, name: &str, allow_empty: bool) -> Option<Value> {
        if self.layers.is_empty() {
            return Process.find(name).map(|text| Value { text, depth: 0 });
        }
        self.find_in_layers(name, allow_empty)
    }

    #[inline(never)]
    fn find_in_layers(&self, name: &str, allow_empty: bool) -> Option<Value> {
        let mut found = None;
        for (depth, layer) in self.layers.iter().enumerate() {
            match layer.find(name) {
                Some(text) if allow_empty || !text.is_empty() => return Some(Value { text, depth }),
                Some(text) => found = Some(Value { text, depth }),
                None => {}
            }
        }
        found
    }

    /// What a variable that was found at this depth comes from.
    pub(crate) fn origin(&self, depth: usize) -> Origin {
        self.layers.get(depth).map_or(Origin::Environment, |layer| layer.origin(depth))
    }

    /// The same of every layer; nothing of the process alone.
    pub(crate) fn origins(&self) -> Vec<Origin> {
        (0..self.layers.len()).map(|depth| self.origin(depth)).collect()
    }

    #[inline]
    pub(crate) fn is_broken(&self) -> bool {
        self.layers.iter().any(|layer| layer.is_broken())
    }

    /// What of all layers cannot be read.
    pub(crate) fn problems(&self, slots: &[Slot]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for layer in &self.layers {
            problems.append(&mut layer.problems(slots));
        }
        problems
    }

    /// A layer of its own.
    pub(crate) fn of(layer: impl Layer + 'static) -> Self {
        Self { layers: vec![Arc::new(layer)] }
    }

    /// Goes through every variable of every layer, the first layer first. The values are not looked at here.
    pub(crate) fn each(&self, visit: &mut Visit<'_>) {
        if self.layers.is_empty() {
            return Process.each(0, visit);
        }
        for (depth, layer) in self.layers.iter().enumerate() {
            layer.each(depth, visit);
        }
    }
}

impl Layer for Process {
    fn find(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }

    fn each(&self, depth: usize, visit: &mut Visit<'_>) {
        for (name, value) in std::env::vars_os() {
            visit(depth, name, value);
        }
    }

    fn prefers_pass(&self, variables: usize) -> bool {
        variables > LOOKUPS
    }

    fn describe(&self) -> &'static str {
        "process"
    }
}

impl Layer for Pairs {
    fn find(&self, name: &str) -> Option<OsString> {
        let (_, value) = self.0.iter().find(|(key, _)| same_name(key, name))?;
        Some(value.clone())
    }

    fn each(&self, depth: usize, visit: &mut Visit<'_>) {
        for (name, value) in &self.0 {
            visit(depth, name.clone(), value.clone());
        }
    }

    fn prefers_pass(&self, variables: usize) -> bool {
        self.0.len().saturating_mul(variables) > 1024
    }

    fn describe(&self) -> &'static str {
        "pairs"
    }
}

/// Shows of what it is made, and no name or value.
impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let layers = self.layers.iter().map(|layer| layer.describe());
        f.debug_list()
            .entries(if self.layers.is_empty() { Some(Process.describe()) } else { None })
            .entries(layers)
            .finish()
    }
}

/// Whether the operating system takes both for the same name: Windows ignores case.
pub(crate) fn same_name(key: &OsStr, name: &str) -> bool {
    if cfg!(windows) { key.eq_ignore_ascii_case(name) } else { key == name }
}

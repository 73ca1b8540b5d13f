//! The layers that variables come from.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::sync::Arc;

use secrecy::zeroize::Zeroizing;

use super::dotenv_fault::DotenvFault;

/// The source of variables: the environment of the process, pairs, a `.env` file, or layers of these.
///
/// Making an `Env` never fails. It reads nothing except the file of a `.env` layer.
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
    /// The layers, the first with precedence. No layer means the process alone, so that the usual case allocates
    /// nothing.
    layers: Vec<Arc<dyn Layer>>,
}

/// A function that takes the depth of a layer, a name that the layer sets, and the value.
pub(crate) type Visit<'v> = dyn FnMut(usize, OsString, OsString) + 'v;

/// One source of variables. It is a trait object, so that a program links only the sources that it makes.
pub(crate) trait Layer: Send + Sync {
    fn find(&self, name: &str) -> Option<OsString>;
    fn each(&self, depth: usize, visit: &mut Visit<'_>);
    /// Whether it costs less to read that many variables in one pass than one by one.
    fn prefers_pass(&self, variables: usize) -> bool;
    /// The kind of the layer, for origins and for `Debug`.
    fn kind(&self) -> LayerKind;

    /// The parts of the layer that cannot be read.
    fn broken(&self) -> &[Broken] {
        &[]
    }
}

/// The kind of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LayerKind {
    Process,
    Pairs,
    #[cfg_attr(
        not(feature = "dotenv"),
        expect(dead_code, reason = "only a `.env` file makes this layer; the report names all of them")
    )]
    Dotenv,
}

impl LayerKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Pairs => "pairs",
            Self::Dotenv => "dotenv",
        }
    }
}

/// A line of a `.env` file, or a whole file, that cannot be read.
pub(crate) struct Broken {
    /// The file, as the application names it.
    pub(crate) file: Arc<str>,
    /// From 1; none for the whole file.
    pub(crate) line: Option<usize>,
    /// What may be the name of a variable. It may also be a part of a secret.
    pub(crate) key: Option<Zeroizing<String>>,
    pub(crate) fault: DotenvFault,
}

/// The value of a variable, and the depth of its layer.
pub(crate) struct Value {
    pub(crate) text: OsString,
    pub(crate) depth: usize,
}

struct Process;

struct Pairs(Vec<(OsString, OsString)>);

/// Above this number of variables, one pass over the process environment costs less than a look-up for each variable.
///
/// A look-up goes through the environment until it finds its name. A pass copies every entry. (This was measured with
/// glibc: see the columns N=50 and N=200 of `benches/RESULTS.md`, which are on both sides of the limit.)
const LOOKUPS: usize = 100;

impl Env {
    /// The environment of this process, as it is at the time of reading.
    #[must_use]
    pub const fn process() -> Self {
        Self { layers: Vec::new() }
    }

    /// Pairs of names and values. If several pairs have the same name, the first one counts.
    ///
    /// Use it in tests, and for any other source that can list its variables. It does not touch the process
    /// environment.
    pub fn from_vars<I, K, V>(vars: I) -> Self
    where
        I: IntoIterator<Item = (K, V)>,
        K: Into<OsString>,
        V: Into<OsString>,
    {
        let pairs = vars.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self::of(Pairs(pairs))
    }

    /// Adds `other` as a fallback, for variables that are absent in this source, or empty without `allow_empty`.
    #[must_use]
    pub fn or(mut self, mut other: Self) -> Self {
        self.make_process_layer();
        other.make_process_layer();
        self.layers.append(&mut other.layers);
        self
    }

    /// Replaces an empty list of layers, which means the process, with a layer for the process.
    fn make_process_layer(&mut self) {
        if self.layers.is_empty() {
            self.layers.push(Arc::new(Process));
        }
    }

    /// Whether it costs less to read that many variables in one pass than one by one.
    pub(crate) fn prefers_pass(&self, variables: usize) -> bool {
        if self.layers.is_empty() {
            return Process.prefers_pass(variables);
        }
        self.layers.iter().any(|layer| layer.prefers_pass(variables))
    }

    /// Looks up one variable. If it is set but empty, the result is `Some` with an empty value, even without
    /// `allow_empty`.
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

    /// The kind of the layer at this depth.
    pub(crate) fn layer_kind(&self, depth: usize) -> LayerKind {
        self.layers.get(depth).map_or(LayerKind::Process, |layer| layer.kind())
    }

    /// How many layers there are. It is 0 for the process alone.
    pub(crate) fn layer_count(&self) -> usize {
        self.layers.len()
    }

    /// What of the layer at this depth cannot be read.
    pub(crate) fn layer_broken(&self, depth: usize) -> &[Broken] {
        self.layers.get(depth).map_or(&[], |layer| layer.broken())
    }

    pub(crate) fn is_broken(&self) -> bool {
        self.layers.iter().any(|layer| !layer.broken().is_empty())
    }

    /// The parts of all layers that cannot be read.
    pub(crate) fn broken(&self) -> impl Iterator<Item = &Broken> {
        self.layers.iter().flat_map(|layer| layer.broken())
    }

    /// An environment with one layer.
    pub(crate) fn of(layer: impl Layer + 'static) -> Self {
        Self { layers: vec![Arc::new(layer)] }
    }

    /// Visits every variable of every layer, the first layer first. It does not look at the values.
    pub(crate) fn each(&self, visit: &mut Visit<'_>) {
        if self.layers.is_empty() {
            return Process.each(0, visit);
        }
        for (depth, layer) in self.layers.iter().enumerate() {
            layer.each(depth, visit);
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "this is the place that reads the environment")]
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

    fn kind(&self) -> LayerKind {
        LayerKind::Process
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

    fn kind(&self) -> LayerKind {
        LayerKind::Pairs
    }
}

/// Shows the kinds of the layers, and no names or values.
impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.layers.len().max(1);
        f.debug_list().entries((0..count).map(|depth| self.layer_kind(depth).word())).finish()
    }
}

/// Whether both names are equal for the operating system. Windows ignores case.
pub(crate) fn same_name(key: &OsStr, name: &str) -> bool {
    if cfg!(windows) { key.eq_ignore_ascii_case(name) } else { key == name }
}

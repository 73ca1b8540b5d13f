//! Where variables come from.

use std::ffi::{OsStr, OsString};
use std::fmt;

/// Where variables come from: the process, pairs, or layers of both.
///
/// Making one reads nothing and never fails.
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
    layers: Vec<Layer>,
}

#[derive(Clone)]
enum Layer {
    Process,
    Pairs(Vec<(OsString, OsString)>),
}

/// Past this many variables one pass over the whole process environment costs less than a look-up for each:
/// a look-up goes through the environment until it finds its name, a pass copies every entry
/// (measured with glibc, `benches/`).
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
        Self { layers: vec![Layer::Pairs(pairs)] }
    }

    /// The same with `other` behind it: what is absent or empty here is looked for there.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        if self.layers.is_empty() {
            self.layers.push(Layer::Process);
        }
        self.layers.extend_from_slice(other.layers());
        self
    }

    /// Whether the variables of a schema are better read in one pass than one by one.
    pub(crate) fn prefers_pass(&self, variables: usize) -> bool {
        self.layers().iter().any(|layer| match layer {
            Layer::Process => variables > LOOKUPS,
            Layer::Pairs(pairs) => pairs.len().saturating_mul(variables) > 1024,
        })
    }

    /// Looks one variable up. `Some` of an empty value, where empty is no value, says that it is set but empty.
    pub(crate) fn find(&self, name: &str, allow_empty: bool) -> Option<OsString> {
        if self.layers.is_empty() {
            return std::env::var_os(name);
        }
        let mut found = None;
        for layer in &self.layers {
            match layer.find(name) {
                Some(value) if allow_empty || !value.is_empty() => return Some(value),
                Some(empty) => found = Some(empty),
                None => {}
            }
        }
        found
    }

    /// Goes through every variable of every layer, the first layer first. The values are not looked at here.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(usize, OsString, OsString)) {
        for (depth, layer) in self.layers().iter().enumerate() {
            match layer {
                Layer::Process => std::env::vars_os().for_each(|(name, value)| visit(depth, name, value)),
                Layer::Pairs(pairs) => {
                    pairs.iter().for_each(|(name, value)| visit(depth, name.clone(), value.clone()));
                }
            }
        }
    }

    fn layers(&self) -> &[Layer] {
        if self.layers.is_empty() { &[Layer::Process] } else { &self.layers }
    }
}

impl Layer {
    fn find(&self, name: &str) -> Option<OsString> {
        match self {
            Self::Process => std::env::var_os(name),
            Self::Pairs(pairs) => {
                pairs.iter().find(|(key, _)| same_name(key, name)).map(|(_, value)| value.clone())
            }
        }
    }
}

/// Shows of what it is made, and no name or value.
impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.layers()).finish()
    }
}

impl fmt::Debug for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process => f.write_str("Process"),
            Self::Pairs(pairs) => write!(f, "Pairs({})", pairs.len()),
        }
    }
}

/// Whether the operating system takes both for the same name: Windows ignores case.
fn same_name(key: &OsStr, name: &str) -> bool {
    if cfg!(windows) { key.eq_ignore_ascii_case(name) } else { key == name }
}

use super::summary::{Notes, Summary};
use super::{Origin, Problem};
use crate::schema::Schema;

/// Everything that is wrong with an environment, in the order of the struct's fields.
///
/// `Display` is the report. `Debug` is the same text, so that `fn main() -> Result<(), factor3::Error>` and `unwrap`
/// show the report too. The report contains no part of any value, and no error of another library.
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
pub struct Error(pub(crate) Box<Contents>);

/// The contents of an error. They are boxed, so that a `Result` with an error stays small.
pub(crate) struct Contents {
    pub(crate) schema: &'static Schema,
    pub(crate) problems: Vec<Problem>,
    /// For each variable, the layer that gives its value, counted from 1. It is 0 if no layer does.
    pub(crate) layers: Vec<usize>,
    /// For each layer, the origin of its variables. It is empty for the process alone.
    pub(crate) origins: Vec<Origin>,
    pub(crate) notes: Option<Box<Notes>>,
}

impl Error {
    /// Every problem, in the order of the struct's fields. There is at least one.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// Where each variable came from, and the warnings.
    ///
    /// After [`Config::load`](crate::Config::load) it has everything that a successful load has, except the invalid
    /// values. [`from_env`](crate::Config::from_env) and [`from_vars`](crate::Config::from_vars) keep no values, and
    /// only the warnings about old and unknown names.
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
    /// assert_eq!(error.summary().to_string(), "\
    /// PORT     environment
    /// WORKERS  default      4
    /// ");
    /// ```
    #[must_use]
    pub fn summary(&self) -> Summary {
        let contents = &*self.0;
        let none = Notes::default();
        let notes = contents.notes.as_deref().unwrap_or(&none);
        if notes.origins.len() >= contents.schema.count {
            return Summary::new(contents.schema, &notes.origins, notes);
        }
        let mut origins = Vec::new();
        contents.schema.each(&mut |variable| {
            let layer = contents.layers.get(origins.len()).copied().unwrap_or(0);
            origins.push(match layer.checked_sub(1) {
                Some(depth) => contents.origins.get(depth).copied().unwrap_or(Origin::Environment),
                None => Origin::of_absent(variable.declaration),
            });
        });
        Summary::new(contents.schema, &origins, notes)
    }
}

impl<'e> IntoIterator for &'e Error {
    type Item = &'e Problem;
    type IntoIter = core::slice::Iter<'e, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.problems().iter()
    }
}

/// An error has no `source`, because its cause is never an error of another library.
impl std::error::Error for Error {}

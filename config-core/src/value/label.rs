use core::fmt;
use core::str::FromStr;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::whitespace::{self, Unseen};
use crate::kind::Kind;
use crate::strings::is_control;

/// The name of a deploy, such as `staging-2`, for logs and metrics alone.
///
/// A label prints (`Display`, `Debug`) and serialises. It cannot be compared and gives no `&str`, and no group of fields may
/// name it. So the application does not come to depend on the name: each setting that differs between deploys has a
/// variable of its own.
///
/// The text has no control characters, and no blanks at its ends.
///
/// ```
/// use factor3::{Config, Label};
///
/// #[derive(Debug, Config)]
/// struct App {
///     /// Name of the deploy in error reports.
///     #[config(default = "local")]
///     sentry_environment: Label,
/// }
///
/// let app = App::from_vars([("SENTRY_ENVIRONMENT", "staging-2")])?;
/// assert_eq!(format!("deploy={}", app.sentry_environment), "deploy=staging-2");
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// ```compile_fail
/// # let label: factor3::Label = "production".parse().unwrap();
/// if label == "production" {} // a label cannot be compared
/// ```
#[derive(Clone)]
pub struct Label(Box<str>);

impl FromEnvStr for Label {
    const KIND: Kind = Kind::Label;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        let is_around = |end: Option<char>| end.is_some_and(|c| whitespace::unseen(c) != Unseen::No);
        if is_around(text.chars().next()) || is_around(text.chars().next_back()) {
            return Err(whitespace::refused(text, None));
        }
        if text.chars().any(is_control) {
            return Err(Mismatch::ControlCharacter.into());
        }
        Ok(Self(text.into()))
    }
}

impl FromStr for Label {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_env_str(text)
    }
}

/// Writes the text.
impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

/// Writes the text in quotes.
impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

use crate::schema::Declaration;
use crate::source::LayerKind;

/// Where a variable's value came from.
///
/// ```
/// use factor3::{Config, Env, Origin};
///
/// #[derive(Config)]
/// struct App {
///     port: u16,
///     workers: u8,
///     #[config(default = "info")]
///     log_level: String,
///     region: Option<String>,
/// }
///
/// let env = Env::from_vars([("PORT", "80")]).or(Env::from_vars([("WORKERS", "4")]));
/// let summary = App::load(&env)?.summary;
/// let origins: Vec<Origin> = summary.origins().map(|(_, origin)| origin).collect();
/// assert_eq!(origins, [Origin::Environment, Origin::Layer(2), Origin::Default, Origin::Absent]);
/// assert_eq!((origins[1].code(), summary.value("WORKERS")), ("layer", Some("4")));
/// # Ok::<(), factor3::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The variable is not set and has no default.
    Absent,
    /// The default in the code.
    Default,
    /// A variable of the process environment, or of pairs that are the first layer.
    Environment,
    /// Another layer of the [`Env`](crate::Env), counted from 1.
    Layer(usize),
    /// A `.env` file.
    Dotenv,
    /// The file that `NAME_FILE` names.
    File,
    /// A file of `$CREDENTIALS_DIRECTORY`.
    Credential,
    /// An old name of the variable.
    OldName,
    /// Another variable, which the field names as its `fallback`.
    Fallback,
}

impl Origin {
    /// The code of the origin. It does not change between releases.
    ///
    /// The codes are `absent`, `default`, `environment`, `layer`, `dotenv`, `file`, `credential`, `old_name` and
    /// `fallback`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Default => "default",
            Self::Environment => "environment",
            Self::Layer(_) => "layer",
            Self::Dotenv => "dotenv",
            Self::File => "file",
            Self::Credential => "credential",
            Self::OldName => "old_name",
            Self::Fallback => "fallback",
        }
    }

    /// The origin of the variables of a layer. The first layer has the depth 0.
    pub(crate) const fn of_layer(kind: LayerKind, depth: usize) -> Self {
        match (kind, depth) {
            (LayerKind::Dotenv, _) => Self::Dotenv,
            (_, 0) => Self::Environment,
            _ => Self::Layer(depth + 1),
        }
    }

    /// The origin of a variable that is not set.
    pub(crate) const fn of_absent(declaration: &Declaration) -> Self {
        if declaration.default.is_some() || declaration.has_computed_default() {
            Self::Default
        } else {
            Self::Absent
        }
    }

    pub(crate) const fn is_file(self) -> bool {
        matches!(self, Self::File | Self::Credential)
    }

    pub(crate) const fn is_set(self) -> bool {
        !matches!(self, Self::Absent | Self::Default)
    }
}

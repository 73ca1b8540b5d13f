use std::fmt;

use super::Cue;
use crate::value::{self, ValueError};

/// In which way it is wrong. [`code`](Self::code) is the stable interface; the payloads are opaque.
///
/// | code | the variable, or the group |
/// |---|---|
/// | `missing` | is not set |
/// | `empty` | is set, but empty, which counts as not set |
/// | `not_unicode` | is not valid UTF-8 |
/// | `invalid` | does not hold what is expected |
/// | `out_of_range` | lies outside of the field's `range` |
/// | `too_short` | is shorter than the field's `min_len` |
/// | `rejected` | reads, but a check of the app's refuses it |
/// | `default` | has a default in the code that does not read |
/// | `conflict` | comes from two of `NAME`, `NAME_FILE` and the credential `NAME` |
/// | `secret_file` | names a file that does not give a secret |
/// | `old_name` | and an old name of it hold different values |
/// | `one_of` | needs exactly one member that is set |
/// | `all_or_none` | needs all members set, or none |
/// | `requires` | is set, and requires others that are not |
/// | `conflicts` | is set, and excludes others that are set |
/// | `required_if` | is not set, and another one requires it |
/// | `dotenv` | stands in a line of a file that cannot be read |
///
/// ```
/// use factor3::{Config, SecretString};
///
/// #[derive(Debug, Config)]
/// struct App {
///     #[config(range = 1..=64)]
///     workers: u8,
///     #[config(min_len = 8)]
///     key: SecretString,
///     port: u16,
/// }
///
/// let error = App::from_vars([("WORKERS", "65"), ("KEY", "short"), ("PORT", "")]).unwrap_err();
/// let codes: Vec<&str> = error.problems().iter().map(|problem| problem.reason().code()).collect();
/// assert_eq!(codes, ["out_of_range", "too_short", "empty"]);
/// ```
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
    /// Two of `NAME`, `NAME_FILE` and the credential `NAME` are there.
    Conflict,
    /// The file that holds the secret cannot be read, or holds none.
    SecretFile,
    /// The variable and an old name of it hold different values.
    OldName,
    /// Not exactly one of a group is set.
    OneOf,
    /// Some of a group are set, others are not.
    AllOrNone,
    /// The first of a group is set, and another is not.
    Requires,
    /// The first of a group is set, and so is another.
    Conflicts,
    /// The first of a group is not set, though the second asks for it.
    RequiredIf,
    /// A line of a `.env` file, or the file, cannot be read.
    Dotenv,
}

/// More of a [`Reason`], for the report alone.
#[derive(Clone, Copy)]
pub struct Detail(pub(crate) ValueError);

/// A problem as the reader notes it: most texts are made later, if at all.
pub(crate) struct Fault {
    /// The place of the variable among all variables.
    pub(crate) slot: usize,
    pub(crate) reason: Reason,
    /// The place of the variable that is set, where that makes its optional struct required.
    pub(crate) group: Option<usize>,
    pub(crate) cue: Option<Box<Cue>>,
    pub(crate) of_struct: Option<Box<OfStruct>>,
}

/// It is of a struct, the last of whose `count` variables is before the fault's slot.
pub(crate) struct OfStruct {
    pub(crate) count: usize,
    /// Leads from the outermost struct to the field.
    pub(crate) path: String,
    /// The first member of a group.
    pub(crate) member: String,
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

    /// A word for it that does not change from release to release: see the table above.
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
            Self::Conflict => "conflict",
            Self::SecretFile => "secret_file",
            Self::OldName => "old_name",
            Self::OneOf => "one_of",
            Self::AllOrNone => "all_or_none",
            Self::Requires => "requires",
            Self::Conflicts => "conflicts",
            Self::RequiredIf => "required_if",
            Self::Dotenv => "dotenv",
        }
    }
}

impl fmt::Debug for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

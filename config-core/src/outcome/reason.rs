/// The kind of a problem.
///
/// The stable interface is [`code`](Self::code). Each variant has its own code.
///
/// | code | the variable, or the group |
/// |---|---|
/// | `missing` | is not set |
/// | `empty` | is set, but empty, which counts as not set |
/// | `not_unicode` | is not valid UTF-8 |
/// | `invalid` | is not what is expected |
/// | `out_of_range` | is outside the field's `range` |
/// | `too_short` | is shorter than the field's `min_len` |
/// | `rejected` | is valid, but was rejected by the application's validation |
/// | `default` | has a default in the code that is not valid |
/// | `bound` | has a bound in the code (`range`) that is not valid |
/// | `conflict` | is set by two of `NAME`, `NAME_FILE` and the credential `NAME`, or holds another user name or password than the variable for it |
/// | `secret_file` | comes from a file from which no secret can be read |
/// | `old_name` | and one of its old names hold different values |
/// | `one_of` | does not have exactly one member that is set |
/// | `any_of` | has no member that is set |
/// | `all_or_none` | has members that are set and members that are not |
/// | `requires` | is set, and requires others that are not set |
/// | `conflicts` | is set, and excludes others that are set |
/// | `required_if` | is not set, and another variable requires it |
/// | `dotenv` | is set by a line of a `.env` file that cannot be read, or the file cannot be read |
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
/// let problems = error.problems().iter();
/// let codes: Vec<&str> = problems.map(|problem| problem.reason().code()).collect();
/// assert_eq!(codes, ["out_of_range", "too_short", "empty"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The variable is not set.
    Missing,
    /// The variable is set, but empty, which counts as not set.
    Empty,
    /// The variable is not valid UTF-8.
    NotUnicode,
    /// The value is not what is expected.
    Invalid,
    /// The value is outside the field's `range`.
    OutOfRange,
    /// The value is shorter than the field's `min_len`.
    TooShort,
    /// The value is valid, but the application's validation rejected it.
    Rejected,
    /// The default in the code is not valid: a mistake in the code.
    Default,
    /// A bound of the field's `range` is not valid: a mistake in the code.
    Bound,
    /// The variable is set by two of `NAME`, `NAME_FILE` and the credential `NAME`, or the URL holds another user name or
    /// password than the variable for it.
    Conflict,
    /// The file of the secret cannot be read, or contains no secret.
    SecretFile,
    /// The variable and one of its old names hold different values.
    OldName,
    /// No member of a group is set, or several are.
    OneOf,
    /// No member of a group is set, and at least one has to be.
    AnyOf,
    /// Some members of a group are set, and others are not.
    AllOrNone,
    /// The first member of a group is set, and another member is not.
    Requires,
    /// The first member of a group is set, and so is another member.
    Conflicts,
    /// The first member of a group is not set, although the second member requires it.
    RequiredIf,
    /// A line of a `.env` file, or the whole file, cannot be read.
    Dotenv,
}

impl Reason {
    /// Every reason, in the order of the table above. Use it for alerts on codes.
    pub const ALL: &'static [Self] = &[
        Self::Missing,
        Self::Empty,
        Self::NotUnicode,
        Self::Invalid,
        Self::OutOfRange,
        Self::TooShort,
        Self::Rejected,
        Self::Default,
        Self::Bound,
        Self::Conflict,
        Self::SecretFile,
        Self::OldName,
        Self::OneOf,
        Self::AnyOf,
        Self::AllOrNone,
        Self::Requires,
        Self::Conflicts,
        Self::RequiredIf,
        Self::Dotenv,
    ];

    /// The code of the reason, as in the table above. It does not change between releases.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::NotUnicode => "not_unicode",
            Self::Invalid => "invalid",
            Self::OutOfRange => "out_of_range",
            Self::TooShort => "too_short",
            Self::Rejected => "rejected",
            Self::Default => "default",
            Self::Bound => "bound",
            Self::Conflict => "conflict",
            Self::SecretFile => "secret_file",
            Self::OldName => "old_name",
            Self::OneOf => "one_of",
            Self::AnyOf => "any_of",
            Self::AllOrNone => "all_or_none",
            Self::Requires => "requires",
            Self::Conflicts => "conflicts",
            Self::RequiredIf => "required_if",
            Self::Dotenv => "dotenv",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_listed_and_has_its_own_code() {
        for (place, reason) in Reason::ALL.iter().enumerate() {
            assert_eq!(*reason as usize, place);
            assert!(Reason::ALL.iter().all(|other| other == reason || other.code() != reason.code()));
        }
        // This is the last variant, so a new variant has to be listed.
        assert_eq!(Reason::ALL.last(), Some(&Reason::Dotenv));
    }
}

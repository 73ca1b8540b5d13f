use core::fmt;

use super::Scheme;

/// What a schema knows about a backing service.
///
/// ```
/// use factor3::resource::Postgres;
/// use factor3::{FromEnvStr, Kind};
///
/// let Kind::Resource(postgres) = Postgres::KIND else { panic!("a service") };
/// assert_eq!(postgres.name, "Postgres");
/// assert_eq!(postgres.example, "postgres://user:password@localhost:5432/database");
/// assert!(Postgres::KIND.is_sensitive() && !Postgres::KIND.is_secret());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResourceKind {
    /// The service's name, such as `Postgres`.
    pub name: &'static str,
    /// An example URL, without a real credential.
    pub example: &'static str,
    /// The noun for a value, with an article. If it is empty, the noun is "a NAME URL".
    pub(crate) noun: &'static str,
    /// The schemes of a URL, in any case. Unknown if there is neither a scheme nor another form.
    #[cfg(feature = "contract")]
    pub(crate) schemes: &'static [Scheme],
    /// A regular expression for values that are not URLs of these schemes.
    #[cfg(feature = "contract")]
    pub(crate) other_form: &'static str,
}

impl ResourceKind {
    /// Makes the kind of the service `name` with an example URL.
    #[must_use]
    pub const fn new(name: &'static str, example: &'static str) -> Self {
        Self {
            name,
            example,
            noun: "",
            #[cfg(feature = "contract")]
            schemes: &[],
            #[cfg(feature = "contract")]
            other_form: "",
        }
    }

    /// Sets the noun for a value, with an article: `a Sentry DSN`.
    #[must_use]
    pub const fn called(self, noun: &'static str) -> Self {
        Self { noun, ..self }
    }

    /// Writes the noun for a value.
    pub(crate) fn write_noun(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let begins_with_vowel = matches!(self.name.as_bytes(), [b'A' | b'E' | b'I' | b'O', ..]);
        match self.noun {
            "" if begins_with_vowel => write!(out, "an {} URL", self.name),
            "" => write!(out, "a {} URL", self.name),
            noun => out.write_str(noun),
        }
    }

    /// Sets the form of a value: a URL of these schemes, or a match of this regular expression.
    #[cfg_attr(
        not(feature = "contract"),
        expect(unused_variables, reason = "without the contract, the kind has no fields for them")
    )]
    pub(crate) const fn written(self, schemes: &'static [Scheme], other_form: &'static str) -> Self {
        Self {
            #[cfg(feature = "contract")]
            schemes,
            #[cfg(feature = "contract")]
            other_form,
            ..self
        }
    }
}

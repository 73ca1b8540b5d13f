use crate::resource::Scheme;

/// What a schema knows of a backing service.
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
    /// The service's name, `Postgres`.
    pub name: &'static str,
    /// A URL to show, without a real credential.
    pub example: &'static str,
    /// What a URL begins with, in any case. Without one, and without another form, it is not known.
    #[cfg(feature = "contract")]
    pub(crate) schemes: &'static [Scheme],
    /// A regular expression of what is taken beside.
    #[cfg(feature = "contract")]
    pub(crate) other_form: &'static str,
}

impl ResourceKind {
    /// The kind of the service `name`, shown as `example`.
    #[must_use]
    #[inline]
    pub const fn new(name: &'static str, example: &'static str) -> Self {
        Self {
            name,
            example,
            #[cfg(feature = "contract")]
            schemes: &[],
            #[cfg(feature = "contract")]
            other_form: "",
        }
    }

    /// The same with what a text of it is: a URL of these schemes, or what that regular expression matches.
    #[inline]
    #[cfg_attr(not(feature = "contract"), allow(unused_variables, reason = "the contract alone tells"))]
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

impl ResourceKind {
    /// A name that begins with a vowel's sound, where it is said letter by letter.
    pub(super) fn article(&self) -> &'static str {
        let vowel = matches!(self.name.as_bytes(), [b'A' | b'E' | b'I' | b'O', ..]);
        if vowel || matches!(self.name, "Http" | "Mqtt" | "S3" | "Smtp") { "an " } else { "a " }
    }
}

use core::fmt;

/// Why a [`Scrubber`](crate::Scrubber) does not mask a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NotMasked {
    /// Without the whitespace around it, it has fewer than 8 bytes, so other text would often contain it.
    Short,
    /// It is a placeholder, such as `changeme`.
    Placeholder,
    /// It equals a user, a host, a database, a scheme or the name of a variable of this config, such as `postgres`.
    Ordinary,
}

/// Says what is true of the secret, in English.
impl fmt::Display for NotMasked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Short => "it has fewer than 8 bytes",
            Self::Placeholder => "it is a placeholder",
            Self::Ordinary => "it equals a user, host, database, scheme or variable name",
        })
    }
}

use core::fmt;
use core::num::NonZeroU32;

use super::fault::Fault;
use super::mismatch::Mismatch;
use super::refusal::Refusal;
use crate::strings::{BASIS, fnv};

/// Why a value was refused. It never contains the value or a part of it.
///
/// Its type guarantees this: it can be made only from closed lists of reasons and from `&'static str`.
///
/// ```
/// use factor3::{Config, ValueError};
///
/// #[derive(Debug, Config)]
/// struct App {
///     #[config(value_parser = even)]
///     shards: u32,
///     #[config(value_parser = slug)]
///     name: String,
/// }
///
/// fn even(text: &str) -> Result<u32, ValueError> {
///     let shards: u32 = text.parse().map_err(|_| ValueError::invalid())?;
///     if shards % 2 == 0 { Ok(shards) } else { Err(ValueError::because("it is odd")) }
/// }
///
/// fn slug(text: &str) -> Result<String, ValueError> {
///     match text.bytes().all(|byte| byte.is_ascii_lowercase()) {
///         true => Ok(text.to_owned()),
///         false => Err(ValueError::expected("a word of lower-case letters")),
///     }
/// }
///
/// let error = App::from_vars([("SHARDS", "3"), ("NAME", "My Shop")]).unwrap_err();
/// let problems: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
/// assert_eq!(problems[0], "SHARDS is not a valid value: it is odd");
/// assert_eq!(problems[1], "NAME is not a word of lower-case letters");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ValueError {
    pub(crate) fault: Fault,
    /// The place of the refused item in a list, counted from 1.
    pub(crate) item: Option<NonZeroU32>,
    /// The field that a check of the whole struct blames.
    pub(crate) field: Option<FieldHash>,
}

/// The hash of a field's name. The name itself would make the result of each parse larger, and each load slower.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldHash(NonZeroU32);

impl FieldHash {
    /// Folds a hash of [`fnv`].
    #[allow(clippy::cast_possible_truncation, reason = "both halves are used")]
    pub(crate) const fn new(hash: u64) -> Self {
        match NonZeroU32::new((hash ^ (hash >> 32)) as u32) {
            Some(hash) => Self(hash),
            None => Self(NonZeroU32::MIN),
        }
    }
}

impl ValueError {
    /// Makes an error that says what was expected: a phrase after "is not", such as `"a log level"`.
    #[must_use]
    pub const fn expected(expectation: &'static str) -> Self {
        Self::new(Fault::Expected(expectation))
    }

    /// Makes an error that says that the value is not of its type's [`KIND`](crate::value::FromEnvStr::KIND).
    #[must_use]
    pub const fn invalid() -> Self {
        Self::new(Fault::Invalid)
    }

    /// Makes an error like [`invalid`](Self::invalid) with a reason: a clause such as
    /// `"the port must be from 1 to 65535"`.
    #[must_use]
    pub const fn because(reason: &'static str) -> Self {
        Self::new(Fault::Because(reason))
    }

    /// Reports the error under the variable of this field, if a check of the whole struct (`validate` on the struct)
    /// returns it.
    ///
    /// `field` is a field of that struct. A field of a flattened struct has the name of the flattened field and a dot in
    /// front of its name: `"smtp.host"`. Elsewhere it has no effect, because the field is known there.
    ///
    /// ```
    /// use factor3::{Config, ValueError};
    ///
    /// #[derive(Debug, Config)]
    /// #[config(validate = check)]
    /// struct Cache {
    ///     #[config(default = false)]
    ///     tags: bool,
    ///     #[config(default = false)]
    ///     invalidation: bool,
    /// }
    ///
    /// fn check(cache: &Cache) -> Result<(), ValueError> {
    ///     match cache.invalidation && !cache.tags {
    ///         true => Err(ValueError::because("it needs TAGS to be on").for_field("invalidation")),
    ///         false => Ok(()),
    ///     }
    /// }
    ///
    /// let error = Cache::from_vars([("INVALIDATION", "on")]).unwrap_err();
    /// assert_eq!(error.problems()[0].to_string(), "INVALIDATION: it needs TAGS to be on");
    /// ```
    ///
    /// If the struct has no such field, the load panics in a debug build, since that is a mistake in the code. In a
    /// release build the error is reported under the whole struct.
    #[must_use]
    pub const fn for_field(self, field: &'static str) -> Self {
        Self { field: Some(FieldHash::new(fnv(BASIS, field))), ..self }
    }

    /// Drops the reason from the error, because a reason may reveal something about a secret.
    #[must_use]
    pub(crate) const fn without_reason(self) -> Self {
        match self.fault.tells_why() {
            true => Self { fault: Fault::Invalid, ..self },
            false => self,
        }
    }

    pub(crate) const fn new(fault: Fault) -> Self {
        Self { fault, item: None, field: None }
    }

    /// Adds the place of an item: its `index` in the list, from 0.
    pub(crate) fn at(self, index: usize) -> Self {
        let place = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        Self { item: NonZeroU32::new(place), ..self }
    }
}

/// Writes the same text as [`Display`](fmt::Display).
impl fmt::Debug for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = self.item {
            write!(f, "item {item}: ")?;
        }
        fmt::Display::fmt(&self.fault, f)
    }
}

impl From<Mismatch> for ValueError {
    fn from(mismatch: Mismatch) -> Self {
        Self::new(Fault::Kind(mismatch))
    }
}

impl From<Refusal> for ValueError {
    fn from(refusal: Refusal) -> Self {
        Self::new(Fault::Url(refusal))
    }
}

impl core::error::Error for ValueError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_reason_drops_the_reason_of_each_fault() {
        let (mismatch, refusal) = (Mismatch::Letter, Refusal::At);
        for error in
            [mismatch.into(), refusal.into(), ValueError::because("it is odd"), ValueError::invalid()]
        {
            assert_eq!(error.without_reason(), ValueError::invalid());
            assert_eq!(error.at(2).without_reason(), ValueError::invalid().at(2));
        }
        // These reveal nothing beyond what the code of the application declares.
        for fault in [
            Fault::Expected("a slug"),
            Fault::NotUnicode,
            Fault::OutOfRange,
            Fault::TooShort,
            Fault::Rejected(Some("too weak")),
        ] {
            assert_eq!(ValueError::new(fault).without_reason(), ValueError::new(fault));
        }
    }
}

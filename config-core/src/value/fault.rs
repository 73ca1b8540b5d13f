use thiserror::Error;

use super::mismatch::Mismatch;
use super::refusal::Refusal;

/// What is wrong with a value. It holds no part of the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum Fault {
    /// The value is not of the variable's kind.
    #[error("not a valid value")]
    Invalid,
    /// The value is not of the variable's kind, for one of the library's reasons.
    #[error("{0}")]
    Kind(Mismatch),
    /// The value is not a URL of its service.
    #[error("{0}")]
    Url(Refusal),
    /// The value is not of the variable's kind, for a reason in the words of the type or the service.
    #[error("{0}")]
    Because(&'static str),
    /// The value is not what the type expects, in the type's own words.
    #[error("not {0}")]
    Expected(&'static str),
    #[error("not valid UTF-8")]
    NotUnicode,
    /// The value is valid, but outside the declared `range`.
    #[error("outside the allowed range")]
    OutOfRange,
    /// A bound in the code cannot be read.
    #[error("a bound in the code is not valid")]
    Bound,
    /// The value is valid, but shorter than the declared `min_len`.
    #[error("too short")]
    TooShort,
    /// The value is valid, but the application's check refused it, with the reason of the check if it gave one.
    #[error("{}", .0.unwrap_or("refused by the application's check"))]
    Rejected(Option<&'static str>),
}

/// The class of a reason, for code that decides by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// An address that Kubernetes or Docker made for a service.
    ServiceLink,
    Quoted,
    /// A line break or a carriage return at the end.
    LineEnd,
    Blank,
    Invisible,
    Unexpanded,
    /// A URL where something else belongs.
    Url,
    /// A placeholder, or stars in place of a credential.
    Placeholder,
    Comment,
    /// A list or map in the notation of another library, with the fix.
    Notation,
    Other,
}

impl Fault {
    /// Whether the fault says why a value is not of its kind. Such a reason may reveal something about a secret.
    pub(crate) const fn tells_why(self) -> bool {
        matches!(self, Self::Kind(_) | Self::Url(_) | Self::Because(_))
    }

    /// Whether the message is a predicate, such as "too short", and not a clause, such as "it has a blank in it".
    pub(crate) const fn is_predicate(self) -> bool {
        matches!(
            self,
            Self::Invalid | Self::Expected(_) | Self::NotUnicode | Self::OutOfRange | Self::TooShort
        )
    }

    /// Whether the message includes a fix.
    pub(crate) const fn has_fix(self) -> bool {
        matches!(self, Self::Url(_))
    }

    /// Whether the reason concerns the form of the text, so that its fix is wrong if the text was not meant at all.
    pub(crate) const fn is_of_the_form(self) -> bool {
        matches!(
            self,
            Self::Url(
                Refusal::Blank
                    | Refusal::BlankAtEdge
                    | Refusal::BlanksInList
                    | Refusal::TextBefore
                    | Refusal::Surrounded
                    | Refusal::Backslash
                    | Refusal::MissingScheme
                    | Refusal::Scheme
                    | Refusal::Slashes
                    | Refusal::KeyValue(_)
                    | Refusal::TwoUrls
                    | Refusal::At
                    | Refusal::EmptyHost
                    | Refusal::Host
                    | Refusal::Port
                    | Refusal::Fragment
                    | Refusal::Segment
                    | Refusal::Parameter
                    | Refusal::Escape
                    | Refusal::Service(_)
                    | Refusal::Other(_)
            ) | Self::Kind(_)
        )
    }

    pub(crate) const fn class(self) -> Class {
        match self {
            Self::Kind(mismatch) => match mismatch {
                Mismatch::LineBreak | Mismatch::CarriageReturn => Class::LineEnd,
                Mismatch::BlanksOnly
                | Mismatch::TabAtEnd
                | Mismatch::BlankAtEnd
                | Mismatch::LineBreakAtStart
                | Mismatch::TabAtStart
                | Mismatch::BlankAtStart
                | Mismatch::BlankBeforeUnit
                | Mismatch::BlankBetween
                | Mismatch::BlankOrControl => Class::Blank,
                Mismatch::InvisibleAtEnd | Mismatch::InvisibleAtStart => Class::Invisible,
                Mismatch::UrlForAddress => Class::Url,
                Mismatch::ListInBrackets
                | Mismatch::ListInBracketsOther
                | Mismatch::ListInBraces
                | Mismatch::MapForList
                | Mismatch::EmptyList
                | Mismatch::MapInBraces
                | Mismatch::MapInBracesOther
                | Mismatch::ListForMap
                | Mismatch::EmptyMap => Class::Notation,
                _ => Class::Other,
            },
            Self::Url(refusal) => match refusal {
                Refusal::ServiceLink | Refusal::MqttScheme | Refusal::ClickHouseScheme => Class::ServiceLink,
                Refusal::Quoted => Class::Quoted,
                Refusal::Newline | Refusal::WrittenNewline => Class::LineEnd,
                Refusal::Surrounded | Refusal::Blank | Refusal::BlankAtEdge | Refusal::Control => {
                    Class::Blank
                }
                Refusal::Comment => Class::Comment,
                Refusal::NonAscii | Refusal::NonAsciiHost => Class::Invisible,
                Refusal::Unexpanded | Refusal::Template | Refusal::WindowsVariable => Class::Unexpanded,
                Refusal::Redacted | Refusal::PlaceholderInHost => Class::Placeholder,
                _ => Class::Other,
            },
            _ => Class::Other,
        }
    }
}

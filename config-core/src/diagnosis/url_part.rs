//! Mistakes in one part of a URL, or between two parts.

use crate::strings;

/// A part of a URL that nobody means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlPart {
    /// `%0A` at the end of a user, a password or a path.
    LineBreak,
    /// Quotes around a user or a password.
    Quoted,
    /// A quote, a `;` or a `,` at the end of the path.
    StrayEnd,
    /// A userinfo and a port, and nothing between them.
    EmptyHost,
    /// `https` as the host, before `//`.
    TwoSchemes,
    /// The path of the pages for people, beside the API of a search cluster.
    Dashboards,
}

impl UrlPart {
    /// A clause that follows the variable's name.
    pub(super) const fn what(self) -> &'static str {
        match self {
            Self::LineBreak => "has an encoded line break at the end of a part",
            Self::Quoted => "has quotes around a part, which belong to it here",
            Self::StrayEnd => "has a quote, a semicolon or a comma at the end of its path",
            Self::EmptyHost => "has an empty host, so that clients connect to a host of their own",
            Self::TwoSchemes => "has two schemes",
            Self::Dashboards => "has the path of Kibana or the Dashboards, not of the cluster",
        }
    }

    /// The fix, in a few words.
    pub(super) const fn fix(self) -> &'static str {
        match self {
            Self::LineBreak => "remove it: echo adds one, printf does not",
            Self::Quoted => "remove them",
            Self::StrayEnd | Self::Dashboards => "remove it",
            Self::EmptyHost => "write the host: the variable that it comes from may be empty",
            Self::TwoSchemes => "remove one",
        }
    }
}

/// The mistake in a user or a password, as it is meant.
pub(super) fn of_userinfo(part: &str) -> Option<UrlPart> {
    match part.as_bytes() {
        [.., b'\n' | b'\r'] => Some(UrlPart::LineBreak),
        [b'"', _, .., b'"'] | [b'\'', _, .., b'\''] => Some(UrlPart::Quoted),
        _ => None,
    }
}

/// The mistake in a path, as it is written.
pub(super) fn of_path(path: &str) -> Option<UrlPart> {
    match path.as_bytes() {
        [.., b'%', b'0', b'A' | b'a' | b'D' | b'd'] => Some(UrlPart::LineBreak),
        // Only the path of SQLite may begin without a slash.
        [b'"', _, .., b'"'] | [b'\'', _, .., b'\''] => Some(UrlPart::Quoted),
        [_, .., b'"' | b'\'' | b';' | b','] => Some(UrlPart::StrayEnd),
        _ => None,
    }
}

/// The mistake in a host: of `//$USER:$PASSWORD@$HOST:5432` with empty variables, or of `https://https://name`.
pub(super) fn of_host(has_userinfo: bool, host: &str, port: &str, tail: &str) -> Option<UrlPart> {
    if has_userinfo && host.is_empty() && !port.is_empty() {
        // A parameter may name the socket or the host.
        let named = ["host=", "hostaddr=", "socket="].iter().any(|name| strings::contains(tail, name));
        return (!named).then_some(UrlPart::EmptyHost);
    }
    let is_scheme = host.eq_ignore_ascii_case("https") || host.eq_ignore_ascii_case("http");
    (is_scheme && port.is_empty() && tail.starts_with("//")).then_some(UrlPart::TwoSchemes)
}

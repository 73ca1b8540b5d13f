//! What the object stores have in common: an endpoint, and a path that begins with a bucket or a container.

use crate::ascii;
use crate::resource::refusal::Refusal;
use crate::resource::{Endpoint, Parts, Tls};
use crate::value::ValueError;

/// The parts' host as a URL without credentials: `https://host`, with the port if it is not the scheme's.
#[inline]
pub(super) fn origin(parts: &Parts, host: &str) -> String {
    let (scheme, usual) = if parts.tls() == Tls::Off { ("http://", 80) } else { ("https://", 443) };
    let (open, close) = if ascii::contains(host, ":") { ("[", "]") } else { ("", "") };
    let number = parts.port().to_string();
    let (colon, port) = if parts.port() == usual { ("", "") } else { (":", number.as_str()) };
    ascii::concat(&[scheme, open, host, close, colon, port])
}

/// The host in lower case, since case means nothing there (RFC 3986 section 3.2.2).
#[inline]
pub(super) fn host(parts: &Parts) -> String {
    parts.endpoints().first().map_or("", Endpoint::host).to_ascii_lowercase()
}

/// Whether the host is a name of one label, and no address.
#[inline]
pub(super) fn is_label(host: &str) -> bool {
    !ascii::contains(host, ".") && !ascii::contains(host, ":")
}

/// The first name of a path, and what stands behind its slash, if there is something.
#[inline]
pub(super) fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, "")) => (first, None),
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}

/// Whether a bucket or a container may be called so: 3 to 63 of the characters that the store `allows`, a
/// letter or digit at both ends.
#[inline]
pub(super) fn is_name(name: &str, allows: fn(u8) -> bool) -> bool {
    let (Some(first), Some(last)) = (name.as_bytes().first(), name.as_bytes().last()) else { return false };
    (3..=63).contains(&name.len())
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
        && ascii::all(name, allows)
}

/// Refuses a path that clients read in different ways.
#[inline]
pub(super) fn check_path(url: &str, path: &str) -> Result<(), ValueError> {
    for segment in path.split('/') {
        // Of `s3://bucket/***`, which is printed so where the prefix may hold a secret.
        if segment == "***" {
            return Err(Refusal::Redacted.into());
        }
        if matches!(segment, "." | "..") {
            return Err(ValueError::because(
                "its path has a . or .. between slashes, which some clients resolve and others keep: write the \
                 path without it",
            ));
        }
    }
    // Behind the user and password, before the parameters: there an escaped slash says nothing.
    let (_, rest) = ascii::split_once(url, "://").unwrap_or(("", url));
    let (_, rest) = ascii::split_while(rest, |byte| byte != b'/');
    let (raw, _) = ascii::split_while(rest, |byte| byte != b'?');
    if ascii::contains(raw, "%2f") || ascii::contains(raw, "%2F") {
        return Err(ValueError::because(
            "its path has a %2F in it, which is a slash for some clients and a part of the name for others: \
             write / itself",
        ));
    }
    Ok(())
}

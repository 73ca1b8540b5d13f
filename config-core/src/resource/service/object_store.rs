//! Helpers for the object stores: they have an endpoint, and a path that begins with a bucket or a container.

use crate::kind::Tls;
use crate::resource::endpoint::Endpoint;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// The host as a URL without credentials: `https://host`, with the port if it is not the scheme's default.
pub(super) fn origin(parts: &Parts, host: &str) -> String {
    let (scheme, usual) = if parts.tls() == Tls::Off { ("http://", 80) } else { ("https://", 443) };
    let (open, close) = if strings::contains(host, ":") { ("[", "]") } else { ("", "") };
    let number = parts.port().to_string();
    let (colon, port) = if parts.port() == usual { ("", "") } else { (":", number.as_str()) };
    strings::concat(&[scheme, open, host, close, colon, port])
}

/// The host in lower case. Hosts ignore case (RFC 3986 section 3.2.2).
pub(super) fn host(parts: &Parts) -> String {
    parts.endpoints().first().map_or("", Endpoint::host).to_ascii_lowercase()
}

/// Whether the host is a name with one label, and not an address.
pub(super) fn is_label(host: &str) -> bool {
    !strings::contains(host, ".") && !strings::contains(host, ":")
}

/// Splits a path into its first name and the rest after the slash, which is `None` if it is empty.
pub(super) fn split(path: &str) -> (&str, Option<&str>) {
    match path.split_once('/') {
        Some((first, "")) => (first, None),
        Some((first, rest)) => (first, Some(rest)),
        None => (path, None),
    }
}

/// Whether the text can name a bucket or a container: 3 to 63 characters that the store `allows`, with a letter or
/// digit at both ends.
pub(super) fn is_name(name: &str, allows: fn(u8) -> bool) -> bool {
    let (Some(first), Some(last)) = (name.as_bytes().first(), name.as_bytes().last()) else { return false };
    (3..=63).contains(&name.len())
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
        && strings::all(name, allows)
}

/// Refuses a path that clients read differently.
pub(super) fn check_path(url: &str, path: &str) -> Result<(), ValueError> {
    for segment in path.split('/') {
        // `Display` prints `s3://bucket/***` if the prefix may contain a secret.
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
    // Only the path is examined: an escaped slash in the credentials or the parameters is fine.
    let (_, rest) = strings::split_once(url, "://").unwrap_or(("", url));
    let (_, rest) = strings::split_while(rest, |byte| byte != b'/');
    let (raw, _) = strings::split_while(rest, |byte| byte != b'?');
    if strings::contains(raw, "%2f") || strings::contains(raw, "%2F") {
        return Err(ValueError::because(
            "its path has a %2F in it, which is a slash for some clients and a part of the name for others: \
             write / itself",
        ));
    }
    Ok(())
}

/// Defines the methods that the handles of both stores share.
macro_rules! store_methods {
    ($store:ident) => {
        impl $store {
            /// The level of TLS that the URL requires.
            #[must_use]
            pub fn tls(&self) -> $crate::kind::Tls {
                self.0.parts.tls()
            }

            /// The whole text as it was given, with its credentials.
            ///
            /// Few clients read every form, so passing the parts is safer.
            #[must_use]
            pub fn expose_url(&self) -> &str {
                ::secrecy::ExposeSecret::expose_secret(&self.0.parts.url)
            }
        }
    };
}

pub(super) use store_methods;

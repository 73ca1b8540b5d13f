//! What the services have in common that are named by a list of URLs, or give one.

use crate::ascii;
use crate::resource::refusal::Refusal;
use crate::resource::{Endpoint, Parts};
use crate::value::ValueError;

/// What is written of an endpoint beside others: `host:port`, an IPv6 address in brackets; of a socket, its path.
#[inline]
pub(super) fn text(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Tcp { host, port } => {
            let port = port.to_string();
            let (open, close) = if ascii::contains(host, ":") { ("[", "]:") } else { ("", ":") };
            ascii::concat(&[open, host, close, &port])
        }
        other => other.host().to_owned(),
    }
}

/// Each endpoint as a URL without user and password, `behind` at its end.
#[inline]
pub(super) fn urls(endpoints: &[Endpoint], scheme: &str, behind: &str) -> Vec<String> {
    let mut urls = Vec::with_capacity(endpoints.len());
    for endpoint in endpoints {
        urls.push(ascii::concat(&[scheme, "://", &text(endpoint), behind]));
    }
    urls
}

/// The first endpoint as a URL without user, password and path.
#[inline]
pub(super) fn url(endpoints: &[Endpoint], scheme: &str) -> String {
    let host = endpoints.first().map(text).unwrap_or_default();
    ascii::concat(&[scheme, "://", &host])
}

/// Path and query as they are written behind the hosts of the first URL, which is that of all.
#[inline]
pub(super) fn behind(list: &str) -> &str {
    match ascii::split_before_scheme(list) {
        Some((first, _)) => behind_one(first),
        None => behind_one(list),
    }
}

/// Refuses URLs whose paths or queries are the same but for their escapes: `a%2Fb` and `a/b` can be two things.
#[inline]
pub(super) fn spelt_alike(list: &str) -> Result<(), ValueError> {
    let (first, mut rest) = (behind(list), list);
    while let Some((one, more)) = ascii::split_before_scheme(rest) {
        if behind_one(one) != first {
            return Err(Refusal::Differs.into());
        }
        rest = more;
    }
    if behind_one(rest) == first { Ok(()) } else { Err(Refusal::Differs.into()) }
}

/// Refuses a user or a password that some clients would not send.
#[inline]
pub(super) fn both_or_neither(parts: &Parts) -> Result<(), ValueError> {
    match (parts.username(), parts.password()) {
        (None, None) => Ok(()),
        (Some(user), Some(_)) if !user.is_empty() => Ok(()),
        _ => Err(ValueError::because(
            "it has a user or a password alone, which some clients do not send: write user:password@host; a \
             token or key has no place in it, so set that in a variable of its own",
        )),
    }
}

#[inline]
fn behind_one(url: &str) -> &str {
    let rest = ascii::split_once(url, "://").map_or("", |(_, rest)| rest);
    let (_, behind) = ascii::split_while(rest, |byte| !matches!(byte, b'/' | b'?'));
    behind
}

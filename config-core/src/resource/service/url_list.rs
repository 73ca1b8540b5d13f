//! Helpers for the services whose hosts are a list of URLs, or are passed to a client as URLs.

use crate::resource::endpoint::Endpoint;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// Each endpoint as a URL without user and password, with `tail` at its end.
pub(super) fn urls(endpoints: &[Endpoint], scheme: &str, tail: &str) -> Vec<String> {
    let mut urls = Vec::with_capacity(endpoints.len());
    for endpoint in endpoints {
        urls.push(strings::concat(&[scheme, "://", &endpoint.to_string(), tail]));
    }
    urls
}

/// The first endpoint as a URL without user, password and path.
pub(super) fn url(endpoints: &[Endpoint], scheme: &str) -> String {
    let host = endpoints.first().map(Endpoint::to_string).unwrap_or_default();
    strings::concat(&[scheme, "://", &host])
}

/// The path and query of the first URL, as they are written. They are the same in all URLs of the list.
pub(super) fn tail(list: &str) -> &str {
    match strings::split_before_scheme(list) {
        Some((first, _)) => tail_of_one(first),
        None => tail_of_one(list),
    }
}

/// Refuses URLs whose paths or queries differ only in their escapes, since `a%2Fb` and `a/b` can differ in meaning.
pub(super) fn spelt_alike(list: &str) -> Result<(), ValueError> {
    let (first, mut rest) = (tail(list), list);
    while let Some((one, more)) = strings::split_before_scheme(rest) {
        if tail_of_one(one) != first {
            return Err(Refusal::Differs.into());
        }
        rest = more;
    }
    if tail_of_one(rest) == first { Ok(()) } else { Err(Refusal::Differs.into()) }
}

/// Refuses a user or a password that some clients would not send.
pub(super) fn both_or_neither(parts: &Parts) -> Result<(), ValueError> {
    match (parts.username(), parts.password()) {
        (None, None) => Ok(()),
        (Some(user), Some(_)) if !user.is_empty() => Ok(()),
        _ => Err(ValueError::because(
            "it has only a user or only a password, which some clients do not send: write user:password@host; \
             set a token or key in a separate variable",
        )),
    }
}

fn tail_of_one(url: &str) -> &str {
    let rest = strings::split_once(url, "://").map_or("", |(_, rest)| rest);
    let (_, tail) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?'));
    tail
}

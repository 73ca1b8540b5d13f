//! Where a URL has its account, and which names Azure allows.

use super::super::object_store;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::ValueError;

/// The place of the account in a URL.
pub(super) enum Layout<'a> {
    Host(&'a str),
    Path,
    Unknown,
}

pub(super) fn place<'a>(host: &'a str, parts: &Parts) -> Result<Layout<'a>, ValueError> {
    let (account, rest) = host.split_once('.').unwrap_or((host, ""));
    let (first, others) = rest.split_once('.').unwrap_or((rest, ""));
    let zone = first == "privatelink" || (first.len() == 3 && first.starts_with('z'));
    let service = if zone { others.split_once('.').map_or(others, |(service, _)| service) } else { first };
    match service {
        "blob" => Ok(Layout::Host(account)),
        "dfs" | "file" | "queue" | "table" | "web" => Err(ValueError::because(
            "its host belongs to another service of the account: write https://ACCOUNT.blob.core.windows.net",
        )),
        _ if object_store::is_label(host) || is_address(host) || parts.given_port() == Some(10000) => {
            Ok(Layout::Path)
        }
        _ => Ok(Layout::Unknown),
    }
}

pub(super) fn is_address(host: &str) -> bool {
    host.parse::<std::net::IpAddr>().is_ok()
}

/// Refuses a text that cannot be the name of an account.
pub(super) fn named(account: &str) -> Result<&str, ValueError> {
    let name = strings::all(account, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if name && (3..=24).contains(&account.len()) {
        Ok(account)
    } else if account.ends_with("-secondary") {
        Err(ValueError::because("it is the account's secondary location: remove -secondary"))
    } else {
        Err(ValueError::because(
            "its account is missing or is not a valid name: write 3 to 24 lower-case letters and digits",
        ))
    }
}

pub(super) fn is_container(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (object_store::is_name(name, allowed) && !strings::contains(name, "--"))
        || matches!(name, "$root" | "$web" | "$logs" | "$blobchangefeed")
}

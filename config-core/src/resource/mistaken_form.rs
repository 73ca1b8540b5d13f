//! Recognises the forms of usual mistakes in a URL.

use super::host;
use super::rules::MOST_IN_URL;
use super::scheme_owner;
use crate::strings;

/// Whether a port follows the first colon, as in `redis:6379/0`.
pub(super) fn is_host_and_port(text: &str) -> bool {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let (port, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b','));
    !port.is_empty() && strings::all(port, |byte| byte.is_ascii_digit())
}

/// Whether two ports follow a host, as in `db:5432:5432`. Without a userinfo before it, the first may be a password.
pub(super) fn has_two_ports(text: &str) -> bool {
    let (_, rest) = strings::split_once(text, "://").unwrap_or(("", text));
    let (authority, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let (userinfo, hosts) = match authority.rsplit_once('@') {
        Some((_, hosts)) => (true, hosts),
        None => (false, authority),
    };
    let number = |port: &str| !port.is_empty() && strings::all(port, |byte| byte.is_ascii_digit());
    hosts.split(',').take(MOST_IN_URL).any(|place| {
        let mut ports = place.split(':').skip(1);
        match (ports.next(), ports.next(), ports.next()) {
            (Some(one), Some(other), None) => number(one) && number(other) && (userinfo || one == other),
            _ => false,
        }
    })
}

/// Whether another scheme is before the host, as in `redis://https://host` and `redis://user:password@https://host`.
pub(super) fn has_second_scheme(text: &str) -> bool {
    let Some((_, rest)) = strings::split_once(text, "://") else { return false };
    let before_host = rest.rsplit_once('@').map_or(rest, |(_, hosts)| hosts);
    let (scheme, _) = strings::split_once(before_host, "://").unwrap_or_default();
    scheme_owner::is_in_use(scheme)
}

/// Whether several hosts of a list have a user before them, as in `nats://u:p@a,u:p@b`. To escape an `@` there would make a host
/// a part of the password.
pub(super) fn has_several_users(text: &str) -> bool {
    let (_, rest) = strings::split_once(text, "://").unwrap_or_default();
    let (mut users, mut is_in_place, mut is_in_path, mut before) = (0, false, false, b',');
    // A password after each user, or after none: a token is alone.
    let (mut has_colon, mut first_has_colon) = (false, false);
    for byte in rest.bytes() {
        match byte {
            b'?' | b'#' => break,
            b',' | b';' if !is_in_path || before == b'/' => {
                (is_in_place, is_in_path, has_colon) = (false, false, false);
            }
            b'/' => is_in_path = true,
            b'@' if is_in_place || is_in_path || users > 0 && has_colon != first_has_colon => return false,
            b'@' => {
                (users, is_in_place, first_has_colon) = (users + 1, true, has_colon);
            }
            b':' => has_colon |= !is_in_place,
            _ if is_in_place && !is_in_path && !byte.is_ascii_alphanumeric() && !b".-_[]".contains(&byte) => {
                return false;
            }
            _ => {}
        }
        before = byte;
    }
    users > 1
}

/// Whether a host with a dot is before the path, and the `@` after it.
pub(super) fn has_at_in_path(text: &str) -> bool {
    let (_, rest) = strings::split_once(text, "://").unwrap_or_default();
    let (authority, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    strings::contains(authority, ".") && host::split(authority).is_ok_and(|(name, _)| host::is_host(&name))
}

/// Whether a part of the host is in brackets, such as `<region>` or `{your-account}`.
pub(super) fn has_placeholder_in_host(text: &str) -> bool {
    let (_, rest) = strings::split_once(text, "://").unwrap_or(("", text));
    let (authority, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let hosts = authority.rsplit_once('@').map_or(authority, |(_, hosts)| hosts);
    [('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| hosts.split_once(*open).is_some_and(|(_, rest)| rest.contains(*close)))
}

/// Whether the text is like `a:11211;b:11212` or `amqp://a;amqp://b`.
pub(super) fn is_list_by_semicolon(text: &str) -> bool {
    let (scheme, rest) = strings::split_once(text, "://").unwrap_or(("", text));
    let Some((first, second)) = rest.split_once(';') else { return false };
    if !scheme.is_empty() && strings::starts_with_scheme(second.trim_start()) {
        return true;
    }
    let host = |item: &str| {
        let (host, port) = item.trim().split_once(':').unwrap_or((item.trim(), "1"));
        host::is_name(host) && !port.is_empty() && strings::all(port, |byte| byte.is_ascii_digit())
    };
    // A `;` at the end, and further hosts.
    host(first) && second.split(';').all(|item| item.is_empty() || host(item))
}

/// Whether the text is base64, as after the colon of a Cloud ID, `name:ZXhhbXBsZS5vcmckYWJj`.
pub(super) fn is_cloud_id(text: &str) -> bool {
    text.len() >= 16 && !text.starts_with('/') && is_base64(text)
}

pub(super) fn is_base64(text: &str) -> bool {
    strings::all(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='))
}

/// Whether the text is like `redis://a,redis://b`, or in a list, like `nats://a,nats://bnats://c`.
pub(super) fn holds_two_urls(mut text: &str, list: bool) -> bool {
    loop {
        let (one, rest) = if list { strings::split_before_scheme(text) } else { None }.unwrap_or((text, ""));
        if strings::split_once(one, "://").is_some_and(|(_, rest)| strings::contains(rest, "://")) {
            return true;
        }
        if rest.is_empty() {
            return false;
        }
        text = rest;
    }
}

/// Whether the text is like `user:password@tcp(host:3306)/db`.
pub(super) fn is_go_dsn(text: &str) -> bool {
    ["@tcp(", "@unix("].iter().any(|part| strings::contains(text, part))
        || text.starts_with("tcp(")
        || text.starts_with("unix(")
}

/// Whether the text is like `user@(/run/name.sock)/db` or `user@.%2Fname.sock/db`, which only MySQL Shell reads.
pub(super) fn is_mysql_shell_socket(text: &str) -> bool {
    ["(/", "(.", ".%2F", ".%2f"].iter().any(|part| strings::contains(text, part))
}

/// Whether the text is like `user@/socket/db`, which only MySQL Shell reads.
pub(super) fn names_no_host(text: &str) -> bool {
    strings::contains(text, ":///") || strings::contains(text, "@/")
}

use std::net::Ipv4Addr;

use super::percent::Decoded;
use crate::strings;
use crate::value::Refusal;

/// Splits `host[:port]`. An IPv6 address loses its brackets; the host itself is not checked.
pub(super) fn split(text: &str) -> Result<(Decoded<'_>, Option<u16>), Refusal> {
    let (host, port) = match text.strip_prefix('[') {
        Some(text) => {
            let (host, rest) = text.split_once(']').ok_or(Refusal::Ipv6)?;
            let port = match rest.strip_prefix(':') {
                None if !rest.is_empty() => return Err(Refusal::Ipv6),
                port => port,
            };
            if !strings::contains(host, ":") {
                return Err(Refusal::Ipv6);
            }
            (host, port)
        }
        None => match text.split_once(':') {
            Some((host, port)) if strings::contains(port, ":") => {
                return Err(if looks_like_ipv6(host, port) { Refusal::Ipv6 } else { Refusal::Port });
            }
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        },
    };
    let escaped = strings::contains(host, "%") && !text.starts_with('[');
    let host = Decoded::new(host)?;
    // Clients disagree whether they decode a host. Only the path of a socket needs escapes.
    if escaped && is_host(&host) {
        return Err(Refusal::HostEscape);
    }
    // A colon that was `%3A` would give an IPv6 address without brackets.
    if escaped && !host.starts_with('/') {
        return Err(if strings::all(&host, |byte| byte.is_ascii()) {
            Refusal::Host
        } else {
            Refusal::NonAsciiHost
        });
    }
    Ok((host, port.map(self::port).transpose()?))
}

/// Reads a port: decimal digits, from 1 to 65535.
pub(super) fn port(text: &str) -> Result<u16, Refusal> {
    if text.is_empty() {
        return Err(Refusal::EmptyPort);
    }
    match text.parse() {
        // `parse` accepts a plus sign.
        Ok(port @ 1..) if !text.starts_with('+') => Ok(port),
        _ => Err(Refusal::Port),
    }
}

/// Whether the text is a host name or an IPv4 address.
pub(super) fn is_host(text: &str) -> bool {
    // Resolvers differ in how they read 127.1, 0x7f.1 and 017700000001 as addresses
    // (WHATWG URL, "ends in a number checker").
    let last = text.strip_suffix('.').unwrap_or(text);
    let last = last.rsplit_once('.').map_or(last, |(_, last)| last);
    is_name(text) && !last.is_empty() && (!is_number(last) || text.parse::<Ipv4Addr>().is_ok())
}

/// Whether the text is a name of letters, digits, dots, - and _. Such a name can be printed as it is.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty()
        && strings::all(
            text,
            |byte| matches!(byte, b'a'..=b'z' | b'.' | b'-' | b'0'..=b'9' | b'A'..=b'Z' | b'_'),
        )
}

/// Whether the text is an absolute path that can name a socket or its directory.
pub(super) fn is_socket(text: &str) -> bool {
    text.len() > 1 && text.starts_with('/') && !text.chars().any(char::is_control)
}

/// Whether a path has a segment `.` or `..`, which some clients resolve and others keep.
pub(super) fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| matches!(segment, "." | ".."))
}

fn is_number(label: &str) -> bool {
    match label.strip_prefix("0x").or(label.strip_prefix("0X")) {
        Some(digits) => strings::all(digits, |byte| byte.is_ascii_hexdigit()),
        None => strings::all(label, |byte| byte.is_ascii_digit()),
    }
}

fn looks_like_ipv6(host: &str, rest: &str) -> bool {
    let address = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.' | b'%');
    strings::all(host, address) && strings::all(rest, address)
}

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::whitespace;
use crate::kind::Kind;
use crate::strings;

macro_rules! addresses {
    ($($(#[$doc:meta])* $type:ty: $kind:ident($version:expr), $refused:ident;)*) => {$(
        $(#[$doc])*
        impl FromEnvStr for $type {
            const KIND: Kind = Kind::$kind($version);

            fn from_env_str(text: &str) -> Result<Self, ValueError> {
                text.parse().map_err(|_| $refused(text))
            }
        }
    )*};
}

addresses! {
    /// An IP address of either version, without brackets or a port. Names are not resolved.
    IpAddr: Ip(None), refused_ip;
    /// An IPv4 address in dotted decimal, without leading zeros.
    Ipv4Addr: Ip(Some(4)), refused_ip;
    /// An IPv6 address in the notation of RFC 4291 section 2.2, without brackets.
    Ipv6Addr: Ip(Some(6)), refused_ip;
    /// An IP address with a port, with brackets around an IPv6 address. Names are not resolved.
    SocketAddr: Socket(None), refused_socket;
    /// An IPv4 address with a port.
    SocketAddrV4: Socket(Some(4)), refused_socket;
    /// An IPv6 address in brackets, with a port.
    SocketAddrV6: Socket(Some(6)), refused_socket;
}

#[cold]
fn refused_ip(text: &str) -> ValueError {
    let reason = if let Ok(ip) = text.parse::<IpAddr>() {
        // The field wants the other version.
        Some(if ip.is_ipv4() { Mismatch::Ipv4 } else { Mismatch::Ipv6 })
    } else if text.parse::<SocketAddr>().is_ok() {
        Some(Mismatch::HasPort)
    } else if text.starts_with('[') {
        Some(Mismatch::HasBrackets)
    } else if text == "*" {
        Some(Mismatch::Star)
    } else {
        looks_like(text)
    };
    whitespace::refused(text, reason)
}

#[cold]
pub(super) fn refused_socket(text: &str) -> ValueError {
    let reason = if let Ok(address) = text.parse::<SocketAddr>() {
        Some(if address.is_ipv4() { Mismatch::Ipv4 } else { Mismatch::Ipv6 })
    } else if is_address(text.strip_suffix(':').unwrap_or(text)) {
        Some(Mismatch::NeedsPort)
    } else if text.parse::<Ipv6Addr>().is_ok() {
        Some(Mismatch::NeedsPortAndBrackets)
    } else {
        place_and_port(text).or_else(|| looks_like(text))
    };
    whitespace::refused(text, reason)
}

fn is_port(text: &str) -> bool {
    strings::all(text, |b| b.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

/// Whether the text is an address with a port, or a port that [`BindAddr`](super::BindAddr) reads.
#[cold]
fn is_whole(text: &str) -> bool {
    text.parse::<SocketAddr>().is_ok() || is_port(text.strip_prefix(':').unwrap_or(text))
}

/// What is wrong with a place and a port, as other tools write them.
fn place_and_port(text: &str) -> Option<Mismatch> {
    if let Some(before) = text.strip_suffix([',', ';']) {
        return is_whole(before).then_some(Mismatch::SeparatorAtEnd);
    }
    if let Some((before, _)) = strings::split_once(text, "/") {
        return match before {
            // `0.0.0.0:8080/tcp`.
            _ if is_whole(before) => Some(Mismatch::AfterPort),
            // A network.
            _ if before.parse::<IpAddr>().is_ok() => None,
            _ => place_and_port(before),
        };
    }
    if strings::contains(text, " ") {
        let is_of_place = |b: u8| b.is_ascii_hexdigit() || matches!(b, b'.' | b':' | b'[' | b']' | b' ');
        let is_place = strings::all(text, is_of_place) && strings::any(text, |b| matches!(b, b'.' | b':'));
        return is_place.then_some(Mismatch::BlankInAddress);
    }
    let (place, port) = text.rsplit_once(':').unwrap_or(("", text));
    match place {
        _ if is_address(place) && strings::all(port, |b| b.is_ascii_alphanumeric()) => Some(Mismatch::Port),
        _ if !is_port(port) => None,
        "" | "0" => Some(Mismatch::PortOnly),
        "*" => Some(Mismatch::Star),
        // `:::8080`, as netstat prints it.
        _ if place.parse::<Ipv6Addr>().is_ok() => Some(Mismatch::NeedsBrackets),
        _ if place.parse::<SocketAddr>().is_ok() || is_port(place) => Some(Mismatch::PublishedPort),
        _ => None,
    }
}

/// Whether the text is an IPv4 address, or an IPv6 address in brackets.
fn is_address(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inner.map_or_else(|| text.parse::<Ipv4Addr>().is_ok(), |inner| inner.parse::<Ipv6Addr>().is_ok())
}

/// Recognises a URL or a host name in the place of an address.
fn looks_like(text: &str) -> Option<Mismatch> {
    if strings::contains(text, "://") {
        return Some(Mismatch::UrlForAddress);
    }
    if text.starts_with('/') || strings::split_once(text, ":").is_some_and(|(scheme, _)| scheme == "unix") {
        return Some(Mismatch::UnixSocket);
    }
    if is_network(text) {
        return Some(Mismatch::Network);
    }
    let (host, port) = text.split_once(':').unwrap_or((text, "0"));
    let is_number = strings::all(host, |b| b.is_ascii_digit() || b == b'.') && strings::contains(host, ".");
    if is_number && host.parse::<Ipv4Addr>().is_err() && strings::all(port, |b| b.is_ascii_digit()) {
        return Some(Mismatch::NotIpv4);
    }
    let is_name = strings::all(host, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        && strings::any(host, |b| b.is_ascii_alphabetic());
    if is_name && !strings::contains(port, ":") {
        return Some(Mismatch::HostName);
    }
    None
}

/// Whether the text is a network in CIDR notation: `10.0.0.0/8`.
fn is_network(text: &str) -> bool {
    let Some((address, bits)) = strings::split_once(text, "/") else { return false };
    address.parse::<IpAddr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits <= 128)
}

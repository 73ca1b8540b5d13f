use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use super::{FromEnvStr, ValueError, blanks};
use crate::ascii;
use crate::kind::Kind;

macro_rules! addresses {
    ($($(#[$doc:meta])* $type:ty: $kind:ident($version:expr), $refused:ident;)*) => {$(
        $(#[$doc])*
        impl FromEnvStr for $type {
            const KIND: Kind = Kind::$kind($version);

            #[inline]
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
    /// An IPv6 address as RFC 4291 section 2.2 writes it, without brackets.
    Ipv6Addr: Ip(Some(6)), refused_ip;
    /// An IP address with a port; that of an IPv6 address stands in brackets. Names are not resolved.
    SocketAddr: Socket(None), refused_socket;
    /// An IPv4 address with a port.
    SocketAddrV4: Socket(Some(4)), refused_socket;
    /// An IPv6 address in brackets, with a port.
    SocketAddrV6: Socket(Some(6)), refused_socket;
}

#[cold]
#[inline(never)]
fn refused_ip(text: &str) -> ValueError {
    let reason = if let Ok(ip) = text.parse::<IpAddr>() {
        // So the field is of the other version.
        Some(if ip.is_ipv4() { "it is an IPv4 address" } else { "it is an IPv6 address" })
    } else if text.parse::<SocketAddr>().is_ok() {
        Some("it has a port")
    } else if text.starts_with('[') {
        Some("it has brackets")
    } else {
        foreign(text)
    };
    blanks::refused(text, reason)
}

#[cold]
#[inline(never)]
pub(super) fn refused_socket(text: &str) -> ValueError {
    let reason = if let Ok(address) = text.parse::<SocketAddr>() {
        Some(if address.is_ipv4() { "it is an IPv4 address" } else { "it is an IPv6 address" })
    } else if text.parse::<Ipv4Addr>().is_ok() {
        Some("it needs a port")
    } else if text.parse::<Ipv6Addr>().is_ok() {
        Some("it needs a port, and brackets around the IPv6 address before it")
    } else {
        foreign(text)
    };
    blanks::refused(text, reason)
}

/// What else than an address `text` looks like.
fn foreign(text: &str) -> Option<&'static str> {
    if ascii::contains(text, "://") {
        return Some("it is a URL, not an address");
    }
    let (host, port) = text.split_once(':').unwrap_or((text, "0"));
    let is_name = ascii::all(host, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
        && ascii::any(host, |b| b.is_ascii_alphabetic());
    if is_name && !ascii::contains(port, ":") {
        return Some("it needs an IP address, not a host name");
    }
    None
}

//! Addresses in variables. Host names and port 0 are tested in `catalogue/scalars.rs`.

use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

use factor3::{BindAddr, FromEnvStr};

fn refused<T: FromEnvStr + Debug>(text: &str) -> String {
    match T::from_env_str(text) {
        Ok(value) => panic!("{text:?} was read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn ip_addresses() {
    assert_eq!(IpAddr::from_env_str("10.0.0.1"), Ok([10, 0, 0, 1].into()));
    assert_eq!(IpAddr::from_env_str("::1"), Ok(Ipv6Addr::LOCALHOST.into()));
    assert_eq!(Ipv4Addr::from_env_str("10.0.0.1"), Ok([10, 0, 0, 1].into()));
    assert_eq!(Ipv6Addr::from_env_str("::"), Ok(Ipv6Addr::UNSPECIFIED));
    assert_eq!(refused::<Ipv4Addr>("::1"), "it is an IPv6 address");
    assert_eq!(refused::<Ipv6Addr>("10.0.0.1"), "it is an IPv4 address");
    assert_eq!(refused::<IpAddr>("10.0.0.1:80"), "it has a port");
    assert_eq!(refused::<IpAddr>("[::1]"), "it has brackets");
    assert_eq!(
        refused::<IpAddr>("10.0.0"),
        "its IPv4 address is not four numbers from 0 to 255, without leading zeros"
    );
    assert_eq!(refused::<IpAddr>("10.0.0.1 "), "it has a blank at the end");
}

#[test]
fn socket_addresses() {
    assert_eq!(SocketAddr::from_env_str("10.0.0.1:80"), Ok(([10, 0, 0, 1], 80).into()));
    assert_eq!(SocketAddr::from_env_str("[::1]:80"), Ok((Ipv6Addr::LOCALHOST, 80).into()));
    assert!(SocketAddrV4::from_env_str("10.0.0.1:80").is_ok());
    assert!(SocketAddrV6::from_env_str("[::1]:80").is_ok());
    assert_eq!(refused::<SocketAddrV4>("[::1]:80"), "it is an IPv6 address");
    assert_eq!(refused::<SocketAddrV6>("10.0.0.1:80"), "it is an IPv4 address");
    assert_eq!(refused::<SocketAddr>("10.0.0.1"), "it needs a port");
    assert_eq!(
        refused::<SocketAddr>("::1"),
        "it needs a port, and brackets around the IPv6 address before it"
    );
    assert_eq!(refused::<SocketAddr>("tcp://10.0.0.1:80"), "it is a URL, not an address");
}

#[test]
fn a_port_alone_binds_all_ipv4_interfaces() {
    for text in ["8080", ":8080", "0.0.0.0:8080", "08080"] {
        let bind = BindAddr::from_env_str(text);
        assert_eq!(bind, Ok(SocketAddr::from(([0, 0, 0, 0], 8080)).into()), "{text:?}");
    }
    let all = SocketAddr::from((Ipv6Addr::UNSPECIFIED, 8080));
    assert_eq!(BindAddr::from_env_str("[::]:8080"), Ok(all.into()));
}

#[test]
fn an_address_that_cannot_be_bound_is_refused() {
    for (text, reason) in [
        ("65536", "the port must be from 0 to 65535"),
        (":65536", "the port must be from 0 to 65535"),
        ("99999999999999999999", "the port must be from 0 to 65535"),
        (":", "the port must be from 0 to 65535"),
        ("", "it is empty"),
        ("+8080", "not a valid value"),
        ("-1", "not a valid value"),
        ("::8080", "it needs a port, and brackets around the IPv6 address before it"),
        ("0.0.0.0", "it needs a port"),
        (
            "*:8080",
            "it has a * in place of an IP address: write 0.0.0.0 for all interfaces, or 127.0.0.1 for this machine \
             alone",
        ),
        ("http://0.0.0.0:8080", "it is a URL, not an address"),
        ("8080\n", "it ends in a line break"),
        (" 8080", "it has a blank at the start"),
        ("\u{ff18}0", "not a valid value"),
    ] {
        assert_eq!(refused::<BindAddr>(text), reason, "{text:?}");
    }
}

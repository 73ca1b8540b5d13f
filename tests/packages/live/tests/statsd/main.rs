//! StatsD: the metrics that arrive at a UDP port and at a socket.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clients;

use std::net::UdpSocket;
use std::os::unix::net::UnixDatagram;
use std::time::Duration;

use cadence::Counted;
use factor3::Config;
use factor3::resource::StatsD;
use factor3_live_tests::{handing_over, temp_dir};

use crate::clients::cadence_client;

#[derive(Debug, Config)]
struct App {
    /// Metrics.
    statsd_url: StatsD,
}

/// The application's StatsD, which `STATSD_URL` names.
fn metrics(url: &str) -> StatsD {
    App::from_vars([("STATSD_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).statsd_url
}

/// A server that receives one datagram at a time.
fn server(address: &str) -> UdpSocket {
    let socket = UdpSocket::bind((address, 0)).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    socket
}

fn received(server: &UdpSocket) -> String {
    let mut datagram = [0; 100];
    let length = server.recv(&mut datagram).unwrap();
    String::from_utf8_lossy(&datagram[..length]).into_owned()
}

fn port(server: &UdpSocket) -> u16 {
    server.local_addr().unwrap().port()
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/statsd.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn a_host() {
    let server = server("127.0.0.1");
    for scheme in ["statsd", "udp"] {
        let metrics = metrics(&format!("{scheme}://127.0.0.1:{}", port(&server)));
        cadence_client(&metrics, "shop").unwrap().count("orders", 7).unwrap();
        assert_eq!(received(&server), "shop.orders:7|c");
    }
}

#[test]
fn ipv6() {
    let server = server("::1");
    let metrics = metrics(&format!("statsd://[::1]:{}", port(&server)));
    cadence_client(&metrics, "shop").unwrap().count("orders", 7).unwrap();
    assert_eq!(received(&server), "shop.orders:7|c");
}

#[test]
fn a_socket() {
    let dir = temp_dir();
    let path = dir.path().join("dsd socket");
    let server = UnixDatagram::bind(&path).unwrap();
    server.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    for scheme in ["unix", "unixgram"] {
        let metrics = metrics(&format!("{scheme}://{}/dsd%20socket", dir.path().display()));
        cadence_client(&metrics, "shop").unwrap().count("orders", 7).unwrap();
        let mut datagram = [0; 100];
        let length = server.recv(&mut datagram).unwrap();
        assert_eq!(&datagram[..length], b"shop.orders:7|c");
    }
}

/// Another server needs only another value of the variable.
#[test]
fn another_server_needs_one_variable() {
    for server in [server("127.0.0.1"), server("127.0.0.1")] {
        let metrics = metrics(&format!("statsd://127.0.0.1:{}", port(&server)));
        cadence_client(&metrics, "shop").unwrap().count("orders", 7).unwrap();
        assert_eq!(received(&server), "shop.orders:7|c");
    }
}

//! The client, made from the parts of a handle. The rustdoc of `StatsD` shows this code word for word.

use std::error::Error;
use std::net::{ToSocketAddrs, UdpSocket};
use std::os::unix::net::UnixDatagram;

use cadence::{StatsdClient, UdpMetricSink, UnixMetricSink};
use factor3::resource::{Endpoint, StatsD};

/// The client of cadence.
pub(crate) fn cadence_client(metrics: &StatsD, prefix: &str) -> Result<StatsdClient, Box<dyn Error>> {
    let client = match metrics.endpoints() {
        [Endpoint::Unix(path)] => {
            StatsdClient::from_sink(prefix, UnixMetricSink::from(path, UnixDatagram::unbound()?))
        }
        _ => {
            let mut addresses = (metrics.host(), metrics.port()).to_socket_addrs()?;
            let address = addresses.next().ok_or("the host has no address")?;
            let socket = UdpSocket::bind(if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" })?;
            StatsdClient::from_sink(prefix, UdpMetricSink::from(address, socket)?)
        }
    };
    Ok(client)
}

//! The client, made by the parts of a handle. What the rustdoc of `Syslog` shows stands here word for word.

use std::error::Error;
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;

use factor3::resource::{Syslog, Tls};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use syslog::{Formatter3164, Logger, LoggerBackend};

/// For syslog, which has no TLS.
pub(crate) fn logger(
    drain: &Syslog,
    formatter: Formatter3164,
) -> Result<Logger<LoggerBackend, Formatter3164>, Box<dyn Error>> {
    let mut addresses = (drain.host(), drain.port()).to_socket_addrs()?;
    let address = addresses.next().ok_or("the host has no address")?;
    let local = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let logger = match (drain.tls(), drain.scheme()) {
        (Tls::Off, "syslog+tcp") => syslog::tcp(formatter, address)?,
        // What this app takes `syslog` for.
        (Tls::Off, _) => syslog::udp(formatter, local, address)?,
        _ => return Err("it demands TLS".into()),
    };
    Ok(logger)
}

/// For syslog with rustls.
pub(crate) fn tls_logger(
    drain: &Syslog,
    formatter: Formatter3164,
    config: Arc<ClientConfig>,
) -> Result<Logger<StreamOwned<ClientConnection, TcpStream>, Formatter3164>, Box<dyn Error>> {
    let stream = TcpStream::connect((drain.host(), drain.port()))?;
    let connection = ClientConnection::new(config, ServerName::try_from(drain.host().to_owned())?)?;
    let logger = Logger::new(StreamOwned::new(connection, stream), formatter);
    Ok(logger)
}

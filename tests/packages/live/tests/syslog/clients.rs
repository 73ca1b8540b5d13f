//! The client, made from the parts of a handle. The rustdoc of `Syslog` shows this code word for word.

use std::error::Error;
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;

use factor3::resource::{Syslog, Tls};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use syslog::{Formatter3164, Logger, LoggerBackend};

/// The logger of the crate syslog, which has no TLS.
pub(crate) fn logger(
    drain: &Syslog,
    formatter: Formatter3164,
) -> Result<Logger<LoggerBackend, Formatter3164>, Box<dyn Error>> {
    let mut addresses = (drain.host(), drain.port()).to_socket_addrs()?;
    let address = addresses.next().ok_or("the host has no address")?;
    let local = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
    let logger = match (drain.tls(), drain.scheme()) {
        (Tls::Off, "syslog+tcp") => syslog::tcp(formatter, address)?,
        // In this application, `syslog` means UDP.
        (Tls::Off, _) => syslog::udp(formatter, local, address)?,
        _ => return Err("it requires TLS".into()),
    };
    Ok(logger)
}

/// The logger of the crate syslog over rustls.
pub(crate) fn tls_logger(
    drain: &Syslog,
    formatter: Formatter3164,
    config: Arc<ClientConfig>,
) -> Result<Logger<StreamOwned<ClientConnection, TcpStream>, Formatter3164>, Box<dyn Error>> {
    let stream = TcpStream::connect((drain.host(), drain.port()))?;
    let name = ServerName::try_from(drain.host().to_owned())?;
    let connection = ClientConnection::new(config, name)?;
    let logger = Logger::new(StreamOwned::new(connection, stream), formatter);
    Ok(logger)
}

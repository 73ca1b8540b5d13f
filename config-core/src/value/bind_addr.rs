use core::fmt;
use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use core::str::FromStr;
use std::io;
use std::net::ToSocketAddrs;
use std::option;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::{address, whitespace};
use crate::kind::Kind;
use crate::strings;

/// The address that a process binds to export its service (factor VII of [the twelve-factor app]).
///
/// | text | meaning |
/// |---|---|
/// | `8080`, `:8080` | the port on all IPv4 interfaces, `0.0.0.0:8080` |
/// | `127.0.0.1:8080` | this machine only |
/// | `[::]:8080` | all interfaces; on Linux, this accepts both IP versions |
///
/// Platforms usually set a port alone. The routers of Heroku, Fly.io, Cloud Run and most Kubernetes clusters need
/// all IPv4 interfaces, which also work if the kernel has no IPv6. A private network with only IPv6 needs
/// `[::]:PORT`. Names are not resolved. With port 0, the system chooses a free port, which is useful in tests.
///
/// A `BindAddr` can be passed to functions that take an address to bind:
///
/// ```
/// use factor3::BindAddr;
/// use std::net::{SocketAddr, TcpListener};
///
/// let bind: BindAddr = "8080".parse()?;
/// assert_eq!(SocketAddr::from(bind), "0.0.0.0:8080".parse()?);
///
/// let local: BindAddr = "127.0.0.1:0".parse()?;
/// let listener = TcpListener::bind(local)?;
/// assert_ne!(listener.local_addr()?.port(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [the twelve-factor app]: https://12factor.net/port-binding
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BindAddr(SocketAddr);

impl BindAddr {
    /// The address of the interface. It is unspecified (`0.0.0.0` or `::`) for all interfaces.
    ///
    /// ```
    /// let bind: factor3::BindAddr = "[::1]:8080".parse()?;
    /// assert_eq!((bind.ip().to_string(), bind.port()), ("::1".to_owned(), 8080));
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    #[must_use]
    pub const fn ip(&self) -> IpAddr {
        self.0.ip()
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.0.port()
    }
}

impl FromEnvStr for BindAddr {
    const KIND: Kind = Kind::Bind;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        let port = text.strip_prefix(':').unwrap_or(text);
        if strings::all(port, |b| b.is_ascii_digit()) {
            return match port.parse() {
                Ok(port) => Ok(Self(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port))),
                Err(_) => Err(whitespace::refused(text, Some(Mismatch::Port))),
            };
        }
        text.parse().map(Self).map_err(|_| address::refused_socket(text))
    }
}

impl FromStr for BindAddr {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_env_str(text)
    }
}

/// Writes the address as [`SocketAddr`] does: `0.0.0.0:8080`.
impl fmt::Display for BindAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for BindAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl From<SocketAddr> for BindAddr {
    fn from(address: SocketAddr) -> Self {
        Self(address)
    }
}

impl From<BindAddr> for SocketAddr {
    fn from(bind: BindAddr) -> Self {
        bind.0
    }
}

impl ToSocketAddrs for BindAddr {
    type Iter = option::IntoIter<SocketAddr>;

    fn to_socket_addrs(&self) -> io::Result<Self::Iter> {
        self.0.to_socket_addrs()
    }
}

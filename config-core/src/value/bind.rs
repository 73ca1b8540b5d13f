use core::fmt;
use core::net::{IpAddr, Ipv4Addr, SocketAddr};
use core::str::FromStr;
use std::io;
use std::net::ToSocketAddrs;
use std::option;

use super::{FromEnvStr, ValueError, address, blanks};
use crate::ascii;
use crate::kind::Kind;

/// The address that a process binds to export its service (factor VII of [the twelve-factor app]).
///
/// Written as a platform gives it: a port alone, `8080` or `:8080`, means all IPv4 interfaces, `0.0.0.0`. That is
/// what the routers of Heroku, Fly.io, Cloud Run and Kubernetes' usual clusters need, and it works where the kernel
/// has no IPv6. Or an IP address with a port: `127.0.0.1:8080` for this machine alone, `[::]:8080` for all
/// interfaces, on Linux of both IP versions, which private networks that speak only IPv6 need. Names are not resolved.
///
/// Port 0 lets the system choose a free one, which tests want.
///
/// It goes where a [`SocketAddr`] goes:
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
    /// The interface's address, which is unspecified for all interfaces.
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

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        let port = text.strip_prefix(':').unwrap_or(text);
        if ascii::all(port, |b| b.is_ascii_digit()) {
            return match port.parse() {
                Ok(port) => Ok(Self(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port))),
                Err(_) => Err(blanks::refused(text, Some("the port must be from 0 to 65535"))),
            };
        }
        text.parse().map(Self).map_err(|_| address::refused_socket(text))
    }
}

impl FromStr for BindAddr {
    type Err = ValueError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::from_env_str(text)
    }
}

/// As [`SocketAddr`] writes it, `0.0.0.0:8080`.
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

use std::fmt;
use std::net::Ipv6Addr;
use std::path::PathBuf;

/// One address of a service: a host and port, a socket, or a name of SRV records.
///
/// ```
/// use factor3::resource::{Endpoint, Postgres};
///
/// let db: Postgres = "postgres://db-1,[::1]:5433/shop".parse()?;
/// let hosts: Vec<&str> = db.endpoints().iter().map(Endpoint::host).collect();
/// assert_eq!(hosts, ["db-1", "::1"]);
/// assert_eq!(db.endpoints()[1].port(), Some(5433));
/// assert_eq!(db.endpoints()[1].to_string(), "[::1]:5433");
///
/// let socket: Postgres = "postgres:///shop?host=/run/postgresql".parse()?;
/// assert_eq!(socket.endpoints(), [Endpoint::Unix("/run/postgresql".into())]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Endpoint {
    /// A host and a port.
    Tcp {
        /// A name or an IP address. An IPv6 address has no brackets, as in a tuple `(host, port)`.
        host: String,
        /// The port, or the service's default if the URL names none.
        port: u16,
    },
    /// The path of a Unix domain socket. For PostgreSQL, it is the directory of the socket.
    Unix(PathBuf),
    /// A name whose DNS SRV records name the hosts and ports.
    Srv {
        /// The name, without the service's prefix.
        host: String,
    },
}

impl Endpoint {
    /// The host's name or address, or the socket's path.
    #[must_use]
    pub fn host(&self) -> &str {
        match self {
            Self::Tcp { host, .. } | Self::Srv { host } => host,
            // The path is made of text, so this never fails.
            Self::Unix(path) => path.to_str().unwrap_or_default(),
        }
    }

    /// The port of a host. `None` for a socket and for a name of SRV records.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        match self {
            Self::Tcp { port, .. } => Some(*port),
            Self::Unix(_) | Self::Srv { .. } => None,
        }
    }
}

/// Writes `host:port`, with brackets around an IPv6 address, as clients take it in a list.
///
/// For a socket, it writes the path. For SRV records, it writes the name.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp { host, port } if host.contains(':') => write!(f, "[{host}]:{port}"),
            Self::Tcp { host, port } => write!(f, "{host}:{port}"),
            other => f.write_str(other.host()),
        }
    }
}

/// Whether the text is an IPv6 address, which may have a zone if `zone` is true.
pub(super) fn is_ipv6(text: &str, zone: bool) -> bool {
    match text.split_once('%') {
        Some((address, name)) => zone && !name.is_empty() && address.parse::<Ipv6Addr>().is_ok(),
        None => text.parse::<Ipv6Addr>().is_ok(),
    }
}

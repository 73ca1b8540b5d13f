use std::net::Ipv6Addr;
use std::path::PathBuf;

/// One place where a service listens.
///
/// ```
/// use factor3::resource::{Endpoint, Postgres};
///
/// let db: Postgres = "postgres://db-1,[::1]:5433/shop".parse()?;
/// let hosts: Vec<&str> = db.endpoints().iter().map(Endpoint::host).collect();
/// assert_eq!(hosts, ["db-1", "::1"]);
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
        /// A name or an IP address; IPv6 without brackets, as `(host, port)` wants it.
        host: String,
        /// The port, the service's default where the URL names none.
        port: u16,
    },
    /// A Unix domain socket; of PostgreSQL, the directory that holds it.
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
            // Made of text, so it is text.
            Self::Unix(path) => path.to_str().unwrap_or_default(),
        }
    }
}

/// What a URL demands of TLS, from the least to the most.
///
/// ```
/// use factor3::resource::{Postgres, Redis, Tls};
///
/// let redis: Redis = "rediss://cache".parse()?;
/// assert_eq!(redis.tls(), Tls::VerifyFull);
///
/// let db: Postgres = "postgres://db/shop?sslmode=require".parse()?;
/// assert!(db.tls() == Tls::Require && db.tls() < Tls::VerifyCa); // encrypted, to whomever it is
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tls {
    /// No TLS.
    Off,
    /// TLS if the server offers it; the certificate is not verified.
    Prefer,
    /// TLS or no connection; the certificate is not verified.
    Require,
    /// TLS, with a certificate of a trusted authority; its host name is not verified.
    VerifyCa,
    /// TLS, with a certificate of a trusted authority for this host.
    VerifyFull,
}

/// Whether the text is an IPv6 address, with a zone where `zone` allows one.
pub(super) fn is_ipv6(text: &str, zone: bool) -> bool {
    match text.split_once('%') {
        Some((address, name)) => zone && !name.is_empty() && address.parse::<Ipv6Addr>().is_ok(),
        None => text.parse::<Ipv6Addr>().is_ok(),
    }
}

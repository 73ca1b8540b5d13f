/// A scheme of a service, with its default port and its TLS.
///
/// ```
/// use factor3::resource::{Scheme, Tls};
///
/// const SCHEMES: &[Scheme] = &[
///     Scheme::new("search", 7700),
///     Scheme::tls("searchs", 443),
///     Scheme::new("search+any", 7700).with_tls(Tls::Prefer).without_port(),
///     Scheme::unix("search+unix"),
/// ];
/// assert_eq!((SCHEMES[0].port, SCHEMES[0].tls), (Some(7700), Tls::Off));
/// assert_eq!((SCHEMES[1].name, SCHEMES[1].tls), ("searchs", Tls::VerifyFull));
/// assert_eq!((SCHEMES[2].port, SCHEMES[3].port), (None, None));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scheme {
    /// The scheme, in lower case, without `://`.
    pub name: &'static str,
    /// The port if the URL names none. If it is `None`, the URL has to name a port.
    pub port: Option<u16>,
    /// The level of TLS that the scheme requires.
    pub tls: Tls,
    pub(crate) place: Place,
}

/// What the authority of a URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Tcp,
    Unix,
    Srv,
}

impl Scheme {
    /// Makes a scheme without TLS, with its default port.
    #[must_use]
    pub const fn new(name: &'static str, port: u16) -> Self {
        Self { name, port: Some(port), tls: Tls::Off, place: Place::Tcp }
    }

    /// Makes a scheme with verified TLS, with its default port.
    #[must_use]
    pub const fn tls(name: &'static str, port: u16) -> Self {
        Self { tls: Tls::VerifyFull, ..Self::new(name, port) }
    }

    /// Makes a scheme whose path is the path of a Unix domain socket: `unix:///run/redis.sock`.
    #[must_use]
    pub const fn unix(name: &'static str) -> Self {
        Self { name, port: None, tls: Tls::Off, place: Place::Unix }
    }

    /// Makes a scheme with verified TLS whose host is looked up in DNS SRV records, so that it has no port.
    #[must_use]
    pub const fn srv(name: &'static str) -> Self {
        Self { name, port: None, tls: Tls::VerifyFull, place: Place::Srv }
    }

    /// Removes the default port, so that the URL has to name a port.
    #[must_use]
    pub const fn without_port(self) -> Self {
        Self { port: None, ..self }
    }

    /// Sets the level of TLS that the scheme requires.
    #[must_use]
    pub const fn with_tls(self, tls: Tls) -> Self {
        Self { tls, ..self }
    }
}

/// The level of TLS that a URL requires, from the lowest to the highest.
///
/// ```
/// use factor3::resource::{Postgres, Redis, Tls};
///
/// let redis: Redis = "rediss://cache".parse()?;
/// assert_eq!(redis.tls(), Tls::VerifyFull);
///
/// let db: Postgres = "postgres://db/shop?sslmode=require".parse()?;
/// assert!(db.tls() == Tls::Require && db.tls() < Tls::VerifyCa); // encrypted, but not verified
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tls {
    /// No TLS.
    Off,
    /// TLS if the server offers it. The certificate is not verified.
    Prefer,
    /// TLS or no connection. The certificate is not verified.
    Require,
    /// TLS with a certificate of a trusted authority. The host name is not verified.
    VerifyCa,
    /// TLS with a certificate of a trusted authority for this host.
    VerifyFull,
}

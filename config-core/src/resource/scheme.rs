use super::Tls;

/// A scheme of a service, and what it stands for.
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
    /// The port when the URL names none; without one, the URL has to.
    pub port: Option<u16>,
    /// What the scheme demands of TLS.
    pub tls: Tls,
    pub(super) place: Place,
}

/// What the authority of a URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Tcp,
    Unix,
    Srv,
}

impl Scheme {
    /// A scheme without TLS, and its default port.
    #[must_use]
    pub const fn new(name: &'static str, port: u16) -> Self {
        Self { name, port: Some(port), tls: Tls::Off, place: Place::Tcp }
    }

    /// A scheme with verified TLS, and its default port.
    #[must_use]
    pub const fn tls(name: &'static str, port: u16) -> Self {
        Self { tls: Tls::VerifyFull, ..Self::new(name, port) }
    }

    /// A scheme whose path is that of a Unix domain socket: `unix:///run/redis.sock`.
    #[must_use]
    pub const fn unix(name: &'static str) -> Self {
        Self { name, port: None, tls: Tls::Off, place: Place::Unix }
    }

    /// A scheme with verified TLS whose host is looked up in DNS SRV records, and so has no port.
    #[must_use]
    pub const fn srv(name: &'static str) -> Self {
        Self { name, port: None, tls: Tls::VerifyFull, place: Place::Srv }
    }

    /// The same without a default port: the URL has to name one.
    #[must_use]
    pub const fn without_port(self) -> Self {
        Self { port: None, ..self }
    }

    /// The same with another demand of TLS.
    #[must_use]
    pub const fn with_tls(self, tls: Tls) -> Self {
        Self { tls, ..self }
    }
}

/// How many hosts a URL may name.
///
/// ```
/// use factor3::resource::{Hosts, Nats, Postgres, Redis, Service, service};
///
/// assert_eq!(service::Redis::HOSTS, Hosts::One);
/// assert!("redis://a,b".parse::<Redis>().is_err());
/// assert_eq!(service::Postgres::HOSTS, Hosts::Several);
/// assert_eq!("postgres://a,b/shop".parse::<Postgres>()?.endpoints().len(), 2);
/// assert_eq!(service::Nats::HOSTS, Hosts::Urls);
/// assert_eq!("nats://a,nats://b".parse::<Nats>()?.endpoints().len(), 2);
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hosts {
    /// One.
    One,
    /// Several, each with its own port: `h1:5432,h2:5433`.
    Several,
    /// Several, and a whole URL for each as well: `nats://h1:4222,nats://h2:4223`. The URLs may differ in
    /// nothing but host and port, and where there is a user or a password, each has to have it.
    Urls,
}

/// What a URL without a host means.
///
/// ```
/// use factor3::resource::{Amqp, EmptyHost, Mqtt, Service, service};
///
/// assert_eq!(service::Amqp::EMPTY_HOST, EmptyHost::Localhost);
/// assert_eq!("amqp:///shop".parse::<Amqp>()?.host(), "localhost");
/// assert_eq!(service::Mqtt::EMPTY_HOST, EmptyHost::Refused);
/// assert!("mqtt:///shop".parse::<Mqtt>().is_err());
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmptyHost {
    /// A mistake.
    Refused,
    /// `localhost`.
    Localhost,
    /// The socket in this directory; a host may then be such a directory as well: `%2Frun%2Fpostgresql`.
    Socket(&'static str),
}

/// What a userinfo without a colon means: `x` in `redis://x@host`.
///
/// ```
/// use factor3::resource::{LoneUserinfo, Nats, Postgres, Redis, Service, service};
///
/// assert_eq!(service::Postgres::LONE_USERINFO, LoneUserinfo::User);
/// assert_eq!("postgres://shop@db/shop".parse::<Postgres>()?.username(), Some("shop"));
/// assert_eq!(service::Nats::LONE_USERINFO, LoneUserinfo::Token);
/// assert_eq!("nats://t0ken@queue".parse::<Nats>()?.to_string(), "nats://***@queue:4222");
/// assert_eq!(service::Redis::LONE_USERINFO, LoneUserinfo::Refused);
/// assert!("redis://x@cache".parse::<Redis>().is_err());
/// # Ok::<(), factor3::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoneUserinfo {
    /// The user.
    User,
    /// A secret: [`password`](super::Resource::password) gives it, and no user name is printed.
    Token,
    /// Clients disagree, so it is refused, and no user name is printed.
    Refused,
}

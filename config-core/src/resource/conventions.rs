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
    /// Several, also with a whole URL for each: `nats://h1:4222,nats://h2:4223`. The URLs may differ only in host
    /// and port. If there is a user or a password, each URL has to have it.
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
    /// The socket in this directory. A host may then also be such a directory: `%2Frun%2Fpostgresql`.
    Socket(&'static str),
}

/// What a userinfo without a colon means: `x` in `redis://x@host`.
///
/// ```
/// use factor3::resource::{LoneUserinfo, Mqtt, Nats, Postgres, Redis, Service, service};
///
/// assert_eq!(service::Postgres::LONE_USERINFO, LoneUserinfo::User);
/// assert_eq!("postgres://shop@db/shop".parse::<Postgres>()?.username(), Some("shop"));
/// assert_eq!(service::Mqtt::LONE_USERINFO, LoneUserinfo::SecretUser);
/// assert_eq!("mqtt://t0ken@broker".parse::<Mqtt>()?.to_string(), "mqtt://***@broker:1883");
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
    /// The user, which may be an access token. User names are never printed.
    SecretUser,
    /// A secret, which [`password`](super::Resource::password) returns. User names are never printed.
    Token,
    /// A mistake, since clients disagree. User names are never printed.
    Refused,
}

use std::path::PathBuf;

use secrecy::SecretString;
use secrecy::zeroize::Zeroize;

use super::one_host::one_host;
use super::parameters::Parameters;
use super::sign_in;
use crate::kind::Tls;
use crate::resource::Redis;
use crate::value::ValueError;

/// Makes redis-rs's `ConnectionInfo` of a [`Redis`](crate::resource::Redis).
///
/// It compiles with redis 0.32, which has public fields, and with redis 1, which has setters.
///
/// ```ignore
/// let info = client::redis!(config.redis_url)?;
/// let client = redis::Client::open(info)?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, socket, user, password unless it is empty, the number of the database, TLS and the parameter `protocol`. With
/// [`Tls::Require`](crate::resource::Tls::Require), redis-rs needs a feature that allows connections without verification,
/// and without a feature for TLS it refuses to connect to `rediss://`.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a `protocol` other than `2`, `3`, `resp2` and `resp3` | redis-rs knows no other |
/// | another parameter: `socket_timeout`, `health_check_interval` and similar | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_redis {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_redis!($handle, crate = ::redis, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::redis(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $crate::__private::client as factor3;
            use factor3::RedisSetters as _;
            use $($first)? $(:: $rest)* as client;

            let address = match (parts.socket, parts.insecure_tls) {
                (::core::option::Option::Some(path), _) => client::ConnectionAddr::Unix(path),
                (_, ::core::option::Option::None) => client::ConnectionAddr::Tcp(parts.host, parts.port),
                (_, ::core::option::Option::Some(insecure)) => client::ConnectionAddr::TcpTls {
                    host: parts.host,
                    port: parts.port,
                    insecure,
                    tls_params: ::core::option::Option::None,
                },
            };
            let protocol = if parts.resp3 { client::ProtocolVersion::RESP3 } else { client::ProtocolVersion::RESP2 };

            // By the setters of redis 1. Before it, these are the methods of `RedisSetters`, which do nothing.
            let mut settings = <client::RedisConnectionInfo as ::core::default::Default>::default()
                .set_db(parts.database)
                .set_protocol(protocol);
            if let ::core::option::Option::Some(user) = parts.user {
                settings = settings.set_username(user);
            }
            if let ::core::option::Option::Some(password) = parts.password {
                settings = settings.set_password(factor3::expose(password));
            }
            let info = match "redis://localhost".parse::<client::ConnectionInfo>() {
                ::core::result::Result::Ok(info) => info.set_addr(factor3::clone(&address)).set_redis_settings(settings),
                ::core::result::Result::Err(_) => return ::core::result::Result::Err(factor3::REDIS_CHANGED),
            };

            // By the fields of earlier versions. For redis 1, these are fields of `BySetters`, which nothing reads.
            let mut info = info.with_fields(factor3::clone(&address), protocol);
            info.addr = address;
            info.redis.db = parts.database;
            info.redis.protocol = protocol;
            info.redis.username = parts.user.map(factor3::owned);
            info.redis.password = parts.password.map(factor3::expose).map(factor3::owned);
            ::core::result::Result::Ok(info.done())
        })
    };
}

pub struct Parts<'a> {
    pub host: String,
    pub port: u16,
    pub socket: Option<PathBuf>,
    /// `None` without TLS, `Some(true)` if nothing is verified.
    pub insecure_tls: Option<bool>,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub database: i64,
    pub resp3: bool,
}

pub fn parts<'a>(cache: &'a Redis, ignored: &'a [&'a str]) -> Result<Parts<'a>, ValueError> {
    let place =
        one_host(cache.endpoints(), "it names several hosts, and redis-rs connects to one: keep one host")?;
    let parameters = Parameters::new(cache.parts(), ignored);
    parameters.refuse_others(
        &["db", "protocol", "ssl_cert_reqs"],
        &[],
        "it has a parameter that redis-rs has no setting for: remove it, or set it in the code and name it in \
         ignore = [..] of the macro",
    )?;
    let (host, port) = place.tcp().unwrap_or_default();
    Ok(Parts {
        host: host.to_owned(),
        port,
        socket: place.socket().map(PathBuf::from),
        insecure_tls: match cache.tls() {
            Tls::Off => None,
            Tls::Require => Some(true),
            Tls::VerifyFull => Some(false),
            Tls::Prefer | Tls::VerifyCa => {
                return Err(ValueError::because(
                    "redis-rs verifies the certificate and the name of the host, or neither: begin with rediss://",
                ));
            }
        },
        user: cache.username(),
        password: sign_in::password(cache.password()),
        database: cache.database().into(),
        resp3: match parameters.get("protocol") {
            None | Some("2" | "resp2") => false,
            Some("3" | "resp3") => true,
            Some(_) => return Err(ValueError::because("its protocol must be 2 or 3: write protocol=3")),
        },
    })
}

/// A later redis-rs might refuse `redis://localhost`.
pub const CHANGED: ValueError =
    ValueError::because("redis-rs no longer reads redis://localhost: use redis 1");

/// The setters of redis 1, for the types of earlier versions: their own methods would come first.
///
/// The values are set by fields afterwards.
pub trait RedisSetters: Sized {
    #[must_use]
    fn set_db(self, _: i64) -> Self {
        self
    }

    #[must_use]
    fn set_protocol<P>(self, _: P) -> Self {
        self
    }

    #[must_use]
    fn set_username(self, _: &str) -> Self {
        self
    }

    #[must_use]
    fn set_password(self, _: &str) -> Self {
        self
    }

    fn set_addr<A>(self, _: A) -> ByFields<Self> {
        ByFields(self)
    }

    /// For redis 1, whose fields are private: other fields in their place.
    fn with_fields<A, P>(self, addr: A, protocol: P) -> BySetters<Self, A, P> {
        let redis = Settings { db: 0, protocol, username: None, password: None };
        BySetters { info: self, addr, redis }
    }

    #[must_use]
    fn done(self) -> Self {
        self
    }
}

impl<T> RedisSetters for T {}

/// The info of a version before redis 1.
pub struct ByFields<T>(T);

impl<T> ByFields<T> {
    #[must_use]
    pub fn set_redis_settings<S>(self, _: S) -> Self {
        self
    }

    pub fn with_fields<A, P>(self, _: A, _: P) -> T {
        self.0
    }
}

/// The info of redis 1, with fields that have no effect.
pub struct BySetters<T, A, P> {
    info: T,
    pub addr: A,
    pub redis: Settings<P>,
}

impl<T, A, P> BySetters<T, A, P> {
    pub fn done(self) -> T {
        self.info
    }
}

pub struct Settings<P> {
    pub db: i64,
    pub protocol: P,
    pub username: Option<String>,
    pub password: Option<String>,
}

impl<P> Drop for Settings<P> {
    fn drop(&mut self) {
        self.username.zeroize();
        self.password.zeroize();
    }
}

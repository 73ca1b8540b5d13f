//! Backing services as attached resources: one URL in one variable, read into its parts.
//!
//! A handle such as [`Postgres`] reads the URL once, when the app starts, and hands over the parts that a
//! client takes: hosts, port, user, password, database, TLS. The password is a [`SecretString`]; `Debug`,
//! `Display` and `Serialize` print the URL without it.
//!
//! ```
//! use factor3::{ExposeSecret, resource::{Postgres, Tls}};
//!
//! let db: Postgres = "postgres://shop:s3cr%40t@db.internal/orders?sslmode=verify-full".parse()?;
//! assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 5432, Some("orders")));
//! assert_eq!((db.username(), db.tls()), (Some("shop"), Tls::VerifyFull));
//! assert_eq!(db.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
//! assert_eq!(db.to_string(), "postgres://shop:***@db.internal:5432/orders?sslmode=verify-full");
//! # Ok::<(), factor3::ValueError>(())
//! ```
//!
//! # The services
//!
//! | handle | usually in | begins with | hosts | the path is |
//! |---|---|---|---|---|
//! | [`Postgres`] | `DATABASE_URL` | `postgres://` | several, or a socket | the database |
//! | [`MySql`] | `DATABASE_URL` | `mysql://` | one, or a socket | the database |
//! | [`Sqlite`] | `DATABASE_URL` | `sqlite:` | none | the file |
//! | [`ClickHouse`] | `CLICKHOUSE_URL` | `clickhouse://` | several | the database |
//! | [`MongoDb`] | `MONGODB_URI` | `mongodb://` | several, sockets as well | the database |
//! | [`CouchDb`] | `COUCHDB_URL` | `https://` | one | the database |
//! | [`Elasticsearch`] | `ELASTICSEARCH_URL` | `https://` | several, a URL for each | a prefix |
//! | [`Redis`] | `REDIS_URL` | `redis://` | one, or a socket | the database's number |
//! | [`Memcached`] | `MEMCACHED_URL` | `memcached://`, or nothing | several, sockets as well | none, or a socket |
//! | [`Amqp`] | `AMQP_URL` | `amqp://` | one | the vhost |
//! | [`Kafka`] | `KAFKA_URL` | `kafka://`, or nothing | several | none |
//! | [`Nats`] | `NATS_URL` | `nats://`, or nothing | several, a URL for each | that of a WebSocket |
//! | [`Mqtt`] | `MQTT_URL` | `mqtt://` | one | that of a WebSocket |
//! | [`Beanstalkd`] | `BEANSTALKD_URL` | `beanstalk://` | one | the tube |
//! | [`S3`] | `S3_URL` | `s3://`, `https://` | one | bucket and prefix |
//! | [`AzureBlob`] | `AZURE_STORAGE_CONNECTION_STRING` | `AccountName=`, `https://` | one | container and prefix |
//! | [`Smtp`] | `SMTP_URL` | `submission://` | one | the name to send in EHLO |
//! | [`Http`] | `<NAME>_URL` | `https://` | one | a base path |
//! | [`SentryDsn`] | `SENTRY_DSN` | `https://` | one | a prefix and the project |
//! | [`Otlp`] | `OTEL_EXPORTER_OTLP_ENDPOINT` | `http://` | one | a base path |
//! | [`StatsD`] | `STATSD_URL` | `statsd://` | one, or a socket | none |
//! | [`Syslog`] | `SYSLOG_URL` | `syslog://` | one | none |
//!
//! With other schemes (TLS, among others), parameters and refusals, each one's [own page](service) says more.
//!
//! # The grammar
//!
//! `scheme://[user[:password]@]host[:port][/path][?key=value[&key=value]]`, RFC 3986 read strictly, with a
//! list of hosts where the service has one. Strictly, because where two parsers can disagree about the
//! end of a password, one of them prints half of it as a host:
//!
//! | refused | why, or what to write |
//! |---|---|
//! | `@ / ? # :` as they are in a password | `%40 %2F %3F %23 %3A`; a `:` that does no harm is let pass |
//! | an `@` in the path or the query | `%40` |
//! | `&key=` in a path that is a database, a socket or the like | `?` before the first parameter, `%26` for a literal `&` |
//! | a `%` that begins no escape, or escapes that are not UTF-8 or hold NUL | `%25` for a literal percent sign |
//! | blanks, control characters, `\`, quotes around the URL, anything outside ASCII | percent-encoded UTF-8 |
//! | `127.1`, `0x7f.1`, `2130706433` | four decimal numbers |
//! | a host with other characters than letters, digits, `.`, `-` and `_`, of which RFC 3986 allows some | its name; of an international one, the form `xn--…` |
//! | `::1` without brackets, a zone where the service does not say that it has them | `[::1]` |
//! | port 0, above 65535, or empty | leave the colon away for the default |
//! | an empty item in a list of hosts | without the comma |
//! | a raw `/` in a path that is one name, such as a database | `%2F` |
//! | a parameter without `=` or without a name, `&&`, a `&` at the end | `key=value`, separated by one `&` |
//! | a fragment (`#…`) | nothing reads it, except `#insecure` with Redis |
//! | `***` in the place of a user, a password or a value | a redacted URL was pasted back |
//! | `${NAME}` and `$(NAME)` | nothing expanded them; a literal `$` there is `%24` |
//! | more than 256 hosts, or parameters | no configuration has them |
//! | two URLs, one pasted behind the other | keep one; a literal `://` in a path is `%3A//` |
//! | the URL of another service | development and production use the same kind of service |
//!
//! An error is a fixed sentence, picked from a closed list. It never holds a part of the URL.
//!
//! # What is printed
//!
//! `Debug`, `Display` and `Serialize` print from the parts, by allow-list:
//!
//! | part | printed |
//! |---|---|
//! | user and password | `user:***@` where both are given, the password does not hold the user and the service's userinfo always has a user; else `***@` |
//! | hosts | each with its port |
//! | path | where it is a database or the like, or a socket's, of letters, digits and `/-._~!$+()` and blanks; else `/***` |
//! | parameters | `key=value` for those that the service knows to be harmless, else `key=***`; `***=***` where the key may itself be a secret or the rest of one |
//!
//! # A service of your own
//!
//! A [`Service`] is data with defaults, and takes a few lines.

mod endpoint;
mod grammar;
mod host;
mod mistake;
mod own;
mod parts;
mod percent;
mod redact;
mod refusal;
mod rules;
mod scheme;
#[cfg(feature = "serde")]
mod serialized;
pub mod service;

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use secrecy::{ExposeSecret, SecretString};

pub use endpoint::{Endpoint, Tls};
pub use parts::Parts;
pub use rules::Service;
pub use scheme::{EmptyHost, Hosts, LoneUserinfo, Scheme};
pub use service::azure_blob::AzureBlob;
pub use service::s3::S3;
pub use service::sqlite::Sqlite;

use crate::kind::{Kind, ResourceKind};
use crate::value::{FromEnvStr, ValueError};
use rules::RulesOf;

/// A PostgreSQL database, usually `DATABASE_URL`. See [`service::Postgres`] for the grammar.
pub type Postgres = Resource<service::Postgres>;
/// A MySQL or MariaDB database, usually `DATABASE_URL`. See [`service::MySql`] for the grammar.
pub type MySql = Resource<service::MySql>;
/// A MongoDB deployment, usually `MONGODB_URI`. See [`service::MongoDb`] for the grammar.
pub type MongoDb = Resource<service::MongoDb>;
/// A ClickHouse server, usually `CLICKHOUSE_URL`. See [`service::ClickHouse`] for the grammar.
pub type ClickHouse = Resource<service::ClickHouse>;
/// A CouchDB server, usually `COUCHDB_URL`. See [`service::CouchDb`] for the grammar.
pub type CouchDb = Resource<service::CouchDb>;
/// An Elasticsearch or OpenSearch cluster, usually `ELASTICSEARCH_URL`. See [`service::Elasticsearch`] for the grammar.
pub type Elasticsearch = Resource<service::Elasticsearch>;
/// A Redis or Valkey server, usually `REDIS_URL`. See [`service::Redis`] for the grammar.
pub type Redis = Resource<service::Redis>;
/// Memcached servers, usually `MEMCACHED_URL`. See [`service::Memcached`] for the grammar.
pub type Memcached = Resource<service::Memcached>;
/// An AMQP 0-9-1 broker such as RabbitMQ, usually `AMQP_URL`. See [`service::Amqp`] for the grammar.
pub type Amqp = Resource<service::Amqp>;
/// A Kafka cluster, usually `KAFKA_URL`. See [`service::Kafka`] for the grammar.
pub type Kafka = Resource<service::Kafka>;
/// A NATS cluster, usually `NATS_URL`. See [`service::Nats`] for the grammar.
pub type Nats = Resource<service::Nats>;
/// An MQTT broker, usually `MQTT_URL`. See [`service::Mqtt`] for the grammar.
pub type Mqtt = Resource<service::Mqtt>;
/// A beanstalkd work queue, usually `BEANSTALKD_URL`. See [`service::Beanstalkd`] for the grammar.
pub type Beanstalkd = Resource<service::Beanstalkd>;
/// A mail server, usually `SMTP_URL`. See [`service::Smtp`] for the grammar.
pub type Smtp = Resource<service::Smtp>;
/// An HTTP API, usually `<NAME>_URL`. See [`service::Http`] for the grammar.
pub type Http = Resource<service::Http>;
/// A Sentry DSN, usually `SENTRY_DSN`. See [`service::SentryDsn`] for the grammar.
pub type SentryDsn = Resource<service::SentryDsn>;
/// An OpenTelemetry collector, usually `OTEL_EXPORTER_OTLP_ENDPOINT`. See [`service::Otlp`] for the grammar.
pub type Otlp = Resource<service::Otlp>;
/// A StatsD server, usually `STATSD_URL`. See [`service::StatsD`] for the grammar.
pub type StatsD = Resource<service::StatsD>;
/// A syslog receiver, such as a log drain, usually `SYSLOG_URL`. See [`service::Syslog`] for the grammar.
pub type Syslog = Resource<service::Syslog>;

/// The URL of a backing service, read into its parts.
///
/// `Debug`, `Display` and `Serialize` print it without credentials: `postgres://shop:***@db:5432/orders`.
/// [`expose_url`](Self::expose_url) and [`password`](Self::password) give them, by name. What may hold a
/// credential is wiped when the handle is dropped; the operating system's own copy of the environment stays.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::resource::Redis;
///
/// let cache: Redis = "rediss://shop:s3cr%40t@cache.internal/2?client=web&token=t0ken".parse()?;
/// assert_eq!((cache.scheme(), cache.host(), cache.port()), ("rediss", "cache.internal", 6379));
/// assert_eq!((cache.username(), cache.path(), cache.database()), (Some("shop"), Some("2"), 2));
/// assert_eq!(cache.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
/// assert_eq!((cache.param("client"), cache.param("token")), (Some("web"), None));
/// assert_eq!(cache.secret_param("token").map(ExposeSecret::expose_secret), Some("t0ken"));
/// assert!(cache.expose_url().contains("s3cr%40t"));
/// assert_eq!(cache.to_string(), "rediss://***@cache.internal:6379/2?client=***&***=***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
pub struct Resource<S: Service> {
    parts: Box<Parts>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> Resource<S> {
    /// The scheme, in lower case: `postgres`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.parts.scheme()
    }

    /// Every host, in the order of the URL; never empty.
    #[must_use]
    pub fn endpoints(&self) -> &[Endpoint] {
        self.parts.endpoints()
    }

    /// The first host: a name or an IP address, IPv6 without brackets; of a socket, its path.
    #[must_use]
    pub fn host(&self) -> &str {
        self.endpoints().first().map_or("", Endpoint::host)
    }

    /// The port of the first host, the service's default where the URL names none.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.parts.port()
    }

    /// The user name, percent-decoded. Absent is not empty.
    #[must_use]
    pub fn username(&self) -> Option<&str> {
        self.parts.username()
    }

    /// The password, or the token where a lone userinfo is one, percent-decoded. Absent is not empty.
    #[must_use]
    pub fn password(&self) -> Option<&SecretString> {
        self.parts.password()
    }

    /// The path, percent-decoded, without its leading slash: `Some("")` when the URL ends in that slash.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.parts.path()
    }

    /// The last value of the parameter `name`, percent-decoded. Names ignore ASCII case. `None` for one that
    /// may hold a credential: see [`secret_param`](Self::secret_param).
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.parts.param(name)
    }

    /// All parameters, percent-decoded, in the order of the URL, without those that may hold a credential.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.params()
    }

    /// The last value of the parameter `name` if it may hold a credential: the service says that it does,
    /// or its name ends in `key` or contains `pass`, `pwd`, `secret`, `token`, `credential` or `signature`.
    #[must_use]
    pub fn secret_param(&self, name: &str) -> Option<&SecretString> {
        self.parts.secret_param(name)
    }

    /// What the URL demands of TLS.
    #[must_use]
    pub fn tls(&self) -> Tls {
        self.parts.tls()
    }

    /// The whole URL as it was given, with its credentials, for a client that takes one.
    ///
    /// Many clients read their URLs differently from their service; the parts are the safer way.
    #[must_use]
    pub fn expose_url(&self) -> &str {
        self.parts.url.expose_secret()
    }

    /// The URL for a client that takes a [`url::Url`], with its credentials, which `Url` prints.
    ///
    /// # Errors
    ///
    /// When `Url` cannot hold it: it knows no list of hosts, and no user without a host.
    #[cfg(feature = "url")]
    pub fn to_url(&self) -> Result<url::Url, ValueError> {
        let url = url::Url::parse(self.expose_url()).ok().filter(|_| self.endpoints().len() == 1);
        url.ok_or(ValueError::because("the `url` crate cannot hold it: hand over the parts"))
    }
}

impl<S: Service> Clone for Resource<S> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), service: PhantomData }
    }
}

/// The URL without its credentials.
impl<S: Service> fmt::Display for Resource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.parts, f)
    }
}

/// The service, and the URL without its credentials.
impl<S: Service> fmt::Debug for Resource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.parts, f)
    }
}

impl<S: Service> FromStr for Resource<S> {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let parts = grammar::parse(text, RulesOf::<S>::RULES)?;
        Ok(Self { parts: Box::new(parts), service: PhantomData })
    }
}

impl<S: Service> FromEnvStr for Resource<S> {
    const KIND: Kind = Kind::Resource(
        &ResourceKind::new(S::NAME, S::EXAMPLE)
            .written(S::SCHEMES, if S::BARE_HOSTS { r##"[!-"$-.0-<>A-~]+"## } else { "" }),
    );

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        text.parse()
    }
}

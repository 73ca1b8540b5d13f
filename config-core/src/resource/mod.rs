//! Backing services as attached resources: one URL in one variable, read into its parts.
//!
//! A handle such as [`Postgres`] reads the URL once, when the application starts. Its methods return the parts that a
//! client takes: hosts, port, user, password, database, TLS. The password is a
//! [`SecretString`](secrecy::SecretString). `Debug`, `Display` and `Serialize` print the URL without the password.
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
//! | [`MongoDb`] | `MONGODB_URI` | `mongodb://` | several, also sockets | the database |
//! | [`CouchDb`] | `COUCHDB_URL` | `https://` | one | the database |
//! | [`Elasticsearch`] | `ELASTICSEARCH_URL` | `https://` | several, with a URL for each | a prefix |
//! | [`Redis`] | `REDIS_URL` | `redis://` | one, or a socket | the database's number |
//! | [`Memcached`] | `MEMCACHED_URL` | `memcached://`, or nothing | several, also sockets | none, or a socket |
//! | [`Amqp`] | `AMQP_URL` | `amqp://` | one | the vhost |
//! | [`Kafka`] | `KAFKA_URL` | `kafka://`, or nothing | several | none |
//! | [`Nats`] | `NATS_URL` | `nats://`, or nothing | several, with a URL for each | the WebSocket's path |
//! | [`Mqtt`] | `MQTT_URL` | `mqtt://` | one | the WebSocket's path |
//! | [`Beanstalkd`] | `BEANSTALKD_URL` | `beanstalk://` | one | the tube |
//! | [`S3`] | `S3_URL` | `s3://`, `https://` | one | bucket and prefix |
//! | [`AzureBlob`] | `AZURE_STORAGE_CONNECTION_STRING` | `AccountName=`, `https://` | one | container and prefix |
//! | [`Smtp`] | `SMTP_URL` | `submission://` | one | the name to send in EHLO |
//! | [`Http`] | `<NAME>_URL` | `https://` | one | a base path |
//! | [`Proxy`] | `HTTPS_PROXY` | `http://`, or nothing | one | none |
//! | [`SentryDsn`] | `SENTRY_DSN` | `https://` | one | a prefix and the project |
//! | [`Otlp`] | `OTEL_EXPORTER_OTLP_ENDPOINT` | `http://` | one | a base path |
//! | [`StatsD`] | `STATSD_URL` | `statsd://` | one, or a socket | none |
//! | [`Syslog`] | `SYSLOG_URL` | `syslog://` | one | none |
//!
//! The [page of each service](service) describes its other schemes (for example, for TLS), its parameters, what it
//! refuses, and how to pass the parts to a client.
//!
//! # The grammar
//!
//! `scheme://[user[:password]@]host[:port][/path][?key=value[&key=value]]`
//!
//! The URL is read strictly by RFC 3986. Some services allow a list of hosts. The reading is strict because two parsers
//! can disagree about where a password ends: one of them would then print a part of the password as a host. Therefore,
//! these are refused for all services:
//!
//! | refused | why, or what to write |
//! |---|---|
//! | `@ / ? # :` unescaped in a password | `%40 %2F %3F %23 %3A`; a `:` that cannot be misread is allowed |
//! | an `@` in the path or the query | `%40` |
//! | `&key=` in a path that is a database, a socket or similar | `?` before the first parameter, `%26` for a literal `&` |
//! | a `%` that does not begin an escape; escapes that are not UTF-8 or contain NUL | `%25` for a literal percent sign |
//! | blanks, control characters, `\`, quotes around the URL, characters outside ASCII | percent-encoded UTF-8 |
//! | `127.1`, `0x7f.1`, `2130706433` | four decimal numbers |
//! | `&name=`, `;name=`, `,name=`, `\|name=` or `%3Fname=` before the path | `?` before the first parameter; in a password, escape the separator. Neon's password `endpoint=ID;PASSWORD` is read |
//! | a percent escape in a host, except in the path of a socket | some clients do not decode it: the name itself |
//! | a database, a vhost or a socket with a segment `.` or `..` | some clients resolve it |
//! | a parameter whose name begins with `amp;` | `&` was escaped for HTML: `&` itself |
//! | a parameter that another client reads as TLS or as the place to connect to, unless the service reads it | the page of the service says what to write; [`Http`] and a service of your own keep it |
//! | such a parameter after a second `?`, a `;` or a `,` | `&` before it; in a value, `%3F %3B %2C` |
//! | a host with characters other than letters, digits, `.`, `-` and `_`, although RFC 3986 allows some | its name; for an international name, the form `xn--…` |
//! | `::1` without brackets; a zone, unless the service's page allows it | `[::1]` |
//! | port 0, above 65535, or empty | omit the colon to use the default |
//! | an empty item in a list of hosts | remove the comma |
//! | an unescaped `/` in a path that is one name, such as a database | `%2F` |
//! | a parameter without `=` or without a name, `&&`, a `&` at the end | `key=value`, separated by one `&` |
//! | a fragment (`#…`) | no client reads it, except `#insecure` for Redis |
//! | `***` in the place of a user, a password or a value | a redacted URL was copied: the original |
//! | `${NAME}` and `$(NAME)` | nothing expanded them: the value; a literal `$` there is `%24` |
//! | more than 256 hosts or parameters | it is a mistake |
//! | two URLs, one pasted after the other | keep one; a literal `://` in a path is `%3A//` |
//! | the URL of another service | set the URL of a service of the expected kind |
//!
//! The message of an error is a fixed sentence from a closed list. It never contains a part of the URL.
//!
//! # What is printed
//!
//! `Debug`, `Display` and `Serialize` print the URL from its parts. They print only what is known to be safe:
//!
//! | part | printed |
//! |---|---|
//! | user and password | `user:***@` if both are given, neither contains the other (ignoring case), the user is a name of at most 256 bytes, and the service has no tokens in place of a user; else `***@` |
//! | hosts | each host with its port; a single label of 20 or more characters with a digit is masked, since it may be a token. A bucket is printed |
//! | path | the path if it is a database, a socket or similar, and consists of letters, digits, `/-._~!$+()` and blanks; else `/***` |
//! | parameters | `key=value` if the service knows that the parameter is harmless; else `key=***`; `***=***` if the key may be a secret or the rest of one |
//!
//! # A service of your own
//!
//! Implement [`Service`], which takes a few lines: most of it is constants with defaults.

pub mod service;
mod aliases;
mod handle_macro;
#[cfg(feature = "serde")]
mod serde;
mod handle;
mod credentials;
mod grammar;
mod foreign;
mod mistaken_form;
mod usual_mistakes;
mod odd_character;
mod other_tools;
mod redact;
mod secrets;
mod rules;
mod scheme_owner;
mod socket_path;
mod parts;
mod conventions;
mod host;
mod percent;
mod endpoint;

pub use aliases::{
    Amqp, Beanstalkd, ClickHouse, CouchDb, Elasticsearch, Http, Kafka, Memcached, MongoDb, Mqtt, MySql, Nats,
    Otlp, Postgres, Proxy, Redis, SentryDsn, Smtp, StatsD, Syslog,
};
pub use conventions::{EmptyHost, Hosts, LoneUserinfo};
#[doc(hidden)]
pub use credentials::Credentials as TakesCredentials;
pub use endpoint::Endpoint;
pub use handle::Resource;
pub use parts::Parts;
pub use rules::Service;
pub(crate) use rules::{MOST_IN_URL, looks_secret};
pub use service::azure_blob::AzureBlob;
pub use service::s3::S3;
pub use service::sqlite::Sqlite;

pub use crate::kind::{Scheme, Tls};

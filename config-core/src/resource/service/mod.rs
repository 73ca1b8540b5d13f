//! The kinds of backing services, one marker type for each.
//!
//! Each page describes the URL of a service: its grammar, what is refused, and how to pass it to a client. Use the
//! handles in [`resource`](crate::resource), such as [`resource::Postgres`](crate::resource::Postgres), as the types of
//! fields.

mod amqp;
pub(super) mod azure_blob;
mod beanstalkd;
mod clickhouse;
mod couchdb;
mod elasticsearch;
mod http;
mod kafka;
mod url_list;
mod memcached;
mod mongodb;
mod mqtt;
mod mysql;
mod nats;
mod otlp;
mod postgres;
mod proxy;
mod redis;
pub(super) mod s3;
mod sentry_dsn;
mod smtp;
pub(super) mod sqlite;
mod statsd;
mod object_store;
mod syslog;

pub use amqp::Amqp;
pub use beanstalkd::Beanstalkd;
pub use clickhouse::ClickHouse;
pub use couchdb::CouchDb;
pub use elasticsearch::Elasticsearch;
pub use http::Http;
pub use kafka::Kafka;
pub use memcached::Memcached;
pub use mongodb::MongoDb;
pub use mqtt::Mqtt;
pub use mysql::MySql;
pub use nats::Nats;
pub use otlp::Otlp;
pub use postgres::Postgres;
pub use proxy::Proxy;
pub use redis::Redis;
pub use sentry_dsn::SentryDsn;
pub use smtp::Smtp;
pub use statsd::StatsD;
pub use syslog::Syslog;

use secrecy::{ExposeSecret, SecretString};

use crate::resource::parts::Parts;
use crate::strings;
use crate::value::ValueError;

/// Refuses a `+` after the `?`: clients that read a query like an HTML form take it for a blank.
fn no_plus(parts: &Parts) -> Result<(), ValueError> {
    match parts.url.expose_secret().split_once('?') {
        Some((_, query)) if strings::contains(query, "+") => Err(ValueError::because(
            "it has a + after the ?, which is a blank for some clients: write %2B for a plus, %20 for a blank",
        )),
        _ => Ok(()),
    }
}

/// Sets the user and the password that are parameters. Refuses them if there is also a userinfo.
///
/// An empty user is removed.
fn set_credentials(
    parts: &mut Parts,
    user: Option<SecretString>,
    password: Option<SecretString>,
) -> Result<(), ValueError> {
    if (user.is_some() || password.is_some()) && (parts.username().is_some() || parts.password().is_some()) {
        return Err(ValueError::because(
            "its user and password are both before the @ and in the query: remove one of the two",
        ));
    }
    if user.is_some() {
        parts.username = user;
    }
    if password.is_some() {
        parts.set_password(password);
    }
    if parts.username() == Some("") {
        parts.set_username(None);
    }
    Ok(())
}

/// Reads a parameter that is `true` or `false`. Any other value gives `message`.
fn flag(parts: &Parts, name: &str, message: &'static str) -> Result<Option<bool>, ValueError> {
    match parts.param(name) {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(ValueError::because(message)),
    }
}

//! The kinds of backing services: each a marker, and the data and names that are its own.

mod amqp;
pub(super) mod azure_blob;
mod beanstalkd;
mod clickhouse;
mod couchdb;
mod elasticsearch;
mod http;
mod kafka;
mod list;
mod memcached;
mod mongodb;
mod mqtt;
mod mysql;
mod nats;
mod otlp;
mod postgres;
mod redis;
pub(super) mod s3;
mod sentry_dsn;
mod smtp;
pub(super) mod sqlite;
mod statsd;
mod store;
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
pub use redis::Redis;
pub use sentry_dsn::SentryDsn;
pub use smtp::Smtp;
pub use statsd::StatsD;
pub use syslog::Syslog;

use secrecy::ExposeSecret;

use crate::ascii;
use crate::resource::Parts;
use crate::value::ValueError;

/// Refuses a `+` behind the `?`: a blank for clients that read a query like an HTML form.
#[inline]
fn no_plus(parts: &Parts) -> Result<(), ValueError> {
    match parts.url.expose_secret().split_once('?') {
        Some((_, query)) if ascii::contains(query, "+") => Err(ValueError::because(
            "it has a + behind the ?, a blank for some clients: write %2B for a plus, %20 for a blank",
        )),
        _ => Ok(()),
    }
}

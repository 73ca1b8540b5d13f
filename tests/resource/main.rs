//! The URL of a backing service: the grammar, what holds for every service, and each service.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod all;
mod amqp;
mod azure_blob;
mod beanstalkd;
mod clickhouse;
mod couchdb;
mod credentials;
#[cfg(feature = "url")]
mod differential;
mod elasticsearch;
mod grammar;
mod http;
mod kafka;
mod kinds;
mod kinds_refused;
mod memcached;
mod mongodb;
mod mongodb_options;
mod mqtt;
mod mysql;
mod nats;
mod of_tools;
mod otlp;
mod postgres;
mod providers;
mod proxy;
mod postgres_libpq;
mod reading;
mod redis;
mod s3;
mod sentry_dsn;
mod service;
mod smtp;
mod sqlite;
mod statsd;
mod syslog;

#[path = "../support/random.rs"]
mod random;
#[path = "../support/services.rs"]
mod services;

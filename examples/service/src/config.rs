//! The variables of each process. Shared variables are in one struct, which is flattened into the others.

use std::time::Duration;

use factor3::resource::{Postgres, Redis, Smtp};
use factor3::{BindAddr, Config, FromEnvStr, Schema, SecretFile};
use lettre::message::Mailbox;

/// The processes, under the names of the Procfile.
pub const PROCESSES: &[(&str, &Schema)] =
    &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];

/// What every process reads.
#[derive(Clone, Debug, Config)]
pub struct Shared {
    /// Database of the orders.
    #[config(username)]
    pub database_url: Postgres,
    /// Password of the database, if it is not in the URL. In a file, it may change while the process runs.
    pub database_password: Option<SecretFile>,
    /// Least important level that is logged.
    #[config(default = "info")]
    pub log_level: LogLevel,
}

/// How important a line of the log is.
#[derive(Clone, Copy, Debug, FromEnvStr)]
pub enum LogLevel {
    /// An operation failed.
    Error,
    /// An operation was postponed.
    Warn,
    /// An operation succeeded.
    Info,
    /// Details of an operation.
    Debug,
    /// Every step of the clients.
    Trace,
}

/// Takes orders over HTTP.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Web {
    /// Variables of every process.
    #[config(flatten)]
    pub shared: Shared,
    /// Address to listen on: the port of the platform, on every interface.
    #[config(env = "PORT", default = "3000")]
    pub bind: BindAddr,
    /// Queue of the orders to confirm.
    pub redis_url: Redis,
    /// How often the password of the database is read again. The old one has to work for longer than that.
    #[config(default = "30s", range = "100ms"..="1h")]
    pub database_password_period: Duration,
    /// Largest number of connections to the database, for one process.
    #[config(default = 10, range = 1..=100)]
    pub database_connections: u32,
    /// How long the process still accepts requests after SIGTERM, until the platform sends no more.
    #[config(default = "5s", range = "0s"..="1m")]
    pub shutdown_drain: Duration,
    /// How long open requests may take after that. Together with the drain, less than the platform waits.
    #[config(default = "20s", range = "0s"..="10m")]
    pub shutdown_timeout: Duration,
}

/// Confirms orders by mail.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Worker {
    /// Variables of every process.
    #[config(flatten)]
    pub shared: Shared,
    /// Queue of the orders to confirm.
    pub redis_url: Redis,
    /// How often the password of the database is read again. The old one has to work for longer than that.
    #[config(default = "30s", range = "100ms"..="1h")]
    pub database_password_period: Duration,
    /// Server that sends the mail.
    #[config(username, password)]
    pub smtp_url: Smtp,
    /// Sender of every mail.
    #[config(example = "Shop <orders@shop.example>")]
    pub mail_from: Mailbox,
    /// How long a worker may take to confirm one order; then another worker may take the order.
    #[config(default = "30s", range = "1s"..="10m")]
    pub worker_lease: Duration,
}

/// Brings the database up to date, once for each release.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Migrate {
    /// Variables of every process.
    #[config(flatten)]
    pub shared: Shared,
    /// How long a migration waits for a lock.
    #[config(default = "5s", range = "1s"..="10m")]
    pub lock_timeout: Duration,
}

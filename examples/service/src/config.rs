//! What each process reads. What all of them read stands in one struct, flattened into theirs.

use std::time::Duration;

use factor3::resource::{Postgres, Redis, Smtp};
use factor3::{BindAddr, Config, FromEnvStr, Schema};
use lettre::message::Mailbox;

/// The processes, under the names of the Procfile.
pub const PROCESSES: &[(&str, &Schema)] =
    &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];

/// What every process reads.
#[derive(Debug, Config)]
pub struct Shared {
    /// Where orders are kept.
    pub database_url: Postgres,
    /// The least that is logged.
    #[config(default = "info")]
    pub log_level: LogLevel,
}

/// How much a line of the log has to matter to be written.
#[derive(Clone, Copy, Debug, FromEnvStr)]
pub enum LogLevel {
    /// What failed.
    Error,
    /// What was put off.
    Warn,
    /// What happened.
    Info,
    /// How it happened.
    Debug,
}

/// Takes orders over HTTP.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Web {
    /// What every process reads.
    #[config(flatten)]
    pub shared: Shared,
    /// Where it listens: the platform's port, on every interface.
    #[config(env = "PORT", default = "3000")]
    pub bind: BindAddr,
    /// The queue of orders to be confirmed.
    pub redis_url: Redis,
    /// How many connections to the database one process may have.
    #[config(default = 10, range = 1..=100)]
    pub database_connections: u32,
    /// How long it goes on taking requests when it is told to stop, until the platform sends no more.
    #[config(default = "5s", range = "0s"..="1m")]
    pub shutdown_drain: Duration,
    /// How long requests may then take to be finished. With the drain it is less than the platform waits.
    #[config(default = "20s", range = "0s"..="10m")]
    pub shutdown_timeout: Duration,
}

/// Confirms orders by mail.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Worker {
    /// What every process reads.
    #[config(flatten)]
    pub shared: Shared,
    /// The queue of orders to be confirmed.
    pub redis_url: Redis,
    /// The server that sends the mail.
    pub smtp_url: Smtp,
    /// The sender of every mail.
    #[config(example = "Shop <orders@shop.example>")]
    pub mail_from: Mailbox,
    /// How long one order may take to be confirmed; then it is any worker's again.
    #[config(default = "30s", range = "1s"..="10m")]
    pub worker_lease: Duration,
}

/// Brings the database up to date, once for each release.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Migrate {
    /// What every process reads.
    #[config(flatten)]
    pub shared: Shared,
    /// How long it waits for a lock.
    #[config(default = "5s", range = "1s"..="10m")]
    pub lock_timeout: Duration,
}

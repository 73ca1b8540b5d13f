//! The variables of each process of the shop. Shared variables are in their own struct.

use std::time::Duration;

use factor3::resource::{Postgres, Redis, SentryDsn, Smtp};
use factor3::{BindAddr, ByteSize, Config, FromEnvStr, Schema, SecretString};

/// The processes of the shop, under the names that the contracts give them.
pub const PROCESSES: &[(&str, &Schema)] =
    &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA), ("migrate", Migrate::SCHEMA)];

/// What every process needs.
#[derive(Debug, Config)]
pub struct Shared {
    /// Primary database.
    pub database_url: Postgres,
    /// Error reports; without it, none are sent.
    pub sentry_dsn: Option<SentryDsn>,
    /// Least important level that is logged.
    #[config(default = "info")]
    pub log_level: LogLevel,
}

#[derive(Debug, FromEnvStr)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

/// The web process.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Web {
    #[config(flatten)]
    pub shared: Shared,
    /// Address to listen on; a port alone binds every interface.
    #[config(default = "3000")]
    pub port: BindAddr,
    /// Cache and job queue.
    pub redis_url: Redis,
    /// Signs the cookies of sessions; whoever has it can log in as anyone.
    #[config(min_len = 64, generate = "openssl rand -hex 32")]
    pub session_secret: SecretString,
    /// Key of the payment provider.
    #[config(example = "sk_test_…")]
    pub stripe_api_key: SecretString,
    /// Largest upload.
    #[config(default = "10MB")]
    pub upload_limit: ByteSize,
    /// Origins that may call the API from a browser, such as `https://shop.example`.
    #[config(default = "")]
    pub cors_origins: Vec<String>,
}

/// The worker process.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Worker {
    #[config(flatten)]
    pub shared: Shared,
    /// Cache and job queue.
    pub redis_url: Redis,
    /// Jobs at a time.
    #[config(default = 4, range = 1..=64)]
    pub worker_concurrency: u8,
    /// How long a job may take before another worker gets it.
    #[config(default = "5m", range = "1s"..="1h", renamed_from = "JOB_TIMEOUT")]
    pub worker_job_timeout: Duration,
    #[config(flatten, prefix = "MAIL_")]
    pub mail: Option<Mail>,
}

/// Outbound mail, which is optional.
#[derive(Debug, Config)]
pub struct Mail {
    /// The mail server; no mail is sent without it.
    pub url: Smtp,
    /// The sender of every mail.
    #[config(example = "shop@example.com")]
    pub from: String,
}

/// The one-off admin process.
#[derive(Debug, Config)]
#[config(secret_files)]
pub struct Migrate {
    #[config(flatten)]
    pub shared: Shared,
    /// How long a migration may wait for a lock.
    #[config(default = "5s")]
    pub lock_timeout: Duration,
}

use std::time::Duration;

use factor3::Config;
use factor3::resource::Postgres;

/// The database.
#[derive(Debug, Config)]
pub struct Database {
    /// The database of the service. Platforms name it `DATABASE_URL`.
    #[config(fallback = "DATABASE_URL")]
    pub db_dsn: Postgres,
    /// Largest number of connections.
    #[config(default = 100, range = 10..)]
    pub db_pool_max_size: u16,
    /// Whether each statement is in the log.
    #[config(default = false)]
    pub db_tracing: bool,
    /// How long messages are kept.
    #[config(flatten)]
    pub retention: Retention,
}

/// How long messages are kept.
#[derive(Debug, Config)]
pub struct Retention {
    /// Age at which a message is deleted.
    #[config(env = "PRUNE_RETENTION_PERIOD_DAYS", unit = "d", range = 1.., default = 90)]
    pub period: Duration,
    /// Rows that are deleted at once.
    #[config(env = "EXPIRED_MESSAGE_CLEANER_BATCH_SIZE", range = 1.., default = 2000)]
    pub batch_size: i32,
    /// Pause after all old messages are deleted.
    #[config(env = "EXPIRED_MESSAGE_CLEANER_IDLE_SLEEP_SECS", unit = "s", default = 3600)]
    pub idle_sleep: Duration,
}

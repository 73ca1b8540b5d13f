use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, FromEnvStr};

/// The primary database and its replica.
#[derive(Debug, Config)]
pub struct Database {
    /// Primary database.
    pub database_url: Postgres,
    /// Replica, from which pages are read.
    #[config(required_if(db_offline = "leader"))]
    pub read_only_replica_url: Option<Postgres>,
    /// Whether every connection is read-only.
    #[config(is_set)]
    pub read_only_mode: bool,
    /// Connections to the primary database.
    #[config(default = 3)]
    pub db_primary_async_pool_size: usize,
    /// Connections to the replica.
    #[config(default = 3)]
    pub db_replica_async_pool_size: usize,
    /// Idle connections to the primary database that are kept.
    pub db_primary_min_idle: Option<u32>,
    /// Idle connections to the replica that are kept.
    pub db_replica_min_idle: Option<u32>,
    /// Wait for the acknowledgement of a packet before the connection counts as broken.
    #[config(unit = "ms", default = 15_000)]
    pub db_tcp_timeout_ms: Duration,
    /// Longest wait for a connection, and longest run of a statement.
    #[config(unit = "s", default = 30)]
    pub db_timeout: Duration,
    /// Threads that open connections.
    #[config(default = 3)]
    pub db_helper_threads: usize,
    /// Which database is down. The other one serves alone.
    pub db_offline: Option<Offline>,
}

/// A database that is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum Offline {
    /// The primary database: the replica serves, read-only.
    Leader,
    /// The replica.
    Follower,
}

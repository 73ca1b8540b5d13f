//! svix-server, which sends webhooks. One process answers requests, sends, and cleans up.

mod backends;
mod delivery;
mod security;
mod storage;
mod telemetry;

use std::net::SocketAddr;

use factor3::resource::Http;
use factor3::{Config, Schema};

pub use backends::{Backends, CacheType, QueueType, Sentinel};
pub use delivery::{Delivery, Proxied};
pub use security::{Algorithm, Security, SignatureType};
pub use storage::{Database, Retention};
pub use telemetry::{LogFormat, LogLevel, Telemetry};

/// The process. It may be started several times, and each instance turns some of its parts off.
#[derive(Debug, Config)]
#[config(prefix = "SVIX_")]
pub struct Server {
    /// Address and port on which the API listens.
    #[config(default = "0.0.0.0:8071")]
    pub listen_address: SocketAddr,
    /// Server that receives webhooks about this server's own events; there are none if it is not set.
    pub operational_webhook_address: Option<Http>,
    /// Whether this instance answers requests.
    #[config(default = true)]
    pub api_enabled: bool,
    /// Whether this instance sends webhooks.
    #[config(default = true)]
    pub worker_enabled: bool,
    /// Whether this instance changes the database while it runs.
    #[config(default = true)]
    pub background_migrations_enabled: bool,
    /// Region in the URLs of the server that the dashboard receives.
    #[config(default = "self_hosted")]
    pub region: String,
    /// Address of the portal that customers use.
    #[config(default = "https://app.svix.com")]
    pub app_portal_url: Http,
    /// Keys and tokens.
    #[config(flatten)]
    pub security: Security,
    /// The database.
    #[config(flatten)]
    pub database: Database,
    /// The queue of messages, and the cache.
    #[config(flatten)]
    pub backends: Backends,
    /// How webhooks are sent.
    #[config(flatten)]
    pub delivery: Delivery,
    /// Logs, traces and errors.
    #[config(flatten)]
    pub telemetry: Telemetry,
}

/// The process with what it reads.
pub const PROCESSES: &[(&str, &Schema)] = &[("server", Server::SCHEMA)];

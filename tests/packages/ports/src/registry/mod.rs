//! The web service of Rust's package registry: `server`, `worker` and `monitor`.

mod common;
mod database;
mod limits;
mod monitor;
mod storage;
mod telemetry;
mod worker;

use factor3::{Config, Schema};

pub use common::{Common, Features, Mailgun, StatusCodes};
pub use database::{Database, Offline};
pub use limits::{Blocked, RateLimits};
pub use monitor::Monitor;
pub use storage::{CdnLogQueue, Storage};
pub use telemetry::{Datadog, JsonLogs, Telemetry};
pub use worker::{GitIndex, Worker};

use crate::git::GitRepository;

/// The process that answers requests.
#[derive(Debug, Config)]
pub struct Server {
    /// What the server and the worker share.
    #[config(flatten)]
    pub common: Common,
    /// A remote that receives a copy of the index before its history is squashed.
    pub git_archive_repo_url: Option<GitRepository>,
    /// Identity providers that may publish with a short-lived token.
    #[config(default = "", example = "github,gitlab")]
    pub trustpub_providers: Vec<String>,
}

/// Each process with what it reads.
pub const PROCESSES: &[(&str, &Schema)] =
    &[("server", Server::SCHEMA), ("worker", Worker::SCHEMA), ("monitor", Monitor::SCHEMA)];

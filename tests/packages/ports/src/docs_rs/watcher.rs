use std::path::PathBuf;
use std::time::Duration;

use factor3::Config;
use factor3::resource::Http;

use super::{Cdn, Common, RepositoryStats};
use crate::git::GitRepository;

/// The process that watches the registry for new releases.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct Watcher {
    /// Directory of the local index; `registry-index` below `DOCSRS_PREFIX` if it is not set.
    #[config(no_prefix)]
    pub registry_index_path: Option<PathBuf>,
    /// Repository of the index, instead of the usual one.
    #[config(no_prefix)]
    pub registry_url: Option<GitRepository>,
    /// Time between two looks at the index.
    #[config(unit = "s", default = 60)]
    pub delay_between_registry_fetches: Duration,
    /// Time between two clean-ups of the local index.
    #[config(unit = "s", default = "1h")]
    pub registry_gc_interval: Duration,
    /// Releases that may wait for a rebuild; there are none if it is not set.
    pub max_queued_rebuilds: Option<u16>,
    /// Longest wait for a lock when a package is deleted.
    #[config(env = "DELETE_LOCK_TIMEOUT_SECONDS", unit = "s", default = "20m")]
    pub delete_lock_timeout: Duration,
    /// The queue of events of the registry.
    #[config(flatten, no_prefix)]
    pub events: Events,
    /// What every process reads.
    #[config(flatten, no_prefix)]
    pub common: Common,
    /// The cache in front of the web servers.
    #[config(flatten, no_prefix)]
    pub cdn: Cdn,
    /// Stars and issues of repositories.
    #[config(flatten, no_prefix)]
    pub repository_stats: RepositoryStats,
}

/// A queue of SQS. Without a URL, the watcher looks at the index alone.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_", all_or_none(queue_url, region))]
pub struct Events {
    /// URL of the queue.
    #[config(env = "SQS_QUEUE_URL")]
    pub queue_url: Option<Http>,
    /// Region of the queue.
    #[config(env = "SQS_REGION")]
    pub region: Option<String>,
    /// Address of a queue that is not Amazon's.
    #[config(env = "SQS_ENDPOINT_URL")]
    pub endpoint_url: Option<Http>,
    /// Whether events come from the queue instead of from the index.
    #[config(env = "SQS_ACTIVE", default = false)]
    pub active: bool,
    /// Further attempts of a request to the queue that failed.
    #[config(default = 6)]
    pub max_retries: u32,
}

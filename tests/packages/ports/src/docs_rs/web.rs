use std::num::NonZero;
use std::thread;
use std::time::Duration;

use factor3::{ByteSize, Config, SecretString};

use super::{BuildLimits, Common};

/// The process that answers requests.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct Web {
    /// Lets the registry ask for another build.
    pub cratesio_token: Option<SecretString>,
    /// Longest run of a request; unlimited if it is not set.
    #[config(unit = "s")]
    pub request_timeout: Option<Duration>,
    /// Whether a request that ran too long is reported as an error.
    #[config(default = false)]
    pub report_request_timeouts: bool,
    /// Memory for one page that is rewritten.
    #[config(unit = "B", default = "5MiB")]
    pub max_parse_memory: ByteSize,
    /// Threads that render pages.
    #[config(default_with = thread::available_parallelism().map_or(1, NonZero::get))]
    pub render_threads: usize,
    /// Ids that are tried to find a random package.
    #[config(default = 500)]
    pub random_crate_search_view_size: u32,
    /// Whether a breach of the Content Security Policy is reported and not stopped.
    #[config(default = false)]
    pub csp_report_only: bool,
    /// Time for which a cache may serve an old page while it fetches the new one.
    #[config(no_prefix, unit = "s")]
    pub cache_control_stale_while_revalidate: Option<Duration>,
    /// Whether pages are cached that have to be purged after a build.
    #[config(env = "CACHE_INVALIDATEABLE_RESPONSES", default = true)]
    pub cache_invalidatable_responses: bool,
    /// What every process reads.
    #[config(flatten, no_prefix)]
    pub common: Common,
    /// Limits of a build, which a page shows.
    #[config(flatten, no_prefix)]
    pub build_limits: BuildLimits,
}

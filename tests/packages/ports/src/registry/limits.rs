use std::collections::{BTreeMap, HashSet};
use std::net::IpAddr;
use std::time::Duration;

use factor3::Config;

/// How often a user may do what changes the registry.
#[derive(Debug, Config)]
pub struct RateLimits {
    /// Time after which a user may publish one more new package.
    #[config(unit = "s", default = "10m")]
    pub rate_limiter_publish_new_rate_seconds: Duration,
    /// New packages that a user may publish at once.
    #[config(default = 5)]
    pub rate_limiter_publish_new_burst: i32,
    /// Time after which a user may publish one more version.
    #[config(unit = "s", default = "1m")]
    pub rate_limiter_publish_update_rate_seconds: Duration,
    /// Versions that a user may publish at once.
    #[config(default = 30)]
    pub rate_limiter_publish_update_burst: i32,
    /// Time after which a user may yank or restore one more version.
    #[config(unit = "s", default = "1m")]
    pub rate_limiter_yank_unyank_rate_seconds: Duration,
    /// Versions that a user may yank or restore at once.
    #[config(default = 100)]
    pub rate_limiter_yank_unyank_burst: i32,
    /// Versions of one package that may be published in a day; unlimited if it is not set.
    pub max_new_versions_daily: Option<u32>,
}

/// What an operator has blocked by hand.
#[derive(Debug, Config)]
pub struct Blocked {
    /// For each header, the variable that lists the values to block.
    #[config(default = "", example = "User-Agent=BLOCKED_AGENTS")]
    pub traffic: BTreeMap<String, String>,
    /// Addresses that may not use the API.
    #[config(default = "")]
    pub ips: HashSet<IpAddr>,
    /// Routes that answer with an error.
    #[config(default = "", example = "/crates/{crate_id}/{version}/download")]
    pub routes: HashSet<String>,
}

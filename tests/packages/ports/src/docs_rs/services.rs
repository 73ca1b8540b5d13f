use std::time::Duration;

use factor3::resource::{Http, Postgres};
use factor3::{Config, SecretString};

use super::{Storage, Telemetry};

/// What every process reads.
#[derive(Debug, Config)]
pub struct Common {
    /// Logs, errors and metrics.
    #[config(flatten)]
    pub telemetry: Telemetry,
    /// The database.
    #[config(flatten)]
    pub database: Database,
    /// Where documentation is kept.
    #[config(flatten)]
    pub storage: Storage,
    /// The queue of builds.
    #[config(flatten)]
    pub build_queue: BuildQueue,
    /// The API of the registry.
    #[config(flatten)]
    pub registry_api: RegistryApi,
}

/// The database and its pool of connections.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct Database {
    /// Primary database.
    pub database_url: Postgres,
    /// Largest number of connections.
    #[config(default = 90)]
    pub max_pool_size: u32,
    /// Idle connections that are kept.
    #[config(default = 10)]
    pub min_pool_idle: u32,
}

/// The queue of releases that wait for a build.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct BuildQueue {
    /// Attempts before a build counts as failed.
    #[config(default = 5)]
    pub build_attempts: u16,
    /// Time between two attempts.
    #[config(unit = "s", default = 60)]
    pub delay_between_build_attempts: Duration,
    /// Size of a workspace from which its packages wait for all others.
    #[config(default = 20)]
    pub deprioritize_workspace_size: u16,
}

/// The API of the registry.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct RegistryApi {
    /// Address of the API.
    #[config(default = "https://registry.example")]
    pub registry_api_host: Http,
    /// Further attempts of a request that failed.
    #[config(default = 3)]
    pub cratesio_api_call_retries: u32,
}

/// The cache in front of the web servers. Without a token, nothing is purged.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_FASTLY_", all_or_none(api_token, service_sid_web))]
pub struct Cdn {
    /// Address of the API.
    #[config(default = "https://api.fastly.com")]
    pub api_host: Http,
    /// Purges the cache.
    pub api_token: Option<SecretString>,
    /// Id of the service to purge.
    pub service_sid_web: Option<String>,
}

/// Stars and issues of repositories.
#[derive(Debug, Config)]
#[config(prefix = "DOCSRS_")]
pub struct RepositoryStats {
    /// Queries GitHub.
    pub github_accesstoken: Option<SecretString>,
    /// Requests of GitHub's quota that are left to others.
    #[config(default = 2500)]
    pub github_updater_min_rate_limit: u32,
    /// Queries GitLab.
    pub gitlab_accesstoken: Option<SecretString>,
}

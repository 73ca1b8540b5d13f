use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, SecretString};

use super::Datadog;

/// The process that pages someone when background jobs are stuck.
#[derive(Debug, Config)]
pub struct Monitor {
    /// Whether the platform is Heroku. Then database connections need TLS.
    #[config(is_set)]
    pub heroku: bool,
    /// Primary database.
    pub database_url: Postgres,
    /// Key of the service at PagerDuty that receives the pages.
    pub pagerduty_integration_key: SecretString,
    /// Whether results are sent to Datadog, too.
    #[config(default = false)]
    pub dd_service_checks_enabled: bool,
    /// Where results are sent.
    #[config(flatten, prefix = "DD_")]
    pub datadog: Datadog,
    /// Host name under which users reach the registry.
    #[config(default = "registry.example")]
    pub domain_name: String,
    /// Time that a job may wait in the queue.
    #[config(unit = "m", default = 15)]
    pub max_job_time: Duration,
    /// Time that the job which counts downloads may run.
    #[config(unit = "m", default = 120)]
    pub monitor_max_update_downloads_time: Duration,
    /// Names of packages that only spam has.
    #[config(default = "")]
    pub spam_crate_names: Vec<String>,
}

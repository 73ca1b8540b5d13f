use std::time::Duration;

use factor3::resource::SentryDsn;
use factor3::{Config, FromEnvStr, SecretString};

/// Errors, logs and metrics.
#[derive(Debug, Config)]
pub struct Telemetry {
    /// Where errors are reported.
    #[config(requires(sentry_env_api))]
    pub sentry_dsn_api: Option<SentryDsn>,
    /// Name of the deploy in error reports.
    pub sentry_env_api: Option<String>,
    /// Share of requests that are traced.
    #[config(default = 0.0)]
    pub sentry_traces_sample_rate: f32,
    /// Commit that the platform has deployed.
    #[config(fallback = "HEROKU_SLUG_COMMIT")]
    pub heroku_build_commit: Option<String>,
    /// Filter of the log.
    #[config(default = "info")]
    pub rust_log: String,
    /// Writes the log as JSON instead of as text.
    pub rust_log_format: Option<JsonLogs>,
    /// Lets a collector query the metrics. Nobody can if it is not set.
    pub metrics_authorization_token: Option<SecretString>,
    /// Time between two reports of the metrics in the log; there are none if it is not set.
    #[config(unit = "s")]
    pub instance_metrics_log_every_seconds: Option<Duration>,
}

/// The format of the log that is not the usual one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
pub enum JsonLogs {
    /// One JSON object for each event.
    Json,
}

/// An account at Datadog. Without a key, no metrics are sent.
#[derive(Debug, Config)]
pub struct Datadog {
    /// Key that sends metrics.
    pub api_key: Option<SecretString>,
    /// Host name of the site that receives them.
    #[config(default = "datadoghq.com")]
    pub site: String,
}

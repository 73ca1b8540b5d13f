use factor3::resource::{Otlp, SentryDsn};
use factor3::{Config, FromEnvStr, Label};

/// Logs, traces and errors.
#[derive(Debug, Config)]
pub struct Telemetry {
    /// The least that is logged.
    #[config(default = "info")]
    pub log_level: LogLevel,
    /// Format of the log.
    #[config(default = "default")]
    pub log_format: LogFormat,
    /// Collector that receives traces and metrics.
    pub opentelemetry_address: Option<Otlp>,
    /// Share of requests that are traced; all are if it is not set.
    pub opentelemetry_sample_ratio: Option<f64>,
    /// Name of the service in traces.
    #[config(default = "svix_server")]
    pub opentelemetry_service_name: String,
    /// Where errors are reported.
    pub sentry_dsn: Option<SentryDsn>,
    /// Name of the deploy in error reports.
    #[config(default = "dev")]
    pub environment: Label,
}

/// The least that is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum LogLevel {
    /// What an operator reads.
    Info,
    /// What a developer reads.
    Debug,
    /// Everything.
    Trace,
}

/// A format of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum LogFormat {
    /// Text for people.
    Default,
    /// One JSON object for each event.
    Json,
}

use factor3::resource::{Otlp, SentryDsn};
use factor3::{Config, FromEnvStr};

/// Logs, errors and metrics of every process.
#[derive(Debug, Config)]
pub struct Telemetry {
    /// Filter of the log.
    #[config(default = "info")]
    pub docsrs_log: String,
    /// Format of the log.
    #[config(default = "pretty")]
    pub docsrs_log_format: LogFormat,
    /// Whether the output of builds is in the log, too.
    #[config(default = true)]
    pub docsrs_log_build_logs: bool,
    /// Where errors are reported.
    pub sentry_dsn: Option<SentryDsn>,
    /// Share of requests that are traced.
    #[config(default = 0.0)]
    pub sentry_traces_sample_rate: f32,
    /// Collector that receives the metrics.
    pub otel_exporter_otlp_endpoint: Option<Otlp>,
}

/// A format of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromEnvStr)]
#[config(rename_all = "lowercase")]
pub enum LogFormat {
    /// Text for people.
    Pretty,
    /// One JSON object for each event.
    Json,
}

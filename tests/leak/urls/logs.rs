//! Telemetry and logs.

use factor3::resource::{Otlp, SentryDsn, StatsD, Syslog};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<SentryDsn>, "https://{}@o1.ingest.sentry.io/42"),
    (reads::<SentryDsn>, "https://{}:@sentry.example.com/prefix/42"),
    (reads::<SentryDsn>, "https://publickey:{}@sentry.example.com:9000/42"),
    (reads::<SentryDsn>, "https://publickey@sentry.example.com/42?sentry_secret={}"),
    (reads::<Otlp>, "https://{}@otel.example.com"),
    (reads::<Otlp>, "http://user:{}@otel.example.com:4318/base"),
    (reads::<Otlp>, "https://otel.example.com/{}"),
    (reads::<Otlp>, "https://otel.example.com/{}/v1/traces"),
    (reads::<Otlp>, "https://otel.example.com/otlp?api_key={}"),
    (reads::<Otlp>, "https://otel.example.com/v1/traces/{}/v1/traces"),
    (reads::<Syslog>, "tcp+tls://user:{}@logs:6514"),
    (reads::<Otlp>, "grpc://{}@collector:4317"),
    (reads::<StatsD>, "statsd://user:{}@metrics:8125"),
    (reads::<StatsD>, "statsd://metrics:8125/?token={}"),
    (reads::<StatsD>, "unix:///var/run/datadog/dsd.socket?token={}"),
    (reads::<Syslog>, "syslog+tls://user:{}@logs.example.com:6514"),
    (reads::<Syslog>, "syslog+tls://logs.example.com/{}"),
    (reads::<Syslog>, "syslog://logs.example.com:514?token={}"),
];

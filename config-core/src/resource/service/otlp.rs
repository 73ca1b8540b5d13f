use secrecy::SecretString;

use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// An OpenTelemetry collector: `http://localhost:4318`, usually in `OTEL_EXPORTER_OTLP_ENDPOINT`.
///
/// The grammar follows the OpenTelemetry specification ("OpenTelemetry Protocol Exporter"):
/// `http[s]://host[:port][/base/path]`.
///
/// | part | meaning |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS, also with gRPC |
/// | ports 4317 and 4318 | write them in the URL. The specification uses them only if the variable is not set, so they belong into a default of the application |
/// | the path | the base path for OTLP/HTTP, to which [`traces_url`](Resource::traces_url) and similar methods append. If it ends in the path of a signal, such as `/v1/traces`, that signal's path is replaced by the wanted one; gRPC has none. Masked when printed |
///
/// The protocol (gRPC or HTTP) and the headers are in other variables: `OTEL_EXPORTER_OTLP_PROTOCOL` and the secret
/// `OTEL_EXPORTER_OTLP_HEADERS`. Use the variable of a single signal, such as `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, as
/// it is: [`expose_url`](Resource::expose_url).
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | `grpc`, `grpcs` | they are not in the specification. `grpc://` has TLS for the exporters of Go and Python, but not for the exporter of Rust: `http` or `https` |
/// | `host:port`, `unix:`, `dns:` and other gRPC targets without `http` or `https` | another variable would decide about TLS: `http://host:port`, `https://host:port` |
/// | a user, a password, a token | some exporters drop it: put it into the headers |
/// | a query | exporters would append the path after it |
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::resource::{Otlp, Tls};
///
/// let otlp: Otlp = "https://otel.example.com/tenant-7/".parse()?;
/// assert_eq!((otlp.host(), otlp.port(), otlp.tls()), ("otel.example.com", 443, Tls::VerifyFull));
/// assert_eq!(otlp.traces_url().expose_secret(), "https://otel.example.com/tenant-7/v1/traces");
/// assert_eq!(otlp.to_string(), "https://otel.example.com:443/***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// For opentelemetry-otlp with HTTP, pass the URL of the signal, since the exporter does not append a path to it:
///
/// ```ignore
/// let url = otlp.traces_url();
/// let exporter = SpanExporter::builder().with_http().with_endpoint(url.expose_secret()).build()?;
/// ```
///
/// With gRPC, pass the whole URL. The exporter drops the path:
///
/// ```ignore
/// let exporter = SpanExporter::builder().with_tonic().with_endpoint(otlp.expose_url()).build()?;
/// ```
///
/// Without an endpoint, opentelemetry-otlp reads the variable itself, and an error of version 0.33 shows the value.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Otlp {}

impl Service for Otlp {
    const NAME: &'static str = "Otlp";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("http", 80),
        Scheme::tls("https", 443),
        // These are refused below, with a message that says what to write.
        Scheme::new("grpc", 80),
        Scheme::tls("grpcs", 443),
    ];
    const EXAMPLE: &'static str = "http://localhost:4318";
    const NOUN: &'static str = "an OTLP URL";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if matches!(parts.scheme(), "grpc" | "grpcs") {
            return Err(ValueError::because(
                "clients disagree about TLS with its scheme: write https://host:port for TLS, http://host:port \
                 for none, also for gRPC",
            ));
        }
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user, a password or a token, which some exporters drop: put it into the headers, \
                 OTEL_EXPORTER_OTLP_HEADERS",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because(
                "it has a query, and exporters append a path after it: remove the query",
            ));
        }
        Ok(())
    }
}

const TRACES: &str = "/v1/traces";
const METRICS: &str = "/v1/metrics";
const LOGS: &str = "/v1/logs";
const SIGNALS: [&str; 3] = [TRACES, METRICS, LOGS];

impl Resource<Otlp> {
    /// The URL for traces over OTLP/HTTP, which ends in `v1/traces`. It is secret, like the path.
    #[must_use]
    pub fn traces_url(&self) -> SecretString {
        self.signal_url(TRACES)
    }

    /// The URL for metrics over OTLP/HTTP, which ends in `v1/metrics`. It is secret, like the path.
    #[must_use]
    pub fn metrics_url(&self) -> SecretString {
        self.signal_url(METRICS)
    }

    /// The URL for logs over OTLP/HTTP, which ends in `v1/logs`. It is secret, like the path.
    #[must_use]
    pub fn logs_url(&self) -> SecretString {
        self.signal_url(LOGS)
    }

    fn signal_url(&self, path: &str) -> SecretString {
        let url = self.expose_url();
        // An empty query says nothing.
        let url = url.strip_suffix('?').unwrap_or(url);
        let url = url.strip_suffix('/').unwrap_or(url);
        // The URL of one signal was set as the base URL.
        let base = SIGNALS.iter().find_map(|signal| url.strip_suffix(signal));
        // In `https://v1/traces`, `v1` is the host.
        let url = base.filter(|base| strings::contains(base, "://")).unwrap_or(url);
        // In one buffer of the right size, so that no copy stays in memory.
        SecretString::from(strings::concat(&[url, path]))
    }
}

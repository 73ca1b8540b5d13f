use secrecy::SecretString;

use crate::ascii;
use crate::resource::{LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// An OpenTelemetry collector: `http://localhost:4318`, usually in `OTEL_EXPORTER_OTLP_ENDPOINT`.
///
/// The grammar is that of the OpenTelemetry specification ("OpenTelemetry Protocol Exporter"):
/// `http[s]://host[:port][/base/path]`.
///
/// | part | reading |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS, with gRPC as well |
/// | ports 4317 and 4318 | only as written: they belong to an unset variable, so to a default of the app |
/// | the path | the base of what OTLP/HTTP appends, [`traces_url`](Resource::traces_url) and its like; gRPC has none. Masked when printed |
///
/// The URL does not say whether to speak gRPC or HTTP, and never the headers: those are other variables,
/// `OTEL_EXPORTER_OTLP_PROTOCOL` and the secret `OTEL_EXPORTER_OTLP_HEADERS`. A variable of one signal, such as
/// `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`, is used as it is: [`expose_url`](Resource::expose_url).
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, and what to write |
/// |---|---|
/// | `grpc`, `grpcs` | the specification has none; `grpc://` is TLS for the exporters of Go and Python, none for that of Rust, and no server takes it from there: write `http` or `https` |
/// | `host:port`, `unix:`, `dns:` and other targets of gRPC without `http` or `https` | the specification lets gRPC take them, and another variable says whether with TLS: `http://host:port`, `https://host:port` |
/// | a user, a password, a token | some exporters send it, the others drop it: it belongs into the headers |
/// | a query | exporters append the path behind it |
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
/// For opentelemetry-otlp with HTTP, by the URL of the signal, since it appends nothing to what it is given:
///
/// ```ignore
/// let url = otlp.traces_url();
/// let exporter = SpanExporter::builder().with_http().with_endpoint(url.expose_secret()).build()?;
/// ```
///
/// With gRPC, by the whole URL; it drops the path:
///
/// ```ignore
/// let exporter = SpanExporter::builder().with_tonic().with_endpoint(otlp.expose_url()).build()?;
/// ```
///
/// Without an endpoint, it reads the variable itself, and an error of version 0.33 shows the value.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Otlp {}

impl Service for Otlp {
    const NAME: &'static str = "Otlp";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("http", 80),
        Scheme::tls("https", 443),
        // Refused, with what to write.
        Scheme::new("grpc", 80),
        Scheme::tls("grpcs", 443),
    ];
    const EXAMPLE: &'static str = "http://localhost:4318";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if matches!(parts.scheme(), "grpc" | "grpcs") {
            return Err(ValueError::because(
                "clients disagree about TLS with its scheme: for gRPC as well, write https://host:port for TLS, \
                 http://host:port for none",
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
                "it has a query, behind which exporters append a path: remove it",
            ));
        }
        Ok(())
    }
}

impl Resource<Otlp> {
    /// Where OTLP/HTTP sends traces: the URL and `v1/traces`. Secret, as the path is.
    #[must_use]
    #[inline]
    pub fn traces_url(&self) -> SecretString {
        self.signal_url("/v1/traces")
    }

    /// Where OTLP/HTTP sends metrics: the URL and `v1/metrics`. Secret, as the path is.
    #[must_use]
    #[inline]
    pub fn metrics_url(&self) -> SecretString {
        self.signal_url("/v1/metrics")
    }

    /// Where OTLP/HTTP sends logs: the URL and `v1/logs`. Secret, as the path is.
    #[must_use]
    #[inline]
    pub fn logs_url(&self) -> SecretString {
        self.signal_url("/v1/logs")
    }

    #[inline]
    fn signal_url(&self, path: &str) -> SecretString {
        let url = self.expose_url();
        // In one piece of the right size, so that no copy is left behind.
        SecretString::from(ascii::concat(&[url.strip_suffix('/').unwrap_or(url), path]))
    }
}

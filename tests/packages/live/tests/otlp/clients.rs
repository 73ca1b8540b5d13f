//! The client, made from the parts of a handle. The rustdoc of `Otlp` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::Otlp;
use opentelemetry::trace::{Tracer, TracerProvider};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig};
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::SdkTracerProvider;

/// The exporter of opentelemetry-otlp over HTTP.
pub(crate) fn by_http(otlp: &Otlp) -> Result<SpanExporter, ExporterBuildError> {
    let url = otlp.traces_url();
    let exporter = SpanExporter::builder().with_http().with_endpoint(url.expose_secret()).build()?;
    Ok(exporter)
}

/// The exporter of opentelemetry-otlp over gRPC.
pub(crate) fn by_grpc(otlp: &Otlp) -> Result<SpanExporter, ExporterBuildError> {
    let exporter = SpanExporter::builder().with_tonic().with_endpoint(otlp.expose_url()).build()?;
    Ok(exporter)
}

/// Exports one span with this name.
pub(crate) fn export(exporter: SpanExporter, span: &'static str) -> OTelSdkResult {
    let provider = SdkTracerProvider::builder().with_batch_exporter(exporter).build();
    provider.tracer("live").in_span(span, |_| ());
    provider.force_flush()
}

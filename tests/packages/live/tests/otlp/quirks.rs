//! OpenTelemetry: how opentelemetry-otlp reads an endpoint differently, and what factor3 refuses for that reason.

use factor3::ExposeSecret;
use factor3::resource::Otlp;
use opentelemetry_otlp::{SpanExporter, WithExportConfig};

use crate::clients::{by_grpc, by_http, export};
use crate::http_server::HttpServer;
use crate::server::Collector;
use crate::{asked, install_tls, otlp};

/// The exporter appends the path of the signal only to its own variable, not to an endpoint from the code.
#[test]
fn an_endpoint_from_the_code_is_not_changed() {
    let server = HttpServer::start("127.0.0.1", None);
    let otlp = otlp(&format!("http://127.0.0.1:{}/base", server.port()));
    let exporter = SpanExporter::builder().with_http().with_endpoint(otlp.expose_url()).build().unwrap();
    export(exporter, "checkout").unwrap();
    assert_eq!(asked(&server, "checkout"), "POST /base");
}

/// A base path of the application is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn grpc_drops_the_base_path() {
    let collector = Collector::start();
    let exporter = by_grpc(&otlp(&format!("http://127.0.0.1:{}/base", collector.port))).unwrap();
    tokio::task::spawn_blocking(|| export(exporter, "checkout").unwrap()).await.unwrap();
    let exports = collector.exports();
    assert!(exports[0].starts_with("/opentelemetry.proto.collector"), "{exports:?}");
}

/// For the exporters of Go and Python, the scheme means TLS. This exporter connects without TLS, and the server refuses
/// the scheme.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_scheme_grpc_does_not_work_and_is_refused() {
    let collector = Collector::start();
    let url = format!("grpc://127.0.0.1:{}", collector.port);
    url.parse::<Otlp>().unwrap_err();
    let exporter = SpanExporter::builder().with_tonic().with_endpoint(&url).build().unwrap();
    tokio::task::spawn_blocking(|| export(exporter, "checkout").unwrap_err()).await.unwrap();
    assert_eq!(collector.exports(), Vec::<String>::new());
}

#[test]
fn a_user_and_password_are_dropped_and_refused() {
    install_tls();
    let server = HttpServer::start("127.0.0.1", None);
    let url = format!("http://user:password@127.0.0.1:{}/v1/traces", server.port());
    url.parse::<Otlp>().unwrap_err();
    let exporter = SpanExporter::builder().with_http().with_endpoint(&url).build().unwrap();
    export(exporter, "checkout").unwrap();
    let requests = server.requests();
    assert_eq!((requests.len(), requests[0].authorization.as_deref()), (1, None));
}

/// The exporter accepts the output of `traces_url`. For a path that is not a URI, its error shows the endpoint.
#[test]
fn errors_show_the_endpoint() {
    let otlp = otlp("http://127.0.0.1/k3y");
    by_http(&otlp).unwrap();
    let broken = format!("{} x", otlp.traces_url().expose_secret());
    let error = SpanExporter::builder().with_http().with_endpoint(broken).build().unwrap_err();
    assert!(error.to_string().contains("k3y"), "{error}");
}

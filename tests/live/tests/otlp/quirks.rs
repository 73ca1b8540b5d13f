//! OpenTelemetry: where opentelemetry-otlp reads an endpoint differently, and what we refuse because of that.

use factor3::ExposeSecret;
use factor3::resource::Otlp;
use opentelemetry_otlp::{SpanExporter, WithExportConfig};

use crate::clients::{by_grpc, by_http, export};
use crate::http_server::HttpServer;
use crate::server::Collector;
use crate::{asked, install_tls, otlp};

/// It appends the path of the signal to the variable alone, not to what the app gives it.
#[test]
fn an_endpoint_by_code_is_used_as_it_is() {
    let server = HttpServer::start("127.0.0.1", None);
    let otlp = otlp(&format!("http://127.0.0.1:{}/base", server.port()));
    let exporter = SpanExporter::builder().with_http().with_endpoint(otlp.expose_url()).build().unwrap();
    export(exporter, "checkout").unwrap();
    assert_eq!(asked(&server, "checkout"), "POST /base");
}

/// So a path of the app's own is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn grpc_drops_the_base_path() {
    let collector = Collector::start();
    let exporter = by_grpc(&otlp(&format!("http://127.0.0.1:{}/base", collector.port))).unwrap();
    tokio::task::spawn_blocking(|| export(exporter, "checkout").unwrap()).await.unwrap();
    let exports = collector.exports();
    assert!(exports[0].starts_with("/opentelemetry.proto.collector"), "{exports:?}");
}

/// For the exporters of Go and Python it is TLS. Here the server is reached without, and refuses the scheme.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_scheme_grpc_arrives_nowhere_and_is_refused() {
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

/// What `traces_url` gives, it takes; what it would make of a path that is no URI, it shows in its error.
#[test]
fn errors_show_the_endpoint() {
    let otlp = otlp("http://127.0.0.1/k3y");
    by_http(&otlp).unwrap();
    let broken = format!("{} x", otlp.traces_url().expose_secret());
    let error = SpanExporter::builder().with_http().with_endpoint(broken).build().unwrap_err();
    assert!(error.to_string().contains("k3y"), "{error}");
}

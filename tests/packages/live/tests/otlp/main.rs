//! OpenTelemetry: what the collector receives, over HTTP with every base path, and over gRPC.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clients;
#[path = "../http/server.rs"]
mod http_server;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::Otlp;
use factor3_live_tests::handing_over;

use crate::clients::{by_grpc, by_http, export};
use crate::http_server::HttpServer;
use crate::server::Collector;

#[derive(Debug, Config)]
struct App {
    /// The collector of traces.
    otel_exporter_otlp_endpoint: Otlp,
}

/// The application's collector, which `OTEL_EXPORTER_OTLP_ENDPOINT` names.
pub(crate) fn otlp(url: &str) -> Otlp {
    install_tls();
    let app = App::from_vars([("OTEL_EXPORTER_OTLP_ENDPOINT", url)]);
    app.unwrap_or_else(|error| panic!("{url}: {error}")).otel_exporter_otlp_endpoint
}

/// Installs the provider that the exporter's HTTP client requires, although no test here uses TLS.
pub(crate) fn install_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The only request that the server received. It contains the span.
pub(crate) fn asked(server: &HttpServer, span: &str) -> String {
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1, "{requests:?}");
    let request = requests.remove(0);
    assert!(request.body.windows(span.len()).any(|part| part == span.as_bytes()));
    request.line
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/otlp.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[test]
fn the_path_of_the_traces_is_appended_to_every_base_path() {
    let server = HttpServer::start("127.0.0.1", None);
    for (path, asked_for) in [
        ("", "POST /v1/traces"),
        ("/", "POST /v1/traces"),
        ("/tenant-7", "POST /tenant-7/v1/traces"),
        ("/tenant-7/", "POST /tenant-7/v1/traces"),
        ("/a%2Fb%20c/", "POST /a%2Fb%20c/v1/traces"),
    ] {
        let otlp = otlp(&format!("http://127.0.0.1:{}{path}", server.port()));
        export(by_http(&otlp).unwrap(), "checkout").unwrap();
        assert_eq!(asked(&server, "checkout"), asked_for);
    }
}

#[test]
fn ipv6() {
    let server = HttpServer::start("::1", None);
    let otlp = otlp(&format!("http://[::1]:{}", server.port()));
    export(by_http(&otlp).unwrap(), "checkout").unwrap();
    assert_eq!(asked(&server, "checkout"), "POST /v1/traces");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_grpc_the_service_is_the_path() {
    let collector = Collector::start();
    for path in ["", "/"] {
        let otlp = otlp(&format!("http://127.0.0.1:{}{path}", collector.port));
        let exporter = by_grpc(&otlp).unwrap();
        tokio::task::spawn_blocking(|| export(exporter, "checkout").unwrap()).await.unwrap();
        let exports = collector.exports();
        let (method, message) = exports[0].split_once('\t').unwrap();
        assert_eq!(method, "/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        let span: String = "checkout".bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(message.contains(&span) && exports.len() == 1, "{exports:?}");
    }
}

/// Another collector needs only another value of the variable.
#[test]
fn another_collector_needs_one_variable() {
    let (one, another) = (HttpServer::start("127.0.0.1", None), HttpServer::start("127.0.0.1", None));
    for (server, other, path) in [(&one, &another, ""), (&another, &one, "/otlp")] {
        let otlp = otlp(&format!("http://127.0.0.1:{}{path}", server.port()));
        export(by_http(&otlp).unwrap(), "checkout").unwrap();
        assert_eq!(asked(server, "checkout"), format!("POST {path}/v1/traces"));
        assert_eq!(other.requests(), []);
    }
}

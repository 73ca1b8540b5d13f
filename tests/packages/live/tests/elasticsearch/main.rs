//! Elasticsearch: the requests of its client to an HTTP server of the test, which is not Elasticsearch.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::Elasticsearch;
use factor3_live_tests::{PASSWORD, escaped, handing_over, near_misses};

use crate::clients::{info, transport};
use crate::server::{HttpServer, Request};

#[derive(Debug, Config)]
struct App {
    /// Search.
    elasticsearch_url: Elasticsearch,
}

/// The application's cluster, which `ELASTICSEARCH_URL` names.
pub(crate) fn search(url: &str) -> Elasticsearch {
    let app = App::from_vars([("ELASTICSEARCH_URL", url)]);
    app.unwrap_or_else(|error| panic!("{url}: {error}")).elasticsearch_url
}

/// The user and password with every character escaped that can be.
pub(crate) fn userinfo() -> String {
    format!("{}:{}", escaped(HttpServer::USER), escaped(PASSWORD))
}

/// The accepted request for `path`.
pub(crate) fn request(path: &str) -> Request {
    let basic = Some(format!("{}:{PASSWORD}", HttpServer::USER));
    Request { line: format!("GET {path} HTTP/1.1"), basic }
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/elasticsearch.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn an_http_server_of_the_test_receives_the_prefix_and_every_reserved_character() {
    let server = HttpServer::start("127.0.0.1");
    for (prefix, path) in [
        ("", "/"),
        ("/", "/"),
        ("/es", "/es/"),
        ("/es/", "/es/"),
        ("/a/b%20c", "/a/b%20c/"),
        ("/a%2Fb", "/a%2Fb/"),
    ] {
        let search = search(&format!("http://{}@127.0.0.1:{}{prefix}", userinfo(), server.port()));
        assert_eq!(info(transport(&search).unwrap()).await.unwrap(), 200);
        assert_eq!(server.requests(), [request(path)], "{prefix}");
    }
}

#[tokio::test]
async fn an_http_server_of_the_test_refuses_a_wrong_password() {
    let (server, user) = (HttpServer::start("127.0.0.1"), escaped(HttpServer::USER));
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        let search = search(&format!("http://{user}:{}@127.0.0.1:{}", escaped(&wrong), server.port()));
        assert_eq!(info(transport(&search).unwrap()).await.unwrap(), 401);
        assert_eq!(server.requests()[0].basic, Some(format!("{}:{wrong}", HttpServer::USER)));
    }
    let nobody = search(&format!("http://127.0.0.1:{}", server.port()));
    assert_eq!(info(transport(&nobody).unwrap()).await.unwrap(), 401);
    assert_eq!(server.requests()[0].basic, None);
}

#[tokio::test]
async fn two_http_servers_of_the_test_are_each_used_as_a_node() {
    let (first, second) = (HttpServer::start("127.0.0.1"), HttpServer::start("127.0.0.1"));
    let node = |server: &HttpServer| format!("http://{}@127.0.0.1:{}/es", userinfo(), server.port());
    let search = search(&format!("{},{}", node(&first), node(&second)));
    let transport = transport(&search).unwrap();
    for _ in 0..4 {
        assert_eq!(info(transport.clone()).await.unwrap(), 200);
    }
    for server in [first, second] {
        assert_eq!(server.requests(), [request("/es/"), request("/es/")]);
    }
}

#[tokio::test]
async fn ipv6_on_an_http_server_of_the_test() {
    let server = HttpServer::start("::1");
    let search = search(&format!("http://{}@[::1]:{}/es", userinfo(), server.port()));
    assert_eq!(search.host(), "::1");
    assert_eq!(info(transport(&search).unwrap()).await.unwrap(), 200);
    assert_eq!(server.requests(), [request("/es/")]);
}

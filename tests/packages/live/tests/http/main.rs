//! HTTP APIs: the requests and credentials that the server receives, for clients made from the URL and from the parts.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use factor3::Config;
use factor3::resource::{Http, Tls};
use factor3_live_tests::{PASSWORD, USER, escaped, handing_over, near_misses, userinfos};
use ureq::Agent;

use crate::clients::by_ureq;
use crate::server::HttpServer;

#[derive(Debug, Config)]
struct App {
    /// Where addresses become coordinates.
    geo_api_url: Http,
}

/// The application's API, which `GEO_API_URL` names.
pub(crate) fn api(url: &str) -> Http {
    App::from_vars([("GEO_API_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).geo_api_url
}

/// A user without a colon, since a colon ends the user in Basic authentication (RFC 7617 section 2).
pub(crate) fn user() -> String {
    USER.replace(':', "+")
}

pub(crate) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", BASE64_STANDARD.encode(format!("{user}:{password}")))
}

/// Sends a request, and returns the status, the request line and the credentials that the server received.
pub(crate) fn asked(server: &HttpServer, api: &Http) -> (u16, String, Option<String>) {
    let status = match by_ureq(&Agent::new_with_defaults(), api) {
        Ok(status) | Err(ureq::Error::StatusCode(status)) => status,
        Err(error) => panic!("{error}"),
    };
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1);
    let request = requests.remove(0);
    (status, request.line, request.authorization)
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/http.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn every_reserved_character_and_the_path() {
    let right = basic(&user(), PASSWORD);
    let server = HttpServer::start("127.0.0.1", Some(right.clone()));
    for userinfo in userinfos() {
        let userinfo = userinfo.replacen(&escaped(":"), &escaped("+"), 1);
        for (path, asked_for) in [
            ("", "GET /"),
            ("/", "GET /"),
            ("/v1/geo", "GET /v1/geo"),
            ("/a%2Fb/?lang=%C3%BC&x=1+1", "GET /a%2Fb/?lang=%C3%BC&x=1+1"),
        ] {
            let api = api(&format!("http://{userinfo}@127.0.0.1:{}{path}", server.port()));
            assert_eq!((api.username(), api.tls()), (Some(user().as_str()), Tls::Off));
            assert_eq!(asked(&server, &api), (200, asked_for.to_owned(), Some(right.clone())));
        }
    }
}

#[test]
fn a_wrong_password_is_refused() {
    let server = HttpServer::start("127.0.0.1", Some(basic(&user(), PASSWORD)));
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        let url = format!("http://{}:{}@127.0.0.1:{}", escaped(&user()), escaped(&wrong), server.port());
        let refused = (401, "GET /".to_owned(), Some(basic(&user(), &wrong)));
        assert_eq!(asked(&server, &api(&url)), refused);
    }
    // A URL without credentials sends none.
    let api = api(&format!("http://127.0.0.1:{}", server.port()));
    assert_eq!(asked(&server, &api), (401, "GET /".to_owned(), None));
}

#[test]
fn a_lone_userinfo_is_a_token() {
    let right = "Bearer t0ken-._~+/".to_owned();
    let server = HttpServer::start("127.0.0.1", Some(right.clone()));
    let api = api(&format!("http://t0ken-._~%2B%2F@127.0.0.1:{}/v1", server.port()));
    assert_eq!(asked(&server, &api), (200, "GET /v1".to_owned(), Some(right)));
}

#[test]
fn ipv6() {
    let right = basic(&user(), PASSWORD);
    let server = HttpServer::start("::1", Some(right.clone()));
    let url = format!("http://{}:{}@[::1]:{}/v1", escaped(&user()), escaped(PASSWORD), server.port());
    assert_eq!(asked(&server, &api(&url)), (200, "GET /v1".to_owned(), Some(right)));
}

/// Another provider of the API needs only another value of the variable.
#[test]
fn another_api_needs_one_variable() {
    let [one, other] = ["one", "other"].map(|user| (user, basic(user, PASSWORD)));
    for ((user, right), path) in [(one, "/"), (other, "/proxy/geo/")] {
        let server = HttpServer::start("127.0.0.1", Some(right.clone()));
        let url = format!("http://{user}:{}@127.0.0.1:{}{path}", escaped(PASSWORD), server.port());
        assert_eq!(asked(&server, &api(&url)), (200, format!("GET {path}"), Some(right)));
    }
}

//! HTTP APIs: how ureq reads the URL differently. The parts are what RFC 3986 says.

use factor3_live_tests::{PASSWORD, escaped};
use ureq::Agent;

use crate::server::HttpServer;
use crate::{api, asked, basic, user};

#[test]
fn ureq_sends_the_userinfo_undecoded() {
    let server = HttpServer::start("127.0.0.1", Some(basic(&user(), PASSWORD)));
    let url = format!("http://{}:{}@127.0.0.1:{}", escaped(&user()), escaped(PASSWORD), server.port());
    let api = api(&url);
    let error = Agent::new_with_defaults().get(api.expose_url()).call().unwrap_err();
    assert!(matches!(error, ureq::Error::StatusCode(401)), "{error}");
    let sent = server.requests().remove(0).authorization;
    assert_eq!(sent, Some(basic(&escaped(&user()), &escaped(PASSWORD))));
    assert_eq!(asked(&server, &api).0, 200);
}

/// The application sends `api.token()` as a token instead.
#[test]
fn ureq_sends_a_lone_userinfo_as_a_user_without_a_password() {
    let server = HttpServer::start("127.0.0.1", None);
    let api = api(&format!("http://t0ken@127.0.0.1:{}", server.port()));
    Agent::new_with_defaults().get(api.expose_url()).call().unwrap();
    assert_eq!(server.requests().remove(0).authorization, Some(basic("t0ken", "")));
}

//! Sentry: the project and the key of an event.
//!
//! Sentry cannot be installed here, so the SDK's own parser says what a DSN means, and an HTTP server of the test
//! receives the events.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod clients;
#[path = "../http/server.rs"]
mod http_server;
mod quirks;

use factor3::resource::{SentryDsn, Tls};
use factor3::{Config, ExposeSecret};
use factor3_live_tests::handing_over;

use crate::clients::{send, sentry_dsn};
use crate::http_server::HttpServer;

#[derive(Debug, Config)]
struct App {
    /// Where errors are reported; nowhere without it.
    sentry_dsn: Option<SentryDsn>,
}

/// The application's Sentry, which `SENTRY_DSN` names.
pub(crate) fn dsn(url: &str) -> SentryDsn {
    App::from_vars([("SENTRY_DSN", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).sentry_dsn.unwrap()
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/sentry_dsn.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn every_part_is_read_as_the_client_reads_it() {
    for url in [
        "https://0a1b2c3d@o1.ingest.sentry.io/42",
        "http://public@sentry:9000/1",
        "https://public:@sentry.example.com/1",
        "https://public:secret@sentry.example.com:8443/1",
        "https://glet_1f.x-y@observe.example.com:443/errortracking/api/v1/projects/7",
        "https://public@sentry.example.com/below/a_path/pid",
        "https://public@127.0.0.1/1",
        "https://public@[2001:db8::1]:8443/sentry/1",
        "HTTPS://public@sentry.example.com/1",
    ] {
        let dsn = dsn(url);
        let theirs = sentry_dsn(&dsn).unwrap();
        assert_eq!(dsn.public_key(), theirs.public_key(), "{url}");
        assert_eq!(dsn.secret_key().map(|key| key.expose_secret()), theirs.secret_key(), "{url}");
        assert_eq!(dsn.host(), theirs.host().trim_matches(['[', ']']), "{url}");
        assert_eq!(dsn.port(), theirs.port(), "{url}");
        assert_eq!(dsn.prefix().unwrap_or_default(), theirs.path().trim_matches('/'), "{url}");
        assert_eq!(dsn.project(), theirs.project_id().value(), "{url}");
        assert_eq!(dsn.tls() == Tls::VerifyFull, theirs.scheme() == sentry_types::Scheme::Https, "{url}");
    }
}

#[test]
fn an_event_goes_to_its_project_with_its_key() {
    let server = HttpServer::start("127.0.0.1", None);
    for (prefix, asked_for) in [("", "POST /api/42/envelope/"), ("/sentry", "POST /sentry/api/42/envelope/")]
    {
        let dsn = dsn(&format!("http://0a1b2c3d@127.0.0.1:{}{prefix}/42", server.port()));
        send(&sentry_dsn(&dsn).unwrap()).unwrap();
        let request = server.requests().remove(0);
        assert_eq!(request.line, asked_for);
        assert!(request.sentry_auth.unwrap().contains("sentry_key=0a1b2c3d"));
    }
}

/// Another Sentry needs only another value of the variable, and an empty value means no Sentry.
#[test]
fn another_sentry_needs_one_variable() {
    let (one, another) = (HttpServer::start("127.0.0.1", None), HttpServer::start("127.0.0.1", None));
    for (server, other) in [(&one, &another), (&another, &one)] {
        send(&sentry_dsn(&dsn(&format!("http://key@127.0.0.1:{}/1", server.port()))).unwrap()).unwrap();
        assert_eq!((server.requests().len(), other.requests().len()), (1, 0));
    }
    assert!(App::from_vars([("SENTRY_DSN", "")]).unwrap().sentry_dsn.is_none());
}

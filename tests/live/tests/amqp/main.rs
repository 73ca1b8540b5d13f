//! RabbitMQ: in which vhost the server says we are, and as whom, by the parts and by the URL.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::{Amqp, Tls};
use factor3_live_tests::{PASSWORD, USER, escaped, handing_over, near_misses, userinfos};

use crate::clients::{connect, connect_trusting, connect_url, is_user, vhost};
use crate::server::{RabbitServer, VHOSTS};

#[derive(Debug, Config)]
struct App {
    /// Where the jobs wait.
    amqp_url: Amqp,
}

/// The app's broker, as `AMQP_URL` names it.
pub(crate) fn broker(url: &str) -> Amqp {
    App::from_vars([("AMQP_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).amqp_url
}

#[test]
fn the_rustdoc_shows_what_runs_here() {
    let service = include_str!("../../../../config-core/src/resource/service/amqp.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_and_the_vhost_by_url_and_by_parts() {
    let server = RabbitServer::start();
    let at = format!("127.0.0.1:{}", server.port());
    for userinfo in userinfos() {
        // No vhost is the client's choice, and lapin's is /.
        let paths = VHOSTS.map(|vhost| (format!("/{}", escaped(vhost)), vhost));
        for (path, expected) in paths.into_iter().chain([(String::new(), "/"), ("/%2f".to_owned(), "/")]) {
            let broker = broker(&format!("amqp://{userinfo}@{at}{path}?heartbeat=7"));
            assert_eq!(broker.vhost(), (!path.is_empty()).then_some(expected));
            for connection in [connect(&broker).await, connect_url(&broker).await] {
                let connection = connection.unwrap();
                assert_eq!(vhost(&connection).await, expected);
                assert_eq!(connection.configuration().heartbeat(), 7);
                assert!(is_user(&connection, USER).await && !is_user(&connection, "guest").await);
            }
        }
    }

    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let broker = broker(&format!("amqp://{}:{}@{at}/", escaped(USER), escaped(&wrong)));
        for refused in [connect(&broker).await, connect_url(&broker).await] {
            let error = refused.unwrap_err().to_string();
            assert!(error.contains("ACCESS_REFUSED") || error.contains("ACCESS-REFUSED"), "{error}");
        }
    }
    // A vhost that there is not.
    let [userinfo, _] = userinfos();
    let error = connect(&broker(&format!("amqp://{userinfo}@{at}/eu%2F"))).await.unwrap_err().to_string();
    assert!(error.contains("vhost eu/ not found"), "{error}");
}

#[tokio::test]
async fn the_scheme_decides_about_tls() {
    let server = RabbitServer::start();
    let ([userinfo, _], port) = (userinfos(), server.tls_port());
    // Nobody trusts its certificate,
    let verified = broker(&format!("amqps://{userinfo}@localhost:{port}/eu%2Forders"));
    assert_eq!(verified.tls(), Tls::VerifyFull);
    connect(&verified).await.unwrap_err();
    // unless told to; then by the name in it, and by that alone.
    let connection = connect_trusting(&verified, server.certificate()).await.unwrap();
    assert_eq!(vhost(&connection).await, "eu/orders");
    let misnamed = broker(&format!("amqps://{userinfo}@127.0.0.1:{port}/eu%2Forders"));
    connect_trusting(&misnamed, server.certificate()).await.unwrap_err();
    // Here is TLS alone.
    let plain = broker(&format!("amqp://{userinfo}@localhost:{port}/eu%2Forders"));
    assert_eq!(plain.tls(), Tls::Off);
    connect(&plain).await.unwrap_err();
}

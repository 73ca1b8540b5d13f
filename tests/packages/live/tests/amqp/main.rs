//! RabbitMQ: the vhost and the user that the server reports, for clients made from the parts and from the URL.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::{Amqp, Tls};
use factor3_live_tests::{
    PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped, handing_over, near_misses, userinfos,
};

use crate::clients::{connect, connect_trusting, connect_url, is_user, vhost};
use crate::server::{RabbitServer, VHOSTS};

#[derive(Debug, Config)]
struct App {
    /// Where the jobs wait.
    amqp_url: Amqp,
}

/// The application's broker, which `AMQP_URL` names.
pub(crate) fn broker(url: &str) -> Amqp {
    App::from_vars([("AMQP_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).amqp_url
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/amqp.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_and_the_vhost_by_url_and_by_parts() {
    let server = RabbitServer::start();
    let at = format!("127.0.0.1:{}", server.port());
    for userinfo in userinfos() {
        // Without a vhost the client chooses one, and lapin chooses /.
        let paths = VHOSTS.map(|vhost| (format!("/{}", escaped(vhost)), vhost));
        for (path, expected) in paths.into_iter().chain([(String::new(), "/"), ("/%2f".to_owned(), "/")]) {
            let broker = broker(&format!("amqp://{userinfo}@{at}{path}?heartbeat=7"));
            // A slash alone names no vhost here, and the empty one in lapin.
            assert_eq!(broker.vhost(), (path.len() > 1).then_some(expected));
            let by_parts = if path.len() > 1 { expected } else { "/" };
            for (connection, expected) in
                [(connect(&broker).await, by_parts), (connect_url(&broker).await, expected)]
            {
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
    // This vhost does not exist.
    let [userinfo, _] = userinfos();
    let error = connect(&broker(&format!("amqp://{userinfo}@{at}/eu%2F"))).await.unwrap_err().to_string();
    assert!(error.contains("vhost eu/ not found"), "{error}");
}

#[tokio::test]
async fn a_password_apart_of_every_printable_character_by_url_and_by_parts() {
    #[derive(Debug, Config)]
    struct Apart {
        #[config(username, password)]
        amqp_url: Amqp,
    }
    let server = RabbitServer::start();
    let url = format!("amqp://127.0.0.1:{}/eu%2Forders", server.port());
    let vars = [("AMQP_URL", url.as_str()), ("AMQP_USER", PRINTABLE_USER), ("AMQP_PASSWORD", PRINTABLE)];
    let broker = Apart::from_vars(vars).unwrap().amqp_url;
    for connection in [connect(&broker).await, connect_url(&broker).await] {
        assert!(is_user(&connection.unwrap(), PRINTABLE_USER).await);
    }
}

#[tokio::test]
async fn the_scheme_decides_about_tls() {
    let server = RabbitServer::start();
    let ([userinfo, _], port) = (userinfos(), server.tls_port());
    // The certificate is not trusted,
    let verified = broker(&format!("amqps://{userinfo}@localhost:{port}/eu%2Forders"));
    assert_eq!(verified.tls(), Tls::VerifyFull);
    connect(&verified).await.unwrap_err();
    // except by a client that is told to trust it, and only by the name in it.
    let connection = connect_trusting(&verified, server.certificate()).await.unwrap();
    assert_eq!(vhost(&connection).await, "eu/orders");
    let misnamed = broker(&format!("amqps://{userinfo}@127.0.0.1:{port}/eu%2Forders"));
    connect_trusting(&misnamed, server.certificate()).await.unwrap_err();
    // This port accepts only TLS.
    let plain = broker(&format!("amqp://{userinfo}@localhost:{port}/eu%2Forders"));
    assert_eq!(plain.tls(), Tls::Off);
    connect(&plain).await.unwrap_err();
}

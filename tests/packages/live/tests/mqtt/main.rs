//! MQTT: the user that Mosquitto reports, for clients made from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use factor3::Config;
use factor3::resource::{Mqtt, Tls};
use factor3_live_tests::{PASSWORD, escaped, handing_over, near_misses};
use rumqttc::{ConnectReturnCode, ConnectionError, Transport};

use crate::clients::{connect, rumqttc_options};
use crate::server::{MosquittoServer, USER};

#[derive(Debug, Config)]
struct App {
    /// What the meters say.
    mqtt_url: Mqtt,
}

/// The application's broker, which `MQTT_URL` names.
pub(crate) fn broker(url: &str) -> Mqtt {
    App::from_vars([("MQTT_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).mqtt_url
}

/// The user and password with each character escaped.
pub(crate) fn userinfo() -> String {
    format!("{}:{}", escaped(USER), escaped(PASSWORD))
}

pub(crate) fn not_let_in(result: &Result<(), ConnectionError>) {
    use ConnectReturnCode::{BadUserNamePassword, NotAuthorized};
    assert!(
        matches!(result, Err(ConnectionError::ConnectionRefused(BadUserNamePassword | NotAuthorized))),
        "{result:?}"
    );
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/mqtt.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_by_parts() {
    let server = MosquittoServer::start();
    let [_, least] = factor3_live_tests::userinfos();
    let least = format!("{}:{}", escaped(USER), least.split_once(':').unwrap().1);
    for (id, userinfo) in [("meter-1", userinfo()), ("meter%202", least)] {
        let broker = broker(&format!("mqtt://{userinfo}@127.0.0.1:{}?client_id={id}", server.port()));
        connect(rumqttc_options(&broker)).await.unwrap();
        assert_eq!(server.users(broker.client_id().unwrap()), [USER]);
    }
    // The broker chooses an identifier.
    let anonymous = broker(&format!("mqtt://{}@127.0.0.1:{}", userinfo(), server.port()));
    assert_eq!(anonymous.client_id(), None);
    connect(rumqttc_options(&anonymous)).await.unwrap();

    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let broker =
            broker(&format!("mqtt://{}:{}@127.0.0.1:{}", escaped(USER), escaped(&wrong), server.port()));
        not_let_in(&connect(rumqttc_options(&broker)).await);
    }
    for nobody in ["", "other@"] {
        let broker = broker(&format!("mqtt://{nobody}127.0.0.1:{}", server.port()));
        not_let_in(&connect(rumqttc_options(&broker)).await);
    }
}

#[tokio::test]
async fn ipv6() {
    let server = MosquittoServer::start();
    let broker = broker(&format!("mqtt://{}@[::1]:{}?clientId=v6", userinfo(), server.port()));
    assert_eq!(broker.host(), "::1");
    connect(rumqttc_options(&broker)).await.unwrap();
    assert_eq!(server.users("v6"), [USER]);
}

#[tokio::test]
async fn the_scheme_decides_about_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MosquittoServer::start();
    let at = |scheme: &str, host: &str| {
        broker(&format!("{scheme}://{}@{host}:{}?client_id=tls", userinfo(), server.tls_port()))
    };
    // The certificate is not trusted,
    let verified = at("mqtts", "localhost");
    assert_eq!(verified.tls(), Tls::VerifyFull);
    connect(rumqttc_options(&verified)).await.unwrap_err();
    // except by a client that is told to trust it, and only by the name in it.
    let trusting = |broker: &Mqtt| {
        let mut options = rumqttc_options(broker);
        options.set_transport(Transport::tls(server.certificate(), None, None));
        options
    };
    connect(trusting(&verified)).await.unwrap();
    assert_eq!(server.users("tls"), [USER]);
    connect(trusting(&at("mqtts", "127.0.0.1"))).await.unwrap_err();
    // This port accepts only TLS.
    connect(rumqttc_options(&at("mqtt", "localhost"))).await.unwrap_err();
}

/// The first message of a WebSocket client, made from the parts.
#[test]
fn a_websocket() {
    let server = MosquittoServer::start();
    let broker = broker(&format!("ws://{}@127.0.0.1:{}/mqtt", userinfo(), server.ws_port()));
    assert_eq!(broker.ws_path(), Some("mqtt"));
    let mut stream = TcpStream::connect((broker.host(), broker.port())).unwrap();
    write!(
        stream,
        "GET /{} HTTP/1.1\r\nHost: {}:{}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Protocol: mqtt\r\n\r\n",
        broker.ws_path().unwrap(),
        broker.host(),
        broker.port()
    )
    .unwrap();
    let lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let answer: Vec<String> = lines.map(|line| line.to_ascii_lowercase()).collect();
    assert!(answer[0].starts_with("http/1.1 101"), "{answer:?}");
    assert!(answer.iter().any(|line| line == "sec-websocket-protocol: mqtt"), "{answer:?}");
}

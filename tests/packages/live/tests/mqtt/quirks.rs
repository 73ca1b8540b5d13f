//! MQTT: how rumqttc reads the URL differently. The parts are what the variable means.

use factor3_live_tests::{PASSWORD, escaped};
use rumqttc::{ConnectionError, MqttOptions, OptionError, TlsError, Transport};

use crate::clients::{connect, rumqttc_options};
use crate::server::{MosquittoServer, USER};
use crate::{broker, not_let_in, userinfo};

#[tokio::test]
async fn rumqttc_sends_the_user_and_password_undecoded() {
    let server = MosquittoServer::start();
    let broker = broker(&format!("mqtt://{}@127.0.0.1:{}?client_id=x", userinfo(), server.port()));
    let by_url = MqttOptions::parse_url(broker.expose_url()).unwrap();
    let login = by_url.credentials().unwrap();
    assert_eq!((login.username, login.password), (escaped(USER), escaped(PASSWORD)));
    not_let_in(&connect(by_url).await);
    connect(rumqttc_options(&broker)).await.unwrap();
    assert_eq!(server.users("x"), [USER]);
}

#[test]
fn rumqttc_requires_an_identifier_and_knows_only_its_own_parameters() {
    for (url, error) in [
        ("mqtt://h", OptionError::ClientId),
        ("mqtt://h?clientId=x", OptionError::ClientId),
        ("mqtt://h?client_id=x&clean=true", OptionError::Unknown("clean".to_owned())),
    ] {
        assert_eq!(MqttOptions::parse_url(broker(url).expose_url()).unwrap_err(), error);
        rumqttc_options(&broker(url));
    }
}

#[test]
fn rumqttc_omits_a_password_without_a_user() {
    let broker = broker("mqtt://:secret@h?client_id=x");
    assert!(MqttOptions::parse_url(broker.expose_url()).unwrap().credentials().is_none());
    assert_eq!(rumqttc_options(&broker).credentials().unwrap().password, "secret");
}

#[test]
fn rumqttc_keeps_the_brackets_of_ipv6() {
    let broker = broker("mqtt://[::1]?client_id=x");
    assert_eq!(MqttOptions::parse_url(broker.expose_url()).unwrap().broker_address().0, "[::1]");
    assert_eq!(rumqttc_options(&broker).broker_address().0, "::1");
}

/// TLS does not accept a name in brackets.
#[tokio::test]
async fn rumqttc_has_no_tls_with_ipv6() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = MosquittoServer::start();
    let broker = broker(&format!("mqtts://{}@[::1]:{}?client_id=x", userinfo(), server.tls_port()));
    let trusting = Transport::tls(server.certificate(), None, None);
    let mut by_url = MqttOptions::parse_url(broker.expose_url()).unwrap();
    by_url.set_transport(trusting.clone());
    let error = connect(by_url).await.unwrap_err();
    assert!(matches!(error, ConnectionError::Tls(TlsError::DNSName(_))), "{error}");
    // From the parts, the client connects and then rejects the certificate, which does not have this address.
    let mut by_parts = rumqttc_options(&broker);
    by_parts.set_transport(trusting);
    let error = connect(by_parts).await.unwrap_err().to_string();
    assert!(error.contains("certificate not valid for name \"::1\""), "{error}");
}

#[test]
fn rumqttc_shows_the_password() {
    let mut options = MqttOptions::new("x", "h", 1883);
    options.set_credentials("user", "hunter2").set_transport(Transport::tcp());
    assert!(format!("{options:?}").contains("hunter2"));
}

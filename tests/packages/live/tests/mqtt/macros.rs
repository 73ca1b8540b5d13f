//! The macro of `factor3::client`, with a server.

use factor3::client;
use factor3::resource::Mqtt;
use factor3_live_tests::handing_over;
use rumqttc::{AsyncClient, Transport};

use crate::clients::connect;
use crate::server::{MosquittoServer, USER};
use crate::{broker, userinfo};

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/rumqttc.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

struct Config {
    mqtt_url: Mqtt,
}

#[tokio::test]
async fn the_macro_connects_with_every_reserved_character() -> Result<(), Box<dyn std::error::Error>> {
    let server = MosquittoServer::start();
    let at = format!("{}@127.0.0.1:{}", userinfo(), server.port());
    let named = broker(&format!("mqtt://{at}?client_id=meter-9"));
    connect(client::rumqttc!(named, crate = ::rumqttc)?).await?;
    assert_eq!(server.users("meter-9"), [USER]);
    connect(client::rumqttc!(broker(&format!("mqtt://{at}")))?).await?;

    let config = Config { mqtt_url: named };
    let options = client::rumqttc!(config.mqtt_url)?;
    let (client, mut events) = AsyncClient::new(options, 10);
    events.poll().await?;
    client.disconnect().await?;
    Ok(())
}

#[test]
fn the_scheme_decides_about_tls() {
    // An error means that another test has already installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let options = |url: &str| client::rumqttc!(broker(url)).unwrap();
    assert!(matches!(options("mqtt://mqtt.example.com").transport(), Transport::Tcp));
    assert!(matches!(options("mqtts://mqtt.example.com").transport(), Transport::Tls(_)));
    assert_eq!(options("mqtts://mqtt.example.com").broker_address(), ("mqtt.example.com".to_owned(), 8883));
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    for (url, reason) in [
        ("ws://mqtt.example.com/mqtt", "WebSocket"),
        ("wss://mqtt.example.com", "WebSocket"),
        ("mqtt://meter:@mqtt.example.com", "empty"),
        ("mqtt://:hunter2@mqtt.example.com", "empty"),
        ("mqtt://mqtt.example.com?keepalive=5", "no setting"),
    ] {
        let error = client::rumqttc!(broker(url)).unwrap_err().to_string();
        assert!(error.contains(reason) && !error.contains("hunter2"), "{url}: {error}");
    }
    let broker = broker("mqtt://meter@mqtt.example.com?keepalive=5&clientId=a");
    let options = client::rumqttc!(broker, ignore = ["keepalive"]).unwrap();
    assert_eq!(
        (options.client_id().as_str(), options.credentials().unwrap().username.as_str()),
        ("a", "meter")
    );
}

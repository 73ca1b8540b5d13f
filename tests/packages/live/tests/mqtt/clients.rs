//! The client, made from the parts of a handle. The rustdoc of `Mqtt` shows this code word for word.

use std::time::Duration;

use factor3::ExposeSecret;
use factor3::resource::{Mqtt, Tls};
use rumqttc::{AsyncClient, ConnectionError, Event, MqttOptions, Packet, Transport};

/// The options of rumqttc.
pub(crate) fn rumqttc_options(broker: &Mqtt) -> MqttOptions {
    let id = broker.client_id().unwrap_or_default(); // the broker replaces an empty one
    let mut options = MqttOptions::new(id, broker.host(), broker.port());
    if broker.username().is_some() || broker.password().is_some() {
        let password = broker.password().map_or("", |password| password.expose_secret());
        options.set_credentials(broker.username().unwrap_or_default(), password);
    }
    if broker.tls() != Tls::Off {
        options.set_transport(Transport::tls_with_default_config());
    }
    options
}

/// Connects and disconnects.
pub(crate) async fn connect(options: MqttOptions) -> Result<(), ConnectionError> {
    let (client, mut events) = AsyncClient::new(options, 1);
    let mut next = async || tokio::time::timeout(Duration::from_secs(30), events.poll()).await;
    while !matches!(next().await.unwrap()?, Event::Incoming(Packet::ConnAck(_))) {}
    client.disconnect().await.unwrap();
    while events.poll().await.is_ok() {}
    Ok(())
}

//! The client, made from the parts of a handle. The rustdoc of `Amqp` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{Amqp, Tls};
use lapin::options::{BasicPublishOptions, ConfirmSelectOptions, QueueDeclareOptions};
use lapin::tcp::OwnedTLSConfig;
use lapin::types::FieldTable;
use lapin::uri::{AMQPScheme, AMQPUri};
use lapin::{BasicProperties, Connection, ConnectionProperties};

use crate::server::{VHOSTS, queue_of};

/// The URI of lapin.
pub(crate) fn lapin_uri(broker: &Amqp) -> AMQPUri {
    let mut uri = AMQPUri::default();
    if broker.tls() != Tls::Off {
        uri.scheme = AMQPScheme::AMQPS; // always verified
    }
    uri.authority.host = broker.host().to_owned();
    uri.authority.port = broker.port();
    if let Some(user) = broker.username() {
        uri.authority.userinfo.username = user.to_owned();
    }
    if let Some(password) = broker.password() {
        uri.authority.userinfo.password = password.expose_secret().to_owned();
    }
    if let Some(vhost) = broker.vhost() {
        uri.vhost = vhost.to_owned();
    }
    uri.query.heartbeat = broker.heartbeat();
    uri
}

/// Connects with the parts.
pub(crate) async fn connect(broker: &Amqp) -> lapin::Result<Connection> {
    let uri = lapin_uri(broker);
    Connection::connect_uri(uri, ConnectionProperties::default()).await
}

/// Connects with the unchanged URL.
pub(crate) async fn connect_url(broker: &Amqp) -> lapin::Result<Connection> {
    Connection::connect(broker.expose_url(), ConnectionProperties::default()).await
}

/// Connects with the parts, and trusts the certificate.
pub(crate) async fn connect_trusting(broker: &Amqp, certificate: String) -> lapin::Result<Connection> {
    let tls = OwnedTLSConfig { identity: None, cert_chain: Some(certificate) };
    let runtime = lapin::runtime::default_runtime()?;
    Connection::connect_uri_with_config(lapin_uri(broker), ConnectionProperties::default(), tls, runtime)
        .await
}

/// The vhost of the connection, found by its queue.
pub(crate) async fn vhost(connection: &Connection) -> &'static str {
    let mut found = Vec::new();
    for vhost in VHOSTS {
        // The server closes the channel if the queue does not exist.
        let channel = connection.create_channel().await.unwrap();
        let passive = QueueDeclareOptions { passive: true, ..QueueDeclareOptions::default() };
        if channel.queue_declare(queue_of(vhost).into(), passive, FieldTable::default()).await.is_ok() {
            found.push(vhost);
        }
    }
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]
}

/// Whether the connection has this user: RabbitMQ refuses a message that names another user as its sender.
pub(crate) async fn is_user(connection: &Connection, user: &str) -> bool {
    let channel = connection.create_channel().await.unwrap();
    channel.confirm_select(ConfirmSelectOptions::default()).await.unwrap();
    let from = BasicProperties::default().with_user_id(user.into());
    let published =
        channel.basic_publish("".into(), "nowhere".into(), BasicPublishOptions::default(), b"", from).await;
    match published {
        Ok(confirm) => confirm.await.is_ok(),
        Err(_) => false,
    }
}

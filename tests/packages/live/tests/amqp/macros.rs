//! The macro of `factor3::client`, with a server.

use factor3::client;
use factor3::resource::Amqp;
use factor3_live_tests::{PRINTABLE_USER, USER, escaped, handing_over, printable_userinfo, userinfos};
use lapin::tcp::OwnedTLSConfig;
use lapin::uri::SASLMechanism;
use lapin::{Connection, ConnectionProperties};

use crate::broker;
use crate::clients::{is_user, vhost};
use crate::server::{RabbitServer, VHOSTS};

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/lapin.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[tokio::test]
async fn the_macro_connects_with_every_printable_character() {
    let server = RabbitServer::start();
    let port = server.port();
    for (userinfo, user) in [(printable_userinfo(), PRINTABLE_USER)]
        .into_iter()
        .chain(userinfos().map(|userinfo| (userinfo, USER)))
    {
        let named = VHOSTS.iter().filter(|vhost| !vhost.is_empty()).map(|name| (escaped(name), *name));
        for (path, expected) in named.chain([(String::new(), "/")]) {
            let query = "heartbeat=7&frame_max=8192&channel_max=9&auth_mechanism=plain";
            let broker = broker(&format!("amqp://{userinfo}@127.0.0.1:{port}/{path}?{query}"));
            let uri = client::lapin!(broker, crate = ::lapin).unwrap();
            let connection = Connection::connect_uri(uri, ConnectionProperties::default()).await.unwrap();
            assert_eq!(vhost(&connection).await, expected);
            assert!(is_user(&connection, user).await && !is_user(&connection, "guest").await);
            let agreed = connection.configuration();
            assert_eq!((agreed.heartbeat(), agreed.frame_max(), agreed.channel_max()), (7, 8192, 9));
        }
    }
}

#[tokio::test]
async fn tls_is_verified() {
    let server = RabbitServer::start();
    let url = |host| format!("amqps://{}@{host}:{}/eu%2Forders", printable_userinfo(), server.tls_port());
    let connect = async |broker: &Amqp| {
        let tls = OwnedTLSConfig { identity: None, cert_chain: Some(server.certificate()) };
        let (uri, runtime) = (client::lapin!(broker).unwrap(), lapin::runtime::default_runtime().unwrap());
        Connection::connect_uri_with_config(uri, ConnectionProperties::default(), tls, runtime).await
    };
    assert_eq!(vhost(&connect(&broker(&url("localhost"))).await.unwrap()).await, "eu/orders");
    connect(&broker(&url("127.0.0.1"))).await.unwrap_err();
}

struct Config {
    amqp_url: Amqp,
}

#[tokio::test]
async fn the_code_of_the_rustdoc_connects() -> Result<(), Box<dyn std::error::Error>> {
    let server = RabbitServer::start();
    let url = format!("amqp://{}@127.0.0.1:{}", printable_userinfo(), server.port());
    let config = Config { amqp_url: broker(&url) };
    let uri = client::lapin!(config.amqp_url)?;
    let connection = Connection::connect_uri(uri, ConnectionProperties::default()).await?;
    assert_eq!(vhost(&connection).await, "/");
    Ok(())
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    for (query, reason) in [
        ("verify=verify_none", "always verifies"),
        ("server_name_indication=disable", "always verifies"),
        ("server_name_indication=mq.example.com", "always verifies"),
        ("cacertfile=%2Fca.pem", "OwnedTLSConfig"),
        ("keyfile=%2Fkey.pem&password=hunter2", "OwnedTLSConfig"),
        ("auth_mechanism=plain&auth_mechanism=amqplain", "one auth_mechanism"),
        ("auth_mechanism=hunter2", "one auth_mechanism"),
        ("frame_max=x", "whole number"),
        ("channel_max=65536", "whole number"),
        ("depth=2", "no setting"),
    ] {
        let broker = broker(&format!("amqps://mq.example.com/shop?{query}"));
        let error = client::lapin!(broker).unwrap_err().to_string();
        assert!(error.contains(reason) && !error.contains("hunter2"), "{query}: {error}");
    }
    let broker = broker("amqps://mq.example.com?cacertfile=%2Fca.pem&auth_mechanism=external");
    let uri = client::lapin!(broker, ignore = ["cacertfile"]).unwrap();
    assert_eq!(uri.query.auth_mechanism, Some(SASLMechanism::External));
}

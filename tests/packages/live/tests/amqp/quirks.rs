//! AMQP: how lapin reads the URL differently. The parts are what the specification says.

use factor3::{Config, ExposeSecret};
use factor3_live_tests::{USER, userinfos};
use lapin::uri::AMQPUri;

use crate::clients::{connect, connect_url, is_user, lapin_uri, vhost};
use crate::server::RabbitServer;
use crate::{App, broker};

#[tokio::test]
async fn lapin_connects_to_localhost_for_ipv6() {
    let server = RabbitServer::start();
    let [userinfo, _] = userinfos();
    let broker = broker(&format!("amqp://{userinfo}@[::1]:{}/eu%2Forders", server.port()));
    assert_eq!(broker.host(), "::1");
    let connection = connect(&broker).await.unwrap();
    assert_eq!(vhost(&connection).await, "eu/orders");
    assert!(is_user(&connection, USER).await);
    // The address belongs to another machine, but the server of this machine answers.
    let elsewhere = crate::broker(&broker.expose_url().replace("[::1]", "[2001:db8::1]"));
    assert_eq!(elsewhere.host(), "2001:db8::1");
    assert_eq!(vhost(&connect_url(&elsewhere).await.unwrap()).await, "eu/orders");
    // The same happens with TLS. An IPv4 address is kept.
    for (url, host) in [("amqps://[2001:db8::1]/v", "localhost"), ("amqps://127.0.0.1/v", "127.0.0.1")] {
        assert_eq!(url.parse::<AMQPUri>().unwrap().authority.host, host);
    }
}

#[test]
fn lapin_requires_a_host_with_a_user_or_a_port() {
    for url in ["amqp://user@", "amqp://user:pass@", "amqp://:10000"] {
        url.parse::<AMQPUri>().unwrap_err();
        assert_eq!(lapin_uri(&broker(url)).authority.host, "localhost");
    }
    for url in ["amqp://", "amqp:///vhost", "amqp://:@/"] {
        assert_eq!(url.parse::<AMQPUri>().unwrap().authority.host, "localhost");
    }
}

#[test]
fn lapin_reads_an_empty_user_as_guest_and_an_empty_password_as_guests() {
    let broker = broker("amqp://:@/");
    assert_eq!((broker.username(), broker.password().map(ExposeSecret::expose_secret)), (Some(""), Some("")));
    let theirs: AMQPUri = broker.expose_url().parse().unwrap();
    assert_eq!(theirs.authority.userinfo.username, "guest");
    assert_eq!(theirs.authority.userinfo.password, "guest");
    let ours = lapin_uri(&broker);
    assert_eq!((&*ours.authority.userinfo.username, &*ours.authority.userinfo.password), ("", ""));
}

#[test]
fn lapin_loses_a_vhost_of_dots() {
    for dots in [".", "..", "%2e%2E"] {
        let url = format!("amqp://host/{dots}");
        assert_eq!(url.parse::<AMQPUri>().unwrap().vhost, "");
        assert!(App::from_vars([("AMQP_URL", url)]).is_err());
    }
}

/// So lapin verifies an `amqps` that asks for no verification, and does not present a key.
#[test]
fn lapin_ignores_the_parameters_of_tls() {
    let theirs: AMQPUri = "amqps://host/v?verify=verify_none&certfile=x".parse().unwrap();
    assert_eq!(theirs.query, AMQPUri::default().query);
}

#[test]
fn lapin_shows_the_password() {
    let theirs: AMQPUri = "amqp://user:hunter2@host".parse().unwrap();
    assert!(format!("{theirs:?}").contains("hunter2"));
    assert!("amqp:user:hunter2@host".parse::<AMQPUri>().unwrap_err().contains("hunter2"));
}

//! Kafka: the client makes a topic on the broker that the variable names.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::Kafka;
use factor3_live_tests::{DEAD_HOST, free_port, handing_over};

use crate::clients::by_rskafka;
use crate::server::Broker;

#[derive(Debug, Config)]
struct App {
    /// Events.
    kafka_url: Kafka,
}

/// The application's brokers, which `KAFKA_URL` names.
pub(crate) fn kafka(url: &str) -> Kafka {
    App::from_vars([("KAFKA_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).kafka_url
}

/// Makes `topic`, with the parts of `url`.
async fn create(url: &str, topic: &str) -> Result<(), String> {
    let client = by_rskafka(&kafka(url)).await?;
    let controller = client.controller_client().map_err(|error| error.to_string())?;
    controller.create_topic(topic, 1, 1, 5_000).await.map_err(|error| error.to_string())
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/kafka.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_form_of_a_list_names_the_broker() {
    let (broker, dead) = (Broker::start("127.0.0.1"), format!("{DEAD_HOST}:{}", free_port()));
    let live = broker.address();
    for (topic, url) in [
        ("url", format!("kafka://{live}")),
        ("slash", format!("kafka://{live}/")),
        ("bare", live.to_owned()),
        ("urls", format!("kafka://{dead},kafka://{live}")),
        ("hosts", format!("kafka://{dead},{live}")),
        ("bare-hosts", format!("{dead},{live}")),
        // The URL is for TLS, but the client connects without it, since the parts are the same.
        ("heroku", format!("kafka+ssl://{dead},kafka+ssl://{live}")),
    ] {
        create(&url, topic).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        assert!(broker.topics().contains(&format!("\"{topic}\"")), "{url}: {}", broker.topics());
    }
}

#[tokio::test]
async fn another_port_is_another_broker() {
    let broker = Broker::start("127.0.0.1");
    create(&format!("kafka://127.0.0.1:{}", free_port()), "elsewhere").await.unwrap_err();
    assert!(!broker.topics().contains("elsewhere"));
}

#[tokio::test]
async fn ipv6() {
    let broker = Broker::start("[::1]");
    for url in [format!("kafka://{}", broker.address()), broker.address().to_owned()] {
        let kafka = kafka(&url);
        assert_eq!(kafka.host(), "::1");
        // The client has asked the broker for its topics.
        let client = by_rskafka(&kafka).await.unwrap();
        assert!(client.list_topics().await.unwrap().is_empty());
    }
}

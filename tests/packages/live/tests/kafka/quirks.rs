//! Kafka: how rskafka reads the URL itself. It accepts only hosts and ports.

use crate::clients::{by_rskafka, by_url};
use crate::kafka;
use crate::server::Broker;

#[tokio::test]
async fn rskafka_reads_a_scheme_as_a_part_of_the_host() {
    let broker = Broker::start("127.0.0.1");
    let kafka = kafka(&format!("kafka://{}", broker.address()));
    by_url(kafka.expose_url()).await.unwrap_err();
    by_rskafka(&kafka).await.unwrap();
}

#[tokio::test]
async fn rskafka_reads_a_list_as_one_host() {
    let broker = Broker::start("127.0.0.1");
    let kafka = kafka(&format!("{0},{0}", broker.address()));
    by_url(kafka.expose_url()).await.unwrap_err();
    by_rskafka(&kafka).await.unwrap();
}

#[tokio::test]
async fn rskafka_has_no_default_port() {
    let kafka = kafka("127.0.0.1");
    let error = by_url(kafka.expose_url()).await.unwrap_err();
    assert!(error.contains("invalid socket address"), "{error}");
    assert_eq!(kafka.bootstrap_servers(), "127.0.0.1:9092");
}

//! The macro of `factor3::client`, with a broker.

use std::time::Duration;

use factor3::client;
use factor3::resource::Kafka;
use factor3_live_tests::{DEAD_HOST, free_port, handing_over};
use rdkafka::producer::{BaseProducer, Producer};

use crate::kafka;
use crate::server::Broker;

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/rdkafka.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

struct Config {
    kafka_url: Kafka,
}

#[test]
fn the_macro_connects_to_the_broker_of_a_list() -> Result<(), Box<dyn std::error::Error>> {
    let (broker, dead) = (Broker::start("127.0.0.1"), format!("{DEAD_HOST}:{}", free_port()));
    let live = broker.address();
    for url in [format!("kafka://{live}"), live.to_owned(), format!("kafka://{dead},kafka://{live}")] {
        let config = Config { kafka_url: kafka(&url) };
        let kafka = client::rdkafka!(config.kafka_url)?;
        let producer: BaseProducer = kafka.create()?;
        let metadata = producer.client().fetch_metadata(None, Duration::from_secs(30))?;
        let found: Vec<String> =
            metadata.brokers().iter().map(|broker| format!("{}:{}", broker.host(), broker.port())).collect();
        assert_eq!(found, [live]);
    }
    Ok(())
}

#[test]
fn the_scheme_is_the_protocol() {
    for (scheme, protocol, names) in [
        ("kafka", "plaintext", None),
        ("PLAINTEXT", "plaintext", None),
        ("SASL_PLAINTEXT", "sasl_plaintext", None),
        ("kafka+ssl", "ssl", Some("https")),
        ("SSL", "ssl", Some("https")),
        ("SASL_SSL", "sasl_ssl", Some("https")),
    ] {
        let kafka = kafka(&format!("{scheme}://a,{scheme}://[::1]:9093"));
        let config = client::rdkafka!(kafka, crate = ::rdkafka).unwrap();
        assert_eq!(config.get("bootstrap.servers"), Some("a:9092,[::1]:9093"));
        assert_eq!(config.get("security.protocol"), Some(protocol));
        assert_eq!(config.get("ssl.endpoint.identification.algorithm"), names);
    }
}

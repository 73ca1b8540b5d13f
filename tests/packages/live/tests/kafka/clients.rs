//! The client, made from the parts of a handle. The rustdoc of `Kafka` shows this code word for word.

use std::time::Duration;

use factor3::resource::Kafka;
use rskafka::BackoffConfig;
use rskafka::client::{Client, ClientBuilder};

/// Connects with the parts, after one of the brokers has answered.
pub(crate) async fn by_rskafka(kafka: &Kafka) -> Result<Client, String> {
    let servers = kafka.bootstrap_servers();
    let builder = ClientBuilder::new(servers.split(',').map(str::to_owned).collect());
    answered(builder).await
}

/// Connects with the parser of the client.
pub(crate) async fn by_url(url: &str) -> Result<Client, String> {
    answered(ClientBuilder::new(vec![url.to_owned()])).await
}

async fn answered(builder: ClientBuilder) -> Result<Client, String> {
    // The client would retry for ever.
    let backoff = BackoffConfig { deadline: Some(Duration::from_secs(2)), ..BackoffConfig::default() };
    builder.backoff_config(backoff).build().await.map_err(|error| error.to_string())
}

//! The client, made by the parts of a handle. What the rustdoc of `Kafka` shows stands here word for word.

use std::time::Duration;

use factor3::resource::Kafka;
use rskafka::BackoffConfig;
use rskafka::client::{Client, ClientBuilder};

/// By the parts, once one of the brokers has answered.
pub(crate) async fn by_rskafka(kafka: &Kafka) -> Result<Client, String> {
    let servers = kafka.bootstrap_servers();
    let builder = ClientBuilder::new(servers.split(',').map(str::to_owned).collect());
    answered(builder).await
}

/// By what the client makes of a URL.
pub(crate) async fn by_url(url: &str) -> Result<Client, String> {
    answered(ClientBuilder::new(vec![url.to_owned()])).await
}

async fn answered(builder: ClientBuilder) -> Result<Client, String> {
    // It would go on for ever.
    let backoff = BackoffConfig { deadline: Some(Duration::from_secs(2)), ..BackoffConfig::default() };
    builder.backoff_config(backoff).build().await.map_err(|error| error.to_string())
}

//! Macros that turn a handle into the options of a client.
//!
//! Each macro expands to the application's own client crate, so factor3 depends on no client, and any version works that has
//! the same setters. It passes the parts of the URL, never the URL itself, since clients read URLs differently.
//!
//! ```ignore
//! use factor3::client;
//!
//! let pool = PgPoolOptions::new().connect_with(client::sqlx_postgres!(config.database_url)?).await?;
//! let cache = redis::Client::open(client::redis!(config.redis_url)?)?;
//! ```
//!
//! (`tests/packages/live` in the repository runs every macro with a server.)
//!
//! | handle | macro | makes | refuses, among others |
//! |---|---|---|---|
//! | [`Postgres`](crate::resource::Postgres) | [`sqlx_postgres!`](sqlx_postgres) | sqlx: `PgConnectOptions` | several hosts |
//! | | [`tokio_postgres!`](tokio_postgres) | tokio-postgres: `Config` | files of certificates, which its TLS connector reads |
//! | [`MySql`](crate::resource::MySql) | [`sqlx_mysql!`](sqlx_mysql) | sqlx: `MySqlConnectOptions` | `ssl-capath` |
//! | [`Sqlite`](crate::resource::Sqlite) | [`sqlx_sqlite!`](sqlx_sqlite) | sqlx: `SqliteConnectOptions` | `key` |
//! | [`MongoDb`](crate::resource::MongoDb) | [`mongodb!`](mongodb) | mongodb: `ClientOptions` | `mongodb+srv`, TLS without the name of the host |
//! | [`Redis`](crate::resource::Redis) | [`redis!`](redis) | redis-rs: `ConnectionInfo` | unknown parameters |
//! | [`Amqp`](crate::resource::Amqp) | [`lapin!`](lapin) | lapin: `AMQPUri` | `verify=verify_none`, files of certificates |
//! | [`Kafka`](crate::resource::Kafka) | [`rdkafka!`](rdkafka) | rdkafka: `ClientConfig` | nothing |
//! | [`Nats`](crate::resource::Nats) | [`async_nats!`](async_nats) | async-nats: `ConnectOptions`, without the servers | a user without a password |
//! | [`Mqtt`](crate::resource::Mqtt) | [`rumqttc!`](rumqttc) | rumqttc: `MqttOptions` | `ws`, `wss`, an empty password |
//! | [`Smtp`](crate::resource::Smtp) | [`lettre!`](lettre), [`lettre_tokio!`](lettre_tokio) | lettre: `SmtpTransportBuilder`, `AsyncSmtpTransportBuilder` | a user without a password |
//! | [`S3`](crate::resource::S3) | [`object_store_s3!`](object_store_s3) | object_store: `AmazonS3Builder` and the prefix | a prefix with empty segments |
//! | [`AzureBlob`](crate::resource::AzureBlob) | [`object_store_azure!`](object_store_azure) | object_store: `MicrosoftAzureBuilder` and the prefix | no account |
//!
//! # Arguments
//!
//! The first argument is the handle, or a reference to it: `client::redis!(config.redis_url)`. The macro does not move it.
//!
//! - `crate = path` is the path of the client, if the crate is renamed or re-exported:
//!   `client::sqlx_postgres!(db, crate = my_sqlx)`. Without it, the crate has its own name.
//! - `ignore = ["name", ..]` comes last, and lists parameters that the macro leaves to the application.
//!
//! # Parameters
//!
//! A handle keeps the parameters of its URL that it does not read itself. A macro passes each of them to the client's setter.
//! If the client has no setter, the result is an error, because an option that nobody applies is a mistake in the deploy:
//!
//! - Remove the parameter from the URL if nothing needs it.
//! - If the platform writes the URL, or if the code applies the parameter itself, name it in `ignore`:
//!   `client::sqlx_postgres!(db, ignore = ["channel_binding", "pgbouncer"])`. Names ignore ASCII case.
//!
//! A parameter with the usual setting of the client, such as `target_session_attrs=any`, is accepted.
//!
//! # Errors
//!
//! Each macro evaluates to a `Result<_, ValueError>`. The error is a fixed sentence with the fix, and contains no part of the
//! URL.
//!
//! Called in a check of the field, a macro reports such an error at the start, under its variable. `FACTOR3=check` reports it
//! too:
//!
//! ```ignore
//! #[derive(Config)]
//! struct App {
//!     #[config(validate = usable)]
//!     redis_url: Redis,
//! }
//!
//! fn usable(url: &Redis) -> Result<(), ValueError> {
//!     client::redis!(url).map(drop)
//! }
//! ```
//!
//! # Secrets
//!
//! The client gets the decoded password, and keeps it for its connections. `Debug` of many clients' options shows it, so make
//! the options when the application connects, and do not print or store them.

#[doc(inline)]
pub use factor3_core::client::{
    async_nats, lapin, lettre, lettre_tokio, mongodb, object_store_azure, object_store_s3, rdkafka, redis,
    rumqttc, sqlx_mysql, sqlx_postgres, sqlx_sqlite, tokio_postgres,
};

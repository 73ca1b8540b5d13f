//! Each macro of `factor3::client` compiles without a prelude, next to items with the names that it uses.

#![no_implicit_prelude]
#![deny(warnings, clippy::all, unused_qualifications)]
#![allow(dead_code, reason = "the names only have to be there")]

use ::factor3::ValueError;
use ::factor3::client;
use ::factor3::resource;
use ::std::assert_eq;

enum Option {}
enum Some {}
enum None {}
enum Result {}
enum Ok {}
enum Err {}
enum String {}
enum Vec {}
enum Default {}
mod core {}
mod std {}
mod factor3 {}
mod sqlx {}
mod redis {}

/// Handles in a struct, as in a config: the macros only borrow them.
struct Config {
    postgres: resource::Postgres,
    mysql: resource::MySql,
    sqlite: resource::Sqlite,
    mongodb: resource::MongoDb,
    redis: resource::Redis,
    amqp: resource::Amqp,
    kafka: resource::Kafka,
    nats: resource::Nats,
    mqtt: resource::Mqtt,
    smtp: resource::Smtp,
    s3: resource::S3,
    azure: resource::AzureBlob,
}

/// The application's own names for two clients, and a module with the name of what the macros import.
mod clients {
    pub(crate) use ::{lapin as amqp, sqlx as sql};
}

fn config() -> ::core::result::Result<Config, ValueError> {
    ::core::result::Result::Ok(Config {
        postgres: "postgres://u:p@h/d".parse()?,
        mysql: "mysql://u:p@h/d".parse()?,
        sqlite: "sqlite:d".parse()?,
        mongodb: "mongodb://u:p@h/d".parse()?,
        redis: "redis://u:p@h".parse()?,
        amqp: "amqp://u:p@h".parse()?,
        kafka: "kafka://h".parse()?,
        nats: "nats://u:p@h".parse()?,
        mqtt: "mqtt://u:p@h".parse()?,
        smtp: "smtp://u:p@h".parse()?,
        s3: "s3://bucket/prefix".parse()?,
        azure: "https://account.blob.core.windows.net/container/prefix".parse()?,
    })
}

fn each(config: &Config) -> ::core::result::Result<(), ValueError> {
    // These names are in scope where the handle is an expression, too.
    let (client, parts, options) = (config, 1, 2);
    client::sqlx_postgres!(client.postgres)?;
    client::sqlx_postgres!(client.postgres, crate = clients::sql, ignore = [],)?;
    client::sqlx_postgres!(&client.postgres, crate = crate::clients::sql)?;
    client::sqlx_postgres!(client.postgres, crate = ::sqlx_0_8, ignore = ["a", "b"])?;
    client::sqlx_mysql!(client.mysql)?;
    client::sqlx_mysql!(client.mysql, crate = ::sqlx_0_8)?;
    client::sqlx_sqlite!(client.sqlite)?;
    client::tokio_postgres!(client.postgres, ignore = ["sslrootcert"])?;
    client::mongodb!(client.mongodb)?;
    client::redis!(client.redis)?;
    client::redis!(client.redis, crate = ::redis_0_32)?;
    client::lapin!(client.amqp, crate = self::clients::amqp)?;
    client::rdkafka!(client.kafka)?;
    client::async_nats!(client.nats)?;
    client::rumqttc!(client.mqtt)?;
    client::lettre!(client.smtp)?;
    client::lettre_tokio!(client.smtp)?;
    client::object_store_s3!(client.s3)?;
    client::object_store_azure!(client.azure)?;
    assert_eq!((parts, options), (1, 2));
    ::core::result::Result::Ok(())
}

#[test]
fn each_macro_compiles_without_a_prelude() {
    let config = config().map_err(|error| ::std::string::ToString::to_string(&error));
    assert_eq!(config.as_ref().map(each), ::core::result::Result::Ok(::core::result::Result::Ok(())));
}

//! Every service, for the tests of what holds for all of them. A new service adds a line.

/// Calls the macro `$each` with the list of all handles.
#[allow(unused_macros, reason = "not every test that shares this module needs it")]
macro_rules! with_services {
    ($each:ident) => {
        $each! {
            Amqp
            AzureBlob
            Beanstalkd
            ClickHouse
            CouchDb
            Elasticsearch
            Http
            Kafka
            Memcached
            MongoDb
            Mqtt
            MySql
            Nats
            Otlp
            Postgres
            Redis
            S3
            SentryDsn
            Smtp
            Sqlite
            StatsD
            Syslog
        }
    };
}

#[allow(unused_imports, reason = "not every test that shares this module needs it")]
pub(crate) use with_services;

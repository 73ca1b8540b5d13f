//! The list of all services, for tests that run for each service. A new service adds a line.

/// Calls the macro `$each` with the names of all handles.
#[allow(unused_macros, reason = "only some tests that share this module need it")]
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
            Proxy
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

#[allow(unused_imports, reason = "only some tests that share this module need it")]
pub(crate) use with_services;

//! The handles that are a [`Resource`] of a service, each with its short description.

use super::handle::Resource;
use super::service;

/// A PostgreSQL database, usually in `DATABASE_URL`.
///
/// The URL is `postgres://user:password@host:5432/database?sslmode=verify-full`; the scheme is `postgres` or
/// `postgresql`. Several hosts and sockets are allowed.
///
/// ```
/// use factor3::resource::{Postgres, Tls};
///
/// let db: Postgres = "postgres://app:s3cret@db.internal/shop?sslmode=require".parse()?;
/// assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 5432, Some("shop")));
/// assert_eq!((db.username(), db.tls()), (Some("app"), Tls::Require));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Postgres`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Postgres#handing-it-to-a-client).
pub type Postgres = Resource<service::Postgres>;

/// A MySQL or MariaDB database, usually in `DATABASE_URL`.
///
/// The URL is `mysql://user:password@host:3306/database?ssl-mode=VERIFY_IDENTITY`; the scheme is `mysql` or
/// `mariadb`. The host is one host or a socket.
///
/// ```
/// use factor3::resource::{MySql, Tls};
///
/// let db: MySql = "mysql://app:s3cret@db.internal/shop?ssl-mode=REQUIRED".parse()?;
/// assert_eq!((db.host(), db.port(), db.database()), ("db.internal", 3306, Some("shop")));
/// assert_eq!((db.username(), db.tls()), (Some("app"), Tls::Require));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::MySql`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::MySql#handing-it-to-a-client).
pub type MySql = Resource<service::MySql>;

/// A MongoDB deployment, usually in `MONGODB_URI`.
///
/// The URL is `mongodb://user:password@host:27017/database?tls=true`, with several hosts if needed, or
/// `mongodb+srv://user:password@host/database`, with verified TLS.
///
/// ```
/// use factor3::resource::MongoDb;
///
/// let db: MongoDb = "mongodb://app:s3cret@db-1,db-2:27018/shop?replicaSet=rs0".parse()?;
/// assert_eq!((db.endpoints().len(), db.database()), (2, Some("shop")));
/// assert_eq!((db.username(), db.replica_set()), (Some("app"), Some("rs0")));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::MongoDb`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::MongoDb#handing-it-to-a-client).
pub type MongoDb = Resource<service::MongoDb>;

/// A ClickHouse server, usually in `CLICKHOUSE_URL`.
///
/// The URL is `clickhouse://user:password@host:9000/database?secure=true` for the native protocol, or
/// `https://user:password@host:8443/database` for the HTTP interface. Several hosts are allowed.
///
/// ```
/// use factor3::resource::ClickHouse;
///
/// let events: ClickHouse = "https://app:s3cret@ch.internal:8443/events".parse()?;
/// assert_eq!((events.username(), events.database()), (Some("app"), Some("events")));
/// assert_eq!(events.http_url().as_deref(), Some("https://ch.internal:8443"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::ClickHouse`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::ClickHouse#handing-it-to-a-client).
pub type ClickHouse = Resource<service::ClickHouse>;

/// A CouchDB server, usually in `COUCHDB_URL`.
///
/// The URL is `https://user:password@host:6984/database`; the scheme is `http` or `https` (ports 80 and 443), or
/// `couchdb` or `couchdbs` (ports 5984 and 6984).
///
/// ```
/// use factor3::resource::CouchDb;
///
/// let docs: CouchDb = "couchdbs://app:s3cret@couch.internal/shop".parse()?;
/// assert_eq!(docs.base_url(), "https://couch.internal:6984");
/// assert_eq!((docs.username(), docs.database()), (Some("app"), Some("shop")));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::CouchDb`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::CouchDb#handing-it-to-a-client).
pub type CouchDb = Resource<service::CouchDb>;

/// An Elasticsearch or OpenSearch cluster, usually in `ELASTICSEARCH_URL`.
///
/// The URL is `https://user:password@host:9200/prefix`; the scheme is `https` or `http`. A list of nodes has such a
/// URL for each node.
///
/// ```
/// use factor3::resource::Elasticsearch;
///
/// let search: Elasticsearch = "https://app:s3cret@es.internal:9200".parse()?;
/// assert_eq!(search.nodes(), ["https://es.internal:9200"]);
/// assert_eq!(search.username(), Some("app"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Elasticsearch`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Elasticsearch#handing-it-to-a-client).
pub type Elasticsearch = Resource<service::Elasticsearch>;

/// A Redis or Valkey server, usually in `REDIS_URL`.
///
/// The URL is `redis://:password@host:6379/0`, or `rediss://` with TLS, where `0` is the number of the database. The
/// schemes `valkey` and `valkeys` have the same meaning. `unix:///run/redis.sock` is a socket.
///
/// ```
/// use factor3::resource::{Redis, Tls};
///
/// let cache: Redis = "rediss://:s3cret@cache.internal/2".parse()?;
/// assert_eq!((cache.host(), cache.port(), cache.database()), ("cache.internal", 6379, 2));
/// assert_eq!(cache.tls(), Tls::VerifyFull);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Redis`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Redis#handing-it-to-a-client).
pub type Redis = Resource<service::Redis>;

/// Memcached servers, usually in `MEMCACHED_URL`.
///
/// The URL is `memcached://host:11211`, or `memcache+tls://` with TLS. A list of servers, also without a scheme, is
/// `m1:11211,m2:11211`. `memcached:///run/memcached.sock` is a socket.
///
/// ```
/// use factor3::resource::Memcached;
///
/// let cache: Memcached = "m1.internal,m2.internal:11212".parse()?;
/// assert_eq!(cache.servers(), ["m1.internal:11211", "m2.internal:11212"]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Memcached`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Memcached#handing-it-to-a-client).
pub type Memcached = Resource<service::Memcached>;

/// An AMQP 0-9-1 broker such as RabbitMQ, usually in `AMQP_URL`.
///
/// The URL is `amqp://user:password@host:5672/vhost`, or `amqps://` with TLS on port 5671.
///
/// ```
/// use factor3::resource::Amqp;
///
/// let broker: Amqp = "amqps://app:s3cret@mq.internal/orders".parse()?;
/// assert_eq!((broker.host(), broker.port()), ("mq.internal", 5671));
/// assert_eq!((broker.username(), broker.vhost()), (Some("app"), Some("orders")));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Amqp`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Amqp#handing-it-to-a-client).
pub type Amqp = Resource<service::Amqp>;

/// A Kafka cluster, usually in `KAFKA_URL`.
///
/// The URL is `kafka://broker-1:9092,broker-2:9092`, or `kafka+ssl://` with TLS, or a list of hosts without a scheme.
///
/// ```
/// use factor3::resource::{Kafka, Tls};
///
/// let events: Kafka = "kafka+ssl://broker-1:9096,broker-2:9096".parse()?;
/// assert_eq!(events.bootstrap_servers(), "broker-1:9096,broker-2:9096");
/// assert_eq!(events.tls(), Tls::VerifyFull);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Kafka`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Kafka#handing-it-to-a-client).
pub type Kafka = Resource<service::Kafka>;

/// A NATS cluster, usually in `NATS_URL`.
///
/// The URL is `nats://user:password@host:4222` or `nats://token@host`, or `tls://` with TLS, or `ws://` and `wss://`
/// for WebSocket. A list of servers has such a URL for each server.
///
/// ```
/// use factor3::resource::Nats;
///
/// let bus: Nats = "tls://app:s3cret@n1.internal".parse()?;
/// assert_eq!(bus.servers(), ["tls://n1.internal:4222"]);
/// assert_eq!(bus.username(), Some("app"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Nats`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Nats#handing-it-to-a-client).
pub type Nats = Resource<service::Nats>;

/// An MQTT broker, usually in `MQTT_URL`.
///
/// The URL is `mqtt://user:password@host:1883?client_id=name`, or `mqtts://` with TLS on port 8883, or `ws://` and
/// `wss://` for WebSocket.
///
/// ```
/// use factor3::resource::Mqtt;
///
/// let broker: Mqtt = "mqtts://meter:s3cret@mqtt.internal?client_id=meter-7".parse()?;
/// assert_eq!((broker.host(), broker.port()), ("mqtt.internal", 8883));
/// assert_eq!((broker.username(), broker.client_id()), (Some("meter"), Some("meter-7")));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Mqtt`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Mqtt#handing-it-to-a-client).
pub type Mqtt = Resource<service::Mqtt>;

/// A beanstalkd work queue, usually in `BEANSTALKD_URL`.
///
/// The URL is `beanstalk://host:11300/tube`; the scheme is `beanstalk` or `beanstalkd`.
///
/// ```
/// use factor3::resource::Beanstalkd;
///
/// let jobs: Beanstalkd = "beanstalk://queue.internal/mail".parse()?;
/// assert_eq!((jobs.host(), jobs.port(), jobs.tube()), ("queue.internal", 11300, "mail"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Beanstalkd`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Beanstalkd#handing-it-to-a-client).
pub type Beanstalkd = Resource<service::Beanstalkd>;

/// A mail server, usually in `SMTP_URL`.
///
/// The URL is `submission://user:password@host:587` with STARTTLS, `smtps://` with TLS on port 465, or `smtp://` on
/// port 25 without TLS.
///
/// ```
/// use factor3::resource::Smtp;
///
/// let mail: Smtp = "submission://app:s3cret@mail.internal".parse()?;
/// assert_eq!((mail.host(), mail.port()), ("mail.internal", 587));
/// assert_eq!((mail.username(), mail.starttls()), (Some("app"), true));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Smtp`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Smtp#handing-it-to-a-client).
pub type Smtp = Resource<service::Smtp>;

/// An HTTP API, usually in a variable such as `GEO_API_URL`.
///
/// The URL is `https://user:password@host/base/path` or `https://token@host/base/path`; the scheme is `https` or
/// `http`.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::resource::Http;
///
/// let api: Http = "https://t0ken@api.example.com/v2".parse()?;
/// assert_eq!((api.host(), api.base_path()), ("api.example.com", "v2"));
/// assert_eq!(api.token().map(ExposeSecret::expose_secret), Some("t0ken"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Http`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Http#handing-it-to-a-client).
pub type Http = Resource<service::Http>;

/// A forward proxy for outbound requests, usually in `HTTPS_PROXY`.
///
/// The URL is `http://user:password@host:3128`; the scheme is `http`, `https` for TLS to the proxy, `socks5`, or
/// `socks5h`, where the proxy looks up names. `host:3128` is an HTTP proxy.
///
/// ```
/// use factor3::resource::{Proxy, Tls};
///
/// let proxy: Proxy = "socks5h://shop:s3cret@proxy.internal".parse()?;
/// assert_eq!((proxy.host(), proxy.port(), proxy.tls()), ("proxy.internal", 1080, Tls::Off));
/// assert_eq!((proxy.username(), proxy.remote_dns()), (Some("shop"), true));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Proxy`] describes the grammar, what is refused, the variables, and how to pass it to a
/// client: [Handing it to a client](service::Proxy#handing-it-to-a-client).
pub type Proxy = Resource<service::Proxy>;

/// A Sentry DSN, usually in `SENTRY_DSN`.
///
/// The URL is `https://publickey@host/project`; the scheme is `https` or `http`.
///
/// ```
/// use factor3::resource::SentryDsn;
///
/// let dsn: SentryDsn = "https://0a1b2c3d@errors.example.com/42".parse()?;
/// assert_eq!((dsn.public_key(), dsn.project()), ("0a1b2c3d", "42"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::SentryDsn`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::SentryDsn#handing-it-to-a-client).
pub type SentryDsn = Resource<service::SentryDsn>;

/// An OpenTelemetry collector, usually in `OTEL_EXPORTER_OTLP_ENDPOINT`.
///
/// The URL is `http://host:4318/base/path`; the scheme is `http` or `https`, also for gRPC.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::resource::Otlp;
///
/// let otlp: Otlp = "http://localhost:4318".parse()?;
/// assert_eq!(otlp.traces_url().expose_secret(), "http://localhost:4318/v1/traces");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Otlp`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Otlp#handing-it-to-a-client).
pub type Otlp = Resource<service::Otlp>;

/// A StatsD server, usually in `STATSD_URL`.
///
/// The URL is `statsd://host:8125`; the scheme is `statsd` or `udp`. `unix:///run/dsd.socket` is a socket.
///
/// ```
/// use factor3::resource::StatsD;
///
/// let metrics: StatsD = "statsd://metrics.internal".parse()?;
/// assert_eq!((metrics.host(), metrics.port()), ("metrics.internal", 8125));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::StatsD`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::StatsD#handing-it-to-a-client).
pub type StatsD = Resource<service::StatsD>;

/// A syslog receiver such as a log drain, usually in `SYSLOG_URL`.
///
/// The URL is `syslog+tls://host:6514`, `syslog+tcp://host:601`, `syslog+udp://host:514`, or `syslog://host:514`.
///
/// ```
/// use factor3::resource::{Syslog, Tls};
///
/// let drain: Syslog = "syslog+tls://logs.example.com".parse()?;
/// assert_eq!((drain.host(), drain.port()), ("logs.example.com", 6514));
/// assert_eq!(drain.tls(), Tls::VerifyFull);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// The page of [`service::Syslog`] describes the grammar, what is refused, and how to pass it to a client:
/// [Handing it to a client](service::Syslog#handing-it-to-a-client).
pub type Syslog = Resource<service::Syslog>;

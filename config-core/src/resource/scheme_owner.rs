//! Which service a scheme belongs to, and what to write for a scheme that no handle reads.

use std::net::SocketAddr;

use super::foreign::is_one_of;
use super::rules::Rules;
use crate::kind::{Place, Scheme, Tls};
use crate::value::{OtherService, Refusal};

/// The services by their `Service::NAME`, and the schemes that are in use for each.
const OWNERS: &[(&str, &[&str], OtherService)] = &[
    (
        "Postgres",
        &[
            "postgres", "postgresql", "postgre", "postgresq", "postgressql", "pgsql", "psql", "pg",
            "postgis", "timescale", "timescaledb", "redshift", "pgx",
        ],
        OtherService::Postgres,
    ),
    (
        "MySql",
        &["mysql", "mysql2", "mysqls", "mysqlx", "mysqlgis", "mariadb", "trilogy"],
        OtherService::MySql,
    ),
    ("Sqlite", &["sqlite", "sqlite3", "file"], OtherService::Sqlite),
    ("SqlServer", &["mssql", "sqlserver"], OtherService::SqlServer),
    ("Oracle", &["oracle"], OtherService::Oracle),
    ("Cockroach", &["cockroach", "cockroachdb"], OtherService::Cockroach),
    ("MongoDb", &["mongodb", "mongo"], OtherService::MongoDb),
    ("ClickHouse", &["clickhouse", "clickhouses", "clickhousedb", "ch"], OtherService::ClickHouse),
    ("CouchDb", &["couchdb", "couchdbs", "couch"], OtherService::CouchDb),
    ("Elasticsearch", &["elasticsearch", "opensearch", "es"], OtherService::Elasticsearch),
    ("Redis", &["redis", "rediss", "valkey", "valkeys", "redis-socket", "unix"], OtherService::Redis),
    ("Memcached", &["memcached", "memcache", "pymemcache"], OtherService::Memcached),
    ("Amqp", &["amqp", "amqps", "rabbitmq", "rabbitmqs", "pyamqp", "librabbitmq"], OtherService::Amqp),
    ("Kafka", &["kafka", "plaintext", "sasl_ssl", "sasl_plaintext"], OtherService::Kafka),
    ("Nats", &["nats"], OtherService::Nats),
    ("Mqtt", &["mqtt", "mqtts"], OtherService::Mqtt),
    ("Beanstalkd", &["beanstalk", "beanstalkd"], OtherService::Beanstalkd),
    ("Smtp", &["smtp", "smtps", "submission", "submissions"], OtherService::Smtp),
    ("S3", &["s3", "s3a"], OtherService::S3),
    ("AzureBlob", &["azure", "abfs", "abfss", "wasb", "wasbs", "azblob", "az"], OtherService::AzureBlob),
    ("StatsD", &["statsd"], OtherService::StatsD),
    ("Syslog", &["syslog"], OtherService::Syslog),
    ("Otlp", &["otlp", "grpc"], OtherService::Otlp),
    ("Proxy", &["socks", "socks4", "socks4a", "socks5", "socks5h"], OtherService::Proxy),
    ("Http", &["http", "https"], OtherService::Http),
    ("WebSocket", &["ws", "wss"], OtherService::WebSocket),
    ("LibSql", &["libsql"], OtherService::LibSql),
    ("Prisma", &["prisma"], OtherService::Prisma),
    ("Neo4j", &["neo4j", "neo4js", "bolt"], OtherService::Neo4j),
    ("Ldap", &["ldap", "ldaps"], OtherService::Ldap),
    ("Ftp", &["ftp", "ftps", "sftp"], OtherService::Ftp),
    ("GoogleStorage", &["gs", "gcs"], OtherService::GoogleStorage),
    ("Cassandra", &["cassandra", "scylla", "scylladb"], OtherService::Cassandra),
    ("Pulsar", &["pulsar"], OtherService::Pulsar),
    ("Sqs", &["sqs"], OtherService::Sqs),
    ("Stomp", &["stomp", "stomps"], OtherService::Stomp),
    ("Mailbox", &["imap", "imaps", "pop3", "pop3s"], OtherService::Mailbox),
    ("ZooKeeper", &["zookeeper", "zk"], OtherService::ZooKeeper),
    ("Warehouse", &["snowflake", "bigquery", "trino", "presto", "databricks"], OtherService::Warehouse),
];

/// Whether nothing but the address of a service and a port follow a scheme. Neither Kubernetes nor Docker writes a name, or a
/// loopback address.
fn is_service_link(rest: &str) -> bool {
    let place = rest.strip_prefix("//").unwrap_or(rest);
    place.parse::<SocketAddr>().is_ok_and(|address| !address.ip().is_loopback())
}

/// The refusal for a scheme that does not belong to this service.
pub(super) fn refusal(scheme: &str, rest: &str, rules: &Rules) -> Refusal {
    let service = rules.name;
    match scheme {
        "redis+sentinel" | "rediss+sentinel" | "redis-sentinel" | "rediss-sentinel" | "sentinel" => {
            return Refusal::Sentinel;
        }
        "smtp+tls" | "smtp+ssl" | "smtp+starttls" => return Refusal::SmtpScheme,
        "tcp" | "tls" if service == "Mqtt" => return Refusal::MqttScheme,
        "tcp" if service == "ClickHouse" => return Refusal::ClickHouseScheme,
        "tcp" | "udp" if service == "Syslog" && is_service_link(rest) => {
            return Refusal::Service(
                "its scheme names a transport: write syslog+tcp:// or syslog+udp://, as Docker's syslog-address means it; if \
                 Kubernetes or Docker made this address for a service of this name, rename the service, or set \
                 enableServiceLinks: false",
            );
        }
        "tcp" | "udp" if service == "Syslog" => {
            return Refusal::Service(
                "its scheme names a transport, not a service: write syslog+tls://host:port, or without TLS \
                 syslog+tcp://host:port or syslog+udp://host:port",
            );
        }
        "unix" | "unixgram" if service == "Syslog" => {
            return Refusal::Service(
                "it is a socket, and a Syslog URL names a host: write syslog+udp://localhost:514",
            );
        }
        "unix" if service == "Memcached" => {
            return Refusal::Service(
                "it is a socket: write memcached:///run/memcached.sock with the path of yours",
            );
        }
        "redis+socket" | "redis-socket" if service == "Redis" => {
            return Refusal::Service(
                "its scheme is known to only some clients: write unix:///run/redis.sock?db=1 with the path and the number of \
                 yours",
            );
        }
        "rediss-cluster" | "rediss+cluster" if service == "Redis" => {
            return Refusal::Service(
                "it names a Redis Cluster: begin it with rediss://, name one node, and remove node=, since that node tells \
                 the others",
            );
        }
        "redis-cluster" | "redis+cluster" if service == "Redis" => {
            return Refusal::Service(
                "it names a Redis Cluster: begin it with redis://, name one node, and remove node=, since that node tells \
                 the others",
            );
        }
        "abfs" | "abfss" | "wasb" | "wasbs" if service == "AzureBlob" => {
            return Refusal::Service(
                "its scheme is a variant that only some clients know: write https://ACCOUNT.blob.core.windows.net/CONTAINER, where CONTAINER \
                 is the part before the @",
            );
        }
        "gs" | "gcs" if service == "S3" => {
            return Refusal::Service(
                "it is a bucket of Google Cloud Storage: for its S3 API, write https://KEY:SECRET@storage.googleapis.com/BUCKET with \
                 an HMAC key",
            );
        }
        "r2" | "b2" | "oss" | "cos" | "minio" | "wasabi" if service == "S3" => {
            return Refusal::Service(
                "its scheme names a store: write https://KEY:SECRET@ENDPOINT/BUCKET with the endpoint of its S3 API",
            );
        }
        "plaintext" | "sasl_ssl" | "sasl_plaintext" if service == "Kafka" => {
            return Refusal::Service(LISTENERS);
        }
        "prisma" | "prisma+postgres" if service == "Postgres" => {
            return Refusal::Service(
                "it is a Prisma Accelerate URL: set the direct URL of the database, which begins with postgres://",
            );
        }
        "tcp" | "udp" if is_service_link(rest) => return Refusal::ServiceLink,
        "tcp" | "udp" => return Refusal::Transport,
        "socks4" | "socks4a" if service == "Proxy" => {
            return Refusal::Service(
                "SOCKS4 has neither a password nor IPv6, and only some clients have it: write socks5:// in place of \
                 socks4://, socks5h:// in place of socks4a://",
            );
        }
        "socks" if service == "Proxy" => {
            return Refusal::Service(
                "clients disagree about the version of socks://: write socks5h:// if the proxy looks up names, \
                 socks5:// if the application does",
            );
        }
        _ => {}
    }
    // `postgresql+asyncpg`: SQLAlchemy names the driver after the plus.
    let (base, variant) = scheme.split_once('+').unwrap_or((scheme, ""));
    if service == "Smtp" && matches!(variant, "smtp" | "smtps" | "api" | "http" | "https") {
        return Refusal::Service(
            "its scheme is Symfony's name of a provider: write submission://USER:PASSWORD@HOST with the host of that provider",
        );
    }
    let is_owner = |owner| owner == service || owner == "Cockroach" && service == "Postgres";
    let own =
        |base: &str| OWNERS.iter().any(|(owner, schemes, _)| is_owner(*owner) && schemes.contains(&base));
    let is_tls = |name: &str| matches!(name, "ssl" | "tls" | "tcps");
    // The scheme `ssl` of MQTT is usual without a name before it.
    let has_tls = |one: &&Scheme| one.name == variant && one.tls == Tls::VerifyFull && variant != "ssl";
    let named = rules.schemes.iter().find(has_tls);
    let is_tls =
        is_tls(base) || (is_tls(variant) || named.is_some()) && (own(base) || matches!(base, "tcp" | "udp"));
    // `natss`; without its s, `postgres` is a misspelt name, and SOCKS has no TLS.
    let is_plural = base != "postgres" && service != "Proxy" && base.strip_suffix('s').is_some_and(own);
    if let (true, Some(refusal)) = (is_tls || is_plural, with_tls(named, rules)) {
        return refusal;
    }
    match OWNERS.iter().find(|(_, schemes, _)| schemes.contains(&base)) {
        Some((owner, ..)) if is_owner(*owner) => Refusal::Variation,
        Some((.., other)) => Refusal::Other(*other),
        None => Refusal::Scheme,
    }
}

/// The refusal for a scheme with TLS. Its fix has TLS, too: the scheme after the plus or another one, or the parameter of the
/// service.
fn with_tls(named: Option<&Scheme>, rules: &Rules) -> Option<Refusal> {
    let parameter = match rules.name {
        "Postgres" => "sslmode=verify-full",
        "MySql" => "ssl-mode=VERIFY_IDENTITY",
        "MongoDb" => "tls=true",
        "ClickHouse" if named.is_none() => "secure=true",
        _ => {
            let secure = |one: &&Scheme| one.tls == Tls::VerifyFull && one.place == Place::Tcp;
            let scheme = named.or_else(|| rules.schemes.iter().find(secure))?;
            return Some(Refusal::TlsScheme(scheme.name));
        }
    };
    Some(Refusal::TlsParameter(parameter))
}

/// Whether any service has this scheme, or a service link.
pub(super) fn is_in_use(scheme: &str) -> bool {
    is_one_of(scheme, &["tcp", "udp"]) || OWNERS.iter().any(|(_, schemes, _)| is_one_of(scheme, schemes))
}

/// The message for `PLAINTEXT://kafka:9092`.
pub(super) const LISTENERS: &str =
    "it lists the listeners of a broker: write only the host:port that the application reaches";

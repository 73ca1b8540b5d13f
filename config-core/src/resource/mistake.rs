//! What somebody who wrote a refused text most likely did: the usual mistakes, looked for once a text is
//! refused, each with its own fix.

use secrecy::zeroize::Zeroizing;

use super::refusal::Refusal;
use super::rules::Rules;
use super::scheme::Hosts;
use crate::ascii;

/// The likely mistake behind a refusal, or the refusal itself.
#[cold]
pub(super) fn explain(text: &str, refusal: Refusal, rules: &Rules) -> Refusal {
    if let Some(refusal) = around(text) {
        return refusal;
    }
    match refusal {
        Refusal::Scheme => scheme(text, rules.name),
        Refusal::At
        | Refusal::Host
        | Refusal::Ipv6
        | Refusal::Port
        | Refusal::EmptyPort
        | Refusal::SeveralHosts
        | Refusal::Segment
            if holds_two_urls(text, rules.hosts == Hosts::Urls) =>
        {
            Refusal::TwoUrls
        }
        Refusal::At | Refusal::Host | Refusal::Port if is_go_dsn(text) => Refusal::GoDsn,
        // `kafka:localhost:9092`, while `kafka:9092` is a host.
        Refusal::Port if rules.bare_hosts && scheme(text, rules.name) == Refusal::Slashes => Refusal::Slashes,
        Refusal::At | Refusal::Host if rules.socket_host && names_socket_in_its_own_way(text) => {
            Refusal::SocketHost
        }
        Refusal::Segment if rules.name == "MySql" && names_no_host(text) => Refusal::SocketHost,
        _ => refusal,
    }
}

/// What is wrong with the first character that no URL may hold; a `$` may stand in one, but not for a variable.
#[cold]
pub(super) fn character(text: &str) -> Result<(), Refusal> {
    let (_, rest) = ascii::split_while(text, |byte| byte.is_ascii_graphic() && byte != b'\\');
    Err(match rest.as_bytes().first() {
        Some(b' ') => Refusal::Blank,
        Some(b'\\') => Refusal::Backslash,
        Some(byte) if byte.is_ascii_control() => Refusal::Control,
        Some(_) => Refusal::NonAscii,
        None if ascii::contains(text, "${") || ascii::contains(text, "$(") => Refusal::Unexpanded,
        None => return Ok(()),
    })
}

/// What surrounds the URL.
fn around(text: &str) -> Option<Refusal> {
    match (text.as_bytes().first()?, text.as_bytes().last()?) {
        (b'"' | b'\'' | b'`', _) => Some(Refusal::Quoted),
        (_, b'\n' | b'\r') => Some(Refusal::Newline),
        // A byte order mark, a quote that a word processor turned.
        (0x80.., _) => Some(Refusal::NonAscii),
        (b' ' | b'\t', _) | (_, b' ' | b'\t') => Some(Refusal::Surrounded),
        _ => None,
    }
}

/// Why a text does not begin with a scheme of its service.
fn scheme(text: &str, service: &str) -> Refusal {
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let valid = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', ..])
        && ascii::all(name, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    // Without a colon it is the whole text, and so its password.
    let name = Zeroizing::new(name.to_ascii_lowercase());
    if name.as_str() == "jdbc" {
        return Refusal::Jdbc;
    }
    if text.starts_with('$') {
        return Refusal::Unexpanded;
    }
    if is_go_dsn(text) {
        return Refusal::GoDsn;
    }
    if service == "Kafka" && matches!(name.as_str(), "plaintext" | "ssl" | "sasl_plaintext" | "sasl_ssl") {
        return Refusal::Other(SECURITY_PROTOCOL);
    }
    if service == "Elasticsearch" && is_cloud_id(rest) {
        return Refusal::Other(CLOUD_ID);
    }
    if valid && rest.starts_with("//") {
        return owner(&name, service);
    }
    // `host=db user=app`, `Server=db;Port=5432`: a key comes before anything else.
    let (_, rest) = ascii::split_while(text, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    if rest.starts_with('=') {
        return Refusal::KeyValue;
    }
    // `postgres:/host`, `postgres:app@host`: a scheme that somebody owns, which `localhost:5432` is not.
    if valid && ascii::contains(text, ":") && owner(&name, service) != Refusal::Scheme {
        return Refusal::Slashes;
    }
    // `postgres//host`.
    let (name, _) = ascii::split_once(text, "//").unwrap_or_default();
    let name = Zeroizing::new(name.to_ascii_lowercase());
    if owner(&name, service) == Refusal::Scheme { Refusal::MissingScheme } else { Refusal::Slashes }
}

const SECURITY_PROTOCOL: &str = "it begins with a security protocol of librdkafka: begin with kafka+ssl:// for \
                                 TLS, or kafka://, and set the user and password of SASL in variables of their own";
const CLOUD_ID: &str = "it is a Cloud ID: set the URL of the cluster instead, https://host:port, as the console of \
                        Elastic Cloud shows it";

/// What stands behind the name in `name:ZXhhbXBsZS5vcmckYWJj`: base64 of hosts.
fn is_cloud_id(text: &str) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    text.len() >= 16 && !text.starts_with('/') && ascii::all(text, base64)
}

/// `redis://a,redis://b`, or in a list `nats://a,nats://bnats://c`.
fn holds_two_urls(mut text: &str, list: bool) -> bool {
    loop {
        let (one, rest) = if list { ascii::split_before_scheme(text) } else { None }.unwrap_or((text, ""));
        if ascii::split_once(one, "://").is_some_and(|(_, rest)| ascii::contains(rest, "://")) {
            return true;
        }
        if rest.is_empty() {
            return false;
        }
        text = rest;
    }
}

/// `user:password@tcp(host:3306)/db`
fn is_go_dsn(text: &str) -> bool {
    ascii::contains(text, "@tcp(") || ascii::contains(text, "@unix(")
}

/// `user@(/run/name.sock)/db`, `user@.%2Fname.sock/db`: MySQL Shell reads them.
fn names_socket_in_its_own_way(text: &str) -> bool {
    ["(/", "(.", ".%2F", ".%2f"].iter().any(|part| ascii::contains(text, part))
}

/// `user@/socket/db`, which MySQL Shell reads.
fn names_no_host(text: &str) -> bool {
    ascii::contains(text, ":///") || ascii::contains(text, "@/")
}

macro_rules! other {
    ($service:literal) => {
        concat!(
            "it is ",
            $service,
            " URL: development and production use the same kind of service, so attach one of this kind, or \
             change the field's type"
        )
    };
}

/// The services by `Service::NAME`, the schemes in use for each, and what is said where another is wanted.
const OWNERS: &[(&str, &[&str], &str)] = &[
    (
        "Postgres",
        &[
            "postgres",
            "postgresql",
            "postgre",
            "postgresq",
            "postgressql",
            "pgsql",
            "psql",
            "pg",
            "postgis",
            "timescale",
        ],
        other!("a PostgreSQL"),
    ),
    ("MySql", &["mysql", "mysql2", "mysqls", "mysqlx", "mysqlgis", "mariadb"], other!("a MySQL")),
    ("Sqlite", &["sqlite", "sqlite3", "file"], other!("an SQLite or file")),
    ("SqlServer", &["mssql", "sqlserver"], other!("a SQL Server")),
    ("Oracle", &["oracle"], other!("an Oracle")),
    ("Cockroach", &["cockroach", "cockroachdb"], other!("a CockroachDB")),
    ("MongoDb", &["mongodb", "mongo"], other!("a MongoDB")),
    ("ClickHouse", &["clickhouse", "clickhouses", "ch"], other!("a ClickHouse")),
    ("CouchDb", &["couchdb", "couchdbs", "couch"], other!("a CouchDB")),
    ("Elasticsearch", &["elasticsearch", "opensearch", "es"], other!("an Elasticsearch")),
    ("Redis", &["redis", "rediss", "valkey", "valkeys", "redis-socket", "unix"], other!("a Redis or socket")),
    ("Memcached", &["memcached", "memcache", "pymemcache"], other!("a Memcached")),
    ("Amqp", &["amqp", "amqps", "rabbitmq"], other!("an AMQP")),
    ("Kafka", &["kafka", "plaintext", "sasl_ssl", "sasl_plaintext"], other!("a Kafka")),
    ("Nats", &["nats"], other!("a NATS")),
    ("Mqtt", &["mqtt", "mqtts"], other!("an MQTT")),
    ("Beanstalkd", &["beanstalk", "beanstalkd"], other!("a Beanstalkd")),
    ("Smtp", &["smtp", "smtps", "submission", "submissions"], other!("a mail server's")),
    ("S3", &["s3", "s3a"], other!("an S3")),
    ("AzureBlob", &["azure", "abfs", "abfss", "az"], other!("an Azure Blob")),
    ("StatsD", &["statsd"], other!("a StatsD")),
    ("Syslog", &["syslog"], other!("a syslog")),
    ("Otlp", &["otlp", "grpc"], other!("an OTLP or gRPC")),
    ("Http", &["http", "https"], other!("an HTTP")),
    ("WebSocket", &["ws", "wss"], other!("a WebSocket")),
    ("Ftp", &["ftp", "ftps", "sftp"], other!("a file transfer")),
];

/// These name a transport: half of the MQTT clients begin a URL so, and so does every link of Kubernetes.
const MQTT_SCHEME: &str = "its scheme names no service: write mqtt:// in the place of tcp://, mqtts:// in the place of \
                           ssl:// and tls://; if Kubernetes or Docker made this tcp:// address for a service of \
                           this name, rename the service, or set enableServiceLinks: false";

/// The same, and the old name of `clickhouse` in its client for Go.
const CLICKHOUSE_SCHEME: &str = "its scheme names no service: write clickhouse:// in the place of tcp://; if Kubernetes or Docker made this \
                                 address for a service of this name, rename the service, or set enableServiceLinks: false";

/// What a scheme says that this service has not.
fn owner(scheme: &str, service: &str) -> Refusal {
    match scheme {
        "redis+sentinel" | "rediss+sentinel" | "redis-sentinel" | "rediss-sentinel" => {
            return Refusal::Sentinel;
        }
        "smtp+tls" | "smtp+ssl" | "smtp+starttls" => return Refusal::SmtpScheme,
        "tcp" | "ssl" | "tls" if service == "Mqtt" => return Refusal::Other(MQTT_SCHEME),
        "tcp" if service == "ClickHouse" => return Refusal::Other(CLICKHOUSE_SCHEME),
        "tcp" | "udp" => return Refusal::ServiceLink,
        _ => {}
    }
    // `postgresql+asyncpg`: SQLAlchemy names the driver behind the plus.
    let base = scheme.split_once('+').map_or(scheme, |(base, _)| base);
    match OWNERS.iter().find(|(_, schemes, _)| schemes.contains(&base)) {
        Some((owner, ..)) if *owner == service => Refusal::Variation,
        Some((.., other)) => Refusal::Other(other),
        None => Refusal::Scheme,
    }
}

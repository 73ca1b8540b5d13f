//! What somebody who wrote a refused text most likely did: the usual mistakes, looked for once a text is
//! refused, each with its own fix.

use super::refusal::Refusal;
use crate::ascii;

/// The likely mistake behind a refusal, or the refusal itself.
#[cold]
pub(super) fn explain(text: &str, refusal: Refusal) -> Refusal {
    if let Some(refusal) = around(text) {
        return refusal;
    }
    match refusal {
        Refusal::Scheme => scheme(text),
        Refusal::At
        | Refusal::Host
        | Refusal::Ipv6
        | Refusal::Port
        | Refusal::EmptyPort
        | Refusal::SeveralHosts
        | Refusal::Segment
            if holds_two_urls(text) =>
        {
            Refusal::TwoUrls
        }
        Refusal::At | Refusal::Host | Refusal::Port if is_go_dsn(text) => Refusal::GoDsn,
        _ => refusal,
    }
}

/// What is wrong with the first character that no URL may hold.
#[cold]
pub(super) fn character(text: &str) -> Refusal {
    let (_, rest) = ascii::split_while(text, |byte| byte.is_ascii_graphic() && byte != b'\\');
    match rest.as_bytes().first() {
        Some(b' ') => Refusal::Blank,
        Some(b'\\') => Refusal::Backslash,
        Some(byte) if byte.is_ascii_control() => Refusal::Control,
        _ => Refusal::NonAscii,
    }
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
fn scheme(text: &str) -> Refusal {
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let valid = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', ..])
        && ascii::all(name, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    let name = name.to_ascii_lowercase();
    if name == "jdbc" {
        return Refusal::Jdbc;
    }
    if text.starts_with('$') {
        return Refusal::Unexpanded;
    }
    if is_go_dsn(text) {
        return Refusal::GoDsn;
    }
    if valid && rest.starts_with("//") {
        return owner(&name);
    }
    // `host=db user=app`, `Server=db;Port=5432`: a key comes before anything else.
    let (_, rest) = ascii::split_while(text, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    if rest.starts_with('=') {
        return Refusal::KeyValue;
    }
    // `postgres:/host`, `postgres:app@host`: a scheme that somebody owns, which `localhost:5432` is not.
    if valid && ascii::contains(text, ":") && owner(&name) != Refusal::Scheme {
        return Refusal::Slashes;
    }
    // `postgres//host`.
    match ascii::split_once(text, "//") {
        Some((name, _)) if owner(&name.to_ascii_lowercase()) != Refusal::Scheme => Refusal::Slashes,
        _ => Refusal::MissingScheme,
    }
}

/// `redis://a,redis://b`
fn holds_two_urls(text: &str) -> bool {
    ascii::split_once(text, "://").is_some_and(|(_, rest)| ascii::contains(rest, "://"))
}

/// `user:password@tcp(host:3306)/db`
fn is_go_dsn(text: &str) -> bool {
    ascii::contains(text, "@tcp(") || ascii::contains(text, "@unix(")
}

macro_rules! other {
    ($service:literal) => {
        Refusal::Other(concat!(
            "it is ",
            $service,
            " URL: development and production use the same kind of service, so attach one of this kind, or \
             change the field's type"
        ))
    };
}

/// Whose scheme this is.
fn owner(scheme: &str) -> Refusal {
    // `postgresql+asyncpg`: SQLAlchemy names the driver behind the plus.
    let base = scheme.split_once('+').map_or(scheme, |(base, _)| base);
    match (base, scheme) {
        (_, "mysqlx+srv") => other!("a MySQL X Protocol"),
        (_, "redis+sentinel" | "rediss+sentinel" | "redis-sentinel" | "rediss-sentinel") => Refusal::Sentinel,
        (_, "smtp+tls" | "smtp+ssl" | "smtp+starttls") => Refusal::Other(
            "its scheme is not shared by clients: write submission:// for STARTTLS on port 587, \
                            or smtps:// for TLS from the start on port 465",
        ),
        (
            "postgres" | "postgresql" | "postgre" | "postgresq" | "postgressql" | "pgsql" | "psql" | "pg"
            | "postgis",
            _,
        ) => Refusal::Other(
            "its scheme is a variation on that of PostgreSQL, which is postgres:// or postgresql://, without a \
             driver's name",
        ),
        ("mysql" | "mysql2" | "mysqls" | "mysqlx" | "mariadb", _) => other!("a MySQL"),
        ("sqlite" | "sqlite3" | "file", _) => other!("an SQLite or file"),
        ("mssql" | "sqlserver", _) => other!("a SQL Server"),
        ("oracle", _) => other!("an Oracle"),
        ("cockroach" | "cockroachdb", _) => other!("a CockroachDB"),
        ("mongodb", _) => other!("a MongoDB"),
        ("clickhouse" | "clickhouses", _) => other!("a ClickHouse"),
        ("couchdb" | "couchdbs", _) => other!("a CouchDB"),
        ("redis" | "rediss" | "valkey" | "valkeys" | "redis-socket" | "unix", _) => {
            other!("a Redis or socket")
        }
        ("memcached" | "memcache" | "pymemcache", _) => other!("a Memcached"),
        ("amqp" | "amqps", _) => other!("an AMQP"),
        ("kafka" | "plaintext" | "sasl_ssl" | "sasl_plaintext", _) => other!("a Kafka"),
        ("nats", _) => other!("a NATS"),
        ("mqtt" | "mqtts", _) => other!("an MQTT"),
        ("beanstalk" | "beanstalkd", _) => other!("a Beanstalkd"),
        ("smtp" | "smtps" | "submission" | "submissions", _) => other!("a mail server's"),
        ("http" | "https", _) => other!("an HTTP"),
        ("ws" | "wss", _) => other!("a WebSocket"),
        ("ftp" | "ftps" | "sftp", _) => other!("a file transfer"),
        ("s3" | "s3a", _) => other!("an S3"),
        ("statsd", _) => other!("a StatsD"),
        ("syslog", _) => other!("a syslog"),
        ("tcp" | "udp", _) => Refusal::ServiceLink,
        _ => Refusal::Scheme,
    }
}

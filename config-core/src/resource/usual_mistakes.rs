//! Looks for usual mistakes in a URL that was refused. Each mistake has its own message and fix.

use secrecy::zeroize::Zeroizing;

use super::conventions::Hosts;
use super::host;
use super::other_tools;
use super::rules::Rules;
use crate::kind::Tls;
use crate::strings;
use crate::value::{OtherService, Refusal};

/// The usual mistake that explains a refusal, or the refusal itself.
#[cold]
pub(super) fn explain(text: &str, refusal: Refusal, rules: &Rules) -> Refusal {
    if let Some(refusal) = around(text) {
        return refusal;
    }
    if rules.bare_hosts && refusal != Refusal::Scheme {
        if let Some(refusal) = other_tools::recognise(text, rules) {
            return refusal;
        }
    }
    match refusal {
        Refusal::Scheme => scheme(text, rules),
        Refusal::Slashes if is_host_and_port(text) => Refusal::MissingScheme,
        Refusal::Escape if has_double_percent(text) => Refusal::DoublePercent,
        Refusal::Blank if strings::contains(text, " #") => Refusal::Comment,
        Refusal::Blank if rules.hosts != Hosts::One && strings::contains(text, ", ") => Refusal::BlankInList,
        Refusal::Host
        | Refusal::EmptyPort
        | Refusal::Port
        | Refusal::At
        | Refusal::Segment
        | Refusal::TwoUrls
        | Refusal::EarlyParameter
            if is_list_by_semicolon(text) =>
        {
            if rules.hosts == Hosts::One {
                Refusal::UrlsBySemicolon
            } else {
                Refusal::Semicolons
            }
        }
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
        // `kafka:localhost:9092` lacks its slashes, while `kafka:9092` is a host.
        Refusal::Port if rules.bare_hosts && scheme(text, rules) == Refusal::Slashes => Refusal::Slashes,
        Refusal::At | Refusal::Host if rules.socket_host && is_mysql_shell_socket(text) => {
            Refusal::SocketHost
        }
        Refusal::Segment if rules.name == "Postgres" && names_no_host(text) => Refusal::Service(
            "its host is empty, and its path is not one name: write a socket's directory as a parameter, \
             postgres://user:password@/database?host=/directory",
        ),
        Refusal::LoneUserinfo if rules.name == "Proxy" => Refusal::Service(
            "some clients ignore a user without a colon: write scheme://USER:PASSWORD@host, or scheme://USER:@host \
             without a password",
        ),
        Refusal::Segment if rules.name == "MySql" && names_no_host(text) => Refusal::SocketHost,
        Refusal::EarlyParameter if !strings::contains(text, "@") => Refusal::EarlyParameterAlone,
        // There is no password without an @ after it.
        Refusal::Host if !strings::contains(text, "@") => Refusal::HostAlone,
        Refusal::Port if rules.bare_hosts && !strings::contains(text, "@") => Refusal::PortAlone,
        _ => refusal,
    }
}

/// Refuses the first character that no URL may contain. A `$` is allowed, but not the `$` of a variable.
#[cold]
pub(super) fn character(text: &str) -> Result<(), Refusal> {
    let (_, rest) = strings::split_while(text, |byte| byte.is_ascii_graphic() && byte != b'\\');
    Err(match rest.as_bytes().first() {
        Some(b' ') => Refusal::Blank,
        Some(b'\\') => Refusal::Backslash,
        Some(byte) if byte.is_ascii_control() => Refusal::Control,
        Some(_) => Refusal::NonAscii,
        None if strings::contains(text, "${") || strings::contains(text, "$(") => Refusal::Unexpanded,
        None => return Ok(()),
    })
}

/// Whether the only `@` after the userinfo are those of `appName=@USER@`, as Azure Cosmos DB for MongoDB writes it.
#[cold]
pub(super) fn names_user(after: &str, userinfo: Option<&str>, rules: &Rules) -> bool {
    let (Some(userinfo), Some((before, query))) = (userinfo, after.split_once('?')) else { return false };
    let (user, _) = userinfo.split_once(':').unwrap_or((userinfo, ""));
    let named = |item: &str| {
        let (name, value) = item.split_once('=').unwrap_or_default();
        let value = value.strip_prefix('@').and_then(|value| value.strip_suffix('@'));
        name.eq_ignore_ascii_case("appName") && value == Some(user) && !user.is_empty()
    };
    rules.name == "MongoDb"
        && !strings::contains(before, "@")
        && query.split('&').all(|item| !strings::contains(item, "@") || named(item))
}

/// Whether the authority holds `&name=`, `;name=`, `,name=`, `|name=` or `%3Fname=`.
///
/// There, parameters begin without their `?`, and the rest may be a password.
#[cold]
pub(super) fn holds_parameter(authority: &str, rules: &Rules) -> bool {
    let mut text = authority;
    if rules.name == "Postgres" {
        // Neon: the password may begin with `endpoint=ID;` or `endpoint=ID$`.
        let (_, password) = authority.split_once(':').unwrap_or_default();
        if let Some(rest) = password.strip_prefix("endpoint=") {
            let (id, rest) = strings::split_while(rest, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
            if let (false, Some(rest)) = (id.is_empty(), rest.strip_prefix([';', '$'])) {
                text = rest;
            }
        }
    }
    let name = |text: &str| {
        let (name, rest) = strings::split_while(text, |b| b.is_ascii_alphanumeric() || b"-._".contains(&b));
        !name.is_empty() && rest.starts_with('=')
    };
    let separated = text.split(['&', ';', ',', '|']).skip(1).any(name);
    let escaped = text.split('%').skip(1).any(|rest| match rest.as_bytes() {
        [b'3', b'F' | b'f', ..] => rest.get(2..).is_some_and(name),
        _ => false,
    });
    separated || escaped
}

/// Quotes, line breaks and blanks around the URL.
fn around(text: &str) -> Option<Refusal> {
    match (text.as_bytes().first()?, text.as_bytes().last()?) {
        (b'"' | b'\'' | b'`', _) => Some(Refusal::Quoted),
        (_, b'\n' | b'\r') => Some(Refusal::Newline),
        // A byte order mark, or a typographic quote of a word processor.
        (0x80.., _) => Some(Refusal::NonAscii),
        (b' ' | b'\t', _) | (_, b' ' | b'\t') => Some(Refusal::Surrounded),
        _ => None,
    }
}

/// Why a text does not begin with a scheme of its service.
fn scheme(text: &str, rules: &Rules) -> Refusal {
    if let Some(refusal) = other_tools::recognise(text, rules) {
        return refusal;
    }
    let service = rules.name;
    let (name, rest) = text.split_once(':').unwrap_or((text, ""));
    let valid = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z', ..])
        && strings::all(name, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'.' | b'-'));
    // Without a colon, the name is the whole text with its password, so it is wiped.
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
    if service == "Elasticsearch" && is_cloud_id(rest) {
        return Refusal::CloudId;
    }
    if valid && rest.starts_with("//") {
        return owner(&name, rest, rules);
    }
    // `host=db user=app` and `Server=db;Port=5432` begin with a key.
    let (_, rest) = strings::split_while(text, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    if rest.starts_with('=') {
        return Refusal::KeyValue;
    }
    // `opensearch:9200` is a host and its port.
    if valid && is_host_and_port(text) {
        return Refusal::MissingScheme;
    }
    // `postgres:/host` and `postgres:app@host` begin with the scheme of a service, `localhost:5432` does not.
    if valid && strings::contains(text, ":") && owner(&name, "", rules) != Refusal::Scheme {
        return Refusal::Slashes;
    }
    // `postgres//host`.
    let (name, _) = strings::split_once(text, "//").unwrap_or_default();
    let name = Zeroizing::new(name.to_ascii_lowercase());
    if owner(&name, "", rules) == Refusal::Scheme { Refusal::MissingScheme } else { Refusal::Slashes }
}

/// Whether a port follows the first colon, as in `redis:6379/0`.
fn is_host_and_port(text: &str) -> bool {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let (port, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?'));
    !port.is_empty() && strings::all(port, |byte| byte.is_ascii_digit())
}

/// Whether a `%` before an escape was doubled, as for a format string or a crontab: `p%%40ss`.
fn has_double_percent(text: &str) -> bool {
    text.as_bytes().windows(4).any(|part| match part {
        [b'%', b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        _ => false,
    })
}

/// Whether the text is like `a:11211;b:11212` or `amqp://a;amqp://b`.
fn is_list_by_semicolon(text: &str) -> bool {
    let (scheme, rest) = strings::split_once(text, "://").unwrap_or(("", text));
    let Some((first, second)) = rest.split_once(';') else { return false };
    if !scheme.is_empty() && strings::starts_with_scheme(second.trim_start()) {
        return true;
    }
    let host = |item: &str| {
        let (host, port) = item.trim().split_once(':').unwrap_or((item.trim(), "1"));
        host::is_name(host) && !port.is_empty() && strings::all(port, |byte| byte.is_ascii_digit())
    };
    // A `;` at the end, and further hosts.
    host(first) && second.split(';').all(|item| item.is_empty() || host(item))
}

/// Whether the text is base64, as after the colon of a Cloud ID, `name:ZXhhbXBsZS5vcmckYWJj`.
fn is_cloud_id(text: &str) -> bool {
    let base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    text.len() >= 16 && !text.starts_with('/') && strings::all(text, base64)
}

/// Whether the text is like `redis://a,redis://b`, or in a list, like `nats://a,nats://bnats://c`.
fn holds_two_urls(mut text: &str, list: bool) -> bool {
    loop {
        let (one, rest) = if list { strings::split_before_scheme(text) } else { None }.unwrap_or((text, ""));
        if strings::split_once(one, "://").is_some_and(|(_, rest)| strings::contains(rest, "://")) {
            return true;
        }
        if rest.is_empty() {
            return false;
        }
        text = rest;
    }
}

/// Whether the text is like `user:password@tcp(host:3306)/db`.
fn is_go_dsn(text: &str) -> bool {
    strings::contains(text, "@tcp(") || strings::contains(text, "@unix(")
}

/// Whether the text is like `user@(/run/name.sock)/db` or `user@.%2Fname.sock/db`, which only MySQL Shell reads.
fn is_mysql_shell_socket(text: &str) -> bool {
    ["(/", "(.", ".%2F", ".%2f"].iter().any(|part| strings::contains(text, part))
}

/// Whether the text is like `user@/socket/db`, which only MySQL Shell reads.
fn names_no_host(text: &str) -> bool {
    strings::contains(text, ":///") || strings::contains(text, "@/")
}

/// The services by their `Service::NAME`, and the schemes that are in use for each.
const OWNERS: &[(&str, &[&str], OtherService)] = &[
    (
        "Postgres",
        &[
            "postgres", "postgresql", "postgre", "postgresq", "postgressql", "pgsql", "psql", "pg",
            "postgis", "timescale", "redshift", "pgx",
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
    ("Amqp", &["amqp", "amqps", "rabbitmq", "pyamqp", "librabbitmq"], OtherService::Amqp),
    ("Kafka", &["kafka", "plaintext", "sasl_ssl", "sasl_plaintext"], OtherService::Kafka),
    ("Nats", &["nats"], OtherService::Nats),
    ("Mqtt", &["mqtt", "mqtts"], OtherService::Mqtt),
    ("Beanstalkd", &["beanstalk", "beanstalkd"], OtherService::Beanstalkd),
    ("Smtp", &["smtp", "smtps", "submission", "submissions"], OtherService::Smtp),
    ("S3", &["s3", "s3a"], OtherService::S3),
    ("AzureBlob", &["azure", "abfs", "abfss", "az"], OtherService::AzureBlob),
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
];

/// The refusal for a scheme that does not belong to this service.
fn owner(scheme: &str, rest: &str, rules: &Rules) -> Refusal {
    let service = rules.name;
    match scheme {
        "redis+sentinel" | "rediss+sentinel" | "redis-sentinel" | "rediss-sentinel" | "sentinel" => {
            return Refusal::Sentinel;
        }
        "smtp+tls" | "smtp+ssl" | "smtp+starttls" => return Refusal::SmtpScheme,
        "tcp" | "tls" if service == "Mqtt" => return Refusal::MqttScheme,
        "tcp" if service == "ClickHouse" => return Refusal::ClickHouseScheme,
        // A service link has nothing but a host and a port.
        "tcp" | "udp"
            if strings::any(rest.get(2..).unwrap_or_default(), |byte| matches!(byte, b'@' | b'/' | b'?')) =>
        {
            return Refusal::Transport;
        }
        "tcp" if service == "Syslog" && strings::any(rest, |byte| byte.is_ascii_alphabetic()) => {
            return Refusal::Service(
                "its scheme names a transport, not a service: write syslog+tls://host:port, or without TLS \
                 syslog+tcp://host:port",
            );
        }
        "tcp" | "udp" => return Refusal::ServiceLink,
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
    // The fix for a scheme with TLS is another scheme with TLS.
    let secure = rules.schemes.iter().find(|scheme| scheme.tls == Tls::VerifyFull);
    let is_tls = |name: &str| matches!(name, "ssl" | "tls" | "tcps");
    let own =
        |base: &str| OWNERS.iter().any(|(owner, schemes, _)| *owner == service && schemes.contains(&base));
    if let Some(secure) = secure {
        let named = is_tls(base) || (is_tls(variant) && (own(base) || matches!(base, "tcp" | "udp")));
        let plural = own(base) && scheme.ends_with('s') && base.strip_suffix('s').is_some_and(own);
        if (named || plural) && service == "ClickHouse" {
            return Refusal::Service(
                "its scheme is a variant that only some clients know: begin it with clickhouse://, and add \
                 secure=true, \
                 which is verified TLS",
            );
        }
        if named || plural {
            return Refusal::TlsScheme(secure.name);
        }
    }
    match OWNERS.iter().find(|(_, schemes, _)| schemes.contains(&base)) {
        Some((owner, ..)) if *owner == service => Refusal::Variation,
        Some((.., other)) => Refusal::Other(*other),
        None => Refusal::Scheme,
    }
}

//! Structs that together have every kind, bound and rule.

#![allow(dead_code, reason = "what loads is what counts")]

use std::collections::{BTreeMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::NonZero;
use std::path::PathBuf;
use std::time::Duration;

use factor3::resource::*;
use factor3::{Base64, BindAddr, ByteSize, Config, FromEnvStr, Hex, SecretBox, SecretString};

#[derive(Debug, Config)]
pub(crate) struct Numbers {
    a_u8: u8,
    #[config(default = -3)]
    an_i8: i8,
    #[config(range = 1024..=49151)]
    ranged_u16: Option<u16>,
    #[config(range = -5..10)]
    ranged_i32: Option<i32>,
    #[config(range = ..-7)]
    below: Option<i32>,
    #[config(range = 1000000007..)]
    above: Option<u32>,
    an_i64: Option<i64>,
    a_u64: Option<u64>,
    an_i128: Option<i128>,
    a_u128: Option<u128>,
    nonzero: Option<NonZero<u16>>,
    nonzero_i8: Option<NonZero<i8>>,
    a_f64: Option<f64>,
    #[config(range = 0.5..1.0, default = 0.75)]
    ratio: f64,
    pin: Option<SecretBox<u32>>,
    a_bool: Option<bool>,
    required_bool: bool,
    a_char: Option<char>,
    timeout: Option<Duration>,
    #[config(range = "1s"..="10m")]
    ranged_duration: Option<Duration>,
    size: Option<ByteSize>,
}

#[derive(Debug, PartialEq, FromEnvStr)]
pub(crate) enum Level {
    Debug,
    Info,
    #[config(rename = "a.b|c")]
    Odd,
}

#[derive(Debug)]
pub(crate) struct Even(u8);

impl std::str::FromStr for Even {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().ok().filter(|number: &u8| number % 2 == 0).map(Self).ok_or("it is odd")
    }
}

fn whole(text: &str) -> Result<Vec<String>, &'static str> {
    if text == "[ ]" { Ok(Vec::new()) } else { Err("it is no empty list") }
}

fn three(number: &u8) -> Result<(), &'static str> {
    if *number == 3 { Ok(()) } else { Err("it is not 3") }
}

#[derive(Debug, Config)]
pub(crate) struct Texts {
    #[config(min_len = 3)]
    long: String,
    #[config(min_len = 3)]
    maybe_long: Option<String>,
    #[config(min_len = 3, allow_empty)]
    long_or_empty: Option<String>,
    #[config(min_len = 5)]
    long_path: Option<PathBuf>,
    #[config(allow_empty)]
    may_be_empty: String,
    #[config(min_len = 4)]
    session_secret: Option<SecretString>,
    key4: Option<Base64<4>>,
    #[config(min_len = 3)]
    key_any: Option<Base64>,
    hex2: Option<Hex<2>>,
    #[config(min_len = 2)]
    hex_any: Option<Hex>,
    hex_long: Option<Hex<600>>,
    level: Level,
    #[config(allow_empty)]
    level_or_empty: Option<Level>,
    #[config(default = "info")]
    log_level: Level,
    even: Option<Even>,
    #[config(value_parser = whole)]
    parsed: Option<Vec<String>>,
    #[config(secret, value_parser = str::parse::<u8>)]
    odd_pin: Option<u8>,
    #[config(validate = three)]
    checked: Option<u8>,
    site: Option<url::Url>,
}

#[derive(Debug, Config)]
pub(crate) struct Addresses {
    ip: Option<IpAddr>,
    ipv4: Ipv4Addr,
    ipv6: Ipv6Addr,
    maybe_ipv6: Option<Ipv6Addr>,
    socket: Option<SocketAddr>,
    socket4: Option<SocketAddrV4>,
    socket6: Option<SocketAddrV6>,
    bind: Option<BindAddr>,
}

#[derive(Debug, Config)]
pub(crate) struct Lists {
    numbers: Vec<u16>,
    #[config(separator = ";", min_len = 2)]
    two_texts: Option<Vec<String>>,
    #[config(min_len = 2)]
    two_ports: Option<HashSet<u16>>,
    #[config(min_len = 2, allow_empty)]
    two_or_empty: Option<Vec<u16>>,
    #[config(min_len = 30)]
    many: Option<Vec<u8>>,
    #[config(separator = " ", default = "")]
    addresses: Vec<Ipv4Addr>,
    #[config(separator = "::", default = "")]
    durations: Vec<Duration>,
    #[config(separator = "::", default = "")]
    parts: Vec<String>,
    #[config(separator = "|", range = -2..=2, default = "")]
    small: Vec<i8>,
    #[config(default = "", allow_empty)]
    levels: Vec<Level>,
    #[config(separator = "^", default = "")]
    characters: Vec<char>,
    #[config(default = "")]
    switches: Vec<bool>,
    #[config(default = "")]
    limits: BTreeMap<String, u8>,
    #[config(separator = ";", default = "")]
    labels: BTreeMap<String, String>,
    #[config(default = "")]
    evens: Vec<Even>,
    tokens: Option<Vec<SecretString>>,
    caches: Option<Vec<Redis>>,
    brokers: Option<Vec<Kafka>>,
    #[config(default = "")]
    sites: Vec<url::Url>,
    #[config(separator = "-", default = "")]
    ratios: Vec<f64>,
}

#[derive(Debug, Config)]
pub(crate) struct Urls {
    amqp: Option<Amqp>,
    azure: Option<AzureBlob>,
    beanstalkd: Option<Beanstalkd>,
    click_house: Option<ClickHouse>,
    couch_db: Option<CouchDb>,
    elasticsearch: Option<Elasticsearch>,
    http: Option<Http>,
    kafka: Option<Kafka>,
    memcached: Option<Memcached>,
    mongo_db: Option<MongoDb>,
    mqtt: Option<Mqtt>,
    my_sql: Option<MySql>,
    nats: Option<Nats>,
    otlp: Option<Otlp>,
    postgres: Option<Postgres>,
    proxy: Option<Proxy>,
    redis: Option<Redis>,
    s3: Option<S3>,
    sentry: Option<SentryDsn>,
    smtp: Option<Smtp>,
    sqlite: Option<Sqlite>,
    stats_d: Option<StatsD>,
    syslog: Option<Syslog>,
}

#[derive(Debug, Config)]
#[config(one_of(token, credential_id, socket), all_or_none(cert, key, tls))]
pub(crate) struct Groups {
    token: Option<SecretString>,
    credential_id: Option<u8>,
    #[config(default = "/run/app")]
    socket: String,
    cert: Option<PathBuf>,
    key: Option<PathBuf>,
    #[config(flatten, prefix = "TLS_")]
    tls: Option<Tls>,
    #[config(requires(b, c))]
    a: Option<String>,
    b: Option<String>,
    #[config(default = 5, conflicts(d))]
    c: u8,
    #[config(allow_empty)]
    d: Option<String>,
    #[config(required_if(d))]
    e: Option<String>,
    #[config(default = 25)]
    port: i32,
    #[config(required_if(port = 25))]
    helo: Option<String>,
    mode: Option<String>,
    #[config(required_if(mode = "on"))]
    when: Option<String>,
    #[config(renamed_from = "WAS_ON")]
    on: Option<bool>,
    #[config(required_if(on = true))]
    what: Option<String>,
    #[config(default = "60s")]
    wait: Duration,
    #[config(required_if(wait = "1m"))]
    retries: Option<u8>,
    #[config(default_with = 1 + 1)]
    level: u8,
    #[config(required_if(level = 2))]
    reason: Option<String>,
}

#[derive(Debug, Config)]
#[config(one_of(inline, path))]
pub(crate) struct Tls {
    version: u8,
    inline: Option<String>,
    path: Option<String>,
}

#[derive(Debug, Config)]
pub(crate) struct Nested {
    name: Option<String>,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Mail>,
    #[config(flatten)]
    loose: Option<Loose>,
}

#[derive(Debug, Config)]
pub(crate) struct Mail {
    host: String,
    #[config(default = 25)]
    port: u16,
    #[config(allow_empty)]
    from: Option<String>,
    #[config(flatten, prefix = "AUTH_")]
    auth: Option<Auth>,
}

#[derive(Debug, Config)]
pub(crate) struct Auth {
    user: String,
    password: SecretString,
}

fn rises(loose: &Loose) -> Result<(), &'static str> {
    if loose.x <= loose.y { Ok(()) } else { Err("it falls") }
}

#[derive(Debug, Config)]
#[config(validate = rises)]
pub(crate) struct Loose {
    x: u8,
    y: u8,
    z: Option<u8>,
}

#[derive(Debug, Config)]
#[config(secret_files, one_of(one, two, three))]
pub(crate) struct Files {
    api_key: SecretString,
    #[config(renamed_from = "OLD_SIGNING_KEY", renamed_from = "OLDER_SIGNING_KEY")]
    signing_key: SecretString,
    database_url: Option<Postgres>,
    #[config(allow_empty)]
    pass: Option<SecretString>,
    one: Option<SecretString>,
    two: Option<SecretString>,
    three: Option<u8>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Option<Auth>,
}

#[derive(Debug, Config)]
pub(crate) struct Renamed {
    #[config(renamed_from = "LISTEN_PORT", renamed_from = "HTTP_PORT")]
    port: u16,
    #[config(renamed_from = "GREETING", allow_empty)]
    motd: Option<String>,
    #[config(renamed_from = "LEVEL", default = "info")]
    log_level: Level,
}

#[derive(Debug, Config)]
pub(crate) struct Web {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    /// Where orders are kept.
    database_url: Postgres,
    #[config(default = "info")]
    log_level: Level,
    workers: u8,
    note: String,
    title: Option<String>,
}

#[derive(Debug, Config)]
#[config(secret_files)]
pub(crate) struct Worker {
    /// Where jobs are kept.
    database_url: Option<Postgres>,
    log_level: Option<String>,
    #[config(renamed_from = "WORKERS")]
    threads: Option<String>,
    #[config(min_len = 2)]
    note: Option<String>,
    title: String,
    api_key: SecretString,
}

//! Which values a summary shows, and which it does not show.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::NonZeroU8;
use std::path::PathBuf;
use std::time::Duration;

use factor3::resource::{Http, Postgres, Redis, Sqlite};
use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, Origin, SecretBox, SecretString};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// One variable of each kind whose values are shown.
#[derive(Debug, Config)]
pub(crate) struct Shown {
    flag: bool,
    port: Option<u16>,
    offset: i128,
    workers: NonZeroU8,
    rate: f64,
    timeout: Duration,
    size: ByteSize,
    level: Level,
    ip: IpAddr,
    ip_4: Ipv4Addr,
    ip_6: Ipv6Addr,
    socket: SocketAddr,
    socket_4: SocketAddrV4,
    socket_6: SocketAddrV6,
    bind: BindAddr,
    ports: Vec<u16>,
    levels: BTreeSet<Level>,
    timeouts: Option<Vec<Duration>>,
    ips: Vec<IpAddr>,
    #[config(range = 1..=99, validate = accept)]
    checked: u8,
    #[config(separator = ";")]
    apart: Vec<u8>,
}

fn accept(_: &u8) -> Result<(), &'static str> {
    Ok(())
}

pub(crate) const SHOWN: [(&str, &str); 21] = [
    ("FLAG", "YES"),
    ("PORT", "+0080"),
    ("OFFSET", "-170141183460469231731687303715884105728"),
    ("WORKERS", "4"),
    ("RATE", "1e-3"),
    ("TIMEOUT", "1h30m"),
    ("SIZE", "64MiB"),
    ("LEVEL", "high"),
    ("IP", "10.0.0.1"),
    ("IP_4", "10.0.0.2"),
    ("IP_6", "fd00::1"),
    ("SOCKET", "[fd00::2]:80"),
    ("SOCKET_4", "10.0.0.3:80"),
    ("SOCKET_6", "[fd00::3]:80"),
    ("BIND", ":8080"),
    ("PORTS", "1, 2,3,"),
    ("LEVELS", "low,high"),
    ("TIMEOUTS", "1s,2s"),
    ("IPS", "10.0.0.4,fd00::4"),
    ("CHECKED", "42"),
    ("APART", "1;2"),
];

#[test]
fn numbers_booleans_durations_sizes_words_and_addresses_are_shown_as_they_were_given() {
    let report = Shown::load(&Env::from_vars(SHOWN)).unwrap().summary;
    let values: Vec<_> = report.origins().map(|(name, _)| (name, report.value(name))).collect();
    assert_eq!(values, SHOWN.map(|(name, value)| (name, Some(value))));
    for (line, (name, value)) in report.to_string().lines().zip(SHOWN) {
        assert_eq!(line, format!("{name:8}  environment  {value}"));
    }
}

/// A type of the application, whose form the library does not know.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Own(String);

impl std::str::FromStr for Own {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(Self(text.to_owned()))
    }
}

fn parse_number(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse()
}

/// One variable of each kind whose values are not shown.
#[derive(Debug, Config)]
pub(crate) struct Hidden {
    text: String,
    optional: Option<Box<str>>,
    mark: char,
    dir: PathBuf,
    api_key: SecretString,
    pin: SecretBox<u16>,
    signing_key: Base64,
    encryption_key: Hex,
    database_url: Postgres,
    api_url: Http,
    cache_file: Sqlite,
    replicas: Vec<Redis>,
    words: Vec<String>,
    marks: Vec<char>,
    pins: Vec<SecretBox<u16>>,
    limits: BTreeMap<String, u16>,
    numbers: BTreeMap<u16, u16>,
    own: Own,
    owns: BTreeSet<Own>,
    #[config(value_parser = parse_number)]
    parsed: u16,
    #[config(secret)]
    secret_number: u16,
    #[config(secret)]
    secret_numbers: Vec<u16>,
}

pub(crate) const HIDDEN: [(&str, &str); 22] = [
    ("TEXT", "4711"),
    ("OPTIONAL", "4711"),
    ("MARK", "\u{3042}"),
    ("DIR", "/4711"),
    ("API_KEY", "4711"),
    ("PIN", "4711"),
    ("SIGNING_KEY", "4711"),
    ("ENCRYPTION_KEY", "4711"),
    ("DATABASE_URL", "postgres://4711@h4711/d4711"),
    ("API_URL", "http://h4711"),
    ("CACHE_FILE", "sqlite:///4711"),
    ("REPLICAS", "redis://h4711"),
    ("WORDS", "4711,4711"),
    ("MARKS", "\u{3042},\u{3044}"),
    ("PINS", "4711"),
    ("LIMITS", "a=4711"),
    ("NUMBERS", "1=4711"),
    ("OWN", "4711"),
    ("OWNS", "4711"),
    ("PARSED", "4711"),
    ("SECRET_NUMBER", "4711"),
    ("SECRET_NUMBERS", "4711"),
];

#[test]
fn no_other_value_is_shown() {
    let report = Hidden::load(&Env::from_vars(HIDDEN)).unwrap().summary;
    let values: Vec<_> = report.origins().map(|(name, _)| (name, report.value(name))).collect();
    assert_eq!(values, HIDDEN.map(|(name, _)| (name, None)));
    for shown in [report.to_string(), report.to_json()] {
        assert!(!shown.contains("4711") && !shown.contains('\u{3042}'), "{shown}");
    }
}

#[cfg(feature = "serde")]
#[test]
fn values_that_serde_reads_are_not_shown() {
    #[derive(Debug, Config)]
    struct Serde {
        #[config(serde)]
        number: u16,
        #[config(serde)]
        numbers: Vec<u16>,
    }
    let report = Serde::load(&Env::from_vars([("NUMBER", "4711"), ("NUMBERS", "4711")])).unwrap().summary;
    assert_eq!(report.to_string(), "NUMBER   environment\nNUMBERS  environment\n");
}

fn refuse(_: &u16) -> Result<(), &'static str> {
    Err("it is refused")
}

#[test]
fn a_rejected_value_is_not_shown_and_the_other_values_are() {
    #[derive(Debug, Config)]
    #[config(prefix = "NESTED_", validate = refuse_all)]
    struct Nested {
        /// This variable is valid, although its struct is rejected.
        port: u16,
    }
    fn refuse_all(_: &Nested) -> Result<(), &'static str> {
        Err("it is refused")
    }
    /// The macro cannot see through an alias, and so it does not report the default.
    type Wait = Duration;

    #[derive(Debug, Config)]
    struct App {
        before: u16,
        invalid: u16,
        #[config(range = 1..=9)]
        bounded: u16,
        #[config(validate = refuse)]
        checked: u16,
        #[config(min_len = 9)]
        few: Vec<u16>,
        item: Vec<u16>,
        #[config(default = "30")]
        bad_default: Wait,
        #[config(flatten)]
        nested: Nested,
        after: u16,
    }
    let env = Env::from_vars([
        ("BEFORE", "1001"),
        ("INVALID", "1002x"),
        ("BOUNDED", "1003"),
        ("CHECKED", "1004"),
        ("FEW", "1005"),
        ("ITEM", "1006,x"),
        ("BAD_DEFAULT", "1007s"),
        ("NESTED_PORT", "1008"),
        ("AFTER", "1009"),
    ]);
    let error = App::load(&env).unwrap_err();
    assert_eq!(error.problems().len(), 7, "{error}");
    let report = error.summary();
    let shown: Vec<_> = report.origins().filter_map(|(name, _)| report.value(name)).collect();
    assert_eq!(shown, ["1001", "1008", "1009"]);
    for text in [error.summary().to_string(), error.summary().to_json()] {
        assert!((1002..=1007).all(|number| !text.contains(&number.to_string())), "{text}");
        assert!(text.contains("1001") && text.contains("1009"), "{text}");
    }
    for text in [error.to_string(), error.to_json()] {
        assert!((1001..=1009).all(|number| !text.contains(&number.to_string())), "{text}");
    }
}

#[test]
fn only_load_keeps_values() {
    let error = Shown::from_vars([("PORT", "8080"), ("FLAG", "x")]).unwrap_err();
    assert_eq!(error.summary().value("PORT"), None);
    assert_eq!(error.summary().origins().nth(1), Some(("PORT", Origin::Environment)));
    let error = Shown::load(&Env::from_vars([("PORT", "8080"), ("FLAG", "x")])).unwrap_err();
    assert_eq!(error.summary().value("PORT"), Some("8080"));
}

#[test]
fn a_default_of_the_code_is_shown_unless_it_may_hold_a_credential() {
    #[derive(Debug, Config)]
    struct Defaults {
        #[config(default = "shop.example")]
        domain: String,
        #[config(default = "/var/lib/shop")]
        directory: PathBuf,
        #[config(default = "a,b")]
        tags: Vec<String>,
        #[config(default = "")]
        motd: String,
        #[config(default_with = String::from("computed"))]
        computed: String,
        #[config(default_from = domain)]
        copy: String,
        #[config(default = "redis://localhost")]
        cache_url: Redis,
        #[config(default_with = "redis://computed".parse().unwrap())]
        computed_url: Redis,
    }

    let summary = |vars: &[(&str, &str)]| Defaults::load(&Env::from_vars(vars.to_vec())).unwrap().summary;
    let by_default = summary(&[]);
    for (name, value) in [
        ("DOMAIN", "shop.example"),
        ("DIRECTORY", "/var/lib/shop"),
        ("TAGS", "a,b"),
        ("CACHE_URL", "redis://localhost:6379"),
    ] {
        assert_eq!(by_default.value(name), Some(value));
    }
    for name in ["MOTD", "COMPUTED", "COPY", "COMPUTED_URL"] {
        assert_eq!(by_default.value(name), None, "{name}");
    }
    let by_environment = summary(&[("DOMAIN", "hunter2"), ("DIRECTORY", "/hunter2"), ("TAGS", "hunter2")]);
    assert!(!by_environment.to_string().contains("hunter2"));
    assert_eq!(by_environment.value("COPY"), None, "it has the value of a variable");
}

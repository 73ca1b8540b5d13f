#![deny(warnings)]

use std::collections::BTreeMap;
use std::num::NonZeroU8;
use std::time::Duration;

use factor3::{ByteSize, Config, FromEnvStr, SecretBox, SecretString};

#[derive(Debug, Default, FromEnvStr)]
enum Level {
    Debug,
    #[default]
    #[config(rename = "warning")]
    Warn,
}

struct Own(String);

impl std::str::FromStr for Own {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}

#[derive(Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    host: String,
    #[config(no_prefix, shared)]
    port: u16,
    #[config(min_len = 8, generate = "openssl rand -hex 32")]
    password: SecretString,
}

#[derive(Config)]
#[config(introspect = false)]
struct Backup {
    url: String,
}

#[derive(Config)]
#[config(prefix = "APP_", validate = check, crate = ::factor3, introspect = "APP_ASK", retired("OLD_PAGE", "use PAGE"))]
struct App {
    #[config(no_prefix, shared)]
    port: u16,
    #[config(range = 1..=64, default = 4)]
    workers: u8,
    #[config(range = "1s"..="10m", default = "30s")]
    timeout: Duration,
    #[config(range = 1..=64, default = 8)]
    threads: NonZeroU8,
    #[config(default = 80)]
    ports: Vec<u16>,
    #[config(default = 1024)]
    page: ByteSize,
    #[config(range = 1_000.., secret)]
    pin: SecretBox<u32>,
    #[config(separator = ";", default = "")]
    weights: BTreeMap<String, u8>,
    #[config(default)]
    level: Level,
    #[config(default = "64MiB")]
    cache: ByteSize,
    #[config(default = -1.5)]
    offset: f64,
    #[config(default_with = vec![1, 2])]
    numbers: Vec<u8>,
    #[config(skip = Duration::ZERO)]
    started: Duration,
    #[config(value_parser = seconds, validate = short, default = "5")]
    grace: Duration,
    #[config(serde, default = "1.5")]
    ratio: f64,
    #[config(secret)]
    own_secret: Own,
    #[config(not_secret, env = "PUBLIC_TOKEN", example = "pk_1")]
    public: Option<String>,
    #[config(allow_empty)]
    motd: Option<String>,
    #[config(unit = "s", range = 1..=60, default = 30)]
    wait: Duration,
    #[config(unit = "MiB", default = "64MiB")]
    heap: ByteSize,
    #[config(is_set)]
    read_only: bool,
    #[config(fallback = "HOST", fallback = "HOSTNAME", default = "local")]
    name: String,
    #[config(default_from = name)]
    title: String,
    #[config(value_parser = at_all, expected = "anything", default = false)]
    switch: bool,
    #[config(grouped = "until the old build is gone", default = "one")]
    stage: String,
    #[config(flatten)]
    mail: Mail,
    #[config(flatten, prefix = "BACKUP_")]
    backup: Option<Backup>,
}

fn check(app: &App) -> Result<(), &'static str> {
    if app.workers == 0 { Err("no workers") } else { Ok(()) }
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn at_all(_: &str) -> Result<bool, std::convert::Infallible> {
    Ok(true)
}

fn short(grace: &Duration) -> Result<(), &'static str> {
    if grace.as_secs() > 60 { Err("longer than a minute") } else { Ok(()) }
}

fn main() {
    let vars = [
        ("PORT", "80"),
        ("APP_PIN", "1234"),
        ("APP_OWN_SECRET", "x"),
        ("APP_MAIL_HOST", "mail"),
        ("APP_MAIL_PASSWORD", "12345678"),
    ];
    let app = App::from_vars(vars).unwrap();
    assert_eq!((app.port, app.workers, app.offset, app.ratio), (80, 4, -1.5, 1.5));
    assert_eq!((app.timeout, app.grace, app.started), (Duration::from_secs(30), Duration::from_secs(5), Duration::ZERO));
    assert!(matches!(app.level, Level::Warn) && !matches!(app.level, Level::Debug));
    assert_eq!((app.weights.len(), app.numbers, app.cache), (0, vec![1, 2], "64MiB".parse().unwrap()));
    assert!(app.public.is_none() && app.motd.is_none() && app.backup.is_none_or(|backup| backup.url.is_empty()));
    assert_eq!((app.mail.host.as_str(), app.mail.port), ("mail", 80));
    assert_eq!((app.threads.get(), app.ports, app.page.to_string().is_empty()), (8, vec![80], false));
    assert_eq!((app.wait, app.heap), (Duration::from_secs(30), ByteSize::mib(64)));
    assert_eq!((app.read_only, app.switch, app.name.as_str(), app.title.as_str()), (false, false, "local", "local"));
    assert_eq!(app.stage, "one");
    let _ = (app.pin, app.own_secret.0, app.mail.password);
}

//! x
#![allow(dead_code, missing_docs)]
use factor3::{ByteSize, Config, FromEnvStr, SecretString};
use std::collections::*;
use std::time::Duration;

#[derive(Debug, FromEnvStr)]
enum Level {
    Debug,
    Info,
    #[config(rename = "warning")]
    Warn,
}

#[derive(Debug)]
struct Only;
impl std::str::FromStr for Only {
    type Err = String;
    fn from_str(s: &str) -> Result<Self, String> {
        if s == "x" { Ok(Only) } else { Err(s.to_owned()) }
    }
}

#[derive(Debug, Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    host: String,
    #[config(default = 25)]
    port: u16,
    #[config(min_len = 8, generate = "openssl rand -hex 32")]
    password: SecretString,
}

fn check(a: &App) -> Result<(), &'static str> {
    if a.workers.is_some() { Err("no workers please") } else { Ok(()) }
}
fn secs(t: &str) -> Result<Duration, std::num::ParseIntError> {
    t.parse().map(Duration::from_secs)
}

#[derive(Debug, Config)]
#[config(validate = check)]
struct App {
    /// Port the web process binds.
    #[config(default = 3000)]
    port: u16,
    #[config(range = 1..=64)]
    workers: Option<u8>,
    tags: Vec<String>,
    #[config(separator = ";", default = "")]
    weights: BTreeMap<String, u8>,
    level: Level,
    only: Option<Only>,
    onlies: Vec<Only>,
    timeout: Duration,
    #[config(default = "64MiB", range = "1MiB"..="1GiB")]
    cache: ByteSize,
    #[config(value_parser = secs, default = "5")]
    grace: Duration,
    #[config(flatten)]
    mail: Mail,
    #[config(flatten, prefix = "BACKUP_")]
    backup: Option<Mail>,
    #[config(default_with = vec![1, 2])]
    nums: Vec<u8>,
    #[config(skip = 5)]
    skipped: u8,
    #[config(serde, default = "1.5")]
    f: f64,
}

fn main() {
    match App::from_env() {
        Ok(a) => println!("{a:#?}"),
        Err(e) => {
            println!("{e}");
        }
    }
    println!(
        "{:?}",
        App::load(&factor3::Env::process().or(factor3::Env::from_vars([
            ("TAGS", "a, b"),
            ("LEVEL", "warning"),
            ("ONLIES", "x"),
            ("TIMEOUT", "1h30m"),
            ("MAIL_HOST", "h"),
            ("MAIL_PASSWORD", "12345678"),
            ("WEIGHTS", "a=1;b=2")
        ])))
        .map(|l| (println!("{}", l.report), l.config))
    );
    App::from_env_or_exit();
}

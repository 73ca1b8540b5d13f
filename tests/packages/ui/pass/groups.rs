#![deny(warnings)]

use std::collections::BTreeSet;
use std::num::NonZeroU8;
use std::time::Duration;

use factor3::{Config, FromEnvStr, SecretString, resource::Smtp};

#[derive(Debug, PartialEq, FromEnvStr)]
enum Mode {
    Off,
    Relay,
}

#[derive(PartialEq)]
struct Own(u8);

impl std::str::FromStr for Own {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

#[derive(Config)]
#[config(all_or_none(user, password))]
struct Credentials {
    user: Option<String>,
    #[config(renamed_from = "PASS", renamed_from = "PWD")]
    password: Option<SecretString>,
}

#[derive(Config)]
struct Proxy {
    host: String,
}

#[derive(Config)]
#[config(prefix = "APP_", secret_files, warn_unknown)]
#[config(one_of(socket, r#type,), one_of(dir, proxy), all_or_none(cert, key), all_or_none(cert, smtp_url))]
#[config(validate = check)]
struct App {
    #[config(skip = 0)]
    skipped: u8,
    #[config(requires(dir), requires(key, cert), conflicts(r#type))]
    socket: Option<String>,
    #[config(renamed_from = "KIND")]
    r#type: Option<String>,
    #[config(no_prefix, renamed_from = "OLD_DIR", shared)]
    dir: Option<String>,
    cert: Option<String>,
    #[config(required_if(mode = "relay"), required_if(debug = true), required_if(cert))]
    key: Option<SecretString>,
    #[config(skip = 0)]
    skipped_too: u8,
    #[config(default = "off")]
    mode: Mode,
    #[config(default = false)]
    debug: bool,
    #[config(required_if(port = 25), required_if(ratio = -1.5), required_if(workers = 3))]
    smtp_url: Option<Smtp>,
    #[config(default = 80, range = 1..=9000, validate = any)]
    port: u16,
    ratio: Option<f64>,
    workers: NonZeroU8,
    #[config(default_with = Duration::ZERO, requires(dir))]
    timeout: Duration,
    #[config(required_if(timeout = "5s"), required_if(own = 3), required_if(letter = 'x'))]
    note: Option<String>,
    own: Option<Own>,
    letter: Option<char>,
    #[config(value_parser = seconds)]
    grace: Option<Duration>,
    #[config(separator = ";")]
    tags: Option<BTreeSet<String>>,
    #[config(flatten, prefix = "PROXY_", conflicts(socket), required_if(tags = "a;b"), required_if(grace = "7"))]
    proxy: Option<Proxy>,
    #[config(flatten)]
    credentials: Credentials,
    #[config(allow_empty, required_if(empty = ""))]
    empty_too: Option<String>,
    #[config(allow_empty)]
    empty: Option<String>,
    #[config(serde, required_if(named = "by serde"))]
    serde: Option<u8>,
    #[config(serde)]
    named: Option<String>,
}

/// The names and groups of a generic struct do not depend on its parameter.
#[derive(Config)]
#[config(secret_files, one_of(a, b))]
struct Generic<T: FromEnvStr + PartialEq> {
    #[config(renamed_from = "OLD_A")]
    a: Option<T>,
    #[config(required_if(c = "x"))]
    b: Option<u8>,
    c: Option<T>,
    #[config(flatten, prefix = "PROXY_")]
    proxy: Proxy,
}

/// `secret_files` alone, and a name that only looks like the name for a secret file.
#[derive(Config)]
#[config(secret_files)]
struct Files {
    host: String,
    host_file: String,
    key: SecretString,
}

macro_rules! config {
    ($name:ident: $($field:ident),* => $of:ident = $value:literal) => {
        #[derive(Config)]
        #[config(one_of($($field),*))]
        struct $name {
            $($field: Option<u16>,)*
            #[config(required_if($of = $value), conflicts($($field),*))]
            owner: Option<u8>,
        }
    };
}

config!(Made: a, b => a = 1);

fn check(app: &App) -> Result<(), &'static str> {
    if app.port == 1 { Err("taken") } else { Ok(()) }
}

fn any(_: &u16) -> Result<(), &'static str> {
    Ok(())
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn main() {
    let vars = [("APP_WORKERS", "2"), ("APP_TYPE", "t"), ("DIR", "/")];
    let app = App::from_vars(vars).unwrap();
    assert_eq!((app.mode, app.debug, app.port, app.workers.get()), (Mode::Off, false, 80, 2));
    assert_eq!((app.r#type.as_deref(), app.dir.as_deref()), (Some("t"), Some("/")));
    let names: Vec<String> = App::SCHEMA.variables().iter().map(|v| v.name().to_owned()).collect();
    let old = |name: &str| {
        let place = names.iter().position(|own| own == name).unwrap();
        App::SCHEMA.variables()[place].renamed_from()
    };
    assert_eq!((old("APP_TYPE"), old("DIR"), old("APP_CERT")), (&["APP_KIND"][..], &["OLD_DIR"][..], &[][..]));
    assert_eq!(old("APP_PASSWORD"), ["PASS", "PWD"]);
    assert!(Generic::<u8>::from_vars([("A", "1"), ("PROXY_HOST", "p")]).is_ok());
    assert!(Files::from_vars([("HOST", "h"), ("HOST_FILE", "f"), ("KEY", "k")]).is_ok());
    assert!(Made::from_vars([("B", "2")]).is_ok_and(|made| (made.a, made.b, made.owner) == (None, Some(2), None)));
    let _ = |app: App| {
        let _ = (app.skipped, app.socket, app.cert, app.key, app.skipped_too, app.smtp_url, app.ratio, app.timeout);
        let _ = (app.note, app.own.map(|own| own.0), app.letter, app.grace, app.tags, app.proxy.map(|p| p.host));
        let _ = (app.credentials.user, app.credentials.password, app.empty_too, app.empty, app.serde, app.named);
    };
    let _ = |generic: Generic<u8>| (generic.a, generic.b, generic.c, generic.proxy.host);
    let _ = |files: Files| (files.host, files.host_file, files.key);
}

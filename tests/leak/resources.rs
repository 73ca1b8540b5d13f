//! Resources: neither a report nor `Debug` of the config shows their credentials.

use std::collections::BTreeMap;

use factor3::resource::{Http, Postgres, Redis, Smtp};
use factor3::{Config, Env};

use crate::random::Xorshift;
use crate::search::CANARY;
use crate::{Tally, rounds, run};

/// `Debug` of these shows what is not a credential, so the canary is only in the credentials.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
pub(crate) struct Resources {
    database_url: Option<Postgres>,
    redis_url: Option<Redis>,
    smtp_url: Option<Smtp>,
    api_url: Option<Http>,
    #[config(default = "")]
    replicas: Vec<Redis>,
    #[config(default = "")]
    databases: BTreeMap<String, Postgres>,
}

const URLS: &[(&str, &str)] = &[
    ("DATABASE_URL", "postgres://app:{}@db/shop"),
    ("DATABASE_URL", "postgres://db/shop?user=app&password={}"),
    ("REDIS_URL", "redis://:{}@cache:6379/0"),
    ("REDIS_URL", "redis://{}@cache"),
    ("SMTP_URL", "smtp://robot:{}@mail:587"),
    ("API_URL", "https://{}@api.example.com/v1"),
    ("API_URL", "https://hooks.example.com/services/{}"),
    ("API_URL", "https://api.example.com/?api_key={}"),
    ("REPLICAS", "redis://:{}@a,redis://:{}@b"),
    ("REPLICAS", "redis://a,,redis://:{}@b"),
    ("DATABASES", "eu=postgres://app:{}@db/eu,us=postgres://app:{}@db/us"),
    ("DATABASES", "eu=mysql://app:{}@db/eu"),
];

/// A URL whose credential is the canary, between characters that a password may contain and a URL may not.
pub(crate) fn url(random: &mut Xorshift) -> (&'static str, String) {
    let (name, url) = random.one_of(URLS);
    let mut junk =
        || random.one_of(&["", "", "", "/", "?", "#", "@", ":", "%", "%40", " ", "[", "\\", "\n", ","]);
    let credential = format!("{}{CANARY}{}", junk(), junk());
    (name, url.replace("{}", &credential))
}

#[test]
fn neither_report_nor_debug_shows_the_credential_of_a_resource() {
    let mut random = Xorshift::new();
    let mut tally = Tally::default();
    for _ in 0..4 * rounds() {
        tally.load_all::<Resources>(&Env::from_vars([url(&mut random)]));
    }
    tally.assert_silent();
    tally.assert_both(rounds() / 2);
    // A report never shows the canary, in whatever part of the URL it is.
    run::<Resources>(|_| String::new()).assert_silent();
}

/// A default whose password comes from the environment, and one that holds a token which the compiler does not refuse.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Defaults {
    #[config(password, default = "postgres://app@db/shop")]
    database_url: Postgres,
    #[config(username, password, default = "redis://cache/0")]
    redis_url: Redis,
    #[config(default = "https://Zq7Kx9Wv3JpQ@api.example.com/services/Zq7Kx9Wv3JpQ?key=Zq7Kx9Wv3JpQ")]
    api_url: Http,
    #[config(default = "https://Zq7Kx9Wv3JpQ@a,https://Zq7Kx9Wv3JpQ@b")]
    replicas: Vec<Http>,
}

#[test]
fn the_summary_of_a_default_shows_no_credential() {
    let mut tally = Tally::default();
    for vars in [
        [("DATABASE_PASSWORD", CANARY), ("REDIS_PASSWORD", CANARY), ("REDIS_USER", CANARY)],
        [("DATABASE_PASSWORD", "app"), ("REDIS_USER", CANARY), ("REDIS_PASSWORD", "x")],
        [("DATABASE_PASSWORD", CANARY), ("REDIS_USER", "app"), ("REPLICAS", "https://b")],
    ] {
        tally.load_all::<Defaults>(&Env::from_vars(vars));
        let loaded = Defaults::load(&Env::from_vars(vars)).unwrap();
        // The control: what is not a credential is shown.
        let url = loaded.summary.value("DATABASE_URL").unwrap();
        assert!(url.ends_with("@db:5432/shop"), "{url}");
    }
    tally.assert_silent();
}

//! Compares accepted URLs with the `url` crate, which must read the same host, port, user,
//! password and path (after decoding) if it can read the URL. Needs the feature `url`.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Resource, Service, service};

use crate::random::Xorshift;

const INPUTS: usize = if cfg!(debug_assertions) { 4_000 } else { 200_000 };

macro_rules! agrees {
    ($($name:ident $service:ident)*) => {
        $(#[test]
        fn $name() {
            check::<service::$service>();
        })*
    };
}

agrees! {
    amqp Amqp
    beanstalkd Beanstalkd
    clickhouse ClickHouse
    couchdb CouchDb
    elasticsearch Elasticsearch
    http Http
    kafka Kafka
    memcached Memcached
    mongodb MongoDb
    mqtt Mqtt
    mysql MySql
    nats Nats
    otlp Otlp
    postgres Postgres
    proxy Proxy
    redis Redis
    sentry_dsn SentryDsn
    smtp Smtp
    statsd StatsD
    syslog Syslog
}

fn check<S: Service>() {
    let mut random = Xorshift::new();
    let mut compared = 0;
    for _ in 0..INPUTS {
        let text = text::<S>(&mut random);
        let Ok(ours) = text.parse::<Resource<S>>() else { continue };
        // A socket is a path for this library, and for the crate a host that it does not decode.
        let [Endpoint::Tcp { host, port }] = ours.endpoints() else { continue };
        let Ok(theirs) = ours.to_url() else { continue };
        compared += 1;

        assert_eq!(theirs.scheme(), ours.scheme(), "{text}");
        // The crate keeps the brackets, decodes and lower-cases only the host of http, and writes IPv6 in another way.
        let their_host = decoded(theirs.host_str().unwrap_or_default()).to_lowercase();
        let their_host = their_host.trim_start_matches('[').trim_end_matches(']');
        match host.parse::<std::net::Ipv6Addr>() {
            Ok(address) => assert_eq!(their_host.parse(), Ok(address), "{text}"),
            // This library's default if the URL names no host.
            Err(_) if their_host.is_empty() => assert_eq!(host, "localhost", "{text}"),
            Err(_) => assert_eq!(their_host, host.to_lowercase(), "{text}"),
        }
        // The crate knows the default ports of http, https, ws and wss, and drops such a port.
        if let Some(their_port) = theirs.port() {
            assert_eq!(their_port, *port, "{text}");
        } else if let Some(known) = theirs.port_or_known_default() {
            let authority = text.split(['/', '?', '#']).nth(2).unwrap_or_default();
            let written = authority.ends_with(&format!(":{known}"));
            assert!(*port == known || !written, "{text} gives {port}");
        }
        // The crate does not distinguish an absent user or password from an empty one.
        let user = ours.username().unwrap_or_default();
        let password = ours.password().map_or("", |password| password.expose_secret());
        match (theirs.username(), theirs.password()) {
            // A userinfo without a colon may be a token.
            (token, None) if !token.is_empty() && ours.username().is_none() => {
                assert_eq!(decoded(token), password, "{text}");
            }
            (their_user, their_password) => {
                assert_eq!(decoded(their_user), user, "{text}");
                assert_eq!(decoded(their_password.unwrap_or_default()), password, "{text}");
            }
        }
        // The crate resolves dots, and adds a path for http.
        if let Some(path) = ours.path().filter(|path| !path.split('/').any(|part| matches!(part, "." | "..")))
        {
            assert_eq!(decoded(theirs.path()), format!("/{path}"), "{text}");
        }
    }
    assert!(compared > INPUTS / 100, "the generator misses the grammar: {compared} of {INPUTS}");
}

/// Makes a URL, an invalid URL, or the service's example with something inserted.
fn text<S: Service>(random: &mut Xorshift) -> String {
    if random.below(3) == 0 {
        let mut text = S::EXAMPLE.to_owned();
        let words = ["", "a", "%41", "Z9", "-", "_", ".", ":1", "@", "/", "/7", "%2F", "?page=2", ":", ","];
        text.insert_str(random.below(text.len() + 1), random.one_of(&words));
        return text;
    }
    let scheme = random.one_of(S::SCHEMES).name;
    let mut text = format!("{scheme}://");
    match random.below(8) {
        0..=2 => {}
        3..=4 => text += &format!("{}@", word(random)),
        5 => text += &format!(":{}@", word(random)),
        _ => text += &format!("{}:{}@", word(random), word(random)),
    }
    text += random.one_of(&[
        "h", "db.internal", "H-1_x.example.", "10.0.0.1", "[::1]", "[2001:db8::A:0:1]", "[::ffff:1.2.3.4]",
        "%68ost", "", "1.2.3", "a,b", "[::1", "xn--bcher-kva.example",
    ]);
    text += random.one_of(&["", "", ":1", ":80", ":443", ":65535", ":05432", ":0", ":", ":+1"]);
    text += random.one_of(&[
        "", "", "/", "/7", "/db", "/%2F", "/a%2Fb", "/a/b", "//", "/a/../b", "/%C3%BC+", "/a;b=c,d",
    ]);
    text += random.one_of(&["", "", "", "", "?", "?page=2", "?page=a+b%26&x=%25"]);
    if random.below(4) == 0 {
        let at = random.below(text.len() + 1);
        let junk =
            random.one_of(&["@", ":", "/", "?", "#", "%", "%41", "[", "]", ",", "+", "=", "\\", "&", "x"]);
        text.insert_str(at, junk);
    }
    text
}

/// Makes a part of a user or a password with reserved characters, escaped or not.
fn word(random: &mut Xorshift) -> String {
    let pieces = [
        "a", "Z9", "%40", "%3A", "%2F", "%25", "%C3%BC", "%20", "+", "!", "$", "&", "=", ";", ",", "~",
        "%2b", ":", "",
    ];
    (0..random.below(5)).map(|_| random.one_of(&pieces)).collect()
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(&escape[..2], 16).unwrap());
        rest = &escape[2..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap()
}

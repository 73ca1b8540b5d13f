//! Parses URLs: `PARSER:SERVICE:count`, `PARSER:SERVICE:time` or `PARSER:hostile`.

use std::hint::black_box;
use std::time::Instant;

use factor3::resource::{Amqp, Http, MongoDb, Nats, Postgres};
use url::Url;

type Parse = fn(&str) -> bool;

/// URLs of 100 bytes each that both parsers accept.
const URLS: [(&str, Parse, &str); 5] = [
    ("Amqp", parses::<Amqp>, "amqps://reporting:correct-horse-battery-staple@rabbit-3.eu-central-1.example.com:5673/ledger%2Faudit"),
    ("Http", parses::<Http>, "https://reporting:correct-horse-battery-staple@api-3.eu-central-1.example.com:8443/v2/ledger?limit=1"),
    ("MongoDb", parses::<MongoDb>, "mongodb://reporting:correct-horse-battery@db-3.eu-central-1.example.com:27018/ledger?replicaSet=rs-0"),
    ("Nats", parses::<Nats>, "nats://reporting:correct-horse-battery-staple-correct-horse@nats-3.eu-central-1.example.com.tes:4223"),
    ("Postgres", parses::<Postgres>, "postgres://reporting:correct-horse-battery@db-3.eu-central-1.example.com:6432/ledger?sslmode=require"),
];
/// The number of rounds, as in the runner.
const PARSES: u32 = 64;

fn main() {
    let argument = std::env::args().nth(1).expect("an argument");
    let words: Vec<&str> = argument.split(':').collect();
    let parser = |parse: Parse| if words[0] == "url" { parses::<Url> } else { parse };
    if words[1] == "hostile" {
        let slowest = hostile().iter().map(|(parse, text)| milliseconds(parser(*parse), text)).fold(0.0, f64::max);
        return println!("{slowest}");
    }
    let (_, parse, url) = URLS.into_iter().find(|(service, ..)| *service == words[1]).expect("a service");
    let parse = parser(parse);
    assert_eq!(url.len(), 100, "{url}");
    assert!(parse(url), "both read {url}");
    match words[2] {
        "time" => println!("{}", (0..20).map(|_| nanoseconds(parse, url)).fold(f64::MAX, f64::min)),
        _ => measured(parse, url),
    }
}

fn parses<T: std::str::FromStr>(text: &str) -> bool {
    text.parse::<T>().map(black_box).is_ok()
}

/// Callgrind collects inside this function only.
#[unsafe(no_mangle)]
#[inline(never)]
extern "Rust" fn measured(parse: Parse, url: &str) {
    (0..PARSES).for_each(|_| drop(black_box(parse(black_box(url)))));
}

/// Texts of 128 KiB each. A parser that looks back or copies piece by piece needs quadratic time for them.
fn hostile() -> [(Parse, String); 10] {
    let long = |unit: &str| unit.repeat((128 << 10) / unit.len());
    let (postgres, nats): (Parse, Parse) = (parses::<Postgres>, parses::<Nats>);
    [
        (postgres, format!("postgres://u:{}@host/db", long("p"))),
        (postgres, format!("postgres://u:{}@host/db", long("%41"))),
        (postgres, format!("postgres://{}", long("u:@"))),
        (postgres, format!("postgres://u:p@{}/db", long("h,"))),
        (postgres, format!("postgres://u:p@host/db?{}", long("k=v&"))),
        (postgres, format!("postgres://u:p@[{}]/db", long("1:"))),
        (nats, long("nats://host,")),
        (nats, format!("nats://host{}", long(",n:/"))),
        (nats, format!("nats://{}", long("host,"))),
        (parses::<MongoDb>, format!("mongodb://u:{}@host/db", long(","))),
    ]
}

fn nanoseconds(parse: Parse, url: &str) -> f64 {
    let start = Instant::now();
    (0..2_000).for_each(|_| drop(black_box(parse(black_box(url)))));
    start.elapsed().as_secs_f64() * 1e9 / 2_000.0
}

/// Returns the fastest of a few rounds, because other programs may run at the same time.
fn milliseconds(parse: Parse, text: &str) -> f64 {
    let once = || {
        let start = Instant::now();
        black_box(parse(text));
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..5).map(|_| once()).fold(f64::MAX, f64::min)
}

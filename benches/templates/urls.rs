//! Parses a URL in the way its argument says.

use std::hint::black_box;
use std::time::Instant;

use factor3::resource::Postgres;
use url::Url;

const URL: &str = "postgres://reporting:correct-horse-battery@db-3.eu-central-1.example.com:6432/ledger?sslmode=require";
/// As in the runner.
const PARSES: u32 = 64;

fn main() {
    assert_eq!(URL.len(), 100);
    let parse: fn(&str) -> bool = match std::env::args().nth(1).as_deref() {
        Some("url" | "url-hostile") => |text| text.parse::<Url>().map(black_box).is_ok(),
        Some("factor3" | "factor3-hostile") => |text| text.parse::<Postgres>().map(black_box).is_ok(),
        _ => panic!("url or factor3, and -hostile?"),
    };
    assert!(parse(URL), "both read it");
    if std::env::args().nth(1).is_some_and(|word| word.ends_with("-hostile")) {
        println!("{}", hostile().iter().map(|text| milliseconds(parse, text)).fold(0.0, f64::max));
    } else {
        measured(parse);
    }
}

/// Callgrind collects inside this function only.
#[unsafe(no_mangle)]
#[inline(never)]
extern "Rust" fn measured(parse: fn(&str) -> bool) {
    (0..PARSES).for_each(|_| drop(black_box(parse(black_box(URL)))));
}

/// Each of 128 KiB, where a parser that looks back or copies piece by piece needs the square of that.
fn hostile() -> [String; 6] {
    let long = |unit: &str| unit.repeat((128 << 10) / unit.len());
    [
        format!("postgres://u:{}@host/db", long("p")),
        format!("postgres://u:{}@host/db", long("%41")),
        format!("postgres://{}", long("u:@")),
        format!("postgres://u:p@{}/db", long("h,")),
        format!("postgres://u:p@host/db?{}", long("k=v&")),
        format!("postgres://u:p@[{}]/db", long("1:")),
    ]
}

fn milliseconds(parse: fn(&str) -> bool, text: &str) -> f64 {
    let start = Instant::now();
    black_box(parse(text));
    start.elapsed().as_secs_f64() * 1e3
}

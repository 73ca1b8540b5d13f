//! A canary in every place where a URL can hold a credential, with junk around it. No output may show it:
//! as it is, decoded, in another case, or any 6 characters of it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::{Debug, Display};

use factor3::resource::{Http, Postgres, Redis, Smtp};
use factor3::{FromEnvStr, ValueError};

const CANARY: &str = "Zq7Kx9Wv3Jp";
const WINDOW: usize = 6;
const INPUTS: u32 = 60_000;

#[test]
fn no_output_shows_a_credential() {
    let mut tally = Tally::default();
    run(&mut tally, |service, text| match service {
        "postgres" => outputs::<Postgres>(text),
        "redis" => outputs::<Redis>(text),
        "smtp" => outputs::<Smtp>(text),
        _ => outputs::<Http>(text),
    });
    assert!(tally.leaks.is_empty(), "{} leaks, such as {:#?}", tally.leaks.len(), tally.leaks.first());
    // The generator reaches both sides.
    assert!(tally.accepted > INPUTS / 20 && tally.refused > INPUTS / 20, "{tally:?}");
}

/// The harness must catch what a naive redactor leaks, or it proves nothing.
#[test]
fn negative_control_a_naive_redactor_is_caught() {
    let mut tally = Tally::default();
    run(&mut tally, |_, text| match naive_redactor(text) {
        Some(shown) => Output { accepted: true, shown },
        None => Output { accepted: false, shown: "invalid URL".to_owned() },
    });
    assert!(tally.leaks.len() > 1_000, "{tally:?}");
}

/// Splits at the last `@` of the authority and replaces the password, as `set_password("***")` does.
fn naive_redactor(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (userinfo, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    if host.split_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_err() && !port.is_empty()) {
        return None;
    }
    Some(match userinfo.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{host}{tail}"),
        None => format!("{scheme}://{userinfo}@{host}{tail}"),
    })
}

#[derive(Default, Debug)]
struct Tally {
    accepted: u32,
    refused: u32,
    leaks: Vec<(String, String)>,
}

struct Output {
    accepted: bool,
    shown: String,
}

fn outputs<T: FromEnvStr + Display + Debug + Clone>(text: &str) -> Output {
    match T::from_env_str(text) {
        Ok(url) => {
            let again = T::from_env_str(&url.to_string()).map_or_else(error, |url| url.to_string());
            Output { accepted: true, shown: format!("{url}\n{url:?}\n{url:#?}\n{:?}\n{again}", url.clone()) }
        }
        Err(refusal) => Output { accepted: false, shown: error(refusal) },
    }
}

fn error(error: ValueError) -> String {
    format!("{error}\n{error:?}\n{error:#?}")
}

fn run(tally: &mut Tally, output: impl Fn(&str, &str) -> Output) {
    let mut random = Xorshift(0x2545_f491_4f6c_dd1d);
    for _ in 0..INPUTS {
        let (service, text) = input(&mut random);
        let output = output(service, &text);
        if output.accepted {
            tally.accepted += 1;
        } else {
            tally.refused += 1;
        }
        if shows_canary(&output.shown) {
            tally.leaks.push((text, output.shown));
        }
    }
}

/// A URL with the canary where a credential stands: `{}`.
const TEMPLATES: &[(&str, &str)] = &[
    ("postgres", "postgres://app:{}@db/shop"),
    ("postgres", "postgres://app:{}@db-1:5432,db-2/shop?sslmode=require"),
    ("postgres", "postgresql://app:{}@%2Frun/shop"),
    ("postgres", "postgres://:{}@[::1]:5432"),
    ("postgres", "postgres://db/shop?user=app&password={}&sslmode=require"),
    ("postgres", "postgres://db/shop?application_name=web&sslpassword={}"),
    ("postgres", "postgres://db?pass%77ord={}&host=other"),
    ("postgres", "postgres://db?oauth_client_secret={}"),
    ("postgres", "postgres://db?some_token={}&pool=1"),
    ("redis", "redis://:{}@cache:6379/0"),
    ("redis", "rediss://worker:{}@cache/1#insecure"),
    ("redis", "redis://{}@cache/0"),
    ("redis", "unix:///run/redis.sock?db=1&pass={}"),
    ("redis", "redis://cache?password={}&db=2"),
    ("redis", "valkey+unix://:{}@/run/valkey.sock"),
    ("smtp", "smtp://robot:{}@mail:587?tls=required"),
    ("smtp", "submission://robot%40example.com:{}@mail/hello"),
    ("http", "https://{}@api.example.com/v1"),
    ("http", "https://{}:@api.example.com"),
    ("http", "https://user:{}@api.example.com/v1?page=2"),
    ("http", "https://hooks.example.com/{}"),
    ("http", "https://hooks.example.com/services/T0/{}"),
    ("http", "https://api.example.com/?api_key={}"),
    ("http", "https://api.example.com?access_token={}&page=2"),
    ("http", "https://api.example.com/v1?q={}"),
];

const JUNK: &[u8] = b"/?#@:%[]\\ &=,;+$.*\"'{}<>|^~-_1209aF\n\t";

fn input(random: &mut Xorshift) -> (&'static str, String) {
    let (service, template) = TEMPLATES[random.below(TEMPLATES.len())];
    let mut secret = format!("{}{CANARY}{}", junk(random, 5), junk(random, 5));
    match random.below(4) {
        0 => secret = encoded(&secret, |_| true),
        1 => secret = encoded(&secret, |byte| !byte.is_ascii_alphanumeric()),
        _ => {}
    }
    let mut text = template.replace("{}", &secret);
    for _ in 0..random.below(3) {
        text = broken(text, random);
    }
    (service, text)
}

/// Breaks the URL somewhere else. The `@` stays: without it nobody can tell that a password was meant.
fn broken(text: String, random: &mut Xorshift) -> String {
    let (secret, end) = text.find(CANARY).map_or((0, 0), |at| (at, at + CANARY.len()));
    let at = random.below(text.len());
    match random.below(8) {
        0 => format!("\"{text}\""),
        1 => format!("{text}\n"),
        2 => format!(" {text}"),
        3 => text.to_uppercase().replace(&CANARY.to_uppercase(), CANARY),
        4 => format!("{text},{text}"),
        5 => text.replacen("://", [":", ":/", "//", "", ":///"][random.below(5)], 1),
        6 if at < secret && !"@:/?#=&".contains(&text[at..=at]) => {
            format!("{}{}", &text[..at], &text[at + 1..])
        }
        7 if at >= end => format!("{}{}{}", &text[..at], junk(random, 2), &text[at..]),
        _ => text,
    }
}

fn junk(random: &mut Xorshift, most: usize) -> String {
    (0..random.below(most + 1)).map(|_| char::from(JUNK[random.below(JUNK.len())])).collect()
}

fn encoded(text: &str, which: impl Fn(u8) -> bool) -> String {
    let encode = |byte: u8| if which(byte) { format!("%{byte:02x}") } else { char::from(byte).to_string() };
    text.bytes().map(encode).collect()
}

fn shows_canary(shown: &str) -> bool {
    let canary = CANARY.to_lowercase();
    let contains = |text: &str| {
        let text = text.to_lowercase();
        (0..=canary.len() - WINDOW).any(|at| text.contains(&canary[at..at + WINDOW]))
    };
    contains(shown) || (shown.contains('%') && contains(&decoded(shown)))
}

fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('%') {
        decoded.push_str(before);
        match escape.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(char::from(byte));
                rest = &escape[2..];
            }
            None => rest = escape,
        }
    }
    decoded + rest
}

struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound
    }
}

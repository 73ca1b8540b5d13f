//! Puts a canary in every place where a URL can hold a credential, with junk around it.
//!
//! No output may show the canary: as it is, decoded, in another case, or any 6 characters of it.

mod brokers;
mod clusters;
mod documents;
mod http;
mod logs;
mod outputs;
mod sql;
mod stores;

use crate::random::Xorshift;
use crate::rounds::{rounds, thorough};

use outputs::{CANARY, Output, Template, reads, shows_canary};

/// `cargo test --release --test leak urls` tries 5 million.
const MILLIONS: usize = 5_000_000;

fn inputs() -> usize {
    if cfg!(debug_assertions) { rounds(60_000) } else { thorough().unwrap_or(1) * MILLIONS }
}

#[test]
fn no_output_shows_a_credential() {
    let tally = run(inputs(), |reads, text| reads(text));
    assert_eq!(tally.leaks, 0, "such as {:#?}", tally.first_leak);
    // The generator reaches both results.
    assert!(tally.accepted > inputs() / 20 && tally.refused > inputs() / 20, "{tally:?}");
}

/// The search must catch what a naive redactor leaks, otherwise it proves nothing.
#[test]
fn negative_control_a_naive_redactor_is_caught() {
    let inputs = inputs().min(MILLIONS);
    let tally = run(inputs, |_, text| match naive_redactor(text) {
        Some(shown) => Output { accepted: true, shown },
        None => Output { accepted: false, shown: "invalid URL".to_owned() },
    });
    assert!(tally.leaks > inputs / 60, "{tally:?}");
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
    accepted: usize,
    refused: usize,
    leaks: usize,
    first_leak: Option<(String, String)>,
}

fn run(inputs: usize, output: impl Fn(fn(&str) -> Output, &str) -> Output) -> Tally {
    let mut tally = Tally::default();
    let mut random = Xorshift::new();
    let templates = TEMPLATES.concat();
    for _ in 0..inputs {
        let (reads, text) = input(&mut random, &templates);
        let output = output(reads, &text);
        if output.accepted {
            tally.accepted += 1;
        } else {
            tally.refused += 1;
        }
        if shows_canary(&output.shown) {
            tally.leaks += 1;
            tally.first_leak.get_or_insert((text, output.shown));
        }
    }
    tally
}

/// All templates. A new service adds its own to the file where it belongs.
const TEMPLATES: &[&[Template]] = &[
    brokers::TEMPLATES,
    clusters::TEMPLATES,
    documents::TEMPLATES,
    http::TEMPLATES,
    logs::TEMPLATES,
    sql::TEMPLATES,
    stores::TEMPLATES,
];

const JUNK: &[u8] = b"/?#@:%[]\\ &=,;+$.*\"'{}<>|^~-_1209aF\n\t";

fn input(random: &mut Xorshift, templates: &[Template]) -> (fn(&str) -> Output, String) {
    let (reads, template) = templates[random.below(templates.len())];
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
    (reads, text)
}

/// Breaks the URL in another place. The `@` stays, because without it nobody can know that a password was meant.
fn broken(text: String, random: &mut Xorshift) -> String {
    let (secret, end) = text.find(CANARY).map_or((0, 0), |at| (at, at + CANARY.len()));
    let at = random.below(text.len());
    match random.below(9) {
        0 => format!("\"{text}\""),
        1 => format!("{text}\n"),
        2 => format!(" {text}"),
        3 => text.to_uppercase().replace(&CANARY.to_uppercase(), CANARY),
        4 => format!("{text},{text}"),
        5 => text.replacen("://", [":", ":/", "//", "", ":///"][random.below(5)], 1),
        6 if at < secret && !"@:/?#=&".contains(&text[at..=at]) => {
            format!("{}{}", &text[..at], &text[at + 1..])
        }
        // The text that begins the parameters after a path is mistyped, omitted or escaped. After a host, an @ in the
        // secret would end a userinfo.
        7 if text.find('?') > text.rfind('/') && text.matches('/').count() > 2 => {
            text.replacen('?', ["&", ";", "/", "", "%3F"][random.below(5)], 1)
        }
        8 if at >= end => format!("{}{}{}", &text[..at], junk(random, 2), &text[at..]),
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

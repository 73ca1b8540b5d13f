//! Searches log text for 30 secrets: `SEARCHER:TEXT:count`, or `SEARCHER:memory`.
//!
//! `SEARCHER:periodic:TIMES` searches a text of that many times 16 KiB, which nearly is a long secret at each position.

use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::sync::atomic::{AtomicIsize, Ordering::Relaxed};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use factor3::__private::Collector;
use factor3::Scrubber;

/// Counts the bytes that are allocated and not freed.
struct Heap;

#[global_allocator]
static HEAP: Heap = Heap;
static LIVE: AtomicIsize = AtomicIsize::new(0);

// SAFETY: the system's allocator handles every call.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.fetch_add(layout.size() as isize, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size() as isize, Relaxed);
        unsafe { System.dealloc(block, layout) }
    }
}

/// What searches, or copies.
enum Searcher {
    Memcpy,
    Text(Scrubber),
    Writer(Scrubber),
    WriterOfLines(Scrubber),
    WriterOfBytes(Scrubber),
    AhoCorasick(AhoCorasick),
}

/// The number of bytes of each text, as in the runner.
const BYTES: usize = 191 * 256;

fn main() {
    let argument = std::env::args().nth(1).expect("an argument");
    let words: Vec<&str> = argument.split(':').collect();
    let periodic = words[1] == "periodic";
    let secrets = if periodic { vec![("PERIODIC", periodic_secret())] } else { secrets() };
    let before = LIVE.load(Relaxed);
    let searcher = searcher(words[0], &secrets);
    let memory = LIVE.load(Relaxed) - before;
    if words[1] == "memory" {
        return println!("{memory}");
    }
    if periodic {
        let text = "a".repeat((16 << 10) * words[2].parse::<usize>().expect("a number"));
        assert_eq!(measured(&searcher, &text, &mut Vec::with_capacity(text.len())), 0);
        return;
    }
    let text = text(words[1], &secrets);
    // The first call is warm in an application, too.
    let mut copy = Vec::with_capacity(2 * BYTES);
    measured(&searcher, &text, &mut copy);
    copy.clear();
    let found = measured(&searcher, &text, &mut copy);
    assert_eq!(found > 0, words[1] == "secrets" && words[0] != "memcpy", "{found}");
}

/// Callgrind collects inside this function only, in both calls. Returns the number of secrets that were found.
#[unsafe(no_mangle)]
#[inline(never)]
extern "Rust" fn measured(searcher: &Searcher, text: &str, copy: &mut Vec<u8>) -> usize {
    let mut found = 0;
    match searcher {
        Searcher::Memcpy => copy.extend_from_slice(black_box(text).as_bytes()),
        Searcher::Text(scrubber) => {
            for line in black_box(text).split_inclusive('\n') {
                found += usize::from(black_box(scrubber.text(line)).len() != line.len());
            }
        }
        Searcher::Writer(scrubber) => {
            let mut writer = scrubber.writer(&mut *copy);
            for line in black_box(text).split_inclusive('\n') {
                writer.write_all(line.as_bytes()).expect("a vector takes everything");
            }
            drop(writer);
            found += usize::from(copy.len() != text.len());
        }
        Searcher::WriterOfLines(scrubber) => {
            for line in black_box(text).split_inclusive('\n') {
                scrubber.writer(&mut *copy).write_all(line.as_bytes()).expect("a vector takes everything");
            }
            found += usize::from(copy.len() != text.len());
        }
        Searcher::WriterOfBytes(scrubber) => {
            let mut writer = scrubber.writer(&mut *copy);
            for byte in black_box(text).as_bytes().chunks(1) {
                writer.write_all(byte).expect("a vector takes everything");
            }
            drop(writer);
            found += usize::from(copy.len() != text.len());
        }
        Searcher::AhoCorasick(automaton) => {
            for line in black_box(text).split_inclusive('\n') {
                found += black_box(automaton.find_iter(line)).count();
            }
        }
    }
    found
}

fn searcher(name: &str, secrets: &[(&'static str, String)]) -> Searcher {
    let automaton = |kind| {
        let texts: Vec<String> = secrets.iter().flat_map(|(_, secret)| forms(secret)).collect();
        let mut builder = AhoCorasick::builder();
        builder.kind(Some(kind)).match_kind(MatchKind::LeftmostLongest);
        Searcher::AhoCorasick(builder.build(texts).expect("an automaton"))
    };
    match name {
        "memcpy" => Searcher::Memcpy,
        "text" => Searcher::Text(scrubber(secrets)),
        "writer" => Searcher::Writer(scrubber(secrets)),
        "bytes" => Searcher::WriterOfBytes(scrubber(secrets)),
        "writers" => Searcher::WriterOfLines(scrubber(secrets)),
        "noncontiguous" => automaton(AhoCorasickKind::NoncontiguousNFA),
        "contiguous" => automaton(AhoCorasickKind::ContiguousNFA),
        "dfa" => automaton(AhoCorasickKind::DFA),
        _ => panic!("no searcher: {name}"),
    }
}

fn scrubber(secrets: &[(&'static str, String)]) -> Scrubber {
    let mut collector = Collector::new(|_| false);
    for (variable, secret) in secrets {
        collector.secret(variable, secret);
        collector.credentials(variable, "shop", secret);
    }
    collector.finish()
}

/// Thirty secrets of the usual shapes: keys with a known prefix, passwords, digits, JSON Web Tokens.
fn secrets() -> Vec<(&'static str, String)> {
    let mut random = Xorshift(0x2545_f491_4f6c_dd1d);
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let punctuation = "!#$%&()*+,-./:;<=>?@[]^_{|}~\"\\";
    let mut secrets = Vec::new();
    for group in 0..6 {
        let mut add = |name: &str, prefix: &str, alphabet: &str, length| {
            let name: &'static str = Box::leak(format!("{name}_{group}").into_boxed_str());
            let alphabet: Vec<char> = alphabet.chars().collect();
            let rest: String = (0..length).map(|_| alphabet[random.below(alphabet.len())]).collect();
            secrets.push((name, format!("{prefix}{rest}")));
        };
        add("STRIPE_API_KEY", "sk_live_", letters, 24);
        add("DATABASE_PASSWORD", "", letters, 20);
        add("MAIL_PASSWORD", "", &format!("{letters}{punctuation}"), 32);
        add("SESSION_KEY", "", "0123456789abcdef", 64);
        add("SERVICE_TOKEN", "eyJhbGciOi", &format!("{letters}-_"), 160);
    }
    secrets
}

fn periodic_secret() -> String {
    let half = "a".repeat(4 << 10);
    format!("{half}b{half}")
}

/// The forms of a secret that the scrubber knows, written in another way.
fn forms(secret: &str) -> Vec<String> {
    let mut forms = vec![secret.to_owned(), format!("{secret:?}").trim_matches('"').to_owned()];
    for kept in ["", "-._~", "-._~/", "-._~!'()*", "-._~!$&'()*+,;=:"] {
        let percent = |escape: fn(u8) -> String| -> String {
            let encode = |byte: u8| {
                let keep = byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte);
                if keep { char::from(byte).to_string() } else { escape(byte) }
            };
            secret.bytes().map(encode).collect()
        };
        forms.extend([percent(|byte| format!("%{byte:02X}")), percent(|byte| format!("%{byte:02x}"))]);
    }
    for upper in [false, true] {
        forms.push(secret.bytes().fold(String::new(), |mut text, byte| {
            let _ = if upper { write!(text, "%{byte:02X}") } else { write!(text, "%{byte:02x}") };
            text
        }));
    }
    let json = secret.replace('\\', "\\\\").replace('"', "\\\"");
    forms.extend([json.replace('/', "\\/"), json]);
    for text in [secret.to_owned(), format!("shop:{secret}"), format!("\0shop\0{secret}")] {
        let standard = base64(text.as_bytes());
        let url_safe = standard.replace('+', "-").replace('/', "_");
        for padded in [standard, url_safe] {
            forms.extend([padded.trim_end_matches('=').to_owned(), padded]);
        }
    }
    for separator in [", ", ","] {
        forms.push(secret.as_bytes().iter().map(u8::to_string).collect::<Vec<_>>().join(separator));
    }
    forms.sort();
    forms.dedup();
    forms
}

fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().zip([16, 8, 0]).fold(0_u32, |bits, (byte, shift)| bits | u32::from(*byte) << shift);
        for place in 0..4 {
            let digit = digits[(bits >> (18 - 6 * place) & 0x3f) as usize];
            text.push(if place <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

fn text(name: &str, secrets: &[(&'static str, String)]) -> String {
    let mut random = Xorshift(0x9e37_79b9_7f4a_7c15);
    let mut text = String::new();
    while text.len() < BYTES {
        let (number, other) = (random.below(1 << 30), random.below(1 << 30));
        let (_, secret) = &secrets[random.below(secrets.len())];
        let from = text.len();
        match name {
            "json" => {
                let _ = write!(
                    text,
                    "{{\"timestamp\":\"2026-03-14T09:26:53.{:06}Z\",\"level\":\"INFO\",\"target\":\"shop::orders\",\"message\":\"order accepted\",\"order_id\":\"{number:010}\",\"customer\":\"{other:08x}\",\"span\":{{\"name\":\"POST /orders\"}}",
                    number % 1_000_000,
                );
                while text.len() < from + 189 {
                    text.push(' ');
                }
                text.push_str("}\n");
                assert_eq!(text.len(), from + 191);
            }
            "plain" => {
                let _ = writeln!(
                    text,
                    "2026-03-14T09:26:53.{:06}Z  INFO shop::orders: order accepted order_id={number} customer={other:x} elapsed={}ms",
                    number % 1_000_000,
                    other % 1000,
                );
            }
            "secrets" => {
                let _ = writeln!(
                    text,
                    "2026-03-14T09:26:53Z DEBUG client: connecting with password {secret:?} as order {number}",
                );
            }
            // The starts of secrets, so that each position begins what may be one.
            "starts" => text.extend(secret.chars().take(8)),
            // A secret with another last character.
            "almost" => {
                text.push_str(secret.get(..secret.len() - 1).unwrap_or_default());
                text.push(' ');
            }
            _ => panic!("no text: {name}"),
        }
    }
    text.truncate(BYTES);
    text
}

/// The generator of Marsaglia, "Xorshift RNGs", 2003.
struct Xorshift(u64);

impl Xorshift {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound
    }
}

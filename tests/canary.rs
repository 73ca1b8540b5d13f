//! A canary in every place where a value stands, well-formed and broken. No output may show any part of it.
//!
//! Whether the grammar of a URL can leak is searched in `resource_canary.rs`; here it is a field like any other.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod child;
mod random;
mod search;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::fmt::{self, Debug};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use factor3::resource::{Http, Postgres, Redis, Smtp};
use factor3::{
    Base64, BindAddr, ByteSize, Config, Env, Error, FromEnvStr, Hex, SecretBox, SecretString, ValueError,
};
use random::Xorshift;
use search::{CANARY, leak};

const ROUNDS: usize = 500;

#[derive(Debug, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// A type of the app's whose error shows the text in each of its forms, and whose `Debug` redacts.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Token(String);

#[derive(Clone)]
struct Loud(String);

impl Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[REDACTED]")
    }
}

impl Debug for Loud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid value {:?}", self.0)
    }
}

impl fmt::Display for Loud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid value {}", self.0)
    }
}

impl std::error::Error for Loud {}

impl FromStr for Token {
    type Err = Loud;

    fn from_str(text: &str) -> Result<Self, Loud> {
        if text.starts_with("t-") { Ok(Self(text.to_owned())) } else { Err(Loud(text.to_owned())) }
    }
}

fn parse_string(text: &str) -> Result<SecretString, String> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(format!("invalid value {text}")) }
}

fn parse_boxed(text: &str) -> Result<SecretString, Box<dyn std::error::Error>> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(Loud(text.to_owned()).into()) }
}

fn parse_static(text: &str) -> Result<SecretString, &'static str> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err("it must start with t-") }
}

fn parse_value_error(text: &str) -> Result<SecretString, ValueError> {
    if text.starts_with("t-") { Ok(text.into()) } else { Err(ValueError::expected("a t- token")) }
}

fn refuse_text(secret: &SecretString) -> Result<(), String> {
    use factor3::ExposeSecret as _;
    Err(format!("invalid value {}", secret.expose_secret()))
}

fn refuse_token(token: &Token) -> Result<(), Loud> {
    Err(Loud(token.0.clone()))
}

fn refuse_all(all: &Checked) -> Result<(), Loud> {
    Err(Loud(all.whole.0.clone()))
}

#[derive(Debug, Config)]
#[config(prefix = "CHECKED_", validate = refuse_all)]
struct Checked {
    whole: Token,
}

/// Every field can fail. `Debug` of the config would show what is plain, so only those below are read by it.
#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Plain {
    text: String,
    dir: PathBuf,
    flag: bool,
    mark: char,
    port: u16,
    rate: f64,
    timeout: Duration,
    size: ByteSize,
    ip: IpAddr,
    socket: SocketAddr,
    bind: BindAddr,
    level: Level,
    #[config(range = 10..=99)]
    percent: u8,
    #[config(min_len = 99)]
    name: String,
    words: Vec<String>,
    levels: Vec<Level>,
    ports: BTreeSet<u16>,
    limits: BTreeMap<String, u8>,
    by_level: BTreeMap<u8, String>,
    labels: HashMap<String, String>,
}

/// All of it is secret, so that `Debug` of the config is searched as well.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Secrets {
    api_key: Option<SecretString>,
    pin: Option<SecretBox<u16>>,
    signing_key: Option<Base64>,
    encryption_key: Option<Hex>,
    #[config(min_len = 8)]
    password: Option<SecretString>,
    #[config(default = "")]
    tokens: Vec<SecretString>,
    #[config(default = "")]
    pins: Vec<SecretBox<u16>>,
    #[config(default = "")]
    keys: Vec<Base64>,
    #[config(secret)]
    own: Option<Token>,
    #[config(secret, default = "")]
    owns: BTreeMap<Token, Token>,
    #[config(value_parser = parse_string)]
    by_string: Option<SecretString>,
    #[config(value_parser = parse_boxed)]
    by_boxed: Option<SecretString>,
    #[config(value_parser = parse_static)]
    by_static: Option<SecretString>,
    #[config(value_parser = parse_value_error)]
    by_value_error: Option<SecretString>,
    #[config(validate = refuse_text)]
    refused: Option<SecretString>,
    #[config(secret, validate = refuse_token)]
    refused_token: Option<Token>,
    #[config(flatten)]
    checked: Option<Checked>,
}

#[cfg(feature = "serde")]
#[derive(Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Serde {
    #[config(serde)]
    address: std::net::Ipv4Addr,
    #[config(serde)]
    number: std::num::Wrapping<u8>,
    #[config(serde)]
    list: Vec<u8>,
}

#[cfg(not(feature = "serde"))]
type Serde = Plain;

/// Their `Debug` shows what is no credential, so their canaries stand only where credentials do.
#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is shown of them")]
struct Resources {
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

/// Texts with the canary in them: whole, in lists and maps, encoded, behind what a type takes, and cut off.
const FORMS: &[&str] = &[
    "{}",
    "t-{}",
    "1{}",
    "{}\n",
    " {}",
    "\"{}\"",
    "a,{},b",
    "{},,",
    ",{}",
    "a={},b=2",
    "{}=1,{}=1",
    "1={}",
    "{}=",
    "t-{}=t-{}",
    "t-{}=x",
    "={}",
    "127.0.0.1:{}",
    "{}:80",
    "[{}]:80",
    "http://{}:{}@host/{}?{}#{}",
    "1h{}",
    "64{}",
    "0x{}",
    "low{}",
    "${{}}",
    "$({})",
    "{}\u{7f}",
    "\u{1b}[31m{}",
    "{}\u{feff}",
    "x{}\\",
    "%{}",
    "{}=\u{e9}",
];

fn value(random: &mut Xorshift) -> OsString {
    let mut text = random.one_of(FORMS).replace("{}", CANARY);
    for _ in 0..random.below(3) {
        text = match random.below(5) {
            0 => text.replace(CANARY, &CANARY.to_lowercase()),
            1 => CANARY
                .bytes()
                .fold(text, |text, byte| text.replacen(char::from(byte), &format!("%{byte:02x}"), 1)),
            2 => format!("{text}{}", ",;= \t\n%&@:/"[random.below(11)..].chars().next().unwrap_or(' ')),
            3 => CANARY.bytes().map(|byte| format!("{byte:02x}")).collect(),
            _ => format!("{text}{}", "=".repeat(random.below(3))),
        };
    }
    not_always_utf_8(text, random)
}

#[cfg(unix)]
fn not_always_utf_8(text: String, random: &mut Xorshift) -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    let mut bytes = text.into_bytes();
    if random.below(8) == 0 {
        bytes.insert(random.below(bytes.len() + 1), 0xff);
    }
    OsString::from_vec(bytes)
}

#[cfg(not(unix))]
fn not_always_utf_8(text: String, _: &mut Xorshift) -> OsString {
    text.into()
}

/// An environment with the canary in each variable of the schema, of which some are absent.
fn vars(schema: &factor3::Schema, random: &mut Xorshift) -> Vec<(OsString, OsString)> {
    let share = 2 + random.below(6);
    let mut vars: Vec<(OsString, OsString)> = Vec::new();
    for declared in schema.variables() {
        if random.below(share) != 0 {
            vars.push((declared.name.into_owned().into(), value(random)));
        }
    }
    // A misspelt name, whose value must not show beside it.
    vars.push(("API_KYE".into(), value(random)));
    vars.push(("TEXTT".into(), value(random)));
    vars
}

/// A URL whose credential is the canary, which stands between what a password may hold and a URL may not.
fn url(random: &mut Xorshift) -> (&'static str, String) {
    let (name, url) = random.one_of(URLS);
    let mut junk =
        || random.one_of(&["", "", "", "/", "?", "#", "@", ":", "%", "%40", " ", "[", "\\", "\n", ","]);
    let credential = format!("{}{CANARY}{}", junk(), junk());
    (name, url.replace("{}", &credential))
}

/// All that can be shown of an error.
fn of_error(error: &Error) -> String {
    let mut shown =
        format!("{error}\n{error:?}\n{error:#?}\n{:?}", std::error::Error::source(error).is_some());
    for problem in error.problems() {
        let reason = problem.reason();
        shown +=
            &format!("\n{problem}\n{problem:?}\n{problem:#?}\n{reason:?}\n{reason:#?}\n{}", reason.code());
        shown += &format!(
            "\n{}\n{:?}\n{}\n{}",
            problem.expected(),
            problem.hint(),
            problem.doc(),
            problem.field()
        );
        shown += problem.variable();
    }
    shown
}

struct Tally {
    loaded: usize,
    refused: usize,
    leaks: Vec<String>,
}

impl Tally {
    fn search(&mut self, shown: &str) {
        if let Some(form) = leak(shown) {
            self.leaks.push(format!("{form}: {shown}"));
        }
    }
}

/// Loads `T` from environments full of canaries; `of_config` is what a loaded one shows.
fn run<T: Config>(of_config: impl Fn(&T) -> String) -> Tally {
    let mut random = Xorshift::new();
    let mut tally = Tally { loaded: 0, refused: 0, leaks: Vec::new() };
    for _ in 0..ROUNDS {
        let env = Env::from_vars(vars(T::SCHEMA, &mut random));
        tally.search(&format!("{env:?}\n{env:#?}"));
        match T::load(&env) {
            Ok(loaded) => {
                tally.loaded += 1;
                tally.search(&format!("{}\n{:?}\n{:#?}", loaded.report, loaded.report, loaded.report));
                tally.search(&of_config(&loaded.config));
            }
            Err(error) => {
                tally.refused += 1;
                tally.search(&of_error(&error));
            }
        }
    }
    tally
}

#[track_caller]
fn assert_silent(tally: &Tally) {
    assert!(tally.leaks.is_empty(), "{} leaks, such as {}", tally.leaks.len(), tally.leaks[0]);
}

#[test]
fn no_report_shows_a_plain_value() {
    let tally = run::<Plain>(|_| String::new());
    assert_silent(&tally);
    assert!(tally.refused > 0);
}

#[test]
fn no_report_shows_what_serde_says() {
    let tally = run::<Serde>(|_| String::new());
    assert_silent(&tally);
    assert!(tally.refused > 0);
}

#[test]
fn neither_report_nor_debug_shows_a_secret() {
    assert_silent(&run::<Secrets>(|config| format!("{config:?}\n{config:#?}")));
    // Few have all of their fields well-formed at once, so each is loaded alone.
    let mut random = Xorshift::new();
    let mut tally = Tally { loaded: 0, refused: 0, leaks: Vec::new() };
    let declared = Secrets::SCHEMA.variables();
    for _ in 0..ROUNDS {
        let name = OsString::from(declared[random.below(declared.len())].name.as_ref());
        match Secrets::load(&Env::from_vars([(name, value(&mut random))])) {
            Ok(loaded) => {
                tally.loaded += 1;
                tally.search(&format!("{loaded:?}\n{loaded:#?}"));
            }
            Err(error) => {
                tally.refused += 1;
                tally.search(&of_error(&error));
            }
        }
    }
    assert_silent(&tally);
    // The generator reaches both sides.
    assert!(tally.loaded > ROUNDS / 10 && tally.refused > ROUNDS / 10, "{} {}", tally.loaded, tally.refused);
}

#[test]
fn neither_report_nor_debug_shows_the_credential_of_a_resource() {
    let mut random = Xorshift::new();
    let mut tally = Tally { loaded: 0, refused: 0, leaks: Vec::new() };
    for _ in 0..4 * ROUNDS {
        match Resources::load(&Env::from_vars([url(&mut random)])) {
            Ok(loaded) => {
                tally.loaded += 1;
                tally.search(&format!("{loaded:?}\n{loaded:#?}\n{}", loaded.report));
            }
            Err(error) => {
                tally.refused += 1;
                tally.search(&of_error(&error));
            }
        }
    }
    assert_silent(&tally);
    assert!(tally.loaded > ROUNDS / 2 && tally.refused > ROUNDS / 2, "{} {}", tally.loaded, tally.refused);
    // In a report it shows nowhere, wherever it stands.
    assert_silent(&run::<Resources>(|_| String::new()));
}

#[test]
fn neither_a_text_on_its_way_nor_a_value_error_shows_it() {
    assert_eq!(leak(&format!("{:?}", factor3::Text::from(CANARY))), None);
    let errors = [
        u16::from_env_str(CANARY).err(),
        Duration::from_env_str(CANARY).err(),
        Level::from_env_str(CANARY).err(),
    ];
    assert_eq!(leak(&format!("{errors:?} {errors:#?}")), None);
}

#[test]
fn refuse() {
    if child::is("refuse") {
        println!("started with {:?}", Secrets::from_env_or_exit());
        Plain::from_env_or_exit();
    }
}

#[test]
fn a_process_that_refuses_to_start_shows_it_nowhere() {
    let mut random = Xorshift::new();
    let (mut refused, mut started) = (0, 0);
    for round in 0..60 {
        let schema = if round % 2 == 0 { Secrets::SCHEMA } else { Plain::SCHEMA };
        let output = child::command("refuse").envs(vars(schema, &mut random)).output().unwrap();
        refused += usize::from(output.status.code() == Some(78));
        started += usize::from(String::from_utf8_lossy(&output.stdout).contains("started"));
        assert_eq!(leak(&String::from_utf8_lossy(&output.stderr)), None);
        assert_eq!(leak(&String::from_utf8_lossy(&output.stdout)), None);
    }
    assert_eq!(refused, 60);
    assert!(started >= 30, "{started}: without secrets it is the plain values that are wrong");
}

/// The same runs with an error that repeats the value, and with a redaction that keeps a part of it.
#[test]
fn negative_control_naive_outputs_are_caught() {
    let mut random = Xorshift::new();
    let naive_error = |value: &str| format!("invalid value {value}");
    let parser_error = |value: &str| format!("{:?}", value.parse::<Token>());
    let debug_error = |value: &str| format!("{:?}", value.as_bytes());
    let first_half =
        |value: &str| format!("{}***", value.chars().take(value.chars().count() / 2 + 4).collect::<String>());
    let behind_colon = |value: &str| format!("{}:***", value.split(':').next().unwrap_or(value));
    let outputs: [&dyn Fn(&str) -> String; 5] =
        [&naive_error, &parser_error, &debug_error, &first_half, &behind_colon];
    for (place, output) in outputs.iter().enumerate() {
        let values = (0..ROUNDS).map(|_| value(&mut random).to_string_lossy().into_owned());
        let caught = values.filter(|value| leak(&output(value)).is_some()).count();
        assert!(caught > ROUNDS / 3, "{place}: {caught} of {ROUNDS}");
    }
}

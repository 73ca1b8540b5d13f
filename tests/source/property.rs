//! k broken variables of n give exactly k problems, in order, for each way to break them and each way to read them.
use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use factor3::{Base64, BindAddr, ByteSize, Config, Env, FromEnvStr, Hex, Origin, SecretBox, SecretString};

use crate::random::Xorshift;
use crate::rounds::rounds;

#[derive(Debug, PartialEq, Eq, FromEnvStr)]
enum Level {
    Low,
    High,
}

/// A type that implements only `FromStr`, with an error that repeats the text.
#[derive(Debug)]
struct Even;

impl FromStr for Even {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() % 2 == 0 { Ok(Self) } else { Err(text.to_owned()) }
    }
}

fn upper(text: &str) -> Result<String, String> {
    if text.chars().all(|c| c.is_ascii_uppercase()) { Ok(text.to_owned()) } else { Err(text.to_owned()) }
}

fn slash(text: &str) -> Result<(), String> {
    if text.starts_with('/') { Ok(()) } else { Err(text.to_owned()) }
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is wrong")]
struct Scalars {
    text: String,
    dir: PathBuf,
    flag: bool,
    mark: char,
    port: u16,
    offset: i32,
    big: u128,
    workers: NonZeroU32,
    rate: f64,
    timeout: Duration,
    size: ByteSize,
    ip: IpAddr,
    socket: SocketAddr,
    bind: BindAddr,
    level: Level,
    even: Even,
    #[config(range = 10..=99)]
    percent: u8,
    #[config(min_len = 4)]
    name: String,
    #[config(value_parser = upper)]
    code: String,
    #[config(validate = slash)]
    path: String,
}

#[derive(Debug, Config)]
#[config(prefix = "SEC_")]
#[allow(dead_code, reason = "what counts is what is wrong")]
struct Secrets {
    api_key: SecretString,
    #[config(min_len = 8)]
    password: SecretString,
    #[config(range = 1000..=9999)]
    pin: SecretBox<u16>,
    signing_key: Base64<4>,
    encryption_key: Hex<4>,
    tokens: Vec<SecretString>,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is wrong")]
struct Lists {
    words: Vec<String>,
    #[config(separator = ";")]
    ports: Vec<u16>,
    levels: HashSet<u8>,
    limits: BTreeMap<String, u8>,
    evens: Vec<Even>,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what is wrong")]
struct App {
    #[config(flatten)]
    scalars: Scalars,
    #[config(flatten, prefix = "X_")]
    secrets: Secrets,
    #[config(flatten, prefix = "OPT_")]
    maybe: Option<Lists>,
    #[config(flatten, prefix = "LIST_")]
    lists: Lists,
    #[config(flatten, prefix = "NESTED_")]
    nested: Option<Secrets>,
    last: u64,
}

/// The texts that a field accepts, and those that it rejects. Texts of secrets and of plain text contain `ZQXJK`,
/// which no report may contain.
struct Row {
    name: &'static str,
    good: &'static [&'static str],
    bad: &'static [&'static str],
}

const NUMBER: [&str; 5] = ["ZQXJK", "7 ", "\t7", "7ZQXJK", "0x7ZQXJK"];

const ROWS: &[Row] = &[
    Row { name: "TEXT", good: &["a", " b "], bad: &[] },
    Row { name: "DIR", good: &["/", "~/x"], bad: &[] },
    Row { name: "FLAG", good: &["on", "0", "TRUE"], bad: &["ZQXJK", "on ", "2"] },
    Row { name: "MARK", good: &["x", "ä"], bad: &["ZQXJK", "xy"] },
    Row { name: "PORT", good: &["80", "+80", "080"], bad: &["65536", "-1", "ZQXJK", "80\n"] },
    Row { name: "OFFSET", good: &["-7", "7"], bad: &NUMBER },
    Row { name: "BIG", good: &["0", "340282366920938463463374607431768211455"], bad: &NUMBER },
    Row { name: "WORKERS", good: &["1"], bad: &["0", "ZQXJK", "1 "] },
    Row { name: "RATE", good: &["0.5", "1e3"], bad: &["inf", "nan", "ZQXJK", "1e999", "0.5 "] },
    Row { name: "TIMEOUT", good: &["1h30m"], bad: &["30", "5M", "ZQXJK", "1s ", "-1s"] },
    Row { name: "SIZE", good: &["64MiB", "0"], bad: &["64XB", "ZQXJK", "1 MB ", "99999999999999999999"] },
    Row { name: "IP", good: &["127.0.0.1", "::1"], bad: &["localhostZQXJK", "127.1", "::1 "] },
    Row { name: "SOCKET", good: &["127.0.0.1:80"], bad: &["127.0.0.1", "ZQXJK:80", "127.0.0.1:80\r"] },
    Row { name: "BIND", good: &["8080", ":8080", "[::]:80"], bad: &["ZQXJK:80", "99999", "80 "] },
    Row { name: "LEVEL", good: &["low", "High"], bad: &["ZQXJK", "lows", "low "] },
    Row { name: "EVEN", good: &["xy"], bad: &["ZQXJK"] },
    Row { name: "PERCENT", good: &["10", "99"], bad: &["9", "100", "256", "ZQXJK"] },
    Row { name: "NAME", good: &["abcd", "äöüß"], bad: &["äöü", "ZQ"] },
    Row { name: "CODE", good: &["ABC"], bad: &["zqxjk", "ABC "] },
    Row { name: "PATH", good: &["/"], bad: &["ZQXJK", " /"] },
    Row { name: "X_SEC_API_KEY", good: &["k", "k\n"], bad: &[] },
    Row { name: "X_SEC_PASSWORD", good: &["12345678"], bad: &["ZQXJK"] },
    Row { name: "X_SEC_PIN", good: &["1234"], bad: &["999", "ZQXJK", "1234 ", "99999"] },
    Row { name: "X_SEC_SIGNING_KEY", good: &["3q2+7w=="], bad: &["ZQXJK", "3q2+7w==\n", "3q2+"] },
    Row { name: "X_SEC_ENCRYPTION_KEY", good: &["deadbeef"], bad: &["ZQXJK", "deadbee", "deadbeef "] },
    Row { name: "X_SEC_TOKENS", good: &["a,b", "a,"], bad: &["ZQXJK,,b", ","] },
    Row { name: "OPT_WORDS", good: &["a,b"], bad: &["ZQXJK,,", ",ZQXJK"] },
    Row { name: "OPT_PORTS", good: &["1;2"], bad: &["1,2", "1;ZQXJK"] },
    Row { name: "OPT_LEVELS", good: &["1,1"], bad: &["256", "1,ZQXJK"] },
    Row { name: "OPT_LIMITS", good: &["a=1,b=2"], bad: &["ZQXJK", "a=1,a=2", "=1", "a=ZQXJK"] },
    Row { name: "OPT_EVENS", good: &["xy,zw"], bad: &["xy,ZQXJK"] },
    Row { name: "LIST_WORDS", good: &["a"], bad: &["ZQXJK,,", ","] },
    Row { name: "LIST_PORTS", good: &["1;2;"], bad: &["1;ZQXJK;3"] },
    Row { name: "LIST_LEVELS", good: &["3"], bad: &["-1", "3,ZQXJK"] },
    Row { name: "LIST_LIMITS", good: &["a=0"], bad: &["ZQXJK=256", "a"] },
    Row { name: "LIST_EVENS", good: &["xy"], bad: &["ZQXJK"] },
    Row { name: "NESTED_SEC_API_KEY", good: &["k"], bad: &[] },
    Row { name: "NESTED_SEC_PASSWORD", good: &["12345678"], bad: &["ZQXJK"] },
    Row { name: "NESTED_SEC_PIN", good: &["9999"], bad: &["0", "ZQXJK"] },
    Row { name: "NESTED_SEC_SIGNING_KEY", good: &["AAAAAA"], bad: &["AAAA", "ZQXJK"] },
    Row { name: "NESTED_SEC_ENCRYPTION_KEY", good: &["00000000"], bad: &["ZQXJK", "0x00000000"] },
    Row { name: "NESTED_SEC_TOKENS", good: &["t"], bad: &["ZQXJK,,ZQXJK"] },
    Row { name: "LAST", good: &["1"], bad: &["ZQXJK", "1.0"] },
];

/// Groups of variables that may be absent together, by the start of their names.
const GROUPS: [&str; 2] = ["OPT_", "NESTED_"];

#[derive(Default)]
struct Case {
    vars: Vec<(OsString, OsString)>,
    /// The broken variables, with the code that each must have. For a bad text `""` allows any code.
    broken: Vec<(&'static str, &'static str)>,
}

fn case(random: &mut Xorshift) -> Case {
    let mut case = Case::default();
    let share = 1 + random.below(12);
    let breaks = random.below(20) > 0;
    let absent = GROUPS.map(|_| random.below(3) == 0);
    for group in ROWS.chunk_by(|a, b| group(a) == group(b)) {
        if group_is_absent(&group[0], absent) {
            // An empty variable counts as absent.
            let empty = group.iter().filter(|_| random.below(4) == 0).collect::<Vec<_>>();
            case.vars.extend(empty.iter().map(|row| (row.name.into(), OsString::new())));
            continue;
        }
        // One variable is set, so that the group is present.
        let keep = random.below(group.len());
        for (place, row) in group.iter().enumerate() {
            case.add(row, breaks && random.below(share) == 0, place == keep, random);
        }
    }
    case
}

fn group(row: &Row) -> Option<usize> {
    GROUPS.iter().position(|start| row.name.starts_with(start))
}

fn group_is_absent(row: &Row, absent: [bool; 2]) -> bool {
    group(row).is_some_and(|group| absent[group])
}

impl Case {
    fn add(&mut self, row: &Row, broken: bool, keep: bool, random: &mut Xorshift) {
        let set = |text: &str| (OsString::from(row.name), OsString::from(text));
        if !broken {
            return self.vars.push(set(random.one_of(row.good)));
        }
        match random.below(5) {
            0 if !keep => self.broken.push((row.name, "missing")),
            1 if !keep => {
                self.vars.push(set(""));
                self.broken.push((row.name, "empty"));
            }
            2 if cfg!(unix) && row.name != "DIR" => {
                self.vars.push((row.name.into(), not_utf_8()));
                self.broken.push((row.name, "not_unicode"));
            }
            _ if row.bad.is_empty() => self.vars.push(set(random.one_of(row.good))),
            _ => {
                self.vars.push(set(random.one_of(row.bad)));
                self.broken.push((row.name, ""));
            }
        }
    }
}

#[cfg(unix)]
fn not_utf_8() -> OsString {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(b"ZQXJK\xff".to_vec())
}

#[cfg(not(unix))]
fn not_utf_8() -> OsString {
    unreachable!()
}

#[test]
fn the_rows_match_the_schema() {
    let names: Vec<String> = App::SCHEMA.variables().into_iter().map(|v| v.name().to_owned()).collect();
    assert_eq!(names, ROWS.iter().map(|row| row.name).collect::<Vec<_>>());
}

#[test]
fn k_broken_of_n_variables_are_k_problems_in_order() {
    let mut random = Xorshift::new();
    let (mut good, mut most) = (0, 0);
    for round in 0..rounds(2_000) {
        let Case { vars, broken } = case(&mut random);
        most = most.max(broken.len());
        match App::load(&Env::from_vars(vars.clone())) {
            Ok(_) => {
                good += 1;
                assert!(broken.is_empty(), "round {round}: {broken:?} passed");
            }
            Err(error) => {
                let names: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
                let expected: Vec<&str> = broken.iter().map(|(name, _)| *name).collect();
                assert_eq!(names, expected, "round {round}: {vars:?}\n{error}");
                for (problem, (name, code)) in error.problems().iter().zip(&broken) {
                    let known = ["missing", "empty", "not_unicode"];
                    let same = *code == problem.reason().code();
                    assert!(same || code.is_empty() && !known.contains(&problem.reason().code()), "{name}");
                    let block = format!("{problem}\n{}\n{:?}", problem.expected(), problem.hint());
                    assert!(!block.to_uppercase().contains("ZQXJK"), "round {round}: {block}");
                }
                assert!(!error.to_string().to_uppercase().contains("ZQXJK"), "round {round}: {error}");
            }
        }
    }
    // The generator reaches both results.
    assert!(good > rounds(2_000) / 100 && most > ROWS.len() / 2, "{good} good, at most {most} broken");
}

#[test]
fn look_ups_and_a_pass_give_the_same_result() {
    let mut random = Xorshift::new();
    let strangers: Vec<(OsString, OsString)> =
        (0..100).map(|n| (format!("STRANGER_{n}").into(), "x".into())).collect();
    for round in 0..rounds(2_000) / 4 {
        let vars = case(&mut random).vars;
        // A layer with few variables is searched for each variable, and one with many is read in one pass.
        let few: Vec<_> = vars.iter().filter(|(_, value)| !value.is_empty()).take(20).cloned().collect();
        for vars in [vars, few] {
            let mut layers: Vec<Env> = vars.iter().cloned().map(|var| Env::from_vars([var])).collect();
            let last = layers.pop().unwrap_or_else(|| Env::from_vars::<_, OsString, OsString>([]));
            let looked_up = layers.into_iter().rev().fold(last, |rest, layer| layer.or(rest));
            let passed = Env::from_vars(vars.iter().cloned().chain(strangers.iter().cloned()));
            assert_eq!(shown(&looked_up), shown(&passed), "round {round}: {vars:?}");
        }
    }
}

fn shown(env: &Env) -> String {
    match App::load(env) {
        Ok(loaded) => {
            // The other environment has one layer, so its origin is `Environment` for all of these layers.
            let origin =
                |origin| if matches!(origin, Origin::Layer(_)) { Origin::Environment } else { origin };
            let report = &loaded.summary;
            let origins: Vec<_> =
                report.origins().map(|(name, from)| (name, origin(from), report.value(name))).collect();
            format!("{:?}\n{origins:?}\n{:?}", loaded.config, report.warnings())
        }
        Err(error) => format!("{error}\n{:?}", error.problems()),
    }
}

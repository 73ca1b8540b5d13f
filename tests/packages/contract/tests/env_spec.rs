//! `Contract::env_spec`, as varlock reads it: what `varlock load` makes of an environment.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]
#![allow(dead_code, reason = "the structs have more than this test reads")]

#[path = "json_schema/cases.rs"]
mod cases;
#[path = "json_schema/pools.rs"]
mod pools;
mod processes;
#[path = "json_schema/structs.rs"]
mod structs;

use std::collections::BTreeMap;

use cases::{Case, Problem};
use factor3::contract::Contract;
use factor3::{Config, Kind, Schema, SecretString};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use processes::{CANARY, any_processes, borrowed};
use serde_json::{Value, json};

type Vars = BTreeMap<String, String>;
type Errors = BTreeMap<String, String>;

/// What `varlock load` makes of an environment.
struct Loaded {
    /// What is wrong with each variable, except that a secret is too short for varlock to mask.
    errors: Errors,
    /// Whether a secret is too short.
    has_short_secrets: bool,
    /// What it gives a program.
    values: BTreeMap<String, Value>,
}

/// The verdicts. There always is one, and nothing is wrong with the file itself.
fn load(reader: &mut Reader, text: &str, filter: Option<&str>, environments: &[Vars]) -> Vec<Loaded> {
    let answers = reader.ask(&json!({ "text": text, "filter": filter, "environments": environments }));
    let answers: Vec<Value> = serde_json::from_value(answers).unwrap();
    answers.into_iter().map(|answer| loaded(&answer, text)).collect()
}

fn loaded(answer: &Value, text: &str) -> Loaded {
    assert!(answer["failed"].is_null() && answer["errors"]["root"].is_null(), "{answer}\n{text}");
    assert!(answer["warnings"].is_null(), "{answer}\n{text}");
    assert_eq!(answer["code"] == 0, answer["errors"].is_null(), "{answer}\n{text}");
    let mut errors: Errors =
        serde_json::from_value(answer["errors"]["configItems"].clone()).unwrap_or_default();
    let mut short: Vec<String> = Vec::new();
    // What depends on such a secret has no verdict of its own.
    while let Some((name, _)) = errors.iter().find(|(_, error)| {
        let of = error.strip_prefix("Dependency ").and_then(|rest| rest.strip_suffix(" is invalid"));
        error.contains("too short to redact") || of.is_some_and(|of| short.iter().any(|it| it == of))
    }) {
        short.push(name.clone());
        errors.remove(&short[short.len() - 1]);
    }
    let items = answer["config"].as_object().into_iter().flatten();
    let values = items.filter(|(_, item)| !item["value"].is_null());
    let values = values.map(|(name, item)| (name.clone(), item["value"].clone())).collect();
    Loaded { errors, has_short_secrets: !short.is_empty(), values }
}

fn vars(pairs: &[(&str, &str)]) -> Vars {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The cases of which each variable is judged alone.
const OF_VALUES: [&str; 5] = ["Numbers", "Texts", "Addresses", "Lists", "Urls"];

/// Values that the loader refuses and varlock accepts, all at once: those that the documentation lists.
const ACCEPTED: &[(&str, &[(&str, &str)])] = &[
    (
        "Numbers",
        &[
            ("A_U8", "256"),
            ("AN_I8", "-129"),
            ("RANGED_U16", "1023"),
            ("RANGED_I32", "10"),
            ("BELOW", "-6"),
            ("ABOVE", "1"),
            ("AN_I64", "9223372036854775808"),
            ("A_U64", "18446744073709551616"),
            ("AN_I128", "170141183460469231731687303715884105728"),
            ("A_U128", "340282366920938463463374607431768211456"),
            ("NONZERO", "0"),
            ("NONZERO_I8", "0"),
            ("A_F64", "1e999"),
            ("RATIO", "1.0"),
            ("PIN", "4294967296"),
            ("A_CHAR", "ab"),
            ("TIMEOUT", "36501d"),
            ("RANGED_DURATION", "11m"),
            ("SIZE", "18446744073709551616"),
        ],
    ),
    (
        "Texts",
        &[
            ("LONG_PATH", "/a"),
            ("KEY4", "+_AAAA"),
            ("KEY_ANY", "AAAAAB"),
            ("EVEN", "3"),
            ("PARSED", "1"),
            ("ODD_PIN", "odd"),
            ("CHECKED", "1"),
            ("SITE", "mailto:a@b"),
            ("HEX_LONG", "00"),
        ],
    ),
    (
        "Addresses",
        &[
            ("IP", "1::2::3"),
            ("IPV4", "256.0.0.1"),
            ("IPV6", "1:2:3"),
            ("MAYBE_IPV6", ":::"),
            ("SOCKET", "127.0.0.1:65536"),
            ("SOCKET4", "127.0.0.1:65536"),
            ("SOCKET6", "[::1%99999999999]:80"),
            ("BIND", ":65536"),
        ],
    ),
    (
        "Lists",
        &[
            ("NUMBERS", "65536"),
            ("TWO_TEXTS", "a"),
            ("TWO_PORTS", "1,1"),
            ("TWO_OR_EMPTY", "1,65536"),
            ("MANY", "1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1"),
            ("ADDRESSES", "x"),
            ("DURATIONS", "x"),
            ("PARTS", "a::::b"),
            ("SMALL", "3"),
            ("LIMITS", "a"),
            ("LABELS", "a"),
            ("EVENS", "3"),
            ("TOKENS", "[\"a\"]"),
            ("CACHES", "x"),
            ("BROKERS", "x y"),
            ("SITES", "mailto:a@b"),
            ("RATIOS", "1e-5"),
        ],
    ),
    // Each with the right scheme.
    ("Urls", &[("REDIS", "redis://u:p@ss@h"), ("POSTGRES", "postgres://h/$(x)")]),
];

fn problems_of<'p>(problems: &'p [Problem], name: &str) -> Vec<&'p str> {
    problems.iter().filter(|(variable, _)| variable == name).map(|(_, code)| *code).collect()
}

/// Every variable set to something, or not set.
fn environments(case: &Case) -> Vec<Vars> {
    let mut random = Random::default();
    let mut all = vec![case.base.iter().cloned().collect(), Vars::new()];
    for _ in 0..8 {
        let mut vars: Vars = case.base.iter().cloned().collect();
        for (name, texts) in &case.texts {
            match random.below(6) {
                0 => drop(vars.remove(name)),
                1 => {}
                _ => drop(vars.insert(name.clone(), random.one_of(texts))),
            }
        }
        all.push(vars);
    }
    for vars in &mut all {
        vars.retain(|_, value| !value.contains('\0'));
    }
    all
}

#[test]
fn values_are_judged_as_the_loader_does_where_a_pattern_can() {
    let mut reader = Reader::node("env_spec");
    let (mut agreed, mut refused) = (0, 0);
    for case in cases::all("/nowhere").iter().filter(|case| OF_VALUES.contains(&case.name)) {
        let text = Contract::new("shop").process("app", case.schema).env_spec();
        let (_, witnesses) = ACCEPTED.iter().find(|(name, _)| *name == case.name).unwrap();
        let mut all = environments(case);
        all.push(case.base.iter().cloned().chain(vars(witnesses)).collect());
        for (vars, loaded) in all.iter().zip(load(&mut reader, &text, None, &all)) {
            let problems = (case.load)(&vars.clone().into_iter().collect::<Vec<_>>());
            for declared in case.schema.variables() {
                let (name, value) = (declared.name(), vars.get(declared.name()));
                let codes = problems_of(&problems, name);
                let error = loaded.errors.get(name);
                assert!(error.is_none() || !codes.is_empty(), "{name} {value:?}: {error:?}\n{text}");
                // A variable that may be empty is not required.
                let is_listed = witnesses.iter().any(|(witness, _)| *witness == name)
                    || case.name == "Urls" && codes == ["invalid"]
                    || declared.allows_empty();
                assert!(
                    error.is_some() || codes.is_empty() || is_listed,
                    "{} accepts what is {codes:?}: {name} {value:?}\n{text}",
                    case.name
                );
                agreed += usize::from(error.is_some() != codes.is_empty());
                refused += usize::from(error.is_some());
                // What a program is given is the text that was set.
                let given = loaded.values.get(name);
                assert!(
                    given.is_none() || given.and_then(Value::as_str) == value.map(String::as_str),
                    "{name}"
                );
            }
        }
        let vars: Vars = all.pop().unwrap();
        let loaded = load(&mut reader, &text, None, std::slice::from_ref(&vars)).remove(0);
        assert_eq!(loaded.errors, Errors::new(), "{}", case.name);
        let problems = (case.load)(&vars.into_iter().collect::<Vec<_>>());
        for (name, value) in *witnesses {
            assert!(!problems_of(&problems, name).is_empty(), "{} loads {name}={value}", case.name);
        }
    }
    assert!(agreed > 500 && refused > 150, "{agreed} {refused}");
}

/// What varlock does not judge: what is set too often, what the files hold, and what a variable above demands.
const NOT_JUDGED: &[&str] = &[
    "conflict", "secret_file", "old_name", "conflicts", "requires", "required_if", "all_or_none", "one_of",
    "invalid", "too_short",
];

#[test]
fn what_is_required_is_as_for_the_loader_where_items_can_refer() {
    let mut reader = Reader::node("env_spec");
    let (mut accepted, mut refused) = (0, 0);
    for case in cases::all("/nowhere").iter().filter(|case| !OF_VALUES.contains(&case.name)) {
        let text = Contract::new("shop").process("app", case.schema).env_spec();
        let mut all = environments(case);
        all.iter_mut().for_each(|vars| drop(vars.remove("CREDENTIALS_DIRECTORY")));
        for (vars, loaded) in all.iter().zip(load(&mut reader, &text, None, &all)) {
            let problems = (case.load)(&vars.clone().into_iter().collect::<Vec<_>>());
            let is_accepted = loaded.errors.is_empty();
            accepted += usize::from(is_accepted);
            refused += usize::from(!is_accepted);
            assert!(
                is_accepted || !problems.is_empty(),
                "{} refuses what loads: {vars:?} {:?}\n{text}",
                case.name,
                loaded.errors
            );
            for (name, code) in problems.iter().filter(|_| is_accepted && !loaded.has_short_secrets) {
                let declared = case.schema.variables().into_iter().find(|it| it.name() == name);
                let is_in_an_option = declared.is_some_and(|declared| declared.in_option());
                assert!(
                    NOT_JUDGED.contains(code) || is_in_an_option,
                    "{} accepts what is {code}: {name} of {vars:?}\n{text}",
                    case.name
                );
            }
        }
    }
    assert!(accepted > 5 && refused > 15, "{accepted} {refused}");
}

#[derive(Debug, Config)]
#[config(any_of(east, west), all_or_none(user, realm))]
struct Web {
    #[config(renamed_from = "LISTEN_PORT")]
    port: u16,
    east: Option<String>,
    west: Option<String>,
    user: Option<String>,
    realm: Option<String>,
    #[config(default = true)]
    dry_run: bool,
    #[config(required_if(dry_run = false), requires(reply_to))]
    sender: Option<String>,
    alias: Option<String>,
    #[config(required_if(alias), renamed_from = "OLD_TARGET")]
    target: Option<String>,
    reply_to: Option<String>,
    #[config(allow_empty)]
    motto: String,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
    #[config(flatten)]
    key: Key,
}

#[derive(Debug, Config)]
struct Smtp {
    host: String,
    from: String,
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Key {
    api_key: SecretString,
}

const GOOD: &[(&str, &str)] = &[("PORT", "1"), ("EAST", "e"), ("MOTTO", "m"), ("API_KEY", "a long key")];

/// An environment, whether it loads, and whether varlock accepts it.
type Verdict = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)], bool, bool);

const VERDICTS: &[Verdict] = &[
    ("complete", &[], &[], true, true),
    ("a required variable is missing", &["PORT"], &[], false, false),
    ("a required variable is empty", &[], &[("PORT", "")], false, false),
    ("an old name", &["PORT"], &[("LISTEN_PORT", "1")], true, true),
    ("a secret is missing", &["API_KEY"], &[], false, false),
    ("no text of the kind", &[], &[("PORT", "many")], false, false),
    ("none of any_of", &["EAST"], &[], false, false),
    ("the other of any_of", &["EAST"], &[("WEST", "w")], true, true),
    ("an empty one of any_of", &[], &[("EAST", ""), ("WEST", "w")], true, true),
    ("the second of all_or_none is missing", &[], &[("USER", "u")], false, false),
    ("all of all_or_none", &[], &[("USER", "u"), ("REALM", "p")], true, true),
    ("required_if", &[], &[("DRY_RUN", "false")], false, false),
    ("required_if, and there", &[], &[("DRY_RUN", "false"), ("SENDER", "s"), ("REPLY_TO", "r")], true, true),
    ("requires", &[], &[("SENDER", "s")], false, false),
    ("the second of a struct is missing", &[], &[("SMTP_HOST", "h")], false, false),
    ("a whole struct", &[], &[("SMTP_HOST", "h"), ("SMTP_FROM", "f")], true, true),
    // The differences, each as the documentation has it.
    ("a secret of less than 3 characters", &[], &[("API_KEY", "k")], true, false),
    ("outside of its bounds", &[], &[("PORT", "65536")], false, true),
    ("one that has other names is missing", &[], &[("ALIAS", "a")], false, true),
    ("the first of all_or_none is missing", &[], &[("REALM", "p")], false, true),
    ("the first of a struct is missing", &[], &[("SMTP_FROM", "f")], false, true),
    ("two names with different values", &[], &[("LISTEN_PORT", "2")], false, true),
    ("required_if of another spelling", &[], &[("DRY_RUN", "no")], false, true),
    ("a missing variable that may be empty", &["MOTTO"], &[], false, true),
    ("a file that is missing", &["API_KEY"], &[("API_KEY_FILE", "/no/such")], false, true),
];

#[test]
fn each_difference_has_a_witness() {
    let text = Contract::new("shop").process("web", Web::SCHEMA).env_spec();
    let mut all = Vec::new();
    for (_, unset, set, ..) in VERDICTS {
        let mut env = vars(GOOD);
        env.retain(|name, _| !unset.contains(&name.as_str()));
        env.extend(vars(set));
        all.push(env);
    }
    let loads = load(&mut Reader::node("env_spec"), &text, None, &all);
    for (((what, _, _, loads, is_accepted), env), loaded) in VERDICTS.iter().zip(&all).zip(loads) {
        let problems = cases::problems::<Web>(&env.clone().into_iter().collect::<Vec<_>>());
        assert_eq!(problems.is_empty(), *loads, "{what}: {problems:?}");
        let is_so = loaded.errors.is_empty() && !loaded.has_short_secrets;
        assert_eq!(is_so, *is_accepted, "{what}: {:?}\n{text}", loaded.errors);
    }
}

/// It is in the directory, and the variable is not set.
#[test]
fn a_credential_of_systemd_is_not_seen() {
    let folder = std::env::temp_dir().join(format!("factor3-env-spec-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("API_KEY"), "a long key").unwrap();
    let mut env = vars(GOOD);
    env.remove("API_KEY");
    env.insert("CREDENTIALS_DIRECTORY".to_owned(), folder.to_str().unwrap().to_owned());
    assert!(Web::from_vars(env.clone()).is_ok());
    let text = Contract::new("shop").process("web", Web::SCHEMA).env_spec();
    let loaded = load(&mut Reader::node("env_spec"), &text, None, &[env]).remove(0);
    assert_eq!(loaded.errors.keys().collect::<Vec<_>>(), ["API_KEY"]);
    std::fs::remove_dir_all(folder).unwrap();
}

#[derive(Debug, Config)]
struct Worker {
    queue: String,
    api_key: SecretString,
}

#[test]
fn a_tag_is_what_one_process_reads() {
    let text = contract_of("shop", &[("web", Web::SCHEMA), ("the worker", Worker::SCHEMA)]).env_spec();
    let mut reader = Reader::node("env_spec");
    let env = vars(&[("QUEUE", "q"), ("API_KEY", "a long key")]);
    assert!(Worker::from_vars(env.clone()).is_ok() && Web::from_vars(env.clone()).is_err());
    let all = [env];
    let worker = load(&mut reader, &text, Some("#the-worker"), &all).remove(0);
    assert_eq!((worker.errors.len(), worker.values.len()), (0, 2), "{:?}\n{text}", worker.errors);
    let web = load(&mut reader, &text, Some("#web"), &all).remove(0);
    assert!(web.errors.contains_key("PORT") && !web.values.contains_key("QUEUE"), "{:?}", web.errors);
    assert!(load(&mut reader, &text, None, &all).remove(0).errors.contains_key("PORT"));
}

/// Any text as a meaning, a default, an example, a word, a heading or the name of a process.
#[test]
fn every_text_survives() {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..120).map(|_| any_text(&mut random)));
    all.extend(["@required", "  @required\n@x=(", "--- x", "=== x", "\u{a0}@sensitive"].map(str::to_owned));
    let (mut web, mut worker, mut env) = (Vec::new(), Vec::new(), Vars::new());
    for (place, text) in all.iter().enumerate() {
        let text = leak(text);
        let (described, word) = (format!("T{place}"), format!("W{place}"));
        let other = variable(&described, Kind::Text).describe(text).default_text(text);
        web.push(other.with(Box::leak(Box::new(factor3::__private::extra().example(text)))));
        let words = Kind::Words(Vec::leak(vec![text, "b"]));
        worker.push(variable(&word, words).optional().describe(text));
        if !text.contains('\0') {
            env.insert(word, text.to_owned());
        }
    }
    let processes: &[(&str, &Schema)] = &[("web", schema_of(web)), ("@x(", schema_of(worker))];
    let text = contract_of("shop", processes).env_spec();
    let mut wrong = Vars::new();
    for place in 0..all.len() {
        wrong.insert(format!("W{place}"), "neither of them".to_owned());
    }
    let answers = load(&mut Reader::node("env_spec"), &text, None, &[Vars::new(), env.clone(), wrong]);
    // Without an environment, nothing is set and nothing is demanded.
    assert_eq!((&answers[0].errors, answers[0].values.len()), (&Errors::new(), 0));
    assert_eq!(answers[1].errors, Errors::new(), "{text}");
    for (name, value) in &env {
        let given = answers[1].values.get(name).and_then(Value::as_str);
        assert!(value.is_empty() || given == Some(value), "{name} is {given:?}, and not {value:?}");
    }
    assert_eq!(answers[2].errors.len(), all.len());
}

#[test]
fn nothing_has_a_value() {
    let mut reader = Reader::node("env_spec");
    let mut random = Random::default();
    for _ in 0..10 {
        let processes = any_processes(&mut random);
        let processes = borrowed(&processes);
        if processes.iter().all(|(_, schema)| schema.variables().is_empty()) {
            continue;
        }
        let text = contract_of("shop", &processes).env_spec();
        assert!(!text.lines().any(|line| line.contains(CANARY) && line.starts_with("# @")), "{text}");
        let loaded = load(&mut reader, &text, None, &[Vars::new()]).remove(0);
        assert_eq!(loaded.values, BTreeMap::new(), "{text}");
        let schemas = processes.iter().flat_map(|(_, schema)| schema.variables());
        let is_sensitive = |name: &str| {
            let mut named = processes.iter().flat_map(|(_, schema)| schema.variables());
            named.any(|it| it.name() == name && it.kind().is_sensitive())
        };
        for declared in schemas {
            let (before, _) = text.split_once(&format!("\n{}=\n", declared.name())).unwrap();
            let (_, comment) = before.rsplit_once("\n\n").unwrap();
            let is_marked =
                comment.lines().any(|line| line.starts_with("# @") && line.contains("@sensitive"));
            assert_eq!(is_marked, is_sensitive(declared.name()), "{}\n{text}", declared.name());
        }
    }
}

/// The negative control: the reader does refuse.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::node("env_spec");
    let mut ask = |text: &str| {
        let question = json!({ "text": text, "environments": [{ "A": "1" }] });
        reader.ask(&question)[0].clone()
    };
    assert_eq!(ask("# ---\n\nA=\n")["code"], 0);
    for broken in ["# ---\n\n# @required=(\nA=\n", "# ---\n\n# @type=word\nA=\n", "# ---\n\n# @tag(@)\nA=\n"]
    {
        let answer = ask(broken);
        assert!(
            answer["code"] != 0 && !answer["errors"].is_null() || !answer["failed"].is_null(),
            "{answer}"
        );
    }
    // No circle is possible.
    for circle in ["isEmpty($B)", "not(isEmpty($B))"] {
        let circle = ask(&format!("# ---\n\n# @required={circle}\nA=\n\n# @required=isEmpty($A)\nB=\n"));
        assert!(circle["errors"].to_string().contains("cycle"), "{circle}");
    }
}

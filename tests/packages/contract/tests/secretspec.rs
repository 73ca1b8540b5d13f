//! `Contract::secretspec`, as secretspec itself reads it: what `secretspec check --json --provider env://` reports.

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

use cases::{Case, problems};
use factor3::contract::Contract;
use factor3::{Config, Kind, Schema, SecretString};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use processes::{CANARY, any_processes, borrowed};
use serde_json::{Value, json};

type Vars = BTreeMap<String, String>;

/// What is asked of one environment: nothing is missing, and every group has what it demands.
fn is_accepted(report: &Value) -> bool {
    assert!(report["refused"].is_null(), "{}", report["refused"]);
    let secrets = report["secrets"].as_array().unwrap();
    report["constraint_violations"].is_null()
        && secrets.iter().all(|secret| secret["status"] != "missing_required")
}

fn reports(reader: &mut Reader, text: &str, scope: Option<&str>, environments: &[Vars]) -> Vec<Value> {
    let question = json!({ "text": text, "scope": scope, "environments": environments });
    serde_json::from_value(reader.ask(&question)).unwrap()
}

fn verdicts(reader: &mut Reader, text: &str, scope: Option<&str>, environments: &[Vars]) -> Vec<bool> {
    reports(reader, text, scope, environments).iter().map(is_accepted).collect()
}

fn vars(pairs: &[(&str, &str)]) -> Vars {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What loads, with up to four variables set to something else, or not set.
fn environments(case: &Case) -> Vec<Vars> {
    let mut random = Random::default();
    let mut all = vec![case.base.iter().cloned().collect(), Vars::new()];
    for _ in 0..400 {
        let mut vars: Vars = case.base.iter().cloned().collect();
        for _ in 0..=random.below(4) {
            let (name, texts) = random.one_of(&case.texts);
            match random.below(3) {
                0 => drop(vars.remove(&name)),
                _ => drop(vars.insert(name, random.one_of(&texts))),
            }
        }
        all.push(vars);
    }
    // No variable of a process holds it. A credential is not seen, and an empty variable is: the differences below.
    all.retain(|vars| {
        vars.values().all(|value| !value.contains('\0') && !value.is_empty())
            && !vars.contains_key("CREDENTIALS_DIRECTORY")
    });
    all
}

/// What secretspec does not judge: values, what is set too often, and what is required where another variable is set.
const NOT_JUDGED: &[&str] = &[
    "invalid", "out_of_range", "too_short", "rejected", "secret_file", "conflict", "old_name", "conflicts",
    "requires", "required_if", "all_or_none",
];

#[test]
fn verdicts_are_equal_where_secretspec_can_say_it() {
    let mut reader = Reader::python("secretspec_reader");
    for case in cases::all("/nowhere") {
        let text = Contract::new("shop").process("app", case.schema).secretspec();
        let all = environments(&case);
        let (mut loaded, mut missing) = (0, 0);
        for (vars, is_accepted) in all.iter().zip(verdicts(&mut reader, &text, None, &all)) {
            let pairs: Vec<_> = vars.clone().into_iter().collect();
            let problems = (case.load)(&pairs);
            loaded += usize::from(problems.is_empty());
            missing += usize::from(!is_accepted);
            assert!(
                is_accepted || !problems.is_empty(),
                "{} refuses what loads: {vars:?}\n{text}",
                case.name
            );
            for (name, code) in problems.iter().filter(|_| is_accepted) {
                let declared = case.schema.variables().into_iter().find(|it| it.name() == name);
                let is_in_an_option = declared.is_some_and(|declared| declared.in_option());
                // A member that may come from several names is in a group that does not count.
                let is_not_counted = *code == "one_of" && (case.name == "Files" || is_in_an_option);
                let is_a_struct = *code == "missing" && is_in_an_option;
                assert!(
                    NOT_JUDGED.contains(code) || is_not_counted || is_a_struct,
                    "{} accepts what is {code}: {name} of {vars:?}\n{text}",
                    case.name
                );
            }
        }
        assert!(loaded > 10, "{}: {loaded} load", case.name);
        // Nothing is required there.
        let has_demands = !matches!(case.name, "Urls" | "Nested");
        assert_eq!(missing > 10, has_demands, "{}: {missing} miss something", case.name);
    }
}

#[derive(Debug, Config)]
#[config(one_of(token, socket), any_of(east, west))]
struct Web {
    token: Option<SecretString>,
    socket: Option<String>,
    east: Option<String>,
    west: Option<String>,
    #[config(renamed_from = "LISTEN_PORT")]
    port: u16,
    #[config(flatten)]
    key: Key,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
    queue: Option<String>,
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Key {
    api_key: SecretString,
}

#[derive(Debug, Config)]
struct Smtp {
    host: String,
    from: String,
}

#[derive(Debug, Config)]
#[config(one_of(queue, topic))]
struct Worker {
    port: Option<u16>,
    queue: Option<String>,
    topic: Option<String>,
}

const GOOD: &[(&str, &str)] =
    &[("TOKEN", "t"), ("EAST", "e"), ("PORT", "1"), ("API_KEY", "k"), ("QUEUE", "q")];

/// An environment, and who accepts it.
struct Verdict {
    what: &'static str,
    unset: &'static [&'static str],
    set: &'static [(&'static str, &'static str)],
    loads: bool,
    is_accepted: bool,
}

const fn both(
    what: &'static str,
    unset: &'static [&'static str],
    set: &'static [(&'static str, &'static str)],
    is_accepted: bool,
) -> Verdict {
    Verdict { what, unset, set, loads: is_accepted, is_accepted }
}

/// What only the loader refuses.
const fn only_loader(what: &'static str, set: &'static [(&'static str, &'static str)]) -> Verdict {
    Verdict { what, unset: &[], set, loads: false, is_accepted: true }
}

const VERDICTS: &[Verdict] = &[
    both("complete", &[], &[], true),
    both("a required variable is missing", &["PORT"], &[], false),
    both("an old name", &["PORT"], &[("LISTEN_PORT", "1")], true),
    both("both names", &[], &[("LISTEN_PORT", "1")], true),
    both("a secret is missing", &["API_KEY"], &[], false),
    both("none of one_of", &["TOKEN"], &[], false),
    both("the other of one_of", &["TOKEN"], &[("SOCKET", "s")], true),
    both("both of one_of", &[], &[("SOCKET", "s")], false),
    both("none of any_of", &["EAST"], &[], false),
    both("both of any_of", &[], &[("WEST", "w")], true),
    both("a whole struct", &[], &[("SMTP_HOST", "h"), ("SMTP_FROM", "f")], true),
    // The differences, each as the documentation has it.
    only_loader("a value", &[("PORT", "many")]),
    only_loader("a part of a struct", &[("SMTP_HOST", "h")]),
    only_loader("an empty variable", &[("PORT", "")]),
    only_loader("a variable and its file", &[("API_KEY_FILE", "/no/such")]),
    Verdict {
        what: "an empty variable is set for secretspec",
        unset: &[],
        set: &[("SOCKET", "")],
        loads: true,
        is_accepted: false,
    },
    Verdict {
        what: "a file that is missing",
        unset: &["API_KEY"],
        set: &[("API_KEY_FILE", "/no/such")],
        loads: false,
        is_accepted: true,
    },
];

#[test]
fn each_difference_has_a_witness() {
    let text = Contract::new("shop").process("web", Web::SCHEMA).secretspec();
    let mut reader = Reader::python("secretspec_reader");
    for Verdict { what, unset, set, loads, is_accepted } in VERDICTS {
        let mut env = vars(GOOD);
        env.retain(|name, _| !unset.contains(&name.as_str()));
        env.extend(vars(set));
        let problems = problems::<Web>(&env.clone().into_iter().collect::<Vec<_>>());
        assert_eq!(problems.is_empty(), *loads, "{what}: {problems:?}");
        assert_eq!(verdicts(&mut reader, &text, None, &[env]), [*is_accepted], "{what}\n{text}");
    }
}

/// It is in the directory, and the variable is not set.
#[test]
fn a_credential_of_systemd_is_not_seen() {
    let folder = std::env::temp_dir().join(format!("factor3-secretspec-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("API_KEY"), "k").unwrap();
    let mut env = vars(GOOD);
    env.remove("API_KEY");
    env.insert("CREDENTIALS_DIRECTORY".to_owned(), folder.to_str().unwrap().to_owned());
    let text = Contract::new("shop").process("web", Web::SCHEMA).secretspec();
    assert!(Web::from_vars(env.clone()).is_ok());
    assert_eq!(verdicts(&mut Reader::python("secretspec_reader"), &text, None, &[env]), [false]);
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_scope_is_what_one_process_reads() {
    let text = contract_of("shop", &[("web", Web::SCHEMA), ("worker", Worker::SCHEMA)]).secretspec();
    let mut reader = Reader::python("secretspec_reader");
    let names = |scope: &str, reader: &mut Reader| -> Vec<String> {
        let report = reports(reader, &text, Some(scope), &[vars(GOOD)]).remove(0);
        let secrets = report["secrets"].as_array().unwrap();
        secrets.iter().map(|secret| secret["name"].as_str().unwrap().to_owned()).collect()
    };
    let web = names("web", &mut reader);
    assert!(web.contains(&"LISTEN_PORT".to_owned()) && web.contains(&"API_KEY_FILE".to_owned()), "{web:?}");
    // The old name belongs to the web process, and the worker's field has none.
    assert_eq!(names("worker", &mut reader), ["PORT", "QUEUE", "TOPIC"]);

    let less = vars(&[("PORT", "1"), ("QUEUE", "q")]);
    assert_eq!(verdicts(&mut reader, &text, Some("worker"), std::slice::from_ref(&less)), [true]);
    assert!(Worker::from_vars(less.clone()).is_ok());
    assert_eq!(verdicts(&mut reader, &text, Some("web"), std::slice::from_ref(&less)), [false]);
    assert_eq!(verdicts(&mut reader, &text, None, &[less]), [false]);
    // Two differences: what one process requires is required in each scope that has it; and the worker's group, whose first
    // member the other process reads as well, is none.
    let queue = vars(&[("QUEUE", "q")]);
    assert!(Worker::from_vars(queue.clone()).is_ok());
    assert_eq!(verdicts(&mut reader, &text, Some("worker"), &[queue]), [false]);
    let none = vars(&[("PORT", "1")]);
    assert!(Worker::from_vars(none.clone()).is_err());
    assert_eq!(verdicts(&mut reader, &text, Some("worker"), &[none]), [true]);
}

#[test]
fn every_text_survives() {
    let mut reader = Reader::python("secretspec_reader");
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..200).map(|_| any_text(&mut random)));
    for text in &all {
        let described = variable("KEY", Kind::Secret(&Kind::Text)).describe(leak(text));
        let other = variable("OTHER", Kind::Text).describe(leak(text)).default_text(leak(text));
        let processes: &[(&str, &Schema)] =
            &[(text, schema_of([described, other])), ("web", schema_of([described]))];
        let file = contract_of(text, processes).secretspec();
        let reports = reports(&mut reader, &file, Some("web"), &[vars(&[("KEY", "k")]), Vars::new()]);
        let accepted: Vec<bool> = reports.iter().map(is_accepted).collect();
        assert_eq!(accepted, [true, false], "{file}");
    }
}

#[test]
fn no_default_is_given_to_the_program() {
    let mut reader = Reader::python("secretspec_reader");
    let mut random = Random::default();
    for _ in 0..100 {
        let processes = any_processes(&mut random);
        let processes = borrowed(&processes);
        if processes.iter().all(|(_, schema)| schema.variables().is_empty()) {
            continue;
        }
        let text = contract_of("shop", &processes).secretspec();
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        assert!(!lines.any(|line| line.contains(CANARY)), "{text}");
        let report = reports(&mut reader, &text, None, &[Vars::new()]).remove(0);
        for secret in report["secrets"].as_array().unwrap() {
            assert_ne!(secret["status"], "resolved", "{secret}\n{text}");
            assert_eq!((&secret["default_applied"], &secret["generated"]), (&json!(false), &json!(false)));
        }
    }
}

/// secretspec has another meaning for it.
#[test]
fn a_variable_that_cannot_be_declared_is_a_comment() {
    let variables = [variable("defaults", Kind::Text), variable("KEY", Kind::Text)];
    let schema = schema_of(variables);
    let text = contract_of("shop", &[("web", schema), ("worker", schema)]).secretspec();
    let mut reader = Reader::python("secretspec_reader");
    assert_eq!(verdicts(&mut reader, &text, Some("web"), &[vars(&[("KEY", "k")])]), [true], "{text}");
}

/// Anything else is refused, or this test shows nothing.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::python("secretspec_reader");
    let text = Contract::new("shop").process("web", Web::SCHEMA).secretspec();
    for (from, to) in [
        ("name = \"shop\"", "name = \"\""),
        ("revision = \"1.0\"", "revision = \"2.0\""),
        ("at_least_one", "at_least_two"),
        ("required = false }", "required = false"),
        ("description = \"text\"", "description = \"\""),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let report = reports(&mut reader, &broken, None, &[Vars::new()]).remove(0);
        assert!(report["refused"].is_string(), "{from}: {report}\n{broken}");
    }
}

//! The Compose file, as PyYAML, js-yaml, Docker Compose and podman-compose have it.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod processes;

use factor3::contract::Contract;
use std::collections::BTreeMap;

use factor3::{Config, Kind, Schema, SecretString};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use processes::{CANARY, NAMES, any_processes, borrowed, nasty};
use serde_json::{Value, json};

type Vars = BTreeMap<String, String>;

struct Readers {
    python: Reader,
    node: Reader,
}

impl Readers {
    fn start() -> Self {
        Self { python: Reader::python("compose"), node: Reader::node("yaml") }
    }

    /// What the file gives each service, in order, or the message with which it is refused.
    fn given(&mut self, file: &str, env: &Vars) -> Result<Vec<(String, Vars)>, String> {
        let answer = self.python.ask(&json!({ "file": file, "env": env }));
        let parsed = self.node.ask(&json!(file));
        assert_eq!(json!([answer["document"]]), parsed["documents"], "{file}");
        let (docker, podman) = (&answer["docker"], &answer["podman"]);
        match docker["refused"].as_str() {
            Some(refused) => {
                assert!(podman["refused"].is_string(), "only Docker Compose refuses: {refused}\n{file}");
                Err(refused.to_owned())
            }
            None => {
                assert_eq!(docker["given"], podman["given"], "{podman}\n{file}");
                Ok(services(&answer["document"], &docker["given"]))
            }
        }
    }
}

/// In the order of the file: its keys are sorted on the way.
fn services(document: &Value, given: &Value) -> Vec<(String, Vars)> {
    let names = document["services"].as_object().into_iter().flatten().map(|(name, _)| name);
    names.map(|name| (name.clone(), serde_json::from_value(given[name].clone()).unwrap())).collect()
}

#[test]
fn no_default_is_given_to_the_program() {
    let mut readers = Readers::start();
    let mut random = Random::default();
    let defaults: Vec<String> = texts().into_iter().chain((0..600).map(|_| any_text(&mut random))).collect();
    let variables = defaults.iter().enumerate().map(|(place, default)| {
        let default = leak(default);
        variable(&format!("V{place}"), Kind::Text).default_text(default).describe(default)
    });
    let file = Contract::new("shop").process("web", schema_of(variables)).compose();
    assert_eq!(readers.given(&file, &Vars::new()).unwrap()[0].1, Vars::new());
    // What is set is passed on.
    let set = Vars::from([("V0".to_owned(), "${X}".to_owned()), ("V1".to_owned(), String::new())]);
    assert_eq!(readers.given(&file, &set).unwrap()[0].1, set);
}

#[test]
fn every_message_is_told_as_it_is() {
    let mut readers = Readers::start();
    let mut random = Random::default();
    for text in texts().into_iter().chain((0..80).map(|_| any_text(&mut random))) {
        let file = Contract::new("shop")
            .process("web", schema_of([variable("PORT", Kind::Text).describe(leak(&text))]))
            .compose();
        let answer = readers.python.ask(&json!({ "file": file }));
        let value = answer["document"]["services"]["web"]["environment"]["PORT"].as_str().unwrap();
        let message = value.strip_prefix("${PORT:?").and_then(|rest| rest.strip_suffix('}')).unwrap();
        assert!(message.chars().count() <= 101 && !message.contains(char::is_control), "{message}");
        let told = format!("required variable PORT is missing a value: {message}");
        assert_eq!(answer["podman"]["refused"], told, "{file}");
        let refused = answer["docker"]["refused"].as_str().unwrap();
        let told = format!("error while interpolating services.web.environment.PORT: {told}");
        assert_eq!(refused.trim_end_matches('\n'), told, "{file}");
        let set = Vars::from([("PORT".to_owned(), text.replace('\0', ""))]);
        if !text.is_empty() {
            assert_eq!(readers.given(&file, &set).unwrap()[0].1, set);
        }
    }
}

/// What a program has of a variable: what is set, or else the default.
fn seen(schema: &'static Schema, vars: &Vars) -> BTreeMap<String, Option<String>> {
    let seen = schema.variables().into_iter().map(|declared| {
        let is_set = |value: &&String| !value.is_empty() || declared.allows_empty();
        let set = vars.get(declared.name()).filter(is_set).cloned();
        (declared.name().to_owned(), set.or_else(|| declared.default().map(str::to_owned)))
    });
    seen.collect()
}

fn is_missing(schema: &'static Schema, seen: &BTreeMap<String, Option<String>>) -> bool {
    schema.variables().iter().any(|declared| declared.is_required() && seen[declared.name()].is_none())
}

#[test]
fn a_container_sees_what_the_program_would_see() {
    let mut readers = Readers::start();
    let mut random = Random::default();
    let (mut refused, mut accepted) = (0, 0);
    for _ in 0..150 {
        let processes = any_processes(&mut random);
        let processes = borrowed(&processes);
        let file = contract_of("shop", &processes).compose();
        assert!(
            !file.lines().any(|line| line.contains(CANARY) && !line.trim_start().starts_with('#')),
            "{file}"
        );
        let unset_below = random.below(4);
        let mut vars = Vars::new();
        for name in NAMES {
            match random.below(12) {
                number if number < unset_below => {}
                number if number == unset_below => drop(vars.insert((*name).to_owned(), String::new())),
                _ => drop(vars.insert((*name).to_owned(), nasty(&mut random).replace('\0', ""))),
            }
        }
        let missing = processes.iter().any(|(_, schema)| is_missing(schema, &seen(schema, &vars)));
        match readers.given(&file, &vars) {
            Ok(given) => {
                accepted += 1;
                assert_eq!(given.len(), processes.len(), "{file}");
                // Their order is that of a map: each process is found by what it is named after.
                let names = names_of(&file);
                for ((_, schema), name) in processes.iter().zip(&names) {
                    let (_, given) = given.iter().find(|(service, _)| service == name).unwrap();
                    assert_eq!(seen(schema, given), seen(schema, &vars), "{name}\n{file}");
                    let reads =
                        |name: &String| schema.variables().iter().any(|declared| declared.name() == *name);
                    assert!(given.keys().all(reads), "{given:?}\n{file}");
                }
            }
            Err(message) => {
                refused += 1;
                assert!(missing && message.contains("is missing a value"), "{message}\n{file}");
            }
        }
    }
    assert!(refused > 30 && accepted > 30, "{refused} {accepted}");
}

/// The services, in the order of the file.
fn names_of(file: &str) -> Vec<String> {
    let services = file.split_once("\nservices:\n").map_or("", |(_, services)| services);
    let names = services.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    let names =
        names.filter(|name| !name.starts_with([' ', '#'])).map(|name| name.trim_matches('"').to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

/// All that makes it matter whether a variable is set.
#[derive(Debug, Config)]
#[config(secret_files, one_of(socket, address))]
#[allow(dead_code, reason = "what counts is what loads")]
struct App {
    #[config(default = 3000)]
    port: u16,
    signing_key: SecretString,
    #[config(renamed_from = "LEVEL", default = "info")]
    log_level: String,
    #[config(renamed_from = "APP_NAME")]
    name: String,
    #[config(default = "/run/app")]
    socket: String,
    address: Option<String>,
    #[config(allow_empty)]
    path_prefix: String,
    #[config(allow_empty, default = "both")]
    mode: String,
    #[config(required_if(mode = "one"))]
    one: Option<String>,
    #[config(flatten, prefix = "SMTP_")]
    smtp: Option<Smtp>,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "what counts is what loads")]
struct Smtp {
    host: String,
    #[config(default = 25)]
    port: u16,
}

#[test]
fn the_program_starts_in_the_container_as_it_would_outside() {
    const VALUES: &[(&str, &[&str])] = &[
        ("PORT", &["3000", "80", "x"]),
        ("SIGNING_KEY", &["k$1", "k"]),
        ("SIGNING_KEY_FILE", &["/dev/null", "/no/such"]),
        ("LOG_LEVEL", &["info", "debug"]),
        ("LEVEL", &["info", "warn"]),
        ("NAME", &["shop", "a b"]),
        ("APP_NAME", &["shop", "${X}"]),
        ("SOCKET", &["/run/app", "/s"]),
        ("ADDRESS", &["a"]),
        ("PATH_PREFIX", &["/a", "/a", "/a#b"]),
        ("MODE", &["one", "both"]),
        ("ONE", &["1"]),
        ("SMTP_HOST", &["h"]),
        ("SMTP_PORT", &["25", "26"]),
    ];
    let mut readers = Readers::start();
    let mut random = Random::default();
    let file = Contract::new("shop").process("web", App::SCHEMA).compose();
    let (mut started, mut told, mut refused) = (0, 0, 0);
    for _ in 0..200 {
        let mut vars = Vars::new();
        for (name, values) in VALUES {
            let is_often = matches!(*name, "NAME" | "SIGNING_KEY" | "PATH_PREFIX" | "ADDRESS");
            match (random.below(30), is_often) {
                (0, _) => drop(vars.insert((*name).to_owned(), String::new())),
                (1..4, _) | (4..26, true) => {
                    drop(vars.insert((*name).to_owned(), random.one_of(values).to_owned()));
                }
                _ => {}
            }
        }
        let outside = App::from_vars(vars.clone());
        match readers.given(&file, &vars) {
            Err(_) => {
                refused += 1;
                assert!(outside.is_err(), "{vars:?}");
            }
            Ok(given) => match (App::from_vars(given[0].1.clone()), outside) {
                (Ok(inside), Ok(outside)) => {
                    started += 1;
                    assert_eq!(format!("{inside:?}"), format!("{outside:?}"), "{vars:?}");
                }
                (Err(inside), Err(outside)) => {
                    told += 1;
                    assert_eq!(inside.to_string(), outside.to_string(), "{vars:?}");
                }
                (inside, outside) => panic!("{vars:?}: {inside:?}, outside {outside:?}"),
            },
        }
    }
    assert!(started > 20 && told > 20 && refused > 10, "{started} {told} {refused}");
}

#[test]
fn the_other_file_wins() {
    let mut readers = Readers::start();
    let variables = ["PORT", "HOST"].map(|name| variable(name, Kind::Text).default_text("from the code"));
    let file = Contract::new("shop").process("web", schema_of(variables)).compose();
    let rest = json!({ "environment": { "PORT": "80" } });
    let env = json!({ "PORT": "81", "HOST": "from the shell" });
    let answer = readers.python.ask(&json!({ "file": file, "rest": rest, "env": env }));
    assert_eq!(answer["docker"]["given"]["web"], json!({ "PORT": "80", "HOST": "from the shell" }));
}

/// The negative control: these readers do refuse.
#[test]
fn a_broken_file_is_refused() {
    let mut readers = Readers::start();
    let port = variable("PORT", Kind::Text);
    let file = Contract::new("shop")
        .process("web", schema_of([port]))
        .process("worker", schema_of([port]))
        .compose();
    let set = Vars::from([("PORT".to_owned(), "3000".to_owned())]);
    assert_eq!(readers.given(&file, &set).unwrap().len(), 2);
    for (from, to) in [
        ("services:", "service:"),
        ("environment:", "environments:"),
        ("  web:", "  we b:"),
        ("x-all:", "all:"),
        ("${PORT:?text}", "3${0}"),
        (":?text}", ":?text"),
        ("<<: [*all]", "<<: [*al]"),
        ("(required", "\u{1}(required"),
    ] {
        let broken = file.replacen(from, to, 1);
        assert_ne!(broken, file, "{from}");
        let answer = readers.python.ask(&json!({ "file": broken, "env": set }));
        assert!(answer["docker"]["refused"].is_string(), "{broken}\n{answer}");
    }
    let twice = file.replacen("  PORT:", "  PORT:\n  PORT:", 1);
    assert!(readers.node.ask(&json!(twice))["refused"].as_str().unwrap().contains("duplicated mapping key"));
}

//! The manifests, as PyYAML, js-yaml and the schemas of Kubernetes have them.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod processes;

use factor3::contract::Contract;
use std::collections::BTreeSet;

use factor3::__private::{nested, schema};
use factor3::{Kind, Schema};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use processes::{CANARY, NAMES, any_processes, borrowed, nasty};
use serde_json::{Value, json};

/// The documents: valid for the oldest and the newest Kubernetes whose schemas are there, and the same for both parsers.
fn read(python: &mut Reader, node: &mut Reader, manifests: &str) -> Vec<Value> {
    let valid = python.ask(&json!({ "manifests": manifests }));
    assert!(valid["refused"].is_null(), "{}\n{manifests}", valid["refused"]);
    assert_eq!(valid["versions"], json!(["1.25.0", "1.37.0"]));
    let parsed = node.ask(&json!(manifests));
    assert_eq!(valid["documents"], parsed["documents"], "{manifests}");
    valid["documents"].as_array().unwrap().clone()
}

fn readers() -> (Reader, Reader) {
    (Reader::python("kubernetes"), Reader::node("yaml"))
}

/// What is commented out, taken in as a person would.
fn uncommented(manifests: &str, names: &[&str]) -> String {
    let mut whole = String::new();
    for line in manifests.lines() {
        let pair = line.strip_prefix("  # ").filter(|pair| {
            names.iter().any(|name| {
                let pair = pair.trim_start_matches('"');
                let value = pair.strip_prefix(name).map(|rest| rest.trim_start_matches('"'));
                value.is_some_and(|value| value.starts_with(": \"") && value.ends_with('"'))
            })
        });
        whole.push_str(&pair.map_or(line.to_owned(), |pair| format!("  {pair}")));
        whole.push('\n');
    }
    whole
}

/// What the container of each process is given, in order: `(NAME, value, whether it is from a Secret)`.
fn given(documents: &[Value]) -> Vec<Vec<(String, String, bool)>> {
    let pods = documents.iter().filter(|document| document["kind"] == "PodTemplate");
    pods.map(|pod| {
        let mut given = Vec::new();
        for source in pod["template"]["spec"]["containers"][0]["envFrom"].as_array().into_iter().flatten() {
            let (reference, kind, data) = match source["secretRef"].is_null() {
                false => (&source["secretRef"], "Secret", "stringData"),
                true => (&source["configMapRef"], "ConfigMap", "data"),
            };
            let map = documents.iter().find(|map| map["kind"] == kind && map["metadata"] == *reference);
            for (name, value) in map.unwrap()[data].as_object().into_iter().flatten() {
                given.push((name.clone(), value.as_str().unwrap().to_owned(), kind == "Secret"));
            }
        }
        given
    })
    .collect()
}

/// RFC 1123, as the API server checks it.
fn assert_names(documents: &[Value], manifests: &str) {
    let mut names = BTreeSet::new();
    for document in documents {
        let name = document["metadata"]["name"].as_str().unwrap();
        let container = document["template"]["spec"]["containers"][0]["name"].as_str();
        for label in [name, container.unwrap_or(name)] {
            let is_valid = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
            assert!(matches!(label.len(), 1..=63) && label.bytes().all(is_valid), "{label}\n{manifests}");
            assert!(!label.starts_with('-') && !label.ends_with('-'), "{label}\n{manifests}");
        }
        assert!(names.insert((document["kind"].as_str().unwrap(), name)), "{name} twice\n{manifests}");
    }
}

#[test]
fn every_default_comes_back() {
    let (mut python, mut node) = readers();
    let mut random = Random::default();
    let defaults: Vec<String> = texts().into_iter().chain((0..600).map(|_| any_text(&mut random))).collect();
    let variables = defaults.iter().enumerate().map(|(place, default)| {
        let default = leak(default);
        variable(&format!("V{place}"), Kind::Text).default_text(default).describe(default)
    });
    let manifests = Contract::new("app").process("web", schema_of(variables)).kubernetes();
    // Applied as it is, the file sets none.
    assert_eq!(read(&mut python, &mut node, &manifests)[0]["data"], Value::Null);
    let names: Vec<String> = (0..defaults.len()).map(|place| format!("V{place}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let documents = read(&mut python, &mut node, &uncommented(&manifests, &names));
    let data = documents[0]["data"].as_object().unwrap();
    assert_eq!(data.len(), defaults.len());
    for (place, default) in defaults.iter().enumerate() {
        assert_eq!(data[&format!("V{place}")], *default);
    }
}

#[test]
fn a_container_is_given_what_its_process_reads() {
    let (mut python, mut node) = readers();
    let mut random = Random::default();
    let (mut active, mut secrets) = (0, 0);
    for _ in 0..150 {
        let processes = any_processes(&mut random);
        let processes = borrowed(&processes);
        let manifests = contract_of(&nasty(&mut random), &processes).kubernetes();
        let documents = read(&mut python, &mut node, &manifests);
        assert_names(&documents, &manifests);
        let whole = read(&mut python, &mut node, &uncommented(&manifests, NAMES));
        let (documents, whole) = (given(&documents), given(&whole));
        assert_eq!(documents.len(), processes.len());
        for (((_, schema), given), whole) in processes.iter().zip(&documents).zip(&whole) {
            let read: BTreeSet<&str> = whole.iter().map(|(name, ..)| name.as_str()).collect();
            let declared = schema.variables();
            assert_eq!(read, declared.iter().map(|variable| variable.name()).collect(), "{manifests}");
            assert_eq!(read.len(), whole.len(), "{manifests}");
            for (name, value, is_secret) in given {
                let all = declarations(&processes, name);
                assert_eq!(*is_secret, all.iter().any(|variable| variable.kind().is_sensitive()), "{name}");
                // It is a place to be filled in, and no default.
                assert_eq!(value, "", "{name}\n{manifests}");
                assert!(!all.iter().any(|variable| variable.allows_empty()), "{name}");
                active += usize::from(!is_secret);
                secrets += usize::from(*is_secret);
            }
            for variable in declared {
                let all = declarations(&processes, variable.name());
                let is_needed = all.iter().any(|variable| variable.is_required());
                let takes_empty = all.iter().any(|variable| variable.allows_empty());
                let is_active = given.iter().any(|(name, ..)| *name == variable.name());
                assert!(is_active || !is_needed || takes_empty, "{}\n{manifests}", variable.name());
            }
        }
        let values = documents.iter().chain(&whole).flatten();
        assert!(values.clone().all(|(.., value, is_secret)| !is_secret || value.is_empty()), "{manifests}");
        assert!(values.clone().all(|(_, value, _)| !value.contains(CANARY)), "{manifests}");
    }
    assert!(active > 100 && secrets > 200, "{active} {secrets}");
}

/// All declarations of a variable.
fn declarations(processes: &[(&str, &'static Schema)], name: &str) -> Vec<factor3::Variable> {
    let all = processes.iter().flat_map(|(_, schema)| schema.variables());
    all.filter(|variable| variable.name() == name).collect()
}

#[test]
fn every_meaning_is_a_comment_and_no_more() {
    let (mut python, mut node) = readers();
    let mut random = Random::default();
    let plain = Contract::new("app")
        .process("web", schema_of([variable("KEY_1", Kind::Secret(&Kind::Text))]))
        .kubernetes();
    let plain = read(&mut python, &mut node, &plain);
    for text in texts().into_iter().chain((0..300).map(|_| any_text(&mut random))) {
        let described = variable("KEY_1", Kind::Secret(&Kind::Text)).describe(leak(&text));
        let manifests = Contract::new("app").process("web", schema_of([described])).kubernetes();
        assert_eq!(read(&mut python, &mut node, &manifests), plain, "{manifests}");
        // As the heading of a group.
        let inner = schema_of([variable("KEY_1", Kind::Secret(&Kind::Text))]);
        let group = nested("inner", "", inner).describe(leak(&text)).node();
        let schema = Box::leak(Box::new(schema("App", Box::leak(Box::new([group])))));
        let manifests = Contract::new("app").process("web", schema).kubernetes();
        assert_eq!(read(&mut python, &mut node, &manifests), plain, "{manifests}");
    }
}

#[test]
fn long_names_stay_valid_and_distinct() {
    let (mut python, mut node) = readers();
    let long = ["w".repeat(80), "w".repeat(81), "W".repeat(82), "-".repeat(70), String::new()];
    let schemas = ["A1", "A2", "A3", "A4", "A5"].map(|name| schema_of([variable(name, Kind::Text)]));
    let processes: Vec<(&str, &Schema)> = long.iter().map(String::as_str).zip(schemas).collect();
    for app in ["app", &"x".repeat(100), "", "1.0", "My App!"] {
        let manifests = contract_of(app, &processes).kubernetes();
        let documents = read(&mut python, &mut node, &manifests);
        assert_eq!(documents.len(), 10);
        assert_names(&documents, &manifests);
    }
}

/// The negative control: these readers do refuse.
#[test]
fn a_broken_manifest_is_refused() {
    let (mut python, mut node) = readers();
    let secret = variable("KEY_1", Kind::Secret(&Kind::Text));
    let port = variable("PORT", Kind::Text).default_text("3000");
    let manifests = Contract::new("app").process("web", schema_of([port, secret])).kubernetes();
    assert_eq!(read(&mut python, &mut node, &manifests).len(), 3);
    for (from, to) in [
        ("# PORT: \"3000\"", "PORT: 3000"),
        ("enableServiceLinks: false", "enableServiceLinks: \"false\""),
        ("terminationMessagePolicy", "terminationMessagesPolicy"),
        ("stringData", "stringdata"),
        ("configMapRef", "configMap"),
        ("- name: app", "- image: app"),
        ("PodTemplate", "PodTemplat"),
        ("(required", "\u{1}(required"),
        ("# PORT: \"3000\"", "PORT: \"3000"),
    ] {
        let broken = manifests.replacen(from, to, 1);
        assert_ne!(broken, manifests, "{from}");
        let answer = python.ask(&json!({ "manifests": broken }));
        assert!(answer["refused"].is_string(), "{broken}");
    }
    let twice = manifests.replacen("\ndata:\n", "\ndata:\n  PORT: \"1\"\n  PORT: \"2\"\n", 1);
    assert!(node.ask(&json!(twice))["refused"].as_str().unwrap().contains("duplicated mapping key"));
}

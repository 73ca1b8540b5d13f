//! `Contract::devcontainer`, as the reference implementation reads it (`devcontainer read-configuration`).

#![allow(clippy::expect_used, reason = "what fails here fails the test")]

mod random_schema;

use factor3::contract::Contract;
use factor3::{Kind, Schema};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use serde_json::{Map, Value, json};

use random_schema::{expected, pairs, processes};

const SECRET: Kind = Kind::Secret(&Kind::Text);

/// What tools put something else for, each in a text that they would change.
const REPLACED: [&str; 9] = [
    "${localEnv:X}", "a ${env:X} b", "${localEnv:Y:z}", "${localWorkspaceFolder}/data",
    "${localWorkspaceFolderBasename}", "${containerWorkspaceFolder}/data",
    "${containerWorkspaceFolderBasename}", "$${localEnv:X}", "\\${localEnv:X}",
];

/// The configuration that the reader makes of it on a machine with these variables.
fn read(reader: &mut Reader, text: &str, env: &Value) -> Value {
    reader.ask(&json!({ "text": text, "env": env }))
}

fn container_env(reader: &mut Reader, schema: &'static Schema, env: &Value) -> Map<String, Value> {
    let text = Contract::new("shop").process("web", schema).devcontainer();
    let read = read(reader, &text, env);
    read["containerEnv"].as_object().unwrap_or_else(|| panic!("{read}\n{text}")).clone()
}

#[test]
fn every_text_survives() {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..400).map(|_| any_text(&mut random)));
    let words: Vec<&'static str> = all.iter().map(|text| leak(text)).collect();

    let mut variables = Vec::new();
    for (place, text) in words.iter().copied().enumerate() {
        let kind = if place % 2 == 0 { Kind::Text } else { Kind::Words(Vec::leak(vec![text, "b"])) };
        variables.push(variable(&format!("V{place}"), kind).default_text(text).describe(text));
        variables.push(variable(&format!("S{place}"), SECRET).describe(text));
    }
    let text = Contract::new("shop").process("web", schema_of(variables)).devcontainer();
    let read = read(&mut Reader::node("devcontainer"), &text, &json!({ "X": "replaced" }));

    let (values, secrets) = (&read["containerEnv"], &read["secrets"]);
    assert_eq!(values.as_object().map(Map::len), Some(words.len()));
    assert_eq!(secrets.as_object().map(Map::len), Some(words.len()));
    for (place, text) in words.iter().copied().enumerate() {
        // The machine has none of them.
        assert_eq!(values[format!("V{place}")], "");
        let needed = "a secret (required)";
        let description = if text.is_empty() { needed.to_owned() } else { format!("{text}\n{needed}") };
        assert_eq!(secrets[format!("S{place}")], json!({ "description": description }));
    }
}

#[test]
fn random_processes() {
    let mut random = Random::default();
    let mut reader = Reader::node("devcontainer");
    let (mut of_the_machine, mut left_out) = (0, 0);
    for _ in 0..20 {
        let processes = processes(&mut random);
        let expected = expected(&processes);
        // Each variable has its own name for a value on that machine.
        let machine: Map<String, Value> =
            expected.iter().map(|one| (one.name.clone(), json!(one.name))).collect();
        let machine = Value::Object(machine.into_iter().filter(|(name, _)| name != "PATH").collect());
        let read = read(&mut reader, &contract_of("shop", &pairs(&processes)).devcontainer(), &machine);
        for one in &expected {
            assert_eq!(read["secrets"].get(&one.name).is_some(), one.sensitive, "{one:?}");
            let is_passed_on = !one.sensitive && one.name != "PATH" && !one.allows_empty;
            let value = is_passed_on.then_some(one.name.as_str());
            assert_eq!(read["containerEnv"].get(&one.name).and_then(Value::as_str), value, "{one:?}");
            *(if is_passed_on { &mut of_the_machine } else { &mut left_out }) += 1;
        }
    }
    assert!(of_the_machine > 20 && left_out > 20, "{of_the_machine} {left_out}");
}

/// A description with what would be replaced is still readable, and does not make the whole unreadable.
#[test]
fn nothing_in_a_description_is_replaced() {
    let mut reader = Reader::node("devcontainer");
    let machine = json!({ "X": "x" });
    let docs =
        REPLACED.iter().copied().chain(["${localEnv}", "${env}", "${localEnv:X} ${Y}"]).collect::<Vec<_>>();
    let secrets =
        docs.iter().enumerate().map(|(place, doc)| variable(&format!("S{place}"), SECRET).describe(doc));
    let text = Contract::new("shop").process("web", schema_of(secrets)).devcontainer();
    let secrets = read(&mut reader, &text, &machine)["secrets"].clone();
    for (place, doc) in docs.iter().enumerate() {
        let expected = format!("{}\na secret (required)", doc.replace("${", "$ {"));
        assert_eq!(secrets[format!("S{place}")]["description"], expected);
    }

    // As it would be otherwise.
    let naive: Map<String, Value> =
        REPLACED.iter().enumerate().map(|(place, text)| (format!("V{place}"), json!(text))).collect();
    let naive = read(&mut reader, &json!({ "containerEnv": naive }).to_string(), &machine);
    for (place, text) in REPLACED.iter().enumerate() {
        assert_ne!(naive["containerEnv"][format!("V{place}")], **text);
    }
}

#[test]
fn without_a_default_it_is_that_of_the_machine() {
    let mut random = Random::default();
    let mut machine: Map<String, Value> =
        (0..100).map(|place| (format!("V{place}"), json!(any_text(&mut random)))).collect();
    machine.insert("ABSENT".to_owned(), json!(""));
    let names: Vec<String> = machine.keys().cloned().collect();
    let schema = schema_of(names.iter().map(|name| variable(name, Kind::Text)));

    let mut reader = Reader::node("devcontainer");
    assert_eq!(container_env(&mut reader, schema, &Value::Object(machine.clone())), machine);
    // Empty is what the machine does not have.
    let nothing: Map<String, Value> = names.into_iter().map(|name| (name, json!(""))).collect();
    assert_eq!(container_env(&mut reader, schema, &json!({})), nothing);
}

#[test]
fn what_may_hold_a_credential_has_no_value() {
    const POSTGRES: Kind =
        Kind::Resource(&factor3::ResourceKind::new("Postgres", "postgres://localhost/app"));
    let kinds =
        [POSTGRES, SECRET, Kind::List(&POSTGRES), Kind::List(&SECRET), Kind::Map(&Kind::Text, &SECRET)];
    let secret =
        |place: usize, kind: Kind| variable(&format!("S{place}"), kind).default_text("postgres://db");
    let web = schema_of(kinds.into_iter().enumerate().map(|(place, kind)| secret(place, kind)));
    // Where one process takes it for a text, it is the secret of another.
    let worker = schema_of((0..kinds.len()).map(|place| secret(place, Kind::Text)));

    let machine: Map<String, Value> =
        (0..kinds.len()).map(|place| (format!("S{place}"), json!("live"))).collect();
    let mut reader = Reader::node("devcontainer");
    for processes in [&[("web", web)][..], &[("worker", worker), ("web", web)]] {
        let read = read(&mut reader, &contract_of("shop", processes).devcontainer(), &json!(machine));
        assert_eq!(read["containerEnv"], json!({}));
        assert_eq!(read["secrets"].as_object().map(Map::len), Some(kinds.len()));
        for secret in read["secrets"].as_object().into_iter().flat_map(Map::values) {
            let keys: Vec<&String> = secret.as_object().into_iter().flat_map(Map::keys).collect();
            assert_eq!(keys, ["description"]);
        }
        assert!(!read["secrets"].to_string().contains("live"));
    }
}

/// Anything else is refused, or this test shows nothing.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::node("devcontainer");
    let broken = json!({ "containerEnv": { "A": "${localEnv}" } });
    assert!(read(&mut reader, &broken.to_string(), &json!({})).get("failed").is_some());
    assert!(read(&mut reader, "[]", &json!({})).get("containerEnv").is_none());
}

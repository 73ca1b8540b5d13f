//! `contract::app_json`, as Heroku's package `app.json` reads it.
//!
//! The package checks that `env` is an object, and no more of it; what its schema says of a variable is checked here.

#![allow(clippy::expect_used, reason = "what fails here fails the test")]

mod random_schema;

use factor3::__private::extra;
use factor3::{Kind, Schema, contract};
use factor3_contract_tests::{Random, Reader, any_text, leak, schema_of, texts, variable};
use serde_json::{Map, Value, json};

use random_schema::{expected, pairs, processes};

/// The variables, as the reader has them: each with no more than what the schema names.
fn env(reader: &mut Reader, processes: &[(&str, &Schema)]) -> Map<String, Value> {
    let text = contract::app_json(processes);
    let answer = reader.ask(&json!({ "text": text }));
    assert_eq!(answer["valid"], true, "{}\n{text}", answer["errors"]);
    let env = answer["env"].as_object().expect("`env` is an object").clone();
    for (name, variable) in &env {
        for (key, value) in variable.as_object().expect("a variable is an object") {
            let is_known = match key.as_str() {
                "description" | "value" => value.is_string(),
                "required" => value.is_boolean(),
                "generator" => value == "secret",
                _ => false,
            };
            assert!(is_known, "{name}: {key}: {value}");
        }
        assert!(variable.get("value").is_none() || variable.get("generator").is_none(), "{name}");
    }
    env
}

#[test]
fn every_text_survives() {
    let mut random = Random::default();
    let mut all = texts();
    all.extend((0..400).map(|_| any_text(&mut random)));
    let words: Vec<&'static str> = all.iter().map(|text| leak(text)).collect();

    let mut variables = Vec::new();
    for (place, text) in words.iter().copied().enumerate() {
        let kind = if place % 2 == 0 { Kind::Text } else { Kind::OneOf(Vec::leak(vec![text, "b"])) };
        variables.push(variable(&format!("V{place}"), kind).default_text(text).describe(text));
        let extra = Box::leak(Box::new(extra().generate(text)));
        variables.push(variable(&format!("S{place}"), Kind::Secret(&Kind::Text)).describe(text).with(extra));
    }
    let schema = schema_of(variables);
    let env = env(&mut Reader::node("app_json"), &[("web", schema)]);

    assert_eq!(env.len(), 2 * words.len());
    for (place, text) in words.iter().copied().enumerate() {
        let (value, secret) = (&env[&format!("V{place}")], &env[&format!("S{place}")]);
        let expected = Some(text).filter(|text| !text.is_empty());
        assert_eq!(value.get("value").and_then(Value::as_str), expected);
        assert_eq!((&secret["generator"], secret.get("value")), (&json!("secret"), None), "{text:?}");
        // The meaning as it is, and a line for each of the others.
        let meaning = if text.is_empty() { String::new() } else { format!("{text}\n") };
        let on_line = text.replace('\n', "\\n");
        let expected = format!("{meaning}a secret (required)\nmake one with: {on_line}");
        assert_eq!(secret["description"], expected);
        let description = value["description"].as_str().expect("a description is a text");
        let rest = description.strip_prefix(&meaning).expect("the meaning stands in front");
        let need = match text {
            "" => String::from(" (empty by default)"),
            _ => format!(" (default {on_line})"),
        };
        let nature = rest.strip_suffix(&need).expect("the default stands at the end");
        assert!(nature == "a text" || place % 2 == 1 && nature.starts_with("one of "), "{description:?}");
        assert!(!nature.contains('\n'), "{description:?}");
    }
}

#[test]
fn what_may_hold_a_credential_has_no_value() {
    const POSTGRES: Kind =
        Kind::Resource(&factor3::ResourceKind::new("Postgres", "postgres://localhost/app"));
    let kinds = [
        POSTGRES,
        Kind::Secret(&Kind::Text),
        Kind::Secret(&Kind::Hex(16)),
        Kind::List(&POSTGRES),
        Kind::List(&Kind::Secret(&Kind::Text)),
        Kind::Map(&Kind::Text, &Kind::Secret(&Kind::Text)),
    ];
    let secret =
        |place: usize, kind: Kind| variable(&format!("S{place}"), kind).default_text("postgres://db");
    let web = schema_of(kinds.into_iter().enumerate().map(|(place, kind)| secret(place, kind)));
    // Where one process takes it for a text, it is the secret of another.
    let worker = schema_of((0..kinds.len()).map(|place| secret(place, Kind::Text)));

    let mut reader = Reader::node("app_json");
    for processes in
        [&[("web", web)][..], &[("web", web), ("worker", worker)], &[("worker", worker), ("web", web)]]
    {
        let env = env(&mut reader, processes);
        assert_eq!(env.len(), kinds.len());
        assert!(env.values().all(|variable| variable.get("value").is_none()), "{env:?}");
    }
    // The same as a text has one.
    assert!(
        env(&mut reader, &[("worker", worker)]).values().all(|variable| variable["value"] == "postgres://db")
    );
}

#[test]
fn random_processes() {
    let mut random = Random::default();
    let mut reader = Reader::node("app_json");
    let (mut with_value, mut without) = (0, 0);
    for _ in 0..1000 {
        let processes = processes(&mut random);
        let env = env(&mut reader, &pairs(&processes));
        let expected: Vec<_> = expected(&processes).into_iter().filter(|one| one.name != "PORT").collect();
        assert_eq!(env.len(), expected.len());
        for one in expected {
            let variable = &env[&one.name];
            let required = variable.get("required").is_none_or(|required| required == true);
            assert_eq!(required, one.required, "{one:?}");
            let is_said = !one.sensitive && one.harmless && !one.required;
            let value = one.default.filter(|default| is_said && !default.is_empty());
            assert_eq!(variable.get("value").and_then(Value::as_str), value, "{one:?}");
            if one.default.is_some() {
                *(if value.is_some() { &mut with_value } else { &mut without }) += 1;
            }
            let names: Vec<&str> = one.readers.iter().map(|place| processes[*place].name.as_str()).collect();
            let read_by = format!("\nread by {}", names.join(", "));
            let description = variable["description"].as_str().expect("a description is a text");
            let is_of_all = names.len() == processes.len();
            assert_eq!(description.ends_with(&read_by), !is_of_all, "{description}");
        }
    }
    assert!(with_value > 100 && without > 100, "{with_value} {without}");
}

/// Anything else is refused, or this test shows nothing.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::node("app_json");
    let text = contract::app_json(&[("web", schema_of([variable("A", Kind::Text)]))]);
    for broken in [text.replace('}', ""), text.replace("\"A\"", "A"), String::from("{\"env\": \"A\"}")] {
        assert_eq!(reader.ask(&json!({ "text": broken }))["valid"], false, "{broken}");
    }
}

//! `Contract::app_json`, as Heroku's package `app.json` reads it.
//!
//! The package checks that `env` is an object, and no more of it; what its schema says of a variable is checked here.

#![allow(clippy::expect_used, reason = "what fails here fails the test")]

mod random_schema;

use factor3::__private::extra;
use factor3::contract::Contract;
use factor3::{Kind, Schema};
use factor3_contract_tests::{Random, Reader, any_text, contract_of, leak, schema_of, texts, variable};
use serde_json::{Map, Value, json};

use random_schema::{expected, pairs, processes};

/// The variables, as the reader has them: each with no more than what the schema names.
fn env(reader: &mut Reader, processes: &[(&str, &'static Schema)]) -> Map<String, Value> {
    let text = contract_of("shop", processes).app_json();
    let answer = reader.ask(&json!({ "text": text }));
    assert_eq!(answer["valid"], true, "{}\n{text}", answer["errors"]);
    let env = answer["env"].as_object().expect("`env` is an object").clone();
    for (name, variable) in &env {
        for (key, value) in variable.as_object().expect("a variable is an object") {
            let is_known = match key.as_str() {
                "description" => value.is_string(),
                "required" => value.is_boolean(),
                "generator" => value == "secret",
                _ => false,
            };
            assert!(is_known, "{name}: {key}: {value}");
        }
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
        let kind = if place % 2 == 0 { Kind::Text } else { Kind::Words(Vec::leak(vec![text, "b"])) };
        variables.push(variable(&format!("V{place}"), kind).default_text(text).describe(text));
        let extra = Box::leak(Box::new(extra().generate(text)));
        variables.push(variable(&format!("S{place}"), Kind::Secret(&Kind::Text)).describe(text).with(extra));
    }
    let schema = schema_of(variables);
    let env = env(&mut Reader::node("app_json"), &[("web", schema)]);

    assert_eq!(env.len(), 2 * words.len());
    for (place, text) in words.iter().copied().enumerate() {
        let (value, secret) = (&env[&format!("V{place}")], &env[&format!("S{place}")]);
        // Heroku requires a variable that does not say otherwise.
        assert_eq!((&value["required"], secret.get("required")), (&json!(false), None), "{text:?}");
        assert_eq!(secret["generator"], "secret", "{text:?}");
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
        assert!(nature == "text" || place % 2 == 1 && nature.starts_with("one of "), "{description:?}");
        assert!(!nature.contains('\n'), "{description:?}");
    }
}

#[test]
fn random_processes() {
    let mut random = Random::default();
    let mut reader = Reader::node("app_json");
    let mut with_default = 0;
    for _ in 0..1000 {
        let processes = processes(&mut random);
        let env = env(&mut reader, &pairs(&processes));
        let expected: Vec<_> = expected(&processes).into_iter().filter(|one| one.name != "PORT").collect();
        assert_eq!(env.len(), expected.len());
        for one in expected {
            let variable = &env[&one.name];
            let required = variable.get("required").is_none_or(|required| required == true);
            assert_eq!(required, one.required, "{one:?}");
            with_default += usize::from(one.default.is_some());
            let names: Vec<&str> = one.readers.iter().map(|place| processes[*place].name.as_str()).collect();
            let read_by = format!("\nread by {}", names.join(", "));
            let description = variable["description"].as_str().expect("a description is a text");
            // It is not a value, and every default is told.
            assert!(one.default.is_none() || description.contains("default"), "{one:?}");
            let is_of_all = names.len() == processes.len();
            assert_eq!(description.ends_with(&read_by), !is_of_all, "{description}");
        }
    }
    assert!(with_default > 100, "{with_default}");
}

/// Anything else is refused, or this test shows nothing.
#[test]
fn the_reader_refuses() {
    let mut reader = Reader::node("app_json");
    let text = Contract::new("shop").process("web", schema_of([variable("A", Kind::Text)])).app_json();
    for broken in [text.replace('}', ""), text.replace("\"A\"", "A"), String::from("{\"env\": \"A\"}")] {
        assert_eq!(reader.ask(&json!({ "text": broken }))["valid"], false, "{broken}");
    }
}

//! The schema of several processes: of all of them, and of each alone.

use std::collections::BTreeMap;

use factor3::{Config as _, Schema};
use factor3_contract_tests::{Random, Reader, contract_of};
use serde_json::json;

use crate::Vars;
use crate::cases::problems;
use crate::structs::{Web, Worker};

const PROCESSES: &[(&str, &Schema)] = &[("web", Web::SCHEMA), ("job ~1/%41 \"ü\"", Worker::SCHEMA)];

fn environments() -> Vec<BTreeMap<String, String>> {
    const BASE: &[(&str, &str)] = &[
        ("DATABASE_URL", "postgres://h/d"),
        ("WORKERS", "1"),
        ("THREADS", "1"),
        ("NOTE", "note"),
        ("TITLE", "t"),
        ("LOG_LEVEL", "info"),
        ("API_KEY", "k"),
    ];
    const NAMES: &[&str] = &[
        "PORT", "DATABASE_URL", "DATABASE_URL_FILE", "LOG_LEVEL", "WORKERS", "NOTE", "TITLE", "THREADS",
        "API_KEY", "API_KEY_FILE", "WORKERS_FILE",
    ];
    let mut random = Random::default();
    let mut all = Vec::new();
    for _ in 0..2000 {
        let mut vars: BTreeMap<String, String> =
            BASE.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        // The two cannot read the same text there.
        if random.below(2) == 0 {
            vars.remove(random.one_of(&["WORKERS", "THREADS"]));
        }
        for _ in 0..random.below(3) {
            let name = random.one_of(NAMES);
            match random.one_of(&["", "-", "1", "x", "debug", "odd", "postgres://h/d", "/none"]) {
                "-" => vars.remove(name),
                text => vars.insert(name.to_owned(), text.to_owned()),
            };
        }
        all.push(vars);
    }
    all
}

fn agree(mut reader: Reader) {
    let schema = contract_of("shop", PROCESSES).json_schema();
    let all = environments();
    let mut ask = |process: Option<&str>| {
        let mut question = json!({ "schema": schema, "environments": all });
        if let Some(process) = process {
            question["process"] = process.into();
        }
        reader.ask(&question)
    };
    let answer = ask(None);
    let verdicts = |answer: &serde_json::Value| -> Vec<bool> {
        answer["verdicts"].as_array().unwrap().iter().map(|verdict| verdict.as_bool().unwrap()).collect()
    };
    let together = verdicts(&answer);
    let refs: Vec<String> =
        (0..2).map(|place| answer["schema"]["allOf"][place]["$ref"].as_str().unwrap().to_owned()).collect();
    assert_eq!(refs[0], "#/$defs/web");
    let alone: Vec<Vec<bool>> = refs.iter().map(|process| verdicts(&ask(Some(process)))).collect();
    let mut loaded = [0; 3];
    for (place, vars) in all.iter().enumerate() {
        let vars: Vars = vars.clone().into_iter().collect();
        let wrong = [problems::<Web>(&vars), problems::<Worker>(&vars)];
        for process in 0..2 {
            // What a schema does not see: files, and old names with other values.
            let unseen = |(_, code): &(String, &str)| matches!(*code, "secret_file" | "old_name");
            let (loads, valid) = (wrong[process].is_empty(), alone[process][place]);
            let at = format!("{}: {vars:?} {:?}", refs[process], wrong[process]);
            assert!(valid || !loads, "refused, and loads: {at}");
            assert!(!valid || wrong[process].iter().all(unseen), "valid, and does not load: {at}");
            loaded[process] += usize::from(wrong[process].is_empty());
        }
        assert_eq!(together[place], alone[0][place] && alone[1][place], "{vars:?}");
        loaded[2] += usize::from(together[place]);
    }
    assert!(loaded.iter().all(|loaded| (200..1800).contains(loaded)), "{loaded:?}");
}

#[test]
fn jsonschema_agrees_on_each_process() {
    agree(Reader::python("json_schema"));
}

#[test]
fn ajv_agrees_on_each_process() {
    agree(Reader::node("json_schema"));
}

/// What a schema says of words.
pub(crate) const ABOUT_WORDS: &str =
    "Its words are read in any case; this schema takes them only as they are spelled here.";

#[test]
fn what_is_shared_stands_there_once() {
    let schema: serde_json::Value =
        serde_json::from_str(&contract_of("shop", PROCESSES).json_schema()).unwrap();
    assert_eq!(
        schema["properties"]["DATABASE_URL"]["description"],
        "Where orders are kept.\nWhere jobs are kept."
    );
    assert_eq!(
        schema["$defs"]["web"]["properties"]["DATABASE_URL"],
        json!({ "$ref": "#/properties/DATABASE_URL", "minLength": 1 })
    );
    assert_eq!(schema["$defs"]["web"]["properties"]["PORT"], json!({ "$ref": "#/properties/PORT" }));
    // Of these the processes differ, so that only what is said of words is there.
    assert_eq!(schema["properties"]["LOG_LEVEL"], json!({ "description": ABOUT_WORDS }));
    assert_eq!(
        schema["$defs"]["web"]["properties"]["LOG_LEVEL"]["enum"],
        json!(["debug", "info", "a.b|c", ""])
    );
    assert_eq!(schema["$defs"].as_object().unwrap().len(), 2);
    assert_eq!(schema["title"], "Environment of web, job ~1/%41 \"ü\"");
}

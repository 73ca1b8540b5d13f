//! The JSON Schema of a struct and its loader, asked the same: whatever loads is valid, except for a word in another case,
//! and what is valid and does not load is a difference that the documentation lists.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod cases;
mod differences;
mod pools;
mod processes;
mod structs;
mod texts;

use factor3::contract::Contract;
use std::collections::BTreeMap;
use std::fs;

use cases::Case;
use differences::Difference;
use factor3::Config as _;
use factor3_contract_tests::{Random, Reader};
use serde_json::json;

type Vars = Vec<(String, String)>;

/// Every text with every variable, and some thousand environments of several.
fn environments(case: &Case) -> Vec<Vars> {
    let mut all = vec![case.base.clone(), Vec::new()];
    for (name, texts) in &case.texts {
        let others: Vars = case.base.iter().filter(|(other, _)| other != name).cloned().collect();
        all.push(others.clone());
        for text in texts {
            let mut vars = others.clone();
            vars.push((name.clone(), text.clone()));
            all.push(vars);
        }
    }
    let mut random = Random::default();
    for _ in 0..1500 {
        let mut vars: BTreeMap<String, String> = case.base.iter().cloned().collect();
        for _ in 0..=random.below(4) {
            let (name, texts) = random.one_of(&case.texts);
            if random.below(5) == 0 {
                vars.remove(&name);
            } else {
                vars.insert(name, random.one_of(&texts));
            }
        }
        all.push(vars.into_iter().collect());
    }
    // No variable of a process holds one.
    all.retain(|vars| vars.iter().all(|(_, value)| !value.contains('\0')));
    all
}

/// A directory with the files that variables name.
fn directory() -> String {
    let path = std::env::temp_dir().join(format!(
        "factor3-json-schema-{}-{:?}",
        std::process::id(),
        std::thread::current().id()
    ));
    fs::create_dir_all(path.join("credentials")).unwrap();
    fs::write(path.join("key"), "from a file").unwrap();
    fs::write(path.join("empty"), "").unwrap();
    fs::write(path.join("credentials/API_KEY"), "a credential").unwrap();
    path.to_str().unwrap().to_owned()
}

fn valid(reader: &mut Reader, schema: &str, environments: &[Vars]) -> Vec<bool> {
    let environments: Vec<BTreeMap<_, _>> =
        environments.iter().map(|vars| vars.iter().cloned().collect()).collect();
    let answer = reader.ask(&json!({ "schema": schema, "environments": environments }));
    answer["verdicts"].as_array().unwrap().iter().map(|verdict| verdict.as_bool().unwrap()).collect()
}

fn compare(mut reader: Reader, is_python: bool) {
    let directory = directory();
    let mut seen = vec![0; differences::ALL.len()];
    for case in cases::all(&directory) {
        let all = environments(&case);
        let schema = Contract::new("shop").process("app", case.schema).json_schema();
        let verdicts = valid(&mut reader, &schema, &all);
        assert_eq!(verdicts.len(), all.len());
        let (mut loaded, mut refused) = (0, 0);
        for (vars, valid) in all.iter().zip(verdicts) {
            let problems = (case.load)(vars);
            loaded += usize::from(problems.is_empty());
            refused += usize::from(!valid);
            let has_other_case = has_a_word_in_another_case(vars);
            assert!(
                valid || has_other_case || !problems.is_empty(),
                "{} refuses what loads: {vars:?}",
                case.name
            );
            for (variable, code) in problems.iter().filter(|_| valid) {
                if is_python && ends_in_a_line_break(vars, variable) {
                    continue;
                }
                let difference = differences::find(case.name, variable, code);
                assert!(difference.is_some(), "{} takes what is {code}: {variable} of {vars:?}", case.name);
                seen[difference.unwrap()] += 1;
            }
        }
        assert!(loaded >= 300 && refused >= 300, "{}: {loaded} load, {refused} are refused", case.name);
        for (place, difference) in differences::ALL.iter().enumerate().filter(|(_, d)| d.case == case.name) {
            let vars = witness(&case, difference, &directory);
            assert_eq!(valid(&mut reader, &schema, std::slice::from_ref(&vars)), [true], "{vars:?}");
            let is_so = |(variable, code): &(String, &str)| {
                differences::find(case.name, variable, code) == Some(place)
            };
            assert!((case.load)(&vars).iter().all(is_so), "{vars:?}: {:?}", (case.load)(&vars));
            assert!(!(case.load)(&vars).is_empty(), "{vars:?} loads");
        }
    }
    let unseen: Vec<_> = differences::ALL.iter().zip(seen).filter(|(_, seen)| *seen == 0).collect();
    assert!(unseen.len() < 12, "most are met by chance: {}", unseen.len());
}

/// Python's `$` matches before it.
fn ends_in_a_line_break(vars: &Vars, variable: &str) -> bool {
    vars.iter().any(|(name, value)| name.starts_with(variable) && value.ends_with('\n'))
}

/// A schema lists words as they are spelled, and the reader takes them in any case.
fn has_a_word_in_another_case(vars: &Vars) -> bool {
    vars.iter()
        .any(|(_, value)| value.split([',', '^']).any(|item| item.trim() == pools::WORD_IN_ANOTHER_CASE))
}

fn witness(case: &Case, difference: &Difference, directory: &str) -> Vars {
    let mut vars: BTreeMap<String, String> = case.base.iter().cloned().collect();
    for (name, value) in difference.witness {
        vars.insert(
            (*name).to_owned(),
            value.replace('@', if case.name == "Files" { directory } else { "@" }),
        );
    }
    vars.into_iter().collect()
}

#[test]
fn a_line_break_at_the_end_is_for_python_none() {
    let schema = Contract::new("shop").process("app", structs::Numbers::SCHEMA).json_schema();
    let vars: Vars =
        [("A_U8", "1\n"), ("REQUIRED_BOOL", "on")].map(|(n, v)| (n.to_owned(), v.to_owned())).into();
    assert_eq!(cases::problems::<structs::Numbers>(&vars), [("A_U8".to_owned(), "invalid")]);
    let vars = [vars];
    assert_eq!(valid(&mut Reader::python("json_schema"), &schema, &vars), [true]);
    assert_eq!(valid(&mut Reader::node("json_schema"), &schema, &vars), [false]);
}

#[test]
fn a_word_is_valid_only_as_it_is_spelled() {
    let schema = Contract::new("shop").process("app", structs::Texts::SCHEMA).json_schema();
    let base = cases::all(&directory()).into_iter().find(|case| case.name == "Texts").unwrap().base;
    let with = |word: &str| {
        let others = base.iter().filter(|(name, _)| name != "LEVEL").cloned();
        others.chain([("LEVEL".to_owned(), word.to_owned())]).collect::<Vars>()
    };
    let all = ["info", pools::WORD_IN_ANOTHER_CASE].map(with);
    assert!(all.iter().all(|vars| cases::problems::<structs::Texts>(vars).is_empty()));
    assert_eq!(valid(&mut Reader::python("json_schema"), &schema, &all), [true, false]);
    assert_eq!(valid(&mut Reader::node("json_schema"), &schema, &all), [true, false]);
}

#[test]
fn jsonschema_agrees() {
    compare(Reader::python("json_schema"), true);
}

#[test]
fn ajv_agrees() {
    compare(Reader::node("json_schema"), false);
}

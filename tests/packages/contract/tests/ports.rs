//! The files of three whole services (`tests/packages/ports`), as the readers of each format have them.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use factor3::Schema;
use factor3::contract::Contract;
use factor3_contract_tests::{Reader, contract_of};
use factor3_ports_tests::{docs_rs, registry, svix};
use serde_json::{Value, json};

type Vars = BTreeMap<String, String>;

struct Service {
    name: &'static str,
    processes: &'static [(&'static str, &'static Schema)],
    contract: Contract,
    /// The variables that the default of another one requires.
    by_default: &'static [&'static str],
    /// A value for each variable.
    complete: Vars,
}

fn services() -> [Service; 3] {
    let services: [(_, _, &[&str]); 3] = [
        ("registry", registry::PROCESSES, &[]),
        ("docs_rs", docs_rs::PROCESSES, &[]),
        ("svix", svix::PROCESSES, &["SVIX_QUEUE_DSN"]),
    ];
    services.map(|(name, processes, by_default)| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../ports/tests");
        let path: PathBuf = [folder, name, "complete.env"].iter().collect();
        let pairs = dotenvy::from_path_iter(path).unwrap();
        let complete = pairs.map(Result::unwrap).collect();
        Service { name, processes, contract: contract_of(name, processes), by_default, complete }
    })
}

impl Service {
    /// The names of the variables that a process needs, whatever else is set.
    fn required(&self) -> BTreeSet<String> {
        let all = self.processes.iter().flat_map(|(_, schema)| schema.variables());
        let required = all.filter(|variable| variable.is_required() && !variable.in_option());
        required.map(|variable| variable.name().to_owned()).collect()
    }
}

#[test]
fn dotenv() {
    let mut reader = Reader::python("dotenv_reader");
    for service in services() {
        let text = service.contract.dotenv_example();
        let pairs = dotenvy::from_read_iter(text.as_bytes()).map(Result::unwrap).collect::<Vars>();
        assert_eq!(reader.ask(&json!({ "text": text })), json!(pairs));
        let mut places = service.required();
        places.extend(service.by_default.iter().map(|&name| name.to_owned()));
        assert_eq!(pairs.keys().cloned().collect::<BTreeSet<_>>(), places);
        assert!(pairs.values().all(String::is_empty));
    }
}

#[test]
fn markdown() {
    let mut reader = Reader::python("markdown_reader");
    for service in services() {
        let text = service.contract.markdown();
        let pages =
            ["cmark-gfm", "markdown-it"].map(|name| reader.ask(&json!({ "reader": name, "text": text })));
        assert_eq!(pages[0]["blocks"], pages[1]["blocks"]);
        let tables = pages[0]["blocks"].as_array().unwrap().iter().filter(|block| block[0] == "table");
        let rows: usize = tables.map(|table| table[1].as_array().unwrap().len() - 1).sum();
        let names: BTreeSet<String> = service
            .processes
            .iter()
            .flat_map(|(_, schema)| schema.variables())
            .map(|it| it.name().to_owned())
            .collect();
        assert_eq!(rows, names.len());
    }
}

#[test]
fn json_schema() {
    let mut readers = [Reader::python("json_schema"), Reader::node("json_schema")];
    for service in services() {
        let text = service.contract.json_schema();
        // Of each process alone: what it needs, without one of them, and all.
        for (process, schema) in service.processes {
            let variables = schema.variables();
            let needed = variables.iter().filter(|variable| variable.is_required() && !variable.in_option());
            let needed = needed.map(factor3::Variable::name).chain(service.by_default.iter().copied());
            let needed: Vars = needed.map(|name| (name.to_owned(), service.complete[name].clone())).collect();
            let mut less = needed.clone();
            less.pop_first();
            let environments = [&service.complete, &needed, &less];
            // A schema of one process is not divided.
            let process = match service.processes.len() {
                1 => String::from("#"),
                _ => format!("#/$defs/{process}"),
            };
            let question = json!({ "schema": text, "process": process, "environments": environments });
            for reader in &mut readers {
                // An index by SSH needs a key: only code says so.
                assert_eq!(reader.ask(&question)["verdicts"], json!([true, true, false]), "{process}");
            }
        }
    }
}

#[test]
fn kubernetes() {
    let (mut python, mut node) = (Reader::python("kubernetes"), Reader::node("yaml"));
    for service in services() {
        let manifests = service.contract.kubernetes();
        let valid = python.ask(&json!({ "manifests": manifests }));
        assert!(valid["refused"].is_null(), "{}", valid["refused"]);
        assert_eq!(valid["documents"], node.ask(&json!(manifests))["documents"]);
        let documents = valid["documents"].as_array().unwrap();
        let pods = documents.iter().filter(|document| document["kind"] == "PodTemplate");
        assert_eq!(pods.count(), service.processes.len());
        // Nothing is pinned.
        let maps = documents.iter().flat_map(|document| [&document["data"], &document["stringData"]]);
        let values: Vec<&Value> = maps.filter_map(Value::as_object).flat_map(|map| map.values()).collect();
        assert!(values.len() > 3 && values.iter().all(|value| **value == json!("")), "{}", service.name);
    }
}

#[test]
fn app_json() {
    let mut reader = Reader::node("app_json");
    for service in services() {
        let answer = reader.ask(&json!({ "text": service.contract.app_json() }));
        assert_eq!(answer["valid"], true, "{}", answer["errors"]);
        let env = answer["env"].as_object().unwrap();
        assert!(
            env.len() > 50 && env.values().all(|variable| variable["value"].is_null()),
            "{}",
            service.name
        );
    }
}

#[test]
fn compose() {
    let (mut python, mut node) = (Reader::python("compose"), Reader::node("yaml"));
    for service in services() {
        let file = service.contract.compose();
        let needed: BTreeSet<String> = service.required();
        let env: Vars =
            service.complete.clone().into_iter().filter(|(name, _)| needed.contains(name)).collect();
        let answer = python.ask(&json!({ "file": file, "env": env }));
        assert_eq!(json!([answer["document"]]), node.ask(&json!(file))["documents"]);
        assert_eq!(answer["docker"], answer["podman"]);
        let given: BTreeMap<String, Vars> =
            serde_json::from_value(answer["docker"]["given"].clone()).unwrap();
        assert_eq!(given.len(), service.processes.len(), "{answer}");
        // Nothing is pinned: a service is given what the environment has.
        for (name, value) in given.values().flatten() {
            assert_eq!(env.get(name), Some(value), "{name}");
        }
        assert!(python.ask(&json!({ "file": file, "env": {} }))["docker"]["refused"].is_string());
    }
}

#[test]
fn systemd() {
    let mut reader = Reader::python("systemd");
    for service in services() {
        let text = service.contract.systemd();
        let mut files = vec![];
        for part in text.split("\n\n# /etc/systemd/system/").skip(1) {
            let path = part.lines().next().unwrap();
            let settings = part.find("[Service]\n").unwrap();
            files.push((path.to_owned(), part[settings..].to_owned()));
        }
        for (process, _) in service.processes {
            let unit = format!("{}-{process}.service", service.name.replace('_', "-"));
            let mut files = files.clone();
            files.push((unit.clone(), String::from("[Service]\nExecStart=/bin/true\n")));
            let answer = reader.ask(&json!({ "unit": unit, "files": files, "names": [] }));
            assert_eq!((&answer["accepted"], &answer["warnings"]), (&json!(true), &json!("")), "{unit}");
        }
    }
}

#[test]
fn devcontainer() {
    let mut reader = Reader::node("devcontainer");
    for service in services() {
        let text = service.contract.devcontainer();
        let read = reader.ask(&json!({ "text": text, "env": {} }));
        assert!(
            read["secrets"].as_object().unwrap().contains_key(service.required().first().unwrap()),
            "{read}"
        );
        // Nothing is pinned: a container is given what the developer's machine has.
        let given = read["containerEnv"].as_object().unwrap();
        assert!(given.len() > 20 && given.values().all(|value| *value == json!("")), "{read}");
    }
}

#[test]
fn secretspec() {
    let mut reader = Reader::python("secretspec_reader");
    for service in services() {
        let question = json!({
            "text": service.contract.secretspec(),
            "environments": [service.complete, Vars::new()],
        });
        let reports = reader.ask(&question);
        let missing: Vec<BTreeSet<&str>> = reports.as_array().unwrap().iter().map(missing).collect();
        assert_eq!(missing[0], BTreeSet::new());
        let required = service.required();
        assert_eq!(missing[1], required.iter().map(String::as_str).collect());
    }
}

/// What a report misses: variables, and the first name of each group.
fn missing(report: &Value) -> BTreeSet<&str> {
    assert!(report["refused"].is_null(), "{report}");
    let secrets = report["secrets"].as_array().unwrap().iter();
    let missing = secrets.filter(|secret| secret["status"] == "missing_required");
    let groups = report["constraint_violations"].as_array().into_iter().flatten();
    missing
        .map(|secret| &secret["name"])
        .chain(groups.map(|group| &group["group"]))
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn env_spec() {
    let mut reader = Reader::node("env_spec");
    for service in services() {
        let text = service.contract.env_spec();
        let answers = reader.ask(&json!({ "text": text, "environments": [service.complete, Vars::new()] }));
        assert_eq!((&answers[0]["code"], &answers[0]["errors"]), (&json!(0), &Value::Null), "{text}");
        let errors = answers[1]["errors"]["configItems"].as_object().unwrap();
        // What the default of another variable requires has a fallback: then the file says it in a comment only.
        let mut required = service.required();
        // For varlock, what is required cannot be empty.
        for (_, schema) in service.processes {
            for variable in schema.variables().iter().filter(|variable| variable.allows_empty()) {
                required.remove(variable.name());
            }
        }
        assert_eq!(errors.keys().cloned().collect::<BTreeSet<_>>(), required, "{text}");
        // Nothing is pinned.
        let items = answers[1]["config"].as_object().unwrap();
        assert!(items.len() > 20 && items.values().all(|item| item["value"].is_null()), "{}", service.name);
    }
}

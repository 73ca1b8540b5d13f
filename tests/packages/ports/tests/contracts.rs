//! Every file that is generated from the configs. Each can be committed as it is.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;
use std::fs;

use factor3::contract::Contract;
use factor3::{Config, Env, Schema, Variable};
use factor3_ports_tests::{docs_rs, registry, svix};
use serde_json::Value;

/// Each service, and one of its processes.
const SERVICES: [(&str, &[(&str, &Schema)]); 3] =
    [("registry", registry::PROCESSES), ("docs-rs", docs_rs::PROCESSES), ("svix", svix::PROCESSES)];

/// What a container of development would set to the empty text, which these read as a value.
const NOT_PASSED_ON: [&str; 4] = ["HEROKU", "DEV_DOCKER", "READ_ONLY_MODE", "GH_CLIENT_ID"];

fn contract(service: &str, processes: &[(&str, &'static Schema)]) -> Contract {
    processes.iter().fold(Contract::new(service), |contract, (name, schema)| contract.process(*name, schema))
}

/// Each file with the name of its format.
fn files(contract: &Contract) -> [(&'static str, String); 10] {
    [
        ("dotenv", contract.dotenv_example()),
        ("markdown", contract.markdown()),
        ("json_schema", contract.json_schema()),
        ("kubernetes", contract.kubernetes()),
        ("app_json", contract.app_json()),
        ("compose", contract.compose()),
        ("systemd", contract.systemd()),
        ("devcontainer", contract.devcontainer()),
        ("secretspec", contract.secretspec()),
        ("env_spec", contract.env_spec()),
    ]
}

fn variables(processes: &[(&str, &'static Schema)]) -> Vec<Variable> {
    processes.iter().flat_map(|(_, schema)| schema.variables()).collect()
}

#[test]
fn each_file_has_each_variable() {
    for (service, processes) in SERVICES {
        for (format, text) in files(&contract(service, processes)) {
            for variable in variables(processes) {
                let is_left_out = match format {
                    "app_json" => variable.name() == "PORT", // Heroku sets it.
                    "devcontainer" => NOT_PASSED_ON.contains(&variable.name()),
                    _ => false,
                };
                let is_there = text.contains(variable.name());
                assert!(is_there || is_left_out, "{service} {format} {}", variable.name());
            }
        }
    }
}

#[test]
fn each_value_is_described() {
    for (service, processes) in SERVICES {
        for (format, text) in files(&contract(service, processes)) {
            assert!(!text.contains("a valid value"), "{service} {format}");
        }
        for variable in variables(processes) {
            assert!(variable.doc().len() > 8, "{} has a meaning", variable.name());
        }
    }
}

/// A later release may change a default of the code, and a file that is applied must not keep the old one.
#[test]
fn no_file_that_is_applied_pins_a_default() {
    for (service, processes) in SERVICES {
        let contract = contract(service, processes);
        let defaults = variables(processes);
        let defaults = defaults.iter().filter_map(|variable| Some((variable.name(), variable.default()?)));
        let defaults: Vec<(&str, &str)> = defaults.filter(|(_, default)| !default.is_empty()).collect();
        assert!(defaults.len() > 30);

        let devcontainer: Value = serde_json::from_str(&contract.devcontainer()).unwrap();
        let app_json: Value = serde_json::from_str(&contract.app_json()).unwrap();
        let texts = [
            contract.kubernetes(),
            contract.compose(),
            contract.systemd(),
            contract.dotenv_example(),
            contract.env_spec(),
        ];
        assert!(!contract.secretspec().contains(", default = "), "{service}");
        for (name, default) in &defaults {
            assert!(app_json["env"][name]["value"].is_null(), "{name}");
            let passed_on = devcontainer["containerEnv"][name].as_str().unwrap_or_default();
            assert!(passed_on.is_empty() || passed_on == format!("${{localEnv:{name}}}"), "{name}");
            for text in &texts {
                let pinned = text.lines().find(|line| {
                    let line = line.trim_start();
                    line.strip_prefix(name)
                        .is_some_and(|rest| rest.starts_with([':', '=']) && rest.contains(default))
                        || line.starts_with(&format!("Environment=\"{name}="))
                });
                assert_eq!(pinned, None, "{service}");
            }
        }
    }
}

/// A default of the service requires it, so its line is no comment.
#[test]
fn the_example_has_a_place_for_what_a_default_requires() {
    for (service, processes, place, optional) in [
        ("svix", svix::PROCESSES, "SVIX_QUEUE_DSN", "SVIX_CACHE_DSN"),
        ("svix", svix::PROCESSES, "SVIX_DB_DSN", "SVIX_RABBIT_DSN"),
        ("svix", svix::PROCESSES, "SVIX_JWT_SECRET", "SVIX_REDIS_DSN"),
    ] {
        let example = contract(service, processes).dotenv_example();
        assert!(example.contains(&format!("\n{place}=\n")), "{place}");
        assert!(example.contains(&format!("\n#{optional}=\n")), "{optional}");
    }
}

/// As a person copies it, before filling it in.
#[test]
fn the_example_says_what_is_missing_and_no_more() {
    /// `conditional` is what another variable's default requires.
    fn check<T: Config>(service: &str, processes: &[(&str, &'static Schema)], conditional: &[&str]) {
        let path = std::env::temp_dir().join(format!(
            "factor3-ports-{}-{}.env",
            T::SCHEMA.name(),
            std::process::id()
        ));
        fs::write(&path, contract(service, processes).dotenv_example()).unwrap();
        let error = T::load(&Env::dotenv(&path)).err().unwrap();
        fs::remove_file(&path).unwrap();
        let found: BTreeSet<String> =
            error.problems().iter().map(|problem| problem.variable().to_owned()).collect();
        let required = T::SCHEMA.variables();
        let required = required.iter().filter(|variable| variable.is_required() && !variable.in_option());
        let required = required.filter(|variable| !variable.allows_empty());
        let conditional = conditional.iter().map(|&name| name.to_owned());
        assert_eq!(found, required.map(|variable| variable.name().to_owned()).chain(conditional).collect());
    }
    check::<registry::Server>("registry", registry::PROCESSES, &[]);
    check::<registry::Worker>("registry", registry::PROCESSES, &[]);
    check::<registry::Monitor>("registry", registry::PROCESSES, &[]);
    check::<docs_rs::Web>("docs-rs", docs_rs::PROCESSES, &[]);
    check::<docs_rs::Builder>("docs-rs", docs_rs::PROCESSES, &[]);
    check::<docs_rs::Watcher>("docs-rs", docs_rs::PROCESSES, &[]);
    check::<svix::Server>("svix", svix::PROCESSES, &["SVIX_QUEUE_DSN"]);
}

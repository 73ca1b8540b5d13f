//! The committed files of the service are those that its structs write.

#[path = "../src/config.rs"]
#[expect(dead_code, unreachable_pub, reason = "only what it reads counts")]
mod config;

use config::PROCESSES;
use factor3::contract::{Contract, assert_compatible, assert_current};

fn contract() -> Contract {
    PROCESSES.iter().fold(Contract::new("shop"), |contract, (name, schema)| contract.process(*name, schema))
}

#[test]
fn dotenv() {
    assert_current(".env.example", &contract().dotenv_example());
}

#[test]
fn markdown() {
    assert_current("CONFIG.md", &contract().markdown());
}

#[test]
fn json_schema() {
    assert_current("env.schema.json", &contract().json_schema());
}

#[test]
fn kubernetes() {
    assert_current("kubernetes.yaml", &contract().kubernetes());
}

#[test]
fn app_json() {
    assert_current("app.json", &contract().app_json());
}

#[test]
fn compose() {
    assert_current("compose.yaml", &contract().compose());
}

#[test]
fn systemd() {
    assert_current("systemd.conf", &contract().systemd());
}

/// A release that needs an operator first replaces the file: `FACTOR3_UPDATE=1`.
#[test]
fn an_environment_of_the_last_release_starts_this_build() {
    assert_compatible("released.contract", &contract());
}

/// The Procfile runs each process, and checks each before a release.
#[test]
fn procfile() {
    let procfile = include_str!("../Procfile");
    for (process, _) in PROCESSES {
        assert!(procfile.contains(&format!("./shop {process}")), "{process}");
    }
}

/// The pods use the Secrets and ConfigMaps that the structs write.
#[test]
fn deployment() {
    let deployment = include_str!("../deployment.yaml");
    let manifests = contract().kubernetes();
    let mut kind = "";
    let mut found = 0;
    for line in manifests.lines() {
        if let Some(of) = line.strip_prefix("kind: ") {
            kind = of;
        }
        let reference = match (kind, line.strip_prefix("  name: ")) {
            ("ConfigMap", Some(name)) => format!("configMapRef: {{name: {name}}}"),
            ("Secret", Some(name)) => format!("secretRef: {{name: {name}}}"),
            _ => continue,
        };
        assert!(deployment.contains(&reference), "{reference}");
        found += 1;
    }
    assert!(found > 4, "{found}");
}

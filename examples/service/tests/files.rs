//! The files beside the service are what its structs become.

#[path = "../src/config.rs"]
#[allow(dead_code, unreachable_pub, reason = "only what it reads counts")]
mod config;

use config::PROCESSES;
use factor3::contract;

#[test]
fn dotenv() {
    contract::assert_current(".env.example", &contract::dotenv_example(PROCESSES));
}

#[test]
fn markdown() {
    contract::assert_current("CONFIG.md", &contract::markdown(PROCESSES));
}

#[test]
fn json_schema() {
    contract::assert_current("env.schema.json", &contract::json_schema(PROCESSES));
}

#[test]
fn kubernetes() {
    contract::assert_current("kubernetes.yaml", &contract::kubernetes(PROCESSES, "shop"));
}

#[test]
fn app_json() {
    contract::assert_current("app.json", &contract::app_json(PROCESSES));
}

#[test]
fn compose() {
    contract::assert_current("compose.yaml", &contract::compose(PROCESSES));
}

#[test]
fn systemd() {
    contract::assert_current("systemd.conf", &contract::systemd(PROCESSES, "shop"));
}

/// The Procfile runs each process, and checks each before a release.
#[test]
fn procfile() {
    let procfile = include_str!("../Procfile");
    for (process, _) in PROCESSES {
        assert!(procfile.contains(&format!("./shop {process}")), "{process}");
    }
}

/// What the pods take is what there is.
#[test]
fn deployment() {
    let deployment = include_str!("../deployment.yaml");
    let manifests = contract::kubernetes(PROCESSES, "shop");
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

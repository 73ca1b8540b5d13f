//! The files in `examples/contract` are up to date.

#[path = "../../examples/contract/config.rs"]
#[allow(dead_code, unreachable_pub, reason = "the tests look only at what the structs read")]
mod config;

use crate::contract_of;
use config::PROCESSES;
use factor3::contract::assert_current;

#[test]
fn dotenv() {
    assert_current("examples/contract/.env.example", &contract_of("shop", PROCESSES).dotenv_example());
}

#[test]
fn markdown() {
    assert_current("examples/contract/CONFIG.md", &contract_of("shop", PROCESSES).markdown());
}

#[test]
fn json_schema() {
    assert_current("examples/contract/env.schema.json", &contract_of("shop", PROCESSES).json_schema());
}

#[test]
fn kubernetes() {
    assert_current("examples/contract/kubernetes.yaml", &contract_of("shop", PROCESSES).kubernetes());
}

#[test]
fn app_json() {
    assert_current("examples/contract/app.json", &contract_of("shop", PROCESSES).app_json());
}

#[test]
fn compose() {
    assert_current("examples/contract/compose.yaml", &contract_of("shop", PROCESSES).compose());
}

#[test]
fn systemd() {
    assert_current("examples/contract/systemd.conf", &contract_of("shop", PROCESSES).systemd());
}

#[test]
fn devcontainer() {
    assert_current("examples/contract/devcontainer.json", &contract_of("shop", PROCESSES).devcontainer());
}

#[test]
fn secretspec() {
    assert_current("examples/contract/secretspec.toml", &contract_of("shop", PROCESSES).secretspec());
}

#[test]
fn contract() {
    assert_current("examples/contract/shop.contract", &contract_of("shop", PROCESSES).to_text());
}

#[test]
fn env_spec() {
    assert_current("examples/contract/.env.schema", &contract_of("shop", PROCESSES).env_spec());
}

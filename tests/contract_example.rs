//! The files of `examples/contract` are what its structs become.

#![cfg(feature = "contract")]

#[path = "../examples/contract/config.rs"]
#[allow(dead_code, unreachable_pub, reason = "only what it reads counts")]
mod config;

use config::PROCESSES;
use factor3::contract;

#[test]
fn dotenv() {
    contract::assert_current("examples/contract/.env.example", &contract::dotenv_example(PROCESSES));
}

#[test]
fn markdown() {
    contract::assert_current("examples/contract/CONFIG.md", &contract::markdown(PROCESSES));
}

#[test]
fn json_schema() {
    contract::assert_current("examples/contract/env.schema.json", &contract::json_schema(PROCESSES));
}

#[test]
fn kubernetes() {
    contract::assert_current("examples/contract/kubernetes.yaml", &contract::kubernetes(PROCESSES, "shop"));
}

#[test]
fn app_json() {
    contract::assert_current("examples/contract/app.json", &contract::app_json(PROCESSES));
}

#[test]
fn compose() {
    contract::assert_current("examples/contract/compose.yaml", &contract::compose(PROCESSES));
}

#[test]
fn systemd() {
    contract::assert_current("examples/contract/systemd.conf", &contract::systemd(PROCESSES, "shop"));
}

#[test]
fn devcontainer() {
    contract::assert_current("examples/contract/devcontainer.json", &contract::devcontainer(PROCESSES));
}

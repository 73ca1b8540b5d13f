//! The files that are generated from a struct, and the answers of a program to `FACTOR3=..`.

#![cfg(feature = "contract")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod app_json;
mod introspect;
mod attributes;
mod compose;
mod current;
mod devcontainer;
mod dotenv;
mod env_spec;
mod example;
mod groups;
mod headings;
mod json_schema;
mod kubernetes;
mod markdown;
mod release;
mod secretspec;
mod required_by_default;
mod shop;
mod structs;
mod systemd;

#[path = "../support/scratch.rs"]
mod scratch;
#[path = "../support/child.rs"]
mod child;

use factor3::Schema;
use factor3::contract::Contract;

/// The contract of these processes.
fn contract_of(application: &str, processes: &[(&str, &'static Schema)]) -> Contract {
    processes
        .iter()
        .fold(Contract::new(application), |contract, (name, schema)| contract.process(*name, schema))
}

//! What the tests of all formats share: schemas with any text in them, texts that break formats, and readers of others.

#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "what fails here fails the test")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod nasty;
mod reader;

use factor3::__private::{Declaration, Node, schema, var};
use factor3::contract::Contract;
use factor3::{Kind, Schema};

pub use nasty::{Random, any_text, texts};
pub use reader::Reader;

/// A variable that is declared as the derive would, with texts of the test's.
#[must_use]
pub fn variable(name: &str, kind: Kind) -> Declaration {
    var(leak(&format!("{name} App.{}", name.to_lowercase())), Box::leak(Box::new(kind)))
}

/// The schema of these variables.
#[must_use]
pub fn schema_of(variables: impl IntoIterator<Item = Declaration>) -> &'static Schema {
    let nodes: Vec<Node> = variables.into_iter().map(Declaration::node).collect();
    Box::leak(Box::new(schema("App", Box::leak(nodes.into_boxed_slice()))))
}

/// A schema holds what stands in the code.
#[must_use]
pub fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The contract of these processes.
#[must_use]
pub fn contract_of(application: &str, processes: &[(&str, &'static Schema)]) -> Contract {
    processes
        .iter()
        .fold(Contract::new(application), |contract, (name, schema)| contract.process(*name, schema))
}

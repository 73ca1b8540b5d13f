//! Tests the program of the README as a separate process, so that its output contains nothing of a test harness.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod answers;
#[path = "../../../../support/picture.rs"]
mod picture;
mod readme;
mod report_picture;

use std::process::Command;

/// A command that runs the program with only these variables.
fn quickstart(vars: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quickstart"));
    command.env_clear().envs(vars.iter().copied());
    command
}

//! Counting instructions, which repeat within a percent where times do not.

use std::path::Path;

use crate::environment::Environment;
use crate::run::{self, Outcome};

/// Executed inside the function `measured` of the program, and in what that calls. The profile stays beside the
/// program, for `callgrind_annotate`.
pub(crate) fn instructions(environment: &Environment, program: &Path, argument: &str) -> Outcome<f64> {
    let profile = program.with_extension(format!("{}.callgrind", environment.label));
    let out = format!("--callgrind-out-file={}", profile.display());
    let program = program.to_string_lossy();
    run::output(&mut environment.command(&[
        "valgrind",
        "--tool=callgrind",
        "--toggle-collect=measured",
        &out,
        &program,
        argument,
    ]))?;
    let profile = std::fs::read_to_string(profile)?;
    let totals =
        profile.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("no totals of callgrind")?;
    Ok(totals.trim().parse()?)
}

//! Counts instructions, which repeat within a percent; times do not.

use std::path::Path;
use std::process::Command;

use crate::environment::Environment;
use crate::run::{self, Outcome};

/// Returns the instructions of the function `measured` of the program, and of the functions that it calls.
///
/// The profile stays next to the program, for `callgrind_annotate`.
pub(crate) fn instructions(environment: &Environment, program: &Path, argument: &str) -> Outcome<f64> {
    let profile = program.with_extension(format!("{}.callgrind", environment.label));
    let out = format!("--callgrind-out-file={}", profile.display());
    let program = program.to_string_lossy();
    run::output(
        &mut environment.command(&[
            "valgrind", "--tool=callgrind", "--toggle-collect=measured", &out, &program, argument,
        ]),
    )?;
    totals(&profile)
}

/// Executed inside each call of the function `measured`, with the line that the program prints for it.
pub(crate) fn each_call(
    program: &Path,
    what: &str,
    sizes: &[String],
    only: &str,
) -> Outcome<Vec<(String, f64)>> {
    let dir = program.with_extension(format!("{what}.callgrind"));
    if dir.exists() {
        std::fs::remove_dir_all(&dir)?;
    }
    std::fs::create_dir(&dir)?;
    let profile = dir.join("call");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--toggle-collect=measured", "--dump-after=measured"]);
    command.arg(format!("--callgrind-out-file={}", profile.display())).arg(program).arg(what).args(sizes);
    if !only.is_empty() {
        command.env("ONLY", only);
    }
    let mut calls = Vec::new();
    for (number, line) in run::output(&mut command)?.lines().enumerate() {
        calls.push((line.to_owned(), totals(&dir.join(format!("call.{}", number + 1)))?));
    }
    // There are thousands of them.
    std::fs::remove_dir_all(dir)?;
    Ok(calls)
}

fn totals(profile: &Path) -> Outcome<f64> {
    let profile = std::fs::read_to_string(profile)?;
    let totals =
        profile.lines().find_map(|line| line.strip_prefix("totals: ")).ok_or("no totals of callgrind")?;
    Ok(totals.trim().parse()?)
}

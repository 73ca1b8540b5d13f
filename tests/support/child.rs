//! Runs a test in a new process, for tests of the process environment.

use std::process::Command;

const MARK: &str = "TEST_CHILD";

/// A command that runs this test binary with only the test `entry` and without other variables.
///
/// `module` is the `module_path!()` of the test.
pub(crate) fn command(module: &str, entry: &str) -> Command {
    let entry = &full_name(module, entry);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.env_clear().env(MARK, entry).args(["--exact", entry, "--nocapture"]);
    // `tests/coverage/run` counts the lines that a child runs, too.
    command.envs(std::env::vars_os().filter(|(name, _)| name == "LLVM_PROFILE_FILE"));
    command
}

/// Whether this process was started to run the test `entry` of the module.
pub(crate) fn is(module: &str, entry: &str) -> bool {
    std::env::var(MARK).is_ok_and(|mark| mark == full_name(module, entry))
}

/// The name for `--exact`, which does not include the name of the crate.
fn full_name(module: &str, entry: &str) -> String {
    match module.split_once("::") {
        Some((_, module)) => format!("{module}::{entry}"),
        None => entry.to_owned(),
    }
}

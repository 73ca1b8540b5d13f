//! A process of its own, where the environment of the process is what is tested.

use std::process::Command;

const MARK: &str = "TEST_CHILD";

/// This test binary again, with no variables but those it is given, to run the test `entry` alone.
pub(crate) fn command(entry: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.env_clear().env(MARK, entry).args(["--exact", entry, "--nocapture"]);
    command
}

/// Whether this process was started to run `entry`.
pub(crate) fn is(entry: &str) -> bool {
    std::env::var(MARK).is_ok_and(|mark| mark == entry)
}

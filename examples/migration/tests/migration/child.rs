//! A process of its own for what reads no pairs: no test touches its own environment.

use std::ffi::OsStr;
use std::process::Command;

use factor3_example_migration::Vars;

/// How an app ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    /// The app started.
    pub(crate) fn started(&self) -> bool {
        self.code == Some(0)
    }

    /// What it read, or what it said instead.
    pub(crate) fn outcome(self) -> Result<String, String> {
        if self.started() { Ok(self.stdout) } else { Err(self.stderr) }
    }
}

/// The example, with these variables and no others.
pub(crate) fn run(example: &str, vars: &Vars) -> Ended {
    run_with(example, vars.iter().map(|(name, value)| (name, value)))
}

pub(crate) fn run_with<N: AsRef<OsStr>, V: AsRef<OsStr>>(
    example: &str,
    vars: impl IntoIterator<Item = (N, V)>,
) -> Ended {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factor3-example-migration"));
    let output = command.env_clear().envs(vars).env("EXAMPLE", example).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_end().to_owned();
    Ended { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

//! Readers that are not ours: programs of `readers/`, which take a line of JSON and answer with one.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// A reader that runs until it is dropped.
#[derive(Debug)]
pub struct Reader {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Reader {
    /// `readers/NAME.py`
    #[must_use]
    pub fn python(name: &str) -> Self {
        Self::of(&mut Command::new(installed().join("venv/bin/python")), &format!("{name}.py"))
    }

    /// `readers/NAME.js`
    #[must_use]
    pub fn node(name: &str) -> Self {
        let mut node = Command::new("node");
        Self::of(node.env("NODE_PATH", installed().join("node_modules")), &format!("{name}.js"))
    }

    fn of(command: &mut Command, file: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("readers").join(file);
        let command = command.arg(path).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the reader starts");
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().expect("its stdout is a pipe"));
        Self { child, stdin, stdout }
    }

    /// What it answers.
    pub fn ask(&mut self, question: &Value) -> Value {
        let mut line = question.to_string();
        line.push('\n');
        let stdin = self.stdin.as_mut().expect("it is not dropped");
        stdin.write_all(line.as_bytes()).expect("the reader reads");
        let mut answer = String::new();
        self.stdout.read_line(&mut answer).expect("the reader answers");
        serde_json::from_str(&answer).expect("the reader answers in JSON: see its stderr")
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        drop(self.stdin.take());
        let _ = self.child.wait();
    }
}

/// Where `run` has put the readers' libraries.
fn installed() -> PathBuf {
    PathBuf::from(std::env::var_os("READERS").expect("run these tests with tests/packages/contract/run"))
}

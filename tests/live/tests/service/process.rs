//! A process of the service, started by its type with variables and nothing else.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use factor3_live_tests::{PASSWORD, escaped, output, tied_to_us, userinfos};

/// The longest that anything is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) type Vars = Vec<(&'static str, String)>;

/// It is killed when it is dropped. No secret may be in anything that it has written by then.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    stdout: Output,
    stderr: Output,
}

impl Process {
    pub(crate) fn start(process: &str, vars: &[(&'static str, String)]) -> Self {
        let mut command = tied_to_us("KILL");
        command.arg(program()).arg(process);
        Self::spawn(command, vars)
    }

    /// Without a program between us and it, which would take its time.
    pub(crate) fn start_at_once(process: &str, vars: &[(&'static str, String)]) -> Self {
        let mut command = Command::new(program());
        command.arg(process);
        Self::spawn(command, vars)
    }

    /// What a line of the Procfile starts, in the directory of the program.
    pub(crate) fn start_in_shell(line: &str, vars: &[(&'static str, String)]) -> Self {
        let mut command = tied_to_us("KILL");
        command.args(["sh", "-c", line]).current_dir(Path::new(program()).parent().unwrap());
        Self::spawn(command, vars)
    }

    fn spawn(mut command: Command, vars: &[(&'static str, String)]) -> Self {
        command.env_clear().envs(vars.iter().cloned()).stdin(Stdio::null());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = Output::of(child.stdout.take().unwrap());
        let stderr = Output::of(child.stderr.take().unwrap());
        Self { child, stdout, stderr }
    }

    /// Sends it a signal.
    pub(crate) fn tell(&self, signal: &str) {
        output(Command::new("kill").args(["-s", signal, &self.child.id().to_string()]));
    }

    /// Waits for its end; the exit code, unless a signal has ended it.
    pub(crate) fn ends_with(&mut self) -> Option<i32> {
        let mut status = None;
        until("the process ends", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        self.stdout.is_whole();
        self.stderr.is_whole();
        status.unwrap().code()
    }

    /// Tells it to stop; the exit code.
    pub(crate) fn stop(&mut self) -> Option<i32> {
        self.tell("TERM");
        self.ends_with()
    }

    /// Waits until it has logged this.
    pub(crate) fn logs(&self, text: &str) {
        until(text, || self.stdout().contains(text));
    }

    pub(crate) fn stdout(&self) -> String {
        self.stdout.text()
    }

    pub(crate) fn stderr(&self) -> String {
        self.stderr.text()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.stdout.is_whole();
        self.stderr.is_whole();
        let written = self.stdout() + &self.stderr();
        if thread::panicking() {
            eprintln!("what a process wrote:\n{written}");
        } else {
            assert_eq!(secret_in(&written), None, "{written}");
        }
    }
}

/// The secret that is in a text, in any form: each password of these tests is [`PASSWORD`], in variables that escape it.
fn secret_in(text: &str) -> Option<String> {
    let passwords = userinfos().map(|userinfo| userinfo.split_once(':').unwrap().1.to_owned());
    let as_debug = format!("{PASSWORD:?}");
    let as_debug_in_json = format!("{as_debug:?}");
    // And what no escape of JSON or of `Debug` changes.
    let parts = ["p@ss", "w#rd", "!$'()*,;=", "%41^`{|}<>~"];
    let escaped_parts = ["p%40ss", "w%23rd", "%2541", "%7B%7C%7D"];
    let wholes =
        [PASSWORD.to_owned(), escaped(PASSWORD), as_debug, as_debug_in_json].into_iter().chain(passwords);
    wholes
        .chain([parts, escaped_parts].concat().iter().map(ToString::to_string))
        .find(|form| text.contains(form))
}

#[test]
fn a_secret_would_be_found() {
    for userinfo in userinfos() {
        assert!(secret_in(&format!("connecting to postgres://{userinfo}@db")).is_some());
    }
    assert!(secret_in(&format!("{{\"password\":{PASSWORD:?}}}")).is_some());
    assert_eq!(secret_in("connecting to postgres://***@db"), None);
}

/// What is read from a pipe, while it is.
#[derive(Debug)]
struct Output {
    bytes: Arc<Mutex<Vec<u8>>>,
    reader: Option<JoinHandle<()>>,
}

impl Output {
    fn of(mut pipe: impl Read + Send + 'static) -> Self {
        let bytes = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&bytes);
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = pipe.read(&mut buffer) {
                kept.lock().unwrap().extend_from_slice(&buffer[..length]);
            }
        });
        Self { bytes, reader: Some(reader) }
    }

    /// Waits until there will be no more of it.
    fn is_whole(&mut self) {
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes.lock().unwrap()).into_owned()
    }
}

/// Waits for a condition.
pub(crate) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "not in {PATIENCE:?}: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Builds the service, once, as it is deployed: what its start takes is measured. The path of its binary.
pub(crate) fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = output(
            Command::new(env!("CARGO"))
                .args(["build", "--release", "--quiet", "-p", "factor3-example-service"])
                .arg("--message-format=json")
                .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")),
        );
        let (_, program) = built.split_once("\"executable\":\"").unwrap();
        program.split_once('"').unwrap().0.to_owned()
    })
}

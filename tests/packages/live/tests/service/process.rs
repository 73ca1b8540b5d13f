//! A process of the service, started by its type and with only the given variables.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use factor3_live_tests::{PASSWORD, escaped, output, tied_to_us, userinfos};

/// The longest wait, so that a test fails instead of hanging.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) type Vars = Vec<(&'static str, String)>;

/// A process that is killed when it is dropped. Its output must not contain a secret.
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

    /// Starts the process directly, since a program in between would take time.
    pub(crate) fn start_at_once(process: &str, vars: &[(&'static str, String)]) -> Self {
        let mut command = Command::new(program());
        command.arg(process);
        Self::spawn(command, vars)
    }

    /// Starts a line of the Procfile in the directory of the program.
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

    /// Sends a signal to the process.
    pub(crate) fn tell(&self, signal: &str) {
        output(Command::new("kill").args(["-s", signal, &self.child.id().to_string()]));
    }

    /// Waits for the end of the process, and returns its exit code; `None` if a signal has ended it.
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

    /// Tells the process to stop, and returns its exit code.
    pub(crate) fn stop(&mut self) -> Option<i32> {
        self.tell("TERM");
        self.ends_with()
    }

    /// Waits until the process has logged the text.
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

/// The form in which a text contains the secret. All passwords of these tests are [`PASSWORD`], escaped in variables.
fn secret_in(text: &str) -> Option<String> {
    let passwords = userinfos().map(|userinfo| userinfo.split_once(':').unwrap().1.to_owned());
    let as_debug = format!("{PASSWORD:?}");
    let as_debug_in_json = format!("{as_debug:?}");
    // A part that neither the escapes of JSON nor those of `Debug` change.
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

/// The text that a thread reads from a pipe.
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

    /// Waits for the end of the pipe.
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

/// The path of the service, which is built once with `--release`, since its start is measured.
pub(crate) fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = output(
            Command::new(env!("CARGO"))
                .args(["build", "--release", "--quiet", "-p", "factor3-example-service"])
                .arg("--message-format=json")
                .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../..")),
        );
        let (_, program) = built.split_once("\"executable\":\"").unwrap();
        program.split_once('"').unwrap().0.to_owned()
    })
}

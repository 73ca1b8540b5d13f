use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// Nothing listens here: the servers bind to 127.0.0.1 and ::1 alone.
pub const DEAD_HOST: &str = "127.0.0.2";

/// A server of a test's own, which ends with it; then its directory goes as well.
#[derive(Debug)]
pub struct Server {
    dir: TempDir,
    process: Option<Child>,
}

impl Server {
    /// Runs what `command` makes of the directory and of as many free ports as it asks for, and waits until it
    /// `answers`.
    /// When it ends before, another may have taken a port: it is tried anew, with other ports.
    ///
    /// The command is best made by [`tied_to_us`]. What it prints is kept in the file `log` of the directory.
    ///
    /// # Panics
    ///
    /// When it does not start, or does not answer for a minute.
    pub fn start<const PORTS: usize>(
        dir: TempDir,
        command: impl Fn(&Path, [u16; PORTS]) -> Command,
        answers: impl Fn(&Path, [u16; PORTS]) -> bool,
    ) -> (Self, [u16; PORTS]) {
        let mut server = Self { dir, process: None };
        let dir = server.dir.path();
        for _ in 0..5 {
            let ports = [(); PORTS].map(|()| free_port());
            let process = server.process.insert(spawn(command(dir, ports), dir));
            if wait_for(process, || answers(dir, ports)) {
                return (server, ports);
            }
        }
        panic!("the server does not start");
    }

    /// Where it keeps what it has.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

/// Kills it, with what it has started. A test that fails shows what it printed.
impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let group = format!("kill -s KILL -- -{}", process.id());
            let _ = Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status();
            let _ = process.wait();
        }
        if std::thread::panicking() {
            eprintln!("the server's log:\n{}", fs::read_to_string(log(self.dir())).unwrap_or_default());
        }
    }
}

/// What runs the program that is added to it, and sends it `signal` when this thread ends, even if we are killed.
#[must_use]
pub fn tied_to_us(signal: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.arg(format!("--pdeathsig={signal}"));
    command
}

/// A directory that goes when it is dropped.
///
/// # Panics
///
/// When it cannot be made.
#[must_use]
pub fn temp_dir() -> TempDir {
    tempfile::Builder::new().prefix("factor3-live-").tempdir().unwrap()
}

/// A port of 127.0.0.1 where nothing listens, for now.
///
/// # Panics
///
/// When there is none.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until the server answers; `false` when it ended before.
///
/// # Panics
///
/// When it does not answer for a minute.
pub fn wait_for(server: &mut Child, answers: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while !answers() {
        if server.try_wait().unwrap().is_some() {
            return false;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "the server does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

/// What the command printed.
///
/// # Panics
///
/// When it fails.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// In a process group of its own, which ends as one.
fn spawn(mut command: Command, dir: &Path) -> Child {
    let log = File::options().create(true).append(true).open(log(dir)).unwrap();
    command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn log(dir: &Path) -> PathBuf {
    dir.join("log")
}

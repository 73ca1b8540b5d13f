//! Servers of a test's own, which end with it.

mod certificate;
mod postgres;
mod redis;

use std::net::TcpListener;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

pub(crate) use postgres::PostgresServer;
pub(crate) use redis::RedisServer;

/// Nothing listens here: the servers bind to 127.0.0.1 and ::1 alone.
pub(crate) const DEAD_HOST: &str = "127.0.0.2";

fn temp_dir() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("factor3-live-").tempdir().unwrap()
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// What runs the program that is added to it, and ends it with this thread, even if we are killed.
fn tied_to_us(signal: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.arg(format!("--pdeathsig={signal}"));
    command
}

/// Waits until the server answers; `false` when it ended before, its port taken by another.
fn wait_for(server: &mut Child, answers: impl Fn() -> bool) -> bool {
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
pub(crate) fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

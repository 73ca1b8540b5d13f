use std::fs::{self, File};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A host where nothing listens, since the servers bind only to 127.0.0.1 and ::1.
pub const DEAD_HOST: &str = "127.0.0.2";

/// A server for one test. When it is dropped, the server ends and its directory is removed.
#[derive(Debug)]
pub struct Server {
    dir: TempDir,
    process: Option<Child>,
}

impl Server {
    /// Starts the server and waits until it `answers`.
    ///
    /// `command` gets the directory and `PORTS` free ports. `answers` has to check every address that a test uses,
    /// since a server may open one address after the other ([`listens`]).
    ///
    /// If the server ends before it answers, another process may have taken a port, so this tries other ports.
    ///
    /// Make the command with [`tied_to_us`]. The output of the server is in the file `log` of the directory.
    ///
    /// # Panics
    ///
    /// When the server does not start, or does not answer for two minutes.
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

    /// The directory of the server.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.dir.path()
    }
}

/// Kills the server and the processes that it has started. If the test fails, prints the log.
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

/// A command that runs the program in its arguments, and sends it `signal` when this thread ends or is killed.
#[must_use]
pub fn tied_to_us(signal: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.arg(format!("--pdeathsig={signal}"));
    command
}

/// A directory that is removed when it is dropped.
///
/// # Panics
///
/// When the directory cannot be created.
#[must_use]
pub fn temp_dir() -> TempDir {
    tempfile::Builder::new().prefix("factor3-live-").tempdir().unwrap()
}

/// A port where nothing listens at the moment, on any of the [`loopbacks`].
///
/// # Panics
///
/// When no port is free.
#[must_use]
pub fn free_port() -> u16 {
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        if !has_ipv6() || TcpListener::bind((Ipv6Addr::LOCALHOST, port)).is_ok() {
            return port;
        }
    }
}

/// Whether this machine has `::1`.
#[must_use]
pub fn has_ipv6() -> bool {
    TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_ok()
}

/// 127.0.0.1, and `::1` if the machine has it.
#[must_use]
pub fn loopbacks() -> Vec<IpAddr> {
    let ipv6 = has_ipv6().then_some(Ipv6Addr::LOCALHOST.into());
    [Ipv4Addr::LOCALHOST.into()].into_iter().chain(ipv6).collect()
}

/// Whether each of the ports accepts a connection on each of the [`loopbacks`].
#[must_use]
pub fn listens(ports: &[u16]) -> bool {
    loopbacks().iter().all(|host| ports.iter().all(|port| TcpStream::connect((*host, *port)).is_ok()))
}

/// Whether a process is bound to the UDP port on each of the [`loopbacks`], according to the kernel.
#[must_use]
pub fn listens_by_udp(port: u16) -> bool {
    loopbacks().iter().all(|host| {
        let table = if host.is_ipv4() { "/proc/net/udp" } else { "/proc/net/udp6" };
        let is_local =
            |line: &str| line.split_whitespace().nth(1)?.strip_suffix(&format!(":{port:04X}")).map(drop);
        fs::read_to_string(table).is_ok_and(|table| table.lines().any(|line| is_local(line).is_some()))
    })
}

/// Waits until the server answers; `false` if it ends before.
///
/// # Panics
///
/// When the server does not answer for two minutes.
pub fn wait_for(server: &mut Child, answers: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while !answers() {
        if server.try_wait().unwrap().is_some() {
            return false;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "the server does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

/// The standard output of the command.
///
/// # Panics
///
/// When the command fails.
pub fn output(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Starts the command in a new process group, which can be killed as one.
fn spawn(mut command: Command, dir: &Path) -> Child {
    let log = File::options().create(true).append(true).open(log(dir)).unwrap();
    command.process_group(0).stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log);
    command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn log(dir: &Path) -> PathBuf {
    dir.join("log")
}

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3_live_tests::{PASSWORD, Server, temp_dir, tied_to_us};

/// A memcached server for one test.
#[derive(Debug)]
pub(crate) struct MemcachedServer {
    server: Server,
    port: u16,
}

impl MemcachedServer {
    /// The user of [`password`](Self::password), without `:`, which would end the user in the server's file.
    pub(crate) const USER: &str = "app@shop/%2F";
    /// A user whose password needs no escape.
    pub(crate) const SIMPLE: (&str, &str) = ("simple", "pass-word_1.~");
    /// A user whose password looks like an escaped one.
    pub(crate) const ESCAPED: (&str, &str) = ("escaped", "p%40ss");

    /// [`PASSWORD`] without its space, since the protocol separates the user and the password with a space.
    pub(crate) fn password() -> String {
        PASSWORD.replace(' ', "")
    }

    /// Starts a server on `host` without authentication.
    pub(crate) fn start(host: &str) -> Self {
        Self::on(host, &[])
    }

    /// Starts a server that requires a password.
    pub(crate) fn with_passwords() -> Self {
        let ((simple, word), (escaped, other)) = (Self::SIMPLE, Self::ESCAPED);
        let file = format!("{}:{}\n{simple}:{word}\n{escaped}:{other}\n", Self::USER, Self::password());
        let dir = temp_dir();
        let path = dir.path().join("users");
        fs::write(&path, file).unwrap();
        let server = Self::on("127.0.0.1", &["-Y".into(), path.into()]);
        // The server has read the file.
        drop(dir);
        server
    }

    /// Starts a server on a socket without authentication.
    pub(crate) fn on_a_socket() -> Self {
        let command = |dir: &Path, []: [u16; 0]| memcached(&["-s".into(), socket(dir).into()]);
        let answers = |dir: &Path, []: [u16; 0]| UnixStream::connect(socket(dir)).is_ok();
        let (server, []) = Server::start(temp_dir(), command, answers);
        Self { server, port: 0 }
    }

    fn on(host: &str, options: &[OsString]) -> Self {
        let (server, [port]) = Server::start(
            temp_dir(),
            |_, [port]: [u16; 1]| {
                let mut command = memcached(options);
                command.arg("-l").arg(host).arg("-p").arg(port.to_string());
                command
            },
            |_, [port]| TcpStream::connect((host, port)).is_ok(),
        );
        Self { server, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn socket(&self) -> PathBuf {
        socket(self.server.dir())
    }

    /// The number of items that the server reports. The server is on 127.0.0.1, without authentication.
    pub(crate) fn items(&self) -> usize {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(b"stats\r\n").unwrap();
        let mut lines = BufReader::new(stream).lines().map(Result::unwrap);
        lines.find_map(|line| line.strip_prefix("STAT curr_items ")?.parse().ok()).unwrap()
    }
}

/// A command that runs memcached. As root it needs the option for the user.
fn memcached(options: &[OsString]) -> Command {
    let mut command = tied_to_us("TERM");
    command.args(["memcached", "-u", "root", "-U", "0"]).args(options);
    command
}

fn socket(dir: &Path) -> PathBuf {
    dir.join("memcached.sock")
}

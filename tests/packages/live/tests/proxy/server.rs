use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{Certificate, Server, temp_dir, tied_to_us};

/// A proxy for HTTP, proxy.py, or for SOCKS5, microsocks. It requires a user and a password.
#[derive(Debug)]
pub(crate) struct ProxyServer {
    server: Server,
    port: u16,
}

impl ProxyServer {
    /// An HTTP proxy on `host`. Without credentials, it lets everybody in.
    pub(crate) fn http(host: &str, credentials: Option<(&str, &str)>) -> Self {
        Self::start(host, |_, port| proxy_py(host, port, credentials))
    }

    /// An HTTP proxy on 127.0.0.1 that is reached by TLS, with a certificate for `localhost`.
    pub(crate) fn https(user: &str, password: &str) -> Self {
        Self::start("127.0.0.1", |dir, port| {
            let certificate = Certificate::make(dir);
            let mut command = proxy_py("127.0.0.1", port, Some((user, password)));
            command.arg("--cert-file").arg(certificate.pem).arg("--key-file").arg(certificate.key);
            command
        })
    }

    pub(crate) fn socks5(host: &str, user: &str, password: &str) -> Self {
        Self::start(host, |_, port| {
            let mut command = tied_to_us("TERM");
            command.args(["microsocks", "-i", host, "-p", &port.to_string(), "-u", user, "-P", password]);
            command
        })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The directory, which has `cert.pem` if the proxy is reached by TLS.
    pub(crate) fn dir(&self) -> &Path {
        self.server.dir()
    }

    /// What the proxy has written about its connections.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.dir().join("log")).unwrap()
    }

    fn start(host: &str, command: impl Fn(&Path, u16) -> Command) -> Self {
        let (server, [port]) = Server::start(
            temp_dir(),
            |dir, [port]| command(dir, port),
            |_, [port]| TcpStream::connect((host, port)).is_ok(),
        );
        Self { server, port }
    }
}

fn proxy_py(host: &str, port: u16, credentials: Option<(&str, &str)>) -> Command {
    let mut command = tied_to_us("TERM");
    command.args(["python3", "-m", "proxy", "--num-workers", "1", "--num-acceptors", "1"]);
    command.args(["--hostname", host, "--port", &port.to_string()]);
    if let Some((user, password)) = credentials {
        command.args(["--basic-auth", &format!("{user}:{password}")]);
    }
    command
}

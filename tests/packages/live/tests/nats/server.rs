use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use factor3_live_tests::{Certificate, PASSWORD, Server, USER, temp_dir, tied_to_us};

/// A NATS server that requires the credentials it is started with.
#[derive(Debug)]
pub(crate) struct NatsServer {
    server: Server,
    port: u16,
    monitor: u16,
}

impl NatsServer {
    /// Starts a server for [`USER`] with [`PASSWORD`].
    pub(crate) fn of_a_user() -> Self {
        Self::start("127.0.0.1", &format!("user: {}, password: {}", quoted(USER), quoted(PASSWORD)), false)
    }

    /// Starts a server that requires [`PASSWORD`] as a token.
    pub(crate) fn of_a_token() -> Self {
        Self::start("127.0.0.1", &format!("token: {}", quoted(PASSWORD)), false)
    }

    /// Starts a server for the user, on `::1`.
    pub(crate) fn on_ipv6() -> Self {
        Self::start("::1", &format!("user: {}, password: {}", quoted(USER), quoted(PASSWORD)), false)
    }

    /// Starts a server for the user that accepts only TLS.
    pub(crate) fn with_tls() -> Self {
        Self::start("127.0.0.1", &format!("user: {}, password: {}", quoted(USER), quoted(PASSWORD)), true)
    }

    fn start(host: &str, authorization: &str, tls: bool) -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        let config = |[port, monitor]: [u16; 2]| {
            let (pem, key) = (certificate.pem.display(), certificate.key.display());
            let tls = if tls {
                format!("tls {{ cert_file: \"{pem}\", key_file: \"{key}\" }}\n")
            } else {
                String::new()
            };
            format!(
                "host: \"{host}\"\nport: {port}\nhttp: \"127.0.0.1:{monitor}\"\n{tls}\
                 authorization {{ {authorization} }}\n"
            )
        };
        let (server, [port, monitor]) = Server::start(
            dir,
            |dir: &Path, ports| {
                let file = dir.join("nats.conf");
                fs::write(&file, config(ports)).unwrap();
                let mut command = tied_to_us("TERM");
                command.arg("/usr/sbin/nats-server").arg("--config").arg(file);
                command
            },
            |_, [port, monitor]| {
                TcpStream::connect((host, port)).is_ok() && TcpStream::connect(("127.0.0.1", monitor)).is_ok()
            },
        );
        Self { server, port, monitor }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.server.dir().join("cert.pem")
    }

    /// The connections that the server reports.
    pub(crate) fn connections(&self) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.monitor)).unwrap();
        stream.write_all(b"GET /connz?auth=1 HTTP/1.0\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }
}

/// The text with quotes for the server's configuration.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

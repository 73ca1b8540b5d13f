use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{Certificate, PASSWORD, Server, has_ipv6, listens, output, temp_dir, tied_to_us};

/// A user name with all reserved characters that Mosquitto's password file accepts: all except the colon.
pub(crate) const USER: &str = "app-eu@shop/%2F?# +\u{fc}";

/// A Mosquitto server that requires a password. Its user is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct MosquittoServer {
    server: Server,
    ports: [u16; 3],
}

impl MosquittoServer {
    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        let certificate = Certificate::make(dir.path());
        output(
            Command::new("mosquitto_passwd")
                .args(["-c", "-b"])
                .arg(passwords(dir.path()))
                .args([USER, PASSWORD]),
        );
        let (server, ports) = Server::start(
            dir,
            |dir, ports| {
                let file = dir.join("mosquitto.conf");
                fs::write(&file, config(dir, &certificate, ports)).unwrap();
                let mut command = tied_to_us("TERM");
                command.arg("/usr/sbin/mosquitto").arg("-c").arg(file);
                command
            },
            |_, [port, tls_port, ws_port]| {
                // The server has one listener for WebSockets.
                listens(&[port, tls_port]) && TcpStream::connect(("127.0.0.1", ws_port)).is_ok()
            },
        );
        Self { server, ports }
    }

    pub(crate) fn port(&self) -> u16 {
        self.ports[0]
    }

    pub(crate) fn tls_port(&self) -> u16 {
        self.ports[1]
    }

    pub(crate) fn ws_port(&self) -> u16 {
        self.ports[2]
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> Vec<u8> {
        fs::read(self.server.dir().join("cert.pem")).unwrap()
    }

    /// The users that have connected with the client identifier `id`, as the server logs them.
    pub(crate) fn users(&self, id: &str) -> Vec<String> {
        let log = fs::read_to_string(self.server.dir().join("log")).unwrap();
        let lines = log.lines().filter(|line| line.contains("New client connected"));
        let lines = lines.filter_map(|line| line.split_once(&format!(" as {id} ("))?.1.split_once(", u'"));
        lines.map(|(_, user)| user.trim_end_matches("').").to_owned()).collect()
    }
}

fn passwords(dir: &Path) -> std::path::PathBuf {
    dir.join("passwords")
}

fn config(dir: &Path, certificate: &Certificate, [port, tls_port, ws_port]: [u16; 3]) -> String {
    let (pem, key, passwords) = (certificate.pem.display(), certificate.key.display(), passwords(dir));
    let mut config = format!(
        "user root\nallow_anonymous false\npassword_file {}\nlog_dest stderr\nlog_type all\n\
         listener {port} 127.0.0.1\nlistener {ws_port} 127.0.0.1\nprotocol websockets\n\
         listener {tls_port} 127.0.0.1\ncertfile {pem}\nkeyfile {key}\n",
        passwords.display()
    );
    if has_ipv6() {
        config += &format!("listener {port} ::1\nlistener {tls_port} ::1\ncertfile {pem}\nkeyfile {key}\n");
    }
    config
}

use std::fs;
use std::path::Path;

use factor3_live_tests::{Certificate, PASSWORD, Server, USER, temp_dir, tied_to_us};
use lettre::transport::smtp::client;

/// A mail server that accepts only [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct MailServer {
    server: Server,
    /// The port without TLS.
    pub(crate) plain: u16,
    /// The port that requires STARTTLS.
    pub(crate) starttls: u16,
    /// The port with TLS from the start.
    pub(crate) implicit: u16,
}

impl MailServer {
    pub(crate) fn start() -> Self {
        let dir = temp_dir();
        Certificate::make(dir.path());
        let program = include_str!("smtpd.py");
        let (server, [plain, starttls, implicit]) =
            Server::start(dir, |dir, ports| python(dir, program, &ports), |dir, _| started(dir));
        Self { server, plain, starttls, implicit }
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> client::Certificate {
        let pem = fs::read(self.server.dir().join("cert.pem")).unwrap();
        client::Certificate::from_pem(&pem).unwrap()
    }

    pub(crate) fn mails(&self) -> Vec<String> {
        mails(&self.server)
    }
}

/// A mail server of another kind, with the same user and without TLS.
#[derive(Debug)]
pub(crate) struct OtherMailServer {
    server: Server,
    pub(crate) port: u16,
}

impl OtherMailServer {
    pub(crate) fn start() -> Self {
        let program = include_str!("other_smtpd.py");
        let (server, [port]) =
            Server::start(temp_dir(), |dir, ports| python(dir, program, &ports), |dir, _| started(dir));
        Self { server, port }
    }

    pub(crate) fn mails(&self) -> Vec<String> {
        mails(&self.server)
    }
}

/// A command that runs Debian's Python, which finds Debian's packages.
fn python(dir: &Path, program: &str, ports: &[u16]) -> std::process::Command {
    let mut command = tied_to_us("TERM");
    command.args(["/usr/bin/python3", "-c", program]).arg(dir).args([USER, PASSWORD]);
    command.args(ports.iter().map(u16::to_string)).env("PYTHONUTF8", "1");
    command
}

fn started(dir: &Path) -> bool {
    dir.join("started").exists()
}

/// The mails since the last call, one on each line.
///
/// A line has the user, the name in EHLO, the use of TLS, the sender, the recipient and the text.
fn mails(server: &Server) -> Vec<String> {
    let file = server.dir().join("mails");
    let mails = fs::read_to_string(&file).unwrap_or_default();
    let _ = fs::remove_file(file);
    mails.lines().map(str::to_owned).collect()
}

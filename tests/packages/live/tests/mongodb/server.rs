use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use factor3_live_tests::{Certificate, PASSWORD, Server, USER, temp_dir, tied_to_us, wait_for};
use mongodb::bson::doc;

/// A server with MongoDB's wire protocol that requires a password: `SecantusDB`, since Debian does not have MongoDB.
///
/// It uses MongoDB's own storage engine. Its user is [`USER`], with [`PASSWORD`], in two databases.
#[derive(Debug)]
pub(crate) struct MongoServer {
    server: Server,
    port: u16,
}

/// The databases that hold the user.
pub(crate) const SOURCES: [&str; 2] = ["admin", "shop"];

impl MongoServer {
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| Vec::new()).await
    }

    /// Starts a server that accepts only TLS.
    pub(crate) async fn start_with_tls() -> Self {
        Self::start_with(|dir| {
            let certificate = Certificate::make(dir);
            let file = |path: &Path| path.display().to_string();
            [
                "--tls-cert-file".into(),
                file(&certificate.pem),
                "--tls-key-file".into(),
                file(&certificate.key),
            ]
            .into()
        })
        .await
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The certificate that a client has to trust to verify the server, whose name is `localhost`.
    pub(crate) fn certificate(&self) -> String {
        self.server.dir().join("cert.pem").display().to_string()
    }

    async fn start_with(more: fn(&Path) -> Vec<String>) -> Self {
        let dir = temp_dir();
        // The server can only make users while it does not require a password.
        prepare(dir.path()).await;
        let more = more(dir.path());
        let (server, [port]) = Server::start(
            dir,
            |dir, [port]| {
                let mut command = server(dir, port);
                command.arg("--auth").args(&more);
                command
            },
            |_, [port]| TcpStream::connect(("127.0.0.1", port)).is_ok(),
        );
        Self { server, port }
    }
}

async fn prepare(dir: &Path) {
    let port = factor3_live_tests::free_port();
    let mut open = server(dir, port).spawn().unwrap();
    assert!(wait_for(&mut open, || TcpStream::connect(("127.0.0.1", port)).is_ok()));
    let client = mongodb::Client::with_uri_str(format!("mongodb://127.0.0.1:{port}/?directConnection=true"))
        .await
        .unwrap();
    for source in SOURCES {
        let user = doc! { "createUser": USER, "pwd": PASSWORD, "roles": [{ "role": "root", "db": "admin" }] };
        client.database(source).run_command(user).await.unwrap();
    }
    client.shutdown().await;
    // The server writes its data when it is asked to end.
    Command::new("kill").arg(open.id().to_string()).status().unwrap();
    while open.try_wait().unwrap().is_none() {
        sleep(Duration::from_millis(20));
    }
}

fn server(dir: &Path, port: u16) -> Command {
    let mut command = tied_to_us("TERM");
    command.args(["secantusd-py", "--host", "127.0.0.1", "--port", &port.to_string(), "--standalone"]);
    command.args(["--log-level", "WARNING", "--cache-size", "64M", "--storage-path"]).arg(dir.join("data"));
    // Without the configuration of the machine.
    command.current_dir(dir).env("HOME", dir);
    command
}

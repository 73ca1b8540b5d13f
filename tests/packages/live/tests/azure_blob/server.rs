use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use factor3_live_tests::{Certificate, Server, output, temp_dir, tied_to_us};

/// The key of the account, in base64. It contains all characters of base64 other than letters and digits.
pub(crate) const KEY: &str =
    "s+/+/v8/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmE=";
pub(crate) const ACCOUNT: &str = "shop42";

/// Azurite with one account. It verifies signatures.
#[derive(Debug)]
pub(crate) struct Azurite {
    server: Server,
    port: u16,
}

impl Azurite {
    pub(crate) fn start() -> Self {
        Self::run(&[])
    }

    /// Starts the server with a certificate for `localhost` that clients do not trust by default.
    pub(crate) fn start_with_tls() -> Self {
        Self::run(&["--cert", "cert.pem", "--key", "key.pem"])
    }

    fn run(tls: &[&str]) -> Self {
        let dir = temp_dir();
        if !tls.is_empty() {
            Certificate::make(dir.path());
        }
        let (server, [port]) = Server::start(
            dir,
            |dir, [port]| {
                let mut azurite = tied_to_us("TERM");
                azurite.arg("node").arg(node_module("azurite/dist/src/blob/main.js")).current_dir(dir);
                azurite.args(["--blobHost", "127.0.0.1", "--blobPort", &port.to_string(), "--silent"]);
                azurite
                    .args(["--inMemoryPersistence", "--disableTelemetry", "--skipApiVersionCheck"])
                    .args(tls);
                azurite.env("AZURITE_ACCOUNTS", format!("{ACCOUNT}:{KEY}"));
                azurite
            },
            |dir, _| log(dir).contains("successfully listens on"),
        );
        Self { server, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The certificate that a client has to trust.
    pub(crate) fn certificate(&self) -> Vec<u8> {
        fs::read(self.server.dir().join("cert.pem")).unwrap()
    }
}

/// The output of a script with Microsoft's own client. The script receives the argument as `text`.
pub(crate) fn by_microsoft(script: &str, text: &str) -> String {
    let script = format!(
        "const {{ BlobServiceClient, ...azure }} = require('@azure/storage-blob');
         const text = process.argv[1];
         (async () => {{ {script} }})().then(said => console.log(said), error => console.log('ERROR', error.message));"
    );
    output(Command::new("node").args(["-e", &script, text])).trim_end().to_owned()
}

fn log(dir: &Path) -> String {
    fs::read_to_string(dir.join("log")).unwrap_or_default()
}

/// The path of a file that `run` has installed.
fn node_module(file: &str) -> PathBuf {
    let modules = std::env::var_os("NODE_PATH")
        .expect("NODE_PATH is not set: start the test with tests/packages/live/run");
    Path::new(&modules).join(file)
}

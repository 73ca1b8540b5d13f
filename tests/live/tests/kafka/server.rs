use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{Server, output, temp_dir, tied_to_us};

/// A broker that speaks Kafka's protocol and keeps what it has in memory: Tansu.
#[derive(Debug)]
pub(crate) struct Broker {
    _server: Server,
    address: String,
}

impl Broker {
    /// On `host`, as it is written in a URL.
    pub(crate) fn start(host: &str) -> Self {
        let listener = |port: u16| format!("tcp://{host}:{port}");
        let command = |_: &Path, [port]: [u16; 1]| {
            let mut command = tied_to_us("TERM");
            command.args(["tansu", "broker", "--storage-engine", "memory://tansu/"]);
            command.args(["--listener-url", &listener(port), "--advertised-listener-url", &listener(port)]);
            command
        };
        let (server, [port]) = Server::start(temp_dir(), command, |_, [port]| {
            TcpStream::connect(format!("{host}:{port}")).is_ok()
        });
        Self { _server: server, address: format!("{host}:{port}") }
    }

    /// `host:port`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// What the broker's own client says of its topics.
    pub(crate) fn topics(&self) -> String {
        let broker = format!("tcp://{}", self.address);
        output(Command::new("tansu").args(["topic", "list", "--broker", &broker]))
    }
}

use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use factor3_live_tests::{Server, output, temp_dir, tied_to_us};

/// Tansu, a broker with Kafka's protocol that keeps its data in memory.
#[derive(Debug)]
pub(crate) struct Broker {
    _server: Server,
    address: String,
}

impl Broker {
    /// Starts the broker on `host`, as written in a URL.
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

    /// The topics that the broker's own client lists.
    pub(crate) fn topics(&self) -> String {
        let broker = format!("tcp://{}", self.address);
        output(Command::new("tansu").args(["topic", "list", "--broker", &broker]))
    }
}

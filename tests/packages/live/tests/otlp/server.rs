use std::fs;

use factor3_live_tests::{Server, temp_dir, tied_to_us};

/// A collector that speaks gRPC.
#[derive(Debug)]
pub(crate) struct Collector {
    server: Server,
    pub(crate) port: u16,
}

impl Collector {
    pub(crate) fn start() -> Self {
        let (server, [port]) = Server::start(
            temp_dir(),
            |dir, [port]| {
                let mut command = tied_to_us("TERM");
                // Debian's Python finds Debian's packages.
                command.args(["/usr/bin/python3", "-c", include_str!("collector.py")]);
                command.arg(dir).arg(port.to_string());
                command
            },
            |dir, _| dir.join("started").exists(),
        );
        Self { server, port }
    }

    /// The exports since the last call, one on each line: the method, and the message in hexadecimal.
    pub(crate) fn exports(&self) -> Vec<String> {
        let file = self.server.dir().join("exports");
        let exports = fs::read_to_string(&file).unwrap_or_default();
        let _ = fs::remove_file(file);
        exports.lines().map(str::to_owned).collect()
    }
}

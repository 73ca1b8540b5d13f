use std::net::TcpStream;

use factor3_live_tests::{Server, temp_dir, tied_to_us};

/// A beanstalkd server for one test.
#[derive(Debug)]
pub(crate) struct BeanstalkdServer {
    _server: Server,
    port: u16,
}

impl BeanstalkdServer {
    /// The only address that the server listens on.
    pub(crate) fn start(address: &'static str) -> Self {
        let (server, [port]) = Server::start(
            temp_dir(),
            |_, [port]| {
                let mut command = tied_to_us("TERM");
                command.args(["beanstalkd", "-l", address, "-p"]).arg(port.to_string());
                command
            },
            |_, [port]| TcpStream::connect((address, port)).is_ok(),
        );
        Self { _server: server, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

use std::fs;

use factor3_live_tests::{PASSWORD, Server, escaped, temp_dir, tied_to_us};

/// A server with CouchDB's HTTP API: `PouchDB` Server, since Debian does not have CouchDB.
///
/// Its admin is [`USER`], with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct CouchServer {
    _server: Server,
    port: u16,
}

/// A user without a colon, which HTTP Basic does not allow (RFC 7617 section 2).
pub(crate) const USER: &str = "app@shop/%2F";

pub(crate) const DATABASE: &str = "orders_$+()-1";

impl CouchServer {
    pub(crate) fn start() -> Self {
        let (_server, [port]) = Server::start(
            temp_dir(),
            |dir, [port]| {
                let file = dir.join("config.json");
                // For these two texts, Rust's `Debug` is valid JSON.
                let admins = format!(r#"{{"admins": {{{USER:?}: {PASSWORD:?}}}}}"#).replace("\\'", "'");
                fs::write(&file, admins).unwrap();
                let mut command = tied_to_us("TERM");
                command.args(["pouchdb-server", "--in-memory", "--no-stdout-logs", "--host", "127.0.0.1"]);
                command.args(["--port", &port.to_string(), "--config"]).arg(file).current_dir(dir);
                command
            },
            |_, [port]| ureq::get(format!("http://127.0.0.1:{port}/")).call().is_ok(),
        );
        let server = Self { _server, port };
        let session = ureq::post(format!("http://127.0.0.1:{port}/_session"))
            .send_form([("name", USER), ("password", PASSWORD)])
            .unwrap();
        ureq::put(format!("http://127.0.0.1:{port}/{}", escaped(DATABASE)))
            .header("Cookie", &session.headers()["set-cookie"])
            .send_empty()
            .unwrap();
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }
}

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread::JoinHandle;

use factor3_live_tests::{PASSWORD, Server, temp_dir, tied_to_us};

/// The ID of an access key, with more characters than Amazon uses. Only `/` and `,` would end it in a signature.
pub(crate) const KEY: &str = "AKID:app@shop+%41?#";

/// s3s-fs, which verifies signatures. Its buckets are directories, and the secret of [`KEY`] is [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct S3Server {
    server: Server,
    port: u16,
}

impl S3Server {
    /// Starts the server with this bucket.
    pub(crate) fn start(host: &'static str, bucket: &str) -> Self {
        let dir = temp_dir();
        fs::create_dir_all(dir.path().join("buckets").join(bucket)).unwrap();
        let (server, [port]) = Server::start(
            dir,
            |dir, [port]| {
                let mut s3s = tied_to_us("TERM");
                s3s.args(["s3s-fs", "--host", host, "--port", &port.to_string()]);
                s3s.args(["--access-key", KEY, "--secret-key", PASSWORD]).arg(dir.join("buckets"));
                s3s
            },
            |_, [port]| TcpStream::connect((host, port)).is_ok(),
        );
        Self { server, port }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The file in which the server keeps the object with this key.
    pub(crate) fn file(&self, bucket: &str, key: &str) -> PathBuf {
        self.server.dir().join("buckets").join(bucket).join(key)
    }
}

/// Refuses one request at a new port, and returns the first bytes of the request.
pub(crate) fn listen() -> (u16, JoinHandle<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let came = std::thread::spawn(move || {
        let (mut client, _) = listener.accept().unwrap();
        let mut bytes = vec![0; 4096];
        let length = client.read(&mut bytes).unwrap();
        bytes.truncate(length);
        client
            .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .unwrap();
        bytes
    });
    (port, came)
}

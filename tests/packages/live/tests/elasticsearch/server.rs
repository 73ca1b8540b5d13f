use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use factor3::{Base64, ExposeSecret};
use factor3_live_tests::PASSWORD;

/// An HTTP server in place of Elasticsearch, which has no package.
///
/// It records the requests, and accepts only [`USER`](Self::USER) with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct HttpServer {
    port: u16,
    requests: Receiver<Request>,
}

/// A request of the client.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET /prefix/ HTTP/1.1`
    pub(crate) line: String,
    /// The user and password with a colon between them (RFC 7617 section 2).
    pub(crate) basic: Option<String>,
}

impl HttpServer {
    /// A user without `:`, which would end it.
    pub(crate) const USER: &str = "app@shop/%2F";

    /// Starts the server on `host`. It runs until the process ends.
    pub(crate) fn start(host: &str) -> Self {
        let listener = TcpListener::bind((host, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                // A client that disconnects has sent no request.
                let Some(request) = request(&stream) else { continue };
                let known = request.basic == Some(format!("{}:{PASSWORD}", Self::USER));
                // The request is recorded before the client gets the answer. The test may be over.
                let _ = sender.send(request);
                answer(&stream, if known { "200 OK" } else { "401 Unauthorized" });
            }
        });
        Self { port, requests }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The requests since the last call.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.try_iter().collect()
    }
}

/// Reads the request of the client.
fn request(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let line = lines.next()?;
    let mut basic = None;
    for header in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = header.split_once(": ").unwrap();
        if name.eq_ignore_ascii_case("authorization") {
            let value: Base64 = value.strip_prefix("Basic ").unwrap().parse().unwrap();
            let text = String::from_utf8(value.expose_secret().to_vec()).unwrap();
            assert_eq!(basic.replace(text), None, "it is sent twice");
        }
    }
    Some(Request { line, basic })
}

fn answer(mut stream: &TcpStream, status: &str) {
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\nx-elastic-product: Elasticsearch\r\n\
         content-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(answer.as_bytes()).unwrap();
}

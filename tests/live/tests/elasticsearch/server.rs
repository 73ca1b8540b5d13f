use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use factor3::{Base64, ExposeSecret};
use factor3_live_tests::PASSWORD;

/// An HTTP server in the place of Elasticsearch, which nobody packs for a test: it says what it was asked for, and lets
/// nobody in but [`USER`](Self::USER) with [`PASSWORD`].
#[derive(Debug)]
pub(crate) struct HttpServer {
    port: u16,
    requests: Receiver<Request>,
}

/// What the client sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET /prefix/ HTTP/1.1`
    pub(crate) line: String,
    /// User and password, with a colon between them (RFC 7617 section 2).
    pub(crate) basic: Option<String>,
}

impl HttpServer {
    /// A `:` would end it.
    pub(crate) const USER: &str = "app@shop/%2F";

    /// On `host`, until the process ends.
    pub(crate) fn start(host: &str) -> Self {
        let listener = TcpListener::bind((host, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let stream = stream.unwrap();
                // A client that goes away has asked for nothing.
                let Some(request) = request(&stream) else { continue };
                let known = request.basic == Some(format!("{}:{PASSWORD}", Self::USER));
                // Before the client can look for it. The test may be over.
                let _ = sender.send(request);
                answer(&stream, if known { "200 OK" } else { "401 Unauthorized" });
            }
        });
        Self { port, requests }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// What it was asked for since the last call.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.try_iter().collect()
    }
}

/// What the client asks for.
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

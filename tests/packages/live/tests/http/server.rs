//! An HTTP server for one test. It records the requests and checks the credentials.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// An HTTP server that ends with the process of the test.
#[derive(Debug)]
pub(crate) struct HttpServer {
    port: u16,
    requests: Arc<Mutex<Vec<Request>>>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET /path?query`
    pub(crate) line: String,
    pub(crate) authorization: Option<String>,
    pub(crate) sentry_auth: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl HttpServer {
    /// Starts the server on a free port of `host`. If `authorization` is given, it answers other requests with 401.
    pub(crate) fn start(host: &str, authorization: Option<String>) -> Self {
        let listener = TcpListener::bind((host, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::<Mutex<Vec<Request>>>::default();
        let kept = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (kept, authorization) = (Arc::clone(&kept), authorization.clone());
                thread::spawn(move || answer(&stream.unwrap(), &kept, authorization.as_deref()));
            }
        });
        Self { port, requests }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// The requests since the last call.
    pub(crate) fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut *self.requests.lock().unwrap())
    }
}

fn answer(stream: &TcpStream, kept: &Mutex<Vec<Request>>, authorization: Option<&str>) {
    let mut reader = BufReader::new(stream);
    let mut request = Request::default();
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    request.line = line.trim_end().trim_end_matches(" HTTP/1.1").to_owned();
    let mut length = 0;
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => request.authorization = Some(value.to_owned()),
            "x-sentry-auth" => request.sentry_auth = Some(value.to_owned()),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
    }
    request.body.resize(length, 0);
    reader.read_exact(&mut request.body).unwrap();
    let allowed = authorization.is_none_or(|right| request.authorization.as_deref() == Some(right));
    let status = if allowed { "200 OK" } else { "401 Unauthorized" };
    kept.lock().unwrap().push(request);
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    reader.into_inner().write_all(head.as_bytes()).unwrap();
}

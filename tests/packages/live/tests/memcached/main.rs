//! Memcached: the server that holds what the client has stored, and the users that the server accepts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;

use factor3::resource::Memcached;
use factor3::{Config, ExposeSecret};
use factor3_live_tests::{escaped, handing_over, near_misses};

use crate::clients::memcache_urls;
use crate::server::MemcachedServer;

#[derive(Debug, Config)]
struct App {
    /// Rendered pages.
    memcached_url: Memcached,
}

/// The application's cache, which `MEMCACHED_URL` names.
pub(crate) fn cache(url: &str) -> Memcached {
    App::from_vars([("MEMCACHED_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).memcached_url
}

/// Stores `keys` and reads them back.
fn put(cache: &Memcached, keys: &[&str]) {
    let client = memcache::connect(memcache_urls(cache)).unwrap();
    for key in keys {
        client.set(key, *key, 60).unwrap();
        assert_eq!(client.get::<String>(key).unwrap().as_deref(), Some(*key));
    }
}

/// Whether the server accepts the user and password of the handle ("Authentication" in its `protocol.txt`).
fn is_let_in(cache: &Memcached) -> bool {
    let (user, password) = (cache.username().unwrap(), cache.password().unwrap().expose_secret());
    let mut stream = TcpStream::connect((cache.host(), cache.port())).unwrap();
    write!(stream, "set auth 0 0 {}\r\n{user} {password}\r\n", user.len() + 1 + password.len()).unwrap();
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer).unwrap();
    answer == "STORED\r\n"
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/memcached.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn every_form_of_a_list_names_the_servers_that_share_the_keys() {
    let (first, second) = (MemcachedServer::start("127.0.0.1"), MemcachedServer::start("127.0.0.1"));
    let (a, b) = (format!("127.0.0.1:{}", first.port()), format!("127.0.0.1:{}", second.port()));
    let keys: Vec<String> = (0..64).map(|i| format!("key-{i}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    for url in [
        format!("memcached://{a},memcached://{b}"),
        format!("memcache://{a}/,memcache://{b}/"),
        format!("memcached://{a},{b}"),
        format!("{a},{b}"),
    ] {
        put(&cache(&url), &keys);
        // The keys are on the same servers, since the order of the servers is the same.
        assert_eq!(first.items() + second.items(), 64, "{url}");
        assert!(first.items() > 0 && second.items() > 0, "{url}");
    }
}

#[test]
fn a_socket() {
    let server = MemcachedServer::on_a_socket();
    let path = server.socket();
    let encoded = path.to_str().unwrap().replace('/', "%2F");
    for url in [format!("memcached://{}", path.display()), format!("memcache://{encoded}")] {
        let cache = cache(&url);
        assert_eq!(cache.host(), path.to_str().unwrap());
        put(&cache, &["key"]);
    }
}

#[test]
fn ipv6() {
    let server = MemcachedServer::start("::1");
    for url in [format!("memcached://[::1]:{}", server.port()), format!("[::1]:{}", server.port())] {
        assert_eq!(cache(&url).host(), "::1");
        put(&cache(&url), &["key"]);
    }
}

#[test]
fn every_reserved_character_of_user_and_password_that_the_protocol_allows() {
    let server = MemcachedServer::with_passwords();
    let url = |password: &str| {
        cache(&format!(
            "memcached://{}:{password}@127.0.0.1:{}",
            escaped(MemcachedServer::USER),
            server.port()
        ))
    };
    assert!(is_let_in(&url(&escaped(&MemcachedServer::password()))));
    let near_misses = near_misses().map(|password| password.replace(' ', "").replace("%20", ""));
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses) {
        assert!(!is_let_in(&url(&escaped(&wrong))));
    }
}

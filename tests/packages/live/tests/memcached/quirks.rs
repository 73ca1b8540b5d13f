//! Memcached: how the crate memcache reads the URL itself.

use factor3_live_tests::escaped;

use crate::clients::memcache_urls;
use crate::server::MemcachedServer;
use crate::{cache, is_let_in};

#[test]
fn memcache_does_not_know_the_scheme_memcached() {
    let server = MemcachedServer::start("127.0.0.1");
    let cache = cache(&format!("memcached://127.0.0.1:{}", server.port()));
    let error = memcache::connect(cache.expose_url()).err().unwrap().to_string();
    assert!(error.contains("Unsupported protocol"), "{error}");
    memcache::connect(memcache_urls(&cache)).unwrap();
}

#[test]
fn memcache_has_no_default_port() {
    let cache = cache("memcache://127.0.0.1");
    assert_eq!(memcache_urls(&cache), ["memcache://127.0.0.1:11211"]);
    assert!(connect(cache.expose_url()).is_none());
}

#[test]
fn memcache_reads_a_list_as_an_error() {
    let server = MemcachedServer::start("127.0.0.1");
    let cache = cache(&format!("memcache://127.0.0.1:{0},memcache://127.0.0.1:{0}", server.port()));
    assert!(connect(cache.expose_url()).is_none());
    memcache::connect(memcache_urls(&cache)).unwrap();
}

#[test]
fn memcache_sends_user_and_password_with_their_escapes() {
    let server = MemcachedServer::with_passwords();
    let url = |user: &str, password: &str| {
        cache(&format!("memcache://{user}:{password}@127.0.0.1:{}?protocol=ascii", server.port()))
    };
    let (user, password) = MemcachedServer::SIMPLE;
    let simple = url(user, password);
    assert!(is_let_in(&simple) && connect(simple.expose_url()).is_some());
    // The escapes arrive unchanged.
    let reserved = url(&escaped(MemcachedServer::USER), &escaped(&MemcachedServer::password()));
    assert!(is_let_in(&reserved) && connect(reserved.expose_url()).is_none());
    let (user, password) = MemcachedServer::ESCAPED;
    assert!(!is_let_in(&url(user, password)) && connect(url(user, password).expose_url()).is_some());
    assert!(is_let_in(&url(user, &escaped(password))));
}

/// A client that the server has answered, with a short timeout.
fn connect(url: &str) -> Option<memcache::Client> {
    let builder = memcache::Client::builder().with_connection_timeout(std::time::Duration::from_secs(2));
    let client = builder.add_server(url).ok()?.build().ok()?;
    client.set("key", "value", 60).ok()?;
    Some(client)
}

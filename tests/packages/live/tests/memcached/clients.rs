//! The client, made from the parts of a handle. The rustdoc of `Memcached` shows this code word for word.

use factor3::resource::{Memcached, Tls};

/// The URLs of the crate memcache.
pub(crate) fn memcache_urls(cache: &Memcached) -> Vec<String> {
    let scheme = if cache.tls() == Tls::Off { "memcache" } else { "memcache+tls" };
    let insecure = if cache.tls() == Tls::Require { "?verify_mode=none" } else { "" };
    let mut urls = Vec::new();
    for server in cache.servers() {
        urls.push(format!("{scheme}://{server}{insecure}"));
    }
    urls
}

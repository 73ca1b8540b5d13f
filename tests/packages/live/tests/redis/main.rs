//! Redis: the user and the database that the server reports, for clients made from the URL and from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use std::process::Command;

use factor3::Config;
use factor3::resource::{Redis, Tls};
use factor3_live_tests::{
    PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped, handing_over, near_misses, output, userinfos,
};
use redis::{Client, ErrorKind, TlsCertificates};

use crate::clients::{by_redis, redis_info};
use crate::server::RedisServer;

#[derive(Debug, Config)]
struct App {
    /// Cache and job queue.
    redis_url: Redis,
}

/// The application's cache, which `REDIS_URL` names.
pub(crate) fn cache(url: &str) -> Redis {
    App::from_vars([("REDIS_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).redis_url
}

fn session(database: i64) -> (String, i64) {
    (USER.to_owned(), database)
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/redis.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[test]
fn every_reserved_character_and_the_database_by_url_and_by_parts() {
    let server = RedisServer::start();
    for userinfo in userinfos() {
        for (path, database) in [("", 0), ("/", 0), ("/0", 0), ("/7", 7), ("/15", 15)] {
            let cache = cache(&format!("redis://{userinfo}@127.0.0.1:{}{path}", server.port()));
            assert_eq!(by_redis(cache.expose_url()).unwrap(), session(database));
            assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), session(database));
            // Redis's own client connects too.
            let mut client = Command::new("redis-cli");
            let info = output(client.args(["--no-auth-warning", "-u", cache.expose_url(), "CLIENT", "INFO"]));
            assert!(info.contains(&format!(" db={database} ")) && info.contains(&format!(" user={USER} ")));
        }
    }
}

#[test]
fn a_password_apart_of_every_printable_character_by_url_and_by_parts() {
    #[derive(Debug, Config)]
    struct Apart {
        #[config(username, password)]
        redis_url: Redis,
    }
    let server = RedisServer::start();
    let url = format!("redis://127.0.0.1:{}/7", server.port());
    let vars = [("REDIS_URL", url.as_str()), ("REDIS_USER", PRINTABLE_USER), ("REDIS_PASSWORD", PRINTABLE)];
    let cache = Apart::from_vars(vars).unwrap().redis_url;
    for got in [by_redis(cache.expose_url()), by_redis(redis_info(&cache).unwrap())] {
        assert_eq!(got.unwrap(), (PRINTABLE_USER.to_owned(), 7));
    }
}

#[test]
fn a_wrong_password_is_refused() {
    let server = RedisServer::start();
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let cache =
            cache(&format!("redis://{}:{}@127.0.0.1:{}", escaped(USER), escaped(&wrong), server.port()));
        by_redis(cache.expose_url()).unwrap_err();
        let error = by_redis(redis_info(&cache).unwrap()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AuthenticationFailed, "{error}");
    }
    // The server also refuses a client without a password.
    let cache = cache(&format!("redis://127.0.0.1:{}", server.port()));
    by_redis(redis_info(&cache).unwrap()).unwrap_err();
}

#[test]
fn a_socket() {
    let server = RedisServer::start();
    let socket = server.socket();
    let (user, password) = (escaped(USER), escaped(PASSWORD));
    for scheme in ["unix", "redis+unix", "valkey+unix"] {
        let url = format!("{scheme}://{}?db=3&user={user}&pass={password}", socket.display());
        let cache = cache(&url);
        assert_eq!(by_redis(cache.expose_url()).unwrap(), session(3));
        assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), session(3));
    }
}

#[test]
fn ipv6() {
    let server = RedisServer::start();
    for userinfo in userinfos() {
        let cache = cache(&format!("valkey://{userinfo}@[::1]:{}/2", server.port()));
        assert_eq!(cache.host(), "::1");
        assert_eq!(by_redis(cache.expose_url()).unwrap(), session(2));
        assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), session(2));
    }
}

#[test]
fn the_scheme_decides_about_tls() {
    let server = RedisServer::start();
    let ([userinfo, _], port) = (userinfos(), server.tls_port());
    // Nobody trusts its certificate, and the scheme demands that somebody does,
    let verified = cache(&format!("rediss://{userinfo}@localhost:{port}/1"));
    assert_eq!(verified.tls(), Tls::VerifyFull);
    // unless it says otherwise;
    let unverified = cache(&format!("rediss://{userinfo}@localhost:{port}/1#insecure"));
    assert_eq!(unverified.tls(), Tls::Require);
    // and here is TLS alone.
    let plain = cache(&format!("redis://{userinfo}@localhost:{port}/1"));
    assert_eq!(plain.tls(), Tls::Off);
    for refused in [&verified, &plain] {
        by_redis(refused.expose_url()).unwrap_err();
        by_redis(redis_info(refused).unwrap()).unwrap_err();
    }
    assert_eq!(by_redis(unverified.expose_url()).unwrap(), session(1));
    assert_eq!(by_redis(redis_info(&unverified).unwrap()).unwrap(), session(1));

    // A client that trusts the certificate connects by the name in it, and only by this name.
    let trusting = |cache: &Redis| {
        let trusted = TlsCertificates { client_tls: None, root_cert: Some(server.certificate()) };
        Client::build_with_tls(redis_info(cache).unwrap(), trusted).unwrap().get_connection()
    };
    assert!(trusting(&verified).is_ok());
    let misnamed = cache(&format!("rediss://{userinfo}@127.0.0.1:{port}/1"));
    assert!(trusting(&misnamed).is_err());
}

#[test]
fn without_a_user_the_default_user_connects() {
    let server = RedisServer::start();
    let password = escaped(RedisServer::DEFAULT_PASSWORD);
    for userinfo in [format!(":{password}"), format!("default:{password}")] {
        let cache = cache(&format!("redis://{userinfo}@127.0.0.1:{}/4", server.port()));
        for got in [by_redis(cache.expose_url()), by_redis(redis_info(&cache).unwrap())] {
            assert_eq!(got.unwrap(), ("default".to_owned(), 4));
        }
    }
}

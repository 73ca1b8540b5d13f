//! Redis: how redis-rs reads the URL differently. The parts are what other clients read.

use factor3_live_tests::{PASSWORD, USER, escaped, userinfos};
use redis::Client;

use crate::cache;
use crate::clients::{by_redis, redis_info};
use crate::server::RedisServer;

#[test]
fn redis_rs_ignores_db_with_a_host() {
    let server = RedisServer::start();
    let [userinfo, _] = userinfos();
    let cache = cache(&format!("redis://{userinfo}@127.0.0.1:{}?db=3", server.port()));
    assert_eq!(by_redis(cache.expose_url()).unwrap().1, 0);
    assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap().1, 3);
}

#[test]
fn redis_rs_ignores_a_password_parameter_with_a_host() {
    let server = RedisServer::start();
    let (user, password) = (escaped(USER), escaped(PASSWORD));
    let cache = cache(&format!("redis://127.0.0.1:{}/3?username={user}&password={password}", server.port()));
    by_redis(cache.expose_url()).unwrap_err();
    assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), (USER.to_owned(), 3));
}

#[test]
fn redis_rs_demands_a_host() {
    for url in ["redis://", "redis:///1", "redis://:x@/1", "redis://:6380"] {
        let cache = cache(url);
        Client::open(cache.expose_url()).unwrap_err();
        assert_eq!(cache.host(), "localhost");
        redis_info(&cache).unwrap();
    }
}

#[test]
fn redis_rs_reads_no_userinfo_with_a_socket() {
    let server = RedisServer::start();
    let [userinfo, _] = userinfos();
    let cache = cache(&format!("unix://{userinfo}@{}?db=3", server.socket().display()));
    Client::open(cache.expose_url()).unwrap_err();
    assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), (USER.to_owned(), 3));
}

#[test]
fn redis_rs_reads_only_user_and_pass_with_a_socket() {
    let server = RedisServer::start();
    let (user, password) = (escaped(USER), escaped(PASSWORD));
    let cache = cache(&format!("unix://{}?username={user}&password={password}", server.socket().display()));
    by_redis(cache.expose_url()).unwrap_err();
    assert_eq!(by_redis(redis_info(&cache).unwrap()).unwrap(), (USER.to_owned(), 0));
}

//! The macro of `factor3::client`, with a server: redis 1 and 0.32.

use factor3::client;
use factor3::resource::Redis;
use factor3_live_tests::{PRINTABLE_USER, handing_over, printable_userinfo, userinfos};

use crate::cache;
use crate::clients::by_redis;
use crate::server::RedisServer;
use crate::session;

/// The user and the database of the connection, over redis 0.32.
fn by_redis_0_32(info: redis_0_32::ConnectionInfo) -> (String, i64) {
    use redis_0_32::{Client, cmd};
    let mut connection = Client::open(info).unwrap().get_connection().unwrap();
    let user = cmd("ACL").arg("WHOAMI").query(&mut connection).unwrap();
    let client: String = cmd("CLIENT").arg("INFO").query(&mut connection).unwrap();
    let database = client.split(' ').find_map(|field| field.strip_prefix("db=")?.parse().ok());
    (user, database.unwrap())
}

fn by_macros(cache: &Redis) -> [(String, i64); 2] {
    [
        by_redis(client::redis!(cache).unwrap()).unwrap(),
        by_redis_0_32(client::redis!(cache, crate = redis_0_32).unwrap()),
    ]
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/redis.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[test]
fn the_macro_connects_with_every_printable_character() {
    let server = RedisServer::start();
    let (port, socket) = (server.port(), server.socket());
    for (userinfo, user) in [(printable_userinfo(), PRINTABLE_USER)]
        .into_iter()
        .chain(userinfos().map(|userinfo| (userinfo, factor3_live_tests::USER)))
    {
        for (url, database) in [
            (format!("redis://{userinfo}@127.0.0.1:{port}/7"), 7),
            (format!("redis://{userinfo}@localhost:{port}?db=3&protocol=3"), 3),
            (format!("redis://{userinfo}@localhost:{port}?protocol=resp2"), 0),
            (format!("unix://{userinfo}@{}?db=5", socket.display()), 5),
            (format!("rediss://{userinfo}@localhost:{}/2#insecure", server.tls_port()), 2),
        ] {
            let session = (user.to_owned(), database);
            assert_eq!(by_macros(&cache(&url)), [session.clone(), session]);
        }
    }
    // The certificate is not trusted.
    let verified = cache(&format!("rediss://{}@localhost:{}", printable_userinfo(), server.tls_port()));
    by_redis(client::redis!(verified).unwrap()).unwrap_err();
    let info = client::redis!(verified, crate = redis_0_32).unwrap();
    redis_0_32::Client::open(info).unwrap().get_connection().err().unwrap();
}

struct Config {
    redis_url: Redis,
}

#[test]
fn the_code_of_the_rustdoc_connects() -> Result<(), Box<dyn std::error::Error>> {
    let server = RedisServer::start();
    let [userinfo, _] = userinfos();
    let config = Config { redis_url: cache(&format!("redis://{userinfo}@127.0.0.1:{}/4", server.port())) };
    let info = client::redis!(config.redis_url)?;
    let client = redis::Client::open(info)?;
    assert_eq!(by_redis(client.get_connection_info().clone())?, session(4));
    Ok(())
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    let cache = cache("redis://cache.example.com/1?socket_timeout=5&token=hunter2");
    let error = client::redis!(cache).unwrap_err().to_string();
    assert!(error.contains("redis-rs has no setting") && !error.contains("hunter2"));
    client::redis!(cache, ignore = ["socket_timeout"]).unwrap_err();
    client::redis!(cache, crate = redis_0_32, ignore = ["socket_timeout", "token"]).unwrap();
    let protocol = crate::cache("redis://cache.example.com/1?protocol=4");
    assert!(client::redis!(protocol).unwrap_err().to_string().contains("protocol must be 2 or 3"));
}

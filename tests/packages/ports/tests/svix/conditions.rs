//! Each condition of the service's own code, where it holds and where it does not.

use factor3_ports_tests::svix::Server;

use crate::SMALLEST;
use crate::support::{Vars, load, problems};

/// With neither a Redis nor a kind of queue.
const BARE: &Vars = &[SMALLEST[0], SMALLEST[1]];

fn with(changes: &Vars) -> Vec<String> {
    problems::<Server>(SMALLEST, changes)
}

fn without_redis(changes: &Vars) -> Vec<String> {
    problems::<Server>(BARE, changes)
}

#[test]
fn the_database_has_two_names() {
    let host = |changes: &Vars| load::<Server>(&SMALLEST[1..], changes).unwrap().database.db_dsn;
    let [platform, own] =
        [("DATABASE_URL", "postgres://a.internal"), ("SVIX_DB_DSN", "postgres://b.internal")];
    assert_eq!(host(&[platform]).host(), "a.internal");
    assert_eq!(host(&[platform, own]).host(), "b.internal");
}

#[test]
fn the_usual_queue_needs_a_redis() {
    assert_eq!(
        without_redis(&[]),
        [
            "SVIX_QUEUE_DSN (not set, nor is SVIX_REDIS_DSN) is required by SVIX_QUEUE_TYPE = redis (its default): set SVIX_QUEUE_DSN"
        ]
    );
    assert!(without_redis(&[("SVIX_QUEUE_TYPE", "memory")]).is_empty());
    for queue in ["redis", "rediscluster"] {
        assert_eq!(without_redis(&[("SVIX_QUEUE_TYPE", queue)]).len(), 1);
        for name in ["SVIX_REDIS_DSN", "SVIX_QUEUE_DSN"] {
            assert!(without_redis(&[("SVIX_QUEUE_TYPE", queue), (name, "redis://a")]).is_empty());
        }
    }
}

#[test]
fn a_cache_in_redis_needs_one() {
    let base = ("SVIX_QUEUE_TYPE", "memory");
    for cache in ["redis", "rediscluster"] {
        assert_eq!(without_redis(&[base, ("SVIX_CACHE_TYPE", cache)]).len(), 1);
        for name in ["SVIX_REDIS_DSN", "SVIX_CACHE_DSN"] {
            assert!(without_redis(&[base, ("SVIX_CACHE_TYPE", cache), (name, "redis://a")]).is_empty());
        }
    }
    for cache in ["memory", "none"] {
        assert!(without_redis(&[base, ("SVIX_CACHE_TYPE", cache)]).is_empty());
    }
}

#[test]
fn queue_and_cache_may_have_a_redis_each() {
    let hosts = |changes: &Vars| {
        let backends = load::<Server>(SMALLEST, changes).unwrap().backends;
        [backends.queue_dsn, backends.cache_dsn].map(|redis| redis.unwrap().host().to_owned())
    };
    assert_eq!(hosts(&[]), ["redis.internal", "redis.internal"]);
    let [queue, cache] = [("SVIX_QUEUE_DSN", "redis://q"), ("SVIX_CACHE_DSN", "redis://c")];
    assert_eq!(hosts(&[queue, cache]), ["q", "c"]);
    assert_eq!(hosts(&[cache]), ["redis.internal", "c"]);
}

#[test]
fn sentinel_needs_the_name_of_a_server() {
    let service = ("SVIX_SENTINEL_SERVICE_NAME", "main");
    for changes in [("SVIX_QUEUE_TYPE", "redissentinel"), ("SVIX_CACHE_TYPE", "redissentinel")] {
        assert_eq!(with(&[changes]).len(), 1);
        assert!(with(&[changes, service]).is_empty());
    }
    let sentinel = ("SVIX_QUEUE_TYPE", "redissentinel");
    assert_eq!(without_redis(&[sentinel, service]).len(), 1, "a Sentinel has an address");
    assert!(with(&[service]).is_empty());
    assert_eq!(with(&[("SVIX_REDIS_DB", "1")]).len(), 1, "a database alone names no server");
}

#[test]
fn rabbitmq_needs_an_address() {
    let queue = ("SVIX_QUEUE_TYPE", "rabbitmq");
    assert_eq!(
        without_redis(&[queue]),
        ["SVIX_RABBIT_DSN (not set) is required by SVIX_QUEUE_TYPE = rabbitmq: set SVIX_RABBIT_DSN"]
    );
    assert!(without_redis(&[queue, ("SVIX_RABBIT_DSN", "amqp://rabbit.internal")]).is_empty());
}

#[test]
fn an_algorithm_of_public_keys_needs_a_pem() {
    let pem = ("SVIX_JWT_SECRET", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    for algorithm in ["RS256", "RS384", "RS512", "EdDSA"] {
        assert_eq!(with(&[("SVIX_JWT_ALGORITHM", algorithm)]).len(), 1);
        assert!(with(&[("SVIX_JWT_ALGORITHM", algorithm), pem]).is_empty());
    }
    assert!(with(&[("SVIX_JWT_ALGORITHM", "HS384")]).is_empty());
}

#[test]
fn numbers_have_bounds() {
    for (name, below, least) in [
        ("SVIX_DB_POOL_MAX_SIZE", "9", "10"),
        ("SVIX_REDIS_POOL_MAX_SIZE", "9", "10"),
        ("SVIX_WORKER_REQUEST_TIMEOUT", "0", "1"),
        ("SVIX_WORKER_REQUEST_TIMEOUT", "31", "30"),
        ("SVIX_EXPIRED_MESSAGE_CLEANER_BATCH_SIZE", "0", "1"),
        ("SVIX_PRUNE_RETENTION_PERIOD_DAYS", "0", "1"),
        ("SVIX_EXPIRED_MESSAGE_CLEANER_IDLE_SLEEP_SECS", "-1", "0"),
    ] {
        assert_eq!(with(&[(name, below)]).len(), 1, "{name}");
        assert!(with(&[(name, least)]).is_empty(), "{name}");
    }
}

#[test]
fn what_is_passed_over_needs_a_proxy() {
    let passed_over = ("SVIX_NOPROXY", "10.0.0.0/8");
    assert_eq!(with(&[passed_over]).len(), 1);
    for proxy in ["socks5://proxy.internal:1080", "http://proxy.internal:3128", "https://proxy.internal"] {
        assert!(with(&[passed_over, ("SVIX_PROXY_ADDR", proxy)]).is_empty());
    }
}

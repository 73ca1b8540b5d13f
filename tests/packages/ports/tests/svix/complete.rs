//! Every variable is set, or only those that have to be.

use std::time::Duration;

use factor3::Config as _;
use factor3_ports_tests::svix::{
    Algorithm, CacheType, LogFormat, LogLevel, PROCESSES, QueueType, Server, SignatureType,
};

use crate::SMALLEST;
use crate::support::{complete, load, names};

#[test]
fn there_are_52_variables() {
    assert_eq!(Server::SCHEMA.count(), 51);
    assert_eq!(names(PROCESSES).len(), 52, "with DATABASE_URL");
}

#[test]
fn the_server_reads_every_variable() {
    let server: Server = complete("svix", &[]);
    assert_eq!(server.listen_address.to_string(), "[::]:8080");
    assert_eq!(server.operational_webhook_address.unwrap().port(), 8071);
    assert!(!server.api_enabled && !server.worker_enabled && !server.background_migrations_enabled);
    assert_eq!((server.region.as_str(), server.app_portal_url.host()), ("eu", "portal.example.com"));
    assert!(server.security.main_secret.is_some());
    assert_eq!(server.security.jwt_algorithm, Algorithm::Hs512);
    assert_eq!(server.security.default_signature_type, SignatureType::Ed25519);
    let database = server.database;
    assert_eq!((database.db_dsn.port(), database.db_pool_max_size), (6432, 10));
    assert!(database.db_tracing);
    assert_eq!(database.retention.period, Duration::from_secs(30 * 86_400));
    assert_eq!(
        (database.retention.batch_size, database.retention.idle_sleep),
        (500, Duration::from_secs(600))
    );
}

#[test]
fn the_backends_read_every_variable() {
    let backends = complete::<Server>("svix", &[]).backends;
    assert_eq!(backends.redis_dsn.unwrap().host(), "redis.internal");
    assert_eq!(
        (backends.redis_pool_max_size, backends.redis_pending_duration),
        (50, Duration::from_secs(90))
    );
    let sentinel = backends.sentinel.unwrap();
    assert_eq!((sentinel.service_name.as_str(), sentinel.redis_db), ("main", Some(3)));
    assert!(sentinel.redis_tls_mode_secure && sentinel.redis_use_resp3 && sentinel.redis_password.is_some());
    assert_eq!(sentinel.redis_username.as_deref(), Some("svix"));
    assert_eq!(
        (backends.queue_type, backends.cache_type),
        (QueueType::RedisSentinel, CacheType::RedisCluster)
    );
    assert_eq!(backends.queue_dsn.unwrap().host(), "queue.internal");
    assert_eq!(
        (backends.queue_prefix.as_deref(), backends.queue_max_poll),
        (Some("eu"), Duration::from_secs(5))
    );
    assert!(backends.cache_dsn.unwrap().password().is_some());
    assert_eq!(backends.rabbit_dsn.unwrap().vhost(), Some("/"));
    assert_eq!(backends.rabbit_consumer_prefetch_size, Some(100));
}

#[test]
fn delivery_and_telemetry_read_every_variable() {
    let server: Server = complete("svix", &[]);
    let delivery = server.delivery;
    assert_eq!(delivery.retry_schedule, [1, 60, 3600].map(Duration::from_secs));
    assert_eq!((delivery.worker_request_timeout, delivery.worker_max_tasks), (Duration::from_secs(15), 0));
    assert_eq!(delivery.endpoint_failure_disable_after, Duration::from_secs(86_400));
    assert!(delivery.endpoint_https_only && delivery.whitelabel_headers);
    let subnets: Vec<String> = delivery.whitelist_subnets.iter().map(ToString::to_string).collect();
    assert_eq!(subnets, ["127.0.0.1/32", "172.17.0.0/16", "fd00::/8"]);
    assert!(delivery.dangerous_disable_tls_verification);
    let proxy = delivery.proxy.unwrap();
    assert_eq!((proxy.addr.scheme(), proxy.addr.host()), ("socks5", "proxy.internal"));
    assert_eq!(proxy.noproxy, ["10.0.0.0/8", ".internal"]);
    let telemetry = server.telemetry;
    assert_eq!((telemetry.log_level, telemetry.log_format), (LogLevel::Trace, LogFormat::Json));
    assert_eq!(telemetry.opentelemetry_address.unwrap().host(), "otel.internal");
    assert_eq!(telemetry.opentelemetry_sample_ratio, Some(0.25));
    assert_eq!(telemetry.opentelemetry_service_name, "webhooks");
    assert_eq!(telemetry.sentry_dsn.unwrap().project(), "7");
    assert_eq!(telemetry.environment.to_string(), "prod");
}

#[test]
fn no_secret_shows() {
    let shown = format!("{:?}", complete::<Server>("svix", &[]));
    assert!(shown.contains("db.internal"));
    assert!(!shown.contains("s3cret") && !shown.contains("0a1b2c3d"));
}

/// Each variable is needed: without it, the process does not start.
#[test]
fn the_smallest_environment_loads() {
    load::<Server>(SMALLEST, &[]).unwrap();
    for left_out in 0..SMALLEST.len() {
        let mut rest = SMALLEST.to_vec();
        rest.remove(left_out);
        assert!(load::<Server>(&rest, &[]).is_err());
    }
}

//! Each default is that of the service's own code.

use std::time::Duration;

use factor3_ports_tests::svix::{
    Algorithm, CacheType, LogFormat, LogLevel, QueueType, Server, SignatureType,
};

use crate::SMALLEST;
use crate::support::load;

#[test]
fn of_the_process() {
    let server: Server = load(SMALLEST, &[]).unwrap();
    assert_eq!(server.listen_address.to_string(), "0.0.0.0:8071");
    assert!(server.operational_webhook_address.is_none());
    assert!(server.api_enabled && server.worker_enabled && server.background_migrations_enabled);
    assert_eq!(server.region, "self_hosted");
    assert_eq!(server.app_portal_url.expose_url(), "https://app.svix.com");
    assert!(server.security.main_secret.is_none());
    assert_eq!(server.security.jwt_algorithm, Algorithm::Hs256);
    assert_eq!(server.security.default_signature_type, SignatureType::Hmac256);
}

#[test]
fn of_the_database() {
    let database = load::<Server>(SMALLEST, &[]).unwrap().database;
    assert_eq!((database.db_pool_max_size, database.db_tracing), (100, false));
    assert_eq!(database.retention.period, Duration::from_secs(90 * 24 * 60 * 60));
    assert_eq!(database.retention.batch_size, 2000);
    assert_eq!(database.retention.idle_sleep, Duration::from_secs(60 * 60));
}

#[test]
fn of_the_backends() {
    let backends = load::<Server>(SMALLEST, &[]).unwrap().backends;
    assert_eq!((backends.queue_type, backends.cache_type), (QueueType::Redis, CacheType::Memory));
    assert_eq!(backends.redis_pool_max_size, 100);
    assert_eq!(backends.redis_pending_duration, Duration::from_secs(45));
    assert_eq!(backends.queue_max_poll, Duration::from_secs(20));
    assert_eq!((backends.queue_prefix, backends.rabbit_consumer_prefetch_size), (None, None));
    assert!(backends.sentinel.is_none() && backends.rabbit_dsn.is_none());
}

#[test]
fn of_a_server_that_sentinel_finds() {
    let changes = &[("SVIX_SENTINEL_SERVICE_NAME", "main")];
    let sentinel = load::<Server>(SMALLEST, changes).unwrap().backends.sentinel.unwrap();
    assert!(!sentinel.redis_tls_mode_secure && !sentinel.redis_use_resp3);
    assert_eq!((sentinel.redis_db, sentinel.redis_username), (None, None));
    assert!(sentinel.redis_password.is_none());
}

#[test]
fn of_delivery() {
    let delivery = load::<Server>(SMALLEST, &[]).unwrap().delivery;
    let waits = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
    assert_eq!(delivery.retry_schedule, waits.map(Duration::from_secs));
    assert_eq!(delivery.worker_request_timeout, Duration::from_secs(30));
    assert_eq!(delivery.worker_max_tasks, 500);
    assert_eq!(delivery.endpoint_failure_disable_after, Duration::from_secs(120 * 60 * 60));
    assert!(!delivery.endpoint_https_only && !delivery.whitelabel_headers);
    assert!(delivery.whitelist_subnets.is_empty() && !delivery.dangerous_disable_tls_verification);
    assert!(delivery.proxy.is_none());
}

#[test]
fn of_telemetry() {
    let telemetry = load::<Server>(SMALLEST, &[]).unwrap().telemetry;
    assert_eq!((telemetry.log_level, telemetry.log_format), (LogLevel::Info, LogFormat::Default));
    assert!(telemetry.opentelemetry_address.is_none() && telemetry.sentry_dsn.is_none());
    assert_eq!(telemetry.opentelemetry_sample_ratio, None);
    assert_eq!(telemetry.opentelemetry_service_name, "svix_server");
    assert_eq!(telemetry.environment.to_string(), "dev");
}

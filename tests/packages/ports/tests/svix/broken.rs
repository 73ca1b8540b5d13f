//! Environments with mistakes, and the whole report of each.

use factor3_ports_tests::svix::Server;

use crate::SMALLEST;
use crate::support::{self, Vars};

fn refused(name: &str, base: &Vars, changes: &Vars) {
    support::refused::<Server>("svix", name, base, changes);
}

#[test]
fn nothing_is_set() {
    refused("nothing_is_set", &[], &[]);
}

#[test]
fn names_that_are_nearly_right() {
    let changes = &[
        ("SVIX_DB_URL", "postgres://svix:hunter2@db.internal"),
        ("SVIX_JWT_SECERT", "hunter2-hunter2"),
        ("SVIX_REDIS_URL", "redis://redis.internal"),
    ];
    refused("names_that_are_nearly_right", &[], changes);
}

#[test]
fn fallbacks_that_are_nearly_right() {
    let changes = &[
        ("SVIX_JWT_SECRET", "hunter2-hunter2"),
        ("DATABSE_URL", "postgres://svix:hunter2@db.internal"),
        ("SVIX_REDIS_DNS", "redis://redis.internal"),
    ];
    refused("fallbacks_that_are_nearly_right", &[], changes);
}

/// As figment reads them from the environment.
#[test]
fn lists_of_another_library() {
    let changes = &[
        ("SVIX_RETRY_SCHEDULE", "[5,300,1800]"),
        ("SVIX_WHITELIST_SUBNETS", "[127.0.0.1/32, 172.17.0.0/16]"),
        ("SVIX_PROXY_ADDR", "http://proxy.internal:3128"),
        ("SVIX_NOPROXY", "[\".internal\"]"),
    ];
    refused("lists_of_another_library", SMALLEST, changes);
}

#[test]
fn items_that_are_none() {
    let changes = &[
        ("SVIX_RETRY_SCHEDULE", "5, 5min, 1800"),
        ("SVIX_WHITELIST_SUBNETS", "10.0.0.0/8, 127.0.0.1, fd00::/8"),
    ];
    refused("items_that_are_none", SMALLEST, changes);
}

#[test]
fn words_that_are_unknown() {
    let changes = &[
        ("SVIX_QUEUE_TYPE", "rabbit"),
        ("SVIX_CACHE_TYPE", "redis-cluster"),
        ("SVIX_LOG_LEVEL", "warning"),
        ("SVIX_JWT_ALGORITHM", "ES256KK"),
        ("SVIX_API_ENABLED", "active"),
    ];
    refused("words_that_are_unknown", SMALLEST, changes);
}

#[test]
fn backends_without_an_address() {
    let kinds = [("SVIX_QUEUE_TYPE", "rabbitmq"), ("SVIX_CACHE_TYPE", "redissentinel")];
    refused("backends_without_an_address", &[SMALLEST[0], SMALLEST[1], kinds[0], kinds[1]], &[]);
}

#[test]
fn half_a_sentinel_and_half_a_proxy() {
    let changes =
        &[("SVIX_REDIS_PASSWORD", "hunter2"), ("SVIX_REDIS_DB", "first"), ("SVIX_NOPROXY", "10.0.0.0/8")];
    refused("half_a_sentinel_and_half_a_proxy", SMALLEST, changes);
}

#[test]
fn numbers_out_of_bounds() {
    let changes = &[
        ("SVIX_DB_POOL_MAX_SIZE", "5"),
        ("SVIX_WORKER_REQUEST_TIMEOUT", "2m"),
        ("SVIX_WORKER_MAX_TASKS", "100000"),
        ("SVIX_PRUNE_RETENTION_PERIOD_DAYS", "12h"),
        ("SVIX_OPENTELEMETRY_SAMPLE_RATIO", "10%"),
    ];
    refused("numbers_out_of_bounds", SMALLEST, changes);
}

#[test]
fn durations_that_are_none() {
    let changes = &[
        ("SVIX_ENDPOINT_FAILURE_DISABLE_AFTER", "5 days"),
        ("SVIX_QUEUE_MAX_POLL_SECS", "1.5"),
        ("SVIX_REDIS_PENDING_DURATION_SECS", "45sec"),
        ("SVIX_EXPIRED_MESSAGE_CLEANER_IDLE_SLEEP_SECS", "-1"),
    ];
    refused("durations_that_are_none", SMALLEST, changes);
}

#[test]
fn a_key_that_does_not_fit() {
    let changes = &[("SVIX_JWT_ALGORITHM", "eddsa"), ("SVIX_MAIN_SECRET", "")];
    refused("a_key_that_does_not_fit", SMALLEST, changes);
}

#[test]
fn addresses_that_are_none() {
    let changes = &[
        ("SVIX_LISTEN_ADDRESS", "localhost:8071"),
        ("SVIX_OPERATIONAL_WEBHOOK_ADDRESS", "svix.internal:8071"),
        ("SVIX_PROXY_ADDR", "socks4://proxy.internal:1080"),
        ("SVIX_SENTRY_DSN", "https://errors.example.com/7"),
    ];
    refused("addresses_that_are_none", SMALLEST, changes);
}

#[test]
fn services_that_are_others() {
    let changes = &[
        ("SVIX_DB_DSN", "mysql://svix:hunter2@db.internal/svix"),
        ("SVIX_REDIS_DSN", "redis+sentinel://:hunter2@sentinel.internal:26379/main"),
        ("SVIX_RABBIT_DSN", "http://rabbit.internal:15672"),
        ("SVIX_OPENTELEMETRY_ADDRESS", "otel.internal:4317"),
    ];
    refused("services_that_are_others", SMALLEST, changes);
}

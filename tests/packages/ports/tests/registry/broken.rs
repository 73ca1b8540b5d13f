//! Environments with mistakes, and the whole report of each.

use std::fmt::Debug;

use factor3::Config;
use factor3_ports_tests::registry::{Monitor, Server, Worker};

use crate::support::{self, Vars};
use crate::{MONITOR, SERVER, WORKER};

fn refused<T: Config + Debug>(name: &str, base: &Vars, changes: &Vars) {
    support::refused::<T>("registry", name, base, changes);
}

#[test]
fn nothing_is_set() {
    refused::<Server>("nothing_is_set", &[], &[]);
}

#[test]
fn heroku_without_mail() {
    refused::<Server>("heroku_without_mail", SERVER, &[("HEROKU", "1")]);
    refused::<Server>("half_an_account", SERVER, &[("MAILGUN_SMTP_LOGIN", "noreply@registry.example")]);
}

#[test]
fn parts_of_groups() {
    let changes = &[
        ("DB_OFFLINE", "leader"),
        ("S3_BUCKET", "packages"),
        ("AWS_ACCESS_KEY", "AKIAINDEX"),
        ("CDN_LOG_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1234/logs"),
        ("SENTRY_DSN_API", "https://0a1b2c3d@errors.example.com/42"),
    ];
    refused::<Server>("parts_of_groups", SERVER, changes);
}

#[test]
fn lists_of_another_library() {
    let changes = &[
        ("WEB_ALLOWED_ORIGINS", "[\"https://a.example\", \"https://b.example\"]"),
        ("BLOCKED_ROUTES", "[\"/me\"]"),
        ("BLOCKED_IPS", "203.0.113.7, 10.0.0.0/8"),
        ("BLOCKED_TRAFFIC", "X-Forwarded-For"),
    ];
    refused::<Server>("lists_of_another_library", SERVER, changes);
}

#[test]
fn durations_that_are_none() {
    let changes = &[
        ("DB_TIMEOUT", "30 sec"),
        ("DB_TCP_TIMEOUT_MS", "1.5"),
        ("RATE_LIMITER_PUBLISH_NEW_RATE_SECONDS", "10min"),
        ("INSTANCE_METRICS_LOG_EVERY_SECONDS", "-5"),
    ];
    refused::<Server>("durations_that_are_none", SERVER, changes);
}

#[test]
fn words_that_are_unknown() {
    let changes = &[
        ("DB_OFFLINE", "none"),
        ("CARGO_COMPAT_STATUS_CODES", "all"),
        ("RUST_LOG_FORMAT", "pretty"),
        ("HTML_EMAILS_ENABLED", "maybe"),
    ];
    refused::<Server>("words_that_are_unknown", SERVER, changes);
}

#[test]
fn credentials_that_do_not_fit() {
    let changes = &[
        ("DATABASE_URL", "mysql://registry:hunter2@db.internal/registry"),
        ("READ_ONLY_REPLICA_URL", "postgres://registry:hunter2"),
        ("SESSION_KEY", "hunter2"),
        ("TOKEN_ENCRYPTION_KEY", "0x0011"),
    ];
    refused::<Server>("credentials_that_do_not_fit", SERVER, changes);
}

#[test]
fn numbers_and_features() {
    let changes = &[
        ("PORT", "tcp://10.0.0.7:8888"),
        ("MAX_TARBALL_ENTRIES", "1e6"),
        ("RATE_LIMITER_PUBLISH_NEW_BURST", "5.0"),
        ("SENTRY_TRACES_SAMPLE_RATE", "10%"),
        ("CACHE_TAG_INVALIDATIONS_ENABLED", "true"),
    ];
    refused::<Server>("numbers_and_features", SERVER, changes);
}

#[test]
fn a_worker_that_cannot_push() {
    let changes = &[
        ("GIT_REPO_URL", "ssh://git@git.example.com/registry/index.git"),
        ("GIT_ARCHIVE_REPO_URL", "https://git.internal"),
        ("GH_SYNC_APP_CLIENT_ID", "Iv23users"),
        ("CLOUDFRONT_DISTRIBUTION_ID_INDEX", "E1INDEX"),
    ];
    refused::<Worker>("a_worker_that_cannot_push", WORKER, changes);
}

#[test]
fn addresses_that_are_none() {
    let changes = &[
        ("GIT_REPO_URL", "git@git.example.com:registry/index.git"),
        ("GIT_SSH_KEY", "-----BEGIN OPENSSH PRIVATE KEY-----"),
        ("DOCS_RS_BASE_URL", "docs.registry.example"),
        ("DB_WORKER_POOL_SIZE", "ten"),
    ];
    refused::<Worker>("addresses_that_are_none", WORKER, changes);
}

#[test]
fn a_monitor_that_cannot_page() {
    let changes = &[
        ("PAGERDUTY_INTEGRATION_KEY", ""),
        ("MAX_JOB_TIME", "15 minutes"),
        ("DD_SERVICE_CHECKS_ENABLED", "activated"),
    ];
    refused::<Monitor>("a_monitor_that_cannot_page", MONITOR, changes);
}

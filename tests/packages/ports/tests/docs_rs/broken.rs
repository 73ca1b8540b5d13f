//! Environments with mistakes, and the whole report of each.

use std::fmt::Debug;

use factor3::Config;
use factor3_ports_tests::docs_rs::{Builder, Watcher, Web};

use crate::SMALLEST;
use crate::support::{self, Vars};

fn refused<T: Config + Debug>(name: &str, base: &Vars, changes: &Vars) {
    support::refused::<T>("docs_rs", name, base, changes);
}

#[test]
fn nothing_is_set() {
    refused::<Web>("nothing_is_set", &[], &[]);
}

#[test]
fn names_that_are_nearly_right() {
    let changes =
        &[("DOCS_RS_PREFIX", "/srv/prefix"), ("DOCSRS_DATABASE_URI", "postgres://docs:hunter2@db.internal")];
    refused::<Web>("names_that_are_nearly_right", &[], changes);
}

#[test]
fn quantities_that_are_none() {
    let changes = &[
        ("DOCSRS_REQUEST_TIMEOUT", "thirty"),
        ("DOCSRS_MAX_PARSE_MEMORY", "5_242_880"),
        ("DOCSRS_MAX_FILE_SIZE", "1.5 GiB"),
        ("DOCSRS_ARCHIVE_INDEX_CACHE_TTL", "1 day"),
    ];
    refused::<Web>("quantities_that_are_none", SMALLEST, changes);
}

#[test]
fn values_of_kubernetes_and_helm() {
    let changes = &[
        ("DOCSRS_MAX_POOL_SIZE", "tcp://10.0.0.7:5432"),
        ("DOCSRS_RANDOM_CRATE_SEARCH_VIEW_SIZE", "1e+03"),
        ("DOCSRS_RENDER_THREADS", "<no value>"),
        ("DOCSRS_CSP_REPORT_ONLY", "null"),
    ];
    refused::<Web>("values_of_kubernetes_and_helm", SMALLEST, changes);
}

#[test]
fn a_build_without_a_place() {
    refused::<Builder>(
        "a_build_without_a_place",
        SMALLEST,
        &[("DOCSRS_BUILD_CPU_LIMIT", "2"), ("DOCSRS_BUILD_CPU_CORES", "17-16")],
    );
}

#[test]
fn durations_of_another_library() {
    let changes = &[
        ("DOCSRS_BUILD_WORKSPACE_REINITIALIZATION_INTERVAL", "12hours"),
        ("DOCSRS_BUILD_TOOLCHAIN_UPDATE_INTERVAL", "1h 30m"),
        ("DOCSRS_BUILD_DEFAULT_MEMORY_LIMIT", "6gigabytes"),
    ];
    refused::<Builder>("durations_of_another_library", SMALLEST, changes);
}

#[test]
fn words_that_are_unknown() {
    let changes = &[
        ("DOCSRS_LOG_FORMAT", "logfmt2"),
        ("DOCSRS_STORAGE_BACKEND", "database"),
        ("DOCSRS_DOCKER", "podman4"),
        ("DOCSRS_INCLUDE_DEFAULT_TARGETS", "perhaps"),
    ];
    refused::<Builder>("words_that_are_unknown", SMALLEST, changes);
}

#[test]
fn half_an_account_and_no_scheme() {
    let changes = &[
        ("DOCSRS_FASTLY_API_TOKEN", "hunter2"),
        ("S3_ENDPOINT", "localhost:9000"),
        ("DOCSRS_REGISTRY_API_HOST", "//api.registry.example"),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "otel.internal:4317"),
    ];
    refused::<Builder>("half_an_account_and_no_scheme", SMALLEST, changes);
}

#[test]
fn a_watcher_of_half_a_queue() {
    let changes = &[
        ("DOCSRS_SQS_QUEUE_URL", "http://queue.internal:9324/queue/events"),
        ("DOCSRS_MAX_QUEUED_REBUILDS", "7000000"),
        ("REGISTRY_URL", "git@git.example.com:registry/index.git"),
        ("DOCSRS_DELETE_LOCK_TIMEOUT_SECONDS", "-1"),
    ];
    refused::<Watcher>("a_watcher_of_half_a_queue", SMALLEST, changes);
}

#[test]
fn urls_that_are_changed() {
    let changes = &[
        ("DOCSRS_DATABASE_URL", "\"postgresql://docs:hunter2@db.internal\""),
        ("SENTRY_DSN", "https://0a1b2c3d@errors.example.com"),
        ("DOCSRS_PREFIX", ""),
    ];
    refused::<Watcher>("urls_that_are_changed", SMALLEST, changes);
}

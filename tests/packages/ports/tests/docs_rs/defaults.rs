//! Each default is that of the service's own code. Only names of hosts of the registry are replaced.

use std::num::NonZero;
use std::path::Path;
use std::thread;
use std::time::Duration;

use factor3::ByteSize;
use factor3_ports_tests::docs_rs::{Backend, Builder, LogFormat, Watcher, Web};

use crate::SMALLEST;
use crate::support::load;

#[test]
fn of_the_web_server() {
    let web: Web = load(SMALLEST, &[]).unwrap();
    assert!(web.cratesio_token.is_none());
    assert_eq!((web.request_timeout, web.cache_control_stale_while_revalidate), (None, None));
    assert!(!web.report_request_timeouts && !web.csp_report_only && web.cache_invalidatable_responses);
    assert_eq!(web.max_parse_memory, ByteSize::new(5 * 1024 * 1024));
    assert_eq!(web.render_threads, thread::available_parallelism().map_or(1, NonZero::get));
    assert_eq!(web.random_crate_search_view_size, 500);
}

#[test]
fn of_logs_errors_and_metrics() {
    let telemetry = load::<Web>(SMALLEST, &[]).unwrap().common.telemetry;
    assert_eq!((telemetry.docsrs_log.as_str(), telemetry.docsrs_log_format), ("info", LogFormat::Pretty));
    assert!(telemetry.docsrs_log_build_logs);
    assert!(telemetry.sentry_dsn.is_none() && telemetry.otel_exporter_otlp_endpoint.is_none());
    assert_eq!(telemetry.sentry_traces_sample_rate.to_bits(), 0.0_f32.to_bits());
}

#[test]
fn of_the_store() {
    let storage = load::<Web>(SMALLEST, &[]).unwrap().common.storage;
    assert_eq!(storage.backend, Backend::S3);
    assert_eq!(storage.aws_sdk_max_retries, 6);
    assert_eq!((storage.s3_bucket.as_str(), storage.s3_region.as_str()), ("rust-docs-rs", "us-west-1"));
    assert!(storage.s3_endpoint.is_none());
    assert_eq!(storage.max_file_size, ByteSize::new(50 * 1024 * 1024));
    assert_eq!(storage.max_file_size_html, ByteSize::new(50 * 1024 * 1024));
    assert_eq!(storage.local_filesystem_parallelism, thread::available_parallelism().map_or(1, NonZero::get));
    let cache = storage.archive_index_cache;
    assert_eq!(cache.path, None, "the application joins the prefix");
    assert_eq!(cache.max_size, ByteSize::mib(50 * 1024));
    assert_eq!(cache.ttl, Duration::from_secs(24 * 60 * 60));
    assert_eq!(cache.expected_count, 100_000);
}

#[test]
fn of_the_other_services() {
    let builder: Builder = load(SMALLEST, &[]).unwrap();
    assert_eq!((builder.common.database.max_pool_size, builder.common.database.min_pool_idle), (90, 10));
    assert_eq!(builder.common.build_queue.build_attempts, 5);
    assert_eq!(builder.common.build_queue.delay_between_build_attempts, Duration::from_secs(60));
    assert_eq!(builder.common.build_queue.deprioritize_workspace_size, 20);
    assert_eq!(builder.cdn.api_host.expose_url(), "https://api.fastly.com");
    assert!(builder.cdn.api_token.is_none() && builder.cdn.service_sid_web.is_none());
    assert_eq!(builder.common.registry_api.registry_api_host.expose_url(), "https://registry.example");
    assert_eq!(builder.common.registry_api.cratesio_api_call_retries, 3);
    assert_eq!(builder.repository_stats.github_updater_min_rate_limit, 2500);
    assert!(builder.repository_stats.github_accesstoken.is_none());
    assert!(builder.repository_stats.gitlab_accesstoken.is_none());
}

#[test]
fn of_the_builder() {
    let builder: Builder = load(SMALLEST, &[]).unwrap();
    assert_eq!(builder.rustwide_workspace, Path::new(".workspace"));
    assert!(!builder.docker && builder.include_default_targets && !builder.disable_memory_limit);
    assert_eq!(
        (builder.local_docker_image, builder.docker_image, builder.docker_runtime),
        (None, None, None)
    );
    assert_eq!((builder.build_cpu_limit, builder.build_cpu_cores), (None, None));
    assert_eq!(builder.build_workspace_reinitialization_interval, Duration::from_secs(24 * 60 * 60));
    assert_eq!(builder.build_toolchain_update_interval, Duration::from_secs(60 * 60));
    assert_eq!(builder.compiler_metrics_path, None);
    assert_eq!(builder.build_limits.build_default_memory_limit, None);
}

#[test]
fn of_the_watcher() {
    let watcher: Watcher = load(SMALLEST, &[]).unwrap();
    assert_eq!(watcher.registry_index_path, None, "the application joins the prefix");
    assert!(watcher.registry_url.is_none());
    assert_eq!(watcher.delay_between_registry_fetches, Duration::from_secs(60));
    assert_eq!(watcher.registry_gc_interval, Duration::from_secs(60 * 60));
    assert_eq!(watcher.max_queued_rebuilds, None);
    assert_eq!(watcher.delete_lock_timeout, Duration::from_secs(20 * 60));
    let events = watcher.events;
    assert!(events.queue_url.is_none() && events.endpoint_url.is_none() && !events.active);
    assert_eq!((events.region, events.max_retries), (None, 6));
}

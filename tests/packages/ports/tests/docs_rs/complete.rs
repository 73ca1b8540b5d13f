//! Every variable is set, or only those that have to be.

use std::path::Path;
use std::time::Duration;

use factor3::ByteSize;
use factor3_ports_tests::docs_rs::{Backend, BuildCores, Builder, LogFormat, PROCESSES, Watcher, Web};

use crate::SMALLEST;
use crate::support::{complete, load, names};

#[test]
fn there_are_66_variables() {
    let counts: Vec<usize> = PROCESSES.iter().map(|(_, schema)| schema.count()).collect();
    assert_eq!(counts, [37, 46, 44]);
    assert_eq!(names(PROCESSES).len(), 66);
}

#[test]
fn the_web_server_reads_every_variable() {
    let web: Web = complete("docs_rs", &[]);
    assert_eq!(web.request_timeout, Some(Duration::from_secs(30)));
    assert!(web.report_request_timeouts && web.csp_report_only && !web.cache_invalidatable_responses);
    assert_eq!((web.max_parse_memory, web.render_threads), (ByteSize::mib(1), 4));
    assert_eq!(web.cache_control_stale_while_revalidate, Some(Duration::from_secs(86_400)));
    assert_eq!(web.common.telemetry.docsrs_log_format, LogFormat::Json);
    assert_eq!(web.common.telemetry.sentry_dsn.unwrap().project(), "7");
    assert_eq!(web.common.telemetry.otel_exporter_otlp_endpoint.unwrap().host(), "otel.internal");
    assert_eq!(
        (web.common.database.database_url.host(), web.common.database.database_url.port()),
        ("db.internal", 15_432)
    );
    assert_eq!(web.common.registry_api.registry_api_host.host(), "api.registry.example");
    let storage = web.common.storage;
    assert_eq!((storage.prefix.as_path(), storage.backend), (Path::new("/var/lib/docsrs"), Backend::S3));
    assert_eq!((storage.s3_bucket.as_str(), storage.s3_region.as_str()), ("documentation", "eu-central-1"));
    assert_eq!(storage.s3_endpoint.unwrap().port(), 9000);
    assert_eq!((storage.max_file_size, storage.max_file_size_html), (ByteSize::mib(1), ByteSize::mib(2)));
    let cache = storage.archive_index_cache;
    assert_eq!(cache.path.as_deref(), Some(Path::new("/var/cache/docsrs")));
    assert_eq!((cache.max_size, cache.ttl), (ByteSize::gib(1), Duration::from_secs(3600)));
}

#[test]
fn the_builder_reads_every_variable() {
    let builder: Builder = complete("docs_rs", &["DOCSRS_BUILD_CPU_LIMIT"]);
    assert!(builder.docker && builder.disable_memory_limit && !builder.include_default_targets);
    assert_eq!(builder.local_docker_image.as_deref(), Some("build-environment"));
    let cores = builder.build_cpu_cores.unwrap();
    assert_eq!((cores.first, cores.last), (0, 3));
    assert_eq!(builder.build_workspace_reinitialization_interval, Duration::from_secs(43_200));
    assert_eq!(builder.build_toolchain_update_interval, Duration::from_secs(1800), "a value with a unit");
    assert_eq!(builder.build_limits.build_default_memory_limit, Some(ByteSize::gib(6)));
    assert_eq!(builder.cdn.service_sid_web.as_deref(), Some("SU1Z0isxPaozGVKXdv0eY"));
    assert_eq!(builder.repository_stats.github_updater_min_rate_limit, 1000);
    assert_eq!(builder.common.build_queue.delay_between_build_attempts, Duration::from_secs(30));
}

#[test]
fn the_watcher_reads_every_variable() {
    let watcher: Watcher = complete("docs_rs", &[]);
    assert_eq!(watcher.registry_index_path.as_deref(), Some(Path::new("/var/lib/docsrs/index")));
    assert_eq!(watcher.registry_url.unwrap().path(), Some("registry/index.git"));
    assert_eq!(watcher.delay_between_registry_fetches, Duration::from_secs(15));
    assert_eq!(watcher.registry_gc_interval, Duration::from_secs(1800));
    assert_eq!((watcher.max_queued_rebuilds, watcher.events.max_retries), (Some(10), 2));
    assert_eq!(watcher.delete_lock_timeout, Duration::from_secs(600));
    assert!(watcher.events.active);
    assert_eq!(watcher.events.queue_url.unwrap().base_path(), "queue/events");
}

#[test]
fn no_secret_shows() {
    let web: Web = complete("docs_rs", &[]);
    let builder: Builder = complete("docs_rs", &["DOCSRS_BUILD_CPU_LIMIT"]);
    let watcher: Watcher = complete("docs_rs", &[]);
    let shown = format!("{web:?}{builder:?}{watcher:?}");
    assert!(shown.contains("db.internal"));
    assert!(!shown.contains("s3cret") && !shown.contains("0a1b2c3d"));
}

/// Each variable is needed: without it, no process starts.
#[test]
fn the_smallest_environment_loads() {
    load::<Web>(SMALLEST, &[]).unwrap();
    load::<Builder>(SMALLEST, &[]).unwrap();
    load::<Watcher>(SMALLEST, &[]).unwrap();
    for left_out in [&SMALLEST[..1], &SMALLEST[1..]] {
        assert!(load::<Web>(left_out, &[]).is_err());
        assert!(load::<Builder>(left_out, &[]).is_err());
        assert!(load::<Watcher>(left_out, &[]).is_err());
    }
}

#[test]
fn a_range_of_cores_reads() {
    let cores = |text: &str| text.parse::<BuildCores>();
    assert!(cores("0-3").is_ok() && cores("5-5").is_ok());
    assert!(["", "3", "3-1", "a-b", "0-70000", "0-1-2"].iter().all(|text| cores(text).is_err()));
}

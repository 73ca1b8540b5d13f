//! Each default is that of the service's own code. Only names of hosts of the registry are replaced.

use std::time::Duration;

use factor3_ports_tests::registry::{Monitor, Server, StatusCodes, Worker};

use crate::support::load;
use crate::{MONITOR, SERVER, WORKER};

#[test]
fn of_the_server() {
    let server: Server = load(SERVER, &[]).unwrap();
    assert_eq!(server.trustpub_providers, <[&str; 0]>::default());
    let common = server.common;
    assert!(!common.heroku && !common.dev_docker);
    assert_eq!(common.port, 8888);
    assert_eq!(common.server_threads, None);
    assert_eq!(common.backfill_workers, 0);
    assert_eq!(common.max_tarball_entries, None);
    assert_eq!(common.web_max_allowed_page_offset, 200);
    assert!(common.excluded_crate_names.is_empty());
    assert_eq!(common.domain_name, "registry.example");
    assert_eq!(common.trustpub_audience, "registry.example", "that of DOMAIN_NAME");
    assert_eq!(common.cargo_compat_status_codes, StatusCodes::AdjustAll);
    assert_eq!(common.html_render_cache_cap, 1024);
    assert_eq!((common.disable_token_creation, common.banner_message), (None, None));
    assert_eq!(common.postgres_bin_dir, None);
    assert!(common.mailgun.is_none() && !common.html_emails_enabled);
    assert!(common.fastly_api_token.is_none() && common.fastly_service_id_static.is_none());
    assert!(server.git_archive_repo_url.is_none());
}

#[test]
fn of_the_databases() {
    let database = load::<Server>(SERVER, &[]).unwrap().common.database;
    assert!(database.read_only_replica_url.is_none() && !database.read_only_mode);
    assert_eq!((database.db_primary_async_pool_size, database.db_replica_async_pool_size), (3, 3));
    assert_eq!((database.db_primary_min_idle, database.db_replica_min_idle), (None, None));
    assert_eq!(database.db_tcp_timeout_ms, Duration::from_millis(15 * 1000));
    assert_eq!(database.db_timeout, Duration::from_secs(30));
    assert_eq!(database.db_helper_threads, 3);
    assert_eq!(database.db_offline, None);
}

#[test]
fn of_limits_and_blocks() {
    let common = load::<Server>(SERVER, &[]).unwrap().common;
    let limits = common.rate_limits;
    assert_eq!(limits.rate_limiter_publish_new_rate_seconds, Duration::from_secs(10 * 60));
    assert_eq!(limits.rate_limiter_publish_new_burst, 5);
    assert_eq!(limits.rate_limiter_publish_update_rate_seconds, Duration::from_secs(60));
    assert_eq!(limits.rate_limiter_publish_update_burst, 30);
    assert_eq!(limits.rate_limiter_yank_unyank_rate_seconds, Duration::from_secs(60));
    assert_eq!(limits.rate_limiter_yank_unyank_burst, 100);
    assert_eq!(limits.max_new_versions_daily, None);
    let blocked = common.blocked;
    assert!(blocked.traffic.is_empty() && blocked.ips.is_empty() && blocked.routes.is_empty());
}

#[test]
fn of_storage_features_and_telemetry() {
    let common = load::<Server>(SERVER, &[]).unwrap().common;
    let storage = common.storage;
    assert_eq!((storage.s3_region.as_str(), storage.s3_index_region.as_str()), ("us-west-1", "us-west-1"));
    assert_eq!((storage.s3_bucket, storage.s3_index_bucket, storage.s3_cdn), (None, None, None));
    assert!(storage.aws_access_key.is_none() && storage.aws_secret_key.is_none());
    let queue = common.cdn_log_queue;
    assert!(queue.url.is_none() && queue.secret_key.is_none());
    assert_eq!((queue.access_key, queue.region), (None, None));
    let features = common.features;
    assert!(!features.explicit_signup_enabled && !features.index_include_pubtime);
    assert!(!features.zip_archives_enabled && !features.cache_tags_enabled);
    assert!(!features.cache_tag_invalidations_enabled);
    let telemetry = common.telemetry;
    assert!(telemetry.sentry_dsn_api.is_none() && telemetry.sentry_env_api.is_none());
    assert_eq!(telemetry.sentry_traces_sample_rate.to_bits(), 0.0_f32.to_bits());
    assert_eq!((telemetry.heroku_build_commit, telemetry.rust_log_format), (None, None));
    assert_eq!(telemetry.rust_log, "info");
    assert!(telemetry.metrics_authorization_token.is_none());
    assert_eq!(telemetry.instance_metrics_log_every_seconds, None);
}

#[test]
fn of_the_worker() {
    let worker: Worker = load(WORKER, &[]).unwrap();
    assert_eq!(worker.db_worker_pool_size, 10);
    assert!(worker.git_index.git_http_user.is_none() && worker.git_index.git_http_pwd.is_none());
    assert!(worker.git_index.git_ssh_key.is_none() && worker.git_archive_repo_url.is_none());
    assert!(worker.gh_index_sync_app_client_id.is_none() && worker.gh_sync_app_client_id.is_none());
    assert!(worker.cloudfront_distribution_id_index.is_none());
    assert_eq!(worker.docs_rs_base_url.expose_url(), "https://docs.rs");
    assert!(worker.docs_rs_api_token.is_none() && worker.typst_font_path.is_none());
    assert!(worker.datadog.api_key.is_none());
    assert_eq!(worker.datadog.site, "datadoghq.com");
}

#[test]
fn of_the_monitor() {
    let monitor: Monitor = load(MONITOR, &[]).unwrap();
    assert!(!monitor.heroku && !monitor.dd_service_checks_enabled && monitor.datadog.api_key.is_none());
    assert_eq!(monitor.datadog.site, "datadoghq.com");
    assert_eq!(monitor.domain_name, "registry.example");
    assert_eq!(monitor.max_job_time, Duration::from_secs(15 * 60));
    assert_eq!(monitor.monitor_max_update_downloads_time, Duration::from_secs(120 * 60));
    assert!(monitor.spam_crate_names.is_empty());
}

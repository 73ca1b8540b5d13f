//! Every variable is set, or only those that have to be.

use std::time::Duration;

use factor3::ExposeSecret as _;
use factor3::resource::Tls;
use factor3_ports_tests::registry::{JsonLogs, Monitor, Offline, PROCESSES, Server, StatusCodes, Worker};

use crate::support::{complete, load, names};
use crate::{MONITOR, SERVER, WORKER};

#[test]
fn there_are_96_variables() {
    let counts: Vec<usize> = PROCESSES.iter().map(|(_, schema)| schema.count()).collect();
    assert_eq!(counts, [73, 89, 10]);
    assert_eq!(names(PROCESSES).len(), 96);
}

#[test]
fn the_server_reads_every_variable() {
    let server: Server = complete("registry", &[]);
    let common = &server.common;
    assert_eq!((common.port, common.server_threads), (8080, Some(64)));
    assert_eq!(common.database.read_only_replica_url.as_ref().unwrap().host(), "follower.internal");
    assert_eq!(common.database.db_tcp_timeout_ms, Duration::from_millis(2_500));
    assert_eq!(common.database.db_timeout, Duration::from_secs(12));
    assert_eq!(common.database.db_offline, Some(Offline::Follower));
    assert_eq!(common.storage.s3_index_bucket.as_deref(), Some("index"));
    assert_eq!(common.cdn_log_queue.url.as_ref().unwrap().host(), "sqs.eu-central-1.amazonaws.com");
    assert_eq!(common.token_encryption_key.expose_secret()[..2], [0x8f, 0x3a]);
    assert_eq!(common.rate_limits.rate_limiter_yank_unyank_rate_seconds, Duration::from_secs(45));
    assert_eq!(common.blocked.traffic["User-Agent"], "BLOCKED_AGENTS");
    assert_eq!(common.blocked.ips.len(), 2);
    assert!(common.blocked.routes.contains("/crates/{crate_id}/{version}/download"));
    assert_eq!(common.excluded_crate_names, ["hello-world", "test-package"]);
    assert_eq!(common.cargo_compat_status_codes, StatusCodes::AdjustSuccess);
    assert_eq!(common.trustpub_audience, "publish.registry.example");
    assert!(common.features.cache_tag_invalidations_enabled);
    assert_eq!(common.mailgun.as_ref().unwrap().server, "smtp.mailgun.example");
    assert_eq!(common.telemetry.sentry_dsn_api.as_ref().unwrap().project(), "42");
    assert_eq!(common.telemetry.heroku_build_commit.as_deref(), Some("4f0d9c1"));
    assert_eq!(common.telemetry.rust_log_format, Some(JsonLogs::Json));
    assert_eq!(common.telemetry.instance_metrics_log_every_seconds, Some(Duration::from_secs(10)));
    assert_eq!(server.trustpub_providers, ["github", "gitlab"]);
    assert_eq!(server.git_archive_repo_url.unwrap().tls(), Tls::VerifyFull);
}

#[test]
fn the_worker_reads_every_variable() {
    let worker: Worker = complete("registry", &[]);
    assert_eq!(worker.db_worker_pool_size, 15);
    let index = &worker.git_index.git_repo_url;
    assert_eq!((index.scheme(), index.username(), index.host()), ("ssh", Some("git"), "git.example.com"));
    assert_eq!((index.port(), index.path()), (22, Some("registry/index.git")));
    assert_eq!(worker.git_index.git_ssh_key.unwrap().expose_secret(), b"secret of the index");
    let pem = worker.gh_index_sync_app_private_key.unwrap();
    assert_eq!(pem.expose_secret().lines().count(), 3);
    assert_eq!(worker.docs_rs_base_url.host(), "docs.registry.example");
    assert_eq!(worker.datadog.site, "datadoghq.eu");
}

#[test]
fn the_monitor_reads_every_variable() {
    let monitor: Monitor = complete("registry", &[]);
    assert!(monitor.heroku && monitor.dd_service_checks_enabled);
    assert_eq!(monitor.max_job_time, Duration::from_secs(20 * 60));
    assert_eq!(monitor.monitor_max_update_downloads_time, Duration::from_secs(90 * 60));
    assert_eq!(monitor.spam_crate_names, ["free-coins", "free-gems"]);
}

#[test]
fn no_secret_shows() {
    let server: Server = complete("registry", &[]);
    let worker: Worker = complete("registry", &[]);
    let monitor: Monitor = complete("registry", &[]);
    let shown = format!("{server:?}{worker:?}{monitor:?}");
    assert!(shown.contains("leader.internal"));
    for secret in ["s3cret", "c2VjcmV0", "3b5d7f91", "8f3a61c0", "0a1b2c3d"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

/// Each variable is needed: without it, the process does not start.
#[test]
fn the_smallest_environments_load() {
    load::<Server>(SERVER, &[]).unwrap();
    load::<Worker>(WORKER, &[]).unwrap();
    load::<Monitor>(MONITOR, &[]).unwrap();
    for place in 0..SERVER.len() {
        let without = [&SERVER[..place], &SERVER[place + 1..]].concat();
        let error = load::<Server>(without.leak(), &[]).unwrap_err();
        assert_eq!(error.problems().len(), 1, "{error}");
        assert_eq!(error.problems()[0].variable(), SERVER[place].0);
    }
    assert!(load::<Worker>(SERVER, &[]).is_err() && load::<Monitor>(SERVER, &[]).is_err());
}

#[test]
fn a_value_with_a_unit_reads_as_well() {
    let server: Server = load(SERVER, &[("DB_TIMEOUT", "1m30s"), ("DB_TCP_TIMEOUT_MS", "15s")]).unwrap();
    assert_eq!(server.common.database.db_timeout, Duration::from_secs(90));
    assert_eq!(server.common.database.db_tcp_timeout_ms, Duration::from_secs(15));
}

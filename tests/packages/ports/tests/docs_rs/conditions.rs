//! Each condition of the service's own code, where it holds and where it does not.

use factor3_ports_tests::docs_rs::{Builder, Watcher};

use crate::SMALLEST;
use crate::support::{Vars, load, problems};

fn builder(changes: &Vars) -> Vec<String> {
    problems::<Builder>(SMALLEST, changes)
}

fn watcher(changes: &Vars) -> Vec<String> {
    problems::<Watcher>(SMALLEST, changes)
}

#[test]
fn a_build_has_a_number_of_cpus_or_a_range_of_cores() {
    let [limit, cores] = [("DOCSRS_BUILD_CPU_LIMIT", "2"), ("DOCSRS_BUILD_CPU_CORES", "0-1")];
    assert_eq!(builder(&[limit, cores]).len(), 1);
    assert!(builder(&[limit]).is_empty() && builder(&[cores]).is_empty());
}

#[test]
fn a_local_image_and_another_may_both_be_set() {
    let images = [("DOCSRS_LOCAL_DOCKER_IMAGE", "local"), ("DOCSRS_DOCKER_IMAGE", "images.example/linux")];
    let builder: Builder = load(SMALLEST, &images).unwrap();
    assert_eq!(builder.local_docker_image.or(builder.docker_image).as_deref(), Some("local"));
}

#[test]
fn the_cache_is_purged_with_a_token_for_a_service() {
    let [token, service] = [("DOCSRS_FASTLY_API_TOKEN", "t"), ("DOCSRS_FASTLY_SERVICE_SID_WEB", "s")];
    assert!(builder(&[token, service]).is_empty() && builder(&[]).is_empty());
    assert_eq!((builder(&[token]).len(), builder(&[service]).len()), (1, 1));
    assert!(builder(&[("DOCSRS_FASTLY_API_HOST", "https://cdn-api.internal")]).is_empty());
}

#[test]
fn a_queue_has_a_url_and_a_region() {
    let [url, region] = [("DOCSRS_SQS_QUEUE_URL", "http://queue:9324/q"), ("DOCSRS_SQS_REGION", "elasticmq")];
    assert!(watcher(&[url, region]).is_empty());
    assert_eq!((watcher(&[url]).len(), watcher(&[region]).len()), (1, 1));
    assert!(watcher(&[("DOCSRS_SQS_ACTIVE", "false"), ("DOCSRS_MAX_RETRIES", "2")]).is_empty());
}

#[test]
fn an_empty_dsn_turns_error_reports_off() {
    let builder: Builder = load(SMALLEST, &[("SENTRY_DSN", "")]).unwrap();
    assert!(builder.common.telemetry.sentry_dsn.is_none());
}

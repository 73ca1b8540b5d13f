//! Each condition of the service's own code, where it holds and where it does not.

use std::net::Ipv4Addr;

use factor3_ports_tests::registry::{Server, Worker};

use crate::support::{Vars, load, problems};
use crate::{SERVER, WORKER};

const REPLICA: (&str, &str) =
    ("READ_ONLY_REPLICA_URL", "postgres://registry:s3cret@replica.internal/registry");

fn server(changes: &Vars) -> Vec<String> {
    problems::<Server>(SERVER, changes)
}

fn worker(changes: &Vars) -> Vec<String> {
    problems::<Worker>(WORKER, changes)
}

#[test]
fn inside_a_container_the_server_listens_on_every_address() {
    let ip = |changes: &Vars| load::<Server>(SERVER, changes).unwrap().common.ip();
    assert_eq!(ip(&[]), Ipv4Addr::LOCALHOST);
    assert_eq!(ip(&[("DEV_DOCKER", "")]), Ipv4Addr::UNSPECIFIED, "set at all, even if empty");
    let mail = [("MAILGUN_SMTP_LOGIN", "a"), ("MAILGUN_SMTP_PASSWORD", "b"), ("MAILGUN_SMTP_SERVER", "c")];
    assert_eq!(ip(&[("HEROKU", ""), mail[0], mail[1], mail[2]]), Ipv4Addr::UNSPECIFIED);
}

#[test]
fn heroku_needs_mail() {
    let mail: [(&str, &str); 3] =
        [("MAILGUN_SMTP_LOGIN", "a"), ("MAILGUN_SMTP_PASSWORD", "b"), ("MAILGUN_SMTP_SERVER", "c")];
    assert!(server(&mail).is_empty());
    assert_eq!(server(&[("HEROKU", "")]).len(), 1);
    assert!(server(&[("HEROKU", ""), mail[0], mail[1], mail[2]]).is_empty());
}

#[test]
fn without_the_leader_the_follower_is_needed() {
    assert_eq!(
        server(&[("DB_OFFLINE", "leader")]),
        ["READ_ONLY_REPLICA_URL (not set) is required by DB_OFFLINE = leader: set READ_ONLY_REPLICA_URL"]
    );
    assert!(server(&[("DB_OFFLINE", "leader"), REPLICA]).is_empty());
    assert!(server(&[("DB_OFFLINE", "follower")]).is_empty());
}

#[test]
fn a_bucket_needs_an_index_keys_and_a_cdn() {
    let rest: [(&str, &str); 4] = [
        ("S3_INDEX_BUCKET", "index"),
        ("AWS_ACCESS_KEY", "id"),
        ("AWS_SECRET_KEY", "key"),
        ("S3_CDN", "cdn.example"),
    ];
    assert!(server(&[("S3_BUCKET", "packages"), rest[0], rest[1], rest[2], rest[3]]).is_empty());
    for left_out in 0..rest.len() {
        let mut changes = rest.to_vec();
        changes.remove(left_out);
        changes.push(("S3_BUCKET", "packages"));
        assert!(!server(&changes).is_empty(), "{}", rest[left_out].0);
    }
    assert!(server(&[("S3_REGION", "eu-central-1")]).is_empty(), "a region alone does not name a bucket");
    assert_eq!(server(&[("AWS_ACCESS_KEY", "id")]).len(), 1);
    assert!(server(&[("AWS_SECRET_KEY", "key")]).is_empty());
}

#[test]
fn a_queue_needs_keys_and_a_region() {
    let url = ("CDN_LOG_QUEUE_URL", "https://sqs.eu-central-1.amazonaws.com/1/logs");
    let rest: [(&str, &str); 3] = [
        ("CDN_LOG_QUEUE_ACCESS_KEY", "id"),
        ("CDN_LOG_QUEUE_SECRET_KEY", "key"),
        ("CDN_LOG_QUEUE_REGION", "eu-central-1"),
    ];
    assert!(server(&[url, rest[0], rest[1], rest[2]]).is_empty());
    assert_eq!(server(&[url, rest[0], rest[1]]).len(), 1);
    assert!(server(&rest).is_empty(), "without a URL, the rest has no effect");
}

#[test]
fn error_reports_need_the_name_of_the_deploy() {
    let dsn = ("SENTRY_DSN_API", "https://0a1b@errors.example.com/1");
    assert_eq!(server(&[dsn]).len(), 1);
    assert!(server(&[dsn, ("SENTRY_ENV_API", "eu-west")]).is_empty());
    assert!(server(&[("SENTRY_ENV_API", "eu-west")]).is_empty());
}

#[test]
fn invalidation_by_tag_needs_tags() {
    let invalidation = ("CACHE_TAG_INVALIDATIONS_ENABLED", "true");
    assert_eq!(
        server(&[invalidation]),
        ["CACHE_TAG_INVALIDATIONS_ENABLED: it needs tags: set CACHE_TAGS_ENABLED=true, too"]
    );
    assert!(server(&[invalidation, ("CACHE_TAGS_ENABLED", "true")]).is_empty());
    assert!(server(&[("CACHE_TAGS_ENABLED", "true")]).is_empty());
    // The check runs beside other problems.
    assert_eq!(server(&[invalidation, ("PORT", "eighty")]).len(), 2);
}

#[test]
fn the_commit_has_two_names() {
    let commit =
        |changes: &Vars| load::<Server>(SERVER, changes).unwrap().common.telemetry.heroku_build_commit;
    assert_eq!(commit(&[("HEROKU_SLUG_COMMIT", "b71e2aa")]).as_deref(), Some("b71e2aa"));
    let both = [("HEROKU_SLUG_COMMIT", "b71e2aa"), ("HEROKU_BUILD_COMMIT", "4f0d9c1")];
    assert_eq!(commit(&both).as_deref(), Some("4f0d9c1"));
}

#[test]
fn the_audience_is_the_domain() {
    let audience = |changes: &Vars| load::<Server>(SERVER, changes).unwrap().common.trustpub_audience;
    assert_eq!(audience(&[("DOMAIN_NAME", "a.example")]), "a.example");
    assert_eq!(audience(&[("DOMAIN_NAME", "a.example"), ("TRUSTPUB_AUDIENCE", "b.example")]), "b.example");
}

#[test]
fn read_only_mode_is_on_if_it_is_set() {
    let mode = |changes: &Vars| load::<Server>(SERVER, changes).unwrap().common.database.read_only_mode;
    assert!(!mode(&[]));
    assert!(mode(&[("READ_ONLY_MODE", "")]) && mode(&[("READ_ONLY_MODE", "1")]));
}

#[test]
fn an_index_that_is_reached_by_ssh_needs_a_key() {
    let index = ("GIT_REPO_URL", "ssh://git@git.example.com/registry/index.git");
    assert_eq!(worker(&[index]).len(), 1);
    assert!(worker(&[index, ("GIT_SSH_KEY", "c2VjcmV0")]).is_empty());
    assert!(worker(&[("GIT_REPO_URL", "https://git.example.com/registry/index.git")]).is_empty());
}

#[test]
fn an_archive_needs_an_app_and_an_organisation_in_the_worker_only() {
    let archive = ("GIT_ARCHIVE_REPO_URL", "https://git.example.com/registry/archive.git");
    let app: [(&str, &str); 2] =
        [("GH_INDEX_SYNC_APP_CLIENT_ID", "id"), ("GH_INDEX_SYNC_APP_PRIVATE_KEY", "-----BEGIN")];
    assert!(worker(&[archive, app[0], app[1]]).is_empty() && server(&[archive]).is_empty());
    assert_eq!(worker(&[archive, app[0]]).len(), 1);
    assert!(worker(&app).is_empty());
    assert_eq!(worker(&[("GIT_ARCHIVE_REPO_URL", "https://git.example.com"), app[0], app[1]]).len(), 1);
}

#[test]
fn the_app_that_looks_users_up_needs_a_key_and_an_organisation() {
    let rest: [(&str, &str); 2] =
        [("GH_SYNC_APP_PRIVATE_KEY", "-----BEGIN"), ("GH_SYNC_APP_ORG", "registry")];
    assert_eq!(worker(&[("GH_SYNC_APP_CLIENT_ID", "id"), rest[0]]).len(), 1);
    assert!(worker(&[("GH_SYNC_APP_CLIENT_ID", "id"), rest[0], rest[1]]).is_empty());
    assert!(worker(&rest).is_empty());
}

#[test]
fn both_distributions_are_set_or_none() {
    let [index, files] =
        [("CLOUDFRONT_DISTRIBUTION_ID_INDEX", "E1"), ("CLOUDFRONT_DISTRIBUTION_ID_STATIC", "E2")];
    assert!(worker(&[index, files]).is_empty());
    assert_eq!((worker(&[index]).len(), worker(&[files]).len()), (1, 1));
}

//! The service's own sample of a `.env` file.

use factor3::Config as _;
use factor3_ports_tests::registry::{Server, Worker};

use crate::support::env_file;

#[test]
fn the_server_starts_with_it() {
    let loaded = Server::load(&env_file("registry", "sample.env")).unwrap();
    let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
    assert!(matches!(&warnings[..], [one] if one.contains("line 19: a $ ")), "{warnings:?}");
    assert_eq!(loaded.config.common.web_allowed_origins, ["http://localhost:8888", "http://localhost:4200"]);
    assert_eq!(loaded.config.common.gh_client_id, "");
}

/// Its line for the index has a `$`, which only a shell expands.
#[test]
fn the_worker_says_which_line_it_cannot_read() {
    let error = Worker::load(&env_file("registry", "sample.env")).unwrap_err();
    let variables: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
    assert_eq!(variables, ["GIT_REPO_URL"], "{error}");
}

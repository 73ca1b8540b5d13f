//! The service's own samples of a `.env` file.

use std::path::Path;

use factor3::{Config as _, Env};
use factor3_ports_tests::docs_rs::{Builder, Watcher, Web};

use crate::SMALLEST;
use crate::support::env_file;

#[test]
fn every_process_starts_with_it() {
    let env = || env_file("docs_rs", "sample.env");
    let web = Web::load(&env()).unwrap();
    let builder = Builder::load(&env()).unwrap();
    let watcher = Watcher::load(&env()).unwrap();
    assert_eq!(web.config.common.storage.prefix, Path::new("ignored/docs-prefix"));
    assert_eq!(web.config.common.telemetry.docsrs_log, "docs_rs=debug,rustwide=info");
    assert!(!builder.config.include_default_targets);
    for summary in [web.summary, builder.summary, watcher.summary] {
        assert_eq!(summary.warnings(), []);
    }
}

/// Compose reads `NAME: value`, too. Here it is a mistake, for the process that reads the variable.
#[test]
fn a_colon_is_no_equals_sign() {
    let env = || Env::from_vars(SMALLEST.iter().copied()).or(env_file("docs_rs", "compose.env"));
    Web::load(&env()).unwrap();
    let error = Watcher::load(&env()).unwrap_err();
    let problem = error.problems()[0].to_string();
    assert_eq!(error.problems().len(), 1, "{error}");
    assert!(problem.starts_with("DOCSRS_MAX_QUEUED_REBUILDS in "), "{problem}");
    assert!(problem.ends_with("the line has no =: write NAME=value, or put # before a comment"), "{problem}");
}

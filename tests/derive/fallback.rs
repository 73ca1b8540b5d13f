//! `fallback`: another variable, which is read if the field's own is not set.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::resource::Postgres;
use factor3::{Config, Env, ExposeSecret, Origin, SecretString};

#[derive(Debug, Config)]
#[config(prefix = "SVIX_", warn_unknown)]
struct App {
    #[config(fallback = "DATABASE_URL", fallback = "SVIX_PG_URL")]
    db_dsn: Postgres,
    #[config(fallback = "HOST", default = "localhost")]
    name: String,
    #[config(renamed_from = "COMMIT", fallback = "SLUG_COMMIT")]
    build_commit: Option<String>,
    /// Another field may read the variable itself.
    #[config(no_prefix)]
    host: Option<String>,
    #[config(fallback = "HOST")]
    again: Option<String>,
}

const DATABASE: &str = "postgres://app:pw@db-1.internal/app";
const OTHER: &str = "postgres://app:pw@db-2.internal/app";

fn load(vars: &[(&str, &str)]) -> App {
    App::from_vars(vars.to_vec()).unwrap()
}

fn origin(vars: &[(&str, &str)], name: &str) -> Origin {
    let summary = App::load(&Env::from_vars(vars.to_vec())).unwrap().summary;
    assert_eq!(summary.warnings(), [], "a fallback is not a mistake");
    summary.origins().find(|(variable, _)| *variable == name).unwrap().1
}

#[test]
fn it_is_read_in_full_as_named_without_a_prefix_or_a_warning() {
    assert_eq!(load(&[("DATABASE_URL", DATABASE)]).db_dsn.host(), "db-1.internal");
    assert_eq!(origin(&[("DATABASE_URL", DATABASE)], "SVIX_DB_DSN"), Origin::Fallback);
    assert_eq!(Origin::Fallback.to_string(), "fallback");
}

#[test]
fn the_own_name_wins_and_a_different_value_is_no_conflict() {
    let both = [("SVIX_DB_DSN", OTHER), ("DATABASE_URL", DATABASE)];
    assert_eq!(load(&both).db_dsn.host(), "db-2.internal");
    assert_eq!(origin(&both, "SVIX_DB_DSN"), Origin::Environment);
}

#[test]
fn several_are_tried_in_order() {
    let both = [("SVIX_PG_URL", OTHER), ("DATABASE_URL", DATABASE)];
    assert_eq!(load(&both).db_dsn.host(), "db-1.internal");
    assert_eq!(load(&[("SVIX_PG_URL", OTHER)]).db_dsn.host(), "db-2.internal");
}

#[test]
fn it_comes_after_an_old_name_and_before_the_default() {
    let db = ("DATABASE_URL", DATABASE);
    let app = load(&[db, ("SLUG_COMMIT", "b")]);
    assert_eq!((app.build_commit.as_deref(), app.name.as_str()), (Some("b"), "localhost"));
    assert_eq!(load(&[db, ("SLUG_COMMIT", "b"), ("SVIX_COMMIT", "a")]).build_commit.as_deref(), Some("a"));
    assert_eq!(load(&[db, ("HOST", "web-1")]).name, "web-1");
}

#[test]
fn several_fields_may_read_one_variable() {
    let app = load(&[("DATABASE_URL", DATABASE), ("HOST", "web-1")]);
    assert_eq!(
        (app.host.as_deref(), app.again.as_deref(), app.name.as_str()),
        (Some("web-1"), Some("web-1"), "web-1")
    );
}

#[test]
fn an_empty_one_counts_as_not_set() {
    assert_eq!(load(&[("DATABASE_URL", ""), ("SVIX_PG_URL", OTHER)]).db_dsn.host(), "db-2.internal");
    assert_eq!(load(&[("SVIX_DB_DSN", ""), ("DATABASE_URL", DATABASE)]).db_dsn.host(), "db-1.internal");
}

#[test]
fn the_report_names_every_variable_that_would_do() {
    let message =
        |vars: &[(&str, &str)]| App::from_vars(vars.to_vec()).unwrap_err().problems()[0].to_string();
    assert_eq!(message(&[("HOST", "h")]), "SVIX_DB_DSN is not set, nor is DATABASE_URL or SVIX_PG_URL");
    let wrong = message(&[("DATABASE_URL", "mysql://app:hunter2@db/app")]);
    assert!(wrong.starts_with("SVIX_DB_DSN (from DATABASE_URL) is not a PostgreSQL URL"), "{wrong}");
    assert!(!wrong.contains("hunter2"), "{wrong}");
}

#[test]
fn a_group_names_every_variable_that_would_do_and_the_one_that_is_set() {
    #[derive(Debug, Config)]
    struct Queue {
        #[config(fallback = "SHARED_QUEUE", required_if(durable = true), conflicts(in_memory))]
        queue: Option<String>,
        #[config(default = true)]
        durable: bool,
        in_memory: Option<u32>,
    }

    let message =
        |vars: &[(&str, &str)]| Queue::from_vars(vars.to_vec()).unwrap_err().problems()[0].to_string();
    assert_eq!(
        message(&[("QUEUE", "")]),
        "QUEUE (set but empty) is required by DURABLE = true (its default): set QUEUE"
    );
    assert_eq!(
        message(&[]),
        "QUEUE (not set, nor is SHARED_QUEUE) is required by DURABLE = true (its default): set QUEUE"
    );
    assert_eq!(
        message(&[("SHARED_QUEUE", "a"), ("IN_MEMORY", "1")]),
        "QUEUE (from SHARED_QUEUE) excludes IN_MEMORY (set): remove IN_MEMORY, or remove SHARED_QUEUE"
    );
}

#[test]
fn under_secret_files_the_file_of_a_fallback_counts_as_well() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct App {
        #[config(fallback = "MASTER_KEY")]
        key: SecretString,
    }

    let scratch = crate::scratch::Scratch::new();
    let path = scratch.file("key", "hunter2\n");
    let app = App::from_vars([("MASTER_KEY_FILE", path.as_path())]).unwrap();
    assert_eq!(app.key.expose_secret(), "hunter2");
    let twice = [("MASTER_KEY_FILE", path.as_os_str()), ("MASTER_KEY", "x".as_ref())];
    let error = App::from_vars(twice).unwrap_err();
    assert_eq!(
        error.problems()[0].to_string(),
        "MASTER_KEY is set more than once (MASTER_KEY and MASTER_KEY_FILE): keep one of them"
    );
}

#[test]
fn it_alone_does_not_make_an_optional_struct_present() {
    #[derive(Debug, Config)]
    struct Metrics {
        token: SecretString,
        #[config(fallback = "HOSTNAME")]
        host: String,
    }

    #[derive(Debug, Config)]
    struct Outer {
        #[config(flatten, prefix = "METRICS_")]
        metrics: Option<Metrics>,
    }

    assert!(Outer::from_vars([("HOSTNAME", "web-1")]).unwrap().metrics.is_none());
    let there = Outer::from_vars([("HOSTNAME", "web-1"), ("METRICS_TOKEN", "t")]).unwrap().metrics.unwrap();
    assert_eq!((there.host.as_str(), there.token.expose_secret()), ("web-1", "t"));
}

#[test]
fn it_is_a_known_name_under_a_prefix_that_warns() {
    let env = Env::from_vars([("SVIX_PG_URL", OTHER), ("SVIX_DB_DSN", OTHER), ("SVIX_PG_URI", "x")]);
    let warnings = App::load(&env).unwrap().summary;
    let names: Vec<&str> = warnings.warnings().iter().map(factor3::Warning::variable).collect();
    assert_eq!(names, ["SVIX_PG_URI"]);
}

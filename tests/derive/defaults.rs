//! What a field holds when its variable is not set.

#![allow(dead_code, reason = "some tests look only at the errors")]

use std::collections::BTreeMap;
use std::time::Duration;

use factor3::{ByteSize, Config, Env, Origin};

#[derive(Debug, Config)]
struct App {
    #[config(default = 3000)]
    port: u16,
    #[config(default = -5)]
    offset: i32,
    #[config(default = 0.5)]
    rate: f64,
    #[config(default = true)]
    verbose: bool,
    #[config(default = 'x')]
    mark: char,
    #[config(default = "1h30m")]
    timeout: Duration,
    #[config(default = "64MiB")]
    cache: ByteSize,
    #[config(default = "a, b")]
    tags: Vec<String>,
    #[config(default = "")]
    none: Vec<String>,
    #[config(default = "")]
    weights: BTreeMap<String, u8>,
    #[config(default)]
    retries: u8,
    #[config(default_with = std::iter::repeat_n(7, 3).collect())]
    computed: Vec<u8>,
    #[config(skip = 5)]
    skipped: u8,
}

#[test]
fn a_missing_variable_gives_the_default() {
    let app = App::from_vars::<_, &str, &str>([]).unwrap();
    assert_eq!((app.port, app.offset, app.rate), (3000, -5, 0.5));
    assert_eq!((app.verbose, app.mark, app.retries, app.skipped), (true, 'x', 0, 5));
    assert_eq!((app.timeout, app.cache.as_u64()), (Duration::from_secs(5400), 64 * 1024 * 1024));
    assert_eq!((app.tags, app.computed), (vec!["a".to_owned(), "b".to_owned()], vec![7, 7, 7]));
}

#[test]
fn the_empty_default_is_the_empty_list() {
    let app = App::from_vars::<_, &str, &str>([]).unwrap();
    assert!(app.none.is_empty() && app.weights.is_empty());
}

#[test]
fn an_empty_variable_gives_the_default() {
    let app = App::from_vars([("PORT", ""), ("COMPUTED", ""), ("RETRIES", "")]).unwrap();
    assert_eq!((app.port, app.computed, app.retries), (3000, vec![7, 7, 7], 0));
}

#[test]
fn a_variable_wins_over_each_form_of_a_default() {
    let app = App::from_vars([("PORT", "1"), ("COMPUTED", "2,3"), ("RETRIES", "4"), ("TAGS", "z")]).unwrap();
    assert_eq!((app.port, app.computed, app.retries, app.tags), (1, vec![2, 3], 4, vec!["z".to_owned()]));
}

#[test]
fn an_invalid_variable_is_a_problem_and_does_not_give_the_default() {
    let error = App::from_vars([("PORT", "x"), ("COMPUTED", "x"), ("RETRIES", "x")]).unwrap_err();
    let wrong: Vec<&str> = error.problems().iter().map(|problem| problem.variable()).collect();
    assert_eq!(wrong, ["PORT", "RETRIES", "COMPUTED"]);
}

#[test]
fn the_report_of_origins_tells_a_default_from_a_variable() {
    let report = App::load(&Env::from_vars([("PORT", "1")])).unwrap().summary;
    let origins: Vec<(&str, Origin)> = report.origins().collect();
    assert_eq!(origins[..2], [("PORT", Origin::Environment), ("OFFSET", Origin::Default)]);
    assert_eq!(origins.last(), Some(&("COMPUTED", Origin::Default)));
    assert!(report.to_string().starts_with("PORT      environment  1\nOFFSET    default      -5\n"));
}

/// The macro reports a bad default of a `Duration`, but it cannot see through an alias.
type Wait = Duration;

#[derive(Debug, Config)]
struct Bad {
    #[config(default = "soon")]
    delay: Wait,
    // If the default were a number, the macro would reject it.
    #[config(default = "2h", range = "1s"..="10m")]
    grace: Duration,
}

#[test]
fn an_invalid_default_is_a_problem_of_the_code() {
    let error = Bad::from_vars([("GRACE", "5s"), ("DELAY", "5s")]);
    // A release build reads only the defaults that it needs.
    if cfg!(debug_assertions) {
        let codes: Vec<_> = error.unwrap_err().problems().iter().map(|p| p.reason().code()).collect();
        assert_eq!(codes, ["default", "default"], "both variables are set");
    }
    let error = Bad::from_vars::<_, &str, &str>([]).unwrap_err();
    assert_eq!(
        error.problems().iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "DELAY has a default in the code that is not a duration: it needs a number before each unit",
            "GRACE has a default in the code that is not a duration from 1s to 10m: it is outside these bounds",
        ]
    );
}

#[derive(Debug, Config)]
struct Holder {
    #[config(flatten)]
    bad: Option<Group>,
}

#[derive(Debug, Config)]
struct Group {
    name: String,
    #[config(default = "soon")]
    delay: Wait,
    #[config(default_with = unneeded())]
    computed: u8,
    #[config(flatten, prefix = "DEEP_")]
    deep: Option<Deep>,
}

fn unneeded() -> u8 {
    panic!("the default is computed although nothing needs it")
}

#[derive(Debug, Config)]
struct Deep {
    #[config(default = "often")]
    every: Wait,
}

#[test]
fn an_invalid_default_of_an_absent_struct_is_found_in_debug_builds() {
    let loaded = Holder::from_vars::<_, &str, &str>([]);
    if cfg!(debug_assertions) {
        let error = loaded.unwrap_err();
        let wrong: Vec<&str> = error.problems().iter().map(|problem| problem.variable()).collect();
        assert_eq!(wrong, ["DELAY", "DEEP_EVERY"]);
    } else {
        assert!(loaded.is_ok());
    }
}

//! `shared`: a variable that two fields read on purpose.

use factor3::{Config, Env};

#[derive(Debug, Config)]
struct Telemetry {
    #[config(shared)]
    region: String,
    #[config(shared, allow_empty)]
    zone: Option<String>,
    #[config(shared, default = 1)]
    level: u8,
}

#[derive(Debug, Config)]
struct Storage {
    #[config(shared)]
    region: String,
    #[config(shared)]
    zone: Option<String>,
    #[config(shared)]
    level: Option<u8>,
    bucket: String,
}

#[derive(Debug, Config)]
struct App {
    #[config(flatten)]
    telemetry: Telemetry,
    #[config(flatten)]
    storage: Storage,
    #[config(flatten, prefix = "OTHER_")]
    other: Option<Storage>,
}

/// The same, read by look-ups and in one pass.
fn both(vars: &[(&str, &str)]) -> [Result<App, factor3::Error>; 2] {
    let strangers: Vec<(String, &str)> = (0..2_000).map(|n| (format!("STRANGER_{n}"), "x")).collect();
    let own = || vars.iter().map(|(name, value)| ((*name).to_owned(), *value));
    [App::from_vars(own()), App::from_vars(own().chain(strangers))]
}

#[test]
fn each_field_gets_the_value() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b"), ("LEVEL", "3"), ("ZONE", "a")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.region.as_str(), app.storage.region.as_str()), ("eu", "eu"));
        assert_eq!((app.telemetry.level, app.storage.level), (3, Some(3)));
        assert_eq!((app.telemetry.zone.as_deref(), app.storage.zone.as_deref()), (Some("a"), Some("a")));
        assert_eq!(app.storage.bucket, "b");
        assert!(app.other.is_none());
    }
}

#[test]
fn each_field_has_its_own_answer_to_an_absent_variable() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.level, app.storage.level), (1, None));
    }
}

#[test]
fn each_field_has_its_own_answer_to_an_empty_variable() {
    for app in both(&[("REGION", "eu"), ("BUCKET", "b"), ("ZONE", ""), ("LEVEL", "")]) {
        let app = app.unwrap();
        assert_eq!((app.telemetry.zone.as_deref(), app.storage.zone), (Some(""), None));
    }
}

#[test]
fn a_shared_variable_is_one_problem() {
    for vars in [&[("LEVEL", "x")][..], &[("LEVEL", "x"), ("REGION", "")]] {
        let [a, b] = both(vars).map(|app| app.unwrap_err().to_string());
        assert_eq!(a, b);
        assert!(a.starts_with("factor3: 3 problems"), "{a}");
        assert_eq!(a.matches("\nREGION is ").count(), 1, "{a}");
        assert_eq!(a.matches("\nLEVEL is ").count(), 1, "{a}");
    }
}

#[test]
fn the_table_of_origins_lists_it_for_each_field() {
    let report = App::load(&Env::from_vars([("REGION", "eu"), ("BUCKET", "b")])).unwrap().report;
    assert_eq!(report.origins().filter(|(name, _)| *name == "REGION").count(), 2);
}

#[test]
fn a_shared_variable_is_one_warning() {
    let report = App::load(&Env::from_vars([("REGION", "'eu'"), ("BUCKET", "b")])).unwrap().report;
    let warnings: Vec<_> = report.warnings().iter().map(|w| (w.code(), w.variable())).collect();
    assert_eq!(warnings, [("quoted", "REGION")]);
}

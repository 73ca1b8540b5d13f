//! Flattened structs, and optional ones that are present only when one of their variables is set.

use factor3::{Config, Env, Origin};

#[derive(Debug, PartialEq, Config)]
#[config(prefix = "MAIL_")]
struct Mail {
    host: String,
    #[config(default = 25)]
    port: u16,
    user: Option<String>,
    #[config(allow_empty)]
    greeting: Option<String>,
}

#[derive(Debug, PartialEq, Config)]
struct Store {
    bucket: String,
    #[config(flatten, prefix = "ARCHIVE_")]
    archive: Option<Archive>,
}

#[derive(Debug, PartialEq, Config)]
struct Archive {
    days: u8,
    region: String,
}

#[derive(Debug, PartialEq, Config)]
struct App {
    #[config(flatten)]
    mail: Mail,
    #[config(flatten, prefix = "BACKUP_")]
    backup: Option<Mail>,
    #[config(flatten, prefix = "STORE_")]
    store: Option<Store>,
    port: u16,
}

/// Loads the variables that every test sets, and `more`.
fn load(more: &[(&str, &str)]) -> Result<App, Vec<String>> {
    let vars = [("MAIL_HOST", "h"), ("PORT", "80")];
    App::from_vars(vars.iter().chain(more).copied())
        .map_err(|error| error.problems().iter().map(ToString::to_string).collect())
}

fn missing(names: &[&str]) -> Result<App, Vec<String>> {
    Err(names.iter().map(|name| format!("{name} is not set")).collect())
}

#[test]
fn an_optional_struct_is_absent_without_its_variables() {
    let app = load(&[]).unwrap();
    assert_eq!((app.backup, app.store, app.port), (None, None, 80));
}

#[test]
fn any_variable_makes_an_optional_struct_present_but_a_default_does_not() {
    let backup = load(&[("BACKUP_MAIL_HOST", "b")]).unwrap().backup.unwrap();
    assert_eq!((backup.host.as_str(), backup.port, backup.user), ("b", 25, None));
    assert_eq!(load(&[("BACKUP_MAIL_PORT", "26")]), missing(&["BACKUP_MAIL_HOST"]));
    assert_eq!(load(&[("BACKUP_MAIL_USER", "u")]), missing(&["BACKUP_MAIL_HOST"]));
}

#[test]
fn an_empty_variable_makes_it_present_only_with_allow_empty() {
    let app = load(&[("BACKUP_MAIL_HOST", ""), ("BACKUP_MAIL_USER", "")]).unwrap();
    assert_eq!(app.backup, None);
    assert_eq!(load(&[("BACKUP_MAIL_GREETING", "")]), missing(&["BACKUP_MAIL_HOST"]));
}

#[test]
fn a_variable_of_an_inner_struct_makes_the_outer_structs_present() {
    assert_eq!(load(&[("STORE_ARCHIVE_DAYS", "1")]), missing(&["STORE_BUCKET", "STORE_ARCHIVE_REGION"]));
    let store = load(&[("STORE_BUCKET", "b")]).unwrap().store.unwrap();
    assert_eq!(store, Store { bucket: "b".to_owned(), archive: None });
    let all = [("STORE_BUCKET", "b"), ("STORE_ARCHIVE_DAYS", "1"), ("STORE_ARCHIVE_REGION", "r")];
    let archive = load(&all).unwrap().store.unwrap().archive.unwrap();
    assert_eq!(archive, Archive { days: 1, region: "r".to_owned() });
}

#[test]
fn the_report_says_which_variable_makes_the_others_required() {
    let error = App::from_vars([("STORE_ARCHIVE_DAYS", "1"), ("BACKUP_MAIL_HOST", "")]).unwrap_err();
    let hints: Vec<_> = error.problems().iter().map(|problem| (problem.variable(), problem.hint())).collect();
    let needed = Some("needed because STORE_ARCHIVE_DAYS is set".to_owned());
    assert_eq!(
        hints,
        [
            ("MAIL_HOST", None),
            ("STORE_BUCKET", needed.clone()),
            ("STORE_ARCHIVE_REGION", needed),
            ("PORT", None)
        ]
    );
}

#[test]
fn an_invalid_variable_of_an_optional_struct_is_a_problem() {
    assert_eq!(
        load(&[("BACKUP_MAIL_HOST", "h"), ("BACKUP_MAIL_PORT", "x")]),
        Err(vec![
            "BACKUP_MAIL_PORT is not a whole number from 0 to 65535: it starts with a letter".to_owned()
        ])
    );
}

#[test]
fn each_variable_after_an_optional_struct_is_read_in_order() {
    for absent in [true, false] {
        let backup = [("BACKUP_MAIL_HOST", "b"), ("STORE_BUCKET", "s")];
        let vars = [("MAIL_HOST", "h"), ("PORT", "80"), ("MAIL_PORT", "1")];
        let vars = vars.iter().chain(if absent { &[][..] } else { &backup[..] }).copied();
        let loaded = App::load(&Env::from_vars(vars)).unwrap();
        assert_eq!((loaded.config.mail.port, loaded.config.port), (1, 80));
        let origins: Vec<(&str, Origin)> = loaded.summary.origins().collect();
        assert_eq!(origins.len(), 12);
        assert_eq!(origins.last(), Some(&("PORT", Origin::Environment)));
        let backup = if absent { Origin::Absent } else { Origin::Environment };
        assert_eq!(origins[4], ("BACKUP_MAIL_HOST", backup));
    }
}

//! Enums of words: `#[derive(FromEnvStr)]`. Words that are none are in `catalogue/scalars.rs`.

use std::collections::BTreeMap;

use factor3::{Config, FromEnvStr, Kind};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, FromEnvStr)]
enum Level {
    Debug,
    Info,
    #[config(rename = "warning")]
    Warn,
    ReadOnly,
}

#[derive(Debug, Config)]
struct App {
    #[config(default = "info")]
    level: Level,
    #[config(default = "")]
    levels: Vec<Level>,
    over: Option<Level>,
    #[config(default)]
    targets: BTreeMap<String, Level>,
}

#[test]
fn a_word_is_the_variants_name_in_kebab_case_or_its_rename() {
    assert_eq!(Level::KIND, Kind::OneOf(&["debug", "info", "warning", "read-only"]));
    let words = ["debug", "info", "warning", "read-only"].map(Level::from_env_str);
    assert_eq!(words, [Ok(Level::Debug), Ok(Level::Info), Ok(Level::Warn), Ok(Level::ReadOnly)]);
}

#[test]
fn an_enum_goes_wherever_a_value_goes() {
    let app = App::from_vars([("LEVELS", "debug, warning"), ("OVER", "read-only"), ("TARGETS", "db=debug")]);
    let app = app.unwrap();
    assert_eq!((app.level, app.over), (Level::Info, Some(Level::ReadOnly)));
    assert_eq!(app.levels, [Level::Debug, Level::Warn]);
    assert_eq!(app.targets["db"], Level::Debug);
}

#[test]
fn the_place_of_a_bad_word_in_a_list_is_named() {
    let error = App::from_vars([("LEVELS", "info,loud")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 1 problem in the environment of App

LEVELS: item 2 is not one of debug, info, warning, read-only
    meaning   App.levels
    expected  a list separated by commas, each item one of debug, info, warning, read-only

factor3: 1 problem, nothing was started"
    );
}

#[test]
fn an_empty_word_is_no_word() {
    let app = App::from_vars([("LEVEL", ""), ("OVER", "")]).unwrap();
    assert_eq!((app.level, app.over), (Level::Info, None));
}

//! Enums of words: `#[derive(FromEnvStr)]`. Unknown words are tested in `catalogue/scalars.rs`.

use std::collections::BTreeMap;

use factor3::{Config, FromEnvStr, Kind, Problem};

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
    assert_eq!(Level::KIND, Kind::Words(&["debug", "info", "warning", "read-only"]));
    let words = ["debug", "info", "warning", "read-only"].map(Level::from_env_str);
    assert_eq!(words, [Ok(Level::Debug), Ok(Level::Info), Ok(Level::Warn), Ok(Level::ReadOnly)]);
}

#[test]
fn an_enum_can_be_used_wherever_a_value_can() {
    let app = App::from_vars([("LEVELS", "debug, warning"), ("OVER", "read-only"), ("TARGETS", "db=debug")]);
    let app = app.unwrap();
    assert_eq!((app.level, app.over), (Level::Info, Some(Level::ReadOnly)));
    assert_eq!(app.levels, [Level::Debug, Level::Warn]);
    assert_eq!(app.targets["db"], Level::Debug);
}

#[test]
fn the_error_names_the_place_of_a_bad_word_in_a_list() {
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
fn an_empty_word_is_refused() {
    let app = App::from_vars([("LEVEL", ""), ("OVER", "")]).unwrap();
    assert_eq!((app.level, app.over), (Level::Info, None));
}

#[test]
fn a_word_is_read_in_any_case() {
    let vars =
        [("LEVEL", "DEBUG"), ("LEVELS", "Info,WARNING"), ("OVER", "Read-Only"), ("TARGETS", "db=iNFO")];
    let app = App::from_vars(vars).unwrap();
    assert_eq!((app.level, app.over), (Level::Debug, Some(Level::ReadOnly)));
    assert_eq!(app.levels, [Level::Info, Level::Warn]);
    assert_eq!(app.targets["db"], Level::Info);
}

#[test]
fn whatever_compares_a_word_ignores_its_case() {
    #[derive(Debug, Config)]
    struct App {
        #[config(default = "Debug", range = "DEBUG"..="Warning")]
        level: Level,
        #[config(default = "INFO, Warning")]
        levels: Vec<Level>,
        #[config(default = "a=INFO")]
        targets: BTreeMap<String, Level>,
        #[config(required_if(level = "WARNING"))]
        reason: Option<String>,
    }

    let app = App::from_vars([("", ""); 0]).unwrap();
    assert_eq!((app.level, app.levels), (Level::Debug, vec![Level::Info, Level::Warn]));
    assert_eq!((app.targets["a"], app.reason), (Level::Info, None));
    let code =
        |level| App::from_vars([("LEVEL", level)]).map_err(|error| error.problems()[0].reason().code());
    assert_eq!(code("read-ONLY").unwrap_err(), "out_of_range");
    assert_eq!(code("Warning").unwrap_err(), "required_if");
    assert_eq!(code("INFO").unwrap().level, Level::Info);
}

#[test]
fn one_style_can_be_set_for_all_words() {
    #[derive(Clone, Copy, Debug, PartialEq, FromEnvStr)]
    #[config(rename_all = "SCREAMING_SNAKE_CASE")]
    enum Mode {
        ReadOnly,
        #[config(rename = "rw")]
        ReadWrite,
    }

    assert_eq!(Mode::KIND, Kind::Words(&["READ_ONLY", "rw"]));
    let words = ["READ_ONLY", "read_only", "rw", "RW"].map(Mode::from_env_str);
    assert_eq!(words, [Ok(Mode::ReadOnly), Ok(Mode::ReadOnly), Ok(Mode::ReadWrite), Ok(Mode::ReadWrite)]);
    assert!(["read-only", "readonly", "read_write"].map(Mode::from_env_str).iter().all(Result::is_err));
}

#[test]
fn an_enum_of_one_word_is_told_by_that_word() {
    #[derive(Debug, FromEnvStr)]
    enum Format {
        Json,
    }

    #[derive(Debug, Config)]
    #[allow(dead_code, reason = "what counts is the report")]
    struct App {
        format: Option<Format>,
        formats: Option<Vec<Format>>,
    }

    let error = App::from_vars([("FORMAT", "pretty"), ("FORMATS", "json,pretty")]).unwrap_err();
    let told: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["FORMAT is not `json`", "FORMATS: item 2 is not `json`"]);
    let expected: Vec<_> = error.problems().iter().map(Problem::expected).collect();
    assert_eq!(expected, ["`json`", "a list separated by commas, each item `json`"]);
}

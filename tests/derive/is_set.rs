//! `is_set`: whether a variable is set at all.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::{Config, Env, Kind};

#[derive(Debug, Config)]
struct App {
    #[config(is_set)]
    read_only_mode: bool,
    #[config(is_set, renamed_from = "DYNO_HOST", fallback = "DYNO")]
    heroku: bool,
    #[config(required_if(read_only_mode))]
    reason: Option<String>,
}

fn load(vars: &[(&str, &str)]) -> App {
    App::from_vars(vars.to_vec()).unwrap()
}

/// The codes and texts of the warnings of a load.
fn warned(vars: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let summary = App::load(&Env::from_vars(vars.to_vec())).unwrap().summary;
    summary.warnings().iter().map(|warning| (warning.code(), warning.to_string())).collect()
}

#[test]
fn it_is_false_only_if_the_variable_is_not_set() {
    assert!(!load(&[]).read_only_mode);
    for value in ["", " ", "1", "yes", "anything", "false", "0"] {
        assert!(load(&[("READ_ONLY_MODE", value), ("REASON", "r")]).read_only_mode, "{value:?}");
    }
}

#[cfg(unix)]
#[test]
fn bytes_that_are_not_text_are_set_as_well() {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = std::ffi::OsString::from_vec(vec![0xff]);
    assert!(App::from_vars([("HEROKU", bytes)]).unwrap().heroku);
}

#[test]
fn a_word_for_off_is_a_warning_and_still_on() {
    for value in ["false", "no", "0", "off", "FALSE", "Off", "n", "f"] {
        assert!(load(&[("HEROKU", value)]).heroku);
        assert_eq!(
            warned(&[("HEROKU", value)]),
            [(
                "on_though_off",
                "HEROKU is a word for off, but the setting is on, because the variable is set: remove the variable \
                 to turn the setting off, or set it to 1"
                    .to_owned()
            )]
        );
    }
    for value in ["", "1", "true", "yes", "on", "web.1", "\"quoted\"", "${NAME}"] {
        assert_eq!(warned(&[("HEROKU", value)]), [], "{value}");
    }
}

#[test]
fn an_old_name_or_a_fallback_sets_it() {
    assert!(load(&[("DYNO", "")]).heroku);
    assert!(load(&[("DYNO_HOST", "x")]).heroku);
    assert_eq!(warned(&[("DYNO", "")]), []);
    assert_eq!(warned(&[("DYNO_HOST", "x")])[0].0, "old_name");
}

#[test]
fn a_group_asks_whether_it_is_set() {
    let error = App::from_vars([("READ_ONLY_MODE", "")]).unwrap_err();
    assert_eq!(
        error.problems()[0].to_string(),
        "REASON (not set) is required by READ_ONLY_MODE (set): set REASON"
    );
}

#[test]
fn nobody_has_to_set_it_and_no_value_is_shown() {
    let variables = App::SCHEMA.variables();
    assert_eq!(*variables[0].kind(), Kind::IsSet);
    assert!(!variables[0].is_required() && variables[0].allows_empty() && variables[0].default().is_none());
    let summary = App::load(&Env::from_vars([("HEROKU", "hunter2")])).unwrap().summary;
    assert_eq!(summary.value("HEROKU"), None);
    assert!(!summary.to_json().contains("hunter2"));
}

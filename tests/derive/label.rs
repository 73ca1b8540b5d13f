//! `Label`: the name of a deploy, on which nothing depends. The compile errors are in `packages/ui/label`.

#![allow(dead_code, reason = "what counts is what prints")]

use factor3::{Config, Env, FromEnvStr as _, Kind, Label};

#[derive(Debug, Clone, Config)]
struct App {
    /// Name of the deploy in error reports.
    #[config(default = "local")]
    sentry_environment: Label,
    #[config(min_len = 2, example = "eu-1")]
    deploy: Option<Vec<Label>>,
}

fn label(text: &str) -> Label {
    Label::from_env_str(text).unwrap()
}

#[test]
fn a_label_prints() {
    let app = App::from_vars([("SENTRY_ENVIRONMENT", "staging 2"), ("DEPLOY", "a,b")]).unwrap();
    assert_eq!(app.sentry_environment.to_string(), "staging 2");
    assert_eq!(
        format!("{:?}", app.clone()),
        "App { sentry_environment: \"staging 2\", deploy: Some([\"a\", \"b\"]) }"
    );
    assert_eq!(format!("[{:>5}]", label("eu")), "[   eu]");
    assert_eq!(App::from_vars([("", ""); 0]).unwrap().sentry_environment.to_string(), "local");
}

#[cfg(feature = "serde")]
#[test]
fn a_label_serialises() {
    assert_eq!(serde_json::to_string(&label("grün \"2\"")).unwrap(), r#""grün \"2\"""#);
}

#[test]
fn a_label_is_one_readable_line() {
    for text in ["prod", "PR #12 (eu)", "größe", "日本", "a\u{2011}b", "x"] {
        assert_eq!(text.parse::<Label>().unwrap().to_string(), text);
    }
    for (text, reason) in [
        ("a\nb", "it has a control character in it"),
        ("a\u{1b}[31mb", "it has a control character in it"),
        ("a\0b", "it has a control character in it"),
        ("a\u{202e}b", "it has a control character in it"),
        ("a\u{2028}b", "it has a control character in it"),
        ("prod\n", "it ends in a line break"),
        (" prod", "it has a blank at the start"),
        ("prod\u{200b}", "it has an invisible character at the end"),
        ("  ", "it contains only blanks"),
    ] {
        assert_eq!(Label::from_env_str(text).unwrap_err().to_string(), reason, "{text:?}");
    }
}

#[test]
fn the_report_says_that_it_is_a_label_and_shows_no_value() {
    let error = App::from_vars([("SENTRY_ENVIRONMENT", "hunter2\u{7}x")]).unwrap_err();
    let problem = &error.problems()[0];
    assert_eq!(problem.to_string(), "SENTRY_ENVIRONMENT is not a label: it has a control character in it");
    assert_eq!(problem.expected(), "a label");
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let summary = App::load(&Env::from_vars([("SENTRY_ENVIRONMENT", "hunter2")])).unwrap().summary;
    assert!(!summary.to_string().contains("hunter2"), "{summary}");
    assert_eq!(App::SCHEMA.variables()[0].kind(), &Kind::Label);
    assert_eq!(Kind::Label.to_string(), "a label");
}

#[test]
fn a_suspicious_label_is_a_warning() {
    for (value, code) in [("${DEPLOY}", "unexpanded"), ("\"prod\"", "quoted")] {
        let summary = App::load(&Env::from_vars([("SENTRY_ENVIRONMENT", value)])).unwrap().summary;
        let codes: Vec<&str> = summary.warnings().iter().map(factor3::Warning::code).collect();
        assert_eq!(codes, [code], "{value}");
    }
}

//! The JSON of errors and summaries, for machines: each reason and each warning has its stable code.

#![allow(dead_code, reason = "what counts is what is said of it")]

use std::collections::BTreeSet;
use std::time::Duration;

#[cfg(feature = "serde")]
use factor3::Problem;
use factor3::resource::{Http, Redis};
use factor3::{Config, Env, Error, Origin, Reason, SecretString, Summary, ValueError, Warning};
use serde_json::Value;

use crate::scratch::Scratch;

fn refuse(_: &u16) -> Result<(), &'static str> {
    Err("it is taken")
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Each {
    /// How many at once.
    number: Option<u16>,
    #[config(range = 1..=9)]
    digit: Option<u16>,
    #[config(min_len = 32, generate = "openssl rand -hex 32")]
    api_key: Option<SecretString>,
    #[config(validate = refuse)]
    checked: Option<u16>,
    #[config(renamed_from = "OLD_NAME")]
    name: Option<String>,
}

#[derive(Debug, Config)]
struct Required {
    host: String,
}

/// The macro cannot see through an alias, and so it does not report the default.
type Wait = Duration;

#[derive(Debug, Config)]
struct BadDefault {
    #[config(default = "30")]
    timeout: Wait,
}

#[derive(Debug, Config)]
struct BadBound {
    #[config(range = "1"..="60s")]
    timeout: Wait,
}

#[derive(Debug, Config)]
#[config(one_of(a, b))]
struct OneOf {
    a: Option<u8>,
    b: Option<u8>,
}

#[derive(Debug, Config)]
#[config(any_of(a, b))]
struct AnyOf {
    a: Option<u8>,
    b: Option<u8>,
}

#[derive(Debug, Config)]
#[config(all_or_none(a, b))]
struct AllOrNone {
    a: Option<u8>,
    b: Option<u8>,
}

#[derive(Debug, Config)]
struct Requires {
    #[config(requires(b))]
    a: Option<u8>,
    b: Option<u8>,
}

#[derive(Debug, Config)]
struct Conflicts {
    #[config(conflicts(b))]
    a: Option<u8>,
    b: Option<u8>,
}

#[derive(Debug, Config)]
struct RequiredIf {
    #[config(required_if(b = 2))]
    a: Option<u8>,
    b: Option<u8>,
}

fn each<const N: usize>(vars: [(&str, &str); N]) -> Error {
    Each::from_vars(vars).unwrap_err()
}

type Case = (&'static str, fn() -> Error);

/// Environments with one error for each code.
const REASONS: &[Case] = &[
    ("missing", || Required::from_vars([("HOTS", "hunter2")]).unwrap_err()),
    ("empty", || Required::from_vars([("HOST", "")]).unwrap_err()),
    #[cfg(unix)]
    ("not_unicode", || {
        use std::os::unix::ffi::OsStringExt as _;
        Required::from_vars([("HOST", std::ffi::OsString::from_vec(vec![0xff]))]).unwrap_err()
    }),
    ("invalid", || each([("NUMBER", "hunter2")])),
    ("out_of_range", || each([("DIGIT", "10")])),
    ("too_short", || each([("API_KEY", "hunter2")])),
    ("rejected", || each([("CHECKED", "1")])),
    ("default", || BadDefault::from_vars([("TIMEOUT", "1s")]).unwrap_err()),
    ("bound", || BadBound::from_vars([("TIMEOUT", "1s")]).unwrap_err()),
    ("conflict", || each([("API_KEY", "hunter2"), ("API_KEY_FILE", "/hunter2")])),
    ("secret_file", || each([("API_KEY_FILE", "/hunter2")])),
    ("old_name", || each([("NAME", "hunter2"), ("OLD_NAME", "hunter3")])),
    ("one_of", || OneOf::from_vars([("A", "1"), ("B", "1")]).unwrap_err()),
    ("any_of", || AnyOf::from_vars([("C", "1")]).unwrap_err()),
    ("all_or_none", || AllOrNone::from_vars([("A", "1")]).unwrap_err()),
    ("requires", || Requires::from_vars([("A", "1")]).unwrap_err()),
    ("conflicts", || Conflicts::from_vars([("A", "1"), ("B", "1")]).unwrap_err()),
    ("required_if", || RequiredIf::from_vars([("B", "2")]).unwrap_err()),
    #[cfg(feature = "dotenv")]
    ("dotenv", || {
        let scratch = Scratch::new();
        Each::load(&Env::dotenv(scratch.file(".env", "NUMBER=$hunter2"))).unwrap_err()
    }),
];

/// The line, parsed by another JSON parser.
#[track_caller]
fn parsed(line: &str) -> Value {
    assert!(!line.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')), "{line:?}");
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

fn text<'v>(value: &'v Value, member: &str) -> &'v str {
    value[member].as_str().unwrap_or_else(|| panic!("no {member} in {value}"))
}

#[test]
fn each_reason_has_its_code_in_a_line_of_json() {
    for (code, error) in REASONS {
        let error = error();
        let line = error.to_json();
        assert!(!line.contains("hunter"), "{line}");
        let json = parsed(&line);
        assert_eq!(text(&json, "factor3"), "error");
        assert!(error.to_string().contains(&format!("in the environment of {}\n", text(&json, "struct"))));
        let [problem] = json["problems"].as_array().unwrap().as_slice() else { panic!("{line}") };
        assert_eq!(text(problem, "reason"), *code, "{line}");
        assert_eq!(error.problems()[0].reason().code(), *code);
        assert_eq!(text(problem, "message"), error.problems()[0].to_string());
        assert_eq!(text(problem, "variable"), error.problems()[0].variable());
        assert_eq!(text(problem, "field"), error.problems()[0].field());
        // These members exist only if they have a text, and then they are not empty.
        let given = |member: &str| problem.get(member).map_or("", |value| value.as_str().unwrap()).to_owned();
        assert_eq!(given("expected"), error.problems()[0].expected());
        assert_eq!(given("meaning"), error.problems()[0].doc());
        assert_eq!(given("hint"), error.problems()[0].hint().unwrap_or_default());
        assert!(problem.as_object().unwrap().values().all(Value::is_string), "{line}");
        assert_eq!(json["warnings"], Value::Array(vec![]));
        assert_eq!(json.as_object().unwrap().len(), 4);
    }
}

#[test]
fn each_reason_has_a_case() {
    let mut cases: BTreeSet<&str> = REASONS.iter().map(|(code, _)| *code).collect();
    if !cfg!(unix) {
        cases.insert("not_unicode");
    }
    if !cfg!(feature = "dotenv") {
        cases.insert("dotenv");
    }
    assert_eq!(cases, Reason::ALL.iter().map(Reason::code).collect());
}

#[derive(Debug, Config)]
#[config(secret_files, warn_unknown, prefix = "APP_", retired("LIMIT", "use THREADS"))]
struct Warned {
    #[config(renamed_from = "DB_HOST")]
    host: Option<String>,
    queue_port: Option<String>,
    names: Option<Vec<String>>,
    dir: Option<std::path::PathBuf>,
    api_key: Option<SecretString>,
    api_url: Option<Http>,
    #[config(password)]
    cache_url: Option<Redis>,
    #[config(is_set)]
    read_only: bool,
}

/// A variable and a value for each warning.
const WARNINGS: &[(&str, &str, &str)] = &[
    ("old_name", "APP_DB_HOST", "hunter2"),
    ("in_url", "APP_CACHE_URL", "redis://:hunter2@cache"),
    ("unknown", "APP_HOTS", "hunter2"),
    ("retired", "APP_LIMIT", "hunter2"),
    ("several_items", "APP_NAMES", "hunter2\nhunter3"),
    ("brackets", "APP_NAMES", "[hunter2, hunter3]"),
    ("plain_password", "APP_HOST", "https://app:hunter2@hunter3"),
    ("path", "APP_DIR", "s3://hunter2/hunter3"),
    ("service_link", "APP_QUEUE_PORT", "tcp://10.0.0.1:5432"),
    ("quoted", "APP_API_KEY", "\"hunter2\""),
    ("line_break", "APP_API_KEY", "hunter2\n"),
    ("carriage_return", "APP_API_KEY", "hunter2\r"),
    ("blank", "APP_API_KEY", "hunter2 "),
    ("invisible", "APP_API_KEY", "\u{feff}hunter2"),
    ("unexpanded", "APP_API_KEY", "${HUNTER2}"),
    ("reference", "APP_API_KEY", "op://hunter2/api/key"),
    ("placeholder", "APP_API_KEY", "<hunter2>"),
    ("assignment", "APP_API_KEY_FILE", "API_KEY=hunter2"),
    #[cfg(feature = "dotenv")]
    ("dotenv", ".env", "APP_OTHER=$hunter2"),
    ("comment", "APP_API_KEY", "hunter2 # of the shop"),
    ("nothing", "APP_API_KEY", "undefined"),
    ("on_though_off", "APP_READ_ONLY", "no"),
    ("pem", "APP_API_KEY", r"-----BEGIN HUNTER2-----\nAAAA\n-----END HUNTER2-----\n"),
    ("secret_path", "APP_API_KEY", "/run/secrets/hunter2"),
    ("scheme_and_port", "APP_API_URL", "https://app:hunter2@hunter3:80"),
    ("url_part", "APP_API_URL", "https://app:hunter2%0A@hunter3"),
    ("command", "APP_API_KEY", "psql hunter2"),
];

/// What the table above means: a variable, the file that a variable names, or a `.env` file.
fn warned(scratch: &Scratch, name: &str, value: &str) -> Env {
    if name.ends_with("_FILE") {
        return Env::from_vars([(name, scratch.file("api_key", value).into_os_string())]);
    }
    #[cfg(feature = "dotenv")]
    if name == ".env" {
        return Env::dotenv(scratch.file(name, value));
    }
    if name == "APP_CACHE_URL" {
        return Env::from_vars([(name, value), ("APP_CACHE_PASSWORD", "hunter2")]);
    }
    Env::from_vars([(name, value)])
}

#[test]
fn each_warning_has_its_code_in_the_json_of_a_summary_and_of_an_error() {
    #[derive(Debug, Config)]
    struct Failing {
        #[config(flatten)]
        warned: Warned,
        missing: String,
    }
    let scratch = Scratch::new();
    for (code, name, value) in WARNINGS {
        let env = warned(&scratch, name, value);
        let report = Warned::load(&env).unwrap().summary;
        let error = Failing::load(&env).unwrap_err();
        for (line, report) in [(report.to_json(), &report), (error.to_json(), &error.summary())] {
            assert!(!line.to_lowercase().contains("hunter"), "{line}");
            let json = parsed(&line);
            let [warning] = json["warnings"].as_array().unwrap().as_slice() else { panic!("{code}: {line}") };
            assert_eq!(text(warning, "warning"), *code);
            let [own] = report.warnings() else { panic!("{code}: {report}") };
            assert_eq!(text(warning, "variable"), own.variable());
            assert_eq!(text(warning, "message"), own.to_string());
            assert_eq!(own.code(), *code);
            assert_eq!(format!("{own:?}"), own.to_string());
        }
    }
}

#[test]
fn each_warning_has_a_case() {
    let dotenv = (!cfg!(feature = "dotenv")).then_some("dotenv");
    let cases: BTreeSet<&str> = WARNINGS.iter().map(|(code, ..)| *code).chain(dotenv).collect();
    assert_eq!(cases, Warning::CODES.iter().copied().collect());
}

#[test]
fn names_and_texts_from_the_code_are_escaped() {
    const ODD: &str = "a \"quote\", a \\, \u{1b}[31m, \u{7}, \t, \u{7f}, \u{85}, \u{9b}, \u{2028} and \u{2029}; \u{e9} \u{1f980}";
    fn refuse(_: &str) -> Result<u8, ValueError> {
        Err(ValueError::because(ODD))
    }
    #[derive(Debug, Config)]
    struct Odd {
        #[doc = "a \"quote\", a \\, \u{1b}[31m, \u{7}, \t, \u{7f}, \u{85}, \u{9b}, \u{2028} and \u{2029}; \u{e9} \u{1f980}"]
        #[config(value_parser = refuse, example = "\"\\\u{2028}")]
        odd: u8,
    }
    let error = Odd::from_vars([("ODD", "1")]).unwrap_err();
    let json = parsed(&error.to_json());
    let problem = &json["problems"][0];
    assert_eq!(text(problem, "meaning"), ODD);
    assert_eq!(text(problem, "message"), error.problems()[0].to_string());
    assert_eq!(text(problem, "expected"), error.problems()[0].expected());
    assert!(text(problem, "message").contains("a \"quote\", a \\, \\u{1b}[31m"), "{json}");
}

/// The path comes from the operator. It is shown because it exists.
#[cfg(unix)]
#[test]
fn a_path_with_control_characters_is_escaped() {
    let scratch = Scratch::new();
    let dir = scratch.at("a\n\u{1b}[31m\u{7}\r\t\u{7f}\u{85}\u{9b}\u{2028}\u{202e}\u{2066}\"\\b");
    std::fs::create_dir(&dir).unwrap();
    let error = Each::from_vars([("API_KEY_FILE", &dir)]).unwrap_err();
    parsed(&error.to_json());
    let text = error.to_string();
    assert!(text.contains("/a\\n\\u{1b}[31m\\u{7}\\r\\t\\u{7f}\\u{85}\\u{9b}"), "{text}");
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    assert!(!text.contains(['\u{2028}', '\u{202e}', '\u{2066}']), "{text:?}");
    assert_eq!(text.lines().count(), 7, "{text}");
}

#[cfg(all(unix, feature = "dotenv"))]
#[test]
fn a_file_name_with_control_characters_is_escaped_however_long_the_report_is() {
    let scratch = Scratch::new();
    let name = "a\n\u{1b}[31m\u{7}\r\t\u{7f}\u{85}\u{9b}\u{2028}\u{202e}\u{2066}\"\\b";
    let is_escaped = |text: &str| {
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains(['\u{2028}', '\u{202e}', '\u{2066}']), "{text:?}");
        text.contains("/a\\n\\u{1b}[31m\\u{7}\\r\\t\\u{7f}\\u{85}\\u{9b}")
    };
    for lines in [1, 8, 20, 60, 200] {
        let file = scratch.file(name, "NUMBER\n".repeat(lines));
        let error = Each::load(&Env::dotenv(&file)).unwrap_err();
        let count = lines.min(65);
        assert_eq!(error.problems().len(), count);
        parsed(&error.to_json());
        let report = error.to_string();
        // Of many, only the variables are named.
        assert!(is_escaped(&report) || count > 8, "{report}");
        assert!(is_escaped(&format!("{:?}", error.problems())));
        assert!(report.len() < 2048 && report.lines().count() <= 80, "{report}");
        let end =
            format!("\nfactor3: {count} problem{}, nothing was started", if count == 1 { "" } else { "s" });
        assert!(report.ends_with(&end), "{report}");

        let file = scratch.file(name, "no assignment\n".repeat(lines));
        let summary = Each::load(&Env::dotenv(&file)).unwrap().summary;
        assert_eq!(summary.warnings().len(), count);
        for text in [summary.to_string(), format!("{:?}", summary.warnings())] {
            assert!(is_escaped(&text), "{text}");
        }
        let json = parsed(&summary.to_json());
        assert!(is_escaped(text(&json["warnings"][count - 1], "message")), "{json}");
    }
    let file = scratch.file(name, b"\xff");
    let error = Each::load(&Env::dotenv(&file)).unwrap_err();
    let json = parsed(&error.to_json());
    assert!(text(&json["problems"][0], "field").ends_with(name), "{json}");
    assert!(is_escaped(&error.to_string()));
}

/// Those of Unicode Standard Annex 9 that an editor does not show either.
#[test]
fn every_mark_of_direction_is_escaped() {
    for mark in ['\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202e}', '\u{2066}', '\u{2069}'] {
        let scratch = Scratch::new();
        let dir = scratch.at(&format!("a{mark}b"));
        std::fs::create_dir(&dir).unwrap();
        let error = Each::from_vars([("API_KEY_FILE", &dir)]).unwrap_err();
        for text in [error.to_string(), error.to_json(), format!("{error:?}")] {
            assert!(!text.contains(mark) && text.contains(&format!("{:x}", u32::from(mark))), "{text}");
        }
    }
}

#[test]
fn an_empty_summary_is_also_one_line() {
    let json = parsed(&Summary::default().to_json());
    assert_eq!(
        (json["variables"].as_array().unwrap().len(), json["warnings"].as_array().unwrap().len()),
        (0, 0)
    );
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_an_error_like_its_json() {
    for (code, error) in REASONS {
        let error = error();
        let mut json = parsed(&error.to_json());
        json.as_object_mut().unwrap().remove("factor3");
        assert_eq!(serde_json::to_value(&error).unwrap(), json, "{code}");
        // The order is the same, too.
        let text = error.to_json().replacen(r#""factor3":"error","#, "", 1);
        assert_eq!(serde_json::to_string(&error).unwrap(), text, "{code}");
        let problems: Vec<&Problem> = (&error).into_iter().collect();
        assert_eq!(problems, error.problems().iter().collect::<Vec<_>>());
        assert_eq!(problems[0], &problems[0].clone());
        assert_eq!(problems[0].reason().to_string(), *code);
    }
}

/// Formats without names, such as those of `bincode`, begin a struct with the number of its fields.
#[cfg(feature = "serde")]
#[test]
fn serde_is_told_how_many_fields_follow() {
    use serde_test::{Token, assert_ser_tokens};

    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct App {
        /// Port of the web process.
        port: u16,
        key: SecretString,
        /// How it runs.
        mode: String,
        #[config(grouped = "until the old build is gone", default = "one")]
        environment: Stage,
    }
    #[derive(Debug, factor3::FromEnvStr)]
    enum Stage {
        One,
        Two,
    }
    fn members<const N: usize>(members: [(&'static str, &str); N]) -> Vec<Token> {
        let text = |text: &str| Token::Str(text.to_owned().leak());
        members.into_iter().flat_map(|(name, value)| [Token::Str(name), text(value)]).collect()
    }
    let scratch = Scratch::new();
    let directory = scratch.path().to_str().unwrap();
    let error = App::from_vars([("PORT", "x"), ("KEY_FILE", directory), ("MODES", "1")]).unwrap_err();
    let [port, key, mode] = error.problems() else { panic!("{error}") };
    let mut tokens = vec![Token::Struct { name: "Error", len: 3 }];
    tokens.extend(members([("struct", "App")]));
    tokens.extend([Token::Str("problems"), Token::Seq { len: Some(3) }]);
    tokens.push(Token::Struct { name: "Problem", len: 6 });
    tokens.extend(members([
        ("variable", "PORT"),
        ("field", "App.port"),
        ("reason", "invalid"),
        ("message", &port.to_string()),
        ("expected", &port.expected()),
        ("meaning", "Port of the web process."),
    ]));
    tokens.extend([Token::StructEnd, Token::Struct { name: "Problem", len: 6 }]);
    tokens.extend(members([
        ("variable", "KEY"),
        ("field", "App.key"),
        ("reason", "secret_file"),
        ("message", &key.to_string()),
        ("expected", &key.expected()),
        ("path", directory),
    ]));
    tokens.extend([Token::StructEnd, Token::Struct { name: "Problem", len: 7 }]);
    tokens.extend(members([
        ("variable", "MODE"),
        ("field", "App.mode"),
        ("reason", "missing"),
        ("message", &mode.to_string()),
        ("expected", &mode.expected()),
        ("meaning", "How it runs."),
        ("hint", &mode.hint().unwrap()),
    ]));
    tokens.extend([Token::StructEnd, Token::SeqEnd, Token::Str("warnings"), Token::Seq { len: Some(0) }]);
    tokens.extend([Token::SeqEnd, Token::StructEnd]);
    assert_ser_tokens(&error, &tokens);

    let vars = [("PORT", "1"), ("KEY", "changeme"), ("MODE", "a"), ("ENVIRONMENT", "two")];
    let summary = App::load(&Env::from_vars(vars)).unwrap().summary;
    let mut tokens = vec![Token::Struct { name: "Summary", len: 3 }];
    tokens.extend(members([("struct", "App")]));
    tokens.extend([Token::Str("variables"), Token::Seq { len: Some(4) }]);
    tokens.push(Token::Struct { name: "Variable", len: 3 });
    tokens.extend(members([("variable", "PORT"), ("origin", "environment"), ("value", "1")]));
    tokens.extend([Token::StructEnd, Token::Struct { name: "Variable", len: 2 }]);
    tokens.extend(members([("variable", "KEY"), ("origin", "environment")]));
    tokens.extend([Token::StructEnd, Token::Struct { name: "Variable", len: 2 }]);
    tokens.extend(members([("variable", "MODE"), ("origin", "environment")]));
    tokens.extend([Token::StructEnd, Token::Struct { name: "Variable", len: 4 }]);
    tokens.extend(members([
        ("variable", "ENVIRONMENT"),
        ("origin", "environment"),
        ("value", "two"),
        ("grouped", "until the old build is gone"),
    ]));
    tokens.extend([Token::StructEnd, Token::SeqEnd, Token::Str("warnings"), Token::Seq { len: Some(1) }]);
    tokens.push(Token::Struct { name: "Warning", len: 3 });
    let warning = &summary.warnings()[0];
    tokens.extend(members([
        ("variable", "KEY"),
        ("warning", warning.code()),
        ("message", &warning.to_string()),
    ]));
    tokens.extend([Token::StructEnd, Token::SeqEnd, Token::StructEnd]);
    assert_ser_tokens(&summary, &tokens);
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_an_origin_as_its_code() {
    for origin in [Origin::Absent, Origin::Default, Origin::Environment, Origin::Layer(2), Origin::OldName] {
        assert_eq!(serde_json::to_value(origin).unwrap(), origin.code());
    }
}

#[test]
fn an_origin_is_told_in_words() {
    for (origin, words) in [
        (Origin::Default, "default"),
        (Origin::Dotenv, ".env"),
        (Origin::File, "secret file"),
        (Origin::OldName, "old name"),
        (Origin::Layer(2), "layer 2"),
    ] {
        assert_eq!(origin.to_string(), words);
    }
}

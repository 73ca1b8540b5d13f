//! The text of a report.

use std::error::Error as _;
use std::time::Duration;

use factor3::{Config, FromEnvStr, SecretString, ValueError};

#[derive(Debug, FromEnvStr)]
enum Level {
    Debug,
    Info,
}

#[derive(Debug, Config)]
#[allow(dead_code, reason = "only what is wrong with it is read")]
struct App {
    /// Port the web process binds.
    ///
    /// This paragraph is not in the report.
    #[config(default = 3000)]
    port: u16,
    /// Primary database,
    /// with its failover.
    #[config(example = "db-1.internal")]
    database_host: String,
    level: Level,
    /// Longest wait for an answer.
    timeout: Duration,
    #[config(generate = "openssl rand -hex 32", min_len = 8)]
    api_key: SecretString,
    debug: Option<bool>,
}

const WRONG: [(&str, &str); 6] = [
    ("PORT", "99999"),
    ("DATABSE_HOST", "hunter2"),
    ("LEVEL", "loud"),
    ("TIMEOUT", "30"),
    ("API_KEY", ""),
    ("DEBUG", "maybe"),
];

#[test]
fn all_problems_are_reported_at_once_in_the_order_of_the_fields() {
    assert_eq!(
        App::from_vars(WRONG).unwrap_err().to_string(),
        "\
factor3: 6 problems in the environment of App

PORT is not a whole number from 0 to 65535: it is too large
    meaning   Port the web process binds. (App.port)

DATABASE_HOST is not set
    meaning   Primary database, with its failover. (App.database_host)
    expected  text, such as db-1.internal
    hint      DATABSE_HOST is set; did you mean DATABASE_HOST?

LEVEL is not one of debug, info
    meaning   App.level

TIMEOUT is not a duration: it needs a unit: ms, s, m, h or d
    meaning   Longest wait for an answer. (App.timeout)
    expected  a duration: numbers with units (ms s m h d), such as 30s or 1h30m

API_KEY is set but empty
    meaning   App.api_key
    expected  a secret of 8 characters or more
    hint      make one with: openssl rand -hex 32

DEBUG is not a boolean
    meaning   App.debug
    expected  a boolean: 1 yes y true t on, or 0 no n false f off

factor3: 6 problems, nothing was started"
    );
}

#[test]
fn debug_is_also_the_report_and_an_error_has_no_source() {
    let error = App::from_vars(WRONG).unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string());
    assert_eq!(format!("{error:#?}"), error.to_string());
    assert!(error.source().is_none());
    fn is<T: Send + Sync + 'static>(_: &T) {}
    is(&error);
}

#[test]
fn a_problem_has_its_parts_as_data() {
    let error = App::from_vars(WRONG).unwrap_err();
    let codes: Vec<&str> = error.problems().iter().map(|problem| problem.reason().code()).collect();
    assert_eq!(codes, ["invalid", "missing", "invalid", "invalid", "empty", "invalid"]);
    let problem = &error.problems()[1];
    assert_eq!((problem.variable(), problem.field()), ("DATABASE_HOST", "App.database_host"));
    assert_eq!(problem.to_string(), "DATABASE_HOST is not set");
    assert_eq!(format!("{problem:?}"), problem.to_string());
    assert_eq!(problem.expected(), "text, such as db-1.internal");
    assert_eq!(problem.doc(), "Primary database,\nwith its failover.");
    assert_eq!(problem.hint().as_deref(), Some("DATABSE_HOST is set; did you mean DATABASE_HOST?"));
    assert_eq!(error.problems()[0].hint(), None);
}

#[test]
fn one_problem_is_not_called_problems() {
    #[derive(Debug, Config)]
    struct One {
        #[allow(dead_code)]
        port: u16,
    }
    let text = One::from_vars([("PORT", "-1")]).unwrap_err().to_string();
    assert!(text.starts_with("factor3: 1 problem in the environment of One\n"), "{text}");
    assert!(text.ends_with("\nfactor3: 1 problem, nothing was started"), "{text}");
}

#[test]
fn control_characters_of_the_code_are_escaped() {
    fn refuse(_: &str) -> Result<u8, ValueError> {
        Err(ValueError::because("it rings\u{7}\nand breaks"))
    }
    #[derive(Debug, Config)]
    struct Odd {
        #[doc = "Red: \u{1b}[31m"]
        #[config(value_parser = refuse, example = "a\tb")]
        #[allow(dead_code)]
        odd: u8,
    }
    let text = Odd::from_vars([("ODD", "1")]).unwrap_err().to_string();
    assert_eq!(text.chars().filter(|c| c.is_control()).count(), text.matches('\n').count());
    assert!(text.contains("it rings\\u{7}\\nand breaks") && text.contains("such as a\\tb"), "{text}");
    assert!(text.contains("Red: \\u{1b}[31m"), "{text}");
}

//! A bad value that several fields read: it is one problem, which names all of them.

#![allow(dead_code, reason = "the tests look at the reports")]

use factor3::resource::Redis;
use factor3::{Config, Error};

#[derive(Debug, Config)]
struct App {
    /// Redis of the queue.
    #[config(fallback = "REDIS_URL")]
    queue_url: Option<Redis>,
    /// Redis of everything else.
    redis_url: Option<Redis>,
    #[config(fallback = "REDIS_URL")]
    cache_url: Option<Redis>,
    /// Jobs at the same time.
    #[config(fallback = "CONCURRENCY", default = 1)]
    jobs: u8,
    /// Requests at the same time.
    #[config(fallback = "CONCURRENCY", default = 1)]
    requests: u8,
    #[config(flatten)]
    telemetry: Telemetry,
    #[config(flatten)]
    storage: Storage,
}

#[derive(Debug, Config)]
struct Telemetry {
    /// Where the metrics go.
    #[config(shared)]
    region: u16,
}

#[derive(Debug, Config)]
struct Storage {
    /// Where the files are.
    #[config(shared)]
    region: u16,
}

fn refused(vars: &[(&str, &str)]) -> Error {
    App::from_vars(vars.to_vec()).unwrap_err()
}

#[test]
fn the_report_has_one_block_with_every_meaning() {
    let redis = "REDIS_URL is not a Redis URL: it has no scheme: begin it as the example does
    meaning   Redis of everything else. (App.redis_url)
              QUEUE_URL: Redis of the queue. (App.queue_url)
              CACHE_URL: App.cache_url
    expected  a Redis URL: redis://:password@localhost:6379/0
";
    let concurrency = "JOBS (from CONCURRENCY) is not a whole number from 0 to 255: it starts with a letter
    meaning   Jobs at the same time. (App.jobs)
              REQUESTS: Requests at the same time. (App.requests)
";
    let region = "REGION is not a whole number from 0 to 65535: it starts with a letter
    meaning   Where the metrics go. (App.telemetry.region)
              Where the files are. (App.storage.region)
";
    for (vars, block) in [
        ([("REDIS_URL", "redis"), ("REGION", "1")], redis),
        ([("CONCURRENCY", "many"), ("REGION", "1")], concurrency),
        ([("REGION", "north"), ("JOBS", "1")], region),
    ] {
        let report = refused(&vars).to_string();
        let whole = "factor3: 1 problem in the environment of App\n\n".to_owned()
            + block
            + "\nfactor3: 1 problem, nothing was started";
        assert_eq!(report, whole);
    }
}

#[test]
fn a_missing_variable_of_several_fields_is_told_in_the_same_way() {
    for vars in [&[][..], &[("REGION", "")], &[("REGIN", "1")]] {
        let error = refused(vars);
        assert_eq!(error.problems().len(), 1, "{error}");
        let fields: Vec<&str> = error.problems()[0].fields().collect();
        assert_eq!(fields, ["App.telemetry.region", "App.storage.region"]);
        assert!(error.to_string().contains(
            "\n    meaning   Where the metrics go. (App.telemetry.region)\n              Where the files are. \
             (App.storage.region)\n"
        ));
    }
}

#[test]
fn json_has_one_problem_with_the_other_fields() {
    for (vars, also) in [
        (
            [("REDIS_URL", "redis"), ("REGION", "1")],
            r#""also":[{"variable":"QUEUE_URL","field":"App.queue_url","meaning":"Redis of the queue."},{"variable":"CACHE_URL","field":"App.cache_url"}]"#,
        ),
        (
            [("CONCURRENCY", "many"), ("REGION", "1")],
            r#""also":[{"variable":"REQUESTS","field":"App.requests","meaning":"Requests at the same time."}]"#,
        ),
        (
            [("REGION", "north"), ("JOBS", "1")],
            r#""also":[{"variable":"REGION","field":"App.storage.region","meaning":"Where the files are."}]"#,
        ),
    ] {
        let json = refused(&vars).to_json();
        assert!(json.contains(also), "{json}");
        assert_eq!(json.matches("\"message\"").count(), 1, "{json}");
    }
    // Without other fields there is no list.
    assert!(!refused(&[("REGION", "1"), ("JOBS", "many")]).to_json().contains("\"also\""));
}

#[cfg(feature = "serde")]
#[test]
fn serde_writes_the_other_fields_as_json_has_them() {
    for vars in [[("REDIS_URL", "redis")], [("CONCURRENCY", "many")], [("REGION", "north")]] {
        let error = refused(&vars);
        let mut json: serde_json::Value = serde_json::from_str(&error.to_json()).unwrap();
        json.as_object_mut().unwrap().remove("factor3");
        assert_eq!(serde_json::to_value(&error).unwrap(), json);
    }
}

#[cfg(feature = "serde")]
#[test]
fn serde_is_told_how_many_fields_follow() {
    use serde_test::{Token, assert_ser_tokens};

    let error = refused(&[("REDIS_URL", "redis"), ("REGION", "1")]);
    let problem = &error.problems()[0];
    let text = |text: String| Token::Str(text.leak());
    assert_ser_tokens(
        problem,
        &[
            Token::Struct { name: "Problem", len: 7 },
            Token::Str("variable"),
            Token::Str("REDIS_URL"),
            Token::Str("field"),
            Token::Str("App.redis_url"),
            Token::Str("reason"),
            Token::Str("invalid"),
            Token::Str("message"),
            text(problem.to_string()),
            Token::Str("expected"),
            text(problem.expected()),
            Token::Str("meaning"),
            Token::Str("Redis of everything else."),
            Token::Str("also"),
            Token::Seq { len: Some(2) },
            Token::Struct { name: "Field", len: 3 },
            Token::Str("variable"),
            Token::Str("QUEUE_URL"),
            Token::Str("field"),
            Token::Str("App.queue_url"),
            Token::Str("meaning"),
            Token::Str("Redis of the queue."),
            Token::StructEnd,
            Token::Struct { name: "Field", len: 2 },
            Token::Str("variable"),
            Token::Str("CACHE_URL"),
            Token::Str("field"),
            Token::Str("App.cache_url"),
            Token::StructEnd,
            Token::SeqEnd,
            Token::StructEnd,
        ],
    );
}

#[test]
fn a_long_report_has_one_line_for_the_value() {
    #[derive(Debug, Config)]
    struct Long {
        #[config(flatten)]
        app: App,
        #[config(flatten, prefix = "A_")]
        a: Required,
        #[config(flatten, prefix = "B_")]
        b: Required,
    }
    #[derive(Debug, Config)]
    struct Required {
        /// The first of the settings of this struct, with a long text about what it is for.
        first: u32,
        /// The second of the settings of this struct, with a long text about what it is for.
        second: u32,
        /// The third of the settings of this struct, with a long text about what it is for.
        third: u32,
        /// The fourth of the settings of this struct, with a long text about what it is for.
        fourth: u32,
        /// The fifth of the settings of this struct, with a long text about what it is for.
        fifth: u32,
    }
    for (variable, line) in [
        ("REDIS_URL", "; meaning: Redis of everything else.; QUEUE_URL: Redis of the queue."),
        ("CONCURRENCY", "; meaning: Jobs at the same time.; REQUESTS: Requests at the same time."),
        ("REGION", "; meaning: Where the metrics go.; Where the files are."),
    ] {
        let report = Long::from_vars([(variable, "north")]).unwrap_err().to_string();
        assert!(!report.contains("    meaning"), "{report}");
        // Of a field without a meaning, and of one whose meaning is told already, nothing follows.
        assert!(report.lines().any(|told| told.ends_with(line)), "{report}");
    }
}

#[test]
fn fields_that_expect_different_things_are_different_problems() {
    #[derive(Debug, Config)]
    struct Different {
        level: u16,
        #[config(fallback = "LEVEL")]
        word: Option<bool>,
        #[config(fallback = "LEVEL")]
        small: Option<u8>,
        #[config(fallback = "LEVEL", range = 1..)]
        positive: Option<u16>,
        #[config(fallback = "LEVEL")]
        text: Option<String>,
    }
    for (value, variables) in [
        ("high", &["LEVEL", "WORD", "SMALL", "POSITIVE"][..]),
        ("0", &["POSITIVE"]),
        ("1000", &["WORD", "SMALL"]),
    ] {
        let error = Different::from_vars([("LEVEL", value)]).unwrap_err();
        let found: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
        assert_eq!(found, variables, "{value}");
    }
}

#[test]
fn a_hint_that_fits_one_field_alone_is_omitted() {
    #[derive(Debug, Config)]
    struct Hinted {
        #[config(fallback = "LIMIT", default = 1)]
        required: u8,
        #[config(fallback = "LIMIT")]
        optional: Option<u8>,
    }
    // Of an optional field, the hint is to remove the variable.
    for value in ["none", "null", "disabled"] {
        let error = Hinted::from_vars([("LIMIT", value)]).unwrap_err();
        assert_eq!(error.problems().len(), 1, "{error}");
        assert_eq!(error.problems()[0].hint(), None, "{error}");
        let alone = Hinted::from_vars([("OPTIONAL", value)]).unwrap_err();
        assert!(alone.problems()[0].hint().is_some(), "{alone}");
    }
}

#[test]
fn a_hint_that_fits_each_field_stays() {
    let error = refused(&[("REGION", "'7'")]);
    let [problem] = error.problems() else { panic!("one: {error}") };
    assert!(problem.hint().is_some_and(|hint| hint.contains("quotes")), "{error}");

    // The first field says why the variable is needed, and the second needs it in any case.
    #[derive(Debug, Config)]
    struct Needed {
        #[config(flatten)]
        store: Option<Store>,
        #[config(shared)]
        region: u16,
    }
    #[derive(Debug, Config)]
    struct Store {
        bucket: String,
        #[config(shared)]
        region: u16,
    }
    let error = Needed::from_vars([("BUCKET", "b")]).unwrap_err();
    let [problem] = error.problems() else { panic!("one: {error}") };
    assert_eq!(problem.hint().as_deref(), Some("needed because BUCKET is set"), "{error}");
}

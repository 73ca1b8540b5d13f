//! Where each variable came from: the summary of a load, also of a load that failed.

#![allow(dead_code, reason = "what counts is what the report says of it")]

mod default_urls;
mod values;
use std::time::Duration;

use factor3::resource::Postgres;
use factor3::{Config, Env, Origin, SecretString, Summary};
use values::{HIDDEN, Hidden, SHOWN, Shown};

use crate::scratch::Scratch;

const fn seven() -> u16 {
    7
}

/// A struct with one variable for each origin.
#[derive(Debug, Config)]
#[config(secret_files)]
struct Origins {
    port: u16,
    workers: u8,
    third_layer: String,
    database_url: Postgres,
    stripe_api_key: SecretString,
    #[config(renamed_from = "DEADLINE")]
    timeout: Duration,
    #[config(default = 3)]
    retries: u8,
    #[config(default)]
    debug: bool,
    #[config(default_with = seven())]
    days: u16,
    name: Option<String>,
    /// This variable is set but empty, which counts as not set.
    host: Option<String>,
}

/// Sources for every variable. The value of `PORT` is given.
fn origins(scratch: &Scratch, port: &str) -> Env {
    let database = scratch.file("database", "postgres://app:hunter2@db/app");
    scratch.file("STRIPE_API_KEY", "hunter2");
    let first = Env::from_vars([
        ("PORT", port.into()),
        ("WORKERS", "".into()),
        ("DATABASE_URL_FILE", database.into_os_string()),
        ("CREDENTIALS_DIRECTORY", scratch.path().into()),
        ("DEADLINE", "30s".into()),
        ("HOST", "".into()),
    ]);
    first.or(Env::from_vars([("WORKERS", "4")])).or(Env::from_vars([("THIRD_LAYER", "hunter2")]))
}

const ORIGINS: [(&str, Origin, &str); 11] = [
    ("PORT", Origin::Environment, "environment"),
    ("WORKERS", Origin::Layer(2), "layer"),
    ("THIRD_LAYER", Origin::Layer(3), "layer"),
    ("DATABASE_URL", Origin::File, "file"),
    ("STRIPE_API_KEY", Origin::Credential, "credential"),
    ("TIMEOUT", Origin::OldName, "old_name"),
    ("RETRIES", Origin::Default, "default"),
    ("DEBUG", Origin::Default, "default"),
    ("DAYS", Origin::Default, "default"),
    ("NAME", Origin::Absent, "absent"),
    ("HOST", Origin::Absent, "absent"),
];

fn assert_origins(report: &Summary) {
    let expected: Vec<_> = ORIGINS.map(|(name, origin, _)| (name, origin)).into();
    assert_eq!(report.origins().collect::<Vec<_>>(), expected);
    assert_eq!(report.origins().map(|(_, origin)| origin.code()).collect::<Vec<_>>(), ORIGINS.map(|it| it.2));
}

/// The table, with the given text for `PORT`.
fn table(port: &str) -> String {
    format!(
        "\
PORT            {port}
WORKERS         layer 2      4
THIRD_LAYER     layer 3
DATABASE_URL    secret file
STRIPE_API_KEY  credential
TIMEOUT         old name     30s
RETRIES         default      3
DEBUG           default
DAYS            default
NAME            absent
HOST            absent
warning: DEADLINE is an old name of TIMEOUT: set TIMEOUT instead
"
    )
}

#[test]
fn each_variable_has_its_origin_and_the_table_is_aligned() {
    let loaded = Origins::load(&origins(&Scratch::new(), "8080")).unwrap();
    assert_origins(&loaded.summary);
    assert_eq!(loaded.summary.to_string(), table("environment  8080"));
    assert_eq!(format!("{:?}", loaded.summary), loaded.summary.to_string());
    assert_eq!(format!("{:#?}", loaded.summary), loaded.summary.to_string());
    assert_eq!(loaded.summary.value("PORT"), Some("8080"));
    assert_eq!(loaded.summary.value("DEADLINE"), None);
    assert_eq!(loaded.summary.value("port"), None);
}

#[test]
fn a_failed_load_has_the_same_summary_without_the_invalid_value() {
    let error = Origins::load(&origins(&Scratch::new(), "hunter2")).unwrap_err();
    assert_origins(&error.summary());
    assert_eq!(error.summary().to_string(), table("environment"));
}

#[cfg(feature = "dotenv")]
#[test]
fn a_dotenv_file_is_a_separate_origin() {
    let scratch = Scratch::new();
    let file = scratch.file(".env", "PORT=1\nSIZE=64MiB\n");
    #[derive(Debug, Config)]
    struct App {
        port: u16,
        size: factor3::ByteSize,
    }
    let report = App::load(&Env::from_vars([("PORT", "2")]).or(Env::dotenv(file))).unwrap().summary;
    let expected = [("PORT", Origin::Environment), ("SIZE", Origin::Dotenv)];
    assert_eq!(report.origins().collect::<Vec<_>>(), expected);
    assert_eq!(report.to_string(), "PORT  environment  2\nSIZE  .env         64MiB\n");
    assert!(report.to_json().contains(r#"{"variable":"SIZE","origin":"dotenv","value":"64MiB"}"#));
}

#[test]
fn the_variables_of_an_absent_struct_are_absent() {
    #[derive(Debug, Config)]
    struct Cache {
        host: String,
        #[config(default = 6379)]
        port: u16,
    }
    #[derive(Debug, Config)]
    struct App {
        #[config(flatten, prefix = "CACHE_")]
        cache: Option<Cache>,
        port: u16,
    }
    let report = App::load(&Env::from_vars([("PORT", "80")])).unwrap().summary;
    let origins: Vec<_> = report.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins, [Origin::Absent, Origin::Absent, Origin::Environment]);
    assert_eq!((report.value("CACHE_PORT"), report.value("PORT")), (None, Some("80")));
    let report = App::load(&Env::from_vars([("PORT", "80"), ("CACHE_HOST", "x")])).unwrap().summary;
    let origins: Vec<_> = report.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins, [Origin::Environment, Origin::Default, Origin::Environment]);
    assert_eq!((report.value("CACHE_PORT"), report.value("CACHE_HOST")), (Some("6379"), None));
    // The result is the same if the load failed for another reason.
    let report = App::load(&Env::from_vars([("PORT", "x")])).map(|_| ()).unwrap_err().summary();
    let origins: Vec<_> = report.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins, [Origin::Absent, Origin::Absent, Origin::Environment]);
}

#[test]
fn the_table_is_aligned_for_all_lengths_of_names() {
    for report in [
        Shown::load(&Env::from_vars(SHOWN)).unwrap().summary,
        Hidden::load(&Env::from_vars(HIDDEN)).unwrap().summary,
        Origins::load(&origins(&Scratch::new(), "1")).unwrap().summary,
    ] {
        let width = report.origins().map(|(name, _)| name.len()).max().unwrap();
        let table = report.to_string();
        assert!(table.ends_with('\n') && !table.contains(" \n"), "{table}");
        for (line, (name, _)) in table.lines().zip(report.origins()) {
            let (before, rest) = line.split_at(width + 2);
            assert_eq!(before.trim_end(), name);
            assert!(before.ends_with("  ") && !rest.starts_with(' '), "{line}");
            if let Some(value) = report.value(name) {
                assert_eq!(rest.get(13..), Some(value));
            }
        }
    }
}

#[test]
fn the_json_line_has_the_same_content_as_the_table() {
    let json = Origins::load(&origins(&Scratch::new(), "8080")).unwrap().summary.to_json();
    let variables: Vec<String> = ORIGINS
        .iter()
        .map(|(name, _, origin)| {
            let value = match *name {
                "PORT" => r#","value":"8080""#,
                "WORKERS" => r#","value":"4""#,
                "TIMEOUT" => r#","value":"30s""#,
                "RETRIES" => r#","value":"3""#,
                _ => "",
            };
            format!(r#"{{"variable":"{name}","origin":"{origin}"{value}}}"#)
        })
        .collect();
    let expected = format!(
        r#"{{"factor3":"summary","struct":"Origins","variables":[{}],"warnings":[{{"variable":"TIMEOUT","warning":"old_name","message":"DEADLINE is an old name of TIMEOUT: set TIMEOUT instead"}}]}}"#,
        variables.join(",")
    );
    assert_eq!(json, expected);
}

#[cfg(feature = "serde")]
#[test]
fn serialize_gives_the_json_line() {
    for report in [
        Shown::load(&Env::from_vars(SHOWN)).unwrap().summary,
        Hidden::load(&Env::from_vars(HIDDEN)).unwrap().summary,
        Origins::load(&origins(&Scratch::new(), "8080")).unwrap().summary,
        Origins::load(&origins(&Scratch::new(), "x")).unwrap_err().summary().clone(),
    ] {
        let line = report.to_json();
        let own = serde_json::to_string(&report).unwrap();
        assert_eq!(line.replacen(r#""factor3":"summary","#, "", 1), own);
        for warning in report.warnings() {
            let own = serde_json::to_string(warning).unwrap();
            assert!(line.contains(&own) && own.contains(warning.code()), "{line}");
        }
    }
}

/// The default of a field in an absent struct is not used.
#[test]
fn an_absent_struct_is_also_absent_in_a_failed_load() {
    #[derive(Debug, Config)]
    struct App {
        port: u16,
        #[config(flatten)]
        pool: Option<Pool>,
    }
    #[derive(Debug, Config)]
    struct Pool {
        #[config(default = 4)]
        pool_size: u8,
    }
    let origins = |port| {
        let loaded = App::load(&Env::from_vars([("PORT", port)]));
        let report = loaded.map_or_else(|error| error.summary(), |loaded| loaded.summary);
        report.origins().map(|(_, origin)| origin).collect::<Vec<_>>()
    };
    assert_eq!(origins("80"), [Origin::Environment, Origin::Absent]);
    assert_eq!(origins("x"), origins("80"));
}

//! Reports about values that were found, or should have been found, in a source other than the variable itself.

#![allow(dead_code, reason = "what counts is what is said of it")]

use factor3::resource::Postgres;
use factor3::{Config, Env, ExposeSecret, SecretString};

use crate::scratch::Scratch;

/// The headline of the only problem, and the report.
#[track_caller]
fn one<const N: usize>(vars: [(&str, &str); N]) -> (String, String) {
    let error = Elsewhere::from_vars(vars).unwrap_err();
    let [problem] = error.problems() else { panic!("{error}") };
    let report = error.to_string();
    assert!(!report.contains("hunter"), "{report}");
    (problem.to_string(), report)
}

#[derive(Debug, Config)]
#[config(secret_files)]
struct Elsewhere {
    #[config(renamed_from = "LISTEN_PORT", renamed_from = "HTTP_PORT", default = 3000)]
    port: u16,
    database_url: Option<Postgres>,
    api_key: Option<SecretString>,
}

/// Whoever corrects a value has to know where it is.
#[test]
fn a_value_from_another_source_is_reported_with_that_source() {
    let scratch = Scratch::new();
    scratch.file("API_KEY", b"hunter\xff2");
    let error = Elsewhere::load(&Env::from_vars([
        ("LISTEN_PORT", "x".into()),
        ("DATABASE_URL_FILE", scratch.file("url", "mysql://hunter2@db/x").into_os_string()),
        ("CREDENTIALS_DIRECTORY", scratch.path().into()),
    ]))
    .unwrap_err();
    let headlines: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    for (headline, start) in headlines.iter().zip([
        "PORT (from its old name LISTEN_PORT) is not a whole number from 0 to 65535: it starts with a letter",
        "DATABASE_URL (from DATABASE_URL_FILE) is not a PostgreSQL URL: it is a MySQL URL",
        "API_KEY (from the credential API_KEY) is not valid UTF-8",
    ]) {
        assert!(headline.starts_with(start), "{headline}");
    }
    assert_eq!(headlines.len(), 3, "{headlines:?}");
    assert_eq!(error.problems()[0].variable(), "PORT");

    let key = scratch.file("key", "changeme");
    let vars = [("API_KEY_FILE", key.into_os_string()), ("HTTP_PORT", "80".into())];
    let warnings = Elsewhere::load(&Env::from_vars(vars)).unwrap().summary;
    let warnings: Vec<String> = warnings.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "HTTP_PORT is an old name of PORT: set PORT instead",
            "API_KEY (from API_KEY_FILE) is a placeholder: set the real value"
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_still_the_origin() {
    let scratch = Scratch::new();
    let path = scratch.at("hunter2");
    let vars = [("API_KEY_FILE", path.to_str().unwrap()), ("LISTEN_PORT", "1"), ("HTTP_PORT", "2")];
    let error = Elsewhere::from_vars(vars).unwrap_err();
    let origins = error.summary();
    let origins: Vec<_> = origins.origins().map(|(_, origin)| origin.code()).collect();
    assert_eq!(origins, ["old_name", "absent", "file"]);
    let json: serde_json::Value = serde_json::from_str(&error.to_json()).unwrap();
    let shown = format!("{} exists, the rest was not found", scratch.path().display());
    assert_eq!(json["problems"][1]["path"], shown);
    assert!(json["problems"][0]["path"].is_null());
}

#[test]
fn two_old_names_that_differ_are_reported_without_the_new_name() {
    assert_eq!(
        one([("LISTEN_PORT", "80"), ("HTTP_PORT", "81")]).0,
        "PORT has two old names that hold different values, LISTEN_PORT and HTTP_PORT: set PORT instead"
    );
    assert!(Elsewhere::from_vars([("PORT", "82")]).is_ok());
}

/// This happens if the credentials directory of the service belongs to another user. Nobody knows what is in it.
#[cfg(unix)]
#[test]
fn a_credentials_directory_that_cannot_be_searched_is_reported() {
    let scratch = Scratch::new();
    let circle = scratch.at("circle");
    std::os::unix::fs::symlink(&circle, &circle).unwrap();
    let circle = circle.to_str().unwrap();
    for own in ["", "hunter2"] {
        let vars = [("API_KEY", own), ("CREDENTIALS_DIRECTORY", circle), ("DATABASE_URL", "postgres://db")];
        let error = Elsewhere::from_vars(vars).unwrap_err().to_string();
        for name in ["DATABASE_URL", "API_KEY"] {
            let headline =
                format!("\n{name} cannot be read from the credential {name}: its symbolic links form a loop");
            assert!(error.contains(&headline) && error.contains(circle), "{error}");
        }
        assert!(!error.contains("hunter2"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_relative_credentials_directory_is_reported() {
    let scratch = Scratch::new();
    scratch.file("API_KEY", "hunter2");
    let up = "../".repeat(std::env::current_dir().unwrap().components().count());
    let relative = format!("{up}.{}", scratch.path().to_str().unwrap());
    assert_eq!(
        one([("CREDENTIALS_DIRECTORY", &relative)]).0,
        "API_KEY cannot be read from the credential API_KEY: CREDENTIALS_DIRECTORY is not an absolute path: \
         give the full path of the directory, or unset the variable"
    );
}

#[test]
fn an_empty_file_is_a_value_only_with_allow_empty() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct App {
        #[config(allow_empty)]
        pepper: SecretString,
        token: Option<SecretString>,
    }
    let scratch = Scratch::new();
    let path = scratch.at("empty");
    std::fs::write(&path, "").unwrap();
    let path = path.to_str().unwrap();
    let app = App::from_vars([("PEPPER_FILE", path)]).unwrap();
    assert_eq!(app.pepper.expose_secret(), "");
    let error = App::from_vars([("PEPPER_FILE", path), ("TOKEN_FILE", path)]).unwrap_err();
    let [problem] = error.problems() else { panic!("one: {error}") };
    assert_eq!(problem.variable(), "TOKEN");
}

/// A file may hold the path of another one. The fix is to name that path.
#[test]
fn a_path_in_a_file_is_told_with_a_fix_that_loads() {
    let scratch = Scratch::new();
    let (outer, path) = (scratch.at("outer"), "/run/secrets/api_key");
    std::fs::write(&outer, path).unwrap();
    for vars in [("API_KEY_FILE", outer.to_str().unwrap()), ("API_KEY", path)] {
        let summary = Elsewhere::load(&Env::from_vars([vars])).unwrap().summary;
        let [warning] = summary.warnings() else { panic!("one: {summary}") };
        assert_eq!((warning.variable(), warning.code()), ("API_KEY", "secret_path"));
        let message = warning.to_string();
        assert!(message.contains("name the path in API_KEY_FILE"), "{message}");
    }
}

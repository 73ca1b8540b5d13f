//! `Option`: a variable that may be missing.

use factor3::{Config, Env, ExposeSecret, Origin, SecretString};

#[derive(Debug, Config)]
struct App {
    port: Option<u16>,
    name: Option<String>,
    tags: Option<Vec<String>>,
    #[allow(unused_qualifications)]
    key_id: std::option::Option<u8>,
    stripe_api_key: Option<SecretString>,
    #[config(allow_empty)]
    motd: Option<String>,
}

#[test]
fn a_missing_variable_is_none() {
    let app = App::from_vars::<_, &str, &str>([]).unwrap();
    assert!(app.port.is_none() && app.name.is_none() && app.tags.is_none());
    assert!(app.key_id.is_none() && app.stripe_api_key.is_none() && app.motd.is_none());
}

#[test]
fn an_empty_variable_is_none() {
    let app = App::from_vars([("PORT", ""), ("NAME", ""), ("TAGS", ""), ("STRIPE_API_KEY", "")]).unwrap();
    assert!(app.port.is_none() && app.name.is_none() && app.tags.is_none());
    assert!(app.stripe_api_key.is_none());
}

#[test]
fn an_empty_variable_with_allow_empty_is_some() {
    let app = App::from_vars([("MOTD", "")]).unwrap();
    assert_eq!(app.motd.as_deref(), Some(""));
}

#[test]
fn a_set_variable_is_some() {
    let app = App::from_vars([("PORT", "80"), ("TAGS", "a,b"), ("KEY_ID", "3"), ("STRIPE_API_KEY", "k")]);
    let app = app.unwrap();
    assert_eq!((app.port, app.key_id), (Some(80), Some(3)));
    assert_eq!(app.tags, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(app.stripe_api_key.unwrap().expose_secret(), "k");
}

#[test]
fn an_invalid_variable_is_a_problem_and_not_none() {
    let error = App::from_vars([("PORT", "eighty"), ("TAGS", "a,,b")]).unwrap_err();
    let wrong: Vec<String> = error.problems().iter().map(ToString::to_string).collect();
    assert_eq!(
        wrong,
        [
            "PORT is not a whole number from 0 to 65535: it starts with a letter",
            "TAGS: item 2 is not valid: it is empty"
        ]
    );
}

#[test]
fn the_schema_and_the_report_say_that_the_variable_is_optional() {
    assert!(App::SCHEMA.variables().iter().all(|declared| !declared.is_required()));
    let report = App::load(&Env::from_vars([("NAME", "x")])).unwrap().summary;
    let origins: Vec<Origin> = report.origins().map(|(_, origin)| origin).collect();
    assert_eq!(origins[..3], [Origin::Absent, Origin::Environment, Origin::Absent]);
}

/// A file, a credential or an old name makes an optional struct present, and only one that is set does.
#[test]
fn other_sources_that_are_not_set_leave_it_absent() {
    #[derive(Debug, Config)]
    #[config(secret_files)]
    struct App {
        #[config(flatten, prefix = "MAIL_")]
        mail: Option<Mail>,
    }
    #[derive(Debug, Config)]
    struct Mail {
        #[config(renamed_from = "KEY")]
        api_key: SecretString,
        #[config(default = 25)]
        port: u16,
    }
    let absent = App::from_vars([("MAIL_KEY_FILE", ""), ("CREDENTIALS_DIRECTORY", "/nowhere")]);
    assert!(absent.unwrap().mail.is_none());
    for name in ["MAIL_API_KEY_FILE", "MAIL_KEY_FILE"] {
        let error = App::from_vars([(name, "/nowhere/key")]).unwrap_err().to_string();
        assert!(error.contains("cannot be read from MAIL_"), "{error}");
    }
    let mail = App::from_vars([("MAIL_KEY", "s3cret")]).unwrap().mail.unwrap();
    assert_eq!((mail.api_key.expose_secret(), mail.port), ("s3cret", 25));
}

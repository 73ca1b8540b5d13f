//! The source of a secret. Two sources at once are a conflict.

use std::fs;
use std::path::Path;

use factor3::resource::{Postgres, Redis};
use factor3::{Config, Env, Error, ExposeSecret as _, SecretBox, SecretString};

use super::{App, Scratch, at_once, fifo};

#[derive(Debug, Config)]
#[config(secret_files)]
struct Whole {
    #[config(default = 80)]
    port: u16,
    database_url: Postgres,
    stripe_api_key: Option<SecretString>,
    #[config(default = "")]
    signing_keys: Vec<SecretString>,
    pin: Option<SecretBox<u16>>,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Cache>,
    #[config(flatten, prefix = "MAIL_")]
    mail: Mail,
}

#[derive(Debug, Config)]
struct Cache {
    redis_url: Redis,
    auth_token: SecretString,
}

#[derive(Debug, Config)]
struct Mail {
    #[config(default = "localhost")]
    host: String,
    password: Option<SecretString>,
}

const DATABASE: (&str, &str) = ("DATABASE_URL", "postgres://db/orders");

fn load(vars: &[(&str, &Path)]) -> Result<Whole, Error> {
    let vars = vars.iter().map(|(name, path)| (*name, path.as_os_str()));
    Whole::from_vars([(DATABASE.0, DATABASE.1.as_ref())].into_iter().chain(vars))
}

fn codes(error: &Error) -> Vec<(&str, &str)> {
    error.problems().iter().map(|problem| (problem.variable(), problem.reason().code())).collect()
}

#[test]
fn secrets_resources_and_their_lists_come_from_files_also_in_flattened_structs() {
    let scratch = Scratch::new();
    let config = Whole::from_vars([
        ("DATABASE_URL_FILE", scratch.file("db", "postgres://shop:pw@db/orders\n")),
        ("STRIPE_API_KEY_FILE", scratch.file("stripe", "sk\n")),
        ("SIGNING_KEYS_FILE", scratch.file("keys", "new,old\n")),
        ("PIN_FILE", scratch.file("pin", "4711\n")),
        ("CACHE_REDIS_URL_FILE", scratch.file("redis", "redis://:pw@cache\n")),
        ("CACHE_AUTH_TOKEN_FILE", scratch.file("token", "t\n")),
        ("MAIL_PASSWORD_FILE", scratch.file("mail", "m\n")),
    ])
    .unwrap();
    assert_eq!(config.database_url.expose_url(), "postgres://shop:pw@db/orders");
    assert_eq!(config.stripe_api_key.unwrap().expose_secret(), "sk");
    let keys: Vec<&str> = config.signing_keys.iter().map(|key| key.expose_secret()).collect();
    assert_eq!(keys, ["new", "old"]);
    assert_eq!(*config.pin.unwrap().expose_secret(), 4711);
    let cache = config.cache.unwrap();
    assert_eq!((cache.redis_url.host(), cache.auth_token.expose_secret()), ("cache", "t"));
    assert_eq!(config.mail.password.unwrap().expose_secret(), "m");
}

#[test]
fn a_plain_variable_is_not_read_from_a_file() {
    let scratch = Scratch::new();
    let gone = scratch.at("gone");
    let config = load(&[("PORT_FILE", &gone), ("MAIL_HOST_FILE", &gone)]).unwrap();
    assert_eq!((config.port, config.mail.host.as_str()), (80, "localhost"));
}

#[test]
fn without_secret_files_nothing_is_read_from_a_file() {
    #[derive(Debug, Config)]
    struct Plain {
        stripe_api_key: Option<SecretString>,
    }
    let scratch = Scratch::new();
    let pipe = fifo(scratch.at("stripe"));
    fs::create_dir(scratch.at("credentials")).unwrap();
    scratch.file("credentials/STRIPE_API_KEY", "sk");
    let vars = [("STRIPE_API_KEY_FILE", pipe), ("CREDENTIALS_DIRECTORY", scratch.at("credentials"))];
    assert!(at_once(|| Plain::from_vars(vars)).unwrap().stripe_api_key.is_none());
}

#[test]
fn an_optional_struct_is_present_if_one_of_its_files_is_set() {
    let scratch = Scratch::new();
    assert!(load(&[]).unwrap().cache.is_none());
    let error = load(&[("CACHE_AUTH_TOKEN_FILE", &scratch.file("token", "t"))]).unwrap_err();
    assert_eq!(codes(&error), [("CACHE_REDIS_URL", "missing")], "{error}");
    let error = load(&[("CACHE_AUTH_TOKEN_FILE", &scratch.at("gone"))]).unwrap_err();
    assert_eq!(
        codes(&error),
        [("CACHE_REDIS_URL", "missing"), ("CACHE_AUTH_TOKEN", "secret_file")],
        "{error}"
    );
}

#[test]
fn e11_a_variable_and_its_file_are_a_conflict() {
    let scratch = Scratch::new();
    // The values may be equal or not, and the file may be readable or not.
    for file in [scratch.file("key", "sk"), scratch.at("gone"), fifo(scratch.at("pipe"))] {
        let vars = [("STRIPE_API_KEY", "hunter2".into()), ("STRIPE_API_KEY_FILE", file)];
        let error = at_once(|| App::from_vars(vars)).unwrap_err();
        assert_eq!(codes(&error), [("STRIPE_API_KEY", "conflict")]);
        let report = error.to_string();
        let other_text = report.replace("STRIPE_API_KEY_FILE", "");
        assert!(report.contains("STRIPE_API_KEY_FILE") && other_text.contains("STRIPE_API_KEY"), "{report}");
        assert!(!report.contains("hunter2"), "{report}");
    }
}

#[test]
fn an_empty_variable_or_an_empty_file_variable_counts_as_not_set() {
    let scratch = Scratch::new();
    let file = scratch.file("key", "of the file");
    let vars = [("STRIPE_API_KEY", Path::new("")), ("STRIPE_API_KEY_FILE", &file)];
    assert_eq!(App::from_vars(vars).unwrap().stripe_api_key.expose_secret(), "of the file");
    let vars = [("STRIPE_API_KEY", "own"), ("STRIPE_API_KEY_FILE", "")];
    assert_eq!(App::from_vars(vars).unwrap().stripe_api_key.expose_secret(), "own");
}

#[test]
fn a_layer_may_name_the_file() {
    let scratch = Scratch::new();
    let file = scratch.file("key", "sk");
    let env = Env::from_vars([("STRIPE_API_KEY", "")]).or(Env::from_vars([("STRIPE_API_KEY_FILE", file)]));
    assert_eq!(App::load(&env).unwrap().config.stripe_api_key.expose_secret(), "sk");
}

#[test]
fn credentials_are_files_with_the_name_of_the_variable() {
    let scratch = Scratch::new();
    scratch.file("STRIPE_API_KEY", "sk\n");
    scratch.file("CACHE_AUTH_TOKEN", "t\n");
    scratch.file("CACHE_REDIS_URL", "redis://cache");
    scratch.file("PORT", "1");
    scratch.file("stranger", "\0");
    let config = load(&[("CREDENTIALS_DIRECTORY", scratch.path())]).unwrap();
    assert_eq!(config.stripe_api_key.unwrap().expose_secret(), "sk");
    let cache = config.cache.unwrap();
    assert_eq!((cache.redis_url.host(), cache.auth_token.expose_secret()), ("cache", "t"));
    assert_eq!((config.port, config.mail.password.is_none()), (80, true));
}

#[test]
fn an_absent_credential_is_fine_and_an_unreadable_credential_is_a_problem() {
    let scratch = Scratch::new();
    let vars = [("CREDENTIALS_DIRECTORY", scratch.path())];
    assert_eq!(codes(&App::from_vars(vars).unwrap_err()), [("STRIPE_API_KEY", "missing")]);
    fs::create_dir(scratch.at("STRIPE_API_KEY")).unwrap();
    let error = App::from_vars(vars).unwrap_err();
    assert_eq!(codes(&error), [("STRIPE_API_KEY", "secret_file")]);
    assert!(error.to_string().contains("it is a directory"), "{error}");
    fs::remove_dir(scratch.at("STRIPE_API_KEY")).unwrap();
    scratch.file("STRIPE_API_KEY", "hunter2\0");
    let error = App::from_vars(vars).unwrap_err();
    assert_eq!(codes(&error), [("STRIPE_API_KEY", "secret_file")]);
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn e11_a_credential_and_another_source_are_a_conflict() {
    let scratch = Scratch::new();
    scratch.file("STRIPE_API_KEY", "hunter2");
    let file = scratch.file("other", "hunter2");
    let sources = [("STRIPE_API_KEY_FILE", file.as_path()), ("STRIPE_API_KEY", Path::new("hunter2"))];
    for (name, value) in sources {
        let error = App::from_vars([(name, value), ("CREDENTIALS_DIRECTORY", scratch.path())]).unwrap_err();
        assert_eq!(codes(&error), [("STRIPE_API_KEY", "conflict")]);
        let report = error.to_string();
        assert!(report.contains(name) && report.contains("credential"), "{report}");
        assert!(!report.contains("hunter2"), "{report}");
    }
    let vars = [("STRIPE_API_KEY", Path::new("")), ("CREDENTIALS_DIRECTORY", scratch.path())];
    assert_eq!(App::from_vars(vars).unwrap().stripe_api_key.expose_secret(), "hunter2");
}

#[test]
fn one_report_has_every_file_that_cannot_be_read() {
    let scratch = Scratch::new();
    let error = Whole::from_vars([
        ("DATABASE_URL_FILE", scratch.file("db", "postgres://hunter2:hunter2")),
        ("STRIPE_API_KEY_FILE", scratch.at("gone")),
        ("PIN_FILE", scratch.file("pin", "hunter2")),
        ("MAIL_PASSWORD_FILE", scratch.path().to_owned()),
    ])
    .unwrap_err();
    assert_eq!(
        codes(&error),
        [
            ("DATABASE_URL", "invalid"),
            ("STRIPE_API_KEY", "secret_file"),
            ("PIN", "invalid"),
            ("MAIL_PASSWORD", "secret_file")
        ]
    );
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[derive(Debug, Config)]
#[config(prefix = "APP_", secret_files, warn_unknown)]
struct Renamed {
    #[config(renamed_from = "STRIPE_KEY")]
    stripe_api_key: Option<SecretString>,
}

/// Otherwise an optional secret would be lost when its variable is renamed.
#[test]
fn the_file_and_the_credential_of_an_old_name_count() {
    let scratch = Scratch::new();
    let (path, directory) = (scratch.file("APP_STRIPE_KEY", "sk\n"), scratch.path());
    for var in [("APP_STRIPE_KEY_FILE", path.as_path()), ("CREDENTIALS_DIRECTORY", directory)] {
        let loaded = Renamed::load(&Env::from_vars([var])).unwrap();
        assert_eq!(loaded.config.stripe_api_key.unwrap().expose_secret(), "sk");
        let warnings: Vec<String> = loaded.summary.warnings().iter().map(ToString::to_string).collect();
        let text = "APP_STRIPE_KEY is an old name of APP_STRIPE_API_KEY: set APP_STRIPE_API_KEY instead";
        assert_eq!(warnings, [text]);
    }
    let other = scratch.file("other", "another\n");
    let error = Renamed::from_vars([("APP_STRIPE_API_KEY_FILE", other), ("APP_STRIPE_KEY_FILE", path)]);
    assert_eq!(codes(&error.unwrap_err()), [("APP_STRIPE_API_KEY", "old_name")]);
}

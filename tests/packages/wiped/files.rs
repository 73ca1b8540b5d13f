//! Tests that a secret from a file leaves no copy in freed memory.

#[path = "../../support/scratch.rs"]
pub(crate) mod scratch;

use factor3::resource::Postgres;
use factor3::{Config, ExposeSecret as _, SecretString};
use scratch::Scratch;

use super::{API_KEY, CANARY, DATABASE_URL, caught, wiped};

#[derive(Config)]
#[config(secret_files)]
struct App {
    api_key: SecretString,
    database_url: Option<Postgres>,
}

fn load() {
    let app = App::from_env().unwrap();
    assert!(app.api_key.expose_secret() == CANARY);
    assert!(app.database_url.unwrap().expose_url() == DATABASE_URL.1);
}

#[test]
fn file_to_secret_and_handle() {
    let scratch = Scratch::new();
    let vars = [
        ("API_KEY_FILE", scratch.file("key", format!("{CANARY}\n"))),
        ("DATABASE_URL_FILE", scratch.file("url", DATABASE_URL.1)),
    ];
    wiped("files::file_to_secret_and_handle", &vars, load);
}

#[test]
fn credential_to_secret_and_handle() {
    let scratch = Scratch::new();
    scratch.file(API_KEY.0, format!("{CANARY}\r\n"));
    scratch.file(DATABASE_URL.0, DATABASE_URL.1);
    let vars = [("CREDENTIALS_DIRECTORY", scratch.path())];
    wiped("files::credential_to_secret_and_handle", &vars, load);
}

#[test]
fn invalid_files() {
    let scratch = Scratch::new();
    for (name, content) in [
        ("nul", format!("{CANARY}\0").into_bytes()),
        ("bom", format!("\u{feff}{CANARY}").into_bytes()),
        ("bytes", [CANARY.as_bytes(), b"\xff"].concat()),
        ("long", CANARY.repeat(6000).into_bytes()),
    ] {
        let key = ("API_KEY_FILE", scratch.file(name, content));
        let url = ("DATABASE_URL_FILE", scratch.file("url", format!("{}#", DATABASE_URL.1)));
        wiped("files::invalid_files", &[key, url], || {
            assert!(App::from_env().err().unwrap().problems().len() == 2);
        });
    }
}

/// Both variables are read, and the load is refused.
#[test]
fn a_variable_and_its_file() {
    let scratch = Scratch::new();
    let vars = [("API_KEY", CANARY.into()), ("API_KEY_FILE", scratch.file("key", CANARY))];
    wiped("files::a_variable_and_its_file", &vars, || {
        assert!(App::from_env().is_err());
    });
}

#[test]
fn a_path_that_is_really_the_secret() {
    let vars = [("API_KEY_FILE", CANARY), ("DATABASE_URL_FILE", "/tmp/Zq7Kx9Wv3JpQ")];
    wiped("files::a_path_that_is_really_the_secret", &vars, || {
        assert!(!App::from_env().err().unwrap().to_string().contains(CANARY));
    });
}

/// Secrets in the place of a path. std copies a path of more than 383 bytes to the heap.
fn long_paths() -> [String; 5] {
    let many = "/Zq7Kx9Wv3JpQ".repeat(40);
    [
        format!("/{}", CANARY.repeat(40)),
        format!("/tmp{many}"),
        many,
        "/Zq7Kx9Wv3JpQ".repeat(315),
        "/Zq7Kx9Wv3JpQ".repeat(1000),
    ]
}

#[test]
fn a_long_path_that_is_really_the_secret() {
    for path in long_paths() {
        let vars = [("API_KEY_FILE", &path), ("DATABASE_URL_FILE", &path)];
        wiped("files::a_long_path_that_is_really_the_secret", &vars, || {
            assert!(App::from_env().err().unwrap().problems().len() == 2);
        });
    }
}

#[test]
fn a_long_directory_of_credentials_that_is_really_the_secret() {
    for path in long_paths() {
        let vars = [("CREDENTIALS_DIRECTORY", path)];
        wiped("files::a_long_directory_of_credentials_that_is_really_the_secret", &vars, || {
            assert!(!App::from_env().err().unwrap().to_string().contains(CANARY));
        });
    }
}

/// The reader that one would write by hand.
#[test]
fn negative_control_a_string_on_the_way() {
    let scratch = Scratch::new();
    let vars = [("API_KEY_FILE", scratch.file("key", format!("{CANARY}\n")))];
    caught("files::negative_control_a_string_on_the_way", &vars, || {
        let path = std::env::var_os("API_KEY_FILE").unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        assert!(SecretString::from(text.trim_end()).expose_secret() == CANARY);
    });
}

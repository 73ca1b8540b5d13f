//! Tests that a secret from a `.env` file leaves no copy in freed memory.

use std::fs;
use std::path::Path;

use factor3::{Config as _, Env, ExposeSecret as _};

use super::{App, CANARY, child, wiped};

/// Checks that `run` leaves no copy of the content of the file.
fn wiped_from(test: &str, content: impl AsRef<[u8]>, run: fn()) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("wiped-{test}.env"));
    let test = format!("dotenv::{test}");
    if !child::is("wiped", &test) {
        fs::write(&path, content).unwrap();
    }
    wiped(&test, &[("TEST_DOTENV", path)], run);
}

fn env() -> Env {
    Env::process().or(Env::dotenv(std::env::var_os("TEST_DOTENV").unwrap()))
}

fn load() {
    let app = App::load(&env()).unwrap().config;
    assert!(app.api_key.expose_secret() == CANARY);
    assert!(app.database_url.password().unwrap().expose_secret().strip_prefix("a@") == Some(CANARY));
}

#[test]
fn file_to_secret_and_handle() {
    let content = "API_KEY=Zq7Kx9Wv3JpQ # x\nDATABASE_URL=postgres://shop:a%40Zq7Kx9Wv3JpQ@db/orders\n";
    wiped_from("file_to_secret_and_handle", content, load);
}

#[test]
fn values_in_quotes_and_a_repeated_name() {
    let content = "API_KEY='Zq7Kx9Wv3JpQ\\''\nOTHER=\"Zq7Kx9Wv3JpQ\n\\tZq7Kx9Wv3JpQ\"\nAPI_KEY=\"Zq7Kx9Wv3JpQ\"\n\
                   DATABASE_URL='postgres://shop:a%40Zq7Kx9Wv3JpQ@db/orders'";
    wiped_from("values_in_quotes_and_a_repeated_name", content, load);
}

#[test]
fn invalid_lines() {
    let content =
        "API_KEY=Zq7Kx9Wv3JpQ$\nDATABASE_URL=\"Zq7Kx9Wv3JpQ\\Zq7Kx9Wv3JpQ\"\n'Zq7Kx9Wv3JpQ\nA='Zq7Kx9Wv3JpQ";
    wiped_from("invalid_lines", content, || {
        let error = App::load(&env()).err().unwrap();
        assert!((error.problems().len(), error.summary().warnings().len()) == (2, 2));
    });
}

#[test]
fn a_file_that_is_too_large() {
    wiped_from("a_file_that_is_too_large", "API_KEY=Zq7Kx9Wv3JpQ\n".repeat(60_000), || {
        assert!(App::load(&env()).err().unwrap().to_string().contains("larger than 1 MiB"));
    });
}

#[test]
fn a_file_that_is_not_unicode() {
    wiped_from("a_file_that_is_not_unicode", b"API_KEY=Zq7Kx9Wv3JpQ\n\xff", || {
        assert!(App::load(&env()).err().unwrap().to_string().contains("not valid UTF-8"));
    });
}

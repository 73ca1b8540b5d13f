//! What a build changes where one declaration changes the meaning of another.

#![allow(dead_code, reason = "only the schemas are looked at")]

use factor3::resource::Postgres;
use factor3::{Config, SecretString};

use super::changes::{assert_told, compare};

#[test]
fn a_variable_that_now_asks_for_an_answer_has_to_be_removed() {
    let changes =
        compare!({ mode: Option<String>, } => #[config(introspect = "MODE")] { port: Option<u16>, });
    let lines = [
        "  PORT (a whole number from 0 to 65535) is optional",
        "  MODE is no longer read: remove it after the release",
        "! MODE asks the program for an answer instead of a start: remove it before the release",
    ];
    assert_told(&changes, &lines, false);
    let changes = compare!(
        #[config(introspect = "MODE")] { port: u16, } => #[config(introspect = false)] { port: u16, }
    );
    assert_told(&changes, &["  MODE asks the program for nothing any more"], true);
    let changes = compare!({ port: u16, } => #[config(introspect = "ASK")] { port: u16, });
    let line = "  ASK asks the program for an answer instead of a start, and not FACTOR3";
    assert_told(&changes, &[line], true);
}

#[test]
fn a_url_that_takes_its_password_from_elsewhere_is_told() {
    let changes = compare!(
        { pg_url: Postgres, pg_password: Option<SecretString>, } =>
        { #[config(password = "PG_PASSWORD")] pg_url: Postgres, }
    );
    let line = "! PG_URL is read together with PG_PASSWORD: see that they belong together before the release";
    assert_told(&changes, &[line], false);
    let changes =
        compare!({ pg_url: Postgres, } => { #[config(password = "PG_PASSWORD")] pg_url: Postgres, });
    let lines = [
        "  PG_PASSWORD (a secret) is optional",
        "  PG_URL may have its user name or password in PG_PASSWORD",
    ];
    assert_told(&changes, &lines, true);
}

#[test]
fn another_unit_of_a_size_counts_as_incompatible() {
    let changes =
        compare!({ limit: factor3::ByteSize, } => { #[config(unit = "MiB")] limit: factor3::ByteSize, });
    let line =
        "! LIMIT reads a size in MiB, and read a size in bytes before: check its value before the release";
    assert_told(&changes, &[line], false);
    let changes =
        compare!({ limit: factor3::ByteSize, } => { #[config(unit = "B")] limit: factor3::ByteSize, });
    assert!(changes.is_compatible(), "{changes}");
}

#[test]
fn a_computed_default_that_decides_a_condition_is_not_compared() {
    let changes = compare!(
        { #[config(required_if(b = 8))] a: Option<u8>, #[config(default_with = 7)] b: u8, } =>
        { #[config(required_if(b = 8))] a: Option<u8>, #[config(default_with = 8)] b: u8, }
    );
    let line = "  B: the default that the code computes, on which it depends whether A is required\n";
    assert!(changes.to_string().contains(line), "{changes}");
}

#[test]
fn where_the_old_build_says_where_credentials_are_a_credential_is_checked() {
    let changes = compare!(
        { credentials_directory: Option<String>, key: SecretString, } =>
        #[config(secret_files)] { key: SecretString, }
    );
    assert!(!changes.is_compatible(), "{changes}");
}

#[test]
fn what_the_application_says_of_its_parser_stays_on_one_line() {
    fn any(_: &str) -> Result<u8, &'static str> {
        Ok(1)
    }
    let changes = compare!(
        { port: u16, } =>
        { port: u16, #[config(expected = "a slug\nor \u{1b}[31m two", value_parser = any)] slug: Option<u8>, }
    );
    let line = "  SLUG: what the application reads (a slug\\nor \\u{1b}[31m two)\n";
    assert!(changes.to_string().contains(line), "{changes}");
}

#[test]
fn an_old_default_that_cannot_be_set_is_not_advised() {
    let changes = compare!(
        { #[config(default = "")] motto: String, #[config(default = 5)] jobs: u8, #[config(default = "")] empty: String, } =>
        {
            #[config(default = "hello")]
            motto: String,
            #[config(default = 10, range = 10..)]
            jobs: u8,
            #[config(default = "a", allow_empty)]
            empty: String,
        }
    );
    let lines = [
        "  MOTTO has the default hello and had an empty text",
        "! JOBS reads a whole number from 10 to 255, and read a whole number from 0 to 255 before: check its value before the release",
        "  JOBS has the default 10 and had 5",
        "  EMPTY may be empty: it counted as not set",
        "  EMPTY has the default a and had an empty text: where it is not set, set EMPTY= to keep that",
    ];
    assert_told(&changes, &lines, false);
}

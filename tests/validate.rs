//! `validate = path` on fields and structs.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use factor3::{Config, ExposeSecret, SecretString, ValueError};

fn even(n: &u16) -> Result<(), &'static str> {
    if n % 2 == 0 { Ok(()) } else { Err("it must be even") }
}

fn bucket(name: &str) -> Result<(), String> {
    if name.starts_with("app-") { Ok(()) } else { Err(format!("bad bucket {name}")) }
}

fn short(tags: &[String]) -> Result<(), ValueError> {
    if tags.len() < 3 { Ok(()) } else { Err(ValueError::expected("at most two tags")) }
}

fn key(key: &SecretString) -> Result<(), ValueError> {
    match key.expose_secret().starts_with("sk_live_") {
        true => Ok(()),
        false => Err(ValueError::because("only a live key works here")),
    }
}

fn ordered(pool: &Pool) -> Result<(), &'static str> {
    if pool.min <= pool.max { Ok(()) } else { Err("the minimum is above the maximum") }
}

fn app(app: &App) -> Result<(), String> {
    if app.port == 66 { Err(format!("bad port {}", app.port)) } else { Ok(()) }
}

#[derive(Debug, Config)]
#[config(validate = ordered, prefix = "POOL_")]
struct Pool {
    #[config(default = 1)]
    min: u8,
    #[config(default = 4)]
    max: u8,
}

#[derive(Debug, Config)]
#[config(validate = app)]
struct App {
    #[config(validate = even, default = 80)]
    port: u16,
    #[config(validate = even)]
    other_port: Option<u16>,
    #[config(validate = bucket)]
    bucket: Option<String>,
    #[config(validate = short, default = "")]
    tags: Vec<String>,
    #[config(validate = key)]
    api_key: Option<SecretString>,
    #[config(flatten, prefix = "DB_")]
    pool: Pool,
    #[config(flatten, prefix = "CACHE_")]
    cache: Option<Pool>,
}

/// Each problem's variable, field and headline.
fn refused(vars: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let error = App::from_vars(vars.iter().copied()).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    let three = |p: &factor3::Problem| (p.variable().to_owned(), p.field().to_owned(), p.to_string());
    error.problems().iter().map(three).collect()
}

fn one(name: &str, value: &str) -> String {
    refused(&[(name, value)]).remove(0).2
}

#[test]
fn a_good_value_passes() {
    let app = App::from_vars([("PORT", "8080"), ("OTHER_PORT", "2"), ("BUCKET", "app-x"), ("TAGS", "a,b")]);
    let app = app.unwrap();
    assert_eq!((app.port, app.other_port, app.bucket.as_deref()), (8080, Some(2), Some("app-x")));
    assert_eq!((app.tags.len(), app.pool.max, app.cache.is_none()), (2, 4, true));
    assert!(app.api_key.is_none());
}

#[test]
fn a_reason_from_the_code_is_shown() {
    assert_eq!(one("PORT", "81"), "PORT is refused: it must be even");
    assert_eq!(one("API_KEY", "hunter2"), "API_KEY is refused: only a live key works here");
    assert_eq!(one("TAGS", "a,b,c"), "TAGS is not at most two tags");
}

#[test]
fn any_other_reason_is_dropped() {
    assert_eq!(one("BUCKET", "hunter2"), "BUCKET is refused by the app's check");
    assert_eq!(one("PORT", "66"), "App is refused by the app's check");
}

#[test]
fn the_check_of_an_option_sees_what_is_inside() {
    assert_eq!(one("OTHER_PORT", "3"), "OTHER_PORT is refused: it must be even");
}

#[test]
fn a_check_over_a_struct_waits_until_all_its_fields_are_there() {
    let wrong = refused(&[("PORT", "66"), ("DB_POOL_MIN", "x"), ("DB_POOL_MAX", "0")]);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert_eq!((wrong[0].0.as_str(), wrong[0].1.as_str()), ("DB_POOL_MIN", "App.pool.min"));
}

#[test]
fn problems_of_fields_and_structs_stand_in_the_order_of_declaration() {
    let wrong =
        refused(&[("CACHE_POOL_MIN", "9"), ("DB_POOL_MIN", "9"), ("PORT", "81"), ("CACHE_POOL_MAX", "1")]);
    let fields: Vec<&str> = wrong.iter().map(|(_, field, _)| field.as_str()).collect();
    assert_eq!(fields, ["App.port", "App.pool", "App.cache"]);
}

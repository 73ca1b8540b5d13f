//! `default_from`: the value of a field declared before is the default.

#![allow(dead_code, reason = "the tests look at what loads")]

use factor3::resource::Redis;
use factor3::{Config, Env, ExposeSecret, Origin, SecretString};

#[derive(Debug, Config)]
#[config(prefix = "APP_")]
struct App {
    #[config(default = "localhost")]
    domain_name: String,
    #[config(default_from = domain_name)]
    audience: String,
    #[config(default_from = audience, no_prefix)]
    issuer: String,
    cache_url: Option<Redis>,
    #[config(default_from = cache_url)]
    queue_url: Option<Redis>,
    key: Option<SecretString>,
    #[config(default_from = key)]
    previous_key: Option<SecretString>,
}

fn load(vars: &[(&str, &str)]) -> App {
    App::from_vars(vars.to_vec()).unwrap()
}

#[test]
fn it_has_the_value_of_the_other_field() {
    assert_eq!(load(&[("APP_DOMAIN_NAME", "example.com")]).audience, "example.com");
    assert_eq!(load(&[]).audience, "localhost", "the default of the other field is its value, too");
    assert_eq!(load(&[("APP_AUDIENCE", "api")]).issuer, "api", "a chain of them");
}

#[test]
fn its_own_variable_wins() {
    let app = load(&[("APP_DOMAIN_NAME", "a"), ("APP_AUDIENCE", "b"), ("ISSUER", "c")]);
    assert_eq!((app.domain_name.as_str(), app.audience.as_str(), app.issuer.as_str()), ("a", "b", "c"));
}

#[test]
fn an_option_takes_over_an_option() {
    let app = load(&[("APP_CACHE_URL", "redis://cache.internal"), ("APP_KEY", "k")]);
    assert_eq!(app.queue_url.unwrap().host(), "cache.internal");
    assert_eq!(app.previous_key.unwrap().expose_secret(), "k");
    assert!(load(&[]).queue_url.is_none());
}

#[test]
fn a_problem_of_the_other_field_is_told_once() {
    let error = App::from_vars([("APP_CACHE_URL", "mysql://db")]).unwrap_err();
    let names: Vec<&str> = error.problems().iter().map(factor3::Problem::variable).collect();
    assert_eq!(names, ["APP_CACHE_URL"]);
}

#[test]
fn its_origin_is_the_default() {
    let summary = App::load(&Env::from_vars([("APP_DOMAIN_NAME", "a")])).unwrap().summary;
    let origin = |name| summary.origins().find(|(variable, _)| *variable == name).unwrap().1;
    assert_eq!((origin("APP_DOMAIN_NAME"), origin("APP_AUDIENCE")), (Origin::Environment, Origin::Default));
}

#[test]
fn the_schema_names_the_other_variable() {
    let variables = App::SCHEMA.variables();
    let from: Vec<Option<&str>> = variables.iter().map(factor3::Variable::default_from).collect();
    assert_eq!(
        &from[..5],
        [None, Some("APP_DOMAIN_NAME"), Some("APP_AUDIENCE"), None, Some("APP_CACHE_URL")]
    );
    assert!(!variables[1].is_required());
}

#[test]
fn the_other_name_has_the_prefixes_of_the_structs_around_it() {
    #[derive(Config)]
    #[expect(dead_code, reason = "only the table is asked")]
    struct Outer {
        #[config(flatten, prefix = "EU_")]
        app: App,
    }
    assert_eq!(Outer::SCHEMA.variables()[1].default_from(), Some("EU_APP_DOMAIN_NAME"));
}

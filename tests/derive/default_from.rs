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

mod checked {
    use factor3::{ByteSize, ValueError};

    use super::*;

    fn even(number: &u16) -> Result<(), &'static str> {
        if number % 2 == 0 { Ok(()) } else { Err("it is odd") }
    }

    fn number(text: &str) -> Result<u16, std::num::ParseIntError> {
        text.parse()
    }

    fn no_blank(name: &str) -> Result<(), ValueError> {
        if name.contains(' ') { Err(ValueError::because("it has a blank in it")) } else { Ok(()) }
    }

    #[derive(Debug, Config)]
    #[config(prefix = "APP_")]
    struct App {
        http_port: u16,
        #[config(default_from = http_port, range = 1024..)]
        metrics_port: u16,
        #[config(default_from = metrics_port, no_prefix, validate = even)]
        admin_port: u16,
        #[config(default = "64MiB")]
        cache: ByteSize,
        #[config(default_from = cache, range = "1MiB"..="1GiB")]
        buffer: ByteSize,
        cookie_key: Option<SecretString>,
        #[config(default_from = cookie_key, min_len = 8)]
        jwt_key: Option<SecretString>,
        #[config(default = "a,b")]
        hosts: Vec<String>,
        #[config(default = 5, value_parser = number)]
        retries: u16,
        #[config(default_from = retries, value_parser = number, range = 1..=10)]
        attempts: u16,
        #[config(default_from = hosts, min_len = 2)]
        peers: Vec<String>,
        name: Option<String>,
        #[config(default_from = name, validate = no_blank)]
        alias: Option<String>,
    }

    fn problems(vars: &[(&'static str, &'static str)]) -> Vec<String> {
        let vars = [("APP_HTTP_PORT", "8080")].into_iter().chain(vars.iter().copied());
        match App::load(&Env::from_vars([("APP_METRICS_PORT", "9000")]).or(Env::from_vars(vars))) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems().iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_value_that_the_checks_accept_is_taken() {
        let app = App::from_vars([("APP_HTTP_PORT", "8080"), ("APP_COOKIE_KEY", "long enough")]).unwrap();
        assert_eq!((app.metrics_port, app.admin_port, app.buffer), (8080, 8080, app.cache));
        assert_eq!(app.jwt_key.unwrap().expose_secret(), "long enough");
        assert_eq!((app.peers.len(), app.alias), (2, None));
    }

    #[test]
    fn a_value_that_a_check_refuses_is_a_problem_of_both() {
        let port = |text| App::from_vars([("APP_HTTP_PORT", text)]).unwrap_err().problems()[0].to_string();
        assert_eq!(
            port("80"),
            "APP_METRICS_PORT is not set, and the value of APP_HTTP_PORT, its default, is out of its range: set \
             APP_METRICS_PORT"
        );
        assert_eq!(
            port("8081"),
            "ADMIN_PORT is not set, and the value of APP_METRICS_PORT, its default, was rejected: it is odd: set ADMIN_PORT"
        );
        for (name, text, wanted) in [
            (
                "APP_CACHE",
                "2GiB",
                "APP_BUFFER is not set, and the value of APP_CACHE, its default, is out of its range",
            ),
            (
                "APP_COOKIE_KEY",
                "short",
                "APP_JWT_KEY is not set, and the value of APP_COOKIE_KEY, its default, is too short",
            ),
            ("APP_HOSTS", "a", "APP_PEERS is not set, and the value of APP_HOSTS, its default, is too short"),
            (
                "APP_NAME",
                "b c",
                "APP_ALIAS is not set, and the value of APP_NAME, its default, was rejected: it has a blank",
            ),
            (
                "APP_RETRIES",
                "11",
                "APP_ATTEMPTS is not set, and the value of APP_RETRIES, its default, is out of its range",
            ),
        ] {
            let [problem] = &problems(&[(name, text)])[..] else { panic!("{name}: one") };
            assert!(problem.starts_with(wanted), "{problem}");
        }
        // What is set is not copied.
        assert_eq!(problems(&[("APP_COOKIE_KEY", "short"), ("APP_JWT_KEY", "long enough")]), [""; 0]);
        assert_eq!(problems(&[("APP_CACHE", "2GiB"), ("APP_BUFFER", "1MiB")]), [""; 0]);
    }

    #[test]
    fn the_report_says_what_the_variable_expects() {
        let report = |vars: &[(&str, &str)]| App::from_vars(vars.to_vec()).unwrap_err().to_string();
        let port = report(&[("APP_HTTP_PORT", "80"), ("ADMIN_PORT", "2")]);
        assert!(port.contains("\n    expected  a whole number from 1024 to 65535\n"), "{port}");
        let key = report(&[("APP_HTTP_PORT", "8080"), ("APP_COOKIE_KEY", "short")]);
        assert!(key.contains("\n    expected  a secret of 8 characters or more\n"), "{key}");
    }

    #[test]
    fn a_value_that_is_set_and_refused_is_the_only_problem() {
        let error = App::from_vars([("APP_HTTP_PORT", "80"), ("APP_METRICS_PORT", "x"), ("ADMIN_PORT", "2")]);
        let error = error.unwrap_err();
        let [problem] = error.problems() else { panic!("one: {error}") };
        assert!(problem.to_string().starts_with("APP_METRICS_PORT is not a whole number"), "{error}");
    }
}

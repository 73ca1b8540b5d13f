//! Layers: the first layer that has a variable gives its value.

use factor3::{Config, Env, Origin};

#[derive(Debug, PartialEq, Config)]
struct App {
    host: String,
    #[config(default = 80)]
    port: u16,
    name: Option<String>,
}

fn env<const N: usize>(vars: [(&str, &str); N]) -> Env {
    Env::from_vars(vars)
}

fn app(env: &Env) -> App {
    App::load(env).unwrap().config
}

#[test]
fn the_first_layer_that_has_a_variable_wins() {
    let layers = env([("HOST", "a")]).or(env([("HOST", "b"), ("PORT", "1")])).or(env([
        ("HOST", "c"),
        ("PORT", "2"),
        ("NAME", "n"),
    ]));
    assert_eq!(app(&layers), App { host: "a".to_owned(), port: 1, name: Some("n".to_owned()) });
}

#[test]
fn layers_stay_in_order_however_they_are_joined() {
    let (a, b, c) = (env([("HOST", "a")]), env([("HOST", "b"), ("PORT", "1")]), env([("PORT", "2")]));
    let left = a.clone().or(b.clone()).or(c.clone());
    let right = a.or(b.or(c));
    assert_eq!(app(&left), app(&right));
}

#[test]
fn an_empty_variable_does_not_hide_the_next_layer() {
    let app = app(&env([("HOST", ""), ("PORT", "")]).or(env([("HOST", "b"), ("PORT", "3")])));
    assert_eq!((app.host.as_str(), app.port), ("b", 3));
}

#[test]
fn an_invalid_variable_hides_the_next_layer() {
    let error = App::load(&env([("PORT", "x")]).or(env([("HOST", "h"), ("PORT", "3")]))).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].variable(), "PORT");
}

#[test]
fn near_misses_are_found_in_every_layer() {
    let error = App::load(&env([]).or(env([("HSOT", "x")]))).unwrap_err();
    assert_eq!(error.problems()[0].hint().as_deref(), Some("HSOT is set; did you mean HOST?"));
}

#[test]
fn the_process_is_a_layer_like_any_other() {
    let loaded = App::load(&env([("HOST", "a"), ("PORT", "1")]).or(Env::process())).unwrap();
    assert_eq!((loaded.config.host.as_str(), loaded.config.port), ("a", 1));
    assert_eq!(loaded.summary.origins().next(), Some(("HOST", Origin::Environment)));
}

#[test]
fn an_env_shows_no_name_and_no_value() {
    let shown = format!("{:?}", env([("HOST", "hunter2")]).or(Env::process()));
    assert_eq!(shown, "[\"pairs\", \"process\"]");
}

/// A process can start with a name twice. As with `getenv`, the first one counts.
#[test]
fn of_a_name_that_a_layer_has_twice_the_first_counts() {
    for strangers in [0, 2_000] {
        let load = |vars: &[(&str, &str)]| {
            let many = (0..strangers).map(|n| (format!("STRANGER_{n}"), "x".to_owned()));
            let own = vars.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            App::load(&Env::from_vars(own.chain(many)).or(env([("NAME", "below")])))
        };
        let app = load(&[("HOST", "a"), ("HOST", "b"), ("NAME", ""), ("NAME", "n")]).unwrap().config;
        assert_eq!((app.host.as_str(), app.name.as_deref()), ("a", Some("below")), "{strangers}");
    }
}

//! Variables that are set, but empty: `NAME=`.

use std::path::PathBuf;

use factor3::{Config, Env, ExposeSecret, SecretString};

#[derive(Debug, Config)]
struct App {
    host: String,
    #[config(default = 80)]
    port: u16,
    path: PathBuf,
    api_key: SecretString,
    #[config(allow_empty)]
    banner: String,
    #[config(allow_empty, default = "x")]
    suffix: String,
    #[config(allow_empty)]
    hosts: Vec<String>,
    #[config(allow_empty)]
    pass: SecretString,
}

const FULL: [(&str, &str); 6] =
    [("HOST", "h"), ("PATH", "/"), ("API_KEY", "k"), ("BANNER", "b"), ("HOSTS", "a"), ("PASS", "p")];

fn with(more: &[(&str, &str)]) -> Result<App, Vec<String>> {
    App::from_vars(more.iter().chain(&FULL).copied())
        .map_err(|error| error.problems().iter().map(ToString::to_string).collect())
}

#[test]
fn allow_empty_accepts_empty_text_as_a_value() {
    let app = with(&[("BANNER", ""), ("SUFFIX", ""), ("HOSTS", ""), ("PASS", "")]).unwrap();
    assert_eq!((app.banner.as_str(), app.suffix.as_str(), app.hosts.len()), ("", "", 0));
    assert_eq!((app.pass.expose_secret(), app.api_key.expose_secret()), ("", "k"));
    assert_eq!((app.host.as_str(), app.path), ("h", PathBuf::from("/")));
}

#[test]
fn allow_empty_does_not_make_a_missing_variable_a_value() {
    let error = App::from_vars(FULL.into_iter().filter(|(name, _)| *name != "BANNER")).unwrap_err();
    assert_eq!(error.problems()[0].to_string(), "BANNER is not set");
}

#[test]
fn an_empty_variable_falls_back_to_the_next_layer_unless_empty_is_a_value() {
    let front = Env::from_vars([("HOST", ""), ("PORT", ""), ("BANNER", ""), ("API_KEY", "")]);
    let app = App::load(&front.clone().or(Env::from_vars(FULL))).unwrap().config;
    assert_eq!((app.host.as_str(), app.port, app.banner.as_str()), ("h", 80, ""));
    assert_eq!(app.api_key.expose_secret(), "k");
    let error = App::load(&front.or(Env::from_vars([("HOST", "")]))).unwrap_err();
    assert_eq!(error.problems()[0].to_string(), "HOST is set but empty");
}

//! `value_parser = path`: an application function reads the text.

use std::time::Duration;

use factor3::{Config, ExposeSecret, SecretString, ValueError};

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn pair(text: &str) -> Result<(u8, u8), &'static str> {
    let (a, b) = text.split_once('x').ok_or("it has no x between width and height")?;
    Ok((a.parse().map_err(|_| "its width is no number")?, b.parse().map_err(|_| "its height is no number")?))
}

fn words(text: &str) -> Result<Vec<String>, ValueError> {
    match text.contains(' ') {
        true => Ok(text.split(' ').map(str::to_owned).collect()),
        false => Err(ValueError::expected("two words or more")),
    }
}

fn echo(text: &str) -> Result<u8, String> {
    Err(format!("invalid {text}"))
}

fn key(text: &str) -> Result<SecretString, String> {
    match text.strip_prefix("key_") {
        Some(key) => Ok(SecretString::from(key)),
        None => Err(format!("invalid {text}")),
    }
}

#[derive(Debug, Config)]
struct App {
    #[config(value_parser = seconds, default = "5")]
    grace: Duration,
    #[config(value_parser = pair)]
    size: Option<(u8, u8)>,
    #[config(value_parser = words)]
    phrase: Option<Vec<String>>,
    #[config(value_parser = echo)]
    #[allow(dead_code)]
    echo: Option<u8>,
    #[config(value_parser = key)]
    api_key: Option<SecretString>,
}

fn refused(name: &str, value: &str) -> String {
    let error = App::from_vars([(name, value)]).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    error.problems()[0].to_string()
}

#[test]
fn the_function_reads_the_whole_text() {
    let app = App::from_vars([("SIZE", "3x4"), ("PHRASE", "a b,c d"), ("API_KEY", "key_k")]).unwrap();
    assert_eq!((app.grace, app.size), (Duration::from_secs(5), Some((3, 4))));
    assert_eq!(app.phrase.unwrap(), ["a", "b,c", "d"]);
    assert_eq!(app.api_key.unwrap().expose_secret(), "k");
}

#[test]
fn text_from_the_code_is_shown() {
    assert_eq!(refused("SIZE", "hunter2"), "SIZE is not a valid value: it has no x between width and height");
    assert_eq!(refused("PHRASE", "hunter2"), "PHRASE is not two words or more");
}

#[test]
fn any_other_error_is_dropped() {
    assert_eq!(refused("GRACE", "hunter2"), "GRACE is not a valid value");
    assert_eq!(refused("ECHO", "hunter2"), "ECHO is not a valid value");
}

#[test]
fn the_error_of_a_secret_says_only_that_it_is_not_valid() {
    assert_eq!(refused("API_KEY", "hunter2"), "API_KEY is not a valid value");
}

#[test]
fn the_schema_does_not_claim_to_know_the_form() {
    let kinds: Vec<_> = App::SCHEMA.variables().iter().map(|declared| declared.kind()).collect();
    assert_eq!(*kinds[0], factor3::Kind::Other);
    assert!(kinds[4].is_secret(), "but secrecy is the type's");
}

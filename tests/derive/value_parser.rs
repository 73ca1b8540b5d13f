//! `value_parser`, `expected`, and what is shown of an application's own errors.

#![allow(dead_code, reason = "the tests look at what loads")]

use std::convert::Infallible;
use std::str::FromStr;
use std::time::Duration;

use factor3::{Config, Env, Reason, SecretString, ValueError};

fn at_all(_: &str) -> Result<bool, Infallible> {
    Ok(true)
}

fn doubled(text: &str) -> Result<u16, std::num::ParseIntError> {
    text.parse::<u16>().map(|number| number * 2)
}

fn letter(text: &str) -> Result<char, &'static str> {
    text.chars().next().ok_or("it has no letter")
}

fn seconds(text: &str) -> Result<Duration, &'static str> {
    text.parse().map(Duration::from_secs).map_err(|_| "it is not whole seconds")
}

#[derive(Debug, Config)]
struct Literals {
    #[config(value_parser = at_all, default = false)]
    switch: bool,
    #[config(value_parser = doubled, default = 5)]
    number: u16,
    #[config(value_parser = doubled, default = "5")]
    read: u16,
    #[config(value_parser = letter, default = 'z')]
    letter: char,
    #[config(required_if(switch = false))]
    note: Option<String>,
    #[config(required_if(number = 8))]
    eight: Option<String>,
}

#[test]
fn a_literal_that_is_no_string_is_the_value_and_a_string_is_what_the_parser_reads() {
    let app = Literals::from_vars([("NOTE", "n")]).unwrap();
    assert_eq!((app.switch, app.number, app.read, app.letter), (false, 5, 10, 'z'));
    assert!(Literals::from_vars([("SWITCH", "false")]).unwrap().switch);
}

#[test]
fn a_literal_of_a_group_is_compared_in_the_same_way() {
    let names = |vars: &[(&str, &str)]| -> Vec<String> {
        match Literals::from_vars(vars.to_vec()) {
            Ok(loaded) => {
                assert!(loaded.note.is_some() || loaded.eight.is_some() || loaded.switch);
                Vec::new()
            }
            Err(error) => error.problems().iter().map(|problem| problem.variable().to_owned()).collect(),
        }
    };
    assert_eq!(names(&[]), ["NOTE"], "the default is false, whatever the parser makes of the text");
    assert_eq!(names(&[("SWITCH", "")]), ["NOTE"]);
    assert_eq!(names(&[("SWITCH", "0")]), [""; 0]);
    assert_eq!(names(&[("SWITCH", "1"), ("NUMBER", "4")]), ["EIGHT"], "the parser doubles 4");
    assert_eq!(names(&[("SWITCH", "1"), ("NUMBER", "8")]), [""; 0]);
}

#[test]
fn the_contract_does_not_give_a_value_as_a_text() {
    let variables = Literals::SCHEMA.variables();
    assert_eq!((variables[0].default(), variables[0].has_computed_default()), (None, true));
    assert_eq!((variables[2].default(), variables[2].has_computed_default()), (Some("5"), false));
}

#[derive(Debug, Config)]
struct Bounds {
    #[config(value_parser = seconds, range = "1s"..="60s")]
    wait: Duration,
    #[config(value_parser = seconds, range = "1"..="60", default = "5")]
    good: Duration,
}

#[test]
fn a_bound_that_does_not_read_is_reported_as_the_bound() {
    let error = Bounds::from_vars([("WAIT", "30"), ("GOOD", "61")]).unwrap_err();
    let [bound, outside] = error.problems() else { panic!("{error}") };
    assert_eq!((*bound.reason(), bound.reason().code()), (Reason::Bound, "bound"));
    assert_eq!(
        bound.to_string(),
        "WAIT has a `range` in the code, a bound of which is not valid: correct the bound"
    );
    assert_eq!(*outside.reason(), Reason::OutOfRange);
}

#[test]
fn a_default_is_not_blamed_for_a_bound() {
    #[derive(Debug, Config)]
    struct App {
        #[config(value_parser = seconds, range = "1s"..="60s", default = "30")]
        wait: Duration,
    }

    let error = App::from_vars([("OTHER", "")]).map(|app| app.wait).unwrap_err();
    assert_eq!(*error.problems()[0].reason(), Reason::Bound);
}

#[derive(Debug, PartialEq)]
struct Slug(String);

impl FromStr for Slug {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains(' ') { Err("it has a blank in it") } else { Ok(Self(text.to_owned())) }
    }
}

#[derive(Debug, PartialEq)]
struct Even(u8);

impl FromStr for Even {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let even = text.parse().ok().filter(|number| number % 2 == 0);
        even.map(Self).ok_or(ValueError::expected("an even number"))
    }
}

#[derive(Debug)]
struct Talkative;

impl FromStr for Talkative {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Err(format!("cannot read {text}"))
    }
}

#[derive(Debug, Config)]
struct Own {
    slug: Option<Slug>,
    even: Option<Even>,
    slugs: Option<Vec<Slug>>,
    #[config(expected = "a word of the shop")]
    talkative: Option<Talkative>,
    #[config(secret)]
    pin: Option<Even>,
}

fn own(name: &str, value: &str) -> String {
    let error = Own::from_vars([(name, value)]).unwrap_err();
    assert!(!error.to_string().contains("hunter2"), "{error}");
    error.problems()[0].to_string()
}

#[test]
fn the_reason_of_a_from_str_is_shown_if_it_can_only_come_from_the_code() {
    assert_eq!(own("SLUG", "hunter2 x"), "SLUG is not a valid value: it has a blank in it");
    assert_eq!(own("EVEN", "3"), "EVEN is not an even number");
    assert_eq!(own("SLUGS", "a,hunter2 x"), "SLUGS: item 2 is not valid: it has a blank in it");
    assert_eq!(own("TALKATIVE", "hunter2"), "TALKATIVE is not a word of the shop");
}

#[test]
fn the_reason_about_a_secret_is_dropped_unless_it_says_only_what_is_expected() {
    assert_eq!(own("PIN", "3"), "PIN is not an even number");
}

fn zone(text: &str) -> Result<String, String> {
    text.parse::<u8>().map(|_| text.to_owned()).map_err(|_| format!("{text}?"))
}

#[derive(Debug, Config)]
struct Expected {
    /// Zone of the shop.
    #[config(value_parser = zone, expected = "a zone from 0 to 255", default = "7")]
    zone: String,
    key: Option<SecretString>,
}

#[test]
fn the_report_says_what_the_parser_reads() {
    let error = Expected::from_vars([("ZONE", "hunter2")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "\
factor3: 1 problem in the environment of Expected

ZONE is not a zone from 0 to 255
    meaning   Zone of the shop. (Expected.zone)

factor3: 1 problem, nothing was started"
    );
    assert_eq!(error.problems()[0].expected(), "a zone from 0 to 255");
    let loaded = Expected::load(&Env::from_vars([("ZONE", "9")])).unwrap();
    assert_eq!((loaded.config.zone.as_str(), loaded.config.key.is_none()), ("9", true));
}

#[derive(Debug, Config)]
struct Empty {
    #[config(allow_empty, value_parser = at_all, default = false)]
    switch: bool,
    #[config(allow_empty, value_parser = length)]
    length: Option<u8>,
}

fn length(text: &str) -> Result<u8, std::num::TryFromIntError> {
    text.len().try_into()
}

#[test]
fn a_parser_may_read_the_empty_text_for_any_type() {
    let app = Empty::from_vars([("SWITCH", ""), ("LENGTH", "")]).unwrap();
    assert_eq!((app.switch, app.length), (true, Some(0)));
    let app = Empty::from_vars([("OTHER", "")]).unwrap();
    assert_eq!((app.switch, app.length), (false, None));
}

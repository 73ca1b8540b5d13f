//! `expected`: what the application says that it reads, in problems of a value and of an item.

#![allow(dead_code, reason = "the tests look at the reports")]

use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

use factor3::{Config, Problem, ValueError};

/// It says nothing about its mistakes.
#[derive(Debug)]
struct Silent;

impl FromStr for Silent {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<u8>().map(|_| Self)
    }
}

#[derive(Debug, PartialEq, PartialOrd)]
struct Weight(u8);

impl FromStr for Weight {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| "it is not a number of kilograms")
    }
}

#[derive(Debug)]
struct Subnet;

impl FromStr for Subnet {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains('/') { Ok(Self) } else { Err(ValueError::expected("a subnet")) }
    }
}

fn seconds(text: &str) -> Result<Duration, std::num::ParseIntError> {
    text.parse().map(Duration::from_secs)
}

fn ports(text: &str) -> Result<Vec<u16>, std::num::ParseIntError> {
    text.split(' ').map(str::parse).collect()
}

#[derive(Debug, Config)]
struct Described {
    #[config(expected = "a list of subnets", example = "10.0.0.0/8, fd00::/8")]
    subnets: Option<Vec<Subnet>>,
    #[config(expected = "colours", separator = ";", min_len = 2)]
    colours: Option<Vec<Silent>>,
    #[config(expected = "the weight of each crate", range = "1"..="9")]
    weights: Option<Vec<Weight>>,
    #[config(expected = "a map from crates to weights", separator = " ", range = "1"..)]
    crates: Option<BTreeMap<String, Weight>>,
    #[config(value_parser = ports, expected = "ports with blanks between them")]
    ports: Option<Vec<u16>>,
    #[config(value_parser = seconds, expected = "whole seconds", range = "1"..="60")]
    wait: Option<Duration>,
    #[config(expected = "a weight", range = ..="9")]
    limit: Option<Weight>,
    #[config(range = ..0.5)]
    share: Option<f64>,
    #[config(range = ..=0.5)]
    part: Option<f64>,
    codes: Option<Vec<u16>>,
}

fn problem(name: &str, value: &str) -> Problem {
    let error = Described::from_vars([(name, value)]).unwrap_err();
    assert_eq!(error.problems().len(), 1, "{error}");
    error.problems()[0].clone()
}

#[test]
fn the_problem_of_an_item_says_what_the_whole_value_is_and_how_its_items_are_separated() {
    for (name, value, headline, expected) in [
        (
            "SUBNETS",
            "10.0.0.0/8, fd00::",
            "SUBNETS: item 2 is not a subnet",
            "a list of subnets separated by commas, such as 10.0.0.0/8, fd00::/8",
        ),
        (
            "COLOURS",
            "1;blue",
            "COLOURS: item 2 is not valid",
            "colours of 2 items or more separated by \";\"",
        ),
        (
            "WEIGHTS",
            "5,light",
            "WEIGHTS: item 2 is not valid: it is not a number of kilograms",
            "the weight of each crate separated by commas, each item from 1 to 9",
        ),
        (
            "WEIGHTS",
            "5,70",
            "WEIGHTS: item 2 is not valid: it is outside these bounds",
            "the weight of each crate separated by commas, each item from 1 to 9",
        ),
        (
            "CRATES",
            "a=1 b=light",
            "CRATES: item 2 is not valid: it is not a number of kilograms",
            "a map from crates to weights separated by \" \", each value of 1 or more",
        ),
    ] {
        let problem = problem(name, value);
        assert_eq!((problem.to_string().as_str(), problem.expected().as_str()), (headline, expected));
    }
}

#[test]
fn the_problem_of_the_whole_value_says_what_it_is() {
    for (name, value, headline) in [
        (
            "SUBNETS",
            "[\"10.0.0.0/8\"]",
            "SUBNETS is not a list of subnets: it has brackets around it: write a, b",
        ),
        ("COLOURS", "1", "COLOURS has fewer than 2 items"),
        ("PORTS", "80,81", "PORTS is not ports with blanks between them"),
    ] {
        assert_eq!(problem(name, value).to_string(), headline);
    }
    // A parser of the whole text says itself what separates the items.
    assert_eq!(problem("PORTS", "80,81").expected(), "ports with blanks between them");
}

#[test]
fn the_bounds_of_a_value_are_told_with_it() {
    for (name, value, headline) in [
        ("WAIT", "90", "WAIT is not whole seconds from 1 to 60: it is outside these bounds"),
        ("WAIT", "1m", "WAIT is not whole seconds from 1 to 60"),
        ("LIMIT", "10", "LIMIT is not a weight of 9 or less: it is outside these bounds"),
        ("SHARE", "0.5", "SHARE is not a finite number below 0.5: it is outside these bounds"),
        ("PART", "0.6", "PART is not a finite number of 0.5 or less: it is outside these bounds"),
    ] {
        assert_eq!(problem(name, value).to_string(), headline);
    }
}

#[test]
fn a_reason_about_a_whole_list_says_nothing_of_its_items_so_the_report_does() {
    for value in ["[1, 2]", "1, x"] {
        let report = Described::from_vars([("CODES", value)]).unwrap_err().to_string();
        let expected = "    expected  a list separated by commas, each item a whole number from 0 to 65535\n";
        assert!(report.contains(expected), "{report}");
    }
}

#[test]
fn the_example_of_a_url_has_no_part_that_is_in_another_variable() {
    use factor3::resource::{Amqp, Postgres, Redis};
    #[derive(Debug, Config)]
    #[expect(dead_code, reason = "what counts is what is said of it")]
    struct Apart {
        #[config(password)]
        database_url: Postgres,
        #[config(password)]
        redis_url: Redis,
        #[config(username, password)]
        amqp_url: Amqp,
        other_url: Postgres,
    }
    let report = Apart::from_vars([("", ""); 0]).unwrap_err().to_string();
    for (example, count) in [
        (": postgres://user@localhost:5432/database\n", 1),
        (": redis://localhost:6379/0\n", 1),
        (": amqp://localhost:5672/vhost\n", 1),
        (": postgres://user:password@localhost:5432/database\n", 1),
    ] {
        assert_eq!(report.matches(example).count(), count, "{example}: {report}");
    }
}

//! Rows C1 to C8: lists, sets and maps.

use std::collections::{BTreeMap, BTreeSet};

use factor3::Config;
use factor3::resource::Redis;

use crate::one::{Told, only, told};
use crate::search::CANARY;

#[derive(Debug, Config)]
struct App {
    #[config(default)]
    words: Vec<String>,
    #[config(default)]
    ports: Vec<u16>,
    #[config(default)]
    set: BTreeSet<u8>,
    #[config(default)]
    limits: BTreeMap<String, u8>,
    #[config(default, separator = " | ")]
    labels: BTreeMap<String, String>,
    #[config(default, separator = ";")]
    queue: Vec<String>,
    #[config(default)]
    caches: Vec<Redis>,
}

const WORDS: &str = "a list separated by commas";
const PORTS: &str = "a list separated by commas, each item a whole number from 0 to 65535";
const LIMITS: &str = "a list of key=value separated by commas, each value a whole number from 0 to 255";

fn app(name: &str, value: &str) -> App {
    App::from_vars([(name, value)]).unwrap()
}

fn refused(name: &str, value: &str) -> Told {
    let error = App::from_vars([(name, value)]).unwrap_err();
    assert_eq!(error.problems()[0].variable(), name);
    only(&error)
}

fn invalid(line: &str, expected: &str) -> Told {
    told("invalid", line, expected)
}

/// `NAME=` counts as not set, as for every type. A list without a default is required, and `allow_empty` makes it
/// empty.
#[test]
fn c1_the_empty_text() {
    #[derive(Debug, Config)]
    struct Lists {
        required: Vec<String>,
        #[config(allow_empty)]
        allowed: Vec<String>,
        #[config(default = "a")]
        default: Vec<String>,
    }
    let error = Lists::from_vars([("REQUIRED", ""), ("ALLOWED", ""), ("DEFAULT", "")]).unwrap_err();
    assert_eq!(only(&error), told("empty", "REQUIRED is set but empty", WORDS));
    let lists = Lists::from_vars([("REQUIRED", "x"), ("ALLOWED", ""), ("DEFAULT", "")]).unwrap();
    assert_eq!((lists.required.len(), lists.allowed.len(), lists.default.len()), (1, 0, 1));
    assert_eq!(
        refused("PORTS", " "),
        invalid("PORTS: item 1 is not a whole number from 0 to 65535: it is empty", PORTS)
    );
}

/// The text may end with one separator.
#[test]
fn c2_empty_items() {
    for (text, item) in [(",", 1), (",a", 1), ("a,,b", 2), ("a, ,b", 2), ("a,b,,", 3), ("a,,", 2)] {
        let line = format!("WORDS: item {item} is not valid: it is empty");
        assert_eq!(refused("WORDS", text), invalid(&line, WORDS), "{text:?}");
    }
    assert_eq!([app("WORDS", "a,b,").words, app("WORDS", "a,b , ").words], [["a", "b"], ["a", "b"]]);
}

#[test]
fn c3_blanks_around_items() {
    assert_eq!([app("PORTS", " 1 , 2\t").ports, app("PORTS", " 1\t,\r\n 2 ").ports], [[1, 2], [1, 2]]);
    assert_eq!(app("WORDS", " a b ,c\r\n").words, ["a b", "c"]);
    assert_eq!(app("LIMITS", " a = 1 ").limits, [("a".to_owned(), 1)].into());
}

#[test]
fn c4_a_bad_item() {
    let line = "PORTS: item 3 is not a whole number from 0 to 65535: it starts with a letter";
    assert_eq!(refused("PORTS", &format!("80,443,{CANARY}")), invalid(line, PORTS));
    let line = "PORTS: item 2 is not a whole number from 0 to 65535: it is too large";
    assert_eq!(refused("PORTS", "80,99999,x"), invalid(line, PORTS));
    let line = "LIMITS: item 1 is not valid: it starts with a letter";
    assert_eq!(refused("LIMITS", &format!("a={CANARY}")), invalid(line, LIMITS));
}

/// A set accepts duplicates, and a map does not.
#[test]
fn c5_duplicates() {
    assert_eq!(app("SET", "1,2,01").set, [1, 2].into());
    let line = "LIMITS: item 2 is not valid: its key occurs twice";
    assert_eq!(refused("LIMITS", &format!("{CANARY}=1, {CANARY}=1")), invalid(line, LIMITS));
}

/// Only the first of many bad items is reported.
#[test]
fn c6_many_items() {
    let mut text = "7,".repeat(65_000);
    assert_eq!(app("PORTS", &text).ports, [7; 65_000]);
    text.push_str("x,".repeat(65_000).as_str());
    let line = "PORTS: item 65001 is not a whole number from 0 to 65535: it starts with a letter";
    assert_eq!(refused("PORTS", &text), invalid(line, PORTS));
}

/// Another separator helps, and the report names it. A list of URLs splits at commas before a scheme.
#[test]
fn c7_the_separator_within_an_item() {
    assert_eq!(app("QUEUE", "a,b;c").queue, ["a,b", "c"]);
    assert_eq!(app("LABELS", "a=1,2 | b=x").labels["a"], "1,2");
    let line = "QUEUE: item 1 is not valid: it is empty";
    assert_eq!(refused("QUEUE", ";"), invalid(line, "a list separated by \";\""));

    let caches = app("CACHES", "redis://:a,b@one/1,redis://two").caches;
    assert_eq!(caches.iter().map(Redis::host).collect::<Vec<_>>(), ["one", "two"]);
    let told = refused("CACHES", &format!("redis://one,redis://:{CANARY}/@two"));
    assert!(told.line.starts_with("CACHES: item 2 is not a Redis URL: it has an @ too many"), "{told:?}");
    let expected = "a list separated by commas, each item a Redis URL: redis://:password@localhost:6379/0";
    assert_eq!(told, invalid(&told.line, expected));
}

#[test]
fn c8_pairs() {
    let labels = app("LABELS", "a = x=y | b= | c==").labels;
    assert_eq!([&labels["a"], &labels["b"], &labels["c"]], ["x=y", "", "="]);
    for (text, reason) in [
        (CANARY.to_owned(), "item 1 is not valid: it has no = between key and value"),
        (format!("a=1,{CANARY}"), "item 2 is not valid: it has no = between key and value"),
        ("a=1,=2".to_owned(), "item 2 is not valid: its key is empty"),
        (" =1".to_owned(), "item 1 is not valid: its key is empty"),
        ("a=".to_owned(), "item 1 is not valid: it is empty"),
    ] {
        assert_eq!(refused("LIMITS", &text), invalid(&format!("LIMITS: {reason}"), LIMITS), "{text:?}");
    }
}

//! Lists, sets and maps in one variable. `c…` names a row of the catalogue of bad input.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use factor3::Config;

#[derive(Debug, Default, PartialEq, Config)]
struct App {
    #[config(default)]
    words: Vec<String>,
    #[config(default)]
    ports: Vec<u16>,
    #[config(default, separator = ";")]
    queue: VecDeque<String>,
    #[config(default)]
    sorted: BTreeSet<u8>,
    #[config(default)]
    hashed: HashSet<u8>,
    #[config(default)]
    boxed: Box<[u8]>,
    #[config(default)]
    limits: BTreeMap<String, u8>,
    #[config(default, separator = " | ")]
    labels: HashMap<String, String>,
    #[config(default)]
    by_id: BTreeMap<u8, u8>,
}

fn app(name: &str, value: &str) -> App {
    App::from_vars([(name, value)]).unwrap()
}

/// The headline of the one problem.
fn refused(name: &str, value: &str) -> String {
    let error = App::from_vars([(name, value)]).unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert!(!error.to_string().contains("hunter2"));
    error.problems()[0].to_string()
}

#[test]
fn each_collection_is_read() {
    assert_eq!(app("WORDS", "a,b").words, ["a", "b"]);
    assert_eq!(app("QUEUE", "a,b;c").queue, ["a,b", "c"]);
    assert_eq!(app("SORTED", "2,1").sorted, [1, 2].into());
    assert_eq!(app("HASHED", "2,1").hashed, [1, 2].into());
    assert_eq!(*app("BOXED", "2,1").boxed, [2, 1]);
    assert_eq!(app("LIMITS", "a=1,b=2").limits, [("a".to_owned(), 1), ("b".to_owned(), 2)].into());
    assert_eq!(app("BY_ID", "1=2").by_id, [(1, 2)].into());
}

#[test]
fn c1_a_list_without_a_default_is_required() {
    #[derive(Debug, Config)]
    struct Required {
        #[allow(dead_code)]
        words: Vec<String>,
    }
    for vars in [&[][..], &[("WORDS", "")]] {
        let error = Required::from_vars(vars.iter().copied()).unwrap_err();
        assert_eq!(error.problems()[0].expected(), "a list separated by commas");
    }
}

#[test]
fn c2_an_empty_item_is_refused_with_its_place_but_one_separator_may_end_the_text() {
    assert_eq!(refused("WORDS", "a,,b"), "WORDS: item 2 is not valid: it is empty");
    assert_eq!(refused("WORDS", ","), "WORDS: item 1 is not valid: it is empty");
    assert_eq!(refused("PORTS", "1,,"), "PORTS: item 2 is not a whole number from 0 to 65535: it is empty");
    assert_eq!(app("WORDS", "a,b,").words, ["a", "b"]);
}

#[test]
fn c3_blanks_around_items_are_dropped() {
    assert_eq!(app("PORTS", " 1 , 2\t").ports, [1, 2]);
    assert_eq!(app("LIMITS", " a = 1 ").limits, [("a".to_owned(), 1)].into());
}

#[test]
fn c4_a_bad_item_is_named_by_its_place_and_never_by_its_text() {
    assert_eq!(
        refused("PORTS", "80,443,hunter2"),
        "PORTS: item 3 is not a whole number from 0 to 65535: it starts with a letter"
    );
}

#[test]
fn c5_a_set_takes_duplicates_and_a_map_does_not() {
    assert_eq!(app("SORTED", "1,1").sorted, [1].into());
    assert_eq!(
        refused("LIMITS", "hunter2=1,hunter2=2"),
        "LIMITS: item 2 is not valid: its key is there twice"
    );
}

#[test]
fn c6_a_long_list_is_read_and_its_first_bad_item_reported() {
    let mut text = "7,".repeat(65_000);
    assert_eq!(app("PORTS", &text).ports.len(), 65_000);
    text.push_str("x,x,x");
    let place = "PORTS: item 65001 is not a whole number from 0 to 65535: it starts with a letter";
    assert_eq!(refused("PORTS", &text), place);
}

#[test]
fn c7_another_separator_lets_items_hold_commas_and_stands_in_the_report() {
    assert_eq!(app("LABELS", "a=1,2 | b=x=y").labels["a"], "1,2");
    let error = App::from_vars([("LABELS", "a")]).unwrap_err();
    assert_eq!(error.problems()[0].expected(), "a list of key=value separated by \" | \"");
    let error = App::from_vars([("QUEUE", ";")]).unwrap_err();
    assert_eq!(error.problems()[0].expected(), "a list separated by \";\"");
}

#[test]
fn c8_a_pair_is_split_at_its_first_equals_sign() {
    assert_eq!(app("LABELS", "a=x=y").labels["a"], "x=y");
    assert_eq!(app("LABELS", "a=").labels["a"], "");
    assert_eq!(
        refused("LIMITS", "hunter2"),
        "LIMITS: item 1 is not valid: it has no = between key and value"
    );
    assert_eq!(refused("LIMITS", "a=1,=2"), "LIMITS: item 2 is not valid: its key is empty");
    assert_eq!(refused("LIMITS", "a=hunter2"), "LIMITS: item 1 is not valid: it starts with a letter");
}

#[test]
fn the_expectation_names_what_keys_values_and_items_are() {
    let expected = |name| App::from_vars([(name, ",,")]).unwrap_err().problems()[0].expected();
    assert_eq!(expected("PORTS"), "a list separated by commas, each item a whole number from 0 to 65535");
    assert_eq!(
        expected("BY_ID"),
        "a list of key=value separated by commas, each key a whole number from 0 to 255, \
         each value a whole number from 0 to 255"
    );
}

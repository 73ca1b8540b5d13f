//! Lists, sets and maps in one variable. Refused values are tested in `catalogue/lists.rs`.

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
fn the_expectation_names_the_kinds_of_keys_values_and_items() {
    let expected = |name| App::from_vars([(name, ",,")]).unwrap_err().problems()[0].expected();
    assert_eq!(expected("PORTS"), "a list separated by commas, each item a whole number from 0 to 65535");
    assert_eq!(
        expected("BY_ID"),
        "a list of key=value separated by commas, each key a whole number from 0 to 255, \
         each value a whole number from 0 to 255"
    );
}

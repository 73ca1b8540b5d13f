use core::hash::{BuildHasher, Hash};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use super::{Text, ValueError};
use crate::ascii;
use crate::kind::Kind;

/// A list or a set that one variable's text becomes. A set holds what stands there twice once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list or a set that a variable can become",
    label = "not `Vec`, `VecDeque`, `Box<[T]>`, `HashSet` or `BTreeSet`"
)]
pub trait Collection: Sized {
    /// What one item becomes.
    type Item;

    /// Takes the items over.
    fn from_items(items: Vec<Self::Item>) -> Self;
}

impl<T> Collection for Vec<T> {
    type Item = T;

    fn from_items(items: Self) -> Self {
        items
    }
}

impl<T> Collection for VecDeque<T> {
    type Item = T;

    fn from_items(items: Vec<T>) -> Self {
        items.into()
    }
}

impl<T> Collection for Box<[T]> {
    type Item = T;

    fn from_items(items: Vec<T>) -> Self {
        items.into_boxed_slice()
    }
}

impl<T: Eq + Hash, S: BuildHasher + Default> Collection for HashSet<T, S> {
    type Item = T;

    fn from_items(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

impl<T: Ord> Collection for BTreeSet<T> {
    type Item = T;

    fn from_items(items: Vec<T>) -> Self {
        items.into_iter().collect()
    }
}

/// A map that one variable's text becomes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map that a variable can become",
    label = "not `HashMap` or `BTreeMap`"
)]
pub trait Mapping: Default {
    /// What a key becomes.
    type Key;
    /// What a value becomes.
    type Value;

    /// Adds a pair. False if the key was there.
    #[must_use]
    fn add(&mut self, key: Self::Key, value: Self::Value) -> bool;
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> Mapping for HashMap<K, V, S> {
    type Key = K;
    type Value = V;

    fn add(&mut self, key: K, value: V) -> bool {
        self.insert(key, value).is_none()
    }
}

impl<K: Ord, V> Mapping for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    fn add(&mut self, key: K, value: V) -> bool {
        self.insert(key, value).is_none()
    }
}

/// Reads `text` as items with `separator` between them. `kind` is that of an item.
///
/// ASCII blanks around an item are dropped and one separator may stand at the end. Empty text is the empty
/// collection. Resources are separated by the commas before a scheme, since there may be commas in their URLs.
///
/// # Errors
///
/// When the text is not UTF-8, an item is empty, or `item` refuses one. The error holds the item's place.
pub fn list<C: Collection>(
    text: &mut Text<'_>,
    separator: &str,
    kind: &Kind,
    item: fn(&mut Text<'_>) -> Result<C::Item, ValueError>,
) -> Result<C, ValueError> {
    let mut all = Vec::new();
    for text in Items::new(text.as_str()?, separator, kind) {
        match text.and_then(|text| item(&mut Text::from(text))) {
            Ok(value) => all.push(value),
            Err(error) => return Err(error.at(all.len())),
        }
    }
    Ok(C::from_items(all))
}

/// Reads `text` as `key=value` pairs with `separator` between them.
///
/// A pair is split at its first `=`. ASCII blanks around a pair, a key and a value are dropped, a value may be
/// empty, and one separator may stand at the end. Empty text is the empty map.
///
/// # Errors
///
/// When the text is not UTF-8, a pair is empty or without `=`, a key is empty or there twice, or `key` or `value`
/// refuses one. The error holds the pair's place.
pub fn map<M: Mapping>(
    text: &mut Text<'_>,
    separator: &str,
    key: fn(&mut Text<'_>) -> Result<M::Key, ValueError>,
    value: fn(&mut Text<'_>) -> Result<M::Value, ValueError>,
) -> Result<M, ValueError> {
    let mut map = M::default();
    for (i, text) in Items::new(text.as_str()?, separator, &Kind::Other).enumerate() {
        let (k, v) = text.and_then(pair).map_err(|error| error.at(i))?;
        let k = key(&mut Text::from(k)).map_err(|error| error.at(i))?;
        let v = value(&mut Text::from(v)).map_err(|error| error.at(i))?;
        if !map.add(k, v) {
            return Err(ValueError::because("its key is there twice").at(i));
        }
    }
    Ok(map)
}

fn pair(text: &str) -> Result<(&str, &str), ValueError> {
    match text.split_once('=') {
        None => Err(ValueError::because("it has no = between key and value")),
        Some((key, value)) => match (key.trim_ascii(), value.trim_ascii()) {
            ("", _) => Err(ValueError::because("its key is empty")),
            pair => Ok(pair),
        },
    }
}

/// The items of a text, in time linear to it.
struct Items<'a> {
    rest: Option<&'a str>,
    separator: &'a str,
    resources: bool,
}

impl<'a> Items<'a> {
    fn new(text: &'a str, separator: &'a str, kind: &Kind) -> Self {
        let resources = matches!(kind, Kind::Resource(_)) && separator == ",";
        // After the last separator there is no item.
        let trimmed = text.trim_ascii();
        let rest = trimmed.strip_suffix(separator).unwrap_or(trimmed);
        Self { rest: (!text.is_empty()).then_some(rest), separator, resources }
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Result<&'a str, ValueError>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        let split = if self.resources {
            ascii::split_before_scheme(rest)
        } else {
            ascii::split_once(rest, self.separator)
        };
        let (item, rest) = split.map_or((rest, None), |(item, rest)| (item, Some(rest)));
        self.rest = rest;
        Some(match item.trim_ascii() {
            "" => Err(ValueError::because("it is empty")),
            item => Ok(item),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::ResourceKind;
    use crate::value::FromEnvStr;

    static RESOURCE: Kind = Kind::Resource(&ResourceKind::new("Redis", "redis://localhost"));

    fn numbers(text: &str) -> Result<Vec<u16>, String> {
        list(&mut text.into(), ",", &u16::KIND, u16::from_env_text).map_err(|error| error.to_string())
    }

    fn words(text: &str, separator: &str) -> Result<Vec<String>, String> {
        list(&mut text.into(), separator, &Kind::Text, String::from_env_text)
            .map_err(|error| error.to_string())
    }

    fn urls(text: &str) -> Result<Vec<String>, String> {
        list(&mut text.into(), ",", &RESOURCE, String::from_env_text).map_err(|error| error.to_string())
    }

    fn limits(text: &str) -> Result<BTreeMap<String, u8>, String> {
        map(&mut text.into(), ",", String::from_env_text, u8::from_env_text)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn c1_empty_text_is_the_empty_collection() {
        assert_eq!(numbers(""), Ok(vec![]));
        assert_eq!(urls(""), Ok(vec![]));
        assert_eq!(limits(""), Ok(BTreeMap::new()));
        assert_eq!(numbers(" "), Err("item 1: it is empty".into()));
    }

    #[test]
    fn c2_an_empty_item_is_refused_with_its_place_but_one_separator_may_end_the_text() {
        for (text, place) in [(",", 1), (",1", 1), ("1,,2", 2), ("1, ,2", 2), ("1,2,,", 3), ("1,,", 2)] {
            assert_eq!(numbers(text), Err(format!("item {place}: it is empty")), "{text:?}");
        }
        assert_eq!(numbers("1,2,"), Ok(vec![1, 2]));
        assert_eq!(numbers("1,2 , "), Ok(vec![1, 2]));
    }

    #[test]
    fn c3_blanks_around_items_are_dropped() {
        assert_eq!(numbers(" 1\t,\r\n 2 "), Ok(vec![1, 2]));
        assert_eq!(words("a b , c", ","), Ok(vec!["a b".into(), "c".into()]));
    }

    #[test]
    fn c4_a_bad_item_is_named_by_its_place_and_never_by_its_text() {
        assert_eq!(numbers("1,hunter2,3"), Err("item 2: it starts with a letter".into()));
        assert_eq!(numbers("1,2,99999"), Err("item 3: it is too large".into()));
        assert_eq!(limits("a=1,b=hunter2"), Err("item 2: it starts with a letter".into()));
    }

    #[test]
    fn c5_a_set_holds_a_duplicate_once() {
        let set = list(&mut "1,2,1".into(), ",", &u16::KIND, u16::from_env_text);
        assert_eq!(set, Ok(BTreeSet::from([1, 2])));
    }

    #[test]
    fn c5_a_repeated_key_is_refused() {
        assert_eq!(limits("a=1,b=2, a =1"), Err("item 3: its key is there twice".into()));
        let hashed: Result<HashMap<u8, u8>, _> =
            map(&mut "1=1,01=2".into(), ",", u8::from_env_text, u8::from_env_text);
        assert_eq!(hashed, Err(ValueError::because("its key is there twice").at(1)));
    }

    #[test]
    fn c6_many_items_take_linear_time() {
        assert_eq!(numbers(&"1,".repeat(65_000)), Ok(vec![1; 65_000]));
        // Each of these would be quadratic if a comma were looked past more than once.
        assert_eq!(urls(&",".repeat(131_072)), Err("item 1: it is empty".into()));
        for one in [format!("a://h{}x", ",".repeat(131_072)), format!("a://h{}", ",x".repeat(65_536))] {
            assert_eq!(urls(&one), Ok(vec![one]));
        }
        assert_eq!(urls(&"a://h,".repeat(20_000)), Ok(vec!["a://h".to_owned(); 20_000]));
    }

    #[test]
    fn c7_resources_are_separated_by_commas_before_a_scheme() {
        let expected = vec!["postgres://u:p,w@a:1,b:2/db".to_owned(), "redis+x://c".to_owned()];
        assert_eq!(urls("postgres://u:p,w@a:1,b:2/db, redis+x://c"), Ok(expected.clone()));
        assert_eq!(urls("postgres://u:p,w@a:1,b:2/db,redis+x://c,"), Ok(expected));
        assert_eq!(urls("a://h,1a://h"), Ok(vec!["a://h,1a://h".into()]));
        assert_eq!(urls("a://h,,b://h"), Err("item 2: it is empty".into()));
        assert_eq!(urls("a://h,,"), Err("item 2: it is empty".into()));
        assert_eq!(urls(",a://h"), Err("item 1: it is empty".into()));
    }

    #[test]
    fn c7_another_separator_lets_items_hold_commas() {
        assert_eq!(words("a,b;c", ";"), Ok(vec!["a,b".into(), "c".into()]));
        assert_eq!(words("a b ", " "), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(words("a::b::", "::"), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(words("abc", ""), Ok(vec!["abc".into()]));
    }

    #[test]
    fn c8_a_pair_is_split_at_its_first_equals_sign() {
        let pairs = map(&mut "a = x=y , b=".into(), ",", String::from_env_text, String::from_env_text);
        assert_eq!(pairs, Ok(HashMap::from([("a".into(), "x=y".into()), ("b".into(), String::new())])));
        assert_eq!(limits("a=1,hunter2"), Err("item 2: it has no = between key and value".into()));
        assert_eq!(limits(" =1"), Err("item 1: its key is empty".into()));
    }

    #[test]
    fn every_collection_is_made() {
        fn of<C: Collection<Item = u16>>() -> Result<C, ValueError> {
            list(&mut "2,1".into(), ",", &u16::KIND, u16::from_env_text)
        }
        assert_eq!(of(), Ok(vec![2, 1]));
        assert_eq!(of(), Ok(VecDeque::from([2, 1])));
        assert_eq!(of(), Ok::<Box<[u16]>, _>(Box::from([2, 1])));
        assert_eq!(of(), Ok(HashSet::from([1, 2])));
        assert_eq!(of(), Ok(BTreeSet::from([1, 2])));
    }
}

use core::hash::{BuildHasher, Hash};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use super::error::ValueError;
use super::fault::Fault;
use super::items::Items;
use super::mismatch::Mismatch;
use super::notation;
use super::raw::Text;
use super::refusal::Refusal;
use crate::kind::Kind;
use crate::strings;

/// A list or a set that is read from the text of one variable. A set keeps repeated items once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list or a set that can be read from a variable",
    label = "use `Vec`, `VecDeque`, `Box<[T]>`, `HashSet` or `BTreeSet`"
)]
pub trait Collection: Sized {
    /// The type of an item.
    type Item;
    /// What the items are gathered in.
    type Gathered: Default + Extend<Self::Item> + Into<Self>;
}

impl<T> Collection for Vec<T> {
    type Item = T;
    type Gathered = Self;
}

impl<T> Collection for VecDeque<T> {
    type Item = T;
    type Gathered = Self;
}

impl<T> Collection for Box<[T]> {
    type Item = T;
    type Gathered = Vec<T>;
}

impl<T: Eq + Hash, S: BuildHasher + Default> Collection for HashSet<T, S> {
    type Item = T;
    type Gathered = Self;
}

impl<T: Ord> Collection for BTreeSet<T> {
    type Item = T;
    type Gathered = Self;
}

/// A map that is read from the text of one variable.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a map that can be read from a variable",
    label = "use `HashMap` or `BTreeMap`"
)]
pub trait Mapping: Sized {
    /// The type of a key.
    type Key;
    /// The type of a value.
    type Value;

    /// Makes the map of pairs.
    ///
    /// # Errors
    ///
    /// Returns the place of the first pair whose key an earlier pair has.
    fn from_pairs(pairs: Vec<(Self::Key, Self::Value)>) -> Result<Self, usize>;
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> Mapping for HashMap<K, V, S> {
    type Key = K;
    type Value = V;

    fn from_pairs(pairs: Vec<(K, V)>) -> Result<Self, usize> {
        let mut map = Self::with_capacity_and_hasher(pairs.len(), S::default());
        for (place, (key, value)) in pairs.into_iter().enumerate() {
            if map.insert(key, value).is_some() {
                return Err(place);
            }
        }
        Ok(map)
    }
}

impl<K: Ord, V> Mapping for BTreeMap<K, V> {
    type Key = K;
    type Value = V;

    fn from_pairs(pairs: Vec<(K, V)>) -> Result<Self, usize> {
        // A tree is made of sorted pairs at once, which takes half the time of a search for the place of each.
        let mut order: Vec<(&K, usize)> = pairs.iter().map(|(key, _)| key).zip(0..).collect();
        // Equal keys keep their order.
        order.sort_by_key(|(key, _)| *key);
        let repeated = order.windows(2).filter(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
        match repeated.filter_map(|pair| pair.last()).map(|(_, place)| *place).min() {
            Some(place) => Err(place),
            None => Ok(pairs.into_iter().collect()),
        }
    }
}

/// Reads `text` as items separated by `separator`. `kind` is the kind of an item.
///
/// ASCII whitespace around an item is dropped, and the text may end in one separator. Empty text gives an empty
/// collection. Resources are split only at commas before a scheme, because their URLs may contain commas.
///
/// # Errors
///
/// Returns an error if the text is not UTF-8, the text is in the notation of another library, an item is empty, or `item`
/// refuses one. The error names the place of the item.
pub fn list<C: Collection>(
    text: &mut Text<'_>,
    separator: &str,
    kind: &Kind,
    item: fn(&mut Text<'_>) -> Result<C::Item, ValueError>,
) -> Result<C, ValueError> {
    let whole = text.as_str()?;
    if let Some(mismatch) = notation::of_list(whole, separator, kind) {
        return Err(ValueError::from(mismatch));
    }
    let mut all = C::Gathered::default();
    for (i, text) in Items::new(whole, separator, kind).enumerate() {
        let value = match text {
            "" => Err(ValueError::from(Mismatch::Empty)),
            text => item(&mut Text::from(text)),
        };
        match value {
            Ok(value) => all.extend(Some(value)),
            Err(error) => {
                return Err(in_brackets(whole, separator, kind, item)
                    .unwrap_or_else(|| in_list(error, separator, kind, text).at(i)));
            }
        }
    }
    Ok(all.into())
}

/// The error of an item. A blank in it, or in a URL a comma, may have been meant to separate items.
#[cold]
fn in_list(error: ValueError, separator: &str, kind: &Kind, item: &str) -> ValueError {
    if let (
        Kind::Resource(_),
        ",",
        Fault::Url(refusal @ (Refusal::SeveralHosts | Refusal::Blank | Refusal::TwoUrls)),
    ) = (kind, separator, error.fault)
    {
        let after_blank = item.split_ascii_whitespace().nth(1).unwrap_or_default();
        return match () {
            () if strings::starts_with_scheme(after_blank) => Refusal::UrlsByBlank.into(),
            () if refusal != Refusal::TwoUrls && strings::contains(item, ",") => {
                Refusal::NoUrlAfterComma.into()
            }
            () => error,
        };
    }
    let has_blanks = || strings::all(item, |byte| byte.is_ascii_digit() || byte == b' ');
    let has_separators =
        || strings::all(item, |byte| byte.is_ascii_digit() || matches!(byte, b',' | b';' | b' '));
    ValueError::from(match error.fault {
        Fault::Kind(Mismatch::BlankBetween) => Mismatch::BlankInListOfQuantities,
        Fault::Kind(Mismatch::DigitSeparator | Mismatch::GroupedDigits | Mismatch::SeveralNumbers) => {
            match separator {
                "," if has_blanks() => Mismatch::BlankInList,
                _ if has_blanks() => Mismatch::BlankInListOther,
                _ if has_separators() => Mismatch::OtherSeparator,
                _ => return error,
            }
        }
        _ => return error,
    })
}

/// Why a list is refused whose items are all read once the brackets around it are removed.
///
/// Before an item is refused, a bracket may be a part of it, as in `[a-z]`.
#[cold]
fn in_brackets<T>(
    text: &str,
    separator: &str,
    kind: &Kind,
    item: fn(&mut Text<'_>) -> Result<T, ValueError>,
) -> Option<ValueError> {
    let (inner, mismatch) = notation::of_refused_list(text, separator)?;
    let are_read = Items::new(inner, separator, kind)
        .all(|text| !text.is_empty() && item(&mut Text::from(text)).is_ok());
    are_read.then(|| ValueError::from(mismatch))
}

/// Reads `text` as `key=value` pairs separated by `separator`. `kind` is the kind of a value.
///
/// A pair is split at its first `=`. ASCII whitespace around a pair, a key and a value is dropped. A value may be
/// empty, and the text may end in one separator. Empty text gives an empty map.
///
/// # Errors
///
/// Returns an error if the text is not UTF-8, the text is in the notation of another library, a pair is empty or has no `=`,
/// a key is empty or repeated, or `key` or `value` refuses a part. The error names the place of the pair.
pub fn map<M: Mapping>(
    text: &mut Text<'_>,
    separator: &str,
    kind: &Kind,
    key: fn(&mut Text<'_>) -> Result<M::Key, ValueError>,
    value: fn(&mut Text<'_>) -> Result<M::Value, ValueError>,
) -> Result<M, ValueError> {
    let text = text.as_str()?;
    if let Some(mismatch) = notation::of_map(text, separator, kind) {
        return Err(ValueError::from(mismatch));
    }
    let mut pairs = Vec::new();
    let mut refused = None;
    for (i, text) in Items::new(text, separator, &Kind::Other).enumerate() {
        let read = pair(text).and_then(|(k, v)| Ok((key(&mut Text::from(k))?, value(&mut Text::from(v))?)));
        match read {
            Ok(pair) => pairs.push(pair),
            Err(error) => {
                refused = Some(error.at(i));
                break;
            }
        }
    }
    // A key that occurs twice comes before the pair that was refused.
    let map = M::from_pairs(pairs).map_err(|place| ValueError::from(Mismatch::KeyTwice).at(place))?;
    refused.map_or(Ok(map), Err)
}

fn pair(text: &str) -> Result<(&str, &str), ValueError> {
    match text.split_once('=') {
        None if text.is_empty() => Err(ValueError::from(Mismatch::Empty)),
        None => Err(ValueError::from(Mismatch::NoEquals)),
        Some((key, value)) => match (key.trim_ascii(), value.trim_ascii()) {
            ("", _) => Err(ValueError::from(Mismatch::EmptyKey)),
            pair => Ok(pair),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::ResourceKind;
    use crate::value::FromEnvStr;

    const REDIS: &ResourceKind = &ResourceKind::new("Redis", "redis://localhost");
    static RESOURCE: Kind = Kind::Resource(REDIS);

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
        map(&mut text.into(), ",", &u8::KIND, String::from_env_text, u8::from_env_text)
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
    fn c5_a_repeated_key_is_refused() {
        assert_eq!(limits("a=1,b=2, a =1"), Err("item 3: its key occurs twice".into()));
        let hashed: Result<HashMap<u8, u8>, _> =
            map(&mut "1=1,01=2".into(), ",", &u8::KIND, u8::from_env_text, u8::from_env_text);
        assert_eq!(hashed, Err(ValueError::from(Mismatch::KeyTwice).at(1)));
        // The first place is told: of two keys that are repeated, and of a repeated key before another mistake.
        assert_eq!(limits("b=1,c=2,c=3,a=4,a=5,b=6"), Err("item 3: its key occurs twice".into()));
        assert_eq!(limits("b=1,a=2,b=3,c=x"), Err("item 3: its key occurs twice".into()));
        assert_eq!(limits("b=1,a=2,c=x,b=3"), Err("item 3: it starts with a letter".into()));
        assert_eq!(
            limits("b=1,c=2,a=3"),
            Ok(BTreeMap::from([("a", 3), ("b", 1), ("c", 2)].map(|(k, v)| (k.to_owned(), v))))
        );
    }

    #[test]
    fn c6_many_commas_in_urls() {
        // Each of these would take quadratic time if a comma were scanned more than once.
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
        assert_eq!(words("a b ", " "), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(words("a::b::", "::"), Ok(vec!["a".into(), "b".into()]));
        assert_eq!(words("abc", ""), Ok(vec!["abc".into()]));
    }
}

//! A quick filter for the accepted text of any kind.

use super::pattern::is_any;
use super::signs::{LONGEST, has_byte, is_good, is_good_secret, is_pem};
use super::url;
use crate::kind::Kind;
use crate::schema::Declaration;
use crate::strings;
use crate::value::Items;

/// A quick filter: whether the accepted text of this variable cannot be suspicious.
pub(crate) fn is_good_as(variable: &Declaration, text: &[u8]) -> bool {
    match variable.kind {
        Kind::List(item) | Kind::Map(_, item) if is_examined(item) => {
            is_good(text)
                && !matches!(text.trim_ascii_start(), [b'[' | b'{', ..])
                && !may_have_several_in_one(text)
                && are_good(variable.kind, item, variable.separator(), text)
        }
        kind => is_good_item(kind, text),
    }
}

/// Whether none of the items, or of the values of a map, can be suspicious.
fn are_good(kind: &Kind, item: &Kind, separator: &str, text: &[u8]) -> bool {
    match separator.as_bytes() {
        // A single byte cannot, and bytes are split in half the instructions that text takes.
        [separator] if !matches!(item, Kind::Resource(_)) => text
            .split(|byte| byte == separator)
            .all(|part| part.len() < 2 || is_good_item(item, value_of(kind, part).trim_ascii())),
        _ => core::str::from_utf8(text).is_ok_and(|text| {
            values(kind, item, separator, text).all(|text| is_good_item(item, text.as_bytes()))
        }),
    }
}

/// A quick filter: whether an item may consist of several. It has a line break, a semicolon, or the scheme of a URL.
fn may_have_several_in_one(text: &[u8]) -> bool {
    has_byte(text, b'\n')
        || has_byte(text, b';')
        || text.starts_with(b"map[")
        || has_byte(text, b':') && text.windows(3).any(|part| part == b"://")
}

/// Whether an item of a list, or a pair of a map, consists of several, with something else than the separator in between.
// The value `gzip;q=0.5` belongs to a header.
pub(super) fn has_several_in_one(kind: &Kind, item: &Kind, separator: &str, text: &str) -> bool {
    let patterns = match kind {
        Kind::Map(..) => "LN*=N*;LN*=A*\nA*RB*LN*=A*",
        _ if matches!(item, Kind::Resource(_) | Kind::Url) => return false,
        // The text of a paragraph may have several lines.
        _ if strings::contains(separator, "\n") => "map[LN*:A*]",
        _ => "A*RA*\nLF*://S*BB*LF*://A*\nLF*://S*;LF*://A*\nmap[LN*:A*]",
    };
    first_ones(Items::new(text, separator, item)).any(|text| {
        text.len() <= LONGEST && !is_pem(text) && is_any(patterns, text) && !is_any("LN*=N*;q=A*", text)
    })
}

/// Whether brackets are around all items, as in `[a, b]` or `{a=1, b=2}`, and not around one, as in `[::1]:80,[::2]:80`.
pub(super) fn are_in_brackets(separator: &str, text: &str) -> bool {
    [('[', ']'), ('{', '}')].iter().any(|(open, close)| {
        let inner = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close)).unwrap_or_default();
        let ends = inner.split_once(separator).zip(inner.rsplit_once(separator));
        let has_bracket = |item: &str| item.contains([*open, *close]);
        ends.is_some_and(|((first, _), (_, last))| !has_bracket(first) && !has_bracket(last))
    })
}

/// The value of a pair, if the kind is a map.
fn value_of<'a>(kind: &Kind, part: &'a [u8]) -> &'a [u8] {
    match part.iter().position(|byte| *byte == b'=') {
        Some(at) if matches!(kind, Kind::Map(..)) => part.get(at + 1..).unwrap_or_default(),
        _ => part,
    }
}

/// Whether a text that is not a list cannot be suspicious.
fn is_good_item(kind: &Kind, text: &[u8]) -> bool {
    match kind {
        Kind::Path => {
            let has_sign = || text.iter().any(|byte| matches!(byte, b'$' | b'%' | b'{' | b'`'));
            is_good(text) && !url::begins(text) && !matches!(text, [b'"' | b'\'', ..]) && !has_sign()
        }
        Kind::Secret(_) => is_good(text) && is_good_secret(text) && (!url::begins(text) || is_good_url(text)),
        Kind::Text | Kind::Label => {
            is_good(text) && (!url::begins(text) || is_good_url(text) && !has_byte(text, b'@'))
        }
        Kind::Other => is_good(text) && (!url::begins(text) || is_good_url(text)),
        Kind::Resource(_) | Kind::Url => is_good_url(text),
        Kind::IsSet => false,
        // The grammar of the kind leaves no room for an accident.
        _ => true,
    }
}

fn is_good_url(text: &[u8]) -> bool {
    url::is_good(core::str::from_utf8(text).unwrap_or_default())
}

/// Whether accepted text of the kind may be suspicious.
const fn is_examined(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text | Kind::Label | Kind::Path | Kind::Secret(_) | Kind::Other | Kind::Resource(_) | Kind::Url
    )
}

/// The items of a list, or the values of a map, that may be suspicious.
pub(super) fn examined<'a>(
    kind: &Kind,
    item: &'a Kind,
    separator: &'a str,
    text: &'a str,
) -> impl Iterator<Item = &'a str> {
    first_ones(values(kind, item, separator, text).filter(|text| !is_good_item(item, text.as_bytes())))
}

/// Only so many of the texts as a text of the [`LONGEST`] length would cost.
fn first_ones<'a>(texts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    let mut left = LONGEST;
    texts.take_while(move |text| {
        let is_examined = left > 0;
        left = left.saturating_sub(text.len() + COST_OF_AN_ITEM);
        is_examined
    })
}

/// How many bytes of a long text cost as much as the shortest item does.
const COST_OF_AN_ITEM: usize = 64;

/// The items of a list, or the values of a map.
fn values<'a>(kind: &Kind, item: &Kind, separator: &'a str, text: &'a str) -> impl Iterator<Item = &'a str> {
    let is_map = matches!(kind, Kind::Map(..));
    Items::new(text, separator, item).map(move |item| match is_map {
        true => strings::split_at_byte(item, b'=').map_or("", |(_, value)| value.trim_ascii_start()),
        false => item,
    })
}

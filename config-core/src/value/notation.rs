//! Lists and maps in the notation of another library: JSON, TOML, YAML, Python.

use super::mismatch::Mismatch;
use crate::kind::Kind;
use crate::strings;

/// Why a list is refused that is in brackets or braces as a whole. `item` is the kind of its items.
///
/// `[::1]`, `[::1]:80,[::2]:80`, `[a-z]+` and `{id}` are items.
pub(super) fn of_list(text: &str, separator: &str, item: &Kind) -> Option<Mismatch> {
    let text = text.trim_ascii();
    if begins_with_bracket(text) { list(text, separator, item) } else { None }
}

/// The text between the brackets around a list of which an item was refused, and why it is refused if that text is read.
pub(super) fn of_refused_list<'a>(text: &'a str, separator: &str) -> Option<(&'a str, Mismatch)> {
    let inner = inside(text.trim_ascii(), '[', ']').filter(|inner| !inner.is_empty())?;
    Some((inner, if separator == "," { Mismatch::ListInBrackets } else { Mismatch::ListInBracketsOther }))
}

/// Why a map is refused that is in brackets or braces as a whole. `value` is the kind of its values.
pub(super) fn of_map(text: &str, separator: &str, value: &Kind) -> Option<Mismatch> {
    let text = text.trim_ascii();
    if begins_with_bracket(text) { map(text, separator, value) } else { None }
}

fn begins_with_bracket(text: &str) -> bool {
    matches!(text.as_bytes(), [b'[' | b'{', ..])
}

#[cold]
fn list(text: &str, separator: &str, item: &Kind) -> Option<Mismatch> {
    if let Some(inner) = inside(text, '[', ']') {
        return match First::of(inner) {
            Some(First::Nothing) => Some(Mismatch::EmptyList),
            None if !item.takes_no_brackets() => None,
            _ if separator == "," => Some(Mismatch::ListInBrackets),
            _ => Some(Mismatch::ListInBracketsOther),
        };
    }
    match First::of(inside(text, '{', '}')?) {
        Some(First::Nothing) => Some(Mismatch::EmptyList),
        Some(First::Key) => Some(Mismatch::MapForList),
        None if !item.takes_no_brackets() => None,
        _ => Some(Mismatch::ListInBraces),
    }
}

#[cold]
fn map(text: &str, separator: &str, value: &Kind) -> Option<Mismatch> {
    if let Some(inner) = inside(text, '[', ']') {
        return match First::of(inner)? {
            First::Nothing => Some(Mismatch::EmptyMap),
            First::Item | First::Key => Some(Mismatch::ListForMap),
        };
    }
    let inner = inside(text, '{', '}')?;
    match First::of(inner) {
        Some(First::Nothing) => Some(Mismatch::EmptyMap),
        None if !value.takes_no_brackets() && !is_table(inner) => None,
        _ if separator == "," => Some(Mismatch::MapInBraces),
        _ => Some(Mismatch::MapInBracesOther),
    }
}

/// The text between a bracket and its counterpart, if they are around the whole text.
fn inside(text: &str, open: char, close: char) -> Option<&str> {
    Some(text.strip_prefix(open)?.strip_suffix(close)?.trim_ascii())
}

/// Whether the text is a table of TOML or YAML without its braces, `a = "b"` or `a: b`.
// A brace in it may be the end of a key that itself is in braces: `{id}=a,b={id}`.
fn is_table(inner: &str) -> bool {
    strings::any(inner, |byte| matches!(byte, b'=' | b':'))
        && strings::all(inner, |byte| !matches!(byte, b'{' | b'}'))
}

/// What is first in brackets.
#[derive(Clone, Copy)]
enum First {
    Nothing,
    /// An item in quotes.
    Item,
    /// A key in quotes.
    Key,
}

impl First {
    /// `None` if what is first is not in quotes.
    fn of(inner: &str) -> Option<Self> {
        let mut bytes = inner.bytes();
        let Some(quote) = bytes.next() else { return Some(Self::Nothing) };
        if !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let mut is_escaped = false;
        bytes.find(|byte| {
            let ends = *byte == quote && !is_escaped;
            is_escaped = *byte == b'\\' && !is_escaped;
            ends
        })?;
        match bytes.find(|byte| !byte.is_ascii_whitespace()) {
            None | Some(b',' | b';') => Some(Self::Item),
            Some(b':' | b'=') => Some(Self::Key),
            // The quotes belong to the text, as in the regular expression `["'][a-z]["']`.
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static SECRET: Kind = Kind::Secret(&Kind::Text);
    static NUMBER: Kind = Kind::Integer { min: 0, max: 255, nonzero: false };
    static WORDS: Kind = Kind::Words(&["a", "b"]);

    #[test]
    fn a_list_of_another_library_is_refused() {
        for item in [Kind::Text, SECRET, NUMBER, WORDS, Kind::Other, Kind::Path, Kind::Url] {
            for (text, mismatch) in [
                (r#"["a","b"]"#, Mismatch::ListInBrackets),
                ("\n[ 'a' , 'b' ] ", Mismatch::ListInBrackets),
                (r#"["a\"b", "c"]"#, Mismatch::ListInBrackets),
                (r#"[""]"#, Mismatch::ListInBrackets),
                ("[]", Mismatch::EmptyList),
                ("[ ]", Mismatch::EmptyList),
                ("{}", Mismatch::EmptyList),
                (r#"{"a","b"}"#, Mismatch::ListInBraces),
                (r#"{"a": "b"}"#, Mismatch::MapForList),
                ("{'a': 1}", Mismatch::MapForList),
            ] {
                assert_eq!(of_list(text, ",", &item), Some(mismatch), "{text} of {item}");
            }
            assert_eq!(of_list(r#"["a";"b"]"#, ";", &item), Some(Mismatch::ListInBracketsOther));
        }
        for item in [NUMBER, WORDS, Kind::Float { bits: 64 }, Kind::Bool, Kind::Secret(&NUMBER), Kind::Hex(0)]
        {
            assert_eq!(of_list("[1, 2]", ",", &item), Some(Mismatch::ListInBrackets), "{item}");
            assert_eq!(of_list("{a, b}", ",", &item), Some(Mismatch::ListInBraces), "{item}");
        }
    }

    #[test]
    fn an_item_in_brackets_is_read() {
        for item in [Kind::Text, SECRET, Kind::Other, Kind::Ip(None), Kind::Socket(None), Kind::Bind] {
            for text in [
                "[::1]", "[::1],[::2]", "[::1]:80,[::2]:80", "[a-z]+", "[a-z]", "{id}", "{id}/{name}",
                "[a, b]", r#"["'][a-z]["']"#, r#"["a"b]"#, "[\"", "[\"]", "{'}", "[", "{", "]", "",
                "\"a\",\"b\"", "x[\"a\"]",
            ] {
                assert_eq!(of_list(text, ",", &item), None, "{text} of {item}");
            }
        }
        assert_eq!(of_list("[on]", ",", &Kind::Words(&["[on]", "off"])), None);
    }

    #[test]
    fn a_map_of_another_library_is_refused() {
        for value in [Kind::Text, SECRET, NUMBER, WORDS, Kind::Other] {
            for (text, mismatch) in [
                (r#"{"a":"b"}"#, Mismatch::MapInBraces),
                (r#"{"a":{"b":1}}"#, Mismatch::MapInBraces),
                ("{'a': 'b'}", Mismatch::MapInBraces),
                ("{a: b}", Mismatch::MapInBraces),
                ("{ a = \"b\", c = 1 }", Mismatch::MapInBraces),
                (r#"{"a"=>"b"}"#, Mismatch::MapInBraces),
                ("{}", Mismatch::EmptyMap),
                ("[]", Mismatch::EmptyMap),
                (r#"["a=b"]"#, Mismatch::ListForMap),
            ] {
                assert_eq!(of_map(text, ",", &value), Some(mismatch), "{text} of {value}");
            }
            assert_eq!(of_map("{'a': 1}", ";", &value), Some(Mismatch::MapInBracesOther));
        }
        assert_eq!(of_map("{a={1}}", ",", &NUMBER), Some(Mismatch::MapInBraces));
    }

    #[test]
    fn a_key_or_a_value_in_braces_is_read() {
        for text in ["{id}=a,b={id}", "{id}", "a={b}", "{a}=b", "[a]=b,c=[d]", "{a}={b}", "", "{"] {
            assert_eq!(of_map(text, ",", &Kind::Text), None, "{text}");
        }
    }
}

//! JSON Schema.

mod decimal;
mod pattern;
mod property;
mod rules;
mod value;

use super::json::Json;
use super::model::{Contract, written};
use super::page::Page;
use crate::schema::Schema;
use property::Claims;

/// A JSON Schema (2020-12) of the environment: an object of texts, keyed by the names of variables.
///
/// For editors that complete a file of variables, and for a check in CI of what is about to be deployed, by any validator,
/// without the program. Variables that nobody reads are let pass.
///
/// ```
/// use factor3::{Config, contract};
///
/// #[derive(Config)]
/// struct App {
///     /// How many threads there are.
///     #[config(range = 1..=64, default = 4)]
///     threads: u8,
///     /// Whom mail comes from.
///     sender: String,
/// }
///
/// assert_eq!(contract::json_schema(&[("web", App::SCHEMA)]), r#"{
///   "$schema": "https://json-schema.org/draft/2020-12/schema",
///   "title": "Environment of web",
///   "type": "object",
///   "properties": {
///     "THREADS": {
///       "description": "How many threads there are.",
///       "type": [
///         "string",
///         "integer"
///       ],
///       "pattern": "^(?:\\+?0*(?:[1-9]|[1-5][0-9]|6[0-4]))?$",
///       "minimum": 1,
///       "maximum": 64,
///       "default": "4"
///     },
///     "SENDER": {
///       "description": "Whom mail comes from.",
///       "type": "string",
///       "minLength": 1
///     }
///   },
///   "required": [
///     "SENDER"
///   ]
/// }
/// "#);
/// ```
///
/// # What it says
///
/// | of | is |
/// |---|---|
/// | a text | its kind as `pattern` or `enum`, `minLength`; bounds of whole numbers are in the pattern |
/// | numbers and booleans | taken as such, too: `3000`, `true` with `minimum` and `maximum`, as YAML or JSON may have them |
/// | an empty text | as good as none, unless the field says `allow_empty` |
/// | a variable | its doc comment, `default`, `examples`; `generate` is a `$comment` |
/// | secrets and resources | `writeOnly`, no default; of secrets no example either |
/// | `NAME_FILE` and old names | properties of their own; the old ones are `deprecated` |
/// | what is required | `required`, or `anyOf` what it may come from: `NAME`, `NAME_FILE`, `CREDENTIALS_DIRECTORY`, old names |
/// | groups, and structs that may be absent | `if` and `then`, `anyOf`, `not` |
///
/// With several processes, `properties` has each variable once, `$defs` has a schema for each process, and the whole asks for
/// all of them at once. The environment of one process alone is checked with a schema that refers to its part:
///
/// ```json
/// { "$ref": "environment.schema.json#/$defs/web" }
/// ```
///
/// Where processes read a variable differently, each says itself what it is. Their names differ from each other.
///
/// # What it does not see
///
/// Whatever loads is valid, if the kinds that types of your own declare are true. Not all that is valid loads:
///
/// | what is let pass | because |
/// |---|---|
/// | durations and sizes that are too long or too large, `range` of what is no number | a schema does not reckon |
/// | whole numbers beyond 64 bits: only their sign and digits are told | the pattern would be longer than all others |
/// | floats outside of `range` as texts, and those too large to represent | they may have an exponent, and are rounded |
/// | the number 0 as such, of a signed type without it | it lies between `minimum` and `maximum` |
/// | an empty list with `allow_empty` and `min_len`, or bytes of a length | what may be absent may be empty for that |
/// | more inside of URLs than scheme and characters | it is a grammar of its own for each service |
/// | what `FromStr`, `value_parser`, `serde` and `validate` refuse; all of a list of such items | it is the app's own code |
/// | an IPv6 address with too many groups or too few, `::` twice, a zone above 32 bits | the pattern would have a kilobyte; of one process, `format` says it where the variable is required |
/// | items that are equal in a set with `min_len` | no pattern compares parts of a text |
/// | what is in maps, in lists of resources, and in lists with a separator that is a blank or has several characters | what is an item depends on what is around it |
/// | empty items where the separator is a part of items, as `-` is of numbers | no pattern without look-around tells |
/// | base64 of both alphabets at once | it would be one pattern for each |
/// | `min_len` of paths and of base64, which counts bytes | a schema counts characters |
/// | more than 26 items of `min_len`, or 500 bytes of a length | RE2 repeats nothing more than 1000 times |
/// | a file, or a credential, that is not there, or holds something else; a credential beside a variable | no file is read |
/// | an old name beside the new one with another value | a schema does not compare values |
/// | `required_if` of a value that is spelled differently, such as `60s` for `1m`, is a number as such, or computed by `default_with` | it compares texts, but for booleans |
/// | what the second of two fields refuses that share a variable | the first one says what it is |
/// | a line break at the end, by validators in Python | there `$` matches before it; elsewhere it does not |
///
/// Two things are not the same as in an environment: a number as such is compared before it is rounded to an `f32`, and names
/// count in their case, which they do not on Windows. A value that is not UTF-8 is no text of JSON.
///
/// Patterns are for ECMA-262 with or without the flag `u`, for Python's `re`, and for RE2.
#[must_use]
pub fn json_schema(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    let mut claims = Claims::new();
    claims.add_all(contract);
    write_all(contract, &claims, &mut Json::new(page));
}

#[inline(never)]
fn write_all(contract: &Contract<'_>, claims: &Claims<'_>, json: &mut Json<'_>) {
    put(r#"{$schema="https://json-schema.org/draft/2020-12/schema""#, json);
    begin(contract.processes, json);
    property::write(contract, claims, json);
    if contract.are_several() {
        put("}allOf=[", json);
        for (name, _) in contract.processes {
            json.open("{");
            refer(r##"$ref="#/$defs/"##, name, json);
            put("}", json);
        }
        put("]$defs={", json);
        for (place, process) in contract.processes.iter().enumerate() {
            put_of("~{", process.0, json);
            begin(core::slice::from_ref(process), json);
            property::write_of(place, contract, claims, json);
            put("}", json);
            rules::write(contract, place, claims, json);
            put("}", json);
        }
        put("}", json);
    } else {
        put("}", json);
        rules::write(contract, 0, claims, json);
    }
    put("}", json);
}

/// Title, type, and the begin of the properties.
#[inline(never)]
fn begin(processes: &[(&str, &Schema)], json: &mut Json<'_>) {
    put(r#"title="Environment of"#, json);
    let mut joint = " ";
    for (name, _) in processes {
        json.page.put(joint);
        json.page.say(name);
        joint = ", ";
    }
    json.end_text();
    put(r#"type="object"properties={"#, json);
}

/// Writes a part of the document, in which `name=` begins a member, and `1,` is a value that is no text. A text at its end
/// may be left open.
#[inline(never)]
fn put(part: &str, json: &mut Json<'_>) {
    put_of(part, "", json);
}

/// The same, with `@` for a text in another, and `~` for one that begins a member.
#[inline(never)]
fn put_of(mut part: &str, text: &str, json: &mut Json<'_>) {
    let mut in_text = false;
    loop {
        let (word, mark) = next(&mut part, |byte| {
            matches!(byte, b'"' | b'@' | b'~' | b'{' | b'}' | b'[' | b']' | b'=' | b',')
        });
        if in_text {
            json.page.put(word);
        }
        match mark {
            b'"' => {
                in_text = !in_text;
                if in_text {
                    json.begin_text();
                } else {
                    json.page.put("\"");
                }
            }
            b'@' if in_text => json.page.say(text),
            END => return,
            mark if in_text => put_bytes(&[mark], json.page),
            b'~' => json.key(text),
            b'{' | b'[' => json.open(if mark == b'{' { "{" } else { "[" }),
            b'}' | b']' => json.close(if mark == b'}' { "}" } else { "]" }),
            b'=' => json.key(word),
            _ => json.literal(word),
        }
    }
}

/// Splits off what is before the first such byte of ASCII, and that. All, and `END`, if there is none.
#[inline(never)]
fn next<'t>(text: &mut &'t str, is: fn(u8) -> bool) -> (&'t str, u8) {
    for (end, byte) in text.bytes().enumerate() {
        if is(byte) {
            let (before, behind) = text.split_at_checked(end).unwrap_or_default();
            *text = behind.get(1..).unwrap_or_default();
            return (before, byte);
        }
    }
    (core::mem::take(text), END)
}

/// No byte of UTF-8.
const END: u8 = 0xff;

/// Drops what is written from there on.
#[inline(never)]
fn cut(start: usize, page: &mut Page) {
    page.text.truncate(start);
}

/// Writes bytes of ASCII.
#[inline(never)]
fn put_bytes(bytes: &[u8], page: &mut Page) {
    page.say(core::str::from_utf8(bytes).unwrap_or_default());
}

/// A reference to a name: a JSON Pointer (RFC 6901) in a fragment (RFC 3986 section 3.5).
#[inline(never)]
fn refer(begin: &str, name: &str, json: &mut Json<'_>) {
    let digit = |four_bits: u8| four_bits + if four_bits < 10 { b'0' } else { b'A' - 10 };
    put(begin, json);
    for byte in name.bytes() {
        match byte {
            b'~' | b'/' => put_bytes(&[b'~', b'0' + u8::from(byte == b'/')], json.page),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => {
                put_bytes(&[byte], json.page);
            }
            byte => put_bytes(&[b'%', digit(byte >> 4), digit(byte & 15)], json.page),
        }
    }
    json.end_text();
}

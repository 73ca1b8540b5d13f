//! What a schema says of one value.

use crate::contract::model::Source;
use crate::contract::pattern::{least_length, pattern, without_secrecy};
use crate::kind::Kind;
use crate::report::json::Json;
use crate::schema::{Declaration, Range};

/// Writes the schema of a value that is set, or, where it may be empty, of a value that is not.
pub(super) fn write(source: &Source, may_be_empty: bool, json: &mut Json) {
    let declaration = source.field.declaration;
    let kind = if source.is_file { &Kind::Path } else { without_secrecy(declaration.kind) };
    // A file that people write may also have numbers and booleans as such.
    let other = match kind {
        Kind::Bool => "boolean",
        Kind::Integer { .. } | Kind::Duration(Some(_)) | Kind::ByteSize(Some(_)) => "integer",
        Kind::Float { .. } => "number",
        _ => "",
    };
    if other.is_empty() {
        json.member("type", "string");
    } else {
        json.texts("type", &["string", other]);
    }
    // An empty text counts as not set, unless the field allows it.
    let is_none = may_be_empty && !declaration.allows_empty();
    let pattern = pattern(source, kind);
    if let Kind::Words(words) = kind {
        json.list("enum", |json| {
            for word in *words {
                json.text_item(word);
            }
            if is_none {
                json.text_item("");
            }
        });
    } else if let Some(pattern) = &pattern {
        json.joined("pattern", &["^(?:", pattern, if may_be_empty { ")?$" } else { ")$" }]);
    }
    let least = least_length(declaration, kind);
    let is_told = pattern.is_some();
    if is_none && least > 1 {
        json.list("anyOf", |json| {
            json.item(|json| json.number("maxLength", 0));
            json.item(|json| json.number("minLength", least));
        });
    } else if !is_none && least > 0 || !may_be_empty && !is_told {
        json.number("minLength", least.max(1));
    }
    if let Kind::Char = kind {
        json.number("maxLength", 1);
    }
    write_bounds(declaration, kind, json);
    match kind {
        Kind::Ip(Some(4)) if !may_be_empty => json.member("format", "ipv4"),
        Kind::Ip(Some(6)) if !may_be_empty => json.member("format", "ipv6"),
        _ => {}
    }
}

/// Writes the bounds of numbers as such.
fn write_bounds(declaration: &Declaration, kind: &Kind, json: &mut Json) {
    let range = declaration.range().unwrap_or(Range { min: None, max: None, inclusive: true });
    match kind {
        Kind::Integer { min, max, .. } => {
            let least = declared(range.min).map_or(*min, |least| least.max(*min));
            let most = i128::try_from(*max).unwrap_or(i128::MAX);
            let most =
                declared(range.max).map_or(most, |bound| most.min(bound - i128::from(!range.inclusive)));
            write_bound("minimum", least, json);
            write_bound("maximum", most, json);
        }
        Kind::Duration(Some(_)) | Kind::ByteSize(Some(_)) => write_bound("minimum", 0, json),
        Kind::Float { .. } => {
            let most = if range.inclusive { "maximum" } else { "exclusiveMaximum" };
            for (name, bound) in [("minimum", range.min), (most, range.max)] {
                if let Some(bound) = bound.filter(|bound| is_json_number(bound)) {
                    json.literal(name, bound);
                }
            }
        }
        _ => {}
    }
}

fn declared(bound: Option<&str>) -> Option<i128> {
    bound?.parse().ok()
}

/// Writes a bound of up to 64 bits: few readers of JSON have larger numbers.
fn write_bound(name: &str, bound: i128, json: &mut Json) {
    if let Ok(amount) = u64::try_from(bound.unsigned_abs()) {
        json.literal(name, &format!("{}{amount}", if bound < 0 { "-" } else { "" }));
    }
}

/// Whether the literal of a number in the code is one of JSON, too: without a superfluous zero or point.
fn is_json_number(text: &str) -> bool {
    match text.strip_prefix('-').unwrap_or(text).as_bytes() {
        [b'0'] => true,
        [b'0', b'.', .., last] | [b'1'..=b'9', .., last] | [last @ b'1'..=b'9'] => last.is_ascii_digit(),
        _ => false,
    }
}

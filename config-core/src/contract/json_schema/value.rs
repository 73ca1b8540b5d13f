//! What a schema says of one text.

use crate::contract::json::Json;
use crate::kind::Kind;
use crate::schema::{Range, Variable};

use super::decimal::{self, Bounds};
use super::pattern::{ABSOLUTE_PATH, Pattern};
use super::property::Claim;
use super::{cut, put, put_of};

/// Writes the members that say what a text is that is set.
#[inline(never)]
pub(super) fn write(claim: &Claim<'_>, or_empty: bool, json: &mut Json<'_>) {
    let variable = claim.read.variable;
    let kind = if claim.is_file { &Kind::Path } else { without_secrecy(variable.kind) };
    // Of which type of JSON it may be beside, as in a file that people write.
    put(
        match kind {
            Kind::Bool => r#"type=["string""boolean"]"#,
            Kind::Integer { .. } => r#"type=["string""integer"]"#,
            Kind::Float => r#"type=["string""number"]"#,
            _ => r#"type="string""#,
        },
        json,
    );
    let is_told = match kind {
        Kind::OneOf(words) => {
            put("enum=[", json);
            for word in *words {
                put_of(r#""@""#, word, json);
            }
            // Where an empty text counts, it is one of the words or none.
            put(if or_empty && !variable.allows_empty() { r#"""]"# } else { "]" }, json);
            true
        }
        kind => write_pattern(claim, kind, or_empty, json),
    };
    write_length(variable, kind, is_told, or_empty, json);
    write_bounds(variable, kind, json);
    put(
        match kind {
            Kind::Ip(Some(4)) if !or_empty => r#"format="ipv4""#,
            Kind::Ip(Some(6)) if !or_empty => r#"format="ipv6""#,
            _ => "",
        },
        json,
    );
}

/// Writes what numbers there are.
#[inline(never)]
fn write_bounds(variable: &Variable, kind: &Kind, json: &mut Json<'_>) {
    match (kind, variable.range()) {
        (Kind::Integer { .. }, _) => {
            let bounds = Bounds::of(kind, Some(variable));
            integer("minimum", bounds.least, json);
            integer("maximum", bounds.most, json);
        }
        (Kind::Float, Some(Range { min, max, inclusive })) => {
            float("minimum", min, json);
            float(if inclusive { "maximum" } else { "exclusiveMaximum" }, max, json);
        }
        _ => {}
    }
}

/// Writes the pattern, if there is one.
#[inline(never)]
fn write_pattern(claim: &Claim<'_>, kind: &'static Kind, or_empty: bool, json: &mut Json<'_>) -> bool {
    let start = json.page.text.len();
    put(r#"pattern="^(?:"#, json);
    let is_told = if claim.is_file {
        json.page.say(ABSOLUTE_PATH);
        true
    } else {
        let page = &mut *json.page;
        Pattern { page, separator: "" }.of(claim.read.variable, kind)
    };
    json.page.put(if or_empty { ")?$\"" } else { ")$\"" });
    if !is_told {
        cut(start, json.page);
    }
    is_told
}

/// Writes how many characters there are, where the pattern does not say it.
#[inline(never)]
fn write_length(variable: &Variable, kind: &Kind, is_told: bool, or_empty: bool, json: &mut Json<'_>) {
    let count = variable.min_len().unwrap_or(0);
    let least = match kind {
        // Of base64 it counts bytes, of which there are fewer than characters.
        Kind::Text | Kind::Base64(_) => count,
        Kind::Hex(_) => count.saturating_mul(2),
        _ => 0,
    };
    // An empty text that counts has a length, too.
    let is_none = or_empty && !variable.allows_empty();
    let is_choice = is_none && least > 1;
    if is_choice || !is_none && least > 0 || !or_empty && !is_told {
        put(if is_choice { "anyOf=[{maxLength=0,}{" } else { "" }, json);
        integer("minLength", least.max(1) as i128, json);
        put(if is_choice { "}]" } else { "" }, json);
    }
    if let Kind::Char = kind {
        put("maxLength=1,", json);
    }
}

/// A number, if it is one of 64 bits.
#[inline(never)]
fn integer(name: &str, number: i128, json: &mut Json<'_>) {
    if let Ok(amount) = u64::try_from(number.unsigned_abs()) {
        json.key(name);
        json.literal(if number < 0 { "-" } else { "" });
        decimal::number(amount, json.page);
    }
}

/// A literal of the code's, if it is one of JSON, too.
#[inline(never)]
fn float(name: &str, literal: Option<&str>, json: &mut Json<'_>) {
    let text = literal.unwrap_or_default();
    let is_json = match text.strip_prefix('-').unwrap_or(text).as_bytes() {
        [b'0'] => true,
        [b'0', b'.', .., last] | [b'1'..=b'9', .., last] | [last @ b'1'..=b'9'] => last.is_ascii_digit(),
        _ => false,
    };
    if is_json {
        json.key(name);
        json.literal(text);
    }
}

#[inline(never)]
const fn without_secrecy(kind: &'static Kind) -> &'static Kind {
    match kind {
        Kind::Secret(inner) => without_secrecy(inner),
        kind => kind,
    }
}

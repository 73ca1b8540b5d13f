//! The type of an item's text.

use crate::contract::model::Source;
use crate::contract::pattern::{least_length, pattern, without_secrecy};
use crate::kind::{Kind, ResourceKind};
use crate::report::writer::Writer;
use crate::strings::is_control;

/// The spellings of a boolean.
const BOOLEAN: &str = "1|yes|y|true|t|on|0|no|n|false|f|off";

/// `string(minLength=32)`, or a string that matches the pattern of its kind; none where any text is one.
pub(super) fn text_type(source: &Source) -> Option<String> {
    let kind = without_secrecy(source.field.declaration.kind);
    let least = least_length(source.field.declaration, kind);
    let mut out = Writer::unbounded();
    out.put("string(");
    if least > 0 {
        out.put_all(&["minLength=", &least.to_string()]);
    }
    if let Some((pattern, flags)) = pattern_of(source, kind) {
        out.put(if least > 0 { ", " } else { "" });
        out.put("matches=regex('");
        write_quoted(&pattern, &mut out);
        out.put_all(&["'", flags, ")"]);
    } else if least == 0 {
        return None;
    }
    out.put(")");
    Some(out.into_text())
}

/// Whether a text is the same in double quotes, and ends nothing around it.
pub(super) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !b"\"\\$`'#".contains(&byte))
}

/// The pattern of the whole text, and the flags after it.
fn pattern_of(source: &Source, kind: &'static Kind) -> Option<(String, &'static str)> {
    const ANY_CASE: &str = ", 'i'";
    match kind {
        Kind::Bool => Some((format!("^(?:{BOOLEAN})$"), ANY_CASE)),
        Kind::Resource(service) => service_pattern(service).map(|pattern| (pattern, ANY_CASE)),
        // The pattern would only refuse an item that is empty.
        Kind::List(item) if matches!(without_secrecy(item), Kind::Text) => None,
        kind => {
            let has_words = matches!(kind, Kind::Words(_) | Kind::List(Kind::Words(_)));
            let whole = |pattern: String| match pattern.contains('|') {
                true => format!("^(?:{pattern})$"),
                false => format!("^{pattern}$"),
            };
            pattern(source, kind).map(|pattern| (whole(pattern), if has_words { ANY_CASE } else { "" }))
        }
    }
}

/// How the URL of a service begins. Where it has other forms, the pattern is one of the whole text.
fn service_pattern(service: &ResourceKind) -> Option<String> {
    let names: Vec<&str> = service.schemes.iter().map(|scheme| scheme.name).collect();
    let schemes = format!("(?:{})://", names.join("|").replace('+', "[+]"));
    match (names.is_empty(), service.other_form) {
        (true, "") => None,
        (false, "") => Some(format!("^{schemes}")),
        (true, other) => Some(format!("^(?:{other})$")),
        (false, other) => Some(format!("^(?:{schemes}[!-~]*|{other})$")),
    }
}

/// Writes a pattern in single quotes, in which nothing is expanded, without a character that has a meaning around it.
fn write_quoted(pattern: &str, out: &mut Writer) {
    for c in pattern.chars() {
        if is_control(c) || matches!(c, '\'' | '#') {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.put(&format!("\\u{unit:04x}"));
            }
        } else {
            out.put_char(c);
        }
    }
}

//! YAML that versions 1.1 and 1.2 read the same way.

use crate::report::writer::Writer;

/// Writes a name: as it is, unless a reader would take it for something else.
pub(super) fn write_key(name: &str, out: &mut Writer) {
    let is_plain = matches!(name.as_bytes(), [b'a'..=b'z' | b'A'..=b'Z' | b'_', ..]);
    // What YAML 1.1 takes for a boolean or for nothing (yaml.org/type/bool.html, yaml.org/type/null.html).
    let is_word = matches!(
        &*name.to_ascii_lowercase(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
    );
    let quote = if is_plain && !is_word { "" } else { "\"" };
    out.put_all(&[quote, name, quote]);
}

/// Writes text in double quotes, which has the escapes of JSON.
pub(super) fn write_text(text: &str, out: &mut Writer) {
    out.put("\"");
    out.escape_json(text);
    out.put("\"");
}

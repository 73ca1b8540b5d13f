//! The shapes of values as regular expressions.
//!
//! They are for ECMA-262 (with and without the flag `u`), Python's `re`, RE2 and their like: without look-around and named
//! classes. None has two ways to match a text, which would take time. None matches the empty text, and each may have a
//! choice (`|`) at its top.

use super::model::Source;
use crate::kind::{Kind, ResourceKind};
use crate::report::writer::Writer;
use crate::schema::Declaration;

/// The spellings of `true`, in any case.
pub(super) const TRUE: &str = "1|[Yy](?:[Ee][Ss])?|[Tt](?:[Rr][Uu][Ee])?|[Oo][Nn]";
/// The spellings of `false`, in any case.
pub(super) const FALSE: &str = "0|[Nn][Oo]?|[Ff](?:[Aa][Ll][Ss][Ee])?|[Oo][Ff][Ff]";

/// A path from the root, or from the root of a drive.
const ABSOLUTE_PATH: &str = r"(?:[A-Za-z]:)?[/\\][\s\S]*";

const IPV4: &str = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}";
const IPV6: &str = "[0-9A-Fa-f]*:[0-9A-Fa-f:.]*";
const PORT: &str = ":[0-9]+";
/// An IPv6 address and its port.
const IPV6_SOCKET: &str = r"\[[0-9A-Fa-f:.%]+\]:[0-9]+";

/// The blanks that the reader drops around items, inside of a class.
const BLANK: &str = r"\t\n\f\r ";

/// RE2 refuses more than 1,000 repetitions, those within others multiplied. So more bytes than this are not counted.
const MOST_BYTES: usize = 500;

/// Nor are more items than this, after the first.
const MOST_ITEMS: usize = 25;

/// The shape of a source's text; none where any text is one.
pub(super) fn pattern(source: &Source, kind: &Kind) -> Option<String> {
    let mut out = Writer::unbounded();
    let is_told = match kind {
        _ if source.is_file => {
            out.put(ABSOLUTE_PATH);
            true
        }
        Kind::List(item) => write_list(item, source.field.declaration, &mut out),
        kind => write_shape(kind, "", &mut out),
    };
    is_told.then(|| out.into_text())
}

/// How many characters there are at least.
pub(super) fn least_length(declaration: &Declaration, kind: &Kind) -> usize {
    let count = declaration.min_len().unwrap_or(0);
    match kind {
        // The length of base64 counts bytes, and the text has more characters than bytes.
        Kind::Text | Kind::Label | Kind::Base64(_) => count,
        Kind::Hex(_) => count.saturating_mul(2),
        _ => 0,
    }
}

/// What a value is, whether or not it is a secret.
pub(super) const fn without_secrecy(kind: &'static Kind) -> &'static Kind {
    match kind {
        Kind::Secret(inner) => without_secrecy(inner),
        kind => kind,
    }
}

/// Writes the shape of one text, or of one item of a list with that separator. False where any text is one.
fn write_shape(kind: &Kind, separator: &str, out: &mut Writer) -> bool {
    let is_item = !separator.is_empty();
    match kind {
        Kind::Secret(inner) => return write_shape(inner, separator, out),
        Kind::Bool => out.put_all(&[TRUE, "|", FALSE]),
        Kind::Char if is_item => {
            out.put("[^");
            in_class(separator, out);
            out.put_all(&[BLANK, "]"]);
        }
        Kind::Integer { min: ..0, .. } => out.put("[+-]?[0-9]+"),
        Kind::Integer { .. } => out.put(r"\+?[0-9]+"),
        Kind::Float { .. } => out.put(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"),
        Kind::Duration(unit) => {
            out.put(if unit.is_some() { "[0-9]+|" } else { "" });
            out.put("(?:[0-9]+(?:ms|[smhd]))+");
        }
        Kind::ByteSize(_) => out.put("[0-9]+(?:[kMGT]?B?|[KMGT]iB?)"),
        Kind::Ip(Some(4)) => out.put(IPV4),
        Kind::Ip(Some(_)) => out.put(IPV6),
        Kind::Ip(None) => out.put_all(&[IPV4, "|", IPV6]),
        Kind::Socket(Some(4)) => out.put_all(&[IPV4, PORT]),
        Kind::Socket(Some(_)) => out.put(IPV6_SOCKET),
        Kind::Socket(None) => out.put_all(&[IPV4, PORT, "|", IPV6_SOCKET]),
        Kind::Bind => out.put_all(&[":?[0-9]+|", IPV4, PORT, "|", IPV6_SOCKET]),
        // Three bytes are four characters, and `=` may pad them.
        Kind::Base64(length) => {
            out.put(r"[A-Za-z0-9+/_\-]");
            write_count(*length, length.saturating_mul(4).div_ceil(3), is_item, out);
            out.put("={0,2}");
        }
        Kind::Hex(length) => {
            out.put("(?:[0-9A-Fa-f]{2})");
            write_count(*length, *length, is_item, out);
        }
        Kind::Words(words) => {
            for (place, word) in words.iter().enumerate() {
                out.put(if place > 0 { "|" } else { "" });
                escape(word, out);
            }
        }
        // In a list, its end may be a part of it.
        Kind::Resource(kind) if !is_item => return write_resource(kind, out),
        // A scheme, and neither blanks nor control characters of ASCII; `//` may be missing after one such as https.
        Kind::Url => {
            out.put(r"[A-Za-z][A-Za-z0-9+.\-]*:[^");
            in_class(separator, out);
            out.put(r"\x00-\x20\x7f]*");
        }
        _ => return false,
    }
    true
}

/// Writes items, blanks around them dropped, with or without a separator at the end.
fn write_list(item: &Kind, declaration: &Declaration, out: &mut Writer) -> bool {
    let separator = declaration.separator();
    // A blank, or several characters, may be a part of the items, or of the blanks around them.
    let &[byte @ b'!'..=b'~'] = separator.as_bytes() else { return false };
    // Where a separator may be a part of an item, there would be several ways to match a text.
    if is_any(item) || may_contain(item, byte) {
        return false;
    }
    write_item(item, separator, out);
    out.put("(?:");
    escape(separator, out);
    write_item(item, separator, out);
    out.put(")");
    // The first item is always there.
    match declaration.min_len().unwrap_or(0).saturating_sub(1).min(MOST_ITEMS) {
        0 => out.put("*"),
        least => out.put_all(&["{", &least.to_string(), ",}"]),
    }
    out.put("(?:");
    escape(separator, out);
    out.put_all(&["[", BLANK, "]*)?"]);
    true
}

/// Writes an item, with blanks around it.
fn write_item(item: &Kind, separator: &str, out: &mut Writer) {
    out.put_all(&["[", BLANK, "]*"]);
    let mut shape = Writer::unbounded();
    if write_shape(item, separator, &mut shape) {
        return out.put_all(&["(?:", shape.text(), ")[", BLANK, "]*"]);
    }
    // Any text may end in blanks.
    out.put("[^");
    in_class(separator, out);
    out.put_all(&[BLANK, "][^"]);
    in_class(separator, out);
    out.put("]*");
}

/// Whether a list of it may be any text: a `value_parser` may read the whole, and URLs may have the separator in them.
fn is_any(kind: &Kind) -> bool {
    match kind {
        Kind::Other | Kind::Path | Kind::Resource(_) => true,
        Kind::Secret(inner) => is_any(inner),
        _ => false,
    }
}

/// Whether the shape of an item may have that separator in it.
fn may_contain(item: &Kind, separator: u8) -> bool {
    let others: &[u8] = match item {
        Kind::Secret(inner) => return may_contain(inner, separator),
        Kind::Words(words) => {
            let is_in = |word: &&str| word.bytes().any(|byte| byte.eq_ignore_ascii_case(&separator));
            return words.iter().any(is_in);
        }
        Kind::Bool | Kind::Duration(_) | Kind::ByteSize(_) | Kind::Hex(_) => b"",
        Kind::Integer { min: ..0, .. } => b"+-",
        Kind::Integer { .. } => b"+",
        Kind::Float { .. } => b"+-.",
        Kind::Ip(_) => b".:",
        Kind::Socket(_) | Kind::Bind => b".:[]%",
        Kind::Base64(_) => b"+/_-=",
        // The shapes of the others exclude it.
        _ => return false,
    };
    separator.is_ascii_alphanumeric() || others.contains(&separator)
}

/// Writes the scheme in any case, and visible characters; or another form.
fn write_resource(kind: &ResourceKind, out: &mut Writer) -> bool {
    for (place, scheme) in kind.schemes.iter().enumerate() {
        out.put(if place > 0 { "|" } else { "(?:" });
        for c in scheme.name.chars() {
            out.put("[");
            if c.is_ascii_lowercase() {
                out.put_char(c.to_ascii_uppercase());
            }
            out.put_char(c);
            out.put("]");
        }
    }
    let (has_schemes, has_other) = (!kind.schemes.is_empty(), !kind.other_form.is_empty());
    out.put(if has_schemes { ")://[!-~]*" } else { "" });
    out.put_all(&[if has_schemes && has_other { "|" } else { "" }, kind.other_form]);
    has_schemes || has_other
}

/// Writes how many characters there are for so many bytes: any number for bytes that are not counted, and in a list.
fn write_count(bytes: usize, characters: usize, is_item: bool, out: &mut Writer) {
    if matches!(bytes, 1..=MOST_BYTES) && !is_item {
        out.put_all(&["{", &characters.to_string(), "}"]);
    } else {
        out.put("+");
    }
}

/// Writes the text itself. With its flag `u`, ECMA-262 lets only these characters be escaped, and demands it.
fn escape(text: &str, out: &mut Writer) {
    for c in text.chars() {
        let is_special = matches!(c, '$' | '('..='+' | '.' | '?' | '['..='^' | '{'..='}');
        out.put(if is_special { r"\" } else { "" });
        out.put_char(c);
    }
}

/// Writes a separator inside of a class, where `-` is escaped, too.
fn in_class(separator: &str, out: &mut Writer) {
    out.put(if separator == "-" { r"\" } else { "" });
    escape(separator, out);
}

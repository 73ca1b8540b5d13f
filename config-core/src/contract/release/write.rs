//! Writes the contract of a build, one line for each variable.

use crate::kind::Kind;
use crate::report::writer::Writer;
use crate::schema::{Declaration, Group, INTROSPECT, Node, Rule, Schema};
use crate::strings::concat;

/// The version of the format. It changes when an older build could misread what a newer one writes.
pub(super) const VERSION: u32 = 1;
pub(super) const HEADER: &str = "factor3 contract ";
pub(super) const END: &str = "end";

pub(super) fn contract(processes: &[(String, &'static Schema)], out: &mut Writer) {
    out.put_all(&[HEADER, &VERSION.to_string(), "\n"]);
    for (name, schema) in processes {
        out.put("process ");
        word(name, out);
        out.put("\n");
        if schema.introspect != Some(INTROSPECT) {
            out.put("introspect ");
            word(schema.introspect.unwrap_or_default(), out);
            out.put("\n");
        }
        fields(schema, Place { prefix: "", in_files: false, depth: 0 }, out);
        schema.each_retired(&mut |name, retired| {
            out.put("retired ");
            word(&name, out);
            out.put(" ");
            quoted(retired.remedy, out);
            out.put("\n");
        });
    }
    out.put_all(&[END, "\n"]);
}

/// Where a struct is.
#[derive(Clone, Copy)]
struct Place<'p> {
    prefix: &'p str,
    in_files: bool,
    /// The number of optional structs around it.
    depth: usize,
}

fn fields(schema: &Schema, place: Place<'_>, out: &mut Writer) {
    let place = Place { in_files: place.in_files || schema.secret_files, ..place };
    for node in schema.nodes {
        match node {
            Node::Variable(declaration) => {
                let default_from = schema.default_from(declaration, place.prefix);
                variable(declaration, default_from.as_deref(), place, out);
            }
            Node::Nested(nested) => {
                let prefix = nested.prefix_after(place.prefix);
                let mut inner = Place { prefix: &prefix, ..place };
                if nested.optional {
                    indent(place.depth, out);
                    out.put("struct\n");
                    inner.depth += 1;
                }
                fields(nested.schema, inner, out);
            }
        }
    }
    for group in schema.groups {
        self::group(group, schema, place, out);
    }
    if schema.is_checked {
        indent(place.depth, out);
        out.put("checked ");
        word(schema.name, out);
        out.put("\n");
    }
}

fn variable(declaration: &Declaration, default_from: Option<&str>, place: Place<'_>, out: &mut Writer) {
    indent(place.depth, out);
    out.put("variable ");
    word(&declaration.name_after(place.prefix), out);
    out.put(" ");
    let folded = kind_in_range(declaration);
    match &folded {
        Some((min, max)) => integer(*min, *max, declaration.kind, out),
        None => kind(declaration.kind, out),
    }
    flag(declaration.is_required(), "required", out);
    match declaration.default() {
        // A default URL may hold a user's name.
        Some(default) if !declaration.kind().is_sensitive() => {
            out.put(" default=");
            word(default, out);
        }
        Some(_) => out.put(" default"),
        None => flag(declaration.has_computed_default() && default_from.is_none(), "default", out),
    }
    named("default_from", default_from, out);
    flag(declaration.allows_empty(), "allow_empty", out);
    flag(declaration.may_be_in_file(place.in_files), "in_file", out);
    let (username, password) = declaration.has_apart();
    flag(username, "username_apart", out);
    flag(password, "password_apart", out);
    for old in declaration.renamed_from() {
        let prefix = if declaration.resets_prefix() { "" } else { place.prefix };
        named("renamed_from", Some(&concat(&[prefix, old])), out);
    }
    for fallback in declaration.fallbacks() {
        named("fallback", Some(fallback), out);
    }
    if let (Some(range), None) = (declaration.range(), folded) {
        let end = range.max.unwrap_or_default();
        let dots = if range.inclusive && range.max.is_some() { "..=" } else { ".." };
        named("range", Some(&concat(&[range.min.unwrap_or_default(), dots, end])), out);
    }
    let min_len = declaration.min_len().map(|least| least.to_string());
    named("min_len", min_len.as_deref(), out);
    named("separator", Some(declaration.separator()).filter(|separator| *separator != ","), out);
    named("expected", declaration.expected(), out);
    flag(declaration.is_checked(), "checked", out);
    out.put("\n");
}

/// The bounds of a whole number within its declared range.
fn kind_in_range(declaration: &Declaration) -> Option<(i128, u128)> {
    let (Kind::Integer { min, max, .. } | Kind::Secret(Kind::Integer { min, max, .. })) = declaration.kind
    else {
        return None;
    };
    let range = declaration.range()?;
    let least = range.min.map_or(Ok(*min), str::parse).ok()?;
    let most = match range.max {
        Some(most) if range.inclusive => most.parse().ok()?,
        Some(most) => most.parse::<u128>().ok()?.checked_sub(1)?,
        None => *max,
    };
    Some((least.max(*min), most.min(*max)))
}

fn integer(min: i128, max: u128, of: &Kind, out: &mut Writer) {
    if let Kind::Secret(inner) = of {
        out.put("secret(");
        integer(min, max, inner, out);
        return out.put(")");
    }
    out.put_all(&["integer(", &min.to_string(), "..", &max.to_string()]);
    let excludes_zero = matches!(of, Kind::Integer { nonzero: true, .. }) && min < 1;
    out.put(if excludes_zero { ",nonzero)" } else { ")" });
}

fn kind(kind: &Kind, out: &mut Writer) {
    let number = |word: &str, number: usize, out: &mut Writer| match number {
        0 => out.put(word),
        _ => out.put_all(&[word, "(", &number.to_string(), ")"]),
    };
    let version = |version: Option<u8>| version.map_or(0, usize::from);
    let unit = |word: &str, unit: Option<&str>, out: &mut Writer| match unit {
        Some(unit) => out.put_all(&[word, "(", unit, ")"]),
        None => out.put(word),
    };
    match kind {
        Kind::Text => out.put("text"),
        Kind::Label => out.put("label"),
        Kind::Path => out.put("path"),
        Kind::Bool => out.put("bool"),
        Kind::IsSet => out.put("is_set"),
        Kind::Char => out.put("char"),
        Kind::Integer { min, max, .. } => integer(*min, *max, kind, out),
        Kind::Float { bits: 64 } => out.put("float"),
        Kind::Float { bits } => number("float", usize::from(*bits), out),
        Kind::Duration(of) => unit("duration", *of, out),
        Kind::ByteSize(of) => unit("byte_size", *of, out),
        Kind::Ip(of) => number("ip", version(*of), out),
        Kind::Socket(of) => number("socket", version(*of), out),
        Kind::Bind => out.put("bind"),
        Kind::Base64(length) => number("base64", *length, out),
        Kind::Hex(length) => number("hex", *length, out),
        Kind::Words(words) => {
            out.put("words");
            for (place, one) in words.iter().enumerate() {
                out.put(if place == 0 { "(" } else { "," });
                word(one, out);
            }
            out.put(if words.is_empty() { "" } else { ")" });
        }
        Kind::Resource(resource) => {
            out.put("resource(");
            word(resource.name, out);
            out.put(")");
        }
        Kind::Url => out.put("url"),
        Kind::Secret(inner) => of("secret", inner, out),
        Kind::List(item) => of("list", item, out),
        Kind::Map(key, value) => {
            out.put("map(");
            self::kind(key, out);
            out.put(",");
            self::kind(value, out);
            out.put(")");
        }
        Kind::Other => out.put("parsed_by_code"),
    }
}

fn of(word: &str, inner: &Kind, out: &mut Writer) {
    out.put_all(&[word, "("]);
    kind(inner, out);
    out.put(")");
}

fn group(group: &Group, schema: &Schema, place: Place<'_>, out: &mut Writer) {
    indent(place.depth, out);
    out.put_all(&[
        "group ",
        match group.rule {
            Rule::OneOf => "one_of",
            Rule::AnyOf => "any_of",
            Rule::AllOrNone => "all_or_none",
            Rule::Requires => "requires",
            Rule::Conflicts => "conflicts",
            Rule::RequiredIf(_) => "required_if",
        },
    ]);
    for member in group.members {
        out.put(" ");
        match schema.nodes.get(*member) {
            Some(Node::Variable(declaration)) => word(&declaration.name_after(place.prefix), out),
            Some(Node::Nested(nested)) => {
                let mut joint = "(";
                nested.schema.each_below(&nested.prefix_after(place.prefix), &mut |variable| {
                    out.put(joint);
                    word(variable.name(), out);
                    joint = ",";
                });
                out.put(if joint == "(" { "()" } else { ")" });
            }
            None => {}
        }
    }
    if let Rule::RequiredIf(Some(value)) = group.rule {
        named("value", Some(value), out);
    }
    out.put("\n");
}

fn indent(depth: usize, out: &mut Writer) {
    for _ in 0..depth {
        out.put("  ");
    }
}

/// Writes ` word` if it is so.
fn flag(is_so: bool, word: &str, out: &mut Writer) {
    if is_so {
        out.put_all(&[" ", word]);
    }
}

/// Writes ` name=text`.
fn named(name: &str, text: Option<&str>, out: &mut Writer) {
    if let Some(text) = text {
        out.put_all(&[" ", name, "="]);
        word(text, out);
    }
}

/// Writes a text as it is if it is one word, and otherwise in quotes.
pub(super) fn word(text: &str, out: &mut Writer) {
    if !text.is_empty() && text.bytes().all(is_of_word) { out.put(text) } else { quoted(text, out) }
}

/// Whether a byte needs no quotes.
pub(super) fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b':' | b'/')
}

fn quoted(text: &str, out: &mut Writer) {
    out.put("\"");
    out.escape_json(text);
    out.put("\"");
}

//! Writes the table of variables that rustdoc shows at the implementation, in Markdown.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Type;
use syn::ext::IdentExt as _;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::literal::Literal;

/// The most characters of a default that the table shows.
const SHOWN: usize = 80;

/// The table, with a row for each field that is read; `None` if no field is read.
pub(crate) fn table(input: &Input<'_>) -> Option<String> {
    let rows: String = input.fields.iter().flat_map(rows).collect();
    let head = "Reads these variables:\n\n| variable | type | default | meaning |\n|---|---|---|---|\n";
    (!rows.is_empty()).then(|| head.to_owned() + &rows)
}

/// The row of a field, and those of its credentials.
fn rows(field: &Field<'_>) -> Vec<String> {
    let credentials = field.apart().iter().map(|apart| {
        let (variable, meaning) = (code(&apart.name), meaning(&apart.doc(&field.doc)));
        format!("| {variable} | `SecretString` | optional | {meaning} |\n")
    });
    row(field).into_iter().chain(credentials).collect()
}

fn row(field: &Field<'_>) -> Option<String> {
    let (variable, ty, default) = match &field.kind {
        FieldKind::Skip(_) => return None,
        FieldKind::Nested { ty, optional, prefix } => {
            let ty = type_of(ty, *optional);
            let variable = match prefix.as_str() {
                "" => format!("all of {ty}"),
                prefix => code(&format!("{prefix}*")),
            };
            (variable, ty, if *optional { "optional".to_owned() } else { String::new() })
        }
        FieldKind::Value { name, ty, optional, .. } => {
            (code(name), type_of(ty, *optional), default(&field.attrs, *optional))
        }
    };
    let meaning = meaning(&field.doc);
    Some(format!("| {variable} | {ty} | {default} | {meaning} |\n"))
}

fn default(attrs: &FieldAttrs, optional: bool) -> String {
    match attrs.default_literal().map(Literal::text) {
        Some(text) if text.is_empty() => "empty".to_owned(),
        Some(text) => code(&shortened(&text)),
        None if attrs.default.is_some() => code("Default::default()"),
        None if attrs.default_with.is_some() => "computed".to_owned(),
        None if attrs.default_from.is_some() => {
            let field = attrs.default_from.as_ref().map(|given| given.value.unraw().to_string());
            format!("the value of {}", code(&field.unwrap_or_default()))
        }
        None if optional || attrs.is_set.is_some() => "optional".to_owned(),
        None => "required".to_owned(),
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some(_) => text.chars().take(SHOWN).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

fn type_of(ty: &Type, optional: bool) -> String {
    let mut text = String::new();
    write_tokens(ty.to_token_stream(), &mut text);
    code(&if optional { format!("Option<{text}>") } else { text })
}

/// Writes the tokens of a type with the usual spaces.
fn write_tokens(tokens: TokenStream, out: &mut String) {
    let mut arrow = false;
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) => {
                let c = punct.as_char();
                let is_arrow = c == '>' && arrow;
                arrow = c == '-';
                if matches!(c, '+' | '=' | '-') {
                    out.push(' ');
                }
                out.push(c);
                if matches!(c, '+' | '=' | ',' | ';') || is_arrow {
                    out.push(' ');
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                write_tokens(group.stream(), out);
                out.push_str(close);
            }
            word => {
                if out.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '>') {
                    out.push(' ');
                }
                out.push_str(&word.to_string());
            }
        }
    }
}

/// The first paragraph of a doc comment: code stays code, and everything else is escaped.
fn meaning(doc: &str) -> String {
    let mut text = String::new();
    for line in doc.lines().take_while(|line| !line.trim().is_empty()) {
        text.push_str(if text.is_empty() { "" } else { " " });
        text.push_str(line.trim());
    }
    let parts: Vec<&str> = text.split('`').collect();
    let (mut out, mut is_code) = (String::new(), false);
    if parts.len() % 2 == 0 || parts.iter().skip(1).step_by(2).any(|part| part.is_empty()) {
        return escaped(&text);
    }
    for part in parts {
        out.push_str(&if is_code { code(part) } else { escaped(part) });
        is_code = !is_code;
    }
    out
}

/// The text as code in Markdown.
fn code(text: &str) -> String {
    let is_plain = |c: char| !c.is_control() && !matches!(c, '`' | '|' | '\\');
    if text.chars().all(is_plain) && text.trim() == text {
        format!("`{text}`")
    } else {
        format!("<code>{}</code>", escaped(text))
    }
}

/// The text, escaped so that no part of it is Markdown, such as a link, a cell or a tag.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            // In a table, a backslash before `|` has another meaning.
            '|' => out.push_str("&#124;"),
            // `/` is escaped too, so that no part of the text becomes a link.
            '`' | '\\' | '<' | '>' | '&' | '[' | ']' | '*' | '_' | '~' | '$' | '/' | '^' | '#' => {
                out.extend(['\\', c]);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let mut out = String::new();
        let tokens: Result<TokenStream, _> = text.parse();
        write_tokens(tokens.unwrap_or_default(), &mut out);
        out
    }

    #[test]
    fn a_type_is_written_as_in_the_source() {
        for ty in [
            "u16",
            "Option<Smtp>",
            "std::collections::BTreeMap<String, Vec<u8>>",
            "Box<[SecretString]>",
            "[u8; 32]",
            "&'static str",
            "&'a mut T",
            "fn(u8, &str) -> Result<(), E>",
            "Box<dyn Fn(u8) -> u8 + Send + 'static>",
            "<T as Own>::Item",
            "impl Iterator<Item = u8>",
            "for<'a> fn(&'a u8)",
            "Base64<32>",
            "r#type::Own",
            "*const u8",
        ] {
            assert_eq!(typed(ty), ty);
        }
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            escaped("a|b `c` [d](e) <f> & *g* https://h\ni"),
            r"a&#124;b \`c\` \[d\](e) \<f\> \& \*g\* https:\/\/h i"
        );
        assert_eq!(escaped(r"a\|b"), r"a\\&#124;b");
    }

    #[test]
    fn code_is_shown_whole() {
        assert_eq!(code("postgres://localhost/*"), "`postgres://localhost/*`");
        assert_eq!(code("a|b"), "<code>a&#124;b</code>");
        assert_eq!(code(" "), "<code> </code>");
        assert_eq!(code("`x\\\n"), r"<code>\`x\\ </code>");
        assert_eq!(shortened(&"ä".repeat(80)), "ä".repeat(80));
        assert_eq!(shortened(&"ä".repeat(81)), "ä".repeat(80) + "…");
    }

    #[test]
    fn the_first_paragraph_is_the_meaning() {
        assert_eq!(meaning("Port the\n  web process binds.\n\nMore."), "Port the web process binds.");
        assert_eq!(meaning(""), "");
        assert_eq!(meaning("`TZ` of [`cron`], `a|b`"), r"`TZ` of \[`cron`\], <code>a&#124;b</code>");
        assert_eq!(meaning("a `b"), r"a \`b");
        assert_eq!(meaning("``a``"), r"\`\`a\`\`");
    }
}

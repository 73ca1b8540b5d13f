//! The text of a cell in a Markdown table.

use core::ops::Range;
use std::fmt::Write as _;

use super::prose::Prose;
use crate::report::writer::Writer;
use crate::strings::is_control;

const LINE_BREAK: &str = "<br>";

/// Writes the text of a cell, in which text of the application is neither Markdown nor HTML.
pub(super) fn write_cell(prose: &Prose, out: &mut Writer) {
    let text = prose.plain();
    let mut start = 0;
    for code in prose.codes() {
        write_text(text, start..code.start, out);
        write_code(text.get(code.start..code.end).unwrap_or_default(), code.had_line_breaks, out);
        start = code.end;
    }
    write_text(text, start..text.len(), out);
}

/// Writes text without code as a paragraph, the beginning of which is not read as a list, a quote or a heading.
pub(super) fn write_paragraph(prose: &Prose, out: &mut Writer) {
    let text = prose.plain();
    let number = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_mark = match text.as_bytes().get(number) {
        Some(b'.' | b')') => number > 0,
        Some(b'-' | b'+' | b'=' | b'>') => number == 0,
        _ => false,
    };
    if is_mark {
        write_text(text, 0..number, out);
        out.put("\\");
        return write_text(text, number..text.len(), out);
    }
    write_text(text, 0..text.len(), out);
}

/// Writes a part of a text, and escapes what might have a meaning, with backslashes and references (CommonMark 0.31,
/// sections 2.4 and 2.5). What has none stays as it is.
fn write_text(text: &str, range: Range<usize>, out: &mut Writer) {
    let mut before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let mut rest = text.get(range.start..).unwrap_or_default().chars();
    for c in text.get(range).unwrap_or_default().chars() {
        rest.next();
        let next = rest.clone().next();
        // Letters outside of ASCII count as none: to write a reference next to one does no harm.
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_at_end = matches!(before, None | Some('\n')) || matches!(next, None | Some('\n'));
        match c {
            '\n' => out.put(LINE_BREAK),
            '\\' if !is_word(next) => out.put("&#92;"),
            '&' if is_word(next) || next == Some('#') => out.put("&amp;"),
            '<' => out.put("&lt;"),
            // It may begin or end a heading, or end the attributes that some readers look for there.
            '#' if is_at_end => out.put("&#35;"),
            '}' if is_at_end => out.put("&#125;"),
            '|' => out.put("&#124;"),
            // Some readers take the text between two for a formula.
            '$' => out.put("&#36;"),
            c if is_at_end && c.is_whitespace() && !is_control(c) => {
                let _ = write!(out, "&#x{:04x};", u32::from(c));
            }
            c => {
                let is_escaped = matches!(c, '*' | '`' | '[' | '~' | '^')
                    || c == '_' && !(is_word(before) && is_word(next));
                out.put(if is_escaped { "\\" } else { "" });
                out.escape(c.encode_utf8(&mut [0; 4]));
            }
        }
        before = Some(c);
    }
}

fn write_code(text: &str, had_line_breaks: bool, out: &mut Writer) {
    // `|` ends the cell also in code. Of blanks on both sides one would be lost.
    let is_plain = !text.is_empty()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !had_line_breaks
        && !text.chars().any(|c| matches!(c, '`' | '|') || is_control(c));
    if is_plain {
        return out.put_all(&["`", text, "`"]);
    }
    out.put("<code>");
    write_text(text, 0..text.len(), out);
    out.put("</code>");
}

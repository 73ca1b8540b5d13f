//! A text that is written from its beginning to its end, each part of it as the format around it asks.

use crate::report::{is_control, text};

/// How a text of the app's has to stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In a comment, behind this at the beginning of each line.
    Comment(&'static str),
    /// Between quotes, RFC 8259, section 7: YAML and systemd read it alike.
    Quoted,
    /// In a cell of a table.
    Markdown,
}

/// What is written so far. One that is handed on, and texts that are handed over: what would make texts of its own, and
/// drop them, would be several times the machine code. For its sake little is inlined here.
pub(super) struct Page {
    pub(super) text: String,
    form: Form,
    /// Whether the next line is the first of its comment, text or cell.
    is_first: bool,
    /// Where it began.
    line: usize,
}

impl Page {
    pub(super) const fn new(form: Form) -> Self {
        Self { text: String::new(), form, is_first: true, line: 0 }
    }

    /// Adds a text of ours, or a name, in which nothing is to be escaped.
    #[inline(never)]
    pub(super) fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    #[inline(never)]
    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// What follows is the first line of a comment, text or cell.
    #[inline(never)]
    pub(super) fn begin(&mut self, form: Form) {
        self.form = form;
        self.is_first = true;
    }

    /// Begins a line.
    #[inline(never)]
    pub(super) fn line(&mut self) {
        if !self.is_first {
            self.end_line();
            self.put(match self.form {
                Form::Comment(_) => "",
                Form::Quoted => "\\n",
                Form::Markdown => "<br>",
            });
        }
        self.is_first = false;
        self.line = self.text.len();
        if let Form::Comment(begin) = self.form {
            self.put(begin);
        }
    }

    /// Ends the line of a comment; without the blank that would stand before nothing.
    #[inline(never)]
    pub(super) fn end_line(&mut self) {
        if let Form::Comment(begin) = self.form {
            if self.text.len() == self.line + begin.len() {
                self.text.pop();
            }
            self.put("\n");
        }
    }

    /// Adds a text of the app's, which says nothing to who reads the format. A line break begins a line in a comment and
    /// in a cell.
    #[inline(never)]
    pub(super) fn say(&mut self, text: &str) {
        let mut chars = text.chars();
        let mut before = None;
        while let Some(c) = chars.next() {
            match self.form {
                Form::Quoted => self.say_quoted(c),
                _ if c == '\n' => self.line(),
                _ if is_control(c) => self.put(&text::escaped(c.encode_utf8(&mut [0; 4]))),
                Form::Markdown => self.say_in_cell(before, c, chars.clone().next()),
                Form::Comment(_) => self.push(c),
            }
            before = Some(c);
        }
    }

    /// The same, with line breaks escaped.
    #[inline(never)]
    pub(super) fn say_on_line(&mut self, text: &str) {
        let mut rest = text;
        while let Some((line, behind)) = crate::ascii::split_once(rest, "\n") {
            self.say(line);
            self.say("\\n");
            rest = behind;
        }
        self.say(rest);
    }

    fn say_quoted(&mut self, c: char) {
        if c == '\n' {
            return self.put("\\n");
        }
        if matches!(c, '"' | '\\') {
            self.push('\\');
        } else if is_control(c) {
            self.put("\\u");
            return self.digits(c);
        }
        self.push(c);
    }

    /// Four hexadecimal ones: neither control characters nor blanks have more.
    #[inline(never)]
    fn digits(&mut self, c: char) {
        let mut rest = u32::from(c) << 16;
        for _ in 0..4 {
            rest = rest.rotate_left(4);
            self.push(char::from_digit(rest & 15, 16).unwrap_or('0'));
        }
    }

    /// So that all of it is text: with backslashes and references (CommonMark 0.31, sections 2.4 and 2.5) where it might be
    /// something else, so that most texts stay as they are.
    fn say_in_cell(&mut self, before: Option<char>, c: char, next: Option<char>) {
        // Letters of others are told apart by tables: to write a reference beside one is less.
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_at_end = matches!(before, None | Some('\n')) || matches!(next, None | Some('\n'));
        self.put(match c {
            '\\' if !is_word(next) => return self.put("&#92;"),
            '&' if is_word(next) || next == Some('#') => return self.put("&amp;"),
            '<' => return self.put("&lt;"),
            '|' => return self.put("&#124;"),
            // Some read a formula between two.
            '$' => return self.put("&#36;"),
            c if is_at_end && c.is_whitespace() => {
                self.put("&#x");
                self.digits(c);
                return self.put(";");
            }
            '*' | '`' | '[' | '~' | '^' => "\\",
            '_' if !(is_word(before) && is_word(next)) => "\\",
            _ => "",
        });
        self.push(c);
    }

    /// Adds a name with something of ours behind it: in Markdown as code.
    #[inline(never)]
    pub(super) fn name(&mut self, name: &str, end: &str) {
        let quote = if self.form == Form::Markdown { "`" } else { "" };
        for part in [quote, name, end, quote] {
            self.put(part);
        }
    }

    /// Adds a name, or a text that is to be typed: in Markdown as code.
    #[inline(never)]
    pub(super) fn code(&mut self, text: &str) {
        if self.form != Form::Markdown {
            return self.say_on_line(text);
        }
        let mut is_plain = !matches!(text.as_bytes(), [] | [b' ', ..] | [.., b' ']);
        for c in text.chars() {
            // `|` ends the cell also in here.
            is_plain &= !(matches!(c, '`' | '|') || is_control(c));
        }
        // Of blanks on both sides one would be lost.
        if is_plain {
            self.put("`");
            self.put(text);
            return self.put("`");
        }
        self.put("<code>");
        self.say_on_line(text);
        self.put("</code>");
    }
}

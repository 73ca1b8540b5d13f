//! JSON (RFC 8259) with two blanks for each level.

use super::page::{Form, Page};

/// Writes a document from the outside in; commas and line breaks come by themselves.
pub(super) struct Json<'p> {
    pub(super) page: &'p mut Page,
    depth: usize,
    /// Whether the value of a member is next.
    is_member: bool,
}

impl<'p> Json<'p> {
    pub(super) fn new(page: &'p mut Page) -> Self {
        Self { page, depth: 0, is_member: false }
    }

    /// The name of a member, before its value.
    #[inline(never)]
    pub(super) fn key(&mut self, name: &str) {
        self.string(name);
        self.page.put(": ");
        self.is_member = true;
    }

    /// Begins an object or a list: `{` or `[`.
    pub(super) fn open(&mut self, bracket: &'static str) {
        self.literal(bracket);
        self.depth += 1;
    }

    /// Ends it: `}` or `]`; the outermost with a line break.
    #[inline(never)]
    pub(super) fn close(&mut self, bracket: &'static str) {
        self.depth -= 1;
        // An empty one stays on its line.
        if !self.page.text.ends_with(['{', '[']) {
            self.new_line();
        }
        self.page.put(bracket);
        self.page.put(if self.depth == 0 { "\n" } else { "" });
    }

    #[inline(never)]
    pub(super) fn string(&mut self, text: &str) {
        self.begin_text();
        self.page.say(text);
        self.end_text();
    }

    /// Begins a text that is written to the page.
    pub(super) fn begin_text(&mut self) {
        self.literal("\"");
        self.page.begin(Form::Quoted);
    }

    pub(super) fn end_text(&mut self) {
        self.page.put("\"");
    }

    /// A number, `true`, `false` or `null`.
    #[inline(never)]
    pub(super) fn literal(&mut self, text: &str) {
        if self.is_member {
            self.is_member = false;
        } else if self.depth > 0 {
            if !self.page.text.ends_with(['{', '[']) {
                self.page.put(",");
            }
            self.new_line();
        }
        self.page.put(text);
    }

    /// A member that is a text.
    #[inline(never)]
    pub(super) fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.string(text);
    }

    #[inline(never)]
    fn new_line(&mut self) {
        self.page.put("\n");
        for _ in 0..self.depth {
            self.page.put("  ");
        }
    }
}

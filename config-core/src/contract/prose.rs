//! Lines of prose about variables, before a format gives them its form.

use super::model::Model;
use crate::report::writer::Writer;

/// Lines of prose, without a line break at the end.
pub(super) struct Prose {
    out: Writer,
    code: Vec<Code>,
}

/// A name, or text to be typed.
#[derive(Clone, Copy)]
pub(super) struct Code {
    /// Where it begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it had line breaks, which are written `\n` now.
    pub(super) had_line_breaks: bool,
}

impl Prose {
    pub(super) const fn new() -> Self {
        Self { out: Writer::unbounded(), code: Vec::new() }
    }

    /// Begins a line.
    pub(super) fn line(&mut self) {
        self.out.put(if self.plain().is_empty() { "" } else { "\n" });
    }

    /// Adds words, or text of the application with line breaks of its own.
    pub(super) fn text(&mut self, text: &str) {
        self.out.put(text);
    }

    /// Adds text of the application that stays on its line: a line break is written `\n`.
    pub(super) fn text_on_line(&mut self, text: &str) {
        self.out.put_on_line(text);
    }

    /// What adds to the line.
    pub(super) const fn writer(&mut self) -> &mut Writer {
        &mut self.out
    }

    /// Adds a name, or text to be typed, and an end of ours.
    pub(super) fn code(&mut self, code: &str, end: &str) {
        let start = self.plain().len();
        self.out.put_on_line(code);
        self.out.put(end);
        let had_line_breaks = self.plain().len() > start + code.len() + end.len();
        self.code.push(Code { start, end: self.plain().len(), had_line_breaks });
    }

    /// Adds other prose to the line.
    pub(super) fn append(&mut self, other: &Self) {
        let start = self.plain().len();
        self.out.put(other.plain());
        for code in &other.code {
            self.code.push(Code { start: start + code.start, end: start + code.end, ..*code });
        }
    }

    /// Where names are, and text to be typed.
    pub(super) fn codes(&self) -> &[Code] {
        &self.code
    }

    /// The text, in no form.
    pub(super) fn plain(&self) -> &str {
        self.out.text()
    }

    /// Writes the lines of a comment, each of which begins with `begin`, without control characters.
    pub(super) fn write_comment(&self, begin: &str, out: &mut Writer) {
        for line in self.plain().split('\n') {
            // Without the blank at the end of an empty line.
            out.put(if line.is_empty() { begin.trim_ascii_end() } else { begin });
            out.escape(line);
            out.put("\n");
        }
    }
}

/// Two are equal that read alike.
impl Model<'_> {
    /// The names of processes: `web, worker`.
    pub(super) fn say_names(&self, readers: &[usize], prose: &mut Prose) {
        let mut joint = "";
        for name in self.names(readers) {
            prose.text(joint);
            prose.text_on_line(name);
            joint = ", ";
        }
    }

    /// A comment that names who reads what follows. With one process there is none.
    pub(super) fn readers_comment(&self, readers: &[usize], begin: &str, end: &str, out: &mut Writer) {
        if self.are_several() {
            let mut names = Prose::new();
            self.say_names(readers, &mut names);
            out.put(begin);
            out.escape(names.plain());
            out.put(end);
        }
    }
}

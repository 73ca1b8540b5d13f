//! JSON (RFC 8259): how it is written, and the documents that a load ends with.

use super::text;
use super::writer::Writer;
use crate::outcome::{Cue, Error, Problem, Summary, Warning};

/// Writes a JSON document from its beginning to its end; commas and line breaks come by themselves.
pub(crate) struct Json {
    out: Writer,
    depth: usize,
    /// Whether each value has a line of its own.
    is_pretty: bool,
}

impl Json {
    /// A document on one line, without a line break at the end.
    pub(crate) fn line(members: &mut dyn FnMut(&mut Self)) -> String {
        Self::document(false, members)
    }

    /// A document with one line for each value, indented by two blanks for each level.
    #[cfg(feature = "contract")]
    pub(crate) fn pretty(members: &mut dyn FnMut(&mut Self)) -> String {
        Self::document(true, members) + "\n"
    }

    fn document(is_pretty: bool, members: &mut dyn FnMut(&mut Self)) -> String {
        let mut json = Self { out: Writer::unbounded(), depth: 0, is_pretty };
        json.open("{");
        members(&mut json);
        json.close("}");
        json.out.into_text()
    }

    /// A member that is text.
    pub(crate) fn member(&mut self, name: &str, text: &str) {
        self.name(name);
        self.quote(text);
    }

    /// A member that is text, from its parts.
    #[cfg(feature = "contract")]
    pub(crate) fn joined(&mut self, name: &str, parts: &[&str]) {
        self.name(name);
        self.out.put("\"");
        for part in parts {
            self.out.escape_json(part);
        }
        self.out.put("\"");
    }

    /// A member that is text, unless it is empty.
    pub(crate) fn given(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.member(name, text);
        }
    }

    /// A member that is a number, `true` or `false`.
    #[cfg(feature = "contract")]
    pub(crate) fn literal(&mut self, name: &str, literal: &str) {
        self.name(name);
        self.out.put(literal);
    }

    /// A member that is a number.
    #[cfg(feature = "contract")]
    pub(crate) fn number(&mut self, name: &str, number: usize) {
        self.name(name);
        self.out.number(number);
    }

    /// A member that is an object.
    #[cfg(feature = "contract")]
    pub(crate) fn object(&mut self, name: &str, members: impl FnOnce(&mut Self)) {
        self.open_member(name, "{");
        members(self);
        self.close("}");
    }

    /// A member that is a list.
    pub(crate) fn list(&mut self, name: &str, items: impl FnOnce(&mut Self)) {
        self.open_member(name, "[");
        items(self);
        self.close("]");
    }

    /// A member that is a list of text.
    #[cfg(feature = "contract")]
    pub(crate) fn texts(&mut self, name: &str, texts: &[&str]) {
        self.list(name, |json| {
            for text in texts {
                json.text_item(text);
            }
        });
    }

    /// A member that is a list, unless it is empty.
    #[cfg(feature = "contract")]
    pub(crate) fn given_list(&mut self, name: &str, items: impl FnOnce(&mut Self)) {
        let start = self.out.text().len();
        self.list(name, items);
        if self.out.text().ends_with("[]") {
            self.out.truncate(start);
        }
    }

    /// An item of a list that is an object.
    pub(crate) fn item(&mut self, members: impl FnOnce(&mut Self)) {
        self.begin();
        self.open("{");
        members(self);
        self.close("}");
    }

    /// An item of a list that is text.
    #[cfg(feature = "contract")]
    pub(crate) fn text_item(&mut self, text: &str) {
        self.begin();
        self.quote(text);
    }

    /// An item of a list that is a number, `true` or `false`.
    #[cfg(feature = "contract")]
    pub(crate) fn literal_item(&mut self, literal: &str) {
        self.begin();
        self.out.put(literal);
    }

    fn name(&mut self, name: &str) {
        self.begin();
        self.quote(name);
        self.out.put(if self.is_pretty { ": " } else { ":" });
    }

    fn quote(&mut self, text: &str) {
        self.out.put("\"");
        self.out.escape_json(text);
        self.out.put("\"");
    }

    /// Begins a member or an item.
    fn begin(&mut self) {
        self.out.put(if self.is_empty() { "" } else { "," });
        self.new_line();
    }

    fn open_member(&mut self, name: &str, bracket: &str) {
        self.name(name);
        self.open(bracket);
    }

    fn open(&mut self, bracket: &str) {
        self.out.put(bracket);
        self.depth += 1;
    }

    /// An empty list or object stays on its line.
    // Inlined, it adds 6 KiB, as measured for `Writer::put`.
    #[inline(never)]
    fn close(&mut self, bracket: &str) {
        self.depth -= 1;
        if !self.is_empty() {
            self.new_line();
        }
        self.out.put(bracket);
    }

    /// Whether the list or object that was begun last has nothing in it yet.
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self.out.text().as_bytes(), [.., b'{' | b'['])
    }

    fn new_line(&mut self) {
        if self.is_pretty {
            self.out.put("\n");
            for _ in 0..self.depth {
                self.out.put("  ");
            }
        }
    }
}

/// The document of a load that failed.
pub(crate) fn error(error: &Error) -> String {
    Json::line(&mut |json| {
        json.member("factor3", "error");
        json.member("struct", error.0.schema.name);
        json.list("problems", |json| {
            for problem in error.problems() {
                json.item(|json| {
                    json.member("variable", problem.variable());
                    json.member("field", problem.field());
                    json.member("reason", problem.reason().code());
                    json.member("message", &text::headline(problem));
                    json.given("expected", &problem.expected());
                    json.given("meaning", problem.doc());
                    write_also(problem, json);
                    if let Some(Cue::Told(_, Some(path))) = problem.cue.as_deref() {
                        json.member("path", path);
                    }
                    json.given("hint", &problem.hint().unwrap_or_default());
                });
            }
        });
        warnings(error.summary().warnings(), json);
    })
}

/// The other fields that read the value of a problem, if there are any.
fn write_also(problem: &Problem, json: &mut Json) {
    if problem.also.is_empty() {
        return;
    }
    json.list("also", |json| {
        for other in &problem.also {
            json.item(|json| {
                json.member("variable", &other.variable);
                json.member("field", &other.field);
                json.given("meaning", other.declaration.doc());
            });
        }
    });
}

/// The document that says where the variables came from.
pub(crate) fn summary(summary: &Summary) -> String {
    Json::line(&mut |json| {
        json.member("factor3", "summary");
        json.member("struct", summary.schema_name);
        json.list("variables", |json| {
            for entry in &summary.entries {
                json.item(|json| {
                    json.member("variable", &entry.name);
                    json.member("origin", entry.origin.code());
                    if let Some(value) = &entry.value {
                        json.member("value", value);
                    }
                    if let Some(reason) = entry.grouped {
                        json.member("grouped", reason);
                    }
                });
            }
        });
        warnings(summary.warnings(), json);
    })
}

fn warnings(warnings: &[Warning], json: &mut Json) {
    json.list("warnings", |json| {
        for warning in warnings {
            json.item(|json| {
                json.member("variable", warning.variable());
                json.member("warning", warning.code());
                json.member("message", &warning.to_string());
            });
        }
    });
}

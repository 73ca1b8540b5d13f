//! Reports as one line of JSON (RFC 8259).

use std::fmt::Write as _;

use super::Report;
use super::page::is_control;
use super::text;
use crate::error::{Cue, Error};

/// Writes the members of objects; each text is escaped.
struct Json(String);

#[inline]
pub(crate) fn error(error: &Error) -> String {
    let mut json = Json::begin("error", error.struct_name());
    json.list("problems");
    for problem in error.problems() {
        json.object("variable", problem.variable());
        json.member("field", problem.field());
        json.member("reason", problem.reason().code());
        json.member("message", &text::headline(problem));
        json.given("expected", &problem.expected());
        json.given("meaning", problem.doc());
        if let Some(Cue::Told(_, Some(path))) = problem.cue.as_deref() {
            json.member("path", path);
        }
        json.given("hint", &problem.hint().unwrap_or_default());
        json.put("}");
    }
    json.put("]");
    json.warnings(&error.report());
    json.end()
}

#[inline]
pub(crate) fn report(report: &Report) -> String {
    let mut json = Json::begin("report", report.schema_name);
    json.list("variables");
    for entry in &report.entries {
        json.object("variable", &entry.name);
        json.member("origin", entry.origin.code());
        if let Some(value) = &entry.value {
            json.member("value", value);
        }
        json.put("}");
    }
    json.put("]");
    json.warnings(report);
    json.end()
}

impl Json {
    #[inline]
    fn begin(what: &str, name: &str) -> Self {
        let mut json = Self(String::new());
        json.object("factor3", what);
        json.member("struct", name);
        json
    }

    #[inline]
    fn end(mut self) -> String {
        self.put("}");
        self.0
    }

    #[inline]
    fn warnings(&mut self, report: &Report) {
        self.list("warnings");
        for warning in &report.warnings {
            self.object("variable", warning.variable());
            self.member("warning", warning.code());
            self.member("message", &warning.to_string());
            self.put("}");
        }
        self.put("]");
    }

    /// Begins a list that is a member.
    #[inline]
    fn list(&mut self, name: &str) {
        self.put(",");
        self.text(name);
        self.put(":[");
    }

    /// Begins an object with its first member.
    #[inline]
    fn object(&mut self, name: &str, value: &str) {
        self.put(if self.0.ends_with('}') { ",{" } else { "{" });
        self.text(name);
        self.put(":");
        self.text(value);
    }

    #[inline]
    fn member(&mut self, name: &str, value: &str) {
        self.put(",");
        self.text(name);
        self.put(":");
        self.text(value);
    }

    /// A member, unless it is empty.
    #[inline]
    fn given(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.member(name, value);
        }
    }

    #[inline]
    fn put(&mut self, text: &str) {
        self.0.push_str(text);
    }

    #[inline]
    fn text(&mut self, text: &str) {
        quote(text, &mut self.0);
    }
}

/// Control characters of all kinds are escaped: the line may end on a terminal.
#[inline]
pub(crate) fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if is_control(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

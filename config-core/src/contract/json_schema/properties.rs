//! The properties: what is said of each name.

use std::borrow::Cow;

use super::value;
use crate::contract::model::{Model, NameRole, Source};
use crate::contract::prose::Prose;
use crate::kind::Kind;
use crate::report::json::Json;

/// What is said of words, since a schema compares text.
const ABOUT_WORDS: &str =
    "Its words are read in any case; this schema takes them only as they are spelled here.";

/// A name, and what all its sources say of it. The first one describes it.
pub(super) struct Property<'m> {
    pub(super) name: &'m str,
    model: &'m Model<'m>,
}

impl<'m> Property<'m> {
    pub(super) fn all(model: &'m Model<'m>) -> Vec<Self> {
        let mut properties: Vec<Self> = Vec::new();
        for Source { name, .. } in &model.sources {
            if !properties.iter().any(|property| property.name == name) {
                properties.push(Self { name, model });
            }
        }
        properties
    }

    pub(super) fn sources(&self) -> impl Iterator<Item = &'m Source> {
        self.model.sources.iter().filter(|source| source.name == self.name)
    }

    /// The first of its sources in a process.
    pub(super) fn in_process(&self, process: usize) -> Option<&'m Source> {
        self.sources().find(|source| source.field.process == process)
    }

    /// Whether a process accepts the empty text.
    pub(super) fn may_be_empty(&self, process: usize) -> bool {
        let mut own = self.sources().filter(|source| source.field.process == process);
        own.all(|source| !source.is_firm() || source.allows_empty())
    }

    /// Whether all processes accept the same values.
    pub(super) fn is_one(&self) -> bool {
        let (mut first, mut is_one) = (String::new(), true);
        for process in 0..self.model.processes.len() {
            if let Some(source) = self.in_process(process) {
                let schema = Json::line(&mut |json| value::write(source, true, json));
                if first.is_empty() {
                    first = schema;
                } else {
                    is_one &= first == schema;
                }
            }
        }
        is_one
    }

    /// Writes what is said of the name for all processes.
    pub(super) fn write(&self, json: &mut Json) {
        let model = self.model;
        let Some(source) = self.sources().next() else { return };
        let Some(variable) = model.variables.get(source.field.variable) else { return };
        let is_own = !source.is_file && source.role == NameRole::Own;
        let mut meaning = Prose::new();
        model.say_source(source, variable, &mut meaning);
        if is_own {
            // The schema itself cannot say what the application's own code reads.
            if let Some(expected) = source.field.declaration.expected() {
                meaning.line();
                meaning.text_on_line(expected);
            }
            if source.field.declaration.kind.has_words() {
                meaning.line();
                meaning.text(ABOUT_WORDS);
            }
            model.say_grouped(variable, &mut meaning);
            model.say_headings(variable, &mut meaning);
        }
        json.given("description", meaning.plain());
        if self.is_one() {
            // With several processes, each has a rule of its own that the variable has to be set.
            value::write(source, model.are_several() || self.may_be_empty(0), json);
        }
        if source.role == NameRole::Old {
            json.literal("deprecated", "true");
        }
        if variable.is_sensitive && !source.is_file {
            json.literal("writeOnly", "true");
        }
        if !is_own {
            return;
        }
        if let Some(default) = variable.value() {
            json.member("default", source.field.declaration.kind.spelling(default));
        }
        let declaration = source.field.declaration;
        let example = match (declaration.example(), declaration.kind) {
            (None, Kind::Resource(service)) => Some(declaration.url_example(service.example)),
            (example, Kind::Resource(_)) => example.map(Cow::Borrowed),
            (example, _) => example.filter(|_| !variable.is_sensitive).map(Cow::Borrowed),
        };
        if let Some(example) = example {
            json.texts("examples", &[&*example]);
        }
        if let Some(command) = variable.generate {
            json.joined("$comment", &["make one with: ", command]);
        }
    }
}

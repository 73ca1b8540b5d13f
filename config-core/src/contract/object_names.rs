//! The names of Kubernetes objects, of Compose services, and of tags.

use super::model::Model;
use crate::report::writer::Writer;
use crate::strings::concat;

/// The most characters of a DNS label (RFC 1123, section 2.1). The names of pods and containers are such labels.
const LONGEST: usize = 63;

/// The name of each section's object: `all` for what all processes read, else `begin` and the names of the processes.
pub(super) fn section_names(model: &Model<'_>, all: &str, begin: &str) -> Vec<String> {
    unique(&mut model.sections().iter().map(|readers| label_of(model, readers, all, begin)))
}

/// The name of each process's object, which begins with that of the application.
pub(super) fn process_names(model: &Model<'_>, app: &str) -> Vec<String> {
    unique(&mut (0..model.processes.len()).map(|process| label_of(model, &[process], app, app)))
}

/// The name of each process's service.
pub(super) fn service_names(model: &Model<'_>) -> Vec<String> {
    unique(&mut model.processes.iter().map(|(name, _)| service_name(name)))
}

/// The name of each process's tag.
pub(super) fn tag_names(model: &Model<'_>) -> Vec<String> {
    unique(&mut model.processes.iter().map(|(name, _)| label(name)))
}

fn label_of(model: &Model<'_>, readers: &[usize], all: &str, begin: &str) -> String {
    if model.are_all(readers) {
        return label(all);
    }
    let mut name = begin.to_owned();
    for process in model.names(readers) {
        name = concat(&[&name, "-", process]);
    }
    label(&name)
}

/// A label as Kubernetes has it: `a-z`, `0-9` and, within, `-`. Several other characters become one `-`.
pub(super) fn label(name: &str) -> String {
    let mut label = Writer::unbounded();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            label.put_char(c.to_ascii_lowercase());
        } else if !label.text().is_empty() && !label.text().ends_with('-') {
            label.put("-");
        }
    }
    or_app(shortened(label.text()).trim_end_matches('-'))
}

/// A service of Compose: `[a-zA-Z0-9._-]+`, not with `-` at the beginning, as its container could not be called so.
fn service_name(name: &str) -> String {
    let mut service = Writer::unbounded();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '.' | '_') {
            service.put_char(c);
        } else if !service.text().is_empty() {
            service.put("-");
        }
    }
    or_app(shortened(service.text()))
}

fn shortened(name: &str) -> &str {
    name.get(..LONGEST).unwrap_or(name)
}

fn or_app(name: &str) -> String {
    String::from(if name.is_empty() { "app" } else { name })
}

/// The names, with a number where one is taken.
fn unique(names: &mut dyn Iterator<Item = String>) -> Vec<String> {
    let mut unique = Vec::new();
    for mut name in names {
        // With room for the number.
        let begin = name.get(..LONGEST - 6).unwrap_or(&name).to_owned();
        let mut number = 1;
        while unique.contains(&name) {
            number += 1;
            name = format!("{begin}-{number}");
        }
        unique.push(name);
    }
    unique
}

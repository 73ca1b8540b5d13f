//! What is said of a variable where a format has room for words.

use super::model::{ContractVariable, Field, Model, NameRole, Need, Source};
use super::prose::Prose;
use crate::kind::Kind;
use crate::report::writer::Writer;
use crate::report::{example, write_nature};
use crate::strings::contains;

/// What is told of a field.
pub(super) type Tell = fn(&Model<'_>, &Field, &mut Prose);

impl Model<'_> {
    /// The meaning, what to write, when, and where else the value may come from.
    pub(super) fn describe(&self, variable: &ContractVariable) -> Prose {
        let mut prose = Prose::new();
        self.say_meaning(variable, &mut prose);
        self.say_each(variable, |model, field, prose| model.say_demand(field, prose), &mut prose);
        if let Some(generate) = variable.generate {
            prose.line();
            prose.text("make one with: ");
            prose.text_on_line(generate);
        }
        self.say_notes(variable, &mut prose);
        prose
    }

    /// As [`describe`](Self::describe), and the headings, and who reads the variable, for the formats that have no other
    /// place for that.
    pub(super) fn describe_with_readers(&self, variable: &ContractVariable) -> Prose {
        let mut prose = self.describe(variable);
        self.say_headings(variable, &mut prose);
        if !self.are_all(&variable.readers) {
            prose.line();
            prose.text("read by ");
            self.say_names(&variable.readers, &mut prose);
        }
        prose
    }

    /// Writes the description as a comment, each line of which begins with `begin`.
    pub(super) fn write_comment(&self, variable: &ContractVariable, begin: &str, out: &mut Writer) {
        self.describe(variable).write_comment(begin, out);
    }

    /// The doc comments of the fields; where they differ, all of them.
    pub(super) fn say_meaning(&self, variable: &ContractVariable, prose: &mut Prose) {
        let mut told = Vec::new();
        for field in self.fields_of(variable) {
            let doc = field.declaration.doc();
            if !doc.is_empty() && !told.contains(&doc) {
                prose.line();
                prose.text(doc);
                told.push(doc);
            }
        }
    }

    /// What is told of the fields of a variable; where processes do not ask for the same, after the name of each.
    pub(super) fn say_each(&self, variable: &ContractVariable, tell: Tell, prose: &mut Prose) {
        let mut fields = self.fields_of(variable);
        let Some(field) = fields.next() else { return };
        let mut first = Prose::new();
        tell(self, self.strictest(variable, field), &mut first);
        let mut is_one = true;
        for field in fields {
            let mut demand = Prose::new();
            tell(self, self.strictest(variable, field), &mut demand);
            is_one &= first.plain() == demand.plain();
        }
        if is_one {
            prose.line();
            return prose.append(&first);
        }
        let mut process = None;
        for field in self.fields_of(variable) {
            if process != Some(field.process) {
                process = Some(field.process);
                prose.line();
                prose.text_on_line(self.process_name(field.process));
                prose.text(": ");
                tell(self, self.strictest(variable, field), prose);
            }
        }
    }

    /// Chooses among the fields of one process that read the same variable: the one that demands the most. All of them
    /// are of one kind.
    fn strictest<'m>(&'m self, variable: &'m ContractVariable, field: &'m Field) -> &'m Field {
        let mut strictest = field;
        for other in self.fields_of(variable) {
            let is_stricter = match other.need() {
                Need::Required => true,
                Need::RequiredIn(_) => strictest.need() == Need::Optional,
                Need::Optional => false,
            };
            if is_stricter && other.process == field.process {
                strictest = other;
            }
        }
        strictest
    }

    /// `a whole number from 0 to 65535 (default 3000)`
    fn say_demand(&self, field: &Field, prose: &mut Prose) {
        self.say_value(field, prose);
        prose.text(" (");
        self.say_need(field, prose);
        prose.text(")");
    }

    /// What a value is: `a whole number from 0 to 65535`.
    pub(super) fn say_value(&self, field: &Field, prose: &mut Prose) {
        let declaration = field.declaration;
        write_nature(declaration, prose.writer());
        if let Some((joint, example)) = example(declaration) {
            prose.text(joint);
            // An example in words is not to be typed.
            if declaration.example().is_some() || contains(&example, "://") {
                prose.code(&example, "");
            } else {
                prose.text(&example);
            }
        }
        let is_told = matches!(declaration.kind, Kind::IsSet);
        prose.text(if declaration.allows_empty() && !is_told { ", may be empty" } else { "" });
    }

    /// `required`, `optional`, `default 3000`, `required if any SMTP_* is set`.
    pub(super) fn say_need(&self, field: &Field, prose: &mut Prose) {
        match (field.need(), field.declaration.default) {
            (Need::Required, _) => prose.text("required"),
            (Need::RequiredIn(option), _) => match self.structs.get(option) {
                Some(option) if option.fields.len() > 1 => self.say_required_in(option, prose),
                // The only variable of its struct may be absent as the struct may.
                _ => prose.text("optional"),
            },
            (Need::Optional, Some("")) => prose.text("empty by default"),
            (Need::Optional, Some(default)) => {
                prose.text("default ");
                prose.text_on_line(default);
            }
            (Need::Optional, None) => {
                match (self.default_from(field), field.declaration.has_computed_default()) {
                    (Some(name), _) => {
                        prose.text("default: the value of ");
                        prose.code(name, "");
                    }
                    (None, true) => prose.text("default computed"),
                    (None, false) => prose.text("optional"),
                }
            }
        }
    }

    /// Where else the value may come from, and what depends on it.
    pub(super) fn say_notes(&self, variable: &ContractVariable, prose: &mut Prose) {
        self.say_grouped(variable, prose);
        if variable.is_some_in_files {
            prose.line();
            prose.text("or the file that ");
            prose.code(&variable.name, "_FILE");
            prose.text(" names");
        }
        self.say_other_names(variable, NameRole::Fallback, "if it is not set: ", prose);
        self.say_other_names(variable, NameRole::Old, "formerly ", prose);
        self.say_relations(variable, prose);
    }

    /// Why the variable may be a grouped environment; where fields differ, all reasons.
    pub(super) fn say_grouped(&self, variable: &ContractVariable, prose: &mut Prose) {
        let mut told = Vec::new();
        for reason in self.fields_of(variable).filter_map(|field| field.declaration.grouped()) {
            if !told.contains(&reason) {
                prose.line();
                prose.text("a grouped environment: ");
                prose.text_on_line(reason);
                told.push(reason);
            }
        }
    }

    /// What another name of a variable is.
    pub(super) fn say_source(&self, source: &Source, variable: &ContractVariable, prose: &mut Prose) {
        match (source.is_file, source.role) {
            (true, _) => {
                prose.text("Path of the file that holds ");
                prose.code(source.of_file(), "");
            }
            (_, NameRole::Old) => {
                prose.text("Earlier name of ");
                prose.code(&variable.name, "");
            }
            (_, NameRole::Fallback) => {
                prose.text("Is read where ");
                prose.code(&variable.name, " is not set");
            }
            (_, NameRole::Own) => self.say_meaning(variable, prose),
        }
    }

    /// Says under which other names the value may be set.
    fn say_other_names(&self, variable: &ContractVariable, role: NameRole, begin: &str, prose: &mut Prose) {
        let mut told = Vec::new();
        for source in self.sources_of(variable).filter(|source| source.role == role && !source.is_file) {
            if !told.contains(&&source.name) {
                if told.is_empty() {
                    prose.line();
                }
                prose.text(if told.is_empty() { begin } else { ", " });
                prose.code(&source.name, "");
                told.push(&source.name);
            }
        }
    }

    /// The variable whose value is the default of a field.
    pub(super) fn default_from(&self, field: &Field) -> Option<&str> {
        self.fields().get(field.default_from?).map(|source| &*source.name)
    }
}

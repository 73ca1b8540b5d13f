//! A Markdown table of the variables.

use super::builder::Contract;
use super::describe::Tell;
use super::headings::split_paragraph;
use super::markdown_cell::{write_cell, write_paragraph};
use super::model::{ContractVariable, Field, Model};
use super::prose::Prose;
use crate::report::text::paragraph_of;
use crate::report::writer::Writer;

const HEAD: &str = "| Variable | Default | Value | Meaning |\n|---|---|---|---|\n";

impl Contract {
    /// A Markdown table of the variables, as GitHub and most others read one ([GitHub Flavored Markdown][gfm], section 4.10).
    ///
    /// With several processes, each set of processes that reads the same variables has a table and a heading (`##`). The first
    /// paragraph of a flattened field's doc comment heads a table of its variables, and the rest follows the heading. Below the
    /// meaning of a variable, its cell says what it depends on, how to make a value, and its `NAME_FILE` and old names.
    ///
    /// A list below the tables has the names that are no longer read (`retired`).
    ///
    /// Text of the application is shown as it is: nothing in it is read as Markdown or HTML, and control characters are escaped.
    ///
    /// [gfm]: https://github.github.com/gfm/#tables-extension-
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, SecretString};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     /// Port the web process binds.
    ///     #[config(default = 3000)]
    ///     port: u16,
    ///     /// Key that signs sessions.
    ///     #[config(generate = "openssl rand -hex 32")]
    ///     session_key: SecretString,
    /// }
    ///
    /// assert_eq!(Contract::new("shop").process("web", App::SCHEMA).markdown(), "\
    /// | Variable | Default | Value | Meaning |
    /// |---|---|---|---|
    /// | `PORT` | `3000` | a whole number from 0 to 65535 | Port the web process binds. |
    /// | `SESSION_KEY` | required | a secret | Key that signs sessions.<br>make one with `openssl rand -hex 32` |
    /// ");
    /// ```
    #[must_use]
    pub fn markdown(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    for readers in model.sections() {
        if model.are_several() {
            out.put(if out.text().is_empty() { "## " } else { "\n## " });
            let mut names = Prose::new();
            let mut joint = "";
            for name in model.names(readers) {
                names.text(joint);
                names.code(name, "");
                joint = ", ";
            }
            write_cell(&names, out);
            out.put("\n\n");
        }
        let mut heading = None;
        for (place, variable) in model.variables_of(readers).enumerate() {
            let new = model.new_headings(variable, &mut heading);
            for (depth, doc) in &new {
                write_heading(depth + if model.are_several() { 3 } else { 2 }, doc, out);
            }
            out.put(if place == 0 || !new.is_empty() { HEAD } else { "" });
            row(model, variable, out);
        }
    }
    write_retired(model, out);
}

/// Writes a list of the names that are no longer read.
fn write_retired(model: &Model<'_>, out: &mut Writer) {
    for (place, (name, remedy)) in model.retired.iter().enumerate() {
        let is_after = place == 0 && !out.text().is_empty();
        out.put(if is_after { "\n" } else { "" });
        out.put(if place == 0 { "No longer read:\n\n" } else { "" });
        out.put_all(&["- `", name, "`: "]);
        let mut prose = Prose::new();
        prose.text_on_line(remedy);
        write_cell(&prose, out);
        out.put("\n");
    }
}

/// Writes the doc comment of a flattened field: a heading, and a paragraph.
fn write_heading(level: usize, doc: &str, out: &mut Writer) {
    let is_after = !out.text().is_empty() && !out.text().ends_with("\n\n");
    out.put(if is_after { "\n" } else { "" });
    // There are six levels.
    for _ in 0..level.min(6) {
        out.put("#");
    }
    out.put(" ");
    let (first, rest) = split_paragraph(doc);
    let mut heading = Prose::new();
    heading.text(&paragraph_of(first));
    write_cell(&heading, out);
    out.put("\n\n");
    if !rest.is_empty() {
        let mut paragraph = Prose::new();
        paragraph.text(rest);
        write_paragraph(&paragraph, out);
        out.put("\n\n");
    }
}

fn row(model: &Model<'_>, variable: &ContractVariable, out: &mut Writer) {
    out.put_all(&["| `", &variable.name, "` | "]);
    let columns: [Tell; 2] = [say_default, |model, field, prose| model.say_value(field, prose)];
    for column in columns {
        let mut prose = Prose::new();
        model.say_each(variable, column, &mut prose);
        write_cell(&prose, out);
        out.put(" | ");
    }
    let mut meaning = Prose::new();
    model.say_meaning(variable, &mut meaning);
    model.say_notes(variable, &mut meaning);
    if let Some(generate) = variable.generate {
        meaning.line();
        meaning.text("make one with ");
        meaning.code(generate, "");
    }
    write_cell(&meaning, out);
    out.put(if meaning.plain().is_empty() { "|\n" } else { " |\n" });
}

/// The default, or whether the variable has to be set.
fn say_default(model: &Model<'_>, field: &Field, prose: &mut Prose) {
    match field.declaration.default {
        Some("") => prose.text("empty"),
        Some(default) => prose.code(default, ""),
        None => match model.default_from(field) {
            Some(name) => {
                prose.text("the value of ");
                prose.code(name, "");
            }
            None if field.declaration.has_computed_default() => prose.text("computed"),
            None => model.say_need(field, prose),
        },
    }
}

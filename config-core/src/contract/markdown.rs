//! A Markdown table of the variables.

use super::describe::say_value;
use super::model::{Contract, Read, written};
use super::page::{Form, Page};
use crate::schema::Schema;

const HEAD: &str = "| Variable | Default | Value | Meaning |\n|---|---|---|---|\n";

/// A Markdown table of the variables, as GitHub and most others read one ([GitHub Flavored Markdown][gfm], section 4.10).
///
/// With several processes, a table for each set of them that reads the same, behind a heading of its own (`##`). What a
/// variable depends on, how to make a value, `NAME_FILE` and old names stand below its meaning.
///
/// Each text of the app's is shown as it is, and is neither Markdown nor HTML there; control characters are escaped.
///
/// [gfm]: https://github.github.com/gfm/#tables-extension-
///
/// ```
/// use factor3::{Config, SecretString, contract};
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
/// assert_eq!(contract::markdown(&[("web", App::SCHEMA)]), "\
/// | Variable | Default | Value | Meaning |
/// |---|---|---|---|
/// | `PORT` | `3000` | a whole number from 0 to 65535 | Port the web process binds. |
/// | `SESSION_KEY` | required | a secret | Key that signs sessions.<br>make one with `openssl rand -hex 32` |
/// ");
/// ```
#[must_use]
pub fn markdown(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    page.begin(Form::Markdown);
    for readers in contract.sections() {
        if contract.are_several() {
            page.put(if page.text.is_empty() { "##" } else { "\n##" });
            let mut joint = " ";
            for name in contract.names(readers) {
                page.put(joint);
                page.code(name);
                joint = ", ";
            }
            page.put("\n\n");
        }
        page.put(HEAD);
        for read in contract.variables_of(readers) {
            row(contract, read, page);
        }
    }
}

fn row(contract: &Contract<'_>, read: &Read, page: &mut Page) {
    page.put("| ");
    page.code(contract.name(read));
    for tell in [default, say_value] {
        page.put(" | ");
        page.begin(Form::Markdown);
        contract.each_demand(read, page, tell);
    }
    page.put(" | ");
    page.begin(Form::Markdown);
    contract.meaning(read, page);
    contract.notes(read, page);
    if let Some(generate) = read.all.generate {
        page.line();
        page.put("make one with ");
        page.code(generate);
    }
    page.put(if page.text.ends_with(" | ") { "|\n" } else { " |\n" });
}

/// The default, or whether it has to be set.
fn default(contract: &Contract<'_>, read: &Read, page: &mut Page) {
    match read.variable.default {
        Some("") => page.put("empty"),
        Some(default) => page.code(default),
        None if read.variable.has_computed_default() => page.put("computed"),
        None => contract.say_need(read, page),
    }
}

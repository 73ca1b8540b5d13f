//! A Compose file with the `environment` of each service.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use super::object_names::{section_names, service_names};
use super::yaml::write_key;
use crate::report::text::meaning_of;
use crate::report::writer::Writer;
use crate::schema::Declaration;
use crate::strings::concat;

const HEAD: &str = "\
# The environment of each service. Merge it with your Compose file, whose values win:
# docker compose -f environment.yaml -f compose.yaml up

";

/// A message shows at most this many characters of a meaning. The comment has all.
const MESSAGE: usize = 100;

impl Contract {
    /// A Compose file with the `environment` of each process, a service, to be merged with the file that has the rest of it.
    ///
    /// `docker compose -f environment.yaml -f compose.yaml up` merges both, as `extends` in the other file does; what that file
    /// sets itself wins. The values come from the environment of the command and from the `.env` next to the files, by
    /// [interpolation]:
    ///
    /// * `NAME: "${NAME:?what it is}"` is required: the command names a missing variable before it starts anything, also for
    ///   services that it does not start. The message is the beginning of the meaning, 100 characters, or up to a `$` or a
    ///   brace.
    /// * `NAME:` is passed on if it is set, and is not in the container otherwise ([environment]). So are all others: optional
    ///   variables, those with a default, which a comment shows, and those whose value may also come from a file or another
    ///   name, which are passed on as well. The file sets no default, so that a later default of the program takes effect.
    ///
    /// With `allow_empty`, the first is written without a colon: then an empty variable is passed on as it is.
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading.
    ///
    /// Variables that several services read are written once, in an extension that each of the services merges. A character
    /// that the name of a service cannot have becomes a `-`.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, SecretString};
    ///
    /// #[derive(Config)]
    /// struct Web {
    ///     /// Port the web process binds.
    ///     #[config(default = 3000)]
    ///     port: u16,
    ///     /// Key of the payment provider.
    ///     stripe_api_key: SecretString,
    /// }
    ///
    /// let compose = Contract::new("shop").process("web", Web::SCHEMA).compose();
    /// assert!(compose.ends_with("
    /// services:
    ///   web:
    ///     environment:
    ///       ## Port the web process binds.
    ///       ## a whole number from 0 to 65535 (default 3000)
    ///       PORT:
    ///
    ///       ## Key of the payment provider.
    ///       ## a secret (required)
    ///       STRIPE_API_KEY: \"${STRIPE_API_KEY:?Key of the payment provider.}\"
    /// "));
    /// ```
    ///
    /// [interpolation]: https://docs.docker.com/reference/compose-file/interpolation/
    /// [environment]: https://docs.docker.com/reference/compose-file/services/#environment
    #[must_use]
    pub fn compose(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    out.put(HEAD);
    let sections = model.sections();
    let names = section_names(model, "all", "");
    for (readers, anchor) in sections.iter().zip(&names).filter(|(readers, _)| readers.len() > 1) {
        model.readers_comment(readers, "# Read by ", ".\n", out);
        out.put_all(&["x-", anchor, ": &", anchor, "\n"]);
        write_variables(model, readers, "  ", out);
        out.put("\n");
    }
    out.put(if model.processes.is_empty() { "services: {}\n" } else { "services:\n" });
    for (process, name) in service_names(model).iter().enumerate() {
        out.put("  ");
        write_key(name, out);
        out.put(":\n    environment:");
        let mut joint = "\n      <<: [*";
        for (readers, anchor) in sections.iter().zip(&names) {
            if readers.len() > 1 && readers.contains(&process) {
                out.put_all(&[joint, anchor]);
                joint = ", *";
            }
        }
        let own = [process];
        let is_empty = joint != ", *" && model.variables_of(&own).next().is_none();
        out.put(match (joint, is_empty) {
            (", *", _) => "]\n",
            (_, true) => " {}\n",
            (_, false) => "\n",
        });
        write_variables(model, &own, "      ", out);
    }
    model.write_retired("\n", "# ", out);
}

/// The variables of a section, each with all others that may give its value.
fn write_variables(model: &Model<'_>, readers: &[usize], indent: &str, out: &mut Writer) {
    let comment = concat(&[indent, "# "]);
    let (mut told, mut heading): (Vec<&str>, _) = (Vec::new(), None);
    for variable in model.variables_of(readers) {
        told.push(&variable.name);
    }
    for (place, variable) in model.variables_of(readers).enumerate() {
        out.put(if place > 0 { "\n" } else { "" });
        model.write_headings(variable, &mut heading, &comment, "\n", out);
        model.write_comment(variable, &comment, out);
        out.put(indent);
        write_key(&variable.name, out);
        out.put(":");
        write_interpolation(model, variable, out);
        out.put("\n");
        for source in model.sources_of(variable) {
            if !told.contains(&&*source.name) {
                out.put(indent);
                write_key(&source.name, out);
                out.put(":\n");
                told.push(&source.name);
            }
        }
    }
}

/// Writes the text of which Compose makes the value; nothing where the variable is passed on as it is.
fn write_interpolation(model: &Model<'_>, variable: &ContractVariable, out: &mut Writer) {
    let colon = if variable.allows_empty { "" } else { ":" };
    // Whether no other variable may give the value.
    let is_alone = !variable.is_some_in_files && !variable.has_other_names;
    if variable.is_required && is_alone {
        out.put_all(&[" \"${", &variable.name, colon, "?"]);
        write_message(model, variable, out);
        out.put("}\"");
    }
}

/// Writes what the command says where the variable is missing: the beginning of its meaning, without what interpolation
/// reads.
fn write_message(model: &Model<'_>, variable: &ContractVariable, out: &mut Writer) {
    let mut told = None;
    for field in model.fields_of(variable) {
        if told.is_none_or(|told: &Declaration| told.doc().is_empty()) {
            told = Some(field.declaration);
        }
    }
    let meaning = told.map(meaning_of).unwrap_or_default();
    let mut characters = meaning.char_indices().enumerate();
    let end = characters.find(|(place, (_, c))| *place == MESSAGE || is_read(*c));
    let (shown, rest) = meaning.split_at(end.map_or(meaning.len(), |(_, (end, _))| end));
    out.escape_json(shown);
    out.put(if rest.is_empty() { "" } else { "…" });
}

/// Whether interpolation reads a character.
fn is_read(c: char) -> bool {
    matches!(c, '$' | '{' | '}')
}

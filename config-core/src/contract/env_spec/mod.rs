//! A `.env.schema`, which varlock reads.

mod required;

mod text_type;

use std::borrow::Cow;

use super::builder::Contract;
use super::model::{ContractVariable, Model, NameRole, Source};
use super::object_names::tag_names;
use super::prose::Prose;
use crate::kind::Kind;
use crate::report::writer::Writer;
use required::required_where;
use text_type::{is_plain, text_type};

const HEADER: &str = "\
# What the application reads, for varlock: varlock load, varlock run -- PROGRAM.
# Values stay out of this file. --filter '#NAME' selects what one process reads.
#
# @defaultRequired=false @defaultSensitive=false
# ---
";

impl Contract {
    /// A `.env.schema` in the language [@env-spec] (varlock 1.20 or later): every variable with its meaning, without a value.
    ///
    /// `varlock load` checks an environment, and `varlock run` starts a program with it.
    ///
    /// - `@required` is a variable that has to be set. One whose value may also come from `NAME_FILE` or another name is
    ///   required where these are empty, and they are items of the file, too. What depends on other variables (`requires`,
    ///   `required_if`, groups, structs that may be absent) is required where variables above say so.
    /// - `@sensitive` is what may hold a credential.
    /// - `@type` is always a `string`, with a pattern of the kind or `minLength`: varlock would change the text of other types,
    ///   such as a number with more digits than JavaScript has, and its `url` refuses several hosts.
    /// - `@example` has the example of a value that is not a secret.
    /// - No item has a value. A default is in the comment, so that a later default of the program takes effect.
    /// - With several processes, `@tag` names those that read the variable: `varlock run --filter '#web' -- ./web`. Tags are
    ///   labels of `a-z`, `0-9` and `-`. A variable that one process requires is required for each that reads it.
    ///
    /// varlock accepts every environment that loads, except one with a secret of less than 3 characters, or with a systemd
    /// credential, which it does not see. It does not refuse everything that does not load:
    ///
    /// | what it accepts | because |
    /// |---|---|
    /// | numbers, durations and sizes outside of their bounds; several characters where there has to be one | a pattern of bounds would be long and unreadable |
    /// | addresses that have the characters of one; base64 with the wrong padding | the patterns are those of [`json_schema`](Self::json_schema), and short |
    /// | URLs with the right scheme | each service has a grammar of its own |
    /// | lists of text, paths or resources, lists whose separator is a blank or has several characters, and maps | where an item ends depends on the text around it |
    /// | what `FromStr`, `value_parser` and `validate` refuse | the application's code decides |
    /// | a variable that is missing where one below it is set | items cannot refer to each other in a circle |
    /// | a missing variable that has other names, where another variable demands it | these names are items only where it is always required |
    /// | variables of which one excludes the other; both names of a variable | varlock demands variables, and excludes none |
    /// | `required_if` of a value in another spelling, or computed | varlock compares text |
    /// | a missing variable that may be empty | for varlock, what is required cannot be empty |
    /// | a file that is missing or holds a wrong value | it reads none |
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading. A line of a
    /// comment that varlock would read begins with `\`.
    ///
    /// ```
    /// use factor3::contract::Contract;
    /// use factor3::{Config, SecretString};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     /// Jobs at the same time.
    ///     #[config(default = 4)]
    ///     concurrency: u16,
    ///     /// Signs the sessions.
    ///     #[config(min_len = 32)]
    ///     session_secret: SecretString,
    /// }
    ///
    /// let schema = Contract::new("shop").process("web", App::SCHEMA).env_spec();
    /// assert!(schema.ends_with(r"
    /// ## @defaultRequired=false @defaultSensitive=false
    /// ## ---
    ///
    /// ## Jobs at the same time.
    /// ## a whole number from 0 to 65535 (default 4)
    /// ## @type=string(matches=regex('^\+?[0-9]+$'))
    /// CONCURRENCY=
    ///
    /// ## Signs the sessions.
    /// ## a secret of 32 characters or more (required)
    /// ## @required @sensitive
    /// ## @type=string(minLength=32)
    /// SESSION_SECRET=
    /// "));
    /// ```
    ///
    /// [@env-spec]: https://varlock.dev/env-spec/overview/
    #[must_use]
    pub fn env_spec(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    out.put(HEADER);
    let tags = tag_names(model);
    let mut declared: Vec<&str> = Vec::new();
    for variable in &model.variables {
        declared.push(&variable.name);
    }
    for readers in model.sections() {
        model.readers_comment(readers, "\n# === ", " ===\n", out);
        let mut heading = None;
        for variable in model.variables_of(readers) {
            out.put("\n");
            model.write_headings(variable, &mut heading, "# ", "\n", out);
            write_item(model, variable, &tags, out);
            for source in model.sources_of(variable).filter(|_| variable.is_required) {
                if !declared.contains(&&*source.name) {
                    declared.push(&source.name);
                    out.put("\n");
                    write_other_name(model, source, variable, &tags, out);
                }
            }
        }
    }
}

fn write_item(model: &Model<'_>, variable: &ContractVariable, tags: &[String], out: &mut Writer) {
    write_comment(&model.describe(variable), out);
    let mut decorators = Vec::new();
    decorators.extend(required_where(model, variable));
    write_line(decorators, variable.is_sensitive, model, &variable.readers, tags, out);
    let mut types = model
        .sources_of(variable)
        .filter(|source| source.role == NameRole::Own && !source.is_file)
        .map(text_type);
    if let Some(Some(told)) = types.next().filter(|first| types.all(|other| other == *first)) {
        out.put_all(&["# @type=", &told, "\n"]);
    }
    if let Some(example) = example(model, variable).filter(|example| is_plain(example)) {
        out.put_all(&["# @example=\"", &example, "\"\n"]);
    }
    out.put_all(&[&variable.name, "=\n"]);
}

/// Writes a file's name or an earlier name.
fn write_other_name(
    model: &Model<'_>,
    source: &Source,
    variable: &ContractVariable,
    tags: &[String],
    out: &mut Writer,
) {
    let mut meaning = Prose::new();
    model.say_source(source, variable, &mut meaning);
    write_comment(&meaning, out);
    let mut readers: Vec<usize> = Vec::new();
    for other in model.sources.iter().filter(|other| other.name == source.name) {
        readers.push(other.field.process);
    }
    readers.sort_unstable();
    readers.dedup();
    write_line(Vec::new(), variable.is_sensitive && !source.is_file, model, &readers, tags, out);
    out.put_all(&[&source.name, "=\n"]);
}

/// Writes the decorators that have no text of their own, on one line.
fn write_line(
    mut decorators: Vec<String>,
    is_sensitive: bool,
    model: &Model<'_>,
    readers: &[usize],
    tags: &[String],
    out: &mut Writer,
) {
    if is_sensitive {
        decorators.push(String::from("@sensitive"));
    }
    if model.are_several() {
        let tags: Vec<&str> = readers.iter().filter_map(|reader| Some(&**tags.get(*reader)?)).collect();
        decorators.push(format!("@tag({})", tags.join(", ")));
    }
    if !decorators.is_empty() {
        out.put_all(&["# ", &decorators.join(" "), "\n"]);
    }
}

/// Writes a comment in which varlock finds no decorator, and nothing that separates it from its item.
fn write_comment(prose: &Prose, out: &mut Writer) {
    for line in prose.plain().split('\n') {
        let begin = line.trim_start();
        let is_read = ["@", "---", "==="].iter().any(|read| begin.starts_with(read));
        out.put(match (is_read, line) {
            (true, _) => "# \\",
            (_, "") => "#",
            _ => "# ",
        });
        out.escape(line);
        out.put("\n");
    }
}

/// The example of a value that is not a secret.
fn example(model: &Model<'_>, variable: &ContractVariable) -> Option<Cow<'static, str>> {
    let declaration = model.fields_of(variable).next()?.declaration;
    match (declaration.example(), declaration.kind) {
        (None, Kind::Resource(service)) => Some(declaration.url_example(service.example)),
        (example, Kind::Resource(_)) => example.map(Cow::Borrowed),
        (example, _) => example.filter(|_| !variable.is_sensitive).map(Cow::Borrowed),
    }
}

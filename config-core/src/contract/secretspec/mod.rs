//! A `secretspec.toml`, which secretspec reads.

mod groups;

use super::builder::Contract;
use super::model::{ContractVariable, Model, NameRole};
use super::object_names::service_names;
use super::prose::Prose;
use crate::report::text::meaning_of;
use crate::report::writer::Writer;
use groups::{Group, groups};

const HEAD: &str = "\
# What the application reads, for secretspec (0.19 or later): secretspec check, secretspec run -- PROGRAM.
# --provider or your own configuration says which store holds the values. --scope NAME selects what one process reads.

[project]
name = \"";

const HEAD_END: &str = "\"
revision = \"1.0\"

[profiles.default]
";

/// In a profile, it is the name of the settings for all secrets.
const RESERVED: &str = "defaults";

const NO_NAME: &str = "# (secretspec cannot declare a variable of this name)\n";

impl Contract {
    /// A `secretspec.toml` (secretspec 0.19 or later), which declares every variable.
    ///
    /// `secretspec check` names the variables that are missing, wherever they are stored; `secretspec run` starts a program
    /// with them. The file says nothing of stores: the user's configuration or `--provider` does.
    ///
    /// - A variable that has to be set is `required`. All others are `required = false`, and a comment shows the default, so
    ///   that a later default of the program takes effect.
    /// - A required variable whose value may also come from `NAME_FILE` or another name is in a group with these names, of
    ///   which `at_least_one` has to be there. So are the members of `any_of`; those of `one_of` are in a group of which
    ///   `exactly_one` has to be there.
    /// - With several processes, `[scopes]` lists what each of them reads: `secretspec run --scope web -- ./web`. A scope does
    ///   not change what is required: a variable that one process requires is required in each scope that has it. A character
    ///   that a service of Compose cannot have in its name becomes a `-`.
    /// - `generate` is a comment: secretspec would make a value of a type of its own, and store it.
    /// - There is one profile, `default`, since variables are independent of each other and of any name of a deploy.
    ///
    /// secretspec knows whether a variable is there, and no more. It does not judge values, nor the groups `requires`,
    /// `conflicts`, `required_if` and `all_or_none`, nor structs that may be absent. An empty variable is there for it, and it
    /// does not see systemd credentials.
    ///
    /// The doc comment of a flattened field heads the group of its variables, after those without a heading.
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
    ///     session_secret: SecretString,
    /// }
    ///
    /// let secretspec = Contract::new("shop").process("web", App::SCHEMA).secretspec();
    /// assert!(secretspec.ends_with(r#"
    /// [project]
    /// name = "shop"
    /// revision = "1.0"
    ///
    /// [profiles.default]
    ///
    /// ## Jobs at the same time.
    /// ## a whole number from 0 to 65535 (default 4)
    /// CONCURRENCY = { description = "Jobs at the same time.", required = false }
    ///
    /// ## Signs the sessions.
    /// ## a secret (required)
    /// SESSION_SECRET = { description = "Signs the sessions.", required = true }
    /// "#));
    /// ```
    #[must_use]
    pub fn secretspec(&self) -> String {
        self.text(write)
    }
}

fn write(model: &Model<'_>, out: &mut Writer) {
    out.put(HEAD);
    out.escape_json(if model.app.is_empty() { "app" } else { model.app });
    out.put(HEAD_END);
    let groups = groups(model);
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
            model.write_comment(variable, "# ", out);
            write_secret(&variable.name, &meaning(model, variable), variable.is_required, &groups, out);
            for source in model.sources_of(variable) {
                let name = &*source.name;
                if !declared.contains(&name) && groups.iter().any(|group| group.names.contains(&name)) {
                    let mut description = Prose::new();
                    model.say_source(source, variable, &mut description);
                    write_secret(name, description.plain(), false, &groups, out);
                    declared.push(name);
                }
            }
        }
    }
    if model.are_several() {
        write_scopes(model, &declared, out);
    }
}

/// The beginning of the meaning of a variable. secretspec refuses an empty one.
fn meaning(model: &Model<'_>, variable: &ContractVariable) -> String {
    let mut fields = model.fields_of(variable).map(|field| field.declaration);
    let first = fields.next();
    let told = fields.find(|declaration| {
        first.is_some_and(|first| first.doc().is_empty()) && !declaration.doc().is_empty()
    });
    told.or(first).map(meaning_of).unwrap_or_default()
}

fn write_secret(name: &str, description: &str, is_required: bool, groups: &[Group<'_>], out: &mut Writer) {
    if name == RESERVED {
        out.put_all(&[NO_NAME, "# "]);
    }
    out.put_all(&[name, " = { description = \""]);
    out.escape_json(description);
    out.put("\", required = ");
    let mut is_in_a_group = false;
    for (rule, is_exact) in [("at_least_one", false), ("exactly_one", true)] {
        let own = groups.iter().filter(|group| group.is_exact == is_exact && group.names.contains(&name));
        let own: Vec<&str> = own.map(|group| &*group.name).collect();
        if own.is_empty() {
            continue;
        }
        out.put_all(&[if is_in_a_group { ", " } else { "{ " }, rule, " = "]);
        match *own {
            [only] => out.put_all(&["\"", only, "\""]),
            _ => out.put_all(&["[\"", &own.join("\", \""), "\"]"]),
        }
        is_in_a_group = true;
    }
    out.put(match (is_in_a_group, is_required) {
        (true, _) => " } }\n",
        (false, true) => "true }\n",
        (false, false) => "false }\n",
    });
}

/// Writes what each process reads, unless it reads nothing: secretspec refuses an empty scope.
fn write_scopes(model: &Model<'_>, declared: &[&str], out: &mut Writer) {
    for (process, scope) in service_names(model).iter().enumerate() {
        let mut names: Vec<&str> = Vec::new();
        let is_own = |role| role == NameRole::Own;
        let (own, other): (Vec<_>, Vec<_>) = model
            .sources
            .iter()
            .filter(|source| source.field.process == process)
            .partition(|source| is_own(source.role) && !source.is_file);
        for source in own.into_iter().chain(other) {
            let name = &*source.name;
            if name != RESERVED && declared.contains(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        if names.is_empty() {
            continue;
        }
        // A bare key of TOML has no dots.
        let quote = if scope.contains('.') { "\"" } else { "" };
        out.put_all(&["\n[scopes.", quote, scope, quote, "]\nsecrets = [\n"]);
        for name in names {
            out.put_all(&["    \"", name, "\",\n"]);
        }
        out.put("]\n");
    }
}

//! A `devcontainer.json` with `secrets` and `containerEnv`.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use crate::report::json::Json;
use crate::strings::split_once;

/// What each container sets itself: it would break with the host's value, or without one.
static SET_BY_CONTAINERS: [&str; 9] =
    ["HOME", "HOSTNAME", "LOGNAME", "PATH", "PWD", "SHELL", "TERM", "TMPDIR", "USER"];

/// How the text after `${` begins where tools replace it ("Variables in devcontainer.json", containers.dev). Nothing
/// escapes it; other texts in `${}` stay as they are.
static REPLACED: [&str; 4] = ["env", "local", "container", "devcontainerId"];

impl Contract {
    /// A `devcontainer.json` (containers.dev, "Dev Container metadata reference") with `secrets` and `containerEnv`.
    ///
    /// - `secrets` are the variables that may hold a credential, each with its description: a tool asks for them. Tools replace
    ///   `${localEnv:HOME}` and the like in any text, so that a description has `$ {localEnv:HOME}`.
    /// - `containerEnv` has the others: `${localEnv:NAME}`, the value on the developer's machine. That is empty where the
    ///   variable is not set there, and an empty variable counts as not set. So the file sets no default, and a later default
    ///   of the program takes effect.
    ///
    /// `containerEnv` omits what would change something; the program has its own default for it, or says that it is missing:
    ///
    /// - a field with `allow_empty`, since a variable that is not set would become an empty one;
    /// - `HOME`, `PATH` and the like, which a container sets itself.
    ///
    /// The doc comment of a flattened field is named in the description of its secrets. `containerEnv` has no room for it.
    ///
    /// The file is strict JSON, although comments are allowed there: an image and the like have to be in the same file, and
    /// tools can merge only strict JSON: `jq -s '.[0] * .[1]' base.json env.json > devcontainer.json`. The other formats say
    /// what the variables in `containerEnv` mean.
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
    ///     /// Where uploads go.
    ///     bucket: String,
    ///     /// Signs the sessions.
    ///     session_secret: SecretString,
    /// }
    ///
    /// assert_eq!(
    ///     Contract::new("shop").process("web", App::SCHEMA).devcontainer(),
    ///     r#"{
    ///   "secrets": {
    ///     "SESSION_SECRET": {
    ///       "description": "Signs the sessions.\na secret (required)"
    ///     }
    ///   },
    ///   "containerEnv": {
    ///     "CONCURRENCY": "${localEnv:CONCURRENCY}",
    ///     "BUCKET": "${localEnv:BUCKET}"
    ///   }
    /// }
    /// "#
    /// );
    /// ```
    #[must_use]
    pub fn devcontainer(&self) -> String {
        self.json(write)
    }
}

fn write(model: &Model<'_>, json: &mut Json) {
    json.object("secrets", |json| {
        for variable in model.variables.iter().filter(|variable| variable.is_sensitive) {
            json.object(&variable.name, |json| write_secret(model, variable, json));
        }
    });
    json.object("containerEnv", |json| {
        for variable in model.variables.iter().filter(|variable| !variable.is_sensitive) {
            write_value(variable, json);
        }
    });
}

/// Writes a description in which tools replace nothing: they refuse the whole file for one `${localEnv}` that they do not
/// know.
fn write_secret(model: &Model<'_>, variable: &ContractVariable, json: &mut Json) {
    let description = model.describe_with_readers(variable);
    let mut rest = description.plain();
    let between = if is_replaced(rest) { "$ {" } else { "${" };
    let mut parts = Vec::new();
    while let Some((part, after)) = split_once(rest, "${") {
        parts.extend([part, between]);
        rest = after;
    }
    parts.push(rest);
    json.joined("description", &parts);
}

/// Writes the value in the container, unless it would change something there.
fn write_value(variable: &ContractVariable, json: &mut Json) {
    let name = &*variable.name;
    if !variable.allows_empty && !SET_BY_CONTAINERS.contains(&name) {
        json.joined(name, &["${localEnv:", name, "}"]);
    }
}

/// Whether tools would replace a part of a text.
fn is_replaced(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = split_once(rest, "${") {
        if REPLACED.iter().any(|replaced| after.starts_with(replaced)) {
            return true;
        }
        rest = after;
    }
    false
}

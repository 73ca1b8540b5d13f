//! A `devcontainer.json` with `secrets` and `containerEnv`.

use super::json::Json;
use super::model::{Contract, Read, written};
use super::page::Page;
use crate::ascii::split_once;
use crate::schema::Schema;

/// What each container has of its own; of the host's, or empty, it would break.
static OF_THE_CONTAINER: [&str; 9] =
    ["HOME", "HOSTNAME", "LOGNAME", "PATH", "PWD", "SHELL", "TERM", "TMPDIR", "USER"];

/// How all begin, behind `${`, that tools put something else for ("Variables in devcontainer.json", containers.dev). Nothing escapes
/// them; other texts in `${}` stay as they are.
static REPLACED: [&str; 4] = ["env", "local", "container", "devcontainerId"];

/// A `devcontainer.json` (containers.dev, "Dev Container metadata reference") with `secrets` and `containerEnv`.
///
/// - `secrets` are the variables that may hold a credential, each with its description: a tool asks for them. Tools replace
///   `${localEnv:HOME}` and the like in any text, so that it is written `$ {localEnv:HOME}` in a description.
/// - `containerEnv` are the others: the default, or `${localEnv:NAME}`, the value that the developer's own machine has.
///   That is empty where it has none, and an empty variable is the same as none.
///
/// Left out of `containerEnv` is what would change something there; the program has its own default for it, or says that
/// it is missing:
///
/// - a field with `allow_empty` and no default, since nothing stands there for a variable that is not set;
/// - a default that tools would replace (`${localWorkspaceFolder}`, `${env:HOME}`, ..), for which there is no escape. Nor
///   does the form `${localEnv:NAME:default}` keep one: it ends at the next `:` or `}`;
/// - `HOME`, `PATH` and the like, which a container has of its own.
///
/// A default in an `Option<Nested>`, in a group or beside an old name is not set either, since such a variable means more
/// once it is set.
///
/// It is strict JSON, although comments are allowed there: an image and the like have to stand in the same file, and only
/// so can tools put both together: `jq -s '.[0] * .[1]' base.json env.json > devcontainer.json`. What variables mean
/// that are no secrets is said in the other formats.
///
/// ```
/// use factor3::{Config, SecretString, contract};
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
///     contract::devcontainer(&[("web", App::SCHEMA)]),
///     r#"{
///   "secrets": {
///     "SESSION_SECRET": {
///       "description": "Signs the sessions.\na secret (required)"
///     }
///   },
///   "containerEnv": {
///     "CONCURRENCY": "4",
///     "BUCKET": "${localEnv:BUCKET}"
///   }
/// }
/// "#
/// );
/// ```
#[must_use]
pub fn devcontainer(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    let mut json = Json::new(page);
    json.open("{");
    json.key("secrets");
    json.open("{");
    for read in contract.variables() {
        if read.all.is_sensitive {
            json.key(contract.name(read));
            json.open("{");
            let start = json.page.text.len();
            contract.description(read, &mut json);
            keep_apart(json.page, start);
            json.close("}");
        }
    }
    json.close("}");
    json.key("containerEnv");
    json.open("{");
    for read in contract.variables() {
        if !read.all.is_sensitive {
            container_value(contract, read, &mut json);
        }
    }
    json.close("}");
    json.close("}");
}

fn container_value(contract: &Contract<'_>, read: &Read, json: &mut Json<'_>) {
    let value = read.value_to_set();
    let is_left_out = match value {
        Some(value) => is_replaced(value),
        None => read.all.allows_empty,
    };
    if is_left_out || is_of_the_container(contract.name(read)) {
        return;
    }
    json.key(contract.name(read));
    json.begin_text();
    match value {
        Some(value) => json.page.say(value),
        None => {
            json.page.put("${localEnv:");
            json.page.put(contract.name(read));
            json.page.put("}");
        }
    }
    json.end_text();
}

#[inline(never)]
fn is_of_the_container(name: &str) -> bool {
    OF_THE_CONTAINER.contains(&name)
}

/// Whether tools would put something else for a part of it.
#[inline(never)]
fn is_replaced(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, behind)) = split_once(rest, "${") {
        if REPLACED.iter().any(|replaced| behind.starts_with(replaced)) {
            return true;
        }
        rest = behind;
    }
    false
}

/// Puts a blank into what tools would replace from `start` on: one `${localEnv}` for which they know nothing, and they
/// refuse the whole file.
#[inline(never)]
fn keep_apart(page: &mut Page, start: usize) {
    if !page.text.get(start..).is_some_and(is_replaced) {
        return;
    }
    for place in (start..page.text.len()).rev() {
        if page.text.as_bytes().get(place..).is_some_and(|rest| rest.starts_with(b"${")) {
            page.text.insert(place + 1, ' ');
        }
    }
}

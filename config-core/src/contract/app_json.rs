//! Heroku's `app.json` with the `env` of the app.

use super::json::Json;
use super::model::{Contract, Read, written};
use super::page::Page;
use crate::schema::{Schema, Variable};

/// Heroku sets it, differently in each web dyno ("Dyno Startup Behavior", Heroku Dev Center).
const SET_BY_HEROKU: &str = "PORT";

/// What the generator surely gives: Heroku says of what it makes no more than that it is "a pseudo-random string".
const GENERATED: usize = 32;

/// Heroku's `app.json` with the `env` of the app: what a person is asked for who sets the app up. The schema is that of
/// Heroku's package `app.json` 1.3.0.
///
/// The config of an app is one for all its processes, so the description says who reads a variable that not all read.
///
/// - `required` is Heroku's default, so that only `false` is said: of what has a default or is optional, also with all
///   of an `Option<Nested>`.
/// - `value` is the default; never of a secret or a resource. A default is left out where setting it would change
///   something: in an `Option<Nested>` and in groups, which ask whether a variable is set, beside an old name, and where
///   it is empty.
/// - `generator` is that of a required secret that takes any text and says how to `generate` it. What Heroku makes is no
///   base64 or hexadecimal of a given length, and may be short of a `min_len` over 32.
/// - `PORT` is left out. Heroku sets it, and no person should.
/// - What an add-on sets, such as `DATABASE_URL`, is asked for as well: the struct does not know of add-ons.
///
/// The other members of an `app.json` are yours: `jq -s '.[0] * .[1]' base.json env.json > app.json`.
///
/// ```
/// use factor3::{Config, SecretString, contract};
///
/// #[derive(Config)]
/// struct App {
///     /// Jobs at the same time.
///     #[config(default = 4)]
///     concurrency: u16,
///     /// Signs the sessions.
///     #[config(generate = "openssl rand -hex 32")]
///     session_secret: SecretString,
/// }
///
/// assert_eq!(
///     contract::app_json(&[("web", App::SCHEMA)]),
///     r#"{
///   "env": {
///     "CONCURRENCY": {
///       "description": "Jobs at the same time.\na whole number from 0 to 65535 (default 4)",
///       "required": false,
///       "value": "4"
///     },
///     "SESSION_SECRET": {
///       "description": "Signs the sessions.\na secret (required)\nmake one with: openssl rand -hex 32",
///       "generator": "secret"
///     }
///   }
/// }
/// "#
/// );
/// ```
#[must_use]
pub fn app_json(processes: &[(&str, &Schema)]) -> String {
    written(processes, "", write)
}

pub(super) fn write(contract: &Contract<'_>, _: &str, page: &mut Page) {
    let mut json = Json::new(page);
    json.open("{");
    json.key("env");
    json.open("{");
    for read in contract.variables() {
        if contract.name(read) != SET_BY_HEROKU {
            contract.config_var(read, &mut json);
        }
    }
    json.close("}");
    json.close("}");
}

impl Contract<'_> {
    fn config_var(&self, read: &Read, json: &mut Json<'_>) {
        json.key(self.name(read));
        json.open("{");
        self.description(read, json);
        if !read.is_required() {
            json.key("required");
            json.literal("false");
            if let Some(value) = read.value_to_set().filter(|value| !value.is_empty()) {
                json.member("value", value);
            }
        } else if self.is_any_text(read) {
            json.member("generator", "secret");
        }
        json.close("}");
    }

    /// Whether it is a secret that is made by no rule but that it cannot be guessed.
    fn is_any_text(&self, read: &Read) -> bool {
        let is_any = |variable: &Variable| {
            variable.kind.is_secret()
                && variable.kind.is_as_it_is()
                && variable.min_len().is_none_or(|length| length <= GENERATED)
        };
        read.all.generate.is_some() && self.reads_of(read).all(|read| is_any(read.variable))
    }

    /// The member `description`: the meaning and all else that is to be known, also who reads it, for the formats that
    /// have no other place for that.
    #[inline(never)]
    pub(super) fn description(&self, read: &Read, json: &mut Json<'_>) {
        json.key("description");
        json.begin_text();
        self.describe(read, json.page);
        if !self.are_all(read.all.readers) {
            json.page.line();
            json.page.put("read by ");
            self.say_names(read.all.readers, json.page);
        }
        json.end_text();
    }
}

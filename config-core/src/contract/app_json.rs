//! Heroku's `app.json` with the `env` of the app.

use super::builder::Contract;
use super::model::{ContractVariable, Model};
use crate::kind::Kind;
use crate::report::json::Json;
use crate::schema::Declaration;

/// Heroku sets it, differently in each web dyno ("Dyno Startup Behavior", Heroku Dev Center).
const SET_BY_HEROKU: &str = "PORT";

/// The length that the generator certainly has: Heroku only says that it makes "a pseudo-random string".
const GENERATED: usize = 32;

impl Contract {
    /// Heroku's `app.json` with the application's `env`: what Heroku asks the person who sets it up. The schema is that of
    /// Heroku's package `app.json` 1.3.0.
    ///
    /// On Heroku, all processes share one environment, so the description says who reads a variable that not all read.
    ///
    /// - `required` is `true` by default on Heroku, so only `false` is written: for variables with a default, for optional
    ///   ones, and for all variables of an `Option<Nested>`.
    /// - `value` is omitted, and the description shows a default: Heroku would set the value, and a later default of the
    ///   program would not take effect.
    /// - The doc comment of a flattened field is named in the description of its variables, since the file holds no headings
    ///   and no comments.
    /// - `generator` is written for a required secret that takes any text and says how to `generate` it. Heroku does not make
    ///   base64 or hexadecimal of a given length, and what it makes may be too short for a `min_len` over 32. `validate` and
    ///   `value_parser` may refuse it, too.
    /// - `PORT` is omitted, since Heroku sets it.
    /// - A variable that an add-on sets, such as `DATABASE_URL`, is asked for as well: the struct does not know of add-ons.
    ///
    /// Add the other members of an `app.json` yourself: `jq -s '.[0] * .[1]' base.json env.json > app.json`.
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
    ///     #[config(generate = "openssl rand -hex 32")]
    ///     session_secret: SecretString,
    /// }
    ///
    /// assert_eq!(
    ///     Contract::new("shop").process("web", App::SCHEMA).app_json(),
    ///     r#"{
    ///   "env": {
    ///     "CONCURRENCY": {
    ///       "description": "Jobs at the same time.\na whole number from 0 to 65535 (default 4)",
    ///       "required": false
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
    pub fn app_json(&self) -> String {
        self.json(write)
    }
}

fn write(model: &Model<'_>, json: &mut Json) {
    json.object("env", |json| {
        for variable in model.variables.iter().filter(|variable| variable.name != SET_BY_HEROKU) {
            json.object(&variable.name, |json| config_var(model, variable, json));
        }
    });
}

fn config_var(model: &Model<'_>, variable: &ContractVariable, json: &mut Json) {
    json.member("description", model.describe_with_readers(variable).plain());
    if !variable.is_required {
        json.literal("required", "false");
    } else if is_any_text(model, variable) {
        json.member("generator", "secret");
    }
}

/// Whether it is a secret that follows no rule, except that nobody can guess it.
fn is_any_text(model: &Model<'_>, variable: &ContractVariable) -> bool {
    let is_any = |declaration: &Declaration| {
        matches!(declaration.kind, Kind::Secret(Kind::Text))
            && !declaration.is_checked()
            && declaration.min_len().is_none_or(|length| length <= GENERATED)
    };
    variable.generate.is_some() && model.fields_of(variable).all(|field| is_any(field.declaration))
}

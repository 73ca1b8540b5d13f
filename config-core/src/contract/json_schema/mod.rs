//! JSON Schema.

mod rules;

mod properties;

mod value;

use super::builder::Contract;
use super::model::Model;
use crate::report::json::Json;
use properties::Property;
use rules::ProcessRules;

impl Contract {
    /// A JSON Schema (2020-12) of the environment: an object with the variables' names and their text.
    ///
    /// Editors complete a file of variables with it, and CI checks an environment before it is deployed, by any validator and
    /// without the program. Variables that nobody reads are allowed.
    ///
    /// ```
    /// use factor3::Config;
    /// use factor3::contract::Contract;
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     /// How many threads there are.
    ///     #[config(range = 1..=64, default = 4)]
    ///     threads: u8,
    ///     /// Whom mail comes from.
    ///     sender: String,
    /// }
    ///
    /// assert_eq!(Contract::new("shop").process("web", App::SCHEMA).json_schema(), r#"{
    ///   "$schema": "https://json-schema.org/draft/2020-12/schema",
    ///   "title": "Environment of web",
    ///   "type": "object",
    ///   "properties": {
    ///     "THREADS": {
    ///       "description": "How many threads there are.",
    ///       "type": [
    ///         "string",
    ///         "integer"
    ///       ],
    ///       "pattern": "^(?:\\+?[0-9]+)?$",
    ///       "minimum": 1,
    ///       "maximum": 64,
    ///       "default": "4"
    ///     },
    ///     "SENDER": {
    ///       "description": "Whom mail comes from.",
    ///       "type": "string",
    ///       "minLength": 1
    ///     }
    ///   },
    ///   "required": [
    ///     "SENDER"
    ///   ]
    /// }
    /// "#);
    /// ```
    ///
    /// # What it judges
    ///
    /// | what | how |
    /// |---|---|
    /// | text | a short `pattern` of its kind, or an `enum` of its words; `minLength` |
    /// | numbers and booleans | also as such, `3000` or `true`, as YAML and JSON have them; then `minimum` and `maximum` hold |
    /// | empty text | as if the variable were not set, unless the field says `allow_empty` |
    /// | a variable | its doc comment, `default` and `examples`; `generate` is a `$comment` |
    /// | the doc comment of a flattened field | its first paragraph, in the description of each of its variables |
    /// | secrets and resources | `writeOnly`, without a default; secrets also without an example |
    /// | `NAME_FILE` and old names | they are properties of their own; old names are `deprecated` |
    /// | names that are no longer read (`retired`) | they are properties that are `deprecated`, with any value |
    /// | what is required | `required`, or `anyOf` the names it may come from: `NAME`, `NAME_FILE`, `CREDENTIALS_DIRECTORY`, old names |
    /// | groups, and structs that may be absent | `if` and `then`, `anyOf`, `not` |
    ///
    /// With several processes, `properties` has each variable once, `$defs` has a schema for each process, and the whole demands
    /// all of them at once. To check the environment of one process, refer to its part:
    ///
    /// ```json
    /// { "$ref": "environment.schema.json#/$defs/web" }
    /// ```
    ///
    /// Where processes read a variable differently, each has its own description of it. Their names have to differ.
    ///
    /// # What it does not judge
    ///
    /// It accepts every environment that loads, if the kinds that the application's own types declare are true. It does not
    /// refuse everything that does not load:
    ///
    /// | what it accepts | because |
    /// |---|---|
    /// | text of a number, duration or size outside of its bounds; zero, where that is not allowed | variables hold text, and a pattern of bounds would be long and unreadable |
    /// | 128-bit numbers outside of their bounds | JSON's numbers are not that large |
    /// | addresses with numbers that are too large, IPv6 addresses with too many groups or too few | the pattern is short; of one process, `format` tells where the variable is required |
    /// | the units of a duration in any order; base64 with the wrong padding; long base64 and hexadecimal of a given length | the pattern is short, and RE2 repeats nothing more than 1,000 times |
    /// | URLs, except for their scheme and their characters | each service has a grammar of its own |
    /// | what `FromStr`, `value_parser`, `serde` and `validate` refuse, and lists of such items | the application's code decides |
    /// | a list of text or secrets in the notation of another library: `["a"]`, `{}` | the reader refuses it, and the pattern takes any text |
    /// | an empty list with `allow_empty` and `min_len` | what may be absent may be empty |
    /// | maps, lists of resources or paths, and lists whose separator is a blank, has several characters, or may be in an item, as `-` may be in numbers | where an item ends depends on the text around it |
    /// | equal items in a set that has too few others for its `min_len`; more than 26 items of `min_len` | a pattern does not compare, and is short |
    /// | `min_len` of paths and of base64, which counts bytes | a schema counts characters |
    /// | files and credentials that are missing, or hold a wrong value; a credential next to its variable | it reads no file |
    /// | an old name next to the new one, with another value | a schema does not compare values |
    /// | `required_if` of a value in another spelling (`60s` for `1m`), as a number, or computed by `default_with` | a schema compares text; only booleans have all their spellings |
    /// | the demands of the second of two fields that share a variable | the first one describes it |
    /// | a line break at the end, by validators in Python | there `$` matches before it |
    ///
    /// Three things differ from an environment: a number as such is compared before it is rounded to an `f32`, names are
    /// case-sensitive, which they are not on Windows, and words have to be spelled as they are listed. JSON cannot hold a value that is not UTF-8.
    ///
    /// Patterns are for ECMA-262 with or without the flag `u`, for Python's `re`, and for RE2.
    #[must_use]
    pub fn json_schema(&self) -> String {
        self.json(write)
    }
}

fn write(model: &Model<'_>, json: &mut Json) {
    let properties = Property::all(model);
    let mut names = Vec::new();
    for (name, _) in model.processes {
        names.push(&**name);
    }
    json.member("$schema", "https://json-schema.org/draft/2020-12/schema");
    write_head(&names, json);
    json.object("properties", |json| {
        for property in &properties {
            json.object(property.name, |json| property.write(json));
        }
        for (name, remedy) in &model.retired {
            json.object(name, |json| {
                json.joined("description", &["No longer read: ", remedy]);
                json.literal("deprecated", "true");
            });
        }
    });
    if !model.are_several() {
        return ProcessRules { model, process: 0 }.write(&properties, json);
    }
    json.list("allOf", |json| {
        for name in &names {
            json.item(|json| write_reference("#/$defs/", name, json));
        }
    });
    json.object("$defs", |json| {
        for (process, name) in names.iter().enumerate() {
            json.object(name, |json| {
                write_head(&[*name], json);
                json.object("properties", |json| write_properties_of(process, &properties, json));
                ProcessRules { model, process }.write(&properties, json);
            });
        }
    });
}

fn write_head(processes: &[&str], json: &mut Json) {
    let mut title = vec!["Environment of"];
    for name in processes {
        title.extend([if title.len() == 1 { " " } else { ", " }, name]);
    }
    json.joined("title", &title);
    json.member("type", "object");
}

/// Writes the properties of one of several processes.
fn write_properties_of(process: usize, properties: &[Property<'_>], json: &mut Json) {
    for property in properties {
        let Some(source) = property.in_process(process) else { continue };
        let may_be_empty = property.may_be_empty(process);
        json.object(property.name, |json| {
            if !property.is_one() {
                return value::write(source, may_be_empty, json);
            }
            write_reference("#/properties/", property.name, json);
            if !may_be_empty {
                json.number("minLength", 1);
            }
        });
    }
}

/// Writes a reference to a name: a JSON Pointer (RFC 6901) in a fragment (RFC 3986, section 3.5).
fn write_reference(begin: &str, name: &str, json: &mut Json) {
    let mut pointer = begin.to_owned();
    for byte in name.bytes() {
        match byte {
            b'~' => pointer += "~0",
            b'/' => pointer += "~1",
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => pointer.push(char::from(byte)),
            byte => pointer += &format!("%{byte:02X}"),
        }
    }
    json.member("$ref", &pointer);
}

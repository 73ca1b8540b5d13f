//! Which variables have to be set, and what depends on whether others are.
//!
//! A credential may set a variable, which no reader of the schema sees: so a variable is set for sure, or may be set. A
//! condition asks for the first, and a demand for the second; then no demand is made that is already met.

use core::ops::Range;
use core::slice::from_ref;

use super::properties::Property;
use crate::contract::model::{Model, NameRole, Need, Relation, Source};
use crate::contract::pattern::{FALSE, TRUE};
use crate::contract::prose::Prose;
use crate::kind::Kind;
use crate::report::json::Json;
use crate::schema::CREDENTIALS_DIRECTORY;
use crate::schema::Rule;

/// The rules of one process.
pub(super) struct ProcessRules<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) process: usize,
}

impl<'m> ProcessRules<'m> {
    /// Writes the members `required` and `allOf`.
    pub(super) fn write(&self, properties: &[Property<'_>], json: &mut Json) {
        let is_firm = |source: &Source| source.field.process == self.process && source.is_firm();
        json.given_list("required", |json| {
            for property in properties {
                if property.sources().any(is_firm) {
                    json.text_item(property.name);
                }
            }
        });
        json.given_list("allOf", |json| {
            // Fields that share a variable share its rule.
            let mut written = Vec::new();
            for source in self.model.sources.iter().filter(|source| source.field.process == self.process) {
                let rule = Json::line(&mut |json| self.write_source(source, json));
                if rule != "{}" && !written.contains(&rule) {
                    json.item(|json| self.write_source(source, json));
                    written.push(rule);
                }
            }
            for place in 0..self.model.structs.len() {
                self.write_option(place, json);
            }
            for relation in self.model.relations.iter().filter(|relation| relation.process == self.process) {
                self.write_relation(relation, json);
            }
        });
    }

    /// The rule of a variable that may come from several names.
    fn write_source(&self, source: &Source, json: &mut Json) {
        let (field, name) = (source.field, &*source.name);
        let is_required = field.declaration.is_required() && field.option.is_none();
        if source.is_file {
            let of = source.of_file();
            json.joined("$comment", &[of, " is set once"]);
            json.object("not", |json| {
                json.texts("required", &[of, name]);
                json.object("properties", |json| {
                    json.object(name, not_empty);
                    if !field.declaration.allows_empty() {
                        json.object(of, not_empty);
                    }
                });
            });
        } else if source.role == NameRole::Own && is_required && !source.is_firm() {
            json.joined("$comment", &[name, " is required"]);
            self.may_be_set(from_ref(&(field.place..field.place + 1)), json);
        }
    }

    /// An optional struct: where any of its variables is set, those that are required have to be.
    fn write_option(&self, place: usize, json: &mut Json) {
        let Some(option) = self.model.structs.get(place) else { return };
        let mut required = Vec::new();
        for Source { field, .. } in self.model.fields() {
            if field.process == self.process && field.need() == Need::RequiredIn(place) {
                required.push(field.place..field.place + 1);
            }
        }
        if required.is_empty() {
            return;
        }
        let mut comment = Prose::new();
        self.model.say_required_in(option, &mut comment);
        json.item(|json| {
            json.member("$comment", comment.plain());
            json.object("if", |json| self.is_set(from_ref(&option.fields), json));
            json.object("then", |json| self.each_may_be_set(&required, json));
        });
    }

    fn write_relation(&self, relation: &Relation, json: &mut Json) {
        // Every other rule follows from a variable of the struct that is set.
        let option = match relation.group.rule {
            Rule::OneOf | Rule::AnyOf | Rule::RequiredIf(Some(_)) => relation.option,
            _ => None,
        };
        json.item(|json| {
            json.member("$comment", self.model.sentence(relation).plain());
            match option.and_then(|option| self.model.structs.get(option)) {
                Some(option) => {
                    json.object("if", |json| self.is_set(from_ref(&option.fields), json));
                    json.object("then", |json| self.write_rule(relation, json));
                }
                None => self.write_rule(relation, json),
            }
        });
    }

    fn write_rule(&self, relation: &Relation, json: &mut Json) {
        let (rule, members) = (relation.group.rule, &*relation.members);
        let (first, others) = members.split_at_checked(1).unwrap_or_default();
        match rule {
            Rule::OneOf => return self.write_one_of(members, json),
            Rule::AnyOf => return self.may_be_set(members, json),
            _ => {}
        }
        json.object("if", |json| match rule {
            Rule::AllOrNone | Rule::OneOf | Rule::AnyOf => self.is_set(members, json),
            Rule::Requires | Rule::Conflicts => self.is_set(first, json),
            Rule::RequiredIf(None) => self.is_set(others, json),
            Rule::RequiredIf(Some(value)) => self.is_value(others, value, json),
        });
        json.object("then", |json| match rule {
            Rule::AllOrNone | Rule::OneOf | Rule::AnyOf => self.each_may_be_set(members, json),
            Rule::Requires => self.each_may_be_set(others, json),
            Rule::Conflicts => json.object("not", |json| self.is_set(others, json)),
            Rule::RequiredIf(_) => self.each_may_be_set(first, json),
        });
    }

    /// Exactly one member is set. A credential may be the one, and does not count where another member is set.
    fn write_one_of(&self, members: &[Range<usize>], json: &mut Json) {
        json.list("allOf", |json| {
            json.item(|json| self.may_be_set(members, json));
            let mut rest = members;
            while let Some((first, others)) = rest.split_first().filter(|(_, others)| !others.is_empty()) {
                json.item(|json| {
                    json.object("if", |json| self.is_set(from_ref(first), json));
                    json.object("then", |json| json.object("not", |json| self.is_set(others, json)));
                });
                rest = others;
            }
        });
    }

    /// The variable has that value, by its text or by its default.
    fn is_value(&self, member: &[Range<usize>], value: &str, json: &mut Json) {
        json.list("anyOf", |json| {
            for source in self.sources_of(member).filter(|source| !source.is_file) {
                let declaration = source.field.declaration;
                if !value.is_empty() || declaration.allows_empty() {
                    json.item(|json| write_is_value(source, value, json));
                }
                let is_own = source.role == NameRole::Own;
                let kind = declaration.kind;
                let is_default =
                    declaration.default.map(|text| kind.spelling(text)) == Some(kind.spelling(value));
                if is_own && !source.field.in_files && is_default {
                    json.item(|json| json.object("not", |json| self.is_set(member, json)));
                }
            }
            or_nothing(json);
        });
    }

    /// Any of the fields is set for sure.
    fn is_set(&self, fields: &[Range<usize>], json: &mut Json) {
        self.write_any(fields, false, json);
    }

    /// Any of the fields may be set.
    fn may_be_set(&self, fields: &[Range<usize>], json: &mut Json) {
        self.write_any(fields, true, json);
    }

    fn write_any(&self, fields: &[Range<usize>], may_be: bool, json: &mut Json) {
        let sources: Vec<&Source> = self.sources_of(fields).collect();
        if let [only] = *sources {
            return write_set(&only.name, only.allows_empty(), json);
        }
        json.list("anyOf", |json| {
            for source in &sources {
                json.item(|json| write_set(&source.name, source.allows_empty(), json));
            }
            if may_be && sources.iter().any(|source| source.is_file) {
                json.item(|json| write_set(CREDENTIALS_DIRECTORY, false, json));
            }
            or_nothing(json);
        });
    }

    /// Each of the members may be set.
    fn each_may_be_set(&self, members: &[Range<usize>], json: &mut Json) {
        if let [_] = members {
            return self.may_be_set(members, json);
        }
        json.list("allOf", |json| {
            for member in members {
                json.item(|json| self.may_be_set(from_ref(member), json));
            }
        });
    }

    fn sources_of<'r>(&self, fields: &'r [Range<usize>]) -> impl Iterator<Item = &'m Source> + use<'m, 'r> {
        self.model
            .sources
            .iter()
            .filter(|source| fields.iter().any(|range| range.contains(&source.field.place)))
    }
}

/// A name has that value, as text.
fn write_is_value(source: &Source, value: &str, json: &mut Json) {
    json.texts("required", &[&source.name]);
    json.object("properties", |json| {
        json.object(&source.name, |json| {
            // A pattern says nothing of what is not text.
            json.member("type", "string");
            match (source.field.declaration.kind, value) {
                (Kind::Bool, "true") => json.joined("pattern", &["^(?:", TRUE, ")$"]),
                (Kind::Bool, "false") => json.joined("pattern", &["^(?:", FALSE, ")$"]),
                (kind, _) => json.member("const", kind.spelling(value)),
            }
        });
    });
}

/// A name is set.
fn write_set(name: &str, allows_empty: bool, json: &mut Json) {
    json.texts("required", &[name]);
    if !allows_empty {
        json.object("properties", |json| json.object(name, not_empty));
    }
}

/// Without a choice, nothing holds: an empty list is not allowed.
fn or_nothing(json: &mut Json) {
    if json.is_empty() {
        json.literal_item("false");
    }
}

fn not_empty(json: &mut Json) {
    json.number("minLength", 1);
}

//! Which variables have to be set, and what depends on whether others are.
//!
//! What a variable is set by may be a credential, which nobody sees here: so it is set for sure, or may be. A condition
//! asks for the first, a demand for the second; then no demand is made that is met.

use crate::contract::json::Json;
use crate::contract::model::{Contract, Need, Relation};
use crate::elsewhere::DIRECTORY;
use crate::kind::Kind;
use crate::schema::Rule;

use super::property::{Claims, of_file};
use super::{cut, put, put_of};

/// Whether a field is one of the members of a group from one place to another; or, without a group, of all fields.
#[inline(never)]
fn has(group: Group<'_>, from: usize, to: usize, place: usize) -> bool {
    let Some(relation) = group else { return from <= place && place < to };
    for number in from..to {
        let member = relation.member(number);
        if member.start <= place && place < member.end {
            return true;
        }
    }
    false
}

/// None where places are those of fields, and no members'.
type Group<'r> = Option<&'r Relation>;

/// Writes `required` and the rules of a process.
#[inline(never)]
pub(super) fn write(contract: &Contract<'_>, process: usize, claims: &Claims<'_>, json: &mut Json<'_>) {
    let rules = Rules { contract, process, claims };
    let start = json.page.text.len();
    put("required=[", json);
    for (place, claim) in claims.all.iter().enumerate() {
        if rules.is_required(place) {
            put_of(r#""@""#, claims.name(claim), json);
        }
    }
    end_list(start, json);
    let start = json.page.text.len();
    put("allOf=[", json);
    rules.sources(json);
    rules.options(json);
    for relation in &contract.relations {
        if relation.process == process {
            rules.relation(relation, json);
        }
    }
    end_list(start, json);
}

/// Ends a list that is a member, which goes where nothing is in it.
#[inline(never)]
fn end_list(start: usize, json: &mut Json<'_>) {
    let is_empty = json.page.text.ends_with('[');
    put("]", json);
    if is_empty {
        cut(start, json.page);
    }
}

struct Rules<'c> {
    contract: &'c Contract<'c>,
    process: usize,
    claims: &'c Claims<'c>,
}

impl Rules<'_> {
    /// Whether a field asks for the name whose first claim is there.
    #[inline(never)]
    fn is_required(&self, first: usize) -> bool {
        for claim in &self.claims.all {
            if claim.first == first && claim.read.process == self.process && claim.is_firm() {
                return true;
            }
        }
        false
    }

    /// Variables that may come from elsewhere.
    #[inline(never)]
    fn sources(&self, json: &mut Json<'_>) {
        for claim in &self.claims.all {
            let (read, name) = (claim.read, self.claims.name(claim));
            if read.process != self.process {
                continue;
            }
            if claim.is_file {
                let of = of_file(name);
                put_of(r#"{$comment="@ is set once"not={required=["@""#, of, json);
                put_of(r#""@"]properties={~{minLength=1,}"#, name, json);
                put_of(if read.variable.allows_empty() { "}}}" } else { "~{minLength=1,}}}}" }, of, json);
            } else if !claim.is_old
                && read.variable.is_required()
                && read.option.is_none()
                && !claim.is_firm()
            {
                put_of(r#"{$comment="@ is required""#, name, json);
                self.any(None, claim.place, claim.place + 1, true, json);
                put("}", json);
            }
        }
    }

    /// Optional structs: where any of its variables is set, those that are required have to be.
    #[inline(never)]
    fn options(&self, json: &mut Json<'_>) {
        for (place, option) in self.contract.options.iter().enumerate() {
            let start = json.page.text.len();
            put(r#"{$comment="required with "#, json);
            self.contract.say_option(option, json.page);
            json.end_text();
            self.condition(true, None, option.reads.start, option.reads.end, json);
            put("then={allOf=[", json);
            for (member, read) in self.contract.reads.iter().enumerate() {
                if read.process == self.process && read.need() == Need::RequiredIn(place) {
                    self.choice(None, member, member + 1, json);
                }
            }
            let is_empty = json.page.text.ends_with('[');
            put("]}}", json);
            if is_empty {
                cut(start, json.page);
            }
        }
    }

    #[inline(never)]
    fn relation(&self, relation: &Relation, json: &mut Json<'_>) {
        let (rule, count) = (relation.group.rule, relation.group.members.len());
        put(r#"{$comment=""#, json);
        self.contract.sentence(relation, json.page);
        json.end_text();
        // The others follow from a variable of the struct that is set.
        let option = match rule {
            Rule::OneOf | Rule::RequiredIf(Some(_)) => relation.option,
            _ => None,
        };
        let option = option.and_then(|option| self.contract.options.get(option));
        if let Some(option) = option {
            self.condition(true, None, option.reads.start, option.reads.end, json);
            put("then={", json);
        }
        let group = Some(relation);
        let (from, to) = match rule {
            Rule::AllOrNone | Rule::OneOf => (0, count),
            Rule::Requires | Rule::Conflicts => (0, 1),
            Rule::RequiredIf(_) => (1, count),
        };
        match rule {
            Rule::OneOf => self.one_of(relation, count, json),
            Rule::RequiredIf(Some(value)) => self.value_is(relation, value, json),
            _ => self.condition(true, group, from, to, json),
        }
        let (from, to) = match rule {
            Rule::AllOrNone => (0, count),
            Rule::RequiredIf(_) => (0, 1),
            _ => (1, count),
        };
        if rule != Rule::OneOf {
            self.demand(group, from, to, rule == Rule::Conflicts, json);
        }
        put(if option.is_some() { "}}" } else { "}" }, json);
    }

    /// Exactly one member. A credential may be the one, and is not counted where another is set.
    #[inline(never)]
    fn one_of(&self, relation: &Relation, count: usize, json: &mut Json<'_>) {
        let group = Some(relation);
        put("allOf=[", json);
        self.choice(group, 0, count, json);
        for place in 1..count {
            put("{", json);
            self.condition(true, group, place - 1, place, json);
            self.demand(group, place, count, true, json);
            put("}", json);
        }
        put("]", json);
    }

    /// `if`: the variable reads as `value`, by its text, or by its default.
    #[inline(never)]
    fn value_is(&self, relation: &Relation, value: &'static str, json: &mut Json<'_>) {
        put("if={anyOf=[", json);
        for claim in &self.claims.all {
            let variable = claim.read.variable;
            if claim.is_file || !has(Some(relation), 1, 2, claim.place) {
                continue;
            }
            if !value.is_empty() || variable.allows_empty() {
                // A pattern holds of all that is no text.
                put_of(r#"{required=["@"]properties={~{type="string""#, self.claims.name(claim), json);
                // `true`, `false`; all other spellings are shorter.
                let part = match (variable.kind, value.len()) {
                    (Kind::Bool, 4) => {
                        r#"pattern="^(?:1|[Yy](?:[Ee][Ss])?|[Tt](?:[Rr][Uu][Ee])?|[Oo][Nn])$""#
                    }
                    (Kind::Bool, 5) => {
                        r#"pattern="^(?:0|[Nn][Oo]?|[Ff](?:[Aa][Ll][Ss][Ee])?|[Oo][Ff][Ff])$""#
                    }
                    _ => r#"const="@""#,
                };
                put_of(part, value, json);
                put("}}}", json);
            }
            if !(claim.is_old || claim.read.in_files) && variable.default == Some(value) {
                put("{", json);
                self.condition(false, Some(relation), 1, 2, json);
                put("}", json);
            }
        }
        end_choices(json);
        put("}", json);
    }

    /// `then`: all of them may be set, or none is.
    #[inline(never)]
    fn demand(&self, group: Group<'_>, from: usize, to: usize, none: bool, json: &mut Json<'_>) {
        put("then={", json);
        if none {
            self.condition(false, group, from, to, json);
        } else {
            put("allOf=[", json);
            for place in from..to {
                self.choice(group, place, place + 1, json);
            }
            put("]", json);
        }
        put("}", json);
    }

    /// Any of them may be set.
    #[inline(never)]
    fn choice(&self, group: Group<'_>, from: usize, to: usize, json: &mut Json<'_>) {
        put("{", json);
        self.any(group, from, to, true, json);
        put("}", json);
    }

    /// `if`, or `not`: any of them is set, for all to see.
    #[inline(never)]
    fn condition(&self, is_if: bool, group: Group<'_>, from: usize, to: usize, json: &mut Json<'_>) {
        put(if is_if { "if={" } else { "not={" }, json);
        self.any(group, from, to, false, json);
        put("}", json);
    }

    /// Any of them is set, or may be. Writes the members that say it.
    #[inline(never)]
    fn any(&self, group: Group<'_>, from: usize, to: usize, may_be: bool, json: &mut Json<'_>) {
        let (mut count, mut in_files) = (0, false);
        for claim in &self.claims.all {
            if has(group, from, to, claim.place) {
                count += 1;
                in_files |= claim.is_file;
            }
        }
        put(if count == 1 { "" } else { "anyOf=[" }, json);
        for claim in &self.claims.all {
            if has(group, from, to, claim.place) {
                set(count, self.claims.name(claim), claim.allows_empty(), json);
            }
        }
        if in_files && may_be {
            set(count, DIRECTORY, false, json);
        }
        if count != 1 {
            end_choices(json);
        }
    }
}

/// Of no choice, none holds.
#[inline(never)]
fn end_choices(json: &mut Json<'_>) {
    put(if json.page.text.ends_with('[') { "false,]" } else { "]" }, json);
}

/// A variable is set: one of several ways, or the only one.
#[inline(never)]
fn set(count: usize, name: &str, or_empty: bool, json: &mut Json<'_>) {
    put(if count == 1 { "" } else { "{" }, json);
    put_of(
        if or_empty { r#"required=["@"]"# } else { r#"required=["@"]properties={~{minLength=1,}}"# },
        name,
        json,
    );
    put(if count == 1 { "" } else { "}" }, json);
}

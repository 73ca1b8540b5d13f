//! The properties: the variables, the files that stand for them, and their earlier names.

use crate::contract::json::Json;
use crate::contract::model::{Contract, Read};
use crate::contract::page::{Form, Page};
use crate::kind::Kind;

use super::value;
use super::{cut, put, put_of, refer};

/// What the fields say of all names that they read: first the variables, as they are declared.
pub(super) struct Claims<'c> {
    pub(super) all: Vec<Claim<'c>>,
    /// The names behind each other.
    names: Page,
}

/// What a field says of a name that it reads. The first of a name stands for the property.
pub(super) struct Claim<'c> {
    /// Where the name begins and ends.
    name: (usize, usize),
    /// The place of the first claim of that name.
    pub(super) first: usize,
    /// The place of the field among all.
    pub(super) place: usize,
    pub(super) read: &'c Read,
    /// Whether it is the path of a file, whose variable has the same name without `_FILE`.
    pub(super) is_file: bool,
    /// Whether it is an earlier name, or the file of one.
    pub(super) is_old: bool,
}

impl Claim<'_> {
    /// Whether that name has to be set, since nothing else gives its value.
    #[inline(never)]
    pub(super) fn is_firm(&self) -> bool {
        let variable = self.read.variable;
        let is_required = variable.is_required() && self.read.option.is_none();
        is_required && !self.read.in_files && variable.renamed_from().is_empty()
    }

    /// Whether it is the variable itself that may be empty.
    pub(super) fn allows_empty(&self) -> bool {
        !self.is_file && self.read.variable.allows_empty()
    }
}

impl<'c> Claims<'c> {
    pub(super) const fn new() -> Self {
        Self { all: Vec::new(), names: Page::new(Form::Quoted) }
    }

    #[inline(never)]
    pub(super) fn add_all(&mut self, contract: &'c Contract<'_>) {
        for place in 0..contract.reads.len() {
            self.add(contract, place, "", false);
        }
        for (place, read) in contract.reads.iter().enumerate() {
            self.add(contract, place, "", true);
            for old in read.variable.renamed_from() {
                self.add(contract, place, old, false);
                self.add(contract, place, old, true);
            }
        }
    }

    /// Adds one of a field, or of an earlier name of it; of its file, if it may have one.
    #[inline(never)]
    fn add(&mut self, contract: &'c Contract<'_>, place: usize, old: &str, is_file: bool) {
        let Some(read) = contract.reads.get(place).filter(|read| read.in_files || !is_file) else { return };
        let start = self.names.text.len();
        let is_old = !old.is_empty();
        self.names.put(if is_old { contract.prefix(read) } else { contract.name(read) });
        self.names.put(old);
        self.names.put(if is_file { "_FILE" } else { "" });
        let name = (start, self.names.text.len());
        let mut claim = Claim { name, first: 0, place, read, is_file, is_old };
        for earlier in &self.all {
            if self.name(earlier) == self.name(&claim) {
                break;
            }
            claim.first += 1;
        }
        self.all.push(claim);
    }

    #[inline(never)]
    pub(super) fn name(&self, claim: &Claim<'_>) -> &str {
        self.names.text.get(claim.name.0..claim.name.1).unwrap_or_default()
    }

    /// The first one in a process of the name whose first of all is there.
    #[inline(never)]
    pub(super) fn in_process(&self, first: usize, process: usize) -> Option<&Claim<'c>> {
        self.all.iter().find(|claim| claim.first == first && claim.read.process == process)
    }

    /// Whether a process takes the empty text.
    #[inline(never)]
    fn is_or_empty(&self, first: usize, process: usize) -> bool {
        for claim in &self.all {
            if claim.first == first
                && claim.read.process == process
                && claim.is_firm()
                && !claim.allows_empty()
            {
                return false;
            }
        }
        true
    }

    /// Whether all processes say the same of a name.
    #[inline(never)]
    fn agree(&self, first: usize, contract: &Contract<'_>, json: &mut Json<'_>) -> bool {
        let start = json.page.text.len();
        let (mut end, mut is_same) = (0, true);
        for process in 0..contract.processes.len() {
            let Some(claim) = self.in_process(first, process) else { continue };
            let here = json.page.text.len();
            json.page.put("{");
            value::write(claim, true, json);
            if end == 0 {
                end = json.page.text.len();
            } else {
                let bytes = json.page.text.as_bytes();
                is_same &= bytes.get(start..end) == bytes.get(here..);
                cut(here, json.page);
            }
        }
        cut(start, json.page);
        is_same
    }
}

/// Writes the properties of all processes.
#[inline(never)]
pub(super) fn write(contract: &Contract<'_>, claims: &Claims<'_>, json: &mut Json<'_>) {
    for (place, claim) in claims.all.iter().enumerate() {
        if claim.first == place {
            put_of("~{", claims.name(claim), json);
            write_one(contract, claims, claim, json);
            put("}", json);
        }
    }
}

/// Writes the properties of one process.
#[inline(never)]
pub(super) fn write_of(process: usize, contract: &Contract<'_>, claims: &Claims<'_>, json: &mut Json<'_>) {
    for first in 0..claims.all.len() {
        let Some(claim) = claims.in_process(first, process) else { continue };
        let (name, or_empty) = (claims.name(claim), claims.is_or_empty(first, process));
        put_of("~{", name, json);
        if claims.agree(first, contract, json) {
            refer(r##"$ref="#/properties/"##, name, json);
            put(if or_empty { "" } else { "minLength=1," }, json);
        } else {
            value::write(claim, or_empty, json);
        }
        put("}", json);
    }
}

#[inline(never)]
fn write_one(contract: &Contract<'_>, claims: &Claims<'_>, claim: &Claim<'_>, json: &mut Json<'_>) {
    let (read, name) = (claim.read, claims.name(claim));
    let (part, of) = match (claim.is_file, claim.is_old) {
        (true, _) => (r#"description="Path of the file that holds @""#, of_file(name)),
        (_, true) => (r#"description="Earlier name of @""#, contract.name(read)),
        _ => (r#"description=""#, ""),
    };
    let start = json.page.text.len();
    put_of(part, of, json);
    if of.is_empty() {
        let text = json.page.text.len();
        contract.meaning(read, json.page);
        let is_empty = json.page.text.len() == text;
        json.end_text();
        if is_empty {
            cut(start, json.page);
        }
    }
    if claims.agree(claim.first, contract, json) {
        // Of several, each says by itself that it has to be set.
        let or_empty = contract.are_several() || claims.is_or_empty(claim.first, 0);
        value::write(claim, or_empty, json);
    }
    put(if claim.is_old { "deprecated=true," } else { "" }, json);
    // What holds for all fields, the first one says.
    let read = contract.reads.get(read.first).unwrap_or(read);
    let is_sensitive = read.all.is_sensitive;
    put(if is_sensitive && !claim.is_file { "writeOnly=true," } else { "" }, json);
    if claim.is_file || claim.is_old {
        return;
    }
    put_some(r#"default="@""#, read.value(), json);
    let example = match (read.variable.example(), read.variable.kind) {
        (None, Kind::Resource(service)) => Some(service.example),
        (example, Kind::Resource(_)) => example,
        (example, _) => example.filter(|_| !is_sensitive),
    };
    put_some(r#"examples=["@"]"#, example, json);
    put_some(r#"$comment="make one with: @""#, read.all.generate, json);
}

/// The variable of a file.
#[inline(never)]
pub(super) fn of_file(name: &str) -> &str {
    name.strip_suffix("_FILE").unwrap_or_default()
}

#[inline(never)]
fn put_some(part: &str, text: Option<&str>, json: &mut Json<'_>) {
    if let Some(text) = text {
        put_of(part, text, json);
    }
}

//! What several processes read, each variable once.

use core::ops::Range;

use crate::schema::{Declaration, Group, Node, Rule, Schema};
use crate::strings::concat;

/// What all formats are written from.
pub(super) struct Model<'a> {
    /// The name of the application.
    pub(super) app: &'a str,
    pub(super) processes: &'a [(String, &'static Schema)],
    /// Every variable, in the order in which it is first read.
    pub(super) variables: Vec<ContractVariable>,
    /// Every name that a value may come from: first the variable of each field, process by process, in the order of
    /// declaration, then the files and the earlier names.
    pub(super) sources: Vec<Source>,
    pub(super) field_count: usize,
    /// Every flattened struct.
    pub(super) structs: Vec<FlattenedStruct>,
    /// The doc comment of every flattened field that has one, outer ones before inner ones.
    pub(super) headings: Vec<Heading>,
    pub(super) relations: Vec<Relation>,
    /// The names that no process reads any more, each with what to do instead.
    pub(super) retired: Vec<(String, &'static str)>,
}

/// A field that reads a variable.
#[derive(Clone, Copy)]
pub(super) struct Field {
    /// Its place among all.
    pub(super) place: usize,
    /// The place of its variable among all.
    pub(super) variable: usize,
    pub(super) process: usize,
    pub(super) declaration: &'static Declaration,
    /// The place of the field whose value is the default.
    pub(super) default_from: Option<usize>,
    /// The innermost optional struct around it.
    pub(super) option: Option<usize>,
    /// Whether its value may also come from `NAME_FILE` or from the credential `NAME`.
    pub(super) in_files: bool,
}

/// A name that a field may read its value from.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) field: Field,
    /// Whether it is the path of a file; then its variable has the same name without `_FILE`.
    pub(super) is_file: bool,
    pub(super) role: NameRole,
}

/// How a field comes to read a name, or the file of that name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum NameRole {
    /// It is the variable's own name.
    Own,
    /// It is an earlier name.
    Old,
    /// It is the name of another variable, which is read if nothing else is set.
    Fallback,
}

/// A variable, and what all fields that read it have in common.
pub(super) struct ContractVariable {
    pub(super) name: String,
    /// Its place among all.
    pub(super) place: usize,
    /// The innermost heading above the first field that reads it.
    pub(super) heading: Option<usize>,
    /// The processes that read it, by their places, in order.
    pub(super) readers: Vec<usize>,
    /// Whether a field requires it, whatever else is set.
    pub(super) is_required: bool,
    /// Whether a group requires it where the other variables have their defaults.
    pub(super) is_required_by_default: bool,
    /// Whether a value may hold a credential: then no file contains one.
    pub(super) is_sensitive: bool,
    pub(super) allows_empty: bool,
    /// The default, if all fields have the same.
    pub(super) default: Option<&'static str>,
    /// Whether its value may come from an old name or from a fallback.
    pub(super) has_other_names: bool,
    pub(super) is_some_in_files: bool,
    pub(super) is_each_in_files: bool,
    pub(super) generate: Option<&'static str>,
}

/// A flattened struct. If it may be absent, it is there when any of its variables is set, and then it has to be whole.
pub(super) struct FlattenedStruct {
    /// What its variables begin with, and no other variables of the process. It is empty without such a prefix.
    pub(super) prefix: String,
    /// The places of its fields among all.
    pub(super) fields: Range<usize>,
}

/// The doc comment of a flattened field, which heads the group of its variables.
pub(super) struct Heading {
    pub(super) doc: &'static str,
    /// The heading around it.
    pub(super) outer: Option<usize>,
}

/// A group of a struct.
pub(super) struct Relation {
    pub(super) group: &'static Group,
    pub(super) process: usize,
    /// The innermost optional struct around it: without that, it demands nothing.
    pub(super) option: Option<usize>,
    /// The places of each member's fields among all: one, or those of a flattened struct.
    pub(super) members: Vec<Range<usize>>,
}

/// Whether a variable has to be set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    /// Where any variable of that optional struct is set.
    RequiredIn(usize),
    /// It has a default, or may be absent.
    Optional,
}

/// The structs around a field.
#[derive(Clone, Copy)]
struct Around<'w> {
    process: usize,
    prefix: &'w str,
    option: Option<usize>,
    heading: Option<usize>,
    in_files: bool,
}

impl<'a> Model<'a> {
    pub(super) fn new(app: &'a str, processes: &'a [(String, &'static Schema)]) -> Self {
        let mut model = Self {
            app,
            processes,
            variables: Vec::new(),
            sources: Vec::new(),
            field_count: 0,
            structs: Vec::new(),
            headings: Vec::new(),
            relations: Vec::new(),
            retired: Vec::new(),
        };
        let mut other_names = Vec::new();
        for (process, (_, schema)) in processes.iter().enumerate() {
            let around = Around { process, prefix: "", option: None, heading: None, in_files: false };
            model.add(schema, around, &mut other_names);
        }
        model.field_count = model.sources.len();
        model.keep_own_prefixes();
        model.mark_required_by_default();
        model.sources.append(&mut other_names);
        model.add_retired();
        model
    }

    /// Adds the names that were read once, and that no process reads now.
    fn add_retired(&mut self) {
        for (_, schema) in self.processes {
            schema.each_retired(&mut |name, retired| {
                let is_read = self.sources.iter().any(|source| source.name == name);
                if !is_read && !self.retired.iter().any(|(told, _)| *told == name) {
                    self.retired.push((name, retired.remedy));
                }
            });
        }
    }

    /// Marks the variables that `required_if` requires where another variable has its default.
    fn mark_required_by_default(&mut self) {
        for Relation { group, option, members, .. } in &self.relations {
            let (Rule::RequiredIf(Some(value)), None, [needed, condition]) =
                (group.rule, option, members.as_slice())
            else {
                continue;
            };
            let condition = self.sources.get(condition.start).map(|source| source.field.declaration);
            if condition.and_then(Declaration::default) != Some(value) {
                continue;
            }
            for Source { field, .. } in self.sources.get(needed.clone()).unwrap_or_default() {
                // A struct is required as a whole.
                let is_needed = match field.need() {
                    Need::RequiredIn(option) => {
                        self.structs.get(option).is_some_and(|flattened| flattened.fields == *needed)
                    }
                    Need::Required => false,
                    Need::Optional => {
                        needed.len() == 1
                            && field.declaration.default.is_none()
                            && !field.declaration.has_computed_default()
                    }
                };
                if let Some(variable) = self.variables.get_mut(field.variable).filter(|_| is_needed) {
                    variable.is_required_by_default = true;
                }
            }
        }
    }

    /// Removes the prefix of each flattened struct that other variables of its process have, too.
    fn keep_own_prefixes(&mut self) {
        for flattened in &mut self.structs {
            let process = self.sources.get(flattened.fields.start).map(|source| source.field.process);
            let is_of_another = |source: &Source| {
                Some(source.field.process) == process
                    && !flattened.fields.contains(&source.field.place)
                    && source.name.starts_with(&flattened.prefix)
            };
            if self.sources.iter().any(is_of_another) {
                flattened.prefix.clear();
            }
        }
    }

    fn add(&mut self, schema: &Schema, around: Around<'_>, other_names: &mut Vec<Source>) {
        let around = Around { in_files: around.in_files || schema.secret_files, ..around };
        let start = self.sources.len();
        for group in schema.groups {
            let members = group.members.iter().map(|member| fields_of_node(schema, *member, start)).collect();
            let (process, option) = (around.process, around.option);
            self.relations.push(Relation { group, process, option, members });
        }
        for node in schema.nodes {
            match node {
                Node::Variable(declaration) => {
                    let default_from =
                        declaration.default_from().map(|node| fields_of_node(schema, node, start).start);
                    self.add_field(declaration, default_from, around, other_names);
                }
                Node::Nested(nested) => {
                    let prefix = nested.prefix_after(around.prefix);
                    let mut around = Around { prefix: &prefix, ..around };
                    if nested.optional {
                        around.option = Some(self.structs.len());
                    }
                    let own = if nested.prefix.is_empty() { "" } else { &prefix };
                    let fields = self.sources.len()..self.sources.len() + nested.schema.count;
                    self.structs.push(FlattenedStruct { prefix: own.to_owned(), fields });
                    if let Some(doc) = nested.doc {
                        let outer = around.heading.replace(self.headings.len());
                        self.headings.push(Heading { doc, outer });
                    }
                    self.add(nested.schema, around, other_names);
                }
            }
        }
    }

    fn add_field(
        &mut self,
        declaration: &'static Declaration,
        default_from: Option<usize>,
        around: Around<'_>,
        other_names: &mut Vec<Source>,
    ) {
        let Around { process, option, .. } = around;
        let prefix = if declaration.resets_prefix() { "" } else { around.prefix };
        let name = concat(&[prefix, declaration.name()]);
        let in_files = declaration.may_be_in_file(around.in_files);
        let variable = self.variables.iter().position(|variable| variable.name == name);
        let variable = variable.unwrap_or(self.variables.len());
        let place = self.sources.len();
        let field = Field { place, variable, process, declaration, default_from, option, in_files };
        if variable == self.variables.len() {
            self.variables.push(ContractVariable::new(name, around.heading, field));
        }
        if let Some(variable) = self.variables.get_mut(variable) {
            variable.add(field);
        }
        self.add_name(&[prefix, declaration.name()], field, NameRole::Own, other_names);
        for old in declaration.renamed_from() {
            self.add_name(&[prefix, old], field, NameRole::Old, other_names);
        }
        for name in declaration.fallbacks() {
            self.add_name(&[name], field, NameRole::Fallback, other_names);
        }
    }

    /// Adds a name of a field's value, and the name of its file.
    fn add_name(&mut self, name: &[&str], field: Field, role: NameRole, other_names: &mut Vec<Source>) {
        let name = concat(name);
        let file = concat(&[&name, "_FILE"]);
        let names = if role == NameRole::Own { &mut self.sources } else { &mut *other_names };
        names.push(Source { name, field, is_file: false, role });
        if field.in_files {
            other_names.push(Source { name: file, field, is_file: true, role });
        }
    }
}

/// The places of a node's fields, where those of its struct begin at `start`.
fn fields_of_node(schema: &Schema, place: usize, start: usize) -> Range<usize> {
    let mut range = start..start;
    for node in schema.nodes.get(..=place).unwrap_or_default() {
        range.start = range.end;
        range.end += match node {
            Node::Variable(_) => 1,
            Node::Nested(nested) => nested.schema.count,
        };
    }
    range
}

impl ContractVariable {
    /// The variable before any field is added; the first one gives its default.
    const fn new(name: String, heading: Option<usize>, first: Field) -> Self {
        Self {
            name,
            place: first.variable,
            heading,
            readers: Vec::new(),
            is_required: false,
            is_required_by_default: false,
            is_sensitive: false,
            allows_empty: false,
            default: first.declaration.default,
            has_other_names: false,
            is_some_in_files: false,
            is_each_in_files: true,
            generate: None,
        }
    }

    fn add(&mut self, field: Field) {
        let declaration = field.declaration;
        if self.readers.last() != Some(&field.process) {
            self.readers.push(field.process);
        }
        self.is_required |= field.need() == Need::Required;
        self.is_sensitive |= declaration.is_confidential();
        self.allows_empty |= declaration.allows_empty();
        self.default = self.default.filter(|default| declaration.default == Some(*default));
        self.has_other_names |= declaration.has_other_names();
        self.is_some_in_files |= field.in_files;
        self.is_each_in_files &= field.in_files;
        self.generate = self.generate.or(declaration.generate());
    }

    /// Whether a file has an empty place for the value, to be filled in.
    pub(super) const fn is_to_fill_in(&self) -> bool {
        // Where an empty text is a value, an empty place would be one, and nobody would notice.
        self.is_required || self.is_required_by_default && !self.allows_empty
    }

    /// The default, if a file may contain it.
    pub(super) fn value(&self) -> Option<&'static str> {
        if self.is_sensitive { None } else { self.default }
    }
}

impl Field {
    /// Whether this field needs its variable to be set.
    pub(super) fn need(&self) -> Need {
        match (self.declaration.is_required(), self.option) {
            (true, None) => Need::Required,
            (true, Some(option)) => Need::RequiredIn(option),
            (false, _) => Need::Optional,
        }
    }
}

impl Source {
    /// Whether the name has to be set, since nothing else gives the value.
    pub(super) fn is_firm(&self) -> bool {
        let Field { declaration, in_files, .. } = self.field;
        self.field.need() == Need::Required && !in_files && !declaration.has_other_names()
    }

    /// Whether it is the variable itself, and may be empty.
    pub(super) fn allows_empty(&self) -> bool {
        !self.is_file && self.field.declaration.allows_empty()
    }

    /// The variable whose value the file holds.
    pub(super) fn of_file(&self) -> &str {
        self.name.strip_suffix("_FILE").unwrap_or_default()
    }
}

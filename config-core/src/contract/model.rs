//! What several processes read, each variable once.

use core::ops::Range;

use super::page::{Form, Page};
use super::walk::Readers;
use crate::schema::{Group, Node, Schema, Variable};

/// What all formats are written from.
pub(super) struct Contract<'a> {
    pub(super) processes: &'a [(&'a str, &'a Schema)],
    /// All names and prefixes, behind each other: a text for each would have to be dropped.
    texts: String,
    /// Every field that reads a variable, process by process, in the order of declaration.
    pub(super) reads: Vec<Read>,
    /// Every `Option` of a flattened struct.
    pub(super) options: Vec<Optional>,
    pub(super) relations: Vec<Relation>,
}

/// Writes one format. `app` is the name of the app, for those that have to name what they make.
pub(super) type Format = fn(&Contract<'_>, app: &str, page: &mut Page);

/// What a format makes of the processes.
#[inline(never)]
pub(super) fn written(processes: &[(&str, &Schema)], app: &str, format: Format) -> String {
    let contract = Contract::of(processes);
    let mut page = Page::new(Form::Quoted);
    format(&contract, app, &mut page);
    page.text
}

/// A field that reads a variable. The first of a name stands for the variable.
pub(super) struct Read {
    name: Range<usize>,
    pub(super) process: usize,
    /// The place of the first field that reads that name.
    pub(super) first: usize,
    pub(super) variable: &'static Variable,
    /// The innermost optional struct around it.
    pub(super) option: Option<usize>,
    /// Whether `NAME_FILE` and the credential `NAME` stand for it too.
    pub(super) in_files: bool,
    /// Of the first: what holds for all fields that read that name.
    pub(super) all: All,
}

/// What all fields that read one variable have in common.
pub(super) struct All {
    pub(super) readers: Readers,
    /// What the field that asks for the most asks for.
    pub(super) need: Need,
    /// Whether a value may hold a credential: then no file gives one.
    pub(super) is_sensitive: bool,
    pub(super) allows_empty: bool,
    /// Whether all have the same default, or none.
    pub(super) has_one_default: bool,
    /// Whether to set it to its default changes nothing. It does in an optional struct and in a group, where a default
    /// does not count as set, and beside an old name, whose value would be a different one.
    pub(super) is_alone: bool,
    pub(super) is_some_in_files: bool,
    pub(super) is_each_in_files: bool,
    pub(super) generate: Option<&'static str>,
}

/// A flattened struct that may be absent. It is there when any of its variables is set, and has to be whole then.
pub(super) struct Optional {
    prefix: Range<usize>,
    /// The places of its fields among all.
    pub(super) reads: Range<usize>,
}

/// A group of a struct.
pub(super) struct Relation {
    pub(super) group: &'static Group,
    pub(super) process: usize,
    /// The innermost optional struct around it: without that, it asks for nothing.
    pub(super) option: Option<usize>,
    nodes: &'static [Node],
    /// The place of the struct's first field among all.
    start: usize,
}

/// Whether a variable has to be set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    /// Where any variable of that optional struct is set.
    RequiredIn(usize),
    /// There is a default, or nothing does as well.
    Optional,
}

/// What is behind a flattened field, on the way to a variable.
#[derive(Clone, Copy)]
struct Way<'w> {
    process: usize,
    /// The prefix is its own behind that of the way to it.
    outer: Option<&'w Self>,
    prefix: &'static str,
    option: Option<usize>,
    in_files: bool,
}

impl<'a> Contract<'a> {
    /// # Panics
    ///
    /// With more than 64 processes.
    #[inline(never)]
    pub(super) fn of(processes: &'a [(&'a str, &'a Schema)]) -> Self {
        assert!(processes.len() <= 64, "a contract is of 64 processes at most");
        let mut contract = Self {
            processes,
            texts: String::new(),
            reads: Vec::new(),
            options: Vec::new(),
            relations: Vec::new(),
        };
        for (process, (_, schema)) in processes.iter().enumerate() {
            contract.add(schema, Way { process, outer: None, prefix: "", option: None, in_files: false });
        }
        for place in 0..contract.reads.len() {
            contract.sum_up(place);
        }
        contract
    }

    /// Adds what one field says to what is said of its variable.
    #[inline(never)]
    fn sum_up(&mut self, place: usize) {
        let Some(read) = self.reads.get(place) else { return };
        let (variable, process, in_files) = (read.variable, read.process, read.in_files);
        let need = read.need();
        let mut is_alone = read.option.is_none() && variable.renamed_from().is_empty();
        for relation in &self.relations {
            for member in 0..relation.group.members.len() {
                is_alone &= !relation.member(member).contains(&place);
            }
        }
        let first = read.first;
        let Some(first) = self.reads.get_mut(first) else { return };
        let is_one = first.variable.default == variable.default;
        let all = &mut first.all;
        all.readers.add(process);
        match (all.need, need) {
            (_, Need::Optional) | (Need::Required, _) => {}
            _ => all.need = need,
        }
        all.is_sensitive |= variable.kind.is_sensitive();
        all.allows_empty |= variable.allows_empty();
        all.has_one_default &= is_one;
        all.is_alone &= is_alone;
        all.is_some_in_files |= in_files;
        all.is_each_in_files &= in_files;
        all.generate = all.generate.or(variable.generate());
    }

    fn add(&mut self, schema: &Schema, way: Way<'_>) {
        let way = Way { in_files: way.in_files || schema.secret_files, ..way };
        let start = self.reads.len();
        for group in schema.groups {
            self.relations.push(Relation {
                group,
                process: way.process,
                option: way.option,
                nodes: schema.nodes,
                start,
            });
        }
        for node in schema.nodes {
            match node {
                Node::Variable(variable) => self.read(variable, &way),
                Node::Nested(nested) => {
                    let outer = if nested.resets_prefix { None } else { Some(&way) };
                    let mut below = Way { outer, prefix: nested.prefix, ..way };
                    if nested.optional {
                        below.option = Some(self.options.len());
                        let start = self.texts.len();
                        if !nested.prefix.is_empty() {
                            self.put_prefix(&below);
                        }
                        let prefix = start..self.texts.len();
                        let start = self.reads.len();
                        let reads = start..start + nested.schema.count;
                        self.options.push(Optional { prefix, reads });
                    }
                    self.add(nested.schema, below);
                }
            }
        }
    }

    #[inline(never)]
    fn put_prefix(&mut self, way: &Way<'_>) {
        if let Some(outer) = way.outer {
            self.put_prefix(outer);
        }
        self.texts.push_str(way.prefix);
    }

    #[inline(never)]
    fn read(&mut self, variable: &'static Variable, way: &Way<'_>) {
        let start = self.texts.len();
        if !variable.resets_prefix() {
            self.put_prefix(way);
        }
        self.texts.push_str(variable.name());
        let name = start..self.texts.len();
        let mut first = 0;
        for read in &self.reads {
            if self.texts.get(read.name.clone()) == self.texts.get(name.clone()) {
                break;
            }
            first += 1;
        }
        self.reads.push(Read {
            name,
            process: way.process,
            first,
            variable,
            option: way.option,
            in_files: way.in_files && variable.kind.is_sensitive(),
            all: All {
                readers: Readers::NONE,
                need: Need::Optional,
                is_sensitive: false,
                allows_empty: false,
                has_one_default: true,
                is_alone: true,
                is_some_in_files: false,
                is_each_in_files: true,
                generate: None,
            },
        });
    }

    /// The name of the variable.
    #[inline(never)]
    pub(super) fn name(&self, read: &Read) -> &str {
        self.texts.get(read.name.clone()).unwrap_or_default()
    }

    /// What stands before its own name, and before earlier ones.
    pub(super) fn prefix(&self, read: &Read) -> &str {
        let end = read.name.end - read.variable.name().len();
        self.texts.get(read.name.start..end).unwrap_or_default()
    }

    /// What the variables of an optional struct begin with; empty without a prefix.
    #[inline(never)]
    pub(super) fn prefix_of(&self, option: &Optional) -> &str {
        self.texts.get(option.prefix.clone()).unwrap_or_default()
    }

    /// All fields that read the same variable.
    pub(super) fn reads_of(&self, read: &Read) -> impl Iterator<Item = &Read> {
        let first = read.first;
        self.reads.iter().filter(move |read| read.first == first)
    }

    /// Whether those are all processes.
    #[inline(never)]
    pub(super) fn are_all(&self, readers: Readers) -> bool {
        readers.count() == self.processes.len()
    }

    pub(super) fn are_several(&self) -> bool {
        self.processes.len() > 1
    }
}

impl Read {
    /// The default, where all who read it have the same.
    pub(super) fn default(&self) -> Option<&'static str> {
        if self.all.has_one_default { self.variable.default } else { None }
    }

    /// The same, where a file may hold it.
    #[inline(never)]
    pub(super) fn value(&self) -> Option<&'static str> {
        if self.all.is_sensitive { None } else { self.default() }
    }

    /// The same, where to set it changes nothing.
    pub(super) fn value_to_set(&self) -> Option<&'static str> {
        if self.all.is_alone { self.value() } else { None }
    }

    pub(super) fn is_required(&self) -> bool {
        self.all.need == Need::Required
    }

    /// Of this one field.
    pub(super) fn need(&self) -> Need {
        match (self.variable.is_required(), self.option) {
            (true, None) => Need::Required,
            (true, Some(option)) => Need::RequiredIn(option),
            (false, _) => Need::Optional,
        }
    }
}

impl Relation {
    /// The places of a member's fields among all: one, or those of a flattened struct.
    #[inline(never)]
    pub(super) fn member(&self, number: usize) -> Range<usize> {
        let mut range = self.start..self.start;
        let Some(member) = self.group.members.get(number) else { return range };
        for node in self.nodes.get(..=*member).unwrap_or_default() {
            range.start = range.end;
            range.end += match node {
                Node::Variable(_) => 1,
                Node::Nested(nested) => nested.schema.count,
            };
        }
        range
    }
}

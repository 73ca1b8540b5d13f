//! Reads structs within structs.

use super::state::{Fields, Reader, out_of_step};
use crate::outcome::Origin;
use crate::schema::{Nested, Node};
use crate::source::Value;
use crate::strings::concat;

/// The state of the reader before it entered a nested struct.
struct Outer {
    nodes: core::slice::Iter<'static, Node>,
    naming: OuterNaming,
    findings: usize,
    field: &'static str,
    group: Option<usize>,
}

/// The prefix and the setting `secret_files` of the outer struct.
pub(super) struct OuterNaming {
    prefix: String,
    secret_files: bool,
}

/// The functions that the generated code calls for each nested struct.
impl Reader<'_> {
    /// Reads a nested struct.
    pub fn nest<T>(&mut self, out: &mut Option<T>, fields: Fields<T>) {
        let outer = self.enter(self.group);
        *out = fields(self);
        self.leave(outer);
    }

    /// Reads a nested struct that is present if any of its variables is set.
    pub fn nest_option<T>(&mut self, out: &mut Option<Option<T>>, fields: Fields<T>) {
        if let Some(first) = self.first_set() {
            let outer = self.enter(Some(first));
            *out = fields(self).map(Some);
            self.leave(outer);
        } else {
            if cfg!(debug_assertions) {
                self.check_defaults(fields);
            } else {
                self.skip();
            }
            *out = Some(None);
        }
    }
}

impl Reader<'_> {
    /// Reads an absent struct only to check its defaults.
    ///
    /// Otherwise a bad default would show only in a deploy that sets another variable of the struct.
    #[cold]
    fn check_defaults<T>(&mut self, fields: Fields<T>) {
        let defaults_only = core::mem::replace(&mut self.defaults_only, true);
        let outer = self.enter(None);
        fields(self);
        self.leave(outer);
        self.defaults_only = defaults_only;
    }

    /// The place of the first variable of the next nested struct that is set.
    ///
    /// It looks up each variable once, and keeps the values for the fields.
    fn first_set(&mut self) -> Option<usize> {
        if cfg!(debug_assertions) && self.defaults_only {
            return None;
        }
        let Some(Node::Nested(nested)) = self.nodes.as_slice().first() else { out_of_step() };
        let count = nested.schema.count;
        if self.prefetched.get(self.slot, count).is_none() {
            let mut values = Vec::with_capacity(count);
            self.look_up(nested, &mut values);
            self.prefetched.run(self.slot, values);
        }
        let mut slot = self.slot;
        let mut first = None;
        let mut values = self.prefetched.get(slot, count).unwrap_or_default().iter();
        nested.schema.each(&mut |variable| {
            match values.next() {
                Some(Some(value)) if first.is_none() && variable.declaration.accepts(&value.text) => {
                    first = Some(slot)
                }
                _ => {}
            }
            slot += 1;
        });
        match self.hooks.other_sources {
            Some(sources) if first.is_none() => (sources.first)(self, nested, &mut self.slot.clone()),
            _ => first,
        }
    }

    fn look_up(&mut self, nested: &'static Nested, values: &mut Vec<Option<Value>>) {
        let outer = self.enter_prefix(nested);
        for node in nested.schema.nodes {
            match node {
                Node::Variable(variable) => values.push(self.find(variable)),
                Node::Nested(nested) => self.look_up(nested, values),
            }
        }
        self.leave_prefix(outer);
    }

    /// Adds the prefix of a nested struct to the prefix of the outer structs, and returns the outer state.
    pub(super) fn enter_prefix(&mut self, nested: &'static Nested) -> OuterNaming {
        let prefix = nested.prefix_after(&self.prefix);
        let secret_files = self.secret_files;
        self.secret_files |= nested.schema.secret_files;
        OuterNaming { prefix: core::mem::replace(&mut self.prefix, prefix), secret_files }
    }

    pub(super) fn leave_prefix(&mut self, outer: OuterNaming) {
        self.prefix = outer.prefix;
        self.secret_files = outer.secret_files;
    }

    fn enter(&mut self, group: Option<usize>) -> Outer {
        let Some(Node::Nested(nested)) = self.nodes.next() else { out_of_step() };
        let naming = self.enter_prefix(nested);
        Outer {
            nodes: core::mem::replace(&mut self.nodes, nested.schema.nodes.iter()),
            naming,
            findings: self.findings.len(),
            field: nested.field,
            group: core::mem::replace(&mut self.group, group),
        }
    }

    fn leave(&mut self, outer: Outer) {
        self.nodes = outer.nodes;
        self.leave_prefix(outer.naming);
        self.group = outer.group;
        for finding in self.findings.iter_mut().skip(outer.findings) {
            if let Some(of_struct) = &mut finding.of_struct {
                of_struct.path = concat(&[".", outer.field, &of_struct.path]);
            }
        }
    }

    fn skip(&mut self) {
        let Some(Node::Nested(nested)) = self.nodes.next() else { out_of_step() };
        self.slot += nested.schema.count;
        if self.observe.is_some() {
            let slot = self.slot;
            self.notes().origins.resize(slot, Origin::Absent);
        }
    }
}

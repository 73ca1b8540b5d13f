//! Structs within structs.

use super::{Reader, out_of_step};
use crate::ascii::concat;
use crate::config::Config;
use crate::env::Value;
use crate::report::Origin;
use crate::schema::{Nested, Node};

/// Where the reader was before it entered a nested struct.
struct Outer {
    nodes: core::slice::Iter<'static, Node>,
    behind: Behind,
    faults: usize,
    field: &'static str,
    group: Option<usize>,
}

/// What nesting adds to.
pub(crate) struct Behind {
    prefix: String,
    secret_files: bool,
}

/// What the generated code calls.
impl Reader<'_> {
    /// A nested struct.
    #[inline(never)]
    pub fn nest<T: Config>(&mut self, out: &mut Option<T>) {
        let outer = self.enter(self.group);
        *out = T::__read(self);
        self.leave(outer);
    }

    /// A nested struct that is there when any of its variables is set.
    #[inline(never)]
    pub fn nest_option<T: Config>(&mut self, out: &mut Option<Option<T>>) {
        if let Some(first) = self.first_set() {
            let outer = self.enter(Some(first));
            *out = T::__read(self).map(Some);
            self.leave(outer);
        } else {
            if cfg!(debug_assertions) {
                self.try_defaults::<T>();
            } else {
                self.skip();
            }
            *out = Some(None);
        }
    }
}

impl Reader<'_> {
    /// Goes through a struct that is not there, for its defaults alone: a bad one must not wait for the deploy
    /// that sets another variable of the struct.
    #[cold]
    fn try_defaults<T: Config>(&mut self) {
        let trial = core::mem::replace(&mut self.trial, true);
        let outer = self.enter(None);
        T::__read(self);
        self.leave(outer);
        self.trial = trial;
    }

    /// The first variable of the nested struct ahead that is set. Looks each up once, and keeps what it found.
    fn first_set(&mut self) -> Option<usize> {
        if cfg!(debug_assertions) && self.trial {
            return None;
        }
        let Some(Node::Nested(nested)) = self.nodes.as_slice().first() else { out_of_step() };
        let count = nested.schema.count;
        if self.ahead.get(self.slot, count).is_none() {
            let mut values = Vec::with_capacity(count);
            self.look_up(nested, &mut values);
            self.ahead.run(self.slot, values);
        }
        let mut slot = self.slot;
        let mut first = None;
        let mut values = self.ahead.get(slot, count).unwrap_or_default().iter();
        nested.schema.each(&mut |declared| {
            match values.next() {
                Some(Some(value)) if first.is_none() && declared.variable.accepts(&value.text) => {
                    first = Some(slot)
                }
                _ => {}
            }
            slot += 1;
        });
        match self.schema.elsewhere {
            Some(elsewhere) if first.is_none() => (elsewhere.first)(self, nested, &mut self.slot.clone()),
            _ => first,
        }
    }

    fn look_up(&mut self, nested: &'static Nested, values: &mut Vec<Option<Value>>) {
        let outer = self.go_behind(nested);
        for node in nested.schema.nodes {
            match node {
                Node::Variable(variable) => values.push(self.find(variable)),
                Node::Nested(nested) => self.look_up(nested, values),
            }
        }
        self.go_back(outer);
    }

    /// Puts the prefix of a nested struct behind that of the outer ones. What was before.
    pub(crate) fn go_behind(&mut self, nested: &'static Nested) -> Behind {
        let prefix = nested.prefix_behind(&self.prefix);
        let secret_files = self.secret_files;
        self.secret_files |= nested.schema.secret_files;
        Behind { prefix: core::mem::replace(&mut self.prefix, prefix), secret_files }
    }

    pub(crate) fn go_back(&mut self, outer: Behind) {
        self.prefix = outer.prefix;
        self.secret_files = outer.secret_files;
    }

    fn enter(&mut self, group: Option<usize>) -> Outer {
        let Some(Node::Nested(nested)) = self.nodes.next() else { out_of_step() };
        let behind = self.go_behind(nested);
        Outer {
            nodes: core::mem::replace(&mut self.nodes, nested.schema.nodes.iter()),
            behind,
            faults: self.faults.len(),
            field: nested.field,
            group: core::mem::replace(&mut self.group, group),
        }
    }

    fn leave(&mut self, outer: Outer) {
        self.nodes = outer.nodes;
        self.go_back(outer.behind);
        self.group = outer.group;
        for fault in self.faults.iter_mut().skip(outer.faults) {
            if let Some(of_struct) = &mut fault.of_struct {
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

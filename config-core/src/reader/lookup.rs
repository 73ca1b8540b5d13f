//! The text of one variable: from its name, from elsewhere, or its default.

use std::borrow::Cow;

use super::{Last, Reader, out_of_step};
use crate::ascii::concat;
use crate::env::{Env, Value};
use crate::error::Reason;
use crate::report::Origin;
use crate::schema::{Node, Variable};
use crate::value::Text;

impl Reader<'_> {
    /// Takes the text of the next variable, or its default. False if there is neither.
    #[inline(never)]
    pub(super) fn next(&mut self) -> bool {
        let Some(Node::Variable(variable)) = self.nodes.next() else { out_of_step() };
        let value = self.value(variable);
        self.slot += 1;
        self.variable = Some(variable);
        match self.schema.elsewhere {
            None => self.settle(variable, value),
            Some(elsewhere) => (elsewhere.next)(self, variable, value),
        }
        matches!(self.last, Last::Set | Last::Default)
    }

    /// What the variable's own name gave is all there is.
    #[inline]
    pub(crate) fn settle(&mut self, variable: &'static Variable, value: Option<Value>) {
        match value {
            Some(value) if variable.accepts(&value.text) => {
                self.last = Last::Set;
                self.text = Text::new(value.text, variable.kind.is_sensitive());
                if let Some(observe) = self.observe {
                    observe(self, variable, self.env.origin(value.depth));
                }
            }
            value => self.miss(variable, value.is_some()),
        }
    }

    /// The variable has none, of its own at least.
    pub(crate) fn miss(&mut self, variable: &'static Variable, is_empty: bool) {
        self.last = self.absent(variable, is_empty);
        self.text = Text::from(variable.default.unwrap_or(""));
        if let Some(observe) = self.observe {
            // The defaults of a struct that is not there give no value.
            observe(
                self,
                variable,
                if self.is_trial() { Origin::Absent } else { Origin::of_absent(variable) },
            );
        }
    }

    fn absent(&mut self, variable: &Variable, is_empty: bool) -> Last {
        if cfg!(debug_assertions) && self.trial {
            return Last::Failed;
        }
        if variable.default.is_some() {
            return Last::Default;
        }
        if !variable.is_required() {
            return Last::Absent;
        }
        self.fault(if is_empty { Reason::Empty } else { Reason::Missing });
        // The load has failed, and the report will look for near misses among all names that are set. So they are
        // gone through now, and the variables that are left need no look-up of their own.
        if !is_empty {
            self.ahead.meet(self.env, self.schema);
        }
        Last::Failed
    }

    fn value(&mut self, variable: &Variable) -> Option<Value> {
        if cfg!(debug_assertions) && self.trial {
            return None;
        }
        match self.ahead.take(self.slot) {
            Some(value) => value,
            None => self.find(variable),
        }
    }

    #[inline]
    pub(super) fn find(&mut self, variable: &Variable) -> Option<Value> {
        if self.prefix.is_empty() || variable.resets_prefix() {
            return self.env.find(variable.name(), variable.allows_empty());
        }
        self.find_behind_prefix(variable)
    }

    #[inline(never)]
    fn find_behind_prefix(&mut self, variable: &Variable) -> Option<Value> {
        let length = self.prefix.len();
        self.prefix.push_str(variable.name());
        let found = self.env.find(&self.prefix, variable.allows_empty());
        self.prefix.truncate(length);
        found
    }
}

/// For what is found elsewhere.
impl<'e> Reader<'e> {
    pub(crate) const fn env(&self) -> &'e Env {
        self.env
    }

    pub(crate) const fn is_trial(&self) -> bool {
        cfg!(debug_assertions) && self.trial
    }

    /// The variable has a text that was found elsewhere.
    pub(crate) fn take(&mut self, variable: &'static Variable, text: Text<'static>, origin: Origin) {
        self.last = Last::Set;
        self.text = text;
        if let Some(observe) = self.observe {
            observe(self, variable, origin);
        }
    }

    /// The variable has none that counts, and why was told.
    pub(crate) fn fail(&mut self, variable: &'static Variable, origin: Origin) {
        self.found_at(origin);
        self.last = Last::Failed;
        self.text = Text::from("");
        if let Some(observe) = self.observe {
            observe(self, variable, origin);
        }
    }

    /// The whole name of a variable of the struct that is read.
    pub(crate) fn name_of(&self, variable: &Variable) -> Cow<'static, str> {
        variable.name_behind(&self.prefix)
    }

    /// A name of a variable, with the prefixes that its own has.
    pub(crate) fn behind_prefix(&self, variable: &Variable, name: &str) -> String {
        concat(&[if variable.resets_prefix() { "" } else { &self.prefix }, name])
    }
}

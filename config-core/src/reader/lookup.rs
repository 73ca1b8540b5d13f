//! Looks up the text of one variable: under its own name, in another source, or in its default.

use super::state::{Last, Reader, out_of_step};
use crate::outcome::{Origin, Reason};
use crate::schema::{Declaration, Node};
use crate::source::Value;
use crate::value::Text;

impl Reader<'_> {
    /// Takes the text of the next variable, or its default. It returns false if the variable has neither.
    pub(super) fn next(&mut self) -> bool {
        let Some(Node::Variable(variable)) = self.nodes.next() else { out_of_step() };
        let value = self.value(variable);
        self.slot += 1;
        self.variable = Some(variable);
        match self.hooks.other_sources {
            None => self.settle(variable, value),
            Some(sources) => (sources.next)(self, variable, value),
        }
        matches!(self.last, Last::Set | Last::Default)
    }

    /// Takes the value of the variable's own name. The caller has found no other source.
    // The attributes of the look-up bring a load of ten fields from 1.19 to 1.15 times the hand-written one:
    // `cargo run --release -p factor3-benches -- load handwritten factor3`. Without `always`, unrelated code decides whether
    // the compiler inlines this, which has two callers: 1.17 or 1.15.
    #[inline(always)]
    pub(super) fn settle(&mut self, variable: &'static Declaration, value: Option<Value>) {
        match value {
            Some(value) if variable.accepts(&value.text) => {
                self.last = Last::Set;
                self.text = Text::new(value.text, variable.kind.is_wiped());
                if let Some(observe) = self.observe {
                    observe(self, variable, self.origin_of(value.depth));
                }
            }
            value => self.miss(variable, value.is_some()),
        }
    }

    /// Takes the default of a variable that no source sets, or notes that the variable is missing.
    pub(super) fn miss(&mut self, variable: &'static Declaration, is_empty: bool) {
        self.last = self.absent(variable, is_empty);
        self.text = Text::from(variable.default.unwrap_or(""));
        if let Some(observe) = self.observe {
            // The defaults of an absent struct give no value.
            let is_unused = self.is_defaults_only();
            observe(self, variable, if is_unused { Origin::Absent } else { Origin::of_absent(variable) });
        }
    }

    fn absent(&mut self, variable: &Declaration, is_empty: bool) -> Last {
        if cfg!(debug_assertions) && self.defaults_only {
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
        // scanned now, and the remaining variables need no look-up of their own.
        if !is_empty {
            self.scan();
        }
        Last::Failed
    }

    fn value(&mut self, variable: &Declaration) -> Option<Value> {
        if cfg!(debug_assertions) && self.defaults_only {
            return None;
        }
        match self.prefetched.take(self.slot) {
            Some(value) => value,
            None => self.find(variable),
        }
    }

    #[inline]
    pub(super) fn find(&mut self, variable: &Declaration) -> Option<Value> {
        if self.prefix.is_empty() || variable.resets_prefix() {
            return self.env.find(variable.name(), variable.allows_empty());
        }
        self.find_after_prefix(variable)
    }

    #[inline(never)]
    fn find_after_prefix(&mut self, variable: &Declaration) -> Option<Value> {
        let length = self.prefix.len();
        self.prefix.push_str(variable.name());
        let found = self.env.find(&self.prefix, variable.allows_empty());
        self.prefix.truncate(length);
        found
    }

    /// Takes a text from another source.
    pub(super) fn take(&mut self, variable: &'static Declaration, text: Text<'static>, origin: Origin) {
        self.last = Last::Set;
        self.text = text;
        if let Some(observe) = self.observe {
            observe(self, variable, origin);
        }
    }

    /// Takes no text, because the variable's value was rejected. The problem is already noted.
    pub(super) fn fail(&mut self, variable: &'static Declaration, origin: Origin) {
        self.found_at(origin);
        self.last = Last::Failed;
        self.text = Text::from("");
        if let Some(observe) = self.observe {
            observe(self, variable, origin);
        }
    }
}

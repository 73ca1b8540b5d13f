//! The one pass: look up, parse, collect what is wrong.

use std::ffi::OsString;

use crate::ahead::Ahead;
use crate::ascii::concat;
use crate::config::Config;
use crate::env::Env;
use crate::error::{Detail, Error, Fault, OfStruct, Reason};
use crate::report::Origin;
use crate::schema::{Nested, Node, Schema, Variable};
use crate::value::{Text, ValueError};

/// Goes through a schema in the order of its declaration, together with the generated code.
///
/// It finds the variable of each call by itself: the calls come in the order of the table's nodes.
#[allow(missing_debug_implementations, reason = "it holds values")]
pub struct Reader<'e> {
    env: &'e Env,
    schema: &'static Schema,
    nodes: core::slice::Iter<'static, Node>,
    /// The place of the next variable among all of them.
    slot: usize,
    prefix: String,
    ahead: Ahead,
    /// The text of the variable that was read last, its default, and what became of it. The text is wiped, if it may
    /// hold a credential, when the next one comes.
    text: Text<'static>,
    default: Option<&'static str>,
    last: Last,
    faults: Vec<Fault>,
    origins: Option<&'e mut Vec<Origin>>,
    /// The variable for whose sake the optional struct that is read has to be whole.
    group: Option<usize>,
    /// Whether this is a look at the defaults of a struct that is not there.
    trial: bool,
}

/// How the text of one variable becomes its type.
pub type Parse<T> = fn(&mut Text<'_>) -> Result<T, ValueError>;

/// What became of the variable that was read last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Set,
    Default,
    /// Absent, and the type or the code has an answer to that.
    Absent,
    /// Absent, and noted as a problem, or not looked for.
    Failed,
}

/// Where the reader was before it entered a nested struct.
struct Outer {
    nodes: core::slice::Iter<'static, Node>,
    prefix: String,
    faults: usize,
    field: &'static str,
    group: Option<usize>,
}

/// Reads a whole struct, and notes where each variable came from if that is asked for.
pub(crate) fn read<T>(
    env: &Env,
    schema: &'static Schema,
    origins: Option<&mut Vec<Origin>>,
    fields: fn(&mut Reader<'_>) -> Option<T>,
) -> Result<T, Error> {
    let mut reader = Reader::new(env, schema, origins);
    match fields(&mut reader) {
        Some(config) if reader.faults.is_empty() => Ok(config),
        _ => Err(reader.error()),
    }
}

/// What the generated code calls.
impl Reader<'_> {
    /// A variable that is required or has a default in the table.
    #[inline(never)]
    pub fn set<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) {
        let is_there = self.next();
        if cfg!(debug_assertions) && self.has_bad_default(parse) {
            return;
        }
        if is_there {
            match parse(&mut self.text) {
                Ok(value) => fill(out, value),
                Err(error) => self.refused(error),
            }
        }
    }

    /// A variable that may be absent.
    #[inline(never)]
    pub fn set_option<T>(&mut self, out: &mut Option<Option<T>>, parse: Parse<T>) {
        if self.next() {
            match parse(&mut self.text) {
                Ok(value) => fill(out, Some(value)),
                Err(error) => self.refused(error),
            }
        } else if self.last == Last::Absent {
            fill(out, None);
        }
    }

    /// A variable whose default the code computes: `true` asks for it.
    #[inline(never)]
    pub fn set_or<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) -> bool {
        if self.next() {
            match parse(&mut self.text) {
                Ok(value) => fill(out, value),
                Err(error) => self.refused(error),
            }
        }
        self.last == Last::Absent
    }

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

    /// A check over a whole struct refused it.
    #[cold]
    pub fn reject(&mut self, schema: &'static Schema, error: ValueError) {
        if !self.trial {
            let of_struct = Some(Box::new(OfStruct { count: schema.count, path: String::new() }));
            let reason = Reason::refused(error);
            self.faults.push(Fault { slot: self.slot, reason, group: None, of_struct });
        }
    }

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

    /// Whether the default of a variable that is set does not read, which must not wait for the deploy
    /// that needs it.
    fn has_bad_default<T>(&mut self, parse: Parse<T>) -> bool {
        let (Last::Set | Last::Failed, Some(text)) = (self.last, self.default) else { return false };
        match parse(&mut Text::from(text)) {
            Ok(_) => false,
            Err(error) => {
                self.fault(Reason::Default(Detail(error)));
                true
            }
        }
    }
}

impl<'e> Reader<'e> {
    fn new(env: &'e Env, schema: &'static Schema, origins: Option<&'e mut Vec<Origin>>) -> Self {
        Reader {
            env,
            schema,
            nodes: schema.nodes.iter(),
            slot: 0,
            prefix: String::new(),
            ahead: if env.prefers_pass(schema.count) { Ahead::pass(env, schema) } else { Ahead::default() },
            text: Text::from(""),
            default: None,
            last: Last::Absent,
            faults: Vec::new(),
            origins,
            group: None,
            trial: false,
        }
    }

    /// Takes the text of the next variable, or its default. False if there is neither.
    #[inline(never)]
    fn next(&mut self) -> bool {
        let Some(Node::Variable(variable)) = self.nodes.next() else { out_of_step() };
        let value = self.value(variable);
        self.slot += 1;
        self.default = variable.default;
        match value {
            Some(value) if variable.accepts(&value) => {
                self.last = Last::Set;
                self.text = Text::new(value, variable.kind.is_sensitive());
            }
            value => {
                self.last = self.absent(variable, value.is_some());
                self.text = Text::from(variable.default.unwrap_or(""));
            }
        }
        if let Some(origins) = &mut self.origins {
            origins.push(match self.last {
                Last::Set => Origin::Environment,
                Last::Default => Origin::Default,
                Last::Absent if variable.has_computed_default() => Origin::Default,
                Last::Absent | Last::Failed => Origin::Absent,
            });
        }
        matches!(self.last, Last::Set | Last::Default)
    }

    fn value(&mut self, variable: &Variable) -> Option<OsString> {
        if cfg!(debug_assertions) && self.trial {
            return None;
        }
        match self.ahead.take(self.slot) {
            Some(value) => value,
            None => self.find(variable),
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
        if !is_empty && self.ahead.met.is_none() {
            self.ahead.pass_and_meet(self.env, self.schema);
        }
        Last::Failed
    }

    #[inline]
    fn find(&mut self, variable: &Variable) -> Option<OsString> {
        if self.prefix.is_empty() || variable.resets_prefix() {
            return self.env.find(variable.name(), variable.allows_empty());
        }
        self.find_behind_prefix(variable)
    }

    #[inline(never)]
    fn find_behind_prefix(&mut self, variable: &Variable) -> Option<OsString> {
        let length = self.prefix.len();
        self.prefix.push_str(variable.name());
        let found = self.env.find(&self.prefix, variable.allows_empty());
        self.prefix.truncate(length);
        found
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
                Some(Some(value)) if first.is_none() && declared.variable.accepts(value) => {
                    first = Some(slot)
                }
                _ => {}
            }
            slot += 1;
        });
        first
    }

    fn look_up(&mut self, nested: &'static Nested, values: &mut Vec<Option<OsString>>) {
        let prefix = nested.prefix_behind(&self.prefix);
        let outer = core::mem::replace(&mut self.prefix, prefix);
        for node in nested.schema.nodes {
            match node {
                Node::Variable(variable) => values.push(self.find(variable)),
                Node::Nested(nested) => self.look_up(nested, values),
            }
        }
        self.prefix = outer;
    }

    fn enter(&mut self, group: Option<usize>) -> Outer {
        let Some(Node::Nested(nested)) = self.nodes.next() else { out_of_step() };
        let prefix = nested.prefix_behind(&self.prefix);
        Outer {
            nodes: core::mem::replace(&mut self.nodes, nested.schema.nodes.iter()),
            prefix: core::mem::replace(&mut self.prefix, prefix),
            faults: self.faults.len(),
            field: nested.field,
            group: core::mem::replace(&mut self.group, group),
        }
    }

    fn leave(&mut self, outer: Outer) {
        self.nodes = outer.nodes;
        self.prefix = outer.prefix;
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
        if let Some(origins) = &mut self.origins {
            while origins.len() < self.slot {
                origins.push(Origin::Absent);
            }
        }
    }

    /// Notes a problem of the variable that was looked up last.
    #[cold]
    fn fault(&mut self, reason: Reason) {
        if self.faults.is_empty() {
            self.faults.reserve(self.schema.count);
        }
        let slot = self.slot.saturating_sub(1);
        self.faults.push(Fault { slot, reason, group: self.group, of_struct: None });
    }

    /// A text was refused, be it the variable's or the default's.
    #[cold]
    fn refused(&mut self, error: ValueError) {
        let of_default = self.last == Last::Default;
        self.fault(if of_default { Reason::Default(Detail(error)) } else { Reason::refused(error) });
    }

    #[cold]
    fn error(&mut self) -> Error {
        Error::new(self.schema, &self.faults, self.env, self.ahead.met.take())
    }
}

/// Fills a place that is empty, so that there is nothing to drop.
fn fill<T>(out: &mut Option<T>, value: T) {
    core::mem::forget(out.replace(value));
}

/// The derive's table and its calls come from one list, so they cannot differ.
#[cold]
fn out_of_step() -> ! {
    unreachable!("the generated calls and the generated table differ")
}

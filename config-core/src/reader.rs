//! The one pass: look up, parse, collect what is wrong.

use crate::config::Config;
use crate::env::{Env, Found};
use crate::error::{Cause, Error, Fault};
use crate::names::{Names, Slot};
use crate::report::{Origin, Report};
use crate::schema::{Nested, Node, Schema, Variable};
use crate::value::{Text, ValueError};

/// Goes through a schema in the order of its declaration, together with the generated code.
///
/// It finds the variable of each call by itself: the calls come in the order of the table's nodes.
#[allow(missing_debug_implementations, reason = "it holds values")]
pub struct Reader<'e> {
    env: &'e Env,
    nodes: core::slice::Iter<'static, Node>,
    /// The place of the next variable among all of them.
    slot: usize,
    prefix: String,
    /// Variables looked up before their turn, from the slot `ahead_from` on.
    ahead: Vec<Found<'e>>,
    ahead_from: usize,
    faults: Vec<Fault>,
    origins: Option<Vec<Origin>>,
    /// The variable for whose sake the optional struct that is read has to be whole.
    group: Option<usize>,
    /// Whether this is a look at the defaults of a struct that is not there.
    trial: bool,
}

/// How the text of one variable becomes its type.
pub type Parse<T> = fn(Text<'_>) -> Result<T, ValueError>;

/// What there is to parse for one variable.
enum Next<'e> {
    Set(Text<'e>),
    Default(&'static str),
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

/// Reads a whole struct; `record` asks for the report of what came from where.
pub(crate) fn read<T>(
    env: &Env,
    schema: &'static Schema,
    record: bool,
    fields: fn(&mut Reader<'_>) -> Option<T>,
) -> Result<(T, Report), Error> {
    let mut reader = Reader::new(env, schema, record);
    let config = fields(&mut reader);
    match config {
        Some(config) if reader.faults.is_empty() => Ok((config, reader.report(schema))),
        _ => Err(Error::new(schema, reader.faults, env)),
    }
}

/// What the generated code calls.
impl Reader<'_> {
    /// A variable that is required or has a default in the table.
    #[inline(never)]
    pub fn set<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) {
        let variable = self.variable();
        let next = self.next(variable);
        self.parse(variable, next, out, parse);
    }

    /// A variable that may be absent.
    #[inline(never)]
    pub fn set_option<T>(&mut self, out: &mut Option<Option<T>>, parse: Parse<T>) {
        let variable = self.variable();
        let next = self.next(variable);
        if matches!(next, Next::Absent) {
            *out = Some(None);
            return;
        }
        let mut value = None;
        self.parse(variable, next, &mut value, parse);
        *out = value.map(Some);
    }

    /// A variable whose default the code computes: `true` asks for it.
    #[inline(never)]
    pub fn set_or<T>(&mut self, out: &mut Option<T>, parse: Parse<T>) -> bool {
        let variable = self.variable();
        let next = self.next(variable);
        if matches!(next, Next::Absent) {
            return true;
        }
        self.parse(variable, next, out, parse);
        false
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
            let cause = Cause::Struct { schema, path: String::new(), error };
            self.faults.push(Fault { slot: self.slot, cause, group: None });
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

    #[inline(always)]
    fn parse<T>(&mut self, variable: &Variable, next: Next<'_>, out: &mut Option<T>, parse: Parse<T>) {
        if cfg!(debug_assertions) {
            // A bad default must not wait for the deploy that needs it.
            if let (Some(text), Next::Set(_) | Next::Failed) = (variable.default, &next) {
                if let Err(error) = parse(Text::from(text)) {
                    return self.fault(Cause::Default(error));
                }
            }
        }
        match next {
            Next::Set(text) => match parse(text) {
                Ok(value) => *out = Some(value),
                Err(error) => self.fault(Cause::Value(error)),
            },
            Next::Default(text) => match parse(Text::from(text)) {
                Ok(value) => *out = Some(value),
                Err(error) => self.fault(Cause::Default(error)),
            },
            Next::Absent | Next::Failed => {}
        }
    }
}

impl<'e> Reader<'e> {
    fn new(env: &'e Env, schema: &'static Schema, record: bool) -> Self {
        let mut reader = Reader {
            env,
            nodes: schema.nodes.iter(),
            slot: 0,
            prefix: String::new(),
            ahead: Vec::new(),
            ahead_from: 0,
            faults: Vec::new(),
            origins: record.then(|| Vec::with_capacity(schema.count)),
            group: None,
            trial: false,
        };
        if env.prefers_pass(schema.count) {
            reader.read_all(schema);
        }
        reader
    }

    /// The declaration of the next variable.
    fn variable(&mut self) -> &'static Variable {
        match self.nodes.next() {
            Some(Node::Variable(variable)) => variable,
            _ => out_of_step(),
        }
    }

    fn next(&mut self, variable: &'static Variable) -> Next<'e> {
        if cfg!(debug_assertions) && self.trial {
            self.slot += 1;
            self.record(Origin::Absent);
            return Next::Failed;
        }
        let found = match self.slot.checked_sub(self.ahead_from).and_then(|at| self.ahead.get_mut(at)) {
            Some(found) => core::mem::replace(found, Found::Absent),
            None => self.find(variable),
        };
        self.slot += 1;
        let (next, origin) = match found {
            Found::Set(value) if variable.kind.is_sensitive() => {
                (Next::Set(Text::sensitive(value)), Origin::Environment)
            }
            Found::Set(value) => (Next::Set(Text::plain(value)), Origin::Environment),
            Found::Absent | Found::Empty(_) => match variable.default {
                Some(text) => (Next::Default(text), Origin::Default),
                None if variable.is_required() => {
                    let empty = matches!(found, Found::Empty(_));
                    self.fault(if empty { Cause::Empty } else { Cause::Missing });
                    (Next::Failed, Origin::Absent)
                }
                None if variable.has_computed_default() => (Next::Absent, Origin::Default),
                None => (Next::Absent, Origin::Absent),
            },
        };
        self.record(origin);
        next
    }

    fn find(&mut self, variable: &Variable) -> Found<'e> {
        if self.prefix.is_empty() || variable.resets_prefix() {
            return self.env.find(variable.name, variable.allows_empty());
        }
        let length = self.prefix.len();
        self.prefix.push_str(variable.name);
        let found = self.env.find(&self.prefix, variable.allows_empty());
        self.prefix.truncate(length);
        found
    }

    /// One pass over the environment, which keeps what is declared.
    fn read_all(&mut self, schema: &Schema) {
        let names = Names::new(schema);
        let mut ahead: Vec<Found<'e>> = names.slots().iter().map(|_| Found::Absent).collect();
        self.env.each(|depth, name, value| {
            let Some(slot) = names.slot(&name) else { return };
            let (Some(found), Some(declared)) = (ahead.get_mut(slot), names.slots().get(slot)) else {
                return;
            };
            match found {
                Found::Set(_) => {}
                // The first of a layer's duplicates wins, so an empty one hides the others of its layer.
                Found::Empty(seen) if *seen == depth => {}
                _ if value.is_empty() && !declared.variable.allows_empty() => *found = Found::Empty(depth),
                _ => *found = Found::Set(value),
            }
        });
        for (slot, declared) in names.slots().iter().enumerate() {
            let Some(first) = declared.same_as else { continue };
            let allows_empty = |slot: &Slot| slot.variable.allows_empty();
            let first = match names.slots().get(first) {
                Some(other) if allows_empty(other) == allows_empty(declared) => ahead.get(first).cloned(),
                // What is empty to the one field is a value to the other.
                _ => Some(self.env.find(&declared.name(), allows_empty(declared))),
            };
            if let (Some(found), Some(first)) = (ahead.get_mut(slot), first) {
                *found = first;
            }
        }
        self.ahead = ahead;
    }

    /// The first variable of the nested struct ahead that is set. Looks each up once, and keeps what it found.
    fn first_set(&mut self) -> Option<usize> {
        if cfg!(debug_assertions) && self.trial {
            return None;
        }
        let Some(Node::Nested(nested)) = self.nodes.as_slice().first() else { out_of_step() };
        let count = nested.schema.count;
        let start = match self.slot.checked_sub(self.ahead_from) {
            Some(start) if start + count <= self.ahead.len() => start,
            _ => {
                self.ahead.clear();
                self.ahead_from = self.slot;
                let prefix = nested.prefix_behind(&self.prefix);
                self.look_ahead(nested, prefix);
                0
            }
        };
        let mut found = self.ahead.iter().skip(start).take(count);
        found.position(|found| matches!(found, Found::Set(_))).map(|place| self.slot + place)
    }

    fn look_ahead(&mut self, nested: &'static Nested, prefix: String) {
        let outer = core::mem::replace(&mut self.prefix, prefix);
        for node in nested.schema.nodes {
            match node {
                Node::Variable(variable) => {
                    let found = self.find(variable);
                    self.ahead.push(found);
                }
                Node::Nested(nested) => {
                    let prefix = nested.prefix_behind(&self.prefix);
                    self.look_ahead(nested, prefix);
                }
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
            if let Cause::Struct { path, .. } = &mut fault.cause {
                path.insert_str(0, outer.field);
                path.insert(0, '.');
            }
        }
    }

    fn skip(&mut self) {
        let Some(Node::Nested(nested)) = self.nodes.next() else { out_of_step() };
        self.slot += nested.schema.count;
        (0..nested.schema.count).for_each(|_| self.record(Origin::Absent));
    }

    /// Notes a problem of the variable that was looked up last.
    #[cold]
    fn fault(&mut self, cause: Cause) {
        self.faults.push(Fault { slot: self.slot.saturating_sub(1), cause, group: self.group });
    }

    fn record(&mut self, origin: Origin) {
        if let Some(origins) = &mut self.origins {
            origins.push(origin);
        }
    }

    fn report(self, schema: &Schema) -> Report {
        match self.origins {
            Some(origins) => Report::new(schema, origins),
            None => Report::default(),
        }
    }
}

/// The derive's table and its calls come from one list, so they cannot differ.
#[cold]
fn out_of_step() -> ! {
    unreachable!("the generated calls and the generated table differ")
}

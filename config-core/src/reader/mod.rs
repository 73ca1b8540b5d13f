//! The one pass: look up, parse, collect what is wrong.

mod groups;
mod lookup;
mod nested;
mod notes;
mod outcome;

pub(crate) use notes::{Notes, Observe, Wanted, note_origin};

use crate::ahead::Ahead;
use crate::env::Env;
use crate::error::{Detail, Error, Fault, Reason};
use crate::report::Report;
use crate::schema::{Node, Schema, Variable};
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
    /// The variable that was read last, its text, and what became of it. The text is wiped, if it may hold a
    /// credential, when the next one comes.
    variable: Option<&'static Variable>,
    text: Text<'static>,
    last: Last,
    faults: Vec<Fault>,
    /// Whether secrets and resources are looked for in files.
    pub(crate) secret_files: bool,
    observe: Option<Observe>,
    notes: Option<Box<Notes>>,
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

/// Reads a whole struct.
#[inline]
pub(crate) fn read<T>(
    env: &Env,
    schema: &'static Schema,
    fields: fn(&mut Reader<'_>) -> Option<T>,
) -> Result<T, Error> {
    Reader::new(env, schema, None).read(fields)
}

/// The same, with what is wanted beside.
pub(crate) fn read_and_report<T>(
    env: &Env,
    schema: &'static Schema,
    wanted: Wanted,
    fields: fn(&mut Reader<'_>) -> Option<T>,
) -> Result<(T, Report), Error> {
    let mut reader = Reader::new(env, schema, Some(wanted.observe));
    let config = reader.read(fields)?;
    Ok((config, (wanted.report)(&mut reader)))
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

    /// A check over a whole struct refused it.
    #[cold]
    pub fn reject(&mut self, schema: &'static Schema, error: ValueError) {
        if !self.trial {
            self.of_struct(schema, Reason::refused(error), None, String::new());
        }
    }

    /// Whether the default of a variable that is set does not read, which must not wait for the deploy
    /// that needs it.
    fn has_bad_default<T>(&mut self, parse: Parse<T>) -> bool {
        let default = self.variable.and_then(|variable| variable.default);
        let (Last::Set | Last::Failed, Some(text)) = (self.last, default) else { return false };
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
    fn new(env: &'e Env, schema: &'static Schema, observe: Option<Observe>) -> Self {
        Reader {
            env,
            schema,
            nodes: schema.nodes.iter(),
            slot: 0,
            prefix: String::new(),
            ahead: if env.prefers_pass(schema.count) { Ahead::pass(env, schema) } else { Ahead::default() },
            variable: None,
            text: Text::from(""),
            last: Last::Absent,
            faults: Vec::new(),
            secret_files: schema.secret_files,
            observe: observe.or(schema.observe),
            notes: None,
            group: None,
            trial: false,
        }
    }

    #[inline]
    fn read<T>(&mut self, fields: fn(&mut Reader<'_>) -> Option<T>) -> Result<T, Error> {
        match fields(self) {
            Some(config) if self.faults.is_empty() && !self.env.is_broken() => Ok(config),
            _ => Err(self.error()),
        }
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

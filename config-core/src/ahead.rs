//! Variables looked up before their turn.

use std::ffi::OsString;

use crate::env::Env;
use crate::names::Names;
use crate::schema::Schema;

/// What was looked up before its turn: a run of variables, or all of them by one pass over the environment.
#[derive(Default)]
pub(crate) struct Ahead {
    values: Vec<Option<OsString>>,
    /// The place of the first of them among all variables.
    from: usize,
    /// The names that a pass has met, where it was asked to keep them.
    pub(crate) met: Option<Met>,
}

/// The names of a schema, and those that are set and not of it.
pub(crate) struct Met {
    pub(crate) names: Names,
    pub(crate) strangers: Vec<OsString>,
}

impl Met {
    /// Goes through the names that are set, and leaves their values alone.
    pub(crate) fn names_in(env: &Env, schema: &Schema) -> Self {
        let names = Names::new(schema);
        let mut strangers = Vec::new();
        env.each(&mut |_, name, _| {
            if names.slot(&name).is_none() {
                strangers.push(name);
            }
        });
        Self { names, strangers }
    }
}

impl Ahead {
    /// Everything a schema declares, by one pass.
    pub(crate) fn pass(env: &Env, schema: &Schema) -> Self {
        Self { values: pass(env, &Names::new(schema), &mut |_| {}), from: 0, met: None }
    }

    /// The same, together with the names it meets. What was looked up before stays as it was.
    #[cold]
    pub(crate) fn pass_and_meet(&mut self, env: &Env, schema: &Schema) {
        let names = Names::new(schema);
        let mut strangers = Vec::with_capacity(128);
        let mut values = pass(env, &names, &mut |name| strangers.push(name));
        for (value, kept) in values.iter_mut().skip(self.from).zip(&mut self.values) {
            *value = kept.take();
        }
        *self = Self { values, from: 0, met: Some(Met { names, strangers }) };
    }

    /// A run of variables, the first of them at `from`.
    pub(crate) fn run(&mut self, from: usize, values: Vec<Option<OsString>>) {
        self.values = values;
        self.from = from;
    }

    /// The variable at that place, if it was looked up.
    pub(crate) fn take(&mut self, place: usize) -> Option<Option<OsString>> {
        self.values.get_mut(place.checked_sub(self.from)?).map(Option::take)
    }

    /// The variables from that place on, if all of them were looked up.
    pub(crate) fn get(&self, place: usize, count: usize) -> Option<&[Option<OsString>]> {
        let start = place.checked_sub(self.from)?;
        self.values.get(start..start.checked_add(count)?)
    }
}

/// One pass over the environment, which keeps what is declared.
fn pass(env: &Env, names: &Names, stranger: &mut dyn FnMut(OsString)) -> Vec<Option<OsString>> {
    let mut values: Vec<Option<OsString>> = names.slots().iter().map(|_| None).collect();
    // The layer in which each was met last, from 1: of a layer's duplicates the first wins, be it empty.
    let mut met = vec![0; values.len()];
    env.each(&mut |depth, name, value| {
        let Some(place) = names.slot(&name) else { return stranger(name) };
        let (Some(slot), Some(kept), Some(met)) =
            (names.slots().get(place), values.get_mut(place), met.get_mut(place))
        else {
            return;
        };
        let settled = kept.as_ref().is_some_and(|kept| slot.declared.variable.accepts(kept));
        if *met <= depth && !settled {
            *met = depth + 1;
            *kept = Some(value);
        }
    });
    for (place, slot) in names.slots().iter().enumerate() {
        let Some(first) = slot.same_as else { continue };
        // What is empty to the one field may be a value to the other.
        let value = match names.slots().get(first) {
            Some(other)
                if other.declared.variable.allows_empty() == slot.declared.variable.allows_empty() =>
            {
                values.get(first).cloned().flatten()
            }
            _ => env.find(&slot.declared.name, slot.declared.variable.allows_empty()),
        };
        if let Some(kept) = values.get_mut(place) {
            *kept = value;
        }
    }
    values
}

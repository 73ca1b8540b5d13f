//! Variables looked up before their turn.

use std::ffi::OsString;

use secrecy::zeroize::Zeroize as _;

use crate::env::{Env, Value, same_name};
use crate::names::Names;
use crate::schema::Schema;

/// What was looked up before its turn: a run of variables, or all of them by one pass over the environment.
#[derive(Default)]
pub(crate) struct Ahead {
    values: Vec<Option<Value>>,
    /// The place of the first of them among all variables.
    from: usize,
    /// The names that a pass has met, where it was asked to keep them.
    pub(crate) met: Option<Met>,
}

/// The names of a schema, which of them are set, and those that are set and not of it.
pub(crate) struct Met {
    pub(crate) names: Names,
    /// Of each variable, the layer that gives its value, from 1; 0 for none.
    pub(crate) layers: Vec<usize>,
    pub(crate) strangers: Vec<OsString>,
}

impl Ahead {
    /// Everything a schema declares, by one pass.
    pub(crate) fn pass(env: &Env, schema: &Schema) -> Self {
        let values = pass(env, &Names::new(schema), &mut |_, text| wipe_stranger(schema, text));
        Self { values, from: 0, met: None }
    }

    /// The names that a pass meets. What was looked up before stays as it was, and all the rest is looked up by it.
    #[cold]
    pub(crate) fn meet(&mut self, env: &Env, schema: &Schema) -> &mut Met {
        if let Some(ref mut met) = self.met {
            return met;
        }
        let names = Names::new(schema);
        let mut strangers = Vec::with_capacity(128);
        let mut values = pass(env, &names, &mut |name, text| {
            // What asks the program is read by nothing else, and no misspelling.
            if schema.ask.is_none_or(|ask| !same_name(&name, ask)) {
                strangers.push(name);
            }
            wipe_stranger(schema, text);
        });
        let mut layers = Vec::with_capacity(values.len());
        for (value, slot) in values.iter().zip(names.slots()) {
            let counts = |value: &&Value| slot.declared.variable.accepts(&value.text);
            layers.push(value.as_ref().filter(counts).map_or(0, |value| value.depth + 1));
        }
        for (value, kept) in values.iter_mut().skip(self.from).zip(&mut self.values) {
            wipe(core::mem::replace(value, kept.take()));
        }
        (self.values, self.from) = (values, 0);
        self.met.insert(Met { names, layers, strangers })
    }

    /// A run of variables, the first of them at `from`.
    pub(crate) fn run(&mut self, from: usize, values: Vec<Option<Value>>) {
        self.values = values;
        self.from = from;
    }

    /// The variable at that place, if it was looked up.
    pub(crate) fn take(&mut self, place: usize) -> Option<Option<Value>> {
        self.values.get_mut(place.checked_sub(self.from)?).map(Option::take)
    }

    /// The variables from that place on, if all of them were looked up.
    pub(crate) fn get(&self, place: usize, count: usize) -> Option<&[Option<Value>]> {
        let start = place.checked_sub(self.from)?;
        self.values.get(start..start.checked_add(count)?)
    }
}

/// What was looked up and not taken may be a secret.
impl Drop for Ahead {
    fn drop(&mut self) {
        for value in &mut self.values {
            wipe(value.take());
        }
    }
}

/// Where there are other names than the declared ones to look under, the value of one that is not declared may be a
/// secret all the same: of an earlier name, or given to a `NAME_FILE` in the place of a path.
#[inline]
fn wipe_stranger(schema: &Schema, text: OsString) {
    if schema.elsewhere.is_some() {
        text.into_encoded_bytes().zeroize();
    }
}

#[inline]
fn wipe(value: Option<Value>) {
    if let Some(value) = value {
        value.text.into_encoded_bytes().zeroize();
    }
}

/// One pass over the environment, which keeps what is declared.
fn pass(env: &Env, names: &Names, stranger: &mut dyn FnMut(OsString, OsString)) -> Vec<Option<Value>> {
    let mut values: Vec<Option<Value>> = names.slots().iter().map(|_| None).collect();
    // The layer in which each was met last, from 1: of a layer's duplicates the first wins, be it empty.
    let mut met = vec![0; values.len()];
    env.each(&mut |depth, name, text| {
        let Some(place) = names.slot(&name) else { return stranger(name, text) };
        let (Some(slot), Some(kept), Some(met)) =
            (names.slots().get(place), values.get_mut(place), met.get_mut(place))
        else {
            return;
        };
        let value = Some(Value { text, depth });
        let settled = kept.as_ref().is_some_and(|kept| slot.declared.variable.accepts(&kept.text));
        if *met <= depth && !settled {
            *met = depth + 1;
            wipe(core::mem::replace(kept, value));
        } else {
            wipe(value);
        }
    });
    for (place, slot) in names.slots().iter().enumerate() {
        let Some(first) = slot.same_as else { continue };
        // What is empty to the one field may be a value to the other.
        let value = match names.slots().get(first) {
            Some(other)
                if other.declared.variable.allows_empty() == slot.declared.variable.allows_empty() =>
            {
                let same = values.get(first).and_then(Option::as_ref);
                same.map(|value| Value { text: value.text.clone(), depth: value.depth })
            }
            _ => env.find(&slot.declared.name, slot.declared.variable.allows_empty()),
        };
        if let Some(kept) = values.get_mut(place) {
            *kept = value;
        }
    }
    values
}

//! Looks up values before the reader reaches their fields.

use std::ffi::OsString;

use secrecy::zeroize::Zeroize as _;

use super::name_index::NameIndex;
use crate::schema::Schema;
use crate::source::{Env, Value, same_name};

/// Values that were looked up before the reader reached their fields.
///
/// They belong to some consecutive variables, or to all variables.
#[derive(Default)]
pub(super) struct Prefetched {
    values: Vec<Option<Value>>,
    /// The place of the first value's variable among all variables.
    from: usize,
    /// The result of a scan of all names, if there was a scan.
    scan: Option<Scan>,
}

/// The names of a schema, which of these names are set, and which other names are set.
pub(super) struct Scan {
    pub(super) names: NameIndex,
    /// For each variable, the layer that gives its value, counted from 1. It is 0 if no layer does.
    pub(super) layers: Vec<usize>,
    /// The names that are set and that no field declares.
    pub(super) undeclared: Vec<OsString>,
}

impl Prefetched {
    /// Looks up everything that a schema declares, by one pass.
    pub(super) fn pass(env: &Env, schema: &Schema) -> Self {
        Self { values: pass(env, &NameIndex::new(schema), &mut |_| {}), from: 0, scan: None }
    }

    /// Scans the environment once, and returns the names that it found.
    ///
    /// Values that were already looked up are kept. The scan looks up all other values.
    #[cold]
    pub(super) fn scan(&mut self, env: &Env, schema: &Schema) -> &mut Scan {
        if let Some(ref mut scan) = self.scan {
            return scan;
        }
        let names = NameIndex::new(schema);
        let mut undeclared = Vec::with_capacity(128);
        let mut values = pass(env, &names, &mut |name| {
            // The variable that the program answers to is not a misspelt one.
            if schema.introspect.is_none_or(|introspect| !same_name(&name, introspect)) {
                undeclared.push(name);
            }
        });
        let mut layers = Vec::with_capacity(values.len());
        for (value, slot) in values.iter().zip(names.slots()) {
            let counts = |value: &&Value| slot.variable.declaration.accepts(&value.text);
            layers.push(value.as_ref().filter(counts).map_or(0, |value| value.depth + 1));
        }
        for (value, kept) in values.iter_mut().skip(self.from).zip(&mut self.values) {
            wipe_value(core::mem::replace(value, kept.take()));
        }
        (self.values, self.from) = (values, 0);
        self.scan.insert(Scan { names, layers, undeclared })
    }

    /// Keeps the values of consecutive variables, the first of which has the place `from`.
    pub(super) fn run(&mut self, from: usize, values: Vec<Option<Value>>) {
        self.values = values;
        self.from = from;
    }

    /// Takes the value of the variable at a place. It returns `None` if the variable was not looked up.
    pub(super) fn take(&mut self, place: usize) -> Option<Option<Value>> {
        self.values.get_mut(place.checked_sub(self.from)?).map(Option::take)
    }

    /// The values of `count` variables from a place on. It returns `None` if any of them was not looked up.
    pub(super) fn get(&self, place: usize, count: usize) -> Option<&[Option<Value>]> {
        let start = place.checked_sub(self.from)?;
        self.values.get(start..start.checked_add(count)?)
    }
}

/// Wipes the values that were not taken, since each may be a secret.
impl Drop for Prefetched {
    fn drop(&mut self) {
        for value in &mut self.values {
            wipe_value(value.take());
        }
    }
}

pub(super) fn wipe_value(value: Option<Value>) {
    if let Some(value) = value {
        value.text.into_encoded_bytes().zeroize();
    }
}

/// Goes over the environment once and keeps what is declared. `undeclared` gets every other name. The values of these are
/// wiped, since a misspelt name may have a secret. So are the names in a file with a broken line, and nobody gets them:
/// they may be parts of a secret that spans lines.
fn pass(env: &Env, names: &NameIndex, undeclared: &mut dyn FnMut(OsString)) -> Vec<Option<Value>> {
    let mut values: Vec<Option<Value>> = names.slots().iter().map(|_| None).collect();
    // The layer in which each variable was seen last, from 1. The first of a layer's duplicates wins, even an empty
    // one.
    let mut seen = vec![0; values.len()];
    env.each(&mut |depth, name, text| {
        let Some(place) = names.slot(&name) else {
            text.into_encoded_bytes().zeroize();
            if env.layer_broken(depth).is_empty() {
                undeclared(name);
            } else {
                name.into_encoded_bytes().zeroize();
            }
            return;
        };
        let (Some(slot), Some(kept), Some(seen)) =
            (names.slots().get(place), values.get_mut(place), seen.get_mut(place))
        else {
            return;
        };
        let value = Some(Value { text, depth });
        let settled = kept.as_ref().is_some_and(|kept| slot.variable.declaration.accepts(&kept.text));
        if *seen <= depth && !settled {
            *seen = depth + 1;
            wipe_value(core::mem::replace(kept, value));
        } else {
            wipe_value(value);
        }
    });
    for (place, slot) in names.slots().iter().enumerate() {
        let Some(first) = slot.same_as else { continue };
        // An empty variable may count as not set for one field, and as a value for the other.
        let value = match names.slots().get(first) {
            Some(other)
                if other.variable.declaration.allows_empty() == slot.variable.declaration.allows_empty() =>
            {
                let same = values.get(first).and_then(Option::as_ref);
                same.map(|value| Value { text: value.text.clone(), depth: value.depth })
            }
            _ => env.find(&slot.variable.name, slot.variable.declaration.allows_empty()),
        };
        if let Some(kept) = values.get_mut(place) {
            *kept = value;
        }
    }
    values
}

//! Secrets that are read again after the load.

use super::collector::{Collector, Settled};
use super::handle::Scrubber;
use super::secrets;
use super::shared::{Known, Value};
use super::table::{Member, Table};
use crate::value::SecretParts;

/// The number of values of a variable that are masked. A connection may still use an old one.
const VALUES: usize = 8;

impl Scrubber {
    /// Adds the secrets of a value that was read again. It does nothing if no secret can be read again.
    pub(crate) fn join(&self, variable: &str, show: impl FnOnce(&mut dyn SecretParts)) {
        if let Some(collector) = self.collector() {
            self.extend(secrets::of_variable(variable, collector, show));
        }
    }

    /// Returns a collector for a value that has several secrets, such as a URL. It is none if no secret can be read again.
    fn collector(&self) -> Option<Collector> {
        let known = self.shared()?.known();
        Some(Collector::with_keys(known.is_placeholder, known.table.keys.clone()))
    }

    /// Adds one value for each variable of a collector that comes from this scrubber.
    ///
    /// If each of them is the newest value already, nothing changes.
    fn extend(&self, collector: Collector) {
        if let Some(shared) = self.shared() {
            shared.renew(|known| extended(known, collector));
        }
    }
}

fn extended(known: &Known, collector: Collector) -> Option<Known> {
    let Settled { members: new, values: read, not_masked: refused } = collector.settle(&known.ordinary);
    let mut not_masked = known.not_masked.clone();
    not_masked.extend(refused.into_iter().filter(|refusal| !known.not_masked.contains(refusal)));
    let mut values = known.values.clone();
    let mut members: Vec<Member> = known.table.members().to_vec();
    for value in read {
        let same = |other: &Value| (&other.variable, other.hash) == (&value.variable, value.hash);
        let id = values.iter().map(|other| other.id + 1).max().unwrap_or_default();
        match values.iter().position(same) {
            // A value that comes back is the newest again.
            Some(place) => {
                let known = values.remove(place);
                values.push(known);
            }
            None => {
                values.push(Value { id, ..value.clone() });
                let own = new.iter().filter(|member| member.value == value.id);
                members.extend(own.map(|member| Member { value: id, ..member.clone() }));
            }
        }
        let of_variable = |other: &Value| other.variable == value.variable;
        if values.iter().filter(|other| of_variable(other)).count() > VALUES {
            if let Some(oldest) = values.iter().position(of_variable) {
                let oldest = values.remove(oldest).id;
                members.retain(|member| member.value != oldest);
            }
        }
    }
    let unchanged = not_masked.len() == known.not_masked.len()
        && values.iter().map(|value| value.id).eq(known.values.iter().map(|value| value.id));
    if unchanged {
        return None;
    }
    let table = Table::new(known.table.keys.clone(), members);
    let (ordinary, is_placeholder) = (known.ordinary.clone(), known.is_placeholder);
    Some(Known { table, not_masked, values, ordinary, is_placeholder })
}

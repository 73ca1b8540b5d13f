//! Warns of names that were probably meant for variables that are not set, and that have a default or are optional.

use super::near_names::{NearMiss, add_names, nearest};
use super::prefetch::Scan;
use crate::outcome::{Origin, Warned, What};
use crate::schema::Schema;

/// Warns of each name that is set, that nothing reads, and that is near the name of a variable that is not set.
pub(super) fn warn(schema: &Schema, scan: &Scan, origins: &[Origin], warned: &mut Vec<Warned>) {
    let mut wanted = Vec::new();
    for (place, (slot, origin)) in scan.names.slots().iter().zip(origins).enumerate() {
        if matches!(origin, Origin::Absent | Origin::Default) && slot.same_as.is_none() {
            add_names(place, &slot.variable.name, slot.variable.declaration, &mut wanted);
        }
    }
    for NearMiss { place: slot, name, meant } in nearest(&wanted, schema, &scan.undeclared) {
        // `warn_unknown` may have told it.
        let is_told =
            warned.iter().any(|told| matches!(&told.what, What::Unknown(other, _) if *other == name));
        if !is_told {
            warned.push(Warned { slot, what: What::Unknown(name, Some(meant)) });
        }
    }
}

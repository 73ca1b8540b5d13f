//! Warns of names that are set and no longer read.

use super::prefetch::wipe_value;
use crate::outcome::{Warned, What};
use crate::schema::Schema;
use crate::source::Env;

/// Warns of each name that a struct declares as `retired` and that is set. Like every variable, an empty one counts as not
/// set.
pub(super) fn warn(schema: &'static Schema, env: &Env, warned: &mut Vec<Warned>) {
    let mut told: Vec<String> = Vec::new();
    schema.each_retired(&mut |name, retired| {
        let Some(value) = env.find(&name, false) else { return };
        let is_set = !value.text.is_empty();
        // Nobody needs the value, and it may be a secret.
        wipe_value(Some(value));
        if is_set && !told.contains(&name) {
            told.push(name.clone());
            warned.push(Warned { slot: 0, what: What::Retired(name, retired.remedy) });
        }
    });
}

//! Finds mistakes in the names of fallbacks.

use crate::ast::{Field, FieldKind, Input};
use crate::check::taken::{no_name, reserved};
use crate::ctxt::Ctxt;
use crate::names;

/// Notes the mistakes in a field's fallbacks. Other fields may read the same variables.
pub(super) fn fallbacks(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>) {
    let FieldKind::Value { name: own, old_names, .. } = &field.kind else { return };
    for (place, given) in field.attrs.fallbacks.iter().enumerate() {
        let name = given.value.value();
        let is_repeated = field.attrs.fallbacks.iter().take(place).any(|before| before.value.value() == name);
        let message = if !names::is_valid(&name) {
            no_name(&given.value)
        } else if name == *own {
            format!("{name} is the variable itself: name another variable, or remove `fallback`")
        } else if old_names.contains(&name) {
            format!("{name} is already an old name of this variable: remove `fallback` or `renamed_from`")
        } else if is_repeated {
            format!("the fallback {name} is given twice: remove one")
        } else if let Some(reason) = reserved(input, &name) {
            format!("{reason}: remove this fallback")
        } else {
            continue;
        };
        ctxt.error(&given.value, message);
    }
}

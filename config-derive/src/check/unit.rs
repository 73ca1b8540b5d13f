//! Finds mistakes with `unit`.

use crate::attr::FieldAttrs;
use crate::ctxt::Ctxt;
use crate::quantity::Quantity;
use crate::types::{self, Known, Shape};

pub(super) fn unit(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    let Some(unit) = &attrs.unit else { return };
    if attrs.is_read_by_app() {
        let message = "the application's own code reads this text: remove `unit`, or that code";
        return ctxt.error(&unit.key, message);
    }
    let leaf = shape.leaf();
    let name = unit.value.value();
    match Quantity::of(leaf) {
        Some(quantity) if quantity.factor(&name).is_none() => {
            let noun = if quantity == Quantity::Duration { "duration" } else { "size" };
            ctxt.error(&unit.value, format!("this is not a unit of a {noun}: write {}", quantity.units()));
        }
        Some(_) => {}
        // The compiler knows what an alias is.
        None if types::known(leaf) == Known::No => {}
        None => {
            let message = "`unit` is only for a `Duration` or a `ByteSize`: remove it, or change the type";
            ctxt.error(&unit.key, message);
        }
    }
}

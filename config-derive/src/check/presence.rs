//! Finds mistakes with `is_set`.

use crate::attr::FieldAttrs;
use crate::ctxt::Ctxt;
use crate::types::{self, Known, Shape};

/// The attributes that go with `is_set`. All others are about a value, and nobody reads one.
const ALLOWED: &[&str] = &[
    "env", "fallback", "is_set", "no_prefix", "not_secret", "renamed_from", "shared", "conflicts", "requires",
];

pub(super) fn is_set(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>, optional: bool) {
    let known = types::known(shape.whole());
    if optional || shape.is_list() || known != Known::No && !types::is(shape.whole(), "bool") {
        let message = "`is_set` only asks whether the variable is set: make the field a `bool`";
        ctxt.error_at(types::span(shape.whole()), message);
    }
    for key in attrs.keys.iter().filter(|key| !ALLOWED.iter().any(|allowed| *key == allowed)) {
        ctxt.error(key, format!("`is_set` reads no value: remove `{key}` or `is_set`"));
    }
}

//! Finds mistakes in the attributes of one variable.

use crate::ast::{Field, Input};
use crate::attr::FieldAttrs;
use crate::check::literal::{amount, literal_is_in_range, quantity_reads};
use crate::check::secret::looks_secret;
use crate::check::{default, presence, unit};
use crate::ctxt::Ctxt;
use crate::literal::{Literal, Range};
use crate::types::{self, Known, Shape};

/// Notes the mistakes of a field that reads one variable.
pub(super) fn value(
    ctxt: &Ctxt,
    input: &Input<'_>,
    field: &Field<'_>,
    name: &str,
    shape: &Shape<'_>,
    optional: bool,
) {
    let attrs = &field.attrs;
    if types::is_reference(shape.leaf()) {
        ctxt.error(shape.leaf(), "a config cannot borrow what it reads: use an owned type, such as `String`");
    }
    if let Some(prefix) = &attrs.prefix {
        ctxt.error(
            &prefix.key,
            "`prefix` on a field needs `flatten`: add `flatten`, or name this variable with `env = \"NAME\"`",
        );
    }
    if attrs.is_set.is_some() {
        return presence::is_set(ctxt, attrs, shape, optional);
    }
    default::default(ctxt, input, field, shape, optional);
    secret_file(ctxt, attrs, shape);
    unit::unit(ctxt, attrs, shape);
    expected(ctxt, attrs, shape);
    reading(ctxt, attrs, shape);
    range(ctxt, attrs, shape);
    secrecy(ctxt, input, field, name, shape);
}

fn secret_file(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    if !types::is(shape.leaf(), "SecretFile") {
        return;
    }
    if shape.is_list() {
        let message = "a secret that is read again has a file of its own: make each one a field";
        ctxt.error_at(types::span(shape.whole()), message);
    }
    if let Some(allow_empty) = &attrs.allow_empty {
        ctxt.error(&allow_empty.key, "an empty file holds no secret: remove `allow_empty`");
    }
}

fn reading(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    if let (Some(_), Some(serde)) = (&attrs.value_parser, &attrs.serde) {
        ctxt.error(&serde.key, "`value_parser` and `serde` exclude each other: remove one");
    }
    if let Some(separator) = &attrs.separator {
        if attrs.value_parser.is_some() {
            let message = "a `value_parser` receives the whole text and splits it itself: remove `separator`";
            ctxt.error(&separator.key, message);
        } else if !shape.is_list() {
            ctxt.error(
                &separator.key,
                "`separator` is only for a list, a set or a map: remove it, or change the type",
            );
        } else if separator.value.value().is_empty() {
            ctxt.error(&separator.value, "the separator is empty: write one, as in `separator = \";\"`");
        }
    }
    let known = types::known(shape.leaf());
    if let Some(min_len) = &attrs.min_len {
        if matches!(known, Known::Number | Known::Plain) && !shape.is_list() {
            ctxt.error(
                &min_len.key,
                "`min_len` is only for text, secrets and lists: use `range` for a number",
            );
        }
    }
    if let Some(allow_empty) = &attrs.allow_empty {
        let reads_no_empty = matches!(known, Known::Number | Known::Plain | Known::Resource);
        if reads_no_empty && !shape.is_list() && !attrs.is_read_by_app() {
            ctxt.error(
                &allow_empty.key,
                "this type cannot be read from an empty value: remove `allow_empty`",
            );
        }
    }
}

fn expected(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    let Some(expected) = &attrs.expected else { return };
    if expected.value.value().trim().is_empty() {
        ctxt.error(&expected.value, "the text is empty: write what is read, as in `expected = \"a slug\"`");
    } else if types::known(shape.leaf()) != Known::No && !attrs.is_read_by_app() {
        let message = "the report already says what this type reads: remove `expected`, or read the text with \
                       `value_parser`";
        ctxt.error(&expected.key, message);
    }
}

fn range(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    let Some(given) = &attrs.range else { return };
    let Range { min, max, inclusive, span } = &given.value;
    let leaf = shape.leaf();
    let known = types::known(leaf);
    let error = |message| ctxt.error_at(*span, message);
    let numbers = given.value.any_bound(Literal::is_number);
    let texts = given.value.any_bound(Literal::is_text);
    if known == Known::Text || known == Known::Secret && !types::is(leaf, "SecretBox") {
        let message = "`range` does not apply to text: use `min_len` to require a length";
        return ctxt.error(&given.key, message);
    }
    let is_empty = |min: &Literal, max: &Literal| {
        let amounts = amount(min, attrs, leaf).zip(amount(max, attrs, leaf));
        let is_reversed = amounts.is_some_and(|(min, max)| max < min || !inclusive && max == min);
        is_reversed || max.is_below(min) || !inclusive && !min.is_below(max) && numbers
    };
    match (min, max) {
        (None, None) => {
            error("this range has no bound: remove `range`, or add a bound, as in `range = 1..=64`")
        }
        (Some(min), Some(max)) if is_empty(min, max) => {
            error("this range is empty: write the lower bound first, as in `range = 1..=64`");
        }
        _ if texts && known == Known::Number && !types::is_non_zero(leaf) => {
            error("the bounds of a number must be numbers: write them as in `range = 1..=64`")
        }
        _ if numbers && types::is(leaf, "Duration") && attrs.unit.is_none() && !attrs.is_read_by_app() => {
            error("the bounds of a duration need units: write them as in `range = \"1s\"..=\"10m\"`");
        }
        _ => {
            for bound in [min, max].into_iter().flatten() {
                quantity_reads(ctxt, bound, attrs, leaf, "bound");
            }
        }
    }
    if let Some(default) = attrs.default_literal() {
        literal_is_in_range(ctxt, default, attrs, "default");
    }
}

fn secrecy(ctxt: &Ctxt, input: &Input<'_>, field: &Field<'_>, name: &str, shape: &Shape<'_>) {
    let attrs = &field.attrs;
    if let (Some(_), Some(not_secret)) = (&attrs.secret, &attrs.not_secret) {
        ctxt.error(&not_secret.key, "`secret` and `not_secret` exclude each other: remove one");
    }
    let known = types::known(shape.leaf());
    if let Some(secret) = &attrs.secret {
        if known == Known::Text && attrs.not_secret.is_none() {
            ctxt.error(&secret.key, "`Debug` would show this text: make the field a `factor3::SecretString`");
        }
    }
    if let (Some(not_secret), Known::Secret) = (&attrs.not_secret, known) {
        ctxt.error(&not_secret.key, "the field's type is a secret: remove `not_secret`");
    }
    if let (Some((name, remedy)), Known::Text) = (looks_secret(input, field, name), known) {
        let message = format!(
            "{name} looks like a credential but is plain text: use {remedy}, or add \
             `#[config(not_secret)]` if it is not one"
        );
        ctxt.error_at(types::span(shape.leaf()), message);
    }
}

//! Finds mistakes in a literal: a default, or a value that a group compares.

use syn::{Lit, Type};

use crate::attr::FieldAttrs;
use crate::ctxt::Ctxt;
use crate::literal::{Literal, Range};
use crate::quantity::Quantity;
use crate::types::{self, Known, Shape};

/// Checks a literal against the type. The message calls the literal `noun` and shows how to write it for `key`.
pub(super) fn literal_fits(
    ctxt: &Ctxt,
    literal: &Literal,
    attrs: &FieldAttrs,
    shape: &Shape<'_>,
    key: &str,
    noun: &str,
) {
    let leaf = shape.leaf();
    if attrs.is_value(literal) {
        is_value_of(ctxt, literal, leaf, noun);
    } else if !attrs.is_read_by_app() {
        if types::is(leaf, "Duration") && literal.is_number() && attrs.unit.is_none() {
            let text = literal.text();
            let message = format!(
                "a duration needs a unit: write `{key} = \"{text}s\"`, or say what a bare number counts, as in \
                 `unit = \"s\"`"
            );
            ctxt.error(literal, message);
        } else if !shape.is_list() {
            quantity_reads(ctxt, literal, attrs, leaf, noun);
        }
        if types::is_non_zero(leaf) && literal.text() == "0" {
            ctxt.error(literal, format!("this type cannot be 0: write another {noun}"));
        }
    }
    if holds_password(literal) {
        ctxt.error(
            literal,
            format!("this {noun} contains a credential: remove the credential or the {noun}"),
        );
    }
}

/// Notes that no literal of this kind is a value of the type, as far as its name tells.
fn is_value_of(ctxt: &Ctxt, literal: &Literal, leaf: &Type, noun: &str) {
    let fits = match (types::known(leaf), &literal.literal) {
        (Known::No, _) => true,
        (Known::Number, Lit::Int(_) | Lit::Float(_)) => !types::is_non_zero(leaf),
        (_, Lit::Bool(_)) => types::is(leaf, "bool"),
        (_, Lit::Char(_)) => types::is(leaf, "char"),
        _ => false,
    };
    if !fits {
        let message = format!(
            "with `value_parser`, a {noun} that is not a string is the value itself, and this type has no such \
             literal: write the text that the parser reads, such as `\"{}\"`",
            literal.text()
        );
        ctxt.error(literal, message);
    }
}

/// Checks the text of a duration or a size.
pub(super) fn quantity_reads(ctxt: &Ctxt, literal: &Literal, attrs: &FieldAttrs, leaf: &Type, noun: &str) {
    let Some(quantity) = Quantity::of(leaf).filter(|_| !attrs.is_read_by_app()) else { return };
    let unit = attrs.unit.as_ref().map(|unit| unit.value.value());
    // An invalid unit is a mistake of its own.
    let is_known = unit.as_deref().is_none_or(|unit| quantity.factor(unit).is_some());
    if is_known && quantity.read(&literal.text(), unit.as_deref()).is_none() {
        ctxt.error(literal, format!("this {noun} cannot be read: {}", quantity.form()));
    }
}

/// The milliseconds or bytes of a literal, if the field reads such amounts.
pub(super) fn amount(literal: &Literal, attrs: &FieldAttrs, leaf: &Type) -> Option<u64> {
    let quantity = Quantity::of(leaf).filter(|_| !attrs.is_read_by_app())?;
    let unit = attrs.unit.as_ref().map(|unit| unit.value.value());
    quantity.read(&literal.text(), unit.as_deref())
}

/// Checks a literal against the field's `range`.
pub(super) fn literal_is_in_range(ctxt: &Ctxt, literal: &Literal, attrs: &FieldAttrs, noun: &str) {
    let Some(Range { min, max, .. }) = attrs.range.as_ref().map(|given| &given.value) else { return };
    let below = min.as_ref().is_some_and(|min| literal.is_below(min));
    let above = max.as_ref().is_some_and(|max| max.is_below(literal));
    if below || above {
        ctxt.error(literal, format!("this {noun} is outside the field's `range`: change one of them"));
    }
}

/// The keys of credentials in a query or in a connection string.
const CREDENTIALS: [&str; 5] = ["password=", "accountkey=", "sharedaccesssignature=", "sig=", "token="];

/// Whether the literal is a URL or a connection string that contains a password.
fn holds_password(literal: &Literal) -> bool {
    let Lit::Str(text) = &literal.literal else { return false };
    let text = text.value();
    let folded = text.to_ascii_lowercase();
    let is_url_or_pairs = folded.contains("://") || folded.contains("accountname=");
    if is_url_or_pairs && CREDENTIALS.iter().any(|word| folded.contains(word)) {
        return true;
    }
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let Some((userinfo, _)) = authority.rsplit_once('@') else { return false };
    userinfo.split_once(':').is_some_and(|(_, password)| !password.is_empty())
}

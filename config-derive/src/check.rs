//! What does not go together.

mod groups;
mod taken;

use syn::Lit;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::FieldAttrs;
use crate::ctxt::Ctxt;
use crate::literal::{Literal, Range};
use crate::names;
use crate::types::{self, Known, Shape, Type};

pub(crate) use groups::secret_value;
pub(crate) use taken::file_clashes;

/// Notes every mistake that takes more than one attribute to see.
pub(crate) fn check(ctxt: &Ctxt, input: &Input<'_>) {
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => skip(ctxt, &field.attrs),
            FieldKind::Nested { ty, prefix, .. } => {
                nested(ctxt, field, ty, prefix);
                is_bounded(ctxt, input, ty, "Config");
            }
            FieldKind::Value { name, shape, optional, .. } => {
                taken::own_name_is_valid(ctxt, input, field, name);
                value(ctxt, field, name, shape, *optional);
                if field.attrs.value_parser.is_none() && field.attrs.serde.is_none() {
                    is_bounded(ctxt, input, shape.leaf(), "FromEnvStr");
                }
            }
        }
    }
    taken::names(ctxt, input);
    groups::groups(ctxt, input);
    if let (Some(key), None) = (&input.warn_unknown, &input.prefix) {
        let message = "`warn_unknown` needs a prefix that tells the app's variables from all others: `prefix = \"APP_\"`";
        ctxt.error(key, message);
    }
}

fn skip(ctxt: &Ctxt, attrs: &FieldAttrs) {
    for key in &attrs.keys {
        if key != "skip" {
            ctxt.error(key, &format!("a skipped field reads no variable: remove `{key}`, or `skip`"));
        }
    }
}

/// The compiler would name a trait of ours that is hidden.
fn is_bounded(ctxt: &Ctxt, input: &Input<'_>, ty: &Type, bound: &str) {
    if let Some(parameter) = types::unbounded(ty, input.generics) {
        let message = format!("`{parameter}` needs a bound to be read: `{parameter}: factor3::{bound}`");
        ctxt.error(ty, &message);
    }
}

fn nested(ctxt: &Ctxt, field: &Field<'_>, ty: &Type, prefix: &str) {
    if Shape::of(ty).is_list() {
        let message = "a list of structs has no names for its variables: flatten each struct as a field of its own, \
                       with a prefix";
        ctxt.error(ty, message);
    }
    let groups = &field.attrs.groups;
    for key in &field.attrs.keys {
        let is_of_group = groups.iter().any(|group| group.key == *key);
        if key != "flatten" && key != "prefix" && key != "no_prefix" && !is_of_group {
            let message = format!(
                "a flattened struct is no variable of its own: put `{key}` on its fields, or remove `flatten`"
            );
            ctxt.error(key, &message);
        }
    }
    if let Some(given) = &field.attrs.prefix {
        if !names::is_valid(prefix) {
            ctxt.error(&given.value, "a prefix is made of letters, digits and `_`: `prefix = \"SMTP_\"`");
        }
    }
}

fn value(ctxt: &Ctxt, field: &Field<'_>, name: &str, shape: &Shape<'_>, optional: bool) {
    let attrs = &field.attrs;
    if types::is_reference(shape.leaf()) {
        ctxt.error(shape.leaf(), "a config owns what it reads: use an owned type, such as `String`");
    }
    if let Some(prefix) = &attrs.prefix {
        ctxt.error(&prefix.key, "`prefix` goes with `flatten`; for this one variable write `env = \"NAME\"`");
    }
    default(ctxt, field, shape, optional);
    reading(ctxt, attrs, shape);
    range(ctxt, attrs, shape);
    secrecy(ctxt, field, name, shape);
}

fn default(ctxt: &Ctxt, field: &Field<'_>, shape: &Shape<'_>, optional: bool) {
    let attrs = &field.attrs;
    let computed = attrs.default_with.as_ref().map(|given| &given.key);
    let given = attrs.default.as_ref().map(|given| &given.key);
    if let (Some(_), Some(second)) = (given, computed) {
        ctxt.error(second, "`default` and `default_with` exclude each other: remove one");
    }
    let Some(key) = given.or(computed) else { return };
    if optional {
        ctxt.error(key, "an `Option` is `None` without its variable: remove the default, or the `Option`");
    }
    let literal = attrs.default.as_ref().and_then(|given| given.value.as_ref());
    let is_empty = literal.is_none_or(|literal| literal.text().is_empty());
    let secret = attrs.secret.is_some() || types::known(shape.leaf()) == Known::Secret;
    if secret && !(shape.is_list() && computed.is_none() && is_empty) {
        let message = secret_default(field);
        match literal {
            Some(literal) => ctxt.error(literal, &message),
            None => ctxt.error(key, &message),
        }
    }
    if let Some(literal) = literal {
        literal_fits(ctxt, literal, shape.leaf(), "default", "default");
    }
}

/// What is wrong with a literal whatever it is for: `key` is what it is given to, `noun` what it is.
fn literal_fits(ctxt: &Ctxt, literal: &Literal, leaf: &Type, key: &str, noun: &str) {
    if types::is_duration(leaf) && literal.is_number() {
        let message = format!("a duration has a unit: `{key} = \"{}s\"`", literal.text());
        ctxt.error(literal, &message);
    }
    if types::is_non_zero(leaf) && literal.text() == "0" {
        ctxt.error(literal, &format!("this type holds no 0: give it another {noun}"));
    }
    if holds_password(literal) {
        let message = format!("this {noun} holds a credential: remove it from the text, or the {noun}");
        ctxt.error(literal, &message);
    }
}

/// What is said where a secret has a default.
pub(crate) fn secret_default(field: &Field<'_>) -> String {
    let ident = &field.ident;
    format!(
        "`{ident}` is a secret, and a secret has no default in the code: remove it, or make the field an `Option`"
    )
}

/// What stands before a credential in a query, or in a connection string.
const CREDENTIALS: [&str; 5] = ["password=", "accountkey=", "sharedaccesssignature=", "sig=", "token="];

/// Whether a text is a URL, or a connection string, with a password in it.
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

fn reading(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    if let (Some(_), Some(serde)) = (&attrs.value_parser, &attrs.serde) {
        ctxt.error(&serde.key, "`value_parser` and `serde` exclude each other: remove one");
    }
    if let Some(separator) = &attrs.separator {
        if attrs.value_parser.is_some() {
            let message = "a `value_parser` reads the whole text and splits it itself: remove `separator`";
            ctxt.error(&separator.key, message);
        } else if !shape.is_list() {
            ctxt.error(&separator.key, "`separator` is for a list, a set or a map: this field is none");
        } else if separator.value.value().is_empty() {
            ctxt.error(&separator.value, "a separator is not empty: `separator = \";\"`");
        }
    }
    let known = types::known(shape.leaf());
    if let Some(min_len) = &attrs.min_len {
        if matches!(known, Known::Number | Known::Plain) && !shape.is_list() {
            ctxt.error(
                &min_len.key,
                "`min_len` is for texts, secrets and lists; for a number there is `range`",
            );
        }
    }
    if let Some(allow_empty) = &attrs.allow_empty {
        if matches!(known, Known::Number | Known::Plain | Known::Resource) && !shape.is_list() {
            ctxt.error(&allow_empty.key, "an empty text cannot be read as this type: remove `allow_empty`");
        }
    }
}

fn range(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape<'_>) {
    let Some(given) = &attrs.range else { return };
    let Range { min, max, inclusive, span } = &given.value;
    let leaf = shape.leaf();
    let known = types::known(leaf);
    let error = |message: &str| ctxt.syn(syn::Error::new(*span, message));
    let numbers = given.value.any_bound(Literal::is_number);
    let texts = given.value.any_bound(Literal::is_text);
    if known == Known::Text || known == Known::Secret && !types::is_secret_box(leaf) {
        let message = "`range` is for what has an order, such as a number; for a text there is `min_len`";
        return ctxt.error(&given.key, message);
    }
    match (min, max) {
        (None, None) => error("this range has no bound: remove `range`, or write `range = 1..=64`"),
        (Some(min), Some(max)) if max.is_below(min) || !inclusive && !min.is_below(max) && numbers => {
            error("no value lies in this range: write the lower bound first, `range = 1..=64`");
        }
        _ if texts && known == Known::Number && !types::is_non_zero(leaf) => {
            error("the bounds of a number are numbers: `range = 1..=64`")
        }
        _ if numbers && types::is_duration(leaf) => {
            error("the bounds of a duration have units: `range = \"1s\"..=\"10m\"`");
        }
        _ => {}
    }
    let Some(default) = attrs.default.as_ref().and_then(|given| given.value.as_ref()) else { return };
    literal_is_in_range(ctxt, default, attrs, "default");
}

fn literal_is_in_range(ctxt: &Ctxt, literal: &Literal, attrs: &FieldAttrs, noun: &str) {
    let Some(Range { min, max, .. }) = attrs.range.as_ref().map(|given| &given.value) else { return };
    let below = min.as_ref().is_some_and(|min| literal.is_below(min));
    let above = max.as_ref().is_some_and(|max| max.is_below(literal));
    if below || above {
        ctxt.error(literal, &format!("this {noun} lies outside of the field's `range`"));
    }
}

fn secrecy(ctxt: &Ctxt, field: &Field<'_>, name: &str, shape: &Shape<'_>) {
    let attrs = &field.attrs;
    if let (Some(_), Some(not_secret)) = (&attrs.secret, &attrs.not_secret) {
        ctxt.error(&not_secret.key, "`secret` and `not_secret` exclude each other: remove one");
    }
    let known = types::known(shape.leaf());
    if let Some(secret) = &attrs.secret {
        if known == Known::Text && attrs.not_secret.is_none() {
            ctxt.error(&secret.key, "text shows itself in `Debug`: make the field a `factor3::SecretString`");
        }
    }
    if let (Some(not_secret), Known::Secret) = (&attrs.not_secret, known) {
        ctxt.error(&not_secret.key, "the field's type says that it is a secret: remove `not_secret`");
    }
    if let (Some(remedy), Known::Text) = (looks_secret(field, name), known) {
        let message = format!(
            "{name} looks like a credential but is plain text: use {remedy}, or say `#[config(not_secret)]`"
        );
        ctxt.syn(syn::Error::new(types::span(shape.leaf()), message.as_str()));
    }
}

/// The type to use, where the name looks like a credential and nothing says otherwise.
pub(crate) fn looks_secret(field: &Field<'_>, name: &str) -> Option<&'static str> {
    let said = field.attrs.secret.is_some() || field.attrs.not_secret.is_some();
    names::credential(name).filter(|_| !said)
}

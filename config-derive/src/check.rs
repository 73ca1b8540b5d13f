//! What does not go together.

use std::collections::HashMap;

use syn::Lit;

use crate::ast::{Field, FieldKind, Input};
use crate::attr::{FieldAttrs, Literal};
use crate::ctxt::Ctxt;
use crate::names;
use crate::types::{self, Known, Shape};

/// Notes every mistake that takes more than one attribute to see.
pub(crate) fn check(ctxt: &Ctxt, input: &Input) {
    for field in &input.fields {
        match &field.kind {
            FieldKind::Skip(_) => skip(ctxt, &field.attrs),
            FieldKind::Nested { prefix, .. } => nested(ctxt, field, prefix),
            FieldKind::Value { name, shape, optional, .. } => value(ctxt, field, name, shape, *optional),
        }
    }
    read_twice(ctxt, input);
}

fn skip(ctxt: &Ctxt, attrs: &FieldAttrs) {
    for key in attrs.keys().filter(|key| *key != "skip") {
        ctxt.error(key, format_args!("a skipped field reads no variable: remove `{key}`, or `skip`"));
    }
}

fn nested(ctxt: &Ctxt, field: &Field, prefix: &str) {
    for key in field.attrs.keys() {
        if !["flatten", "prefix", "no_prefix"].iter().any(|known| key == known) {
            let message =
                "a flattened struct is no variable of its own: put `KEY` on its fields, or remove `flatten`";
            ctxt.error(key, message.replace("KEY", &key.to_string()));
        }
    }
    if let Some(given) = &field.attrs.prefix {
        if !names::is_valid(prefix) {
            ctxt.error(&given.value, "a prefix is made of letters, digits and `_`: `prefix = \"SMTP_\"`");
        }
    }
}

fn value(ctxt: &Ctxt, field: &Field, name: &str, shape: &Shape, optional: bool) {
    let attrs = &field.attrs;
    name_is_valid(ctxt, field, name);
    if let Some(prefix) = &attrs.prefix {
        ctxt.error(&prefix.key, "`prefix` goes with `flatten`; for this one variable write `env = \"NAME\"`");
    }
    default(ctxt, attrs, shape, optional);
    reading(ctxt, attrs, shape);
    secrecy(ctxt, field, name, shape);
}

fn name_is_valid(ctxt: &Ctxt, field: &Field, name: &str) {
    match &field.attrs.env {
        Some(env) if !names::is_valid_part(&env.value.value()) || !names::is_valid(name) => {
            ctxt.error(
                &env.value,
                "a variable's name is made of letters, digits and `_`, and starts with no digit",
            );
        }
        None if !names::is_valid(name) => {
            ctxt.error(&field.ident, "no variable's name follows from this field: write `env = \"NAME\"`");
        }
        _ if name == "FACTOR3" => {
            ctxt.error(&field.ident, "FACTOR3 is a variable of factor3 itself: write `env = \"NAME\"`");
        }
        _ => {}
    }
}

fn default(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape, optional: bool) {
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
        let message = "a secret has no default in the code: remove it, or make the field an `Option`";
        match literal {
            Some(literal) => ctxt.error(literal, message),
            None => ctxt.error(key, message),
        }
    }
    if let Some(literal) = literal.filter(|literal| holds_password(literal)) {
        ctxt.error(literal, "this default holds a password: remove the userinfo, or the default");
    }
}

/// Whether a text is a URL with a password in it.
fn holds_password(literal: &Literal) -> bool {
    let Lit::Str(text) = &literal.literal else { return false };
    let text = text.value();
    let Some((_, rest)) = text.split_once("://") else { return false };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let userinfo = authority.rsplit_once('@').map(|(userinfo, _)| userinfo);
    userinfo.and_then(|userinfo| userinfo.split_once(':')).is_some_and(|(_, password)| !password.is_empty())
        || rest.to_ascii_lowercase().contains("password=")
}

fn reading(ctxt: &Ctxt, attrs: &FieldAttrs, shape: &Shape) {
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
    if let Some(range) = &attrs.range {
        if matches!(known, Known::Text) || known == Known::Secret && !types::is_secret_box(shape.leaf()) {
            ctxt.error(
                &range.key,
                "`range` is for what has an order, such as a number; for a text there is `min_len`",
            );
        }
        if range.value.min.is_none() && range.value.max.is_none() {
            let message = "this range has no bound: remove `range`, or write `range = 1..=64`";
            ctxt.syn(syn::Error::new(range.value.span, message));
        }
    }
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

fn secrecy(ctxt: &Ctxt, field: &Field, name: &str, shape: &Shape) {
    let attrs = &field.attrs;
    if let (Some(_), Some(not_secret)) = (&attrs.secret, &attrs.not_secret) {
        ctxt.error(&not_secret.key, "`secret` and `not_secret` exclude each other: remove one");
    }
    let known = types::known(shape.leaf());
    if let Some(secret) = &attrs.secret {
        if known == Known::Text {
            ctxt.error(&secret.key, "text shows itself in `Debug`: make the field a `factor3::SecretString`");
        }
    }
    if let (Some(remedy), Known::Text) = (looks_secret(field, name), known) {
        let message = format!(
            "{name} looks like a credential but is plain text: use {remedy}, or say `#[config(not_secret)]`"
        );
        ctxt.syn(syn::Error::new(types::span(shape.leaf()), message));
    }
}

/// The type to use, where the name looks like a credential and nothing says otherwise.
pub(crate) fn looks_secret(field: &Field, name: &str) -> Option<&'static str> {
    let said = field.attrs.secret.is_some() || field.attrs.not_secret.is_some();
    names::credential(name).filter(|_| !said)
}

/// Two fields of this struct that read one variable. What meets by flattening is proved over the schema.
fn read_twice(ctxt: &Ctxt, input: &Input) {
    let mut first: HashMap<&str, &Field> = HashMap::new();
    for field in &input.fields {
        let FieldKind::Value { name, .. } = &field.kind else { continue };
        let Some(other) = first.insert(name, field) else { continue };
        if other.attrs.shared.is_none() || field.attrs.shared.is_none() {
            let message = format!(
                "{name} is read by two fields: `{}` and `{}`; rename one with `env = \"NAME\"`, or mark both `shared`",
                other.ident, field.ident
            );
            match &field.attrs.env {
                Some(env) => ctxt.error(&env.value, message),
                None => ctxt.error(&field.ident, message),
            }
        }
    }
}

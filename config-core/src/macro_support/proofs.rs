//! Proves at compile time what the derive cannot see: the kinds of types, and the variables of flattened structs.

use super::unique_names::Message;
use crate::kind::{Kind, same_text, word};
use crate::schema::{Node, Schema};

/// Fails the compilation at the place of the call, unless `holds` is true.
#[track_caller]
pub const fn prove(holds: bool, message: &'static str) {
    assert!(holds, "{}", message);
}

/// Whether a flattened struct has a text variable with that name, without the prefix of the flattened field.
///
/// A prefix may make such a name look like a credential: `API_` and `KEY` become `API_KEY`.
pub const fn has_text(schema: &'static Schema, name: &str) -> bool {
    let mut i = 0;
    while i < schema.nodes.len() {
        match &schema.nodes[i] {
            Node::Variable(variable) => {
                if variable.kind.is_text()
                    && !variable.is_not_secret()
                    && !variable.resets_prefix()
                    && same_text(variable.name_and_field().0, name)
                {
                    return true;
                }
            }
            Node::Nested(nested) => {
                if nested.prefix.is_empty() && !nested.resets_prefix && has_text(nested.schema, name) {
                    return true;
                }
            }
        }
        i += 1;
    }
    false
}

/// Whether a flattened struct has a variable with that name that could be the name of an environment, without the prefix of
/// the flattened field.
///
/// A prefix may complete such a name: `RUN_` and `MODE` become `RUN_MODE`.
pub const fn has_grouping(schema: &'static Schema, name: &str) -> bool {
    let mut i = 0;
    while i < schema.nodes.len() {
        match &schema.nodes[i] {
            Node::Variable(variable) => {
                if variable.kind.may_group()
                    && variable.grouped().is_none()
                    && !variable.resets_prefix()
                    && same_text(variable.name_and_field().0, name)
                {
                    return true;
                }
            }
            Node::Nested(nested) => {
                if nested.prefix.is_empty() && !nested.resets_prefix && has_grouping(nested.schema, name) {
                    return true;
                }
            }
        }
        i += 1;
    }
    false
}

/// Fails the compilation at the place of the call, if the kind is words and `text` is none of them.
///
/// The message is `mistake`, followed by the words.
#[track_caller]
pub const fn prove_word(kind: &Kind, text: &str, mistake: &str) {
    if let Kind::Words(words) = kind {
        if word(words, text).is_none() {
            panic!("{}", Message::EMPTY.add(mistake).add(": write ").words(words).text());
        }
    }
}

//! What to say of an attribute that there is not: the one that was meant, if that can be told.

use syn::ext::IdentExt as _;
use syn::{Error, Ident};

/// What an attribute stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    Struct,
    Field,
    Variant,
}

const STRUCT: &[&str] =
    &["all_or_none", "ask", "crate", "one_of", "prefix", "secret_files", "validate", "warn_unknown"];

const FIELD: &[&str] = &[
    "allow_empty",
    "conflicts",
    "default",
    "default_with",
    "env",
    "example",
    "flatten",
    "generate",
    "min_len",
    "no_prefix",
    "not_secret",
    "prefix",
    "range",
    "renamed_from",
    "required_if",
    "requires",
    "secret",
    "separator",
    "serde",
    "shared",
    "skip",
    "validate",
    "value_parser",
];

const VARIANT: &[&str] = &["rename"];

/// What other crates call it.
const ELSEWHERE: &[(Item, &str, &str)] = &[
    (Item::Field, "alias", "renamed_from = \"OLD\""),
    (Item::Field, "aliases", "renamed_from = \"OLD\""),
    (Item::Field, "conflicts_with", "conflicts(other)"),
    (Item::Field, "conflicts_with_all", "conflicts(other)"),
    (Item::Field, "default_value", "default = LITERAL"),
    (Item::Field, "deserialize_with", "value_parser = path"),
    (Item::Field, "from", "env = \"NAME\""),
    (Item::Field, "name", "env = \"NAME\""),
    (Item::Field, "nested", "flatten"),
    (Item::Field, "parse_with", "value_parser = path"),
    (Item::Field, "old_name", "renamed_from = \"OLD\""),
    (Item::Field, "rename", "env = \"NAME\""),
    (Item::Field, "required_if_eq", "required_if(other = LITERAL)"),
    (Item::Field, "requires_all", "requires(other)"),
    (Item::Field, "sensitive", "secret"),
    (Item::Field, "sep", "separator = \";\""),
    (Item::Field, "var", "env = \"NAME\""),
    (Item::Field, "with", "value_parser = path"),
    (Item::Struct, "deny_unknown_fields", "warn_unknown"),
    (Item::Struct, "env_prefix", "prefix = \"APP_\""),
    (Item::Struct, "one_of_fields", "one_of(a, b)"),
    (Item::Variant, "env", "rename = \"..\""),
    (Item::Variant, "name", "rename = \"..\""),
];

pub(crate) fn unknown(key: &Ident, item: Item) -> Error {
    let name = key.unraw().to_string();
    let message = match meant(&name, item) {
        Some(meant) => format!("unknown attribute `{name}` of {}: {meant}", item.noun()),
        None => {
            let mut message = format!("unknown attribute `{name}` of {}, expected one of ", item.noun());
            for (place, known) in item.known().iter().enumerate() {
                message.push_str(if place == 0 { "`" } else { ", `" });
                message.push_str(known);
                message.push('`');
            }
            message
        }
    };
    Error::new(key.span(), message.as_str())
}

impl Item {
    const fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Field => "a field",
            Self::Variant => "a variant",
        }
    }

    const fn known(self) -> &'static [&'static str] {
        match self {
            Self::Struct => STRUCT,
            Self::Field => FIELD,
            Self::Variant => VARIANT,
        }
    }
}

fn meant(name: &str, item: Item) -> Option<String> {
    for (of, theirs, ours) in ELSEWHERE {
        if *of == item && *theirs == name {
            return Some(format!("write `{ours}`"));
        }
    }
    match item {
        Item::Field if STRUCT.contains(&name) => return Some("it belongs on the struct".to_owned()),
        Item::Struct if FIELD.contains(&name) => return Some("it belongs on a field".to_owned()),
        _ => {}
    }
    let known = item.known().iter().map(|known| (*known).to_owned());
    nearest(name, known).map(|near| format!("did you mean `{near}`?"))
}

/// Of the names that a slip may have made `name` of, the first of the nearest.
pub(crate) fn nearest(name: &str, known: impl Iterator<Item = String>) -> Option<String> {
    let (mut near, mut least) = (None, usize::MAX);
    for known in known {
        let distance = distance(name, &known);
        if distance < least {
            (near, least) = (Some(known), distance);
        }
    }
    near.filter(|_| least <= 2 && least * 2 < name.len())
}

/// How many letters to add, to drop or to replace (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    // The row of the table above, and as far as we are, our own.
    let mut row = vec![0; b.len()];
    for (j, above) in row.iter_mut().enumerate() {
        *above = j + 1;
    }
    let mut last = row.len();
    for (i, from) in a.chars().enumerate() {
        let (mut diagonal, mut left) = (i, i + 1);
        for (to, above) in b.chars().zip(&mut row) {
            let replaced = diagonal + usize::from(from != to);
            diagonal = *above;
            left = replaced.min(left + 1).min(diagonal + 1);
            *above = left;
        }
        last = left;
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near() {
        assert_eq!((distance("", "abc"), distance("defualt", "default"), distance("env", "env")), (3, 2, 0));
        assert_eq!(meant("seperator", Item::Field).as_deref(), Some("did you mean `separator`?"));
        assert_eq!(meant("frobnicate", Item::Field), None);
    }
}

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

const STRUCT: &[&str] = &["crate", "prefix", "validate"];

const FIELD: &[&str] = &[
    "allow_empty",
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
    (Item::Field, "default_value", "default = LITERAL"),
    (Item::Field, "deserialize_with", "value_parser = path"),
    (Item::Field, "from", "env = \"NAME\""),
    (Item::Field, "name", "env = \"NAME\""),
    (Item::Field, "nested", "flatten"),
    (Item::Field, "parse_with", "value_parser = path"),
    (Item::Field, "rename", "env = \"NAME\""),
    (Item::Field, "sensitive", "secret"),
    (Item::Field, "sep", "separator = \";\""),
    (Item::Field, "var", "env = \"NAME\""),
    (Item::Field, "with", "value_parser = path"),
    (Item::Variant, "env", "rename = \"..\""),
    (Item::Variant, "name", "rename = \"..\""),
];

pub(crate) fn unknown(key: &Ident, item: Item) -> Error {
    let name = key.unraw().to_string();
    let message = match meant(&name, item) {
        Some(meant) => format!("unknown attribute `{name}` of {}: {meant}", item.noun()),
        None => {
            let known = item.known().iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
            format!("unknown attribute `{name}` of {}, expected one of {known}", item.noun())
        }
    };
    Error::new_spanned(key, message)
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
    let elsewhere = ELSEWHERE.iter().find(|(of, theirs, _)| *of == item && *theirs == name);
    if let Some((_, _, ours)) = elsewhere {
        return Some(format!("write `{ours}`"));
    }
    match item {
        Item::Field if STRUCT.contains(&name) => return Some("it belongs on the struct".to_owned()),
        Item::Struct if FIELD.contains(&name) => return Some("it belongs on a field".to_owned()),
        _ => {}
    }
    let near = item.known().iter().map(|known| (distance(name, known), known)).min()?;
    (near.0 <= 2 && near.0 * 2 < name.len()).then(|| format!("did you mean `{}`?", near.1))
}

/// How many letters to add, to drop or to replace (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (to, above) in b.iter().zip(row.windows(2)) {
            let [diagonal, above] = above else { continue };
            left = (left + 1).min(above + 1).min(diagonal + usize::from(from != *to));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
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

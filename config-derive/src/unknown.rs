//! Writes messages about unknown attributes. They name the attribute that was probably meant.

use syn::ext::IdentExt as _;
use syn::{Error, Ident};

/// The kind of item that an attribute is written on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Struct,
    Field,
    Enum,
    Variant,
}

/// Attributes of other crates, each with the equivalent attribute of this crate.
const OTHER_CRATES: &[(Target, &str, &str)] = &[
    (Target::Field, "alias", "renamed_from = \"OLD\""),
    (Target::Field, "aliases", "renamed_from = \"OLD\""),
    (Target::Field, "conflicts_with", "conflicts(other)"),
    (Target::Field, "conflicts_with_all", "conflicts(other)"),
    (Target::Field, "default_value", "default = LITERAL"),
    (Target::Field, "default_value_t", "default = LITERAL"),
    (Target::Field, "deserialize_with", "value_parser = path"),
    (Target::Field, "from", "env = \"NAME\""),
    (Target::Field, "name", "env = \"NAME\""),
    (Target::Field, "nested", "flatten"),
    (Target::Field, "parse_with", "value_parser = path"),
    (Target::Field, "old_name", "renamed_from = \"OLD\""),
    (Target::Field, "rename", "env = \"NAME\""),
    (Target::Field, "required_if_eq", "required_if(other = LITERAL)"),
    (Target::Field, "requires_all", "requires(other)"),
    (Target::Field, "sensitive", "secret"),
    (Target::Field, "sep", "separator = \";\""),
    (Target::Field, "var", "env = \"NAME\""),
    (Target::Field, "with", "value_parser = path"),
    (Target::Struct, "deny_unknown_fields", "warn_unknown"),
    (Target::Struct, "env_prefix", "prefix = \"APP_\""),
    (Target::Struct, "at_least_one_of", "any_of(a, b)"),
    (Target::Struct, "one_of_fields", "one_of(a, b)"),
    (Target::Enum, "case", "rename_all = \"snake_case\""),
    (Target::Enum, "serialize_all", "rename_all = \"snake_case\""),
    (Target::Variant, "env", "rename = \"..\""),
    (Target::Variant, "name", "rename = \"..\""),
    (Target::Variant, "serialize", "rename = \"..\""),
];

/// Attributes of other crates that this crate has no need of, each with what to do instead.
const NOT_NEEDED: &[(Target, &str, &str)] = &[
    (Target::Field, "required", "remove it, since a field without a default is required"),
    (Target::Field, "optional", "remove it, and make the type an `Option`"),
    (Target::Field, "long", "remove it, since a variable is not an argument"),
    (Target::Field, "short", "remove it, since a variable is not an argument"),
    (Target::Field, "help", "write a doc comment on the field"),
    (Target::Field, "description", "write a doc comment on the field"),
    (Target::Field, "secret_file", "put `secret_files` on the struct"),
    (Target::Variant, "alias", "remove it, since a variant has one word"),
    (Target::Variant, "aliases", "remove it, since a variant has one word"),
];

/// The error about `key`.
///
/// `known` are the attributes of this kind of item, and `others` are the attributes of the other kind.
pub(crate) fn unknown(key: &Ident, target: Target, known: &[&str], others: &[&str]) -> Error {
    let name = key.unraw().to_string();
    let noun = match target {
        Target::Struct => "a struct",
        Target::Field => "a field",
        Target::Enum => "an enum of words",
        Target::Variant => "a variant",
    };
    let remedy = match (meant(&name, target, known, others), known) {
        (Some(meant), _) => meant,
        (None, [only]) => format!("write `{only}`"),
        (None, _) => format!("write one of `{}`", known.join("`, `")),
    };
    Error::new(key.span(), format!("unknown attribute `{name}` on {noun}: {remedy}"))
}

fn meant(name: &str, target: Target, known: &[&str], others: &[&str]) -> Option<String> {
    if let Some((.., ours)) = OTHER_CRATES.iter().find(|(of, theirs, _)| *of == target && *theirs == name) {
        return Some(format!("write `{ours}`"));
    }
    if let Some((.., remedy)) = NOT_NEEDED.iter().find(|(of, theirs, _)| *of == target && *theirs == name) {
        return Some((*remedy).to_owned());
    }
    match target {
        Target::Field if others.contains(&name) => return Some("put it on the struct".to_owned()),
        Target::Struct if others.contains(&name) => return Some("put it on a field".to_owned()),
        Target::Struct if name == "rename_all" => {
            let remedy =
                "remove it, since variables are in SCREAMING_SNAKE_CASE, or name one with `env = \"NAME\"`";
            return Some(remedy.to_owned());
        }
        Target::Enum if name == "rename" => return Some("put it on a variant".to_owned()),
        Target::Enum if others.contains(&name) => {
            return Some("remove it, since the enum does not read variables".to_owned());
        }
        Target::Variant if others.contains(&name) => return Some("put it on the enum".to_owned()),
        _ => {}
    }
    let known = known.iter().map(|known| (*known).to_owned());
    nearest(name, known).map(|near| format!("did you mean `{near}`?"))
}

/// The nearest name (the first one of several), if `name` may be a misspelling of it.
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

/// The number of letters to add, remove or replace (Levenshtein distance).
fn distance(a: &str, b: &str) -> usize {
    // The previous row of the table. The current row overwrites it from the left.
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
    fn a_misspelt_attribute_is_recognized() {
        assert_eq!((distance("", "abc"), distance("defualt", "default"), distance("env", "env")), (3, 2, 0));
        let meant = |name| meant(name, Target::Field, &["default", "separator"], &["one_of"]);
        assert_eq!(meant("seperator").as_deref(), Some("did you mean `separator`?"));
        assert_eq!(meant("one_of").as_deref(), Some("put it on the struct"));
        assert_eq!(meant("frobnicate"), None);
    }

    #[test]
    fn an_attribute_of_another_crate_has_its_remedy() {
        let meant = |name, target| meant(name, target, &["requires", "rename"], &[]).unwrap_or_default();
        assert_eq!(meant("default_value_t", Target::Field), "write `default = LITERAL`");
        assert_eq!(
            meant("required", Target::Field),
            "remove it, since a field without a default is required"
        );
        assert_eq!(meant("optional", Target::Field), "remove it, and make the type an `Option`");
        assert_eq!(meant("alias", Target::Variant), "remove it, since a variant has one word");
        assert_eq!(meant("alias", Target::Field), "write `renamed_from = \"OLD\"`");
    }
}

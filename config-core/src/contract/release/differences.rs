//! How another bound or default of a variable is told.

use super::declared::{Default, Field};
use super::kinds::reads_all;

/// What is different about the range or the least length of a field.
pub(super) fn bounds_changed(field: &Field, old: &Field) -> String {
    if field.min_len > old.min_len {
        format!("has a least length of {}, and had {}", field.min_len, old.min_len)
    } else {
        "has another range".to_owned()
    }
}

/// How another default is told; `unset` is a clause for an environment that relies on it.
pub(super) fn default_changed(field: &Field, old: &Field, unset: &str) -> String {
    let name = &field.name;
    let now = match &field.default {
        Some(Default::Text(now)) => Some(default_of(now)),
        Some(Default::From(other)) => Some(format!("the value of {other} as its default")),
        Some(Default::Untold) => Some("another default".to_owned()),
        None => None,
    };
    match (now, &old.default) {
        (Some(now), Some(Default::Text(before))) => {
            format!("{name} has {now} and had {}{}", told(before), to_keep(before, field, old, unset))
        }
        (None, Some(Default::Text(before))) => {
            format!("{name} had the default {}{}", told(before), to_keep(before, field, old, unset))
        }
        (Some(now), _) => format!("{name} has {now}"),
        (None, _) => format!("{name} has no default any more"),
    }
}

/// A default as it is told.
pub(super) fn default_of(default: &str) -> String {
    if default.is_empty() { "an empty default".to_owned() } else { format!("the default {default}") }
}

fn told(default: &str) -> &str {
    if default.is_empty() { "an empty text" } else { default }
}

/// How to keep the old default, if the field reads it.
fn to_keep(before: &str, field: &Field, old: &Field, unset: &str) -> String {
    let is_set = !before.is_empty() || field.allows_empty;
    if is_set && reads_all(field, old) {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:@%+,=".contains(c);
        let quote = if before.contains('\'') || before.chars().all(is_plain) { "" } else { "'" };
        format!(": where {unset}, set {}={quote}{before}{quote} to keep that", field.name)
    } else {
        String::new()
    }
}

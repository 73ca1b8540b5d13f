//! The word of a variant, in each style.

use syn::Ident;
use syn::ext::IdentExt as _;

use crate::names;

/// A style of `rename_all`. serde has the same names, and spells the same words.
#[derive(Clone, Copy)]
pub(crate) enum Style {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

/// Each style with its name.
const STYLES: [(&str, Style); 8] = [
    ("lowercase", Style::Lower),
    ("UPPERCASE", Style::Upper),
    ("PascalCase", Style::Pascal),
    ("camelCase", Style::Camel),
    ("snake_case", Style::Snake),
    ("SCREAMING_SNAKE_CASE", Style::ScreamingSnake),
    ("kebab-case", Style::Kebab),
    ("SCREAMING-KEBAB-CASE", Style::ScreamingKebab),
];

impl Style {
    /// The style with this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        STYLES.iter().find(|(known, _)| *known == name).map(|(_, style)| *style)
    }

    /// The names of all styles, as a message lists them.
    pub(crate) fn names() -> String {
        let names: Vec<String> = STYLES.iter().map(|(name, _)| format!("`{name}`")).collect();
        names.join(", ")
    }

    /// The word of a variant. Each capital letter after the first character begins a part of the name.
    pub(crate) fn word(self, variant: &Ident) -> String {
        let name = variant.unraw().to_string();
        match self {
            Self::Lower => name.to_ascii_lowercase(),
            Self::Upper => name.to_ascii_uppercase(),
            Self::Pascal => name,
            Self::Camel => {
                let mut chars = name.chars();
                let first = chars.next().map(|first| first.to_ascii_lowercase());
                first.into_iter().chain(chars).collect()
            }
            Self::Snake => parts(&name),
            Self::ScreamingSnake => parts(&name).to_ascii_uppercase(),
            Self::Kebab => parts(&name).replace('_', "-"),
            Self::ScreamingKebab => parts(&name).to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// The word of a variant without `rename_all`: its name in `kebab-case`, where an abbreviation stays one part.
pub(crate) fn word(variant: &Ident) -> String {
    names::variable(variant).to_lowercase().trim_matches('_').replace('_', "-")
}

/// The name in small letters, with `_` between its parts.
fn parts(name: &str) -> String {
    let mut parts = String::with_capacity(name.len() + 4);
    for (place, c) in name.char_indices() {
        if place > 0 && c.is_uppercase() {
            parts.push('_');
        }
        parts.push(c.to_ascii_lowercase());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ident(name: &str) -> Ident {
        Ident::new(name, proc_macro2::Span::call_site())
    }

    #[test]
    fn words_are_kebab_case_by_default() {
        for (name, expected) in [
            ("ReadOnly", "read-only"),
            ("Off", "off"),
            ("Utf8", "utf8"),
            ("HTTPOnly", "httponly"),
            ("A_", "a"),
        ] {
            assert_eq!(word(&ident(name)), expected);
        }
    }

    // `examples/migration/tests/migration/styles.rs` compares them with serde.
    #[test]
    fn each_style_has_its_spelling() {
        let words: Vec<String> = STYLES.iter().map(|(_, style)| style.word(&ident("ReadOnly"))).collect();
        let expected = [
            "readonly", "READONLY", "ReadOnly", "readOnly", "read_only", "READ_ONLY", "read-only",
            "READ-ONLY",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn a_style_is_found_by_its_name_alone() {
        assert!(STYLES.iter().all(|(name, _)| Style::named(name).is_some()));
        assert!(Style::named("kebab_case").is_none() && Style::named("Lowercase").is_none());
    }
}

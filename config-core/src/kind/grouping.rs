//! Which kinds of values can select a group of settings, such as the name of an environment.

use super::Kind;
use super::words::word;

#[doc(hidden)]
impl Kind {
    /// Whether a value can be the name of an environment: any text, a word, or a type of the application.
    #[must_use]
    pub const fn may_group(&self) -> bool {
        matches!(self, Self::Text | Self::Words(_) | Self::Other)
    }

    /// Whether the words are those of environments: production and another one.
    #[must_use]
    pub const fn names_environments(&self) -> bool {
        match self {
            Self::Words(words) => {
                has_any(words, &["production", "prod"])
                    && has_any(words, &["development", "dev", "staging", "test"])
            }
            _ => false,
        }
    }

    /// Whether the value is a label, on which nothing may depend.
    #[must_use]
    pub const fn is_label(&self) -> bool {
        match self {
            Self::Label => true,
            Self::List(item) | Self::Map(_, item) => item.is_label(),
            _ => false,
        }
    }
}

/// Whether any of `wanted` is among the words, in any ASCII case.
const fn has_any(words: &[&str], wanted: &[&str]) -> bool {
    let mut i = 0;
    while i < wanted.len() {
        if word(words, wanted[i]).is_some() {
            return true;
        }
        i += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn production_and_another_environment_are_words_of_environments() {
        for words in [&["production", "staging"][..], &["Dev", "PROD"], &["test", "other", "Production"]] {
            assert!(Kind::Words(words).names_environments(), "{words:?}");
        }
        for words in [
            &["production"][..],
            &["dev", "staging", "test"],
            &["info", "dev"],
            &["product", "dev"],
            &["productive", "testing"],
            &[],
        ] {
            assert!(!Kind::Words(words).names_environments(), "{words:?}");
        }
        assert!(!Kind::List(&Kind::Words(&["prod", "dev"])).names_environments());
    }
}

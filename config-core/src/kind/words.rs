//! The words of an enum, which ignore ASCII case.

use super::Kind;

impl Kind {
    /// The spelling of the word that `text` is in any case. It is `text` itself for another kind.
    #[cfg(feature = "contract")]
    pub(crate) fn spelling<'t>(&self, text: &'t str) -> &'t str {
        match self {
            Self::Words(words) => words.iter().find(|word| word.eq_ignore_ascii_case(text)).unwrap_or(&text),
            Self::Secret(inner) => inner.spelling(text),
            _ => text,
        }
    }

    /// Whether the kind is a word, or a list or a map of words.
    #[cfg(feature = "contract")]
    pub(crate) fn has_words(&self) -> bool {
        match self {
            Self::Words(_) => true,
            Self::Secret(inner) | Self::List(inner) => inner.has_words(),
            Self::Map(key, value) => key.has_words() || value.has_words(),
            _ => false,
        }
    }
}

/// The place of the word that `text` is in any ASCII case, as a constant expression.
#[must_use]
pub const fn word(words: &[&str], text: &str) -> Option<usize> {
    let mut place = 0;
    while place < words.len() {
        if is_same(words[place].as_bytes(), text.as_bytes()) {
            return Some(place);
        }
        place += 1;
    }
    None
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i].eq_ignore_ascii_case(&b[i]) {
        i += 1;
    }
    i == a.len() && i == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_any_case_of_ascii() {
        const WORDS: &[&str] = &["info", "Read-Only", "größe"];
        assert_eq!(["INFO", "read-only", "GRößE"].map(|text| word(WORDS, text)), [Some(0), Some(1), Some(2)]);
        assert_eq!(["", "inf", "infos", "größE ", "GRÖßE", " info"].map(|text| word(WORDS, text)), [None; 6]);
        assert_eq!(word(&[""], ""), Some(0));
    }
}

//! Finds the word that was most likely meant by another one.

use super::names::edits;

/// The word that is nearest to a misspelt one, if it is near enough; or the only one that begins with the text, or that the
/// text begins with: `warn` for `warning`.
#[cold]
pub(crate) fn nearest_word(words: &[&'static str], text: &str) -> Option<&'static str> {
    // A longer text would only cost time.
    let near = |word: &&&str| text.len().abs_diff(word.len()) <= 2;
    let edits_of = |word: &&'static str| Some((edits(word.as_bytes(), text.as_bytes())?, *word));
    let nearest = words.iter().filter(near).filter_map(edits_of).min_by_key(|(edits, _)| *edits);
    let mut longer_or_shorter = words.iter().filter(|word| begins(word, text) || begins(text, word));
    match (nearest, longer_or_shorter.next(), longer_or_shorter.next()) {
        (Some((_, word)), ..) => Some(word),
        (None, Some(word), None) => Some(word),
        _ => None,
    }
}

/// Whether a word begins with the letters of another, in either case. Fewer than three letters say too little.
fn begins(word: &str, start: &str) -> bool {
    start.len() >= 3 && word.get(..start.len()).is_some_and(|letters| letters.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_longer_or_shorter_is_found() {
        const LEVELS: &[&str] = &["debug", "info", "warn", "error"];
        for (text, word) in [
            ("warning", Some("warn")),
            ("WARNING", Some("warn")),
            ("information", Some("info")),
            ("err", Some("error")),
            ("inof", Some("info")),
            ("wa", None),
            ("", None),
            ("tracing", None),
            ("a warning", None),
            ("wär", None),
        ] {
            assert_eq!(nearest_word(LEVELS, text), word, "{text:?}");
        }
        // Two words begin with it.
        assert_eq!(nearest_word(&["production", "productive"], "prod"), None);
    }
}

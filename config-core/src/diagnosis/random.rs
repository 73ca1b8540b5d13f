//! Tells words from the random letters of a password.

/// Whether the letters make words, as in `apiKey`, `DB_PASSWORD` and `db-password-1`. In a random text, a word would end at nearly each letter.
pub(super) fn is_of_words(text: &[u8]) -> bool {
    let ends_word = |pair: &&[u8]| match pair {
        [before, after] => {
            before.is_ascii_lowercase() && after.is_ascii_uppercase()
                || before.is_ascii_alphabetic() && after.is_ascii_digit()
                || before.is_ascii_digit() && after.is_ascii_alphabetic()
        }
        _ => false,
    };
    let words = text.windows(2).filter(ends_word).count();
    words * 3 <= text.iter().filter(|byte| byte.is_ascii_alphanumeric()).count()
}

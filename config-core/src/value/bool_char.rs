use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::whitespace;
use crate::kind::Kind;

/// Reads `1 yes y true t on` and `0 no n false f off`, in any ASCII case.
impl FromEnvStr for bool {
    const KIND: Kind = Kind::Bool;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        // The longest word has five letters.
        let mut word = [0; 5];
        let length = text.len().min(word.len());
        for (lower, byte) in word.iter_mut().zip(text.as_bytes()) {
            *lower = byte.to_ascii_lowercase();
        }
        match word.get(..length) {
            _ if text.len() > word.len() => Err(whitespace::refused(text, None)),
            Some(b"true" | b"1" | b"yes" | b"on" | b"t" | b"y") => Ok(true),
            Some(b"false" | b"0" | b"no" | b"off" | b"f" | b"n") => Ok(false),
            _ => Err(whitespace::refused(text, None)),
        }
    }
}

/// Reads exactly one Unicode scalar value, which may be a blank. A letter with a combining accent has two.
impl FromEnvStr for char {
    const KIND: Kind = Kind::Char;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(c),
            (None, _) => Err(ValueError::from(Mismatch::Empty)),
            _ => Err(ValueError::from(Mismatch::SeveralCharacters)),
        }
    }
}

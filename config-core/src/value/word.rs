use super::blanks;
use super::{FromEnvStr, ValueError};
use crate::kind::Kind;

/// `1 yes y true t on` or `0 no n false f off`, in any ASCII case.
impl FromEnvStr for bool {
    const KIND: Kind = Kind::Bool;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        if is_one_of(text, &["true", "1", "yes", "on", "t", "y"]) {
            Ok(true)
        } else if is_one_of(text, &["false", "0", "no", "off", "f", "n"]) {
            Ok(false)
        } else {
            Err(blanks::refused(text, None))
        }
    }
}

/// Exactly one Unicode scalar value, which may be a blank. A letter with a combining accent is two.
impl FromEnvStr for char {
    const KIND: Kind = Kind::Char;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Ok(c),
            (None, _) => Err(ValueError::because("it is empty")),
            _ => Err(ValueError::because("it is more than one Unicode scalar value")),
        }
    }
}

fn is_one_of(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.eq_ignore_ascii_case(word))
}

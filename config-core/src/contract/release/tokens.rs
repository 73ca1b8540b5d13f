//! The words, quoted texts and signs of a line.

use super::write::is_of_word;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A word, or a quoted text.
    Word(String),
    /// `=`, `(`, `)` or `,`.
    Sign(char),
    /// One blank.
    Blank,
}

/// The tokens of a line that is not indented. It returns none if the line has anything else.
pub(super) fn of_line(line: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        rest = match first {
            ' ' => {
                tokens.push(Token::Blank);
                rest.strip_prefix(' ')?
            }
            '=' | '(' | ')' | ',' => {
                tokens.push(Token::Sign(first));
                rest.strip_prefix(first)?
            }
            '"' => {
                let (text, after) = quoted(rest.strip_prefix('"')?)?;
                tokens.push(Token::Word(text));
                after
            }
            _ => {
                let length = rest.bytes().take_while(|byte| is_of_word(*byte)).count();
                let (word, after) = rest.split_at_checked(length).filter(|(word, _)| !word.is_empty())?;
                tokens.push(Token::Word(word.to_owned()));
                after
            }
        };
    }
    Some(tokens)
}

/// The text up to the closing quote, and what follows it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut unquoted = String::new();
    let mut chars = text.chars();
    loop {
        match chars.next()? {
            '"' => return Some((unquoted, chars.as_str())),
            '\\' => match chars.next()? {
                'n' => unquoted.push('\n'),
                'u' => {
                    let (digits, after) = chars.as_str().split_at_checked(4)?;
                    unquoted.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                    chars = after.chars();
                }
                c @ ('"' | '\\') => unquoted.push(c),
                _ => return None,
            },
            c => unquoted.push(c),
        }
    }
}

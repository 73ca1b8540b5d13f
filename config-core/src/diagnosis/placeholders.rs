//! Placeholders that documentation and consoles show in place of a value.

use super::pattern::{is_any, is_any_word};
use super::random::is_of_words;
use crate::strings;

/// Whether the text is a placeholder such as `changeme`. `secret`: whether a secret belongs here.
pub(super) fn is_placeholder(text: &str, secret: bool) -> bool {
    // A longer text is not a placeholder.
    text.len() <= 64
        && (is_any_word(PLACEHOLDERS, text) && (secret || !is_sentence(text))
            || secret && (is_any_word(SECRET_PLACEHOLDERS, text) || is_filled_out(text)))
}

/// Whether the text is like `Your invoice is here`, which an application may want.
fn is_sentence(text: &str) -> bool {
    strings::contains(text, " ") && is_any_word("yourA*here\ninsertA*here", text)
}

/// Whether a part of a URL is a placeholder. `password`: whether the part is a password.
// Documentation has passwords such as `example`, which work.
pub(super) fn is_placeholder_in_url(part: &str, password: bool) -> bool {
    part.len() <= 64
        && (is_any_word(PLACEHOLDERS, part)
            || password && (is_any_word("redacted", part) || is_filled_out(part)))
}

/// Whether the text is `xxx` or `***`, or words in angle brackets: `<api-key>`, but not `<br>`.
fn is_filled_out(text: &str) -> bool {
    // A plus is in random passwords, and not between words.
    is_any("xxxx*\nMMMM*", text)
        || is_any("<LPPP*>", text) && !strings::contains(text, "+") && is_of_words(text.as_bytes())
}

/// Placeholders wherever a value belongs.
pub(super) const PLACEHOLDERS: &str = "\
changeme
changethis
replaceme
replacethis
yourA*here
insertA*here
<yourA*>
<insertA*>
yourapikey
yourkey
yourpassword
yoursecret
yoursecretkey
yourtoken
revealpassword
clickto:revealpassword
clicktorevealA*
examplepublickey
akiaA*example
wjalA*examplekey
je7mA*examplekey
<todo>
<fixme>
<placeholder>
<example>
<redacted>";

/// Placeholders that an application may want as text.
pub(super) const SECRET_PLACEHOLDERS: &str = "todo\nfixme\nplaceholder\nexample\nredacted";

//! Comments of an env file that became part of the value.

use super::pattern::is_any;
use crate::strings;

/// Whether the text has a comment after the value or in its place. `strict`: whether the value itself has no blank
/// before a `#`.
// A text such as `Room #5` or `#general` may be wanted, and so may a format.
pub(super) fn has_comment(text: &str, secret: bool, strict: bool) -> bool {
    let one_line = !strings::any(text, |byte| matches!(byte, b'\n' | b'\r'));
    let is_format = || strings::any(text, |byte| matches!(byte, b'%' | b'$' | b'{' | b'\\'));
    one_line
        && if strict {
            is_any("#BA*\nA*B#A*\n#", text)
        } else if secret {
            is_any("#BA*\nSS*BB*#A*", text)
        } else {
            is_any("#BA*\nSS*BB*#BA*", text) && !is_format()
        }
}

/// Whether the items of a list or map have a comment after them.
pub(super) fn has_comment_after_items(text: &str) -> bool {
    // The search is slow, so a text without a `#` skips it.
    strings::contains(text, "#") && is_any("#BA*\nA*B#BA*", text)
}

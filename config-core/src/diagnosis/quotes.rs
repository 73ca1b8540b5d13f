//! Quotes, and escapes that a quoted text would need.

use super::pattern::is_any;
use crate::strings;

/// Whether the text begins and ends with the same quote.
pub(super) fn is_wrapped(text: &str) -> bool {
    is_any("\"A*\"\n'A*'\n`A*`", text) || is_in_curly_quotes(text)
}

/// Whether one pair of quotes is around the whole text, unlike `'a', 'b'`.
pub(super) fn is_wrapped_whole(text: &str) -> bool {
    is_any("\"J*\"\n'K*'\n`QQ*`", text) && !is_any(POLICY, text) || is_in_curly_quotes(text)
}

/// Whether the text is a string of code, with a sign after its quotes or a letter before them: `"x",`, `'x';`, `b'x'`.
/// `strict`: whether the value itself has no quotes.
// A random password may have a quote and other signs at its ends.
pub(super) fn is_string_of_code(text: &str, strict: bool) -> bool {
    let is_of_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.+/=:@\"',;".contains(&byte);
    is_any("\"J*\",\n\"J*\";\n'K*',\n'K*';\nb\"J*\"\nb'K*'", text)
        && (strict || text.len() >= 15 && strings::all(text, is_of_token))
}

/// Words of a Content-Security-Policy, to which the quotes belong.
const POLICY: &str = "\
'self'
'none'
'unsafe-A*'
'wasm-unsafe-eval'
'strict-dynamic'
'report-sample'
'inline-speculation-rules'
'nonce-A*'
'sha256-A*'
'sha384-A*'
'sha512-A*'";

/// Whether one pair of the quotes that a text processor makes is around the whole text.
fn is_in_curly_quotes(text: &str) -> bool {
    let inner = text.strip_prefix(CURLY).and_then(|rest| rest.strip_suffix(CURLY));
    // An apostrophe may be in it.
    inner.is_some_and(|inner| !inner.contains(['\u{201c}', '\u{201d}', '\u{201e}']))
}

const CURLY: [char; 6] = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}', '\u{2019}', '\u{201a}'];

/// Whether one pair of escaped quotes is around the whole text.
pub(super) fn is_in_escaped_quotes(text: &str) -> bool {
    is_any("\\\"J*\\\"\n\\'K*\\'\n&quot;A*&quot;\n&#34;A*&#34;\n&apos;A*&apos;\n&#39;A*&#39;", text)
}

/// Whether the only quote of the text is at one of its ends.
pub(super) fn has_stray_quote(text: &str) -> bool {
    is_any("\"J*\nJ*\"\n'K*\nK*'", text) && text.len() > 1
}

/// Whether the text ends in a line break that is written as a backslash and an n.
///
/// A secret may be a random password, which has other signs, too. Text may be a format, a regular expression or a path of
/// Windows, which also have other signs.
pub(super) fn ends_in_escaped_line_break(text: &str, secret: bool) -> bool {
    let Some(value) = text.strip_suffix("\\n") else { return false };
    let value = value.strip_suffix("\\r").unwrap_or(value);
    let is_of_token = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'_' | b'.' | b'=' | b'+' | b'/' | b':' | b'@' | b' ')
    };
    let is_sign = |byte| matches!(byte, b'\\' | b'%' | b'$' | b'{' | b'[' | b'(' | b'^' | b'*');
    is_any("A*SW", value)
        && if secret { strings::all(value, is_of_token) } else { !strings::any(value, is_sign) }
}

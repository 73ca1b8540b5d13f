//! Why a URL has a character that none may contain: a blank, a backslash, or a `%` without its digits.

use super::conventions::Hosts;
use super::host;
use super::rules::Rules;
use crate::strings;
use crate::value::Refusal;

/// Refuses the first character that no URL may contain. A `$` is allowed, but not the `$` of a variable.
#[cold]
pub(super) fn refuse(text: &str) -> Result<(), Refusal> {
    let (_, rest) = strings::split_while(text, |byte| byte.is_ascii_graphic() && byte != b'\\');
    Err(match rest.as_bytes().first() {
        Some(b' ') => Refusal::Blank,
        Some(b'\\') => Refusal::Backslash,
        Some(byte) if byte.is_ascii_control() => Refusal::Control,
        Some(_) => Refusal::NonAscii,
        None if strings::contains(text, "${") || strings::contains(text, "$(") => Refusal::Unexpanded,
        None => return Ok(()),
    })
}

/// Where the first character outside ASCII is: in a host, or in a part that takes it percent-encoded.
pub(super) fn non_ascii(text: &str, rules: &Rules) -> Refusal {
    let (before, rest) = strings::split_while(text, |byte| byte.is_ascii());
    let mut place = before;
    while let Some((_, after)) = strings::split_once(place, "://") {
        place = after;
    }
    let mut is_host = place.len() < before.len() || rules.bare_hosts;
    for byte in place.bytes() {
        match byte {
            // What follows a colon may be a password.
            b'/' | b'?' | b'#' | b'=' | b';' => return Refusal::NonAscii,
            b':' => is_host = false,
            b',' | b'@' => is_host = true,
            _ => {}
        }
    }
    // Before an `@`, it belongs to a user or a password.
    if is_host && !strings::contains(rest, "@") && rules.name != "Sqlite" {
        Refusal::NonAsciiHost
    } else {
        Refusal::NonAscii
    }
}

/// Why there is a blank in the URL.
pub(super) fn blank(text: &str, rules: &Rules) -> Refusal {
    let (before, after) =
        text.split_once(' ').map_or((text, ""), |(before, after)| (before, after.trim_start()));
    if after.starts_with('#') {
        Refusal::Comment
    } else if has_template(text) {
        Refusal::Template
    } else if is_in_options(before, after) {
        Refusal::Service(
            "it has a blank in the value of a parameter, such as options: write each blank in it as %20",
        )
    } else if rules.hosts != Hosts::One && strings::contains(text, ", ") {
        Refusal::BlankInList
    } else if rules.hosts != Hosts::One && are_hosts(text) {
        Refusal::BlanksInList
    } else if strings::contains(text, "$(") {
        Refusal::Unexpanded
    } else if strings::contains(before, "://") && strings::starts_with_scheme(after) {
        if rules.hosts == Hosts::Urls { Refusal::UrlsByBlank } else { Refusal::TwoUrls }
    } else if strings::contains(before, "://") && begins_parameter(after) {
        Refusal::BlankBeforeParameter
    } else if is_at_edge(before, after) {
        Refusal::BlankAtEdge
    } else {
        Refusal::Blank
    }
}

/// Whether a blank between these texts is at the edge of a part. Inside a password, it may be meant.
fn is_at_edge(before: &str, after: &str) -> bool {
    let is_sign = |byte: Option<&u8>| matches!(byte, Some(b':' | b'/' | b'@' | b'?' | b'&' | b'='));
    let Some((_, start)) = strings::split_once(before, "://") else { return false };
    let next = after.as_bytes().first();
    let Some((value, rest)) = strings::split_at_byte(after, b'@') else {
        return is_sign(before.as_bytes().last()) || is_sign(next);
    };
    value.is_empty() && !strings::contains(rest, "@")
        || match strings::split_at_byte(start, b':') {
            None => start.is_empty() || next == Some(&b':'),
            Some((_, password)) => password.is_empty(),
        }
}

/// Whether the text is hosts that are separated by blanks, as in `kafka-1:9092 kafka-2:9092`.
fn are_hosts(text: &str) -> bool {
    text.split(' ').filter(|item| !item.is_empty()).all(|item| {
        let (scheme, place) = strings::split_once(item, "://").unwrap_or(("", item));
        let is_place = |port: Option<u16>| port.is_some() || !scheme.is_empty();
        host::split(place).is_ok_and(|(name, port)| host::is_host(&name) && is_place(port))
    })
}

/// Why there is a backslash in the URL.
pub(super) fn backslash(text: &str) -> Refusal {
    let after = text.split_once('\\').map_or("", |(_, after)| after);
    match after.as_bytes() {
        b"n" | b"r" | b"r\\n" => Refusal::WrittenNewline,
        [b'u', digits @ ..]
            if digits.first_chunk::<4>().is_some_and(|four| four.iter().all(u8::is_ascii_hexdigit)) =>
        {
            Refusal::JsonEscape
        }
        _ => Refusal::Backslash,
    }
}

/// Why a `%` in the URL does not begin an escape.
pub(super) fn escape(text: &str) -> Refusal {
    if has_double_percent(text) {
        Refusal::DoublePercent
    } else if has_windows_variable(text) {
        Refusal::WindowsVariable
    } else {
        Refusal::Escape
    }
}

/// Whether a template engine left `{{ name }}` or `<%= name %>`.
fn has_template(text: &str) -> bool {
    let holds = |start: &str, end: &str| {
        strings::split_once(text, start).is_some_and(|(_, rest)| strings::contains(rest, end))
    };
    holds("{{", "}}") || holds("<%", "%>")
}

/// Whether a value goes on after a blank: `?options=-c a=b`, or `?init_command=SET a=b`. A parameter about TLS never belongs to it.
fn is_in_options(before: &str, after: &str) -> bool {
    let options =
        strings::split_once(before, "?").and_then(|(_, query)| strings::split_once(query, "options="));
    (options.is_some_and(|(_, value)| !strings::contains(value, "&")) || before.ends_with("=SET"))
        && !after.starts_with("ssl")
        && !strings::contains(after, " ssl")
}

/// Whether the rest of a URL is `name=value`. Before an `@`, it may belong to a password.
fn begins_parameter(rest: &str) -> bool {
    let (name, _) = rest.split_once('=').unwrap_or_default();
    host::is_name(name) && !strings::contains(rest, "@")
}

/// Whether a `%` before an escape was doubled, as for a format string or a crontab: `p%%40ss`.
fn has_double_percent(text: &str) -> bool {
    text.as_bytes().windows(4).any(|part| match part {
        [b'%', b'%', high, low] => high.is_ascii_hexdigit() && low.is_ascii_hexdigit(),
        _ => false,
    })
}

/// Whether the text has a variable of Windows, such as `%DB_NAME%`, or of Symfony, such as `%kernel.project_dir%`.
fn has_windows_variable(text: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'(' | b')');
    let is_name = |part: &str| {
        let is_written_so =
            part.contains(['_', '.', '(']) || !strings::any(part, |byte| byte.is_ascii_lowercase());
        part.len() > 2
            && strings::all(part, is_of_name)
            && is_written_so
            && !part.starts_with(|c: char| c.is_ascii_digit())
    };
    // The last part has no `%` after it.
    let mut parts = text.split('%').skip(1).peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_some() && is_name(part) {
            return true;
        }
    }
    false
}

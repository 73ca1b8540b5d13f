//! What the parts of a URL show.
//!
//! The parts are those that the text shows. A URL that is accepted has them at the same places.

use secrecy::ExposeSecret as _;
use secrecy::zeroize::Zeroizing;

use super::clash::Clash;
use super::form::Form;
use super::pattern::is_any;
use super::placeholders::is_placeholder_in_url;
use super::signs::{
    has_nothing, is_good as is_good_text, is_nothing, is_reference, is_unexpanded_secret, is_whole_variable,
};
use super::suspicion::Suspicion;
use super::url_part::{self, UrlPart};
use super::variables::{has_unexpanded_directory, has_unexpanded_in_url};
use crate::kind::ResourceKind;
use crate::resource::{MOST_IN_URL, looks_secret};
use crate::strings::{self, split_once};
use crate::value::{Base64, FromEnvStr as _};

/// A quick filter: whether an accepted URL cannot be suspicious.
pub(super) fn is_good(text: &str) -> bool {
    let parts = Parts::of(text);
    is_good_part(parts.user)
        && is_good_part(parts.password)
        && parts.password != "password"
        && parts.places().all(|(host, port)| {
            is_good_text(host.as_bytes()) && (port.is_empty() || Clash::of(parts.scheme, port).is_none())
        })
        && parts.secret_params().all(is_good_part)
        && is_good_place(&parts)
}

/// Whether the host, the path and the parameters have none of the signs that [`of_place`] knows.
fn is_good_place(parts: &Parts<'_>) -> bool {
    if parts.hosts.starts_with(':') && parts.scheme != SQLITE {
        return false;
    }
    let tail = match parts.tail.strip_prefix('/') {
        None if parts.scheme != SQLITE => return parts.tail.is_empty(),
        tail => tail.unwrap_or(parts.tail),
    };
    let is_odd = |byte: u8| matches!(byte, b'$' | b'<' | b'[' | b'{' | b'%' | b'"' | b'\'' | b';' | b',');
    let (name, _) = strings::split_while(tail, |byte| byte != b'?');
    !tail.starts_with('/') && !strings::any(tail, is_odd) && is_good_text(name.as_bytes())
}

fn is_good_part(part: &str) -> bool {
    let is_good = |part: &[u8]| !part.iter().any(|b| matches!(b, b'[' | b'{' | b'P')) && is_good_text(part);
    if !strings::contains(part, "%") {
        return is_good(part.as_bytes());
    }
    // Without an allocation, since a good password may need escapes. No placeholder is longer.
    let mut start = Zeroizing::new([0; 64]);
    let mut length = 0;
    for (place, byte) in start.iter_mut().zip(decoded(part)) {
        *place = byte;
        length += 1;
    }
    start.get(..length).is_some_and(is_good)
}

/// The bytes of a part with its percent-escapes decoded.
fn decoded(part: &str) -> impl Iterator<Item = u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut rest = part.as_bytes();
    core::iter::from_fn(move || {
        let (first, after) = rest.split_first()?;
        if let (b'%', [high, low, after @ ..]) = (first, after) {
            if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                rest = after;
                return Some(high << 4 | low);
            }
        }
        rest = after;
        Some(*first)
    })
}

/// Whether a text begins like a URL.
pub(super) fn begins(text: &[u8]) -> bool {
    let scheme = text.iter().take(16).position(|byte| *byte == b':');
    scheme.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with(b"://"))
}

/// Whether the text is a URL in base64.
pub(super) fn is_in_base64(text: &str) -> bool {
    // The scheme and the two slashes.
    let start = text.get(..24).unwrap_or(text);
    is_any("Q*W*", text) && <Base64>::from_env_str(start).is_ok_and(|bytes| begins(bytes.expose_secret()))
}

/// Whether the text is a URL that was encoded as if it were a part of one, `postgres%3A%2F%2Fapp%40db`.
pub(super) fn is_escaped(text: &str) -> bool {
    is_any("LF*%3a%2f%2fA*", text)
}

/// The suspicion about an accepted URL, of a service or of any.
pub(super) fn suspicion(text: &str, service: Option<&ResourceKind>) -> Option<Suspicion> {
    if text.contains('@') && service.is_some_and(|service| service.example == text) {
        return Some(Suspicion::Placeholder);
    }
    let parts = Parts::of(text);
    // A connection string has a name and an = before its first URL, and other parts after it.
    let place = || if strings::contains(parts.scheme, "=") { None } else { of_place(&parts) };
    let name = service.map_or("", |service| service.name);
    of_parts(text).or_else(place).or_else(|| clash(&parts, name))
}

/// The suspicion about a URL that is kept as text. The application may want a template of a URL, but not as a secret.
pub(super) fn of_text(text: &str, secret: bool) -> Option<Suspicion> {
    if secret {
        return suspicion(text, None);
    }
    let parts = Parts::of(text);
    let is_nothing = parts.places().any(|(host, port)| is_nothing(host, true) || is_nothing(port, true));
    if is_nothing { Some(Suspicion::Nothing) } else { of_host(&parts).or_else(|| clash(&parts, "")) }
}

/// Whether the URL has a password, and not a template or a mask of one.
pub(super) fn has_password(text: &str) -> bool {
    let password = Parts::of(text).password;
    !matches!(password.as_bytes(), [] | [b'{' | b'<' | b'[' | b'$' | b'%' | b'*', ..])
}

fn of_host(parts: &Parts<'_>) -> Option<Suspicion> {
    // A list has a scheme before each of its hosts.
    let (host, port) = parts.places().next().filter(|_| !strings::contains(parts.hosts, ","))?;
    url_part::of_host(parts.has_userinfo, host, port, parts.tail).map(Suspicion::UrlPart)
}

/// The suspicion about the host, the path and the parameters of an accepted URL. The path of HTTP may be a template.
fn of_place(parts: &Parts<'_>) -> Option<Suspicion> {
    if let Some(suspicion) = of_host(parts) {
        return Some(suspicion);
    }
    if let Some(value) = parts.params().map(|(_, value)| value).find(|value| is_shell_variable(value)) {
        return Some(Suspicion::Unexpanded(Form::of(value)));
    }
    let path = parts.path();
    if let Some(part) = url_part::of_path(path) {
        return Some(Suspicion::UrlPart(part));
    }
    if starts_with_http(parts.scheme) {
        return None;
    }
    let name = path.trim_start_matches('/');
    let has_variable = |name| parts.scheme == SQLITE && has_unexpanded_directory(name);
    if is_unexpanded_secret(name) || is_shell_variable(name) || has_variable(name) {
        Some(Suspicion::Unexpanded(Form::of(name)))
    } else if is_nothing(name, true) {
        Some(Suspicion::Nothing)
    } else if matches!(name.as_bytes(), [b'<', .., b'>'] | [b'[', .., b']'] | [b'{', .., b'}']) {
        Some(Suspicion::Placeholder)
    } else {
        None
    }
}

/// Whether the text begins with a variable such as `$HOME`. MongoDB's `$external` is a name.
fn is_shell_variable(text: &str) -> bool {
    let name = text.strip_prefix('$').unwrap_or_default();
    let (name, _) = strings::split_while(name, |byte| byte.is_ascii_uppercase() || byte == b'_');
    name.len() > 1
}

fn starts_with_http(scheme: &str) -> bool {
    scheme.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"))
}

/// The suspicion about one of the parts: user, password, hosts and ports.
pub(super) fn of_parts(text: &str) -> Option<Suspicion> {
    let parts = Parts::of(text);
    let of_userinfo = of_part(parts.password, true).or_else(|| of_part(parts.user, false));
    let of_secrets = of_userinfo.or_else(|| parts.secret_params().find_map(|value| of_part(value, true)));
    of_secrets.or_else(|| {
        parts.places().find_map(|(host, port)| match () {
            () if is_unexpanded_secret(host) => Some(Suspicion::Unexpanded(Form::of(host))),
            () if is_unexpanded_secret(port) => Some(Suspicion::Unexpanded(Form::of(port))),
            () if is_nothing(host, true) || is_nothing(port, true) => Some(Suspicion::Nothing),
            () if is_placeholder_in_url(host, false) => Some(Suspicion::Placeholder),
            () => None,
        })
    })
}

/// The suspicion about a refused URL. Its authority may end too early, at a `/` or a `#` of a text that nobody meant.
pub(super) fn of_refused(text: &str) -> Option<Suspicion> {
    if has_unexpanded_in_url(text) {
        Some(Suspicion::Unexpanded(Form::of(text)))
    } else if has_nothing(text) {
        Some(Suspicion::Nothing)
    } else if is_of_references(text) {
        Some(Suspicion::Reference)
    } else {
        of_parts(text)
    }
}

/// Whether the password or what follows it is a reference, which has slashes or a `#` of its own.
fn is_of_references(text: &str) -> bool {
    let (_, rest) = split_once(text, "://").unwrap_or(("", text));
    let (userinfo, place) = rest.rsplit_once('@').unwrap_or(("", rest));
    let (_, password) = split_once(userinfo, ":").unwrap_or_default();
    is_reference(password, true) || is_reference(place, true)
}

fn clash(parts: &Parts<'_>, service: &str) -> Option<Suspicion> {
    let is_search = service == "Elasticsearch";
    if is_search && (parts.tail.starts_with("/_dashboards") || parts.tail.starts_with("/_plugin/kibana")) {
        return Some(Suspicion::UrlPart(UrlPart::Dashboards));
    }
    let clash = parts.places().find_map(|(_, port)| Clash::of(parts.scheme, port))?;
    (is_search || clash != Clash::SearchOnDashboards).then_some(Suspicion::SchemeAndPort(clash))
}

/// The suspicion about a user, a password or a secret parameter, as it is written and as it is meant.
fn of_part(part: &str, secret: bool) -> Option<Suspicion> {
    of_text_of_part(part, secret, is_unexpanded_secret).or_else(|| {
        if !strings::contains(part, "%") {
            return None;
        }
        // The buffer has its final size, so that no copy of a secret stays in memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(part.len()));
        bytes.extend(decoded(part));
        // Whoever encodes a part means its characters, so that a variable is only suspicious alone.
        let part = core::str::from_utf8(&bytes).ok()?;
        let is_random = matches!(part.as_bytes(), [b'<' | b'[' | b'{', ..]) && !is_any(NAMES_OF_PARTS, part);
        of_text_of_part(part, secret, is_whole_variable)
            .filter(|suspicion| *suspicion != Suspicion::Placeholder || !is_random)
    })
}

/// What is in the brackets of a placeholder. A random password may have any other letters in encoded brackets.
const NAMES_OF_PARTS: &str = "\
A*userA*
A*nameA*
A*passA*
A*pwA*
A*secretA*
A*keyA*
A*tokenA*
A*yourA*
A*hereA*
A*redactedA*";

fn of_text_of_part(part: &str, secret: bool, is_variable: fn(&str) -> bool) -> Option<Suspicion> {
    if let Some(part) = url_part::of_userinfo(part) {
        Some(Suspicion::UrlPart(part))
    } else if is_variable(part) {
        Some(Suspicion::Unexpanded(Form::of(part)))
    } else if secret && is_reference(part, true) {
        Some(Suspicion::Reference)
    } else if is_nothing(part, secret) {
        Some(Suspicion::Nothing)
    } else if is_placeholder_in_url(part, secret) || is_bracketed(part) || secret && part == "PASSWORD" {
        Some(Suspicion::Placeholder)
    } else {
        None
    }
}

/// Whether the part is words in brackets, such as `[PASSWORD]`, `<db_password>` or `{password}`.
fn is_bracketed(part: &str) -> bool {
    let inner = match part.as_bytes() {
        [b'[', .., b']'] | [b'<', .., b'>'] | [b'{', .., b'}'] => part.get(1..part.len() - 1),
        _ => None,
    };
    inner.is_some_and(|inner| {
        inner.len() >= 4
            && strings::all(inner, |b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'_' | b' '))
    })
}

const SQLITE: &str = "sqlite";

/// The parts of a URL, as they are written.
struct Parts<'a> {
    scheme: &'a str,
    user: &'a str,
    password: &'a str,
    /// The hosts, each with its port.
    hosts: &'a str,
    has_userinfo: bool,
    /// The path and the query, without the fragment.
    tail: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        // Its path may follow the colon, and the first directory is in the place of a host.
        if let Some(path) = text.strip_prefix("sqlite:") {
            let tail = path.strip_prefix("//").unwrap_or(path);
            let (hosts, _) = strings::split_while(tail, |byte| !matches!(byte, b'/' | b'?'));
            return Self { scheme: SQLITE, user: "", password: "", hosts, has_userinfo: false, tail };
        }
        let (scheme, rest) = split_once(text, "://").unwrap_or(("", text));
        let (authority, tail) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
        let (userinfo, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
        let has_userinfo = hosts.len() < authority.len();
        let (user, password) = split_once(userinfo, ":").unwrap_or((userinfo, ""));
        let (tail, _) = split_once(tail, "#").unwrap_or((tail, ""));
        Self { scheme, user, password, hosts, has_userinfo, tail }
    }

    fn path(&self) -> &'a str {
        split_once(self.tail, "?").map_or(self.tail, |(path, _)| path)
    }

    /// Each parameter, as it is written.
    fn params(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let (_, query) = split_once(self.tail, "?").unwrap_or_default();
        let params = if query.is_empty() { None } else { Some(query.split('&')) };
        params.into_iter().flatten().take(MOST_IN_URL).filter_map(|param| split_once(param, "="))
    }

    /// The value of each parameter that holds a credential, by its name.
    fn secret_params(&self) -> impl Iterator<Item = &'a str> {
        self.params().filter_map(|(name, value)| looks_secret(name).then_some(value))
    }

    /// Each host with its port, which is empty if it is omitted.
    fn places(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        // A URL with more hosts is refused.
        self.hosts.split(',').take(MOST_IN_URL).map(|place| {
            let place = place.trim_ascii();
            match place.rsplit_once(':') {
                // The colon belongs to an IPv6 address.
                Some((_, after)) if after.ends_with(']') => (place, ""),
                Some(split) => split,
                None => (place, ""),
            }
        })
    }
}

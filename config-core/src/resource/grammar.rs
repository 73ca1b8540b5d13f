//! The grammar of a URL, shared by all services. It depends on no service type: a service is its [`Rules`].

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::conventions::Hosts;
use super::endpoint::Endpoint;
use super::host;
use super::odd_character;
use super::other_tools;
use super::parts::{Param, Parts};
use super::percent::Decoded;
use super::rules::{MOST_IN_URL, Rules};
use super::usual_mistakes;
use crate::kind::{Place, Scheme, Tls};
use crate::strings;
use crate::value::{Refusal, ValueError};

/// Reads a URL.
pub(super) fn parse(text: &str, rules: &'static Rules) -> Result<Parts, ValueError> {
    let mut parts = urls(text, rules)
        .or_else(|refusal| spaced(text, refusal, rules))
        .map_err(|refusal| explained(text, refusal, rules))?;
    (rules.interpret)(&mut parts)?;
    Ok(parts)
}

/// The error for a refused URL. Where hosts need no scheme, `kafka:9092/topic` lacks none: its path is refused.
#[cold]
fn explained(text: &str, refusal: Refusal, rules: &'static Rules) -> ValueError {
    let refusal = usual_mistakes::explain(text, refusal, rules);
    if let (true, Refusal::MissingScheme, Some(usual)) = (rules.bare_hosts, refusal, rules.schemes.first()) {
        let url = Zeroizing::new(strings::concat(&[usual.name, "://", text]));
        let begins_with_host = !matches!(text.as_bytes().first(), None | Some(b'/' | b'?' | b'#'));
        let is_only_host = begins_with_host && !strings::contains(text, "@");
        if let (true, Ok(mut parts)) = (is_only_host, urls(&url, rules)) {
            if let Err(error) = (rules.interpret)(&mut parts) {
                return error;
            }
        }
        if rules.name == "Proxy" && strings::contains(text, ":") {
            return ValueError::because(
                "it has no scheme: begin it as the example does, or with socks5h:// for a SOCKS proxy, whose port is \
                 usually 1080",
            );
        }
    }
    refusal.into()
}

/// Reads a list that was refused because of blanks after its commas, or of a comma at its end.
#[cold]
fn spaced(text: &str, refusal: Refusal, rules: &'static Rules) -> Result<Parts, Refusal> {
    match (refusal, spaced_list(text, rules)) {
        (Refusal::Blank | Refusal::EmptyItem, Some(list)) => urls(&list, rules),
        _ => Err(refusal),
    }
}

/// The list without blanks after its commas and without one comma at its end. `None` if a blank may belong to a password or a
/// path.
fn spaced_list(text: &str, rules: &Rules) -> Option<Zeroizing<String>> {
    if rules.hosts != Hosts::Urls {
        return None;
    }
    let whole = text.strip_suffix(',').unwrap_or(text);
    let mut list = Zeroizing::new(String::with_capacity(whole.len()));
    let mut rest = whole;
    // Whether the current URL of the list has only hosts so far. In a password or a path, a blank is not removed.
    let mut only_hosts = true;
    let userinfo = strings::contains(text, "@");
    while let Some((item, next)) = strings::split_once(rest, ",") {
        list.push_str(item);
        list.push(',');
        (_, rest) = strings::split_while(next, |byte| byte == b' ');
        let host = strings::split_once(item, "://").map_or(item, |(_, host)| host);
        let is_host = !strings::any(host, |byte| matches!(byte, b'/' | b'?' | b'#' | b'='));
        only_hosts = is_host && (only_hosts || strings::starts_with_scheme(item));
        if rest.len() < next.len() && !strings::starts_with_scheme(rest) && (userinfo || !only_hosts) {
            return None;
        }
    }
    list.push_str(rest);
    Some(list)
}

/// Reads a URL, or a list of URLs if the service allows one.
fn urls(text: &str, rules: &'static Rules) -> Result<Parts, Refusal> {
    let split = if rules.hosts == Hosts::Urls { strings::split_before_scheme(text) } else { None };
    let Some((first, mut rest)) = split else { return url(text, rules) };
    let mut parts = item(first, rules)?;
    while let Some((next, more)) = strings::split_before_scheme(rest) {
        parts.join(item(next, rules)?)?;
        rest = more;
    }
    parts.join(item(rest, rules)?)?;
    parts.url = SecretString::from(text);
    Ok(parts)
}

fn item(text: &str, rules: &'static Rules) -> Result<Parts, Refusal> {
    match text.as_bytes().first() {
        None => Err(Refusal::EmptyItem),
        Some(b' ') => Err(Refusal::Blank),
        Some(_) => url(text, rules),
    }
}

fn url(text: &str, rules: &'static Rules) -> Result<Parts, Refusal> {
    let (scheme, rest) = match rules.schemes.first() {
        Some(usual) if rules.bare_hosts && is_bare(text) && !other_tools::is_off(text) => (usual, text),
        _ => scheme(text, rules)?,
    };
    characters(rest)?;
    let start = text.len() - rest.len();
    let (authority, tail) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let (userinfo, hosts) = match authority.split_once('@') {
        Some((userinfo, hosts)) => (Some(userinfo), hosts),
        None => (None, authority),
    };
    // Only after the @ that ends the userinfo: another one may end a password that contains a raw `/`, `?`, `#` or `@`,
    // whose rest would be read, and printed, as a host, a database or a parameter.
    let after = rest.get(userinfo.map_or(0, |userinfo| userinfo.len() + 1)..).unwrap_or(rest);
    if strings::contains(after, "@") && !usual_mistakes::names_user(after, userinfo, rules) {
        return Err(Refusal::At);
    }
    if strings::contains(authority, "=") && usual_mistakes::holds_parameter(authority, rules) {
        return Err(Refusal::EarlyParameter);
    }
    let (path, tail) = strings::split_while(tail, |byte| !matches!(byte, b'?' | b'#'));
    let (query, fragment) = strings::split_while(tail, |byte| byte != b'#');

    if rules.show_path || rules.socket_host || scheme.place == Place::Unix {
        question_mark(path)?;
    }

    let mut parts = Parts {
        rules,
        scheme,
        url: SecretString::from(text),
        written: [start, start + authority.len() - hosts.len(), start + authority.len()],
        endpoints: Vec::with_capacity(1),
        given_port: None,
        username: None,
        password: None,
        path: None,
        params: Vec::new(),
        tls: tls(fragment, scheme, rules)?,
    };
    if let Some(userinfo) = userinfo {
        parts.read_userinfo(userinfo)?;
    }
    match scheme.place {
        Place::Unix => socket(&mut parts, hosts, path)?,
        Place::Tcp | Place::Srv => {
            endpoints(&mut parts, hosts)?;
            if let Some(path) = path.strip_prefix('/') {
                if strings::contains(path, ":") && strings::contains(path, "://") {
                    return Err(Refusal::TwoUrls);
                }
                // Celery and kombu write the vhost `/` as `//`.
                if rules.one_segment && strings::contains(path, "/") && !(path == "/" && rules.name == "Amqp")
                {
                    return Err(Refusal::Segment);
                }
                let path = Decoded::new(path)?;
                if rules.one_segment && matches!(&*path, "." | "..") {
                    return Err(Refusal::DotSegment);
                }
                parts.path = Some(path.secret());
            }
        }
    }
    if let Some(query) = query.strip_prefix('?').filter(|query| !query.is_empty()) {
        params(&mut parts, query)?;
    }
    Ok(parts)
}

/// Splits off the scheme, which ignores case (RFC 3986 section 3.1), and returns it with the rest after `://`.
fn scheme<'a>(text: &'a str, rules: &'static Rules) -> Result<(&'static Scheme, &'a str), Refusal> {
    let (name, rest) = text.split_once(':').ok_or(Refusal::Scheme)?;
    let scheme = rules.schemes.iter().find(|scheme| scheme.name.eq_ignore_ascii_case(name));
    Ok((scheme.ok_or(Refusal::Scheme)?, rest.strip_prefix("//").ok_or(Refusal::Slashes)?))
}

/// Whether the text is only a list of hosts, such as `kafka:9092`.
fn is_bare(text: &str) -> bool {
    !text.is_empty() && !strings::any(text, |byte| matches!(byte, b'@' | b'/' | b'?' | b'#' | b'='))
}

/// Refuses characters that no part may contain unescaped, because clients treat them differently.
pub(super) fn characters(text: &str) -> Result<(), Refusal> {
    // No early exit, so that the compiler can vectorise the loop.
    if text.bytes().fold(false, |odd, byte| odd | matches!(byte, 0..=b' ' | b'$' | b'\\' | 0x7f..)) {
        return odd_character::refuse(text);
    }
    Ok(())
}

/// Refuses `/name&key=value`, where no client would read the parameter.
fn question_mark(path: &str) -> Result<(), Refusal> {
    for item in path.split('&').skip(1) {
        if item.split_once('=').is_some_and(|(name, _)| host::is_name(name)) {
            return Err(Refusal::QuestionMark);
        }
    }
    Ok(())
}

fn tls(fragment: &str, scheme: &Scheme, rules: &Rules) -> Result<Tls, Refusal> {
    match fragment {
        "" => Ok(scheme.tls),
        "#insecure" if rules.insecure_fragment && scheme.tls == Tls::VerifyFull => Ok(Tls::Require),
        "#insecure" if rules.insecure_fragment => Err(Refusal::Insecure),
        _ => Err(Refusal::Fragment),
    }
}

fn socket(parts: &mut Parts, hosts: &str, path: &str) -> Result<(), Refusal> {
    let path = Decoded::new(path)?;
    if !hosts.is_empty() || !host::is_socket(&path) {
        return Err(Refusal::Socket);
    }
    if host::has_dot_segment(&path) {
        return Err(Refusal::DotSegment);
    }
    parts.endpoints.push(Endpoint::Unix(path.to_owned().into()));
    Ok(())
}

fn endpoints(parts: &mut Parts, hosts: &str) -> Result<(), Refusal> {
    if !strings::contains(hosts, ",") {
        let (host, port) = host::split(hosts)?;
        return parts.attach(&host, port);
    }
    match parts.rules.hosts {
        Hosts::One => return Err(Refusal::SeveralHosts),
        // Some clients send the user to all of these hosts, others only to the first.
        Hosts::Urls if parts.username.is_some() || parts.password.is_some() => {
            return Err(Refusal::ListUserinfo);
        }
        Hosts::Urls | Hosts::Several => {}
    }
    for item in hosts.split(',') {
        let (host, port) = host::split(item)?;
        if host.is_empty() {
            return Err(Refusal::EmptyItem);
        }
        parts.attach(&host, port)?;
    }
    Ok(())
}

/// Reads `key=value` pairs separated by `&`. A `+` is a plus, as in libpq, MongoDB and RFC 3986, but not in HTML forms.
pub(super) fn params(parts: &mut Parts, query: &str) -> Result<(), Refusal> {
    // After a raw `?` in a secret path or a raw `&` in a secret value, the rest of the secret looks like a name.
    // An unknown parameter may be a secret whose name is misspelt.
    let mut doubtful = !parts.rules.show_path && parts.path.is_some();
    for item in query.split('&') {
        if parts.params.len() == MOST_IN_URL {
            return Err(Refusal::TooMany);
        }
        let (name, value) = item.split_once('=').ok_or(Refusal::Parameter)?;
        // Decoded before it is looked up: `pass%77ord` is a password (libpq reads it so).
        let name = Decoded::new(name)?;
        if name.is_empty() {
            return Err(Refusal::Parameter);
        }
        let shown = parts.rules.is_shown(&name);
        if !shown && name.starts_with("amp;") {
            return Err(Refusal::HtmlEscape);
        }
        let secret = !shown && parts.rules.is_secret(&name);
        // In `?TOKEN=`, the `=` may be the padding of base64.
        doubtful |= !shown && strings::all(value, |byte| byte == b'=');
        let value = Decoded::new(value)?.secret();
        parts.params.push(Param { name: Zeroizing::new(name.to_owned()), value, secret, shown, doubtful });
        doubtful |= !shown;
    }
    Ok(())
}

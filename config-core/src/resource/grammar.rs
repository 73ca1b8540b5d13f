//! The grammar of a URL, once for all services. It knows no type: a service is its [`Rules`].

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::mistake;
use super::parts::{Param, Parts};
use super::percent::Decoded;
use super::refusal::Refusal;
use super::rules::Rules;
use super::scheme::{Hosts, Place, Scheme};
use super::{Tls, host};
use crate::ascii;
use crate::value::ValueError;

/// How many hosts, and how many parameters, a URL may have: more are no configuration, and each costs memory.
pub(super) const MOST: usize = 256;

/// Reads a URL.
pub(super) fn parse(text: &str, rules: &'static Rules) -> Result<Parts, ValueError> {
    let mut parts = urls(text, rules).map_err(|refusal| mistake::explain(text, refusal, rules))?;
    (rules.interpret)(&mut parts)?;
    Ok(parts)
}

/// Reads a URL, or a list of them where the service has one.
fn urls(text: &str, rules: &'static Rules) -> Result<Parts, Refusal> {
    let split = if rules.hosts == Hosts::Urls { ascii::split_before_scheme(text) } else { None };
    let Some((first, mut rest)) = split else { return url(text, rules) };
    let mut parts = item(first, rules)?;
    while let Some((next, more)) = ascii::split_before_scheme(rest) {
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
        Some(usual) if rules.bare_hosts && is_bare(text) => (usual, text),
        _ => scheme(text, rules)?,
    };
    characters(rest)?;
    let start = text.len() - rest.len();
    let (authority, tail) = ascii::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let (userinfo, hosts) = match authority.split_once('@') {
        Some((userinfo, hosts)) => (Some(userinfo), hosts),
        None => (None, authority),
    };
    // Behind the userinfo's own.
    ambiguous_at(rest.get(userinfo.map_or(0, |userinfo| userinfo.len() + 1)..).unwrap_or(rest))?;
    let (path, tail) = ascii::split_while(tail, |byte| !matches!(byte, b'?' | b'#'));
    let (query, fragment) = ascii::split_while(tail, |byte| byte != b'#');

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
                if ascii::contains(path, ":") && ascii::contains(path, "://") {
                    return Err(Refusal::TwoUrls);
                }
                if rules.one_segment && ascii::contains(path, "/") {
                    return Err(Refusal::Segment);
                }
                parts.path = Some(Decoded::new(path)?.secret());
            }
        }
    }
    if let Some(query) = query.strip_prefix('?').filter(|query| !query.is_empty()) {
        params(&mut parts, query)?;
    }
    Ok(parts)
}

/// The scheme, which ignores case (RFC 3986 section 3.1), and what stands behind `://`.
fn scheme<'a>(text: &'a str, rules: &'static Rules) -> Result<(&'static Scheme, &'a str), Refusal> {
    let (name, rest) = text.split_once(':').ok_or(Refusal::Scheme)?;
    let scheme = rules.schemes.iter().find(|scheme| scheme.name.eq_ignore_ascii_case(name));
    Ok((scheme.ok_or(Refusal::Scheme)?, rest.strip_prefix("//").ok_or(Refusal::Slashes)?))
}

/// Whether there is nothing but hosts: `kafka:9092` is one of them.
fn is_bare(text: &str) -> bool {
    !text.is_empty() && !ascii::any(text, |byte| matches!(byte, b'@' | b'/' | b'?' | b'#' | b'='))
}

/// Refuses what no part may hold as it is: clients drop, keep or fold it, each in its own way.
pub(super) fn characters(text: &str) -> Result<(), Refusal> {
    // Without an early exit, so that the compiler can look at many bytes at once.
    if text.bytes().fold(false, |odd, byte| odd | !byte.is_ascii_graphic() | matches!(byte, b'\\' | b'$')) {
        return mistake::character(text);
    }
    Ok(())
}

/// Refuses an `@` that may end a password with a raw `/`, `?`, `#` or `@` in it. Everything behind such a
/// character would otherwise be read, and printed, as a host, a database or a parameter.
fn ambiguous_at(behind: &str) -> Result<(), Refusal> {
    if ascii::contains(behind, "@") { Err(Refusal::At) } else { Ok(()) }
}

/// Refuses `/name&key=value`, of which no client would read the parameter. Where a path may be any text, it may
/// hold even that.
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
    parts.endpoints.push(super::Endpoint::Unix(path.to_owned().into()));
    Ok(())
}

fn endpoints(parts: &mut Parts, hosts: &str) -> Result<(), Refusal> {
    if !ascii::contains(hosts, ",") {
        let (host, port) = host::split(hosts)?;
        return parts.attach(&host, port);
    }
    match parts.rules.hosts {
        Hosts::One => return Err(Refusal::SeveralHosts),
        // Some clients send the user to all of these hosts, others to the first alone.
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

/// `key=value`, separated by `&`. This is no HTML form: a `+` is a plus, as libpq, MongoDB and RFC 3986 say.
pub(super) fn params(parts: &mut Parts, query: &str) -> Result<(), Refusal> {
    // A raw `?` in a secret path, or a raw `&` in a secret value, makes a name of what follows it;
    // and an unknown parameter may be a secret whose name is misspelt.
    let mut doubtful = !parts.rules.show_path && parts.path.is_some();
    for item in query.split('&') {
        if parts.params.len() == MOST {
            return Err(Refusal::TooMany);
        }
        let (name, value) = item.split_once('=').ok_or(Refusal::Parameter)?;
        // Decoded before it is looked up: `pass%77ord` is a password (libpq reads it so).
        let name = Decoded::new(name)?;
        if name.is_empty() {
            return Err(Refusal::Parameter);
        }
        let shown = parts.rules.is_shown(&name);
        let secret = !shown && parts.rules.is_secret(&name);
        // `?TOKEN=`: an `=` is the padding of base64 as well.
        doubtful |= !shown && ascii::all(value, |byte| byte == b'=');
        let value = Decoded::new(value)?.secret();
        parts.params.push(Param { name: Zeroizing::new(name.to_owned()), value, secret, doubtful });
        doubtful |= !shown;
    }
    Ok(())
}

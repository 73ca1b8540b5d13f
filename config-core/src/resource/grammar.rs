//! The grammar of a URL, once for all services. It knows no type: a service is its [`Rules`].

use secrecy::SecretString;

use super::mistake;
use super::parts::{Param, Parts};
use super::percent::Decoded;
use super::refusal::Refusal;
use super::rules::Rules;
use super::scheme::{Hosts, LoneUserinfo, Place, Scheme};
use super::{Tls, host};
use crate::ascii;
use crate::value::ValueError;

/// How many hosts, and how many parameters, a URL may have: more are no configuration, and each costs memory.
pub(super) const MOST: usize = 256;

/// Reads a URL.
pub(super) fn parse(text: &str, rules: &'static Rules) -> Result<Parts, ValueError> {
    let mut parts = read(text, rules).map_err(|refusal| mistake::explain(text, refusal))?;
    (rules.interpret)(&mut parts)?;
    Ok(parts)
}

fn read(text: &str, rules: &'static Rules) -> Result<Parts, Refusal> {
    let (scheme, rest) = scheme(text, rules)?;
    characters(rest)?;
    let (authority, tail) = ascii::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    let (userinfo, hosts) = match authority.split_once('@') {
        Some((userinfo, hosts)) => (Some(userinfo), hosts),
        None => (None, authority),
    };
    ambiguous_at(rest, userinfo, rules)?;
    let (path, tail) = ascii::split_while(tail, |byte| !matches!(byte, b'?' | b'#'));
    let (query, fragment) = ascii::split_while(tail, |byte| byte != b'#');

    let mut parts = Parts {
        rules,
        scheme,
        url: SecretString::from(text),
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

/// Refuses what no part may hold as it is: clients drop, keep or fold it, each in its own way.
fn characters(text: &str) -> Result<(), Refusal> {
    // Without an early exit, so that the compiler can look at many bytes at once.
    if text.bytes().fold(false, |bad, byte| bad | !byte.is_ascii_graphic() | (byte == b'\\')) {
        return Err(mistake::character(text));
    }
    if ascii::contains(text, "$") && (ascii::contains(text, "${") || ascii::contains(text, "$(")) {
        return Err(Refusal::Unexpanded);
    }
    Ok(())
}

/// Refuses an `@` that may end a password with a raw `/`, `?`, `#` or `@` in it. Everything behind such a
/// character would otherwise be read, and printed, as a host, a database or a parameter.
fn ambiguous_at(rest: &str, userinfo: Option<&str>, rules: &Rules) -> Result<(), Refusal> {
    let Some((before, _)) = rest.rsplit_once('@') else { return Ok(()) };
    let ambiguous = match userinfo {
        Some(userinfo) => userinfo.len() != before.len(),
        None => ascii::contains(before, ":") || rules.lone_userinfo != LoneUserinfo::User,
    };
    if ambiguous { Err(Refusal::At) } else { Ok(()) }
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
    if parts.rules.hosts == Hosts::One {
        return Err(Refusal::SeveralHosts);
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
fn params(parts: &mut Parts, query: &str) -> Result<(), Refusal> {
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
        let value = Decoded::new(value)?.secret();
        parts.params.push(Param { name: name.to_owned(), value, secret, doubtful });
        doubtful |= !shown;
    }
    Ok(())
}

//! What the specifications of MongoDB refuse, and what clients read differently.

use secrecy::ExposeSecret;

use super::{EXTERNAL, SRV};
use crate::ascii;
use crate::resource::{Endpoint, Parts, Tls};
use crate::value::ValueError;

/// What decoding hides: the specification is about the URL as it is written.
#[inline]
pub(super) fn written(parts: &Parts) -> Result<(), ValueError> {
    let (userinfo, hosts, tail) = parts.written();
    let (_, password) = ascii::split_once(userinfo, ":").unwrap_or_default();
    if ascii::contains(password, ":") || ascii::any(userinfo, |byte| matches!(byte, b'[' | b']')) {
        return Err(ValueError::because(
            "its user and password have a character that must be escaped there: write a literal : as %3A, [ as \
             %5B and ] as %5D",
        ));
    }
    if parts.username() == Some("") {
        return Err(ValueError::because(
            "its user is empty: write user:password before the @, or leave both and the @ away",
        ));
    }
    self::hosts(parts, hosts)?;
    let Some((_, query)) = ascii::split_once(tail, "?") else { return Ok(()) };
    if ascii::contains(query, ";") {
        return Err(ValueError::because(
            "it has a ; behind the ?, which separates options for some clients alone: write & between options, \
             and a literal ; as %3B",
        ));
    }
    if !ascii::contains(query, "%") {
        return Ok(());
    }
    for option in query.split('&') {
        if option.split_once('=').is_some_and(|(name, _)| ascii::contains(name, "%")) {
            return Err(ValueError::because(
                "the name of an option has a percent escape in it, which clients do not decode: write it as it is",
            ));
        }
    }
    Ok(())
}

#[inline]
fn hosts(parts: &Parts, written: &str) -> Result<(), ValueError> {
    let srv = parts.scheme() == SRV;
    if srv && parts.endpoints().len() > 1 {
        return Err(ValueError::because(
            "mongodb+srv:// takes one host: its DNS SRV records name the others",
        ));
    }
    for (at, endpoint) in parts.endpoints().iter().enumerate() {
        let host = endpoint.host();
        let socket = host.ends_with(".sock");
        match endpoint {
            Endpoint::Unix(_) if srv || !socket || names_port(written, at) => {
                return Err(ValueError::because(
                    "its socket must end in .sock and have no port, and needs mongodb://: \
                     mongodb://%2Ftmp%2Fmongodb-27017.sock",
                ));
            }
            Endpoint::Tcp { .. } | Endpoint::Srv { .. } if socket => {
                return Err(ValueError::because(
                    "its host ends in .sock, as sockets do: write the absolute path of a socket, each / as %2F, or \
                     another name of the host",
                ));
            }
            Endpoint::Srv { .. } if is_address(host) => {
                return Err(ValueError::because(
                    "mongodb+srv:// takes a name with DNS SRV records: begin the URL of an address with \
                     mongodb://",
                ));
            }
            _ => {}
        }
    }
    Ok(())
}

#[inline]
fn names_port(hosts: &str, at: usize) -> bool {
    hosts.split(',').nth(at).is_some_and(|host| ascii::contains(host, ":"))
}

/// Whether a host that was read is an IP address: the last label of a name is no number.
#[inline]
fn is_address(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    ascii::contains(host, ":") || ascii::all(host, |byte| byte.is_ascii_digit() || byte == b'.')
}

#[inline]
pub(super) fn database(parts: &Parts) -> Result<(), ValueError> {
    let name = parts.path().unwrap_or("");
    if name == EXTERNAL {
        return Err(ValueError::because("$external is no database: write ?authSource=$external"));
    }
    if ascii::any(name, |byte| matches!(byte, b'/' | b'\\' | b' ' | b'"' | b'$' | b'.')) {
        return Err(ValueError::because(
            "its database has a character that no database's name has: / \\ \" $ a blank or a dot; leave a \
             collection, and a / at its end, away",
        ));
    }
    Ok(())
}

#[inline]
pub(super) fn repeated(parts: &Parts) -> Result<(), ValueError> {
    for (at, param) in parts.params.iter().enumerate() {
        for other in parts.params.iter().skip(at + 1) {
            if param.name.eq_ignore_ascii_case(&other.name)
                && param.value.expose_secret() != other.value.expose_secret()
                && !param.name.eq_ignore_ascii_case("readPreferenceTags")
            {
                return Err(ValueError::because(
                    "it has an option twice, with different values: leave one of the two away",
                ));
            }
        }
    }
    Ok(())
}

#[inline]
fn flag(parts: &Parts, name: &str) -> Result<Option<bool>, ValueError> {
    match parts.param(name) {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(ValueError::because(
            "its options tls, ssl, tlsInsecure, tlsAllowInvalidCertificates, tlsAllowInvalidHostnames, \
             directConnection and loadBalanced must be true or false",
        )),
    }
}

#[inline]
pub(super) fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    let on = parts.scheme() == SRV;
    if !parts.params.iter().any(|param| is_about_tls(&param.name)) {
        parts.set_tls(if on { Tls::VerifyFull } else { Tls::Off });
        return Ok(());
    }
    let (tls, ssl) = (flag(parts, "tls")?, flag(parts, "ssl")?);
    if tls.is_some() && ssl.is_some() && tls != ssl {
        return Err(ValueError::because("its options tls and ssl contradict each other: leave ssl away"));
    }
    let insecure = flag(parts, "tlsInsecure")?;
    let certificates = flag(parts, "tlsAllowInvalidCertificates")?;
    let names = flag(parts, "tlsAllowInvalidHostnames")?;
    let ocsp = parts.param("tlsDisableOCSPEndpointCheck").is_some();
    let revocation = parts.param("tlsDisableCertificateRevocationCheck").is_some();
    if insecure.is_some() && (certificates.is_some() || names.is_some() || ocsp || revocation)
        || certificates.is_some() && (ocsp || revocation)
        || ocsp && revocation
    {
        return Err(ValueError::because(
            "its options tlsInsecure, tlsAllowInvalidCertificates, tlsAllowInvalidHostnames, \
             tlsDisableOCSPEndpointCheck and tlsDisableCertificateRevocationCheck exclude each other: leave one \
             away",
        ));
    }
    let on = tls.or(ssl).unwrap_or(on);
    if !on && parts.params.iter().any(|param| is_about_tls(&param.name) && param.name.len() > 3) {
        return Err(ValueError::because(
            "its options about TLS mean TLS to some clients alone: add tls=true, or leave them away",
        ));
    }
    let unverified = insecure == Some(true) || certificates == Some(true);
    parts.set_tls(match (on, unverified, names == Some(true)) {
        (false, ..) => Tls::Off,
        (_, true, _) => Tls::Require,
        (_, _, true) => Tls::VerifyCa,
        _ => Tls::VerifyFull,
    });
    Ok(())
}

/// Whether the name of an option begins with `tls` or `ssl`.
#[inline]
fn is_about_tls(name: &str) -> bool {
    let start = name.get(..3).unwrap_or_default();
    start.eq_ignore_ascii_case("tls") || start.eq_ignore_ascii_case("ssl")
}

#[inline]
pub(super) fn topology(parts: &Parts) -> Result<(), ValueError> {
    let direct = flag(parts, "directConnection")? == Some(true);
    let balanced = flag(parts, "loadBalanced")? == Some(true);
    let (srv, several) = (parts.scheme() == SRV, parts.endpoints().len() > 1);
    let (replica_set, most) = (parts.param("replicaSet"), parts.param("srvMaxHosts"));
    let limited = most.is_some_and(|most| !ascii::all(most, |byte| byte == b'0'));
    if direct && (several || srv) {
        return Err(ValueError::because(
            "directConnection=true is for one host of mongodb://: leave it away, or the other hosts",
        ));
    }
    if balanced && (several || direct || replica_set.is_some() || limited) {
        return Err(ValueError::because(
            "loadBalanced=true is for one host, and without replicaSet, directConnection=true and srvMaxHosts: leave \
             it or those away",
        ));
    }
    if !srv && (most.is_some() || parts.param("srvServiceName").is_some()) {
        return Err(ValueError::because(
            "srvServiceName and srvMaxHosts are for mongodb+srv://: leave them away",
        ));
    }
    if most.is_some_and(|most| most.is_empty() || !ascii::all(most, |byte| byte.is_ascii_digit())) {
        return Err(ValueError::because("its srvMaxHosts must be a whole number"));
    }
    if limited && replica_set.is_some() {
        return Err(ValueError::because(
            "its options srvMaxHosts and replicaSet exclude each other: leave one away",
        ));
    }
    if replica_set == Some("") || parts.param("srvServiceName") == Some("") {
        return Err(ValueError::because("its replicaSet or srvServiceName is empty: leave it away"));
    }
    Ok(())
}

#[inline]
pub(super) fn authentication(parts: &Parts) -> Result<(), ValueError> {
    let (user, password) = (parts.username().is_some(), parts.password().is_some());
    let source = parts.param("authSource");
    if source == Some("") {
        return Err(ValueError::because("its authSource is empty: leave it away, or name the database"));
    }
    // What it wants of the user and the password, and whether it is one of the server's own users.
    let (allowed, own) = match parts.param("authMechanism") {
        None => return Ok(()),
        Some("SCRAM-SHA-1" | "SCRAM-SHA-256" | "MONGODB-CR") => (user, true),
        Some("PLAIN") => (user && password, true),
        Some("GSSAPI") => (user, false),
        Some("MONGODB-AWS") => (user == password, false),
        Some("MONGODB-X509" | "MONGODB-OIDC") => (!password, false),
        Some(_) => {
            return Err(ValueError::because(
                "its authMechanism must be SCRAM-SHA-256, SCRAM-SHA-1, MONGODB-X509, MONGODB-AWS, MONGODB-OIDC, \
                 GSSAPI, PLAIN or MONGODB-CR",
            ));
        }
    };
    if !allowed {
        return Err(ValueError::because(
            "its authMechanism wants another userinfo: SCRAM, GSSAPI and MONGODB-CR want a user, PLAIN a user and a \
             password, MONGODB-AWS both or none, MONGODB-X509 and MONGODB-OIDC no password",
        ));
    }
    if !own && source.is_some_and(|source| source != EXTERNAL) {
        return Err(ValueError::because(
            "its authMechanism knows one authSource, $external: leave authSource away",
        ));
    }
    Ok(())
}

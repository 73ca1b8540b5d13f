//! Refuses URLs that the specifications of MongoDB forbid, or that clients read differently.

use secrecy::ExposeSecret;

use super::{EXTERNAL, SRV};
use crate::kind::Tls;
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::ValueError;

/// Checks the URL as it is written, since decoding would hide what the specification forbids.
pub(super) fn written(parts: &Parts) -> Result<(), ValueError> {
    let (userinfo, hosts, tail) = parts.written();
    let (_, password) = strings::split_once(userinfo, ":").unwrap_or_default();
    if strings::contains(password, ":") || strings::any(userinfo, |byte| matches!(byte, b'[' | b']')) {
        return Err(ValueError::because(
            "its user and password have a character that must be escaped there: write a literal : as %3A, [ as \
             %5B and ] as %5D",
        ));
    }
    if parts.username() == Some("") {
        return Err(ValueError::because(
            "its user is empty: write user:password before the @, or remove both and the @",
        ));
    }
    self::hosts(parts, hosts)?;
    let Some((_, query)) = strings::split_once(tail, "?") else { return Ok(()) };
    if strings::contains(query, ";") {
        return Err(ValueError::because(
            "it has a ; after the ?, which separates options for only some clients: write & between options, \
             and a literal ; as %3B",
        ));
    }
    if !strings::contains(query, "%") {
        return Ok(());
    }
    for option in query.split('&') {
        if option.split_once('=').is_some_and(|(name, _)| strings::contains(name, "%")) {
            return Err(ValueError::because(
                "the name of an option has a percent escape in it, which clients do not decode: write it as it is",
            ));
        }
    }
    Ok(())
}

fn hosts(parts: &Parts, written: &str) -> Result<(), ValueError> {
    let srv = parts.scheme() == SRV;
    if srv && parts.endpoints().len() > 1 {
        return Err(ValueError::because(
            "mongodb+srv:// takes one host, whose DNS SRV records name the others: keep one host",
        ));
    }
    for (at, endpoint) in parts.endpoints().iter().enumerate() {
        let host = endpoint.host();
        let socket = host.ends_with(".sock");
        match endpoint {
            Endpoint::Unix(_) if srv || !socket || names_port(written, at) => {
                return Err(ValueError::because(
                    "its socket must end in .sock, have no port, and needs mongodb://: write \
                     mongodb://%2Ftmp%2Fmongodb-27017.sock",
                ));
            }
            Endpoint::Tcp { .. } | Endpoint::Srv { .. } if socket => {
                return Err(ValueError::because(
                    "its host ends in .sock, as sockets do: write the absolute path of a socket with each / as \
                     %2F, or another name of the host",
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

fn names_port(hosts: &str, at: usize) -> bool {
    hosts.split(',').nth(at).is_some_and(|host| strings::contains(host, ":"))
}

/// Whether a host is an IP address. The host was checked before, so a name's last label is not a number.
fn is_address(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    strings::contains(host, ":") || strings::all(host, |byte| byte.is_ascii_digit() || byte == b'.')
}

pub(super) fn database(parts: &Parts) -> Result<(), ValueError> {
    let name = parts.path().unwrap_or("");
    if name == EXTERNAL {
        return Err(ValueError::because("$external is not a database: write ?authSource=$external"));
    }
    if strings::any(name, |byte| matches!(byte, b'/' | b'\\' | b' ' | b'"' | b'$' | b'.')) {
        return Err(ValueError::because(
            "its database has a character that is not allowed in a name: remove / \\ \" $ blanks and dots, and \
             also a collection and a / at the end",
        ));
    }
    Ok(())
}

pub(super) fn repeated(parts: &Parts) -> Result<(), ValueError> {
    for (at, param) in parts.params.iter().enumerate() {
        for other in parts.params.iter().skip(at + 1) {
            if param.name.eq_ignore_ascii_case(&other.name)
                && param.value.expose_secret() != other.value.expose_secret()
                && !param.name.eq_ignore_ascii_case("readPreferenceTags")
            {
                return Err(ValueError::because(
                    "it has an option twice, with different values: remove one of the two",
                ));
            }
        }
    }
    Ok(())
}

/// Reads an option that is `true` or `false`.
fn flag(parts: &Parts, name: &str) -> Result<Option<bool>, ValueError> {
    super::super::flag(
        parts,
        name,
        "its options tls, ssl, tlsInsecure, tlsAllowInvalidCertificates, tlsAllowInvalidHostnames, \
         directConnection and loadBalanced must be true or false",
    )
}

pub(super) fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    let on = parts.scheme() == SRV;
    if !parts.params.iter().any(|param| is_about_tls(&param.name)) {
        parts.set_tls(if on { Tls::VerifyFull } else { Tls::Off });
        return Ok(());
    }
    let (tls, ssl) = (flag(parts, "tls")?, flag(parts, "ssl")?);
    if tls.is_some() && ssl.is_some() && tls != ssl {
        return Err(ValueError::because("its options tls and ssl contradict each other: remove ssl"));
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
             tlsDisableOCSPEndpointCheck and tlsDisableCertificateRevocationCheck exclude each other: keep one \
             of them",
        ));
    }
    // The names of older clients must not turn a verification off in silence.
    let is = |name: &str, off: &[&str]| {
        foreign::value(parts, name).is_some_and(|value| foreign::is_one_of(value, off))
    };
    if is("ssl_cert_reqs", &["CERT_NONE", "none"])
        || is("sslValidate", &["false"])
        || is("ssl_match_hostname", &["false"])
    {
        return Err(ValueError::because(
            "its ssl_cert_reqs, sslValidate or ssl_match_hostname is of an older client: remove it, or to turn the \
             verification off write tlsAllowInvalidCertificates=true or tlsAllowInvalidHostnames=true",
        ));
    }
    let on = tls.or(ssl).unwrap_or(on);
    if !on && parts.params.iter().any(|param| is_about_tls(&param.name) && param.name.len() > 3) {
        return Err(ValueError::because(
            "its options about TLS mean TLS to only some clients: add tls=true, or remove them",
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

/// Refuses the parameters of other clients.
pub(super) fn foreign(parts: &Parts) -> Result<(), ValueError> {
    foreign::refuse(
        parts,
        OWN,
        "it has an option about TLS that belongs to another client: write tls=true, and tlsCAFile and \
         tlsCertificateKeyFile for files",
        "it has an option that names a host, a port or a socket, which only some clients read: write \
         mongodb://host:port/database, and a socket as mongodb://%2Ftmp%2Fmongodb-27017.sock",
    )
}

const OWN: &[&str] = &[
    "tls", "ssl", "tlsinsecure", "tlsallowinvalidcertificates", "tlsallowinvalidhostnames", "tlscafile",
    "tlscertificatekeyfile", "tlscertificatekeyfilepassword", "tlsdisablecertificaterevocationcheck",
    "tlsdisableocspendpointcheck", "tlscrlfile",
    // The names of PyMongo and Mongoose before version 4, as Amazon DocumentDB prints them.
    "ssl_ca_certs", "ssl_certfile", "ssl_keyfile", "ssl_cert_reqs", "ssl_match_hostname", "ssl_crlfile",
    "ssl_pem_passphrase", "sslvalidate", "sslca", "sslcert", "sslkey", "sslpass", "sslcrl",
    "sslcertificateauthorityfile", "sslpemkeyfile", "sslpemkeypassword", "ssldisableocsp",
];

/// Whether the name of an option begins with `tls` or `ssl`.
fn is_about_tls(name: &str) -> bool {
    let start = name.get(..3).unwrap_or_default();
    start.eq_ignore_ascii_case("tls") || start.eq_ignore_ascii_case("ssl")
}

pub(super) fn topology(parts: &Parts) -> Result<(), ValueError> {
    let direct = flag(parts, "directConnection")? == Some(true);
    let balanced = flag(parts, "loadBalanced")? == Some(true);
    let (srv, several) = (parts.scheme() == SRV, parts.endpoints().len() > 1);
    let (replica_set, most) = (parts.param("replicaSet"), parts.param("srvMaxHosts"));
    let limited = most.is_some_and(|most| !strings::all(most, |byte| byte == b'0'));
    if direct && (several || srv) {
        return Err(ValueError::because(
            "directConnection=true is for one host of mongodb://: remove it, or the other hosts",
        ));
    }
    if balanced && (several || direct || replica_set.is_some() || limited) {
        return Err(ValueError::because(
            "loadBalanced=true is for one host, without replicaSet, directConnection=true and srvMaxHosts: \
             remove it or those",
        ));
    }
    if !srv && (most.is_some() || parts.param("srvServiceName").is_some()) {
        return Err(ValueError::because(
            "srvServiceName and srvMaxHosts are for mongodb+srv://: remove them",
        ));
    }
    if most.is_some_and(|most| most.is_empty() || !strings::all(most, |byte| byte.is_ascii_digit())) {
        return Err(ValueError::because("its srvMaxHosts must be a whole number"));
    }
    if limited && replica_set.is_some() {
        return Err(ValueError::because(
            "its options srvMaxHosts and replicaSet exclude each other: remove one of the two",
        ));
    }
    if replica_set == Some("") || parts.param("srvServiceName") == Some("") {
        return Err(ValueError::because("its replicaSet or srvServiceName is empty: remove it"));
    }
    Ok(())
}

pub(super) fn authentication(parts: &Parts) -> Result<(), ValueError> {
    let (user, password) = (parts.username().is_some(), parts.password().is_some());
    let source = parts.param("authSource");
    if source == Some("") {
        return Err(ValueError::because("its authSource is empty: remove it, or name the database"));
    }
    // Whether the mechanism allows this user and password, and whether its users are in the server's own databases.
    let (allowed, own) = match parts.param("authMechanism") {
        None => return Ok(()),
        Some("SCRAM-SHA-1" | "SCRAM-SHA-256" | "MONGODB-CR") => (user, true),
        Some("PLAIN") => (user && password, true),
        Some("GSSAPI") => (user, false),
        Some("MONGODB-AWS") => (user == password, false),
        Some("MONGODB-X509" | "MONGODB-OIDC") => (!password, false),
        Some("DEFAULT") => {
            return Err(ValueError::because(
                "its authMechanism is DEFAULT, which MongoDB Compass writes for none: remove authMechanism",
            ));
        }
        Some(_) => {
            return Err(ValueError::because(
                "its authMechanism must be SCRAM-SHA-256, SCRAM-SHA-1, MONGODB-X509, MONGODB-AWS, MONGODB-OIDC, \
                 GSSAPI, PLAIN or MONGODB-CR",
            ));
        }
    };
    if !allowed {
        return Err(ValueError::because(
            "its authMechanism needs other credentials: give a user for SCRAM, GSSAPI and MONGODB-CR, a user \
             and a password for PLAIN, both or none for MONGODB-AWS, and no password for MONGODB-X509 and \
             MONGODB-OIDC",
        ));
    }
    if !own && source.is_some_and(|source| source != EXTERNAL) {
        return Err(ValueError::because(
            "its authMechanism allows only the authSource $external: remove authSource",
        ));
    }
    Ok(())
}

//! Parameters of other clients: about TLS, or about the place to connect to.
//!
//! A handle that kept such a parameter in silence would connect without the TLS that the URL asks for, or to another
//! place. Each service names the ones that it reads; the others are refused.

use secrecy::ExposeSecret;

use super::parts::Parts;
use crate::strings;
use crate::value::ValueError;

/// Refuses a parameter, as [`find`] describes it.
pub(super) fn refuse(
    parts: &Parts,
    own: &[&str],
    tls: &'static str,
    place: &'static str,
) -> Result<(), ValueError> {
    match find(parts, own, tls, place) {
        Some(message) => Err(ValueError::because(message)),
        None => Ok(()),
    }
}

/// The message for a parameter that another client reads as TLS or as the place to connect to, and that the service does not
/// know. `own` are the names that it knows.
pub(super) fn find(
    parts: &Parts,
    own: &[&str],
    tls: &'static str,
    place: &'static str,
) -> Option<&'static str> {
    if hides_parameter(parts.url.expose_secret()) {
        return Some(
            "it has a parameter about TLS or the host without an & before it: write an & before each parameter except the \
             first; write a literal ? ; , as %3F %3B %2C",
        );
    }
    for param in &parts.params {
        // A service reads each parameter that it lists.
        if param.shown {
            continue;
        }
        let name = param.name.as_str();
        let message = if is_about_tls(name) {
            tls
        } else if is_one_of(name, PLACE) {
            place
        } else {
            continue;
        };
        if !is_one_of(name, own) {
            return Some(message);
        }
    }
    None
}

/// Whether one of the names is `name`, ignoring case.
pub(super) fn is_one_of(name: &str, names: &[&str]) -> bool {
    for known in names {
        if known.eq_ignore_ascii_case(name) {
            return true;
        }
    }
    false
}

/// Reads the options of Node.js in `?ssl={"rejectUnauthorized":true}`: whether the certificate is verified.
///
/// It is `None` for any other text.
pub(super) fn reject_unauthorized(json: &str) -> Option<bool> {
    let members = json.trim().strip_prefix('{')?.strip_suffix('}')?;
    let mut verified = None;
    for member in members.split(',') {
        let (name, value) = member.split_once(':')?;
        match (name.trim(), value.trim()) {
            ("\"rejectUnauthorized\"", "true") if verified.is_none() => verified = Some(true),
            ("\"rejectUnauthorized\"", "false") if verified.is_none() => verified = Some(false),
            ("\"minVersion\"", "\"TLSv1.2\"" | "\"TLSv1.3\"") => {}
            _ => return None,
        }
    }
    verified
}

/// The value of a parameter that may hold a credential by its name, such as `sslkey`, or not.
pub(super) fn value<'p>(parts: &'p Parts, name: &str) -> Option<&'p str> {
    let param = parts.params.iter().rfind(|param| param.name.eq_ignore_ascii_case(name))?;
    Some(param.value.expose_secret())
}

/// Whether a value has such a parameter in it, after another separator than `&`: `?a=b?sslmode=require`, `?a=b;tls=true`.
fn hides_parameter(url: &str) -> bool {
    let Some((_, query)) = url.split_once('?') else { return false };
    let is_separator = |byte: u8| matches!(byte, b'?' | b';' | b',');
    // In a list, each URL has its own parameters.
    if !strings::any(query, is_separator) || strings::split_before_scheme(url).is_some() {
        return false;
    }
    query.split('&').any(|item| {
        item.split(['?', ';', ',']).skip(1).any(|part| {
            let (name, _) = part.split_once('=').unwrap_or_default();
            is_about_tls(name) || is_one_of(name, PLACE)
        })
    })
}

/// Whether a client may read the parameter as a setting of TLS.
fn is_about_tls(name: &str) -> bool {
    has_word(name, "ssl") || has_word(name, "tls") || is_one_of(name, TLS)
}

/// Whether a name has the word at its start, at its end, between separators, or with a capital letter: `skip_ssl_verify`,
/// `useSSLMode`, but not `accessLevel`.
fn has_word(name: &str, word: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.windows(word.len()).enumerate().any(|(start, part)| {
        let end = start + word.len();
        let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        let begins =
            part.first().is_some_and(u8::is_ascii_uppercase) && before.is_some_and(u8::is_ascii_lowercase);
        part.eq_ignore_ascii_case(word.as_bytes())
            && (!is_letter(before) || !is_letter(bytes.get(end)) || begins)
    })
}

/// Names without the word `ssl` or `tls`.
const TLS: &[&str] = &[
    "allow_insecure", "ca", "ca-cert", "ca_certs", "cacert", "cadata", "cafile", "capath", "cert",
    "certfile", "keyfile", "openssl_verify_mode", "peer_fingerprint", "server_name",
    "accept-invalid-certificate", "accept_invalid_certs", "allow_invalid_certificates", "ca_cert",
    "cacertfile", "check_hostname", "encrypt", "encryption", "enable_tls_verify", "insecure",
    "insecure_skip_verify", "insecureskipverify", "no_verify_ssl", "rejectunauthorized",
    "reject_unauthorized", "secure", "security.protocol", "security_protocol", "securityprotocol",
    "skip-verify", "skip_verify", "skipverify", "trustservercertificate", "trust_server_certificate",
    "use_ssl_verify", "verify", "verify_ca", "verify_cert", "verify_certs", "verify_hostname",
    "verify_identity", "verify_mode", "verify_peer", "verify_peer_name", "verify_ssl_certs", "verifypeer",
    "verifyservercertificate", "verify_tls_certs",
];

/// Names of a host, a port or a socket.
const PLACE: &[&str] = &[
    "addr", "address", "alt_hosts", "cloudsqlinstance", "endpoint", "host", "hostaddr", "hostname", "hosts",
    "localsocket", "local_socket", "node", "nodes", "port", "server", "servers", "socket", "socketfactory",
    "socket_path", "socketpath", "sock", "unix", "unix_path", "unix_sock", "unix_socket", "unix_socket_path",
    "unixpath", "unixsock", "unixsocket", "unixsocketpath",
];

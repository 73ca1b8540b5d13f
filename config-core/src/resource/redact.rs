//! Prints a URL from its parts, by allow-list: a part that is not known to be safe is masked.

use core::fmt;

use secrecy::ExposeSecret;

use super::conventions::LoneUserinfo;
use super::endpoint::Endpoint;
use super::host::is_name;
use super::parts::{Param, Parts};
use super::percent::Encoded;
use crate::kind::{Place, Tls};
use crate::strings;

const MASK: &str = "***";

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.scheme.name)?;
        f.write_str("://")?;
        self.print_userinfo(f)?;
        let mut joint = "";
        for endpoint in &self.endpoints {
            f.write_str(joint)?;
            self.print_endpoint(endpoint, f)?;
            joint = ",";
        }
        self.print_path(f)?;
        joint = "?";
        for param in &self.params {
            f.write_str(joint)?;
            self.print_param(param, f)?;
            joint = "&";
        }
        let insecure = self.rules.insecure_fragment && self.tls == Tls::Require;
        f.write_str(if insecure { "#insecure" } else { "" })
    }
}

impl Parts {
    /// Prints the user only if there is a password, and only for services whose userinfo always has a user.
    // `https://TOKEN:@host` is a common spelling of a token, and some mail servers want one token as user and password.
    fn print_userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.password().map_or("", ExposeSecret::expose_secret);
        match self.username() {
            None if self.password.is_none() => Ok(()),
            Some(user)
                // The limit bounds the time of the comparisons below.
                if user.len() <= 256
                    && is_name(user)
                    && !password.is_empty()
                    && !is_part(user, password)
                    && !is_part(password, user)
                    && self.rules.lone_userinfo == LoneUserinfo::User =>
            {
                write!(f, "{user}:{MASK}@")
            }
            _ => write!(f, "{MASK}@"),
        }
    }

    fn print_endpoint(&self, endpoint: &Endpoint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match endpoint {
            Endpoint::Tcp { host, port } => match host.split_once('%') {
                Some((address, zone)) => {
                    write!(f, "[{address}%25{}]:{port}", Encoded(zone))
                }
                None if strings::contains(host, ":") => write!(f, "[{host}]:{port}"),
                None if may_be_token(host) => write!(f, "{MASK}:{port}"),
                None => write!(f, "{host}:{port}"),
            },
            Endpoint::Srv { host } => f.write_str(host),
            Endpoint::Unix(_) if self.scheme.place == Place::Unix => {
                let path = endpoint.host();
                print_segments(path.strip_prefix('/').unwrap_or(path), f)
            }
            Endpoint::Unix(_) => {
                let path = endpoint.host();
                if strings::all(path, is_plain) {
                    write!(f, "{}", Encoded(path))?;
                } else {
                    f.write_str(MASK)?;
                }
                match self.given_port {
                    Some(port) => write!(f, ":{port}"),
                    None => Ok(()),
                }
            }
        }
    }

    fn print_path(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path() {
            None => Ok(()),
            Some("") => f.write_str("/"),
            Some(_) if !self.rules.show_path => write!(f, "/{MASK}"),
            Some(path) if self.rules.one_segment && strings::all(path, is_plain) => {
                write!(f, "/{}", Encoded(path))
            }
            Some(path) => print_segments(path, f),
        }
    }

    pub(super) fn print_param(&self, param: &Param, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Param { value, doubtful, .. } = param;
        let name = param.name.as_str();
        // A value that is not a word may contain a part of a secret that should be elsewhere in the URL.
        if self.rules.is_shown(name) && is_name(value.expose_secret()) {
            write!(f, "{name}={}", value.expose_secret())
        } else if self.rules.is_known(name) || (!doubtful && strings::all(name, is_word)) {
            write!(f, "{name}={MASK}")
        } else {
            write!(f, "{MASK}={MASK}")
        }
    }
}

/// Whether `text` contains `part`, ignoring case.
fn is_part(part: &str, text: &str) -> bool {
    text.as_bytes().windows(part.len().max(1)).any(|window| window.eq_ignore_ascii_case(part.as_bytes()))
}

/// Whether a host may be a token that was set in place of a URL: a single long label with digits.
fn may_be_token(host: &str) -> bool {
    host.len() >= 20 && !strings::contains(host, ".") && strings::any(host, |byte| byte.is_ascii_digit())
}

/// Whether the name of an unknown parameter may be printed with this byte. Digits are masked, since tokens have them.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'_' | b'-')
}

/// Prints a path with its leading slash.
fn print_segments(path: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !strings::all(path, is_plain) {
        return write!(f, "/{MASK}");
    }
    for segment in path.split('/') {
        write!(f, "/{}", Encoded(segment))?;
    }
    Ok(())
}

/// Whether a path with this byte may be printed.
// The other bytes are delimiters between a name and a secret. If one is in a path, it was probably escaped by mistake,
// as in `/shop%3Fpassword=…`.
pub(super) fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"/-._~!$+() ".contains(&byte)
}

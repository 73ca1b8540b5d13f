//! How a URL is printed: from its parts, by allow-list. What is not known to be safe does not show.

use core::fmt;

use secrecy::ExposeSecret;

use super::Tls;
use super::endpoint::Endpoint;
use super::host::is_name;
use super::parts::{Param, Parts};
use super::percent::Encoded;
use super::scheme::{LoneUserinfo, Place};
use crate::ascii;

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
    /// The user shows only beside a password, and only where the service's userinfo always has a user:
    /// `https://TOKEN:@host` is a common spelling of a token, and some mail servers want one token as both.
    fn print_userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.password().map_or("", ExposeSecret::expose_secret);
        match self.username() {
            None if self.password.is_none() => Ok(()),
            Some(user)
                if is_name(user)
                    && !password.is_empty()
                    && !ascii::contains(password, user)
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
                None if ascii::contains(host, ":") => write!(f, "[{host}]:{port}"),
                None => write!(f, "{host}:{port}"),
            },
            Endpoint::Srv { host } => f.write_str(host),
            Endpoint::Unix(_) if self.scheme.place == Place::Unix => {
                let path = endpoint.host();
                print_segments(path.strip_prefix('/').unwrap_or(path), f)
            }
            Endpoint::Unix(_) => {
                let path = endpoint.host();
                if ascii::all(path, is_plain) {
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
            Some(path) if self.rules.one_segment && ascii::all(path, is_plain) => {
                write!(f, "/{}", Encoded(path))
            }
            Some(path) => print_segments(path, f),
        }
    }

    pub(super) fn print_param(&self, param: &Param, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Param { value, doubtful, .. } = param;
        let name = param.name.as_str();
        // A value that is no word may have swallowed more than it should.
        if self.rules.is_shown(name) && is_name(value.expose_secret()) {
            write!(f, "{name}={}", value.expose_secret())
        } else if self.rules.is_known(name) || (!doubtful && ascii::all(name, is_word)) {
            write!(f, "{name}={MASK}")
        } else {
            write!(f, "{MASK}={MASK}")
        }
    }
}

/// Whether a parameter's name can hold this byte, of a service that does not know it: a token has digits.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'.' | b'_' | b'-')
}

/// Prints a path, its leading slash as well.
fn print_segments(path: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !ascii::all(path, is_plain) {
        return write!(f, "/{MASK}");
    }
    for segment in path.split('/') {
        write!(f, "/{}", Encoded(segment))?;
    }
    Ok(())
}

/// Whether a path that may be printed can hold this byte. The others stand between a name and a secret, so one of
/// them was taken for another, as in `/shop%3Fpassword=…`.
pub(super) fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"/-._~!$+() ".contains(&byte)
}

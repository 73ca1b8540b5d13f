//! How a URL is printed: from its parts, by allow-list. What is not known to be safe does not show.

use core::fmt;

use percent_encoding::utf8_percent_encode;
use secrecy::ExposeSecret;

use super::Tls;
use super::endpoint::Endpoint;
use super::host::is_name;
use super::parts::{Param, Parts};
use super::percent::PRINTED;
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
    /// `https://TOKEN:@host` is a common spelling of a token.
    fn print_userinfo(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.password.as_ref().is_some_and(|password| !password.expose_secret().is_empty());
        match &self.username {
            None if self.password.is_none() => Ok(()),
            Some(user) if password && is_name(user) && self.rules.lone_userinfo == LoneUserinfo::User => {
                write!(f, "{user}:{MASK}@")
            }
            _ => write!(f, "{MASK}@"),
        }
    }

    fn print_endpoint(&self, endpoint: &Endpoint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match endpoint {
            Endpoint::Tcp { host, port } => match host.split_once('%') {
                Some((address, zone)) => {
                    write!(f, "[{address}%25{}]:{port}", utf8_percent_encode(zone, PRINTED))
                }
                None if ascii::contains(host, ":") => write!(f, "[{host}]:{port}"),
                None => write!(f, "{host}:{port}"),
            },
            Endpoint::Srv { host } => f.write_str(host),
            Endpoint::Unix(_) if self.scheme.place == Place::Unix => endpoint
                .host()
                .split('/')
                .skip(1)
                .try_for_each(|segment| write!(f, "/{}", utf8_percent_encode(segment, PRINTED))),
            Endpoint::Unix(_) => {
                write!(f, "{}", utf8_percent_encode(endpoint.host(), PRINTED))?;
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
            Some(path) if self.rules.one_segment => write!(f, "/{}", utf8_percent_encode(path, PRINTED)),
            Some(path) => path
                .split('/')
                .try_for_each(|segment| write!(f, "/{}", utf8_percent_encode(segment, PRINTED))),
        }
    }

    fn print_param(&self, param: &Param, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Param { name, value, doubtful, .. } = param;
        // A value that is no word may have swallowed more than it should.
        if self.rules.is_shown(name) && is_name(value.expose_secret()) {
            write!(f, "{name}={}", value.expose_secret())
        } else if is_name(name) && (!doubtful || self.rules.is_known(name)) {
            write!(f, "{name}={MASK}")
        } else {
            write!(f, "{MASK}={MASK}")
        }
    }
}

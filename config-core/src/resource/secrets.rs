//! Shows the credentials of a URL to whoever masks them in a log.

use secrecy::ExposeSecret;
use secrecy::zeroize::Zeroizing;

use super::conventions::LoneUserinfo;
use super::endpoint::Endpoint;
use super::parts::Parts;
use super::percent::Decoded;
use crate::strings;
use crate::value::SecretParts;

impl Parts {
    /// Shows each credential, decoded and as it is written, and the parts that a log has to show.
    pub(super) fn show_secrets(&self, to: &mut dyn SecretParts) {
        to.ordinary(self.scheme());
        for host in self.endpoints().iter().map(Endpoint::host) {
            to.ordinary(host);
        }
        let password = self.password().map_or("", ExposeSecret::expose_secret);
        match self.username() {
            // `https://TOKEN:@host` is a common spelling of a token.
            Some(token) if password.is_empty() && self.rules.lone_userinfo != LoneUserinfo::User => {
                show_token(token, to);
            }
            // Some mail servers want one token as user and password.
            Some(user) if user == password && looks_like_token(user) => {}
            Some(user) => to.ordinary(user),
            None => {}
        }
        if !password.is_empty() {
            let user = self.username().unwrap_or_default();
            match self.rules.lone_userinfo {
                LoneUserinfo::Token if self.username().is_none() => show_token(password, to),
                _ => to.secret(password),
            }
            to.credentials(user, password);
            let (userinfo, ..) = self.written();
            to.secret(userinfo.split_once(':').map_or(userinfo, |(_, password)| password));
        }
        for param in self.params.iter().filter(|param| param.secret) {
            to.secret(param.value.expose_secret());
        }
        self.show_query_to(password, to);
        self.show_path_to(to);
    }

    /// The credentials in the query, as they are written. A URL may encode a part of the characters alone.
    fn show_query_to(&self, password: &str, to: &mut dyn SecretParts) {
        let (.., tail) = self.written();
        let (tail, _) = strings::split_while(tail, |byte| byte != b'#');
        let Some((_, query)) = strings::split_once(tail, "?") else { return };
        for (_, written) in query.split('&').filter_map(|item| strings::split_once(item, "=")) {
            let Ok(value) = Decoded::new(written) else { continue };
            let is_credential = *value == *password
                || self.params.iter().any(|param| param.secret && param.value.expose_secret() == &*value);
            if is_credential && *value != *written {
                to.secret(written);
            }
        }
    }

    /// A path that is printed is a name. Of any other path, each long segment with a digit may be a token.
    fn show_path_to(&self, to: &mut dyn SecretParts) {
        let path = self.path().unwrap_or_default();
        if self.rules.show_path {
            return to.ordinary(path);
        }
        for segment in path.split('/') {
            if looks_like_token(segment) {
                to.secret(segment);
            }
        }
    }
}

/// Whether a text that may be a name is a token instead: long, and with a digit.
fn looks_like_token(text: &str) -> bool {
    text.len() >= 16 && text.bytes().any(|byte| byte.is_ascii_digit())
}

/// HTTP Basic sends a token as a user with an empty password.
fn show_token(token: &str, to: &mut dyn SecretParts) {
    to.secret(token);
    to.secret(&Zeroizing::new(strings::concat(&[token, ":"])));
}

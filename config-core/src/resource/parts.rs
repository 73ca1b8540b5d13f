use core::fmt;
use std::path::PathBuf;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::conventions::{EmptyHost, Hosts, LoneUserinfo};
use super::endpoint::{Endpoint, is_ipv6};
use super::host::{has_dot_segment, is_host, is_socket};
use super::percent::Decoded;
use super::rules::{MOST_IN_URL, Rules};
use crate::kind::{Place, Scheme, Tls};
use crate::strings;
use crate::value::{Refusal, ValueError};

/// The parts of a URL while its [`Service`](super::Service) reads them.
///
/// The accessors of the handle return the parts as the service leaves them, and `Display` prints them.
///
/// ```
/// use factor3::resource::{Parts, Resource, Scheme, Service};
/// use factor3::{ExposeSecret, ValueError};
///
/// /// A search server, `search://host/index?api_token=..`: the token is its password.
/// enum Search {}
///
/// impl Service for Search {
///     const NAME: &'static str = "Search";
///     const SCHEMES: &'static [Scheme] = &[Scheme::new("search", 7700)];
///     const EXAMPLE: &'static str = "search://localhost/products";
///
///     fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
///         if let Some(token) = parts.take_param("api_token") {
///             parts.set_password(Some(token));
///         }
///         match parts.path() {
///             Some(index) if !index.is_empty() => Ok(()),
///             _ => Err(ValueError::because("it names no index: write search://host/index")),
///         }
///     }
/// }
///
/// let search: Resource<Search> = "search://search-1/products?api_token=t0ken".parse()?;
/// assert_eq!(search.password().map(ExposeSecret::expose_secret), Some("t0ken"));
/// assert!(!format!("{search:?}").contains("t0ken"));
/// assert!("search://search-1".parse::<Resource<Search>>().is_err());
/// # Ok::<(), ValueError>(())
/// ```
#[derive(Clone)]
pub struct Parts {
    pub(super) rules: &'static Rules,
    pub(super) scheme: &'static Scheme,
    pub(super) url: SecretString,
    /// The starts of the userinfo, the hosts and the rest in the URL, or in the first URL of a list.
    pub(super) written: [usize; 3],
    pub(super) endpoints: Vec<Endpoint>,
    /// The port that the URL gives the first endpoint. In PostgreSQL, a socket can have a port.
    pub(super) given_port: Option<u16>,
    // The user is a token in `https://TOKEN:@host`, and the path is a secret in some HTTP URLs, so both are wiped.
    pub(super) username: Option<SecretString>,
    pub(super) password: Option<SecretString>,
    pub(super) path: Option<SecretString>,
    pub(super) params: Vec<Param>,
    pub(super) tls: Tls,
}

/// One parameter of the query.
#[derive(Clone)]
pub(super) struct Param {
    // In `?TOKEN=`, the name is a secret.
    pub(super) name: Zeroizing<String>,
    pub(super) value: SecretString,
    pub(super) secret: bool,
    /// Whether the service lists the parameter as one whose value may be printed.
    pub(super) shown: bool,
    /// Whether the name may be a part of the secret before it.
    pub(super) doubtful: bool,
}

impl Param {
    fn is_same_as(&self, other: &Self) -> bool {
        self.name == other.name && self.value.expose_secret() == other.value.expose_secret()
    }
}

impl Parts {
    /// The scheme, in lower case.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.scheme.name
    }

    /// Every host, in order.
    #[must_use]
    pub fn endpoints(&self) -> &[Endpoint] {
        &self.endpoints
    }

    /// The port of the first host.
    #[must_use]
    pub fn port(&self) -> u16 {
        match self.endpoints.first() {
            Some(Endpoint::Tcp { port, .. }) => *port,
            _ => self.given_port.unwrap_or_else(|| self.rules.usual_port()),
        }
    }

    /// The port of the first host, if the URL names it.
    #[must_use]
    pub fn given_port(&self) -> Option<u16> {
        self.given_port
    }

    /// The user name.
    #[must_use]
    pub fn username(&self) -> Option<&str> {
        self.username.as_ref().map(ExposeSecret::expose_secret)
    }

    /// The password, or the token.
    #[must_use]
    pub fn password(&self) -> Option<&SecretString> {
        self.password.as_ref()
    }

    /// The path, without its leading slash.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_ref().map(ExposeSecret::expose_secret)
    }

    /// The last value of the parameter `name`, unless it may hold a credential.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.find(name, false).map(ExposeSecret::expose_secret)
    }

    /// All parameters that cannot hold a credential, in order.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        let shown = self.params.iter().filter(|param| !param.secret);
        shown.map(|param| (param.name.as_str(), param.value.expose_secret()))
    }

    /// The last value of the parameter `name`, if it may hold a credential.
    #[must_use]
    pub fn secret_param(&self, name: &str) -> Option<&SecretString> {
        self.find(name, true)
    }

    /// The name of every parameter, with its value if it cannot hold a credential.
    pub(crate) fn named_params(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.params
            .iter()
            .map(|param| (param.name.as_str(), (!param.secret).then(|| param.value.expose_secret())))
    }

    /// The level of TLS that the URL requires.
    #[must_use]
    pub fn tls(&self) -> Tls {
        self.tls
    }

    /// Removes the parameter `name` from the query, secret or not, and returns its last value.
    ///
    /// A service uses this for a parameter that sets another part of the URL, such as the database.
    pub fn take_param(&mut self, name: &str) -> Option<SecretString> {
        let named = |param: &Param| param.name.eq_ignore_ascii_case(name);
        let taken = self.params.iter_mut().rfind(|param| named(param));
        let taken = core::mem::take(&mut taken?.value);
        self.params.retain(|param| !named(param));
        Some(taken)
    }

    /// Sets the level of TLS that the URL requires.
    pub fn set_tls(&mut self, tls: Tls) {
        self.tls = tls;
    }

    /// Sets the user name.
    pub fn set_username(&mut self, username: Option<&str>) {
        self.username = username.map(SecretString::from);
    }

    /// Sets the password.
    pub fn set_password(&mut self, password: Option<SecretString>) {
        self.password = password;
    }

    /// Sets the path, without its leading slash.
    pub fn set_path(&mut self, path: Option<&str>) {
        self.path = path.map(SecretString::from);
    }

    /// Sets the port of the first host if the URL names none. It replaces the scheme's default.
    pub fn set_default_port(&mut self, default: u16) {
        if let (None, Some(Endpoint::Tcp { port, .. })) = (self.given_port, self.endpoints.first_mut()) {
            *port = default;
        }
    }

    /// Sets the hosts, each with its port or `None` for the default port.
    ///
    /// A host is a name, an IP address without brackets, or the directory of a socket if the service has them.
    ///
    /// # Errors
    ///
    /// Returns an error if one is not a host, or if there are more hosts than the service allows.
    pub fn set_endpoints<'a>(
        &mut self,
        hosts: impl IntoIterator<Item = (&'a str, Option<u16>)>,
    ) -> Result<(), ValueError> {
        self.endpoints.clear();
        self.given_port = None;
        for (host, port) in hosts {
            self.attach(host, port)?;
        }
        if self.endpoints.is_empty() { Err(Refusal::EmptyHost.into()) } else { Ok(()) }
    }

    /// The userinfo, the hosts and the rest of the URL as they were written, without decoding and defaults.
    pub(super) fn written(&self) -> (&str, &str, &str) {
        let [userinfo, hosts, tail] = self.written;
        let url = self.url.expose_secret();
        let part = |from, to| url.get(from..to).unwrap_or_default();
        (
            part(userinfo, hosts).strip_suffix('@').unwrap_or_default(),
            part(hosts, tail),
            part(tail, url.len()),
        )
    }

    /// Whether the user or the password is a parameter, and not before the `@`.
    pub(super) fn has_credentials_in_query(&self) -> bool {
        self.written().0.is_empty() && (self.username.is_some() || self.password.is_some())
    }

    /// Writes the scheme before a URL that was given without one.
    pub(super) fn write_scheme(&mut self) {
        let [0, ..] = self.written else { return };
        let rest = self.url.expose_secret();
        // In one buffer of the right size, so that no copy stays in memory.
        let whole = strings::concat(&[self.scheme.name, "://", rest]);
        let added = whole.len() - rest.len();
        self.url = SecretString::from(whole);
        self.written = self.written.map(|at| at + added);
    }

    /// Adds one decoded host.
    pub(super) fn attach(&mut self, host: &str, port: Option<u16>) -> Result<(), Refusal> {
        let first = self.endpoints.is_empty();
        if !first && self.rules.hosts == Hosts::One {
            return Err(Refusal::SeveralHosts);
        }
        if self.endpoints.len() == MOST_IN_URL {
            return Err(Refusal::TooMany);
        }
        let given = host;
        let host = match (host, self.rules.empty_host) {
            ("", EmptyHost::Localhost) => "localhost",
            ("", EmptyHost::Socket(directory)) => directory,
            ("", EmptyHost::Refused) => return Err(Refusal::EmptyHost),
            _ => host,
        };
        let endpoint = if self.rules.socket_host && host.starts_with('/') {
            if !is_socket(host) {
                return Err(Refusal::Socket);
            }
            if has_dot_segment(given) {
                return Err(Refusal::DotSegment);
            }
            // A handle has one port for its sockets, which is the port of the first endpoint.
            if !first && port.is_some_and(|port| port != self.port()) {
                return Err(Refusal::SocketPorts);
            }
            Endpoint::Unix(PathBuf::from(host))
        } else if !is_host(host) && !is_ipv6(host, self.rules.zone) {
            return Err(Refusal::Host);
        } else if self.scheme.place == Place::Srv {
            if port.is_some() {
                return Err(Refusal::SrvPort);
            }
            Endpoint::Srv { host: host.to_owned() }
        } else {
            let port = port.or(self.scheme.port).ok_or(Refusal::NoPort)?;
            Endpoint::Tcp { host: host.to_owned(), port }
        };
        self.endpoints.push(endpoint);
        if first {
            self.given_port = port;
        }
        Ok(())
    }

    /// Adds the hosts of the next URL of a list. Its other parts have to be the same.
    pub(super) fn join(&mut self, next: Self) -> Result<(), Refusal> {
        let secret = |one: &Option<SecretString>, other: &Option<SecretString>| {
            one.as_ref().map(ExposeSecret::expose_secret) == other.as_ref().map(ExposeSecret::expose_secret)
        };
        let same = self.scheme == next.scheme
            && self.tls == next.tls
            && secret(&self.username, &next.username)
            && secret(&self.password, &next.password)
            && secret(&self.path, &next.path)
            && self.params.len() == next.params.len()
            && self.params.iter().zip(&next.params).all(|(one, other)| one.is_same_as(other));
        if !same {
            return Err(Refusal::Differs);
        }
        if self.endpoints.len() + next.endpoints.len() > MOST_IN_URL {
            return Err(Refusal::TooMany);
        }
        self.endpoints.extend(next.endpoints);
        Ok(())
    }

    /// Reads the userinfo, the part before the `@`.
    pub(super) fn read_userinfo(&mut self, text: &str) -> Result<(), Refusal> {
        if let Some((username, password)) = text.split_once(':') {
            self.password = Some(Decoded::new(password)?.secret());
            self.username = Some(Decoded::new(username)?.secret());
            return Ok(());
        }
        let lone = Decoded::new(text)?;
        match self.rules.lone_userinfo {
            LoneUserinfo::User => self.username = Some(lone.secret()),
            // `https://@host` has no token, and all clients agree about it.
            _ if lone.is_empty() => {}
            LoneUserinfo::SecretUser => self.username = Some(lone.secret()),
            LoneUserinfo::Token => self.password = Some(lone.secret()),
            LoneUserinfo::Refused => return Err(Refusal::LoneUserinfo),
        }
        Ok(())
    }

    fn find(&self, name: &str, secret: bool) -> Option<&SecretString> {
        let param = self.params.iter().rfind(|param| param.name.eq_ignore_ascii_case(name))?;
        (param.secret == secret).then_some(&param.value)
    }
}

/// Writes the service, and the URL without its credentials.
impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({self})", self.rules.name)
    }
}

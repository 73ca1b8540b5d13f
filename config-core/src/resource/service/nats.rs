use secrecy::{ExposeSecret, SecretString};

use super::list;
use crate::resource::{Hosts, LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// A NATS cluster: `nats://user:password@n1:4222,nats://user:password@n2:4222`, usually in `NATS_URL`.
///
/// The grammar is that of nats.go, the client that NATS documents, read strictly:
/// `[scheme://][user:password@|token@]host[:port][,…]`.
///
/// | part | reading |
/// |---|---|
/// | `nats`, or no scheme | port 4222; the URL demands no TLS, though a client follows a server that does |
/// | `tls` | port 4222, verified TLS |
/// | `ws`, `wss` | WebSocket: port 80 without TLS, port 443 with verified TLS |
/// | hosts | the servers to begin with, a URL for each; without user and password also `nats://n1,n2` |
/// | `user:password@` | percent-decoded; an empty password is one |
/// | a lone userinfo | a token: [`token`](Resource::token), not a user |
/// | path and query of `ws` and `wss` | those of the request, for a proxy; masked when printed |
/// | `/` at the end | nothing |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar), though nats.go reads some of it:
///
/// | refused | why, or what to write |
/// |---|---|
/// | several users, passwords or tokens in one list | clients take one for all; a cluster of its own is an item of `Vec<Nats>` |
/// | `nats://u:p@n1,n2`, or credentials in some of the URLs | some clients send them to all, others to the first: the whole URL for each |
/// | several schemes in one list | clients take TLS for all or none, and WebSocket for all or none |
/// | `u:p@host` without a scheme | `nats://u:p@host` |
/// | a password without a user | no server knows such a user: `nats://TOKEN@host`, `nats://USER:PASSWORD@host` |
/// | a path or a query of `nats` and `tls` | no client reads it |
/// | `host:` with no port, blanks behind commas | without them |
///
/// A seed of an NKey and a file of credentials (`.creds`) have no place in it: they are variables of their own.
///
/// ```
/// use factor3::{ExposeSecret, resource::{Nats, Tls}};
///
/// let bus: Nats = "tls://app:s3cr%40t@n1.internal,tls://app:s3cr%40t@n2.internal:4223".parse()?;
/// assert_eq!(bus.servers(), ["tls://n1.internal:4222", "tls://n2.internal:4223"]);
/// assert_eq!((bus.username(), bus.tls()), (Some("app"), Tls::VerifyFull));
/// assert_eq!(bus.to_string(), "tls://***@n1.internal:4222,n2.internal:4223");
///
/// let bus: Nats = "nats://s3cr3t@localhost".parse()?;
/// assert_eq!(bus.token().map(ExposeSecret::expose_secret), Some("s3cr3t"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// One handle is one cluster. A field `Vec<Nats>` is several: there, every URL with a scheme is a cluster of its own,
/// and hosts without one are those of the cluster before the comma.
///
/// # Handing it to a client
///
/// By the parts. For async-nats, what is to become `options.connect(bus.servers())`:
///
/// ```ignore
/// let options = match (bus.username(), bus.password()) {
///     (Some(user), Some(password)) => {
///         ConnectOptions::with_user_and_password(user.to_owned(), password.expose_secret().to_owned())
///     }
///     (_, Some(token)) => ConnectOptions::with_token(token.expose_secret().to_owned()),
///     _ => ConnectOptions::new(),
/// };
/// ```
///
/// By [`expose_url`](Resource::expose_url), async-nats 0.51 never sends the user, the password or the token; a list is an
/// error or one name; a password is printed by its `Debug`. Give it [`servers`](Resource::servers), which has none.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Nats {}

impl Service for Nats {
    const NAME: &'static str = "Nats";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("nats", 4222),
        Scheme::tls("tls", 4222),
        Scheme::new("ws", 80),
        Scheme::tls("wss", 443),
    ];
    const EXAMPLE: &'static str = "nats://user:password@localhost:4222";
    const HOSTS: Hosts = Hosts::Urls;
    const BARE_HOSTS: bool = true;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username() == Some("") {
            return Err(ValueError::because(
                "its user is empty: write scheme://TOKEN@host for a token, scheme://USER:PASSWORD@host for both",
            ));
        }
        if is_websocket(parts.scheme()) {
            return list::spelt_alike(parts.url.expose_secret());
        }
        if !matches!(parts.path(), None | Some("")) || !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of NATS reads a path or parameters behind nats:// and tls://: leave them away, and \
                 begin with tls:// for TLS",
            ));
        }
        Ok(())
    }
}

impl Resource<Nats> {
    /// The lone userinfo: `x` in `nats://x@host`.
    #[must_use]
    #[inline]
    pub fn token(&self) -> Option<&SecretString> {
        self.password().filter(|_| self.username().is_none())
    }

    /// Every server as a URL without user, password and token: `nats://n1:4222`. Of WebSocket, with path and query.
    #[must_use]
    #[inline]
    pub fn servers(&self) -> Vec<String> {
        let behind = if is_websocket(self.scheme()) { list::behind(self.expose_url()) } else { "" };
        list::urls(self.endpoints(), self.scheme(), behind)
    }
}

#[inline]
fn is_websocket(scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
}

use secrecy::{ExposeSecret, SecretString};

use super::url_list;
use crate::kind::Scheme;
use crate::resource::conventions::{Hosts, LoneUserinfo};
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// A NATS cluster: `nats://user:password@n1:4222,nats://user:password@n2:4222`, usually in `NATS_URL`.
///
/// The grammar follows nats.go, the client that NATS documents, and is read strictly:
/// `[scheme://][user:password@|token@]host[:port][,…]`.
///
/// | part | meaning |
/// |---|---|
/// | `nats`, or no scheme | port 4222; the URL does not require TLS, but a client uses TLS if the server requires it |
/// | `tls` | port 4222, verified TLS |
/// | `ws`, `wss` | WebSocket: port 80 without TLS, port 443 with verified TLS |
/// | hosts | the servers to connect to first, with a URL for each; without user and password also `nats://n1,n2` |
/// | `user:password@` | percent-decoded; the password may be empty |
/// | a userinfo without a colon | a token, not a user: [`token`](Resource::token) |
/// | path and query of `ws` and `wss` | the path and query of the WebSocket request, for a proxy; masked when printed |
/// | `/` at the end, blanks after commas, one comma at the end | ignored |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused, although nats.go reads some of
/// them:
///
/// | refused | why, or what to write |
/// |---|---|
/// | several users, passwords or tokens in one list | clients use one for all servers; use a `Vec<Nats>` for several clusters |
/// | `nats://u:p@n1,n2`, or credentials in only some of the URLs | some clients send them to all servers, others to the first: the whole URL for each |
/// | several schemes in one list | clients use TLS for all servers or for none, and also WebSocket |
/// | `u:p@host` without a scheme | `nats://u:p@host` |
/// | a password without a user | servers have no such user: `nats://TOKEN@host`, `nats://USER:PASSWORD@host` |
/// | a path or a query of `nats` and `tls` | no client reads it |
/// | `host:` without a port | remove the colon |
/// | hosts separated by `;` | commas |
///
/// Set the seed of an NKey or a credentials file (`.creds`) in a separate variable.
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
/// One handle is one cluster. In a field `Vec<Nats>`, each URL with a scheme is a separate cluster, and a host
/// without a scheme belongs to the cluster before it.
///
/// # Handing it to a client
///
/// [`client::async_nats!`](crate::client) does this, and refuses what async-nats cannot express.
///
/// Pass the parts. For async-nats, build these `options` for `options.connect(bus.servers())`:
///
/// ```ignore
/// let options = match (bus.username(), bus.password()) {
///     (Some(user), Some(password)) => {
///         let password = password.expose_secret().to_owned();
///         ConnectOptions::with_user_and_password(user.to_owned(), password)
///     }
///     (_, Some(token)) => ConnectOptions::with_token(token.expose_secret().to_owned()),
///     _ => ConnectOptions::new(),
/// };
/// ```
///
/// Do not pass [`expose_url`](Resource::expose_url): async-nats 0.51 does not send the user, the password or the
/// token of a URL, reads a list as one name or refuses it, and prints the password in its `Debug`. Pass
/// [`servers`](Resource::servers), which contain no credentials.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
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
    const NOUN: &'static str = "a NATS URL";
    const HOSTS: Hosts = Hosts::Urls;
    const BARE_HOSTS: bool = true;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username() == Some("")
            && parts.password().is_none_or(|given| given.expose_secret().is_empty())
        {
            return Err(ValueError::because(
                "its user and password are empty: remove the : and the @ before the host, or write \
                 scheme://USER:PASSWORD@host",
            ));
        }
        if parts.username() == Some("") {
            return Err(ValueError::because(
                "its user is empty: write scheme://TOKEN@host for a token, scheme://USER:PASSWORD@host for both",
            ));
        }
        if is_websocket(parts.scheme()) {
            foreign::refuse(
                parts,
                &[],
                "it has a parameter about TLS that belongs to another client: remove it; wss:// has verified TLS",
                "it has a parameter that names a host, a port or a socket, which only some clients read: write \
                 wss://host:port",
            )?;
            return url_list::spelt_alike(parts.url.expose_secret());
        }
        if !matches!(parts.path(), None | Some("")) || !parts.params.is_empty() {
            return Err(ValueError::because(
                "no client of NATS reads a path or parameters of nats:// and tls://: remove them, and begin \
                 with tls:// for TLS",
            ));
        }
        Ok(())
    }
}

impl Resource<Nats> {
    /// The token, which is a userinfo without a colon: `x` in `nats://x@host`.
    #[must_use]
    pub fn token(&self) -> Option<&SecretString> {
        self.password().filter(|_| self.username().is_none())
    }

    /// Each server as a URL without user, password and token: `nats://n1:4222`.
    ///
    /// For WebSocket, the URLs contain the path and the query.
    #[must_use]
    pub fn servers(&self) -> Vec<String> {
        let tail = if is_websocket(self.scheme()) { url_list::tail(self.expose_url()) } else { "" };
        url_list::urls(self.endpoints(), self.scheme(), tail)
    }
}

fn is_websocket(scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
}

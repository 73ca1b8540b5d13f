use secrecy::ExposeSecret;

use super::url_list;
use crate::kind::{Scheme, Tls};
use crate::resource::conventions::{EmptyHost, Hosts, LoneUserinfo};
use crate::resource::endpoint::Endpoint;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::{Refusal, ValueError};

/// Memcached servers: `memcached://m1:11211,memcached://m2:11211`, usually in `MEMCACHED_URL`.
///
/// Some hosting providers set `MEMCACHIER_SERVERS` or `MEMCACHEDCLOUD_SERVERS`. No standard defines this URL. The grammar is
/// what the Rust crate memcache, Symfony, limits and the Django libraries share:
/// `[scheme://][user:password@]host[:port][,…][?key=value[&…]]`, and `memcached://[user:password@]/path/of/socket`.
///
/// | part | meaning |
/// |---|---|
/// | `memcached memcache`, or no scheme | no TLS |
/// | `memcache+tls` | verified TLS; `verify_mode=none` turns the verification off, as in the crate memcache |
/// | hosts | the servers that share the keys, so their order matters. The scheme is before each host, or only before the first |
/// | port | the default is 11211 |
/// | a socket | its path instead of a host: `memcached:///run/memcached.sock`, or in a list `%2Frun%2Fm.sock` |
/// | `user:password@` | for SASL, percent-decoded; the password may be empty |
/// | `/` at the end | ignored |
/// | an unknown parameter | kept, and masked when printed |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | only a user, or only a password | the crate memcache does not send it: `user:password@host` |
/// | `:0` after a socket | a socket has no port |
/// | `memcached://u:p@m1,m2`, or servers that differ in more than host and port | the whole URL for each server |
/// | a path after a host | it is a prefix of keys for some clients, a weight for others: a separate variable |
/// | `memcache+udp`, `udp=true` | remove it: TCP is used |
/// | `tls= ssl=` | `memcache+tls://` |
/// | Symfony's lists, `memcached:?host[h1]&host[h2]` | `memcached://h1,memcached://h2` |
/// | an unknown `verify_mode`, or one without `memcache+tls` | `none` or `peer`, with `memcache+tls://` |
/// | `memcache+tls` with a socket | a socket has no TLS: `memcached://` |
/// | `pymemcache://` and other schemes that name a client | `memcached://` |
///
/// ```
/// use factor3::resource::{Endpoint, Memcached};
///
/// let cache: Memcached = "m1.internal,m2.internal:11212".parse()?;
/// assert_eq!(cache.servers(), ["m1.internal:11211", "m2.internal:11212"]);
///
/// let local: Memcached = "memcached:///run/memcached.sock".parse()?;
/// assert_eq!(local.endpoints(), [Endpoint::Unix("/run/memcached.sock".into())]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// One handle is one set of servers that share the keys. In a field `Vec<Memcached>`, each URL with a scheme is a
/// separate set, and a host without a scheme belongs to the set before it.
///
/// # Handing it to a client
///
/// Pass the parts. For the crate memcache, build these `urls` for `memcache::connect(urls)`:
///
/// ```ignore
/// let scheme = if cache.tls() == Tls::Off { "memcache" } else { "memcache+tls" };
/// let insecure = if cache.tls() == Tls::Require { "?verify_mode=none" } else { "" };
/// let mut urls = Vec::new();
/// for server in cache.servers() {
///     urls.push(format!("{scheme}://{server}{insecure}"));
/// }
/// ```
///
/// Add the parameters that you want, such as `protocol=ascii`.
///
/// memcache 0.21 reads these parts of [`expose_url`](Resource::expose_url) differently:
///
/// | part | how memcache reads it |
/// |---|---|
/// | `memcached://` | an error: its scheme is `memcache` |
/// | no port | an error: it has no default |
/// | a list | an error, or one name |
/// | `user:password@` | sent without decoding, so only letters, digits and `-._~` are correct. The code above sends no credentials: add them before the server if they contain only these characters |
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Memcached {}

impl Service for Memcached {
    const NAME: &'static str = "Memcached";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("memcached", 11211),
        Scheme::new("memcache", 11211),
        Scheme::tls("memcache+tls", 11211),
    ];
    const EXAMPLE: &'static str = "memcached://localhost:11211";
    const NOUN: &'static str = "a Memcached URL";
    const HOSTS: Hosts = Hosts::Urls;
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket(IN_PATH);
    const SOCKET_HOST: bool = true;
    const BARE_HOSTS: bool = true;
    // A lone userinfo is refused, and the user is not printed.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOWN_PARAMS: &'static [&'static str] =
        &["connect_timeout", "protocol", "tcp_nodelay", "timeout", "udp", "verify_mode", "weight"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        url_list::both_or_neither(parts)?;
        socket(parts)?;
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "its path is a prefix of keys for some clients and a weight for others: remove it, and set \
                 that in a separate variable",
            ));
        }
        if parts.param("udp") == Some("true") {
            return Err(ValueError::because("its servers are reached by TCP: remove udp=true"));
        }
        if parts.param("tls").is_some() || parts.param("ssl").is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: begin it with memcache+tls:// if it asks for TLS, and remove tls= \
                 and ssl=",
            ));
        }
        foreign::refuse(
            parts,
            &["verify_mode"],
            "it has a parameter about TLS that belongs to another client: remove it; memcache+tls:// has \
             verified TLS",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             memcached://host:port or memcached:///run/memcached.sock",
        )?;
        verification(parts)
    }
}

/// A placeholder for the host until the path is read. It cannot be the path of a socket.
const IN_PATH: &str = "//";

/// Reads the path as the path of a socket if there is no host.
fn socket(parts: &mut Parts) -> Result<(), ValueError> {
    if matches!(parts.endpoints(), [only] if only.host() == IN_PATH) {
        let Some(path) = parts.path.take() else { return Err(Refusal::EmptyHost.into()) };
        let (path, port) = (strings::concat(&["/", path.expose_secret()]), parts.given_port);
        parts.endpoints.clear();
        parts.attach(&path, port)?;
    }
    for (at, endpoint) in parts.endpoints().iter().enumerate() {
        let Endpoint::Unix(_) = endpoint else { continue };
        let path = endpoint.host();
        if path == IN_PATH {
            return Err(Refusal::EmptyHost.into());
        }
        if parts.tls() != Tls::Off {
            return Err(ValueError::because("a socket has no TLS: begin with memcached://"));
        }
        // PHP writes `memcache:///run/memcached.sock:0`.
        let number = path.rsplit_once(':').map_or("", |(_, number)| number);
        let item = parts.written().1.split(',').nth(at).unwrap_or_default();
        if item.split_once(':').is_some_and(|(_, port)| !port.is_empty())
            || (!number.is_empty() && strings::all(number, |byte| byte.is_ascii_digit()))
        {
            return Err(ValueError::because("a socket has no port: remove it, or write a host before it"));
        }
    }
    Ok(())
}

fn verification(parts: &mut Parts) -> Result<(), ValueError> {
    match parts.param("verify_mode") {
        None => {}
        Some("none" | "peer") if parts.tls() == Tls::Off => {
            return Err(ValueError::because(
                "its parameter verify_mode is about TLS: begin with memcache+tls://, or remove it",
            ));
        }
        Some("none") => parts.set_tls(Tls::Require),
        Some("peer") => {}
        Some(_) => return Err(ValueError::because("its verify_mode must be peer or none")),
    }
    Ok(())
}

impl Resource<Memcached> {
    /// Each server as most clients take it: `m1:11211`, `[::1]:11211`, or the path of a socket.
    #[must_use]
    pub fn servers(&self) -> Vec<String> {
        let mut servers = Vec::with_capacity(self.endpoints().len());
        for endpoint in self.endpoints() {
            servers.push(endpoint.to_string());
        }
        servers
    }
}

use secrecy::ExposeSecret;

use super::list;
use crate::ascii;
use crate::resource::refusal::Refusal;
use crate::resource::{EmptyHost, Endpoint, Hosts, LoneUserinfo, Parts, Resource, Scheme, Service, Tls};
use crate::value::ValueError;

/// Memcached servers: `memcached://m1:11211,memcached://m2:11211`, usually in `MEMCACHED_URL`; of hosting providers,
/// `MEMCACHIER_SERVERS` and `MEMCACHEDCLOUD_SERVERS`.
///
/// There is no standard. What is read is what the clients' forms share, those of the Rust crate memcache, of Symfony, of
/// limits and of the Django libraries: `[scheme://][user:password@]host[:port][,…][?key=value[&…]]`, and
/// `memcached://[user:password@]/path/of/socket`.
///
/// | part | reading |
/// |---|---|
/// | `memcached memcache`, or no scheme | no TLS |
/// | `memcache+tls` | verified TLS; `verify_mode=none` turns the verification off, as in the crate memcache |
/// | hosts | the servers that share the keys, so their order counts; the scheme before each, or before the first alone |
/// | port | 11211 |
/// | a socket | its path in the place of a host, `memcached:///run/memcached.sock`; one of several as `%2Frun%2Fm.sock` |
/// | `user:password@` | for SASL, percent-decoded; an empty password is one |
/// | `/` at the end | nothing |
/// | an unknown parameter | kept, and masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar):
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user or a password alone | the crate memcache does not send it: `user:password@host` |
/// | `:0` behind a socket | nothing has that port |
/// | `memcached://u:p@m1,m2`, or servers that differ in more than host and port | the whole URL for each |
/// | a path behind a host | a prefix of keys for some, a weight for others: a variable of its own |
/// | `memcache+udp`, `udp=true` | without it, by TCP |
/// | `tls= ssl=` | the scheme decides: `memcache+tls://` |
/// | Symfony's lists, `memcached:?host[h1]&host[h2]` | `memcached://h1,memcached://h2` |
/// | another `verify_mode`, or one without `memcache+tls`; `memcache+tls` with a socket | TLS would be other than it says |
/// | `pymemcache://` and the like | schemes that name a client: `memcached://` |
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
/// One handle is the servers that share the keys. A field `Vec<Memcached>` is several such sets: there, every URL with a
/// scheme is one of its own, and hosts without one belong to the URL before the comma.
///
/// # Handing it to a client
///
/// By the parts. For the crate memcache, what is to become `memcache::connect(urls)`:
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
/// To that, add the parameters that you want, such as `protocol=ascii`.
///
/// By [`expose_url`](Resource::expose_url), memcache 0.21 reads differently:
///
/// | what | its reading |
/// |---|---|
/// | `memcached://` | an error: its scheme is `memcache` |
/// | no port | an error: it has no default |
/// | a list | an error, or one name |
/// | `user:password@` | sent as it stands there, with its escapes, so only letters, digits and `-._~` arrive as they are meant. By the parts, none is sent: put it before the server, if it consists of those |
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
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
    const HOSTS: Hosts = Hosts::Urls;
    const EMPTY_HOST: EmptyHost = EmptyHost::Socket(IN_PATH);
    const SOCKET_HOST: bool = true;
    const BARE_HOSTS: bool = true;
    // It is refused, and clients show no user.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOWN_PARAMS: &'static [&'static str] =
        &["connect_timeout", "protocol", "tcp_nodelay", "timeout", "udp", "verify_mode", "weight"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        list::both_or_neither(parts)?;
        socket(parts)?;
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "its path is a prefix of keys for some clients and a weight for others: leave it away, and set \
                 that in a variable of its own",
            ));
        }
        if parts.param("udp") == Some("true") {
            return Err(ValueError::because("its servers are reached by TCP: leave udp=true away"));
        }
        if parts.param("tls").is_some() || parts.param("ssl").is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: leave tls= and ssl= away; memcache+tls:// has TLS, the others have none",
            ));
        }
        verification(parts)
    }
}

/// Stands for a host until the path is read. It is no socket's.
const IN_PATH: &str = "//";

/// Takes the path for that of a socket, where there is no host.
#[inline]
fn socket(parts: &mut Parts) -> Result<(), ValueError> {
    if matches!(parts.endpoints(), [only] if only.host() == IN_PATH) {
        let Some(path) = parts.path.take() else { return Err(Refusal::EmptyHost.into()) };
        let (path, port) = (ascii::concat(&["/", path.expose_secret()]), parts.given_port);
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
        // `memcache:///run/memcached.sock:0` is a form of PHP's.
        let number = path.rsplit_once(':').map_or("", |(_, number)| number);
        let item = parts.written().1.split(',').nth(at).unwrap_or_default();
        if item.split_once(':').is_some_and(|(_, port)| !port.is_empty())
            || (!number.is_empty() && ascii::all(number, |byte| byte.is_ascii_digit()))
        {
            return Err(ValueError::because(
                "a socket has no port: leave it away, or write a host before it",
            ));
        }
    }
    Ok(())
}

#[inline]
fn verification(parts: &mut Parts) -> Result<(), ValueError> {
    match parts.param("verify_mode") {
        None => {}
        Some("none" | "peer") if parts.tls() == Tls::Off => {
            return Err(ValueError::because(
                "its parameter verify_mode is about TLS: begin with memcache+tls://, or leave it away",
            ));
        }
        Some("none") => parts.set_tls(Tls::Require),
        Some("peer") => {}
        Some(_) => return Err(ValueError::because("its verify_mode must be peer or none")),
    }
    Ok(())
}

impl Resource<Memcached> {
    /// Every server as most clients take it: `m1:11211`, `[::1]:11211`; of a socket, its path.
    #[must_use]
    #[inline]
    pub fn servers(&self) -> Vec<String> {
        let mut servers = Vec::with_capacity(self.endpoints().len());
        for endpoint in self.endpoints() {
            servers.push(list::text(endpoint));
        }
        servers
    }
}

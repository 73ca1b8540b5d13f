use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::{Refusal, ValueError};

/// A forward proxy for outbound requests: `http://user:password@proxy:3128`, usually in `HTTPS_PROXY`.
///
/// No standard defines this URL. The grammar is what curl, reqwest, Python's requests and Go's `httpproxy` share:
/// `[scheme://][user[:password]@]host[:port][/]`.
///
/// | part | meaning |
/// |---|---|
/// | `http`, or no scheme | an HTTP proxy, which the application reaches without TLS |
/// | `https` | an HTTP proxy, which the application reaches by verified TLS; port 443 |
/// | `socks5` | a SOCKS5 proxy; the application looks up the names of hosts; port 1080 |
/// | `socks5h` | a SOCKS5 proxy that looks up the names of hosts; port 1080 |
/// | `user:password@` | percent-decoded; the user is masked, too, since it is often an API key |
/// | `/` at the end | ignored |
///
/// The scheme says how to reach the proxy, and not what is sent through it. `HTTPS_PROXY` is the proxy for requests to
/// `https://`, and usually begins with `http://`.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | `http` or no scheme without a port | curl uses 1080, the others use 80: `http://host:port` |
/// | a user without a colon | Python's requests ignores it, the others send it: `http://USER:@host:port` |
/// | `u:p@host:port` without a scheme | `http://u:p@host:port`; some providers mean `socks5://` by it |
/// | `socks4`, `socks4a` | SOCKS4 has neither a password nor IPv6, and Go does not have it: `socks5://`, `socks5h://` |
/// | `socks`, as GNOME writes it | curl reads it as SOCKS4, most others refuse it: `socks5://` or `socks5h://` |
/// | a path | most clients ignore it, and curl reads a socket from it; a PAC file is not a proxy |
/// | a query | no client reads it |
///
/// ```
/// use factor3::{ExposeSecret, resource::{Proxy, Tls}};
///
/// let proxy: Proxy = "http://shop:s3cr%40t@proxy.internal:3128".parse()?;
/// assert_eq!((proxy.host(), proxy.port(), proxy.tls()), ("proxy.internal", 3128, Tls::Off));
/// assert_eq!(proxy.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
/// assert_eq!(proxy.to_string(), "http://***@proxy.internal:3128");
///
/// let proxy: Proxy = "proxy.internal:3128".parse()?;
/// assert_eq!(proxy.expose_url(), "http://proxy.internal:3128");
///
/// let (local, remote): (Proxy, Proxy) = ("socks5://proxy".parse()?, "socks5h://proxy".parse()?);
/// assert_eq!((local.port(), local.remote_dns(), remote.remote_dns()), (1080, false, true));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Variables
///
/// curl reads `http_proxy` in lower case only. It reads the other names in both cases, and the one in lower case first.
/// `env` gives a field such a name. `NO_PROXY` lists hosts that are reached without the proxy:
///
/// ```
/// use factor3::Config;
/// use factor3::resource::Proxy;
///
/// #[derive(Debug, Config)]
/// struct App {
///     /// Proxy for outbound requests; without it, requests go out directly.
///     #[config(env = "https_proxy", fallback = "HTTPS_PROXY")]
///     proxy: Option<Proxy>,
///     /// Hosts that are reached without the proxy.
///     #[config(env = "no_proxy", fallback = "NO_PROXY", default = "")]
///     no_proxy: Vec<String>,
/// }
///
/// let app = App::from_vars([
///     ("https_proxy", "http://shop:s3cr3t@proxy.internal:3128"),
///     ("NO_PROXY", "localhost, .svc.cluster.local, 10.0.0.0/8"),
/// ])?;
/// assert_eq!(app.proxy.map(|proxy| proxy.port()), Some(3128));
/// assert_eq!(app.no_proxy, ["localhost", ".svc.cluster.local", "10.0.0.0/8"]);
/// # Ok::<(), factor3::Error>(())
/// ```
///
/// A client may also read these variables itself, without the checks of the handle. reqwest does so unless the
/// application calls `no_proxy` or `proxy` of its `ClientBuilder`.
///
/// # Handing it to a client
///
/// reqwest reads the URL as the handle does. `builder` is a `Client::builder()`, and `no_proxy` is the list above:
///
/// ```ignore
/// let direct = NoProxy::from_string(&no_proxy.join(","));
/// let client = builder.proxy(Proxy::all(proxy.expose_url())?.no_proxy(direct)).build()?;
/// ```
///
/// SOCKS5 needs the feature `socks` of reqwest. In reqwest 0.13, a `*` in `NO_PROXY` matches names, and not addresses.
///
/// (`tests/packages/live` in the repository runs this code with proxies.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Proxy {}

impl Service for Proxy {
    const NAME: &'static str = "Proxy";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("http", 80),
        Scheme::tls("https", 443),
        Scheme::new("socks5", 1080),
        Scheme::new("socks5h", 1080),
    ];
    const EXAMPLE: &'static str = "http://user:password@localhost:3128";
    const NOUN: &'static str = "a proxy URL";
    const BARE_HOSTS: bool = true;
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Refused;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "it has a path, and a proxy has none: remove it; in place of the URL of a PAC file, write the \
                 proxy that the file names",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, and a proxy has none: remove it"));
        }
        if parts.scheme() == "http" && parts.given_port().is_none() {
            // The answer of a PAC file.
            if parts.endpoints().iter().any(|endpoint| endpoint.host().eq_ignore_ascii_case("DIRECT")) {
                return Err(Refusal::TurnedOff.into());
            }
            return Err(ValueError::because(
                "its port is missing, and clients use different defaults, 80 or 1080: write http://host:port",
            ));
        }
        parts.write_scheme();
        Ok(())
    }
}

impl Resource<Proxy> {
    /// Whether the proxy looks up the names of hosts: for each scheme except `socks5`.
    ///
    /// Then the application can reach a host that only the proxy knows, and its own DNS server does not see the names.
    #[must_use]
    pub fn remote_dns(&self) -> bool {
        self.scheme() != "socks5"
    }
}

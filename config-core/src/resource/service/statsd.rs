use crate::kind::Scheme;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// A StatsD server: `statsd://localhost:8125`, usually in `STATSD_URL`.
///
/// No standard defines this URL. The grammar is what clients share, with the forms of Datadog's `DD_DOGSTATSD_URL`:
/// `scheme://host[:port]`, or `unix:///path` for a socket.
///
/// | part | meaning |
/// |---|---|
/// | `statsd`, `udp` | UDP, port 8125 |
/// | `unix`, `unixgram` | a datagram socket, `unix:///var/run/datadog/dsd.socket` |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user or a password | StatsD has none |
/// | a path | some clients read a prefix of the names, others ignore it: a separate variable |
/// | a query | StatsD has none |
/// | `unixstream` and other transports | only few clients support them |
///
/// ```
/// use factor3::resource::{Endpoint, StatsD};
///
/// let metrics: StatsD = "udp://10.0.0.7".parse()?;
/// assert_eq!((metrics.host(), metrics.port()), ("10.0.0.7", 8125));
///
/// let local: StatsD = "unix:///var/run/datadog/dsd.socket".parse()?;
/// assert_eq!(local.endpoints(), [Endpoint::Unix("/var/run/datadog/dsd.socket".into())]);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the parts. For cadence, `prefix` is the application's prefix of the names:
///
/// ```ignore
/// let client = match metrics.endpoints() {
///     [Endpoint::Unix(path)] => {
///         StatsdClient::from_sink(prefix, UnixMetricSink::from(path, UnixDatagram::unbound()?))
///     }
///     _ => {
///         let mut addresses = (metrics.host(), metrics.port()).to_socket_addrs()?;
///         let address = addresses.next().ok_or("the host has no address")?;
///         let socket = UdpSocket::bind(if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" })?;
///         StatsdClient::from_sink(prefix, UdpMetricSink::from(address, socket)?)
///     }
/// };
/// ```
///
/// cadence 1.8 takes no URL.
///
/// (`tests/packages/live` in the repository runs this code, and checks what arrives.)
#[derive(Debug)]
#[non_exhaustive]
pub enum StatsD {}

impl Service for StatsD {
    const NAME: &'static str = "StatsD";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("statsd", 8125),
        Scheme::new("udp", 8125),
        Scheme::unix("unix"),
        Scheme::unix("unixgram"),
    ];
    const EXAMPLE: &'static str = "statsd://localhost:8125";
    const NOUN: &'static str = "a StatsD URL";
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and StatsD has neither: remove the part before the host",
            ));
        }
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "it has a path, and StatsD has none: give a prefix of the names in a separate variable",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, and StatsD has none: remove it"));
        }
        Ok(())
    }
}

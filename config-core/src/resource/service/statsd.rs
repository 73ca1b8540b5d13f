use crate::resource::{Parts, Scheme, Service};
use crate::value::ValueError;

/// A StatsD server: `statsd://localhost:8125`, usually in `STATSD_URL`.
///
/// There is no standard; the grammar is what clients share, with the forms of Datadog's `DD_DOGSTATSD_URL`:
/// `scheme://host[:port]`, or `unix:///path` for a socket.
///
/// | part | reading |
/// |---|---|
/// | `statsd`, `udp` | UDP, port 8125 |
/// | `unix`, `unixgram` | a socket of datagrams, `unix:///var/run/datadog/dsd.socket` |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar), since StatsD has none of it: a user or a
/// password; a path, which some clients take for a prefix of the names and others ignore; a query; `unixstream`
/// and other transports, which few clients have.
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
/// By the parts; for cadence, with the app's `prefix` of the names:
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
/// (`tests/live` of the repository runs this very code, and compares what arrives.)
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

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and StatsD has neither: remove what stands before the host",
            ));
        }
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because(
                "it has a path, and StatsD has none: give a prefix of the names in a variable of its own",
            ));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, and StatsD has none: remove it"));
        }
        Ok(())
    }
}

use crate::resource::{Parts, Scheme, Service};
use crate::value::ValueError;

/// A syslog receiver, such as a log drain: `syslog+tls://logs.example.com`, usually in `SYSLOG_URL`.
///
/// There is no standard; the grammar is that of logspout, Heroku and Cloud Foundry: `scheme://host[:port]`.
///
/// | scheme | transport | port |
/// |---|---|---|
/// | `syslog+tls`, `syslog-tls` | verified TLS (RFC 5425) | 6514 |
/// | `syslog+udp` | UDP (RFC 5426) | 514 |
/// | `syslog+tcp` | TCP (RFC 6587) | none is assigned, so the URL has to name it |
/// | `syslog` | what the app sends: the URL only says that it is without TLS | 514 |
///
/// `syslog` is UDP for logspout, and TCP for Heroku and Cloud Foundry: an app that knows both tells them apart by
/// [`scheme`](crate::resource::Resource::scheme), and says what it takes `syslog` for. A log drain by `https` is an
/// [`Http`](crate::resource::Http).
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar), since syslog has none of it: a user or a
/// password, a path, a query.
///
/// ```
/// use factor3::resource::{Syslog, Tls};
///
/// let drain: Syslog = "syslog+tls://logs.example.com".parse()?;
/// assert_eq!((drain.host(), drain.port(), drain.tls()), ("logs.example.com", 6514, Tls::VerifyFull));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for syslog:
///
/// ```ignore
/// let mut addresses = (drain.host(), drain.port()).to_socket_addrs()?;
/// let address = addresses.next().ok_or("the host has no address")?;
/// let local = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
/// let logger = match (drain.tls(), drain.scheme()) {
///     (Tls::Off, "syslog+tcp") => syslog::tcp(formatter, address)?,
///     // What this app takes `syslog` for.
///     (Tls::Off, _) => syslog::udp(formatter, local, address)?,
///     _ => return Err("it demands TLS".into()),
/// };
/// ```
///
/// It has no TLS; with rustls:
///
/// ```ignore
/// let stream = TcpStream::connect((drain.host(), drain.port()))?;
/// let connection = ClientConnection::new(config, ServerName::try_from(drain.host().to_owned())?)?;
/// let logger = Logger::new(StreamOwned::new(connection, stream), formatter);
/// ```
///
/// Over TCP and TLS, syslog 7 ends no message: end each with a line break. A connection with TLS that is closed at once may
/// lose the message.
///
/// (`tests/live` of the repository runs this very code on a server.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Syslog {}

impl Service for Syslog {
    const NAME: &'static str = "Syslog";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("syslog", 514),
        Scheme::tls("syslog+tls", 6514),
        Scheme::tls("syslog-tls", 6514),
        Scheme::new("syslog+udp", 514),
        Scheme::new("syslog+tcp", 514).without_port(),
    ];
    const EXAMPLE: &'static str = "syslog://localhost:514";

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and syslog has neither: remove what stands before the host",
            ));
        }
        if !matches!(parts.path(), None | Some("")) {
            return Err(ValueError::because("it has a path, and syslog has none: remove it"));
        }
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, and syslog has none: remove it"));
        }
        Ok(())
    }
}

use crate::kind::Scheme;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// A syslog receiver, such as a log drain: `syslog+tls://logs.example.com`, usually in `SYSLOG_URL`.
///
/// No standard defines this URL. The grammar follows logspout, Heroku and Cloud Foundry: `scheme://host[:port]`.
///
/// | scheme | transport | port |
/// |---|---|---|
/// | `syslog+tls`, `syslog-tls` | verified TLS (RFC 5425) | 6514 |
/// | `syslog+udp` | UDP (RFC 5426) | 514 |
/// | `syslog+tcp` | TCP (RFC 6587) | required in the URL, since none is assigned |
/// | `syslog` | the application chooses UDP or TCP, without TLS | 514 |
///
/// `syslog` means UDP for logspout, and TCP for Heroku and Cloud Foundry. An application that supports both checks the
/// [`scheme`](crate::resource::Resource::scheme), and documents what `syslog` means. Use an
/// [`Http`](crate::resource::Http) handle for a log drain with `https`.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a user or a password, a path, a query | syslog has none of them: remove it |
///
/// ```
/// use factor3::resource::{Syslog, Tls};
///
/// let drain: Syslog = "syslog+tls://logs.example.com".parse()?;
/// assert_eq!((drain.host(), drain.port()), ("logs.example.com", 6514));
/// assert_eq!(drain.tls(), Tls::VerifyFull);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the parts. For the crate syslog:
///
/// ```ignore
/// let mut addresses = (drain.host(), drain.port()).to_socket_addrs()?;
/// let address = addresses.next().ok_or("the host has no address")?;
/// let local = if address.is_ipv4() { "0.0.0.0:0" } else { "[::]:0" };
/// let logger = match (drain.tls(), drain.scheme()) {
///     (Tls::Off, "syslog+tcp") => syslog::tcp(formatter, address)?,
///     // In this application, `syslog` means UDP.
///     (Tls::Off, _) => syslog::udp(formatter, local, address)?,
///     _ => return Err("it requires TLS".into()),
/// };
/// ```
///
/// The crate has no TLS. With rustls:
///
/// ```ignore
/// let stream = TcpStream::connect((drain.host(), drain.port()))?;
/// let name = ServerName::try_from(drain.host().to_owned())?;
/// let connection = ClientConnection::new(config, name)?;
/// let logger = Logger::new(StreamOwned::new(connection, stream), formatter);
/// ```
///
/// Over TCP and TLS, syslog 7 does not separate messages: end each message with a line break. If a TLS connection is
/// closed immediately, the last message may be lost.
///
/// (`tests/packages/live` in the repository runs this code against a server.)
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
    const NOUN: &'static str = "a syslog URL";
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_some() || parts.password().is_some() {
            return Err(ValueError::because(
                "it has a user or a password, and syslog has neither: remove the part before the host",
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

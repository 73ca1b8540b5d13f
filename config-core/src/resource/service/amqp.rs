use crate::ascii;
use crate::resource::{EmptyHost, Parts, Resource, Scheme, Service, Tls};
use crate::value::ValueError;

/// An AMQP 0-9-1 broker such as RabbitMQ: `amqps://user:password@host/vhost`, usually in `AMQP_URL`,
/// `CLOUDAMQP_URL` or `RABBITMQ_URL`.
///
/// The grammar is that of the RabbitMQ URI specification, with the parameters of its page "URI Query Parameters":
/// `amqp[s]://[user[:password]@][host][:port][/vhost][?key=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | `amqp` | no TLS, port 5672 |
/// | `amqps` | verified TLS, port 5671 |
/// | no host | `localhost` |
/// | vhost | one segment, percent-decoded. Absent, empty and `/` are three things: `amqp://host`, `amqp://host/` and `amqp://host/%2F` |
/// | user, password | absent and empty are two things; the specification leaves to the client what an absent one means (`guest`, with most) |
/// | `verify` | `verify_peer`, as without it; with `verify_none`, [`Tls::Require`] |
/// | `server_name_indication` | a name to verify in the place of the host's; with `disable`, [`Tls::VerifyCa`] |
/// | `password` | the passphrase of the key in `keyfile`, not that of the user: [`secret_param`](Resource::secret_param) |
/// | `heartbeat` | seconds: [`heartbeat`](Resource::heartbeat) |
/// | `auth_mechanism` | as often as there are mechanisms: [`params`](Resource::params) |
/// | another parameter | kept: [`param`](Resource::param). RabbitMQ's `connection_timeout` is in milliseconds |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): a vhost of several segments, or of more than 255
/// bytes; another `verify`; a parameter of TLS with `amqp`, which would be ignored, and nothing encrypted;
/// `ssl tls ssl_options no_verify_ssl`, which only single clients know; a `heartbeat` that is no number; a parameter
/// that is given twice, of which clients take the first or the last; a raw `+` behind the `?`, which is a plus for
/// RabbitMQ's own client and a blank for lapin; `amqp+ssl` and other variations of the scheme.
///
/// A list of brokers, which Celery separates by `;`, is a `Vec<Amqp>`, with
/// `#[config(separator = ";")]` if need be.
///
/// ```
/// use factor3::resource::{Amqp, Tls};
///
/// let broker: Amqp = "amqps://shop:s%23cret@mq.internal/eu%2Forders?heartbeat=30".parse()?;
/// assert_eq!((broker.host(), broker.port(), broker.tls()), ("mq.internal", 5671, Tls::VerifyFull));
/// assert_eq!((broker.vhost(), broker.heartbeat()), (Some("eu/orders"), Some(30)));
/// assert_eq!(broker.to_string(), "amqps://shop:***@mq.internal:5671/eu%2Forders?heartbeat=30");
///
/// for (url, vhost) in [("amqp://mq", None), ("amqp://mq/", Some("")), ("amqp://mq/%2F", Some("/"))] {
///     assert_eq!(url.parse::<Amqp>()?.vhost(), vhost);
/// }
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for lapin, what is to become `Connection::connect_uri(uri, ConnectionProperties::default())`:
///
/// ```ignore
/// let mut uri = AMQPUri::default();
/// if broker.tls() != Tls::Off {
///     uri.scheme = AMQPScheme::AMQPS; // always verified
/// }
/// uri.authority.host = broker.host().to_owned();
/// uri.authority.port = broker.port();
/// if let Some(user) = broker.username() {
///     uri.authority.userinfo.username = user.to_owned();
/// }
/// if let Some(password) = broker.password() {
///     uri.authority.userinfo.password = password.expose_secret().to_owned();
/// }
/// if let Some(vhost) = broker.vhost() {
///     uri.vhost = vhost.to_owned();
/// }
/// uri.query.heartbeat = broker.heartbeat();
/// ```
///
/// lapin needs a feature that brings TLS, such as its default one: built without, also with `rustls--ring` alone, it
/// speaks to `amqps` in the clear, the password included.
///
/// By [`expose_url`](Resource::expose_url), a URL with a host name, a user and a password is read alike by lapin. What
/// is not:
///
/// | client | reads differently |
/// |---|---|
/// | lapin 4 | an IPv6 address is lost: it connects to `localhost`. An empty user is `guest`; a user or a port without a host is an error; a vhost `.` or `..` is lost; `verify` and the files of TLS are ignored. Its errors may hold the URL, and its `Debug` the password |
/// | amqprs 2 | nothing is percent-decoded; an empty vhost is `/`; a parameter without `=` panics |
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Amqp {}

impl Service for Amqp {
    const NAME: &'static str = "Amqp";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("amqp", 5672), Scheme::tls("amqps", 5671)];
    const EXAMPLE: &'static str = "amqp://user:password@localhost:5672/vhost";
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "verify",
        "server_name_indication",
        "cacertfile",
        "certfile",
        "keyfile",
        "fail_if_no_peer_cert",
        "depth",
        "auth_mechanism",
        "heartbeat",
        "connection_timeout",
        "channel_max",
        "frame_max",
    ];
    const SECRET_PARAMS: &'static [&'static str] = &["password"];

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.path().is_some_and(|vhost| vhost.len() > 255) {
            return Err(ValueError::because(
                "its vhost is longer than 255 bytes, which AMQP does not take: shorten it",
            ));
        }
        once(parts)?;
        if parts.param("heartbeat").is_some_and(|seconds| seconds_of(seconds).is_none()) {
            return Err(ValueError::because("its heartbeat must be a number of seconds, from 0 to 65535"));
        }
        super::no_plus(parts)?;
        tls(parts)
    }
}

impl Resource<Amqp> {
    /// The virtual host. Without one the client chooses, and most choose `/`; `Some("")` is the vhost without a
    /// name, for which the URL ends in a slash.
    #[must_use]
    #[inline]
    pub fn vhost(&self) -> Option<&str> {
        self.path()
    }

    /// The heartbeat timeout to negotiate, in seconds, which AMQP counts in 16 bits; 0 is none.
    #[must_use]
    #[inline]
    pub fn heartbeat(&self) -> Option<u16> {
        self.param("heartbeat").and_then(seconds_of)
    }
}

#[inline]
fn seconds_of(text: &str) -> Option<u16> {
    if ascii::all(text, |byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// RabbitMQ's own client and lapin take the first of two values, others the last.
#[inline]
fn once(parts: &Parts) -> Result<(), ValueError> {
    for (at, (name, _)) in parts.params().enumerate() {
        for (other, _) in parts.params().skip(at + 1) {
            if name.eq_ignore_ascii_case(other) && !name.eq_ignore_ascii_case("auth_mechanism") {
                return Err(ValueError::because(
                    "it has a parameter twice, of which clients take the first or the last: keep one",
                ));
            }
        }
    }
    Ok(())
}

#[inline]
fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    for name in ["ssl", "tls", "ssl_options", "no_verify_ssl"] {
        if parts.param(name).is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: leave ssl=, tls=, ssl_options= and no_verify_ssl= away; amqps:// has \
                 TLS, with verify=verify_none an unverified one, and amqp:// has none",
            ));
        }
    }
    if parts.tls() == Tls::Off {
        for name in ["verify", "server_name_indication", "cacertfile", "certfile", "keyfile"] {
            if parts.param(name).is_some() {
                return Err(ValueError::because(
                    "it has a parameter of TLS, and amqp:// has no TLS: begin it with amqps://, or leave verify, \
                     server_name_indication, cacertfile, certfile and keyfile away",
                ));
            }
        }
        if parts.secret_param("password").is_some() {
            return Err(ValueError::because(
                "its parameter password is the passphrase of a TLS key, and amqp:// has no TLS: write the user's \
                 password as user:password@host",
            ));
        }
        return Ok(());
    }
    let verified = match parts.param("verify") {
        None | Some("verify_peer") => true,
        Some("verify_none") => false,
        Some(_) => return Err(ValueError::because("its verify must be verify_peer or verify_none")),
    };
    let named = parts.param("server_name_indication") != Some("disable");
    parts.set_tls(match (verified, named) {
        (false, _) => Tls::Require,
        (true, false) => Tls::VerifyCa,
        (true, true) => Tls::VerifyFull,
    });
    Ok(())
}

use crate::kind::{Scheme, Tls};
use crate::resource::conventions::EmptyHost;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// An AMQP 0-9-1 broker such as RabbitMQ: `amqps://user:password@host/vhost`, usually in `AMQP_URL`,
/// `CLOUDAMQP_URL` or `RABBITMQ_URL`.
///
/// The grammar follows the RabbitMQ URI specification, with the parameters of its page "URI Query Parameters":
/// `amqp[s]://[user[:password]@][host][:port][/vhost][?key=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | `amqp` | no TLS, port 5672 |
/// | `amqps` | verified TLS, port 5671 |
/// | no host | `localhost` |
/// | vhost | one segment, percent-decoded. `amqp://host` and `amqp://host/` name no vhost, and `amqp://host/%2F` names the vhost `/`; Celery and kombu write the latter as `amqp://host//` |
/// | user, password | an absent one differs from an empty one; the client chooses what to use for an absent one (most use `guest`) |
/// | `verify` | `verify_peer` is the default; `verify_none` is [`Tls::Require`] |
/// | `server_name_indication` | the name to verify instead of the host's name; `disable` is [`Tls::VerifyCa`] |
/// | `password` | the passphrase of the key in `keyfile`, not the user's password: [`secret_param`](Resource::secret_param) |
/// | `heartbeat` | seconds: [`heartbeat`](Resource::heartbeat) |
/// | `auth_mechanism` | may be repeated, once for each mechanism: [`params`](Resource::params) |
/// | another parameter | kept: [`param`](Resource::param), unless another client reads it as TLS or as the place to connect to. RabbitMQ's `connection_timeout` is in milliseconds |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a vhost of several segments, or of more than 255 bytes | `%2F` for a `/` in its name; AMQP allows 255 bytes |
/// | a vhost `.` or `..` | clients resolve it like a path |
/// | the name of a parameter in upper case, such as `HEARTBEAT` | clients know only the lower case |
/// | another `verify` | `verify_peer` or `verify_none` |
/// | a parameter of TLS with `amqp` | it would be ignored, and nothing would be encrypted: `amqps` |
/// | `ssl tls ssl_options no_verify_ssl` | only some clients know them: the scheme and `verify` |
/// | a `heartbeat` that is not a number | seconds, from 0 to 65535 |
/// | a repeated parameter, except `auth_mechanism` | some clients use the first value, others the last |
/// | a raw `+` after the `?` | RabbitMQ's own client reads a plus, lapin a blank: `%2B`, `%20` |
/// | `amqp+ssl` and other variants of the scheme | `amqps` |
///
/// Use a `Vec<Amqp>` for a list of brokers. Celery separates brokers by `;`, which needs
/// `#[config(separator = ";")]`.
///
/// ```
/// use factor3::resource::{Amqp, Tls};
///
/// let broker: Amqp = "amqps://shop:s%23cret@mq.internal/eu%2Forders?heartbeat=30".parse()?;
/// assert_eq!((broker.host(), broker.port()), ("mq.internal", 5671));
/// assert_eq!(broker.tls(), Tls::VerifyFull);
/// assert_eq!((broker.vhost(), broker.heartbeat()), (Some("eu/orders"), Some(30)));
/// assert_eq!(broker.to_string(), "amqps://shop:***@mq.internal:5671/eu%2Forders?heartbeat=30");
///
/// assert_eq!("amqp://mq".parse::<Amqp>()?.vhost(), None);
/// assert_eq!("amqp://mq/".parse::<Amqp>()?.vhost(), None);
/// assert_eq!("amqp://mq/%2F".parse::<Amqp>()?.vhost(), Some("/"));
/// assert_eq!("amqp://mq//".parse::<Amqp>()?.vhost(), Some("/"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::lapin!`](crate::client) does this, and refuses what lapin cannot express.
///
/// Pass the parts. For lapin, build this `uri` for `Connection::connect_uri(uri, ConnectionProperties::default())`:
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
/// lapin needs a feature that enables TLS, such as its default feature. Without one, also with only `rustls--ring`, it
/// connects to `amqps` unencrypted and sends the password in clear text.
///
/// [`expose_url`](Resource::expose_url) also works with lapin for a URL with a host name, a user and a password. Other
/// URLs are read differently:
///
/// | client | reads differently |
/// |---|---|
/// | lapin 4 | it loses an IPv6 address and connects to `localhost`; an empty user or password is `guest`; a `/` alone at the end is a vhost with an empty name, which no server has by default; a user or a port without a host is an error; it ignores `verify` and the files of TLS. Its errors may contain the URL, and its `Debug` shows the password |
/// | amqprs 2 | it decodes no percent escapes; an empty vhost is `/`; it panics on a parameter without `=` |
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Amqp {}

impl Service for Amqp {
    const NAME: &'static str = "Amqp";
    const SCHEMES: &'static [Scheme] = &[Scheme::new("amqp", 5672), Scheme::tls("amqps", 5671)];
    const EXAMPLE: &'static str = "amqp://user:password@localhost:5672/vhost";
    const NOUN: &'static str = "an AMQP URL";
    const EMPTY_HOST: EmptyHost = EmptyHost::Localhost;
    const ONE_SEGMENT: bool = true;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &[
        "verify", "server_name_indication", "cacertfile", "certfile", "keyfile", "fail_if_no_peer_cert",
        "depth", "auth_mechanism", "heartbeat", "connection_timeout", "channel_max", "frame_max",
    ];
    const SECRET_PARAMS: &'static [&'static str] = &["password"];

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.path().is_some_and(|vhost| vhost.len() > 255) {
            return Err(ValueError::because(
                "its vhost is longer than 255 bytes, which AMQP does not take: shorten it",
            ));
        }
        once(parts)?;
        for param in &parts.params {
            if parts.rules.is_known(&param.name)
                && strings::any(&param.name, |byte| byte.is_ascii_uppercase())
            {
                return Err(ValueError::because(
                    "it has a parameter in upper case, and clients know only its lower case: write the name in \
                     lower case",
                ));
            }
        }
        if parts.param("heartbeat").is_some_and(|seconds| seconds_of(seconds).is_none()) {
            return Err(ValueError::because("its heartbeat must be a number of seconds, from 0 to 65535"));
        }
        super::no_plus(parts)?;
        tls(parts)?;
        foreign::refuse(
            parts,
            &["verify", "cacertfile"],
            "it has a parameter about TLS that belongs to another client: remove it; amqps:// has verified TLS",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             amqp://host:port/vhost",
        )
    }
}

impl Resource<Amqp> {
    /// The virtual host. If it is `None`, the client chooses, and most choose `/`.
    ///
    /// It is also `None` if the URL ends in a `/` after the host, as RabbitMQ's operator for Kubernetes writes it. By the
    /// RabbitMQ URI specification, that would be a vhost with an empty name: [`path`](Resource::path) is `Some("")`.
    #[must_use]
    pub fn vhost(&self) -> Option<&str> {
        self.path().filter(|vhost| !vhost.is_empty())
    }

    /// The heartbeat timeout to negotiate, in seconds. 0 turns heartbeats off.
    #[must_use]
    pub fn heartbeat(&self) -> Option<u16> {
        self.param("heartbeat").and_then(seconds_of)
    }
}

fn seconds_of(text: &str) -> Option<u16> {
    if strings::all(text, |byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Refuses repeated parameters: RabbitMQ's own client and lapin use the first value, others the last.
fn once(parts: &Parts) -> Result<(), ValueError> {
    for (at, (name, _)) in parts.named_params().enumerate() {
        for (other, _) in parts.named_params().skip(at + 1) {
            if name.eq_ignore_ascii_case(other) && !name.eq_ignore_ascii_case("auth_mechanism") {
                return Err(ValueError::because(
                    "it has a parameter twice, of which clients take the first or the last: keep one",
                ));
            }
        }
    }
    Ok(())
}

fn tls(parts: &mut Parts) -> Result<(), ValueError> {
    for name in ["ssl", "tls", "ssl_options", "no_verify_ssl"] {
        if parts.param(name).is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: begin it with amqps:// if it asks for TLS, and remove ssl=, tls=, \
                 ssl_options= and no_verify_ssl=",
            ));
        }
    }
    if parts.tls() == Tls::Off {
        for name in ["verify", "server_name_indication", "cacertfile", "certfile", "keyfile"] {
            if parts.param(name).is_some() {
                return Err(ValueError::because(
                    "it has a parameter of TLS, and amqp:// has no TLS: begin it with amqps://, or remove \
                     verify, server_name_indication, cacertfile, certfile and keyfile",
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
        Some(_) => {
            return Err(ValueError::because("its verify is not a known one: write verify=verify_peer"));
        }
    };
    let named = parts.param("server_name_indication") != Some("disable");
    parts.set_tls(match (verified, named) {
        (false, _) => Tls::Require,
        (true, false) => Tls::VerifyCa,
        (true, true) => Tls::VerifyFull,
    });
    Ok(())
}

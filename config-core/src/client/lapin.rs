use secrecy::SecretString;

use super::one_host::one_tcp_host;
use super::parameters::Parameters;
use crate::kind::Tls;
use crate::resource::Amqp;
use crate::value::ValueError;

/// Makes lapin's `AMQPUri` of an [`Amqp`](crate::resource::Amqp).
///
/// ```ignore
/// let uri = client::lapin!(config.amqp_url)?;
/// let connection = Connection::connect_uri(uri, ConnectionProperties::default()).await?;
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, user, password, vhost and TLS, and the parameters `heartbeat`, `channel_max`, `frame_max`,
/// `connection_timeout` and `auth_mechanism`. An absent user or password is `guest`, and an absent vhost is `/`, as is usual
/// for lapin.
///
/// lapin needs a feature that enables TLS, such as its default feature. Without one, it connects to `amqps` unencrypted, and
/// sends the password in clear text.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | `verify=verify_none`, `server_name_indication` | lapin always verifies the certificate for the name of the host |
/// | `cacertfile`, `certfile`, `keyfile`, `password` | pass them to lapin in an `OwnedTLSConfig`, and [ignore](index.html#parameters) them |
/// | several `auth_mechanism`, or one that lapin does not know | keep one |
/// | a `channel_max`, `frame_max` or `connection_timeout` that is not a whole number | |
/// | another parameter | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_lapin {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_lapin!($handle, crate = ::lapin, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::lapin(&$handle, &[$($($ignored),*)?]).and_then(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut uri = <client::uri::AMQPUri as ::core::default::Default>::default();
            uri.scheme = if parts.tls { client::uri::AMQPScheme::AMQPS } else { client::uri::AMQPScheme::AMQP };
            uri.authority.host = factor3::owned(parts.host);
            uri.authority.port = parts.port;
            if let ::core::option::Option::Some(user) = parts.user {
                uri.authority.userinfo.username = factor3::owned(user);
            }
            if let ::core::option::Option::Some(password) = parts.password {
                uri.authority.userinfo.password = factor3::owned(factor3::expose(password));
            }
            if let ::core::option::Option::Some(vhost) = parts.vhost {
                uri.vhost = factor3::owned(vhost);
            }
            uri.query.heartbeat = parts.heartbeat;
            uri.query.channel_max = parts.channel_max;
            uri.query.frame_max = parts.frame_max;
            uri.query.connection_timeout = parts.connection_timeout;
            if let ::core::option::Option::Some(mechanism) = parts.auth_mechanism {
                match mechanism.parse::<client::uri::SASLMechanism>() {
                    ::core::result::Result::Ok(mechanism) => {
                        uri.query.auth_mechanism = ::core::option::Option::Some(mechanism);
                    }
                    ::core::result::Result::Err(_) => return ::core::result::Result::Err(factor3::LAPIN_MECHANISM),
                }
            }
            ::core::result::Result::Ok(uri)
        })
    };
}

pub struct Parts<'a> {
    pub tls: bool,
    pub host: &'a str,
    pub port: u16,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
    pub vhost: Option<&'a str>,
    pub heartbeat: Option<u16>,
    pub channel_max: Option<u16>,
    pub frame_max: Option<u32>,
    pub connection_timeout: Option<u64>,
    pub auth_mechanism: Option<&'a str>,
}

pub fn parts<'a>(broker: &'a Amqp, ignored: &'a [&'a str]) -> Result<Parts<'a>, ValueError> {
    let (host, port) =
        one_tcp_host(broker.endpoints(), "it names several hosts, and lapin connects to one: keep one host")?;
    let parameters = Parameters::new(broker.parts(), ignored);
    if parameters.has_one_of(&["cacertfile", "certfile", "keyfile", "password"]) {
        return Err(ValueError::because(
            "it names the file of a certificate or key, or its passphrase, which lapin takes apart: pass them in an \
             OwnedTLSConfig, and name the parameters in ignore = [..] of the macro",
        ));
    }
    let tls = match broker.tls() {
        Tls::Off => false,
        Tls::VerifyFull if !parameters.has_one_of(&["server_name_indication"]) => true,
        _ => {
            return Err(ValueError::because(
                "lapin always verifies the certificate for the name of the host: remove verify=verify_none and \
                 server_name_indication",
            ));
        }
    };
    parameters.refuse_others(
        PASSED,
        &[],
        "it has a parameter that lapin has no setting for: remove it, or set it in the code and name it in \
         ignore = [..] of the macro",
    )?;
    let mechanisms = broker.params().filter(|(name, _)| name.eq_ignore_ascii_case("auth_mechanism")).count();
    let auth_mechanism = parameters.get("auth_mechanism");
    if auth_mechanism.is_some() && mechanisms > 1 {
        return Err(MECHANISM);
    }
    Ok(Parts {
        tls,
        host,
        port,
        user: broker.username(),
        password: broker.password(),
        vhost: broker.vhost(),
        heartbeat: parameters.number("heartbeat", NUMBER)?,
        channel_max: parameters.number("channel_max", NUMBER)?,
        frame_max: parameters.number("frame_max", NUMBER)?,
        connection_timeout: parameters.number("connection_timeout", NUMBER)?,
        auth_mechanism,
    })
}

pub const MECHANISM: ValueError = ValueError::because(
    "lapin takes one auth_mechanism that it knows: keep one, such as auth_mechanism=plain",
);

const NUMBER: &str = "its heartbeat, channel_max, frame_max or connection_timeout is not a whole number in the range of \
                      AMQP: correct it";
const PASSED: &[&str] =
    &["verify", "heartbeat", "channel_max", "frame_max", "connection_timeout", "auth_mechanism"];

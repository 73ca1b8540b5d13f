use secrecy::{ExposeSecret, SecretString};

use super::one_host::one_tcp_host;
use super::parameters::Parameters;
use crate::kind::Tls;
use crate::resource::Mqtt;
use crate::value::ValueError;

/// Makes rumqttc's `MqttOptions` of an [`Mqtt`](crate::resource::Mqtt).
///
/// ```ignore
/// let options = client::rumqttc!(config.mqtt_url)?;
/// let (client, mut events) = AsyncClient::new(options, 10);
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes host, port, user, password and client identifier. With TLS, it passes `Transport::tls_with_default_config()`,
/// which verifies the certificate and needs rumqttc with rustls, as its default features have it. The broker replaces an
/// empty identifier.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | `ws`, `wss` | rumqttc takes the whole URL of a WebSocket in place of the host, and only with a feature: use `mqtt` or `mqtts` |
/// | an empty user, an empty password | rumqttc does not send them |
/// | another parameter than `client_id` | remove it, or [ignore](index.html#parameters) it |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_rumqttc {
    ($handle:expr $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__client_rumqttc!($handle, crate = ::rumqttc, ignore = [$($($ignored),*)?])
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(, ignore = [$($ignored:expr),* $(,)?])? $(,)?) => {
        $crate::__private::client::rumqttc(&$handle, &[$($($ignored),*)?]).map(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let mut options = client::MqttOptions::new(parts.client_id, parts.host, parts.port);
            if let ::core::option::Option::Some(user) = parts.user {
                options.set_credentials(user, parts.password.map(factor3::expose).unwrap_or_default());
            }
            if parts.tls {
                options.set_transport(client::Transport::tls_with_default_config());
            }
            options
        })
    };
}

pub struct Parts<'a> {
    pub client_id: &'a str,
    pub host: &'a str,
    pub port: u16,
    pub tls: bool,
    pub user: Option<&'a str>,
    pub password: Option<&'a SecretString>,
}

pub fn parts<'a>(broker: &'a Mqtt, ignored: &'a [&'a str]) -> Result<Parts<'a>, ValueError> {
    if matches!(broker.scheme(), "ws" | "wss") {
        return Err(ValueError::because(
            "rumqttc takes the URL of a WebSocket in place of a host: begin with mqtt:// or mqtts://, or make the \
             options in the code",
        ));
    }
    let (host, port) = one_tcp_host(
        broker.endpoints(),
        "it names several hosts, and rumqttc connects to one: keep one host",
    )?;
    Parameters::new(broker.parts(), ignored).refuse_others(
        &["client_id", "clientid"],
        &[],
        "it has a parameter that rumqttc has no setting for: remove it, or set it in the code and name it in \
         ignore = [..] of the macro",
    )?;
    let (user, password) = (broker.username(), broker.password());
    let empty = password.is_some_and(|password| password.expose_secret().is_empty());
    if empty || user == Some("") || (user.is_none() && password.is_some()) {
        return Err(ValueError::because(
            "rumqttc sends neither an empty user nor an empty password: write user:password@host, or user@host without a \
             colon",
        ));
    }
    let tls = match broker.tls() {
        Tls::Off => false,
        Tls::VerifyFull => true,
        _ => {
            return Err(ValueError::because(
                "rumqttc verifies TLS or has none: begin with mqtts:// or mqtt://",
            ));
        }
    };
    let client_id = broker.client_id().unwrap_or_default();
    Ok(Parts { client_id, host, port, tls, user, password })
}

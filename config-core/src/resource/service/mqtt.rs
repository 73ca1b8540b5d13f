use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::foreign;
use crate::resource::handle::Resource;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::value::ValueError;

/// An MQTT broker: `mqtts://user:password@host`, usually in `MQTT_URL`.
///
/// No standard defines this URL. The grammar is what rumqttc, MQTT.js and the Mosquitto clients share:
/// `scheme://[user[:password]@]host[:port][/path][?client_id=name]`.
///
/// | scheme | port | TLS |
/// |---|---|---|
/// | `mqtt` | 1883 | none |
/// | `mqtts`, `ssl` | 8883 | verified |
/// | `ws` | 80 | none: MQTT over WebSocket |
/// | `wss` | 443 | verified |
///
/// | part | meaning |
/// |---|---|
/// | a userinfo without a colon | the user |
/// | user, password | percent-decoded; never printed, since the user is an access token for several brokers |
/// | path | for `ws` and `wss`, the path of the WebSocket; never printed, since it may contain a credential |
/// | `client_id`, `clientId` | the client's identifier, as rumqttc and MQTT.js spell it |
/// | another parameter | kept, and masked when printed, unless another client reads it as TLS or as the place to connect to |
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a path with `mqtt` or `mqtts` | the Mosquitto clients read a topic, other clients ignore it: set the topic in a separate variable |
/// | two different client identifiers | keep one |
/// | `tls= ssl=` with `mqtt` or `mqtts` | `mqtts` has TLS, `mqtt` has none |
/// | `username= password=` with `mqtt` or `mqtts` | `user:password@host` |
/// | a raw `+` after the `?`, if there is a client identifier | rumqttc and MQTT.js read a blank: `%2B`, `%20` |
/// | `tcp://` and `tls://` | a `tcp://` address may come from Kubernetes or Docker: `mqtt://`, `mqtts://` |
/// | `mqtt+unix` and other variants of the scheme | one of the schemes above |
///
/// ```
/// use factor3::resource::{Mqtt, Tls};
///
/// let broker: Mqtt = "mqtts://meter:s%23cret@mqtt.internal?client_id=meter-7".parse()?;
/// assert_eq!((broker.host(), broker.port()), ("mqtt.internal", 8883));
/// assert_eq!(broker.tls(), Tls::VerifyFull);
/// assert_eq!((broker.username(), broker.client_id()), (Some("meter"), Some("meter-7")));
/// assert_eq!(broker.to_string(), "mqtts://***@mqtt.internal:8883?client_id=***");
///
/// let socket: Mqtt = "wss://mqtt.internal/mqtt".parse()?;
/// assert_eq!((socket.port(), socket.ws_path()), (443, Some("mqtt")));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::rumqttc!`](crate::client) does this, and refuses what rumqttc cannot express.
///
/// Pass the parts, never the URL. For rumqttc, with `mqtt` and `mqtts`:
///
/// ```ignore
/// let id = broker.client_id().unwrap_or_default(); // the broker replaces an empty one
/// let mut options = MqttOptions::new(id, broker.host(), broker.port());
/// if broker.username().is_some() || broker.password().is_some() {
///     let password = broker.password().map_or("", |password| password.expose_secret());
///     options.set_credentials(broker.username().unwrap_or_default(), password);
/// }
/// if broker.tls() != Tls::Off {
///     options.set_transport(Transport::tls_with_default_config());
/// }
/// ```
///
/// With `ws` and `wss`, rumqttc takes a whole URL instead of the host, and reads the path and the query from that URL.
///
/// rumqttc 0.25 reads [`expose_url`](Resource::expose_url) differently:
///
/// - It sends the user and the password without decoding them, and drops a password without a user.
/// - It requires a `client_id`, and refuses unknown parameters.
/// - It keeps the brackets of an IPv6 address, which fails with TLS.
/// - Its default port for `ws` and `wss` is 8000.
///
/// It never sends an empty user or password, also if you pass the parts. Its `Debug` shows the password.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Mqtt {}

impl Service for Mqtt {
    const NAME: &'static str = "Mqtt";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("mqtt", 1883),
        Scheme::tls("mqtts", 8883),
        // As HiveMQ and EMQX write it. Kubernetes and Docker never make such an address.
        Scheme::tls("ssl", 8883),
        Scheme::new("ws", 80),
        Scheme::tls("wss", 443),
    ];
    const EXAMPLE: &'static str = "mqtt://user:password@localhost:1883";
    const NOUN: &'static str = "an MQTT URL";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::SecretUser;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if client_id(parts)? {
            super::no_plus(parts)?;
        }
        foreign::refuse(
            parts,
            if is_websocket(parts.scheme()) { &[] } else { &["tls", "ssl"] },
            "it has a parameter about TLS that belongs to another client: remove it; mqtts:// and wss:// have \
             verified TLS",
            "it has a parameter that names a host, a port or a socket, which only some clients read: write \
             mqtt://host:port",
        )?;
        if is_websocket(parts.scheme()) {
            return Ok(());
        }
        if parts.path().is_some_and(|path| !path.is_empty()) {
            return Err(ValueError::because(
                "it has a path, which is a topic for some clients and nothing for others: remove it, and set \
                 the topic in a separate variable",
            ));
        }
        if parts.param("tls").is_some() || parts.param("ssl").is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: begin it with mqtts:// if it asks for TLS, and remove tls= and ssl=",
            ));
        }
        if parts.param("username").is_some() || parts.secret_param("password").is_some() {
            return Err(ValueError::because(
                "its user or password is a parameter: write it before the host, as user:password@host",
            ));
        }
        Ok(())
    }
}

impl Resource<Mqtt> {
    /// The client's identifier. If it is `None`, let the broker choose one.
    #[must_use]
    pub fn client_id(&self) -> Option<&str> {
        self.param("client_id").or(self.param("clientId"))
    }

    /// The path of the WebSocket, percent-decoded, without its leading slash.
    ///
    /// It is `None` for the schemes `mqtt` and `mqtts`.
    #[must_use]
    pub fn ws_path(&self) -> Option<&str> {
        self.path().filter(|_| is_websocket(self.scheme()))
    }
}

fn is_websocket(scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
}

/// Whether the URL has a client identifier. Refuses two different ones.
fn client_id(parts: &Parts) -> Result<bool, ValueError> {
    let mut id = None;
    for (name, value) in parts.params() {
        if name.eq_ignore_ascii_case("client_id") || name.eq_ignore_ascii_case("clientId") {
            if id.is_some_and(|id| id != value) {
                return Err(ValueError::because(
                    "it has two different client identifiers: keep one client_id",
                ));
            }
            id = Some(value);
        }
    }
    Ok(id.is_some())
}

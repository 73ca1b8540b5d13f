use crate::resource::{LoneUserinfo, Parts, Resource, Scheme, Service};
use crate::value::ValueError;

/// An MQTT broker: `mqtts://user:password@host`, usually in `MQTT_URL`.
///
/// There is no standard; the grammar is what rumqttc, MQTT.js and the Mosquitto clients share:
/// `scheme://[user[:password]@]host[:port][/path][?client_id=name]`.
///
/// | scheme | port | TLS |
/// |---|---|---|
/// | `mqtt` | 1883 | none |
/// | `mqtts` | 8883 | verified |
/// | `ws` | 80 | none: MQTT over WebSocket |
/// | `wss` | 443 | verified |
///
/// | part | reading |
/// |---|---|
/// | a lone userinfo | the user |
/// | user, password | percent-decoded; never printed, since with several brokers the user is an access token |
/// | path | of `ws` and `wss`, that of the WebSocket, which may hold a credential and is not printed |
/// | `client_id`, `clientId` | the client's identifier, as rumqttc and MQTT.js spell it |
/// | another parameter | kept, and masked when printed |
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): a path with `mqtt` and `mqtts`, which is a topic for
/// the Mosquitto clients and nothing for others; two different client identifiers; `tls= ssl= username= password=`
/// with `mqtt` and `mqtts`, which stand elsewhere; a raw `+`
/// behind the `?` of a URL with a client identifier, which is a blank for rumqttc and MQTT.js; `tcp://`, `ssl://` and `tls://`, since a `tcp://` address may
/// just as well come from Kubernetes or Docker; `mqtt+unix` and other variations of the scheme.
///
/// ```
/// use factor3::resource::{Mqtt, Tls};
///
/// let broker: Mqtt = "mqtts://meter:s%23cret@mqtt.internal?client_id=meter-7".parse()?;
/// assert_eq!((broker.host(), broker.port(), broker.tls()), ("mqtt.internal", 8883, Tls::VerifyFull));
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
/// By the parts, never by the URL; for rumqttc, with `mqtt` and `mqtts`:
///
/// ```ignore
/// let id = broker.client_id().unwrap_or_default(); // an empty one is chosen by the broker
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
/// With `ws` and `wss`, rumqttc takes a whole URL in the place of the host, of which it reads the path and the query.
///
/// By [`expose_url`](Resource::expose_url), rumqttc 0.25 sends the user and the password as they are in the URL, not decoded;
/// leaves a password without a user away; demands a `client_id` and refuses parameters that it does not know;
/// keeps the brackets of an IPv6 address, which TLS then refuses; takes port 8000 for `ws` and `wss`. It sends no
/// empty user or password by any way. Its `Debug` shows the password.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Mqtt {}

impl Service for Mqtt {
    const NAME: &'static str = "Mqtt";
    const SCHEMES: &'static [Scheme] = &[
        Scheme::new("mqtt", 1883),
        Scheme::tls("mqtts", 8883),
        Scheme::new("ws", 80),
        Scheme::tls("wss", 443),
    ];
    const EXAMPLE: &'static str = "mqtt://user:password@localhost:1883";
    // The user may be an access token, so it is kept out of sight as one, until it is read.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_none() {
            parts.username = parts.password.take();
        }
        if client_id(parts)? {
            super::no_plus(parts)?;
        }
        if is_websocket(parts.scheme()) {
            return Ok(());
        }
        if parts.path().is_some_and(|path| !path.is_empty()) {
            return Err(ValueError::because(
                "it has a path, which is a topic for some clients and nothing for others: leave it away, and set \
                 the topic in a variable of its own",
            ));
        }
        if parts.param("tls").is_some() || parts.param("ssl").is_some() {
            return Err(ValueError::because(
                "its scheme decides about TLS: leave tls= and ssl= away; mqtts:// has TLS, mqtt:// has none",
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
    /// The client's identifier. Without one, the broker is to choose it.
    #[must_use]
    #[inline]
    pub fn client_id(&self) -> Option<&str> {
        self.param("client_id").or(self.param("clientId"))
    }

    /// The path of the WebSocket, percent-decoded, without its leading slash; `None` where the scheme is `mqtt`
    /// or `mqtts`.
    #[must_use]
    #[inline]
    pub fn ws_path(&self) -> Option<&str> {
        self.path().filter(|_| is_websocket(self.scheme()))
    }
}

#[inline]
fn is_websocket(scheme: &str) -> bool {
    matches!(scheme, "ws" | "wss")
}

/// Whether there is a client identifier.
#[inline]
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

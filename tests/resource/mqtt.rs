//! MQTT: the forms that clients share, and forms that one of them reads differently.

use factor3::resource::{Endpoint, Mqtt, Tls};
use factor3::{Config, ExposeSecret};

struct Row<'a> {
    text: &'a str,
    host: &'a str,
    port: u16,
    user: Option<&'a str>,
    password: Option<&'a str>,
    client_id: Option<&'a str>,
    ws_path: Option<&'a str>,
    shown: &'a str,
}

const NOTHING: Row<'_> = Row {
    text: "",
    host: "h",
    port: 1883,
    user: None,
    password: None,
    client_id: None,
    ws_path: None,
    shown: "mqtt://h:1883",
};

#[test]
fn parts() {
    for row in [
        Row { text: "mqtt://h", ..NOTHING },
        Row { text: "mqtt://h/", shown: "mqtt://h:1883/", ..NOTHING },
        Row { text: "MQTT://h:1", port: 1, shown: "mqtt://h:1", ..NOTHING },
        Row { text: "mqtts://h", port: 8883, shown: "mqtts://h:8883", ..NOTHING },
        Row { text: "ws://h", port: 80, shown: "ws://h:80", ..NOTHING },
        Row { text: "wss://h", port: 443, shown: "wss://h:443", ..NOTHING },
        Row { text: "mqtt://[::1]", host: "::1", shown: "mqtt://[::1]:1883", ..NOTHING },
        Row { text: "mqtt://u@h", user: Some("u"), shown: "mqtt://***@h:1883", ..NOTHING },
        Row { text: "mqtt://@h", ..NOTHING },
        Row {
            text: "mqtt://u:@h",
            user: Some("u"),
            password: Some(""),
            shown: "mqtt://***@h:1883",
            ..NOTHING
        },
        Row {
            text: "mqtt://:p@h",
            user: Some(""),
            password: Some("p"),
            shown: "mqtt://***@h:1883",
            ..NOTHING
        },
        Row { text: "mqtt://:@h", user: Some(""), password: Some(""), shown: "mqtt://***@h:1883", ..NOTHING },
        Row {
            text: "mqtt://d%40e:p%40%2F+%C3%B6@h",
            user: Some("d@e"),
            password: Some("p@/+\u{f6}"),
            shown: "mqtt://***@h:1883",
            ..NOTHING
        },
        // Examples of the tests of rumqttc and MQTT.js.
        Row {
            text: "mqtt://h:42?client_id=foo",
            port: 42,
            client_id: Some("foo"),
            shown: "mqtt://h:42?client_id=***",
            ..NOTHING
        },
        Row {
            text: "mqtt://u:p@h:42?clientId=123&clean_session=false",
            port: 42,
            user: Some("u"),
            password: Some("p"),
            client_id: Some("123"),
            shown: "mqtt://***@h:42?clientId=***&***=***",
            ..NOTHING
        },
        Row {
            text: "mqtt://h?client_id=&clientid=",
            client_id: Some(""),
            shown: "mqtt://h:1883?***=***&***=***",
            ..NOTHING
        },
        Row { text: "ws://h:1/", port: 1, ws_path: Some(""), shown: "ws://h:1/", ..NOTHING },
        Row {
            text: "wss://u:p@h/mqtt/v1",
            port: 443,
            user: Some("u"),
            password: Some("p"),
            ws_path: Some("mqtt/v1"),
            shown: "wss://***@h:443/***",
            ..NOTHING
        },
        Row {
            text: "wss://h/mqtt?X-Amz-Date=1&X-Amz-Signature=2&password=3",
            port: 443,
            ws_path: Some("mqtt"),
            shown: "wss://h:443/***?***=***&***=***&***=***",
            ..NOTHING
        },
    ] {
        let Row { text, .. } = row;
        let url: Mqtt = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.host(), url.port()), (row.host, row.port), "{text}");
        assert!(matches!(url.endpoints(), [Endpoint::Tcp { .. }]), "{text}");
        assert_eq!(url.username(), row.user, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), row.password, "{text}");
        assert_eq!((url.client_id(), url.ws_path()), (row.client_id, row.ws_path), "{text}");
        assert_eq!(url.to_string(), row.shown, "{text}");
        assert_eq!(url.expose_url(), text);
    }
    for (scheme, tls) in
        [("mqtt", Tls::Off), ("mqtts", Tls::VerifyFull), ("ws", Tls::Off), ("wss", Tls::VerifyFull)]
    {
        assert_eq!(format!("{scheme}://h").parse::<Mqtt>().unwrap().tls(), tls, "{scheme}");
    }
}

#[test]
fn u4_u5_u13_u16_u22_refused() {
    for (text, fix) in [
        ("mqtt://h/topic", "remove it"),
        ("mqtts://u:p@h/a/b", "remove it"),
        ("tcp://h:1883", "mqtt:// instead of tcp://"),
        ("tcp://10.0.0.1:1883", "rename the service"),
        ("tls://u:hunter2@h", "mqtts:// instead of tls://"),
        ("tls://h", "mqtts:// instead of tls://"),
        ("mqtt+unix:///run/mqtt.sock", "a variant"),
        ("mqtt+ssl://h", "a variant"),
        ("mqt://h", "begin it as the example does"),
        ("mqtt:h", "two slashes"),
        ("h:1883", "it has no scheme"),
        ("mqtt://", "its host is empty"),
        ("mqtt://u:p@", "its host is empty"),
        ("ws:///mqtt", "its host is empty"),
        ("mqtt://a,b", "names several hosts"),
        ("mqtt://h?client_id=a&clientId=b", "two different client identifiers"),
        ("mqtt://h?client_id=a&client_id=b", "two different client identifiers"),
        ("mqtt://h?client_id=a+b", "%2B for a plus"),
        ("mqtt://h?client_id", "key=value"),
        ("mqtts://h?tls=false", "its scheme decides about TLS"),
        ("mqtt://h?ssl=true", "its scheme decides about TLS"),
        ("mqtt://h?username=u", "user:password@host"),
        ("mqtt://h?password=p", "user:password@host"),
        ("mqtt://tok/en@h", "write each @ as %40"),
        ("wss://tok?en=1@h", "write each @ as %40"),
        ("mqtt://h#x", "literal # as %23"),
        ("redis://h", "it is a Redis or socket URL"),
        ("http://h", "it is an HTTP URL"),
    ] {
        let error = text.parse::<Mqtt>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[test]
fn several_brokers_are_a_list() {
    #[derive(Debug, Config)]
    struct App {
        brokers: Vec<Mqtt>,
    }
    let app = App::from_vars([("BROKERS", "mqtt://u:p@a,mqtts://b")]).unwrap();
    assert_eq!(format!("{:?}", app.brokers), "[Mqtt(mqtt://***@a:1883), Mqtt(mqtts://b:8883)]");
}

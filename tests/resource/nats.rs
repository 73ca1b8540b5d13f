//! NATS: the tables of nats.go (`TestSimplifiedURLs`, `TestUrlArgument`, its tests of WebSocket and of tokens).

use factor3::resource::{Endpoint, Nats, Tls};
use factor3::{Config, ExposeSecret};

type Credentials<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// The user, the password and the token.
fn credentials(nats: &Nats) -> Credentials<'_> {
    (
        nats.username(),
        nats.password().map(ExposeSecret::expose_secret).filter(|_| nats.username().is_some()),
        nats.token().map(ExposeSecret::expose_secret),
    )
}

#[test]
fn u11_servers() {
    let three = ["nats://localhost:1222", "nats://localhost:1223", "nats://localhost:1224"];
    for (text, servers, tls, shown) in [
        ("nats://host1:1234", &["nats://host1:1234"][..], Tls::Off, "nats://host1:1234"),
        ("nats://host3", &["nats://host3:4222"], Tls::Off, "nats://host3:4222"),
        ("nats://host3/", &["nats://host3:4222"], Tls::Off, "nats://host3:4222/"),
        ("host4:1234", &["nats://host4:1234"], Tls::Off, "nats://host4:1234"),
        ("host6", &["nats://host6:4222"], Tls::Off, "nats://host6:4222"),
        ("nats", &["nats://nats:4222"], Tls::Off, "nats://nats:4222"),
        ("nats:4222", &["nats://nats:4222"], Tls::Off, "nats://nats:4222"),
        ("nats://[1:2:3:4::]:1234", &["nats://[1:2:3:4::]:1234"], Tls::Off, "nats://[1:2:3:4::]:1234"),
        ("nats://[9:10:11::12]", &["nats://[9:10:11::12]:4222"], Tls::Off, "nats://[9:10:11::12]:4222"),
        ("[::1]:1", &["nats://[::1]:1"], Tls::Off, "nats://[::1]:1"),
        (
            "nats://localhost:1222,nats://localhost:1223,nats://localhost:1224",
            &three,
            Tls::Off,
            "nats://localhost:1222,localhost:1223,localhost:1224",
        ),
        (
            "localhost:1222,localhost:1223,localhost:1224",
            &three,
            Tls::Off,
            "nats://localhost:1222,localhost:1223,localhost:1224",
        ),
        ("nats://a/,nats://b/", &["nats://a:4222", "nats://b:4222"], Tls::Off, "nats://a:4222,b:4222/"),
        ("a,nats://b", &["nats://a:4222", "nats://b:4222"], Tls::Off, "nats://a:4222,b:4222"),
        ("TLS://a,tls://b:1", &["tls://a:4222", "tls://b:1"], Tls::VerifyFull, "tls://a:4222,b:1"),
        ("ws://a", &["ws://a:80"], Tls::Off, "ws://a:80"),
        ("wss://a", &["wss://a:443"], Tls::VerifyFull, "wss://a:443"),
        ("ws://a:8080,ws://[::1]", &["ws://a:8080", "ws://[::1]:80"], Tls::Off, "ws://a:8080,[::1]:80"),
        (
            "wss://a/nats/%61?tenant=1,wss://b/nats/%61?tenant=1",
            &["wss://a:443/nats/%61?tenant=1", "wss://b:443/nats/%61?tenant=1"],
            Tls::VerifyFull,
            "wss://a:443,b:443/***?***=***",
        ),
    ] {
        let nats: Nats = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(nats.servers(), servers, "{text}");
        assert_eq!((nats.tls(), nats.to_string().as_str()), (tls, shown), "{text}");
        assert_eq!(credentials(&nats), (None, None, None));
        assert_eq!(nats.expose_url(), text);
    }
    let nats: Nats = "ws://[::1]/a%2Fb?x=y%26z".parse().unwrap();
    assert_eq!(nats.endpoints(), [Endpoint::Tcp { host: "::1".into(), port: 80 }]);
    assert_eq!((nats.path(), nats.param("x")), (Some("a/b"), Some("y&z")));
}

#[test]
fn u17_u19_user_and_password_or_a_token() {
    for (text, expected) in [
        ("nats://derek:pass@h", (Some("derek"), Some("pass"), None)),
        ("nats://derek:@h", (Some("derek"), Some(""), None)),
        ("nats://d%40x%3A:p%40%2F%3A%25@h", (Some("d@x:"), Some("p@/:%"), None)),
        ("nats://derek:p:w,d@h", (Some("derek"), Some("p:w,d"), None)),
        ("nats://derek:p,+;=@h,nats://derek:p,+;=@i", (Some("derek"), Some("p,+;="), None)),
        ("nats://S3Cr3T0k3n!@h", (None, None, Some("S3Cr3T0k3n!"))),
        ("tls://t%3Ak@h,tls://t%3Ak@i", (None, None, Some("t:k"))),
        ("ws://u:p@h/x", (Some("u"), Some("p"), None)),
        ("nats://@h", (None, None, None)),
    ] {
        let nats: Nats = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(credentials(&nats), expected, "{text}");
        for server in nats.servers() {
            assert!(!server.contains('@'), "{server}");
        }
        // The user is masked like a token, since a token may be in its place.
        let mask = if expected == (None, None, None) { "" } else { "***@" };
        assert!(nats.to_string().starts_with(&format!("{}://{mask}h:", nats.scheme())), "{nats}");
    }
}

#[test]
fn u4_u5_u7_u8_u19_u21_refused() {
    let (differ, nobody) = ("differ in more than host and port", "no client of NATS reads");
    for (text, fix) in [
        // Servers with different credentials belong to different clusters.
        ("nats://u:p@h1,nats://v:q@h2", differ),
        ("nats://u:p@h1,nats://u:q@h2", differ),
        ("nats://t@h1,nats://s@h2", differ),
        ("nats://t@h1,nats://t:@h2", differ),
        ("nats://u:p@h1,nats://h2", differ),
        ("nats://h1,nats://u:p@h2", differ),
        ("nats://u:p@h1,h2", "write the whole URL for each"),
        ("nats://t@h1,h2", "write the whole URL for each"),
        // nats.go: "mixing of websocket and non websocket URLs is not allowed".
        ("nats://h1,ws://h2", differ),
        ("wss://h1,tls://h2", differ),
        ("nats://h1,tls://h2", differ),
        ("h1,tls://h2", differ),
        ("ws://h1/a%2Fb,ws://h2/a/b", differ),
        ("ws://h1/a,ws://h2", differ),
        ("nats://:p@h", "scheme://TOKEN@host for a token"),
        ("nats://:@h", "remove the : and the @"),
        ("nats://:x@h", "scheme://TOKEN@host for a token"),
        ("u:p@h", "it has no scheme"),
        ("t@h:4222", "it has no scheme"),
        ("nats://h/x", nobody),
        ("tls://h?tls=false", nobody),
        ("nats://h1/x,nats://h2/x", nobody),
        // nats.go uses the default port for these, and drops blanks.
        ("nats://host2:", "port is empty"),
        ("host5:", "port is empty"),
        ("[::1]:", "port is empty"),
        ("nats://localhost:1222 nats://localhost:1223", "blank"),
        (" nats://localhost:1222", "remove it"),
        ("nats://localhost:1222 ", "remove it"),
        ("nats://[1:2:3:4]:1234", "nor an IP address"),
        ("nats://", "host is empty"),
        ("nats://u:p@", "host is empty"),
        ("nats://h1,,nats://h2", "empty item"),
        ("nats://h,,", "empty item"),
        ("nats://h#x", "%23"),
        ("nats://u:a@b@h", "%40"),
        ("nats://u:a/b@h1,nats://u:a/b@h2", "%40"),
        ("nats://to/ken@h", "%40"),
        ("nats://u:***@h", "redacted"),
        ("mqtt://h", "it is an MQTT URL"),
        ("nats+tls://h", "a variant"),
    ] {
        let error = text.parse::<Nats>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[derive(Debug, Config)]
struct App {
    nats_url: Nats,
    clusters: Vec<Nats>,
}

#[test]
fn c7_a_handle_is_one_cluster_and_a_vec_has_several() {
    let list = "nats://u:p,q@a,nats://token@b , tls://c:1,nats://d,e";
    let app = App::from_vars([("NATS_URL", "nats://t@a,nats://t@b"), ("CLUSTERS", list)]).unwrap();
    assert_eq!(app.nats_url.servers(), ["nats://a:4222", "nats://b:4222"]);
    let [a, b, c, d] = &*app.clusters else { panic!("{app:?}") };
    assert_eq!(credentials(a), (Some("u"), Some("p,q"), None));
    assert_eq!(credentials(b), (None, None, Some("token")));
    assert_eq!((c.tls(), c.servers()), (Tls::VerifyFull, vec!["tls://c:1".to_owned()]));
    assert_eq!(d.servers(), ["nats://d:4222", "nats://e:4222"]);
}

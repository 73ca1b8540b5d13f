//! AMQP 0-9-1: the RabbitMQ URI specification, its page of parameters, and where clients deviate from them.

use factor3::resource::{Amqp, Endpoint, Tls};
use factor3::{Config, ExposeSecret};

struct Row<'a> {
    text: &'a str,
    username: Option<&'a str>,
    password: Option<&'a str>,
    host: &'a str,
    port: u16,
    vhost: Option<&'a str>,
    shown: &'a str,
}

fn check(row: &Row<'_>) {
    let Row { text, .. } = row;
    let url: Amqp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(url.username(), row.username, "{text}");
    assert_eq!(url.password().map(|p| p.expose_secret()), row.password, "{text}");
    assert_eq!(url.endpoints(), [tcp(row.host, row.port)], "{text}");
    assert_eq!(url.vhost(), row.vhost, "{text}");
    assert_eq!(url.to_string(), row.shown, "{text}");
    assert_eq!(url.expose_url(), *text);
}

fn tcp(host: &str, port: u16) -> Endpoint {
    let text =
        if host.contains(':') { format!("amqp://[{host}]:{port}") } else { format!("amqp://{host}:{port}") };
    text.parse::<Amqp>().unwrap().endpoints()[0].clone()
}

/// Appendix A, row by row, in its order. An absent host is `localhost`, an absent port is the scheme's default.
#[test]
fn u15_appendix_a_of_the_specification() {
    let row = |text, username, password, host, port, vhost, shown| {
        check(&Row { text, username, password, host, port, vhost, shown });
    };
    let (user, pass) = (Some("user"), Some("pass"));
    let text = "amqp://user:pass@host:10000/vhost";
    row(text, user, pass, "host", 10000, Some("vhost"), "amqp://user:***@host:10000/vhost"); // 1
    let text = "amqp://user%61:%61pass@hoast:10000/v%2fhost";
    let shown = "amqp://usera:***@hoast:10000/v%2Fhost";
    // The host is `ho%61st` there, which is refused: some clients do not decode it.
    row(text, Some("usera"), Some("apass"), "hoast", 10000, Some("v/host"), shown); // 2
    assert!("amqp://user%61:%61pass@ho%61st:10000/v%2fhost".parse::<Amqp>().is_err());
    row("amqp://", None, None, "localhost", 5672, None, "amqp://localhost:5672"); // 3
    row("amqp://:@/", Some(""), Some(""), "localhost", 5672, None, "amqp://***@localhost:5672/"); // 4
    row("amqp://user@", user, None, "localhost", 5672, None, "amqp://***@localhost:5672"); // 5
    row("amqp://user:pass@", user, pass, "localhost", 5672, None, "amqp://user:***@localhost:5672"); // 6
    row("amqp://host", None, None, "host", 5672, None, "amqp://host:5672"); // 7
    row("amqp://:10000", None, None, "localhost", 10000, None, "amqp://localhost:10000"); // 8
    row("amqp:///vhost", None, None, "localhost", 5672, Some("vhost"), "amqp://localhost:5672/vhost"); // 9
    row("amqp://host/", None, None, "host", 5672, None, "amqp://host:5672/"); // 10, where the vhost has an empty name
    row("amqp://host/%2f", None, None, "host", 5672, Some("/"), "amqp://host:5672/%2F"); // 11
    row("amqp://[::1]", None, None, "::1", 5672, None, "amqp://[::1]:5672"); // 12
}

/// The grammar of the specification, besides its examples.
#[test]
fn the_grammar_of_the_specification() {
    let row = |text, username, password, host, port, vhost, shown| {
        check(&Row { text, username, password, host, port, vhost, shown });
    };
    row("amqps://", None, None, "localhost", 5671, None, "amqps://localhost:5671");
    row("AMQPS://Host:1/V", None, None, "Host", 1, Some("V"), "amqps://Host:1/V");
    row("amqp://u:@h", Some("u"), Some(""), "h", 5672, None, "amqp://***@h:5672");
    row("amqp://:p@h", Some(""), Some("p"), "h", 5672, None, "amqp://***@h:5672");
    row("amqp://@h", Some(""), None, "h", 5672, None, "amqp://***@h:5672");
    // username, password: unreserved, escapes and sub-delims; vhost: also : and @, but @ is refused here.
    let text = "amqp://a-._~!$&'():b*+,;=@h/c!$&'()*+,;=:d";
    let (user, password) = (Some("a-._~!$&'()"), Some("b*+,;="));
    let shown = "amqp://***@h:5672/***";
    row(text, user, password, "h", 5672, Some("c!$&'()*+,;=:d"), shown);
    let text = "amqp://u%20%C3%B6:p%40%2F%3A%25@h/%C3%B6%20%2f%2F";
    let shown = "amqp://***@h:5672/%C3%B6%20%2F%2F";
    row(text, Some("u \u{f6}"), Some("p@/:%"), "h", 5672, Some("\u{f6} //"), shown);
    // `url` would make these two vhosts empty.
    for text in ["amqp://h/..", "amqp://h/%2e"] {
        assert!(text.parse::<Amqp>().unwrap_err().to_string().contains("segment . or .."), "{text}");
    }
    row("amqp://h/v%40w", None, None, "h", 5672, Some("v@w"), "amqp://h:5672/***");
    row("amqp://10.0.0.1:2/", None, None, "10.0.0.1", 2, None, "amqp://10.0.0.1:2/");
    row("amqps://u:p@[2001:db8::1]:3/v", Some("u"), Some("p"), "2001:db8::1", 3, Some("v"), {
        "amqps://u:***@[2001:db8::1]:3/v"
    });
    let long = format!("amqp://h/{}", "v".repeat(255));
    assert_eq!(long.parse::<Amqp>().unwrap().vhost().map(str::len), Some(255));
}

#[test]
fn parameters() {
    let url: Amqp =
        "amqp://h?heartbeat=5&connection_timeout=10000&auth_mechanism=plain&auth_mechanism=amqplain&x=y"
            .parse()
            .unwrap();
    assert_eq!((url.heartbeat(), url.param("connection_timeout")), (Some(5), Some("10000")));
    let mechanisms: Vec<_> = url.params().filter(|(name, _)| *name == "auth_mechanism").collect();
    assert_eq!(mechanisms, [("auth_mechanism", "plain"), ("auth_mechanism", "amqplain")]);
    let shown = "amqp://h:5672?heartbeat=5&connection_timeout=10000&auth_mechanism=plain&auth_mechanism=amqplain&x=***";
    assert_eq!(url.to_string(), shown);

    let url: Amqp = "amqps://u:p@h/v?certfile=c.pem&keyfile=%2Fk.pem&password=pass%20phrase".parse().unwrap();
    assert_eq!(url.password().unwrap().expose_secret(), "p");
    assert_eq!(url.secret_param("password").unwrap().expose_secret(), "pass phrase");
    assert_eq!(url.to_string(), "amqps://u:***@h:5671/v?certfile=c.pem&keyfile=***&password=***");
    assert_eq!("amqp://h".parse::<Amqp>().unwrap().heartbeat(), None);
    assert_eq!("amqp://h?heartbeat=0".parse::<Amqp>().unwrap().heartbeat(), Some(0));
}

#[test]
fn u22_the_tls_policy() {
    for (text, tls) in [
        ("amqp://h", Tls::Off),
        ("amqps://h", Tls::VerifyFull),
        ("amqps://h?verify=verify_peer", Tls::VerifyFull),
        ("amqps://h?verify=verify_peer&server_name_indication=mq.example", Tls::VerifyFull),
        ("amqps://h?server_name_indication=disable", Tls::VerifyCa),
        ("amqps://h?verify=verify_none", Tls::Require),
        ("amqps://h?verify=verify_none&server_name_indication=disable", Tls::Require),
    ] {
        assert_eq!(text.parse::<Amqp>().unwrap().tls(), tls, "{text}");
    }
}

#[test]
fn u13_u16_u22_refused() {
    for (text, fix) in [
        ("amqp://h/a/b", "literal / in it as %2F"),
        ("amqp://h///", "literal / in it as %2F"),
        ("amqp://h/v/", "no / at its end"),
        ("amqp://a,b", "names several hosts"),
        ("amqp://a:1,b:2/v", "names several hosts"),
        ("amqp://a;amqp://b", "two URLs"),
        ("amqp://u:p@a/v;amqp://u:p@b/v", "two URLs"),
        ("amqp://a/v;amqp://b/v", "two URLs"),
        ("amqp+ssl://h", "a variant"),
        ("rabbitmq://h", "a variant"),
        ("pyamqp://h", "begin it as the example does"),
        ("amqp:user@host", "two slashes"),
        ("amqp:u:secret@h", "two slashes"),
        ("amqp://h:", "its port is empty"),
        ("amqp://h:65536", "from 1 to 65535"),
        ("amqp://h/v@w", "write each @ as %40"),
        ("amqp://h:5672/v@w", "write each @ as %40"),
        ("amqp://h/v#x", "literal # as %23"),
        ("amqp://h/%ff", "not UTF-8"),
        ("amqp://h/%gg", "%25"),
        ("amqp://[fe80::1%25eth0]", "its host is neither a name"),
        ("amqp://h?foo", "key=value"),
        ("amqps://h?verify=cert_required", "write verify=verify_peer"),
        ("amqps://h?verify=", "write verify=verify_peer"),
        ("amqps://h?verify=verify_none&verify=verify_peer", "a parameter twice"),
        ("amqp://h?heartbeat=1&HEARTBEAT=2", "a parameter twice"),
        ("amqp://h?verify=verify_none", "begin it with amqps://"),
        ("amqp://h?cacertfile=x", "begin it with amqps://"),
        ("amqp://h?password=x", "user:password@host"),
        ("amqps://h?password=a+b", "%2B for a plus"),
        ("amqps://h?ssl=true", "its scheme decides about TLS"),
        ("amqps://h?no_verify_ssl=1", "its scheme decides about TLS"),
        ("amqp://h?heartbeat=", "number of seconds"),
        ("amqp://h?heartbeat=+5", "number of seconds"),
        ("amqp://h?heartbeat=65536", "number of seconds"),
        ("amqp://h?heartbeat=1m", "number of seconds"),
    ] {
        let error = text.parse::<Amqp>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
    let long = format!("amqp://h/{}", "v".repeat(256));
    assert!(long.parse::<Amqp>().unwrap_err().to_string().contains("longer than 255 bytes"));
}

#[test]
fn several_brokers_are_a_list() {
    #[derive(Debug, Config)]
    struct App {
        brokers: Vec<Amqp>,
        #[config(separator = ";")]
        celery: Vec<Amqp>,
    }
    let app = App::from_vars([("BROKERS", "amqp://u:p@a/v,amqp://u:p@b:1/v"), ("CELERY", "amqp://u:p,q@a")])
        .unwrap();
    assert_eq!(format!("{:?}", app.brokers), "[Amqp(amqp://u:***@a:5672/v), Amqp(amqp://u:***@b:1/v)]");
    assert_eq!(app.celery[0].password().unwrap().expose_secret(), "p,q");
    let app = App::from_vars([("BROKERS", "amqp://a"), ("CELERY", "amqp://a/%2F; amqps://b/v")]).unwrap();
    assert_eq!(format!("{:?}", app.celery), "[Amqp(amqp://a:5672/%2F), Amqp(amqps://b:5671/v)]");
    let error =
        App::from_vars([("BROKERS", "amqp://a"), ("CELERY", "amqp://a;amqp://u:hunter2/@b")]).unwrap_err();
    let error = error.to_string();
    assert!(error.contains("item 2") && !error.contains("hunter2"), "{error}");
}

//! Proxies: the forms that curl, reqwest, Python's requests and Go read alike.

use factor3::resource::{Endpoint, Proxy, Redis, Tls};
use factor3::{Config, ExposeSecret};

#[test]
fn schemes_hosts_and_ports() {
    for (text, host, port, tls, remote_dns, shown) in [
        ("http://proxy:3128", "proxy", 3128, Tls::Off, true, "http://proxy:3128"),
        ("http://proxy.internal:80/", "proxy.internal", 80, Tls::Off, true, "http://proxy.internal:80/"),
        ("HTTPS://proxy", "proxy", 443, Tls::VerifyFull, true, "https://proxy:443"),
        (
            "https://[2001:db8::1]:8443",
            "2001:db8::1",
            8443,
            Tls::VerifyFull,
            true,
            "https://[2001:db8::1]:8443",
        ),
        ("socks5://10.0.0.7", "10.0.0.7", 1080, Tls::Off, false, "socks5://10.0.0.7:1080"),
        ("socks5h://localhost:9050/", "localhost", 9050, Tls::Off, true, "socks5h://localhost:9050/"),
        ("Socks5h://proxy", "proxy", 1080, Tls::Off, true, "socks5h://proxy:1080"),
    ] {
        let proxy: Proxy = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((proxy.host(), proxy.port(), proxy.tls()), (host, port, tls), "{text}");
        assert_eq!(proxy.remote_dns(), remote_dns, "{text}");
        assert_eq!(proxy.endpoints(), [Endpoint::Tcp { host: host.into(), port }], "{text}");
        assert_eq!(format!("{proxy} {proxy:?}"), format!("{shown} Proxy({shown})"));
        assert_eq!(proxy.expose_url(), text);
    }
}

#[test]
fn a_host_and_port_without_a_scheme_is_an_http_proxy() {
    for (text, host, port) in [
        ("proxy.internal:3128", "proxy.internal", 3128),
        ("localhost:8080", "localhost", 8080),
        ("10.0.0.7:80", "10.0.0.7", 80),
        ("[::1]:3128", "::1", 3128),
        // The `url` crate would take the host for a scheme.
        ("socks5:1080", "socks5", 1080),
    ] {
        let proxy: Proxy = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((proxy.scheme(), proxy.host(), proxy.port()), ("http", host, port), "{text}");
        assert_eq!(proxy.expose_url(), format!("http://{text}"));
        assert_eq!(proxy.to_string(), format!("http://{text}"));
        assert_eq!(proxy.expose_url().parse::<Proxy>().unwrap().to_string(), proxy.to_string());
        #[cfg(feature = "url")]
        assert_eq!(proxy.to_url().unwrap().port_or_known_default(), Some(port));
    }
}

#[test]
fn a_user_and_a_password_are_decoded_and_never_shown() {
    for (text, user, password, shown) in [
        ("http://shop:s3cr%40t%3A%2F@proxy:1", Some("shop"), Some("s3cr@t:/"), "http://***@proxy:1"),
        ("socks5://shop%40x:s3cr3t@proxy", Some("shop@x"), Some("s3cr3t"), "socks5://***@proxy:1080"),
        // An API key as the user.
        ("http://s3cr3t:@proxy:1", Some("s3cr3t"), Some(""), "http://***@proxy:1"),
        // ScrapingBee: an API key, and parameters in place of a password.
        ("http://s3cr3t:a=b@proxy:1", Some("s3cr3t"), Some("a=b"), "http://***@proxy:1"),
        ("http://@proxy:1", None, None, "http://proxy:1"),
        ("socks5h://:s3cr3t@proxy", Some(""), Some("s3cr3t"), "socks5h://***@proxy:1080"),
    ] {
        let proxy: Proxy = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let given = proxy.password().map(ExposeSecret::expose_secret);
        assert_eq!((proxy.username(), given), (user, password), "{text}");
        assert_eq!(format!("{proxy} {proxy:?}"), format!("{shown} Proxy({shown})"));
        assert_eq!(proxy.expose_url(), text);
    }
}

#[test]
fn u4_u13_u16_u19_refused() {
    for (text, fix) in [
        ("http://proxy", "80 or 1080: write http://host:port"),
        ("http://shop:x@proxy/", "80 or 1080: write http://host:port"),
        ("proxy.internal", "80 or 1080: write http://host:port"),
        ("proxy:", "its port is empty"),
        ("proxy:port", "its port is not a whole number from 1 to 65535: correct it"),
        ("proxy:3128/", "begin it as the example does"),
        ("shop:x@proxy:3128", "begin it as the example does"),
        ("::1:3128", "[::1]"),
        ("http://proxy:1,other:2", "takes one"),
        ("http://proxy:1,http://other:2", "contains two URLs"),
        ("http:proxy:3128", "write ://"),
        ("http//proxy:3128", "write ://"),
        ("http://wpad/proxy.pac", "the proxy that the file names"),
        ("http://wpad:80/proxy.pac", "the proxy that the file names"),
        ("socks5h://localhost/run/tor.sock", "remove it"),
        ("http://proxy:1?x=1", "it has a query"),
        ("http://proxy:1/?token=x", "it has a query"),
        ("http://proxy:1#x", "%23"),
        ("http://shop:p@ss@proxy:1", "%40"),
        ("socks://127.0.0.1:1080/", "write socks5h:// if the proxy looks up names"),
        ("socks4://proxy", "write socks5:// in place of socks4://"),
        ("SOCKS4A://shop@proxy:1080", "socks5h:// in place of socks4a://"),
        ("http://s3cr3t@proxy:1", "or scheme://USER:@host without a password"),
        ("socks5s://proxy", "begin it as the example does"),
        ("tls://proxy:443", "begin it with https://, which has verified TLS"),
        ("socks5+tls://proxy:443", "begin it with https://, which has verified TLS"),
        ("tcp://10.0.0.1:3128", "that Kubernetes or Docker made"),
        ("direct", "turns a setting off"),
        ("none", "turns a setting off"),
        ("ssh://proxy", "begin it as the example does"),
        ("redis://proxy", "it is a Redis or socket URL"),
    ] {
        let error = text.parse::<Proxy>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
        assert!(error.contains(": "), "{text} has no fix: {error}");
    }
    let error = "socks5://cache:6379".parse::<Redis>().unwrap_err().to_string();
    assert!(error.starts_with("it is a proxy URL"), "{error}");
}

#[test]
fn each_fix_is_read() {
    for (refused, fixed) in [
        ("http://shop:x@proxy", "http://shop:x@proxy:80"),
        ("proxy.internal", "http://proxy.internal:1080"),
        ("http://proxy:3128/x", "http://proxy:3128"),
        ("https://proxy?x=1", "https://proxy"),
        ("shop:x@proxy:3128", "http://shop:x@proxy:3128"),
        ("http://shop@proxy:1", "http://shop:@proxy:1"),
        ("socks4://proxy", "socks5://proxy"),
        ("socks4a://proxy:9050", "socks5h://proxy:9050"),
        ("socks://127.0.0.1:1080/", "socks5://127.0.0.1:1080/"),
        ("ssl://proxy:443", "https://proxy:443"),
    ] {
        refused.parse::<Proxy>().expect_err(refused);
        fixed.parse::<Proxy>().unwrap_or_else(|error| panic!("{fixed}: {error}"));
    }
}

#[test]
fn a_list_of_proxies_is_split_before_each_scheme() {
    #[derive(Debug, Config)]
    struct App {
        #[config(env = "https_proxy")]
        proxies: Vec<Proxy>,
    }

    let app = App::from_vars([("https_proxy", "http://a:1, socks5://b")]).unwrap();
    let shown: Vec<_> = app.proxies.iter().map(Proxy::to_string).collect();
    assert_eq!(shown, ["http://a:1", "socks5://b:1080"]);

    let error = App::from_vars([("https_proxy", "s3cr3t")]).unwrap_err().to_string();
    assert!(error.contains("https_proxy") && error.contains("a proxy URL"), "{error}");
    assert!(!error.contains("s3cr3t"), "{error}");
}

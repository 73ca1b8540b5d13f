//! HTTP APIs, where the userinfo, the path and the query may contain keys.

use factor3::ExposeSecret;
use factor3::resource::{Http, Tls};

#[test]
fn parts() {
    for (text, port, tls, path, shown) in [
        ("https://api.example.com", 443, Tls::VerifyFull, None, "https://api.example.com:443"),
        ("http://api", 80, Tls::Off, None, "http://api:80"),
        ("http://api:8080/", 8080, Tls::Off, Some(""), "http://api:8080/"),
        ("https://api/v1/x%2Fy/", 443, Tls::VerifyFull, Some("v1/x/y/"), "https://api:443/***"),
        ("https://api/?page=2", 443, Tls::VerifyFull, Some(""), "https://api:443/?***=***"),
        ("https://api/t?page=2", 443, Tls::VerifyFull, Some("t"), "https://api:443/***?***=***"),
        ("HTTPS://Api", 443, Tls::VerifyFull, None, "https://Api:443"),
    ] {
        let api: Http = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((api.port(), api.tls(), api.path()), (port, tls, path), "{text}");
        assert_eq!((api.base_path(), api.to_string().as_str()), (path.unwrap_or(""), shown), "{text}");
    }
}

#[test]
fn a_userinfo_without_a_colon_is_a_token() {
    for (text, username, password, token) in [
        ("https://t0ken@api", None, Some("t0ken"), Some("t0ken")),
        ("https://t0ken:@api", Some("t0ken"), Some(""), None),
        ("https://user:x@api", Some("user"), Some("x"), None),
        ("https://@api", None, None, None),
    ] {
        let api: Http = text.parse().unwrap();
        assert_eq!(api.username(), username, "{text}");
        assert_eq!(api.password().map(|p| p.expose_secret()), password, "{text}");
        assert_eq!(api.token().map(|t| t.expose_secret()), token, "{text}");
        let shown = format!("{api} {api:?}");
        assert!(!shown.contains("t0ken") && !shown.contains("user"), "{shown}");
    }
}

#[test]
fn the_url_without_its_userinfo() {
    for (text, url) in [
        ("https://api.example.com", "https://api.example.com"),
        ("http://api:8080/v1%2Fx/?page=2", "http://api:8080/v1%2Fx/?page=2"),
        ("https://t0ken@api/v1", "https://api/v1"),
        ("https://user:p%40ss@[::1]:8443/v1?page=2", "https://[::1]:8443/v1?page=2"),
        ("HTTPS://:@Api", "https://Api"),
        ("https://@api", "https://api"),
    ] {
        let api: Http = text.parse().unwrap();
        assert_eq!(api.base_url().expose_secret(), url);
        // The base URL is read with the same parts as the whole URL.
        let again: Http = url.parse().unwrap();
        assert_eq!((again.endpoints(), again.path()), (api.endpoints(), api.path()), "{text}");
        assert!(again.username().is_none() && again.password().is_none());
    }
}

#[test]
fn refused() {
    for (text, fix) in [
        ("https://api/users/me@example.com", "each @ as %40"),
        ("https://api,api2", "takes one"),
        ("https://api/x y", "write it as %20"),
        ("https://api/#/x", "literal # as %23"),
        ("https:/api", "two slashes"),
        ("api.example.com/v1", "it has no scheme"),
        ("amqp://api", "it is an AMQP URL"),
    ] {
        let error = text.parse::<Http>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

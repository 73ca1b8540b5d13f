//! Mail: ports and TLS as lettre reads them, and the submission schemes.

use factor3::ExposeSecret;
use factor3::resource::{Smtp, Tls};

#[test]
fn ports_and_tls() {
    for (text, port, tls, starttls) in [
        ("smtp://mail", 25, Tls::Off, false),
        ("smtp://mail?tls=required", 587, Tls::VerifyFull, true),
        ("smtp://mail?tls=opportunistic", 587, Tls::Prefer, true),
        ("smtp://mail:25?tls=required", 25, Tls::VerifyFull, true),
        ("smtp://mail:2525", 2525, Tls::Off, false),
        ("smtps://mail", 465, Tls::VerifyFull, false),
        ("smtps://mail:587", 587, Tls::VerifyFull, false),
        ("smtps://mail?tls=required", 465, Tls::VerifyFull, false),
        ("submission://mail", 587, Tls::VerifyFull, true),
        ("submission://mail:2587?tls=required", 2587, Tls::VerifyFull, true),
        ("submissions://mail", 465, Tls::VerifyFull, false),
    ] {
        let mail: Smtp = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((mail.port(), mail.tls(), mail.starttls()), (port, tls, starttls), "{text}");
        assert_eq!(mail.host(), "mail");
    }
}

#[test]
fn credentials_and_hello_name() {
    let mail: Smtp = "submission://robot%40example.com:p%2Fw@[::1]/client.example.com".parse().unwrap();
    assert_eq!((mail.username(), mail.host()), (Some("robot@example.com"), "::1"));
    assert_eq!(mail.password().map(|p| p.expose_secret()), Some("p/w"));
    assert_eq!(mail.hello_name(), Some("client.example.com"));
    assert_eq!(mail.to_string(), "submission://***@[::1]:587/***");
    let mail: Smtp = "smtp://mail/%5B10.0.0.1%5D?tls=required&tls=required".parse().unwrap();
    assert_eq!((mail.hello_name(), mail.tls()), (Some("[10.0.0.1]"), Tls::VerifyFull));
    let mail: Smtp = "smtp://apikey:x@mail/?tls=required".parse().unwrap();
    assert_eq!((mail.hello_name(), mail.path()), (None, Some("")));
    assert_eq!(mail.to_string(), "smtp://apikey:***@mail:587/?tls=required");
}

#[test]
fn u22_refused() {
    for (text, fix) in [
        ("smtp://mail?tls=yes", "must be required, opportunistic or none"),
        ("smtp://mail?tls=", "must be required, opportunistic or none"),
        ("smtps://mail?tls=opportunistic", "remove the parameter"),
        ("submission://mail?tls=opportunistic", "remove the parameter"),
        ("smtp://mail?tls=required&tls=opportunistic", "keep one of the two"),
        ("smtp://mail?ssl=True", "belongs to another client"),
        ("smtp://mail?secure=true", "belongs to another client"),
        ("smtp://mail?requireTLS=true", "belongs to another client"),
        ("smtps://mail?verify_peer=0", "belongs to another client"),
        ("smtp://mail/shop/", "its path is the name to send in EHLO"),
        ("smtp://mail/a/b", "its path is the name to send in EHLO"),
        ("smtp://mail/x%0D%0ARSET", "its path is the name to send in EHLO"),
        ("smtp+ssl://mail", "smtps:// for TLS from the start"),
        ("smtp://", "its host is empty"),
        ("smtp://robot@example.com:x@mail", "each @ as %40"),
        ("mail:25", "it has no scheme"),
        ("https://mail", "it is an HTTP URL"),
    ] {
        let error = text.parse::<Smtp>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

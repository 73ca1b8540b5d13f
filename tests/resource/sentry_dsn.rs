//! Sentry DSNs that all SDKs read alike, from the tests of the SDKs for Rust, Go, Python and JavaScript.

use factor3::ExposeSecret;
use factor3::resource::{SentryDsn, Tls};

#[test]
fn parts() {
    for (text, public, secret, prefix, project, shown) in [
        // As Sentry shows them: hosted, in a region, and self-hosted.
        (
            "https://0a1b2c3d4e5f60718293a4b5c6d7e8f9@o123.ingest.us.sentry.io/4501234567890",
            "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
            None,
            "",
            "4501234567890",
            "https://***@o123.ingest.us.sentry.io:443/4501234567890",
        ),
        ("http://public@sentry:9000/1", "public", None, "", "1", "http://***@sentry:9000/1"),
        ("https://username@domain/42", "username", None, "", "42", "https://***@domain:443/42"),
        ("https://username:@domain/42", "username", None, "", "42", "https://***@domain:443/42"),
        (
            "https://username:password@domain:8888/foo/bar/42",
            "username",
            Some("password"),
            "foo/bar",
            "42",
            "https://***@domain:8888/foo/bar/42",
        ),
        (
            "http://username:@domain:8888/pathone/pathtwo/pid",
            "username",
            None,
            "pathone/pathtwo",
            "pid",
            "http://***@domain:8888/pathone/pathtwo/pid",
        ),
        (
            "https://glet_1f.x-y@observe.example.com:443/errortracking/api/v1/projects/7",
            "glet_1f.x-y",
            None,
            "errortracking/api/v1/projects",
            "7",
            "https://***@observe.example.com:443/errortracking/api/v1/projects/7",
        ),
        ("https://k@[2001:db8::1]:8443/7", "k", None, "", "7", "https://***@[2001:db8::1]:8443/7"),
        ("HTTPS://k@Sentry.example.com/007", "k", None, "", "007", "https://***@Sentry.example.com:443/007"),
    ] {
        let dsn: SentryDsn = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((dsn.public_key(), dsn.username()), (public, Some(public)), "{text}");
        assert_eq!(dsn.secret_key().map(|key| key.expose_secret()), secret, "{text}");
        assert_eq!((dsn.prefix().unwrap_or_default(), dsn.project()), (prefix, project), "{text}");
        assert_ne!(dsn.prefix(), Some(""));
        assert_eq!(dsn.expose_url(), text);
        let printed = format!("{dsn} {dsn:?}");
        assert_eq!(printed, format!("{shown} SentryDsn({shown})"));
        assert!(!printed.contains(&format!("{public}:")) && !printed.contains("password"), "{printed}");
    }
}

#[test]
fn the_scheme_decides_about_tls() {
    for (text, host, port, tls) in [
        ("https://k@h/1", "h", 443, Tls::VerifyFull),
        ("https://k@h:80/1", "h", 80, Tls::VerifyFull),
        ("http://k@h/1", "h", 80, Tls::Off),
        ("http://k@[::1]/1", "::1", 80, Tls::Off),
    ] {
        let dsn: SentryDsn = text.parse().unwrap();
        assert_eq!((dsn.host(), dsn.port(), dsn.tls()), (host, port, tls), "{text}");
    }
}

/// An empty secret key is present in the URL, but counts as no key.
#[test]
fn u19_absent_is_not_empty() {
    for (text, password) in
        [("https://k@h/1", None), ("https://k:@h/1", Some("")), ("https://k:s@h/1", Some("s"))]
    {
        let dsn: SentryDsn = text.parse().unwrap();
        assert_eq!(dsn.password().map(|password| password.expose_secret()), password, "{text}");
        assert_eq!(dsn.secret_key().is_some(), password == Some("s"), "{text}");
    }
}

#[test]
fn u4_u6_u13_u19_refused() {
    let (no_key, no_project) = ("its public key is missing", "its project is missing");
    let (end, names) = ("it ends in a /", "its path must be names");
    for (text, fix) in [
        ("https://domain/42", no_key),
        ("https://@domain/42", no_key),
        ("https://:secret@domain/42", no_key),
        ("https://:@domain/42", no_key),
        ("https://username@domain", no_project),
        ("https://username@domain/", no_project),
        ("https://username@domain/42/", end),
        ("https://username@domain/foo/42/", end),
        ("https://username@domain//42", names),
        ("https://username@domain//", end),
        ("https://username@domain/foo//42", names),
        ("https://username@domain/./42", names),
        ("https://username@domain/a/../42", names),
        ("https://username@domain/..", names),
        ("https://username@domain/%2e%2e", names),
        ("https://username@domain/foo;bar/42", names),
        ("https://username@domain/42!", names),
        ("https://username@domain/23%21", names),
        ("https://username@domain/foo%2F42", "percent escape"),
        ("https://user%6Eame@domain/42", "percent escape"),
        ("https://username:pass%77ord@domain/42", "percent escape"),
        ("https://username@dom%61in/42", "percent escape"),
        ("https://user%40name@domain/42", "its key is not made of letters"),
        ("https://user!name@domain/42", "its key is not made of letters"),
        ("https://username:pass:word@domain/42", "its key is not made of letters"),
        ("https://username:p%20w@domain/42", "its key is not made of letters"),
        ("https://username@domain/42x", "begins with a digit and is not a number"),
        ("https://username@domain/foo/4-2", "begins with a digit and is not a number"),
        ("https://username@domain/42?timeout=5", "it has a query"),
        ("https://username@domain/42?sentry_key=x", "it has a query"),
        ("https://username@domain/42#x", "literal # as %23"),
        ("https://user/name@domain/42", "%40"),
        ("https://username@domain/foo@bar/42", "%40"),
        ("https://username@a,b/42", "takes one"),
        ("https://username@/42", "its host is empty"),
        ("username@domain/42", "it has no scheme"),
        ("requests+https://username@domain/42", "begin it as the example does"),
        ("ftp://username@domain/42", "it is a file transfer URL"),
        ("https://***@domain/42", "it was redacted"),
    ] {
        let error = text.parse::<SentryDsn>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

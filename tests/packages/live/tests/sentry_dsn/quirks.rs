//! Sentry: what the SDK for Rust reads differently from other SDKs. factor3 refuses it.

use factor3::resource::SentryDsn;
use sentry_types::Dsn;

use crate::clients::sentry_dsn;
use crate::dsn;

#[test]
fn sentry_rust_reads_dsns_that_other_sdks_do_not() {
    for (url, project) in [
        ("https://public@sentry.example.com/42/", "42"),
        ("https://public@sentry.example.com//42", "42"),
        ("https://public@sentry.example.com/42?timeout=5", "42"),
        // The SDK for JavaScript reads 42, and the SDK for Go reads 4%2.
        ("https://public@sentry.example.com/42x", "42x"),
        ("https://public@sentry.example.com/4%252", "4%252"),
    ] {
        let theirs: Dsn = url.parse().unwrap();
        assert_eq!(theirs.project_id().value(), project, "{url}");
        url.parse::<SentryDsn>().unwrap_err();
    }
    let theirs: Dsn = "https://pub%6Cic:s%40@sentry.example.com/42".parse().unwrap();
    assert_eq!((theirs.public_key(), theirs.secret_key()), ("pub%6Cic", Some("s%40")));
}

/// The handle shows neither key.
#[test]
fn sentry_rust_shows_both_keys() {
    let dsn = dsn("https://public:secret@sentry.example.com/42");
    let theirs = sentry_dsn(&dsn).unwrap();
    let (theirs, ours) = (format!("{theirs} {theirs:?}"), format!("{dsn} {dsn:?}"));
    assert!(theirs.contains("public:secret@") && !ours.contains("public") && !ours.contains("secret"));
}

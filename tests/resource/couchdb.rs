//! CouchDB: an HTTP URL whose path is a database.

use factor3::ExposeSecret;
use factor3::resource::{CouchDb, Endpoint, Tls};

#[test]
fn parts() {
    for (text, host, port, username, password, database, shown) in [
        ("http://h:5984", "h", 5984, None, None, None, "http://h:5984"),
        ("http://h:5984/", "h", 5984, None, None, None, "http://h:5984/"),
        // No HTTP client takes 5984 as the default port of these schemes.
        ("http://h", "h", 80, None, None, None, "http://h:80"),
        ("https://h/db", "h", 443, None, None, Some("db"), "https://h:443/db"),
        ("couchdb://h/db", "h", 5984, None, None, Some("db"), "couchdb://h:5984/db"),
        ("CouchDBs://h/db", "h", 6984, None, None, Some("db"), "couchdbs://h:6984/db"),
        ("http://u:p%40@h/db", "h", 80, Some("u"), Some("p@"), Some("db"), "http://u:***@h:80/db"),
        ("http://u:@h/db", "h", 80, Some("u"), Some(""), Some("db"), "http://***@h:80/db"),
        ("http://u@h/db", "h", 80, Some("u"), None, Some("db"), "http://***@h:80/db"),
        ("http://a%3Ab:c:d@h", "h", 80, Some("a:b"), Some("c:d"), None, "http://***@h:80"),
        ("http://[::1]:5984/a%2Fb", "::1", 5984, None, None, Some("a/b"), "http://[::1]:5984/a%2Fb"),
        ("http://h/a0_$+()-", "h", 80, None, None, Some("a0_$+()-"), "http://h:80/a0_%24%2B%28%29-"),
        ("http://h/a%2B%28", "h", 80, None, None, Some("a+("), "http://h:80/a%2B%28"),
        ("http://h/_users", "h", 80, None, None, Some("_users"), "http://h:80/_users"),
        ("http://h/_replicator", "h", 80, None, None, Some("_replicator"), "http://h:80/_replicator"),
        ("http://h/db?x=1", "h", 80, None, None, Some("db"), "http://h:80/db?x=***"),
    ] {
        let url: CouchDb = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.host(), url.port(), url.database()), (host, port, database), "{text}");
        assert_eq!(url.username(), username, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), password, "{text}");
        assert_eq!(url.to_string(), shown, "{text}");
        assert_eq!(url.endpoints(), [Endpoint::clone(&url.endpoints()[0])]);
    }
}

#[test]
fn the_scheme_decides_about_tls_and_the_scheme_of_the_base_url() {
    for (text, tls, base) in [
        ("http://u:p@h:5984/db?x=1", Tls::Off, "http://h:5984"),
        ("https://h", Tls::VerifyFull, "https://h:443"),
        ("couchdb://u:p@[::1]/db", Tls::Off, "http://[::1]:5984"),
        ("couchdbs://h", Tls::VerifyFull, "https://h:6984"),
    ] {
        let url: CouchDb = text.parse().unwrap();
        assert_eq!((url.tls(), url.base_url().as_str()), (tls, base), "{text}");
    }
}

#[test]
fn u4_u6_u13_refused() {
    for (text, fix) in [
        ("couch://h/db", "without the name of a driver"),
        ("couchdb+https://h/db", "begin it with https://"),
        ("http://", "its host is empty"),
        ("http:///db", "its host is empty"),
        ("http://u:p@/db", "its host is empty"),
        ("http://@h", "its user is empty"),
        ("http://:p@h", "its user is empty"),
        ("http://h/a/b", "literal / in it as %2F"),
        ("http://h/db/", "no / at its end"),
        ("http://h/Db", "not a valid name of a CouchDB database"),
        ("http://h/0db", "not a valid name of a CouchDB database"),
        ("http://h/_utils", "not a valid name of a CouchDB database"),
        ("http://h/a.b", "not a valid name of a CouchDB database"),
        ("http://h/%C3%A4", "not a valid name of a CouchDB database"),
        ("http://h/a%20b", "not a valid name of a CouchDB database"),
        ("http://a,b/db", "names several hosts"),
        ("http://h/db#x", "literal # as %23"),
    ] {
        let error = text.parse::<CouchDb>().expect_err(text).to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

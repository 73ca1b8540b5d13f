//! MongoDB: the tables of its connection string specification (`source/connection-string/tests` of
//! mongodb/specifications). Its other specifications are tested in `mongodb_options.rs`.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, MongoDb, Tls};

fn tcp(host: &str, port: u16) -> Endpoint {
    let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
    let url: MongoDb = format!("mongodb://{host}:{port}").parse().unwrap();
    url.endpoints()[0].clone()
}

fn socket(path: &str) -> Endpoint {
    Endpoint::Unix(path.into())
}

/// A URL, its endpoints, user, password and database.
type Row<'a> = (&'a str, Vec<Endpoint>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn check(rows: &[Row<'_>]) {
    for (text, endpoints, username, password, database) in rows {
        let url: MongoDb = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(url.endpoints(), endpoints, "{text}");
        assert_eq!(url.username(), *username, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), *password, "{text}");
        assert_eq!(url.database(), *database, "{text}");
        assert_eq!(url.expose_url(), *text);
    }
}

#[test]
fn u11_valid_host_identifiers() {
    check(&[
        ("mongodb://127.0.0.1", vec![tcp("127.0.0.1", 27017)], None, None, None),
        ("mongodb://127.0.0.1/", vec![tcp("127.0.0.1", 27017)], None, None, None),
        ("mongodb://127.0.0.1:27018", vec![tcp("127.0.0.1", 27018)], None, None, None),
        ("mongodb://[::1]", vec![tcp("::1", 27017)], None, None, None),
        ("mongodb://[::1]:27018/", vec![tcp("::1", 27018)], None, None, None),
        ("mongodb://example.com", vec![tcp("example.com", 27017)], None, None, None),
        ("mongodb://example.com:27018/", vec![tcp("example.com", 27018)], None, None, None),
        (
            "mongodb://127.0.0.1,[::1]:27018,example.com:27019/",
            vec![tcp("127.0.0.1", 27017), tcp("::1", 27018), tcp("example.com", 27019)],
            None,
            None,
            None,
        ),
        ("MongoDB://example.com", vec![tcp("example.com", 27017)], None, None, None),
    ]);
}

#[test]
fn u12_valid_unix_sockets() {
    let (one, two) = ("/run/mongodb-27017.sock", "/run/mongodb-27018.sock");
    let nested = "/run/path.to.sock/mongodb-27017.sock";
    check(&[
        ("mongodb://%2Frun%2Fmongodb-27017.sock/", vec![socket(one)], None, None, None),
        ("mongodb://%2Frun%2Fmongodb-27017.sock", vec![socket(one)], None, None, None),
        ("mongodb://%2frun%2F%20%2Fm.sock", vec![socket("/run/ /m.sock")], None, None, None),
        (
            "mongodb://%2Frun%2Fmongodb-27017.sock,%2Frun%2Fmongodb-27018.sock/admin",
            vec![socket(one), socket(two)],
            None,
            None,
            Some("admin"),
        ),
        (
            "mongodb://127.0.0.1:27017,%2Frun%2Fmongodb-27017.sock",
            vec![tcp("127.0.0.1", 27017), socket(one)],
            None,
            None,
            None,
        ),
        (
            "mongodb://bob:bar@%2Frun%2Fpath.to.sock%2Fmongodb-27017.sock/admin",
            vec![socket(nested)],
            Some("bob"),
            Some("bar"),
            Some("admin"),
        ),
        (
            "mongodb://bob:bar@%2Frun%2Fmongodb-27017.sock,%2Frun%2Fmongodb-27018.sock/admin?w=1",
            vec![socket(one), socket(two)],
            Some("bob"),
            Some("bar"),
            Some("admin"),
        ),
    ]);
}

#[test]
fn u19_valid_auth() {
    let home = || vec![tcp("127.0.0.1", 27017)];
    let example = || vec![tcp("example.com", 27017)];
    let x509 = "CN=myName,OU=myOrgUnit,O=myOrg,L=myLocality,ST=myState,C=myCountry";
    check(&[
        ("mongodb://alice:foo@127.0.0.1", home(), Some("alice"), Some("foo"), None),
        ("mongodb://alice:foo@127.0.0.1/test", home(), Some("alice"), Some("foo"), Some("test")),
        (
            "mongodb://bob:bar@[::1]:27018/admin",
            vec![tcp("::1", 27018)],
            Some("bob"),
            Some("bar"),
            Some("admin"),
        ),
        (
            "mongodb://alice:secret@example.com,[::1]:27019/admin",
            vec![tcp("example.com", 27017), tcp("::1", 27019)],
            Some("alice"),
            Some("secret"),
            Some("admin"),
        ),
        ("mongodb://alice@127.0.0.1", home(), Some("alice"), None, None),
        ("mongodb://alice:@127.0.0.1", home(), Some("alice"), Some(""), None),
        ("mongodb://%40l%3Ace%2F%3D@example.com/my%3Ddb", example(), Some("@l:ce/="), None, Some("my=db")),
        (
            "mongodb://%24am:f%3Azzb%40z%2Fz%3D@127.0.0.1/admin%3F?authMechanism=MONGODB-CR",
            home(),
            Some("$am"),
            Some("f:zzb@z/z="),
            Some("admin?"),
        ),
        (
            "mongodb://!$&'()*+,;=:!$&'()*+,;=@127.0.0.1/admin?authMechanism=MONGODB-CR",
            home(),
            Some("!$&'()*+,;="),
            Some("!$&'()*+,;="),
            Some("admin"),
        ),
        (
            "mongodb://CN%3DmyName%2COU%3DmyOrgUnit%2CO%3DmyOrg%2CL%3DmyLocality%2CST%3DmyState%2CC%3DmyCountry\
             @127.0.0.1/?authMechanism=MONGODB-X509",
            home(),
            Some(x509),
            None,
            None,
        ),
        (
            "mongodb://user%40EXAMPLE.COM:secret@127.0.0.1/?authMechanismProperties=SERVICE_NAME:other,\
             CANONICALIZE_HOST_NAME:true,SERVICE_HOST:example.com&authMechanism=GSSAPI",
            home(),
            Some("user@EXAMPLE.COM"),
            Some("secret"),
            None,
        ),
        (
            "mongodb://alice:secret@example.com/admin?replicaset=my%40replicaset",
            example(),
            Some("alice"),
            Some("secret"),
            Some("admin"),
        ),
        // More reserved characters, and text that looks like an escape after decoding.
        ("mongodb://u:%5B%5D%25%34%31%23%3F%2541@127.0.0.1", home(), Some("u"), Some("[]%41#?%41"), None),
        ("mongodb://u:%C3%B6%20+@127.0.0.1/%C3%B6", home(), Some("u"), Some("\u{f6} +"), Some("\u{f6}")),
    ]);
}

#[test]
fn u16_valid_options_and_warnings() {
    let url: MongoDb = "mongodb://alice:secret@example.com/admin?AUTHMechanism=MONGODB-CR".parse().unwrap();
    assert_eq!(url.auth_mechanism(), Some("MONGODB-CR"));

    let url: MongoDb = "mongodb://example.com?tls=true".parse().unwrap();
    assert_eq!((url.tls(), url.database(), url.path()), (Tls::VerifyFull, None, None));

    let url: MongoDb = "mongodb://example.com?authMechanismProperties=TOKEN_RESOURCE:mongodb://test-cluster"
        .parse()
        .unwrap();
    let properties = url.secret_param("authmechanismproperties").unwrap();
    assert_eq!(properties.expose_secret(), "TOKEN_RESOURCE:mongodb://test-cluster");
    assert_eq!(url.param("authMechanismProperties"), None);
    assert_eq!(url.to_string(), "mongodb://example.com:27017?authMechanismProperties=***");

    for (text, name, value) in [
        ("mongodb://example.com/?foo=bar", "foo", "bar"),
        ("mongodb://example.com/?fsync=ifPossible", "fsync", "ifPossible"),
        ("mongodb://example.com/?replicaSet=test&replicaSet=test", "replicaset", "test"),
        ("mongodb://example.com/?wtimeout=5&wtimeoutMS=10", "wTimeoutMS", "10"),
        ("mongodb://localhost/?maxIdleTimeMS=", "maxidletimems", ""),
        ("mongodb://localhost/?journal=", "journal", ""),
        ("mongodb://localhost/?appname=a%2Bb+c%20d", "appName", "a+b+c d"),
    ] {
        let url: MongoDb = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(url.param(name), Some(value), "{text}");
    }
    let tags: MongoDb =
        "mongodb://h/?readPreferenceTags=dc:ny,rack:1&readPreferenceTags=dc:ny&readPreferenceTags="
            .parse()
            .unwrap();
    assert_eq!(tags.params().map(|(_, value)| value).collect::<Vec<_>>(), ["dc:ny,rack:1", "dc:ny", ""]);
}

#[test]
fn u6_u7_u8_u22_invalid_uris() {
    let escaped = "literal : as %3A";
    let at = "each @ as %40";
    for (text, fix) in [
        ("", "it has no scheme"),
        ("mongo://localhost:27017", "without the name of a driver"),
        ("mongodb://", "its host is empty"),
        ("mongodb://localhost::27017", "its port is not a whole number"),
        ("mongodb://localhost::27017/", "its port is not a whole number"),
        ("mongodb://::", "write [::1]"),
        ("mongodb://localhost,localhost::", "its port is not a whole number"),
        ("mongodb://localhost::27017,abc", "its port is not a whole number"),
        ("mongodb://localhost:-1", "from 1 to 65535"),
        ("mongodb://localhost:0/", "from 1 to 65535"),
        ("mongodb://localhost:65536", "from 1 to 65535"),
        ("mongodb://localhost:foo", "from 1 to 65535"),
        ("mongodb://[::1]:-1", "from 1 to 65535"),
        ("mongodb://[::1]:0/", "from 1 to 65535"),
        ("mongodb://[::1]:65536/", "from 1 to 65535"),
        ("mongodb://[::1]:foo", "from 1 to 65535"),
        ("mongodb://example.com/?w", "key=value"),
        ("mongodb://alice:foo:bar@127.0.0.1", escaped),
        ("mongodb://alice:foo:@127.0.0.1", escaped),
        ("mongodb://alice:[foo]@127.0.0.1", escaped),
        ("mongodb://alice@@127.0.0.1", at),
        ("mongodb://alice@foo:bar@127.0.0.1", at),
        ("mongodb://alice/bob:foo@localhost/db", "in a password"),
        ("mongodb://alice:foo/bar@localhost/db", at),
        ("mongodb://alice:foo%zz@localhost", "literal % as %25"),
        ("mongodb:///run/mongodb-27017.sock/", "its host is empty"),
        ("mongodb+srv://test5.test.mongodb.com,test6.test.mongodb.com", "takes one host"),
        ("mongodb+srv://test7.test.mongodb.com:27018", "remove the port"),
        // Valid in the specification, but refused by the common grammar.
        ("mongodb://alice:secret@example.com/admin?replicaset=my@replicaset", at),
        ("mongodb://%2Frun%2F %2Fmongodb-27017.sock", "%20"),
        // Sockets that clients read differently, and forms that are not in the specification.
        ("mongodb://mongodb-27017.sock,%2Frun%2Fmongodb-27018.sock", "ends in .sock"),
        ("mongodb://rel%2Fmongodb-27017.sock", "its host is neither a name"),
        ("mongodb://a%3Ab.sock", "its host is neither a name"),
        // Valid in the specification, but not decoded by the driver.
        ("mongodb://ex%61mple.com", "percent escape"),
        ("mongodb://%2Fcloudsql%2Fp%3Ar%3Ai", "must end in .sock"),
        ("mongodb://%2Frun%2Fmongodb", "must end in .sock"),
        ("mongodb://%2Frun%2Fm.sock:27017", "have no port"),
        ("mongodb://h,%2Frun%2Fm.sock:27017", "have no port"),
        ("mongodb+srv://%2Frun%2Fm.sock", "needs mongodb://"),
        ("mongodb+srv://127.0.0.1", "a name with DNS SRV records"),
        ("mongodb+srv://[::1]", "a name with DNS SRV records"),
        // The auth database.
        ("mongodb://h/a/b", "not allowed in a name"),
        ("mongodb://h/a%2Fb", "not allowed in a name"),
        ("mongodb://h/a/", "a / at the end"),
        ("mongodb://h/a%5Cb", "not allowed in a name"),
        ("mongodb://h/a%20b", "not allowed in a name"),
        ("mongodb://h/a%22b", "not allowed in a name"),
        ("mongodb://h/a$b", "not allowed in a name"),
        ("mongodb://h/shop.orders", "not allowed in a name"),
        ("mongodb://u:p@h/$external?authMechanism=PLAIN", "?authSource=$external"),
        // Options.
        ("mongodb://h/?w=1;tls=true", "%3B"),
        ("mongodb://h/?authSourc%65=x", "the name of an option"),
        ("mongodb://h/?w=1&W=2", "an option twice"),
        ("mongodb://h/?proxyHost=a&proxyHost=b", "an option twice"),
        ("mongodb://h?a?b=c&tls", "key=value"),
    ] {
        let error = text.parse::<MongoDb>().expect_err(text).to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[test]
fn u17_credentials_and_unknown_options_are_masked() {
    for (text, shown) in [
        ("mongodb://app:x@h/shop", "mongodb://app:***@h:27017/shop"),
        ("mongodb://app@h/", "mongodb://***@h:27017/"),
        ("mongodb+srv://app:x@h.example.com/?w=majority", "mongodb+srv://app:***@h.example.com/?w=majority"),
        ("mongodb://u:p@%2Frun%2Fm.sock/db", "mongodb://u:***@%2Frun%2Fm.sock/db"),
        (
            "mongodb://h/?appName=web&tls=true&tlsCertificateKeyFile=/etc/key.pem&tlsCertificateKeyFilePassword=x&w=1",
            "mongodb://h:27017/?appName=web&tls=true&tlsCertificateKeyFile=***&tlsCertificateKeyFilePassword=***&w=1",
        ),
        (
            "mongodb://h/?proxyHost=p&proxyPassword=x&x=y",
            "mongodb://h:27017/?proxyHost=***&proxyPassword=***&***=***",
        ),
    ] {
        let url: MongoDb = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(url.to_string(), shown, "{text}");
    }
}

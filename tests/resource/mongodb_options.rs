//! MongoDB: the tables of its URI options, authentication, seedlist discovery and load balancer
//! specifications (`source/uri-options/tests`, `source/auth/tests/legacy` of mongodb/specifications).

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, MongoDb, Tls};

fn read(text: &str) -> MongoDb {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refused(rows: &[(&str, &str)]) {
    for (text, fix) in rows {
        let error = text.parse::<MongoDb>().expect_err(text).to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[test]
fn tls_options() {
    for (text, tls) in [
        ("mongodb://h", Tls::Off),
        ("mongodb://h/?tls=true", Tls::VerifyFull),
        ("mongodb://h/?SSL=true", Tls::VerifyFull),
        ("mongodb://h/?tls=false", Tls::Off),
        ("mongodb://h/?tls=true&ssl=true", Tls::VerifyFull),
        ("mongodb://h/?tls=false&ssl=false", Tls::Off),
        ("mongodb://h/?tls=true&tls=true", Tls::VerifyFull),
        ("mongodb://h/?tls=true&tlsInsecure=true", Tls::Require),
        ("mongodb://h/?tls=true&tlsInsecure=false", Tls::VerifyFull),
        ("mongodb://h/?tlsAllowInvalidCertificates=true&tls=true", Tls::Require),
        ("mongodb://h/?tls=true&tlsAllowInvalidHostnames=true", Tls::VerifyCa),
        (
            "mongodb://h/?tls=true&tlsAllowInvalidHostnames=true&tlsAllowInvalidCertificates=true",
            Tls::Require,
        ),
        (
            "mongodb://h/?tls=true&tlsAllowInvalidHostnames=true&tlsAllowInvalidCertificates=false",
            Tls::VerifyCa,
        ),
        ("mongodb://h/?tls=true&tlsCAFile=ca.pem&tlsDisableOCSPEndpointCheck=true", Tls::VerifyFull),
        ("mongodb+srv://h.example.com", Tls::VerifyFull),
        ("mongodb+srv://h.example.com/?tls=false", Tls::Off),
        ("mongodb+srv://h.example.com/?ssl=false", Tls::Off),
        ("mongodb+srv://h.example.com/?tlsInsecure=true", Tls::Require),
        ("mongodb+srv://h.example.com/?tlsCAFile=ca.pem", Tls::VerifyFull),
    ] {
        assert_eq!(read(text).tls(), tls, "{text}");
    }
}

#[test]
fn u22_tls_options_that_contradict_each_other() {
    let exclude = "exclude each other";
    let unclear = "add tls=true";
    let words = "must be true or false";
    refused(&[
        ("mongodb://h/?tls=true&tlsInsecure=true&tlsAllowInvalidCertificates=true", exclude),
        ("mongodb://h/?tls=true&tlsAllowInvalidCertificates=false&tlsInsecure=false", exclude),
        ("mongodb://h/?tls=true&tlsInsecure=true&tlsAllowInvalidHostnames=true", exclude),
        ("mongodb://h/?tls=true&tlsInsecure=true&tlsDisableOCSPEndpointCheck=true", exclude),
        ("mongodb://h/?tls=true&tlsInsecure=true&tlsDisableCertificateRevocationCheck=true", exclude),
        ("mongodb://h/?tls=true&tlsAllowInvalidCertificates=true&tlsDisableOCSPEndpointCheck=true", exclude),
        (
            "mongodb://h/?tls=true&tlsDisableOCSPEndpointCheck=true&tlsDisableCertificateRevocationCheck=true",
            exclude,
        ),
        ("mongodb://h/?tls=false&ssl=true", "tls and ssl contradict"),
        ("mongodb://h/?tls=true&ssl=false", "tls and ssl contradict"),
        ("mongodb://h/?tls=true&tls=false", "an option twice"),
        // Valid in the specification, but clients disagree about TLS.
        ("mongodb://h/?tlsAllowInvalidCertificates=true", unclear),
        ("mongodb://h/?tlsAllowInvalidHostnames=true", unclear),
        ("mongodb://h/?tlsInsecure=true", unclear),
        ("mongodb://h/?tlsCAFile=ca.pem", unclear),
        ("mongodb://h/?sslCAFile=ca.pem", unclear),
        ("mongodb://h/?tls=false&tlsInsecure=true", unclear),
        ("mongodb+srv://h.example.com/?tls=false&tlsCAFile=ca.pem", unclear),
        // The specification ignores them with a warning.
        ("mongodb://h/?tls=", words),
        ("mongodb://h/?tls=1", words),
        ("mongodb://h/?ssl=TRUE", words),
        ("mongodb://h/?tls=true&tlsInsecure=invalid", words),
        ("mongodb://h/?tls=true&tlsAllowInvalidCertificates=invalid", words),
        ("mongodb://h/?tls=true&tlsAllowInvalidHostnames=invalid", words),
    ]);
}

#[test]
fn seedlist_topology_and_load_balancer() {
    for text in [
        "mongodb://example.com/?directConnection=true",
        "mongodb://example.com/?directConnection=false",
        "mongodb://example1.com,example2.com/?directConnection=false",
        "mongodb://example.com/?loadBalanced=true",
        "mongodb://example.com/?loadBalanced=true&directConnection=false",
        "mongodb://example1.com,example2.com/?loadBalanced=false&replicaSet=rs",
        "mongodb+srv://test22.test.build.10gen.cc/?srvServiceName=customname",
        "mongodb+srv://test1.test.build.10gen.cc/?srvMaxHosts=2",
        "mongodb+srv://test1.test.build.10gen.cc/?srvMaxHosts=0&replicaSet=rs",
        "mongodb+srv://test1.test.build.10gen.cc/?loadBalanced=true&srvMaxHosts=0",
        "mongodb+srv://test1.test.build.10gen.cc/?directConnection=false",
    ] {
        read(text);
    }
    let balanced = "loadBalanced=true is for one host";
    refused(&[
        ("mongodb://example1.com,example2.com/?directConnection=true", "for one host of mongodb://"),
        ("mongodb+srv://example.com/?directConnection=true", "for one host of mongodb://"),
        ("mongodb://example.com/?directConnection=invalid", "must be true or false"),
        ("mongodb://example.com/?loadBalanced=1", "must be true or false"),
        ("mongodb://example1,example2/?loadBalanced=true", balanced),
        ("mongodb://example.com/?loadBalanced=true&directConnection=true", balanced),
        ("mongodb://example.com/?loadBalanced=true&replicaSet=replset", balanced),
        ("mongodb+srv://example.com/?loadBalanced=true&srvMaxHosts=1", balanced),
        ("mongodb://example.com/?srvServiceName=customname", "for mongodb+srv://"),
        ("mongodb://example.com/?srvMaxHosts=2", "for mongodb+srv://"),
        ("mongodb+srv://example.com/?srvMaxHosts=-1", "a whole number"),
        ("mongodb+srv://example.com/?srvMaxHosts=", "a whole number"),
        ("mongodb+srv://example.com/?srvMaxHosts=2&replicaSet=rs", "srvMaxHosts and replicaSet"),
        ("mongodb+srv://example.com/?srvServiceName=", "is empty: remove it"),
        ("mongodb://example.com/?replicaSet=", "is empty: remove it"),
    ]);
    let srv = read("mongodb+srv://app:x@cluster0.example.com/shop");
    assert_eq!(srv.endpoints(), [Endpoint::Srv { host: "cluster0.example.com".into() }]);
    assert_eq!((srv.database(), srv.replica_set()), (Some("shop"), None));
}

#[test]
fn authentication() {
    let external = Some("$external");
    let x509 = "CN%3DmyName%2COU%3DmyOrgUnit%2CO%3DmyOrg";
    for (text, source, mechanism) in [
        ("mongodb://user:password@localhost", Some("admin"), None),
        ("mongodb://user:password@localhost/", Some("admin"), None),
        ("mongodb://user:password@localhost/foo", Some("foo"), None),
        ("mongodb://user:password@localhost/foo?authSource=bar", Some("bar"), None),
        ("mongodb://user%40D.COM@localhost/?authMechanism=GSSAPI", external, Some("GSSAPI")),
        ("mongodb://user%40D.COM@localhost/foo?authMechanism=GSSAPI", external, Some("GSSAPI")),
        ("mongodb://u:p@localhost/?authMechanism=GSSAPI&authSource=$external", external, Some("GSSAPI")),
        ("mongodb://u:p@localhost/?authMechanism=MONGODB-CR", Some("admin"), Some("MONGODB-CR")),
        ("mongodb://u:p@localhost/foo?authMechanism=MONGODB-CR", Some("foo"), Some("MONGODB-CR")),
        ("mongodb://localhost/?authMechanism=MONGODB-X509", external, Some("MONGODB-X509")),
        (
            "mongodb://localhost/a?authMechanism=MONGODB-X509&authSource=$external",
            external,
            Some("MONGODB-X509"),
        ),
        ("mongodb://u:p@localhost/?authMechanism=PLAIN", external, Some("PLAIN")),
        ("mongodb://u:p@localhost/foo?authMechanism=PLAIN", Some("foo"), Some("PLAIN")),
        ("mongodb://u:p@localhost/foo?authMechanism=PLAIN&authSource=bar", Some("bar"), Some("PLAIN")),
        ("mongodb://u:p@localhost/?authMechanism=SCRAM-SHA-1", Some("admin"), Some("SCRAM-SHA-1")),
        ("mongodb://u:p@localhost/foo?authMechanism=SCRAM-SHA-256", Some("foo"), Some("SCRAM-SHA-256")),
        ("mongodb://u@localhost/?authMechanism=SCRAM-SHA-256&authSource=b", Some("b"), Some("SCRAM-SHA-256")),
        ("mongodb://localhost/", None, None),
        ("mongodb://localhost/foo", None, None),
        ("mongodb://localhost/?authSource=foo", Some("foo"), None),
        ("mongodb://localhost/?authMechanism=MONGODB-AWS", external, Some("MONGODB-AWS")),
        ("mongodb://u:p@localhost/x?authMechanism=MONGODB-AWS", external, Some("MONGODB-AWS")),
        (
            "mongodb://localhost/?authMechanism=MONGODB-OIDC&authMechanismProperties=ENVIRONMENT:test",
            external,
            Some("MONGODB-OIDC"),
        ),
        ("mongodb://principal@localhost/?authMechanism=MONGODB-OIDC", external, Some("MONGODB-OIDC")),
        // A TXT record may name another database.
        ("mongodb+srv://u:p@h.example.com/foo", None, None),
        ("mongodb+srv://u:p@h.example.com/foo?authSource=bar", Some("bar"), None),
        ("mongodb+srv://u:p@h.example.com/foo?authMechanism=PLAIN", None, Some("PLAIN")),
        ("mongodb+srv://h.example.com/foo?authMechanism=MONGODB-X509", external, Some("MONGODB-X509")),
    ] {
        let url = read(text);
        assert_eq!((url.auth_source(), url.auth_mechanism()), (source, mechanism), "{text}");
    }
    read(&format!("mongodb://{x509}@localhost/foo?authMechanism=MONGODB-X509"));

    let aws = read(
        "mongodb://user%21%40:pass%21%40%23%24%25%5E%26%2A%28%29_%2B@localhost/?authMechanism=MONGODB-AWS\
         &authMechanismProperties=AWS_SESSION_TOKEN:token%21%40%23%24%25%5E%26%2A%28%29_%2B",
    );
    assert_eq!(aws.password().unwrap().expose_secret(), "pass!@#$%^&*()_+");
    let properties = aws.secret_param("authMechanismProperties").unwrap();
    assert_eq!(properties.expose_secret(), "AWS_SESSION_TOKEN:token!@#$%^&*()_+");

    let userinfo = "needs other credentials";
    let source = "allows only the authSource";
    refused(&[
        ("mongodb://user:password@localhost/foo?authSource=", "its authSource is empty"),
        ("mongodb://localhost/admin?authSource=", "its authSource is empty"),
        ("mongodb://u@localhost/?authMechanism=GSSAPI&authSource=foo", source),
        ("mongodb://localhost/?authMechanism=GSSAPI", userinfo),
        ("mongodb://localhost/?authMechanism=MONGODB-CR", userinfo),
        ("mongodb://user:password@localhost/?authMechanism=MONGODB-X509", userinfo),
        ("mongodb://user@localhost/foo?authMechanism=MONGODB-X509&authSource=bar", source),
        ("mongodb://localhost/?authMechanism=PLAIN", userinfo),
        ("mongodb://u@localhost/?authMechanism=PLAIN", userinfo),
        ("mongodb://localhost/?authMechanism=SCRAM-SHA-1", userinfo),
        ("mongodb://localhost/?authMechanism=SCRAM-SHA-256", userinfo),
        ("mongodb://user@localhost/?authMechanism=MONGODB-AWS", userinfo),
        ("mongodb://localhost/?authMechanism=MONGODB-AWS&authSource=a", source),
        ("mongodb://user:pass@localhost/?authMechanism=MONGODB-OIDC", userinfo),
        ("mongodb://localhost/?authMechanism=MONGODB-OIDC&authSource=a", source),
        ("mongodb://u:p@localhost/?authMechanism=scram-sha-1", "its authMechanism must be"),
        ("mongodb://u:p@localhost/?authMechanism=", "its authMechanism must be"),
        ("mongodb://@localhost.com/", "its user is empty"),
        ("mongodb://:@localhost.com/", "its user is empty"),
        ("mongodb://:p@localhost.com/", "its user is empty"),
    ]);
}

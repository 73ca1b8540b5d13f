//! A table of URLs that the handle and the client's own parser read in the same way.

use factor3::resource::{Endpoint, MongoDb, Tls};
use factor3::{ExposeSecret, ValueError};
use factor3_live_tests::userinfos;
use mongodb::options::{self, ClientOptions, ServerAddress};

use crate::documents;

/// The parts of a URL that both know.
#[derive(Debug, PartialEq)]
struct Read {
    hosts: Vec<(String, Option<u16>)>,
    user: Option<String>,
    password: Option<String>,
    source: Option<String>,
    mechanism: Option<String>,
    database: Option<String>,
    replica_set: Option<String>,
    /// Whether the certificate is verified, if TLS is used.
    tls: Option<bool>,
    direct: Option<bool>,
}

fn ours(db: &MongoDb) -> Read {
    let host = |endpoint: &Endpoint| match endpoint {
        Endpoint::Tcp { host, port } => (host.to_lowercase(), Some(*port)),
        socket => (socket.host().to_owned(), None),
    };
    Read {
        hosts: db.endpoints().iter().map(host).collect(),
        user: db.username().map(str::to_owned),
        password: db.password().map(|password| password.expose_secret().to_owned()),
        // Without a user and a mechanism, an authentication source has no meaning.
        source: db
            .auth_source()
            .filter(|_| db.username().is_some() || db.auth_mechanism().is_some())
            .map(str::to_owned),
        mechanism: db.auth_mechanism().map(str::to_owned),
        database: db.database().map(str::to_owned),
        replica_set: db.replica_set().map(str::to_owned),
        tls: (db.tls() != Tls::Off).then_some(db.tls() != Tls::Require),
        direct: db.param("directConnection").map(|direct| direct == "true"),
    }
}

fn theirs(options: ClientOptions) -> Read {
    let host = |address: &ServerAddress| match address {
        ServerAddress::Tcp { host, port } => (host.clone(), Some(port.unwrap_or(27017))),
        ServerAddress::Unix { path } => (path.to_str().unwrap().to_owned(), None),
        _ => panic!("{address}"),
    };
    let credential = options.credential.unwrap_or_default();
    Read {
        hosts: options.hosts.iter().map(host).collect(),
        user: credential.username,
        password: credential.password,
        source: credential.source,
        mechanism: credential.mechanism.map(|mechanism| mechanism.as_str().to_owned()),
        database: options.default_database,
        replica_set: options.repl_set_name,
        tls: match options.tls {
            Some(options::Tls::Enabled(tls)) => Some(tls.allow_invalid_certificates != Some(true)),
            _ => None,
        },
        direct: options.direct_connection,
    }
}

#[tokio::test]
async fn the_table_is_read_as_the_client_reads_it() {
    let mut urls: Vec<String> = READ.iter().map(|text| (*text).to_owned()).collect();
    for userinfo in userinfos() {
        urls.push(format!(
            "mongodb://{userinfo}@Db-1.internal,db-2:27018,[::1]:1/shop?replicaSet=rs0&tls=true"
        ));
        urls.push(format!("mongodb://{userinfo}@%2Frun%2Fmongodb-27017.sock/shop?authSource=%24external"));
    }
    for url in urls {
        let options = ClientOptions::parse(&url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
        assert_eq!(ours(&documents(&url)), theirs(options), "{url}");
    }
}

/// The valid URLs of the specification that this client supports, and more.
const READ: &[&str] = &[
    "mongodb://127.0.0.1",
    "mongodb://127.0.0.1:27018/",
    "mongodb://[::1]",
    "mongodb://[::1]:27018/",
    "mongodb://[2001:db8::1],10.0.0.1",
    "mongodb://example.com:27018/",
    "mongodb://127.0.0.1,[::1]:27018,Example.com:27019/",
    "mongodb://%2Frun%2Fmongodb-27017.sock/",
    "mongodb://%2Frun%2F%20%2Fmongodb-27017.sock",
    "mongodb://%2Frun%2Fmongodb-27017.sock,%2Frun%2Fmongodb-27018.sock/admin",
    "mongodb://127.0.0.1:27017,%2Frun%2Fmongodb-27017.sock",
    "mongodb://bob:bar@%2Frun%2Fpath.to.sock%2Fmongodb-27017.sock/admin?w=1",
    "mongodb://alice:foo@127.0.0.1/test",
    "mongodb://alice@127.0.0.1",
    "mongodb://alice:@127.0.0.1",
    "mongodb://alice:secret@example.com,[::1]:27019/admin",
    "mongodb://%40l%3Ace%2F%3D@example.com/my%3Ddb",
    "mongodb://%24am:f%3Azzb%40z%2Fz%3D@127.0.0.1/admin%3F?authMechanism=MONGODB-CR",
    "mongodb://!$&'()*+,;=:!$&'()*+,;=@127.0.0.1/admin?authMechanism=MONGODB-CR",
    "mongodb://CN%3DmyName%2COU%3DmyOrgUnit@localhost/?authMechanism=MONGODB-X509",
    "mongodb://localhost/foo?authMechanism=MONGODB-X509",
    "mongodb://localhost/?authMechanism=MONGODB-X509&authSource=$external",
    "mongodb://alice:secret@example.com/admin?AUTHMechanism=SCRAM-SHA-1&replicaset=my%40replicaset",
    "mongodb://example.com?tls=true",
    "mongodb://example.com/?SSL=false&appName=bar",
    "mongodb://example.com/?tls=true&ssl=true&tlsInsecure=true",
    "mongodb://example.com/?tls=true&tlsAllowInvalidCertificates=false",
    "mongodb://example.com/?tls=true&tlsCAFile=ca.pem&tlsCertificateKeyFile=cert.pem",
    "mongodb://example.com/?directConnection=true",
    "mongodb://a,b/?directConnection=false&replicaSet=rs%2B+%20x",
    "mongodb://user:password@localhost",
    "mongodb://user:password@localhost/foo?authSource=bar",
    "mongodb://user:password@localhost/foo?authMechanism=PLAIN",
    "mongodb://user:password@localhost/?authMechanism=PLAIN",
    "mongodb://user:password@localhost/foo?authMechanism=SCRAM-SHA-256",
    "mongodb://user:password@localhost/?authMechanism=SCRAM-SHA-1",
    "mongodb://localhost/foo",
    "mongodb://localhost/?authSource=foo",
    "mongodb://localhost/?authMechanism=MONGODB-OIDC&authMechanismProperties=ENVIRONMENT:gcp,TOKEN_RESOURCE:a%3Ab",
    "mongodb://u:p%25%34%31@h/%C3%B6?appName=a%26b&readPreference=nearest&readPreferenceTags=a:b&readPreferenceTags=",
];

/// The handle refuses every URL that the client refuses, and its message shows no part of the URL.
#[tokio::test]
async fn urls_that_the_client_refuses_are_refused() {
    for text in REFUSED {
        ClientOptions::parse(*text).await.unwrap_err();
        let error: ValueError = text.parse::<MongoDb>().unwrap_err();
        assert!(!error.to_string().contains("s3cr3t"), "{error}");
    }
}

const REFUSED: &[&str] = &[
    "",
    "mongo://localhost:27017",
    "mongodb://",
    "mongodb://localhost::27017",
    "mongodb://::",
    "mongodb://localhost,localhost::",
    "mongodb://localhost:-1",
    "mongodb://localhost:0/",
    "mongodb://localhost:65536",
    "mongodb://localhost:s3cr3t",
    "mongodb://[::1]:0/",
    "mongodb://[::1]:s3cr3t",
    "mongodb://[::1",
    "mongodb://example.com/?w",
    "mongodb://alice:s3cr3t:bar@127.0.0.1",
    "mongodb://alice:[s3cr3t]@127.0.0.1",
    "mongodb://alice:s3cr3t%zz@127.0.0.1",
    "mongodb://alice:s3cr3t%ff@127.0.0.1",
    "mongodb://alice@@127.0.0.1",
    "mongodb://alice@s3cr3t:bar@127.0.0.1",
    "mongodb://alice:s3cr3t/bar@localhost/db",
    "mongodb://alice:s3cr3t?bar@localhost/db",
    "mongodb://alice:s3cr3t#bar@localhost/db",
    "mongodb:///run/mongodb-27017.sock/",
    "mongodb://h/a/b",
    "mongodb://h/a%20b",
    "mongodb://h/a$b",
    "mongodb://h/a%5Cb",
    "mongodb://a,b/?directConnection=true",
    "mongodb://a,b/?loadBalanced=true",
    "mongodb://a/?loadBalanced=true&replicaSet=rs",
    "mongodb://a/?loadBalanced=true&directConnection=true",
    "mongodb://a/?srvServiceName=x",
    "mongodb://a/?srvMaxHosts=1",
    "mongodb://a/?tls=s3cr3t",
    "mongodb://a/?tls=",
    "mongodb://a/?tls=true&ssl=false",
    "mongodb://a/?tls=false&tlsInsecure=true",
    "mongodb://a/?tls=true&tlsInsecure=true&tlsAllowInvalidCertificates=true",
    "mongodb://a/?w=1&w=2",
    "mongodb://@localhost",
    "mongodb://:s3cr3t@localhost",
    "mongodb://a/?authSource=",
    "mongodb://u:s3cr3t@a/?authMechanism=MONGODB-X509",
    "mongodb://u@a/?authMechanism=MONGODB-X509&authSource=b",
    "mongodb://a/?authMechanism=SCRAM-SHA-256",
    "mongodb://u@a/?authMechanism=PLAIN",
    "mongodb://u:s3cr3t@a/?authMechanism=MONGODB-OIDC",
    "mongodb://u:p@a/?authMechanism=s3cr3t",
];

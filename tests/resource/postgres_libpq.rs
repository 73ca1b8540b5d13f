//! PostgreSQL: every URI that libpq's own test suite reads or refuses (`src/interfaces/libpq/t/001_uri.pl`), and
//! URIs with several hosts, which the suite lacks, from pgx (`pgconn/config_test.go`).

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Postgres};

/// What libpq finds: `host:port` or the directory of a socket; user, password, database.
type Row<'a> = (&'a str, &'a [&'a str], Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// The default socket directory of libpq on Debian, Red Hat and in the Docker image.
const DEFAULT: &[&str] = &["/var/run/postgresql"];

#[rustfmt::skip]
const READ: &[Row<'_>] = &[
    ("postgresql://uri-user:secret@host:12345/db", &["host:12345"], Some("uri-user"), Some("secret"), Some("db")),
    ("postgresql://uri-user@host:12345/db", &["host:12345"], Some("uri-user"), None, Some("db")),
    ("postgresql://uri-user@host/db", &["host:5432"], Some("uri-user"), None, Some("db")),
    ("postgresql://host:12345/db", &["host:12345"], None, None, Some("db")),
    ("postgresql://host/db", &["host:5432"], None, None, Some("db")),
    ("postgresql://uri-user@host:12345/", &["host:12345"], Some("uri-user"), None, None),
    ("postgresql://uri-user@host/", &["host:5432"], Some("uri-user"), None, None),
    ("postgresql://uri-user@", DEFAULT, Some("uri-user"), None, None),
    ("postgresql://host:12345/", &["host:12345"], None, None, None),
    ("postgresql://host:12345", &["host:12345"], None, None, None),
    ("postgresql://host/", &["host:5432"], None, None, None),
    ("postgresql://host", &["host:5432"], None, None, None),
    ("postgresql://", DEFAULT, None, None, None),
    ("postgresql://?hostaddr=127.0.0.1", &["127.0.0.1:5432"], None, None, None),
    ("postgresql://example.com?hostaddr=63.1.2.4", &["63.1.2.4:5432"], None, None, None),
    ("postgresql://host/db?user=uri-user", &["host:5432"], Some("uri-user"), None, Some("db")),
    ("postgresql://host/db?user=uri-user&port=12345", &["host:12345"], Some("uri-user"), None, Some("db")),
    ("postgresql://host/db?u%73er=someotheruser&port=12345", &["host:12345"], Some("someotheruser"), None, Some("db")),
    ("postgresql://host:12345?user=uri-user", &["host:12345"], Some("uri-user"), None, None),
    ("postgresql://host?user=uri-user", &["host:5432"], Some("uri-user"), None, None),
    ("postgresql://host?", &["host:5432"], None, None, None),
    ("postgresql://[::1]:12345/db", &["::1:12345"], None, None, Some("db")),
    ("postgresql://[::1]/db", &["::1:5432"], None, None, Some("db")),
    ("postgresql://[2001:db8::1234]/", &["2001:db8::1234:5432"], None, None, None),
    ("postgresql://[::1]", &["::1:5432"], None, None, None),
    ("postgres://", DEFAULT, None, None, None),
    ("postgres:///", DEFAULT, None, None, None),
    ("postgres:///db", DEFAULT, None, None, Some("db")),
    ("postgres://uri-user@/db", DEFAULT, Some("uri-user"), None, Some("db")),
    ("postgres://?host=/path/to/socket/dir", &["/path/to/socket/dir"], None, None, None),
    ("postgres://@host", &["host:5432"], None, None, None),
    ("postgres://:12345/", DEFAULT, None, None, None),
    ("postgres://otheruser@?host=/no/such/directory", &["/no/such/directory"], Some("otheruser"), None, None),
    ("postgres://otheruser@/?host=/no/such/directory", &["/no/such/directory"], Some("otheruser"), None, None),
    ("postgres://otheruser@:12345?host=/no/such/socket/path", &["/no/such/socket/path"], Some("otheruser"), None, None),
    ("postgres://otheruser@:12345/db?host=/path/to/socket", &["/path/to/socket"], Some("otheruser"), None, Some("db")),
    ("postgres://:12345/db?host=/path/to/socket", &["/path/to/socket"], None, None, Some("db")),
    ("postgres://:12345?host=/path/to/socket", &["/path/to/socket"], None, None, None),
    ("postgres://%2Fvar%2Flib%2Fpostgresql/dbname", &["/var/lib/postgresql"], None, None, Some("dbname")),
    // Cases of pgx.
    ("postgres://jack:secret@foo,bar,baz/mydb", &["foo:5432", "bar:5432", "baz:5432"], Some("jack"), Some("secret"), Some("mydb")),
    ("postgres://jack:secret@foo:1,bar:2,baz:3/mydb", &["foo:1", "bar:2", "baz:3"], Some("jack"), Some("secret"), Some("mydb")),
    ("postgres://jack:secret@foo,bar:5433/mydb", &["foo:5432", "bar:5433"], Some("jack"), Some("secret"), Some("mydb")),
    ("postgres://jack:secret@:1/mydb", DEFAULT, Some("jack"), Some("secret"), Some("mydb")),
    ("postgres://localhost/?dbname=foo", &["localhost:5432"], None, None, Some("foo")),
];

#[test]
fn uris_that_libpq_reads() {
    for (text, hosts, username, password, database) in READ {
        let url: Postgres = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let found: Vec<String> = url.endpoints().iter().map(written).collect();
        assert_eq!(found, *hosts, "{text}");
        assert_eq!((url.username(), url.database()), (*username, *database), "{text}");
        assert_eq!(url.password().map(ExposeSecret::expose_secret), *password, "{text}");
        // A socket has a port, too.
        if text.contains(":12345") || text.contains("=12345") {
            assert_eq!(url.port(), 12345, "{text}");
        }
    }
}

fn written(endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Tcp { host, port } => format!("{host}:{port}"),
        other => other.host().to_owned(),
    }
}

#[test]
fn uris_that_libpq_refuses() {
    // libpq decodes the host `%68ost`; other clients look it up as it is.
    for text in [
        "postgre://", "postgres://[::1", "postgres://[]", "postgres://[::1]z", "postgresql://host?zzz",
        "postgresql://host?value1&value2", "postgres://host?dbname=%XXfoo", "postgresql://a%00b",
        "postgresql://%zz", "postgresql://%68ost/", "postgresql://%1", "postgresql://%",
    ] {
        text.parse::<Postgres>().unwrap_err();
    }
}

#[test]
fn uris_that_libpq_reads_but_the_common_grammar_refuses() {
    for (text, fix) in [
        ("postgres://host:/", "omit the colon"),
        ("postgresql://[200z:db8::1234]/", "its host is neither a name"),
        ("postgres://jack:secret@foo,,baz/mydb", "remove the comma"),
    ] {
        let error = text.parse::<Postgres>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

/// libpq refuses an unknown parameter and a second `=`. Other clients keep them.
#[test]
fn parameters_that_libpq_refuses_are_kept() {
    for (text, name, value) in [
        ("postgresql://host/db?u%7aer=someotheruser&port=12345", "uzer", "someotheruser"),
        ("postgresql://host?uzer=", "uzer", ""),
        ("postgresql://host?key=key=value", "key", "key=value"),
    ] {
        let url: Postgres = text.parse().unwrap();
        let param = url.param(name).or(url.secret_param(name).map(ExposeSecret::expose_secret));
        assert_eq!((url.username(), param), (None, Some(value)), "{text}");
    }
}

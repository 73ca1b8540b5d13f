//! PostgreSQL: URLs that libpq reads, and URLs that clients read differently.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, Postgres, Tls};

fn tcp(host: &str, port: u16) -> Endpoint {
    let url: Postgres = match host.contains(':') {
        true => format!("postgres://[{host}]:{port}"),
        false => format!("postgres://{host}:{port}"),
    }
    .parse()
    .unwrap();
    url.endpoints()[0].clone()
}

fn socket(directory: &str) -> Endpoint {
    Endpoint::Unix(directory.into())
}

struct Expected<'a> {
    text: &'a str,
    endpoints: Vec<Endpoint>,
    username: Option<&'a str>,
    password: Option<&'a str>,
    database: Option<&'a str>,
    shown: &'a str,
}

fn check(rows: &[Expected<'_>]) {
    for row in rows {
        let url: Postgres = row.text.parse().unwrap_or_else(|error| panic!("{}: {error}", row.text));
        assert_eq!(url.endpoints(), row.endpoints, "{}", row.text);
        assert_eq!(url.username(), row.username, "{}", row.text);
        assert_eq!(url.password().map(|p| p.expose_secret()), row.password, "{}", row.text);
        assert_eq!(url.database(), row.database, "{}", row.text);
        assert_eq!(url.to_string(), row.shown, "{}", row.text);
        assert_eq!(url.expose_url(), row.text);
    }
}

#[test]
fn u11_u13_parts() {
    for text in ["postgres://db/..", "postgres://db/%2e", "postgres://%2Frun%2F..%2Fx/shop"] {
        let error = text.parse::<Postgres>().unwrap_err().to_string();
        assert!(error.contains("a segment . or .."), "{text} gives {error}");
    }
    check(&[
        Expected {
            text: "postgres://app:p%40ss@db.internal:5433/shop",
            endpoints: vec![tcp("db.internal", 5433)],
            username: Some("app"),
            password: Some("p@ss"),
            database: Some("shop"),
            shown: "postgres://app:***@db.internal:5433/shop",
        },
        Expected {
            text: "postgresql://a,b:2,[::1]:3,10.0.0.1/",
            endpoints: vec![tcp("a", 5432), tcp("b", 2), tcp("::1", 3), tcp("10.0.0.1", 5432)],
            username: None,
            password: None,
            database: None,
            shown: "postgresql://a:5432,b:2,[::1]:3,10.0.0.1:5432/",
        },
        Expected {
            text: "postgres://app@db",
            endpoints: vec![tcp("db", 5432)],
            username: Some("app"),
            password: None,
            database: None,
            shown: "postgres://***@db:5432",
        },
        Expected {
            text: "postgres://:x@db",
            endpoints: vec![tcp("db", 5432)],
            username: None,
            password: Some("x"),
            database: None,
            shown: "postgres://***@db:5432",
        },
        Expected {
            text: "postgres://app:@db",
            endpoints: vec![tcp("db", 5432)],
            username: Some("app"),
            password: Some(""),
            database: None,
            shown: "postgres://***@db:5432",
        },
        Expected {
            text: "postgres://a%20b:x:y@db/sh%2Fop%20%C3%B6?options=-c%20search_path%3Dx",
            endpoints: vec![tcp("db", 5432)],
            username: Some("a b"),
            password: Some("x:y"),
            database: Some("sh/op \u{f6}"),
            shown: "postgres://***@db:5432/sh%2Fop%20%C3%B6?options=***",
        },
    ]);
}

#[test]
fn u12_sockets() {
    check(&[
        Expected {
            text: "postgres://",
            endpoints: vec![socket("/var/run/postgresql")],
            username: None,
            password: None,
            database: None,
            shown: "postgres://%2Fvar%2Frun%2Fpostgresql",
        },
        Expected {
            text: "postgres://app@/shop",
            endpoints: vec![socket("/var/run/postgresql")],
            username: Some("app"),
            password: None,
            database: Some("shop"),
            shown: "postgres://***@%2Fvar%2Frun%2Fpostgresql/shop",
        },
        Expected {
            text: "postgres://%2Fvar%2Flib%2Fa:5433/shop",
            endpoints: vec![socket("/var/lib/a")],
            username: None,
            password: None,
            database: Some("shop"),
            shown: "postgres://%2Fvar%2Flib%2Fa:5433/shop",
        },
        Expected {
            text: "postgres:///shop?host=/tmp&user=app&password=x",
            endpoints: vec![socket("/tmp")],
            username: Some("app"),
            password: Some("x"),
            database: Some("shop"),
            shown: "postgres://app:***@%2Ftmp/shop",
        },
        Expected {
            text: "postgres://%2Ftmp,db/shop",
            endpoints: vec![socket("/tmp"), tcp("db", 5432)],
            username: None,
            password: None,
            database: Some("shop"),
            shown: "postgres://%2Ftmp,db:5432/shop",
        },
    ]);
    // Either all sockets have the port of the first host, or no socket has a port.
    for text in
        ["postgres://db:5433,%2Ftmp:5433", "postgres://db,%2Ftmp", "postgres://?host=db,/tmp&port=5433"]
    {
        let url: Postgres = text.parse().unwrap();
        assert_eq!(url.endpoints()[1], socket("/tmp"), "{text}");
        assert_eq!(url.port(), if text.contains("5433") { 5433 } else { 5432 }, "{text}");
    }
    let url: Postgres = "postgres://:5433/shop".parse().unwrap();
    assert_eq!((url.host(), url.port()), ("/var/run/postgresql", 5433));
}

#[test]
fn parameters_override_the_parts() {
    check(&[
        Expected {
            text: "postgres://u:p@h:1/d?user=app&password=x%26&host=other&port=5433&dbname=shop",
            endpoints: vec![tcp("other", 5433)],
            username: Some("app"),
            password: Some("x&"),
            database: Some("shop"),
            shown: "postgres://app:***@other:5433/shop",
        },
        Expected {
            text: "postgres://h?host=a&host=b,c&port=1,2",
            endpoints: vec![tcp("b", 1), tcp("c", 2)],
            username: None,
            password: None,
            database: None,
            shown: "postgres://b:1,c:2",
        },
        Expected {
            text: "postgres://a,b:2?port=9",
            endpoints: vec![tcp("a", 9), tcp("b", 9)],
            username: None,
            password: None,
            database: None,
            shown: "postgres://a:9,b:9",
        },
        Expected {
            text: "postgres://a,b:2?port=,7",
            endpoints: vec![tcp("a", 5432), tcp("b", 7)],
            username: None,
            password: None,
            database: None,
            shown: "postgres://a:5432,b:7",
        },
        Expected {
            text: "postgres:///shop?host=::1&pass%77ord=x",
            endpoints: vec![tcp("::1", 5432)],
            username: None,
            password: Some("x"),
            database: Some("shop"),
            shown: "postgres://***@[::1]:5432/shop",
        },
        Expected {
            text: "postgres://db.internal?hostaddr=10.0.0.7",
            endpoints: vec![tcp("10.0.0.7", 5432)],
            username: None,
            password: None,
            database: None,
            shown: "postgres://10.0.0.7:5432",
        },
        // Cases of src/interfaces/libpq/t/001_uri.pl.
        Expected {
            text: "postgresql://?hostaddr=127.0.0.1",
            endpoints: vec![tcp("127.0.0.1", 5432)],
            username: None,
            password: None,
            database: None,
            shown: "postgresql://127.0.0.1:5432",
        },
        // libpq ignores an empty address and uses the named host.
        Expected {
            text: "postgres://db.internal:1/shop?hostaddr=",
            endpoints: vec![tcp("db.internal", 1)],
            username: None,
            password: None,
            database: Some("shop"),
            shown: "postgres://db.internal:1/shop",
        },
        Expected {
            text: "postgres://a:1,b:2/shop?hostaddr=10.0.0.1,::1",
            endpoints: vec![tcp("10.0.0.1", 1), tcp("::1", 2)],
            username: None,
            password: None,
            database: Some("shop"),
            shown: "postgres://10.0.0.1:1,[::1]:2/shop",
        },
    ]);
}

#[test]
fn sslmode_decides_about_tls() {
    for (query, tls) in [
        ("", Tls::Prefer),
        ("?sslmode=disable", Tls::Off),
        ("?sslmode=allow", Tls::Prefer),
        ("?sslmode=prefer", Tls::Prefer),
        ("?sslmode=require", Tls::Require),
        ("?sslmode=verify-ca", Tls::VerifyCa),
        ("?sslmode=verify-full", Tls::VerifyFull),
        ("?SSLMODE=require", Tls::Require),
        ("?ssl=true", Tls::Require),
        ("?sslmode=disable&ssl=true", Tls::Require),
        ("?ssl=true&sslmode=verify-full", Tls::VerifyFull),
        ("?sslmode=verify-full&ssl=true", Tls::VerifyFull),
        ("?requiressl=1", Tls::Require),
        ("?requiressl=0", Tls::Prefer),
        ("?sslmode=require&sslmode=require", Tls::Require),
        ("?sslrootcert=system", Tls::VerifyFull),
        ("?sslrootcert=/etc/ca.pem", Tls::Prefer),
        ("?sslnegotiation=direct&sslmode=require", Tls::Require),
        ("?sslnegotiation=postgres", Tls::Prefer),
    ] {
        let url: Postgres = format!("postgres://db/shop{query}").parse().unwrap();
        assert_eq!(url.tls(), tls, "{query}");
    }
    // libpq takes the last one, pgx the first, and no client knows the upper case.
    for query in ["sslmode=disable&sslmode=require", "sslmode=verify-full&SSLMODE=disable"] {
        let error = format!("postgres://db/shop?{query}").parse::<Postgres>().unwrap_err();
        assert!(error.to_string().contains("it has sslmode twice"), "{error}");
    }
    assert!(Tls::Off < Tls::Prefer && Tls::Require < Tls::VerifyCa && Tls::VerifyCa < Tls::VerifyFull);
}

#[test]
fn u16_unknown_parameters_are_kept_and_masked() {
    let url: Postgres =
        "postgres://db/shop?pool_max=5&sslpassword=x&application_name=web&after=1".parse().unwrap();
    assert_eq!((url.param("pool_max"), url.param("after")), (Some("5"), Some("1")));
    assert_eq!(url.secret_param("sslpassword").map(|s| s.expose_secret()), Some("x"));
    // After a secret, a name may be the rest of the secret.
    assert_eq!(
        url.to_string(),
        "postgres://db:5432/shop?pool_max=***&sslpassword=***&application_name=web&***=***"
    );
}

#[test]
fn u13_u22_refused() {
    for (text, fix) in [
        ("postgres://db/a/b", "literal / in it as %2F"),
        ("postgres://db/shop/", "no / at its end"),
        ("postgres://db?sslmode=on", "verify-ca or verify-full"),
        ("postgres://db?sslmode=REQUIRE", "verify-ca or verify-full"),
        ("postgres://db?sslmode=", "verify-ca or verify-full"),
        ("postgres://db?ssl=false", "sslmode=disable"),
        ("postgres://db?sslrootcert=system&sslmode=require", "sslmode=verify-full"),
        ("postgres://db?hostaddr=10.0.0.1&sslmode=verify-full", "remove hostaddr"),
        ("postgres://db?hostaddr=other.internal", "its hostaddr is not an IP address"),
        ("postgres://db?hostaddr=/tmp", "its hostaddr is not an IP address"),
        ("postgres://db?hostaddr=10.0.0.1,10.0.0.2", "as many addresses as there are hosts"),
        ("postgres://a,b?hostaddr=10.0.0.1", "as many addresses as there are hosts"),
        ("postgres://a?host=a,b&hostaddr=10.0.0.1", "as many addresses as there are hosts"),
        ("postgres://db?sslnegotiation=direct", "sslmode=require or stricter"),
        ("postgres://db?sslnegotiation=direct&sslmode=disable", "sslmode=require or stricter"),
        ("postgres://db?username=app", "only some clients read"),
        ("postgres://app@db?database=shop", "only some clients read"),
        ("postgres:///shop?service=prod", "its parameter service names an entry of a file"),
        ("postgres://a,:1", "remove the comma"),
        ("postgres://db?host=a%40b", "its host is neither a name"),
        ("postgres://db?host=a,,b", "remove the comma"),
        ("postgres://db?port=0", "from 1 to 65535"),
        ("postgres://db?port=1,2", "as many ports as hosts"),
        ("postgres://a,b,c?port=1,2", "as many ports as hosts"),
        ("postgres://%2Ftmp:1,%2Frun:2/shop", "use one port"),
        ("postgres://db:5433,%2Ftmp/shop", "use one port"),
        ("postgres://%2Ftmp:5433,%2Frun/shop", "use one port"),
        ("postgres://%2Ftmp:5433,%2Frun/shop?host=a,b", "use one port"),
        ("postgres:///shop?host=db,/tmp&port=5433,", "use one port"),
        ("postgres://%2F/shop", "absolute path"),
        ("postgres://[::1%25]/shop", "its host is neither a name"),
    ] {
        let error = text.parse::<Postgres>().unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

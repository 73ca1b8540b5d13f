//! MySQL and MariaDB: URLs that MySQL Shell reads, and URLs that clients read differently.

use factor3::ExposeSecret;
use factor3::resource::{Endpoint, MySql, Tls};

type Row<'a> = (&'a str, &'a str, u16, Option<&'a str>, Option<&'a str>, Option<&'a str>, &'a str);

fn check(rows: &[Row<'_>]) {
    for (text, host, port, username, password, database, shown) in rows {
        let url: MySql = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((url.host(), url.port()), (*host, *port), "{text}");
        assert_eq!(url.username(), *username, "{text}");
        assert_eq!(url.password().map(|p| p.expose_secret()), *password, "{text}");
        assert_eq!(url.database(), *database, "{text}");
        assert_eq!(url.to_string(), *shown, "{text}");
        assert_eq!((url.expose_url(), url.endpoints().len()), (*text, 1));
    }
}

/// The cases of `unittest/mysqlshdk/libs/db/uri_parser_t.cc` of MySQL Shell, in the classic protocol.
#[test]
fn u11_urls_that_mysql_shell_reads() {
    check(&[
        ("mysql://mysql.com", "mysql.com", 3306, None, None, None, "mysql://mysql.com:3306"),
        ("mariadb://mysql.com", "mysql.com", 3306, None, None, None, "mariadb://mysql.com:3306"),
        ("mysql://user@mysql.com", "mysql.com", 3306, Some("user"), None, None, "mysql://***@mysql.com:3306"),
        (
            "mysql://user@a/world%20x",
            "a",
            3306,
            Some("user"),
            None,
            Some("world x"),
            "mysql://***@a:3306/world%20x",
        ),
        ("mysql://user@a/world:x", "a", 3306, Some("user"), None, Some("world:x"), "mysql://***@a:3306/***"),
        ("mysql://user@a/", "a", 3306, Some("user"), None, None, "mysql://***@a:3306/"),
        ("mysql://u:p@m.com:2845", "m.com", 2845, Some("u"), Some("p"), None, "mysql://u:***@m.com:2845"),
        (
            "mysql://u:@mysql1_com",
            "mysql1_com",
            3306,
            Some("u"),
            Some(""),
            None,
            "mysql://***@mysql1_com:3306",
        ),
        (
            "mysql://u:a:b@10.0.0.1",
            "10.0.0.1",
            3306,
            Some("u"),
            Some("a:b"),
            None,
            "mysql://u:***@10.0.0.1:3306",
        ),
        (
            "mysql://u@10.150.123.whatever",
            "10.150.123.whatever",
            3306,
            Some("u"),
            None,
            None,
            "mysql://***@10.150.123.whatever:3306",
        ),
    ]);
    for name in ["user.name", "user-name", "user~name", "user!name", "user$name", "user&name", "user'name"] {
        let url: MySql = format!("mysql://{name}@mysql.com").parse().unwrap();
        assert_eq!(url.username(), Some(name));
    }
    for name in ["user(name)", "user*name", "user+name", "user,name", "user;name", "user=name"] {
        let url: MySql = format!("mysql://{name}:x@mysql.com").parse().unwrap();
        assert_eq!(url.username(), Some(name));
    }
    let url: MySql = "mysql://user%2Aname:password@mysql.com".parse().unwrap();
    assert_eq!(url.username(), Some("user*name"));
}

#[test]
fn u7_u8_ipv6() {
    for address in [
        "1:2:3:4:5:6:7:8", "::1:2:3:4:5:6:7", "1:2:3::4:5:6:7", "1:2:3:4:5:6:7::", "1::2:3", "::1", "1::",
        "::", "1:2:3:4:5:6:1.2.3.4", "::1:1.2.3.4", "::1.2.3.4", "A:B:C:D:E:F:7:8",
    ] {
        for (written, zone) in [("", ""), ("%25eth0", "%eth0"), ("%25%65th%3F", "%eth?"), ("%2513", "%13")] {
            let text = format!("mysql://user:sample@[{address}{written}]:2540/testing");
            let url: MySql = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((url.host(), url.port()), (format!("{address}{zone}").as_str(), 2540), "{text}");
        }
    }
    for address in [
        "A:B:C:D:E:G:7:8", "A:B:C:D:E:A1B23:7:8", "A:B:C:D:E:F:7:8:9", "::1:2:3:4:5:6:7:8", "1::3:4::6:7:8",
        "1:2:3:4:5:6:7]:8", "[1:2:3:4:5:6:7:8]", ".1:2:3:4:5:6:7:8", "1:2:x:4:5:6:7:8%25eth0",
        "1%252:3:4:5:6:7:8%25eth0", "1:2:3:4:5:6:7:8%25", "1:2:3:4:5:6:7:8%25eth#",
    ] {
        let text = format!("mysql://user:sample@[{address}]:2540/testing");
        assert!(text.parse::<MySql>().is_err(), "{text}");
    }
}

#[test]
fn u12_sockets() {
    let shown = "mysql://***@%2Frun%2Fm.sock/shop";
    for text in [
        "mysql://app@%2Frun%2Fm.sock/shop",
        "mysql://app@localhost/shop?socket=/run/m.sock",
        "mysql://app@LOCALHOST/shop?socket=%2Frun%2Fm.sock",
        "mysql://app@/shop?socket=/run/m.sock",
        "mysql://app@/shop?unix_socket=/run/m.sock",
    ] {
        check(&[(text, "/run/m.sock", 3306, Some("app"), None, Some("shop"), shown)]);
        let url: MySql = text.parse().unwrap();
        assert_eq!(
            (url.endpoints(), url.param("socket")),
            (&[Endpoint::Unix("/run/m.sock".into())][..], None)
        );
    }
    check(&[("mysql:///?socket=/s", "/s", 3306, None, None, None, "mysql://%2Fs/")]);
}

#[test]
fn ssl_mode_decides_about_tls() {
    for (query, tls) in [
        ("", Tls::Prefer),
        ("?ssl-mode=DISABLED", Tls::Off),
        ("?ssl-mode=PREFERRED", Tls::Prefer),
        ("?ssl-mode=REQUIRED", Tls::Require),
        ("?ssl-mode=VERIFY_CA", Tls::VerifyCa),
        ("?ssl-mode=VERIFY_IDENTITY", Tls::VerifyFull),
        ("?ssl-mode=verify_identity", Tls::VerifyFull),
        ("?sslmode=Required", Tls::Require),
        ("?sslMode=disabled", Tls::Off),
        ("?ssl_mode=Verify_Ca", Tls::VerifyCa),
        ("?SSL-MODE=REQUIRED&ssl%5Fmode=required", Tls::Require),
        ("?ssl-ca=/ca.pem", Tls::VerifyCa),
        ("?ssl-capath=/ca", Tls::VerifyCa),
        ("?ssl-ca=/ca.pem&ssl-mode=VERIFY_IDENTITY", Tls::VerifyFull),
        ("?ssl-cert=/c.pem&ssl-key=/k.pem&ssl-cipher=x&tls-version=TLSv1.3", Tls::Prefer),
        ("?require_ssl=true", Tls::VerifyFull),
        ("?require_ssl=true&verify_identity=false", Tls::VerifyCa),
        ("?require_ssl=true&verify_ca=true&verify_identity=true", Tls::VerifyFull),
        ("?require_ssl=true&verify_ca=false", Tls::Require),
        ("?require_ssl=true&verify_ca=false&verify_identity=false", Tls::Require),
        ("?require_ssl=false", Tls::Off),
        ("?require_ssl=true&ssl-mode=VERIFY_IDENTITY", Tls::VerifyFull),
        ("?useSSL=false", Tls::Off),
        ("?useSSL=false&requireSSL=false", Tls::Off),
        ("?useSSL=true", Tls::Prefer),
        ("?useSSL=true&verifyServerCertificate=false", Tls::Prefer),
        ("?useSSL=true&requireSSL=true", Tls::Require),
        ("?useSSL=true&requireSSL=true&verifyServerCertificate=false", Tls::Require),
        ("?useSSL=true&verifyServerCertificate=true", Tls::VerifyCa),
    ] {
        let url: MySql = format!("mysql://db/shop{query}").parse().unwrap_or_else(|e| panic!("{query}: {e}"));
        assert_eq!(url.tls(), tls, "{query}");
    }
}

#[test]
fn u16_unknown_parameters_are_kept_and_masked() {
    let url: MySql =
        "mysql://db/shop?ssl-mode=REQUIRED&get-server-public-key=true&pool=a+b&sslpassword=x&CHARSET=utf8mb4&after=1"
            .parse()
            .unwrap();
    assert_eq!((url.param("pool"), url.param("charset")), (Some("a+b"), Some("utf8mb4")));
    assert_eq!((url.param("get-server-public-key"), url.param("sslpassword")), (Some("true"), None));
    assert_eq!(url.secret_param("sslpassword").map(|s| s.expose_secret()), Some("x"));
    assert_eq!(
        url.to_string(),
        "mysql://db:3306/shop?ssl-mode=REQUIRED&get-server-public-key=true&pool=***&***=***&CHARSET=utf8mb4&***=***"
    );
    // Parameters that platforms add.
    for text in [
        "mysql://b1:x@eu-cdbr.cleardb.net/heroku_1?reconnect=true",
        "mysql://u:x@db.scalingo.com:31/app?useSSL=true&verifyServerCertificate=false",
        "mysql://doadmin:x@db.ondigitalocean.com:25060/defaultdb?ssl-mode=REQUIRED",
    ] {
        assert!(text.parse::<MySql>().is_ok(), "{text}");
    }
}

#[test]
fn u13_u14_u19_u22_refused() {
    let socket = "percent-encoded and without parentheses: write scheme://%2Frun%2Fname.sock/database";
    let twice = "it has a parameter twice";
    let other = "it has a parameter about TLS that belongs to another client: write ssl-mode";
    let part = "write scheme://user:password@host:port/database";
    for (text, fix) in [
        ("mysql://", "localhost/database?socket="),
        ("mysql:///shop", "localhost/database?socket="),
        ("mysql://app:x@/run%2Fm.sock/shop", "the path of a socket"),
        ("mysql://app:x@/run%2Fm.sock", "for a socket, write %2Frun%2Fmysqld.sock"),
        ("mysql://app:x@:3306/shop", "its host is empty"),
        ("mysql://app:x@%2F./shop", "a segment . or .."),
        ("mysql://@db", "its user is empty"),
        ("mysql://:x@db", "its user is empty"),
        ("mysql://app@(/run/m.sock)/shop", socket),
        ("mysql://app:x@(./m.sock)/shop", socket),
        ("mysql://app@.%2Fm.sock/shop", socket),
        ("mysql://app@..%2Fm.sock", socket),
        ("mysql://app@\\\\.\\pipe/shop", "%5C"),
        ("mysql://app@(\\\\.\\pipe)/shop", "%5C"),
        ("mysql://app@%2Frun%2Fm.sock:3306/shop", "remove the port"),
        ("mysql://localhost:3306/shop?socket=/m.sock", "remove the port"),
        ("mysql://:3306/shop?socket=/m.sock", "remove the port"),
        ("mysql://db/shop?socket=/m.sock", "a host and a socket"),
        ("mysql://127.0.0.1/shop?socket=/m.sock", "a host and a socket"),
        ("mysql://%2Fa.sock/shop?socket=/m.sock", "a host and a socket"),
        ("mysql://localhost?socket=/m&unix_socket=/m", "keep socket"),
        ("mysql://localhost?socket=/m&socket=/m", twice),
        ("mysql://localhost?socket=m.sock", "must be an absolute path"),
        ("mysql://localhost?socket=", "must be an absolute path"),
        ("mysql://localhost?socket=(/m.sock)", "in parentheses"),
        ("mysql://db?ssl-ca=(/ca.pem)", "remove the parentheses"),
        ("mysql://db?ssl-mode=REQUIRED&SSL-MODE=REQUIRED", twice),
        ("mysql://db?sslpassword=x&sslpassword=x", twice),
        ("mysql://app:x@/socket/shop", socket),
        ("mysql:///run/mysqld/mysqld.sock", "the path of a socket"),
        ("mysql://db/a/b", "literal / in it as %2F"),
        ("mysql://db/shop/", "no / at its end"),
        ("mysql://db//shop", "literal / in it as %2F"),
        ("mysql://app@db/world@x", "%40"),
        ("mysql://db:0", "from 1 to 65535"),
        ("mysql://a,b/shop", "names several hosts"),
        ("mysql://a:1,b:2/shop", "names several hosts"),
        ("mysql://a%2Cb/shop", "its host is neither a name"),
        ("mysql://10.150.123/shop", "four decimal numbers"),
        ("mysql://256.255.255.255", "four decimal numbers"),
        ("mysql://./shop", "its host is neither a name"),
        ("mysql://db?compression", "key=value"),
        ("mysql://db?ssl-mode=", "its ssl-mode must be DISABLED"),
        ("mysql://db?ssl-mode=verify-ca", "its ssl-mode must be DISABLED"),
        ("mysql://db?sslMode=trust", "its ssl-mode must be DISABLED"),
        ("mysql://db?ssl-mode=REQUIRED&sslmode=DISABLED", "contradict"),
        ("mysql://db?ssl-mode=REQUIRED&require_ssl=true", "contradict"),
        ("mysql://db?ssl-mode=DISABLED&useSSL=true", "contradict"),
        ("mysql://db?require_ssl=1", "must be true or false"),
        ("mysql://db?useSSL=yes", "must be true or false"),
        ("mysql://db?verify_ca=true", "need require_ssl=true"),
        ("mysql://db?verify_identity=false", "need require_ssl=true"),
        ("mysql://db?require_ssl=false&verify_ca=true", "need require_ssl=true"),
        (
            "mysql://db?require_ssl=true&verify_ca=false&verify_identity=true",
            "verify_identity needs verify_ca",
        ),
        ("mysql://db?requireSSL=true", "need useSSL=true"),
        ("mysql://db?useSSL=false&verifyServerCertificate=true", "need useSSL=true"),
        ("mysql://db?ssl-ca=/ca.pem&ssl-mode=REQUIRED", "VERIFY_CA or VERIFY_IDENTITY"),
        ("mysql://db?ssl-capath=/ca&require_ssl=false", "VERIFY_CA or VERIFY_IDENTITY"),
        ("mysql://db?ssl=true", other),
        ("mysql://db?tls=skip-verify", other),
        ("mysql://db?sslaccept=yes", "must be strict or accept_invalid_certs"),
        ("mysql://db?ssl_verify_identity=true", other),
        ("mysql://db?ssl={\"ca\":\"x\"}", other),
        ("mysql://db?user=app&password=x", part),
        ("mysql://db?PASSWORD=x", part),
        ("mysql://db?database=shop", part),
        ("mysql://localhost?host=/run", part),
        ("mysqlx://db:33060/shop", "begin it as the example does"),
        ("mysqlx+srv://db", "begin it as the example does"),
        ("mysql+pymysql://db", "without the name of a driver"),
        ("mysql2://db", "begin it as the example does"),
        ("jdbc:mysql://db/shop?user=app&password=x", "remove jdbc:"),
        ("jdbc:mariadb://db/shop", "remove jdbc:"),
        ("app:x@tcp(db:3306)/shop", "Go driver"),
        ("app:x@unix(/run/m.sock)/shop", "Go driver"),
        ("mysql://app:x@tcp(db:3306)/shop", "Go driver"),
        ("Server=db;Port=3306;Database=shop;Uid=app;Pwd=x", "key=value pairs"),
        ("server=db;uid=app;pwd=x", "key=value pairs"),
        ("db:3306", "it has no scheme"),
        ("app:x@db/shop", "it has no scheme"),
        ("mysql:app:x@db/shop", "two slashes"),
        ("postgres://db/shop", "it is a PostgreSQL URL"),
    ] {
        let error = text.parse::<MySql>().map(|url| url.to_string()).unwrap_err().to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

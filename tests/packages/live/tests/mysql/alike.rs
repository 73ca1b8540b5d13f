//! MySQL: its clients read the same parts as factor3, except for the differences in `quirks.rs`.

use factor3::ExposeSecret;
use factor3::resource::{MySql, Tls};
use mysql_async::Opts;
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};

const USERINFOS: &[&str] = &[
    "", "app@", "app:@", "app:x@", ":x@", "@", "a%40b:%2F%3F%23%25%3A@", "a:b:c@", "a+b:c+d@",
    "%C3%BC:%F0%9F%98%80@", "a!$&'()*,;=:~-._@", "a%zz:x@", "a%:x@", "a:x/y@", "a:x?y@", "a:x#y@", "a:x@y@",
    "a\\b:x@", "a b:x@", "%00:x@",
];
const HOSTS: &[&str] = &[
    "", "db", "DB.internal", "db_1", "127.0.0.1", "127.1", "0x7f.1", "localhost", "db%2Einternal", "db.",
    "a,b", "h\u{f6}", "[::1]", "[::1", "::1", "%2Frun%2Fm.sock", "db:3307", "db:03307", "db:0", "db:65536",
    "db:", "db:+1", "a:1,b:2",
];
const PATHS: &[&str] = &[
    "", "/", "/shop", "/sh%2Fop", "/sh%20op+", "/a/b", "/shop/", "//shop", "/..", "/%2e%2e", "/.", "/a:b",
    "/%C3%BC", "/a;b=c", "/a,b", "/tcp(db)",
];
const QUERIES: &[&str] = &[
    "", "?", "?sslmode=REQUIRED", "?ssl-mode=verify_ca", "?ssl-mode=DISABLED", "?ssl-mode=x",
    "?socket=/m.sock", "?socket=%2Fm%20.sock", "?charset=utf8mb4", "?require_ssl=true", "?a", "?=a",
    "?a=b&a=c", "#x",
];

/// For every combination, a client that accepts the text reads the same parts as factor3.
#[test]
fn the_clients_read_the_same_parts() {
    let (mut read, mut by_sqlx, mut by_mysql_async) = (0, 0, 0);
    for text in texts() {
        let Ok(db) = text.parse::<MySql>() else { continue };
        read += 1;
        let unix = db.host().starts_with('/');
        // Both clients keep the host of the `url` crate, with brackets and escapes.
        let plain = !unix && !text.contains("%2E") && !text.contains("[::1]");
        // The `url` crate removes these segments.
        let dots = matches!(db.database(), Some("." | ".."));
        if let Ok(options) = text.parse::<MySqlConnectOptions>() {
            by_sqlx += 1;
            assert_eq!(options.get_username(), db.username().unwrap_or("root"), "{text}");
            assert_eq!(options.get_port(), db.port(), "{text}");
            if !dots {
                assert_eq!(options.get_database(), db.database(), "{text}");
            }
            if plain {
                assert_eq!(options.get_host(), db.host(), "{text}");
            }
            if text.contains("socket=") {
                assert_eq!(options.get_socket().and_then(|path| path.to_str()), Some(db.host()), "{text}");
            }
            if !text.contains("require_ssl") {
                assert_eq!(tls(options.get_ssl_mode()), db.tls(), "{text}");
            }
        }
        if let Ok(options) = text.parse::<Opts>() {
            by_mysql_async += 1;
            assert_eq!(options.user(), db.username(), "{text}");
            // The `url` crate reads an empty password as no password.
            let password = db.password().map(|password| password.expose_secret());
            assert_eq!(options.pass(), password.filter(|password| !password.is_empty()), "{text}");
            assert_eq!(options.tcp_port(), db.port(), "{text}");
            if !dots {
                assert_eq!(options.db_name(), db.database(), "{text}");
            }
            if plain {
                assert_eq!(options.ip_or_hostname(), db.host(), "{text}");
            }
            assert_eq!(options.socket(), text.contains("socket=").then_some(db.host()), "{text}");
            assert_eq!(options.ssl_opts().is_some(), db.tls() == Tls::VerifyFull, "{text}");
        }
    }
    assert!(
        read > 5_000 && by_sqlx > read / 2 && by_mysql_async > read / 4,
        "{read} {by_sqlx} {by_mysql_async}"
    );
}

fn texts() -> impl Iterator<Item = String> {
    let pairs = USERINFOS
        .iter()
        .flat_map(|userinfo| HOSTS.iter().map(move |host| format!("mysql://{userinfo}{host}")));
    let pairs = pairs.flat_map(|start| PATHS.iter().map(move |path| format!("{start}{path}")));
    pairs.flat_map(|start| QUERIES.iter().map(move |query| format!("{start}{query}")))
}

fn tls(mode: MySqlSslMode) -> Tls {
    match mode {
        MySqlSslMode::Disabled => Tls::Off,
        MySqlSslMode::Preferred => Tls::Prefer,
        MySqlSslMode::Required => Tls::Require,
        MySqlSslMode::VerifyCa => Tls::VerifyCa,
        MySqlSslMode::VerifyIdentity => Tls::VerifyFull,
    }
}

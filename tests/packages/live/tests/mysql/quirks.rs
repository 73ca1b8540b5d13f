//! MySQL: how clients read their own URLs differently from factor3.

use factor3::resource::{Endpoint, Tls};
use factor3_live_tests::{escaped, userinfos};
use mysql_async::Opts;
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};

use crate::clients::{by_mysql_async, by_sqlx, mysql_async_options, sqlx_options};
use crate::server::MariaDbServer;
use crate::{by_parts, database};

fn sqlx_mode(url: &str) -> MySqlSslMode {
    url.parse::<MySqlConnectOptions>().unwrap().get_ssl_mode()
}

/// sqlx 0.9 with tokio looks up a name that includes the brackets.
#[test]
fn sqlx_keeps_the_brackets_of_ipv6() {
    let server = MariaDbServer::start();
    let [userinfo, _] = userinfos();
    let db = database(&format!("mysql://{userinfo}@[::1]:{}/first", server.port()));
    let by_url: MySqlConnectOptions = db.expose_url().parse().unwrap();
    assert_eq!(by_url.get_host(), "[::1]");
    assert!(matches!(by_sqlx(&by_url), Err(sqlx::Error::Io(_))));
    assert_eq!(by_sqlx(&sqlx_options(&db)).unwrap().port, server.port());
}

#[test]
fn sqlx_reads_a_socket_in_place_of_the_host_as_a_name() {
    let server = MariaDbServer::start();
    let ([userinfo, _], socket) = (userinfos(), server.socket());
    let db = database(&format!("mysql://{userinfo}@{}/first", escaped(socket.to_str().unwrap())));
    let by_url: MySqlConnectOptions = db.expose_url().parse().unwrap();
    assert!(by_url.get_socket().is_none());
    assert!(matches!(by_sqlx(&by_url), Err(sqlx::Error::Io(_))));
    for session in by_parts(&db) {
        assert_eq!(session.port, server.port());
    }
}

#[test]
fn sqlx_ignores_parameters_about_tls_and_sockets() {
    for (params, tls) in [
        ("ssl_mode=VERIFY_IDENTITY", Tls::VerifyFull),
        ("SSL-MODE=REQUIRED", Tls::Require),
        ("require_ssl=true", Tls::VerifyFull),
        ("useSSL=false", Tls::Off),
        ("ssl-ca=/ca.pem", Tls::VerifyCa),
    ] {
        let db = database(&format!("mysql://app:x@db/first?{params}"));
        assert!(matches!(sqlx_mode(db.expose_url()), MySqlSslMode::Preferred), "{params}");
        assert_eq!(db.tls(), tls, "{params}");
    }
    // sqlx reads these parameters as factor3 does.
    for mode in ["ssl-mode=VERIFY_IDENTITY", "sslmode=verify_identity"] {
        let db = database(&format!("mysql://app:x@db/first?{mode}"));
        assert!(matches!(sqlx_mode(db.expose_url()), MySqlSslMode::VerifyIdentity));
        assert_eq!(db.tls(), Tls::VerifyFull);
    }
    let db = database("mysql://app:x@localhost/first?unix_socket=/m.sock");
    assert!(db.expose_url().parse::<MySqlConnectOptions>().unwrap().get_socket().is_none());
    assert_eq!(db.endpoints(), [Endpoint::Unix("/m.sock".into())]);
}

#[test]
fn sqlx_and_mysql_async_read_a_plus_in_a_parameter_as_a_space() {
    let db = database("mysql://app:x@localhost/first?socket=/a+b.sock");
    let by_sqlx: MySqlConnectOptions = db.expose_url().parse().unwrap();
    assert_eq!(by_sqlx.get_socket().unwrap().to_str(), Some("/a b.sock"));
    assert_eq!(db.expose_url().parse::<Opts>().unwrap().socket(), Some("/a b.sock"));
    assert_eq!(db.host(), "/a+b.sock");
    assert_eq!(mysql_async_options(&db).socket(), Some("/a+b.sock"));
}

#[test]
fn mysql_async_refuses_unknown_parameters() {
    for url in [
        "mariadb://app:x@db/first",
        "mysql://app:x@db/first?ssl-mode=REQUIRED",
        "mysql://app:x@db/first?ssl-ca=/ca.pem",
        "mysql://app:x@db/first?charset=utf8mb4",
        "mysql://app:x@/first?socket=/m.sock",
    ] {
        let db = database(url);
        db.expose_url().parse::<Opts>().unwrap_err();
        assert_eq!(mysql_async_options(&db).db_name(), Some("first"));
    }
}

/// Its words for TLS mean the same to factor3, except that no word means no TLS.
#[test]
fn mysql_async_uses_no_tls_by_default() {
    for (params, tls, (accepts_all, skips_name)) in [
        ("require_ssl=true", Tls::VerifyFull, (false, false)),
        ("require_ssl=true&verify_identity=false", Tls::VerifyCa, (false, true)),
        ("require_ssl=true&verify_ca=false&verify_identity=false", Tls::Require, (true, true)),
    ] {
        let db = database(&format!("mysql://app:x@db/first?{params}"));
        assert_eq!(db.tls(), tls);
        for options in [mysql_async_options(&db), db.expose_url().parse().unwrap()] {
            let tls = options.ssl_opts().unwrap();
            assert_eq!((tls.accept_invalid_certs(), tls.skip_domain_validation()), (accepts_all, skips_name));
        }
    }
    for (params, tls) in [("pool_min=1", Tls::Prefer), ("require_ssl=false", Tls::Off)] {
        let db = database(&format!("mysql://app:x@db/first?{params}"));
        assert_eq!(db.tls(), tls);
        assert!(db.expose_url().parse::<Opts>().unwrap().ssl_opts().is_none());
    }
}

/// sqlx would use `root`, and mysql_async a user without a name.
#[test]
fn without_a_user_each_client_has_its_own() {
    let server = MariaDbServer::start();
    let db = database(&format!("mysql://127.0.0.1:{}/first", server.port()));
    assert_eq!((db.username(), sqlx_options(&db).get_username()), (None, "root"));
    assert_eq!(mysql_async_options(&db).user(), None);
    by_mysql_async(&mysql_async_options(&db)).unwrap_err();
}

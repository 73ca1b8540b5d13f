//! MariaDB: the effect of each `ssl-mode` on servers with and without TLS.

use factor3_live_tests::userinfos;

use crate::clients::{by_mariadb, by_mysql_async, by_sqlx, mysql_async_options, sqlx_options};
use crate::database;
use crate::server::MariaDbServer;

#[test]
fn without_tls_on_the_server_a_mode_that_requires_tls_fails() {
    let server = MariaDbServer::start();
    let [userinfo, _] = userinfos();
    let url = |params: &str| format!("mysql://{userinfo}@127.0.0.1:{}/first?{params}", server.port());
    for params in
        ["ssl-mode=DISABLED", "ssl-mode=PREFERRED", "charset=utf8mb4", "useSSL=true", "require_ssl=false"]
    {
        let db = database(&url(params));
        assert!(!by_sqlx(&sqlx_options(&db)).unwrap().tls, "{params}");
        assert!(!by_mysql_async(&mysql_async_options(&db)).unwrap().tls, "{params}");
    }
    for params in ["ssl-mode=REQUIRED", "sslmode=verify_ca", "ssl_mode=VERIFY_IDENTITY", "require_ssl=true"] {
        let db = database(&url(params));
        let error = by_sqlx(&sqlx_options(&db)).unwrap_err();
        assert!(matches!(error, sqlx::Error::Tls(_)), "{params}: {error}");
        by_mysql_async(&mysql_async_options(&db)).unwrap_err();
    }
}

#[test]
fn with_tls_each_mode_does_what_it_says() {
    let server = MariaDbServer::start_with_tls();
    let [userinfo, _] = userinfos();
    let ca = server.certificate();
    let ca = format!("ssl-ca={}", ca.display());
    for (host, params, expected) in [
        ("127.0.0.1", "ssl-mode=DISABLED", Some(false)),
        ("127.0.0.1", "useSSL=false", Some(false)),
        ("127.0.0.1", "charset=utf8mb4", Some(true)),
        ("127.0.0.1", "ssl-mode=preferred", Some(true)),
        ("127.0.0.1", "ssl-mode=REQUIRED", Some(true)),
        ("127.0.0.1", "useSSL=true&requireSSL=true", Some(true)),
        // The certificate is not trusted,
        ("localhost", "ssl-mode=VERIFY_CA", None),
        ("localhost", "ssl-mode=VERIFY_IDENTITY", None),
        ("localhost", "require_ssl=true", None),
        // except by a client that is told to trust it. It is for `localhost`.
        ("127.0.0.1", &ca, Some(true)),
        ("127.0.0.1", &format!("ssl-mode=VERIFY_CA&{ca}"), Some(true)),
        ("localhost", &format!("ssl-mode=VERIFY_IDENTITY&{ca}"), Some(true)),
        ("127.0.0.1", &format!("ssl-mode=VERIFY_IDENTITY&{ca}"), None),
    ] {
        let url = format!("mysql://{userinfo}@{host}:{}/first?{params}", server.port());
        let db = database(&url);
        let got = by_sqlx(&sqlx_options(&db)).ok().map(|session| session.tls);
        assert_eq!(got, expected, "{host} {params}");
    }
}

#[test]
fn with_tls_mysql_async_and_mariadb_also_verify() {
    let server = MariaDbServer::start_with_tls();
    let [userinfo, _] = userinfos();
    let ca = server.certificate();
    for (host, verified) in [("localhost", true), ("127.0.0.1", false)] {
        let url = format!(
            "mysql://{userinfo}@{host}:{}/first?ssl-mode=VERIFY_IDENTITY&ssl-ca={}",
            server.port(),
            ca.display()
        );
        let db = database(&url);
        let sessions =
            [by_mysql_async(&mysql_async_options(&db)).map_err(|error| error.to_string()), by_mariadb(&db)];
        for session in sessions {
            assert_eq!(session.as_ref().is_ok_and(|session| session.tls), verified, "{host} {session:?}");
        }
    }
    let off = database(&format!("mysql://{userinfo}@127.0.0.1:{}/first?ssl-mode=DISABLED", server.port()));
    assert!(!by_mysql_async(&mysql_async_options(&off)).unwrap().tls);
    assert!(!by_mariadb(&off).unwrap().tls);
}

/// mysql_async 0.37 with rustls looks for another wording of the error, so it also verifies the name.
#[test]
fn mysql_async_verifies_the_name_even_for_verify_ca() {
    let server = MariaDbServer::start_with_tls();
    let [userinfo, _] = userinfos();
    let url = |host: &str, mode: &str| format!("mysql://{userinfo}@{host}:{}/first?{mode}", server.port());
    let verify_ca = format!("ssl-mode=VERIFY_CA&ssl-ca={}", server.certificate().display());
    by_mysql_async(&mysql_async_options(&database(&url("127.0.0.1", &verify_ca)))).unwrap_err();
    assert!(by_mysql_async(&mysql_async_options(&database(&url("localhost", &verify_ca)))).unwrap().tls);
    let require = database(&url("127.0.0.1", "require_ssl=true&verify_ca=false"));
    for options in [mysql_async_options(&require), require.expose_url().parse().unwrap()] {
        assert!(by_mysql_async(&options).unwrap().tls);
    }
}

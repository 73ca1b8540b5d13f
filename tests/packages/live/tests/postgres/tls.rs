//! PostgreSQL: the effect of each `sslmode` on servers with and without TLS.

use factor3_live_tests::userinfos;
use sqlx::postgres::PgConnection;
use sqlx::{ConnectOptions, Connection};

use crate::clients::{block_on, by_sqlx, by_tokio_postgres, sqlx_options, tokio_postgres_config};
use crate::database;
use crate::server::PostgresServer;

/// Whether the connection is encrypted; `None` if there is no connection.
fn encrypted(url: &str) -> Option<bool> {
    let db = database(url);
    block_on(async {
        let mut connection: PgConnection = sqlx_options(&db, &db.endpoints()[0]).connect().await.ok()?;
        let query = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
        let encrypted = sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        Some(encrypted)
    })
}

#[test]
fn without_tls_on_the_server_a_mode_that_requires_tls_fails() {
    let server = PostgresServer::start();
    let [userinfo, _] = userinfos();
    let url = |mode: &str| format!("postgres://{userinfo}@127.0.0.1:{}/first?{mode}", server.port());
    for mode in ["sslmode=disable", "sslmode=allow", "sslmode=prefer", "application_name=x"] {
        assert_eq!(encrypted(&url(mode)), Some(false), "{mode}");
        by_tokio_postgres(&tokio_postgres_config(&database(&url(mode)))).unwrap();
    }
    for mode in ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full", "ssl=true"] {
        let db = database(&url(mode));
        let error = by_sqlx(&sqlx_options(&db, &db.endpoints()[0])).unwrap_err();
        assert!(matches!(error, sqlx::Error::Tls(_)), "{mode}: {error}");
        by_tokio_postgres(&tokio_postgres_config(&db)).unwrap_err();
    }
}

#[test]
fn with_tls_each_mode_does_what_it_says() {
    let server = PostgresServer::start_with_tls();
    let [userinfo, _] = userinfos();
    let root = server.certificate();
    let root = format!("sslrootcert={}", root.display());
    for (host, params, expected) in [
        ("127.0.0.1", "sslmode=disable", Some(false)),
        ("127.0.0.1", "application_name=x", Some(true)),
        ("127.0.0.1", "sslmode=require", Some(true)),
        ("127.0.0.1", "ssl=true", Some(true)),
        // `allow` is read as `prefer`.
        ("127.0.0.1", "sslmode=allow", Some(true)),
        ("localhost", "sslrootcert=system", None),
        // The certificate is not trusted,
        ("localhost", "sslmode=verify-ca", None),
        ("localhost", "sslmode=verify-full", None),
        // except by a client that is told to trust it. It is for `localhost`.
        ("127.0.0.1", &format!("sslmode=verify-ca&{root}"), Some(true)),
        ("localhost", &format!("sslmode=verify-full&{root}"), Some(true)),
        ("127.0.0.1", &format!("sslmode=verify-full&{root}"), None),
    ] {
        let url = format!("postgres://{userinfo}@{host}:{}/first?{params}", server.port());
        assert_eq!(encrypted(&url), expected, "{host} {params}");
    }
}

//! PostgreSQL: how clients read the URL differently from libpq. The parts are what libpq reads.

use factor3::resource::Endpoint;
use factor3_live_tests::{DEAD_HOST, userinfos};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::clients::{by_sqlx, by_tokio_postgres, sqlx_options, tokio_postgres_config};
use crate::server::PostgresServer;
use crate::{by_psql, database};

fn tcp(host: &str, port: u16) -> Endpoint {
    Endpoint::Tcp { host: host.to_owned(), port }
}

#[test]
fn sqlx_does_not_read_a_list_of_hosts() {
    let db = database("postgres://app:x@a:5433,b:5434/first");
    assert_eq!(db.endpoints(), [tcp("a", 5433), tcp("b", 5434)]);
    db.expose_url().parse::<PgConnectOptions>().unwrap_err();
    // Without ports, sqlx reads the list as one name.
    let db = database("postgres://app:x@a,b/first");
    assert_eq!(db.endpoints(), [tcp("a", 5432), tcp("b", 5432)]);
    assert_eq!(db.expose_url().parse::<PgConnectOptions>().unwrap().get_host(), "a,b");
}

/// sqlx 0.9 with tokio looks up a name that includes the brackets.
#[test]
fn sqlx_keeps_the_brackets_of_ipv6() {
    let server = PostgresServer::start();
    let [userinfo, _] = userinfos();
    let db = database(&format!("postgres://{userinfo}@[::1]:{}/first", server.port()));
    let by_url: PgConnectOptions = db.expose_url().parse().unwrap();
    assert_eq!(by_url.get_host(), "[::1]");
    assert!(matches!(by_sqlx(&by_url), Err(sqlx::Error::Io(_))));
    assert_eq!(by_sqlx(&sqlx_options(&db, &db.endpoints()[0])).unwrap().1, "first");
}

#[test]
fn sqlx_does_not_read_a_user_without_a_host() {
    let server = PostgresServer::start();
    let ([userinfo, _], directory, port) = (userinfos(), server.socket(), server.port());
    let db = database(&format!("postgres://{userinfo}@/first?host={directory}&port={port}"));
    db.expose_url().parse::<PgConnectOptions>().unwrap_err();
    assert_eq!(by_psql(db.expose_url(), "select current_database()"), "first");
    assert_eq!(by_sqlx(&sqlx_options(&db, &db.endpoints()[0])).unwrap().1, "first");
}

#[test]
fn sqlx_ignores_ssl_true() {
    let db = database("postgres://app:x@db/first?ssl=true");
    let by_url: PgConnectOptions = db.expose_url().parse().unwrap();
    assert!(matches!(by_url.get_ssl_mode(), PgSslMode::Prefer));
    assert!(matches!(sqlx_options(&db, &db.endpoints()[0]).get_ssl_mode(), PgSslMode::Require));
}

#[test]
fn sqlx_reads_a_plus_in_a_parameter_as_a_space() {
    let server = PostgresServer::start();
    let [userinfo, _] = userinfos();
    let db =
        database(&format!("postgres://{userinfo}@127.0.0.1:{}/first?application_name=a+b", server.port()));
    let name = |options: &PgConnectOptions| options.get_application_name().unwrap().to_owned();
    assert_eq!(name(&db.expose_url().parse().unwrap()), "a b");
    assert_eq!(name(&sqlx_options(&db, &db.endpoints()[0])), "a+b");
    assert_eq!(by_psql(db.expose_url(), "show application_name"), "a+b");
}

#[test]
fn tokio_postgres_refuses_verify_full_and_unknown_parameters() {
    for params in
        ["sslmode=verify-full", "sslmode=verify-ca", "sslmode=allow", "ssl=true", "gssencmode=disable"]
    {
        let db = database(&format!("postgres://app:x@db/first?{params}"));
        db.expose_url().parse::<tokio_postgres::Config>().unwrap_err();
        assert_eq!(tokio_postgres_config(&db).get_dbname(), Some("first"));
    }
}

#[test]
fn tokio_postgres_adds_the_host_parameter_to_the_hosts() {
    let server = PostgresServer::start();
    let ([userinfo, _], port) = (userinfos(), server.port());
    let db = database(&format!("postgres://{userinfo}@{DEAD_HOST}:{port}/first?host=127.0.0.1"));
    assert_eq!(db.expose_url().parse::<tokio_postgres::Config>().unwrap().get_hosts().len(), 2);
    assert_eq!(db.endpoints(), [tcp("127.0.0.1", port)]);
    assert_eq!(by_psql(db.expose_url(), "select current_database()"), "first");
    assert_eq!(by_tokio_postgres(&tokio_postgres_config(&db)).unwrap().1, "first");
}

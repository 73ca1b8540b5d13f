//! PostgreSQL: the user that the server reports, for clients made from the URL and from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
#[allow(dead_code, reason = "the tests of the service use the rest of it")]
mod server;
mod tls;

use std::process::Command;

use factor3::resource::{Endpoint, Postgres};
use factor3::{Config, Env};
use factor3_live_tests::{
    DEAD_HOST, PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped, handing_over, near_misses, output,
    userinfos,
};
use sqlx::postgres::PgConnectOptions;

use crate::clients::{by_sqlx, by_tokio_postgres, sqlx_options, tokio_postgres_config};
use crate::server::PostgresServer;

#[derive(Debug, Config)]
struct App {
    /// Primary database.
    database_url: Postgres,
}

/// The application's database, which `DATABASE_URL` names.
pub(crate) fn database(url: &str) -> Postgres {
    App::from_vars([("DATABASE_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).database_url
}

/// The session of each client: sqlx, tokio-postgres and libpq.
fn by_url(db: &Postgres) -> [(String, String); 3] {
    let url = db.expose_url();
    [
        by_sqlx(&url.parse().unwrap()).unwrap(),
        by_tokio_postgres(&url.parse().unwrap()).unwrap(),
        by_psql(url, "select current_user, current_database()").split_once('|').map(owned).unwrap(),
    ]
}

fn by_parts(db: &Postgres) -> [(String, String); 2] {
    [
        by_sqlx(&sqlx_options(db, &db.endpoints()[0])).unwrap(),
        by_tokio_postgres(&tokio_postgres_config(db)).unwrap(),
    ]
}

/// The answer to a query over libpq, whose grammar factor3 follows.
pub(crate) fn by_psql(url: &str, query: &str) -> String {
    output(Command::new("psql").args(["-XAtwc", query, url])).trim_end().to_owned()
}

fn owned((user, database): (&str, &str)) -> (String, String) {
    (user.to_owned(), database.to_owned())
}

fn session(database: &str) -> (String, String) {
    owned((USER, database))
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/postgres.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[test]
fn every_reserved_character_by_url_and_by_parts() {
    let server = PostgresServer::start();
    let (port, name) = (server.port(), escaped(PostgresServer::DATABASE));
    for userinfo in userinfos() {
        for url in [
            format!("postgres://{userinfo}@127.0.0.1:{port}/{name}"),
            format!("postgresql://{userinfo}@localhost:{port}/{name}?sslmode=disable"),
        ] {
            let db = database(&url);
            for got in by_url(&db).into_iter().chain(by_parts(&db)) {
                assert_eq!(got, session(PostgresServer::DATABASE), "{url}");
            }
        }
        // Without a database, PostgreSQL uses the one with the name of the user.
        let db = database(&format!("postgres://{userinfo}@127.0.0.1:{port}"));
        for got in by_url(&db).into_iter().chain(by_parts(&db)) {
            assert_eq!(got, session(USER));
        }
        // The user and password as parameters.
        let (user, password) = userinfo.split_once(':').unwrap();
        let all = format!("user={}&password={}&dbname={name}", escaped(USER), escaped(PASSWORD));
        let db = database(&format!("postgres://127.0.0.1:{port}/?{all}"));
        for got in by_url(&db).into_iter().chain(by_parts(&db)) {
            assert_eq!(got, session(PostgresServer::DATABASE));
        }
        assert!(!db.to_string().contains(password) && !db.to_string().contains(user));
    }
}

#[test]
fn a_password_apart_of_every_printable_character_by_url_and_by_parts() {
    #[derive(Debug, Config)]
    struct Apart {
        #[config(username, password)]
        database_url: Postgres,
    }
    let server = PostgresServer::start();
    let url = format!("postgres://127.0.0.1:{}/first", server.port());
    let vars =
        [("DATABASE_URL", url.as_str()), ("DATABASE_USER", PRINTABLE_USER), ("DATABASE_PASSWORD", PRINTABLE)];
    let db = Apart::from_vars(vars).unwrap().database_url;
    let session = (PRINTABLE_USER.to_owned(), "first".to_owned());
    assert_eq!(by_url(&db), [(); 3].map(|()| session.clone()));
    assert_eq!(by_parts(&db), [(); 2].map(|()| session.clone()));
}

#[test]
fn a_wrong_password_is_refused() {
    let server = PostgresServer::start();
    let port = server.port();
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let db =
            database(&format!("postgres://{}:{}@127.0.0.1:{port}/first", escaped(USER), escaped(&wrong)));
        for options in [sqlx_options(&db, &db.endpoints()[0]), db.expose_url().parse().unwrap()] {
            let error = by_sqlx(&options).unwrap_err();
            let code = error.as_database_error().and_then(|error| error.code().map(String::from));
            // invalid_password
            assert_eq!(code.as_deref(), Some("28P01"), "{error}");
        }
        for config in [tokio_postgres_config(&db), db.expose_url().parse().unwrap()] {
            let error = by_tokio_postgres(&config).unwrap_err();
            // PostgreSQL does not accept an empty password, and the client knows that.
            assert!(wrong.is_empty() || error.code().unwrap().code() == "28P01", "{error}");
        }
    }
}

#[test]
fn a_socket_in_both_forms() {
    let server = PostgresServer::start();
    let (port, directory) = (server.port(), server.socket());
    for userinfo in userinfos() {
        let escaped = escaped(directory);
        let db = database(&format!("postgres://{userinfo}@{escaped}:{port}/first"));
        assert_eq!((db.endpoints(), db.port()), (&[Endpoint::Unix(directory.into())][..], port));
        for got in by_url(&db).into_iter().chain(by_parts(&db)) {
            assert_eq!(got, session("first"));
        }
        let (user, password) = userinfo.split_once(':').unwrap();
        // sqlx does not read a user without a host: see `quirks.rs`.
        for url in [
            format!(
                "postgres:///first?host={directory}&port={port}&user={user}&password={}",
                factor3_live_tests::escaped(PASSWORD)
            ),
            format!("postgres://{userinfo}@/first?host={directory}&port={port}"),
        ] {
            let db = database(&url);
            assert_eq!((db.endpoints(), db.port()), (&[Endpoint::Unix(directory.into())][..], port));
            assert!(!db.to_string().contains(password));
            for got in by_parts(&db) {
                assert_eq!(got, session("first"), "{url}");
            }
        }
    }
}

#[test]
fn several_hosts_of_which_the_first_is_dead() {
    let server = PostgresServer::start();
    let (port, [userinfo, _]) = (server.port(), userinfos());
    let db = database(&format!("postgres://{userinfo}@{DEAD_HOST}:{port},127.0.0.1:{port}/first"));
    let mut tried = db.endpoints().iter().map(|endpoint| by_sqlx(&sqlx_options(&db, endpoint)));
    assert!(matches!(tried.next(), Some(Err(sqlx::Error::Io(_)))));
    assert_eq!(tried.next().unwrap().unwrap(), session("first"));
    assert!(tried.next().is_none());
    assert_eq!(by_tokio_postgres(&tokio_postgres_config(&db)).unwrap(), session("first"));
    // These two clients read the list themselves, and sqlx does not.
    assert_eq!(by_tokio_postgres(&db.expose_url().parse().unwrap()).unwrap(), session("first"));
    assert_eq!(by_psql(db.expose_url(), "select current_database()"), "first");
}

#[test]
fn ipv6() {
    let server = PostgresServer::start();
    for userinfo in userinfos() {
        let db = database(&format!("postgres://{userinfo}@[::1]:{}/first", server.port()));
        assert_eq!(db.host(), "::1");
        for got in by_parts(&db) {
            assert_eq!(got, session("first"));
        }
        // sqlx cannot connect with its own parser: see `quirks.rs`.
        assert_eq!(by_tokio_postgres(&db.expose_url().parse().unwrap()).unwrap(), session("first"));
        assert_eq!(by_psql(db.expose_url(), "select current_database()"), "first");
    }
}

/// Factor IV: one variable attaches another database or another server, without a change of the code.
#[test]
fn one_variable_swaps_the_service() {
    let (one, other) = (PostgresServer::start(), PostgresServer::start());
    let [userinfo, _] = userinfos();
    let run = |host: &str| {
        let vars = Env::from_vars([("DATABASE_URL", format!("postgres://{userinfo}@{host}"))]);
        let loaded = App::load(&vars).unwrap();
        assert!(!format!("{loaded:?}{}", loaded.summary).contains(&userinfo));
        let db = loaded.config.database_url;
        let (_, database) = by_sqlx(&sqlx_options(&db, &db.endpoints()[0])).unwrap();
        (database, by_psql(db.expose_url(), "show port"))
    };
    let [a, b] = [one.port(), other.port()];
    assert_eq!(run(&format!("127.0.0.1:{a}/first")), ("first".to_owned(), a.to_string()));
    assert_eq!(run(&format!("127.0.0.1:{a}/second")), ("second".to_owned(), a.to_string()));
    assert_eq!(run(&format!("localhost:{b}/first")), ("first".to_owned(), b.to_string()));
    assert_eq!(run(&format!("{}:{b}/second", escaped(other.socket()))), ("second".to_owned(), b.to_string()));
}

#[test]
fn debug_of_sqlx_shows_the_password_and_debug_of_the_handle_does_not() {
    let db = database("postgres://app:s3cr%40t@db/first");
    let options: PgConnectOptions = db.expose_url().parse().unwrap();
    assert!(format!("{options:?}").contains("s3cr@t"));
    assert!(!format!("{db:?}").contains("s3cr"));
}

//! MariaDB: the user that the server reports, for clients made from the URL and from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod alike;
mod clients;
mod macros;
mod quirks;
mod server;
mod tls;

use factor3::resource::{Endpoint, MySql};
use factor3::{Config, Env};
use factor3_live_tests::{
    PASSWORD, PRINTABLE, PRINTABLE_USER, USER, escaped, handing_over, near_misses, userinfos,
};
use sqlx::mysql::MySqlConnectOptions;

use crate::clients::{Session, by_mariadb, by_mysql_async, by_sqlx, mysql_async_options, sqlx_options};
use crate::server::MariaDbServer;

#[derive(Debug, Config)]
struct App {
    /// Primary database.
    database_url: MySql,
}

/// The application's database, which `DATABASE_URL` names.
pub(crate) fn database(url: &str) -> MySql {
    App::from_vars([("DATABASE_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).database_url
}

/// The session of each client: sqlx, mysql_async and the command `mariadb`.
pub(crate) fn by_parts(db: &MySql) -> [Session; 3] {
    [
        by_sqlx(&sqlx_options(db)).unwrap(),
        by_mysql_async(&mysql_async_options(db)).unwrap(),
        by_mariadb(db).unwrap(),
    ]
}

fn by_url(db: &MySql) -> [Session; 2] {
    let url = db.expose_url();
    [by_sqlx(&url.parse().unwrap()).unwrap(), by_mysql_async(&url.parse().unwrap()).unwrap()]
}

fn session(server: &MariaDbServer, database: Option<&str>) -> Session {
    Session {
        user: format!("{USER}@%"),
        database: database.map(str::to_owned),
        port: server.port(),
        tls: false,
    }
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/mysql.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[test]
fn every_reserved_character_by_url_and_by_parts() {
    let server = MariaDbServer::start();
    let (port, name) = (server.port(), escaped(MariaDbServer::DATABASE));
    for userinfo in userinfos() {
        for host in ["127.0.0.1", "localhost"] {
            for (path, database_named) in [
                (format!("/{name}"), Some(MariaDbServer::DATABASE)),
                ("/".to_owned(), None),
                (String::new(), None),
            ] {
                let db = database(&format!("mysql://{userinfo}@{host}:{port}{path}"));
                for got in by_url(&db).into_iter().chain(by_parts(&db)) {
                    assert_eq!(got, session(&server, database_named), "{host} {path}");
                }
            }
        }
        let db = database(&format!("mariadb://{userinfo}@127.0.0.1:{port}/first"));
        for got in by_parts(&db) {
            assert_eq!(got, session(&server, Some("first")));
        }
        let (user, password) = userinfo.split_once(':').unwrap();
        assert!(!db.to_string().contains(password) && !db.to_string().contains(user));
    }
}

#[test]
fn a_password_apart_of_every_printable_character_by_url_and_by_parts() {
    #[derive(Debug, Config)]
    struct Apart {
        #[config(username, password)]
        database_url: MySql,
    }
    let server = MariaDbServer::start();
    let url = format!("mysql://127.0.0.1:{}/first", server.port());
    let vars =
        [("DATABASE_URL", url.as_str()), ("DATABASE_USER", PRINTABLE_USER), ("DATABASE_PASSWORD", PRINTABLE)];
    let db = Apart::from_vars(vars).unwrap().database_url;
    for got in by_url(&db).into_iter().chain(by_parts(&db)) {
        let user = format!("{PRINTABLE_USER}@%");
        assert_eq!(got, Session { user, ..session(&server, Some("first")) });
    }
}

#[test]
fn a_wrong_password_is_refused() {
    const ACCESS_DENIED: u16 = 1045;
    let server = MariaDbServer::start();
    let port = server.port();
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let db = database(&format!("mysql://{}:{}@127.0.0.1:{port}/first", escaped(USER), escaped(&wrong)));
        for options in [sqlx_options(&db), db.expose_url().parse().unwrap()] {
            let error = by_sqlx(&options).unwrap_err();
            let error = error.as_database_error().unwrap().downcast_ref::<sqlx::mysql::MySqlDatabaseError>();
            assert_eq!(error.number(), ACCESS_DENIED);
        }
        for options in [mysql_async_options(&db), db.expose_url().parse().unwrap()] {
            let error = by_mysql_async(&options).unwrap_err();
            assert!(
                matches!(&error, mysql_async::Error::Server(error) if error.code == ACCESS_DENIED),
                "{error}"
            );
        }
        assert!(by_mariadb(&db).unwrap_err().contains("ERROR 1045"));
    }
}

#[test]
fn a_socket_in_every_form() {
    let server = MariaDbServer::start();
    let socket = server.socket();
    let path = socket.to_str().unwrap();
    for userinfo in userinfos() {
        for url in [
            format!("mysql://{userinfo}@{}/first", escaped(path)),
            format!("mysql://{userinfo}@localhost/first?socket={path}"),
            format!("mysql://{userinfo}@localhost/first?unix_socket={}", escaped(path)),
            format!("mysql://{userinfo}@/first?socket={path}"),
        ] {
            let db = database(&url);
            assert_eq!(db.endpoints(), [Endpoint::Unix(socket.clone())]);
            for got in by_parts(&db) {
                assert_eq!(got, session(&server, Some("first")), "{url}");
            }
        }
        // Both clients read this form in the same way.
        let db = database(&format!("mysql://{userinfo}@localhost/first?socket={path}"));
        for got in by_url(&db) {
            assert_eq!(got, session(&server, Some("first")));
        }
    }
}

#[test]
fn ipv6() {
    let server = MariaDbServer::start();
    for userinfo in userinfos() {
        let db = database(&format!("mysql://{userinfo}@[::1]:{}/first", server.port()));
        assert_eq!(db.host(), "::1");
        for got in by_parts(&db) {
            assert_eq!(got, session(&server, Some("first")));
        }
        // sqlx cannot connect with its own parser: see `quirks.rs`.
        assert_eq!(
            by_mysql_async(&db.expose_url().parse().unwrap()).unwrap(),
            session(&server, Some("first"))
        );
    }
    let db = database(&format!("mysql://{}@[::1%25lo]:{}/first", userinfos()[0], server.port()));
    assert_eq!(db.host(), "::1%lo");
}

/// Factor IV: one variable attaches another database or another server, without a change of the code.
#[test]
fn one_variable_swaps_the_service() {
    let (one, other) = (MariaDbServer::start(), MariaDbServer::start_with_tls());
    let [userinfo, _] = userinfos();
    let run = |rest: &str| {
        let vars = Env::from_vars([("DATABASE_URL", format!("mysql://{userinfo}@{rest}"))]);
        let loaded = App::load(&vars).unwrap();
        assert!(!format!("{loaded:?}{}", loaded.summary).contains(&userinfo));
        let session = by_sqlx(&sqlx_options(&loaded.config.database_url)).unwrap();
        (session.database.unwrap(), session.port, session.tls)
    };
    let (a, b, ca) = (one.port(), other.port(), other.certificate());
    let socket = escaped(one.socket().to_str().unwrap());
    assert_eq!(run(&format!("127.0.0.1:{a}/first")), ("first".to_owned(), a, false));
    assert_eq!(run(&format!("127.0.0.1:{a}/second")), ("second".to_owned(), a, false));
    assert_eq!(run(&format!("{socket}/second")), ("second".to_owned(), a, false));
    assert_eq!(run(&format!("localhost:{b}/first?ssl-mode=disabled")), ("first".to_owned(), b, false));
    let verified = format!("localhost:{b}/first?ssl-mode=VERIFY_IDENTITY&ssl-ca={}", ca.display());
    assert_eq!(run(&verified), ("first".to_owned(), b, true));
}

#[test]
fn debug_of_the_clients_shows_the_password_and_debug_of_the_handle_does_not() {
    let db = database("mysql://app:s3cr%40t@db/first");
    let options: MySqlConnectOptions = db.expose_url().parse().unwrap();
    assert!(format!("{options:?}").contains("s3cr@t"));
    assert!(format!("{:?}", mysql_async_options(&db)).contains("s3cr@t"));
    assert!(!format!("{db:?}").contains("s3cr"));
}

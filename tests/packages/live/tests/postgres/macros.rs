//! The macros of `factor3::client`, with a server: sqlx 0.9 and 0.8, and tokio-postgres.

use factor3::resource::Postgres;
use factor3::{ValueError, client};
use factor3_live_tests::{
    DEAD_HOST, PRINTABLE_USER, USER, escaped, free_port, handing_over, printable_userinfo, userinfos,
};
use sqlx::postgres::PgPoolOptions;
use tokio_postgres::NoTls;

use crate::clients::{block_on, by_sqlx, by_tokio_postgres};
use crate::database;
use crate::server::PostgresServer;

/// A path to the client other than its name.
mod clients {
    pub(crate) use sqlx as sql;
}

/// The session over sqlx 0.8.
fn by_sqlx_0_8(options: &sqlx_0_8::postgres::PgConnectOptions) -> (String, String) {
    use sqlx_0_8::{ConnectOptions, Connection, postgres::PgConnection, query_as};
    block_on(async {
        let mut connection: PgConnection = options.connect().await.unwrap();
        let query = "select current_user::text, current_database()::text";
        let session = query_as(query).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        session
    })
}

/// The session of each client, made by its macro.
fn by_macros(db: &Postgres) -> [(String, String); 4] {
    [
        by_sqlx(&client::sqlx_postgres!(db).unwrap()).unwrap(),
        by_sqlx(&client::sqlx_postgres!(*db, crate = crate::macros::clients::sql).unwrap()).unwrap(),
        by_sqlx_0_8(&client::sqlx_postgres!(db, crate = sqlx_0_8).unwrap()),
        by_tokio_postgres(&client::tokio_postgres!(db).unwrap()).unwrap(),
    ]
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let tests = include_str!("macros.rs");
    handing_over::check_macro(include_str!("../../../../../config-core/src/client/sqlx_postgres.rs"), tests);
    handing_over::check_macro(include_str!("../../../../../config-core/src/client/tokio_postgres.rs"), tests);
}

#[test]
fn the_macros_connect_with_every_printable_character() {
    let server = PostgresServer::start();
    let (port, socket) = (server.port(), escaped(server.socket()));
    let name = escaped(PostgresServer::DATABASE);
    for at in [format!("127.0.0.1:{port}"), format!("{socket}:{port}"), format!("[::1]:{port}")] {
        if at.starts_with('[') && !factor3_live_tests::has_ipv6() {
            continue;
        }
        let db = database(&format!("postgres://{}@{at}/first", printable_userinfo()));
        let session = (PRINTABLE_USER.to_owned(), "first".to_owned());
        assert_eq!(by_macros(&db), [(); 4].map(|()| session.clone()), "{at}");
        for userinfo in userinfos() {
            let db = database(&format!("postgres://{userinfo}@{at}/{name}"));
            let session = (USER.to_owned(), PostgresServer::DATABASE.to_owned());
            assert_eq!(by_macros(&db), [(); 4].map(|()| session.clone()), "{at}");
            let db = database(&format!("postgres://{userinfo}@{at}"));
            assert_eq!(by_macros(&db), [(); 4].map(|()| (USER.to_owned(), USER.to_owned())), "{at}");
        }
    }
}

struct Config {
    database_url: Postgres,
}

#[tokio::test]
async fn the_code_of_the_rustdoc_connects() -> Result<(), Box<dyn std::error::Error>> {
    let server = PostgresServer::start();
    let url = format!("postgres://{}@127.0.0.1:{}/first", printable_userinfo(), server.port());
    let config = Config { database_url: database(&url) };
    let options = client::sqlx_postgres!(config.database_url)?;
    let pool = PgPoolOptions::new().connect_with(options).await?;
    sqlx::query("select 1").execute(&pool).await?;

    let tls = NoTls;
    let postgres = client::tokio_postgres!(config.database_url)?;
    let (client, connection) = postgres.connect(tls).await?;
    let connection = tokio::spawn(connection);
    client.simple_query("select 1").await?;
    drop(client);
    connection.await??;
    Ok(())
}

#[test]
fn tokio_postgres_tries_every_host() {
    let server = PostgresServer::start();
    let dead = format!("{DEAD_HOST}:{}", free_port());
    let url = format!("postgres://{}@{dead},127.0.0.1:{}/first", printable_userinfo(), server.port());
    let db = database(&url);
    let session = by_tokio_postgres(&client::tokio_postgres!(db).unwrap()).unwrap();
    assert_eq!(session.0, PRINTABLE_USER);
    assert!(refused(client::sqlx_postgres!(db)).contains("keep one host"));
}

#[test]
fn the_server_gets_the_parameters() {
    let server = PostgresServer::start();
    let query = "application_name=sh%20op&options=-c%20search_path%3Dx,y%20--statement_timeout%3D7s&\
                 client_encoding=UTF8&target_session_attrs=any&statement-cache-capacity=7&connect_timeout=9";
    let db =
        database(&format!("postgres://{}@127.0.0.1:{}/first?{query}", printable_userinfo(), server.port()));
    let settings = "select current_setting('application_name'), current_setting('search_path'), \
                    current_setting('statement_timeout')";
    let expected = ("sh op".to_owned(), "x,y".to_owned(), "7s".to_owned());
    let by_sqlx: (String, String, String) = block_on(async {
        use sqlx::{ConnectOptions, query_as};
        let options = client::sqlx_postgres!(db, ignore = ["CONNECT_TIMEOUT"]).unwrap();
        query_as(settings).fetch_one(&mut options.connect().await.unwrap()).await.unwrap()
    });
    let by_sqlx_0_8: (String, String, String) = block_on(async {
        use sqlx_0_8::{ConnectOptions, query_as};
        let options = client::sqlx_postgres!(db, crate = ::sqlx_0_8, ignore = ["connect_timeout"]).unwrap();
        query_as(settings).fetch_one(&mut options.connect().await.unwrap()).await.unwrap()
    });
    let by_tokio_postgres = block_on(async {
        let config = client::tokio_postgres!(db, ignore = ["statement-cache-capacity"]).unwrap();
        assert_eq!(config.get_connect_timeout(), Some(&std::time::Duration::from_secs(9)));
        let (client, connection) = config.connect(NoTls).await.unwrap();
        tokio::spawn(connection);
        let row = client.query_one(settings, &[]).await.unwrap();
        (row.get(0), row.get(1), row.get(2))
    });
    assert_eq!([by_sqlx, by_sqlx_0_8, by_tokio_postgres], [(); 3].map(|()| expected.clone()));
}

/// The reason of an error.
pub(crate) fn refused<T>(result: Result<T, ValueError>) -> String {
    result.err().unwrap().to_string()
}

#[test]
fn what_a_client_cannot_express_is_refused() {
    for (query, sqlx, tokio_postgres) in [
        ("connect_timeout=5", false, true),
        ("channel_binding=require", false, true),
        ("channel_binding=prefer", true, true),
        ("target_session_attrs=read-write", false, true),
        ("target_session_attrs=primary", false, false),
        ("load_balance_hosts=random", false, true),
        ("sslmode=require&sslnegotiation=direct", false, true),
        ("sslmode=verify-full&sslrootcert=system", true, true),
        ("sslmode=verify-ca&sslrootcert=%2Fca.pem", true, false),
        ("sslcert=%2Fa&sslkey=%2Fb", true, false),
        ("sslpassword=x", false, false),
        ("options=endpoint%3Dx", false, true),
        ("pgbouncer=true", false, false),
        ("keepalives_idle=x", false, false),
    ] {
        let db = database(&format!("postgres://app:hunter2@db.example.com/shop?{query}"));
        let results = [
            client::sqlx_postgres!(db).map(drop),
            client::sqlx_postgres!(db, crate = sqlx_0_8).map(drop),
            client::tokio_postgres!(db).map(drop),
        ];
        assert_eq!(results.map(|result| result.is_ok()), [sqlx, sqlx, tokio_postgres], "{query}");
        for result in results {
            assert!(result.is_ok_and(|()| true) || !refused(result).contains("hunter2"));
        }
    }
    let db = database("postgres://db.example.com/shop?pgbouncer=true&sslrootcert=%2Fca.pem");
    client::sqlx_postgres!(db, ignore = ["pgbouncer"]).unwrap();
    client::tokio_postgres!(db, ignore = ["PGBOUNCER", "sslrootcert"]).unwrap();
}

#[test]
fn each_level_of_tls_is_passed() {
    use sqlx::postgres::PgSslMode;
    use tokio_postgres::config::SslMode;
    for (mode, expected, level) in [
        ("disable", PgSslMode::Disable, SslMode::Disable),
        ("allow", PgSslMode::Prefer, SslMode::Prefer),
        ("prefer", PgSslMode::Prefer, SslMode::Prefer),
        ("require", PgSslMode::Require, SslMode::Require),
        ("verify-ca", PgSslMode::VerifyCa, SslMode::Require),
        ("verify-full", PgSslMode::VerifyFull, SslMode::Require),
    ] {
        let db = database(&format!("postgres://db/shop?sslmode={mode}"));
        let options = client::sqlx_postgres!(db).unwrap();
        assert_eq!(format!("{:?}", options.get_ssl_mode()), format!("{expected:?}"));
        assert_eq!(client::tokio_postgres!(db).unwrap().get_ssl_mode(), level);
    }
}

//! The macro of `factor3::client`, with a server: sqlx 0.9 and 0.8.

use factor3::client;
use factor3::resource::MySql;
use factor3_live_tests::{PRINTABLE_USER, USER, escaped, handing_over, printable_userinfo, userinfos};
use sqlx::mysql::MySqlPoolOptions;

use crate::clients::{Session, block_on, by_sqlx};
use crate::database;
use crate::server::MariaDbServer;

/// The user over sqlx 0.8.
fn by_sqlx_0_8(options: &sqlx_0_8::mysql::MySqlConnectOptions) -> String {
    use sqlx_0_8::{ConnectOptions, query_scalar};
    let user = "select cast(current_user() as char)";
    block_on(async { query_scalar(user).fetch_one(&mut options.connect().await.unwrap()).await.unwrap() })
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/sqlx_mysql.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

#[test]
fn the_macro_connects_with_every_printable_character() {
    let server = MariaDbServer::start();
    let (port, socket) = (server.port(), escaped(server.socket().to_str().unwrap()));
    for (userinfo, user) in [(printable_userinfo(), PRINTABLE_USER)]
        .into_iter()
        .chain(userinfos().map(|userinfo| (userinfo, USER)))
    {
        for at in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), socket.clone()] {
            let db = database(&format!("mysql://{userinfo}@{at}/first"));
            let user = format!("{user}@%");
            let session = Session { user: user.clone(), database: Some("first".into()), port, tls: false };
            assert_eq!(by_sqlx(&client::sqlx_mysql!(db).unwrap()).unwrap(), session);
            assert_eq!(by_sqlx_0_8(&client::sqlx_mysql!(db, crate = sqlx_0_8).unwrap()), user);
        }
    }
}

#[test]
fn each_level_of_tls_is_passed() {
    let server = MariaDbServer::start_with_tls();
    let ca = escaped(server.certificate().to_str().unwrap());
    for (host, query, connects) in [
        ("localhost", "ssl-mode=REQUIRED".to_owned(), true),
        ("localhost", format!("ssl-mode=VERIFY_IDENTITY&ssl-ca={ca}"), true),
        ("localhost", format!("sslaccept=strict&ssl_ca={ca}"), true),
        ("localhost", format!("sslaccept=strict&sslcert={ca}"), true),
        ("127.0.0.1", format!("ssl-mode=VERIFY_IDENTITY&ssl-ca={ca}"), false),
        ("127.0.0.1", format!("ssl-mode=VERIFY_CA&ssl-ca={ca}"), true),
        ("localhost", "ssl-mode=VERIFY_IDENTITY".to_owned(), false),
    ] {
        let db =
            database(&format!("mysql://{}@{host}:{}/first?{query}", printable_userinfo(), server.port()));
        let session = by_sqlx(&client::sqlx_mysql!(db).unwrap());
        assert_eq!(session.is_ok_and(|session| session.tls), connects, "{host} {query}");
    }
}

struct Config {
    database_url: MySql,
}

#[tokio::test]
async fn the_code_of_the_rustdoc_connects() -> Result<(), Box<dyn std::error::Error>> {
    let server = MariaDbServer::start();
    let query = "charset=utf8mb4&collation=utf8mb4_bin&time-zone=%2B02:00&statement-cache-capacity=5";
    let url = format!("mysql://{}@127.0.0.1:{}/first?{query}", printable_userinfo(), server.port());
    let config = Config { database_url: database(&url) };
    let options = client::sqlx_mysql!(config.database_url)?;
    let pool = MySqlPoolOptions::new().connect_with(options).await?;
    let session: (String, String) =
        sqlx::query_as("select @@collation_connection, @@time_zone").fetch_one(&pool).await?;
    assert_eq!(session, ("utf8mb4_bin".to_owned(), "+02:00".to_owned()));
    Ok(())
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    for query in [
        "pool_max=5", "ssl-capath=%2Fcerts", "connect-timeout=5", "charset=utf8%27;drop", "time-zone=",
        "statement-cache-capacity=x",
    ] {
        let db = database(&format!("mysql://app:hunter2@db.example.com/shop?{query}"));
        let error = client::sqlx_mysql!(db).unwrap_err().to_string();
        assert!(!error.contains("hunter2") && !error.contains("drop"), "{error}");
        client::sqlx_mysql!(db, crate = sqlx_0_8).unwrap_err();
        let name = query.split('=').next().unwrap();
        client::sqlx_mysql!(db, ignore = [name]).unwrap();
    }
}

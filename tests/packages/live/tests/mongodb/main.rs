//! MongoDB: the user that the server reports, for clients made from the URL and from the parts.
//!
//! A table of URLs is also compared with the client's own parser.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod parser;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::{MongoDb, Tls};
use factor3_live_tests::{PASSWORD, USER, escaped, handing_over, near_misses, userinfos};

use crate::clients::{parts_options, session, url_options};
use crate::server::{MongoServer, SOURCES};

#[derive(Debug, Config)]
struct App {
    /// The shop's documents.
    mongodb_uri: MongoDb,
}

/// The application's database, which `MONGODB_URI` names.
pub(crate) fn documents(url: &str) -> MongoDb {
    App::from_vars([("MONGODB_URI", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).mongodb_uri
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/mongodb.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[tokio::test]
async fn every_reserved_character_and_the_database_by_url_and_by_parts() {
    let server = MongoServer::start().await;
    let port = server.port();
    for userinfo in userinfos() {
        for (tail, source, database) in [
            ("", "admin", "none"),
            ("/", "admin", "none"),
            ("/shop", "shop", "shop"),
            ("/other?authSource=shop", "shop", "other"),
            ("?authSource=shop&authMechanism=SCRAM-SHA-256", "shop", "none"),
            ("/m%C3%BCll?AUTHSOURCE=admin", "admin", "m\u{fc}ll"),
        ] {
            let db = documents(&format!("mongodb://{userinfo}@127.0.0.1:{port}{tail}"));
            assert!(SOURCES.contains(&source) && db.auth_source() == Some(source));
            let expected = [USER, source, database];
            assert_eq!(session(url_options(&db).await.unwrap()).await.unwrap(), expected, "{tail}");
            assert_eq!(session(parts_options(&db).unwrap()).await.unwrap(), expected, "{tail}");
        }
    }
}

#[tokio::test]
async fn a_wrong_password_or_another_source_is_refused() {
    let server = MongoServer::start().await;
    let (user, port) = (escaped(USER), server.port());
    for wrong in ["wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let db = documents(&format!("mongodb://{user}:{}@127.0.0.1:{port}", escaped(&wrong)));
        session(url_options(&db).await.unwrap()).await.unwrap_err();
        session(parts_options(&db).unwrap()).await.unwrap_err();
    }
    let other = format!("mongodb://{user}:{}@127.0.0.1:{port}/other", escaped(PASSWORD));
    session(parts_options(&documents(&other)).unwrap()).await.unwrap_err();
    let nobody = documents(&format!("mongodb://127.0.0.1:{port}"));
    session_refused(&nobody).await;
}

async fn session_refused(db: &MongoDb) {
    let client = mongodb::Client::with_options(clients::short(url_options(db).await.unwrap())).unwrap();
    client.database("shop").list_collection_names().await.unwrap_err();
}

#[tokio::test]
async fn tls() {
    let server = MongoServer::start_with_tls().await;
    let ([userinfo, _], port) = (userinfos(), server.port());
    let (ca, home) = (escaped(&server.certificate()), "localhost");
    let expected = [USER, "admin", "none"];
    for (host, query, tls, connects) in [
        // The certificate is not trusted,
        (home, "tls=true".to_owned(), Tls::VerifyFull, false),
        // except by a client that names it,
        (home, format!("tls=true&tlsCAFile={ca}"), Tls::VerifyFull, true),
        // and only by the name in it,
        ("127.0.0.1", format!("tlsCAFile={ca}&ssl=true"), Tls::VerifyFull, false),
        // or by a client that does not verify.
        ("127.0.0.1", "tls=true&tlsInsecure=true".to_owned(), Tls::Require, true),
        ("127.0.0.1", "tls=true&tlsAllowInvalidCertificates=true".to_owned(), Tls::Require, true),
        // This port accepts only TLS.
        (home, "tls=false".to_owned(), Tls::Off, false),
    ] {
        let db = documents(&format!("mongodb://{userinfo}@{host}:{port}/?{query}"));
        assert_eq!(db.tls(), tls);
        for options in [url_options(&db).await.unwrap(), parts_options(&db).unwrap()] {
            let got = session(options).await;
            assert_eq!(got.is_ok(), connects, "{host} {query}: {got:?}");
            assert!(!connects || got.unwrap() == expected);
        }
    }
}

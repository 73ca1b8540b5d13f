//! CouchDB: the user and the database that the server reports, for clients made from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use factor3::Config;
use factor3::resource::CouchDb;
use factor3_live_tests::{PASSWORD, escaped, handing_over, near_misses};

use crate::clients::{by_reqwest, by_ureq};
use crate::server::{CouchServer, DATABASE, USER};

#[derive(Debug, Config)]
struct App {
    /// The shop's documents.
    couchdb_url: CouchDb,
}

/// The application's database, which `COUCHDB_URL` names.
pub(crate) fn documents(url: &str) -> CouchDb {
    App::from_vars([("COUCHDB_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).couchdb_url
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/couchdb.rs");
    handing_over::check(service, include_str!("clients.rs"), 2);
}

#[tokio::test]
async fn every_reserved_character_and_the_database_by_the_parts() {
    let server = CouchServer::start();
    let user = format!("{:?}", USER);
    for scheme in ["http", "couchdb"] {
        let url = format!(
            "{scheme}://{}:{}@127.0.0.1:{}/{}",
            escaped(USER),
            escaped(PASSWORD),
            server.port(),
            escaped(DATABASE)
        );
        let couch = documents(&url);
        assert_eq!(couch.database(), Some(DATABASE));
        let admin = |session: &str| session.contains(&user) && session.contains("_admin");
        assert!(admin(&by_ureq(&couch).unwrap()));
        let [session, database] = by_reqwest(&couch).await.unwrap();
        assert!(admin(&session) && database.contains("doc_count"), "{session} {database}");
    }
}

#[tokio::test]
async fn a_wrong_password_or_database_is_refused() {
    let server = CouchServer::start();
    let url = |password: &str, database: &str| {
        format!("http://{}:{}@127.0.0.1:{}/{database}", escaped(USER), escaped(password), server.port())
    };
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let couch = documents(&url(&wrong, &escaped(DATABASE)));
        by_ureq(&couch).unwrap_err();
        by_reqwest(&couch).await.unwrap_err();
    }
    let error = by_reqwest(&documents(&url(PASSWORD, "other"))).await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 404);
}

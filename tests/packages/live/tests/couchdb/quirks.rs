//! CouchDB: how clients read the URL differently.

use factor3_live_tests::{PASSWORD, escaped};

use crate::clients::provide_crypto;
use crate::documents;
use crate::server::{CouchServer, DATABASE, USER};

#[test]
fn ureq_does_not_decode_the_userinfo() {
    let server = CouchServer::start();
    let (user, password) = (escaped(USER), escaped(PASSWORD));
    let couch =
        documents(&format!("http://{user}:{password}@127.0.0.1:{}/{}", server.port(), escaped(DATABASE)));
    ureq::get(couch.expose_url()).call().unwrap_err();
}

#[tokio::test]
async fn reqwest_decodes_the_userinfo_but_does_not_know_the_scheme_couchdb() {
    provide_crypto();
    let server = CouchServer::start();
    let (user, password) = (escaped(USER), escaped(PASSWORD));
    let rest = format!("{user}:{password}@127.0.0.1:{}/{}", server.port(), escaped(DATABASE));
    let get = async |couch: &str| reqwest::Client::new().get(couch).send().await?.error_for_status();
    get(documents(&format!("http://{rest}")).expose_url()).await.unwrap();
    get(documents(&format!("couchdb://{rest}")).expose_url()).await.unwrap_err();
}

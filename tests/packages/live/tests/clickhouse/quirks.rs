//! ClickHouse: how the client reads the URL differently.

use factor3_live_tests::{PASSWORD, escaped};

use crate::clients::{client, session};
use crate::events;
use crate::server::{ClickHouseServer, USER};

#[tokio::test]
async fn from_a_url_the_client_sends_no_user_and_password() {
    let server = ClickHouseServer::start();
    let (password, port) = (escaped(PASSWORD), server.http_port());
    for url in [
        format!("http://{USER}:{password}@127.0.0.1:{port}"),
        format!("http://127.0.0.1:{port}?user={USER}&password={password}"),
    ] {
        let events = events(&url);
        let by_url = clickhouse::Client::default().with_url(events.expose_url());
        session(&by_url).await.unwrap_err();
        session(&client(&events).unwrap()).await.unwrap();
    }
}

/// This server answers in the same way at any path. Later versions answer that nothing is at the path.
#[tokio::test]
async fn from_a_url_the_client_does_not_read_the_path_as_the_database() {
    let server = ClickHouseServer::start();
    let url = format!("http://127.0.0.1:{}/system", server.http_port());
    let by_url = clickhouse::Client::default().with_url(events(&url).expose_url());
    let by_url = by_url.with_user(USER).with_password(PASSWORD);
    assert_eq!(session(&by_url).await.unwrap().1, "default");
}

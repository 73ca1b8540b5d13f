//! ClickHouse: the user and the database that the server reports, for clients made from the parts.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod quirks;
mod server;

use factor3::resource::{ClickHouse, Tls};
use factor3::{Config, ExposeSecret};
use factor3_live_tests::{PASSWORD, escaped, handing_over, near_misses, output};

use crate::clients::{SESSION, arguments, client, session};
use crate::server::{ClickHouseServer, DATABASE, USER, clickhouse_client};

#[derive(Debug, Config)]
struct App {
    /// Everything that happens in the shop.
    clickhouse_url: ClickHouse,
}

/// The application's events, which `CLICKHOUSE_URL` names.
pub(crate) fn events(url: &str) -> ClickHouse {
    App::from_vars([("CLICKHOUSE_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).clickhouse_url
}

/// The user that the server reports to clickhouse-client; `None` if it refuses the client.
fn by_native(server: &ClickHouseServer, events: &ClickHouse, password: &str) -> Option<String> {
    let mut command = clickhouse_client(server.dir(), password);
    command.args(arguments(events)).args(["--query", SESSION, "--format", "TSVRaw"]);
    if !command.output().unwrap().status.success() {
        return None;
    }
    Some(output(&mut command).trim_end().to_owned())
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/clickhouse.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_and_the_database_by_the_parts() {
    let server = ClickHouseServer::start();
    let (user, password, database) = (escaped(USER), escaped(PASSWORD), escaped(DATABASE));
    let (http, native) = (server.http_port(), server.native_port());
    for (rest, expected) in [
        (format!("{user}:{password}@127.0.0.1:{http}"), "default"),
        (format!("{user}:{password}@127.0.0.1:{http}/"), "default"),
        (format!("{user}:{password}@127.0.0.1:{http}/system"), "system"),
        (format!("{user}:{password}@127.0.0.1:{http}/{database}?secure=false"), DATABASE),
        (format!("127.0.0.1:{http}/?user={user}&password={password}&database={database}"), DATABASE),
        (format!("127.0.0.1:{http}?username={user}&password={password}"), "default"),
    ] {
        let events = events(&format!("http://{rest}"));
        let got = session(&client(&events).unwrap()).await.unwrap();
        assert_eq!(got, (USER.to_owned(), expected.to_owned()));
        // ClickHouse's own client connects too, over its own protocol.
        let rest = rest.replace(&format!(":{http}"), &format!(":{native}"));
        let events = self::events(&format!("clickhouse://{rest}"));
        assert!(client(&events).is_none());
        let given = events.password().unwrap().expose_secret();
        assert_eq!(by_native(&server, &events, given).unwrap(), format!("{USER}\t{expected}"));
    }
}

#[tokio::test]
async fn ipv6() {
    let server = ClickHouseServer::start();
    let (password, port) = (escaped(PASSWORD), server.http_port());
    let events = events(&format!("http://{USER}:{password}@[::1]:{port}/system"));
    let got = session(&client(&events).unwrap()).await.unwrap();
    assert_eq!(got, (USER.to_owned(), "system".to_owned()));
}

#[tokio::test]
async fn a_wrong_password_is_refused() {
    let server = ClickHouseServer::start();
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let events = events(&format!("http://{USER}:{}@127.0.0.1:{}", escaped(&wrong), server.http_port()));
        session(&client(&events).unwrap()).await.unwrap_err();
        let native = self::events(&format!("clickhouse://{USER}@127.0.0.1:{}", server.native_port()));
        assert_eq!(by_native(&server, &native, &wrong), None);
    }
    // Without a user, the default user connects.
    let nobody = events(&format!("http://127.0.0.1:{}", server.http_port()));
    session(&client(&nobody).unwrap()).await.unwrap_err();
    let default = format!("http://:{}@127.0.0.1:{}", escaped("of the/default@user"), server.http_port());
    let got = session(&client(&events(&default)).unwrap()).await.unwrap();
    assert_eq!(got, ("default".to_owned(), "default".to_owned()));
}

#[test]
fn secure_means_tls_for_the_native_protocol() {
    let server = ClickHouseServer::start();
    let port = server.tls_port();
    for (secure, tls, connects) in [("true", Tls::VerifyFull, true), ("false", Tls::Off, false)] {
        let url =
            format!("clickhouse://{USER}:{}@localhost:{port}/system?secure={secure}", escaped(PASSWORD));
        let events = events(&url);
        assert_eq!(events.tls(), tls);
        let got = by_native(&server, &events, PASSWORD);
        assert_eq!(got.as_deref() == Some(&format!("{USER}\tsystem")), connects, "{secure}: {got:?}");
    }
}

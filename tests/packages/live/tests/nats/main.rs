//! NATS: the client that the server reports, with a user, a token, TLS and several servers.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use async_nats::{ConnectError, ConnectErrorKind};
use factor3::Config;
use factor3::resource::{Nats, Tls};
use factor3_live_tests::{
    DEAD_HOST, PASSWORD, USER, escaped, free_port, handing_over, near_misses, userinfos,
};

use crate::clients::{by_nats, by_nats_trusting};
use crate::server::NatsServer;

#[derive(Debug, Config)]
struct App {
    /// Messages between services.
    nats_url: Nats,
}

/// The application's bus, which `NATS_URL` names.
pub(crate) fn bus(url: &str) -> Nats {
    App::from_vars([("NATS_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).nats_url
}

/// Connects with the parts, and checks that the server reports its user.
pub(crate) async fn as_the_user(server: &NatsServer, url: &str) {
    let client = by_nats(&bus(url)).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    client.flush().await.unwrap();
    let connections = server.connections();
    assert!(connections.contains(&format!("\"authorized_user\": \"{USER}\"")), "{url}: {connections}");
}

fn is_refused(error: &ConnectError) -> bool {
    error.kind() == ConnectErrorKind::AuthorizationViolation
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/nats.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_of_user_and_password() {
    let server = NatsServer::of_a_user();
    for userinfo in userinfos() {
        as_the_user(&server, &format!("nats://{userinfo}@127.0.0.1:{}", server.port())).await;
        as_the_user(&server, &format!("NATS://{userinfo}@localhost:{}/", server.port())).await;
    }
}

#[tokio::test]
async fn a_wrong_password_is_refused() {
    let server = NatsServer::of_a_user();
    let user = escaped(USER);
    for wrong in ["".to_owned(), "wrong".to_owned()].into_iter().chain(near_misses()) {
        let wrong = bus(&format!("nats://{user}:{}@127.0.0.1:{}", escaped(&wrong), server.port()));
        assert!(is_refused(&by_nats(&wrong).await.unwrap_err()));
    }
    let nobody = bus(&format!("127.0.0.1:{}", server.port()));
    assert!(is_refused(&by_nats(&nobody).await.unwrap_err()));
}

#[tokio::test]
async fn a_lone_userinfo_is_the_token() {
    let server = NatsServer::of_a_token();
    let token = bus(&format!("nats://{}@127.0.0.1:{}", escaped(PASSWORD), server.port()));
    by_nats(&token).await.unwrap().flush().await.unwrap();
    // The token is neither a user nor a password.
    for other in [format!("{}:@", escaped(PASSWORD)), format!("x:{}@", escaped(PASSWORD)), "wrong@".into()] {
        let other = bus(&format!("nats://{other}127.0.0.1:{}", server.port()));
        assert!(is_refused(&by_nats(&other).await.unwrap_err()));
    }
}

#[tokio::test]
async fn the_next_server_of_the_list_is_used_if_one_is_down() {
    let server = NatsServer::of_a_user();
    for userinfo in userinfos() {
        let live = format!("nats://{userinfo}@127.0.0.1:{}", server.port());
        let dead = format!("nats://{userinfo}@{DEAD_HOST}:{}", free_port());
        as_the_user(&server, &format!("{dead},{live}")).await;
        as_the_user(&server, &format!("{live},{dead},{dead}")).await;
    }
}

#[tokio::test]
async fn ipv6() {
    let server = NatsServer::on_ipv6();
    for userinfo in userinfos() {
        let url = format!("nats://{userinfo}@[::1]:{}", server.port());
        assert_eq!(bus(&url).host(), "::1");
        as_the_user(&server, &url).await;
    }
}

#[tokio::test]
async fn the_scheme_tls_requires_a_certificate_for_the_host() {
    let (server, plain) = (NatsServer::with_tls(), NatsServer::of_a_user());
    let [userinfo, _] = userinfos();
    let url = |scheme: &str, host: &str, server: &NatsServer| {
        bus(&format!("{scheme}://{userinfo}@{host}:{}", server.port()))
    };
    let trusting = async |bus: &Nats| by_nats_trusting(bus, Some(server.certificate())).await;
    let verified = url("tls", "localhost", &server);
    assert_eq!(verified.tls(), Tls::VerifyFull);
    trusting(&verified).await.unwrap();
    // Other clients do not trust the certificate, and another name does not match it.
    by_nats(&verified).await.unwrap_err();
    trusting(&url("tls", "127.0.0.1", &server)).await.unwrap_err();
    // A server without TLS is refused.
    trusting(&url("tls", "localhost", &plain)).await.unwrap_err();
    // Without this scheme, the client follows the server.
    let undemanding = url("nats", "localhost", &server);
    assert_eq!(undemanding.tls(), Tls::Off);
    trusting(&undemanding).await.unwrap();
    by_nats(&undemanding).await.unwrap_err();
}

//! NATS: how async-nats reads the URL itself. The parts are what other clients read.

use async_nats::{ConnectErrorKind, ServerAddr};
use factor3_live_tests::{PASSWORD, escaped, userinfos};

use crate::clients::{by_nats, by_url};
use crate::server::NatsServer;
use crate::{as_the_user, bus};

#[tokio::test]
async fn async_nats_does_not_send_the_user_and_password_of_the_url() {
    let server = NatsServer::of_a_user();
    for userinfo in userinfos() {
        let url = format!("nats://{userinfo}@127.0.0.1:{}", server.port());
        let error = by_url(bus(&url).expose_url()).await.unwrap_err();
        assert_eq!(error.kind(), ConnectErrorKind::AuthorizationViolation);
        as_the_user(&server, &url).await;
    }
}

#[tokio::test]
async fn async_nats_does_not_send_the_token_of_the_url() {
    let server = NatsServer::of_a_token();
    let bus = bus(&format!("nats://{}@127.0.0.1:{}", escaped(PASSWORD), server.port()));
    let error = by_url(bus.expose_url()).await.unwrap_err();
    assert_eq!(error.kind(), ConnectErrorKind::AuthorizationViolation);
    by_nats(&bus).await.unwrap();
}

#[tokio::test]
async fn async_nats_reads_a_list_as_an_error_or_as_one_host() {
    let several = bus("nats://127.0.0.1:4222,nats://127.0.0.1:4223");
    several.expose_url().parse::<ServerAddr>().unwrap_err();
    let several = bus("n1,n2");
    assert_eq!(several.expose_url().parse::<ServerAddr>().unwrap().host(), "n1,n2");
    assert_eq!(several.servers(), ["nats://n1:4222", "nats://n2:4222"]);
}

#[test]
fn async_nats_shows_the_password_of_a_url_and_servers_has_no_password() {
    let bus = bus("nats://app:hunter2@n1");
    assert!(format!("{:?}", bus.expose_url().parse::<ServerAddr>().unwrap()).contains("hunter2"));
    assert!(!format!("{:?}{bus:?}", bus.servers()).contains("hunter2"));
}

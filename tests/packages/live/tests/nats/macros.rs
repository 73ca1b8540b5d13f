//! The macro of `factor3::client`, with a server.

use factor3::client;
use factor3::resource::Nats;
use factor3_live_tests::{DEAD_HOST, PASSWORD, USER, escaped, free_port, handing_over, userinfos};

use crate::bus;
use crate::server::NatsServer;

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/async_nats.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

struct Config {
    nats_url: Nats,
}

#[tokio::test]
async fn the_macro_connects_with_every_reserved_character() -> Result<(), Box<dyn std::error::Error>> {
    let server = NatsServer::of_a_user();
    for userinfo in userinfos() {
        let live = format!("nats://{userinfo}@127.0.0.1:{}", server.port());
        let dead = format!("nats://{userinfo}@{DEAD_HOST}:{}", free_port());
        let config = Config { nats_url: bus(&format!("{dead},{live}")) };
        let options = client::async_nats!(config.nats_url)?;
        let client = options.connect(config.nats_url.servers()).await?;
        client.flush().await?;
        assert!(server.connections().contains(&format!("\"authorized_user\": \"{USER}\"")));
    }
    let server = NatsServer::of_a_token();
    let token = bus(&format!("nats://{}@127.0.0.1:{}", escaped(PASSWORD), server.port()));
    let options = client::async_nats!(token, crate = ::async_nats)?;
    options.connect(token.servers()).await?.flush().await?;
    let nobody = bus(&format!("127.0.0.1:{}", server.port()));
    client::async_nats!(nobody)?.connect(nobody.servers()).await.unwrap_err();
    Ok(())
}

#[tokio::test]
async fn the_scheme_tls_never_connects_without_tls() {
    let (server, plain) = (NatsServer::with_tls(), NatsServer::of_a_user());
    let [userinfo, _] = userinfos();
    let verified = bus(&format!("tls://{userinfo}@localhost:{}", server.port()));
    let options = || client::async_nats!(verified, crate = async_nats).unwrap();
    options().add_root_certificates(server.certificate()).connect(verified.servers()).await.unwrap();
    options().connect(verified.servers()).await.unwrap_err();
    // Also to a server that is named without the scheme.
    let address = format!("localhost:{}", plain.port());
    options().add_root_certificates(server.certificate()).connect(address).await.unwrap_err();
}

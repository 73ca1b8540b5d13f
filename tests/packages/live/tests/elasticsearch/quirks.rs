//! Elasticsearch: how the Rust client reads the URL itself.

use elasticsearch::http::transport::Transport;
use factor3_live_tests::{PASSWORD, escaped};

use crate::clients::{info, transport};
use crate::server::HttpServer;
use crate::{request, search, userinfo};

#[tokio::test]
async fn elasticsearch_rs_sends_the_password_with_its_escapes() {
    let server = HttpServer::start("127.0.0.1");
    let search = search(&format!("http://{}@127.0.0.1:{}", userinfo(), server.port()));
    let single = Transport::single_node(search.expose_url()).unwrap();
    assert_eq!(info(single).await.unwrap(), 401);
    let sent = server.requests()[0].basic.clone().unwrap();
    assert_eq!(sent, format!("{}:{}", escaped(HttpServer::USER), escaped(PASSWORD)));
    assert_eq!(info(transport(&search).unwrap()).await.unwrap(), 200);
    assert_eq!(server.requests(), [request("/")]);
}

#[test]
fn elasticsearch_rs_reads_a_list_as_an_error_or_as_one_host() {
    let several = search("http://n1:9200,http://n2:9200");
    Transport::single_node(several.expose_url()).unwrap_err();
    let several = search("http://n1,http://n2");
    // The host is `n1,http`.
    Transport::single_node(several.expose_url()).unwrap();
    transport(&several).unwrap();
}

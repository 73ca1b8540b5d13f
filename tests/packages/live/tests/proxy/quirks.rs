//! Proxies: how clients read the URL differently.

use std::process::Command;

use factor3_live_tests::DEAD_HOST;

use crate::http_server::HttpServer;
use crate::{client, status};

/// Therefore the handle requires a port for this scheme.
#[tokio::test]
async fn curl_and_reqwest_have_different_default_ports_for_http() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let url = format!("http://{DEAD_HOST}");
    let curl = Command::new("curl").args(["-sv", "-x", &url, "http://site.invalid"]).output().unwrap();
    let curl = String::from_utf8_lossy(&curl.stderr).into_owned();
    assert!(curl.contains("port 1080") || curl.contains(":1080"), "{curl}");

    let client = reqwest::Client::builder().proxy(reqwest::Proxy::all(&url).unwrap()).build().unwrap();
    let error = format!("{:?}", client.get("http://site.invalid").send().await.unwrap_err());
    assert!(error.contains(&format!("{DEAD_HOST}:80")), "{error}");
    url.parse::<factor3::resource::Proxy>().unwrap_err();
}

/// reqwest does not use such a proxy.
#[test]
fn curl_reads_socks_without_a_version() {
    let url = format!("socks://{DEAD_HOST}");
    let curl = Command::new("curl").args(["-sv", "-x", &url, "http://127.0.0.1"]).output().unwrap();
    let curl = String::from_utf8_lossy(&curl.stderr).into_owned();
    assert!(curl.contains("port 1080") || curl.contains(":1080"), "{curl}");
    url.parse::<factor3::resource::Proxy>().unwrap_err();
}

#[tokio::test]
async fn the_asterisk_of_no_proxy_matches_only_names_for_reqwest() {
    let site = HttpServer::start("127.0.0.1", None);
    let client = client(&format!("http://{DEAD_HOST}:3128"), "*", &[]);
    let by_name = client.get(format!("http://localhost:{}", site.port())).send().await.unwrap();
    assert_eq!(by_name.status(), 200);
    status(&client, &site).await.unwrap_err();
}

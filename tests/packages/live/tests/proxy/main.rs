//! Proxies: requests of reqwest through real proxies with a password, to servers of the test.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
#[path = "../http/server.rs"]
#[allow(dead_code, reason = "these tests need only a part of it")]
mod http_server;
mod quirks;
mod server;

use std::path::Path;
use std::process::Command;

use factor3::Config;
use factor3::resource::{Proxy, Tls};
use factor3_live_tests::{
    Certificate, PASSWORD, Server, USER, escaped, handing_over, listens, near_misses, temp_dir, tied_to_us,
    userinfos,
};
use reqwest::{Certificate as Trusted, Client, ClientBuilder};

use crate::clients::by_reqwest;
use crate::http_server::HttpServer;
use crate::server::ProxyServer;

#[derive(Debug, Config)]
struct App {
    /// The proxy for outbound requests.
    #[config(env = "https_proxy")]
    proxy: Proxy,
    #[config(env = "NO_PROXY", default = "")]
    no_proxy: Vec<String>,
}

/// The client of the application whose `https_proxy` and `NO_PROXY` are these.
pub(crate) fn client(url: &str, no_proxy: &str, trusted: &[&Path]) -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let vars = [("https_proxy", url), ("NO_PROXY", no_proxy)];
    let app = App::from_vars(vars).unwrap_or_else(|error| panic!("{url}: {error}"));
    by_reqwest(trusting(trusted), &app.proxy, &app.no_proxy).unwrap()
}

/// The status of a request without TLS.
pub(crate) async fn status(client: &Client, server: &HttpServer) -> Result<u16, reqwest::Error> {
    Ok(client.get(format!("http://127.0.0.1:{}/orders?x=1", server.port())).send().await?.status().as_u16())
}

fn trusting(directories: &[&Path]) -> ClientBuilder {
    let trusted = directories
        .iter()
        .map(|directory| Trusted::from_pem(&std::fs::read(directory.join("cert.pem")).unwrap()).unwrap());
    Client::builder().tls_certs_only(trusted)
}

/// A user without a colon, since a colon ends the user in Basic authentication (RFC 7617 section 2).
pub(crate) fn user() -> String {
    USER.replace(':', "+")
}

/// The userinfos for an HTTP proxy.
fn basic_userinfos() -> [String; 2] {
    userinfos().map(|userinfo| userinfo.replacen(&escaped(":"), &escaped("+"), 1))
}

/// A web server with TLS and a certificate for `localhost`.
fn https_site() -> (Server, u16) {
    let dir = temp_dir();
    let certificate = Certificate::make(dir.path());
    let (server, [port]) = Server::start(
        dir,
        |_, [port]| {
            let mut command: Command = tied_to_us("TERM");
            command.args(["openssl", "s_server", "-www", "-quiet", "-accept", &port.to_string()]);
            command.arg("-cert").arg(&certificate.pem).arg("-key").arg(&certificate.key);
            command
        },
        |_, [port]| listens(&[port]),
    );
    (server, port)
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/proxy.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_through_an_http_proxy() {
    let (proxy, site) =
        (ProxyServer::http("127.0.0.1", Some((&user(), PASSWORD))), HttpServer::start("127.0.0.1", None));
    for userinfo in basic_userinfos() {
        let client = client(&format!("http://{userinfo}@127.0.0.1:{}", proxy.port()), "", &[]);
        assert_eq!(status(&client, &site).await.unwrap(), 200);
        assert_eq!(site.requests()[0].line, "GET /orders?x=1");
    }
    for wrong in near_misses() {
        let url = format!("http://{}:{}@127.0.0.1:{}", escaped(&user()), escaped(&wrong), proxy.port());
        assert_eq!(status(&client(&url, "", &[]), &site).await.unwrap(), 407);
    }
    assert!(site.requests().is_empty());
}

#[tokio::test]
async fn every_reserved_character_through_a_socks5_proxy() {
    let (proxy, site) =
        (ProxyServer::socks5("127.0.0.1", USER, PASSWORD), HttpServer::start("127.0.0.1", None));
    for scheme in ["socks5", "socks5h"] {
        for userinfo in userinfos() {
            let client = client(&format!("{scheme}://{userinfo}@127.0.0.1:{}", proxy.port()), "", &[]);
            assert_eq!(status(&client, &site).await.unwrap(), 200);
            assert_eq!(site.requests()[0].line, "GET /orders?x=1");
        }
        for wrong in near_misses() {
            let url = format!("{scheme}://{}:{}@127.0.0.1:{}", escaped(USER), escaped(&wrong), proxy.port());
            status(&client(&url, "", &[]), &site).await.unwrap_err();
        }
    }
    assert!(site.requests().is_empty());
}

/// The tunnel of `HTTPS_PROXY`: the proxy sees the name of the site, and the client verifies the site itself.
#[tokio::test]
async fn a_site_with_tls_through_each_scheme() {
    let (site, port) = https_site();
    let http = ProxyServer::http("127.0.0.1", Some((&user(), PASSWORD)));
    let https = ProxyServer::https(&user(), PASSWORD);
    let socks = ProxyServer::socks5("127.0.0.1", &user(), PASSWORD);
    let userinfo = format!("{}:{}", escaped(&user()), escaped(PASSWORD));
    for url in [
        format!("http://{userinfo}@localhost:{}", http.port()),
        format!("https://{userinfo}@localhost:{}", https.port()),
        format!("socks5://{userinfo}@localhost:{}", socks.port()),
        format!("socks5h://{userinfo}@localhost:{}/", socks.port()),
    ] {
        let get = async |trusted: &[&Path]| {
            client(&url, "", trusted).get(format!("https://localhost:{port}")).send().await
        };
        assert_eq!(get(&[site.dir(), https.dir()]).await.expect(&url).status(), 200);
        // The site is verified, whatever the scheme of the proxy is.
        get(&[https.dir()]).await.unwrap_err();
    }
}

#[tokio::test]
async fn the_certificate_of_the_proxy_is_verified() {
    let (proxy, site) = (ProxyServer::https(&user(), PASSWORD), HttpServer::start("127.0.0.1", None));
    let userinfo = format!("{}:{}", escaped(&user()), escaped(PASSWORD));
    let url = |host: &str| format!("https://{userinfo}@{host}:{}", proxy.port());
    assert_eq!(url("localhost").parse::<Proxy>().unwrap().tls(), Tls::VerifyFull);
    assert_eq!(status(&client(&url("localhost"), "", &[proxy.dir()]), &site).await.unwrap(), 200);
    status(&client(&url("127.0.0.1"), "", &[proxy.dir()]), &site).await.unwrap_err();
    status(&client(&url("localhost"), "", &[]), &site).await.unwrap_err();
}

#[tokio::test]
async fn a_proxy_without_a_scheme() {
    let site = HttpServer::start("127.0.0.1", None);
    for (credentials, expected) in [(None, 200), (Some(("shop", PASSWORD)), 407)] {
        let proxy = ProxyServer::http("127.0.0.1", credentials);
        let client = client(&format!("127.0.0.1:{}", proxy.port()), "", &[]);
        assert_eq!(status(&client, &site).await.unwrap(), expected);
    }
}

/// `NO_PROXY` as a list: the request reaches the site although the proxy would refuse it.
#[tokio::test]
async fn a_host_that_is_reached_without_the_proxy() {
    let (proxy, site) =
        (ProxyServer::http("127.0.0.1", Some((&user(), PASSWORD))), HttpServer::start("127.0.0.1", None));
    let url = format!("http://127.0.0.1:{}", proxy.port());
    assert_eq!(status(&client(&url, "", &[]), &site).await.unwrap(), 407);
    for no_proxy in ["127.0.0.1", ".svc.cluster.local, 127.0.0.0/8"] {
        assert_eq!(status(&client(&url, no_proxy, &[]), &site).await.unwrap(), 200, "{no_proxy}");
    }
    assert_eq!(status(&client(&url, "localhost,10.0.0.0/8", &[]), &site).await.unwrap(), 407);
}

#[tokio::test]
async fn the_proxy_looks_up_names_for_each_scheme_except_socks5() {
    let proxy = ProxyServer::socks5("127.0.0.1", USER, PASSWORD);
    let site = HttpServer::start("127.0.0.1", None);
    let [userinfo, _] = userinfos();
    for scheme in ["socks5", "socks5h"] {
        let url = format!("{scheme}://{userinfo}@127.0.0.1:{}", proxy.port());
        let named = format!("connected to localhost:{}", site.port());
        let asked = client(&url, "", &[]).get(format!("http://localhost:{}", site.port())).send().await;
        assert_eq!(asked.unwrap().status(), 200);
        assert_eq!(
            proxy.log().contains(&named),
            url.parse::<Proxy>().unwrap().remote_dns(),
            "{}",
            proxy.log()
        );
    }
}

#[tokio::test]
async fn ipv6() {
    let site = HttpServer::start("127.0.0.1", None);
    let http = ProxyServer::http("::1", Some((&user(), PASSWORD)));
    let socks = ProxyServer::socks5("::1", &user(), PASSWORD);
    let userinfo = format!("{}:{}", escaped(&user()), escaped(PASSWORD));
    for url in [
        format!("http://{userinfo}@[::1]:{}", http.port()),
        format!("socks5://{userinfo}@[::1]:{}", socks.port()),
    ] {
        assert_eq!(status(&client(&url, "", &[]), &site).await.unwrap(), 200);
    }
}

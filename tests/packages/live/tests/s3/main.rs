//! S3: a server that verifies signatures, and the requests that object_store sends to Amazon.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]

mod clients;
mod macros;
mod quirks;
mod server;

use std::fs;

use factor3::Config;
use factor3::resource::{S3, Tls};
use factor3_live_tests::{PASSWORD, escaped, handing_over, near_misses, userinfos};
use object_store::Error;

use crate::clients::{put_and_get, url};
use crate::server::{KEY, S3Server, listen};

#[derive(Debug, Config)]
struct App {
    /// Uploads.
    s3_url: S3,
}

/// The application's bucket, which `S3_URL` names.
pub(crate) fn uploads(url: &str) -> S3 {
    App::from_vars([("S3_URL", url)]).unwrap_or_else(|error| panic!("{url}: {error}")).s3_url
}

/// The key, and the secret in each form in which the tests escape a password.
fn credentials() -> [String; 2] {
    userinfos().map(|userinfo| format!("{}:{}", escaped(KEY), userinfo.split_once(':').unwrap().1))
}

fn is_refused(result: &object_store::Result<String>) -> bool {
    matches!(result, Err(Error::PermissionDenied { .. } | Error::Unauthenticated { .. }))
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/s3.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn every_reserved_character_in_the_secret_and_the_prefix() {
    let server = S3Server::start("127.0.0.1", "uploads");
    let host = format!("127.0.0.1:{}", server.port());
    for credentials in credentials() {
        for (path, key) in [
            ("", "x"),
            ("/", "x"),
            ("/2024", "2024/x"),
            ("/2024/", "2024/x"),
            ("/a%20b/%C3%BC+%25&=;", "a b/\u{fc}+%&=;/x"),
        ] {
            let uploads = uploads(&format!("http://{credentials}@{host}/uploads{path}?region=us-east-1"));
            assert_eq!(put_and_get(&uploads, "x").await.unwrap(), "x", "{path}");
            let file = server.file("uploads", key);
            assert_eq!(fs::read_to_string(&file).unwrap(), "x");
            fs::remove_file(file).unwrap();
        }
    }
}

#[tokio::test]
async fn a_wrong_secret_is_refused() {
    let server = S3Server::start("127.0.0.1", "uploads");
    let place = format!("127.0.0.1:{}/uploads", server.port());
    for wrong in ["wrong".to_owned()].into_iter().chain(near_misses()) {
        assert_ne!(wrong, PASSWORD);
        let uploads = uploads(&format!("http://{}:{}@{place}", escaped(KEY), escaped(&wrong)));
        assert!(is_refused(&put_and_get(&uploads, "x").await));
    }
    let other = uploads(&format!("http://{}:{}@{place}", escaped(&escaped(KEY)), escaped(PASSWORD)));
    assert!(put_and_get(&other, "x").await.is_err());
    assert!(!server.file("uploads", "x").exists());
}

#[tokio::test]
async fn the_bucket_comes_before_the_prefix() {
    let server = S3Server::start("127.0.0.1", "uploads");
    let [credentials, _] = credentials();
    let others = uploads(&format!("http://{credentials}@127.0.0.1:{}/others/uploads", server.port()));
    assert_eq!((others.bucket(), others.prefix()), ("others", Some("uploads")));
    // The server makes the bucket.
    assert_eq!(put_and_get(&others, "x").await.unwrap(), "x");
    assert!(server.file("others", "uploads/x").exists() && !server.file("uploads", "x").exists());
}

#[tokio::test]
async fn ipv6() {
    let server = S3Server::start("::1", "uploads");
    let [credentials, _] = credentials();
    let uploads = uploads(&format!("http://{credentials}@[::1]:{}/uploads/a", server.port()));
    assert_eq!(put_and_get(&uploads, "x").await.unwrap(), "x");
    assert!(server.file("uploads", "a/x").exists());
}

#[tokio::test]
async fn the_scheme_decides_about_tls() {
    for (scheme, tls) in [("http", Tls::Off), ("https", Tls::VerifyFull), ("s3", Tls::VerifyFull)] {
        let (port, came) = listen();
        let uploads = uploads(&format!("{scheme}://k:s@127.0.0.1:{port}/uploads"));
        assert_eq!(uploads.tls(), tls);
        put_and_get(&uploads, "x").await.unwrap_err();
        // The first byte of a TLS handshake (RFC 8446 section 5.1), or a request.
        let came = came.join().unwrap();
        assert_eq!(came.first(), Some(if tls == Tls::Off { &b'P' } else { &22 }), "{scheme}");
    }
}

#[tokio::test]
async fn the_region_and_the_token_are_sent() {
    let (port, came) = listen();
    let uploads = uploads(&format!(
        "http://AK:s@127.0.0.1:{port}/uploads?region=eu-test-7&session_token=IQoJ/b3+%2B=="
    ));
    assert!(is_refused(&put_and_get(&uploads, "x").await));
    let request = String::from_utf8(came.join().unwrap()).unwrap().to_ascii_lowercase();
    assert!(request.contains("x-amz-security-token: iqoj/b3++==\r\n"), "{request}");
    let scope = request.split_once("credential=ak/").unwrap().1.split_once('/').unwrap().1;
    assert!(scope.starts_with("eu-test-7/s3/"), "{request}");
}

#[tokio::test]
async fn every_form_of_an_amazon_url_leads_to_its_bucket() {
    for (text, place) in [
        ("s3://k:s@s3.eu-west-1.amazonaws.com/uploads/a", "https://s3.eu-west-1.amazonaws.com/uploads/a/x"),
        (
            "https://k:s@s3.eu-west-1.amazonaws.com/uploads/a",
            "https://s3.eu-west-1.amazonaws.com/uploads/a/x",
        ),
        (
            "https://k:s@uploads.s3.eu-west-1.amazonaws.com/a",
            "https://s3.eu-west-1.amazonaws.com/uploads/a/x",
        ),
        ("https://k:s@s3-eu-west-1.amazonaws.com/uploads", "https://s3.eu-west-1.amazonaws.com/uploads/x"),
        ("https://k:s@my.uploads.s3.amazonaws.com", "https://s3.us-east-1.amazonaws.com/my.uploads/x"),
        (
            "https://k:s@uploads.s3.dualstack.eu-west-1.amazonaws.com/a",
            "https://s3.dualstack.eu-west-1.amazonaws.com/uploads/a/x",
        ),
        (
            "https://k:s@uploads.s3.cn-north-1.amazonaws.com.cn/a",
            "https://s3.cn-north-1.amazonaws.com.cn/uploads/a/x",
        ),
        ("http://k:s@s3.eu-west-1.amazonaws.com/uploads", "http://s3.eu-west-1.amazonaws.com/uploads/x"),
        (
            "s3://k:s@account.r2.cloudflarestorage.com/uploads/",
            "https://account.r2.cloudflarestorage.com/uploads/x",
        ),
    ] {
        assert_eq!(url(&uploads(text)).await, place, "{text}");
    }
}

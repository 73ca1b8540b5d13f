//! MongoDB: how the client reads the URL differently or shows it.

use factor3::Config;
use factor3::resource::Tls;
use mongodb::options::{self, ClientOptions, ServerAddress};

use crate::clients::{parts_options, url_options};
use crate::{App, documents};

#[tokio::test]
async fn the_client_requires_a_scheme_in_lower_case() {
    let db = documents("MongoDB://localhost");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.scheme(), "mongodb");
}

#[tokio::test]
async fn the_client_does_not_decode_a_host() {
    let url = "mongodb://ex%61mple.com";
    let options = ClientOptions::parse(url).await.unwrap();
    let [ServerAddress::Tcp { host, .. }] = &options.hosts[..] else { panic!("{:?}", options.hosts) };
    assert_eq!(host, "ex%61mple.com");
    // Other clients decode it, so no application of ours reads it.
    assert!(App::from_vars([("MONGODB_URI", url)]).is_err());
}

#[tokio::test]
async fn the_client_refuses_an_option_that_is_repeated() {
    let db = documents("mongodb://h/?replicaSet=rs&replicaSet=rs");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.replica_set(), Some("rs"));
}

/// Without OpenSSL, `VerifyCa` is not available, so the parts also verify the name.
#[tokio::test]
async fn with_rustls_the_client_cannot_ignore_host_names() {
    let db = documents("mongodb://h/?tls=true&tlsAllowInvalidHostnames=true");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.tls(), Tls::VerifyCa);
    let Some(options::Tls::Enabled(tls)) = parts_options(&db).unwrap().tls else { panic!("no TLS") };
    assert_eq!(tls.allow_invalid_certificates, Some(false));
}

#[tokio::test]
async fn the_client_refuses_unknown_options() {
    for option in [
        "foo=bar", "timeoutMS=1", "socketTimeoutMS=1", "maxIdleTimeMS=", "readPreferenceTags=a:b",
        "compressors=zlib", "proxyHost=p",
    ] {
        let db = documents(&format!("mongodb://h/?{option}"));
        url_options(&db).await.unwrap_err();
        parts_options(&db).unwrap();
    }
    url_options(&documents("mongodb+srv://h.example.com")).await.unwrap_err();
}

#[tokio::test]
async fn errors_of_the_client_show_a_secret() {
    let token = "AWS_SESSION_TOKEN:a,s3cr3t";
    let db = documents(&format!("mongodb://h/?authMechanismProperties={token}"));
    assert!(url_options(&db).await.unwrap_err().to_string().contains("s3cr3t"));
    assert!(!format!("{db:?}").contains("s3cr3t"));
}

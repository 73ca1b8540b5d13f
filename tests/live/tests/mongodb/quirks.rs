//! MongoDB: where the client reads the URL differently, or shows it.

use factor3::resource::Tls;
use mongodb::options::{self, ClientOptions, ServerAddress};

use crate::clients::{parts_options, url_options};
use crate::documents;

#[tokio::test]
async fn it_demands_a_scheme_in_lower_case() {
    let db = documents("MongoDB://localhost");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.scheme(), "mongodb");
}

#[tokio::test]
async fn it_does_not_decode_a_host() {
    let db = documents("mongodb://ex%61mple.com");
    let host = |options: &ClientOptions| match &options.hosts[..] {
        [ServerAddress::Tcp { host, .. }] => host.clone(),
        hosts => panic!("{hosts:?}"),
    };
    assert_eq!(host(&url_options(&db).await.unwrap()), "ex%61mple.com");
    assert_eq!(host(&parts_options(&db).unwrap()), "example.com");
}

#[tokio::test]
async fn it_refuses_an_option_that_is_the_same_twice() {
    let db = documents("mongodb://h/?replicaSet=rs&replicaSet=rs");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.replica_set(), Some("rs"));
}

/// So without OpenSSL, `VerifyCa` is not to be had, and the parts verify the name as well.
#[tokio::test]
async fn with_rustls_it_refuses_to_ignore_host_names() {
    let db = documents("mongodb://h/?tls=true&tlsAllowInvalidHostnames=true");
    url_options(&db).await.unwrap_err();
    assert_eq!(db.tls(), Tls::VerifyCa);
    let Some(options::Tls::Enabled(tls)) = parts_options(&db).unwrap().tls else { panic!("no TLS") };
    assert_eq!(tls.allow_invalid_certificates, Some(false));
}

#[tokio::test]
async fn it_refuses_every_option_that_it_does_not_know() {
    for option in [
        "foo=bar",
        "timeoutMS=1",
        "socketTimeoutMS=1",
        "maxIdleTimeMS=",
        "readPreferenceTags=a:b",
        "compressors=zlib",
        "proxyHost=p",
    ] {
        let db = documents(&format!("mongodb://h/?{option}"));
        url_options(&db).await.unwrap_err();
        parts_options(&db).unwrap();
    }
    url_options(&documents("mongodb+srv://h.example.com")).await.unwrap_err();
}

#[tokio::test]
async fn its_errors_show_a_secret() {
    let token = "AWS_SESSION_TOKEN:a,s3cr3t";
    let db = documents(&format!("mongodb://h/?authMechanismProperties={token}"));
    assert!(url_options(&db).await.unwrap_err().to_string().contains("s3cr3t"));
    assert!(!format!("{db:?}").contains("s3cr3t"));
}

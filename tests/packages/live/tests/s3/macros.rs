//! The macro of `factor3::client`, with a server.

use std::fs;

use factor3::client;
use factor3::resource::S3;
use factor3_live_tests::handing_over;
use object_store::ObjectStoreExt;
use object_store::aws::AmazonS3ConfigKey;
use object_store::path::Path;
use object_store::prefix::PrefixStore;

use crate::clients::install_crypto;
use crate::server::S3Server;
use crate::{credentials, uploads};

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/object_store_s3.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

struct Config {
    s3_url: S3,
}

#[tokio::test]
async fn the_macro_connects_with_every_reserved_character() -> Result<(), Box<dyn std::error::Error>> {
    install_crypto();
    let server = S3Server::start("127.0.0.1", "uploads");
    let host = format!("127.0.0.1:{}", server.port());
    for credentials in credentials() {
        for (path, key) in [("", "x"), ("/2024/", "2024/x"), ("/a%20b/%C3%BC+%25&=;", "a b/\u{fc}+%&=;/x")] {
            let url = format!("http://{credentials}@{host}/uploads{path}?region=us-east-1");
            let config = Config { s3_url: uploads(&url) };
            let (builder, prefix) = client::object_store_s3!(config.s3_url)?;
            let store = PrefixStore::new(builder.build()?, prefix);
            store.put(&Path::from("x"), "it".into()).await?;
            assert_eq!(fs::read_to_string(server.file("uploads", key))?, "it");
        }
    }
    Ok(())
}

#[test]
fn the_parts_are_passed() {
    let bucket = uploads("s3://KEY:SE%2FCRET@s3.example.com:9000/uploads?region=eu-west-1&session_token=T");
    let (builder, prefix) = client::object_store_s3!(bucket, crate = ::object_store).unwrap();
    for (key, value) in [
        (AmazonS3ConfigKey::AccessKeyId, "KEY"),
        (AmazonS3ConfigKey::SecretAccessKey, "SE/CRET"),
        (AmazonS3ConfigKey::Token, "T"),
        (AmazonS3ConfigKey::Region, "eu-west-1"),
        (AmazonS3ConfigKey::Bucket, "uploads"),
        (AmazonS3ConfigKey::Endpoint, "https://s3.example.com:9000"),
    ] {
        assert_eq!(builder.get_config_value(&key).as_deref(), Some(value), "{key:?}");
    }
    assert_eq!(prefix, Path::default());
    // Without a key, object_store looks for a role.
    let (builder, _) = client::object_store_s3!(uploads("s3://uploads")).unwrap();
    assert_eq!(builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId), None);
}

#[test]
fn a_prefix_that_the_client_cannot_express_is_refused() {
    let bucket = uploads("s3://uploads/a//b");
    let error = client::object_store_s3!(bucket).unwrap_err().to_string();
    assert!(error.contains("empty segments"), "{error}");
}

//! The client, made from the parts of a handle. The rustdoc of `S3` shows this code word for word.

use std::time::Duration;

use factor3::ExposeSecret;
use factor3::resource::{S3, Tls};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{ObjectStoreExt, Result, RetryConfig};

/// The client of object_store, without retries, so that the tests do not wait.
pub(crate) fn s3(uploads: &S3) -> Result<(AmazonS3, Path)> {
    let mut builder = AmazonS3Builder::from_env()
        .with_bucket_name(uploads.bucket())
        .with_allow_http(uploads.tls() == Tls::Off);
    if let Some(endpoint) = uploads.endpoint() {
        builder = builder.with_endpoint(endpoint);
    }
    if let Some(region) = uploads.region() {
        builder = builder.with_region(region);
    }
    if let (Some(key), Some(secret)) = (uploads.access_key_id(), uploads.secret_access_key()) {
        builder = builder.with_access_key_id(key).with_secret_access_key(secret.expose_secret());
    }
    if let Some(token) = uploads.session_token() {
        builder = builder.with_token(token.expose_secret());
    }
    let prefix = Path::parse(uploads.prefix().unwrap_or_default())?;
    install_crypto();
    Ok((builder.with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() }).build()?, prefix))
}

/// Installs the provider of cryptography that reqwest, inside object_store, needs in the process.
pub(crate) fn install_crypto() {
    // An error means that another test has already installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Puts an object under the prefix and gets it.
pub(crate) async fn put_and_get(uploads: &S3, name: &str) -> Result<String> {
    let (store, prefix) = s3(uploads)?;
    let path = prefix.join(name);
    store.put(&path, name.to_owned().into()).await?;
    let bytes = store.get(&path).await?.bytes().await?;
    Ok(String::from_utf8(bytes.to_vec()).unwrap())
}

/// The URL of an object with the name `x` under the prefix.
pub(crate) async fn url(uploads: &S3) -> String {
    let (store, prefix) = s3(uploads).unwrap();
    let path = prefix.join("x");
    let url = store.signed_url("GET".parse().unwrap(), &path, Duration::from_secs(60)).await.unwrap();
    let url = url.to_string();
    url.split('?').next().unwrap_or_default().to_owned()
}

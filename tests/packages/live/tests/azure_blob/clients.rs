//! The client, made from the parts of a handle. The rustdoc of `AzureBlob` shows this code word for word.

use factor3::ExposeSecret;
use factor3::resource::{AzureBlob, Tls};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::path::Path;
use object_store::{ObjectStoreExt, RetryConfig};

/// The client of object_store, without retries, so that the tests do not wait.
pub(crate) fn azure(
    blobs: &AzureBlob,
    container: &str,
) -> object_store::Result<(MicrosoftAzureBuilder, Path)> {
    let mut builder = MicrosoftAzureBuilder::new()
        .with_account(blobs.account().unwrap_or_default())
        .with_container_name(blobs.container().unwrap_or(container))
        .with_endpoint(blobs.endpoint().to_owned())
        .with_allow_http(blobs.tls() == Tls::Off);
    if let Some(key) = blobs.account_key() {
        builder = builder.with_access_key(key.expose_secret());
    }
    if let Some(token) = blobs.sas_token() {
        builder = builder.with_config(AzureConfigKey::SasKey, token.expose_secret());
    }
    let prefix = Path::parse(blobs.prefix().unwrap_or_default())?;
    Ok((builder.with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() }), prefix))
}

/// Installs the provider of cryptography that reqwest, inside object_store, needs in the process.
pub(crate) fn install_crypto() {
    // An error means that another test has already installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Puts a blob under the prefix and gets it.
pub(crate) async fn put_and_get(
    (builder, prefix): (MicrosoftAzureBuilder, Path),
    name: &str,
) -> object_store::Result<String> {
    install_crypto();
    let store = builder.build()?;
    let path = prefix.join(name);
    store.put(&path, name.to_owned().into()).await?;
    let bytes = store.get(&path).await?.bytes().await?;
    Ok(String::from_utf8(bytes.to_vec()).unwrap())
}

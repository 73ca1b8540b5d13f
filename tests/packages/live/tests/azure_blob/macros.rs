//! The macro of `factor3::client`, with a server.

use factor3::client;
use factor3::resource::AzureBlob;
use factor3_live_tests::handing_over;
use object_store::ObjectStoreExt;
use object_store::path::Path;
use object_store::prefix::PrefixStore;

use crate::clients::install_crypto;
use crate::server::{Azurite, KEY};
use crate::{blobs, make_container, names, signed, with_key};

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let source = include_str!("../../../../../config-core/src/client/object_store_azure.rs");
    handing_over::check_macro(source, include_str!("macros.rs"));
}

struct Config {
    azure_storage: AzureBlob,
}

#[tokio::test]
async fn the_macro_connects_with_a_signature_and_with_a_key() -> Result<(), Box<dyn std::error::Error>> {
    install_crypto();
    let server = Azurite::start();
    make_container(&server, "uploads");
    let url = signed(&server, "uploads", "rcwl");
    let (place, token) = url.split_once('?').unwrap();
    let config = Config { azure_storage: blobs(&format!("{place}/2024/%C3%BC%20x?{token}")) };
    let (builder, prefix) = client::object_store_azure!(config.azure_storage)?;
    let store = PrefixStore::new(builder.build()?, prefix);
    store.put(&Path::from("a"), "it".into()).await?;

    let by_key = blobs(&with_key(&server, KEY));
    let (builder, prefix) = client::object_store_azure!(by_key, crate = object_store)?;
    assert_eq!(prefix, Path::default());
    builder.with_container_name("uploads").build()?.put(&Path::from("b"), "it".into()).await?;
    assert_eq!(names(&server, "uploads"), "2024/ü x/a,b");
    Ok(())
}

#[test]
fn what_the_client_cannot_express_is_refused() {
    let nameless = blobs("BlobEndpoint=https://blobs.example.com;SharedAccessSignature=sv=1&sig=hunter2");
    let error = client::object_store_azure!(nameless).unwrap_err().to_string();
    assert!(error.contains("AccountName") && !error.contains("hunter2"), "{error}");
    let prefix = blobs("https://shop.blob.core.windows.net/uploads/a//b");
    assert!(client::object_store_azure!(prefix).unwrap_err().to_string().contains("empty segments"));
}

//! Azure Blob Storage: how clients read their own configuration differently from factor3.

use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};

use crate::blobs;
use crate::clients::install_crypto;
use crate::server::{ACCOUNT, KEY, by_microsoft};

/// The configuration that object_store reads from the text.
fn by_object_store(text: &str) -> Result<String, String> {
    install_crypto();
    let builder = MicrosoftAzureBuilder::new().with_url(text).with_access_key(KEY);
    builder.build().map(|store| store.to_string()).map_err(|error| error.to_string())
}

#[test]
fn object_store_does_not_read_a_connection_string_and_shows_it() {
    let text = format!("AccountName={ACCOUNT};AccountKey={KEY}");
    assert_eq!(blobs(&text).account(), Some(ACCOUNT));
    assert!(by_object_store(&text).unwrap_err().contains(KEY));
}

#[test]
fn object_store_reads_only_the_hosts_of_azure() {
    let read = by_object_store(&format!("https://{ACCOUNT}.blob.core.windows.net/uploads")).unwrap();
    assert_eq!(read, format!("MicrosoftAzure {{ account: {ACCOUNT}, container: uploads }}"));
    for url in [
        format!("http://127.0.0.1:10000/{ACCOUNT}/uploads"),
        format!("https://{ACCOUNT}.blob.core.chinacloudapi.cn/uploads"),
        format!("https://{ACCOUNT}.z01.blob.storage.azure.net/uploads"),
    ] {
        assert_eq!((blobs(&url).account(), blobs(&url).container()), (Some(ACCOUNT), Some("uploads")));
        by_object_store(&url).unwrap_err();
    }
}

#[test]
fn object_store_ignores_the_signature_of_a_url() {
    let url = format!("https://{ACCOUNT}.blob.core.windows.net/uploads?sv=2022-11-02&sig=x");
    assert!(blobs(&url).sas_token().is_some());
    let builder = MicrosoftAzureBuilder::new().with_url(url);
    assert_eq!(builder.get_config_value(&AzureConfigKey::SasKey), None);
}

#[test]
fn microsofts_client_for_javascript_requires_more_than_the_documentation() {
    let script = "return BlobServiceClient.fromConnectionString(text).url;";
    for text in [
        // The clients for .NET and Python fill these in.
        format!("AccountName={ACCOUNT};AccountKey={KEY}"),
        format!("DefaultEndpointsProtocol=https;AccountName={ACCOUNT};AccountKey={KEY}"),
        // The client for Python ignores the case of keys.
        format!(
            "defaultendpointsprotocol=https;accountname={ACCOUNT};accountkey={KEY};endpointsuffix=core.windows.net"
        ),
    ] {
        assert_eq!(blobs(&text).endpoint(), format!("https://{ACCOUNT}.blob.core.windows.net"));
        assert!(by_microsoft(script, &text).starts_with("ERROR"), "{text}");
    }
}

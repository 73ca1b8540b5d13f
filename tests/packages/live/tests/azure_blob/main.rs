//! Azure Blob Storage: Azurite, which verifies every signature, with object_store and with Microsoft's own client.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::disallowed_methods, reason = "a test reads what its runner sets")]

mod clients;
mod macros;
mod quirks;
mod server;

use factor3::resource::{AzureBlob, Tls};
use factor3::{Config, ExposeSecret};
use factor3_live_tests::handing_over;
use object_store::{Certificate, ClientOptions, Error};

use crate::clients::{azure, put_and_get};
use crate::server::{ACCOUNT, Azurite, KEY, by_microsoft};

#[derive(Debug, Config)]
struct App {
    /// Uploads.
    azure_storage_connection_string: AzureBlob,
}

/// The application's blobs, which `AZURE_STORAGE_CONNECTION_STRING` names.
pub(crate) fn blobs(text: &str) -> AzureBlob {
    let app = App::from_vars([("AZURE_STORAGE_CONNECTION_STRING", text)]);
    app.unwrap_or_else(|error| panic!("{text}: {error}")).azure_storage_connection_string
}

/// The connection string of the account with this key.
fn with_key(server: &Azurite, key: &str) -> String {
    let endpoint = format!("http://127.0.0.1:{}/{ACCOUNT}", server.port());
    format!("DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={key};BlobEndpoint={endpoint};")
}

fn make_container(server: &Azurite, name: &str) {
    let script = format!(
        "await BlobServiceClient.fromConnectionString(text).getContainerClient('{name}').create(); return 'made';"
    );
    assert_eq!(by_microsoft(&script, &with_key(server, KEY)), "made");
}

/// The names of the blobs in the container, as the server lists them.
fn names(server: &Azurite, container: &str) -> String {
    let script = format!(
        "const names = [];
         const container = BlobServiceClient.fromConnectionString(text).getContainerClient('{container}');
         for await (const blob of container.listBlobsFlat()) names.push(blob.name);
         return names.join();"
    );
    by_microsoft(&script, &with_key(server, KEY))
}

/// The URL of the container with a shared access signature for these permissions.
fn signed(server: &Azurite, container: &str, permissions: &str) -> String {
    let script = format!(
        "const container = BlobServiceClient.fromConnectionString(text).getContainerClient('{container}');
         const expiresOn = new Date(Date.now() + 3600000);
         return container.generateSasUrl({{ expiresOn,
             permissions: azure.ContainerSASPermissions.parse('{permissions}') }});"
    );
    by_microsoft(&script, &with_key(server, KEY))
}

fn is_refused(result: &object_store::Result<String>) -> bool {
    matches!(result, Err(Error::PermissionDenied { .. } | Error::Unauthenticated { .. }))
}

#[test]
fn the_rustdoc_shows_the_code_of_the_tests() {
    let service = include_str!("../../../../../config-core/src/resource/service/azure_blob.rs");
    handing_over::check(service, include_str!("clients.rs"), 1);
}

#[tokio::test]
async fn the_key_of_a_connection_string() {
    let server = Azurite::start();
    make_container(&server, "uploads");
    let endpoint = format!("http://127.0.0.1:{}/{ACCOUNT}", server.port());
    for (name, text) in [
        ("a", with_key(&server, KEY)),
        ("b", format!("blobendpoint={endpoint}/;ACCOUNTKEY={KEY};accountname={ACCOUNT}")),
        (
            "c d+%",
            format!(
                "AccountKey={KEY};AccountName={ACCOUNT};BlobEndpoint={endpoint};EndpointSuffix=x.example"
            ),
        ),
    ] {
        let blobs = blobs(&text);
        assert_eq!((blobs.account(), blobs.endpoint()), (Some(ACCOUNT), &*endpoint));
        assert_eq!(put_and_get(azure(&blobs, "uploads").unwrap(), name).await.unwrap(), name);
    }
    assert_eq!(names(&server, "uploads"), "a,b,c d+%25");
}

#[tokio::test]
async fn a_wrong_key_is_refused() {
    let server = Azurite::start();
    make_container(&server, "uploads");
    let swapped = KEY.replace("+/+/", "/+/+");
    let shorter = KEY.replace("Zm9v", "");
    for wrong in ["c2VjcmV0", &*swapped, &*shorter] {
        let client = azure(&blobs(&with_key(&server, wrong)), "uploads").unwrap();
        assert!(is_refused(&put_and_get(client, "a").await));
    }
    // A parser that ends the key too early does not get a valid key.
    for broken in [KEY.trim_end_matches('='), &KEY.replace('+', " "), &KEY.replace('+', "%2B")] {
        with_key(&server, broken).parse::<AzureBlob>().unwrap_err();
    }
    assert_eq!(names(&server, "uploads"), "");
}

#[tokio::test]
async fn a_signature_in_a_url_and_in_a_connection_string() {
    let server = Azurite::start();
    make_container(&server, "uploads");
    let url = signed(&server, "uploads", "rcwl");
    let (place, token) = url.split_once('?').unwrap();
    let endpoint = format!("http://127.0.0.1:{}/{ACCOUNT}", server.port());
    for (name, text, container) in [
        ("a", url.clone(), Some("uploads")),
        ("b", format!("{place}/?{token}"), Some("uploads")),
        ("c", format!("{place}/2024/%C3%BC%20x/?{token}"), Some("uploads")),
        ("d", format!("BlobEndpoint={endpoint};SharedAccessSignature={token}"), None),
        ("e", format!("SharedAccessSignature=?{token};BlobEndpoint={endpoint}/;AccountName={ACCOUNT}"), None),
    ] {
        let blobs = blobs(&text);
        assert_eq!((blobs.account(), blobs.container()), (Some(ACCOUNT), container), "{text}");
        assert_eq!(blobs.sas_token().map(ExposeSecret::expose_secret), Some(token));
        assert_eq!(put_and_get(azure(&blobs, "uploads").unwrap(), name).await.unwrap(), name);
    }
    assert_eq!(names(&server, "uploads"), "2024/ü x/c,a,b,d,e");
}

#[tokio::test]
async fn a_wrong_signature_is_refused() {
    let server = Azurite::start();
    make_container(&server, "uploads");
    make_container(&server, "others");
    let url = signed(&server, "uploads", "rcwl");
    let (_, signature) = url.split_once("&sig=").unwrap();
    let wrong = url.replace(signature, "c2VjcmV0");
    // A signature for another container, and a signature that only allows reading.
    for wrong in [wrong, url.replace("/uploads", "/others"), signed(&server, "uploads", "r")] {
        assert!(is_refused(&put_and_get(azure(&blobs(&wrong), "").unwrap(), "a").await), "{wrong}");
    }
    assert_eq!(names(&server, "uploads") + &names(&server, "others"), "");
}

#[tokio::test]
async fn the_scheme_decides_about_tls() {
    let server = Azurite::start_with_tls();
    let endpoint = format!("https://localhost:{}/{ACCOUNT}", server.port());
    let text = format!("AccountName={ACCOUNT};AccountKey={KEY};BlobEndpoint={endpoint}");
    let verified = blobs(&text);
    assert_eq!(verified.tls(), Tls::VerifyFull);
    // The certificate is not trusted,
    let error = put_and_get(azure(&verified, "uploads").unwrap(), "a").await.unwrap_err();
    assert!(matches!(error, Error::Generic { .. }), "{error}");
    // except by a client that is told to trust it. The server then answers that the container does not exist.
    let trusted = Certificate::from_pem(&server.certificate()).unwrap();
    let (builder, prefix) = azure(&verified, "uploads").unwrap();
    let trusting = builder.with_client_options(ClientOptions::new().with_root_certificate(trusted));
    let error = put_and_get((trusting, prefix), "a").await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
}

#[test]
fn a_connection_string_means_the_same_for_microsofts_client() {
    let script = "const client = BlobServiceClient.fromConnectionString(text);
                  return [client.url.split('?')[0].replace(/\\/$/, ''), client.accountName].join(' ');";
    for text in [
        format!(
            "DefaultEndpointsProtocol=https;AccountName={ACCOUNT};AccountKey={KEY};EndpointSuffix=core.windows.net"
        ),
        format!(
            "DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};EndpointSuffix=core.chinacloudapi.cn;"
        ),
        format!(
            "DefaultEndpointsProtocol=https;AccountName={ACCOUNT};AccountKey={KEY};EndpointSuffix=core.windows.net;\
             BlobEndpoint=https://{ACCOUNT}.blob.core.usgovcloudapi.net/;QueueEndpoint=https://queues.example.com"
        ),
        format!(
            "BlobEndpoint=https://{ACCOUNT}.blob.core.windows.net/;SharedAccessSignature=sv=2022-11-02&sig=x"
        ),
        format!(
            "BlobEndpoint=https://{ACCOUNT}.blob.core.windows.net;SharedAccessSignature=?sv=2022-11-02&sig=x"
        ),
        "UseDevelopmentStorage=true".to_owned(),
    ] {
        let blobs = blobs(&text);
        let read = format!("{} {}", blobs.endpoint(), blobs.account().unwrap());
        assert_eq!(by_microsoft(script, &text), read, "{text}");
    }
    let script =
        "return BlobServiceClient.fromConnectionString(text).credential.accountKey.toString('base64');";
    for text in ["UseDevelopmentStorage=true".to_owned(), with_key(&Azurite::start(), KEY)] {
        let key = blobs(&text).account_key().map(ExposeSecret::expose_secret).unwrap().to_owned();
        assert_eq!(by_microsoft(script, &text), key);
    }
}

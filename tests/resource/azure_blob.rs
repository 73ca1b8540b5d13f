//! The connection strings of Microsoft's documentation, and the URLs of accounts, containers and the emulator.

use factor3::ExposeSecret;
use factor3::resource::{AzureBlob, Tls};

const SAS: &str = "sv=2015-07-08&sr=b&sp=rwl&\
    sig=iCvQmdZngZNW%2F4vw43j6%2BVz6fndHF5LI639QJba4r8o%3D&\
    spr=https&st=2016-04-12T03%3A24%3A31Z&se=2016-04-13T03%3A29%3A31Z";
const KEY: &str = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

fn read(text: &str) -> AzureBlob {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn connection_strings_as_microsoft_documents_them() {
    for (text, account, endpoint, tls) in [
        (
            format!("DefaultEndpointsProtocol=https;AccountName=storagesample;AccountKey={KEY}"),
            Some("storagesample"),
            "https://storagesample.blob.core.windows.net",
            Tls::VerifyFull,
        ),
        (
            format!(
                "DefaultEndpointsProtocol=http;BlobEndpoint=http://www.mydomain.com;\
                 AccountName=storagesample;AccountKey={KEY}"
            ),
            Some("storagesample"),
            "http://www.mydomain.com",
            Tls::Off,
        ),
        (
            format!(
                "DefaultEndpointsProtocol=https;AccountName=storagesample;AccountKey={KEY};\
                 EndpointSuffix=core.chinacloudapi.cn;"
            ),
            Some("storagesample"),
            "https://storagesample.blob.core.chinacloudapi.cn",
            Tls::VerifyFull,
        ),
        (
            format!(
                "DefaultEndpointsProtocol=https;EndpointSuffix=core.windows.net;AccountName=shop;AccountKey={KEY};\
                 BlobEndpoint=https://shop.blob.core.windows.net/;FileEndpoint=https://shop.file.core.windows.net/;\
                 QueueEndpoint=https://shop.queue.core.windows.net/;TableEndpoint=https://shop.table.core.windows.net/"
            ),
            Some("shop"),
            "https://shop.blob.core.windows.net",
            Tls::VerifyFull,
        ),
        (
            format!(
                "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={KEY};\
                 BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;"
            ),
            Some("devstoreaccount1"),
            "http://127.0.0.1:10000/devstoreaccount1",
            Tls::Off,
        ),
        (
            "UseDevelopmentStorage=true".to_owned(),
            Some("devstoreaccount1"),
            "http://127.0.0.1:10000/devstoreaccount1",
            Tls::Off,
        ),
        (
            "usedevelopmentstorage=True;".to_owned(),
            Some("devstoreaccount1"),
            "http://127.0.0.1:10000/devstoreaccount1",
            Tls::Off,
        ),
        // The keys may have any order and any case.
        (
            format!("ACCOUNTKEY={KEY};;accountname=shop;defaultendpointsprotocol=HTTPS"),
            Some("shop"),
            "https://shop.blob.core.windows.net",
            Tls::VerifyFull,
        ),
        (
            format!("AccountName=shop;AccountKey={KEY};BlobEndpoint=https://azurite.internal:8443/shop"),
            Some("shop"),
            "https://azurite.internal:8443/shop",
            Tls::VerifyFull,
        ),
        (
            format!("AccountName=shop;AccountKey={KEY};BlobEndpoint=http://shop.blob.localhost:10000"),
            Some("shop"),
            "http://shop.blob.localhost:10000",
            Tls::Off,
        ),
        (
            format!(
                "AccountName=shop;AccountKey={KEY};AccountKeyName=key1;\
                 BlobEndpoint=https://shop.z01.blob.storage.azure.net"
            ),
            Some("shop"),
            "https://shop.z01.blob.storage.azure.net",
            Tls::VerifyFull,
        ),
        (
            format!("AccountName=shop;AccountKey={KEY};BlobEndpoint=https://[::1]:10000/shop"),
            Some("shop"),
            "https://[::1]:10000/shop",
            Tls::VerifyFull,
        ),
    ] {
        let blobs = read(&text);
        assert_eq!((blobs.account(), blobs.endpoint(), blobs.tls()), (account, endpoint, tls), "{text}");
        assert_eq!(blobs.account_key().map(ExposeSecret::expose_secret), Some(KEY), "{text}");
        assert!(
            blobs.container().is_none() && blobs.prefix().is_none() && blobs.sas_token().is_none(),
            "{text}"
        );
        assert_eq!(blobs.expose_url(), text);
        let shown =
            format!("AccountName={};AccountKey=***;BlobEndpoint={endpoint}", account.unwrap_or_default());
        assert_eq!(format!("{blobs} {blobs:?}"), format!("{shown} AzureBlob({shown})"));
        assert!(shown.parse::<AzureBlob>().unwrap_err().to_string().contains("it was redacted"));
    }
}

#[test]
fn a_shared_access_signature_in_a_connection_string() {
    for (text, account, endpoint) in [
        (
            format!("BlobEndpoint=https://storagesample.blob.core.windows.net;SharedAccessSignature={SAS}"),
            Some("storagesample"),
            "https://storagesample.blob.core.windows.net",
        ),
        (
            format!("SharedAccessSignature=?{SAS};AccountName=storagesample;EndpointSuffix=core.windows.net"),
            Some("storagesample"),
            "https://storagesample.blob.core.windows.net",
        ),
        (
            format!("SharedAccessSignature={SAS};BlobEndpoint=https://blobs.example.com/"),
            None,
            "https://blobs.example.com",
        ),
    ] {
        let blobs = read(&text);
        assert_eq!((blobs.account(), blobs.endpoint()), (account, endpoint), "{text}");
        assert_eq!(blobs.sas_token().map(ExposeSecret::expose_secret), Some(SAS), "{text}");
        assert!(blobs.account_key().is_none());
        assert!(
            blobs.to_string().ends_with(&format!("SharedAccessSignature=***;BlobEndpoint={endpoint}")),
            "{blobs}"
        );
    }
    // Without credentials, the machine has an identity.
    let blobs = read("AccountName=shop");
    assert_eq!(blobs.endpoint(), "https://shop.blob.core.windows.net");
    assert_eq!(blobs.to_string(), "AccountName=shop;BlobEndpoint=https://shop.blob.core.windows.net");
}

#[test]
fn urls_of_accounts_and_containers() {
    for (text, account, container, prefix, endpoint) in [
        ("https://shop.blob.core.windows.net", "shop", None, None, "https://shop.blob.core.windows.net"),
        ("https://shop.blob.core.windows.net/", "shop", None, None, "https://shop.blob.core.windows.net"),
        (
            "https://SHOP.Blob.core.windows.net/uploads",
            "shop",
            Some("uploads"),
            None,
            "https://shop.blob.core.windows.net",
        ),
        (
            "https://shop.blob.core.windows.net/uploads/",
            "shop",
            Some("uploads"),
            None,
            "https://shop.blob.core.windows.net",
        ),
        (
            "https://shop.blob.core.windows.net/uploads/a%20b/c/",
            "shop",
            Some("uploads"),
            Some("a b/c/"),
            "https://shop.blob.core.windows.net",
        ),
        (
            "https://shop.blob.core.windows.net/$web/a",
            "shop",
            Some("$web"),
            Some("a"),
            "https://shop.blob.core.windows.net",
        ),
        (
            "https://shop.blob.core.usgovcloudapi.net/my-blobs",
            "shop",
            Some("my-blobs"),
            None,
            "https://shop.blob.core.usgovcloudapi.net",
        ),
        (
            "https://shop.z12.blob.storage.azure.net/123",
            "shop",
            Some("123"),
            None,
            "https://shop.z12.blob.storage.azure.net",
        ),
        (
            "https://shop.privatelink.blob.core.windows.net/uploads",
            "shop",
            Some("uploads"),
            None,
            "https://shop.privatelink.blob.core.windows.net",
        ),
        (
            "https://shop.blob.west.example.com/uploads",
            "shop",
            Some("uploads"),
            None,
            "https://shop.blob.west.example.com",
        ),
        (
            "http://127.0.0.1:10000/devstoreaccount1/uploads/a",
            "devstoreaccount1",
            Some("uploads"),
            Some("a"),
            "http://127.0.0.1:10000/devstoreaccount1",
        ),
        (
            "http://azurite:10000/devstoreaccount1", "devstoreaccount1", None, None,
            "http://azurite:10000/devstoreaccount1",
        ),
        ("http://localhost/shop/uploads", "shop", Some("uploads"), None, "http://localhost/shop"),
        ("https://[::1]:10000/shop/uploads", "shop", Some("uploads"), None, "https://[::1]:10000/shop"),
        (
            "http://host.docker.internal:10000/devstoreaccount1/uploads",
            "devstoreaccount1",
            Some("uploads"),
            None,
            "http://host.docker.internal:10000/devstoreaccount1",
        ),
        (
            "http://devstoreaccount1.blob.localhost:10000/uploads",
            "devstoreaccount1",
            Some("uploads"),
            None,
            "http://devstoreaccount1.blob.localhost:10000",
        ),
    ] {
        let blobs = read(text);
        assert_eq!(
            (blobs.account(), blobs.container(), blobs.prefix()),
            (Some(account), container, prefix),
            "{text}"
        );
        assert_eq!(blobs.endpoint(), endpoint, "{text}");
        assert_eq!(blobs.tls(), if text.starts_with("http:") { Tls::Off } else { Tls::VerifyFull }, "{text}");
        assert!(blobs.account_key().is_none() && blobs.sas_token().is_none(), "{text}");
        assert_eq!(blobs.expose_url(), text);
        let again = read(&blobs.to_string());
        assert_eq!(
            (again.container(), again.prefix(), again.endpoint()),
            (container, prefix, endpoint),
            "{blobs}"
        );
        if !text.starts_with("http:") {
            let signed = read(&format!("{text}?{SAS}"));
            assert_eq!(
                (signed.account(), signed.container(), signed.prefix()),
                (Some(account), container, prefix)
            );
            assert_eq!(signed.sas_token().map(ExposeSecret::expose_secret), Some(SAS));
        }
    }
    let signed = read(&format!("https://shop.blob.core.windows.net/uploads?{SAS}"));
    let shown = "https://shop.blob.core.windows.net:443/uploads?sv=2015-07-08&sr=b&sp=rwl&sig=***&spr=https&st=***&se=***";
    assert_eq!(format!("{signed} {signed:?}"), format!("{shown} AzureBlob({shown})"));
    assert!(shown.parse::<AzureBlob>().unwrap_err().to_string().contains("it was redacted"));
}

#[test]
fn u14_u19_u22_refused() {
    for (text, fix) in [
        // The string as a whole.
        ("AccountName=shop;AccountKey", "without a semicolon in a value"),
        ("AccountName=shop;AccountKey=c2Vj;cmV0", "without a semicolon in a value"),
        ("AccountName=shop;AccountKey=c2VjcmV0;AccountName=other", "it has a key twice"),
        ("AccountName=shop;accountname=shop", "it has a key twice"),
        (
            "AccountName=shop;AccuontKey=c2VjcmV0",
            "a key that is unknown in connection strings of Azure Storage",
        ),
        ("AccountName=shop; AccountKey=c2VjcmV0", "it has a blank in it"),
        ("AccountName=shop;AccountKey=", "a key without a value"),
        ("AccountName=shop;AccountKey=c2VjcmV0\n", "it ends in a line break"),
        ("\"AccountName=shop;AccountKey=c2VjcmV0\"", "remove them"),
        ("AccountName=shop;AccountKey=${KEY}", "nothing expanded"),
        ("AccountName=shop;AccountKey=***", "it was redacted"),
        ("AccountName=shop;SharedAccessSignature=***", "it was redacted"),
        // The account and its key.
        ("AccountKey=c2VjcmV0", "write both"),
        ("AccountKey=c2VjcmV0;BlobEndpoint=https://shop.blob.core.windows.net", "write both"),
        ("DefaultEndpointsProtocol=https", "no AccountName and no BlobEndpoint"),
        ("AccountName=my-shop;AccountKey=c2VjcmV0", "3 to 24 lower-case letters and digits"),
        ("AccountName=Shop;AccountKey=c2VjcmV0", "3 to 24 lower-case letters and digits"),
        ("AccountName=shop/x;AccountKey=c2VjcmV0", "3 to 24 lower-case letters and digits"),
        ("AccountName=shop;AccountKey=c2VjcmV", "is not base64"),
        ("AccountName=shop;AccountKey=c2Vj%2B===", "is not base64"),
        ("AccountName=shop;AccountKey=====", "is not base64"),
        (
            "AccountName=shop;AccountKey=c2VjcmV0;SharedAccessSignature=sv=1&sig=x",
            "SDKs differ in which one they use",
        ),
        // The endpoint.
        ("DefaultEndpointsProtocol=ftp;AccountName=shop", "must be https or http"),
        (
            "DefaultEndpointsProtocol=https;AccountName=shop;BlobEndpoint=http://shop.blob.core.windows.net",
            "different protocols",
        ),
        ("AccountName=shop;EndpointSuffix=core.windows.net/x", "its EndpointSuffix is not a domain"),
        ("AccountName=shop;EndpointSuffix=.core.windows.net", "its EndpointSuffix is not a domain"),
        ("AccountName=shop;EndpointSuffix=blob.core.windows.net", "its EndpointSuffix is not a domain"),
        ("AccountName=shop;EndpointSuffix=u:x@example.com", "its EndpointSuffix is not a domain"),
        ("AccountName=shop;BlobEndpoint=https://other.blob.core.windows.net", "correct one of the two"),
        ("AccountName=shop;BlobEndpoint=http://127.0.0.1:10000/other", "correct one of the two"),
        ("AccountName=shop;BlobEndpoint=http://127.0.0.1:10000", "its account is missing"),
        (
            "AccountName=shop;BlobEndpoint=https://blobs.example.com/uploads/a",
            "lower-case letters and digits",
        ),
        (
            "AccountName=shop;BlobEndpoint=https://shop.blob.core.windows.net/uploads",
            "does not name the container",
        ),
        (
            "AccountName=shop;BlobEndpoint=https://shop.blob.core.windows.net?sv=1&sig=x",
            "SharedAccessSignature=SAS",
        ),
        ("AccountName=shop;BlobEndpoint=https://u:x@blobs.example.com", "which Azure does not take"),
        ("AccountName=shop;BlobEndpoint=https://shop.dfs.core.windows.net", "another service of the account"),
        ("AccountName=shop;BlobEndpoint=shop.blob.core.windows.net", "begin it as the example does"),
        // The emulator.
        ("UseDevelopmentStorage=false", "write UseDevelopmentStorage=true"),
        ("UseDevelopmentStorage=true;AccountName=shop", "or is not the only key"),
        (
            "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://proxy",
            "BlobEndpoint=http://HOST:10000",
        ),
        // The shared access signature.
        ("AccountName=shop;SharedAccessSignature=sv=1&se=2", "which has one parameter sig"),
        ("AccountName=shop;SharedAccessSignature=sv=1&sig=", "which has one parameter sig"),
        ("https://shop.blob.core.windows.net/uploads?sv=1&sig=x&sig=y", "which has one parameter sig"),
        (
            "https://shop.blob.core.windows.net/uploads?restype=container&comp=list&sig=x",
            "a parameter of a single request",
        ),
        ("http://shop.blob.core.windows.net/uploads?spr=https&sig=x", "begin the URL with https://"),
        ("https://shop.blob.core.windows.net/uploads?sig", "key=value"),
        // The URL.
        ("https://blobs.example.com/uploads", "its host does not name the account"),
        ("https://shop-secondary.blob.core.windows.net/uploads", "remove -secondary"),
        ("https://shop.dfs.core.windows.net/uploads", "another service of the account"),
        ("https://shop.z01.queue.storage.azure.net/uploads", "another service of the account"),
        ("https://shop:x@shop.blob.core.windows.net/uploads", "which Azure does not take"),
        ("https://@shop.blob.core.windows.net/uploads", "which Azure does not take"),
        ("https://shop.blob.core.windows.net/Uploads", "3 to 63 lower-case letters"),
        ("https://shop.blob.core.windows.net/my--blobs", "3 to 63 lower-case letters"),
        ("https://shop.blob.core.windows.net//a", "3 to 63 lower-case letters"),
        ("https://shop.blob.core.windows.net/image.png", "3 to 63 lower-case letters"),
        ("https://shop.blob.core.windows.net/uploads%2Fa", "write / itself"),
        ("https://shop.blob.core.windows.net/uploads/../other", "without it"),
        ("http://127.0.0.1:10000", "its account is missing"),
        ("http://127.0.0.1:10000/devstoreaccount1//a", "3 to 63 lower-case letters"),
        ("https://shop.blob.core.windows.net/uploads#a", "%23"),
        ("abfss://uploads@shop.dfs.core.windows.net/a", "a variant that only some clients know"),
        ("az://uploads/a", "a variant that only some clients know"),
        ("s3://bucket/a", "it is an S3 URL"),
        ("Server=db;Database=shop", "a key that is unknown in connection strings of Azure Storage"),
    ] {
        let error = text.parse::<AzureBlob>().expect_err(text).to_string();
        assert!(error.contains(fix), "{text} gives {error}");
    }
}

#[test]
fn the_connection_string_of_another_azure_service_is_named() {
    for text in [
        "AccountEndpoint=https://acct.documents.azure.com:443/;AccountKey=aHVudGVyMnB3;",
        "AccountKey=aHVudGVyMnB3;AccountEndpoint=https://acct.documents.azure.com:443/",
        "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=app;SharedAccessKey=aHVudGVyMnB3",
        "Endpoint=https://shop.azconfig.io;Id=a;Secret=aHVudGVyMnB3",
        "endpoint=https://shop.communication.azure.com/;accesskey=aHVudGVyMnB3",
        "HostName=shop.azure-devices.net;SharedAccessKeyName=app;SharedAccessKey=aHVudGVyMnB3",
        "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://x.test/",
    ] {
        let error = text.parse::<AzureBlob>().expect_err(text).to_string();
        let reason =
            "it is the connection string of another Azure service: copy the one of the storage account";
        assert_eq!(error, reason, "{text}");
    }
    // The name of an account says that the string is for storage.
    let text = format!("AccountName=shop;AccountKey={KEY};Endpoint=https://shop.blob.core.windows.net");
    let error = text.parse::<AzureBlob>().expect_err(&text).to_string();
    assert!(error.contains("a key that is unknown"), "{error}");
    read(&text.replace(";Endpoint=", ";BlobEndpoint="));
}

#[test]
fn an_account_key_alone_is_named() {
    let slash = KEY.replacen("Eby8", "/by8", 1);
    let slashes = KEY.replacen("Eby8", "a//8", 1);
    for key in [KEY, &slash, &slashes] {
        let error = key.parse::<AzureBlob>().expect_err(key).to_string();
        assert!(error.starts_with("it is only an account key: copy the whole connection string"), "{error}");
        read(&format!("AccountName=shop;AccountKey={key}"));
    }
    // Neither 64 bytes nor base64.
    for text in ["aHVudGVyMnB3", &KEY[4..], &KEY.replace('/', "-")] {
        let error = text.parse::<AzureBlob>().expect_err(text).to_string();
        assert!(!error.contains("account key"), "{text}: {error}");
    }
}

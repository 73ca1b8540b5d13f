//! Object stores.

use factor3::resource::{AzureBlob, S3};

use super::{Template, reads};

pub(crate) const TEMPLATES: &[Template] = &[
    (reads::<S3>, "s3://AKIDEXAMPLE:{}@minio.internal:9000/uploads/2024?region=us-east-1"),
    (reads::<S3>, "s3://{}:x@minio.internal:9000/uploads"),
    (reads::<S3>, "s3://{}@minio.internal:9000/uploads"),
    (reads::<S3>, "s3://AKIDEXAMPLE:{}@uploads/2024"),
    (reads::<S3>, "https://AKIDEXAMPLE:{}@s3.eu-west-1.amazonaws.com/uploads"),
    (reads::<S3>, "https://AKIDEXAMPLE:{}@uploads.s3.eu-west-1.amazonaws.com/2024"),
    (reads::<S3>, "http://AKIDEXAMPLE:{}@[::1]:9000/uploads/2024"),
    (reads::<S3>, "s3://AKIDEXAMPLE:x@minio.internal:9000/uploads?session_token={}"),
    (reads::<S3>, "https://k:x@minio.internal/uploads?session_token={}&region=eu-west-1"),
    (reads::<S3>, "https://uploads.s3.amazonaws.com/a?X-Amz-Expires=60&X-Amz-Signature={}"),
    (reads::<S3>, "https://uploads.s3.amazonaws.com/a?AWSAccessKeyId=k&Signature={}"),
    (reads::<S3>, "https://AKIDEXAMPLE:{}@uploads.fly.storage.tigris.dev/2024"),
    (reads::<S3>, "https://AKIDEXAMPLE:{}@ref.storage.supabase.co/storage/v1/s3/uploads"),
    (reads::<S3>, "https://AKIDEXAMPLE:{}@uploads.s3.example.com/2024"),
    (reads::<S3>, "s3://uploads.fra1.digitaloceanspaces.com/2024?session_token={}"),
    // These are not S3 URLs.
    (reads::<S3>, "https://hooks.example.com/{}"),
    (reads::<S3>, "https://hooks.example.com/{}?region=eu-west-1"),
    (reads::<AzureBlob>, "sv=2022-11-02&sp=r&sig={}"),
    (reads::<AzureBlob>, "https://hooks/services/{}"),
    (reads::<S3>, "https://hooks.example.com/services/T0/{}"),
    (reads::<S3>, "s3://uploads/2024;secret_access_key={}"),
    (reads::<S3>, "s3://uploads/2024?secret_access_key={}"),
    (reads::<AzureBlob>, "https://shop.blob.core.windows.net/uploads?sv=2022-11-02&sp=r&sig={}"),
    (reads::<AzureBlob>, "https://shop.blob.core.windows.net?sig={}&se=2030-01-01T00:00:00Z"),
    (reads::<AzureBlob>, "http://127.0.0.1:10000/devstoreaccount1/uploads/2024?sv=2022-11-02&sig={}&sr=c"),
    (reads::<AzureBlob>, "https://shop:{}@shop.blob.core.windows.net/uploads"),
    (reads::<AzureBlob>, "https://{}@shop.blob.core.windows.net/uploads"),
    (
        reads::<AzureBlob>,
        "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={};EndpointSuffix=core.windows.net",
    ),
    // The length of these keys is a valid length of base64.
    (reads::<AzureBlob>, "AccountName=shop;AccountKey={}="),
    (reads::<AzureBlob>, "accountkey={}==;ACCOUNTNAME=shop;BlobEndpoint=http://azurite:10000/shop"),
    (reads::<AzureBlob>, "AccountName=shop;AccuontKey={}"),
    (reads::<AzureBlob>, "AccountName=shop;AccountKey=c2VjcmV0;AccountKeyName={}"),
    (
        reads::<AzureBlob>,
        "BlobEndpoint=https://shop.blob.core.windows.net/;SharedAccessSignature=sv=2022-11-02&sig={}",
    ),
    (reads::<AzureBlob>, "SharedAccessSignature=?sig={}&sp=r;BlobEndpoint=https://blobs.example.com"),
    (
        reads::<AzureBlob>,
        "BlobEndpoint=https://shop.blob.core.windows.net/?sv=2022-11-02&sig={};AccountName=shop",
    ),
    (reads::<AzureBlob>, "BlobEndpoint=https://shop:{}@blobs.example.com;AccountName=shop"),
    (
        reads::<AzureBlob>,
        "AccountName=shop;AccountKey=c2VjcmV0;QueueEndpoint=https://u:{}@queues.example.com",
    ),
];

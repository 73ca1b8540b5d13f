//! S3: how object_store reads a URL differently from factor3.

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};

use crate::clients::install_crypto;
use crate::uploads;

/// The bucket and the ID of the key that object_store reads.
fn by_object_store(url: &str) -> Result<(Option<String>, Option<String>), String> {
    install_crypto();
    let builder = AmazonS3Builder::new().with_url(url);
    // object_store reads the URL when it builds the client.
    let store = builder.clone().with_access_key_id("k").with_secret_access_key("s").build();
    let store = store.map_err(|error| error.to_string())?.to_string();
    let bucket = store.strip_prefix("AmazonS3(").and_then(|store| store.strip_suffix(')'));
    Ok((bucket.map(str::to_owned), builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId)))
}

fn bucket(name: &str) -> Result<(Option<String>, Option<String>), String> {
    Ok((Some(name.to_owned()), None))
}

#[test]
fn object_store_reads_every_host_after_s3_as_the_bucket() {
    let url = "s3://AKID:s3cret@minio.internal:9000/uploads";
    assert_eq!(uploads(url).bucket(), "uploads");
    assert_eq!(by_object_store(url), bucket("minio.internal"));
}

#[test]
fn object_store_ignores_the_user_and_password() {
    let url = "https://AKID:s3cret@s3.eu-west-1.amazonaws.com/uploads/a";
    assert_eq!(uploads(url).access_key_id(), Some("AKID"));
    assert_eq!(by_object_store(url), bucket("uploads"));
}

#[test]
fn object_store_knows_only_the_endpoints_of_amazon_and_cloudflare_and_shows_the_secret() {
    for url in [
        "https://AKID:s3cret@minio.internal/uploads",
        "http://AKID:s3cret@127.0.0.1:9000/uploads",
        "https://AKID:s3cret@s3.cn-north-1.amazonaws.com.cn/uploads",
        "https://AKID:s3cret@s3-fips.us-east-1.amazonaws.com/uploads",
    ] {
        assert_eq!(uploads(url).bucket(), "uploads");
        let error = by_object_store(url).unwrap_err();
        assert_eq!(error.contains("s3cret"), url.starts_with("https://"), "{error}");
    }
}

#[test]
fn object_store_does_not_read_dots_in_the_bucket_of_a_host() {
    let url = "https://my.uploads.s3.eu-west-1.amazonaws.com";
    assert_eq!(uploads(url).bucket(), "my.uploads");
    by_object_store(url).unwrap_err();
}

//! S3: the forms of object_store 0.14 and of Amazon's documentation, and the forms with credentials.

use factor3::ExposeSecret;
use factor3::resource::{S3, Tls};

fn read(text: &str) -> S3 {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refusal(text: &str) -> String {
    match text.parse::<S3>() {
        Ok(store) => panic!("{text} is read as {store}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn without_an_endpoint_a_bucket_is_at_amazon() {
    for (text, bucket, prefix, endpoint, region) in [
        // Cases of object_store's tests.
        ("s3://bucket/path", "bucket", Some("path"), None, None),
        ("s3://buckets.can.have.dots/path", "buckets.can.have.dots", Some("path"), None, None),
        ("https://s3.eu-west-1.amazonaws.com/bucket", "bucket", None, None, Some("eu-west-1")),
        (
            "https://s3.eu-west-1.amazonaws.com/bucket.with.dot/path",
            "bucket.with.dot",
            Some("path"),
            None,
            Some("eu-west-1"),
        ),
        ("https://bucket.s3.amazonaws.com", "bucket", None, None, None),
        ("https://bucket.s3.eu-west-1.amazonaws.com", "bucket", None, None, Some("eu-west-1")),
        (
            "https://s3.dualstack.us-east-1.amazonaws.com/bucket/path",
            "bucket",
            Some("path"),
            Some("https://s3.dualstack.us-east-1.amazonaws.com"),
            Some("us-east-1"),
        ),
        (
            "https://bucket.s3.dualstack.us-east-1.amazonaws.com",
            "bucket",
            None,
            Some("https://s3.dualstack.us-east-1.amazonaws.com"),
            Some("us-east-1"),
        ),
        (
            "https://account123.r2.cloudflarestorage.com/bucket-123",
            "bucket-123",
            None,
            Some("https://account123.r2.cloudflarestorage.com"),
            Some("auto"),
        ),
        (
            "https://account123.eu.r2.cloudflarestorage.com/bucket-123",
            "bucket-123",
            None,
            Some("https://account123.eu.r2.cloudflarestorage.com"),
            Some("auto"),
        ),
        // The bucket's name, and the prefix.
        ("s3://bucket", "bucket", None, None, None),
        ("s3://bucket/", "bucket", None, None, None),
        ("S3://My_Old.Bucket/A", "My_Old.Bucket", Some("A"), None, None),
        ("s3://logs.2024/a/b/", "logs.2024", Some("a/b/"), None, None),
        ("s3://123456789012", "123456789012", None, None, None),
        ("s3://bucket/a%20b/%C3%BC+c", "bucket", Some("a b/ü+c"), None, None),
        ("s3://bucket//a", "bucket", Some("/a"), None, None),
        ("s3://bucket?region=eu-west-1", "bucket", None, None, Some("eu-west-1")),
        (
            "s3://alias-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias",
            "alias-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias",
            None,
            None,
            None,
        ),
        ("s3://base--usw2-az1--x-s3/a", "base--usw2-az1--x-s3", Some("a"), None, None),
        // Amazon's hosts.
        ("https://s3.amazonaws.com/bucket/a", "bucket", Some("a"), None, None),
        ("https://s3.amazonaws.com/bucket?region=eu-west-1", "bucket", None, None, Some("eu-west-1")),
        ("https://s3-eu-west-1.amazonaws.com/bucket", "bucket", None, None, Some("eu-west-1")),
        ("https://bucket.s3-eu-west-1.amazonaws.com/a", "bucket", Some("a"), None, Some("eu-west-1")),
        ("https://my.bucket.s3.us-gov-west-1.amazonaws.com/", "my.bucket", None, None, Some("us-gov-west-1")),
        ("https://S3.EU-West-1.AmazonAWS.com/Bucket", "Bucket", None, None, Some("eu-west-1")),
        (
            "https://s3.eu-west-1.amazonaws.com/bucket?region=eu-west-1",
            "bucket",
            None,
            None,
            Some("eu-west-1"),
        ),
        (
            "http://s3.eu-west-1.amazonaws.com/bucket",
            "bucket",
            None,
            Some("http://s3.eu-west-1.amazonaws.com"),
            Some("eu-west-1"),
        ),
        (
            "https://bucket.s3.cn-north-1.amazonaws.com.cn/a",
            "bucket",
            Some("a"),
            Some("https://s3.cn-north-1.amazonaws.com.cn"),
            Some("cn-north-1"),
        ),
        (
            "https://s3.eusc-de-east-1.amazonaws.eu/bucket",
            "bucket",
            None,
            Some("https://s3.eusc-de-east-1.amazonaws.eu"),
            Some("eusc-de-east-1"),
        ),
        (
            "https://bucket.s3-fips.dualstack.us-east-1.amazonaws.com",
            "bucket",
            None,
            Some("https://s3-fips.dualstack.us-east-1.amazonaws.com"),
            Some("us-east-1"),
        ),
        (
            "https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com/my-bucket/a",
            "my-bucket",
            Some("a"),
            Some("https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com"),
            Some("us-east-1"),
        ),
        // Other stores.
        ("http://localhost:9000/bucket", "bucket", None, Some("http://localhost:9000"), None),
        ("http://minio/bucket", "bucket", None, Some("http://minio"), None),
        (
            "https://[2001:db8::1]:9000/bucket/a?region=eu",
            "bucket",
            Some("a"),
            Some("https://[2001:db8::1]:9000"),
            Some("eu"),
        ),
        (
            "https://nyc3.digitaloceanspaces.com/bucket",
            "bucket",
            None,
            Some("https://nyc3.digitaloceanspaces.com"),
            None,
        ),
        ("https://s3.wasabisys.com/bucket", "bucket", None, Some("https://s3.wasabisys.com"), None),
        ("https://s3.fr-par.scw.cloud/bucket", "bucket", None, Some("https://s3.fr-par.scw.cloud"), None),
        (
            "https://storage.googleapis.com/bucket",
            "bucket",
            None,
            Some("https://storage.googleapis.com"),
            None,
        ),
        (
            "https://account.r2.cloudflarestorage.com/bucket?region=weur",
            "bucket",
            None,
            Some("https://account.r2.cloudflarestorage.com"),
            Some("weur"),
        ),
    ] {
        let store = read(text);
        assert_eq!((store.bucket(), store.prefix()), (bucket, prefix), "{text}");
        assert_eq!((store.endpoint(), store.region()), (endpoint, region), "{text}");
        assert_eq!(store.tls(), if text.starts_with("http:") { Tls::Off } else { Tls::VerifyFull }, "{text}");
        assert!(store.access_key_id().is_none() && store.secret_access_key().is_none(), "{text}");
        assert_eq!(store.expose_url(), text);
        if store.to_string().contains("/***") {
            continue;
        }
        // The printed URL is read as the same bucket; only the port is added.
        let again = read(&store.to_string());
        assert_eq!((again.bucket(), again.prefix(), again.endpoint()), (bucket, prefix, endpoint), "{store}");
    }
}

/// It may be the URL of a hook in the wrong variable.
#[test]
fn a_url_without_any_sign_of_s3_is_printed_without_its_path() {
    let hook = read("https://hooks.example.com/services/T0/x");
    assert_eq!((hook.bucket(), hook.prefix()), ("services", Some("T0/x")));
    assert_eq!(hook.to_string(), "https://hooks.example.com:443/***");
}

#[test]
fn credentials_come_before_the_endpoint() {
    for (text, endpoint, region) in [
        ("s3://AK:s%2Fe+c=r@minio.internal:9000/bucket/a", Some("https://minio.internal:9000"), None),
        ("s3://AK:s%2Fe%2Bc%3Dr@minio:9000/bucket/a", Some("https://minio:9000"), None),
        ("s3://AK:s%2Fe+c=r@localhost/bucket/a", Some("https://localhost"), None),
        ("s3://AK:s%2Fe+c=r@127.0.0.1/bucket/a", Some("https://127.0.0.1"), None),
        ("s3://AK:s%2Fe+c=r@[::1]/bucket/a", Some("https://[::1]"), None),
        ("s3://AK:s%2Fe+c=r@s3.eu-west-1.amazonaws.com/bucket/a", None, Some("eu-west-1")),
        ("s3://AK:s%2Fe+c=r@s3.eu-west-1.amazonaws.com:443/bucket/a", None, Some("eu-west-1")),
        ("s3://AK:s%2Fe+c=r@s3.amazonaws.com/bucket/a?region=eu-west-1", None, Some("eu-west-1")),
        ("https://AK:s%2Fe+c=r@bucket.s3.eu-west-1.amazonaws.com/a", None, Some("eu-west-1")),
        ("http://AK:s%2Fe+c=r@minio:80/bucket/a", Some("http://minio"), None),
        ("http://AK:s%2Fe+c=r@minio:443/bucket/a", Some("http://minio:443"), None),
    ] {
        let store = read(text);
        assert_eq!((store.bucket(), store.prefix()), ("bucket", Some("a")), "{text}");
        assert_eq!((store.endpoint(), store.region()), (endpoint, region), "{text}");
        assert_eq!(store.access_key_id(), Some("AK"), "{text}");
        assert_eq!(store.secret_access_key().map(ExposeSecret::expose_secret), Some("s/e+c=r"), "{text}");
    }
    let store = read("s3://AK:x@minio:9000/bucket?Session_Token=IQoJ/b3+%3D=&REGION=eu-west-1");
    assert_eq!(store.session_token().map(ExposeSecret::expose_secret), Some("IQoJ/b3+=="));
    assert_eq!(store.region(), Some("eu-west-1"));
    let shown = "s3://***@minio:9000/bucket?Session_Token=***&REGION=eu-west-1";
    assert_eq!((store.to_string(), format!("{store:?}")), (shown.to_owned(), format!("S3({shown})")));
    assert!(refusal(shown).contains("it was redacted"));
}

#[test]
fn an_s3_bucket_url_is_printed_without_a_port() {
    for (text, shown) in [
        ("s3://bucket", "s3://bucket"),
        ("s3://bucket/", "s3://bucket/"),
        ("s3://bucket/a%20b/?region=eu-west-1", "s3://bucket/a%20b/?region=eu-west-1"),
        ("https://bucket.s3.amazonaws.com/a", "https://bucket.s3.amazonaws.com:443/a"),
        ("http://k:s@minio/bucket", "http://***@minio:80/bucket"),
    ] {
        assert_eq!(read(text).to_string(), shown);
    }
}

#[test]
fn u14_u19_u22_refused() {
    for (text, fix) in [
        // It is unclear whether the name is a bucket or an endpoint.
        (
            "s3://AK:SECRET@bucket/a",
            "may be a bucket or an endpoint: write s3://KEY:SECRET@ENDPOINT:PORT/bucket",
        ),
        ("s3://AK:SECRET@bucket", "https://KEY:SECRET@ENDPOINT/bucket"),
        ("s3://minio:9000/bucket", "write https://HOST:PORT/bucket"),
        ("s3://arn:aws:s3:us-west-2:123456789012:accesspoint/ap", "write the access point's alias"),
        ("s3://[::1]/bucket", "write https://HOST:PORT/bucket"),
        ("s3://s3.eu-west-1.amazonaws.com/bucket", "write https://ENDPOINT/bucket"),
        ("s3://account.r2.cloudflarestorage.com/bucket", "write https://ENDPOINT/bucket"),
        ("s3://AK:SECRET@bucket.s3.eu-west-1.amazonaws.com/a", "its host names the bucket"),
        ("https://bucket.nyc3.digitaloceanspaces.com/a", "its host names the bucket"),
        ("https://bucket.s3.fr-par.scw.cloud/a", "its host names the bucket"),
        ("https://bucket.storage.googleapis.com/a", "its host names the bucket"),
        ("https://bucket.account.r2.cloudflarestorage.com/a", "its host names the bucket"),
        ("https://bucket.account.eu.r2.cloudflarestorage.com/a", "its host names the bucket"),
        ("https://id.supabase.co/storage/v1/object/bucket", "not that of Supabase's S3"),
        ("https://eu-west-1.console.aws.amazon.com/s3/buckets/bucket", "is not an endpoint of S3"),
        ("https://bucket.s3-website-eu-west-1.amazonaws.com/a", "not an endpoint of Amazon's S3 for buckets"),
        ("https://bucket.s3-website.eu-west-1.amazonaws.com/a", "not an endpoint of Amazon's S3 for buckets"),
        ("https://bucket.s3-accelerate.amazonaws.com/a", "not an endpoint of Amazon's S3 for buckets"),
        (
            "https://name-123456789012.s3-accesspoint.eu-west-1.amazonaws.com",
            "not an endpoint of Amazon's S3",
        ),
        ("https://dynamodb.eu-west-1.amazonaws.com/bucket", "not an endpoint of Amazon's S3"),
        ("https://eu-west-1.amazonaws.com/bucket", "not an endpoint of Amazon's S3"),
        // Without a valid bucket.
        ("https://s3.eu-west-1.amazonaws.com", "its bucket is missing"),
        ("https://minio.internal:9000/", "its bucket is missing"),
        ("https://minio.internal//bucket", "its bucket is missing"),
        ("s3://", "its bucket is missing"),
        ("s3:///bucket", "its bucket is missing"),
        ("s3://ab", "3 to 63 letters"),
        ("s3://-bucket", "3 to 63 letters"),
        ("s3://bucket_", "3 to 63 letters"),
        ("s3://buc..ket", "3 to 63 letters"),
        ("s3://192.168.5.4/a", "3 to 63 letters"),
        ("s3://buc%20ket/a", "3 to 63 letters"),
        // The path.
        ("s3://bucket%2Fa/b", "write / itself"),
        ("https://minio/bucket/a%2fb", "write / itself"),
        ("s3://bucket/a/../b", "without it"),
        ("https://minio/bucket/%2e%2e/other", "without it"),
        // Credentials.
        ("s3://AK@minio:9000/bucket", "write KEY:SECRET@"),
        ("s3://AK:@minio:9000/bucket", "write KEY:SECRET@"),
        ("s3://:SECRET@minio:9000/bucket", "write KEY:SECRET@"),
        ("s3://@minio:9000/bucket", "write KEY:SECRET@"),
        ("http://@minio:9000/bucket", "write KEY:SECRET@"),
        ("s3://AK:abc/def@minio:9000/bucket", "also write / as %2F"),
        ("s3://AK:***@minio:9000/bucket", "it was redacted"),
        ("s3://bucket?session_token=x", "its session_token belongs to a key"),
        ("s3://AK:x@minio:9000/bucket?session_token=", "its session_token is empty"),
        ("s3://bucket/user@example.com", "each @ as %40"),
        // Parameters.
        ("s3://bucket?endpoint=http://minio:9000", "an endpoint is written as https://ENDPOINT/bucket"),
        ("s3://bucket?endpoint_url=minio", "other than region and session_token"),
        ("s3://bucket?versionId=1", "other than region and session_token"),
        ("s3://bucket?region=", "must be a name such as eu-west-1"),
        ("s3://bucket?region=eu%20west", "must be a name such as eu-west-1"),
        ("s3://bucket?region=a&Region=b", "it has a parameter twice"),
        ("s3://bucket?region", "key=value"),
        ("https://s3.eu-west-1.amazonaws.com/bucket?region=us-east-1", "different regions"),
        (
            "https://bucket.s3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=x",
            "presigned URL",
        ),
        ("https://bucket.s3.amazonaws.com/a?AWSAccessKeyId=x&Expires=1&Signature=x", "presigned URL"),
        // Other spellings.
        ("s3a://bucket/a", "a variant that only some clients know"),
        ("https://pub-abc123.r2.dev", "ACCOUNT.r2.cloudflarestorage.com"),
        ("https://KEY:SECRET@pub-abc123.r2.dev/a", "ACCOUNT.r2.cloudflarestorage.com"),
        ("s3://KEY:SECRET@pub-abc123.r2.dev/a", "ACCOUNT.r2.cloudflarestorage.com"),
        ("http://minio:9001/browser/bkt", "a page of MinIO's console"),
        ("http://KEY:SECRET@minio:9001/browser/bkt/a", "a page of MinIO's console"),
        ("https://minio.test:9001/browser/bkt", "a page of MinIO's console"),
        ("s3n://bucket/a", "begin it as the example does"),
        ("s3+http://minio/bucket", "a variant"),
        ("arn:aws:s3:::bucket", "s3://BUCKET"),
        ("bucket/a", "it has no scheme"),
        ("gs://bucket", "Google Cloud Storage"),
        ("s3://one,s3://two", "it contains two URLs"),
        ("s3://bucket#a", "%23"),
        ("s3://bucket/a b", "%20"),
        ("s3://bucket/${PREFIX}", "nothing expanded"),
        ("https://minio:0/bucket", "from 1 to 65535"),
        ("https://a,b/bucket", "several hosts"),
        ("https://shop.blob.core.windows.net", "its bucket is missing"),
    ] {
        let error = refusal(text);
        assert!(error.contains(fix), "{text} gives {error}");
    }
    assert!(refusal(&format!("s3://{}", "a".repeat(64))).contains("3 to 63 letters"));
    read(&format!("s3://{}", "a".repeat(63)));
}

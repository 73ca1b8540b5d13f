use secrecy::SecretString;

use crate::kind::Tls;
use crate::resource::S3;
use crate::value::ValueError;

/// Makes object_store's `AmazonS3Builder` of an [`S3`](crate::resource::S3), and the prefix as a `Path`.
///
/// The builder holds no prefix: put it before each path, as `PrefixStore` does.
///
/// ```ignore
/// let (builder, prefix) = client::object_store_s3!(config.s3_url)?;
/// let store = PrefixStore::new(builder.build()?, prefix);
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes bucket, endpoint, region, key, secret and token, and allows `http` only for a URL that begins with it. If the
/// URL has no key, the builder is that of `AmazonS3Builder::from_env()`, which finds the credentials of a role. If the URL
/// has no endpoint either, such as `s3://bucket` or a host of Amazon, that builder takes the one of `AWS_ENDPOINT`.
/// object_store needs its feature `aws` or `aws-base`.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a prefix that object_store does not take, such as one with `//` | write it without empty segments |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_object_store_s3 {
    ($handle:expr $(,)?) => {
        $crate::__client_object_store_s3!($handle, crate = ::object_store)
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(,)?) => {
        $crate::__private::client::object_store_s3(&$handle).and_then(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let prefix = match client::path::Path::parse(parts.prefix) {
                ::core::result::Result::Ok(prefix) => prefix,
                ::core::result::Result::Err(_) => return ::core::result::Result::Err(factor3::OBJECT_STORE_PREFIX),
            };
            let mut builder = match parts.key {
                ::core::option::Option::Some((key, secret)) => client::aws::AmazonS3Builder::new()
                    .with_access_key_id(key)
                    .with_secret_access_key(factor3::expose(secret)),
                ::core::option::Option::None => client::aws::AmazonS3Builder::from_env(),
            };
            builder = builder.with_bucket_name(parts.bucket).with_allow_http(parts.http);
            if let ::core::option::Option::Some(endpoint) = parts.endpoint {
                builder = builder.with_endpoint(endpoint);
            }
            if let ::core::option::Option::Some(region) = parts.region {
                builder = builder.with_region(region);
            }
            if let ::core::option::Option::Some(token) = parts.session_token {
                builder = builder.with_token(factor3::expose(token));
            }
            ::core::result::Result::Ok((builder, prefix))
        })
    };
}

pub struct Parts<'a> {
    pub bucket: &'a str,
    pub prefix: &'a str,
    pub endpoint: Option<&'a str>,
    pub region: Option<&'a str>,
    pub key: Option<(&'a str, &'a SecretString)>,
    pub session_token: Option<&'a SecretString>,
    pub http: bool,
}

pub fn parts(bucket: &S3) -> Result<Parts<'_>, ValueError> {
    Ok(Parts {
        bucket: bucket.bucket(),
        prefix: bucket.prefix().unwrap_or_default(),
        endpoint: bucket.endpoint(),
        region: bucket.region(),
        key: bucket.access_key_id().zip(bucket.secret_access_key()),
        session_token: bucket.session_token(),
        http: bucket.tls() == Tls::Off,
    })
}

use secrecy::SecretString;

use crate::kind::Tls;
use crate::resource::AzureBlob;
use crate::value::ValueError;

/// Makes object_store's `MicrosoftAzureBuilder` of an [`AzureBlob`](crate::resource::AzureBlob), and the prefix as a `Path`.
///
/// The builder holds no prefix: put it before each path, as `PrefixStore` does. A connection string names no container: add
/// `.with_container_name(..)`, without which `build()` is an error.
///
/// ```ignore
/// let (builder, prefix) = client::object_store_azure!(config.azure_storage)?;
/// let store = PrefixStore::new(builder.build()?, prefix);
/// ```
///
/// (`tests/packages/live` in the repository runs this with a server.)
///
/// It passes account, container, endpoint, and the key or the SAS, and allows `http` only for a URL that begins with it. If
/// there is neither a key nor a SAS, the builder is that of `MicrosoftAzureBuilder::from_env()`, which finds the identity of
/// a workload. object_store needs its feature `azure` or `azure-base`.
///
/// # Errors
///
/// | refused | what to do |
/// |---|---|
/// | a connection string with a domain of your own and without `AccountName` | object_store needs the account: add it |
/// | a prefix that object_store does not take, such as one with `//` | write it without empty segments |
#[macro_export]
#[doc(hidden)]
macro_rules! __client_object_store_azure {
    ($handle:expr $(,)?) => {
        $crate::__client_object_store_azure!($handle, crate = ::object_store)
    };
    ($handle:expr, crate = $($first:ident)? $(:: $rest:ident)* $(,)?) => {
        $crate::__private::client::object_store_azure(&$handle).and_then(|parts| {
            use $crate::__private::client as factor3;
            use $($first)? $(:: $rest)* as client;

            let prefix = match client::path::Path::parse(parts.prefix) {
                ::core::result::Result::Ok(prefix) => prefix,
                ::core::result::Result::Err(_) => return ::core::result::Result::Err(factor3::OBJECT_STORE_PREFIX),
            };
            let mut builder = match (parts.account_key, parts.sas_token) {
                (::core::option::Option::Some(key), _) => {
                    client::azure::MicrosoftAzureBuilder::new().with_access_key(factor3::expose(key))
                }
                (_, ::core::option::Option::Some(token)) => client::azure::MicrosoftAzureBuilder::new()
                    .with_config(client::azure::AzureConfigKey::SasKey, factor3::expose(token)),
                _ => client::azure::MicrosoftAzureBuilder::from_env(),
            };
            builder = builder
                .with_account(parts.account)
                .with_endpoint(factor3::owned(parts.endpoint))
                .with_allow_http(parts.http);
            if let ::core::option::Option::Some(container) = parts.container {
                builder = builder.with_container_name(container);
            }
            ::core::result::Result::Ok((builder, prefix))
        })
    };
}

pub struct Parts<'a> {
    pub account: &'a str,
    pub container: Option<&'a str>,
    pub prefix: &'a str,
    pub endpoint: &'a str,
    pub account_key: Option<&'a SecretString>,
    pub sas_token: Option<&'a SecretString>,
    pub http: bool,
}

pub fn parts(blobs: &AzureBlob) -> Result<Parts<'_>, ValueError> {
    let account = blobs.account().ok_or(ValueError::because(
        "it names no account, which object_store needs: add AccountName=NAME to the connection string",
    ))?;
    Ok(Parts {
        account,
        container: blobs.container(),
        prefix: blobs.prefix().unwrap_or_default(),
        endpoint: blobs.endpoint(),
        account_key: blobs.account_key(),
        sas_token: blobs.sas_token(),
        http: blobs.tls() == Tls::Off,
    })
}

/// The prefix is read as object_store reads paths.
pub const PREFIX: ValueError = ValueError::because(
    "its prefix is not a path for object_store: write it without empty segments and without control characters",
);

mod checks;
mod credentials;
mod site;

use core::fmt;
use core::str::FromStr;
use std::net::Ipv4Addr;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::object_store;
use crate::kind::{Scheme, Tls};
use crate::resource::conventions::LoneUserinfo;
use crate::resource::credentials::Credentials as _;
use crate::resource::endpoint::Endpoint;
use crate::resource::grammar;
use crate::resource::handle_macro::handle;
use crate::resource::parts::Parts;
use crate::resource::rules::RulesOf;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// A bucket of Amazon S3, or of a store with the same API, usually in `S3_URL`.
///
/// No standard defines this URL. The forms are those of the AWS CLI, of [Amazon's own URLs][hosting] and of object_store 0.14,
/// and another one with credentials:
///
/// | form | endpoint | bucket |
/// |---|---|---|
/// | `s3://bucket[/prefix]` | none: Amazon's | in the place of the host |
/// | `s3://KEY:SECRET@endpoint[:port]/bucket[/prefix]` | `https://endpoint[:port]` | in the path |
/// | `http[s]://[KEY:SECRET@]endpoint[:port]/bucket[/prefix]` | as written | in the path |
/// | `https://s3.REGION.amazonaws.com/bucket[/prefix]`, also `s3.amazonaws.com` and `s3-REGION` | none: Amazon's | in the path |
/// | `https://bucket.s3.REGION.amazonaws.com[/prefix]`, also without a region | none: Amazon's | in the host |
/// | the last two with `s3.dualstack`, `s3-fips`, `amazonaws.com.cn`, `amazonaws.eu` or `http` | the host without the bucket | as above |
/// | `https://bucket.vpce-ID.s3.REGION.vpce.amazonaws.com/bucket[/prefix]` | as written | in the path |
/// | `https://bucket.fly.storage.tigris.dev[/prefix]`, and the same of `t3.storage.dev`, `storage.yandexcloud.net`, `sos-ZONE.exo.io`, `cellar-NAME.services.clever-cloud.com`, `s3.filebase.com`, `s3.tebi.io`, `gateway.storjshare.io`, `NAME.upcloudobjects.com`, `NAME.s3.synologyc2.net`, `NAME.dream.io`, `cos.REGION.myqcloud.com`, `obs.REGION.myhuaweicloud.com`, Railway and LocalStack | the host without the bucket | in the host |
/// | `s3://bucket.nyc3.digitaloceanspaces.com[/prefix]`, and the same of the other stores | the host without the bucket | in the host |
/// | `https://REF.supabase.co/storage/v1/s3/bucket[/prefix]`, also `REF.storage.supabase.co` | the URL with `/storage/v1/s3` | after that path |
/// | `https://ACCOUNT[.eu].r2.cloudflarestorage.com/bucket[/prefix]` | as written; the region is `auto` | in the path |
///
/// | part | meaning |
/// |---|---|
/// | region | from Amazon's host, or `?region=`; both must agree |
/// | key and secret | both or none, percent-encoded: write the `/` in Amazon's secrets as `%2F`. Without them, the client uses its usual sources |
/// | `session_token=` | the token of temporary credentials, a secret |
/// | scheme | `s3` and `https` are verified TLS; `http` is no TLS |
/// | prefix | percent-decoded, otherwise as it is written: `a` and `a/` are different. An empty one is no prefix. When printed, it is masked with the bucket unless the host of a known store, a key or the path of Supabase shows that the URL belongs to S3 |
///
/// A [bucket's name][names] has 3 to 63 letters, digits, dots and hyphens, and keeps its case. Upper case and `_` are
/// allowed outside the host, since old buckets and other stores use them.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | another parameter | an ignored `endpoint=` would lead to another store: `https://ENDPOINT/bucket` |
/// | a presigned URL | it is one request and expires: `s3://KEY:SECRET@ENDPOINT/bucket` |
/// | a user without a password | `KEY:SECRET@` |
/// | `s3://KEY:SECRET@name/…` with a name without dots | the name is the bucket for smart_open and older Hadoop: `https://KEY:SECRET@ENDPOINT/bucket` |
/// | `s3://name:port` | `https://HOST:PORT/bucket` |
/// | the ARN of an access point | its alias: `s3://ALIAS` |
/// | Amazon's hosts for websites, access points, acceleration and directory buckets | `https://s3.REGION.amazonaws.com/bucket` |
/// | a host of another well-known store that names the bucket | `https://ENDPOINT/bucket` |
/// | a host in `.r2.dev`, `/browser/…` on port 9001 | a public page and MinIO's console are not endpoints: `https://ENDPOINT/bucket` |
/// | an unknown host with a label `s3` or `s3-…` after its first label, and without a port | it may name the bucket: `https://ENDPOINT/bucket`, or if the whole host is the endpoint, `https://HOST:443/bucket` |
/// | `.`, `..` or `%2F` in the path | clients read them differently |
/// | `s3a` | it belongs to Hadoop: `s3` |
///
/// ```
/// use factor3::{ExposeSecret, resource::{S3, Tls}};
///
/// let url = "s3://AKIDEXAMPLE:wJa%2FbPx@minio.internal:9000/uploads/2024?region=us-east-1";
/// let uploads: S3 = url.parse()?;
/// assert_eq!((uploads.bucket(), uploads.prefix()), ("uploads", Some("2024")));
/// assert_eq!(uploads.endpoint(), Some("https://minio.internal:9000"));
/// assert_eq!((uploads.region(), uploads.tls()), (Some("us-east-1"), Tls::VerifyFull));
/// assert_eq!(uploads.secret_access_key().map(ExposeSecret::expose_secret), Some("wJa/bPx"));
/// assert_eq!(uploads.to_string(), "s3://***@minio.internal:9000/uploads/2024?region=us-east-1");
///
/// let ours: S3 = "https://uploads.s3.eu-west-1.amazonaws.com/2024/".parse()?;
/// assert_eq!((ours.bucket(), ours.region()), ("uploads", Some("eu-west-1")));
/// assert_eq!(ours.endpoint(), None);
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::object_store_s3!`](crate::client) does this, and also returns the prefix.
///
/// Pass the parts. For object_store 0.14, build this `builder` for `builder.build()?`, and put the prefix before each
/// path:
///
/// ```ignore
/// let mut builder = AmazonS3Builder::from_env()
///     .with_bucket_name(uploads.bucket())
///     .with_allow_http(uploads.tls() == Tls::Off);
/// if let Some(endpoint) = uploads.endpoint() {
///     builder = builder.with_endpoint(endpoint);
/// }
/// if let Some(region) = uploads.region() {
///     builder = builder.with_region(region);
/// }
/// if let (Some(key), Some(secret)) = (uploads.access_key_id(), uploads.secret_access_key()) {
///     builder = builder.with_access_key_id(key).with_secret_access_key(secret.expose_secret());
/// }
/// if let Some(token) = uploads.session_token() {
///     builder = builder.with_token(token.expose_secret());
/// }
/// let prefix = Path::parse(uploads.prefix().unwrap_or_default())?;
/// ```
///
/// object_store 0.14 reads [`expose_url`](Self::expose_url) differently:
///
/// - It ignores the user and password, the parameters and the prefix.
/// - It reads the host of every `s3://` URL as the bucket.
/// - It refuses every endpoint except those of Amazon and Cloudflare, with an error that shows the URL.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
///
/// [hosting]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
/// [names]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
#[derive(Clone)]
pub struct S3(Box<Bucket>);

#[derive(Clone)]
struct Bucket {
    parts: Parts,
    name: String,
    // The rest of a secret path may follow the bucket, so it is wiped.
    prefix: Option<Zeroizing<String>>,
    endpoint: Option<String>,
    region: Option<String>,
}

handle!(
    S3,
    "an S3 URL",
    "s3://KEY:SECRET@s3.eu-west-1.amazonaws.com/bucket",
    <S3Urls as Service>::SCHEMES,
    ""
);

object_store::store_methods!(S3);

impl S3 {
    /// The bucket's name.
    #[must_use]
    pub fn bucket(&self) -> &str {
        &self.0.name
    }

    /// The prefix of the keys of all objects, percent-decoded. It is never empty.
    #[must_use]
    pub fn prefix(&self) -> Option<&str> {
        self.0.prefix.as_deref().map(String::as_str)
    }

    /// The URL of the store, without the bucket and the credentials. It is `None` for Amazon's own endpoint.
    #[must_use]
    pub fn endpoint(&self) -> Option<&str> {
        self.0.endpoint.as_deref()
    }

    /// The region, if the host or the parameter `region` names it.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_deref()
    }

    /// The id of the access key, percent-decoded. It is never empty.
    #[must_use]
    pub fn access_key_id(&self) -> Option<&str> {
        self.0.parts.username()
    }

    /// The secret access key, percent-decoded. It is `Some` exactly if [`access_key_id`](Self::access_key_id) is.
    #[must_use]
    pub fn secret_access_key(&self) -> Option<&SecretString> {
        self.0.parts.password()
    }

    /// This bucket with another access key, which need not be percent-encoded.
    ///
    /// `#[config(username = "..", password = "..")]` on a field calls it with a key from variables of their own.
    /// [`expose_url`](Self::expose_url) then has the bucket in its path.
    ///
    /// # Errors
    ///
    /// Returns an error if the id or the secret is empty.
    ///
    /// ```
    /// use factor3::{ExposeSecret, SecretString};
    /// use factor3::resource::S3;
    ///
    /// let uploads: S3 = "s3://uploads/2024".parse()?;
    /// let uploads = uploads.with_access_key("AKIDEXAMPLE", &SecretString::from("wJa/bPx"))?;
    /// assert_eq!((uploads.bucket(), uploads.access_key_id()), ("uploads", Some("AKIDEXAMPLE")));
    /// assert_eq!(uploads.secret_access_key().map(ExposeSecret::expose_secret), Some("wJa/bPx"));
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    pub fn with_access_key(&self, id: &str, secret: &SecretString) -> Result<Self, ValueError> {
        self.with_credentials(Some(id), Some(secret.expose_secret()))
    }

    /// The token of temporary credentials.
    #[must_use]
    pub fn session_token(&self) -> Option<&SecretString> {
        self.0.parts.secret_param("session_token")
    }
}

/// Writes the URL without its credentials.
impl fmt::Display for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.parts, f)
    }
}

impl FromStr for S3 {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        // An `@` is allowed only after a user and password, so a text without one has no credentials.
        let split = if strings::contains(text, "@") { None } else { text.split_at_checked("s3://".len()) };
        let bucket = match split {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("s3://") && !names_store(rest) => {
                by_bucket(text, rest)
            }
            _ => by_endpoint(text),
        };
        Ok(Self(Box::new(bucket?)))
    }
}

/// Whether `s3://` is followed by the host of a store, and not by a bucket of Amazon's.
fn names_store(rest: &str) -> bool {
    let (host, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?' | b'#'));
    site::is_store(&host.to_ascii_lowercase())
}

/// The rules for the grammar of the URL. The marker is private, since the public handle also finds the bucket in the
/// host or the path.
enum S3Urls {}

impl Service for S3Urls {
    const NAME: &'static str = "S3";
    const SCHEMES: &'static [Scheme] =
        &[Scheme::tls("s3", 443), Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["region"];
}

/// A masked path.
const HIDDEN: &str = "***";

/// Reads `s3://bucket/prefix`, which is short for Amazon's endpoint with the bucket in the path.
// It is read in that longer form, because a bucket may have a name that no host has, such as `logs.2024`.
fn by_bucket(text: &str, rest: &str) -> Result<Bucket, ValueError> {
    let url = Zeroizing::new(strings::concat(&["https://s3.amazonaws.com/", rest]));
    let mut parts = grammar::parse(&url, RulesOf::<S3Urls>::RULES)?;
    let (bucket, _) = strings::split_while(rest, |byte| !matches!(byte, b'/' | b'?'));
    if bucket.starts_with("arn:") {
        return Err(ValueError::because(
            "it has an ARN in place of the bucket: write the access point's alias, s3://ALIAS, or the bucket's \
             name",
        ));
    }
    if strings::contains(bucket, ":") {
        return Err(ValueError::because(
            "it has a port, and no key before its host: write https://HOST:PORT/bucket for a separate store, \
             s3://bucket for Amazon's",
        ));
    }
    let region = checks::parameters(&parts)?;
    checks::credentials(&parts, text)?;
    let path = parts.path().unwrap_or_default();
    object_store::check_path(&url, path)?;
    let slash = strings::contains(path, "/");
    let (name, prefix) = named(path)?;
    if site::is_endpoint(&name) {
        return Err(ValueError::because(
            "it has an endpoint in place of the bucket: write https://ENDPOINT/bucket, or \
             s3://bucket?region=REGION",
        ));
    }
    // The parts are changed so that `Display` prints the URL as it was written: a host without a port, and the prefix.
    if let Some(scheme) = parts.rules.schemes.first() {
        parts.scheme = scheme;
    }
    parts.endpoints = vec![Endpoint::Srv { host: name.clone() }];
    parts.set_path(if slash { prefix.as_deref().map(String::as_str).or(Some("")) } else { None });
    parts.url = SecretString::from(text);
    Ok(Bucket { parts, name, prefix, endpoint: None, region })
}

/// Reads every other form, with the endpoint as the host.
fn by_endpoint(text: &str) -> Result<Bucket, ValueError> {
    let mut parts = grammar::parse(text, RulesOf::<S3Urls>::RULES)?;
    let given = checks::parameters(&parts)?;
    checks::credentials(&parts, text)?;
    let path = parts.path().unwrap_or_default();
    object_store::check_path(text, path)?;
    let host = object_store::host(&parts);
    let short = parts.scheme() == "s3";
    if short && parts.given_port().is_none() && host != "localhost" && object_store::is_label(&host) {
        return Err(ValueError::because(
            "the name after its @ may be a bucket or an endpoint: write s3://KEY:SECRET@ENDPOINT:PORT/bucket, \
             or https://KEY:SECRET@ENDPOINT/bucket; for a bucket of Amazon's, the ENDPOINT is \
             s3.REGION.amazonaws.com",
        ));
    }
    let keyless = short && parts.username().is_none();
    let site = site::read(&host, keyless, parts.given_port().is_some())?;
    if keyless && site.bucket.is_empty() {
        return Err(ValueError::because(
            "it has an endpoint in place of the bucket: write https://ENDPOINT/bucket, or \
             s3://bucket?region=REGION",
        ));
    }
    if parts.given_port() == Some(9001) && path.starts_with("browser/") {
        return Err(ValueError::because(
            "it is a page of MinIO's console: write https://ENDPOINT/bucket, where the ENDPOINT usually has port 9000",
        ));
    }
    // The endpoint of Supabase has a path.
    let (base, path) = match path.strip_prefix(site::SUPABASE) {
        Some(rest) if !site.known && (rest.is_empty() || rest.starts_with('/')) => {
            ("/storage/v1/s3", rest.strip_prefix('/').unwrap_or_default())
        }
        _ if host.ends_with(".supabase.co") => {
            return Err(ValueError::because(
                "its path is not that of Supabase's S3: write https://REF.storage.supabase.co/storage/v1/s3/bucket",
            ));
        }
        _ => ("", path),
    };
    let (name, prefix) = match site.bucket {
        "" => named(path)?,
        _ if short && !keyless => {
            return Err(ValueError::because(
                "its host names the bucket: write s3://KEY:SECRET@ENDPOINT/bucket, where Amazon's ENDPOINT is \
                 s3.REGION.amazonaws.com",
            ));
        }
        bucket => {
            (named(bucket)?.0, if path.is_empty() { None } else { Some(Zeroizing::new(path.to_owned())) })
        }
    };
    let region = match (site.region, given) {
        ("", given) => given,
        (region, Some(given)) if region != given && region != "auto" => {
            return Err(ValueError::because(
                "its host and its parameter region name different regions: remove the parameter",
            ));
        }
        (_, Some(given)) => Some(given),
        (region, None) => Some(region.to_owned()),
    };
    // Without any sign of S3, it may be the URL of a hook that was set in the wrong variable.
    let known = site.known || host == "localhost" || !base.is_empty() || parts.username().is_some();
    if !known {
        parts.set_path(Some(HIDDEN));
    }
    let endpoint = if site.usual && parts.port() == 443 && parts.tls() != Tls::Off {
        None
    } else {
        Some(strings::concat(&[&object_store::origin(&parts, site.host), base]))
    };
    Ok(Bucket { name, prefix, endpoint, region, parts })
}

/// Splits a path into the bucket and the prefix.
fn named(path: &str) -> Result<(String, Option<Zeroizing<String>>), ValueError> {
    let (name, prefix) = object_store::split(path);
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !object_store::is_name(name, allowed)
        || strings::contains(name, "..")
        || name.parse::<Ipv4Addr>().is_ok()
    {
        return Err(ValueError::because(
            "its bucket is missing or is not a valid name: write 3 to 63 letters, digits, . and -, with a \
             letter or digit at both ends; where the host names none, write https://ENDPOINT/bucket",
        ));
    }
    Ok((name.to_owned(), prefix.map(|prefix| Zeroizing::new(prefix.to_owned()))))
}

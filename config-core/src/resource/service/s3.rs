mod site;

use core::fmt;
use core::str::FromStr;
use std::net::Ipv4Addr;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::store;
use crate::ascii;
use crate::resource::own::handle;
use crate::resource::rules::RulesOf;
use crate::resource::{Endpoint, LoneUserinfo, Parts, Scheme, Service, Tls, grammar, host};
use crate::value::ValueError;

/// A bucket of Amazon S3, or of a store with its API, usually in `S3_URL`.
///
/// There is no standard. The forms are those of the AWS CLI, of [Amazon's own URLs][hosting] and of
/// object_store 0.14, and one with credentials:
///
/// | form | endpoint | bucket |
/// |---|---|---|
/// | `s3://bucket[/prefix]` | none: Amazon's | the host |
/// | `s3://KEY:SECRET@endpoint[:port]/bucket[/prefix]` | `https://endpoint[:port]` | in the path |
/// | `http[s]://[KEY:SECRET@]endpoint[:port]/bucket[/prefix]` | as written | in the path |
/// | `https://s3.REGION.amazonaws.com/bucket[/prefix]`, also `s3.amazonaws.com` and `s3-REGION` | none: Amazon's | in the path |
/// | `https://bucket.s3.REGION.amazonaws.com[/prefix]`, also without a region | none: Amazon's | in the host |
/// | the last two with `s3.dualstack`, `s3-fips`, `amazonaws.com.cn`, `amazonaws.eu` or `http` | that of the host, without the bucket | as above |
/// | `https://bucket.vpce-ID.s3.REGION.vpce.amazonaws.com/bucket[/prefix]` | as written | in the path |
/// | `https://ACCOUNT[.eu].r2.cloudflarestorage.com/bucket[/prefix]` | as written; the region is `auto` | in the path |
///
/// | part | reading |
/// |---|---|
/// | region | from Amazon's host, or `?region=`; both must agree |
/// | key and secret | both or none, percent-encoded: Amazon's secrets hold `/`, which is `%2F`. Without them, the client looks where it usually does |
/// | `session_token=` | that of temporary credentials, a secret |
/// | scheme | `s3` and `https`: verified TLS; `http`: none |
/// | prefix | percent-decoded, as it is written: `a` and `a/` are two; nothing behind the bucket's slash is none. Masked with the bucket, when printed, where neither a host of Amazon's, a region nor a key says that this is S3 |
///
/// A [bucket's name][names] has 3 to 63 letters, digits, dots and hyphens; upper case and `_` are let pass
/// outside of a host, since old buckets and other stores have them. It keeps its case.
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): another parameter, since an `endpoint=`
/// that is not read leads to another store; a presigned URL, which is one request and expires; a user without a
/// password; `s3://KEY:SECRET@name/…` with a name without dots, which is the bucket for smart_open and was for
/// Hadoop; `s3://name:port`; an access point by its ARN, which has an alias; Amazon's hosts for websites, access
/// points, acceleration and directory buckets, and a longer host of a well-known store, which names the bucket;
/// `.` and `..` and `%2F` in the path; `s3a`, which is Hadoop's.
///
/// ```
/// use factor3::{ExposeSecret, resource::{S3, Tls}};
///
/// let uploads: S3 = "s3://AKIDEXAMPLE:wJa%2FbPx@minio.internal:9000/uploads/2024?region=us-east-1".parse()?;
/// assert_eq!((uploads.bucket(), uploads.prefix()), ("uploads", Some("2024")));
/// assert_eq!(uploads.endpoint(), Some("https://minio.internal:9000"));
/// assert_eq!((uploads.region(), uploads.tls()), (Some("us-east-1"), Tls::VerifyFull));
/// assert_eq!(uploads.secret_access_key().map(ExposeSecret::expose_secret), Some("wJa/bPx"));
/// assert_eq!(uploads.to_string(), "s3://***@minio.internal:9000/uploads/2024?region=us-east-1");
///
/// let ours: S3 = "https://uploads.s3.eu-west-1.amazonaws.com/2024/".parse()?;
/// assert_eq!((ours.bucket(), ours.region(), ours.endpoint()), ("uploads", Some("eu-west-1"), None));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for object_store 0.14, what is to become `builder.build()?`, and the prefix goes into each
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
/// By [`expose_url`](Self::expose_url), object_store 0.14 ignores the user and password, the parameters and the
/// prefix, takes the host of every `s3://` for the bucket, and refuses every endpoint but Amazon's and
/// Cloudflare's, with an error that shows the URL.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
///
/// [hosting]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
/// [names]: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
#[derive(Clone)]
pub struct S3(Box<Bucket>);

#[derive(Clone)]
struct Bucket {
    parts: Parts,
    name: String,
    prefix: Option<String>,
    endpoint: Option<String>,
    region: Option<String>,
}

handle!(S3, "s3://KEY:SECRET@s3.eu-west-1.amazonaws.com/bucket", <Urls as Service>::SCHEMES, "");

impl S3 {
    /// The bucket's name.
    #[must_use]
    #[inline]
    pub fn bucket(&self) -> &str {
        &self.0.name
    }

    /// What the keys of all objects begin with, percent-decoded. Never empty.
    #[must_use]
    #[inline]
    pub fn prefix(&self) -> Option<&str> {
        self.0.prefix.as_deref()
    }

    /// The URL of the store, without the bucket and the credentials; `None` for Amazon's own.
    #[must_use]
    #[inline]
    pub fn endpoint(&self) -> Option<&str> {
        self.0.endpoint.as_deref()
    }

    /// The region, where the host or the parameter `region` names it.
    #[must_use]
    #[inline]
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_deref()
    }

    /// The access key's id, percent-decoded. Never empty.
    #[must_use]
    #[inline]
    pub fn access_key_id(&self) -> Option<&str> {
        self.0.parts.username()
    }

    /// The secret access key, percent-decoded. There is one exactly if there is an id.
    #[must_use]
    #[inline]
    pub fn secret_access_key(&self) -> Option<&SecretString> {
        self.0.parts.password()
    }

    /// The token of temporary credentials.
    #[must_use]
    #[inline]
    pub fn session_token(&self) -> Option<&SecretString> {
        self.0.parts.secret_param("session_token")
    }

    /// What the URL demands of TLS.
    #[must_use]
    #[inline]
    pub fn tls(&self) -> Tls {
        self.0.parts.tls()
    }

    /// The whole URL as it was given, with its credentials. Few clients read every form: the parts are the
    /// safer way.
    #[must_use]
    #[inline]
    pub fn expose_url(&self) -> &str {
        self.0.parts.url.expose_secret()
    }
}

/// The URL without its credentials.
impl fmt::Display for S3 {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.parts, f)
    }
}

impl FromStr for S3 {
    type Err = ValueError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ValueError> {
        // An `@` anywhere else than behind a user and password is refused, so without one there are none.
        let split = if ascii::contains(text, "@") { None } else { text.split_at_checked("s3://".len()) };
        let bucket = match split {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("s3://") => by_bucket(text, rest),
            _ => by_endpoint(text),
        };
        Ok(Self(Box::new(bucket?)))
    }
}

/// What the grammar has to know. The marker is not public: the handle is a type of its own, since what a URL's
/// host and path are depends on the host.
enum Urls {}

impl Service for Urls {
    const NAME: &'static str = "S3";
    const SCHEMES: &'static [Scheme] =
        &[Scheme::tls("s3", 443), Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    const SHOWN_PARAMS: &'static [&'static str] = &["region"];
}

/// A path that is masked when printed.
const HIDDEN: &str = "***";

/// `s3://bucket/prefix`: Amazon's endpoint with the bucket in its path, by a shorter name. Read as that,
/// because a bucket may have a name that no host has, such as `logs.2024`.
#[inline]
fn by_bucket(text: &str, rest: &str) -> Result<Bucket, ValueError> {
    let url = Zeroizing::new(ascii::concat(&["https://s3.amazonaws.com/", rest]));
    let mut parts = grammar::parse(&url, RulesOf::<Urls>::RULES)?;
    let (bucket, _) = ascii::split_while(rest, |byte| !matches!(byte, b'/' | b'?'));
    if bucket.starts_with("arn:") {
        return Err(ValueError::because(
            "it has an ARN where the bucket stands: write the access point's alias, s3://ALIAS, or the bucket's name",
        ));
    }
    if ascii::contains(bucket, ":") {
        return Err(ValueError::because(
            "it has a port, and no key before its host: write https://HOST:PORT/bucket for a store of its own, \
             s3://bucket for Amazon's",
        ));
    }
    let region = parameters(&parts)?;
    credentials(&parts, text)?;
    let path = parts.path().unwrap_or_default();
    store::check_path(&url, path)?;
    let slash = ascii::contains(path, "/");
    let (name, prefix) = named(path)?;
    if site::is_endpoint(&name) {
        return Err(ValueError::because(
            "it has an endpoint where the bucket stands: write https://ENDPOINT/bucket, or \
             s3://bucket?region=REGION",
        ));
    }
    // Printed as it was written: a host that has no port, and the prefix.
    if let Some(scheme) = parts.rules.schemes.first() {
        parts.scheme = scheme;
    }
    parts.endpoints = vec![Endpoint::Srv { host: name.clone() }];
    parts.set_path(if slash { prefix.as_deref().or(Some("")) } else { None });
    parts.url = SecretString::from(text);
    Ok(Bucket { parts, name, prefix, endpoint: None, region })
}

#[inline]
fn by_endpoint(text: &str) -> Result<Bucket, ValueError> {
    let mut parts = grammar::parse(text, RulesOf::<Urls>::RULES)?;
    let given = parameters(&parts)?;
    credentials(&parts, text)?;
    let path = parts.path().unwrap_or_default();
    store::check_path(text, path)?;
    let host = store::host(&parts);
    let short = parts.scheme() == "s3";
    if short && parts.given_port().is_none() && host != "localhost" && store::is_label(&host) {
        return Err(ValueError::because(
            "what stands behind its @ may be a bucket or an endpoint: write \
             s3://KEY:SECRET@ENDPOINT:PORT/bucket, or https://KEY:SECRET@ENDPOINT/bucket; for a bucket of \
             Amazon's, the ENDPOINT is s3.REGION.amazonaws.com",
        ));
    }
    let site = site::read(&host)?;
    let (name, prefix) = match site.bucket {
        "" => named(path)?,
        _ if short => {
            return Err(ValueError::because(
                "its host names the bucket: write s3://KEY:SECRET@ENDPOINT/bucket, where Amazon's ENDPOINT is \
                 s3.REGION.amazonaws.com",
            ));
        }
        bucket => (named(bucket)?.0, if path.is_empty() { None } else { Some(path.to_owned()) }),
    };
    let region = match (site.region, given) {
        ("", given) => given,
        (region, Some(given)) if region != given && region != "auto" => {
            return Err(ValueError::because(
                "its host and its parameter region name different regions: leave the parameter away",
            ));
        }
        (_, Some(given)) => Some(given),
        (region, None) => Some(region.to_owned()),
    };
    // Nothing says that this is S3: it may be the URL of a hook, set in the wrong variable.
    let known = site.usual || !site.bucket.is_empty() || region.is_some() || parts.username().is_some();
    if !known && prefix.is_some() {
        parts.set_path(Some(HIDDEN));
    }
    let endpoint = if site.usual && parts.port() == 443 && parts.tls() != Tls::Off {
        None
    } else {
        Some(store::origin(&parts, site.host))
    };
    Ok(Bucket { name, prefix, endpoint, region, parts })
}

/// The bucket at the beginning of a path, and the prefix.
#[inline]
fn named(path: &str) -> Result<(String, Option<String>), ValueError> {
    let (name, prefix) = store::split(path);
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    if !store::is_name(name, allowed) || ascii::contains(name, "..") || name.parse::<Ipv4Addr>().is_ok() {
        return Err(ValueError::because(
            "its bucket is missing, or is no bucket's name: 3 to 63 letters, digits, . and -, with a letter \
             or digit at both ends; where the host names none, write https://ENDPOINT/bucket",
        ));
    }
    Ok((name.to_owned(), prefix.map(str::to_owned)))
}

/// Refuses every parameter but two, and gives the region.
#[inline]
fn parameters(parts: &Parts) -> Result<Option<String>, ValueError> {
    let mut region = None;
    let mut token = false;
    for param in &parts.params {
        let name = param.name.to_ascii_lowercase();
        let value = param.value.expose_secret();
        let twice = match name.as_str() {
            "region" if host::is_name(value) => region.replace(value.to_owned()).is_some(),
            "region" => return Err(ValueError::because("its region must be a name such as eu-west-1")),
            "session_token" if !value.is_empty() => core::mem::replace(&mut token, true),
            "session_token" => return Err(ValueError::because("its session_token is empty: leave it away")),
            _ if name.starts_with("x-amz-") || name == "awsaccesskeyid" || name == "signature" => {
                return Err(ValueError::because(
                    "it is a presigned URL, which is one request and expires: write \
                     s3://KEY:SECRET@ENDPOINT/bucket",
                ));
            }
            _ => {
                return Err(ValueError::because(
                    "it has a parameter other than region and session_token: leave it away; an endpoint is \
                     written as https://ENDPOINT/bucket",
                ));
            }
        };
        if twice {
            return Err(ValueError::because("it has a parameter twice: leave one of the two away"));
        }
    }
    Ok(region)
}

/// Refuses half a pair of credentials.
#[inline]
fn credentials(parts: &Parts, text: &str) -> Result<(), ValueError> {
    let given = match (parts.username(), parts.password()) {
        (None, None) => !ascii::contains(text, "@"),
        (Some(id), Some(secret)) => !id.is_empty() && !secret.expose_secret().is_empty(),
        _ => false,
    };
    if !given {
        return Err(ValueError::because(
            "what stands before its @ is not an access key's id and its secret: write KEY:SECRET@, or leave \
             both and the @ away; a / in the secret is %2F",
        ));
    }
    if parts.username().is_none() && parts.secret_param("session_token").is_some() {
        return Err(ValueError::because(
            "its session_token belongs to a key: write KEY:SECRET@ before the endpoint",
        ));
    }
    Ok(())
}

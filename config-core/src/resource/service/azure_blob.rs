mod connection_string;

use core::fmt;
use core::str::FromStr;

use secrecy::{ExposeSecret, SecretString};

use super::store;
use crate::ascii;
use crate::resource::own::handle;
use crate::resource::rules::RulesOf;
use crate::resource::{LoneUserinfo, Parts, Scheme, Service, Tls, grammar};
use crate::value::ValueError;

/// An account or a container of Azure Blob Storage, usually in `AZURE_STORAGE_CONNECTION_STRING`.
///
/// Either a URL, as in [Naming and referencing containers, blobs, and metadata][names], or the string of
/// [Configure Azure Storage connection strings][strings].
///
/// | URL | reading |
/// |---|---|
/// | `https://ACCOUNT.blob.core.windows.net[/container[/prefix]]` | so is every host `ACCOUNT.blob.…`, also with `zNN` or `privatelink` before `blob` |
/// | `http://127.0.0.1:10000/ACCOUNT[/container[/prefix]]` | the account is in the path where the host is an address or has no dot, or the port is 10000: the emulator |
/// | `?sv=…&sig=…` | a shared access signature (SAS), a secret |
///
/// | key of the connection string | reading |
/// |---|---|
/// | `AccountName` | 3 to 24 lower-case letters and digits |
/// | `AccountKey` | base64, a secret |
/// | `SharedAccessSignature` | a SAS with or without its `?`, a secret |
/// | `DefaultEndpointsProtocol`, `EndpointSuffix` | `https` and `core.windows.net` without them |
/// | `BlobEndpoint` | the account's URL as above, or a domain of one's own; before the two |
/// | `UseDevelopmentStorage=true` | alone: the emulator with its well-known account and key |
/// | `AccountKeyName`, the endpoints of other services and of secondary locations | no part of the handle |
///
/// Keys ignore case and come in any order; the first `=` ends one, a `;` ends its value, also the last. The
/// string names no container. `https` is verified TLS, `http` none.
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar): a key that is unknown, empty or there
/// twice, and `AccountKey` beside `SharedAccessSignature`, since SDKs pick each in its own way;
/// `DevelopmentStorageProxyUri`; two names for the account or the protocol; a URL with a domain of one's own,
/// which does not tell the account; a user and password; a query without `sig`; a SAS for `https` in an `http`
/// URL; the secondary location; hosts of other services, such as `dfs`; `.` and `..` and `%2F` in the path; the
/// schemes `az`, `abfs` and `azure`.
///
/// ```
/// use factor3::{ExposeSecret, resource::{AzureBlob, Tls}};
///
/// let text = "AccountName=shop;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn";
/// let blobs: AzureBlob = text.parse()?;
/// assert_eq!((blobs.account(), blobs.container()), (Some("shop"), None));
/// assert_eq!((blobs.endpoint(), blobs.tls()), ("https://shop.blob.core.chinacloudapi.cn", Tls::VerifyFull));
/// assert_eq!(blobs.account_key().map(ExposeSecret::expose_secret), Some("c2VjcmV0"));
/// assert_eq!(
///     blobs.to_string(),
///     "AccountName=shop;AccountKey=***;BlobEndpoint=https://shop.blob.core.chinacloudapi.cn"
/// );
///
/// let blobs: AzureBlob = "https://shop.blob.core.windows.net/uploads/2024?sv=2022-11-02&sig=x%2By%3D".parse()?;
/// assert_eq!((blobs.container(), blobs.prefix()), (Some("uploads"), Some("2024")));
/// assert_eq!(blobs.sas_token().map(ExposeSecret::expose_secret), Some("sv=2022-11-02&sig=x%2By%3D"));
/// assert_eq!(
///     blobs.to_string(),
///     "https://shop.blob.core.windows.net:443/uploads/2024?sv=2022-11-02&sig=***"
/// );
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for object_store 0.14, what is to become `builder.build()?`. The container comes from a
/// variable of its own where this one is a connection string, and the prefix goes into each path:
///
/// ```ignore
/// let mut builder = MicrosoftAzureBuilder::new()
///     .with_account(blobs.account().unwrap_or_default())
///     .with_container_name(blobs.container().unwrap_or(container))
///     .with_endpoint(blobs.endpoint().to_owned())
///     .with_allow_http(blobs.tls() == Tls::Off);
/// if let Some(key) = blobs.account_key() {
///     builder = builder.with_access_key(key.expose_secret());
/// }
/// if let Some(token) = blobs.sas_token() {
///     builder = builder.with_config(AzureConfigKey::SasKey, token.expose_secret());
/// }
/// let prefix = Path::parse(blobs.prefix().unwrap_or_default())?;
/// ```
///
/// By [`expose_url`](Self::expose_url), object_store 0.14 reads no connection string, and shows it in its error;
/// it ignores the SAS and the prefix of a URL, and refuses every host but `ACCOUNT.blob.core.windows.net` and its
/// like of `dfs` and Fabric. Microsoft's own client for JavaScript takes a connection string with
/// `DefaultEndpointsProtocol` and `EndpointSuffix`, or `BlobEndpoint`, and heeds the case of keys.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
///
/// [names]: https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
/// [strings]: https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
#[derive(Clone)]
pub struct AzureBlob(Box<Blobs>);

#[derive(Clone)]
struct Blobs {
    parts: Parts,
    account: Option<String>,
    container: Option<String>,
    prefix: Option<String>,
    endpoint: String,
    account_key: Option<SecretString>,
    sas_token: Option<SecretString>,
    by_url: bool,
}

handle!(
    AzureBlob,
    "https://account.blob.core.windows.net/container",
    <Urls as Service>::SCHEMES,
    "[A-Za-z]+=[\\s\\S]*"
);

impl AzureBlob {
    /// The account's name; `None` where a connection string has a domain of one's own and no `AccountName`.
    #[must_use]
    #[inline]
    pub fn account(&self) -> Option<&str> {
        self.0.account.as_deref()
    }

    /// The container's name; a connection string has none.
    #[must_use]
    #[inline]
    pub fn container(&self) -> Option<&str> {
        self.0.container.as_deref()
    }

    /// What the names of all blobs begin with, percent-decoded. Never empty.
    #[must_use]
    #[inline]
    pub fn prefix(&self) -> Option<&str> {
        self.0.prefix.as_deref()
    }

    /// The URL of the account's blobs, without the container and the credentials; the emulator's ends in the
    /// account.
    #[must_use]
    #[inline]
    pub fn endpoint(&self) -> &str {
        &self.0.endpoint
    }

    /// The account's key, in base64.
    #[must_use]
    #[inline]
    pub fn account_key(&self) -> Option<&SecretString> {
        self.0.account_key.as_ref()
    }

    /// The shared access signature as it is written, percent-encoded, without a question mark: `sv=…&sig=…`.
    #[must_use]
    #[inline]
    pub fn sas_token(&self) -> Option<&SecretString> {
        self.0.sas_token.as_ref()
    }

    /// What the URL demands of TLS.
    #[must_use]
    #[inline]
    pub fn tls(&self) -> Tls {
        self.0.parts.tls()
    }

    /// The whole URL or connection string as it was given, with its credentials.
    #[must_use]
    #[inline]
    pub fn expose_url(&self) -> &str {
        self.0.parts.url.expose_secret()
    }
}

/// The URL, or the connection string, without its credentials.
impl fmt::Display for AzureBlob {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.by_url {
            return fmt::Display::fmt(&self.0.parts, f);
        }
        if let Some(account) = self.account() {
            write!(f, "AccountName={account};")?;
        }
        f.write_str(if self.0.account_key.is_some() { "AccountKey=***;" } else { "" })?;
        f.write_str(if self.0.sas_token.is_some() { "SharedAccessSignature=***;" } else { "" })?;
        write!(f, "BlobEndpoint={}", self.endpoint())
    }
}

impl FromStr for AzureBlob {
    type Err = ValueError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let blobs =
            if connection_string::is_one(text) { connection_string::read(text) } else { by_url(text) };
        Ok(Self(Box::new(blobs?)))
    }
}

/// What the grammar has to know. The marker is not public: the handle is a type of its own, since the text may
/// be no URL.
enum Urls {}

impl Service for Urls {
    const NAME: &'static str = "AzureBlob";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    // Of a shared access signature: its version, what it is for, what it allows and when.
    const SHOWN_PARAMS: &'static [&'static str] = &["sv", "ss", "srt", "sr", "sp", "st", "se", "spr"];
    const SECRET_PARAMS: &'static [&'static str] = &["sig"];
}

#[inline]
fn by_url(text: &str) -> Result<Blobs, ValueError> {
    let parts = parse(text)?;
    let host = store::host(&parts);
    let path = parts.path().unwrap_or_default();
    let (account, rest, endpoint) = match place(&host, &parts)? {
        Place::Host(account) => (account, path, store::origin(&parts, &host)),
        Place::Path => {
            let (account, rest) = store::split(path);
            (account, rest.unwrap_or_default(), ascii::concat(&[&store::origin(&parts, &host), "/", account]))
        }
        Place::Unknown => {
            return Err(ValueError::because(
                "its host does not name the account: write https://ACCOUNT.blob.core.windows.net/container, \
                 or for a domain of your own AccountName=ACCOUNT;AccountKey=KEY;BlobEndpoint=https://HOST",
            ));
        }
    };
    let account = named(account)?.to_owned();
    let (container, prefix) = store::split(rest);
    if !(rest.is_empty() || is_container(container)) {
        return Err(ValueError::because(
            "its path does not begin with a container's name: 3 to 63 lower-case letters, digits and single \
             -, with a letter or digit at both ends",
        ));
    }
    let container = if rest.is_empty() { None } else { Some(container.to_owned()) };
    let prefix = prefix.map(str::to_owned);
    let sas_token = if parts.params.is_empty() { None } else { text.split_once('?') };
    let sas_token = sas_token.map(|(_, token)| SecretString::from(token));
    Ok(Blobs {
        parts,
        account: Some(account),
        container,
        prefix,
        endpoint,
        account_key: None,
        sas_token,
        by_url: true,
    })
}

/// Reads a URL and its shared access signature.
#[inline]
fn parse(url: &str) -> Result<Parts, ValueError> {
    let parts = grammar::parse(url, RulesOf::<Urls>::RULES)?;
    if ascii::contains(url, "@") {
        return Err(ValueError::because(
            "it has a user or password before its host, which Azure does not take: write a shared access \
             signature, ?SAS, or AccountName=ACCOUNT;AccountKey=KEY",
        ));
    }
    store::check_path(url, parts.path().unwrap_or_default())?;
    let mut signatures = 0;
    for param in &parts.params {
        let value = param.value.expose_secret();
        match param.name.as_str() {
            "sig" if value.is_empty() => signatures += 2,
            "sig" => signatures += 1,
            "spr" if value == "https" && parts.tls() == Tls::Off => {
                return Err(ValueError::because(
                    "its shared access signature is for https alone: begin the URL with https://",
                ));
            }
            "comp" | "restype" | "snapshot" | "versionid" => {
                return Err(ValueError::because(
                    "it has a parameter of one request: leave all away but those of a shared access signature",
                ));
            }
            _ => {}
        }
    }
    if signatures != 1 && !parts.params.is_empty() {
        return Err(ValueError::because(
            "its query is no shared access signature, which has one parameter sig: write ?SAS",
        ));
    }
    Ok(parts)
}

/// Where a URL names the account.
enum Place<'a> {
    Host(&'a str),
    Path,
    Unknown,
}

#[inline]
fn place<'a>(host: &'a str, parts: &Parts) -> Result<Place<'a>, ValueError> {
    let (account, rest) = host.split_once('.').unwrap_or((host, ""));
    let (first, behind) = rest.split_once('.').unwrap_or((rest, ""));
    let zone = first == "privatelink" || (first.len() == 3 && first.starts_with('z'));
    let service = if zone { behind.split_once('.').map_or(behind, |(service, _)| service) } else { first };
    match service {
        "blob" => Ok(Place::Host(account)),
        "dfs" | "file" | "queue" | "table" | "web" => Err(ValueError::because(
            "its host is that of another service of the account: write https://ACCOUNT.blob.core.windows.net",
        )),
        _ if store::is_label(host) || is_address(host) || parts.given_port() == Some(10000) => {
            Ok(Place::Path)
        }
        _ => Ok(Place::Unknown),
    }
}

#[inline]
fn is_address(host: &str) -> bool {
    host.parse::<std::net::IpAddr>().is_ok()
}

/// Refuses what is no name of an account.
#[inline]
fn named(account: &str) -> Result<&str, ValueError> {
    let name = ascii::all(account, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if name && (3..=24).contains(&account.len()) {
        Ok(account)
    } else if account.ends_with("-secondary") {
        Err(ValueError::because("it is the account's secondary location: leave -secondary away"))
    } else {
        Err(ValueError::because(
            "its account is missing, or is no name: write 3 to 24 lower-case letters and digits",
        ))
    }
}

#[inline]
fn is_container(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (store::is_name(name, allowed) && !ascii::contains(name, "--"))
        || matches!(name, "$root" | "$web" | "$logs" | "$blobchangefeed")
}

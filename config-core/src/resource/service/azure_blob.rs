mod connection_string;
mod credentials;
mod layout;

use core::fmt;
use core::str::FromStr;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::object_store;
use crate::kind::{Scheme, Tls};
use crate::resource::conventions::LoneUserinfo;
use crate::resource::credentials::Credentials as _;
use crate::resource::foreign;
use crate::resource::grammar;
use crate::resource::handle_macro::handle;
use crate::resource::parts::Parts;
use crate::resource::rules::RulesOf;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

use layout::{Layout, is_address, is_container, named, place};

/// An account or a container of Azure Blob Storage, usually in `AZURE_STORAGE_CONNECTION_STRING`.
///
/// The value is either a URL, as in [Naming and referencing containers, blobs, and metadata][names], or a connection
/// string, as in [Configure Azure Storage connection strings][strings].
///
/// | URL | meaning |
/// |---|---|
/// | `https://ACCOUNT.blob.core.windows.net[/container[/prefix]]` | the account is in the host. Every host `ACCOUNT.blob.…` is read like this, also with `zNN` or `privatelink` before `blob` |
/// | `http://127.0.0.1:10000/ACCOUNT[/container[/prefix]]` | the emulator: the account is in the path if the host is an address or has no dot, or if the port is 10000 |
/// | `?sv=…&sig=…` | a shared access signature (SAS), a secret |
/// | `https`, `http` | verified TLS, no TLS |
///
/// | key of the connection string | meaning |
/// |---|---|
/// | `AccountName` | 3 to 24 lower-case letters and digits |
/// | `AccountKey` | base64, a secret |
/// | `SharedAccessSignature` | a SAS with or without its `?`, a secret |
/// | `DefaultEndpointsProtocol`, `EndpointSuffix` | their defaults are `https` and `core.windows.net` |
/// | `BlobEndpoint` | the account's URL as above, or a domain of your own. It is used instead of the two keys before |
/// | `UseDevelopmentStorage=true` | the emulator with its well-known account and key. It has to be the only key |
/// | `AccountKeyName`, the endpoints of other services and of secondary locations | ignored |
///
/// The keys of a connection string ignore case and may have any order. The first `=` ends a key, and a `;` ends a
/// value; the last `;` is optional. A connection string does not name a container.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | an unknown, empty or repeated key | correct or remove it |
/// | both `AccountKey` and `SharedAccessSignature` | SDKs differ in which one they use: keep one |
/// | `DevelopmentStorageProxyUri` | `BlobEndpoint=http://HOST:10000/ACCOUNT` |
/// | two different accounts or protocols | correct one of the two |
/// | a URL with a domain of your own | it does not name the account: a connection string with `AccountName` and `BlobEndpoint` |
/// | a user and password | Azure has none: a SAS, or a connection string with `AccountKey` |
/// | a query without `sig` | only a SAS belongs there |
/// | a SAS for `https` in an `http` URL | `https` |
/// | the secondary location; hosts of other services, such as `dfs` | `https://ACCOUNT.blob.core.windows.net` |
/// | `.`, `..` or `%2F` in the path | clients read them differently |
/// | the schemes `az`, `abfs` and `azure` | `https` |
///
/// ```
/// use factor3::{ExposeSecret, resource::{AzureBlob, Tls}};
///
/// let text = "AccountName=shop;AccountKey=c2VjcmV0;EndpointSuffix=core.chinacloudapi.cn";
/// let blobs: AzureBlob = text.parse()?;
/// assert_eq!((blobs.account(), blobs.container()), (Some("shop"), None));
/// assert_eq!(blobs.endpoint(), "https://shop.blob.core.chinacloudapi.cn");
/// assert_eq!(blobs.tls(), Tls::VerifyFull);
/// assert_eq!(blobs.account_key().map(ExposeSecret::expose_secret), Some("c2VjcmV0"));
/// assert_eq!(
///     blobs.to_string(),
///     "AccountName=shop;AccountKey=***;BlobEndpoint=https://shop.blob.core.chinacloudapi.cn"
/// );
///
/// let text = "https://shop.blob.core.windows.net/uploads/2024?sv=2022-11-02&sig=x%2By%3D";
/// let blobs: AzureBlob = text.parse()?;
/// assert_eq!((blobs.container(), blobs.prefix()), (Some("uploads"), Some("2024")));
/// let token = blobs.sas_token().map(ExposeSecret::expose_secret);
/// assert_eq!(token, Some("sv=2022-11-02&sig=x%2By%3D"));
/// assert_eq!(
///     blobs.to_string(),
///     "https://shop.blob.core.windows.net:443/uploads/2024?sv=2022-11-02&sig=***"
/// );
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// [`client::object_store_azure!`](crate::client) does this, and also returns the prefix.
///
/// Pass the parts. For object_store 0.14, build this `builder` for `builder.build()?`. If the value is a connection
/// string, take the `container` from another variable. Put the prefix before each path:
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
/// Clients read the text of [`expose_url`](Self::expose_url) differently:
///
/// | client | reads differently |
/// |---|---|
/// | object_store 0.14 | it reads no connection string, and shows it in its error; it ignores the SAS and the prefix of a URL; it refuses every host except `ACCOUNT.blob.core.windows.net` and the similar hosts of `dfs` and Fabric |
/// | Microsoft's own client for JavaScript | the connection string needs `DefaultEndpointsProtocol` and `EndpointSuffix`, or `BlobEndpoint`; the case of keys matters |
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
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
    // The rest of a secret path may follow the container, so it is wiped.
    prefix: Option<Zeroizing<String>>,
    endpoint: String,
    account_key: Option<SecretString>,
    sas_token: Option<SecretString>,
    by_url: bool,
}

handle!(
    AzureBlob,
    "an Azure Blob Storage URL",
    "https://account.blob.core.windows.net/container",
    <AzureUrls as Service>::SCHEMES,
    "[A-Za-z]+=[\\s\\S]*"
);

object_store::store_methods!(AzureBlob);

impl AzureBlob {
    /// The account's name. It is `None` if a connection string has a domain of your own and no `AccountName`.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        self.0.account.as_deref()
    }

    /// The container's name. It is `None` for a connection string.
    #[must_use]
    pub fn container(&self) -> Option<&str> {
        self.0.container.as_deref()
    }

    /// The prefix of the names of all blobs, percent-decoded. It is never empty.
    #[must_use]
    pub fn prefix(&self) -> Option<&str> {
        self.0.prefix.as_deref().map(String::as_str)
    }

    /// The URL of the account's blobs, without the container and the credentials.
    ///
    /// For the emulator, it ends in the account.
    #[must_use]
    pub fn endpoint(&self) -> &str {
        &self.0.endpoint
    }

    /// The account's key, in base64.
    #[must_use]
    pub fn account_key(&self) -> Option<&SecretString> {
        self.0.account_key.as_ref()
    }

    /// This account or container with another key, in base64.
    ///
    /// `#[config(password = "..")]` on a field calls it with a key from a variable of its own.
    /// [`expose_url`](Self::expose_url) is then a connection string, which does not name the container.
    ///
    /// # Errors
    ///
    /// Returns an error if the key is not base64, if the account is not known, or if there is a shared access signature.
    ///
    /// ```
    /// use factor3::{ExposeSecret, SecretString};
    /// use factor3::resource::AzureBlob;
    ///
    /// let uploads: AzureBlob = "https://shop.blob.core.windows.net/uploads".parse()?;
    /// let uploads = uploads.with_account_key(&SecretString::from("c2VjcmV0"))?;
    /// assert_eq!(uploads.container(), Some("uploads"));
    /// assert_eq!(uploads.account_key().map(ExposeSecret::expose_secret), Some("c2VjcmV0"));
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    pub fn with_account_key(&self, key: &SecretString) -> Result<Self, ValueError> {
        self.with_credentials(None, Some(key.expose_secret()))
    }

    /// The shared access signature as it is written, percent-encoded, without a question mark: `sv=…&sig=…`.
    #[must_use]
    pub fn sas_token(&self) -> Option<&SecretString> {
        self.0.sas_token.as_ref()
    }
}

/// Writes the URL or the connection string without its credentials.
impl fmt::Display for AzureBlob {
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

    fn from_str(text: &str) -> Result<Self, ValueError> {
        if is_lone_sas(text) {
            return Err(ValueError::because(
                "it is only a shared access signature: write https://ACCOUNT.blob.core.windows.net/CONTAINER?SAS",
            ));
        }
        let blobs =
            if connection_string::is_one(text) { connection_string::read(text) } else { by_url(text) };
        Ok(Self(Box::new(blobs?)))
    }
}

/// Whether the text is only a shared access signature, with or without its `?`.
fn is_lone_sas(text: &str) -> bool {
    let text = text.strip_prefix('?').unwrap_or(text);
    ["sv=", "sp=", "se=", "st=", "sr=", "ss=", "sig="].iter().any(|start| text.starts_with(start))
        && (text.starts_with("sig=") || strings::contains(text, "&sig="))
}

/// The rules for the grammar of the URL. The marker is private, since the public handle also reads connection strings.
enum AzureUrls {}

impl Service for AzureUrls {
    const NAME: &'static str = "AzureBlob";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    // The version, scope, permissions and dates of a shared access signature.
    const SHOWN_PARAMS: &'static [&'static str] = &["sv", "ss", "srt", "sr", "sp", "st", "se", "spr"];
    const SECRET_PARAMS: &'static [&'static str] = &["sig"];
}

fn by_url(text: &str) -> Result<Blobs, ValueError> {
    let mut parts = parse(text)?;
    let host = object_store::host(&parts);
    let path = parts.path().unwrap_or_default();
    let (account, rest, endpoint) = match place(&host, &parts)? {
        Layout::Host(account) => (account, path, object_store::origin(&parts, &host)),
        Layout::Path => {
            let (account, rest) = object_store::split(path);
            (
                account,
                rest.unwrap_or_default(),
                strings::concat(&[&object_store::origin(&parts, &host), "/", account]),
            )
        }
        Layout::Unknown => {
            return Err(ValueError::because(
                "its host does not name the account: write https://ACCOUNT.blob.core.windows.net/container, or \
                 for a domain of your own, AccountName=ACCOUNT;AccountKey=KEY;BlobEndpoint=https://HOST",
            ));
        }
    };
    let by_host = endpoint.len() == object_store::origin(&parts, &host).len();
    let account = named(account)?.to_owned();
    let (container, prefix) = object_store::split(rest);
    if !(rest.is_empty() || is_container(container)) {
        return Err(ValueError::because(
            "its path does not begin with a container's name: write 3 to 63 lower-case letters, digits and \
             single -, with a letter or digit at both ends",
        ));
    }
    // Without any sign of Azure, it may be the URL of a hook that was set in the wrong variable.
    let hook = !by_host
        && parts.params.is_empty()
        && parts.given_port().is_none()
        && !is_address(&host)
        && host != "localhost";
    let container = if rest.is_empty() { None } else { Some(container.to_owned()) };
    let prefix = prefix.map(|prefix| Zeroizing::new(prefix.to_owned()));
    if hook {
        parts.set_path(Some("***"));
    }
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
fn parse(url: &str) -> Result<Parts, ValueError> {
    let parts = grammar::parse(url, RulesOf::<AzureUrls>::RULES)?;
    if strings::contains(url, "@") {
        return Err(ValueError::because(
            "it has a user or password before its host, which Azure does not take: write a shared access \
             signature, ?SAS, or AccountName=ACCOUNT;AccountKey=KEY",
        ));
    }
    object_store::check_path(url, parts.path().unwrap_or_default())?;
    foreign::refuse(
        &parts,
        &[],
        "it has a parameter about TLS, which Azure does not take: remove it; https:// has verified TLS",
        "it has a parameter that names a host or a port: write it before the path, as https://HOST:PORT/ACCOUNT",
    )?;
    let mut signatures = 0;
    for param in &parts.params {
        let value = param.value.expose_secret();
        match param.name.as_str() {
            "sig" if value.is_empty() => signatures += 2,
            "sig" => signatures += 1,
            "spr" if value == "https" && parts.tls() == Tls::Off => {
                return Err(ValueError::because(
                    "its shared access signature is only for https: begin the URL with https://",
                ));
            }
            "comp" | "restype" | "snapshot" | "versionid" => {
                return Err(ValueError::because(
                    "it has a parameter of a single request: remove every parameter that does not belong to a \
                     shared access signature",
                ));
            }
            _ => {}
        }
    }
    if signatures != 1 && !parts.params.is_empty() {
        return Err(ValueError::because(
            "its query is not a shared access signature, which has one parameter sig: write ?SAS",
        ));
    }
    Ok(parts)
}

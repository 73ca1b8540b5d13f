use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use secrecy::{ExposeSecret, SecretString};

use super::conventions::{Hosts, LoneUserinfo};
use super::credentials::{self, Credentials, IN_QUERY};
use super::endpoint::Endpoint;
use super::grammar;
use super::parts::Parts;
use super::rules::{RulesOf, Service};
use crate::kind::{Kind, ResourceKind, Tls};
use crate::value::{FromEnvStr, SecretParts, ValueError};

/// The URL of a backing service, read into its parts.
///
/// `Debug`, `Display` and `Serialize` print the URL without credentials: `postgres://shop:***@db:5432/orders`.
/// Credentials come only from methods such as [`password`](Self::password) and [`expose_url`](Self::expose_url).
///
/// Parts that may hold a credential are wiped when the handle is dropped. The operating system's own copy of the
/// environment stays.
///
/// ```
/// use factor3::ExposeSecret;
/// use factor3::resource::Redis;
///
/// let cache: Redis = "rediss://shop:s3cr%40t@cache.internal/2?client=web&token=t0ken".parse()?;
/// assert_eq!((cache.scheme(), cache.host(), cache.port()), ("rediss", "cache.internal", 6379));
/// assert_eq!((cache.username(), cache.path(), cache.database()), (Some("shop"), Some("2"), 2));
/// assert_eq!(cache.password().map(ExposeSecret::expose_secret), Some("s3cr@t"));
/// assert_eq!((cache.param("client"), cache.param("token")), (Some("web"), None));
/// assert_eq!(cache.secret_param("token").map(ExposeSecret::expose_secret), Some("t0ken"));
/// assert!(cache.expose_url().contains("s3cr%40t"));
/// assert_eq!(cache.to_string(), "rediss://***@cache.internal:6379/2?client=***&***=***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
pub struct Resource<S: Service> {
    parts: Box<Parts>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> Resource<S> {
    /// The scheme, in lower case: `postgres`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.parts.scheme()
    }

    /// Every host, in the order of the URL; never empty.
    #[must_use]
    pub fn endpoints(&self) -> &[Endpoint] {
        self.parts.endpoints()
    }

    /// The first host: a name, an IP address without brackets, or the path of a socket.
    #[must_use]
    pub fn host(&self) -> &str {
        self.endpoints().first().map_or("", Endpoint::host)
    }

    /// The port of the first host, or the service's default if the URL names none.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.parts.port()
    }

    /// The user name, percent-decoded. `None` if there is none; `Some("")` if it is empty.
    #[must_use]
    pub fn username(&self) -> Option<&str> {
        self.parts.username()
    }

    /// The password, percent-decoded. For some services, a userinfo without a colon is a token: then it is the token.
    #[must_use]
    pub fn password(&self) -> Option<&SecretString> {
        self.parts.password()
    }

    /// The path, percent-decoded, without its leading slash. It is `Some("")` if the URL ends in that slash.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.parts.path()
    }

    /// The last value of the parameter `name`, percent-decoded. Names ignore ASCII case.
    ///
    /// It is `None` for a parameter that may hold a credential: see [`secret_param`](Self::secret_param).
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.parts.param(name)
    }

    /// All parameters except those that may hold a credential, percent-decoded, in the order of the URL.
    pub fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.params()
    }

    /// The last value of the parameter `name` if it may hold a credential.
    ///
    /// A parameter may hold a credential if the service says so, or if its name ends in `key` or contains `pass`,
    /// `pwd`, `secret`, `token`, `credential` or `signature`.
    #[must_use]
    pub fn secret_param(&self, name: &str) -> Option<&SecretString> {
        self.parts.secret_param(name)
    }

    /// The level of TLS that the URL requires.
    #[must_use]
    pub fn tls(&self) -> Tls {
        self.parts.tls()
    }

    /// This resource with another user name, which need not be percent-encoded.
    ///
    /// # Errors
    ///
    /// Returns an error if the service would refuse a URL with this user name.
    ///
    /// ```
    /// use factor3::resource::MySql;
    ///
    /// let db: MySql = "mysql://db.internal/orders".parse()?;
    /// let db = db.with_username("shop@eu")?;
    /// assert_eq!(db.username(), Some("shop@eu"));
    /// assert_eq!(db.expose_url(), "mysql://shop%40eu@db.internal/orders");
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    pub fn with_username(&self, username: &str) -> Result<Self, ValueError> {
        self.with_credentials(Some(username), None)
    }

    /// This resource with another password, which need not be percent-encoded.
    ///
    /// `#[config(password)]` on a field calls it with the password from a variable of its own. An application calls it
    /// for a password that changes while the process runs.
    ///
    /// If the URL has no user and the service has tokens, the password is the token.
    ///
    /// # Errors
    ///
    /// Returns an error if the service would refuse a URL with this password: for example, if the service needs a user and
    /// the URL has none, or if the URL has its user in the query.
    ///
    /// ```
    /// use factor3::{ExposeSecret, SecretString};
    /// use factor3::resource::Postgres;
    ///
    /// let db: Postgres = "postgres://shop@db.internal/orders".parse()?;
    /// let db = db.with_password(&SecretString::from("100% s/cr@t"))?;
    /// assert_eq!(db.password().map(ExposeSecret::expose_secret), Some("100% s/cr@t"));
    /// assert_eq!(db.expose_url(), "postgres://shop:100%25%20s%2Fcr%40t@db.internal/orders");
    /// assert_eq!(db.to_string(), "postgres://shop:***@db.internal:5432/orders");
    /// # Ok::<(), factor3::ValueError>(())
    /// ```
    pub fn with_password(&self, password: &SecretString) -> Result<Self, ValueError> {
        self.with_credentials(None, Some(password.expose_secret()))
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The whole URL as it was given, with its credentials, for a client that takes a URL.
    ///
    /// A user name or a password that came from a variable of its own is percent-encoded in it. In a list, blanks after
    /// the commas and a comma at the end are removed. A proxy without a scheme has `http://`.
    ///
    /// Many clients read URLs differently from their service, so passing the parts is safer.
    #[must_use]
    pub fn expose_url(&self) -> &str {
        self.parts.url.expose_secret()
    }

    /// The URL with its credentials, for a client that takes a [`url::Url`]. A `Url` prints its credentials.
    ///
    /// # Errors
    ///
    /// Returns an error if `Url` cannot hold the URL, because it has a list of hosts, or a user without a host.
    #[cfg(feature = "url")]
    pub fn to_url(&self) -> Result<url::Url, ValueError> {
        let url = url::Url::parse(self.expose_url()).ok().filter(|_| self.endpoints().len() == 1);
        url.ok_or(ValueError::because("the `url` crate cannot hold it: pass its parts"))
    }
}

impl<S: Service> Credentials for Resource<S> {
    const USERNAME: bool = S::CREDENTIALS_APART;
    const PASSWORD: bool = S::CREDENTIALS_APART;

    fn written_username(&self) -> Option<&str> {
        self.username()
    }

    fn written_password(&self) -> Option<&SecretString> {
        self.password()
    }

    fn with_credentials(&self, username: Option<&str>, password: Option<&str>) -> Result<Self, ValueError> {
        if self.parts.has_credentials_in_query() {
            return Err(IN_QUERY);
        }
        whole(&credentials::url(&self.parts, username, password), username, password)
    }

    fn read_with(
        url: &str,
        username: Option<&str>,
        password: Option<&str>,
    ) -> Option<Result<Self, ValueError>> {
        let url = credentials::completed(url, username, password, RulesOf::<S>::RULES)?;
        Some(whole(&url, username, password))
    }
}

/// Reads a URL that has these credentials before its host.
fn whole<S: Service>(
    url: &str,
    username: Option<&str>,
    password: Option<&str>,
) -> Result<Resource<S>, ValueError> {
    let whole: Resource<S> = url.parse()?;
    // A parameter may take the place of one, also if it is empty.
    let (user, secret) = (whole.username(), whole.password().map(ExposeSecret::expose_secret));
    let is_read = |given: Option<&str>, places: &[Option<&str>]| {
        given.is_none_or(|given| given.is_empty() || places.contains(&Some(given)))
    };
    if !is_read(username, &[user]) || !is_read(password, &[secret]) {
        return Err(IN_QUERY);
    }
    // Clients that have no user drop the password.
    if S::LONE_USERINFO == LoneUserinfo::SecretUser && password.is_some() && user == Some("") {
        return Err(ValueError::because("it has a password and no user: write scheme://USER@host"));
    }
    Ok(whole)
}

impl<S: Service> Clone for Resource<S> {
    fn clone(&self) -> Self {
        Self { parts: self.parts.clone(), service: PhantomData }
    }
}

/// Writes the URL without its credentials.
impl<S: Service> fmt::Display for Resource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.parts, f)
    }
}

/// Writes the service, and the URL without its credentials.
impl<S: Service> fmt::Debug for Resource<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.parts, f)
    }
}

impl<S: Service> FromStr for Resource<S> {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let parts = grammar::parse(text, RulesOf::<S>::RULES)?;
        Ok(Self { parts: Box::new(parts), service: PhantomData })
    }
}

impl<S: Service> FromEnvStr for Resource<S> {
    const KIND: Kind = Kind::Resource(Self::RESOURCE_KIND);

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        text.parse()
    }

    fn __secrets(&self, parts: &mut dyn SecretParts) {
        parts.printed(&*self.parts);
        self.parts.show_secrets(parts);
    }
}

impl<S: Service> Resource<S> {
    /// A constant of its own, since only compilers from 1.89 on keep a value that is made within `Kind::Resource(…)`.
    const RESOURCE_KIND: &'static ResourceKind =
        &ResourceKind::new(S::NAME, S::EXAMPLE).called(S::NOUN).written(
            S::SCHEMES,
            // Hosts without a scheme, perhaps before a URL; a list with blanks after its commas.
            match (S::BARE_HOSTS, S::HOSTS) {
                (true, Hosts::Urls) => {
                    r##"[!-"$-.0-<>A-~]+(?:,[A-Za-z][A-Za-z0-9+.\-]*://[!-~]*)?|[!-~]+, [ -~]*"##
                }
                (true, _) => r##"[!-"$-.0-<>A-~]+"##,
                (false, Hosts::Urls) => "[!-~]+, [ -~]*",
                (false, _) => "",
            },
        );
}

use secrecy::SecretString;

use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::handle::Resource;
use crate::resource::rules::Service;
use crate::strings;

/// An HTTP API: `https://user:password@host/base/path`, usually in a variable of the API's name, `GEO_API_URL`.
///
/// The grammar follows RFC 9110 sections 4.2.1 and 4.2.2, with the userinfo of RFC 3986, which most clients send as
/// `Authorization: Basic`: `http[s]://[user[:password]@]host[:port][/path][?key=value[&…]]`.
///
/// | part | meaning |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS |
/// | a userinfo without a colon | a token, not a user: [`token`](Resource::token) |
/// | the path, the query | kept, and masked when printed, since the URLs of hooks contain their key |
/// | `code sig auth sign`, and names such as `api_key` and `access_token` | a secret: [`secret_param`](Resource::secret_param) |
///
/// What it prints is for logs. For the application's own address in links, use `url::Url` (feature `url`).
///
/// Only the [common grammar](crate::resource#the-grammar) applies; nothing else is refused.
///
/// ```
/// use factor3::resource::{Http, Tls};
///
/// let hook: Http = "https://hooks.example.com/services/T0/B0/s3cret".parse()?;
/// assert_eq!((hook.host(), hook.port()), ("hooks.example.com", 443));
/// assert_eq!(hook.tls(), Tls::VerifyFull);
/// assert_eq!(hook.base_path(), "services/T0/B0/s3cret");
/// assert_eq!(hook.to_string(), "https://hooks.example.com:443/***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the parts. For ureq:
///
/// ```ignore
/// let mut request = agent.get(api.base_url().expose_secret());
/// if let Some(token) = api.token() {
///     // Or another header that this API wants.
///     request = request.header("authorization", format!("Bearer {}", token.expose_secret()));
/// } else if let (Some(user), Some(password)) = (api.username(), api.password()) {
///     let userinfo = BASE64_STANDARD.encode(format!("{user}:{}", password.expose_secret()));
///     request = request.header("authorization", format!("Basic {userinfo}"));
/// }
/// ```
///
/// [`expose_url`](Resource::expose_url) contains the userinfo. ureq 3 sends it without decoding its percent escapes,
/// and sends a token as a user without a password.
///
/// (`tests/packages/live` in the repository runs this code against a server, and compares it with how the client itself
/// reads the URL.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Http {}

impl Service for Http {
    const NAME: &'static str = "Http";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://api.example.com";
    const NOUN: &'static str = "an HTTP URL";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    // Azure Functions, Azure Logic Apps, Firebase, DingTalk.
    const SECRET_PARAMS: &'static [&'static str] = &["code", "sig", "auth", "sign"];
}

impl Resource<Http> {
    /// The URL without its user, password or token, for a client that takes them separately.
    ///
    /// It is secret, since the path or the query of a hook contains its key.
    #[must_use]
    pub fn base_url(&self) -> SecretString {
        match self.expose_url().split_once('@') {
            // In one buffer of the right size, so that no copy stays in memory.
            Some((_, rest)) => SecretString::from(strings::concat(&[self.scheme(), "://", rest])),
            None => SecretString::from(self.expose_url()),
        }
    }

    /// The path before the path of each request, percent-decoded, without its leading slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.path().unwrap_or_default()
    }

    /// The token, which is a userinfo without a colon: `x` in `https://x@host`.
    #[must_use]
    pub fn token(&self) -> Option<&SecretString> {
        self.password().filter(|_| self.username().is_none())
    }
}

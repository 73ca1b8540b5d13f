use secrecy::SecretString;

use crate::ascii;
use crate::resource::{LoneUserinfo, Resource, Scheme, Service};

/// An HTTP API: `https://user:password@host/base/path`, usually in a variable of the API's name, `GEO_API_URL`.
///
/// The grammar is that of RFC 9110 sections 4.2.1 and 4.2.2 with the userinfo of RFC 3986, which most clients
/// send as `Authorization: Basic`: `http[s]://[user[:password]@]host[:port][/path][?key=value[&…]]`.
///
/// | part | reading |
/// |---|---|
/// | `http`, `https` | port 80 without TLS, port 443 with verified TLS |
/// | a lone userinfo | a token: [`token`](Resource::token), not a user |
/// | the path, the query | kept, and masked when printed: hooks carry their key in them |
///
/// Nothing is refused beyond the [grammar of all](crate::resource#the-grammar).
///
/// ```
/// use factor3::resource::{Http, Tls};
///
/// let hook: Http = "https://hooks.example.com/services/T0/B0/s3cret".parse()?;
/// assert_eq!((hook.host(), hook.port(), hook.tls()), ("hooks.example.com", 443, Tls::VerifyFull));
/// assert_eq!(hook.base_path(), "services/T0/B0/s3cret");
/// assert_eq!(hook.to_string(), "https://hooks.example.com:443/***");
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// By the parts; for ureq:
///
/// ```ignore
/// let mut request = agent.get(api.base_url().expose_secret());
/// if let Some(token) = api.token() {
///     // Or in the header that this API wants.
///     request = request.header("authorization", format!("Bearer {}", token.expose_secret()));
/// } else if let (Some(user), Some(password)) = (api.username(), api.password()) {
///     let userinfo = format!("{user}:{}", password.expose_secret());
///     request = request.header("authorization", format!("Basic {}", BASE64_STANDARD.encode(userinfo)));
/// }
/// ```
///
/// By [`expose_url`](Resource::expose_url), which keeps the userinfo, ureq 3 sends it as it is, percent escapes and all,
/// and a token as a user without a password.
///
/// (`tests/live` of the repository runs this very code on a server, next to the client's own reading.)
#[derive(Debug)]
#[non_exhaustive]
pub enum Http {}

impl Service for Http {
    const NAME: &'static str = "Http";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://api.example.com";
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
}

impl Resource<Http> {
    /// The URL without its user, password or token, for a client that takes those apart. Secret, since hooks carry
    /// their key in the path or the query.
    #[must_use]
    #[inline]
    pub fn base_url(&self) -> SecretString {
        match self.expose_url().split_once('@') {
            // In one piece of the right size, so that no copy is left behind.
            Some((_, rest)) => SecretString::from(ascii::concat(&[self.scheme(), "://", rest])),
            None => SecretString::from(self.expose_url()),
        }
    }

    /// The path that comes before that of a request, percent-decoded, without its leading slash.
    #[must_use]
    #[inline]
    pub fn base_path(&self) -> &str {
        self.path().unwrap_or_default()
    }

    /// The lone userinfo: `x` in `https://x@host`.
    #[must_use]
    #[inline]
    pub fn token(&self) -> Option<&SecretString> {
        self.password().filter(|_| self.username().is_none())
    }
}

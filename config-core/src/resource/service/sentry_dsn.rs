use secrecy::{ExposeSecret, SecretString};

use crate::kind::Scheme;
use crate::resource::conventions::LoneUserinfo;
use crate::resource::handle::Resource;
use crate::resource::host;
use crate::resource::parts::Parts;
use crate::resource::rules::Service;
use crate::strings;
use crate::value::ValueError;

/// A Sentry DSN: `https://publickey@sentry.example.com/42`, usually in `SENTRY_DSN`.
///
/// The grammar follows Sentry ("SDK Overview, Parsing the DSN"), and only what all SDKs read alike is accepted:
/// `http[s]://PUBLIC_KEY[:SECRET_KEY]@host[:port][/prefix]/PROJECT`.
///
/// | part | meaning |
/// |---|---|
/// | `https`, `http` | port 443 with verified TLS, port 80 without TLS |
/// | the public key | required: [`public_key`](Resource::public_key). It is not a secret for Sentry, but masked all the same |
/// | the secret key | only in old DSNs: [`secret_key`](Resource::secret_key). An empty one is no key |
/// | the last name of the path | the project: [`project`](Resource::project) |
/// | the path before the project | the path of Sentry on its host: [`prefix`](Resource::prefix) |
///
/// An empty variable counts as unset, as in the SDKs. With an `Option<SentryDsn>`, it turns Sentry off.
///
/// In addition to the [common grammar](crate::resource#the-grammar), these are refused:
///
/// | refused | why, or what to write |
/// |---|---|
/// | a `/` at the end, or two of them | sentry-rust drops it, the SDKs for Go and JavaScript find no project |
/// | a query | no SDK reads it; only old DSNs had options there |
/// | a percent escape, and characters that would need one | sentry-rust sends it as it is, sentry-go decodes it |
/// | a project such as `42x` | sentry-javascript reads 42 |
///
/// ```
/// use factor3::resource::SentryDsn;
///
/// let dsn: SentryDsn = "https://0a1b2c3d@errors.example.com/sentry/42".parse()?;
/// assert_eq!((dsn.public_key(), dsn.project()), ("0a1b2c3d", "42"));
/// assert_eq!(dsn.prefix(), Some("sentry"));
/// assert_eq!(dsn.to_string(), "https://***@errors.example.com:443/sentry/42");
///
/// let no_key = "https://errors.example.com/42".parse::<SentryDsn>().unwrap_err();
/// assert!(no_key.to_string().contains("its public key is missing"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// Pass the URL. The crate sentry takes this `Dsn` in its options:
///
/// ```ignore
/// let dsn: Dsn = dsn.expose_url().parse()?;
/// ```
///
/// The `Debug` and `Display` of a `Dsn` show both keys. Without a DSN, sentry reads `SENTRY_DSN` itself.
///
/// (`tests/packages/live` in the repository runs this code, and compares the result with the handle.)
#[derive(Debug)]
#[non_exhaustive]
pub enum SentryDsn {}

impl Service for SentryDsn {
    const NAME: &'static str = "SentryDsn";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://publickey@sentry.example.com/42";
    const NOUN: &'static str = "a Sentry DSN";
    // The public key is the user, but it is a token until it is read below: a token is never printed.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;
    const CREDENTIALS_APART: bool = false;

    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_none() {
            parts.username = parts.password.take();
        }
        keys(parts)?;
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, which does not belong to a DSN: remove it"));
        }
        path(parts.path().unwrap_or_default())?;
        if strings::contains(parts.url.expose_secret(), "%") {
            return Err(ValueError::because(ESCAPE));
        }
        Ok(())
    }
}

impl Resource<SentryDsn> {
    /// The public key.
    #[must_use]
    pub fn public_key(&self) -> &str {
        self.username().unwrap_or_default()
    }

    /// The secret key, which only old DSNs have.
    #[must_use]
    pub fn secret_key(&self) -> Option<&SecretString> {
        self.password().filter(|key| !key.expose_secret().is_empty())
    }

    /// The project's identifier, a number in Sentry itself.
    #[must_use]
    pub fn project(&self) -> &str {
        split(self.path().unwrap_or_default()).1
    }

    /// The path before the project, without slashes around it. It is never empty.
    ///
    /// It is `None` if Sentry is at the root of its host.
    #[must_use]
    pub fn prefix(&self) -> Option<&str> {
        match split(self.path().unwrap_or_default()) {
            ("", _) => None,
            (prefix, _) => Some(prefix),
        }
    }
}

const ESCAPE: &str =
    "it has a percent escape in it, which some clients send as it is: copy the DSN as Sentry shows it";

/// Splits a path into the prefix and the project.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

fn keys(parts: &Parts) -> Result<(), ValueError> {
    let public = parts.username().unwrap_or_default();
    if public.is_empty() {
        return Err(ValueError::because(
            "its public key is missing: write https://PUBLIC_KEY@host/PROJECT, as Sentry shows it",
        ));
    }
    let secret = parts.password().map(ExposeSecret::expose_secret).unwrap_or_default();
    if !host::is_name(public) || !(secret.is_empty() || host::is_name(secret)) {
        return Err(ValueError::because(
            "its key is not made of letters, digits, dots, - and _: copy the DSN as Sentry shows it",
        ));
    }
    Ok(())
}

fn path(path: &str) -> Result<(), ValueError> {
    let project = split(path).1;
    if path.is_empty() {
        return Err(ValueError::because(
            "its project is missing: write https://PUBLIC_KEY@host/PROJECT, as Sentry shows it",
        ));
    }
    if project.is_empty() {
        return Err(ValueError::because("it ends in a /, which clients read differently: remove it"));
    }
    for name in path.split('/') {
        if !host::is_name(name) || name == "." || name == ".." {
            return Err(ValueError::because(
                "its path must be names of letters, digits, dots, - and _, the last one the project",
            ));
        }
    }
    let number = strings::all(project, |byte| byte.is_ascii_digit());
    if !number && matches!(project.as_bytes(), [b'0'..=b'9', ..]) {
        return Err(ValueError::because(
            "its project begins with a digit and is not a number, and some clients read only the digits: copy \
             the DSN as Sentry shows it",
        ));
    }
    Ok(())
}

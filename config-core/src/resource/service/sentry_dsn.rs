use secrecy::{ExposeSecret, SecretString};

use crate::ascii;
use crate::resource::{LoneUserinfo, Parts, Resource, Scheme, Service, host};
use crate::value::ValueError;

/// A Sentry DSN: `https://publickey@sentry.example.com/42`, usually in `SENTRY_DSN`.
///
/// The grammar is that of Sentry ("SDK Overview, Parsing the DSN"), read as all of its SDKs read it:
/// `http[s]://PUBLIC_KEY[:SECRET_KEY]@host[:port][/prefix]/PROJECT`.
///
/// | part | reading |
/// |---|---|
/// | `https`, `http` | port 443 with verified TLS, port 80 without TLS |
/// | the public key | required; [`public_key`](Resource::public_key). No secret for Sentry, and masked all the same |
/// | the secret key | of old DSNs; [`secret_key`](Resource::secret_key). An empty one is none |
/// | the last name of the path | the project: [`project`](Resource::project) |
/// | what stands before it | where Sentry is below a path of its host: [`prefix`](Resource::prefix) |
///
/// An empty variable is an unset one, as in the SDKs: an `Option<SentryDsn>` turns Sentry off.
///
/// Refused beyond the [grammar of all](crate::resource#the-grammar), since the SDKs disagree or nothing reads it:
///
/// | refused | why |
/// |---|---|
/// | a `/` at the end, or two of them | sentry-rust drops it, those of Go and JavaScript find no project |
/// | a query | no SDK reads it; of old ones, options stood there |
/// | a percent escape, and what it would be needed for | sentry-rust sends it as it is, sentry-go decodes it |
/// | a project such as `42x` | sentry-javascript reads 42 |
///
/// ```
/// use factor3::resource::SentryDsn;
///
/// let dsn: SentryDsn = "https://0a1b2c3d@errors.example.com/sentry/42".parse()?;
/// assert_eq!((dsn.public_key(), dsn.prefix(), dsn.project()), ("0a1b2c3d", Some("sentry"), "42"));
/// assert_eq!(dsn.to_string(), "https://***@errors.example.com:443/sentry/42");
///
/// let no_key = "https://errors.example.com/42".parse::<SentryDsn>().unwrap_err();
/// assert!(no_key.to_string().contains("its public key is missing"));
/// # Ok::<(), factor3::ValueError>(())
/// ```
///
/// # Handing it to a client
///
/// For sentry, which takes this `Dsn` in its options:
///
/// ```ignore
/// let dsn: Dsn = dsn.expose_url().parse()?;
/// ```
///
/// Its `Debug` and `Display` show both keys. Without a DSN, it reads `SENTRY_DSN` itself.
///
/// (`tests/live` of the repository runs this very code, and compares what comes of it.)
#[derive(Debug)]
#[non_exhaustive]
pub enum SentryDsn {}

impl Service for SentryDsn {
    const NAME: &'static str = "SentryDsn";
    const SCHEMES: &'static [Scheme] = &[Scheme::tls("https", 443), Scheme::new("http", 80)];
    const EXAMPLE: &'static str = "https://publickey@sentry.example.com/42";
    // It is a user; as a token, it is not printed.
    const LONE_USERINFO: LoneUserinfo = LoneUserinfo::Token;
    const SHOW_PATH: bool = true;

    #[inline]
    fn interpret(parts: &mut Parts) -> Result<(), ValueError> {
        if parts.username().is_none() {
            parts.username = parts.password.take();
        }
        keys(parts)?;
        if !parts.params.is_empty() {
            return Err(ValueError::because("it has a query, which is no part of a DSN: remove it"));
        }
        path(parts.path().unwrap_or_default())?;
        if ascii::contains(parts.url.expose_secret(), "%") {
            return Err(ValueError::because(ESCAPE));
        }
        Ok(())
    }
}

impl Resource<SentryDsn> {
    /// The public key.
    #[must_use]
    #[inline]
    pub fn public_key(&self) -> &str {
        self.username().unwrap_or_default()
    }

    /// The secret key, which old DSNs have.
    #[must_use]
    #[inline]
    pub fn secret_key(&self) -> Option<&SecretString> {
        self.password().filter(|key| !key.expose_secret().is_empty())
    }

    /// The project's identifier, a number in Sentry itself.
    #[must_use]
    #[inline]
    pub fn project(&self) -> &str {
        split(self.path().unwrap_or_default()).1
    }

    /// The path before the project, without slashes around it; `None` where Sentry has its host for itself. Never
    /// empty.
    #[must_use]
    #[inline]
    pub fn prefix(&self) -> Option<&str> {
        match split(self.path().unwrap_or_default()) {
            ("", _) => None,
            (prefix, _) => Some(prefix),
        }
    }
}

const ESCAPE: &str =
    "it has a percent escape in it, which some clients send as it is: copy the DSN as Sentry shows it";

/// The prefix and the project.
#[inline]
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

#[inline]
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

#[inline]
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
    let number = ascii::all(project, |byte| byte.is_ascii_digit());
    if !number && matches!(project.as_bytes(), [b'0'..=b'9', ..]) {
        return Err(ValueError::because(
            "its project begins with a digit and is no number, of which some clients read the digits alone: \
             copy the DSN as Sentry shows it",
        ));
    }
    Ok(())
}

//! `url::Url` as a field (feature `url`).

use url::Url;

use super::error::ValueError;
use super::from_env_str::FromEnvStr;
use super::mismatch::Mismatch;
use super::whitespace::refused;
use crate::kind::Kind;

/// Reads an absolute URL (WHATWG URL Standard) with a host and without userinfo.
///
/// Userinfo is refused because the `Debug` of a `Url` prints the password. An `@` anywhere is refused too, since a part
/// of a password may come before it. For a URL with credentials, use a handle
/// such as [`resource::Http`](crate::resource::Http).
///
/// ```
/// # #[cfg(feature = "url")] {
/// use factor3::FromEnvStr;
/// use url::Url;
///
/// assert_eq!(Url::from_env_str("https://example.com/docs").unwrap().path(), "/docs");
/// assert!(Url::from_env_str("https://token@example.com/").is_err());
/// # }
/// ```
// The module has this `cfg` too; repeated here, it becomes a badge in the documentation of the crate `factor3`.
#[cfg(feature = "url")]
impl FromEnvStr for Url {
    const KIND: Kind = Kind::Url;

    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        // The parser would drop whitespace around the text and line breaks in it, which are mistakes.
        if text.bytes().any(|byte| byte.is_ascii_control() || byte == b' ') {
            return Err(refused(text, Some(Mismatch::BlankOrControl)));
        }
        let url = Self::parse(text).map_err(|_| ValueError::from(Mismatch::NotAbsolute))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ValueError::from(Mismatch::Userinfo));
        }
        // The parser reads `postgres:/user:password@host` as a path, and leaves escapes in a host.
        let Some((_, rest)) = text.split_once("://") else {
            return Err(ValueError::from(Mismatch::NoSlashes));
        };
        let (host, _) =
            rest.split_at_checked(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())).unwrap_or_default();
        if host.is_empty() || !url.has_host() {
            return Err(ValueError::from(Mismatch::NoHost));
        }
        if text.contains('@') || ["%40", "%3A", "%3a"].iter().any(|escape| host.contains(escape)) {
            return Err(ValueError::from(Mismatch::At));
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_without_userinfo_is_read() {
        for text in [
            "https://example.com", "https://example.com/a%40b", "http://[::1]:8080/a?b=c#d", "ftp://h/f",
            "custom://host/path",
        ] {
            assert!(Url::from_env_str(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_url_that_url_would_print_or_change_is_refused() {
        for (text, reason) in [
            ("https://canary@example.com", "it has userinfo"),
            ("https://u:canary@example.com", "it has userinfo"),
            ("https://:canary@example.com", "it has userinfo"),
            ("https://example.com\n", "it ends in a line break"),
            (" https://example.com", "it has a blank at the start"),
            ("https://exa\nmple.com", "it has a blank or a control character in it"),
            ("example.com/canary", "it is not absolute"),
            ("app:canary@db:5432/x", "it has no //"),
            ("postgres:/app:canary@db/shop", "it has no //"),
            ("postgres:///app:canary@db/shop", "it has no host"),
            ("file:///run/canary", "it has no host"),
            ("postgres://app%3Acanary%40db/shop", "it has an @"),
            ("postgres://app%3acanary/shop", "it has an @"),
            ("https://example.com/canary@host", "it has an @"),
            ("https://example.com#canary@host", "it has an @"),
        ] {
            let error = Url::from_env_str(text).unwrap_err().to_string();
            assert!(error.starts_with(reason) && !error.contains("canary"), "{error}");
        }
    }
}

//! `url::Url` as a field (feature `url`).

use url::Url;

use super::blanks::refused;
use super::{FromEnvStr, ValueError};
use crate::kind::Kind;

/// An absolute URL (WHATWG URL Standard) without userinfo: the `Debug` of a `Url` prints a password.
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
impl FromEnvStr for Url {
    const KIND: Kind = Kind::Url;

    #[inline]
    fn from_env_str(text: &str) -> Result<Self, ValueError> {
        // The parser drops blanks around the text and line breaks within it: a value that needs that is a mistake.
        if text.bytes().any(|byte| byte.is_ascii_control() || byte == b' ') {
            return Err(refused(text, Some("it has a blank or a control character in it")));
        }
        let url =
            Self::parse(text).map_err(|_| ValueError::because("it is not absolute, or not well-formed"))?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(ValueError::because(
                "it has userinfo, which this type would print: use a handle of factor3::resource, such as Http",
            ));
        }
        if url.cannot_be_a_base() {
            return Err(ValueError::because("it has no // behind its scheme"));
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_without_userinfo_is_read() {
        for text in ["https://example.com", "http://[::1]:8080/a?b=c#d", "ftp://h/f", "custom://host/path"] {
            assert!(Url::from_env_str(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_would_be_printed_or_changed_is_refused() {
        for (text, reason) in [
            ("https://canary@example.com", "it has userinfo"),
            ("https://u:canary@example.com", "it has userinfo"),
            ("https://:canary@example.com", "it has userinfo"),
            ("https://example.com\n", "it ends in a line break"),
            (" https://example.com", "it has a blank at the start"),
            ("https://exa\nmple.com", "it has a blank or a control character in it"),
            ("example.com/canary", "it is not absolute"),
            ("app:canary@db:5432/x", "it has no //"),
        ] {
            let error = Url::from_env_str(text).unwrap_err().to_string();
            assert!(error.starts_with(reason) && !error.contains("canary"), "{error}");
        }
    }
}

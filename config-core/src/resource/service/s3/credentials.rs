//! An access key that is apart from the URL, and what a log must not show.

use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;

use super::{S3, S3Urls};
use crate::resource::credentials::{self, Credentials};
use crate::resource::rules::RulesOf;
use crate::strings;
use crate::value::{SecretParts, ValueError};

impl S3 {
    pub(in crate::resource) fn show_secrets(&self, to: &mut dyn SecretParts) {
        to.ordinary(self.bucket());
        self.0.parts.show_secrets(to);
    }
}

/// The user name is the id of the access key, and the password is its secret.
impl Credentials for S3 {
    const USERNAME: bool = true;
    const PASSWORD: bool = true;
    const WHERE_USER: &'static str = "write the key's id as the user, https://KEY@ENDPOINT/bucket";

    fn written_username(&self) -> Option<&str> {
        self.access_key_id()
    }

    fn written_password(&self) -> Option<&SecretString> {
        self.secret_access_key()
    }

    fn with_credentials(&self, username: Option<&str>, password: Option<&str>) -> Result<Self, ValueError> {
        let parts = &self.0.parts;
        if parts.scheme() != "s3" || parts.username().is_some() {
            return credentials::url(parts, username, password).parse();
        }
        // `s3://KEY:SECRET@name` has an endpoint in the place of the bucket.
        let endpoint = self.endpoint().unwrap_or("https://s3.amazonaws.com");
        let (_, tail) = strings::split_once(self.expose_url(), "://").unwrap_or_default();
        let (_, tail) = strings::split_while(tail, |byte| !matches!(byte, b'/' | b'?'));
        // The path may hold a secret.
        let url = Zeroizing::new(strings::concat(&[endpoint, "/", self.bucket(), tail]));
        let url = credentials::completed(&url, username, password, RulesOf::<S3Urls>::RULES);
        url.ok_or(ValueError::invalid())?.parse()
    }

    fn read_with(
        url: &str,
        username: Option<&str>,
        password: Option<&str>,
    ) -> Option<Result<Self, ValueError>> {
        Some(credentials::completed(url, username, password, RulesOf::<S3Urls>::RULES)?.parse())
    }
}

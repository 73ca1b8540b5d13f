//! An account key that is apart from the URL, and what a log must not show.

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::{AzureBlob, Blobs, connection_string};
use crate::resource::credentials::Credentials;
use crate::resource::parts::Parts;
use crate::strings;
use crate::value::{SecretParts, ValueError};

impl AzureBlob {
    pub(in crate::resource) fn show_secrets(&self, to: &mut dyn SecretParts) {
        for word in [self.account(), self.container()].into_iter().flatten() {
            to.ordinary(word);
        }
        for secret in [self.account_key(), self.sas_token()].into_iter().flatten() {
            to.secret(secret.expose_secret());
        }
        self.0.parts.show_secrets(to);
    }
}

/// The password is the account's key. The URL names the account.
impl Credentials for AzureBlob {
    const USERNAME: bool = false;
    const PASSWORD: bool = true;

    fn written_username(&self) -> Option<&str> {
        None
    }

    fn written_password(&self) -> Option<&SecretString> {
        self.account_key()
    }

    fn with_credentials(&self, _: Option<&str>, password: Option<&str>) -> Result<Self, ValueError> {
        let (Some(key), blobs) = (password, &*self.0) else { return Ok(self.clone()) };
        // A `;` in it would begin another key of the connection string.
        connection_string::check_key(key)?;
        let Some(account) = self.account() else {
            return Err(ValueError::because(
                "it names no account: write AccountName=ACCOUNT;BlobEndpoint=URL",
            ));
        };
        if blobs.sas_token.is_some() {
            return Err(ValueError::because(
                "it has a shared access signature, and SDKs differ in whether they use that or a key: remove one \
                 of the two",
            ));
        }
        let text = Zeroizing::new(strings::concat(&[
            "AccountName=",
            account,
            ";AccountKey=",
            key,
            ";BlobEndpoint=",
            self.endpoint(),
        ]));
        let read = connection_string::read(&text)?;
        // A connection string does not name the container.
        let parts = Parts { url: read.parts.url, ..blobs.parts.clone() };
        Ok(Self(Box::new(Blobs { parts, account_key: read.account_key, ..blobs.clone() })))
    }

    fn read_with(_: &str, _: Option<&str>, _: Option<&str>) -> Option<Result<Self, ValueError>> {
        None
    }
}

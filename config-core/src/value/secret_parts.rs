use core::fmt;

/// Takes the secrets that a value holds, so that they can be masked where anybody writes them.
pub trait SecretParts {
    /// A secret, decoded.
    fn secret(&mut self, text: &str);

    /// Secret bytes.
    fn bytes(&mut self, bytes: &[u8]);

    /// A user with the password. The password itself is a secret of its own.
    fn credentials(&mut self, username: &str, password: &str);

    /// A word that the log has to show, such as a host.
    fn ordinary(&mut self, word: &str);

    /// The URL of a resource, which prints itself without its credentials.
    fn printed(&mut self, url: &dyn fmt::Display) {
        let _ = url;
    }
}

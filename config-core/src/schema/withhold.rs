use std::process::Command;

use super::Schema;
use crate::strings::concat;

/// The variable that names the directory of credentials (systemd.exec(5), "Credentials").
pub(crate) const CREDENTIALS_DIRECTORY: &str = "CREDENTIALS_DIRECTORY";

impl Schema {
    /// Removes every variable that may hold a credential from the environment of a child process.
    ///
    /// A child inherits the whole environment of its parent. So a secret reaches programs that do not need it, and their
    /// logs and crash reports. These names are removed:
    ///
    /// - each secret and each resource, with its `NAME_FILE`, old names and fallbacks;
    /// - the variables of `username` and `password`, and the URL that they belong to;
    /// - each name that is `retired` and looks like a credential: it may still be set, and the credential may still be valid;
    /// - each variable of `is_set` whose name looks like a credential;
    /// - `CREDENTIALS_DIRECTORY`.
    ///
    /// A variable that is set on the command afterwards is passed to the child.
    ///
    /// ```
    /// use std::process::Command;
    /// use factor3::{Config, SecretString};
    ///
    /// #[derive(Config)]
    /// struct App {
    ///     stripe_api_key: SecretString,
    ///     port: u16,
    /// }
    ///
    /// let mut command = Command::new("convert");
    /// App::SCHEMA.withhold(&mut command).env("PORT", "8080");
    /// let removed: Vec<_> = command.get_envs().filter(|(_, value)| value.is_none()).collect();
    /// assert!(removed.iter().any(|(name, _)| *name == "STRIPE_API_KEY"));
    /// assert!(removed.iter().any(|(name, _)| *name == "STRIPE_API_KEY_FILE"));
    /// ```
    pub fn withhold<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        self.each(&mut |variable| {
            if !variable.declaration.may_hold_credential() {
                return;
            }
            let name = variable.name();
            let prefix = name.strip_suffix(variable.declaration.name()).unwrap_or_default();
            let old = variable.renamed_from().iter().map(|old| concat(&[prefix, old]));
            let fallbacks = variable.fallbacks().iter().map(|fallback| String::from(*fallback));
            for name in core::iter::once(name.to_owned()).chain(old).chain(fallbacks) {
                command.env_remove(concat(&[&name, "_FILE"])).env_remove(name);
            }
        });
        self.each_retired(&mut |name, retired| {
            if retired.is_sensitive {
                command.env_remove(concat(&[&name, "_FILE"])).env_remove(name);
            }
        });
        command.env_remove(CREDENTIALS_DIRECTORY)
    }
}

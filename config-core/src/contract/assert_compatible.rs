//! The check that a build starts in the environments of the last release.

use std::fs;
use std::path::Path;

use super::assert_current::{command, shown_path, update_is_wanted, write};
use super::builder::Contract;

/// Fails unless the contract is compatible with the one in the file: for a test that guards releases.
///
/// The file holds the contract of the last release, as [`Contract::to_text`] or `FACTOR3=contract` wrote it. The contract is
/// compatible if each environment that sets only what the file declares, and starts the release, also starts this build:
/// see [`Changes::is_compatible`](super::Changes::is_compatible).
///
/// A relative path starts at the package, since a test runs in its directory. With the variable `FACTOR3_UPDATE=1` the
/// file is written instead. Do that when a release is made, or when an operator has done what the change needs.
///
/// ```
/// use factor3::contract::{Contract, assert_compatible};
/// use factor3::{Config, SecretString};
///
/// #[derive(Config)]
/// struct App {
///     /// Key of the payment provider.
///     stripe_api_key: SecretString,
/// }
///
/// let contract = Contract::new("shop").process("web", App::SCHEMA);
/// // In a test of the application, with a path in its repository:
/// # let directory = std::env::temp_dir().join(format!("factor3-doctest-c-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory).unwrap();
/// # let path = directory.join("released.contract");
/// # std::fs::write(&path, contract.to_text()).unwrap();
/// assert_compatible(&path, &contract);
/// # std::fs::remove_dir_all(&directory).unwrap();
/// ```
///
/// # Panics
///
/// If the file is missing, cannot be read or written, is not a contract, or is the contract of a build whose environments
/// may not start this one. The message lists what changes, each with what to do, and ends with the command that updates the
/// file.
#[track_caller]
pub fn assert_compatible(path: impl AsRef<Path>, contract: &Contract) {
    if let Some(message) = check(path.as_ref(), contract) {
        panic!("{message}");
    }
}

/// What is wrong, if anything is.
fn check(path: &Path, contract: &Contract) -> Option<String> {
    if update_is_wanted() {
        return write(path, &contract.to_text());
    }
    let what = match fs::read_to_string(path) {
        Ok(old) => match contract.changes_since(&old) {
            Ok(changes) if changes.is_compatible() => return None,
            Ok(changes) => format!("is the contract of the last release.\n\n{changes}"),
            Err(error) => format!("cannot be compared: {error}\n"),
        },
        Err(error) => format!("cannot be read: {error}\n"),
    };
    Some(format!(
        "{} {what}\nTo replace it with the contract of this build: {}\n",
        shown_path(path),
        command()
    ))
}

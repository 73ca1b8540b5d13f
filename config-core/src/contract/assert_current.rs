//! The check that a committed copy of a contract is up to date.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::changed_lines::changed_lines;
use crate::report::text::escaped;

/// The variable that, set to `1`, has the files written.
const UPDATE: &str = "FACTOR3_UPDATE";

/// Fails unless the file holds the text: for a test that keeps a committed copy of a contract up to date.
///
/// A relative path starts at the package, since a test runs in its directory. A line break of the file may be `\r\n`, as
/// Git writes it on Windows.
///
/// With the variable `FACTOR3_UPDATE=1` it writes the file instead, and creates its directories. That is for a
/// developer's machine: where a build sets it, nothing is checked.
///
/// ```
/// use factor3::contract::{Contract, assert_current};
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
/// # let directory = std::env::temp_dir().join(format!("factor3-doctest-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory).unwrap();
/// # let path = directory.join(".env.example");
/// # std::fs::write(&path, contract.dotenv_example()).unwrap();
/// assert_current(&path, &contract.dotenv_example());
/// # std::fs::remove_dir_all(&directory).unwrap();
/// ```
///
/// # Panics
///
/// Where the file is missing, cannot be read or written, or differs. The message names the file, lists the lines that
/// only one of both texts has, at most 50 of each, and ends with the command that updates the file:
///
/// ```text
/// .env.example is out of date.
///
/// Only in the file (values are hidden):
///     2  …
///     3  …
///
/// Only expected:
///     2  # a whole number from 0 to 65535 (default 8080)
///     3  #PORT=8080
///
/// To update it: FACTOR3_UPDATE=1 cargo test -p shop the_example_is_current
/// ```
///
/// Such a message ends up in the logs of a build, and somebody may have filled a real secret into the file. So of a line
/// that only the file has, the message shows at most the name in `NAME=value` and `NAME: value`: a name that is in the
/// contract, or that is written in capitals. A word in capitals may be a key: without `_`, one that has a digit or at least
/// 16 characters is hidden. After an update, `git diff` shows the whole lines.
#[track_caller]
pub fn assert_current(path: impl AsRef<Path>, text: &str) {
    if let Some(message) = check(path.as_ref(), text) {
        panic!("{message}");
    }
}

/// What is wrong with the file, if anything is.
fn check(path: &Path, text: &str) -> Option<String> {
    let found = fs::read(path).map(String::from_utf8);
    if let Ok(Ok(found)) = &found {
        if is_current(found, text) {
            return None;
        }
    }
    if update_is_wanted() {
        return write(path, text);
    }
    let what = match found {
        Ok(Ok(found)) => {
            let found = if text.contains("\r\n") { found } else { found.replace("\r\n", "\n") };
            format!("is out of date.\n\n{}", changed_lines(&found, text).trim_end())
        }
        Ok(Err(_)) => "is out of date: it is not UTF-8".to_owned(),
        Err(_) if path.is_dir() => "is a directory, where a file should be".to_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => "is missing".to_owned(),
        Err(error) => format!("cannot be read: {error}"),
    };
    Some(format!("{} {what}\n\nTo update it: {}\n", shown_path(path), command()))
}

#[allow(clippy::disallowed_methods, reason = "Cargo and a developer set it for a test, not an operator")]
pub(super) fn update_is_wanted() -> bool {
    env::var_os(UPDATE).is_some_and(|value| value == "1")
}

fn is_current(found: &str, text: &str) -> bool {
    found == text || found.replace("\r\n", "\n") == text
}

pub(super) fn write(path: &Path, text: &str) -> Option<String> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
    let created = directory.map_or(Ok(()), fs::create_dir_all);
    match created.and_then(|()| fs::write(path, text)) {
        Ok(()) => None,
        Err(error) => Some(format!("{} cannot be written: {error}", shown_path(path))),
    }
}

pub(super) fn shown_path(path: &Path) -> String {
    escaped(&path.display().to_string())
}

/// The command that runs the current test and has it write the file. A test has the name of its thread, unless the test
/// runs on another thread, or all tests run on one.
#[allow(clippy::disallowed_methods, reason = "Cargo sets it for a test")]
pub(super) fn command() -> String {
    let package = env::var("CARGO_PKG_NAME").map(|package| format!(" -p {package}")).unwrap_or_default();
    let thread = std::thread::current();
    let test = thread.name().filter(|name| *name != "main" && is_path(name));
    let test = test.map(|name| format!(" {name}")).unwrap_or_default();
    format!("{UPDATE}=1 cargo test{package}{test}")
}

/// Whether a name is the path of a function.
fn is_path(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':')
}

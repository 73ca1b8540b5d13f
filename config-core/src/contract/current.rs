//! A committed copy of a contract, held to be what the struct says.

use std::env;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::ascii::concat;
use crate::report::text::escaped;

use super::diff;

/// Set to `1`, it has the files written.
const UPDATE: &str = "FACTOR3_UPDATE";

/// Fails unless the file holds the text: for a test that keeps a committed copy of a contract up to date.
///
/// A relative path is one of the package: a test runs in its directory. A line break of the file may be `\r\n`, as Git
/// writes it on Windows.
///
/// With the variable `FACTOR3_UPDATE=1` it writes the file instead, and the directories that it lies in. That is for a
/// developer's machine: where a build sets it, nothing is checked.
///
/// ```
/// use factor3::{Config, SecretString, contract};
///
/// #[derive(Config)]
/// struct App {
///     /// Key of the payment provider.
///     stripe_api_key: SecretString,
/// }
///
/// // In a test of the app, with a path in its repository:
/// # let directory = std::env::temp_dir().join(format!("factor3-doctest-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory).unwrap();
/// # let path = directory.join(".env.example");
/// # std::fs::write(&path, contract::dotenv_example(&[("web", App::SCHEMA)])).unwrap();
/// contract::assert_current(&path, &contract::dotenv_example(&[("web", App::SCHEMA)]));
/// # std::fs::remove_dir_all(&directory).unwrap();
/// ```
///
/// # Panics
///
/// Where the file is missing, cannot be read or written, or differs. The message names the file, shows the lines that
/// differ (`-` in the file, `+` as it should be, at most 100), and ends with the command that writes it:
///
/// ```text
/// .env.example is not what the contract says: - in the file (… for what only it has), + as it should be
///
/// @@ -1,3 +1,3 @@
///  # Port the web process binds.
/// -# default … a whole number from 0 to 65535
/// -PORT=…
/// +# default 8080: a whole number from 0 to 65535
/// +PORT=8080
///
/// To write it: FACTOR3_UPDATE=1 cargo test -p shop the_example_is_current
/// ```
///
/// Such a message ends up in the logs of a build, and somebody may have filled a real secret into the file. So a line that
/// only the file has is not shown whole. Of `NAME=value` and `NAME: value` it is what stands before the `=` or `:`, of any
/// other line those of its words that the contract has too, and `…` for the rest: no text that the contract does not hold,
/// but names in capitals. `git diff`, after the file was written, shows all of it.
#[track_caller]
pub fn assert_current(path: impl AsRef<Path>, text: &str) {
    if let Some(message) = check(path.as_ref(), text) {
        panic!("{message}");
    }
}

/// What is to be said of the file, if anything is.
fn check(path: &Path, text: &str) -> Option<String> {
    let found = fs::read(path).map(String::from_utf8);
    if let Ok(Ok(found)) = &found {
        if is_current(found, text) {
            return None;
        }
    }
    if env::var_os(UPDATE).is_some_and(|value| value == "1") {
        return write(path, text);
    }
    let (what, shown) = match found {
        Ok(Ok(found)) => {
            let found = if text.contains("\r\n") { found } else { found.replace("\r\n", "\n") };
            let shown = concat(&["\n\n", diff::of(&found, text).trim_end()]);
            (
                "is not what the contract says: - in the file (… for what only it has), + as it should be"
                    .to_owned(),
                shown,
            )
        }
        Ok(Err(_)) => ("is not what the contract says: it is not UTF-8".to_owned(), String::new()),
        Err(_) if path.is_dir() => ("is a directory, where a file should be".to_owned(), String::new()),
        Err(error) if error.kind() == ErrorKind::NotFound => ("is missing".to_owned(), String::new()),
        Err(error) => (concat(&["cannot be read: ", &error.to_string()]), String::new()),
    };
    Some(concat(&[&shown_path(path), " ", &what, &shown, "\n\nTo write it: ", &command(), "\n"]))
}

fn is_current(found: &str, text: &str) -> bool {
    found == text || found.replace("\r\n", "\n") == text
}

#[cold]
fn write(path: &Path, text: &str) -> Option<String> {
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty());
    let made = directory.map_or(Ok(()), fs::create_dir_all);
    match made.and_then(|()| fs::write(path, text)) {
        Ok(()) => None,
        Err(error) => Some(concat(&[&shown_path(path), " cannot be written: ", &error.to_string()])),
    }
}

fn shown_path(path: &Path) -> String {
    escaped(&path.display().to_string())
}

/// The command that runs the test that is running and has it write. A test is named as its thread is, unless it runs on
/// another, or all run on one.
fn command() -> String {
    let package = env::var("CARGO_PKG_NAME").map(|package| concat(&[" -p ", &package])).unwrap_or_default();
    let thread = std::thread::current();
    let test = thread.name().filter(|name| *name != "main" && is_path(name));
    let test = test.map(|name| concat(&[" ", name])).unwrap_or_default();
    concat(&[UPDATE, "=1 cargo test", &package, &test])
}

/// Whether it is the path of a function.
fn is_path(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == ':')
}

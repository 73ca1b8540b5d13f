//! A committed file that is held to be what the contract says.

#![cfg(feature = "contract")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod child;

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Output;

use factor3::contract::assert_current;

/// An empty directory of the test's own.
fn directory(test: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract_current").join(test);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// The same test in a process of its own, where no variable of the developer's is set.
fn run(test: &str, vars: &[(&str, &str)]) -> Output {
    let mut child = child::command(test);
    // With one test thread a test would have no name.
    child.env("RUST_TEST_THREADS", "2").envs(vars.iter().copied()).output().unwrap()
}

fn passes(test: &str, vars: &[(&str, &str)]) {
    let output = run(test, vars);
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("1 passed"), "{stdout}{}", String::from_utf8_lossy(&output.stderr));
}

/// Whether this is the process to check in. Else it is started, and has to pass.
fn is_alone(test: &str) -> bool {
    if !child::is(test) {
        passes(test, &[]);
        return false;
    }
    true
}

/// What the failure says; nothing if there is none.
fn message(path: &Path, text: &str) -> Option<String> {
    let failure = catch_unwind(|| assert_current(path, text)).err()?;
    Some(*failure.downcast::<String>().unwrap())
}

const CONTRACT: &str = "\
# Port the web process binds.
# default 8080: a whole number from 0 to 65535
PORT=8080

# Key of the payment provider.
# required: a secret
STRIPE_API_KEY=
";

#[test]
fn the_same_text_passes() {
    if is_alone("the_same_text_passes") {
        let path = directory("same").join("contract");
        for (file, text) in [
            (CONTRACT, CONTRACT),
            ("", ""),
            ("a\r\nb\r\n", "a\nb\n"),
            ("a\r\nb\n", "a\nb\n"),
            ("a\r\nb\r\n", "a\r\nb\r\n"),
        ] {
            fs::write(&path, file).unwrap();
            assert_eq!(message(&path, text), None, "{file:?}");
        }
        for (file, text) in
            [("a\n", "a"), ("a", "a\n"), ("a\n", "b\n"), ("a\n", "a\r\n"), ("a\rb\n", "a\nb\n")]
        {
            fs::write(&path, file).unwrap();
            assert!(message(&path, text).is_some(), "{file:?}");
        }
    }
}

#[test]
fn the_difference_shows_and_the_command_that_writes_it() {
    if is_alone("the_difference_shows_and_the_command_that_writes_it") {
        let path = directory("difference").join("contract");
        fs::write(
            &path,
            CONTRACT.replace("8080", "3000").replace("STRIPE_API_KEY=", "STRIPE_API_KEY=hunter2\nOLD=1"),
        )
        .unwrap();
        let expected = format!(
            "\
{} is not what the contract says: - in the file (… for what only it has), + as it should be

@@ -1,8 +1,7 @@
 # Port the web process binds.
-# default … a whole number from 0 to 65535
-PORT=…
+# default 8080: a whole number from 0 to 65535
+PORT=8080
 
 # Key of the payment provider.
 # required: a secret
-STRIPE_API_KEY=…
-OLD=…
+STRIPE_API_KEY=

To write it: FACTOR3_UPDATE=1 cargo test the_difference_shows_and_the_command_that_writes_it
",
            path.display()
        );
        assert_eq!(message(&path, CONTRACT).unwrap(), expected);
    }
}

/// The last line of a message without a path.
fn command() -> String {
    let message = message(&directory("command").join("missing"), CONTRACT).unwrap();
    message.lines().last().unwrap().to_owned()
}

#[test]
fn the_command_names_the_package_and_the_test() {
    let test = "the_command_names_the_package_and_the_test";
    if child::is(test) {
        println!("{}", command());
        let on = |name: &str| {
            std::thread::Builder::new().name(name.to_owned()).spawn(command).unwrap().join().unwrap()
        };
        println!("{}\n{}", on("tests::env"), on("tokio-runtime-worker"));
        println!("{}", std::thread::spawn(command).join().unwrap());
        return;
    }
    let output = run(test, &[("CARGO_PKG_NAME", "shop")]);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let named = "To write it: FACTOR3_UPDATE=1 cargo test -p shop";
    let expected = format!("{named} {test}\n{named} tests::env\n{named}\n{named}\n");
    assert!(stdout.contains(&expected), "{stdout}");
    // All on one thread, which has no test's name.
    let output = child::command(test).env("RUST_TEST_THREADS", "1").output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("To write it: FACTOR3_UPDATE=1 cargo test\n"), "{stdout}");
}

#[test]
fn what_is_no_such_file_is_said_so() {
    if is_alone("what_is_no_such_file_is_said_so") {
        let directory = directory("no_such_file");
        let said = |path: &Path| {
            let message = message(path, CONTRACT).unwrap();
            let (said, command) = message.split_once("\n\n").unwrap();
            assert!(command.starts_with("To write it: "), "{message}");
            said.strip_prefix(&*path.display().to_string()).unwrap().to_owned()
        };
        assert_eq!(said(&directory.join("a").join("b")), " is missing");
        assert_eq!(said(&directory), " is a directory, where a file should be");
        let path = directory.join("bytes");
        fs::write(&path, b"hunter2\xff").unwrap();
        assert_eq!(said(&path), " is not what the contract says: it is not UTF-8");
        assert!(said(&path.join("below")).starts_with(" cannot be read: ") || cfg!(windows));
    }
}

#[test]
fn control_characters_are_escaped() {
    if is_alone("control_characters_are_escaped") {
        let path = directory("control").join("contract");
        fs::write(&path, "a\u{1b}[31m\n\u{7f}b\nc\t\u{202e}d\n").unwrap();
        let message = message(&path, "a\n\u{1b}[31m\u{7f}\r\n\u{202e}\n").unwrap();
        assert!(message.lines().count() > 5, "{message}");
        assert!(!message.chars().any(|c| c.is_control() && c != '\n'), "{message:?}");
    }
}

#[test]
fn a_secret_in_the_file_is_not_shown() {
    if is_alone("a_secret_in_the_file_is_not_shown") {
        let path = directory("secret").join("contract");
        for line in [
            "STRIPE_API_KEY=hunter2",
            "STRIPE_API_KEY=\"hunter2 # secret\"",
            "STRIPE_API_KEY: hunter2",
            "  \"STRIPE_API_KEY\": \"hunter2\",",
            "STRIPE_API_KEY=|\n  hunter2",
            "# Key of the payment provider: hunter2",
            "| `STRIPE_API_KEY` | secret | hunter2 |",
            "hunter2",
            "Environment=\"STRIPE_API_KEY=hunter2\"",
            "postgres://hunter2:hunter2@hunter2/hunter2",
        ] {
            for text in
                [CONTRACT.to_owned() + line, CONTRACT.replace("STRIPE_API_KEY=", line), line.to_owned()]
            {
                fs::write(&path, &text).unwrap();
                let message = message(&path, CONTRACT).unwrap();
                assert!(message.contains("\n-") && message.contains('…'), "{message}");
                assert!(!message.contains("hunter2"), "{message}");
            }
        }
        // What both have shows, and what should be there.
        fs::write(&path, format!("hunter2\n{CONTRACT}")).unwrap();
        assert!(
            message(&path, &format!("hunter2\n{CONTRACT}B=hunter2\n")).unwrap().contains("\n+B=hunter2\n")
        );
    }
}

#[test]
fn of_much_the_rest_is_counted() {
    if is_alone("of_much_the_rest_is_counted") {
        let path = directory("much").join("contract");
        let long: String = (0..10_000).map(|line| format!("{line}\n")).collect();
        fs::write(&path, &long).unwrap();
        let message = message(&path, &long.replace("0\n", "zero\n")).unwrap();
        assert!(message.lines().count() < 130, "{message}");
        assert!(
            message.contains("\n+zero\n") && message.contains(" more lines\n\nTo write it: "),
            "{message}"
        );
    }
}

#[test]
fn asked_to_it_writes_the_file() {
    let test = "asked_to_it_writes_the_file";
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract_current").join("update");
    let (path, other) = (directory.join("a").join("b").join("contract"), directory.join("windows"));
    if child::is(test) {
        assert_current(&path, CONTRACT);
        assert_current(&other, "a\nb\n");
        return;
    }
    self::directory("update");
    fs::write(&other, "a\r\nb\r\n").unwrap();
    for unset in ["", "0", "yes"] {
        assert!(!run(test, &[("FACTOR3_UPDATE", unset)]).status.success(), "{unset:?}");
    }
    assert!(!path.exists());
    // Made, with its directories; then it is current, with and without.
    passes(test, &[("FACTOR3_UPDATE", "1")]);
    assert_eq!(fs::read_to_string(&path).unwrap(), CONTRACT);
    passes(test, &[("FACTOR3_UPDATE", "1")]);
    passes(test, &[]);
    // What is current stays as it is.
    assert_eq!(fs::read_to_string(&other).unwrap(), "a\r\nb\r\n");
    // What differs, or is no text, is written anew.
    for content in [&b"hunter2"[..], b"\xff"] {
        fs::write(&path, content).unwrap();
        passes(test, &[("FACTOR3_UPDATE", "1")]);
        assert_eq!(fs::read_to_string(&path).unwrap(), CONTRACT);
    }
    // What cannot be written is a failure.
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let output = run(test, &[("FACTOR3_UPDATE", "1")]);
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(!output.status.success() && text.contains(" cannot be written: "), "{text}");
}

/// A failure points at the call.
#[test]
fn a_relative_path_is_of_the_package_and_the_failure_of_the_test() {
    let test = "a_relative_path_is_of_the_package_and_the_failure_of_the_test";
    if child::is(test) {
        assert_current(
            "LICENSE-MIT",
            &fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT")).unwrap(),
        );
        assert_current("no such file", "");
    }
    if !child::is(test) {
        let stderr = String::from_utf8(run(test, &[]).stderr).unwrap();
        assert!(stderr.contains("tests/contract_current.rs:") || cfg!(windows), "{stderr}");
        assert!(stderr.contains("no such file is missing"), "{stderr}");
    }
}

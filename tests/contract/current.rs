//! `assert_current`: a committed file is compared with the contract.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::Output;

use factor3::contract::assert_current;

use crate::child;

/// An empty directory for one test.
fn directory(test: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract_current").join(test);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// Runs the same test in a new process without the developer's variables.
fn run(test: &str, vars: &[(&str, &str)]) -> Output {
    let mut child = child::command(module_path!(), test);
    // With one test thread, the thread would not have the name of the test.
    child.env("RUST_TEST_THREADS", "2").envs(vars.iter().copied()).output().unwrap()
}

fn passes(test: &str, vars: &[(&str, &str)]) {
    let output = run(test, vars);
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("1 passed"), "{stdout}{}", String::from_utf8_lossy(&output.stderr));
}

/// Whether this is the new process. If not, starts it and checks that it passes.
fn is_alone(test: &str) -> bool {
    if !child::is(module_path!(), test) {
        passes(test, &[]);
        return false;
    }
    true
}

/// The message of the failure; `None` if there is no failure.
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
fn the_message_shows_the_difference_and_the_command() {
    if is_alone("the_message_shows_the_difference_and_the_command") {
        let path = directory("difference").join("contract");
        fs::write(
            &path,
            CONTRACT.replace("8080", "3000").replace("STRIPE_API_KEY=", "STRIPE_API_KEY=hunter2\nOLD=1"),
        )
        .unwrap();
        let expected = format!(
            "\
{} is out of date.

Only in the file (values are hidden):
    2  …
    3  PORT=…
    7  STRIPE_API_KEY=…
    8  OLD=…

Only expected:
    2  # default 8080: a whole number from 0 to 65535
    3  PORT=8080
    7  STRIPE_API_KEY=

To update it: FACTOR3_UPDATE=1 cargo test current::the_message_shows_the_difference_and_the_command
",
            path.display()
        );
        assert_eq!(message(&path, CONTRACT).unwrap(), expected);
    }
}

#[test]
fn the_message_hides_keys_that_look_like_names() {
    if is_alone("the_message_hides_keys_that_look_like_names") {
        let path = directory("keys").join("contract");
        for key in ["JBSWY3DPEHPK3PXP=", "GEZDGNBVGY3TQOJQ====", "AKIAIOSFODNN7EXAMPLE:zz"] {
            fs::write(&path, format!("{CONTRACT}{key}\n")).unwrap();
            let message = message(&path, CONTRACT).unwrap();
            assert!(message.contains("    8  …\n"), "{message}");
            assert!(!message.contains(key.trim_end_matches('=')), "{message}");
        }
        // The contract has this name.
        let contract = "S3BUCKETOFINVOICES=\n";
        fs::write(&path, "S3BUCKETOFINVOICES=hunter2\n").unwrap();
        let message = message(&path, contract).unwrap();
        assert!(message.contains("    1  S3BUCKETOFINVOICES=…\n"), "{message}");
    }
}

/// The last line of a message: the command.
fn command() -> String {
    let message = message(&directory("command").join("missing"), CONTRACT).unwrap();
    message.lines().last().unwrap().to_owned()
}

#[test]
fn the_command_names_the_package_and_the_test() {
    let test = "the_command_names_the_package_and_the_test";
    if child::is(module_path!(), test) {
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
    let named = "To update it: FACTOR3_UPDATE=1 cargo test -p shop";
    let expected = format!("{named} current::{test}\n{named} tests::env\n{named}\n{named}\n");
    assert!(stdout.contains(&expected), "{stdout}");
    // With one test thread, the thread does not have the name of the test.
    let output = child::command(module_path!(), test).env("RUST_TEST_THREADS", "1").output().unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert!(stdout.contains("To update it: FACTOR3_UPDATE=1 cargo test\n"), "{stdout}");
}

#[test]
fn a_missing_or_unreadable_file_has_a_message() {
    if is_alone("a_missing_or_unreadable_file_has_a_message") {
        let directory = directory("no_such_file");
        let said = |path: &Path| {
            let message = message(path, CONTRACT).unwrap();
            let (said, command) = message.split_once("\n\n").unwrap();
            assert!(command.starts_with("To update it: "), "{message}");
            said.strip_prefix(&*path.display().to_string()).unwrap().to_owned()
        };
        assert_eq!(said(&directory.join("a").join("b")), " is missing");
        assert_eq!(said(&directory), " is a directory, where a file should be");
        let path = directory.join("bytes");
        fs::write(&path, b"hunter2\xff").unwrap();
        assert_eq!(said(&path), " is out of date: it is not UTF-8");
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
                assert!(message.contains("\nOnly in the file") && message.contains('…'), "{message}");
                assert!(!message.contains("hunter2"), "{message}");
            }
        }
        // What should be there shows.
        fs::write(&path, format!("hunter2\n{CONTRACT}")).unwrap();
        let message = message(&path, &format!("hunter2\n{CONTRACT}B=hunter2\n")).unwrap();
        assert!(message.contains("\n    9  B=hunter2\n"), "{message}");
    }
}

#[test]
fn a_long_difference_is_cut_and_the_rest_is_counted() {
    if is_alone("a_long_difference_is_cut_and_the_rest_is_counted") {
        let path = directory("much").join("contract");
        let long: String = (0..10_000).map(|line| format!("{line}\n")).collect();
        fs::write(&path, &long).unwrap();
        let message = message(&path, &long.replace("0\n", "zero\n")).unwrap();
        assert!(message.lines().count() < 130, "{message}");
        assert!(
            message.contains("\n    1  zero\n") && message.contains(" more lines\n\nTo update it: "),
            "{message}"
        );
    }
}

#[test]
fn with_factor3_update_the_file_is_written() {
    let test = "with_factor3_update_the_file_is_written";
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract_current").join("update");
    let (path, other) = (directory.join("a").join("b").join("contract"), directory.join("windows"));
    if child::is(module_path!(), test) {
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
    // The file is created with its directories. Then it is current, with and without FACTOR3_UPDATE.
    passes(test, &[("FACTOR3_UPDATE", "1")]);
    assert_eq!(fs::read_to_string(&path).unwrap(), CONTRACT);
    passes(test, &[("FACTOR3_UPDATE", "1")]);
    passes(test, &[]);
    // A current file is not changed.
    assert_eq!(fs::read_to_string(&other).unwrap(), "a\r\nb\r\n");
    // A file that differs or is not text is replaced.
    for content in [&b"hunter2"[..], b"\xff"] {
        fs::write(&path, content).unwrap();
        passes(test, &[("FACTOR3_UPDATE", "1")]);
        assert_eq!(fs::read_to_string(&path).unwrap(), CONTRACT);
    }
    // A file that cannot be written is a failure.
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let output = run(test, &[("FACTOR3_UPDATE", "1")]);
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(!output.status.success() && text.contains(" cannot be written: "), "{text}");
}

/// A failure points at the line of the call.
#[test]
fn a_relative_path_starts_at_the_package_and_a_failure_points_at_the_test() {
    let test = "a_relative_path_starts_at_the_package_and_a_failure_points_at_the_test";
    if child::is(module_path!(), test) {
        assert_current(
            "LICENSE-MIT",
            &fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/LICENSE-MIT")).unwrap(),
        );
        assert_current("no such file", "");
    }
    if !child::is(module_path!(), test) {
        let stderr = String::from_utf8(run(test, &[]).stderr).unwrap();
        assert!(stderr.contains("tests/contract/current.rs:") || cfg!(windows), "{stderr}");
        assert!(stderr.contains("no such file is missing"), "{stderr}");
    }
}
